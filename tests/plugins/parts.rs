//! What a stage says it writes is all that it may write, and a slip in it is told.

use super::misbehaving::{build, three_articles};
use crate::support::{Definition, Desk};
use serde_json::json;

/// A desk with a stage that replaces text of the body, and says that it writes something else. Each test has a library of its own.
fn desk(library: &str, writes: &str) -> Desk {
    let desk = three_articles();
    let flags = ["-DSTAGE_ID=LITERAL(\"writer\")".to_owned(), format!("-DWRITES=LITERAL(\"{writes}\")")];
    let library = build(library, &flags.each_ref().map(String::as_str));
    desk.link(&library, "plugins/libwriter.so");
    desk
}

fn definition() -> Definition {
    Definition::new().stage_of(json!({ "uses": "writer", "with": { "how": "null-text" } }))
}

#[test]
fn an_edit_that_a_stage_does_not_say_it_writes_fails_the_article_also_where_nothing_may_be_edited() {
    for edit in ["full", "none"] {
        let desk = desk("writes_other", "house_style");
        let source = json!([{ "uses": "files", "with": { "path": "in" }, "edit": edit }]);
        desk.define("p.yaml", definition().set("sources", source));
        let outcome = desk.run("p.yaml").exits(1);
        assert_eq!((outcome.account().delivered, outcome.account().dead_lettered), (0, 3), "{edit}");
        outcome.says([
            "writer",
            "submitted a `replace` on the body, which is not among what it says it writes (`house_style`)",
        ]);
    }
}

#[test]
fn a_name_that_was_likely_meant_to_be_a_part_is_told_and_a_type_of_ones_own_is_not() {
    let slip = desk("writes_slip", "bodi");
    slip.define("p.yaml", definition());
    slip.copydesk(["check", "p.yaml"]).run().exits(0).says([
        "misspelt-part",
        "writes `bodi`",
        "did its author mean `body`?",
    ]);
    let own = desk("writes_own", "house_style");
    own.define("p.yaml", definition());
    let outcome = own.copydesk(["check", "p.yaml"]).run().exits(0);
    assert!(!outcome.stderr.contains("misspelt") && !outcome.text().contains("misspelt"), "{}", outcome.stderr);
}
