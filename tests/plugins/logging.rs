//! What a plugin logs comes out with its stage, its article and its fields, for people and for machines.

use super::misbehaving;
use serde_json::{Value, json};

fn logged(format: &str) -> Vec<String> {
    let desk = misbehaving::at_the_second("logs");
    let outcome = desk.copydesk(["run", "p.yaml", "--log-format", format]).run().exits(0);
    outcome.stderr.lines().filter(|line| line.contains("odd") || line.contains("plain")).map(str::to_owned).collect()
}

#[test]
fn an_event_of_a_plugin_is_an_object_with_the_article_and_the_fields_as_they_are() {
    let lines = logged("json");
    let events: Vec<Value> = lines.iter().map(|line| serde_json::from_str(line).expect("an object")).collect();
    let [odd, plain] = &events[..] else { panic!("two events: {lines:?}") };
    assert_eq!((&odd["message"], &odd["level"], &odd["from"]), (&json!("odd"), &json!("WARN"), &json!("there")));
    assert!(odd["timestamp"].as_str().is_some_and(|time| time.ends_with('Z')), "{odd}");
    assert_eq!(odd["uri"], "urn:2");
    assert_eq!(odd["stage"], "misbehaving");
    assert_eq!(odd["fields"], json!({"word": "a \"b\"", "count": 4, "sure": true}));
    assert_eq!((&plain["uri"], plain.get("fields")), (&json!("urn:2"), None));
}

#[test]
fn an_event_of_a_plugin_for_people_has_each_field_once_and_without_second_escapes() {
    let lines = logged("text");
    let line = lines.first().expect("an event");
    for part in ["odd", "stage=\"misbehaving\"", "uri=\"urn:2\"", "word=\"a \\\"b\\\"\"", "count=4", "sure=true"] {
        assert!(line.contains(part), "{part}: {line}");
    }
    assert!(!line.contains("fields="), "{line}");
}
