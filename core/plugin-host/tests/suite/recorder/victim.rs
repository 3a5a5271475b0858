//! The process that dies: this test binary again, with one test that does what the environment says.

use copydesk_plugin_host::{FlightRecorder, Slot, install_crash_marks};
use std::hint::black_box;
use std::io::Write;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

const WAY: &str = "COPYDESK_TEST_VICTIM";
const PLACE: &str = "COPYDESK_TEST_IN_HAND";

/// A process that dies in this way. It writes a line with `ready` to standard error before.
#[allow(unsafe_code)]
pub(super) fn victim(way: &str, path: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("the test binary"));
    command.args(["--exact", "recorder::victim::dies", "--ignored", "--nocapture"]);
    command.env(WAY, way).env(PLACE, path).env("RUST_BACKTRACE", "0");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    // SAFETY: it only makes calls that a child may make after `fork`. All its threads inherit the mask.
    unsafe {
        command.pre_exec(|| {
            take_signals(libc::SIG_BLOCK);
            Ok(())
        })
    };
    command
}

#[test]
#[ignore = "the process that other tests start, and that dies"]
fn dies() {
    let (Ok(way), Some(place)) = (std::env::var(WAY), std::env::var_os(PLACE)) else { return };
    restrain();
    if way == "full-disk" {
        return full_disk(place.as_ref());
    }
    let (recorder, _) = FlightRecorder::open(place.as_ref(), 2).expect("a recorder");
    if way != "abort without marks" {
        install_crash_marks();
        install_crash_marks();
    }
    match way.as_str() {
        "busy" => super::kills::busy(&recorder),
        "abort without a recorder" => {
            let slot = recorder.slot(0);
            slot.article(&[1; 16], "urn:example:done");
            slot.within(1, || ());
            drop((slot, recorder));
            std::process::abort()
        }
        _ => die(&recorder, way),
    }
}

/// The way that a recorder takes which finds no room: the file may be no longer than this.
#[allow(unsafe_code)]
fn full_disk(place: &Path) {
    let limit = libc::rlimit { rlim_cur: 10_000, rlim_max: 10_000 };
    // SAFETY: a live struct; an ignored signal turns the limit into an error of `write`.
    unsafe {
        libc::signal(libc::SIGXFSZ, libc::SIG_IGN);
        libc::setrlimit(libc::RLIMIT_FSIZE, &limit);
    }
    FlightRecorder::open(place, 8).expect("a file that fits");
    let error = FlightRecorder::open(place, 9).expect_err("no room").to_string();
    assert!(error.contains("cannot be made: File too large"), "{error}");
}

/// It leaves no core, and does not outlive a test that gave it up.
#[allow(unsafe_code)]
fn restrain() {
    let none = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: a live struct; an alarm ends the process.
    unsafe {
        libc::setrlimit(libc::RLIMIT_CORE, &none);
        libc::alarm(300);
    }
}

pub(super) fn ready() {
    std::io::stderr().write_all(b"ready\n").expect("standard error");
}

/// Blocks or unblocks, for this thread, the signals that are sent from outside: the worker alone takes them, else the first
/// thread would, which is in no call.
#[allow(unsafe_code)]
fn take_signals(how: i32) {
    // SAFETY: a live set, which is emptied before it is used.
    unsafe {
        let mut signals: libc::sigset_t = std::mem::zeroed();
        libc::sigemptyset(&mut signals);
        for signal in [libc::SIGABRT, libc::SIGFPE] {
            libc::sigaddset(&mut signals, signal);
        }
        libc::pthread_sigmask(how, &signals, std::ptr::null_mut());
    }
}

/// One worker goes on with its call while the other dies in its own.
fn die(recorder: &FlightRecorder, way: String) {
    let (bystander, suspect) = (recorder.slot(0), recorder.slot(1));
    let (inside, wait) = mpsc::channel();
    let spawn = |name: &str, work: Box<dyn FnOnce() + Send>| {
        thread::Builder::new().name(name.into()).spawn(work).expect("a thread")
    };
    spawn(
        "bystander",
        Box::new(move || {
            bystander.article(b"a bystander's...", "urn:example:bystander");
            bystander.within(5, || {
                inside.send(()).expect("the other end");
                forever()
            });
        }),
    );
    wait.recv().expect("the bystander is in its call");
    suspect.article(b"the suspect's...", "urn:example:suspect");
    let worker = spawn("worker", Box::new(move || work(&suspect, &way)));
    let _ = worker.join();
}

fn work(slot: &Slot, way: &str) {
    take_signals(libc::SIG_UNBLOCK);
    match way {
        "abort outside any call" => {
            slot.within(2, || ());
            std::process::abort()
        }
        "segfault after a call" => {
            slot.within(2, || slot.within(3, || ()));
            segfault()
        }
        _ => slot.within(3, || call(way)),
    }
}

#[allow(unsafe_code)]
fn call(way: &str) {
    match way {
        "segfault" => segfault(),
        "bus error" => bus_error(),
        "abort" | "abort without marks" => std::process::abort(),
        "stack overflow" => {
            black_box(deeper(1));
        }
        "panic that crosses" => crosses(),
        "exit" => std::process::exit(7),
        "wait" => {
            ready();
            forever()
        }
        raised => {
            let number = raised.strip_prefix("raise ").and_then(|number| number.parse().ok()).expect("a way to die");
            // SAFETY: always safe.
            unsafe { libc::raise(number) };
            // A signal that was only blocked, or swallowed, leads here.
            std::process::exit(99)
        }
    }
}

fn forever() -> ! {
    loop {
        thread::sleep(Duration::from_secs(60));
    }
}

#[allow(unsafe_code)]
fn segfault() {
    // SAFETY: none: this is the fault that is tested.
    unsafe { black_box(std::ptr::without_provenance_mut::<u8>(8)).write_volatile(1) };
}

/// Reads where a file was cut under its map, as a stage may that maps its dictionary.
#[allow(unsafe_code)]
fn bus_error() {
    let file = tempfile::tempfile().expect("a file");
    file.set_len(4096).expect("a page");
    let map = memmap2::MmapRaw::map_raw(&file).expect("a map");
    file.set_len(0).expect("cut");
    // SAFETY: none: this is the fault that is tested.
    unsafe { black_box(map.as_ptr().read_volatile()) };
}

fn deeper(depth: u64) -> u64 {
    let frame = black_box([depth; 64]);
    if depth == 0 { 0 } else { deeper(frame[3] + 1) + frame[5] }
}

extern "C" fn crosses() {
    panic!("crosses the boundary");
}
