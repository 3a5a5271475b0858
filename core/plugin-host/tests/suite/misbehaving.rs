//! Whatever a stage hands over, the article is either changed rightly or not at all, and the host goes on.

use crate::compiled::{article, how, instance, json, misbehaving};
use copydesk_plugin_host::{FlushReason, Instance, Outcome, StageFailureKind, ViewedArticle};
use std::time::Duration;

fn failure(outcome: Outcome) -> (StageFailureKind, String) {
    match outcome {
        Outcome::Failed(failure) => (failure.kind, failure.message),
        other => panic!("not a failure: {other:?}"),
    }
}

/// Calls the stage once and expects a rejection that says `why`, and an article that is as it was.
#[track_caller]
fn refused(way: &str, why: &str) {
    let (mut stage, mut viewed) = (how(way), article());
    let before = json(&viewed);
    let (kind, message) = failure(stage.process(&mut viewed));
    assert_eq!(kind, StageFailureKind::Reject, "{way}: {message}");
    assert!(message.contains(why), "{way}: {message}");
    assert_eq!(json(&viewed), before, "{way}");
}

#[test]
fn texts_that_are_none_are_refused() {
    refused("bad-utf8", "a text that is not UTF-8");
    refused("bad-utf8-field", "a text that is not UTF-8");
    refused("null-with-length", "a null pointer and a length");
    refused("huge-length", "longer than 256 MiB");
}

#[test]
fn places_that_are_not_there_are_refused() {
    refused("out-of-range", "outside block 0, which has 35 bytes");
    refused("backwards", "bytes 2..1 lie outside block 0");
    refused("off-boundary", "byte 8 of block 0 lies inside a character");
    refused("no-such-block", "block 4294967280 does not exist: the article has 2 blocks");
    refused("no-such-place", "unknown place 7");
    refused("no-such-field", "no header field number 999");
    refused("field-not-editable", "field `version` is the provider's alone");
    refused("field-without-text", "field `byline` has no text");
    refused("insert-far-out", "does not exist");
    refused("remove-nothing", "does not exist");
    refused("repeats-itself", "repeat itself");
    refused("split-at-the-end", "empty block");
    refused("no-such-media", "media item 77 does not exist");
}

#[test]
fn what_the_articles_own_rules_forbid_is_refused() {
    refused(
        "no-time",
        "field `published` must be a time of RFC 3339 with a zone, as `2026-03-01T09:30:00Z`, not `yesterday`",
    );
    refused("no-language", "field `language` must be a language tag of BCP 47, as `en-GB`, not `klingon!!`");
    refused("no-reason", "block 0 is removed without a reason");
    refused("control-character", "the text of `replace` in block 0 has the control character U+0000");
    refused("control-in-field", "the text of field `headline` has the control character U+001B");
    refused("empty-line", "the text of `insert` before block 0 has an empty line, which ends a paragraph");
    refused("reserved-type", "an annotation's type is `body`, which is a part of the article");
}

#[test]
fn an_edit_that_the_stage_does_not_say_it_writes_is_refused() {
    let not_said = "which is not among what it says it writes (`body`, `header`, `media`, `quotes`,";
    refused("undeclared-note", &format!("submitted an `add_note` on the ednotes, {not_said}"));
    refused("undeclared-subject", &format!("submitted an `annotate` of type `subject`, {not_said}"));
    refused("undeclared-type", &format!("submitted an `annotate` of type `other_thing`, {not_said}"));
}

#[test]
fn structs_and_arrays_that_are_none_are_refused() {
    refused("null-struct", "struct of `annotate`");
    refused("null-media", "struct of `set_media`");
    refused("short-struct", "too short");
    refused("misaligned-struct", "struct of `annotate`");
    for way in ["null-array", "huge-count", "bad-stride", "huge-stride"] {
        refused(way, "the spans of `annotate` are no array");
    }
    refused("huge-summary", "no array");
    refused("null-summary", "no array");
}

#[test]
fn annotations_that_cannot_be_are_refused() {
    refused("no-type", "an annotation has no type");
    refused("no-rendition-name", "a rendition has no name");
    refused("not-a-number", "no number of JSON");
    refused("no-json", "feature `j` is no JSON");
    refused("deep-json", "nested deeper");
    refused("no-such-feature-kind", "unknown kind 99");
    refused("quote-without-span", "needs at least one span");
    refused("annotates-removed", "removes or rewrites");
}

#[test]
fn edits_that_do_not_go_together_are_refused_with_all_others() {
    refused("overlap", "two edits overlap in block 1 near byte 2");
    refused("edits-removed", "block 0 is removed and edited in one call");
    refused("edit-after-error", "no header field number 999");
    refused("edits-then-rejects", "thought better of it");
    refused(
        "rejects-what-was-refused",
        "it handed over something that cannot be used: there is no header field number 999",
    );
}

#[test]
fn what_is_odd_but_right_is_taken() {
    for (way, headline, first) in [
        ("null-text", "Café opens", Some("he café on the quay opens at six.")),
        ("no-such-kind", "Café opens", Some("The café on the quay opens at six.")),
        ("edits-while-it-reads", "Café opens", Some("From within.")),
        ("reads-oddly", "Café opens", None),
        ("odd-log", "Café opens", None),
        ("null-handle", "Café opens", None),
        ("other-thread", "Café opens", None),
    ] {
        let (mut stage, mut viewed) = (how(way), article());
        let outcome = stage.process(&mut viewed);
        // A read with a bad pointer is refused like any other misuse.
        if way == "reads-oddly" {
            assert!(failure(outcome).1.contains("not UTF-8"));
            continue;
        }
        assert!(matches!(outcome, Outcome::Kept(_)), "{way}: {outcome:?}");
        let article = viewed.article();
        assert_eq!(article.field(copydesk_article::Field::Headline), Some(headline), "{way}");
        if let Some(first) = first {
            assert_eq!(article.body[0].text, first, "{way}");
        }
    }
}

#[test]
fn a_handle_counts_only_in_its_own_call_and_on_its_own_thread() {
    // Of two instances, the second tries the handle of the first.
    let (mut one, mut two) = (how("old-handle"), how("old-handle"));
    for _ in 0..3 {
        for stage in [&mut one, &mut two] {
            let mut viewed = article();
            let before = viewed.article().header.clone();
            assert!(matches!(stage.process(&mut viewed), Outcome::Kept(_)));
            assert_eq!(viewed.article().header, before);
        }
    }
    let mut keeper = how("keeps-handle");
    assert!(matches!(keeper.process(&mut article()), Outcome::Kept(_)));
    let refused = keeper.flush(FlushReason::Stop).expect_err("the edit comes too late");
    assert_eq!(refused.message, "the old handle is refused");
}

#[test]
fn statuses_say_whom_a_failure_concerns() {
    use StageFailureKind::{Fatal, Panic, Reject, Retry};
    for (way, kind, message) in [
        ("unknown-status", Fatal, "a status that the ABI does not have"),
        ("unknown-negative-status", Fatal, "a status that the ABI does not have"),
        ("fatal", Fatal, "the dictionary is gone"),
        ("always-retry", Retry, "asks for another try, without a reason"),
        ("reject-in-silence", Reject, "rejects the article, without a reason"),
        ("bad-error-text", Reject, "the plugin's error message is a text that is not UTF-8"),
    ] {
        let (said, text) = failure(how(way).process(&mut article()));
        assert_eq!((said, text.contains(message)), (kind, true), "{way}: {text}");
    }
    assert_eq!(how("drop").process(&mut article()), Outcome::Dropped("too dull".into()));
    assert_eq!(how("drop-in-silence").process(&mut article()), Outcome::Dropped("no reason given".into()));
    let mut stage = how("retry-twice");
    let kinds: Vec<_> = (0..2).map(|_| failure(stage.process(&mut article()))).collect();
    assert_eq!(kinds, vec![(Retry, "the server is busy".to_owned()); 2]);
    assert!(matches!(stage.process(&mut article()), Outcome::Kept(_)));
    let mut stage = how("panic-on-the-second");
    assert!(matches!(stage.process(&mut article()), Outcome::Kept(_)));
    assert_eq!(failure(stage.process(&mut article())), (Panic, "fell over".to_owned()));
    assert_eq!(failure(stage.process(&mut article())), (Panic, "was called again after a panic".to_owned()));
    stage.renew().expect("a new instance");
    assert!(matches!(stage.process(&mut article()), Outcome::Kept(_)));
}

#[test]
fn what_was_said_in_a_call_that_was_kept_is_no_reason_for_the_next() {
    let mut stage = how("stale-error");
    assert!(matches!(stage.process(&mut article()), Outcome::Kept(_)));
    assert_eq!(failure(stage.process(&mut article())).1, "rejects the article, without a reason");
}

#[test]
fn a_stage_that_cannot_be_made_says_why() {
    let made = |way: &str| instance(&misbehaving(&[]), &format!("{{\"how\":\"{way}\"}}"));
    let error = |way: &str| made(way).err().expect("no instance");
    assert!(error("no-instance").message.contains("hands over no instance"));
    let rejected = error("create-rejects");
    assert_eq!((rejected.message.as_str(), rejected.at.as_deref()), ("does not like it", Some("/how")));
    assert!(error("create-fails-in-silence").message.contains("without a reason"));
    assert!(error("create-panics").message.contains("panicked while it was made"));
    assert!(error("create-returns-nonsense").message.contains("status 12345"));
}

#[test]
fn a_flush_that_fails_is_reported() {
    assert!(how("flush-fails").flush(FlushReason::End).is_err());
    assert!(how("flush-drops").flush(FlushReason::End).is_err(), "a flush can only succeed or fail");
    assert_eq!(how("fine").flush(FlushReason::Stop), Ok(()));
}

#[test]
fn a_call_can_be_told_to_end_from_another_thread() {
    let mut stage = how("waits-until-cancelled");
    let cancel = stage.cancel();
    let waiter = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(20));
        cancel.set(true);
    });
    assert_eq!(failure(stage.process(&mut article())), (StageFailureKind::Retry, "was told to stop".to_owned()));
    waiter.join().expect("the thread ends");
}

#[test]
fn an_instance_moves_between_threads() {
    let mut stage = how("old-handle");
    let mut viewed = article();
    for _ in 0..4 {
        (stage, viewed) = std::thread::spawn(move || -> (Instance, ViewedArticle) {
            assert!(matches!(stage.process(&mut viewed), Outcome::Kept(_)));
            (stage, viewed)
        })
        .join()
        .expect("the call is kept");
    }
    assert_eq!(viewed.article().lineage.len(), 4);
}
