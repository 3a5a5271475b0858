//! SIGKILL at random moments: a slot is left whole or not at all.

use super::left;
use super::victim::{ready, victim};
use copydesk_plugin_host::{FlightRecorder, Slot};
use std::hint::black_box;
use std::io::Read;
use std::thread;
use std::time::Duration;

const KILLS: u64 = 300;
const ARTICLES: u8 = 61;
/// The stage that the second worker never leaves.
const ALWAYS: u32 = 1000;

/// Uris of many lengths, some longer than fits, all unlike.
fn uri(article: u8) -> String {
    format!("urn:example:{article}:{}", ["é", "-", "€"][usize::from(article % 3)].repeat(usize::from(article) * 12))
}

/// Two workers who take articles in hand as fast as they can. One notes and calls in turn, as a run does. The other changes
/// its article in the midst of a call, so that only the seal tells a slot that is half written.
pub(super) fn busy(recorder: &FlightRecorder) {
    let articles: Vec<(u8, String)> = (0..ARTICLES).map(|article| (article, uri(article))).collect();
    let note = |slot: &Slot, (article, uri): &(u8, String)| slot.article(&[*article; 16], uri);
    let work = || (0..200).for_each(|step: u32| assert_eq!(black_box(step), step));
    let (turns, always) = (recorder.slot(0), recorder.slot(1));
    thread::scope(|scope| {
        scope.spawn(|| {
            loop {
                for article in &articles {
                    note(&turns, article);
                    turns.within(article.0.into(), work);
                }
            }
        });
        scope.spawn(|| {
            always.within(ALWAYS, || {
                loop {
                    for article in &articles {
                        note(&always, article);
                        work();
                    }
                }
            })
        });
        ready();
    });
}

#[test]
fn a_process_that_is_killed_at_any_moment_leaves_no_mixed_slot() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("in-hand");
    let (mut turns, mut always) = (0, 0);
    for kill in 0..KILLS {
        let mut process = victim("busy", &path).spawn().expect("a process");
        let mut said = [0; 6];
        process.stderr.take().expect("its standard error").read_exact(&mut said).expect("it is ready");
        // From 0 to 4 ms, in no order.
        thread::sleep(Duration::from_micros(kill * 7919 % 4001));
        process.kill().expect("killed");
        process.wait().expect("its end");
        for left in left(&path) {
            let article = left.content[0];
            let uri = uri(article);
            assert_eq!(left.content, [article; 16], "{left:?}");
            assert!(left.uri == uri || left.uri.len() > 981 && uri.starts_with(&left.uri), "{left:?}");
            assert_eq!(left.signal, None);
            if left.stage == ALWAYS {
                always += 1;
            } else {
                assert_eq!(left.stage, u32::from(article), "{left:?}");
                turns += 1;
            }
        }
    }
    // The kills must have met both inside and outside of what is looked at.
    for found in [turns, always] {
        assert!(KILLS / 20 < found && found < KILLS, "{turns} and {always} of {KILLS} were in hand");
    }
}
