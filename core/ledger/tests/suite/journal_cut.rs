//! A disk that goes away in the middle of a write: whatever is left of the journal or of a checkpoint, what is read is what some
//! commit left, and no commit before it is lost. Killing a process does not show this: the system writes on.

use crate::support::*;
use copydesk_ledger::{Ledger, RunId, SinkId, View};
use std::collections::BTreeSet;
use std::path::Path;

/// SQLite's journal: a header, then frames of a header and a page.
const HEADER: usize = 32;
const FRAME_HEADER: usize = 24;
const FRAME: usize = FRAME_HEADER + 4096;

const GROUPS: usize = 6;

/// The ledger and its journal after some groups, before any checkpoint, and where in the journal each commit ends.
struct Disk {
    state: State,
    ledger: Ledger,
    file: Vec<u8>,
    journal: Vec<u8>,
    commits: Vec<usize>,
}

impl Disk {
    fn new() -> Disk {
        let state = State::new();
        let mut ledger = state.ledger();
        let run = begin(&mut ledger, 0);
        let sinks = sinks(&mut ledger, &run);
        let journal = state.path().join("ledger.sqlite-wal");
        let length = || journal.metadata().expect("a journal").len() as usize;
        let mut commits = vec![length()];
        for number in 1..=GROUPS {
            group(&mut ledger, &run, &sinks, |group| {
                for item in 0..3 * number {
                    deliver(group, &key(&format!("story-{number}-{item}"), "1", 1), &sinks, 1);
                }
                dead(group, &key(&format!("letter-{number}"), "1", 2), "failed", 1);
                group.sink_length(sinks[1], 1000 * number as u64).expect("noted");
            });
            commits.push(length());
        }
        let (file, journal) = (std::fs::read(state.file()).expect("bytes"), std::fs::read(&journal).expect("bytes"));
        assert_eq!(journal.len(), *commits.last().expect("commits"), "the journal was not begun anew");
        Disk { state, ledger, file, journal, commits }
    }

    /// How many groups lie in so much of the journal; none: not even what came before the first.
    fn groups_in(&self, journal: usize) -> Option<usize> {
        self.commits.iter().rposition(|end| *end <= journal)
    }
}

fn lay_out(folder: &Path, file: &[u8], journal: &[u8]) {
    for name in ["ledger.sqlite-shm", "lock"] {
        let _ = std::fs::remove_file(folder.join(name));
    }
    std::fs::write(folder.join("ledger.sqlite"), file).expect("a file");
    std::fs::write(folder.join("ledger.sqlite-wal"), journal).expect("a journal");
}

/// How many groups the ledger in this folder holds: each of them whole.
fn groups_found(folder: &Path) -> usize {
    let view = View::open(folder).expect("a ledger");
    let stories = |number: usize| {
        (0..3 * number)
            .filter(|item| !view.explain(&format!("story-{number}-{item}")).expect("an answer").is_empty())
            .count()
    };
    let found = (1..=GROUPS).take_while(|number| stories(*number) == 3 * number).count();
    let beyond: usize = (found + 1..=GROUPS).map(stories).sum();
    assert_eq!(beyond, 0, "nothing of a group that is not whole");
    assert_eq!(view.letters(&Default::default()).expect("letters").len(), found);
    found
}

/// Every byte around the borders of frames that end a commit, three around the others, and some in between.
fn cuts(disk: &Disk) -> BTreeSet<usize> {
    let mut cuts = BTreeSet::new();
    let from = disk.commits[0] - FRAME;
    for border in (from..=disk.journal.len()).step_by(FRAME) {
        cuts.extend(border - 1..=border + 1);
        cuts.insert(border + FRAME_HEADER);
        cuts.insert(border + (border * 7919) % FRAME);
    }
    for commit in &disk.commits {
        cuts.extend(commit - 4..=commit + FRAME_HEADER + 4);
    }
    cuts.retain(|cut| *cut <= disk.journal.len());
    cuts
}

#[test]
fn a_journal_cut_at_any_byte_leaves_exactly_the_commits_before_the_cut() {
    let disk = Disk::new();
    assert_eq!((disk.journal.len() - HEADER) % FRAME, 0, "the journal is as SQLite describes it");
    let folder = tempfile::tempdir().expect("a folder");
    let cuts = cuts(&disk);
    assert!(cuts.len() > 300, "{} cuts", cuts.len());
    let mut met = BTreeSet::new();
    for cut in cuts {
        lay_out(folder.path(), &disk.file, &disk.journal[..cut]);
        let Some(expected) = disk.groups_in(cut) else { continue };
        assert_eq!(groups_found(folder.path()), expected, "cut at byte {cut} of {}", disk.journal.len());
        met.insert(expected);
    }
    assert_eq!(met.len(), GROUPS + 1, "every commit was the last one once");
}

#[test]
fn a_journal_with_a_hole_or_a_changed_byte_counts_up_to_the_commit_before_it() {
    let disk = Disk::new();
    let folder = tempfile::tempdir().expect("a folder");
    for frame in (disk.commits[0]..disk.journal.len()).step_by(FRAME) {
        // A frame begins with a page's number, a commit's mark and salts, which a checksum covers with the page.
        for at in [frame + 5, frame + 20, frame + FRAME_HEADER + (frame * 31) % 4096] {
            let mut changed = disk.journal.clone();
            changed[at] ^= 0x10;
            let mut hole = disk.journal.clone();
            hole[at..].fill(0);
            for (what, journal) in [("changed", changed), ("zeros from", hole)] {
                if journal == disk.journal {
                    continue;
                }
                lay_out(folder.path(), &disk.file, &journal);
                let first_changed = journal.iter().zip(&disk.journal).position(|(a, b)| a != b).expect("a change");
                let expected = disk.groups_in(first_changed).expect("after the first");
                assert_eq!(groups_found(folder.path()), expected, "{what} byte {at}");
            }
        }
    }
}

#[test]
fn a_run_goes_on_from_what_a_cut_left() {
    let disk = Disk::new();
    for (number, commit) in disk.commits.iter().enumerate() {
        let folder = tempfile::tempdir().expect("a folder");
        lay_out(folder.path(), &disk.file, &disk.journal[..(commit + 100).min(disk.journal.len())]);
        let mut ledger = Ledger::open(folder.path(), &holder(2)).expect("a ledger");
        let run = begin(&mut ledger, 10);
        assert_eq!(run.cut_short.as_ref().map(|cut| cut.run), Some(RunId::new(1)));
        let sinks: [SinkId; 2] = sinks(&mut ledger, &run);
        let length = ledger.sink(&run, "lines:out/all.jsonl").expect("a sink").length;
        assert_eq!(length, (number > 0).then_some(1000 * number as u64), "where the sink is cut back to");
        for next in number + 1..=GROUPS {
            group(&mut ledger, &run, &sinks, |group| {
                for item in 0..3 * next {
                    deliver(group, &key(&format!("story-{next}-{item}"), "1", 1), &sinks, 11);
                }
                dead(group, &key(&format!("letter-{next}"), "1", 2), "failed", 11);
            });
        }
        drop(ledger);
        assert_eq!(groups_found(folder.path()), GROUPS);
    }
}

#[test]
fn a_checkpoint_cut_at_any_place_loses_nothing() {
    let Disk { state, ledger, file: before, journal, .. } = Disk::new();
    drop(ledger); // The last connection moves the journal into the ledger.
    let after = std::fs::read(state.file()).expect("bytes");
    assert!(after.len() > before.len() && !state.path().join("ledger.sqlite-wal").exists());
    let folder = tempfile::tempdir().expect("a folder");
    for page in (0..after.len()).step_by(4096) {
        for cut in [page, page + 1, page + 100, page + 2048] {
            let mut torn = after[..cut].to_vec();
            torn.extend_from_slice(before.get(cut..).unwrap_or_default());
            lay_out(folder.path(), &torn, &journal);
            assert_eq!(groups_found(folder.path()), GROUPS, "cut at byte {cut} of {}", after.len());
        }
    }
}
