//! The annotations of an article as a stage sees them: only those that its `reads` name.

use crate::places::Places;
use copydesk_article::{Annotation, Article, OptionalPart, Quote, Span, Subject, Target};
use copydesk_plugin_abi::{
    CD_BOOL, CD_IN_BLOCK, CD_IN_FIELD, CD_JSON, CD_NUMBER, CD_TEXT, cd_annotation, cd_feature, cd_span, cd_str,
};
use serde_json::Value;

/// What a stage reads of that which is not shown to every stage.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reads {
    quotes: bool,
    subjects: bool,
    /// `annotations` means every type.
    all_types: bool,
    types: Vec<String>,
}

impl Reads {
    pub(crate) fn new(names: &[String]) -> Reads {
        // A trailing `?` says that the stage can do without: it is shown what there is all the same.
        let types: Vec<String> = names.iter().map(|name| name.trim_end_matches('?').to_owned()).collect();
        let has = |name: &str| types.iter().any(|other| other == name);
        // An annotation's type and the list that holds it are the same thing, as where a definition is checked.
        let (quotes, subjects) = (has("quotes") || has("quote"), has("subjects") || has("subject"));
        Reads { quotes, subjects, all_types: has("annotations"), types }
    }

    fn type_wanted(&self, kind: &str) -> bool {
        self.all_types || self.types.iter().any(|name| name == kind)
    }

    /// Whether `get` shows a part: what the views hold back too, and what is for the desk alone, must be named.
    pub(crate) fn shows(&self, part: OptionalPart<'_>) -> bool {
        let named = |name: &str| self.types.iter().any(|other| other == name);
        match part {
            OptionalPart::Quotes => self.quotes,
            OptionalPart::Subjects => self.subjects,
            OptionalPart::Annotations(kind) => self.type_wanted(kind),
            OptionalPart::PrivateNotes => named("ednotes"),
            OptionalPart::Removed => named("removed"),
            OptionalPart::Lineage => named("lineage"),
        }
    }

    fn nothing_in(&self, article: &Article) -> bool {
        (!self.quotes || article.quotes.is_empty())
            && (!self.subjects || article.subjects.is_empty())
            && (article.annotations.is_empty() || !article.annotations.iter().any(|a| self.type_wanted(&a.kind)))
    }
}

/// The views, and the memory that they point into.
#[derive(Default)]
pub(crate) struct Views {
    pub(crate) list: Vec<cd_annotation>,
    spans: Vec<cd_span>,
    features: Vec<cd_feature>,
    /// Features that are neither text, number nor boolean, as JSON.
    json: Vec<String>,
    /// Features that already belong to a view.
    taken: usize,
}

impl Views {
    /// Fills the views. They are valid until the article or the views change.
    pub(crate) fn fill(&mut self, article: &Article, reads: &Reads) {
        self.list.clear();
        if reads.nothing_in(article) {
            return;
        }
        self.spans.clear();
        self.features.clear();
        self.json.clear();
        self.taken = 0;
        let places = &Places::of(article, spans_shown(article, reads));
        if reads.quotes {
            article.quotes.iter().for_each(|quote| self.quote(places, quote));
        }
        if reads.subjects {
            article.subjects.iter().for_each(|subject| self.subject(places, subject));
        }
        for annotation in article.annotations.iter().filter(|annotation| reads.type_wanted(&annotation.kind)) {
            self.other(places, annotation);
        }
        self.settle();
    }

    fn quote(&mut self, places: &Places<'_>, quote: &Quote) {
        self.feature("kind", CD_TEXT, cd_str::new(quote.kind.name()), 0.0);
        self.text("speaker", quote.speaker.as_deref());
        self.text("speaker_text", quote.speaker_text.as_deref());
        self.text("cue", quote.cue.as_deref());
        self.number("confidence", quote.confidence);
        self.push(places, "quote", &quote.spans, cd_str::NONE);
    }

    fn subject(&mut self, places: &Places<'_>, subject: &Subject) {
        self.text("qcode", subject.qcode.as_deref());
        self.text("name", subject.name.as_deref());
        self.number("confidence", subject.confidence);
        self.push(places, "subject", &subject.evidence, cd_str::new(&subject.creator));
    }

    fn other(&mut self, places: &Places<'_>, annotation: &Annotation) {
        for (name, value) in &annotation.features {
            match value {
                Value::String(text) => self.feature(name, CD_TEXT, cd_str::new(text), 0.0),
                Value::Bool(value) => self.feature(name, CD_BOOL, cd_str::NONE, f64::from(u8::from(*value))),
                Value::Number(number) => {
                    self.feature(name, CD_NUMBER, cd_str::NONE, number.as_f64().unwrap_or_default())
                }
                other => {
                    self.json.push(other.to_string());
                    // The string's bytes stay where they are when the list of strings grows.
                    let text = self.json.last().map_or(cd_str::NONE, |json| cd_str::new(json));
                    self.feature(name, CD_JSON, text, 0.0);
                }
            }
        }
        self.push(places, &annotation.kind, &annotation.spans, cd_str::new(&annotation.stage));
    }

    fn text(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.feature(name, CD_TEXT, cd_str::new(text), 0.0);
        }
    }

    fn number(&mut self, name: &str, number: Option<f64>) {
        if let Some(number) = number {
            self.feature(name, CD_NUMBER, cd_str::NONE, number);
        }
    }

    fn feature(&mut self, name: &str, kind: u32, text: cd_str, number: f64) {
        self.features.push(cd_feature { name: cd_str::new(name), kind, flags: 0, text, number });
    }

    fn push(&mut self, places: &Places<'_>, kind: &str, spans: &[Span], stage: cd_str) {
        let n_features = self.features.len() - self.taken;
        self.taken = self.features.len();
        let before = self.spans.len();
        for span in spans {
            let (place, index) = match &span.target {
                Target::Block(id) => (CD_IN_BLOCK, places.index_of(id)),
                Target::Field(field) => (CD_IN_FIELD, Some(*field as usize)),
            };
            if let Some(index) = index.and_then(|index| u32::try_from(index).ok()) {
                self.spans.push(cd_span { place, index, start: span.start, end: span.end });
            }
        }
        self.list.push(cd_annotation {
            size: size_of::<cd_annotation>() as u32,
            flags: 0,
            kind: cd_str::new(kind),
            spans: std::ptr::null(),
            n_spans: self.spans.len() - before,
            span_stride: size_of::<cd_span>(),
            features: std::ptr::null(),
            n_features,
            feature_stride: size_of::<cd_feature>(),
            stage,
        });
    }

    /// Points each view at its part of the lists, which have their final place now.
    fn settle(&mut self) {
        let (mut spans, mut features) = (self.spans.as_slice(), self.features.as_slice());
        for view in &mut self.list {
            let (own_spans, rest) = spans.split_at(view.n_spans);
            let (own_features, others) = features.split_at(view.n_features);
            (view.spans, view.features) = (own_spans.as_ptr(), own_features.as_ptr());
            (spans, features) = (rest, others);
        }
    }
}

fn spans_shown(article: &Article, reads: &Reads) -> usize {
    let quotes = article.quotes.iter().filter(|_| reads.quotes).map(|quote| quote.spans.len());
    let subjects = article.subjects.iter().filter(|_| reads.subjects).map(|subject| subject.evidence.len());
    let others = article.annotations.iter().filter(|annotation| reads.type_wanted(&annotation.kind));
    quotes.chain(subjects).chain(others.map(|annotation| annotation.spans.len())).sum()
}
