//! Very large and malicious definitions end soon, with a finding.

use crate::cases::checked;

fn first_code(text: &str) -> &'static str {
    let checked = checked("large.yaml", text);
    checked.diagnostics.iter().find(|d| d.severity == copydesk_pipeline::Severity::Error).map_or("none", |d| d.code)
}

#[test]
fn aliases_that_multiply_are_refused() {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let alias = format!("*a{}, ", level - 1).repeat(9);
        text.push_str(&format!("a{level}: &a{level} [{}]\n", alias.trim_end_matches(", ")));
    }
    assert_eq!(first_code(&text), "too-large");
}

#[test]
fn a_long_text_that_aliases_multiply_is_refused() {
    let aliases = "*a, ".repeat(50_000);
    assert_eq!(
        first_code(&format!("a: &a {}\nb: [{}]\n", "x".repeat(500_000), aliases.trim_end_matches(", "))),
        "too-large"
    );
}

#[test]
fn aliases_that_nest_without_end_are_refused() {
    let text: String = (1..300).map(|level| format!("a{level}: &a{level} [*a{}]\n", level - 1)).collect();
    assert_eq!(first_code(&format!("a0: &a0 x\n{text}")), "too-deep");
}

#[test]
fn an_alias_within_its_own_value_is_refused() {
    assert_eq!(first_code("stages: &s\n  - *s\n"), "alias");
}

#[test]
fn nesting_without_end_is_refused() {
    for text in ["[", "- ", "{a: ", "? ", "- - "] {
        // The parser itself may refuse it first.
        let code = first_code(&text.repeat(100_000));
        assert!(matches!(code, "too-deep" | "syntax" | "key"), "{text}: {code}");
    }
    let indented: String = (0..200).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    assert_eq!(first_code(&indented), "too-deep");
}

#[test]
fn a_definition_beyond_a_megabyte_is_refused_unread() {
    assert_eq!(first_code(&"# much\n".repeat(200_000)), "too-large");
}

#[test]
fn many_unknown_keys_give_a_bounded_list() {
    let text: String = (0..40_000).map(|i| format!("key{i}: {i}\n")).collect();
    assert!(checked("large.yaml", &text).diagnostics.len() < 200);
}

#[test]
fn many_variables_in_one_text_are_proportional_to_its_size() {
    let text = format!("description: \"{}\"\n", "${NOT_SET}".repeat(50_000));
    assert!(checked("large.yaml", &text).diagnostics.len() < 200);
}

#[test]
fn many_stages_with_one_name_are_proportional_to_their_number() {
    let text = format!("stages:\n{}", "  - uses: strip-boilerplate\n".repeat(20_000));
    assert!(checked("large.yaml", &text).has_errors());
}

#[test]
fn many_sinks_at_one_place_are_proportional_to_their_number() {
    let at_one_place = "  - { uses: files, with: { path: out } }\n".repeat(20_000);
    assert_eq!(first_code(&format!("sinks:\n{at_one_place}")), "no-sources");
    assert!(checked("large.yaml", &format!("sinks:\n{}", "  - uses: stdout\n".repeat(50_000))).has_errors());
}

#[test]
fn many_faults_in_one_line_are_proportional_to_its_length() {
    let stages = "{ uses: tag-topics, uses: x, iid: 1, if: langauge }, ".repeat(15_000);
    let text = format!("stages: [{stages}]\n");
    assert!(checked("large.yaml", &text).diagnostics.len() <= 200);
}
