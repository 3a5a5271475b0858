//! Whatever the text, a check ends with findings or a plan, and each finding has a place that lies in the text.

use copydesk_pipeline::{Document, render_all};
use proptest::prelude::*;

use crate::cases::checked;

fn holds_together(text: &str) {
    let checked = checked("any.yaml", text);
    assert_eq!(checked.plan.is_none(), checked.has_errors(), "{text:?}");
    for place in checked.diagnostics.iter().filter_map(|d| d.place) {
        assert!(text.get(place.start..place.end).is_some(), "{place:?} in {text:?}");
        assert!(place.line >= 1 && place.column >= 1);
        let line_count = text.split('\n').flat_map(|line| line.split('\r')).count();
        assert!(place.line <= line_count, "{place:?} in {text:?}");
    }
    for finding in checked.diagnostics.iter().filter(|d| d.code == "unknown-key") {
        let (Some(place), Some(pointer)) = (finding.place, &finding.pointer) else { continue };
        let key = pointer.rsplit('/').next().unwrap_or("").replace("~1", "/").replace("~0", "~");
        let written = &text[place.start..place.end];
        // Between quotation marks and in a block a key may be written otherwise than it reads.
        if !written.starts_with(['"', '\'', '|', '>']) {
            assert!(key.starts_with(written), "{key:?} at {written:?} in {text:?}");
        }
    }
    for colour in [false, true] {
        render_all(&Document { name: "any.yaml", text }, &checked.diagnostics, colour);
    }
}

/// Pieces of definitions, so that a random text gets further than the first character.
fn piece() -> impl Strategy<Value = String> {
    let known = [
        "stages:",
        "sources:",
        "source:",
        "sinks:",
        "uses:",
        "with:",
        "if:",
        "id:",
        "workers:",
        "timeout:",
        "on_error:",
        "stop_after:",
        "then:",
        "state:",
        "retention:",
        "age:",
        "tests:",
        "- ",
        "  ",
        "    ",
        "\n",
        "\n",
        "\n",
        "\r\n",
        "\t",
        "{",
        "}",
        "[",
        "]",
        ",",
        ": ",
        "\"",
        "'",
        "|\n",
        ">-\n",
        "&a ",
        "*a",
        "<<: ",
        "!tag ",
        "${HOME}",
        "${",
        "$${x}",
        "{{ uri }}",
        "{% if x %}",
        "language is lang(\"en\")",
        "strip-boilerplate",
        "tag-topics",
        "files",
        "stdin",
        "stdout",
        "path",
        "max",
        "5",
        "0x1F",
        ".nan",
        "1e400",
        "99999999999999999999",
        "true",
        "~",
        "2s",
        "90d",
        "64MiB",
        "é",
        "\u{feff}",
        "\u{85}",
        "\u{2028}",
        "日本",
        "#",
        "---\n",
        "...\n",
        "? ",
        "%",
        "@",
        "`",
        "\0",
        "\u{7}",
    ];
    prop_oneof![4 => proptest::sample::select(known.to_vec()).prop_map(str::to_owned), 1 => ".{0,6}".prop_map(|s| s)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_checked_without_a_panic(text in "\\PC{0,120}|[ -~\n\t]{0,200}") {
        holds_together(&text);
    }

    #[test]
    fn any_jumble_of_a_definitions_pieces_is_checked_without_a_panic(pieces in proptest::collection::vec(piece(), 0..40)) {
        holds_together(&pieces.concat());
    }

    #[test]
    fn a_right_definition_with_one_piece_changed_is_checked_without_a_panic(
        of in 0_usize..2, at in 0_usize..2000, length in 0_usize..12, put in piece()
    ) {
        let whole = [
            include_str!("../../cases/whole-definition.yaml"),
            include_str!("../../cases/state-and-policies.yaml"),
        ][of];
        let mut from = at.min(whole.len());
        while !whole.is_char_boundary(from) { from -= 1; }
        let mut to = (from + length).min(whole.len());
        while !whole.is_char_boundary(to) { to += 1; }
        holds_together(&format!("{}{put}{}", &whole[..from], &whole[to..]));
    }
}
