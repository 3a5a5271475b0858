//! Every command explains itself.

use crate::support::Desk;

const COMMANDS: [&str; 10] =
    ["run", "check", "plan", "plugin", "schema", "bench", "runs", "dead-letters", "explain", "state"];

#[test]
fn the_help_names_every_command_and_every_exit_status() {
    let text = Desk::new().copydesk(["--help"]).run().exits(0).text();
    for word in COMMANDS.iter().chain(&["78", "\n  130 ", "\n  143 ", "--plugin-dir", "COPYDESK_PLUGIN_PATH"]) {
        assert!(text.contains(word), "{word}: {text}");
    }
}

#[test]
fn each_command_has_help_of_its_own() {
    let desk = Desk::new();
    for command in COMMANDS {
        for arguments in [vec![command, "--help"], vec!["help", command]] {
            let text = desk.copydesk(arguments).run().exits(0).text();
            assert!(text.contains("Usage: copydesk") && text.contains(command), "{command}: {text}");
        }
    }
    for command in ["list", "describe"] {
        desk.copydesk(["plugin", command, "--help"]).run().exits(0);
    }
    desk.copydesk(["runs", "show", "--help"]).run().exits(0).says(["--format", "--state", "COPYDESK_STATE"]);
    for command in ["list", "show", "replay", "drop"] {
        desk.copydesk(["dead-letters", command, "--help"]).run().exits(0).says(["--format", "--state"]);
    }
}

#[test]
fn every_option_says_what_it_is_for() {
    let desk = Desk::new();
    for command in COMMANDS {
        let text = desk.copydesk([command, "-h"]).run().exits(0).text();
        let options: Vec<&str> = text.lines().filter(|line| line.trim_start().starts_with("--")).collect();
        for option in options {
            assert!(option.split_whitespace().count() > 3, "{command}: {option}");
        }
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    let text = Desk::new().copydesk(["--version"]).run().exits(0).text();
    assert_eq!(text.trim(), concat!("copydesk ", env!("CARGO_PKG_VERSION")));
}
