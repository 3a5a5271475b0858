//! `copydesk plan`: what a run would do.

use crate::support::{Definition, Desk};
use serde_json::json;

#[test]
fn the_plan_names_sources_stages_with_their_workers_and_sinks() {
    let desk = Desk::new();
    let definition = Definition::new()
        .stage("strip-boilerplate")
        .stage_of(
            json!({ "uses": "extract-quotes", "id": "who-said-what", "workers": 3, "if": "language is lang('en')" }),
        )
        .into_files("out/{{ uri }}.json");
    desk.define("p.yaml", definition);
    let text = desk.copydesk(["plan", "p.yaml"]).run().exits(0).text();
    for word in ["suite", "files", "strip-boilerplate", "who-said-what", "3", "out/{{ uri }}.json"] {
        assert!(text.contains(word), "{word}: {text}");
    }
}

#[test]
fn the_plan_for_machines_is_json_and_a_plan_does_nothing() {
    let desk = Desk::new();
    desk.define("p.yaml", Definition::whole().into_files("out/{{ uri }}.json"));
    let plan = desk.copydesk(["plan", "p.yaml", "--format", "json"]).run().exits(0).json();
    assert!(plan.to_string().contains("extract-quotes"), "{plan}");
    assert!(desk.files("out").is_empty());
}

#[test]
fn the_plan_says_of_each_sink_in_which_format_and_how_much_of_an_article_it_puts_out() {
    let desk = Desk::new();
    let sinks = json!([
        { "uses": "stdout" },
        { "uses": "files", "with": { "path": "out/{{ uri }}.json", "format": "ninjs", "detail": "full" } },
    ]);
    desk.define("p.yaml", Definition::whole().set("sinks", sinks));
    let text = desk.copydesk(["plan", "p.yaml"]).run().exits(0).text();
    assert!(text.contains("puts out  article, what may be published\n"), "{text}");
    assert!(text.contains("puts out  ninjs, in full: private notes"), "{text}");
    let plan = desk.copydesk(["plan", "p.yaml", "--format", "json"]).run().exits(0).json();
    assert_eq!([&plan["sinks"][0]["detail"], &plan["sinks"][1]["detail"]], ["published", "full"]);
    assert_eq!([&plan["sinks"][0]["format"], &plan["sinks"][1]["format"]], ["article", "ninjs"]);
}

#[test]
fn stages_that_need_the_same_workers_are_one_chain() {
    let desk = Desk::new();
    let chains = |definition: Definition| {
        desk.define("p.yaml", definition);
        let plan = desk.copydesk(["plan", "p.yaml", "--format", "json"]).run().exits(0).json();
        plan["chains"].as_array().map(Vec::len)
    };
    assert_eq!(chains(Definition::whole()), Some(1));
    let apart = json!({ "uses": "tag-topics", "workers": 7 });
    assert_eq!(chains(Definition::new().stage("strip-boilerplate").stage_of(apart).stage("render-summary")), Some(3));
}
