//! What goes out is valid: by our schema, by that of ninjs, and as our own input.

use crate::support::{Definition, Desk, Outcome, lines, repository, story};
use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::{Value, json};

struct Schema(Schemas, SchemaIndex);

impl Schema {
    fn of(schema: Value) -> Schema {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("schema.json", schema).expect("a resource");
        let index = compiler.compile("schema.json", &mut schemas).expect("a valid schema");
        Schema(schemas, index)
    }

    #[track_caller]
    fn accepts(&self, value: &Value) {
        if let Err(error) = self.0.validate(value, self.1) {
            panic!("{error}\n{value:#}");
        }
    }
}

fn wire(desk: &Desk, format: &str, detail: &str) -> Outcome {
    desk.link(&repository().join("examples"), "examples");
    let sink = json!([{ "uses": "stdout", "with": { "format": format, "detail": detail } }]);
    desk.define("p.yaml", Definition::whole().set("sinks", sink).set("hold", json!([])));
    desk.copydesk(["run", "p.yaml", "--input", "examples/wire"]).run().exits(0)
}

#[test]
fn every_article_that_goes_out_is_valid_by_our_own_schema() {
    let desk = Desk::new();
    let schema = Schema::of(desk.copydesk(["schema", "article"]).run().exits(0).json());
    for detail in ["full", "published"] {
        let desk = Desk::new();
        let articles = wire(&desk, "article", detail).articles();
        assert!(articles.len() > 20);
        articles.iter().for_each(|article| schema.accepts(article));
    }
}

#[test]
fn every_ninjs_item_that_goes_out_keeps_to_version_3() {
    let schema = Schema::of(serde_json::from_str(include_str!("ninjs-3.0.json")).expect("JSON"));
    let desk = Desk::new();
    let items = wire(&desk, "ninjs", "published").articles();
    assert!(items.len() > 20);
    items.iter().for_each(|item| schema.accepts(item));
}

#[test]
fn output_is_input_and_comes_out_again_as_the_same_bytes() {
    for detail in ["full", "published"] {
        let desk = Desk::new();
        let first = wire(&desk, "article", detail);
        desk.write("in/again.jsonl", &first.stdout);
        let sink = json!([{ "uses": "stdout", "with": { "detail": detail } }]);
        desk.define("again.yaml", Definition::new().set("sinks", sink).set("hold", json!([])));
        let second = desk.run("again.yaml").exits(0);
        for (first, second) in first.text().lines().zip(second.text().lines()) {
            assert_eq!(first, second);
        }
        assert_eq!(first.stdout.len(), second.stdout.len());
    }
}

#[test]
fn ninjs_that_goes_out_can_come_in_again_with_its_story_whole() {
    let desk = Desk::new();
    desk.write("in/a.json", story("urn:a").to_string());
    let sink = json!([{ "uses": "files", "with": { "path": "ninjs/{{ uri }}.json", "format": "ninjs" } }]);
    desk.define("out.yaml", Definition::new().set("sinks", sink));
    desk.run("out.yaml").exits(0);
    desk.define("back.yaml", Definition::new());
    let article = desk.run("back.yaml --input ninjs").exits(0).article();
    assert_eq!(article["uri"], "urn:a");
    let texts: Vec<&Value> = article["body"].as_array().expect("a list").iter().map(|block| &block["text"]).collect();
    assert_eq!(json!(texts), story("urn:a")["body"]);
}

#[test]
fn rights_survive_every_stage_and_both_formats() {
    let rights = [
        ("copyright", "Copyright 2026 Example News Agency"),
        ("usageterms", "Not for use in school textbooks."),
        ("creditline", "ENA/Strandpost"),
    ];
    for format in ["article", "ninjs"] {
        let desk = Desk::new();
        let mut article = story("urn:a");
        for (key, value) in rights {
            article[key] = json!(value);
        }
        desk.write("in/a.json", lines([article]));
        let sink = json!([{ "uses": "stdout", "with": { "format": format, "detail": "published" } }]);
        desk.define("p.yaml", Definition::whole().set("sinks", sink));
        let text = desk.run("p.yaml").exits(0).text();
        for (key, value) in rights {
            assert!(text.contains(value), "{format} lost the {key}: {text}");
        }
    }
}

#[test]
fn what_we_have_no_field_for_is_kept() {
    let desk = Desk::new();
    let mut article = story("urn:a");
    article["desk_budget_line"] = json!({ "slot": 7, "page": ["A1", null] });
    desk.write("in/a.json", article.to_string()).define("p.yaml", Definition::whole());
    let out = desk.run("p.yaml").exits(0).article();
    assert_eq!(out["extra"]["desk_budget_line"], article["desk_budget_line"]);
}
