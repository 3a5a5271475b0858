//! A full disk, a broken one, one that takes a few bytes at a time: the run stops or goes on as the policy says, and nothing is lost.

use crate::disk::{Fault, SimDisk};
use crate::power::undisturbed;
use crate::rehearsed::{adds_up, rehearse, scratch, seen};
use std::io::ErrorKind;

const STOP: &str = r#"{"retry":0,"then":"stop"}"#;
const RETRY: &str = r#"{"retry":3,"backoff":"1ms","then":"stop"}"#;
const PAUSE: &str = r#"{"retry":0,"backoff":"1ms","then":"pause"}"#;

/// A fault at every step; then a run without any comes to what it should.
fn at_every_step(fault: Fault, policy: &str) -> (u64, u64) {
    let (expected, undisturbed) = undisturbed();
    let (mut stopped, mut went_on) = (0, 0);
    for step in 1..undisturbed.steps() + 10 {
        let (disk, state) = (SimDisk::default(), scratch());
        disk.set_fault(step, fault);
        match rehearse(&disk, state.path(), policy).expect("power") {
            Ok(report) => {
                adds_up(&report);
                let failed = report.stopped.is_some();
                assert_eq!(failed, report.account.unfinished > 0, "step {step}: {report:?}");
                if failed { stopped += 1 } else { went_on += 1 }
            }
            Err(why) => {
                assert!(!why.is_empty());
                stopped += 1;
            }
        }
        assert_eq!(disk.misuse(), Vec::<String>::new(), "step {step}");
        // The operator mends the disk, and starts again.
        disk.set_fault(0, fault);
        let report = rehearse(&disk, state.path(), policy).expect("power").expect("a run");
        adds_up(&report);
        assert_eq!(report.account.unfinished, 0);
        assert_eq!(seen(&disk, state.path()), expected, "step {step}, {fault:?}");
    }
    (stopped, went_on)
}

#[test]
fn a_disk_that_fails_stops_the_run_and_the_next_one_makes_it_good() {
    for kind in [ErrorKind::StorageFull, ErrorKind::Other, ErrorKind::ReadOnlyFilesystem] {
        let (stopped, _) = at_every_step(Fault::Fails(kind), STOP);
        assert!(stopped > 10, "only {stopped} faults stopped the run");
    }
}

#[test]
fn what_passes_by_itself_is_tried_again_but_never_a_sync() {
    for policy in [RETRY, PAUSE] {
        let (stopped, went_on) = at_every_step(Fault::Fails(ErrorKind::StorageFull), policy);
        assert!(stopped > 3, "a failed sync is never tried again: {stopped}");
        assert!(went_on > stopped, "{went_on} of {} runs went on", went_on + stopped);
    }
}

#[test]
fn a_disk_that_takes_a_few_bytes_at_a_time_gets_all_of_them() {
    for bytes in [1, 7] {
        let (stopped, _) = at_every_step(Fault::Short { bytes }, STOP);
        assert_eq!(stopped, 0);
    }
}
