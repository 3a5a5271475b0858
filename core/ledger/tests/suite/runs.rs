//! Runs, how they end, and what they were at work on when they did not.

use crate::support::*;
use copydesk_ledger::{FoundSuspect, NewRun, RunOutcome, Settled, View};

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

#[test]
fn a_suspect_counts_its_attempts_until_its_item_is_settled() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &run);
    let found = |uri: &str, content: u8, minutes, signal| FoundSuspect {
        signal,
        uri: uri.to_owned(),
        content: [content; 16],
        stage: Some("extract-quotes".to_owned()),
        at: at(minutes),
    };
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
    ledger.forget_suspect(run.pipeline, [1; 16]).expect("forgotten");
    assert_eq!(ledger.suspects(run.pipeline).expect("suspects"), []);
}

#[test]
fn a_replay_is_shown_as_one() {
    let state = State::new();
    let mut ledger = state.ledger();
    ledger.begin_run(&NewRun { replay: true, ..new_run("wire", at(0)) }).expect("a run");
    assert!(View::open(state.path()).expect("a view").runs(1).expect("runs")[0].replay);
}
