//! Variables of the environment: in definitions, and those that the program itself reads.

use crate::support::{Definition, Desk, story};

const DEFINITION: &str = r#"name: env
source:
  uses: files
  with: { path: "${WIRE_IN}" }
stages:
  - uses: tag-topics
    with:
      max: ${MOST:-3}
sinks:
  - uses: files
    with: { path: "${WIRE_OUT:-out}/{{ uri }}.json" }
"#;

#[test]
fn a_variable_that_is_missing_is_an_error_at_its_place_before_anything_runs() {
    let desk = Desk::new();
    desk.write("p.yaml", DEFINITION);
    let text = desk.copydesk(["check", "p.yaml"]).run().exits(78).text();
    assert!(text.contains("WIRE_IN") && text.contains("p.yaml:4:18"), "{text}");
    desk.copydesk(["run", "p.yaml"]).run().exits(78).says(["WIRE_IN"]);
}

#[test]
fn a_variable_is_put_in_and_a_default_stands_in_for_one_that_is_not_set() {
    let desk = Desk::new();
    desk.write("p.yaml", DEFINITION).write("here/a.json", story("urn:a").to_string());
    desk.copydesk(["run", "p.yaml"]).env("WIRE_IN", "here").run().exits(0);
    assert_eq!(desk.files("out").len(), 1);
    desk.copydesk(["run", "p.yaml"]).env("WIRE_IN", "here").env("WIRE_OUT", "there").run().exits(0);
    assert_eq!(desk.files("there").len(), 1);
}

#[test]
fn a_variable_takes_the_type_that_is_asked_for_and_is_checked_like_any_value() {
    let desk = Desk::new();
    desk.write("p.yaml", DEFINITION);
    let check = |most: &str| desk.copydesk(["check", "p.yaml"]).env("WIRE_IN", "here").env("MOST", most).run();
    check("7").exits(0);
    assert!(check("many").exits(78).text().contains("p.yaml:8"));
}

#[test]
fn what_a_variable_holds_is_a_value_and_never_more_of_the_definition() {
    let desk = Desk::new();
    desk.write("p.yaml", DEFINITION).write("a: b }, x: {/a.json", story("urn:a").to_string());
    desk.copydesk(["run", "p.yaml"]).env("WIRE_IN", "a: b }, x: {").run().exits(0);
    assert_eq!(desk.files("out").len(), 1);
}

#[test]
fn the_log_follows_its_option_and_its_variable() {
    let desk = Desk::new();
    desk.write("in/bad.json", "{\"uri\": 1").define("p.yaml", Definition::new());
    let run = |log: &str| desk.copydesk(["run", "p.yaml", "--log-format", "json", "--log", log]).run().exits(1).stderr;
    let logged = |text: &str| text.lines().any(|line| line.starts_with('{') && line.contains("dead letter"));
    assert!(logged(&run("warn")), "{}", run("warn"));
    assert!(!logged(&run("off")), "{}", run("off"));
    let quiet = desk.copydesk(["run", "p.yaml", "--log-format", "json"]).env("COPYDESK_LOG", "off").run().exits(1);
    assert!(!logged(&quiet.stderr));
}

#[test]
fn no_home_and_no_language_are_needed() {
    let desk = Desk::new();
    desk.write("in/a.json", story("urn:a").to_string()).define("p.yaml", Definition::whole());
    desk.copydesk(["run", "p.yaml"]).without_env("HOME").env("LC_ALL", "xx_XX.none").run().exits(0);
}
