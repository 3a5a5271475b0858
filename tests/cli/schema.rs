//! `copydesk schema`: what editors and other programs may rely on.

use crate::support::{Definition, Desk, repository, story};
use boon::{Compiler, Schemas};
use serde_json::Value;

fn valid(schema: &Value, instance: &Value) -> bool {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("schema.json", schema.clone()).expect("a resource");
    let index = compiler.compile("schema.json", &mut schemas).expect("the schema is valid itself");
    schemas.validate(instance, index).is_ok()
}

fn schema(of: &str) -> Value {
    Desk::new().copydesk(["schema", of]).run().exits(0).json()
}

#[test]
fn the_schema_of_a_pipeline_takes_what_check_takes_and_refuses_what_it_refuses() {
    let schema = schema("pipeline");
    let definition: Value = serde_json::from_str(&Definition::whole().text()).expect("JSON");
    assert!(valid(&schema, &definition));
    let mut misspelt = definition.clone();
    misspelt["stagse"] = definition["stages"].clone();
    assert!(!valid(&schema, &misspelt));
    let mut wrong = definition;
    wrong["workers"] = "many".into();
    assert!(!valid(&schema, &wrong));
}

#[test]
fn the_schema_of_an_article_takes_what_comes_in_and_refuses_what_is_none() {
    let schema = schema("article");
    assert!(valid(&schema, &story("urn:a")));
    let sample = std::fs::read(repository().join("examples/wire/school-trial.json")).expect("the sample is there");
    assert!(valid(&schema, &serde_json::from_slice(&sample).expect("JSON")));
    let mut wrong = story("urn:a");
    wrong["pubstatus"] = "spiked".into();
    assert!(!valid(&schema, &wrong));
    assert!(!valid(&schema, &serde_json::json!([1, 2])));
}

#[test]
fn what_the_schema_says_of_keys_stands_in_words_beside_them() {
    let schema = schema("pipeline");
    let properties = schema["properties"].as_object().expect("properties");
    for (key, property) in properties {
        assert!(property["description"].as_str().is_some_and(|text| text.len() > 10), "{key}: {property}");
    }
}
