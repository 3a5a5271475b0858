//! A stage in Rust that panics on purpose: `with: {how: …}` says where. Built as a library by the SDK's tests.

use copydesk_plugin_sdk::{Article, Failure, FlushReason, Stage, Verdict, export_plugin, tracing};
use std::panic::panic_any;

/// Where it panics.
#[derive(serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
struct Config {
    /// `create`, `process`, `second`, `payload`, `edits`, `drop`, `flush`, `thread`, `log`, or anything else for nowhere.
    how: String,
}

struct Panicking {
    how: String,
    calls: u32,
}

/// A payload that panics when it is dropped, and so do those of its panics.
struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic_any(Bomb);
    }
}

impl Stage for Panicking {
    type Config = Config;
    const ID: &'static str = "panicking";
    const DOC: &'static str = "Panics where its configuration says";
    const READS: &'static [&'static str] = &["body"];
    const WRITES: &'static [&'static str] = &["body"];

    fn create(config: Config) -> Result<Self, Failure> {
        assert!(config.how != "create", "no stage today");
        Ok(Panicking { how: config.how, calls: 0 })
    }

    fn process(&mut self, article: &mut Article<'_>) -> Result<Verdict, Failure> {
        self.calls += 1;
        match self.how.as_str() {
            "process" => panic!("over `{}`", article.uri()),
            "second" => assert!(self.calls != 2, "the second is too many"),
            "payload" => panic_any(Bomb),
            "edits" => {
                article.insert(0, copydesk_plugin_sdk::BlockKind::Heading, "Never seen");
                let nothing: [u8; 0] = [];
                let at = article.len() + nothing.len();
                let _ = nothing[at];
            }
            "thread" => {
                let thread = std::thread::spawn(|| panic!("elsewhere"));
                return thread.join().map(|()| Verdict::Keep).map_err(|_| Failure::reject("a thread of ours panicked"));
            }
            "log" => {
                tracing::info!(calls = self.calls, uri = article.uri(), "processing");
                tracing::debug!(deep = ?Some(1), "in detail");
            }
            _ => {}
        }
        Ok(Verdict::Keep)
    }

    fn flush(&mut self, _why: FlushReason) -> Result<(), Failure> {
        assert!(self.how != "flush", "not to the end");
        Ok(())
    }
}

impl Drop for Panicking {
    fn drop(&mut self) {
        assert!(self.how != "drop", "not without a fight");
    }
}

export_plugin!(Panicking);
