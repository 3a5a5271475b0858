//! Edits that are refused, moved or lost for a reason, and edits in great number.

use copydesk_article::{
    Article, Block, BlockEdit, BlockKind, Detail, EditError, Edits, Field, Mark, MarkKind, Media, NewAnnotation, Place,
    Quote, Removal, Span, Spans, StageStamp, Subject, Target, ViewSpan, read_article, write_article,
};

fn stamp() -> StageStamp {
    StageStamp { stage: "test".into(), plugin: "test 1".into(), config: "".into() }
}

fn replace(place: Place, start: usize, end: usize, text: &str) -> BlockEdit {
    BlockEdit::Replace { span: ViewSpan { place, start, end }, text: text.to_owned() }
}

fn with_headline(headline: &str) -> Article {
    let mut article = Article::new("test:1");
    article.header.set(Field::Headline, headline);
    let evidence = Spans::from_iter([Span { target: Target::Field(Field::Headline), start: 0, end: 5 }]);
    let creator = "topics".into();
    article.subjects.push(Subject { qcode: Some("x:1".into()), name: None, confidence: None, creator, evidence });
    article
}

#[test]
fn a_headline_that_is_set_anew_retracts_what_lay_in_the_old_one() {
    let mut article = with_headline("Flood closes the road");
    let mut edits = Edits { fields: vec![(Field::Headline, "Wet".into())], ..Edits::default() };
    let changes = article.apply(&mut edits, &stamp()).unwrap();
    assert_eq!((changes.retracted, article.subjects.len()), (1, 0));
}

#[test]
fn a_headline_that_is_set_to_what_it_was_keeps_what_lies_in_it() {
    let mut article = with_headline("Flood closes the road");
    let mut edits = Edits { fields: vec![(Field::Headline, "Flood closes the road".into())], ..Edits::default() };
    assert_eq!(article.apply(&mut edits, &stamp()).unwrap().retracted, 0);
    assert_eq!(article.subjects[0].evidence.len(), 1);
}

#[test]
fn a_field_cannot_be_set_and_rewritten_in_one_call() {
    let mut article = with_headline("Flood closes the road");
    let headline = Place::Field(Field::Headline);
    let mut edits = Edits {
        blocks: vec![replace(headline, 0, 5, "Rain")],
        fields: vec![(Field::Headline, "Wet".into())],
        ..Edits::default()
    };
    assert_eq!(article.apply(&mut edits, &stamp()), Err(EditError::Overlap { place: headline, at: 0 }));
}

#[test]
fn rights_can_be_set_where_there_are_none_and_changed_but_not_emptied() {
    let mut article = Article::new("test:1");
    let set = |text: &str| Edits { fields: vec![(Field::Copyright, text.to_owned())], ..Edits::default() };
    article.apply(&mut set("(c) The Paper"), &stamp()).unwrap();
    let emptied = Err(EditError::RightsEmptied { field: Field::Copyright });
    assert_eq!(article.apply(&mut set(" "), &stamp()), emptied);
    let cut = replace(Place::Field(Field::Copyright), 0, 13, "");
    assert_eq!(article.apply(&mut Edits { blocks: vec![cut], ..Edits::default() }, &stamp()), emptied);
    assert_eq!(article.field(Field::Copyright), Some("(c) The Paper"));
}

#[test]
fn new_blocks_have_ids_of_their_own_also_beside_the_greatest_id_there_can_be() {
    let json = br#"{"uri": "u", "body": [{"id": "b4294967295", "text": "one"}, {"id": "b4294967294", "text": "two"}]}"#;
    let mut article = read_article(json).unwrap();
    let insert = |text: &str| BlockEdit::Insert { before: 1, kind: BlockKind::Paragraph, text: text.to_owned() };
    article.apply(&mut Edits { blocks: vec![insert("a"), insert("b")], ..Edits::default() }, &stamp()).unwrap();
    let ids: Vec<String> = article.body.iter().map(|block| block.id.to_string()).collect();
    assert_eq!(ids, ["b4294967295", "b0", "b1", "b4294967294"]);
}

#[test]
fn new_media_have_ids_of_their_own_also_beside_ids_that_came_with_the_article() {
    let mut article = Article::new("test:1");
    article.media.push(Media { id: "m1".into(), ..Media::default() });
    let new = (None, Media::default(), None);
    article.apply(&mut Edits { media: vec![new.clone(), new], ..Edits::default() }, &stamp()).unwrap();
    let ids: Vec<&str> = article.media.iter().map(|media| media.id.as_str()).collect();
    assert_eq!(ids, ["m1", "m2", "m3"]);
}

#[test]
fn a_block_may_be_removed_as_the_repeat_of_a_block_that_goes_too() {
    let mut article = Article::new("test:1");
    (0..3).for_each(|_| drop(article.push_block(BlockKind::Caption, "A bridge.").id.clone()));
    article.media.push(Media { id: "m0".into(), caption: Some(article.body[2].id.clone()), ..Media::default() });
    let remove = |block, of| {
        let removal = Removal { reason: "repeats".into(), of: Some(of), private: false };
        BlockEdit::Remove { block, removal }
    };
    let mut edits = Edits { blocks: vec![remove(2, 1), remove(1, 0)], ..Edits::default() };
    article.apply(&mut edits, &stamp()).unwrap();
    assert_eq!(article.media[0].caption.as_ref(), Some(&article.body[0].id));
    let ring = Edits { blocks: vec![remove(0, 0)], ..Edits::default() };
    assert_eq!(article.apply(&mut ring.clone(), &stamp()), Err(EditError::RepeatsItself { block: 0 }));
}

#[test]
fn the_work_grows_with_the_text_and_not_with_its_square() {
    let n = 20_000;
    let mut article = Article::new("test:1");
    article.push_block(BlockKind::Paragraph, "word word ".repeat(n));
    let mark = |at: usize| Mark { kind: MarkKind::Link, start: at * 10, end: at * 10 + 4, href: Some("x".into()) };
    article.body[0].marks = (0..n).map(mark).collect();
    let place = Place::Block(0);
    let mut edits = Edits::default();
    for at in 1..n {
        edits.blocks.push(BlockEdit::Split { block: 0, at: at * 10 });
        edits.blocks.push(replace(place, at * 10 + 4, at * 10 + 5, " "));
        let mut annotation = NewAnnotation::new("word");
        annotation.lie(ViewSpan { place, start: at * 10, end: at * 10 + 4 });
        edits.annotations.push(annotation);
    }
    // By the square this is some 400 million steps, each with an allocation.
    article.apply(&mut edits, &stamp()).unwrap();
    assert_eq!((article.body.len(), article.annotations.len()), (n, n - 1));
    let sound = |block: &Block| block.marks.len() == 1 && block.text == "word word ";
    assert!(article.body.iter().all(sound));
}

#[test]
fn an_article_with_a_hundred_thousand_quotations_in_one_block_is_written_in_order() {
    let n = 100_000;
    let mut article = Article::new("test:1");
    article.push_block(BlockKind::Paragraph, "\u{201c}Yes\u{201d} ".repeat(n));
    let id = article.body[0].id.clone();
    let span = |at: usize| Span { target: Target::Block(id.clone()), start: at * 10 + 3, end: at * 10 + 6 };
    article.quotes = (0..n).map(|at| Quote { spans: Spans::from_iter([span(at)]), ..Quote::default() }).collect();
    let mut json = Vec::new();
    // Counted anew for each quotation, this is some 50 billion steps.
    write_article(&article, Detail::Full, &mut json);
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(json["quotes"][n - 1]["text"], "Yes");
    assert_eq!(json["quotes"][n - 1]["spans"][0]["start"], (n - 1) * 6 + 1);
    assert_eq!(json["quotes"][n - 1]["spans"][0]["end"], (n - 1) * 6 + 4);
}

#[test]
fn code_points_and_bytes_are_each_others_inverse() {
    use copydesk_article::{byte_offset, code_point_offset};
    let text = "a\u{e9}\u{20ac}\u{1f600}".repeat(700);
    for (number, (at, _)) in text.char_indices().enumerate() {
        assert_eq!((byte_offset(&text, number), code_point_offset(&text, at)), (Some(at), number));
    }
    let count = text.chars().count();
    assert_eq!((byte_offset(&text, count), byte_offset(&text, count + 1)), (Some(text.len()), None));
}

/// "One two three" with a quotation on "two".
fn with_quote() -> Article {
    let mut article = Article::new("test:1");
    article.push_block(BlockKind::Paragraph, "One two three");
    let spans = Spans::from_iter([Span { target: Target::Block(article.body[0].id.clone()), start: 4, end: 7 }]);
    article.quotes.push(Quote { spans, ..Quote::default() });
    article
}

fn quoted_after(edits: Vec<BlockEdit>) -> Option<String> {
    let mut article = with_quote();
    article.apply(&mut Edits { blocks: edits, ..Edits::default() }, &stamp()).expect("the edits fit");
    article.quotes.first().map(|quote| article.quote_text(quote))
}

#[test]
fn an_annotation_moves_with_its_text_and_goes_when_its_text_is_touched() {
    let block = Place::Block(0);
    let kept = Some("two".to_owned());
    assert_eq!(quoted_after(vec![replace(block, 0, 3, "Number one,")]), kept, "an edit before it");
    assert_eq!(
        quoted_after(vec![replace(block, 4, 4, "«"), replace(block, 7, 7, "»")]),
        kept,
        "insertions at its ends"
    );
    assert_eq!(
        quoted_after(vec![replace(block, 3, 4, ""), replace(block, 7, 13, "")]),
        kept,
        "edits that touch its ends"
    );
    assert_eq!(quoted_after(vec![replace(block, 5, 5, "-")]), None, "an insertion within it");
    assert_eq!(quoted_after(vec![replace(block, 6, 8, "")]), None, "an edit over its end");
    assert_eq!(quoted_after(vec![replace(block, 0, 13, "One two three")]), None, "an edit over all of it");
    let removal = Removal { reason: "x".into(), ..Removal::default() };
    assert_eq!(quoted_after(vec![BlockEdit::Remove { block: 0, removal }]), None, "its block is removed");
}

#[test]
fn an_annotation_follows_its_text_into_the_pieces_of_a_split_block() {
    assert_eq!(quoted_after(vec![BlockEdit::Split { block: 0, at: 4 }]), Some("two".to_owned()), "behind the cut");
    assert_eq!(quoted_after(vec![BlockEdit::Split { block: 0, at: 7 }]), Some("two".to_owned()), "before the cut");
    assert_eq!(quoted_after(vec![BlockEdit::Split { block: 0, at: 5 }]), Some("t\nwo".to_owned()), "across the cut");
    let cut_and_edited = vec![BlockEdit::Split { block: 0, at: 4 }, replace(Place::Block(0), 0, 4, "")];
    assert_eq!(quoted_after(cut_and_edited), Some("two".to_owned()), "the piece before it is emptied");
}

#[test]
fn text_that_no_format_lets_in_is_refused_but_for_what_stands_in_the_article_already() {
    let apply = |article: &mut Article, edit: BlockEdit| {
        article.apply(&mut Edits { blocks: vec![edit], ..Edits::default() }, &stamp())
    };
    let article = |text: &str| {
        let mut article = Article::new("test:1");
        article.push_block(BlockKind::Paragraph, text);
        article
    };
    for text in ["a\u{0}b", "one\n\ntwo"] {
        let edit = replace(Place::Block(0), 0, 1, text);
        let error = apply(&mut article("Clean."), edit.clone()).expect_err("new to the article");
        assert!(
            matches!(error, EditError::ControlCharacter { code: 0, .. } | EditError::EmptyLine { .. }),
            "{text:?}: {error}"
        );
        assert!(apply(&mut article(text), edit).is_ok(), "{text:?}");
    }
    // What is copied into a field or a note is judged in the same way.
    let copyright = |text: &str| Edits { fields: vec![(Field::Copyright, text.to_owned())], ..Edits::default() };
    assert!(article("Clean.").apply(&mut copyright("(c)\u{7}"), &stamp()).is_err());
    assert!(article("Dirty \u{7}.").apply(&mut copyright("(c)\u{7}"), &stamp()).is_ok());
    let table = BlockEdit::Insert { before: 0, kind: BlockKind::Table, text: "a\n\nb".to_owned() };
    assert!(apply(&mut article("Clean."), table).is_ok(), "the lines of a table are its rows");
}

/// The texts that an annotation of this type lies on, which is added at these places of the view in the call of the edits.
fn annotated(
    kind: &'static str,
    at: &[(Place, usize, usize)],
    blocks: Vec<BlockEdit>,
) -> Result<Vec<String>, EditError> {
    let mut article = with_headline("Kiev is calm");
    article.push_block(BlockKind::Paragraph, "Kiev and Lwów: Kiev again");
    let mut annotation = NewAnnotation::new(kind);
    at.iter().for_each(|(place, start, end)| annotation.lie(ViewSpan { place: *place, start: *start, end: *end }));
    article.apply(&mut Edits { blocks, annotations: vec![annotation], ..Edits::default() }, &stamp())?;
    let spans = article.annotations.iter().flat_map(|one| &one.spans);
    let spans = spans.chain(article.quotes.iter().flat_map(|one| &one.spans));
    Ok(spans.map(|span| article.span_text(span).expect("it lies in the article").to_owned()).collect())
}

#[test]
fn an_annotation_on_just_what_its_call_replaces_lies_on_the_new_text() {
    let (body, headline) = (Place::Block(0), Place::Field(Field::Headline));
    let edits = || {
        vec![
            replace(body, 16, 20, "Kyiv city"),
            replace(body, 9, 14, "Lviv"),
            replace(body, 9, 9, "old "),
            replace(body, 0, 4, "Kyiv"),
            replace(headline, 0, 4, "Kyiv"),
        ]
    };
    let at = [(body, 0, 4), (body, 9, 14), (body, 16, 20), (headline, 0, 4), (body, 5, 8)];
    let expected = ["Kyiv", "Lviv", "Kyiv city", "Kyiv", "and"].map(str::to_owned);
    assert_eq!(annotated("change", &at, edits()).as_deref(), Ok(&expected[..]));
    let mut cut = edits();
    cut.push(BlockEdit::Split { block: 0, at: 9 });
    cut.push(BlockEdit::Split { block: 0, at: 16 });
    assert_eq!(annotated("change", &at, cut).as_deref(), Ok(&expected[..]));
}

#[test]
fn an_annotation_on_part_of_what_is_replaced_or_on_what_goes_is_refused_and_so_is_a_quotation() {
    let body = Place::Block(0);
    let refused = |kind: &'static str, start, end, edit| {
        let lost = Err(EditError::AnnotatesEdited { kind: kind.to_owned(), place: body });
        assert_eq!(annotated(kind, &[(body, start, end)], vec![edit]), lost, "{kind} {start}..{end}");
    };
    for (start, end) in [(0, 3), (1, 4), (0, 8), (1, 2)] {
        refused("change", start, end, replace(body, 0, 4, "Kyiv"));
    }
    refused("change", 0, 4, replace(body, 0, 4, ""));
    refused(
        "change",
        0,
        4,
        BlockEdit::Remove { block: 0, removal: Removal { reason: "x".into(), of: None, private: false } },
    );
    refused("quote", 0, 4, replace(body, 0, 4, "Kyiv"));
}
