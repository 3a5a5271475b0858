//! The definitions that come with Copydesk: each is right, runs on the sample copy, and does what it says.

use crate::support::{Definition, Desk, Outcome, repository};
use serde_json::{Value, json};

/// A folder with the definitions and the sample copy, where output may go.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.link(&repository().join("examples"), "examples");
    desk.link(&repository().join("pipelines"), "pipelines");
    desk
}

fn definitions() -> Vec<String> {
    let folder = std::fs::read_dir(repository().join("pipelines")).expect("the folder is there");
    let name = |entry: std::io::Result<std::fs::DirEntry>| entry.expect("an entry").file_name().display().to_string();
    let mut names: Vec<String> = folder.map(name).filter(|name| name.ends_with(".yaml")).collect();
    names.sort();
    assert!(names.len() >= 3, "{names:?}");
    names
}

fn output(desk: &Desk, folder: &str) -> Vec<Value> {
    desk.files(folder).iter().filter(|file| !file.contains("dead-letters")).map(|file| desk.json(file)).collect()
}

#[test]
fn each_definition_is_right_without_a_warning_and_says_what_it_is_for() {
    let desk = desk();
    for name in definitions() {
        let path = format!("pipelines/{name}");
        let text = desk.copydesk(["check", &path]).run().exits(0).text();
        assert!(!text.contains("warning") && text.contains(": ok"), "{text}");
        let text = String::from_utf8(desk.read(&path)).expect("UTF-8");
        assert!(text.starts_with("# ") && text.contains("\ndescription: "), "{name} explains itself");
    }
}

#[test]
fn each_definition_runs_on_the_sample_copy_without_a_dead_letter() {
    for name in definitions() {
        let desk = desk();
        let picture = desk.read("examples/wire/lock-gates-picture.json");
        let path = format!("pipelines/{name}");
        let outcome = desk.copydesk(["run", &path, "--report", "json"]).stdin(picture).run().exits(0);
        assert!(outcome.account().delivered > 0, "{name}: {}", outcome.stderr);
    }
}

fn run(name: &str) -> (Desk, Outcome) {
    let desk = desk();
    let outcome = desk.run(&format!("pipelines/{name}.yaml")).exits(0);
    (desk, outcome)
}

#[test]
fn wire_writes_a_file_for_each_item_that_may_go_out() {
    let (desk, outcome) = run("wire");
    let articles = output(&desk, "out");
    let account = outcome.account();
    assert_eq!(articles.len() as u64, account.delivered);
    assert_eq!(account.held, 3, "one withheld, one canceled, one under embargo: {}", outcome.stderr);
    for article in articles.iter().filter(|article| article["type"] == "text") {
        assert!(article["summary"]["sentences"].is_array(), "{}", article["uri"]);
        assert!(article["renditions"]["brief.html"].is_string(), "{}", article["uri"]);
    }
}

#[test]
fn web_pages_become_ninjs() {
    let (desk, _) = run("web-pages");
    let items = output(&desk, "out/web-pages");
    assert_eq!(items.len(), 1);
    assert_eq!(items[0]["standard"]["version"], "3.0", "{}", items[0]);
    assert_eq!(items[0]["headlines"][0]["value"], "Last keeper leaves the Skerrow light");
}

#[test]
fn alerts_are_one_short_line_for_what_is_urgent() {
    let desk = desk();
    let feed = desk.read("examples/wire/saturday-file.jsonl");
    let outcome = desk.copydesk(["run", "pipelines/alerts.yaml"]).stdin(feed).run().exits(0);
    for article in outcome.articles() {
        match article["urgency"].as_u64() {
            Some(1 | 2) => {
                let line = article["renditions"]["alert.txt"].as_str().unwrap_or_else(|| panic!("{article}"));
                assert!(!line.is_empty() && line.chars().count() <= 120, "{line}");
                assert!(article["summary"]["sentences"].as_array().is_some_and(|list| list.len() == 1), "{article}");
            }
            _ => assert!(article.get("summary").is_none(), "{article}"),
        }
    }
}

#[test]
fn an_alert_of_a_flash_without_a_headline_is_its_lead_though_that_is_long() {
    const LEAD: &str = "The chandlery on the old quay at Arnsby has been cleared after a fire in which at least three people were \
        hurt, police and the ambulance service said on Thursday afternoon.";
    let flash = |rest: &[&str]| {
        let body = [&[LEAD], rest].concat();
        json!({ "uri": "a", "language": "en", "urgency": 1, "body": body }).to_string()
    };
    let short = "The fire began at 2.10pm, witnesses said.";
    for feed in [flash(&[]), flash(&[short]), flash(&["Fire crews came.", short])] {
        let outcome = desk().copydesk(["run", "pipelines/alerts.yaml"]).stdin(feed).run().exits(0);
        let article = outcome.article();
        let line = article["renditions"]["alert.txt"].as_str().unwrap_or_else(|| panic!("{article}"));
        assert!(line.ends_with('…') && LEAD.starts_with(line.trim_end_matches('…')), "{line}");
        assert_eq!(article["summary"]["text"], LEAD);
    }
}

#[test]
fn the_desk_sees_what_is_held_back_elsewhere() {
    let (desk, outcome) = run("desk");
    assert_eq!(outcome.account().held, 0);
    let articles = output(&desk, "out/desk");
    let states: Vec<&str> = articles.iter().filter_map(|article| article["pubstatus"].as_str()).collect();
    assert!(states.contains(&"withheld") && states.contains(&"canceled"), "{states:?}");
    assert!(
        articles.iter().any(|article| article["removed"] != Value::Array(Vec::new())),
        "removed blocks are kept for the desk"
    );
}

#[test]
fn what_is_learned_from_the_archive_gives_topics_and_a_damaged_model_is_found_by_check() {
    let (desk, _) = run("learn-topics");
    let model = "out/learn-topics/topics.model";
    let report = String::from_utf8(desk.read(&format!("{model}.report.txt"))).expect("UTF-8");
    assert!(report.contains("precision") && report.contains("town:chess Chess"), "{report}");
    let stage = json!({ "uses": "tag-topics", "with": { "model": model, "lexicon": false } });
    desk.define("p.yaml", Definition::new().stage_of(stage));
    let article = json!({ "uri": "a", "language": "en", "body": ["The rook endgame decided the chess tournament."] });
    desk.write("in/a.json", article.to_string());
    let tagged = desk.run("p.yaml").exits(0).article();
    assert_eq!(tagged["subjects"][0]["qcode"], "town:chess", "{tagged}");

    let mut damaged = desk.read(model);
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    desk.write(model, damaged);
    desk.copydesk(["check", "p.yaml"]).run().exits(78).says(["topics.model", "is damaged", "p.yaml:"]);
}

#[test]
fn a_report_in_the_log_is_not_followed_by_where_it_came_from() {
    let desk = desk();
    let said = desk.copydesk(["run", "pipelines/learn-topics.yaml", "--log", "info"]).run().exits(0).stderr;
    let first = said.lines().find(|line| line.contains(" bytes) written; ")).expect("the model is told of");
    assert!(first.ends_with(" stage=\"learn-topics\" from=\"learn_topics::stage\""), "{said}");
    assert!(said.contains("town:chess Chess") && !said.contains("fields="), "{said}");
}

#[test]
fn the_unit_for_a_timer_starts_a_run_that_ends_well() {
    let desk = desk();
    let unit = String::from_utf8(desk.read("examples/timer/copydesk-wire.service")).expect("UTF-8");
    let command = unit.lines().find_map(|line| line.strip_prefix("ExecStart=")).expect("it starts something");
    let (program, arguments) = command.split_once(' ').expect("with arguments");
    assert!(program.ends_with("/copydesk"), "{program}");
    let outcome = desk.copydesk(arguments.split_whitespace()).env("COPYDESK_INCOMING", "examples/wire").run().exits(0);
    assert!(outcome.account().delivered > 0, "{}", outcome.stderr);
    assert!(unit.contains("Environment=COPYDESK_INCOMING="), "the definition reads that variable");
}
