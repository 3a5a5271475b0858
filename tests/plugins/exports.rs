//! A plugin's library shows the world one symbol.

use crate::support::own_plugins;
use std::process::Command;

#[test]
fn each_plugin_exports_its_entry_and_nothing_else() {
    for library in own_plugins() {
        let listed = Command::new("nm").args(["-D", "--defined-only"]).arg(&library).output().expect("nm is there");
        assert!(listed.status.success(), "{}", library.display());
        let text = String::from_utf8_lossy(&listed.stdout).into_owned();
        let symbols: Vec<&str> = text.lines().filter_map(|line| line.split_whitespace().nth(2)).collect();
        assert_eq!(symbols, ["copydesk_plugin_v1"], "{}", library.display());
    }
}
