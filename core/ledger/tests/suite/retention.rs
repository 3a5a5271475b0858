//! What the ledger forgets, and what it must not.

use crate::support::*;
use copydesk_ledger::{Asked, Known, Ledger, LetterFilter, Retention, Run, RunEnd, RunOutcome, SinkId};
use std::time::Duration;

const TEN_DAYS: Retention = Retention { age: Some(Duration::from_secs(10 * 86_400)), size: None };

/// A run on a day that offers these items, and goes through to the end.
fn offer(ledger: &mut Ledger, day: i64, items: &[(&str, &str, u8)]) -> (Run, [SinkId; 2]) {
    let run = ledger.begin_run(&new_run("wire", days(day))).expect("a run");
    let sinks = sinks(ledger, &run);
    group(ledger, &run, &sinks, |group| {
        for (uri, version, content) in items {
            let item = key(uri, version, *content);
            match group.look(&item, Asked::Arrived, days(day)).expect("an answer") {
                Known::Open { .. } => deliver(group, &item, &sinks, day * 24 * 60),
                Known::Seen { item, stale: true } | Known::Superseded { by: item, stale: true } => {
                    group.touch(item, days(day)).expect("touched");
                }
                _ => {}
            }
        }
    });
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
