//! The stage that misbehaves on purpose, and the libraries whose descriptors are wrong: built from `misbehaving.c`.

use crate::support::{Definition, Desk, build_c, repository, scratch};
use serde_json::json;
use std::path::PathBuf;
use std::sync::OnceLock;

/// The library, compiled once.
pub(crate) fn library() -> PathBuf {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| build("misbehaving", &[])).clone()
}

/// A variant of the library: each `-D` makes the descriptor wrong in one way.
pub(crate) fn build(name: &str, flags: &[&str]) -> PathBuf {
    let library = scratch("misbehaving").join(format!("lib{name}.so"));
    let source = repository().join("tests/plugins/misbehaving.c");
    // Under a name of its own first: another run of the suite may be using the library.
    let fresh = library.with_extension(format!("{}.tmp", std::process::id()));
    build_c(&source, &fresh, &[flags, &["-pthread", "-lm"]].concat());
    std::fs::rename(&fresh, &library).expect("the library can be renamed");
    library
}

/// A desk whose pipeline takes three articles, and misbehaves in this way at the second.
pub(crate) fn at_the_second(how: &str) -> Desk {
    let desk = three_articles();
    desk.define("p.yaml", definition(how));
    desk
}

/// A desk with three articles, `urn:1` to `urn:3`, and the misbehaving stage among its plugins.
pub(crate) fn three_articles() -> Desk {
    let desk = Desk::new();
    desk.link(&library(), "plugins/libmisbehaving.so");
    for number in 1..=3 {
        desk.write(&format!("in/{number}.json"), crate::support::story(&format!("urn:{number}")).to_string());
    }
    desk
}

/// From the folder `in` to standard output, misbehaving at `urn:2`, with one retry and no wait for it.
pub(crate) fn definition(how: &str) -> Definition {
    Definition::new()
        .stage("extract-quotes")
        .stage_of(json!({ "uses": "misbehaving", "if": "uri == 'urn:2'", "with": { "how": how } }))
        .set("on_error", json!({ "retry": 1, "backoff": "1ms" }))
}
