//! The power goes at every step, and at every byte of every write; whatever of the unsynced survives, the next run makes it good.

use crate::disk::{Bytes, Fault, SimDisk, Survives};
use crate::rehearsed::{Seen, adds_up, rehearse, scratch, seen};

const POLICY: &str = r#"{"retry":0,"then":"stop"}"#;

const SURVIVORS: [Survives; 5] = [
    Survives { names: false, bytes: Bytes::None },
    Survives { names: true, bytes: Bytes::None },
    Survives { names: false, bytes: Bytes::All },
    Survives { names: true, bytes: Bytes::All },
    Survives { names: true, bytes: Bytes::Half },
];

/// What a run comes to that nothing disturbs, and the disk that it used.
pub(crate) fn undisturbed() -> (Seen, SimDisk) {
    let (disk, state) = (SimDisk::default(), scratch());
    let report = rehearse(&disk, state.path(), POLICY).expect("power").expect("a run");
    adds_up(&report);
    let account = &report.account;
    assert_eq!((account.received, account.delivered, account.skipped, account.superseded), (8, 5, 1, 1));
    assert_eq!(disk.misuse(), Vec::<String>::new());
    (seen(&disk, state.path()), disk)
}

/// The power goes; then, with each of the survivors, a run comes to what it should.
fn cut(step: u64, bytes: usize, survivors: &[Survives], expected: &Seen) {
    for survives in survivors {
        let (disk, state) = (SimDisk::default(), scratch());
        disk.set_fault(step, Fault::PowerCut { bytes });
        if let Some(report) = rehearse(&disk, state.path(), POLICY) {
            adds_up(&report.expect("a run"));
        }
        let disk = disk.after_power_cut(*survives);
        let report = rehearse(&disk, state.path(), POLICY).expect("power").unwrap_or_else(|error| {
            panic!("step {step}, {bytes} bytes, {survives:?}: {error}");
        });
        adds_up(&report);
        assert_eq!(report.account.unfinished, 0);
        assert_eq!(&seen(&disk, state.path()), expected, "step {step}, {bytes} bytes, {survives:?}");
    }
}

#[test]
fn the_power_may_go_at_any_step() {
    let (expected, disk) = undisturbed();
    // A run in which the groups fall otherwise has a few steps more.
    for step in 1..disk.steps() + 10 {
        cut(step, 0, &SURVIVORS, &expected);
    }
}

#[test]
fn the_power_may_go_at_any_byte_of_a_write() {
    let (expected, disk) = undisturbed();
    for (step, length) in disk.writes() {
        for bytes in 1..length {
            // What gets there is there; what survives of names is the other test's.
            cut(step, bytes, &SURVIVORS[3..4], &expected);
        }
    }
}

#[test]
fn what_was_recorded_after_a_kill_lasts_when_the_power_goes_later() {
    let (expected, undisturbed) = undisturbed();
    for step in 1..undisturbed.steps() + 10 {
        let (disk, state) = (SimDisk::default(), scratch());
        disk.set_fault(step, Fault::PowerCut { bytes: 0 });
        let _ = rehearse(&disk, state.path(), POLICY);
        let disk = disk.after_kill();
        let report = rehearse(&disk, state.path(), POLICY).expect("power").expect("a run");
        assert_eq!(report.account.unfinished, 0);
        let mut left = seen(&disk.after_power_cut(SURVIVORS[0]), state.path());
        // What the killed run left unfinished and this one took away may come back; it is hidden.
        left.files.retain(|path, _| path.extension().is_none_or(|extension| extension != "tmp"));
        assert_eq!(left, expected, "killed at step {step}");
    }
}
