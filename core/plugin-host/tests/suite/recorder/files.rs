//! What lies at the recorder's path is not believed: whatever it is, the run starts.

use super::left;
use copydesk_plugin_host::FlightRecorder;
use proptest::prelude::*;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;
use std::sync::OnceLock;

const URI: &str = "urn:example:ferry/zwölf";

fn place() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("in-hand");
    (folder, path)
}

/// A file with two of three slots in hand, as a dead process leaves it.
fn whole() -> &'static [u8] {
    static WHOLE: OnceLock<Vec<u8>> = OnceLock::new();
    WHOLE.get_or_init(|| {
        let (_folder, path) = place();
        let (recorder, _) = FlightRecorder::open(&path, 3).expect("a recorder");
        let (first, last) = (recorder.slot(0), recorder.slot(2));
        first.article(&[7; 16], URI);
        last.article(&[7; 16], URI);
        first.within(3, || last.within(3, || fs::read(&path).expect("the file")))
    })
}

/// What is left by a file of these bytes; each must be what was once noted, whatever was done to the bytes.
fn left_by(bytes: &[u8]) -> usize {
    let (_folder, path) = place();
    fs::write(&path, bytes).expect("a file");
    let found = left(&path);
    for left in &found {
        assert_eq!((left.content, left.uri.as_str()), ([7; 16], URI));
    }
    assert_eq!(left(&path), [], "it was made anew");
    found.len()
}

#[test]
fn a_file_that_was_cut_leaves_nothing() {
    assert_eq!(left_by(whole()), 2);
    let ends = (0..whole().len()).filter(|end| end % 1024 < 2 || end % 997 == 0);
    for end in ends {
        assert_eq!(left_by(&whole()[..end]), 0, "cut at {end}");
    }
    let longer = [whole(), &[0; 1024]].concat();
    assert_eq!(left_by(&longer), 0, "a slot more than it says");
}

#[test]
fn a_file_of_another_version_order_or_size_leaves_nothing() {
    for at in (0..24).step_by(8) {
        let mut other = whole().to_vec();
        other[at..at + 8].reverse();
        assert_eq!(left_by(&other), 0, "the word at {at} is another's");
    }
    assert_eq!(left_by(&vec![0; 4097 * 1024 + 1]), 0);
    assert_eq!(left_by(&[whole(), &vec![0; 5 << 20]].concat()), 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn garbage_leaves_nothing(bytes in proptest::collection::vec(any::<u8>(), 0..6000)) {
        prop_assert_eq!(left_by(&bytes), 0);
        let mut slots = whole().to_vec();
        let room = slots.len() - 1024;
        let taken = bytes.len().min(room);
        slots[1024..1024 + taken].copy_from_slice(&bytes[..taken]);
        slots[1024 + taken..].fill(0);
        prop_assert_eq!(left_by(&slots), 0, "garbage under a right header");
    }

    /// The words of a slot are changed one by one: a slot is left as it was noted, or not at all.
    #[test]
    fn a_slot_whose_parts_do_not_belong_together_leaves_nothing(
        changes in proptest::collection::vec((0usize..9, any::<u64>()), 1..4),
    ) {
        let mut torn = whole().to_vec();
        for (at, value) in changes {
            torn[1024 + at * 8..1024 + at * 8 + 8].copy_from_slice(&value.to_ne_bytes());
        }
        left_by(&torn);
    }

    #[test]
    fn a_bit_that_flips_changes_no_name(at in 0usize..4096, bit in 0u8..8) {
        let mut flipped = whole().to_vec();
        flipped[at] ^= 1 << bit;
        left_by(&flipped);
    }
}

#[test]
fn a_link_is_replaced_and_not_followed() {
    let (folder, path) = place();
    let target = folder.path().join("elsewhere");
    fs::write(&target, whole()).expect("a file");
    std::os::unix::fs::symlink(&target, &path).expect("a link");
    // As after a crash while the file was being made, but here by someone who wants it to be written through.
    std::os::unix::fs::symlink(&target, path.with_file_name("in-hand.new")).expect("a link");
    assert_eq!(left(&path), []);
    assert!(fs::symlink_metadata(&path).expect("the file").is_file());
    assert_eq!(fs::read(&target).expect("the target"), whole());
    assert!(!path.with_file_name("in-hand.new").exists());
    fs::remove_file(&path).expect("removed");
    std::os::unix::fs::symlink(folder.path().join("nowhere"), &path).expect("a link");
    assert_eq!(left(&path), []);
    assert!(!folder.path().join("nowhere").exists());
}

#[test]
#[allow(unsafe_code)]
fn a_pipe_does_not_hold_up_the_run() {
    let (_folder, path) = place();
    let name = std::ffi::CString::new(path.as_os_str().as_bytes()).expect("a name");
    // SAFETY: a live, terminated text.
    assert_eq!(unsafe { libc::mkfifo(name.as_ptr(), 0o600) }, 0);
    assert_eq!(left(&path), []);
    assert!(fs::symlink_metadata(&path).expect("the file").is_file());
}

#[test]
fn where_no_file_can_be_the_error_names_the_place() {
    let (folder, path) = place();
    fs::create_dir(&path).expect("a folder");
    fs::write(path.join("kept"), "kept").expect("a file");
    for path in [path.clone(), folder.path().join("no-such-folder/in-hand"), path.join("kept/in-hand")] {
        let error = FlightRecorder::open(&path, 1).expect_err("no file").to_string();
        assert!(error.starts_with(&path.display().to_string()) && error.contains("cannot be made"), "{error}");
        assert!(!path.with_file_name("in-hand.new").exists());
    }
}

#[test]
fn a_process_that_still_has_the_old_file_keeps_its_memory() {
    let (_folder, path) = place();
    let (old, _) = FlightRecorder::open(&path, 8).expect("a recorder");
    let slot = old.slot(7);
    slot.article(&[7; 16], URI);
    let (_new, found) = slot.within(3, || FlightRecorder::open(&path, 1).expect("a recorder"));
    assert_eq!(found.len(), 1);
    slot.article(&[8; 16], "urn:example:later");
    old.clear();
    assert_eq!(slot.within(3, || left(&path)), [], "the new file is another's");
}
