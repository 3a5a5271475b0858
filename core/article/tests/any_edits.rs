//! Any edits of any article: refused with nothing changed, or applied as the slow obvious way applies them.

use copydesk_article::{
    Annotation, Article, BlockEdit, BlockKind, Detail, Edits, Field, Mark, MarkKind, Media, NewAnnotation, Place,
    Quote, Removal, Span, Spans, StageStamp, Subject, Target, ViewSpan, read_article, write_article,
};
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::HashSet;

const TEXT: &str = "[a-c é€😀]{0,10}";

/// A place with two positions in it that may be off a boundary or out of range when `wild` is set.
#[derive(Clone, Debug)]
struct Somewhere {
    block: Index,
    field: bool,
    from: Index,
    to: Index,
    wild: Option<(usize, usize)>,
}

fn somewhere() -> impl Strategy<Value = Somewhere> {
    let wild = prop_oneof![30 => Just(None), 1 => (0usize..30, 0usize..30).prop_map(Some)];
    (any::<Index>(), prop::bool::weighted(0.2), any::<Index>(), any::<Index>(), wild)
        .prop_map(|(block, field, from, to, wild)| Somewhere { block, field, from, to, wild })
}

impl Somewhere {
    fn span(&self, article: &Article) -> ViewSpan {
        let block = self.block.index(article.body.len());
        let (place, text) = match self.field {
            true => (Place::Field(Field::Headline), article.field(Field::Headline).unwrap_or_default()),
            false => (Place::Block(block), article.body[block].text.as_str()),
        };
        let (start, end) = self.wild.unwrap_or_else(|| {
            let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let (from, to) = (ends[self.from.index(ends.len())], ends[self.to.index(ends.len())]);
            (from.min(to), from.max(to))
        });
        ViewSpan { place, start, end }
    }
}

#[derive(Clone, Debug)]
enum Wish {
    Replace(Somewhere, String),
    Split(Somewhere),
    Insert(Index, String),
    Remove(Index, Option<Index>),
    SetKind(Index),
    SetField(String),
    Annotate(&'static str, Vec<Somewhere>),
    Media(Option<Index>, Option<Index>),
}

fn wish() -> impl Strategy<Value = Wish> {
    prop_oneof![
        6 => (somewhere(), TEXT).prop_map(|(at, text)| Wish::Replace(at, text)),
        2 => somewhere().prop_map(Wish::Split),
        1 => (any::<Index>(), TEXT).prop_map(|(before, text)| Wish::Insert(before, text)),
        1 => (any::<Index>(), prop::option::of(any::<Index>())).prop_map(|(block, of)| Wish::Remove(block, of)),
        1 => any::<Index>().prop_map(Wish::SetKind),
        1 => TEXT.prop_map(Wish::SetField),
        2 => (prop::sample::select(vec!["quote", "subject", "entity"]), prop::collection::vec(somewhere(), 1..3))
            .prop_map(|(kind, spans)| Wish::Annotate(kind, spans)),
        1 => (prop::option::of(any::<Index>()), prop::option::of(any::<Index>()))
            .prop_map(|(index, caption)| Wish::Media(index, caption)),
    ]
}

fn edits(wishes: &[Wish], article: &Article) -> Edits {
    let mut edits = Edits::default();
    let len = article.body.len();
    for wish in wishes {
        match wish {
            Wish::Replace(at, text) => {
                edits.blocks.push(BlockEdit::Replace { span: at.span(article), text: text.clone() })
            }
            Wish::Split(at) => {
                let span = at.span(article);
                if let Place::Block(block) = span.place {
                    edits.blocks.push(BlockEdit::Split { block, at: span.start });
                }
            }
            Wish::Insert(before, text) => {
                let kind = BlockKind::Paragraph;
                edits.blocks.push(BlockEdit::Insert { before: before.index(len + 1), kind, text: text.clone() });
            }
            Wish::Remove(block, of) => {
                let removal = Removal { reason: "repeats".into(), of: of.map(|of| of.index(len)), private: false };
                edits.blocks.push(BlockEdit::Remove { block: block.index(len), removal });
            }
            Wish::SetKind(block) => {
                edits.blocks.push(BlockEdit::SetKind { block: block.index(len), kind: BlockKind::Heading })
            }
            Wish::SetField(text) => edits.fields.push((Field::Headline, text.clone())),
            Wish::Annotate(kind, at) => {
                let mut annotation = NewAnnotation::new(kind);
                at.iter().for_each(|at| annotation.lie(at.span(article)));
                if *kind == "subject" {
                    annotation.say_text("name", "new");
                }
                edits.annotations.push(annotation);
            }
            Wish::Media(index, caption) => {
                let index = index.filter(|_| !article.media.is_empty()).map(|index| index.index(article.media.len()));
                edits.media.push((index, Media::default(), caption.map(|caption| caption.index(len))));
            }
        }
    }
    edits
}

fn article() -> impl Strategy<Value = Article> {
    let parts = (
        prop::collection::vec((TEXT, prop::collection::vec(somewhere(), 0..3)), 1..5),
        prop::option::of(TEXT),
        prop::collection::vec((0u8..3, prop::collection::vec(somewhere(), 1..3)), 0..5),
        prop::collection::vec(any::<Index>(), 0..3),
    );
    parts.prop_map(|(blocks, headline, annotations, captions)| {
        let mut article = Article::new("test:any");
        for (text, _) in &blocks {
            article.push_block(BlockKind::Paragraph, text.as_str());
        }
        article.header.set(Field::Headline, headline.unwrap_or_default());
        for (index, (_, marks)) in blocks.iter().enumerate() {
            for mark in marks.iter().filter(|mark| mark.wild.is_none()) {
                let span = Somewhere { field: false, ..mark.clone() }.span(&article);
                if span.place == Place::Block(index) && span.start < span.end {
                    let (start, end) = (span.start, span.end);
                    article.body[index].marks.push(Mark { kind: MarkKind::Strong, start, end, href: None });
                }
            }
        }
        for (number, (kind, spans)) in annotations.iter().enumerate() {
            let tag = Some(number.to_string().into());
            let spans: Spans = spans.iter().filter_map(|at| permanent(at, &article)).collect();
            match kind {
                _ if spans.is_empty() => {}
                0 => article.quotes.push(Quote { cue: tag, spans, ..Quote::default() }),
                1 => {
                    let (qcode, name, confidence) = (tag, None, None);
                    article.subjects.push(Subject { qcode, name, confidence, creator: "x".into(), evidence: spans });
                }
                _ => article.annotations.push(Annotation {
                    kind: "entity".into(),
                    spans,
                    features: Default::default(),
                    stage: "x".into(),
                }),
            }
        }
        for caption in captions {
            let caption = Some(article.body[caption.index(article.body.len())].id.clone());
            article.media.push(Media { id: format!("m{}", article.media.len() + 1), caption, ..Media::default() });
        }
        article
    })
}

fn permanent(at: &Somewhere, article: &Article) -> Option<Span> {
    let span = Somewhere { wild: None, ..at.clone() }.span(article);
    let target = match span.place {
        Place::Block(index) => Target::Block(article.body[index].id.clone()),
        Place::Field(field) => Target::Field(field),
    };
    article.target_text(&target)?;
    Some(Span { target, start: span.start, end: span.end })
}

/// The texts of the body, found byte by byte.
fn obvious(article: &Article, edits: &[BlockEdit]) -> Vec<String> {
    let mut out = Vec::new();
    let inserted = |at: usize| {
        edits.iter().filter_map(move |edit| match edit {
            BlockEdit::Insert { before, text, .. } if *before == at => Some(text.clone()),
            _ => None,
        })
    };
    for (index, block) in article.body.iter().enumerate() {
        out.extend(inserted(index));
        if edits.iter().any(|edit| matches!(edit, BlockEdit::Remove { block, .. } if *block == index)) {
            continue;
        }
        let mut piece = String::new();
        let mut at = 0;
        while at <= block.text.len() {
            let replaced = |empty: bool| {
                edits.iter().filter_map(move |edit| match edit {
                    BlockEdit::Replace { span, text }
                        if span.place == Place::Block(index)
                            && span.start == at
                            && (span.start == span.end) == empty =>
                    {
                        Some((span.end, text))
                    }
                    _ => None,
                })
            };
            replaced(true).for_each(|(_, text)| piece.push_str(text));
            if edits.iter().any(|e| matches!(e, BlockEdit::Split { block, at: cut } if *block == index && *cut == at)) {
                out.push(std::mem::take(&mut piece));
            }
            match replaced(false).next() {
                Some((end, text)) => {
                    piece.push_str(text);
                    at = end;
                }
                None => {
                    let next = (at + 1..=block.text.len()).find(|next| block.text.is_char_boundary(*next));
                    piece.push_str(&block.text[at..next.unwrap_or(at)]);
                    at = next.unwrap_or(at + 1);
                }
            }
        }
        out.push(piece);
    }
    out.extend(inserted(article.body.len()));
    out
}

fn quoted(article: &Article, quote: &Quote) -> String {
    quote.spans.iter().map(|span| article.span_text(span).expect("a quote lies in the article")).collect()
}

fn every_span(article: &Article) -> impl Iterator<Item = &Span> {
    let quotes = article.quotes.iter().flat_map(|quote| &quote.spans);
    let subjects = article.subjects.iter().flat_map(|subject| &subject.evidence);
    quotes.chain(subjects).chain(article.annotations.iter().flat_map(|annotation| &annotation.spans))
}

fn json(article: &Article) -> Vec<u8> {
    let mut out = Vec::new();
    write_article(article, Detail::Full, &mut out);
    out
}

fn stamp() -> StageStamp {
    StageStamp { stage: "test".into(), plugin: "test 1".into(), config: "".into() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, ..ProptestConfig::default() })]

    #[test]
    fn edits_are_refused_whole_or_leave_a_sound_article(before in article(), wishes in prop::collection::vec(wish(), 0..6)) {
        let submitted = edits(&wishes, &before);
        let mut article = before.clone();
        if article.apply(&mut submitted.clone(), &stamp()).is_err() {
            prop_assert_eq!(article, before);
            return Ok(());
        }
        let texts: Vec<&str> = article.body.iter().map(|block| block.text.as_str()).collect();
        prop_assert_eq!(texts, obvious(&before, &submitted.blocks));
        for span in every_span(&article) {
            prop_assert!(article.span_text(span).is_some(), "{:?} lies outside {:?}", span, article);
        }
        for block in &article.body {
            for mark in &block.marks {
                prop_assert!(mark.start < mark.end && block.text.get(mark.start..mark.end).is_some());
            }
        }
        for quote in article.quotes.iter().filter(|quote| quote.cue.is_some()) {
            let old = before.quotes.iter().find(|old| old.cue == quote.cue).expect("it came from somewhere");
            prop_assert_eq!(quoted(&article, quote), quoted(&before, old));
        }
        let ids = article.body.iter().chain(article.removed.iter().map(|removed| &removed.block)).map(|block| &block.id);
        let mut seen = HashSet::new();
        prop_assert!(ids.into_iter().all(|id| seen.insert(id)), "an id stands twice");
        let mut media = HashSet::new();
        prop_assert!(article.media.iter().all(|item| media.insert(&item.id)), "a media id stands twice");
        for caption in article.media.iter().filter_map(|media| media.caption.as_ref()) {
            prop_assert!(article.block(caption).is_some(), "a caption names a block that is gone");
        }
        let written = json(&article);
        let again = read_article(&written).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(String::from_utf8(json(&again)), String::from_utf8(written));
    }

    #[test]
    fn what_an_edit_does_not_touch_stays(before in article(), at in somewhere(), text in TEXT) {
        let span = Somewhere { wild: None, field: false, ..at }.span(&before);
        let mut article = before.clone();
        let replace = BlockEdit::Replace { span, text };
        article.apply(&mut Edits { blocks: vec![replace], ..Edits::default() }, &stamp()).expect("a right edit is taken");
        let Place::Block(index) = span.place else { unreachable!("asked for a block") };
        let id = &before.body[index].id;
        let apart = |other: &Span| {
            other.target != Target::Block(id.clone()) || other.end <= span.start || other.start >= span.end
        };
        let kept: Vec<&Quote> = before.quotes.iter().filter(|quote| quote.spans.iter().all(apart)).collect();
        prop_assert_eq!(article.quotes.len(), kept.len());
        for (quote, old) in article.quotes.iter().zip(kept) {
            prop_assert_eq!(quoted(&article, quote), quoted(&before, old));
        }
    }
}
