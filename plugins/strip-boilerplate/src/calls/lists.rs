//! The lists of data/calls.txt, the languages of a part together.

use std::collections::BTreeMap;

use crate::lists::data::entries;
use crate::lists::heads::Heads;
use crate::lists::openings::Openings;
use crate::lists::search::Search;

const FILE: &str = include_str!("../../data/calls.txt");

/// The lists of data/calls.txt.
pub(crate) struct Calls {
    /// How the phrases of all lists begin that open a line.
    pub(super) any: Heads,
    pub(super) verbs: Openings,
    pub(super) asks: Openings,
    pub(super) sure: Openings,
    /// What opens the call of a game with prizes, and the prizes.
    pub(super) wins: Openings,
    pub(super) prizes: Search,
    pub(super) pointers: Openings,
    pub(super) leads: Openings,
    /// Pointers that need a title behind them.
    pub(super) heads: Openings,
    pub(super) loud: Openings,
    pub(super) notices: Openings,
    pub(super) whole: Vec<&'static str>,
    pub(super) whole_heads: Heads,
    /// What closes a blurb that leads elsewhere.
    pub(super) onward: Vec<&'static str>,
    /// What stands right below a call, as the button of its box.
    pub(super) agrees: Vec<&'static str>,
    pub(super) objects: Search,
    pub(super) strong: Search,
    pub(super) told: Search,
    pub(super) trades: Search,
    /// What the author of a piece does.
    pub(super) does: Openings,
}

/// The entries of data/calls.txt by their part, the languages of a part together.
fn parts() -> BTreeMap<&'static str, Vec<&'static str>> {
    let mut parts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut entries = entries(FILE).peekable();
    while let Some((part, entry)) = entries.next() {
        // Behind the part's name stands the language.
        let list = parts.entry(part.split(' ').next().unwrap_or_default()).or_default();
        list.push(entry);
        while let Some((_, entry)) = entries.next_if(|(same, _)| *same == part) {
            list.push(entry);
        }
    }
    parts
}

impl Calls {
    pub(crate) fn new() -> Self {
        let parts = parts();
        let part = |name: &str| parts.get(name).map(Vec::as_slice).unwrap_or_default();
        let openings = |name: &str| Openings::new(part(name));
        let search = |name: &str| Search::new(part(name).to_vec());
        let sorted = |name: &str| {
            let mut list = part(name).to_vec();
            list.sort_unstable();
            list
        };
        let any = ["verbs", "sure", "wins", "pointers", "leads", "heads", "loud", "notices"];
        Calls {
            any: Heads::of(any.into_iter().flat_map(part).copied()),
            verbs: openings("verbs"),
            asks: openings("asks"),
            sure: openings("sure"),
            wins: openings("wins"),
            prizes: search("prizes"),
            pointers: openings("pointers"),
            leads: openings("leads"),
            heads: openings("heads"),
            loud: openings("loud"),
            notices: openings("notices"),
            whole_heads: Heads::of(["whole", "onward"].into_iter().flat_map(part).copied()),
            whole: sorted("whole"),
            onward: sorted("onward"),
            agrees: sorted("agrees"),
            objects: search("objects"),
            strong: search("strong"),
            told: search("told"),
            trades: search("trades"),
            does: openings("does"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_opening_of_the_lists_opens_a_line() {
        let calls = Calls::new();
        for (part, entry) in entries(FILE) {
            // Signs before a line are not looked at.
            let worded = entry.starts_with(char::is_alphanumeric);
            let opens = |openings: &Openings| worded && openings.open(entry) && openings.opens(entry).is_some();
            let found = match part.split(' ').next().unwrap_or_default() {
                "verbs" => opens(&calls.verbs),
                "asks" => opens(&calls.asks),
                "sure" => opens(&calls.sure),
                "wins" => opens(&calls.wins),
                "prizes" => calls.prizes.stands_in(entry.as_bytes()),
                "pointers" => opens(&calls.pointers),
                "heads" => opens(&calls.heads),
                "leads" => opens(&calls.leads),
                "loud" => opens(&calls.loud),
                "notices" => opens(&calls.notices),
                "whole" | "onward" => calls.closes(entry),
                "agrees" => calls.agrees_to(entry),
                "does" => opens(&calls.does),
                "objects" => calls.objects.stands_in(entry.as_bytes()),
                "strong" => calls.strong.stands_in(entry.as_bytes()),
                "told" => calls.told.stands_in(entry.as_bytes()),
                "trades" => calls.trades.stands_in(entry.as_bytes()),
                other => panic!("nothing reads [{other}]"),
            };
            assert!(found, "[{part}] {entry}");
        }
    }
}
