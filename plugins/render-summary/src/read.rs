//! What a summary is made from, read off an article and what earlier stages found in it.

use copydesk_plugin_sdk::{Annotation, Article, BlockKind, Field};

use crate::story::{Evidence, Passage, Pointer, Quotation, Role, Story};

/// A topic less sure than this tells nothing about its sentence.
const SURE: f64 = 0.9;

/// The views of the article; with `focus`, all that tells which topic stands where.
pub(crate) fn read_story<'a>(article: &Article<'a>, focus: bool) -> Story<'a> {
    let passages = article.blocks().map(|block| {
        let role = match block.kind {
            BlockKind::Paragraph => Role::Prose,
            BlockKind::ListItem => Role::Item,
            BlockKind::Heading | BlockKind::Caption | BlockKind::Blockquote | BlockKind::Table => Role::Other,
        };
        Passage { role, text: block.text }
    });
    let mut story = Story {
        headline: article.headline().unwrap_or_default(),
        dateline: article.field(Field::Dateline).unwrap_or_default(),
        language: article.language().unwrap_or_default(),
        passages: passages.collect(),
        ..Story::default()
    };
    for media in article.media() {
        if let Some(passage) = media.caption.and_then(|caption| story.passages.get_mut(caption)) {
            passage.role = Role::Other;
        }
    }
    for annotation in article.annotations() {
        match annotation.kind() {
            "subject" if focus => {
                let qcode = annotation.text_feature("qcode").unwrap_or_default();
                let name = annotation.text_feature("name").unwrap_or_default();
                story.evidence.extend(pointers(&annotation).map(|pointer| Evidence { qcode, name, pointer }));
            }
            "subject" if annotation.number_feature("confidence").is_none_or(|sure| sure >= SURE) => story
                .evidence
                .extend(pointers(&annotation).take(1).map(|pointer| Evidence { pointer, ..Evidence::default() })),
            "quote" => story.quotations.extend(quotation(&annotation)),
            _ => {}
        }
    }
    story
}

/// Who says a direct quotation, where that is known.
pub(crate) fn speaker<'a>(quote: &Annotation<'a>) -> Option<&'a str> {
    (quote.text_feature("kind") == Some("direct")).then(|| quote.text_feature("speaker")).flatten()
}

fn quotation<'a>(quote: &Annotation<'a>) -> Option<Quotation<'a>> {
    Some(Quotation {
        speaker: speaker(quote)?,
        called: quote.text_feature("speaker_text").unwrap_or_default(),
        sure: quote.number_feature("confidence").unwrap_or_default(),
        pointer: pointers(quote).next()?,
    })
}

fn pointers<'a>(annotation: &Annotation<'a>) -> impl Iterator<Item = Pointer> + use<'a> {
    annotation.block_spans().map(|(block, range)| Pointer { block, range })
}
