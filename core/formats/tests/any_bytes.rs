//! Whatever the bytes are: no decoder panics, and what comes out is sound.

use copydesk_article::{Article, Detail, read_article, write_article};
use copydesk_formats::{Context, Format, Origin, Record, Wanted, decode, frame_within};
use proptest::prelude::*;

fn record(wanted: Wanted, bytes: Vec<u8>) -> Record {
    Record { origin: Origin::stdin(), number: 1, is_line: false, wanted, bytes }
}

/// Marks and spans lie on boundaries, ids are unique, and the article comes back from its JSON as it was.
fn is_sound(article: &Article) {
    assert!(!article.uri.is_empty());
    for block in &article.body {
        assert!(!block.text.trim().is_empty(), "an empty block");
        for mark in &block.marks {
            assert!(mark.start < mark.end && block.text.get(mark.start..mark.end).is_some(), "a mark off its text");
        }
    }
    let (mut once, mut twice, mut ninjs) = (Vec::new(), Vec::new(), Vec::new());
    write_article(article, Detail::Full, &mut once);
    let again = read_article(&once).expect("our own output is valid input");
    write_article(&again, Detail::Full, &mut twice);
    assert_eq!(once, twice);
    assert!(Format::from_name("ninjs").expect("registered").encode(article, Detail::Published, &mut ninjs));
    serde_json::from_slice::<serde_json::Value>(&ninjs).expect("JSON");
}

fn decode_all(bytes: &[u8]) {
    let readable = Format::all().iter().filter(|format| format.reads());
    for wanted in readable.map(|format| Wanted::Is(format)).chain([Wanted::Auto]) {
        let record = record(wanted, bytes.to_vec());
        let items = decode(&record, &Context::default());
        assert!(!items.is_empty(), "a record without an item and without an error");
        for item in items {
            assert!(record.bytes.get(item.raw.clone()).is_some());
            // Blocks of article JSON may be empty: that is the sender's affair.
            if let Ok(article) = item.article
                && wanted != Wanted::Is(Format::from_name("article").expect("registered"))
                && !article.body.iter().any(|block| block.text.trim().is_empty())
            {
                is_sound(&article);
            }
        }
    }
}

/// Pieces of which files of all formats are made.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        3 => prop::sample::select(vec![
            "\u{1}", "\u{2}", "\u{3}", "ZCZC A\n", "NNNN\n", "^", "<\n", " =\n", "By ADA ROWE", "HAVN (EA) - ", "\n\n", "\n", "\r\n", "   ", "\t",
            "{", "}", "[", "]", "\"", "\\", ":", ",", "\"body\"", "\"uri\": \"a\"", "\"bodies\": [", "\"value\": \"<p>x</p>\"", "null", "12",
            "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<a href=x>", "</a>", "<figure>", "<img src=y alt=z>", "<figcaption>", "</figure>",
            "<table>", "<tr>", "<td>", "</table>", "<li>", "<br>", "<h1>", "<script>", "<!--", "-->", "&nbsp;", "&amp", "<", ">", "<!DOCTYPE html>",
            "The ferry stays in harbour until Friday, the board said, and nobody", "é", "“", "\u{AD}", "\u{200B}", "\u{FEFF}", "\u{1F600}",
        ]).prop_map(|piece| piece.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..6),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_decoder_panics_on_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        decode_all(&bytes);
    }

    #[test]
    fn no_decoder_panics_on_pieces_of_formats(bytes in pieces()) {
        decode_all(&bytes);
    }

    #[test]
    fn no_decoder_panics_on_a_page_of_pieces(bytes in pieces()) {
        decode_all(&[b"<!DOCTYPE html><html><body>", bytes.as_slice()].concat());
    }

    #[test]
    fn framing_loses_no_line(lines in prop::collection::vec("[a-z{}\" ]{0,12}", 0..20), limit in 4usize..40) {
        let text = format!("{{\"a\":1}}\n{{\"b\":2}}\n{}", lines.join("\n"));
        let wanted = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        let wanted: Vec<_> = wanted.map(|(at, line)| (at as u64 + 1, (line.len() <= limit).then(|| line.to_owned()))).collect();
        let reader = Box::new(std::io::Cursor::new(text.clone().into_bytes()));
        let found: Vec<_> = frame_within(reader, Origin::file("a.jsonl"), Wanted::Auto, limit)
            .map(|record| match record {
                Ok(record) => (record.number, Some(String::from_utf8(record.bytes).expect("text"))),
                Err(copydesk_formats::FrameError::TooLarge { number, .. }) => (number, None),
                Err(error) => panic!("{error}"),
            })
            .collect();
        prop_assert_eq!(found, wanted);
    }
}

#[test]
fn time_is_in_proportion_to_size() {
    let page = |inside: &str, times: usize| format!("<!DOCTYPE html><html><body>{}", inside.repeat(times)).into_bytes();
    for bytes in [
        page("<div>", 20_000),
        page("<div><b id=1>x", 3_000),
        page("<p><a href=x><i>y</i>", 3_000),
        page("<table><tr><td>", 1_000),
        page("</p></div>", 4_000),
        [b"<!DOCTYPE html><p".as_slice(), " a=\"1\"".repeat(150_000).as_bytes(), b">x"].concat(),
        "a line that is the same as all others\n".repeat(50_000).into_bytes(),
        "\"".repeat(100_000).into_bytes(),
        "x".repeat(1_000_000).into_bytes(),
        "\u{1}\u{2}x\u{3}".repeat(20_000).into_bytes(),
        "\u{1}".repeat(500_000).into_bytes(),
        "ZCZC".repeat(200_000).into_bytes(),
        "{\"a\":".repeat(200_000).into_bytes(),
        format!("[{}", "{},".repeat(200_000)).into_bytes(),
    ] {
        // No clock: what is superlinear makes this test take minutes.
        decode(&record(Wanted::Auto, bytes), &Context::default());
    }
}
