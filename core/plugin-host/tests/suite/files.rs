//! Files that are no plugins, or not for this host: each is refused with the reason, before any of its code runs where that
//! can be, and never with a crash.

use crate::compiled::{compiled, misbehaving, open};
use copydesk_plugin_host::PluginError;
use std::path::{Path, PathBuf};

fn written(folder: &tempfile::TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("a file");
    path
}

#[track_caller]
fn refusal(path: &Path) -> PluginError {
    let error = open(path).expect_err("no plugin");
    assert!(error.to_string().contains(&*path.to_string_lossy()), "the message names the file: {error}");
    error
}

#[test]
fn a_file_that_is_no_library_is_refused_with_the_reason() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(matches!(refusal(&folder.path().join("libmissing.so")), PluginError::Unreadable { .. }));
    assert!(matches!(refusal(folder.path()), PluginError::NoLibrary { .. } | PluginError::Unreadable { .. }));
    assert!(matches!(refusal(&written(&folder, "libempty.so", b"")), PluginError::Damaged { .. }));
    assert!(matches!(refusal(&written(&folder, "libtext.so", b"stages:\n- uses: x\n")), PluginError::NoLibrary { .. }));
    assert!(matches!(refusal(&written(&folder, "libmagic.so", b"\x7fELF")), PluginError::NoLibrary { .. }));
    let program = std::env::current_exe().expect("this program");
    let bytes = std::fs::read(&program).expect("can be read");
    assert!(open(&written(&folder, "libprogram.so", &bytes)).is_err());
}

#[test]
fn a_library_that_is_cut_short_anywhere_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let whole = std::fs::read(misbehaving(&[])).expect("the library");
    let cuts = (0..64).map(|part| whole.len() * part / 64).chain((1..=64).map(|short| whole.len() - short));
    for cut in cuts {
        let error = refusal(&written(&folder, "libcut.so", &whole[..cut]));
        let damaged = matches!(error, PluginError::Damaged { .. } | PluginError::NoLibrary { .. });
        assert!(damaged, "cut at {cut}: {error}");
    }
}

#[test]
fn headers_full_of_nonsense_do_not_disturb_the_inspection() {
    let folder = tempfile::tempdir().expect("a folder");
    let whole = std::fs::read(misbehaving(&["NO_ENTRY"])).expect("the library");
    // Without the symbol nothing is ever opened, so each byte of the headers may be anything.
    for at in 0..64 {
        for value in [0, 1, 0x7F, 0xFF] {
            let mut bytes = whole.clone();
            bytes[at] = value;
            refusal(&written(&folder, "libnonsense.so", &bytes));
        }
    }
}

#[test]
fn a_library_for_another_machine_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut bytes = std::fs::read(misbehaving(&[])).expect("the library");
    bytes[18] ^= 0xFF; // e_machine
    let error = refusal(&written(&folder, "libforeign.so", &bytes));
    assert!(error.to_string().contains("another processor"), "{error}");
    let mut bytes = std::fs::read(misbehaving(&[])).expect("the library");
    bytes[4] = 1; // 32 bits
    assert!(matches!(refusal(&written(&folder, "libnarrow.so", &bytes)), PluginError::NoLibrary { .. }));
}

#[test]
fn a_library_without_our_symbol_is_no_plugin() {
    let error = refusal(&misbehaving(&["NO_ENTRY"]));
    assert!(matches!(error, PluginError::NoPlugin { symbol: "copydesk_plugin_v1", .. }), "{error}");
    let data = refusal(&misbehaving(&["ENTRY_IS_DATA"]));
    assert!(data.to_string().contains("`copydesk_plugin_v1` is no function"), "{data}");
}

#[test]
fn a_library_that_needs_another_that_is_missing_says_which() {
    let folder = tempfile::tempdir().expect("a folder");
    let needed = folder.path().join("libneeded.so");
    std::fs::copy(misbehaving(&["NO_ENTRY"]), &needed).expect("a copy");
    let link = format!("-L{}", folder.path().display());
    let path = compiled("tests/plugins/misbehaving.c", &[&link, "-Wl,--no-as-needed", "-lneeded"]);
    std::fs::remove_file(&needed).expect("it was there");
    let error = refusal(&path).to_string();
    assert!(error.contains("cannot be loaded") && error.contains(".so"), "{error}");
}

#[test]
fn a_plugin_for_another_abi_says_which_versions() {
    let other = refusal(&misbehaving(&["OTHER_MAJOR"]));
    assert!(matches!(other, PluginError::OtherMajor { major: 2, ours: 1, .. }), "{other}");
    let newer = refusal(&misbehaving(&["MINOR=99"]));
    assert!(matches!(newer, PluginError::NewerMinor { major: 1, minor: 99, ours: 1, .. }), "{newer}");
}

#[test]
fn a_plugin_whose_panics_end_the_process_is_refused() {
    assert!(matches!(refusal(&misbehaving(&["FLAGS=0"])), PluginError::Aborts { .. }));
}

#[test]
fn a_descriptor_that_cannot_be_true_is_refused() {
    for (definition, why) in [
        ("NO_PLUGIN", "returns no descriptor"),
        ("MAGIC=0xC0FFEE", "magic number"),
        ("PLUGIN_SIZE=16", "shorter than version 1.0"),
        ("N_STAGES=0", "no stages"),
        ("N_STAGES=((size_t)1<<60)", "no array"),
        ("STAGES=NULL", "no array"),
        ("STAGES=(const cd_stage*)((const char*)&STAGE+1)", "no array"),
        ("STRIDE=8", "no array"),
        ("STRIDE=(sizeof(cd_stage)+1)", "no array"),
        ("STRIDE=((size_t)1<<62)", "no array"),
        ("STAGE_SIZE=24", "24 bytes long"),
        ("STAGE_SIZE=0xFFFFFFFFu", "4294967295 bytes long"),
        ("STAGE_ID={NULL,0}", "a stage has no id"),
        ("STAGE_ID={NULL,7}", "a null pointer and a length"),
        ("STAGE_ID=LITERAL(\"\\xff\")", "not UTF-8"),
        ("N_READS=((size_t)1<<50)", "the list `reads` of its stage `misbehaving` is no array"),
        ("PROCESS=NULL", "lacks `create` or `process`"),
        ("SCHEMA=bad_schema", "its schema is a text that is not UTF-8"),
        ("SCHEMA=failing_schema", "its schema function fails with status -2"),
    ] {
        let error = refusal(&misbehaving(&[definition]));
        assert!(matches!(error, PluginError::Malformed { .. }), "{definition}: {error}");
        assert!(error.to_string().contains(why), "{definition}: {error}");
    }
}

#[test]
fn a_plugin_of_an_older_minor_lacks_slots_and_works() {
    // Up to and with `process`; then up to the middle of the next slot, which is no slot yet.
    for size in ["(offsetof(cd_stage,process)+sizeof(void*))", "(offsetof(cd_stage,flush)+4)"] {
        let definition = format!("STAGE_SIZE={size}");
        let path = misbehaving(&[&definition, "STATIC_INSTANCE"]);
        let mut stage = crate::compiled::instance(&path, r#"{"how":"flush-fails"}"#).expect("an instance");
        assert_eq!(stage.flush(copydesk_plugin_host::FlushReason::End), Ok(()), "it has no `flush` that could fail");
        drop(stage);
    }
    let plugin = open(&misbehaving(&["SCHEMA=schema_in_pieces", "DESTROY=NULL"])).expect("a plugin");
    assert_eq!(plugin.stages[0].schema, Some(serde_json::json!({"type": "object"})));
}
