//! Runs, how they end, and what they were at work on when they did not.

use crate::support::*;
use copydesk_ledger::{FoundSuspect, Ledger, NewRun, Run, RunEnd, RunOutcome, Settled, View};

#[test]
fn a_run_that_was_killed_is_told_to_the_next_run_of_its_pipeline_once() {
    let state = State::new();
    let killed = {
        let mut ledger = state.ledger();
        begin(&mut ledger, 0).id
    };
    let mut ledger = state.ledger();
    let other = ledger.begin_run(&new_run("sport", at(1))).expect("a run");
    assert_eq!(other.cut_short, None, "another pipeline's");
    end(&mut ledger, &other, at(2));
    let next = begin(&mut ledger, 3);
    let cut = next.cut_short.clone().expect("the run that was killed");
    assert_eq!((cut.run, cut.pid, cut.started), (killed, 1, at(0)));
    end(&mut ledger, &next, at(4));
    assert_eq!(begin(&mut ledger, 5).cut_short, None);
    let runs = state.view().runs(10).expect("runs");
    let outcomes: Vec<_> = runs.iter().map(|run| (run.outcome, run.going)).collect();
    use RunOutcome::*;
    assert_eq!(outcomes, [(None, true), (Some(NotAll), false), (Some(NotAll), false), (Some(CutShort), false)]);
}

#[test]
fn a_run_shows_what_it_was_of_and_what_came_of_it() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &run);
    group(&mut ledger, &run, &sinks, |group| dead(group, &key("a", "", 1), "failed", 1));
    end(&mut ledger, &run, at(2));
    let view = state.view();
    let detail = view.run(run.id).expect("an answer").expect("the run");
    assert_eq!((detail.definition.as_str(), detail.config.as_str()), ("pipelines/wire.yaml", "sha256:0a"));
    assert_eq!((detail.open_letters, detail.summary.ended), (1, Some(at(2))));
    assert_eq!(detail.summary.account.expect("an account")["received"], 3);
    assert_eq!(detail.steps.expect("steps")[0]["micros"], 12);
    assert_eq!(view.run(copydesk_ledger::RunId::new(99)).expect("an answer"), None);
}

#[test]
fn a_killed_run_does_not_look_as_if_it_went_on_when_another_process_holds_the_state() {
    let state = State::new();
    begin(&mut state.ledger(), 0);
    assert!(!state.view().runs(1).expect("runs")[0].going, "nobody holds the lock");
    let _other = copydesk_ledger::Ledger::open(state.path(), &holder(2)).expect("a ledger");
    assert!(!state.view().runs(1).expect("runs")[0].going, "process 2 holds it, the run was process 1's");
}

fn found(uri: &str, content: u8, minutes: i64, signal: Option<i32>) -> FoundSuspect {
    let stage = Some("extract-quotes".to_owned());
    FoundSuspect { signal, uri: uri.to_owned(), content: [content; 16], stage, at: at(minutes) }
}

fn suspects(ledger: &Ledger, run: &Run) -> Vec<(String, u32)> {
    let suspects = ledger.suspects(run.pipeline).expect("suspects");
    suspects.into_iter().map(|suspect| (suspect.uri, suspect.crashes + suspect.kills)).collect()
}

#[test]
fn what_was_settled_before_the_process_died_is_no_suspect() {
    let long = format!("urn:newsml:agency.example:{}", "ü".repeat(600));
    let state = State::new();
    let killed = begin(&mut state.ledger(), 0);
    let mut ledger = state.ledger();
    let sinks = sinks(&mut ledger, &killed);
    group(&mut ledger, &killed, &sinks, |group| {
        deliver(group, &key("delivered", "1", 1), &sinks, 1);
        group
            .settle(&key("dropped", "", 2), &came(1), Settled::Dropped { stage: "s", reason: "r" }, None)
            .expect("set");
        dead(group, &key("dead", "", 3), "failed", 1);
        group.deliver(&key(&long, "1", 4), &came(1), &[(sinks[1], None)], None).expect("delivered");
    });
    // The second run dies before it takes anything in hand: what is found is still the first one's.
    begin(&mut ledger, 2);
    let run = begin(&mut ledger, 3);
    let settled = [found("delivered", 1, 3, None), found("dropped", 2, 3, None), found("dead", 3, 3, Some(11))];
    ledger.note_suspects(run.pipeline, &settled).expect("noted");
    ledger.note_suspects(run.pipeline, &[found(&long[..984], 4, 3, None)]).expect("noted");
    assert_eq!(suspects(&ledger, &run), []);
    let others = [found("delivered", 5, 3, None), found("deliver", 6, 3, None), found("delivered-too", 1, 3, None)];
    ledger.note_suspects(run.pipeline, &others).expect("noted");
    assert_eq!(suspects(&ledger, &run).len(), 3, "other content, or another story");
    let sport = ledger.begin_run(&new_run("sport", at(4))).expect("a run");
    ledger.note_suspects(sport.pipeline, &[found("delivered", 1, 4, None)]).expect("noted");
    assert_eq!(suspects(&ledger, &sport), [("delivered".to_owned(), 1)], "another pipeline's");
}

#[test]
fn what_an_earlier_run_settled_and_a_later_one_died_of_is_a_suspect() {
    let state = State::new();
    let mut ledger = state.ledger();
    let first = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &first);
    group(&mut ledger, &first, &sinks, |group| deliver(group, &key("a", "1", 1), &sinks, 1));
    end(&mut ledger, &first, at(2));
    // Again, or for a sink that is new.
    begin(&mut ledger, 3);
    for count in 1..3 {
        let run = begin(&mut ledger, 3 + i64::from(count));
        ledger.note_suspects(run.pipeline, &[found("a", 1, 4, Some(11))]).expect("noted");
        assert_eq!(suspects(&ledger, &run), [("a".to_owned(), count)]);
    }
}

#[test]
fn a_run_that_went_through_to_the_end_leaves_no_suspects_and_one_that_did_not_keeps_them() {
    let state = State::new();
    let mut ledger = state.ledger();
    let note = |ledger: &mut Ledger, run: &Run| {
        ledger.note_suspects(run.pipeline, &[found("superseded", 1, 1, None)]).expect("noted");
    };
    let sport = ledger.begin_run(&new_run("sport", at(0))).expect("a run");
    note(&mut ledger, &sport);
    let partial = ledger.begin_run(&NewRun { partial: true, ..new_run("wire", at(1)) }).expect("a run");
    note(&mut ledger, &partial);
    end(&mut ledger, &partial, at(2));
    let stopped = begin(&mut ledger, 3);
    let how = RunEnd {
        ended: at(4),
        outcome: RunOutcome::Stopped,
        message: None,
        account: serde_json::Value::Null,
        steps: serde_json::Value::Null,
    };
    ledger.end_run(stopped.id, &how).expect("the end");
    assert_eq!(suspects(&ledger, &stopped).len(), 1);
    let whole = begin(&mut ledger, 5);
    end(&mut ledger, &whole, at(6));
    assert_eq!((suspects(&ledger, &whole).len(), suspects(&ledger, &sport).len()), (0, 1));
}

#[test]
fn a_suspect_counts_its_attempts_until_its_item_is_settled() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &run);
    ledger.note_suspects(run.pipeline, &[found("a", 1, 1, None), found("b", 2, 1, Some(11))]).expect("noted");
    ledger.note_suspects(run.pipeline, &[found("a", 1, 2, None)]).expect("noted");
    drop(ledger);
    let mut ledger = state.ledger();
    let suspects = ledger.suspects(run.pipeline).expect("suspects");
    let told: Vec<_> = suspects.iter().map(|s| (s.uri.as_str(), s.crashes, s.signal, s.kills, s.at)).collect();
    assert_eq!(told, [("b", 1, Some(11), 0, at(1)), ("a", 0, None, 2, at(2))]);

    let dropped = Settled::Dropped { stage: "s", reason: "r" };
    group(&mut ledger, &run, &sinks, |group| {
        group.settle(&key("a", "", 9), &came(3), dropped, None).expect("dropped");
        dead(group, &key("b", "", 2), "it killed the run", 3);
    });
    let left = ledger.suspects(run.pipeline).expect("suspects");
    assert_eq!(left.len(), 1, "another content of the story is another item");
    group(&mut ledger, &run, &sinks, |group| {
        group.settle(&key("a", "", 1), &came(4), dropped, None).expect("dropped");
    });
    assert_eq!(ledger.suspects(run.pipeline).expect("suspects"), []);
}

#[test]
fn a_replay_is_shown_as_one() {
    let state = State::new();
    let mut ledger = state.ledger();
    ledger.begin_run(&NewRun { replay: true, ..new_run("wire", at(0)) }).expect("a run");
    assert!(View::open(state.path()).expect("a view").runs(1).expect("runs")[0].replay);
}

#[test]
fn kills_from_outside_count_only_where_nothing_was_recorded_in_between() {
    let state = State::new();
    let kills = |ledger: &Ledger, run: &Run| {
        ledger.suspects(run.pipeline).expect("suspects").first().map_or(0, |suspect| suspect.kills)
    };
    // Each process is killed with the article in hand: it never ends its run.
    let mut counted = Vec::new();
    for process in 0..4 {
        let mut ledger = state.ledger();
        let run = begin(&mut ledger, process);
        ledger.note_suspects(run.pipeline, &[found("slow", 1, process, None)]).expect("noted");
        counted.push(kills(&ledger, &run));
        if process == 2 {
            let sinks = sinks(&mut ledger, &run);
            let dropped = Settled::Dropped { stage: "s", reason: "r" };
            group(&mut ledger, &run, &sinks, |group| {
                group.settle(&key("another", "", 7), &came(3), dropped, None).expect("dropped");
            });
        }
    }
    assert_eq!(counted, [1, 2, 3, 1]);
}
