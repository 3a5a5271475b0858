//! Reading beside a run: commands, workers, and the sqlite3 shell.

use crate::support::*;
use copydesk_ledger::{Asked, Known, Ledger, Settled};
use rusqlite::Connection;

#[test]
fn readers_see_the_last_commit_while_a_group_is_open() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &run);
    let mut reader = ledger.seen_reader(run.pipeline, &sinks).expect("a reader");
    let view = state.view();
    let shell = Connection::open(state.file()).expect("a second connection");
    let rows = || shell.query_row("SELECT count(*) FROM story_versions", [], |row| row.get::<_, i64>(0)).expect("rows");

    let mut group = ledger.group(&run, &sinks).expect("a group");
    deliver(&mut group, &key("storm", "1", 1), &sinks, 1);
    assert!(matches!(
        reader.look(&key("storm", "1", 1), Asked::Arrived, at(1)).expect("an answer"),
        Known::Open { .. }
    ));
    assert_eq!((view.explain("storm").expect("an answer").len(), rows()), (0, 0));
    group.commit().expect("a commit");
    assert!(matches!(
        reader.look(&key("storm", "1", 1), Asked::Arrived, at(1)).expect("an answer"),
        Known::Seen { .. }
    ));
    assert_eq!((view.explain("storm").expect("an answer").len(), rows()), (1, 1));
}

#[test]
fn workers_ask_from_threads_of_their_own_while_the_writer_writes() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &run);
    let readers: Vec<_> = (0..3).map(|_| ledger.seen_reader(run.pipeline, &sinks).expect("a reader")).collect();
    std::thread::scope(|scope| {
        for mut reader in readers {
            scope.spawn(move || {
                // What was seen once stays seen.
                let mut seen = 0;
                while seen < 40 {
                    let item = key(&format!("story-{seen}"), "1", seen);
                    if let Known::Seen { .. } = reader.look(&item, Asked::Arrived, at(1)).expect("an answer") {
                        seen += 1;
                    }
                }
            });
        }
        for number in 0..40 {
            group(&mut ledger, &run, &sinks, |group| {
                deliver(group, &key(&format!("story-{number}"), "1", number), &sinks, 1)
            });
        }
    });
}

#[test]
fn explain_tells_every_version_with_its_deliveries_lineage_and_letters() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &run);
    group(&mut ledger, &run, &sinks, |group| {
        deliver(group, &key("storm", "1", 1), &sinks, 1);
        deliver(group, &key("storm", "2", 2), &sinks, 2);
        dead(group, &key("storm", "3", 3), "no topics", 3);
        let held = Settled::Held { state: "embargo", until: Some(at(90)) };
        group.settle(&key("storm", "4", 4), &came(4), held, None).expect("held");
    });
    let stories = state.view().explain("storm").expect("an answer");
    assert_eq!((stories.len(), stories[0].pipeline.as_str()), (1, "wire"));
    let told: Vec<_> = stories[0]
        .items
        .iter()
        .map(|item| (item.version.as_deref().unwrap_or_default(), item.state.as_str(), item.newest, item.letters.len()))
        .collect();
    assert_eq!(
        told,
        [("1", "delivered", false, 0), ("2", "delivered", false, 0), ("3", "dead", true, 1), ("4", "held", false, 0)]
    );
    let [first, second, .., held] = stories[0].items.as_slice() else { panic!("four versions") };
    assert_eq!(first.deliveries.len(), 2);
    assert!(first.deliveries[0].replaced && first.deliveries[0].path.is_none() && !first.deliveries[1].replaced);
    assert_eq!(second.deliveries[0].path.as_deref(), Some("out/storm.json"));
    assert_eq!(second.lineage.as_ref().expect("lineage")[0]["stage"], "tag-topics");
    assert_eq!((held.reason.as_deref(), held.until), (Some("embargo"), Some(at(90))));
    assert_eq!(state.view().explain("calm").expect("an answer"), []);
    serde_json::to_value(&stories).expect("JSON");
}

#[test]
fn state_tells_what_there_is_and_who_holds_it() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &run);
    group(&mut ledger, &run, &sinks, |group| {
        deliver(group, &key("storm", "1", 1), &sinks, 1);
        dead(group, &key("flood", "1", 2), "no topics", 3);
    });
    let summary = state.view().state().expect("a summary");
    assert_eq!((summary.oldest, summary.newest, summary.schema), (Some(at(1)), Some(at(3)), 1));
    assert_eq!((summary.locked, summary.holder), (true, Some(holder(1))));
    let rows = |name: &str| summary.tables.iter().find(|table| table.name == name).expect("a table").rows;
    assert_eq!((rows("items"), rows("deliveries"), rows("dead_letters"), rows("runs")), (2, 2, 1, 1));
    let pipeline = &summary.pipelines[0];
    assert_eq!(
        (pipeline.name.as_str(), pipeline.items, pipeline.open_letters, pipeline.last_run),
        ("wire", 2, 1, Some(at(0)))
    );
    let on_disk: u64 = ["ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm"]
        .iter()
        .map(|name| state.path().join(name).metadata().expect("a file").len())
        .sum();
    assert_eq!(summary.bytes, on_disk);
    drop(ledger);
    let summary = state.view().state().expect("a summary");
    assert_eq!((summary.locked, summary.holder), (false, None));
}

#[test]
fn every_table_is_counted() {
    let state = State::new();
    drop(state.ledger());
    let connection = Connection::open(state.file()).expect("a connection");
    let names: Vec<String> = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
        .expect("a question")
        .query_map([], |row| row.get(0))
        .expect("an answer")
        .collect::<Result<_, _>>()
        .expect("names");
    let mut counted: Vec<_> =
        state.view().state().expect("a summary").tables.into_iter().map(|table| table.name).collect();
    counted.sort();
    assert_eq!(counted, names);
}

#[test]
fn the_views_for_people_tell_runs_letters_and_versions() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &run);
    group(&mut ledger, &run, &sinks, |group| {
        deliver(group, &key("storm", "1", 1), &sinks, 1);
        dead(group, &key("flood", "1", 2), "no topics", 3);
    });
    end(&mut ledger, &run, at(5));
    let shell = Connection::open(state.file()).expect("a connection");
    let text = |sql: &str| shell.query_row(sql, [], |row| row.get::<_, String>(0)).expect("a row");
    assert_eq!(text("SELECT pipeline || ' ' || outcome || ' ' || received FROM run_overview"), "wire not all 3");
    assert_eq!(text("SELECT uri || ' ' || error FROM open_dead_letters"), "flood no topics");
    let versions = text("SELECT state || ' ' || at || ' ' || sinks FROM story_versions WHERE uri = 'storm'");
    assert_eq!(versions, format!("delivered {:.3} files:out, lines:out/all.jsonl", at(1)));
}

#[test]
fn a_ledger_that_was_closed_is_read_where_nothing_may_be_written() {
    use std::os::unix::fs::PermissionsExt;
    let state = State::new();
    begin(&mut state.ledger(), 0);
    let writable = std::fs::metadata(state.path()).expect("a folder").permissions();
    for (path, mode) in [(state.file(), 0o444), (state.path().to_owned(), 0o555)] {
        std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).expect("permissions");
    }
    let runs = state.view().runs(5).map(|runs| runs.len());
    let refused = Ledger::open(state.path(), &holder(2)).err();
    let is_root = std::fs::write(state.path().join("probe"), b"").is_ok();
    std::fs::set_permissions(state.path(), writable).expect("permissions");
    assert_eq!(runs.expect("runs"), 1);
    if !is_root {
        let refused = refused.expect("it may not be written");
        assert!(refused.to_string().contains("may not be written"), "{refused}");
    }
}
