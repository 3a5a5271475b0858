//! The stage: an article's view in, `subject` annotations out.

use copydesk_plugin_sdk::{Article, BlockKind, Failure, Field, NewAnnotation, Span, Stage, Verdict, export_plugin};

use crate::config::Config;
use crate::fault::Fault;
use crate::tagging::story::{Part, Place, Story};
use crate::tagging::tagger::Tagger;

/// Gives articles their topics.
pub struct TagTopics {
    tagger: Tagger,
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        match fault.pointer.is_empty() {
            true => Failure::fatal(fault.message),
            false => Failure::config(fault.pointer, fault.message),
        }
    }
}

impl Stage for TagTopics {
    type Config = Config;
    const ID: &'static str = "tag-topics";
    const DOC: &'static str = "Gives articles IPTC Media Topics, with confidence and the words they stand on";
    const READS: &'static [&'static str] = &["headline", "body", "language"];
    const WRITES: &'static [&'static str] = &["subjects"];

    fn create(config: Config) -> Result<Self, Failure> {
        let (basis, limits) = config.open()?;
        Ok(Self { tagger: Tagger::new(basis, limits)? })
    }

    fn process(&mut self, article: &mut Article<'_>) -> Result<Verdict, Failure> {
        let language = article.language();
        let blocks: Vec<(Part, &str)> = article.blocks().map(|block| (part(block.kind), block.text)).collect();
        let story = Story { headline: article.headline(), blocks: &blocks };
        for topic in self.tagger.tag(language, &story)? {
            let spans: Vec<Span> = topic
                .evidence
                .into_iter()
                .map(|place| match place {
                    Place::Headline(bytes) => Span::field(Field::Headline, bytes),
                    Place::Block(index, bytes) => Span::block(index, bytes),
                })
                .collect();
            let concept = self.tagger.taxonomy().concept(topic.concept);
            let name = self.tagger.name(language, topic.concept);
            article.annotate(&NewAnnotation {
                kind: "subject",
                spans: &spans,
                features: &[
                    ("qcode", (&*concept.qcode).into()),
                    ("name", name.into()),
                    ("confidence", topic.confidence.into()),
                ],
            });
        }
        Ok(Verdict::Keep)
    }
}

fn part(kind: BlockKind) -> Part {
    match kind {
        BlockKind::Heading => Part::Heading,
        BlockKind::Caption => Part::Caption,
        BlockKind::Table => Part::Table,
        BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Blockquote => Part::Prose,
    }
}

export_plugin!(TagTopics);
