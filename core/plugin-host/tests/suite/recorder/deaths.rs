//! What each way to die leaves behind, and that the process dies as it would have without the marks.

use super::left;
use super::victim::victim;
use copydesk_plugin_host::LeftBehind;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::ExitStatusExt;
use std::process::ExitStatus;

struct Death {
    status: ExitStatus,
    said: String,
    left: Vec<LeftBehind>,
}

/// Lets a process die in this way, by its own hand or, once it is in its call, by this signal.
#[allow(unsafe_code)]
fn death(way: &str, from_outside: Option<i32>) -> Death {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("in-hand");
    let mut process = victim(way, &path).spawn().expect("a process");
    let mut stderr = BufReader::new(process.stderr.take().expect("its standard error"));
    let mut said = String::new();
    if let Some(signal) = from_outside {
        while !said.contains("ready") {
            assert_ne!(stderr.read_line(&mut said).expect("a line"), 0, "{said}");
        }
        // SAFETY: the process is ours and not waited for yet.
        assert_eq!(unsafe { libc::kill(process.id() as i32, signal) }, 0);
    }
    stderr.read_to_string(&mut said).expect("what it says");
    let status = process.wait().expect("its end");
    Death { status, said, left: left(&path) }
}

fn suspect(signal: Option<i32>) -> [LeftBehind; 2] {
    let bystander = (*b"a bystander's...", "urn:example:bystander", 5, None);
    [bystander, (*b"the suspect's...", "urn:example:suspect", 3, signal)]
        .map(|(content, uri, stage, signal)| LeftBehind { content, uri: uri.into(), stage, signal })
}

/// Dies in this way by this signal; the worker whose call it was, and no other, carries `mark`.
#[track_caller]
fn dies(way: &str, by: i32, mark: Option<i32>) -> String {
    let death = death(way, None);
    assert_eq!(death.status.signal(), Some(by), "{way}: {:?}: {}", death.status, death.said);
    assert_eq!(death.left, suspect(mark), "{way}");
    death.said
}

#[test]
fn a_segfault_is_marked() {
    dies("segfault", libc::SIGSEGV, Some(libc::SIGSEGV));
}

#[test]
fn a_bus_error_is_marked() {
    dies("bus error", libc::SIGBUS, Some(libc::SIGBUS));
}

#[test]
fn an_abort_is_marked() {
    dies("abort", libc::SIGABRT, Some(libc::SIGABRT));
}

#[test]
fn a_panic_that_crosses_the_boundary_is_marked() {
    let said = dies("panic that crosses", libc::SIGABRT, Some(libc::SIGABRT));
    assert!(said.contains("crosses the boundary") && said.contains("cannot unwind"), "{said}");
}

#[test]
fn a_stack_overflow_is_marked_as_the_fault_that_it_is_and_still_says_so() {
    let fault = if cfg!(target_vendor = "apple") { libc::SIGBUS } else { libc::SIGSEGV };
    let said = dies("stack overflow", libc::SIGABRT, Some(fault));
    assert!(said.contains("thread 'worker'") && said.contains("has overflowed its stack"), "{said}");
}

#[test]
fn a_signal_that_the_call_sends_itself_is_marked_and_not_swallowed() {
    for signal in [libc::SIGILL, libc::SIGFPE, libc::SIGABRT] {
        dies(&format!("raise {signal}"), signal, Some(signal));
    }
}

#[test]
fn without_marks_the_call_is_left_without_a_signal() {
    dies("abort without marks", libc::SIGABRT, None);
}

#[test]
fn a_process_that_is_killed_from_outside_leaves_its_calls_without_a_signal() {
    for signal in [libc::SIGKILL, libc::SIGTERM, libc::SIGABRT, libc::SIGFPE] {
        let death = death("wait", Some(signal));
        assert_eq!(death.status.signal(), Some(signal), "{:?}: {}", death.status, death.said);
        assert_eq!(death.left, suspect(None), "signal {signal}");
    }
}

#[test]
fn a_process_that_exits_within_a_call_leaves_it() {
    let death = death("exit", None);
    assert_eq!(death.status.code(), Some(7));
    assert_eq!(death.left, suspect(None));
}

#[test]
fn a_process_that_dies_outside_a_call_leaves_only_the_calls_of_others() {
    for (way, by) in [("abort outside any call", libc::SIGABRT), ("segfault after a call", libc::SIGSEGV)] {
        let death = death(way, None);
        assert_eq!(death.status.signal(), Some(by), "{way}: {:?}: {}", death.status, death.said);
        assert_eq!(death.left, suspect(None)[..1], "{way}");
    }
}

#[test]
fn a_process_that_dies_after_its_recorder_dies_as_it_would_have() {
    let death = death("abort without a recorder", None);
    assert_eq!(death.status.signal(), Some(libc::SIGABRT), "{:?}: {}", death.status, death.said);
    assert_eq!(death.left, []);
}

#[test]
fn a_file_that_finds_no_room_is_an_error_and_the_old_one_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("in-hand");
    let output = victim("full-disk", &path).output().expect("a process");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(std::fs::metadata(&path).expect("the old file").len(), 9 * 1024);
    assert!(!folder.path().join("in-hand.new").exists());
}
