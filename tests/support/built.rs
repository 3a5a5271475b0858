//! What cargo and the C compiler built: the program, the plugins' libraries, and plugins of the tests' own.

use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The stages that come with Copydesk.
const OWN: [&str; 6] =
    ["strip-boilerplate", "dedupe-captions", "extract-quotes", "tag-topics", "learn-topics", "render-summary"];

/// The root of the repository.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The built program, in a folder where it is alone: plugins that an earlier build left beside it are not to be found.
pub(crate) fn program() -> &'static Path {
    static ALONE: OnceLock<PathBuf> = OnceLock::new();
    ALONE.get_or_init(|| {
        let link = scratch("alone").join("copydesk");
        // What an earlier run of the tests left may be an older program; where nothing is, nothing is to be removed.
        let _ = std::fs::remove_file(&link);
        let built = env!("CARGO_BIN_EXE_copydesk");
        let linked = std::fs::hard_link(built, &link).or_else(|_| std::fs::copy(built, &link).map(drop));
        linked.expect("the program can be linked");
        link
    })
}

/// The libraries of the stages that come with Copydesk.
///
/// As dev-dependencies of the root package they are built into `deps`, beside the program.
pub(crate) fn own_plugins() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_BIN_EXE_copydesk")).parent().expect("the program has a folder");
    let built = |stage: &&str| {
        let library = folder.join("deps").join(library_file(stage));
        assert!(library.is_file(), "{} is not built: is its plugin a dev-dependency?", library.display());
        library
    };
    OWN.iter().map(built).collect()
}

/// The file name of a stage's library.
pub(crate) fn library_file(stage: &str) -> String {
    format!("{DLL_PREFIX}{}{DLL_SUFFIX}", stage.replace('-', "_"))
}

/// A folder under the target folder for what the tests build, which stays from run to run.
pub(crate) fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).expect("the target folder can be written");
    folder
}

/// Compiles a plugin in C as its authors do, against the public header, and returns the library.
pub(crate) fn build_c(source: &Path, library: &Path, flags: &[&str]) {
    let built = Command::new(std::env::var_os("CC").unwrap_or_else(|| "cc".into()))
        .args(["-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-O1", "-o"])
        .arg(library)
        .arg("-I")
        .arg(repository().join("core/plugin-abi/include"))
        .args(flags)
        .arg(source)
        .output()
        .expect("a C compiler is there");
    assert!(built.status.success(), "{}: {}", source.display(), String::from_utf8_lossy(&built.stderr));
}

/// The cargo that runs the tests, without the settings that it gives to them.
pub(crate) fn cargo(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(folder);
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_") && name != "CARGO_HOME" {
            command.env_remove(&*name);
        }
    }
    command
}
