//! What the ledger forgets, and what it must not.

use crate::support::*;
use copydesk_ledger::{Asked, Known, Ledger, LetterFilter, NewRun, Retention, Run, RunEnd, RunOutcome, SinkId};
use jiff::Timestamp;
use proptest::prelude::*;
use std::time::Duration;

const TEN_DAYS: Retention = Retention { age: Some(Duration::from_secs(10 * 86_400)), size: None };
const NO_ROOM: Retention = Retention { age: None, size: Some(1) };

/// A run on a day that meets these items.
fn meet(ledger: &mut Ledger, run: &Run, day: Timestamp, items: &[(&str, &str, u8)]) -> [SinkId; 2] {
    let sinks = sinks(ledger, run);
    group(ledger, run, &sinks, |group| {
        for (uri, version, content) in items {
            let item = key(uri, version, *content);
            match group.look(&item, Asked::Arrived, day).expect("an answer") {
                Known::Open { .. } => deliver(group, &item, &sinks, minutes(day)),
                Known::Seen { item, stale: true, .. } | Known::Superseded { by: item, stale: true } => {
                    group.touch(item, day).expect("touched");
                }
                _ => {}
            }
        }
    });
    sinks
}

/// A run on a day that offers these items, and goes through to the end.
fn offer(ledger: &mut Ledger, day: i64, items: &[(&str, &str, u8)]) -> (Run, [SinkId; 2]) {
    let run = ledger.begin_run(&new_run("wire", days(day))).expect("a run");
    let sinks = meet(ledger, &run, days(day), items);
    end(ledger, &run, days(day));
    (run, sinks)
}

fn is_known(ledger: &mut Ledger, (run, sinks): &(Run, [SinkId; 2]), item: (&str, &str, u8)) -> bool {
    !matches!(arrives(ledger, run, sinks, &key(item.0, item.1, item.2)), Known::Open { .. })
}

#[test]
fn by_age_lineage_runs_and_what_no_source_offers_go() {
    let state = State::new();
    let mut ledger = state.ledger();
    offer(&mut ledger, 0, &[("old", "1", 1), ("offered", "1", 2)]);
    offer(&mut ledger, 12, &[("offered", "1", 2), ("new", "1", 3)]);
    let now = offer(&mut ledger, 20, &[("offered", "1", 2)]);
    let pruned = ledger.prune(&TEN_DAYS, days(20)).expect("pruned");
    assert_eq!((pruned.lineage, pruned.runs, pruned.items), (2, 1, 1), "{pruned:?}");
    assert!(!is_known(&mut ledger, &now, ("old", "1", 1)));
    assert!(is_known(&mut ledger, &now, ("offered", "1", 2)), "a source goes on offering it");
    assert!(is_known(&mut ledger, &now, ("new", "1", 3)), "it is young");
    assert_eq!(state.view().explain("old").expect("an answer"), [], "the story went with its last version");
    assert_eq!(ledger.prune(&TEN_DAYS, days(20)).expect("pruned").items, 0);
}

#[test]
fn a_pipeline_that_stood_still_longer_than_the_age_forgets_nothing_that_its_source_still_offers() {
    let state = State::new();
    let mut ledger = state.ledger();
    let now = offer(&mut ledger, 0, &[("a", "1", 1)]);
    let pruned = ledger.prune(&TEN_DAYS, days(300)).expect("pruned");
    assert_eq!(pruned.items, 0);
    assert!(is_known(&mut ledger, &now, ("a", "1", 1)));
}

#[test]
fn a_newest_version_stays_while_a_source_offers_an_older_one() {
    let state = State::new();
    let mut ledger = state.ledger();
    offer(&mut ledger, 0, &[("a", "2", 2)]);
    for day in [6, 12, 18, 24] {
        // Only the older version is still offered.
        let now = offer(&mut ledger, day, &[("a", "1", 1)]);
        ledger.prune(&TEN_DAYS, days(day)).expect("pruned");
        assert!(
            matches!(arrives(&mut ledger, &now.0, &now.1, &key("a", "1", 1)), Known::Superseded { .. }),
            "day {day}"
        );
    }
}

#[test]
fn a_newest_version_stays_while_any_other_is_remembered() {
    let state = State::new();
    let mut ledger = state.ledger();
    offer(&mut ledger, 0, &[("a", "1", 1), ("a", "2", 2)]);
    let now = offer(&mut ledger, 14, &[("a", "1", 1)]);
    ledger.prune(&TEN_DAYS, days(14)).expect("pruned");
    assert!(is_known(&mut ledger, &now, ("a", "1", 1)));
    assert!(is_known(&mut ledger, &now, ("a", "2", 2)));
}

#[test]
fn open_dead_letters_never_go_and_closed_ones_do() {
    let state = State::new();
    let mut ledger = state.ledger();
    let (run, sinks) = offer(&mut ledger, 0, &[]);
    group(&mut ledger, &run, &sinks, |group| {
        dead(group, &key("open", "", 1), "failed", 0);
        dead(group, &key("closed", "", 2), "failed", 0);
        deliver(group, &key("closed", "", 2), &sinks, 1);
    });
    offer(&mut ledger, 30, &[]);
    let pruned = ledger.prune(&TEN_DAYS, days(30)).expect("pruned");
    assert_eq!((pruned.letters, pruned.items), (1, 1), "{pruned:?}");
    // Not even when there is no room at all.
    ledger.prune(&Retention { age: None, size: Some(0) }, days(30)).expect("pruned");
    let letters = state.view().letters(&LetterFilter { closed: true, ..LetterFilter::default() }).expect("letters");
    assert_eq!(letters.iter().map(|letter| letter.uri.as_str()).collect::<Vec<_>>(), ["open"]);
}

#[test]
fn what_may_go_is_found_behind_much_that_may_not() {
    let state = State::new();
    let mut ledger = state.ledger();
    let (run, sinks) = offer(&mut ledger, 0, &[]);
    group(&mut ledger, &run, &sinks, |group| {
        for number in 0..600 {
            dead(group, &key(&format!("letter-{number}"), "", 1), "failed", 0);
        }
        for number in 0..700 {
            deliver(group, &key(&format!("story-{number}"), "", 1), &sinks, 1);
        }
    });
    offer(&mut ledger, 30, &[("young", "", 1)]);
    let pruned = ledger.prune(&TEN_DAYS, days(30)).expect("pruned");
    assert_eq!((pruned.items, pruned.lineage), (700, 700), "{pruned:?}");
    assert_eq!(state.view().letters(&LetterFilter::default()).expect("letters").len(), 600);
}

#[test]
fn readers_go_on_while_the_ledger_forgets() {
    let state = State::new();
    let mut ledger = state.ledger();
    let names: Vec<String> = (0..300).map(|number| format!("story-{number}")).collect();
    let all: Vec<_> = names.iter().map(|name| (name.as_str(), "1", 1)).collect();
    offer(&mut ledger, 0, &all);
    offer(&mut ledger, 30, &all[..1]);
    // A person's shell reads, and keeps what it reads from being overwritten.
    let shell = rusqlite::Connection::open(state.file()).expect("a connection");
    let count = "SELECT count(*) FROM items";
    shell.execute_batch("BEGIN").expect("a transaction");
    let before: i64 = shell.query_row(count, [], |row| row.get(0)).expect("a count");
    assert_eq!(ledger.prune(&TEN_DAYS, days(30)).expect("pruned").items, 299);
    assert_eq!(shell.query_row(count, [], |row| row.get::<_, i64>(0)).expect("a count"), before);
    shell.execute_batch("COMMIT").expect("the end");
    assert_eq!(shell.query_row(count, [], |row| row.get::<_, i64>(0)).expect("a count"), 1);
}

#[test]
fn by_size_lineage_goes_first_and_the_file_shrinks() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &run);
    let lineage = serde_json::json!([{"stage": "strip-boilerplate", "removed": "x".repeat(1000)}]).to_string();
    for batch in 0..20_u32 {
        group(&mut ledger, &run, &sinks, |group| {
            for number in 0..100 {
                let item = key(&format!("story-{batch}-{number}"), "1", 1);
                group.deliver(&item, &came(i64::from(batch)), &[(sinks[1], None)], Some(&lineage)).expect("delivered");
            }
        });
    }
    end(&mut ledger, &run, at(30));
    let limit = 1_500_000;
    let pruned = ledger.prune(&Retention { age: None, size: Some(limit) }, at(40)).expect("pruned");
    assert!(pruned.bytes_before > 2_500_000, "{pruned:?}");
    assert!(pruned.bytes_after <= limit, "{pruned:?}");
    assert_eq!(state.file().metadata().expect("a file").len(), pruned.bytes_after, "the space is given back");
    assert!(pruned.lineage >= 500 && pruned.lineage < 2000 && pruned.items == 0, "no more than needed: {pruned:?}");
    let of = |uri: &str| state.view().explain(uri).expect("an answer")[0].items[0].lineage.is_some();
    assert!(!of("story-0-0") && of("story-19-99"), "the oldest first");
}

#[test]
fn a_ledger_that_does_not_fit_says_by_how_much() {
    let state = State::new();
    let mut ledger = state.ledger();
    let names: Vec<String> = (0..2000).map(|number| format!("story-{number}")).collect();
    let all: Vec<_> = names.iter().map(|name| (name.as_str(), "1", 1)).collect();
    offer(&mut ledger, 0, &all);
    let sized = |size| Retention { age: None, size: Some(size) };
    let least = ledger.prune(&NO_ROOM, days(1)).expect("pruned");
    let size = state.file().metadata().expect("a file").len();
    assert!(size > 400_000, "what is still offered stays: {least:?}");
    assert_eq!((least.items, least.bytes_after, least.over), (0, size, Some(size - 1)));
    for (limit, over) in [(size - 1, Some(1)), (size, None), (size + 1, None)] {
        assert_eq!(ledger.prune(&sized(limit), days(1)).expect("pruned").over, over);
    }
    assert_eq!(ledger.prune(&TEN_DAYS, days(1)).expect("pruned").over, None, "it has no limit");
    // What is offered no more makes room.
    offer(&mut ledger, 5, &all[..20]);
    let limit = size / 2;
    let pruned = ledger.prune(&sized(limit), days(5)).expect("pruned");
    assert!(pruned.items > 500 && pruned.bytes_after <= limit && pruned.over.is_none(), "{pruned:?}");
}

#[test]
fn by_size_what_the_last_whole_run_met_stays() {
    let state = State::new();
    let mut ledger = state.ledger();
    let names: Vec<String> = (0..60).map(|number| format!("story-{number}")).collect();
    let all: Vec<_> = names.iter().map(|name| (name.as_str(), "1", 1)).collect();
    offer(&mut ledger, 0, &all);
    let now = offer(&mut ledger, 5, &all[..20]);
    let stopped = begin(&mut ledger, 6 * 24 * 60);
    let end = RunEnd {
        ended: days(6),
        outcome: RunOutcome::Stopped,
        message: None,
        account: serde_json::Value::Null,
        steps: serde_json::Value::Null,
    };
    ledger.end_run(stopped.id, &end).expect("the end");
    let pruned = ledger.prune(&Retention { age: None, size: Some(1) }, days(6)).expect("pruned");
    assert_eq!(pruned.items, 40, "the last whole run was that of day 5: {pruned:?}");
    assert!(all[..20].iter().all(|item| is_known(&mut ledger, &now, *item)));
}

#[test]
fn the_last_run_of_a_pipeline_stays_and_an_unlimited_ledger_forgets_nothing() {
    let state = State::new();
    let mut ledger = state.ledger();
    offer(&mut ledger, 0, &[("a", "1", 1)]);
    let pruned = ledger.prune(&Retention::default(), days(900)).expect("pruned");
    assert_eq!((pruned.lineage, pruned.runs, pruned.items), (0, 0, 0));
    let forever = Retention { age: Some(Duration::MAX), size: Some(u64::MAX) };
    assert_eq!(ledger.prune(&forever, days(900)).expect("pruned").lineage, 0);
    ledger.prune(&TEN_DAYS, days(900)).expect("pruned");
    assert_eq!(state.view().runs(5).expect("runs").len(), 1);
}

#[test]
fn what_a_partial_run_did_not_meet_is_not_forgotten_on_its_account() {
    for (what, replay, partial) in [("an input of its own", false, true), ("a replay", true, false)] {
        for retention in [TEN_DAYS, NO_ROOM] {
            let state = State::new();
            let mut ledger = state.ledger();
            let names: Vec<String> = (0..60).map(|number| format!("story-{number}")).collect();
            let all: Vec<_> = names.iter().map(|name| (name.as_str(), "1", 1)).collect();
            offer(&mut ledger, 0, &all);
            for day in [3, 30] {
                let run = NewRun { replay, partial, ..new_run("wire", days(day)) };
                let run = ledger.begin_run(&run).expect("a run");
                meet(&mut ledger, &run, days(day), &all[..1]);
                end(&mut ledger, &run, days(day));
                let pruned = ledger.prune(&retention, days(day)).expect("pruned");
                assert_eq!(pruned.items, 0, "{what}, day {day}: {pruned:?}");
            }
            // The last whole run is remembered, however many came after it: the next one says what is no longer offered.
            let now = offer(&mut ledger, 31, &all[..20]);
            assert_eq!(ledger.prune(&retention, days(31)).expect("pruned").items, 40, "{what}");
            assert!(all[..20].iter().all(|item| is_known(&mut ledger, &now, *item)), "{what}");
        }
    }
}

/// A whole run: so many minutes after the last, so long, which stories it meets, and when in it.
#[derive(Clone, Debug)]
struct Whole {
    gap: i64,
    length: i64,
    meets: Vec<(usize, i64)>,
}

fn whole() -> impl Strategy<Value = Whole> {
    let gap = prop_oneof![0..180i64, 1380..1500i64, 0..20_000i64];
    (gap, prop_oneof![0..30i64, 0..4000i64]).prop_flat_map(|(gap, length)| {
        prop::collection::vec((0..8usize, 0..=length), 0..8).prop_map(move |meets| Whole { gap, length, meets })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn what_the_last_whole_run_met_is_never_forgotten_whatever_the_gaps_between_runs(
        wholes in prop::collection::vec(whole(), 1..12)
    ) {
        let state = State::new();
        let mut ledger = state.ledger();
        let names: Vec<String> = (0..8).map(|number| format!("story-{number}")).collect();
        let mut now = 0;
        for Whole { gap, length, mut meets } in wholes {
            meets.sort_by_key(|(_, when)| *when);
            now += gap;
            let run = begin(&mut ledger, now);
            let mut all = sinks(&mut ledger, &run);
            for (story, when) in &meets {
                all = meet(&mut ledger, &run, at(now + when), &[(names[*story].as_str(), "1", 1)]);
            }
            now += length;
            end(&mut ledger, &run, at(now));
            ledger.prune(&NO_ROOM, at(now)).expect("pruned");
            ledger.prune(&Retention { age: Some(Duration::ZERO), size: None }, at(now)).expect("pruned");
            let now = (run, all);
            for (story, _) in meets {
                prop_assert!(is_known(&mut ledger, &now, (names[story].as_str(), "1", 1)));
            }
        }
    }
}

#[test]
fn what_a_run_met_while_its_clock_was_set_right_is_not_forgotten() {
    for (starts, meets, ends) in [(900, 1, 1), (3, 2, 3)] {
        let state = State::new();
        let mut ledger = state.ledger();
        offer(&mut ledger, 0, &[("a", "1", 1)]);
        let run = ledger.begin_run(&new_run("wire", days(starts))).expect("a run");
        let sinks = meet(&mut ledger, &run, days(meets), &[("a", "1", 1)]);
        end(&mut ledger, &run, days(ends));
        assert_eq!(ledger.prune(&NO_ROOM, days(ends)).expect("pruned").items, 0);
        assert!(is_known(&mut ledger, &(run, sinks), ("a", "1", 1)));
    }
}
