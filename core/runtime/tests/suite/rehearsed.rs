//! A pipeline without stages from articles in memory to a folder and a file of lines on a simulated disk; its ledger is real.

use crate::disk::SimDisk;
use copydesk_endpoints::{Disk, Document, Source};
use copydesk_formats::{Origin, Wanted};
use copydesk_ledger::{LetterFilter, View};
use copydesk_pipeline::{Document as Text, Options, Plan, SourceDefaults, check_with};
use copydesk_plugin_host::{Folders, Plugins};
use copydesk_runtime::{Clock, Control, PluginCatalogue, Report, Wiring, run};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// Waits for nothing, and it is always the same day.
struct Still;

impl Clock for Still {
    fn now(&self) -> jiff::Timestamp {
        jiff::Timestamp::UNIX_EPOCH
    }
    fn sleep(&self, _: Duration) {}
}

struct Feed(Option<String>);

impl Source for Feed {
    fn next(&mut self) -> Option<Document> {
        let bytes = self.0.take()?.into_bytes();
        let origin = Origin::file("feed.jsonl");
        Some(Document { origin, wanted: Wanted::Auto, reader: Ok(Box::new(Cursor::new(bytes))), done: None })
    }
}

/// Eight short articles: two versions of one story under two names, one twice, one that is broken.
pub(crate) fn feed() -> String {
    let version = |number: u32| {
        format!(
            "{{\"uri\":\"s\",\"version\":\"{number}\",\"slugline\":\"v{number}\",\"language\":\"en\",\"body\":[\"S{number}.\"]}}\n"
        )
    };
    let article = |uri: &str| format!("{{\"uri\":\"{uri}\",\"language\":\"en\",\"body\":[\"{uri}.\"]}}\n");
    [
        article("a"),
        version(1),
        article("b"),
        article("a"),
        "{\"uri\": 7\n".to_owned(),
        version(2),
        article("c"),
        version(0),
    ]
    .concat()
}

fn plan(state: &Path, policy: &str) -> Plan {
    let text = format!(
        r#"{{"name":"sim","source":{{"uses":"files","with":{{"path":"feed.jsonl"}}}},"stages":[],
        "sinks":[{{"uses":"files","with":{{"path":"out/{{{{ slugline or uri }}}}.json"}},"on_error":{policy}}},
                 {{"uses":"lines","with":{{"path":"lines/all.jsonl"}},"on_error":{policy}}}],
        "in_flight":{{"articles":3}},"workers":1,"on_error":{{"retry":0}},"state":"{}"}}"#,
        state.display()
    );
    let plugins = Plugins::new(Folders::standard(&[], None, None));
    let options = Options { replace_sources: true, ..Options::default() };
    let checked = check_with(&Text { name: "sim.yaml", text: &text }, options, &|_| None, &PluginCatalogue(&plugins));
    checked.plan.unwrap_or_else(|| panic!("{:?}", checked.diagnostics))
}

/// What a run came to: its report, or why there is none; `None` where the power went.
pub(crate) fn rehearse(disk: &SimDisk, state: &Path, policy: &str) -> Option<Result<Report, String>> {
    let plan = plan(state, policy);
    let plugins = Plugins::new(Folders::standard(&[], None, None));
    let mut control = Control::new(1);
    control.clock = Arc::new(Still);
    control.disk = Arc::new(disk.clone());
    let watched = disk.clone();
    control.on_step = Arc::new(move |_| {
        watched.tick();
        // What has no power does nothing more.
        if watched.is_off() {
            resume_unwind(Box::new("the power is off"));
        }
    });
    let work = || -> Result<Report, String> {
        let held: Arc<dyn Disk> = control.disk.clone();
        let mut wiring = Wiring::open(&plan, &held).map_err(|error| error.to_string())?;
        wiring.push_source(Box::new(Feed(Some(feed()))), &SourceDefaults::default());
        run(&plan, &plugins, wiring, &control).map_err(|error| error.to_string())
    };
    let ended = catch_unwind(AssertUnwindSafe(work));
    if disk.is_off() { None } else { Some(ended.expect("no panic while there is power")) }
}

/// All that can be seen of what was delivered and put aside.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) files: BTreeMap<PathBuf, String>,
    pub(crate) letters: Vec<(String, String)>,
}

pub(crate) fn seen(disk: &SimDisk, state: &Path) -> Seen {
    let letters = View::open(state).and_then(|view| view.letters(&LetterFilter::default())).expect("a ledger");
    Seen { files: disk.files(), letters: letters.into_iter().map(|letter| (letter.uri, letter.error)).collect() }
}

/// Where ledgers lie: in memory where there is such a folder, for there are thousands of them.
pub(crate) fn scratch() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.expect("a temporary folder")
}

/// The account of a run adds up, whatever happened.
pub(crate) fn adds_up(report: &Report) {
    assert!(report.account.adds_up(), "{:?}", report.account);
}
