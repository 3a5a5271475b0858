//! C plugins compiled by the system's `cc` into a folder that goes with the process, and articles to give to them.

use copydesk_article::{Detail, StageStamp, read_article, write_article};
use copydesk_plugin_host::{CreateError, Instance, Plugin, PluginError, ViewedArticle};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{LazyLock, Mutex};

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

static FOLDER: LazyLock<tempfile::TempDir> = LazyLock::new(|| tempfile::tempdir().expect("a folder"));
static BUILT: LazyLock<Mutex<HashMap<Vec<String>, PathBuf>>> = LazyLock::new(Mutex::default);

/// Compiles a C file of the project to a shared library, once for the same arguments.
pub(crate) fn compiled(source: &str, arguments: &[&str]) -> PathBuf {
    let key: Vec<String> = [source].iter().chain(arguments).map(|part| (*part).to_owned()).collect();
    let mut built = BUILT.lock().expect("no test panics in here");
    if let Some(path) = built.get(&key) {
        return path.clone();
    }
    let path = FOLDER.path().join(format!("libplugin{}.so", built.len()));
    let output = Command::new("cc")
        .args(["-shared", "-fPIC", "-g", "-O1", "-pthread", "-I"])
        .arg(root().join("core/plugin-abi/include"))
        .args(arguments)
        .arg("-o")
        .arg(&path)
        .arg(root().join(source))
        .output()
        .expect("a C compiler, which Rust needs for linking too");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    built.insert(key, path.clone());
    path
}

/// The plugin that misbehaves, with definitions (`-DNAME=value` without the `-D`) that spoil its descriptor.
pub(crate) fn misbehaving(definitions: &[&str]) -> PathBuf {
    let arguments: Vec<String> = definitions.iter().map(|definition| format!("-D{definition}")).collect();
    compiled("tests/plugins/misbehaving.c", &arguments.iter().map(String::as_str).collect::<Vec<_>>())
}

pub(crate) fn open(path: &Path) -> Result<Plugin, PluginError> {
    Plugin::open(path)
}

/// An instance of the only stage in the library.
pub(crate) fn instance(path: &Path, config: &str) -> Result<Instance, CreateError> {
    let plugin = open(path).expect("the library is a plugin");
    let stamp = StageStamp { stage: "s".into(), plugin: "p 1".into(), config: "".into() };
    Instance::create(&plugin.stages[0], stamp, config)
}

pub(crate) fn how(how: &str) -> Instance {
    instance(&misbehaving(&[]), &format!("{{\"how\":\"{how}\"}}")).expect("an instance")
}

/// Two paragraphs; the first has characters of more than one byte.
pub(crate) fn article() -> ViewedArticle {
    let json = br#"{"uri": "test:1", "headline": "Caf\u00e9 opens", "version": "1", "body": [
        {"id": "b0", "kind": "paragraph", "text": "The caf\u00e9 on the quay opens at six."},
        {"id": "b1", "kind": "paragraph", "text": "It closes when the last boat has left."}]}"#;
    let mut viewed = ViewedArticle::default();
    viewed.load(read_article(json).expect("an article"));
    viewed
}

pub(crate) fn json(viewed: &ViewedArticle) -> String {
    let mut out = Vec::new();
    write_article(viewed.article(), Detail::Full, &mut out);
    String::from_utf8(out).expect("JSON is text")
}
