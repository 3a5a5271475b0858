//! What is seen, what is open, and what a newer version superseded.

use crate::support::*;
use copydesk_ledger::{Asked, ItemKey, Known, LedgerError, Settled, SinkId};

fn open(sinks: &[SinkId]) -> Known {
    Known::Open { lacking: sinks.to_vec(), older: Vec::new() }
}

fn is_seen(known: &Known) -> bool {
    matches!(known, Known::Seen { .. })
}

fn is_superseded(known: &Known) -> bool {
    matches!(known, Known::Superseded { .. })
}

fn created(key: ItemKey, time: &str) -> ItemKey {
    ItemKey { versioncreated: Some(time.parse().expect("a time")), ..key }
}

#[test]
fn an_item_is_open_for_every_sink_until_it_is_delivered_and_seen_after() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &run);
    let item = key("storm", "1", 1);
    assert!(!ledger.has_items(run.pipeline).expect("an answer"));
    assert_eq!(arrives(&mut ledger, &run, &sinks, &item), open(&sinks));

    let mut group = ledger.group(&run, &sinks).expect("a group");
    deliver(&mut group, &item, &sinks, 1);
    assert!(is_seen(&group.look(&item, Asked::Arrived, at(1)).expect("an answer")), "what the group recorded counts");
    group.commit().expect("a commit");

    assert!(ledger.has_items(run.pipeline).expect("an answer"));
    assert!(is_seen(&arrives(&mut ledger, &run, &sinks, &item)));
    let mut reader = ledger.seen_reader(run.pipeline, &sinks).expect("a reader");
    assert!(is_seen(&reader.look(&item, Asked::Arrived, at(1)).expect("an answer")));
    for other in [key("storm", "1", 2), key("storm", "2", 1), key("storm", "", 1), key("flood", "1", 1)] {
        assert!(!is_seen(&arrives(&mut ledger, &run, &sinks, &other)), "{other:?} is another item");
    }
}

#[test]
fn another_pipeline_has_not_seen_what_one_has() {
    let state = State::new();
    let mut ledger = state.ledger();
    let wire = begin(&mut ledger, 0);
    let wire_sinks = sinks(&mut ledger, &wire);
    group(&mut ledger, &wire, &wire_sinks, |group| deliver(group, &key("storm", "1", 1), &wire_sinks, 1));
    let sport = ledger.begin_run(&new_run("sport", at(2))).expect("a run");
    let sport_sinks = sinks(&mut ledger, &sport);
    assert_ne!(wire_sinks, sport_sinks, "the same place is a sink of its own in each pipeline");
    assert_eq!(arrives(&mut ledger, &sport, &sport_sinks, &key("storm", "1", 1)), open(&sport_sinks));
}

#[test]
fn a_group_that_is_dropped_leaves_nothing_behind() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &run);
    let mut group = ledger.group(&run, &sinks).expect("a group");
    deliver(&mut group, &key("storm", "1", 1), &sinks, 1);
    group.sink_length(sinks[1], 400).expect("noted");
    drop(group);
    assert_eq!(arrives(&mut ledger, &run, &sinks, &key("storm", "1", 1)), open(&sinks));
    assert_eq!(ledger.sink(&run, "lines:out/all.jsonl").expect("a sink").length, None);
}

#[test]
fn an_item_goes_only_to_the_sinks_that_lack_it() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let [files, lines] = sinks(&mut ledger, &run);
    group(&mut ledger, &run, &[files], |group| deliver(group, &key("storm", "1", 1), &[files], 1));
    assert!(is_seen(&arrives(&mut ledger, &run, &[files], &key("storm", "1", 1))));
    // A sink was added to the definition.
    assert_eq!(arrives(&mut ledger, &run, &[files, lines], &key("storm", "1", 1)), open(&[lines]));
}

#[test]
fn a_newer_version_goes_out_and_is_told_which_files_it_replaces() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &run);
    group(&mut ledger, &run, &sinks, |group| deliver(group, &key("storm", "9", 1), &sinks, 1));
    let Known::Open { lacking, older } = arrives(&mut ledger, &run, &sinks, &key("storm", "10", 2)) else {
        panic!("version 10 is newer than 9");
    };
    assert_eq!(lacking, sinks);
    assert_eq!(older.len(), 1);
    assert_eq!((older[0].sink, older[0].path.as_str()), (sinks[0], "out/storm.json"));

    let to = [(sinks[0], Some("out/storm-at-sea.json")), (sinks[1], None)];
    group(&mut ledger, &run, &sinks, |group| {
        group.deliver(&key("storm", "10", 2), &came(2), &to, None).expect("delivered")
    });
    let Known::Open { older, .. } = arrives(&mut ledger, &run, &sinks, &key("storm", "11", 3)) else {
        panic!("version 11 is newer than 10");
    };
    assert_eq!(older[0].path, "out/storm-at-sea.json", "the sink holds one file of a story");
    assert!(is_seen(&arrives(&mut ledger, &run, &sinks, &key("storm", "9", 1))));
    assert!(is_superseded(&arrives(&mut ledger, &run, &sinks, &key("storm", "8", 4))));
}

#[test]
fn the_providers_time_decides_then_the_number_then_a_cancel_then_arrival() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &run);
    let cancel = |key: ItemKey| ItemKey { canceled: true, ..key };
    // What is known, what comes, and whether what comes is superseded.
    let cases = [
        (created(key("a", "9", 1), "2026-05-01T10:00:00Z"), created(key("a", "1", 2), "2026-05-01T10:00:01Z"), false),
        (created(key("b", "1", 1), "2026-05-01T10:00:00.5Z"), created(key("b", "2", 2), "2026-05-01T10:00:00Z"), true),
        (created(key("c", "2", 1), "2026-05-01T10:00:00Z"), key("c", "1", 2), true),
        (key("d", "1.9", 1), key("d", "1.10", 2), false),
        (key("e", "18446744073709551617", 1), key("e", "18446744073709551616", 2), true),
        (cancel(key("f", "3", 1)), key("f", "3", 2), true),
        (key("g", "3", 1), cancel(key("g", "3", 2)), false),
        (cancel(key("h", "3", 1)), key("h", "4", 2), false),
        (key("i", "b", 1), key("i", "a", 2), false),
        (key("j", "", 1), key("j", "", 2), false),
        (cancel(key("k", "", 1)), key("k", "", 2), true),
    ];
    for (known, comes, superseded) in cases {
        group(&mut ledger, &run, &sinks, |group| deliver(group, &known, &sinks, 1));
        assert_eq!(is_superseded(&arrives(&mut ledger, &run, &sinks, &comes)), superseded, "{comes:?} after {known:?}");
    }
}

#[test]
fn of_two_versions_that_tie_the_one_that_came_first_is_superseded_also_for_a_sink_that_lacks_it() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let [files, lines] = sinks(&mut ledger, &run);
    group(&mut ledger, &run, &[files], |group| {
        deliver(group, &key("storm", "", 1), &[files], 1);
        deliver(group, &key("storm", "", 2), &[files], 2);
    });
    assert!(is_superseded(&arrives(&mut ledger, &run, &[files, lines], &key("storm", "", 1))));
    assert!(
        matches!(arrives(&mut ledger, &run, &[files, lines], &key("storm", "", 2)), Known::Open { lacking, .. } if lacking == [lines])
    );
}

#[test]
fn what_is_held_as_withheld_or_canceled_supersedes_and_what_is_under_embargo_does_not() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &run);
    for (uri, held, superseded) in [("a", "embargo", false), ("b", "withheld", true), ("c", "canceled", true)] {
        let until = (held == "embargo").then(|| at(500));
        group(&mut ledger, &run, &sinks, |group| {
            group.settle(&key(uri, "2", 2), &came(1), Settled::Held { state: held, until }, None).expect("held")
        });
        assert_eq!(is_superseded(&arrives(&mut ledger, &run, &sinks, &key(uri, "1", 1))), superseded, "{held}");
        assert!(
            matches!(arrives(&mut ledger, &run, &sinks, &key(uri, "2", 2)), Known::Open { .. }),
            "held is not settled"
        );
    }
}

#[test]
fn an_embargo_that_has_passed_ends_in_a_delivery_that_supersedes() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &run);
    let held = Settled::Held { state: "embargo", until: Some(at(50)) };
    group(&mut ledger, &run, &sinks, |group| {
        group.settle(&key("budget", "2", 2), &came(1), held, None).expect("held");
        deliver(group, &key("budget", "1", 1), &sinks, 2);
    });
    let Known::Open { older, .. } = arrives(&mut ledger, &run, &sinks, &key("budget", "2", 2)) else {
        panic!("it is still owed");
    };
    assert_eq!(older.len(), 1, "version 1 is in the sink");
    group(&mut ledger, &run, &sinks, |group| deliver(group, &key("budget", "2", 2), &sinks, 60));
    assert!(is_seen(&arrives(&mut ledger, &run, &sinks, &key("budget", "2", 2))));
    assert!(is_superseded(&arrives(&mut ledger, &run, &sinks, &key("budget", "1", 9))));
}

#[test]
fn what_a_stage_dropped_is_seen_and_supersedes() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &run);
    let dropped = Settled::Dropped { stage: "short-items", reason: "under 20 words" };
    group(&mut ledger, &run, &sinks, |group| {
        group.settle(&key("a", "2", 2), &came(1), dropped, None).expect("dropped")
    });
    assert!(is_seen(&arrives(&mut ledger, &run, &sinks, &key("a", "2", 2))));
    assert!(is_superseded(&arrives(&mut ledger, &run, &sinks, &key("a", "1", 1))));
}

#[test]
fn again_opens_what_was_seen_but_never_brings_an_older_version_back() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &run);
    group(&mut ledger, &run, &sinks, |group| {
        deliver(group, &key("storm", "1", 1), &sinks, 1);
        deliver(group, &key("storm", "2", 2), &sinks, 2);
    });
    let Known::Open { lacking, older } = look(&mut ledger, &run, &sinks, &key("storm", "2", 2), Asked::Again) else {
        panic!("it is open again");
    };
    assert_eq!(
        (lacking.as_slice(), older.len()),
        (&sinks[..], 1),
        "its own file is named, should its path be another now"
    );
    assert!(is_superseded(&look(&mut ledger, &run, &sinks, &key("storm", "1", 1), Asked::Again)));
}

#[test]
fn a_file_belongs_to_one_story() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &run);
    let file = [(sinks[0], Some("out/a.json"))];
    let mut group = ledger.group(&run, &sinks).expect("a group");
    group.deliver(&key("a", "1", 1), &came(1), &file, None).expect("delivered");
    assert_eq!(group.owner_of(sinks[0], "out/a.json", "b").expect("an answer").as_deref(), Some("a"));
    assert_eq!(group.owner_of(sinks[0], "out/a.json", "a").expect("an answer"), None);
    assert_eq!(group.owner_of(sinks[1], "out/a.json", "b").expect("an answer"), None, "another sink");
    let error = group.deliver(&key("b", "1", 2), &came(1), &file, None).expect_err("a's file");
    assert!(matches!(&error, LedgerError::FileTaken { owner, .. } if owner == "a"), "{error}");
    assert!(matches!(group.commit(), Err(LedgerError::GroupFailed { .. })), "nothing of such a group is kept");

    let moved = [(sinks[0], Some("out/a-2.json"))];
    let mut group = ledger.group(&run, &sinks).expect("a group");
    group.deliver(&key("a", "1", 1), &came(1), &file, None).expect("delivered");
    group.deliver(&key("a", "2", 3), &came(2), &moved, None).expect("delivered");
    group.deliver(&key("b", "1", 2), &came(3), &file, None).expect("a has left that file");
    group.commit().expect("a commit");
}

#[test]
fn what_is_offered_again_is_stale_after_a_day_until_it_is_touched() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &run);
    group(&mut ledger, &run, &sinks, |group| deliver(group, &key("storm", "2", 2), &sinks, 0));
    let mut group = ledger.group(&run, &sinks).expect("a group");
    let stale = |known: Known| match known {
        Known::Seen { item, stale, .. } | Known::Superseded { by: item, stale } => (item, stale),
        Known::Open { .. } => panic!("it is settled"),
    };
    assert!(!stale(group.look(&key("storm", "2", 2), Asked::Arrived, at(60)).expect("an answer")).1);
    let (item, is_stale) = stale(group.look(&key("storm", "2", 2), Asked::Arrived, days(2)).expect("an answer"));
    assert!(is_stale);
    let (newer, is_stale) = stale(group.look(&key("storm", "1", 1), Asked::Arrived, days(2)).expect("an answer"));
    assert!(is_stale && newer == item, "an older version that is offered keeps the newer in mind");
    group.touch(item, days(2)).expect("touched");
    assert!(!stale(group.look(&key("storm", "2", 2), Asked::Arrived, days(2)).expect("an answer")).1);
}
