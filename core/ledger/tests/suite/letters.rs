//! Dead letters: one open letter an item, replays, and how letters are closed.

use crate::support::*;
use copydesk_ledger::{Asked, Closed, Known, LedgerError, LetterFilter, Settled};

#[test]
fn a_dead_letter_holds_the_article_as_it_came_in_and_its_item_is_seen() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &run);
    let bytes = b"\xff\x00 no JSON \xf0\x9f";
    let shape = shape();
    let letter = letter(&shape, "line 1: expected `{`", bytes, 1);
    let id = group(&mut ledger, &run, &sinks, |group| {
        group.dead_letter(&key("in/monday.jsonl#7", "", 1), &came(1), &letter, None).expect("a letter")
    });
    let stored = state.view().letter(id).expect("an answer").expect("the letter");
    assert_eq!(stored.article, bytes);
    assert_eq!(stored.record, shape);
    let summary = stored.summary;
    assert_eq!((summary.error.as_str(), summary.tries, summary.bytes), ("line 1: expected `{`", 3, bytes.len() as u64));
    assert_eq!((summary.stage.as_deref(), summary.closed, summary.run), (Some("tag-topics"), None, run.id));
    assert!(matches!(arrives(&mut ledger, &run, &sinks, &key("in/monday.jsonl#7", "", 1)), Known::Seen { .. }));
}

#[test]
fn an_item_that_fails_again_keeps_one_open_letter_with_the_last_reason_and_all_tries() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &run);
    let first = group(&mut ledger, &run, &sinks, |group| dead(group, &key("storm", "1", 1), "no topics", 1));
    let second = group(&mut ledger, &run, &sinks, |group| dead(group, &key("storm", "1", 1), "still none", 2));
    assert_eq!(first, second);
    let letters = state.view().letters(&LetterFilter::default()).expect("letters");
    assert_eq!(letters.len(), 1);
    assert_eq!((letters[0].error.as_str(), letters[0].tries, letters[0].at), ("still none", 6, at(2)));
}

#[test]
fn a_replay_goes_only_to_the_sinks_that_lack_the_item_and_closes_the_letter_when_none_does() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &run);
    let item = key("storm", "1", 1);
    // The second sink failed.
    let id = group(&mut ledger, &run, &sinks, |group| {
        deliver(group, &item, &sinks[..1], 1);
        dead(group, &item, "the sink is gone", 1)
    });
    assert!(matches!(arrives(&mut ledger, &run, &sinks, &item), Known::Seen { .. }));
    let known = look(&mut ledger, &run, &sinks, &item, Asked::Replayed);
    assert_eq!(known, Known::Open { lacking: vec![sinks[1]], older: Vec::new() });

    group(&mut ledger, &run, &sinks, |group| {
        group.deliver(&item, &came(2), &[(sinks[1], None)], None).expect("delivered")
    });
    let letter = state.view().letter(id).expect("an answer").expect("the letter").summary;
    assert_eq!((letter.closed, letter.closed_at), (Some(Closed::Replayed), Some(at(2))));
    assert!(matches!(look(&mut ledger, &run, &sinks, &item, Asked::Replayed), Known::Seen { .. }));
}

#[test]
fn a_replay_that_reaches_one_sink_of_two_leaves_the_letter_open() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &run);
    let item = key("storm", "1", 1);
    let id = group(&mut ledger, &run, &sinks, |group| dead(group, &item, "a stage failed", 1));
    group(&mut ledger, &run, &sinks, |group| {
        deliver(group, &item, &sinks[..1], 2);
        assert_eq!(dead(group, &item, "the sink is full", 2), id);
    });
    let letter = state.view().letter(id).expect("an answer").expect("the letter").summary;
    assert_eq!((letter.closed, letter.tries, letter.error.as_str()), (None, 6, "the sink is full"));
    assert!(
        matches!(look(&mut ledger, &run, &sinks, &item, Asked::Replayed), Known::Open { lacking, .. } if lacking == [sinks[1]])
    );
}

#[test]
fn a_replay_whose_sinks_are_no_more_in_the_definition_is_open_for_none_and_closes() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let [files, lines] = sinks(&mut ledger, &run);
    let item = key("storm", "1", 1);
    let id = group(&mut ledger, &run, &[files, lines], |group| {
        deliver(group, &item, &[files], 1);
        dead(group, &item, "the sink is gone", 1)
    });
    assert!(
        matches!(look(&mut ledger, &run, &[files], &item, Asked::Replayed), Known::Open { lacking, .. } if lacking.is_empty())
    );
    group(&mut ledger, &run, &[files], |group| group.deliver(&item, &came(2), &[], None).expect("delivered to none"));
    assert_eq!(state.view().letter(id).expect("an answer").expect("the letter").summary.closed, Some(Closed::Replayed));
}

#[test]
fn a_replay_that_ends_in_a_drop_closes_the_letter() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &run);
    let id = group(&mut ledger, &run, &sinks, |group| dead(group, &key("storm", "1", 1), "a stage failed", 1));
    let dropped = Settled::Dropped { stage: "short-items", reason: "under 20 words" };
    group(&mut ledger, &run, &sinks, |group| {
        group.settle(&key("storm", "1", 1), &came(2), dropped, None).expect("dropped")
    });
    assert_eq!(state.view().letter(id).expect("an answer").expect("the letter").summary.closed, Some(Closed::Replayed));
}

#[test]
fn bytes_that_decode_now_close_the_letter_of_their_place_and_the_place_is_open_again() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &run);
    let place = key("in/feed.xml", "", 1);
    let id = group(&mut ledger, &run, &sinks, |group| dead(group, &place, "no decoder for it", 1));
    group(&mut ledger, &run, &sinks, |group| {
        deliver(group, &key("story-1", "", 2), &sinks, 2);
        group.close_letter(id, Closed::Replayed, at(2)).expect("closed");
    });
    assert!(matches!(arrives(&mut ledger, &run, &sinks, &place), Known::Open { .. }));
    let mut group = ledger.group(&run, &sinks).expect("a group");
    assert!(matches!(group.close_letter(id, Closed::Replayed, at(3)), Err(LedgerError::NoSuchLetter { .. })));
    group.commit().expect("a question that has no answer harms no group");
}

#[test]
fn a_replay_goes_through_the_open_letters_once_in_the_order_in_which_they_came() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &run);
    let other = ledger.begin_run(&new_run("sport", at(0))).expect("a run");
    for number in 0..4 {
        let run = if number == 1 { &other } else { &run };
        group(&mut ledger, run, &sinks, |group| dead(group, &key(&format!("s{number}"), "", number), "failed", 1));
    }
    let view = state.view();
    let of_wire = LetterFilter { pipeline: Some("wire".to_owned()), ..LetterFilter::default() };
    let mut met = Vec::new();
    for letter in view.letters(&of_wire).expect("letters") {
        // It fails again, and keeps its number: no replay meets its own failures.
        let item = key(&letter.uri, "", letter.uri.as_bytes()[1] - b'0');
        assert_eq!(group(&mut ledger, &run, &sinks, |group| dead(group, &item, "failed", 2)), letter.id);
        met.push(letter.uri);
    }
    assert_eq!(met, ["s0", "s2", "s3"]);
    let again: Vec<_> = view.letters(&of_wire).expect("letters").into_iter().map(|letter| letter.uri).collect();
    assert_eq!(again, met);
    let only = LetterFilter { uri: Some("s2".to_owned()), ..of_wire };
    let found: Vec<_> = view.letters(&only).expect("letters").into_iter().map(|letter| letter.uri).collect();
    assert_eq!(found, ["s2"]);
}

#[test]
fn letters_are_found_by_stage_sink_run_and_number() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &run);
    let first = group(&mut ledger, &run, &sinks, |group| dead(group, &key("a", "", 1), "failed", 1));
    let shape = shape();
    let at_sink = copydesk_ledger::Letter { stage: None, sink: Some("files:out"), ..letter(&shape, "full", b"x", 9) };
    let second = group(&mut ledger, &run, &sinks, |group| {
        group.dead_letter(&key("b", "", 2), &came(9), &at_sink, None).expect("a letter")
    });
    let view = state.view();
    let ids =
        |filter: LetterFilter| -> Vec<_> { view.letters(&filter).expect("letters").iter().map(|l| l.id).collect() };
    let none = LetterFilter::default;
    assert_eq!(ids(none()), [first, second]);
    assert_eq!(ids(LetterFilter { stage: Some("tag-topics".to_owned()), ..none() }), [first]);
    assert_eq!(ids(LetterFilter { sink: Some("files:out".to_owned()), ..none() }), [second]);
    assert_eq!(ids(LetterFilter { ids: vec![first, second], limit: Some(1), ..none() }), [first]);
    assert_eq!(ids(LetterFilter { pipeline: Some("sport".to_owned()), ..none() }), []);
    assert_eq!(ids(LetterFilter { run: Some(run.id), ..none() }), [first, second]);
}

#[test]
fn a_letter_that_a_person_drops_stays_dropped() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &run);
    let id = group(&mut ledger, &run, &sinks, |group| dead(group, &key("a", "", 1), "failed", 1));
    let view = state.view();
    view.drop_letters(&[id], at(3)).expect("dropped, while the run goes on");
    assert_eq!(view.letter(id).expect("an answer").expect("the letter").summary.closed, Some(Closed::Dropped));
    assert_eq!(view.letters(&LetterFilter::default()).expect("letters"), []);
    assert!(matches!(arrives(&mut ledger, &run, &sinks, &key("a", "", 1)), Known::Seen { .. }));
    assert!(matches!(view.drop_letters(&[id], at(3)), Err(LedgerError::NoSuchLetter { .. })));
}

#[test]
fn letters_are_not_dropped_while_they_are_replayed_and_all_go_or_none() {
    let state = State::new();
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    let sinks = sinks(&mut ledger, &run);
    let id = group(&mut ledger, &run, &sinks, |group| dead(group, &key("a", "", 1), "failed", 1));
    let unknown = copydesk_ledger::LetterId::new(99);
    assert!(
        matches!(state.view().drop_letters(&[id, unknown], at(2)), Err(LedgerError::NoSuchLetter { letter }) if letter == unknown)
    );
    end(&mut ledger, &run, at(2));
    let replay = ledger.begin_run(&copydesk_ledger::NewRun { replay: true, ..new_run("wire", at(3)) }).expect("a run");
    let error = state.view().drop_letters(&[id], at(3)).expect_err("it is being replayed");
    assert!(matches!(error, LedgerError::BeingReplayed { run, .. } if run == replay.id), "{error}");
    drop(ledger);
    state.view().drop_letters(&[id], at(4)).expect("that replay was killed");
}
