//! What may not be put out, or not yet, is held back, counted and listed.

use crate::support::{Definition, Desk, lines, story};
use serde_json::{Value, json};

fn with(uri: &str, key: &str, value: Value) -> Value {
    let mut article = story(uri);
    article[key] = value;
    article
}

fn four_states() -> String {
    lines([
        story("urn:usable"),
        with("urn:withheld", "pubstatus", json!("withheld")),
        with("urn:canceled", "pubstatus", json!("canceled")),
        with("urn:later", "embargoed", json!("2099-01-01T09:00:00+01:00")),
        with("urn:past", "embargoed", json!("2001-01-01T09:00:00Z")),
    ])
}

#[test]
fn withheld_canceled_and_embargoed_items_are_held_back_counted_and_named() {
    let desk = Desk::new();
    desk.write("in/states.jsonl", four_states()).define("p.yaml", Definition::new());
    let outcome = desk.run("p.yaml").exits(0).says(["urn:withheld", "urn:canceled", "urn:later", "2099-01-01"]);
    assert_eq!(outcome.uris(), ["urn:usable", "urn:past"]);
    let account = outcome.account();
    assert_eq!((account.received, account.delivered, account.held), (5, 2, 3));
}

#[test]
fn held_back_items_reach_no_file_either() {
    let desk = Desk::new();
    desk.write("in/states.jsonl", four_states()).define("p.yaml", Definition::new().into_files("out/{{ uri }}.json"));
    desk.run("p.yaml").exits(0);
    assert_eq!(desk.files("out").len(), 2, "{:?}", desk.files("out"));
}

#[test]
fn a_pipeline_may_let_out_what_is_held_back_otherwise() {
    let desk = Desk::new();
    desk.write("in/states.jsonl", four_states());
    desk.define("all.yaml", Definition::new().set("hold", json!([])));
    desk.define("some.yaml", Definition::new().set("hold", json!(["withheld", "embargoed"])));
    assert_eq!(desk.run("all.yaml").exits(0).uris().len(), 5);
    assert_eq!(desk.run("some.yaml").exits(0).uris(), ["urn:usable", "urn:canceled", "urn:past"]);
}

#[test]
fn an_embargo_that_cannot_be_read_holds_and_the_report_says_what_to_do() {
    let desk = Desk::new();
    desk.write("in/a.json", with("urn:a", "embargoed", json!("Friday at noon")).to_string());
    desk.define("p.yaml", Definition::new());
    let outcome = desk.run("p.yaml").exits(0);
    assert_eq!(outcome.account().held, 1);
    assert_eq!(outcome.report()["held"][0]["doubtful"], true);
    let outcome = desk.copydesk(["run", "p.yaml"]).run().exits(0);
    outcome.says(["urn:a is embargoed, and until when cannot be told for certain: Friday at noon", "to let it out"]);
}

/// A story as a file of text below a first line.
fn below(line: &str) -> String {
    let story =
        "VELSUND (ena) - The harbour board will close the old lock for a year from August, it said in a report.";
    format!(
        "{line}\n\n{story}\n\nThe gates date from 1911 and leak, the report says. Boats will go round by the sea.\n"
    )
}

#[test]
fn an_embargo_that_only_a_line_of_the_copy_tells_of_holds_until_its_time() {
    let desk = Desk::new();
    desk.write("in/later.txt", below("EMBARGOED: not for release before 0600 GMT Thursday 1 January 2099"));
    desk.write("in/past.txt", below("EMBARGOED: not for release before 0600 GMT Monday 3 June 2024"));
    desk.write("in/doubtful.txt", below("SPERRFRIST: 03. Juni, 6.00 Uhr"));
    desk.write("in/lifted.txt", below("Eds: embargo lifted"));
    desk.write("in/over.txt", below("EMBARGOED UNTIL 00.01 MONDAY 3 JUNE 2024"));
    desk.write("in/open.txt", below("EMBARGOED UNTIL 00.01 THURSDAY 1 JANUARY 2099"));
    desk.write("in/about.txt", below("Embargo on cod to end until June, ministers say"));
    let mut page = story("urn:json");
    page["body"] = json!("Embargoed until noon on Friday.\nThe harbour board will close the old lock.");
    desk.write("in/page.json", page.to_string());
    page["embargoed"] = json!("2024-06-03T06:00:00Z");
    page["uri"] = json!("urn:field");
    desk.write("in/released.json", page.to_string());
    desk.define("p.yaml", Definition::new());
    let outcome = desk.run("p.yaml").exits(0).says(["2099-01-01T06:00:00", "SPERRFRIST: 03. Juni, 6.00 Uhr"]);
    let mut uris = outcome.uris();
    uris.sort();
    assert_eq!(uris, ["in/about.txt", "in/lifted.txt", "in/over.txt", "in/past.txt", "urn:field"]);
    assert_eq!(outcome.account().held, 4);
}

#[test]
fn a_kill_that_only_the_copy_tells_of_is_held_back_as_canceled() {
    let desk = Desk::new();
    desk.write(
        "in/kill.txt",
        "KILL KILL KILL\n\nEditors: Please kill the story slugged BC-Ferry-Harbour. It is wrong.\n",
    );
    desk.write("in/about.txt", below("\"Please kill the story,\" the agency told editors."));
    let mut item = story("urn:kill");
    item["headline"] = json!("EILT - ACHTUNG - STREICHUNG");
    item["body"] = json!("Bitte verwenden Sie die Meldung von 12.04 Uhr nicht.");
    desk.write("in/item.json", item.to_string());
    desk.define("p.yaml", Definition::new());
    let outcome = desk.run("p.yaml").exits(0);
    assert_eq!((outcome.uris(), outcome.account().held), (vec!["in/about.txt".to_owned()], 2));
    desk.copydesk(["run", "p.yaml"]).run().exits(0).says(["in/kill.txt is canceled", "urn:kill is canceled"]);
}

#[test]
fn a_line_of_the_copy_that_holds_a_story_or_forbids_to_use_it_yet_is_obeyed() {
    let desk = Desk::new();
    desk.write("in/hold.txt", below("HOLD - legal still to clear par 2"));
    desk.write("in/order.txt", below("This story must not be used before 1800 GMT on Friday."));
    desk.write("in/online.txt", below("Redaktionshinweis: Bitte nicht vor 18 Uhr online stellen."));
    desk.write("in/step.txt", below("Hold for ten seconds, the keeper tells visitors."));
    desk.write("in/court.txt", below("Forecasts must not be broadcast before polls close, the court said."));
    desk.define("p.yaml", Definition::new());
    let outcome = desk.run("p.yaml").exits(0).says(["1800 GMT on Friday", "18 Uhr online stellen"]);
    let mut uris = outcome.uris();
    uris.sort();
    assert_eq!((uris, outcome.account().held), (vec!["in/court.txt".to_owned(), "in/step.txt".to_owned()], 3));
    desk.copydesk(["run", "p.yaml"]).run().exits(0).says(["in/hold.txt is withheld"]);
}

#[test]
fn an_embargo_in_doubt_is_let_out_once_somebody_has_written_its_time() {
    let desk = Desk::new();
    desk.define("p.yaml", Definition::new().set("state", json!("state")));
    desk.write("in/a.txt", below("EMBARGO: Monday, 0600"));
    for _ in 0..2 {
        assert_eq!(desk.run("p.yaml").exits(0).account().held, 1, "it is judged anew whenever it comes in");
    }
    desk.copydesk(["explain", "in/a.txt"]).run().exits(0).says(["held back", "does not give for certain"]);
    desk.write("in/a.txt", below("EMBARGO: Monday 3 June 2024, 0600 GMT"));
    let account = desk.run("p.yaml").exits(0).account();
    assert_eq!((account.held, account.delivered), (0, 1));
}

#[test]
fn the_state_is_told_by_every_format_that_has_one() {
    let desk = Desk::new();
    let html = "<p>VELSUND (ena) - The lock stays shut.</p>";
    let old =
        json!({ "uri": "urn:1.x", "type": "text", "pubstatus": "withheld", "headline": "Lock", "body_xhtml": html });
    let new = json!({
        "standard": { "name": "ninjs", "version": "3.0" }, "uri": "urn:3.0", "type": "text", "pubStatus": "canceled",
        "headlines": [{ "value": "Lock" }], "bodies": [{ "role": "main", "contentType": "text/html", "value": html }],
    });
    let later = json!({
        "uri": "urn:2.x", "type": "text", "embargoed": "2099-05-01T00:00:00Z", "by": "Maren Holt",
        "headlines": [{ "value": "Lock" }], "bodies": [{ "role": "main", "contenttype": "text/html", "value": html }],
    });
    for (name, item) in [("old", old), ("new", new), ("later", later)] {
        desk.write(&format!("in/{name}.json"), item.to_string());
    }
    desk.define("p.yaml", Definition::new());
    let outcome = desk.run("p.yaml").exits(0).says(["urn:1.x", "urn:2.x", "urn:3.0"]);
    assert_eq!((outcome.articles().len(), outcome.account().held), (0, 3));
}

#[test]
fn what_is_no_text_passes_the_stages_untouched() {
    let desk = Desk::new();
    let caption = "Gulls on the wreck of the dredger off Velsund.";
    let picture = json!({
        "uri": "urn:picture", "type": "picture", "headline": "Gulls", "language": "en",
        "body": [{ "kind": "caption", "text": caption }, { "kind": "caption", "text": caption }],
    });
    desk.write("in/picture.json", picture.to_string()).define("p.yaml", Definition::whole());
    let article = desk.run("p.yaml").exits(0).article();
    assert_eq!(article["body"].as_array().map(Vec::len), Some(2), "{article}");
    for ours in ["removed", "quotes", "subjects", "lineage"] {
        assert_eq!(article[ours], json!([]), "{ours} in {article}");
    }
    assert!(article.get("summary").is_none() && article.get("renditions").is_none(), "{article}");
}
