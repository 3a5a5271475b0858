//! What a slot keeps. A file that is read while a call goes on holds what it would if the process died there.

use super::left;
use copydesk_plugin_host::{FlightRecorder, LeftBehind, RecorderError};
use std::os::unix::fs::MetadataExt;
use std::panic::{AssertUnwindSafe, catch_unwind};

fn recorder(workers: usize) -> (tempfile::TempDir, std::path::PathBuf, FlightRecorder) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("in-hand");
    let (recorder, before) = FlightRecorder::open(&path, workers).expect("a recorder");
    assert_eq!(before, []);
    (folder, path, recorder)
}

#[test]
fn what_is_within_a_call_is_left_and_nothing_else() {
    let (_folder, path, recorder) = recorder(3);
    let slots: Vec<_> = (0..3).map(|worker| recorder.slot(worker)).collect();
    slots[0].article(b"digest of first ", "urn:example:first");
    slots[2].article(&[0xff; 16], "");
    let found = slots[2].within(u32::MAX, || slots[1].within(7, || left(&path)));
    let signal = None;
    let last = LeftBehind { content: [0xff; 16], uri: String::new(), stage: u32::MAX, signal };
    assert_eq!(found, [last], "slot 1 never had an article, and slot 0 is in no call");
    assert_eq!(left(&path), [], "the look made the file anew");
}

#[test]
fn a_slot_says_the_article_and_the_stage_of_the_moment() {
    let (_folder, path, recorder) = recorder(1);
    let slot = recorder.slot(0);
    for (uri, stage) in [("urn:example:a-long-one-to-begin-with", 0), ("b", 1), ("urn:example:zwölf", 0)] {
        slot.article(&[stage as u8; 16], uri);
        for stage in [stage, stage + 10] {
            // The slot's page stays where it was when the file is made anew, so it is looked at by a copy.
            let bytes = slot.within(stage, || std::fs::read(&path).expect("the file"));
            let copy = path.with_file_name("copy");
            std::fs::write(&copy, bytes).expect("a copy");
            let content = [stage as u8 % 10; 16];
            assert_eq!(left(&copy), [LeftBehind { content, uri: uri.into(), stage, signal: None }]);
        }
    }
    assert_eq!(left(&path), []);
}

#[test]
fn a_call_within_a_call_ends_in_the_outer_one() {
    let (_folder, path, recorder) = recorder(1);
    let slot = recorder.slot(0);
    slot.article(&[1; 16], "urn:example:nested");
    let found = slot.within(1, || {
        slot.within(2, || ());
        left(&path)
    });
    assert_eq!(found.iter().map(|left| left.stage).collect::<Vec<_>>(), [1]);
}

#[test]
fn a_call_that_unwinds_leaves_nothing() {
    let (_folder, path, recorder) = recorder(1);
    let slot = recorder.slot(0);
    slot.article(&[1; 16], "urn:example:unwinds");
    let unwound = catch_unwind(AssertUnwindSafe(|| slot.within(1, || std::panic::resume_unwind(Box::new("thrown")))));
    assert!(unwound.is_err());
    assert_eq!(left(&path), []);
}

#[test]
fn a_run_that_ends_cleanly_leaves_nothing_even_of_a_worker_that_hangs() {
    let (_folder, path, recorder) = recorder(2);
    let slot = recorder.slot(1);
    slot.article(&[1; 16], "urn:example:hangs");
    let found = slot.within(1, || {
        recorder.clear();
        left(&path)
    });
    assert_eq!(found, []);
}

#[test]
fn a_uri_is_cut_where_a_character_ends() {
    for (uri, kept) in [("x".repeat(984), 984), ("x".repeat(985), 984), ("é".repeat(500), 984), ("€".repeat(400), 984)]
        .into_iter()
        .chain([("x".to_owned() + &"é".repeat(500), 983), ("😀".repeat(5000), 984), ("x😀".repeat(400), 981)])
    {
        let (_folder, path, recorder) = recorder(1);
        let slot = recorder.slot(0);
        slot.article(&[9; 16], &uri);
        let found = slot.within(0, || left(&path));
        assert_eq!((found[0].uri.as_str(), found[0].uri.len()), (&uri[..kept], kept));
    }
}

#[test]
fn all_the_space_is_taken_before_the_first_store() {
    let (_folder, path, _recorder) = recorder(64);
    let file = std::fs::metadata(&path).expect("the file");
    assert_eq!(file.len(), 65 * 1024);
    assert!(file.blocks() * 512 >= file.len(), "the file has holes: {} blocks", file.blocks());
}

#[test]
fn a_recorder_has_room_for_as_many_workers_as_it_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("in-hand");
    let error = FlightRecorder::open(&path, 4097).expect_err("too many");
    assert!(matches!(error, RecorderError::TooManyWorkers { workers: 4097, most: 4096 }), "{error}");
    assert!(!path.exists());
    let (none, _) = FlightRecorder::open(&path, 0).expect("a recorder of nobody");
    none.clear();
    let (most, _) = FlightRecorder::open(&path, 4096).expect("a recorder");
    let slot = most.slot(4095);
    slot.article(&[4; 16], "urn:example:last");
    assert_eq!(slot.within(0, || left(&path)).len(), 1);
}
