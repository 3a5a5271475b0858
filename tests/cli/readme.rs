//! The README's two commands are there, one line each, and name what exists.

use crate::support::repository;

/// The blocks of a Markdown file that are marked `sh`.
fn blocks(text: &str) -> Vec<Vec<&str>> {
    let mut blocks = Vec::new();
    let mut lines = text.lines();
    while lines.by_ref().any(|line| line.trim_end() == "```sh") {
        blocks.push(lines.by_ref().take_while(|line| line.trim_end() != "```").collect());
    }
    blocks
}

#[test]
fn the_first_two_blocks_are_one_command_line_each_and_name_what_exists() {
    let text = std::fs::read_to_string(repository().join("README.md")).expect("a README");
    let blocks = blocks(&text);
    let [first, second, ..] = blocks.as_slice() else { panic!("two blocks marked `sh`: {blocks:?}") };
    for block in [first, second] {
        assert_eq!(block.len(), 1, "{block:?}");
        assert!(!block[0].ends_with('\\'), "{block:?}");
    }
    assert!(first[0].contains("cargo build") && first[0].contains("pipelines/wire.yaml"), "{first:?}");
    assert!(second[0].contains("cargo test"), "{second:?}");
    for word in first[0].split_whitespace().chain(second[0].split_whitespace()) {
        let is_ours =
            ["pipelines/", "examples/", "core/", "plugins/", "tests/"].iter().any(|start| word.starts_with(start));
        assert!(!is_ours || repository().join(word).exists(), "{word} is not there");
    }
}
