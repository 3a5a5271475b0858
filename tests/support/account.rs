//! The account of a run, as the report gives it to machines.

use serde_json::Value;

/// What became of what came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Account {
    pub(crate) received: u64,
    pub(crate) delivered: u64,
    pub(crate) dropped: u64,
    pub(crate) held: u64,
    pub(crate) dead_lettered: u64,
    pub(crate) skipped: u64,
    pub(crate) superseded: u64,
    pub(crate) unfinished: u64,
}

impl Account {
    /// Reads the report's `account`; fails where it does not add up.
    #[track_caller]
    pub(crate) fn of(report: &Value) -> Account {
        let account = &report["account"];
        let count = |key: &str| account[key].as_u64().unwrap_or_else(|| panic!("no `{key}` in {report}"));
        let read = Account {
            received: count("received"),
            delivered: count("delivered"),
            dropped: numbers(&account["dropped"]),
            held: numbers(&account["held"]),
            dead_lettered: count("dead_lettered"),
            skipped: count("skipped"),
            superseded: count("superseded"),
            unfinished: count("unfinished"),
        };
        let settled = read.delivered + read.dropped + read.held + read.dead_lettered;
        let others = read.skipped + read.superseded + read.unfinished;
        assert_eq!(read.received, settled + others, "the account does not add up: {account}");
        read
    }
}

/// The sum of the numbers in nested objects.
fn numbers(value: &Value) -> u64 {
    match value {
        Value::Object(map) => map.values().map(numbers).sum(),
        other => other.as_u64().unwrap_or_default(),
    }
}
