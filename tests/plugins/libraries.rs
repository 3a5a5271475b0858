//! A library that cannot be used gives an error that names the file, and status 78; never a crash.

use crate::support::{Definition, Desk, build_c, library_file, own_plugins, scratch};
use std::path::PathBuf;

fn strip_boilerplate() -> PathBuf {
    own_plugins().remove(0)
}

/// A desk with one stage, whose library holds these bytes.
fn with_library(bytes: &[u8]) -> Desk {
    let desk = Desk::without_plugins();
    desk.write("plugins/libstrip_boilerplate.so", bytes);
    desk.define("p.yaml", Definition::new().stage("strip-boilerplate")).write("in/a.json", "{}");
    desk
}

fn refuses(bytes: &[u8], words: &[&str]) {
    let desk = with_library(bytes);
    for command in ["run", "check", "plan"] {
        let outcome = desk.copydesk([command, "p.yaml"]).run().exits(78);
        let outcome = outcome.says(["libstrip_boilerplate.so"]).says(words.iter().copied());
        assert!(!outcome.text().contains("was run") && !outcome.text().contains(": ok"), "{}", outcome.text());
    }
}

#[test]
fn an_empty_plugin_folder_says_which_plugin_is_missing_and_where_it_was_looked_for() {
    let desk = Desk::without_plugins();
    desk.define("p.yaml", Definition::new().stage("strip-boilerplate")).write("in/a.json", "{}");
    let folder = desk.path("plugins").display().to_string();
    for command in ["run", "check"] {
        let outcome = desk.copydesk([command, "p.yaml", "--plugin-dir", "elsewhere"]).run().exits(78);
        outcome.says(["strip-boilerplate", "libstrip_boilerplate.so", "elsewhere", &folder]);
    }
}

#[test]
fn a_stage_that_no_plugin_offers_names_the_nearest() {
    let desk = Desk::new();
    desk.define("p.yaml", Definition::new().stage("strip-boilerplat")).write("in/a.json", "{}");
    desk.run("p.yaml").exits(78).says(["strip-boilerplat", "did you mean `strip-boilerplate`?"]);
}

#[test]
fn a_text_under_a_library_s_name_is_refused() {
    refuses(
        b"This is no library at all, but it is longer than the header of one would be. ".repeat(4).as_slice(),
        &["no shared library"],
    );
}

#[test]
fn an_empty_file_under_a_library_s_name_is_refused() {
    refuses(b"", &["empty"]);
}

#[test]
fn a_library_that_is_cut_short_anywhere_is_refused() {
    let whole = std::fs::read(strip_boilerplate()).expect("the library can be read");
    for keep in [1, 16, 64, 100, 4_096, whole.len() / 2, whole.len() - 1] {
        refuses(&whole[..keep], &[]);
    }
}

#[test]
fn a_library_for_another_processor_is_refused() {
    let mut library = std::fs::read(strip_boilerplate()).expect("the library can be read");
    library[18] ^= 0x55;
    refuses(&library, &["processor"]);
}

#[test]
fn a_library_that_is_no_plugin_is_refused_and_its_initialisers_are_not_run() {
    let folder = scratch("not-a-plugin");
    let source = folder.join("stranger.c");
    let text = "#include <stdio.h>\n__attribute__((constructor)) static void init(void) { puts(\"was run\"); }\n\
                int stranger(void); int stranger(void) { return 7; }\n";
    std::fs::write(&source, text).expect("the source can be written");
    let library = folder.join("stranger.so");
    build_c(&source, &library, &[]);
    refuses(&std::fs::read(library).expect("the library can be read"), &["no Copydesk plugin", "copydesk_plugin_v1"]);
}

#[test]
fn a_library_whose_symbols_cannot_be_found_is_refused() {
    let folder = scratch("unresolved");
    let source = folder.join("unresolved.c");
    let text = "void nobody_has_this(void);\nconst void *copydesk_plugin_v1(void);\n\
                const void *copydesk_plugin_v1(void) { nobody_has_this(); return 0; }\n";
    std::fs::write(&source, text).expect("the source can be written");
    let library = folder.join("unresolved.so");
    build_c(&source, &library, &[]);
    refuses(&std::fs::read(library).expect("the library can be read"), &["nobody_has_this"]);
}

#[test]
fn a_folder_under_a_library_s_name_is_no_plugin() {
    let desk = Desk::without_plugins();
    std::fs::create_dir(desk.path("plugins/libstrip_boilerplate.so")).expect("a folder");
    desk.define("p.yaml", Definition::new().stage("strip-boilerplate")).write("in/a.json", "{}");
    desk.run("p.yaml").exits(78).says(["strip-boilerplate"]);
}

#[test]
fn the_folder_on_the_command_line_goes_before_the_one_in_the_environment() {
    let desk = with_library(b"");
    let good = own_plugins().remove(0);
    desk.link(&good, &format!("better/{}", library_file("strip-boilerplate")));
    desk.copydesk(["check", "p.yaml", "--plugin-dir", "better"]).run().exits(0);
    desk.copydesk(["check", "p.yaml"]).run().exits(78);
}

#[test]
fn the_environment_may_name_several_folders() {
    let desk = Desk::new();
    desk.define("p.yaml", Definition::new().stage("strip-boilerplate"));
    let list = format!("/nowhere:{}", desk.path("plugins").display());
    desk.copydesk(["check", "p.yaml"]).env("COPYDESK_PLUGIN_PATH", list).run().exits(0);
}
