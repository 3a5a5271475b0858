//! Every format comes in, told by its bytes and not by its name, in whatever charset it was sent.

use crate::support::{Definition, Desk, Outcome};
use serde_json::{Value, json};

/// Runs one file through a pipeline without stages.
fn run(name: &str, bytes: impl AsRef<[u8]>) -> Outcome {
    let desk = Desk::new();
    desk.write(&format!("in/{name}"), bytes).define("p.yaml", Definition::new());
    desk.run("p.yaml")
}

fn read(name: &str, bytes: impl AsRef<[u8]>) -> Value {
    run(name, bytes).exits(0).article()
}

#[track_caller]
fn texts(article: &Value) -> Vec<&str> {
    article["body"].as_array().expect("a body").iter().filter_map(|block| block["text"].as_str()).collect()
}

const PAGE: &str = "<!DOCTYPE html><html lang=\"en\"><head><title>Lock stays shut</title></head><body>\
    <nav><a href=\"/\">Home</a><a href=\"/sport\">Sport</a></nav><article><h1>Lock stays shut</h1>\
    <p>The lock at Gallin stays shut until the ice has gone, its keeper said on Tuesday, as he has said every winter.</p>\
    <p>Forty boats wait in front of it. Their crews play cards, and the bakery of Gallin has sold out since Monday.</p>\
    <p>The keeper reads the thermometer at six in the morning and at six in the evening, and writes both into a book.</p>\
    </article><footer>Imprint</footer></body></html>";

#[test]
fn article_json_comes_in_as_an_object_as_a_list_and_as_lines() {
    let one = json!({ "uri": "urn:1", "headline": "Lock", "body": "First paragraph.\n\nSecond paragraph.\n" });
    assert_eq!(texts(&read("a.json", one.to_string())), ["First paragraph.", "Second paragraph."]);
    let list = json!([one, { "id": 7, "headline": "Bridge", "body": ["A.", "B."] }]);
    assert_eq!(run("a.json", list.to_string()).exits(0).uris(), ["urn:1", "7"]);
    assert_eq!(run("a.jsonl", format!("{one}\n\n{}\n", list[1])).exits(0).uris(), ["urn:1", "7"]);
}

#[test]
fn a_format_is_told_by_its_bytes_whatever_the_name_says() {
    let json = json!({ "uri": "urn:json", "headline": "Lock", "body": ["Shut."] }).to_string();
    let ninjs =
        json!({ "uri": "urn:ninjs", "type": "text", "byline": "M. Holt", "body_xhtml": "<p>Shut.</p>" }).to_string();
    for extension in ["json", "txt", "html", "dat", "JPG"] {
        assert_eq!(read(&format!("a.{extension}"), &json)["uri"], "urn:json", "{extension}");
        assert_eq!(read(&format!("a.{extension}"), &ninjs)["uri"], "urn:ninjs", "{extension}");
        assert_eq!(read(&format!("a.{extension}"), PAGE)["headline"], "Lock stays shut", "{extension}");
        let text = read(&format!("a.{extension}"), "The lock stays shut.\n\nNobody knows why.\n");
        assert_eq!(texts(&text), ["The lock stays shut.", "Nobody knows why."], "{extension}");
    }
    assert_eq!(read("no-extension", &json)["uri"], "urn:json");
}

#[test]
fn ninjs_of_every_version_gives_headline_byline_and_paragraphs() {
    let html = "<p>VELSUND (ena) - The lock stays <em>shut</em>.</p><p>The keeper said so.</p>";
    let old = json!({
        "uri": "urn:1", "type": "text", "headline": "Lock", "byline": "Maren Holt", "body_xhtml": html, "versioncreated": "2026-11-20T10:00:00Z",
    });
    let second = json!({
        "uri": "urn:2", "type": "text", "headlines": [{ "role": "main", "value": "Lock" }], "by": "Maren Holt",
        "bodies": [{ "role": "main", "contenttype": "text/html", "value": html }], "versioncreated": "2026-11-20T10:00:00Z",
    });
    let third = json!({
        "uri": "urn:3", "type": "text", "standard": { "name": "ninjs", "version": "3.0" },
        "headlines": [{ "role": "main", "value": "Lock" }], "by": "Maren Holt", "versionCreated": "2026-11-20T10:00:00Z",
        "bodies": [{ "role": "main", "contentType": "text/html", "value": html }],
    });
    for item in [old, second, third] {
        let article = read("a.json", item.to_string());
        assert_eq!((&article["headline"], &article["byline"]), (&json!("Lock"), &json!("Maren Holt")), "{article}");
        assert_eq!(article["versioncreated"], "2026-11-20T10:00:00Z");
        assert_eq!(texts(&article), ["VELSUND (ena) - The lock stays shut.", "The keeper said so."]);
    }
}

#[test]
fn a_page_gives_its_story_and_not_its_furniture() {
    let article = read("a.html", PAGE);
    assert_eq!(texts(&article).iter().filter(|text| text.contains("lock at Gallin")).count(), 1, "{article}");
    assert!(!texts(&article).iter().any(|text| text.contains("Imprint") || text.contains("Sport")), "{article}");
    assert_eq!(article["language"], "en");
}

#[test]
fn lines_that_a_machine_wrapped_are_one_paragraph() {
    let text = "   GALLIN, Ostrevia (ENA) _ The lock at Gallin stays shut until the\nice has gone, its keeper said on Tuesday, as \
                he has said in every one\nof the last nineteen winters.\n\n   Forty boats wait in front of it, and their \
                crews have begun to play\ncards for money.\n";
    let article = read("a.txt", text);
    let blocks = texts(&article);
    assert_eq!(blocks.len(), 2, "{blocks:?}");
    assert!(blocks[0].contains("until the ice has gone") && blocks[0].ends_with("winters."), "{blocks:?}");
}

#[test]
fn bytes_that_are_not_utf_8_are_decoded_and_no_letter_is_lost() {
    let text = "KESTROW (ENA) - “Crème fraîche,” said René Osséus – twice. It’s 9 € at the Café Møller.\n\nThe baker’s wife agreed.\n";
    let windows: Vec<u8> = text
        .chars()
        .map(|c| match c {
            '“' => 0x93,
            '”' => 0x94,
            '’' => 0x92,
            '–' => 0x96,
            '€' => 0x80,
            c => u8::try_from(u32::from(c)).expect("Latin-1"),
        })
        .collect();
    let wide = |bytes: fn(u16) -> [u8; 2], mark: [u8; 2]| -> Vec<u8> {
        mark.into_iter().chain(text.encode_utf16().flat_map(bytes)).collect()
    };
    for (charset, bytes) in [
        ("windows-1252", windows),
        ("utf-16le", wide(u16::to_le_bytes, [0xFF, 0xFE])),
        ("utf-16be", wide(u16::to_be_bytes, [0xFE, 0xFF])),
        ("utf-8 with a mark", [b"\xEF\xBB\xBF", text.as_bytes()].concat()),
    ] {
        let article = read("a.txt", bytes);
        assert_eq!(texts(&article).join("\n\n") + "\n", text, "{charset}");
    }
}

#[test]
fn a_page_s_declared_charset_is_believed() {
    let page = PAGE
        .replace("<head>", "<head><meta charset=\"windows-1251\">")
        .replace("Lock stays shut", "\u{1}")
        .replace("lang=\"en\"", "lang=\"ru\"");
    let mut bytes = Vec::new();
    for byte in page.bytes() {
        match byte {
            1 => bytes.extend([0xD8, 0xEB, 0xFE, 0xE7]),
            byte => bytes.push(byte),
        }
    }
    assert_eq!(read("a.html", bytes)["headline"], "Шлюз");
}

#[test]
fn control_bytes_of_a_wire_do_not_reach_the_text() {
    let wire =
        b"\x16\x16\x01a1234\x1f_-----\r\nr i\x13\x11 BC-Lock 11-23 0040\r\n\x02^BC-Lock,40<\r\n^Lock stays shut<\r\n\
                 \t   GALLIN (ENA) _ The lock at Gallin stays shut until the ice has gone,\r\n\
                 its keeper said on Tuesday, as he has said in each of the last nineteen\r\nwinters.\r\n\
                 \t   Forty boats wait in front of it. Their crews have begun to play cards\r\n\
                 for money, and the bakery of the town has had nothing left to sell since\r\nMonday morning.\r\n\
                 \t   A second lock would cost nine million crowns.\r\n\x03\x04";
    let article = read("a.txt", wire);
    assert!(!article.to_string().contains("\\u00"), "{article}");
    assert!(article.to_string().contains("until the ice has gone, its keeper said on Tuesday"), "{article}");
}

#[test]
fn a_format_that_the_definition_names_is_taken_at_its_word() {
    let desk = Desk::new();
    desk.write("in/a.txt", "<p>Not a page but a text about pages.</p>\n");
    let source = |format: &str| json!([{ "uses": "files", "with": { "path": "in", "format": format } }]);
    desk.define("text.yaml", Definition::new().set("sources", source("text")));
    let article = desk.run("text.yaml").exits(0).article();
    assert_eq!(texts(&article), ["<p>Not a page but a text about pages.</p>"]);
    desk.define("none.yaml", Definition::new().set("sources", source("pdf")));
    desk.run("none.yaml").exits(78).says(["pdf", "html", "ninjs", "auto"]);
}

#[test]
fn an_article_without_a_name_is_named_by_its_file_and_number() {
    let body = json!({ "headline": "Lock", "body": ["Shut."] });
    assert_eq!(run("a.json", body.to_string()).exits(0).uris(), ["in/a.json"]);
    assert_eq!(run("a.jsonl", format!("{body}\n{body}\n")).exits(0).uris(), ["in/a.jsonl#1", "in/a.jsonl#2"]);
    assert_eq!(run("a.txt", "Shut.\n").exits(0).uris(), ["in/a.txt"]);
}

#[test]
fn a_language_that_nobody_gave_is_guessed_and_marked_as_a_guess() {
    let german = "Die Schleuse bleibt geschlossen, bis das Eis verschwunden ist, sagte der Wärter am Dienstag. Vierzig Schiffe \
                  warten davor, und die Mannschaften spielen Karten.\n";
    let article = read("a.txt", german);
    assert_eq!((&article["language"], &article["language_guessed"]), (&json!("de"), &json!(true)));
}

#[test]
fn bytes_that_are_no_text_of_any_kind_are_refused_with_words_and_wire_copy_is_read() {
    // Multiplied and cut as in a generator of random numbers: every byte value, in no order.
    let data: Vec<u8> = (1..=4_000_u64).map(|n| (n.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as u8).collect();
    let outcome = run("data.txt", &data).exits(1).says(["data.txt: this is binary data, not text"]);
    assert_eq!((outcome.account().dead_lettered, outcome.stdout.len()), (1, 0));
    let wire =
        b"\x16\x16\x01\x13a0412 u i bc-lock\x14\x1f\r\n\x02GALLIN (ena) - Das Schlo\xDF bleibt zu.\r\n\x07\x03\x04";
    assert!(texts(&read("wire.txt", wire)).concat().contains("Schloß bleibt zu."));
    assert_eq!(texts(&read("stray.txt", b"The lock \x05stays\x07 shut.")), ["The lock stays shut."]);
}

#[test]
fn a_line_among_lines_of_json_that_is_none_is_a_fault_of_its_own_also_when_it_is_replayed() {
    let lock = json!({ "uri": "urn:1", "headline": "Lock", "body": ["Shut."] });
    let bridge = json!({ "uri": "urn:2", "headline": "Bridge", "body": ["Up."] });
    let desk = Desk::new();
    desk.write("in/a.jsonl", format!("{lock}\nThe lock stays shut.\n{bridge}\n<p>So does the bridge.</p>\n"));
    desk.define("p.yaml", Definition::new().set("state", json!("state")));
    let outcome = desk.run("p.yaml").exits(1);
    assert_eq!((outcome.uris(), outcome.account().dead_lettered), (vec!["urn:1".to_owned(), "urn:2".to_owned()], 2));
    outcome.says(["in/a.jsonl, line 2: this line is no JSON object", "in/a.jsonl, line 4"]);
    let replayed = desk.copydesk(["dead-letters", "replay", "--all", "--format", "json"]).run().exits(1);
    assert_eq!((replayed.account().dead_lettered, replayed.stdout.len()), (2, 0));
    // Several such lines may come first.
    let outcome = run("late.jsonl", format!("The lock stays shut.\nSo does the bridge.\n{lock}\n")).exits(1);
    assert_eq!((outcome.uris(), outcome.account().dead_lettered), (vec!["urn:1".to_owned()], 2));
    // The only line of a file that is named so is one too.
    run("one.jsonl", "The lock stays shut.\n").exits(1).says(["line 1: this line is no JSON object"]);
}
