//! A library made with `export_plugin!`, loaded and called as a run does. `cargo test` builds it as an example.

use copydesk_article::{StageStamp, read_article};
use copydesk_plugin_host::{CreateError, FlushReason, Instance, Outcome, Plugin, StageFailureKind, ViewedArticle};
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Arc, Mutex};
use tracing::field::{Field, Visit};

fn library() -> PathBuf {
    let test = std::env::current_exe().expect("this program");
    let profile = test.parent().and_then(|deps| deps.parent()).expect("a target folder");
    let path = profile.join("examples").join("libpanicking.so");
    assert!(
        path.exists(),
        "{} is missing: build it with cargo build -p copydesk-plugin-sdk --examples",
        path.display()
    );
    path
}

fn instance(how: &str) -> Result<Instance, CreateError> {
    let plugin = Plugin::open(&library()).expect("a plugin");
    let stamp = StageStamp { stage: "s".into(), plugin: "p 1".into(), config: "".into() };
    Instance::create(&plugin.stages[0], stamp, &format!("{{\"how\":\"{how}\"}}"))
}

fn article() -> ViewedArticle {
    let mut viewed = ViewedArticle::default();
    viewed.load(read_article(br#"{"uri": "test:1", "body": ["One.", "Two."]}"#).expect("an article"));
    viewed
}

fn panic_message(outcome: Outcome) -> String {
    match outcome {
        Outcome::Failed(failure) if failure.kind == StageFailureKind::Panic => failure.message,
        other => panic!("no panic: {other:?}"),
    }
}

#[test]
#[allow(clippy::print_stderr)] // a test says that it is skipped
fn the_library_exports_one_symbol() {
    match Command::new("nm").args(["-D", "--defined-only"]).arg(library()).output() {
        Ok(output) => {
            let listing = String::from_utf8_lossy(&output.stdout);
            let symbols: Vec<&str> = listing.lines().filter_map(|line| line.split_whitespace().last()).collect();
            assert_eq!(symbols, ["copydesk_plugin_v1"]);
        }
        Err(error) => eprintln!("skipped: nm cannot be run ({error})"),
    }
}

#[test]
fn the_library_describes_the_stage() {
    let plugin = Plugin::open(&library()).expect("a plugin");
    let stage = &plugin.stages[0];
    assert_eq!((stage.id.as_str(), &stage.reads[..]), ("panicking", &["body".to_owned()][..]));
    assert_eq!(stage.schema.as_ref().expect("a schema")["required"][0], "how");
}

#[test]
fn a_wrong_configuration_is_refused_with_its_place() {
    let plugin = Plugin::open(&library()).expect("a plugin");
    let stamp = StageStamp { stage: "s".into(), plugin: "p 1".into(), config: "".into() };
    for (config, at, why) in
        [(r#"{"how": 3}"#, "/how", "invalid type"), (r#"{"hwo": "x"}"#, "/hwo", "unknown field `hwo`, expected `how`")]
    {
        let error = Instance::create(&plugin.stages[0], stamp.clone(), config).err().expect("refused");
        assert_eq!(error.at.as_deref(), Some(at), "{error}");
        assert!(error.message.contains(why) && !error.message.contains("line"), "{error}");
    }
}

#[test]
fn a_panic_in_create_says_what_and_where() {
    let error = instance("create").err().expect("no instance");
    assert!(error.message.contains("no stage today") && error.message.contains("panicking.rs:"), "{error}");
}

#[test]
fn a_panic_poisons_the_instance_until_it_is_renewed() {
    let mut stage = instance("second").expect("an instance");
    assert!(matches!(stage.process(&mut article()), Outcome::Kept(_)));
    let message = panic_message(stage.process(&mut article()));
    assert!(message.contains("the second is too many"), "{message}");
    assert_eq!(panic_message(stage.process(&mut article())), "was called again after a panic");
    stage.renew().expect("a new instance");
    assert!(matches!(stage.process(&mut article()), Outcome::Kept(_)));
}

#[test]
fn a_panic_leaves_the_article_as_it_was() {
    let (mut stage, mut viewed) = (instance("edits").expect("an instance"), article());
    let before = viewed.article().clone();
    let message = panic_message(stage.process(&mut viewed));
    assert!(message.contains("index out of bounds"), "{message}");
    assert_eq!(*viewed.article(), before);
}

#[test]
fn a_payload_that_panics_when_dropped_is_caught_too() {
    panic_message(instance("payload").expect("an instance").process(&mut article()));
}

#[test]
fn a_panic_in_flush_or_drop_is_caught_too() {
    let mut stage = instance("flush").expect("an instance");
    let failure = stage.flush(FlushReason::End).expect_err("it panicked");
    assert_eq!(failure.kind, StageFailureKind::Panic);
    assert!(failure.message.contains("not to the end"), "{}", failure.message);
    drop(instance("drop").expect("an instance"));
}

#[test]
fn a_panic_in_a_thread_of_the_stage_is_the_stages_own_affair() {
    match instance("thread").expect("an instance").process(&mut article()) {
        Outcome::Failed(failure) => assert_eq!(failure.message, "a thread of ours panicked"),
        other => panic!("not a failure: {other:?}"),
    }
}

/// Keeps what the host's own subscriber would write.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<String>>>);

impl tracing::Subscriber for Kept {
    fn enabled(&self, metadata: &tracing::Metadata<'_>) -> bool {
        *metadata.level() <= tracing::Level::INFO
    }
    fn new_span(&self, _: &tracing::span::Attributes<'_>) -> tracing::span::Id {
        tracing::span::Id::from_u64(1)
    }
    fn record(&self, _: &tracing::span::Id, _: &tracing::span::Record<'_>) {}
    fn record_follows_from(&self, _: &tracing::span::Id, _: &tracing::span::Id) {}
    fn event(&self, event: &tracing::Event<'_>) {
        struct Line(String);
        impl Visit for Line {
            fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
                self.0.push_str(&format!("{}={value:?};", field.name()));
            }
        }
        let mut line = Line(format!("{} ", event.metadata().level()));
        event.record(&mut line);
        self.0.lock().expect("no panic").push(line.0);
    }
    fn enter(&self, _: &tracing::span::Id) {}
    fn exit(&self, _: &tracing::span::Id) {}
}

/// In a process of its own, because the first instance of a library decides how verbose it is.
#[test]
fn events_of_the_stage_reach_the_subscriber_of_the_host() {
    if std::env::var_os("LOGGING_ALONE").is_none() {
        let test = std::env::current_exe().expect("this program");
        let name = "events_of_the_stage_reach_the_subscriber_of_the_host";
        let output = Command::new(test).args(["--exact", name]).env("LOGGING_ALONE", "1").output().expect("runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
        return;
    }
    let kept = Kept::default();
    tracing::subscriber::set_global_default(kept.clone()).expect("the first");
    let mut stage = instance("log").expect("an instance");
    assert!(matches!(stage.process(&mut article()), Outcome::Kept(_)));
    let lines = kept.0.lock().expect("no panic");
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].starts_with("INFO ") && lines[0].contains("processing"), "{lines:?}");
    assert!(lines[0].contains("stage=\"s\";") && lines[0].contains("uri=\"test:1\";"), "{lines:?}");
    let fields = serde_json::to_string(r#"{"calls":1,"uri":"test:1"}"#).expect("text");
    assert!(lines[0].contains(&format!("fields={fields};")), "{lines:?}");
}
