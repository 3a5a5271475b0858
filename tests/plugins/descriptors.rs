//! A library that describes itself wrongly, or for another ABI, is refused with its name and status 78.

use super::misbehaving::build;
use crate::support::{Definition, Desk};
use serde_json::json;

#[track_caller]
fn refuses(name: &str, flags: &[&str], words: &[&str]) {
    let desk = Desk::without_plugins();
    desk.link(&build(name, flags), "plugins/libmisbehaving.so");
    let stage = json!({ "uses": "misbehaving", "with": { "how": "nothing" } });
    desk.define("p.yaml", Definition::new().stage_of(stage)).write("in/a.json", "{}");
    for command in ["run", "check"] {
        desk.copydesk([command, "p.yaml"]).run().exits(78).says(["libmisbehaving.so"]).says(words.iter().copied());
    }
}

#[test]
fn a_plugin_for_another_major_version_of_the_abi_names_both() {
    refuses("other_major", &["-DOTHER_MAJOR"], &["version 2", "version 1", "rebuild"]);
}

#[test]
fn a_plugin_that_needs_a_newer_host_says_what_to_do() {
    refuses("newer_minor", &["-DMINOR=999"], &["1.999", "newer Copydesk"]);
}

#[test]
fn a_plugin_whose_panics_would_end_the_process_is_refused() {
    refuses("aborts", &["-DFLAGS=0"], &["panic"]);
}

#[test]
fn an_entry_that_returns_nothing_is_refused() {
    refuses("no_plugin", &["-DNO_PLUGIN"], &["no descriptor"]);
}

#[test]
fn a_descriptor_without_the_magic_number_is_refused() {
    refuses("magic", &["-DMAGIC=7"], &["magic"]);
}

#[test]
fn a_descriptor_that_is_too_short_is_refused() {
    refuses("short_plugin", &["-DPLUGIN_SIZE=8"], &["shorter"]);
}

#[test]
fn a_stage_that_is_too_short_is_refused() {
    refuses("short_stage", &["-DSTAGE_SIZE=8"], &["8 bytes"]);
}

#[test]
fn a_list_of_stages_that_is_none_is_refused() {
    refuses("no_stages", &["-DN_STAGES=0"], &["no stages"]);
    refuses("null_stages", &["-DSTAGES=NULL"], &["no array"]);
    refuses("odd_stride", &["-DSTRIDE=3"], &["no array"]);
    refuses("many_stages", &["-DN_STAGES=1000000"], &["no array"]);
}

#[test]
fn a_stage_without_its_functions_is_refused() {
    refuses("no_process", &["-DPROCESS=NULL"], &["`process`"]);
}

#[test]
fn a_schema_that_is_none_is_refused() {
    refuses("bad_schema", &["-DSCHEMA=bad_schema"], &["schema"]);
    refuses("no_schema", &["-DSCHEMA=no_schema"], &["no JSON Schema", "`/type` is \"objekt\"", "tell its author"]);
    refuses("failing_schema", &["-DSCHEMA=failing_schema"], &["schema"]);
}

#[test]
fn a_library_without_the_entry_is_no_plugin() {
    refuses("no_entry", &["-DNO_ENTRY"], &["copydesk_plugin_v1"]);
}
