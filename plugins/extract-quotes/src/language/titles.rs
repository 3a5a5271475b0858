//! German titles and names of several words: `Univ.-Prof. Dr. med. Ada Rowe`, `Oberst a. D. Bo Lind`, `Clemens Graf von und zu Hartenau`.

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use copydesk_text::vocabulary::{
    ALL_CAPS, CAPITAL, CONJUNCTION, DETERMINER, FEMALE, FIRST_NAME, MALE, NEUTER, ORGANISATION, PARTICLE, PREPOSITION,
    ROLE, TITLE,
};
use copydesk_text::words::Token;

use super::resources::Language;

/// How far behind a title its parts are looked for, in bytes.
const NEAR: usize = 6;

static RANKS: LazyLock<Vec<&str>> = LazyLock::new(|| of_class("rank "));
static SURNAMES: LazyLock<Vec<&str>> = LazyLock::new(|| of_class("surname "));

fn of_class(class: &str) -> Vec<&'static str> {
    entries(include_str!("../../data/titles.txt")).filter_map(|line| line.strip_prefix(class)).collect()
}

/// Makes one token of a title with all that belongs to it: `Univ.-Prof.`, `Dr. med.`, `Oberst a. D.`
pub(super) fn join_titles(text: &str, from: usize, tokens: &mut Vec<Token>) {
    let mut joined = false;
    let mut end = 0;
    for at in from..tokens.len() {
        let token = &tokens[at];
        if token.start < end {
            continue;
        }
        // `DDr.`, which is `DDR` in small letters, too
        if token.is(CAPITAL) && text.as_bytes().get(token.end) == Some(&b'.') && is_title(&text[token.range()]) {
            (tokens[at].end, tokens[at].bits) = (token.end + 1, token.bits & !ALL_CAPS | TITLE);
            joined = true;
        }
        let token = &tokens[at];
        if token.is(ROLE | TITLE) && token.is(CAPITAL) && may_go_on(text.as_bytes(), token.end) {
            end = title_end(text, tokens, at);
            joined |= end > token.end;
            tokens[at].end = end;
        }
    }
    if !joined {
        return;
    }
    // what such a title has taken in is gone
    let (mut at, mut end) = (0, 0);
    tokens.retain(|token| {
        at += 1;
        let kept = at <= from || token.start >= end;
        end = if at > from { end.max(token.end) } else { end };
        kept
    });
}

/// Whether a word with a stop is a title that the vocabulary does not know.
fn is_title(word: &str) -> bool {
    static TITLES: LazyLock<Vec<&str>> = LazyLock::new(|| of_class("title "));
    TITLES.contains(&word)
}

/// Whether a hyphen, or a few small letters with a stop, stands behind what ends here. Most titles have none.
fn may_go_on(bytes: &[u8], end: usize) -> bool {
    match bytes.get(end..) {
        Some([b'-', ..]) => true,
        Some([b' ', first, rest @ ..]) if first.is_ascii_lowercase() => {
            rest.iter().take(NEAR).take_while(|byte| **byte != b' ').any(|byte| *byte == b'.')
        }
        _ => false,
    }
}

/// Where the title at a token ends.
fn title_end(text: &str, tokens: &[Token], at: usize) -> usize {
    static BEHIND: LazyLock<Vec<&str>> = LazyLock::new(|| of_class("behind "));
    let mut end = tokens[at].end;
    loop {
        let rest = text.get(end..).unwrap_or_default();
        let next = if rest.starts_with('-') && text[..end].ends_with('.') {
            let next = tokens[at + 1..].iter().find(|next| next.start > end);
            next.filter(|next| next.start == end + 1 && next.is(CAPITAL)).map(|next| {
                let stop = !text[..next.end].ends_with('.') && text[next.end..].starts_with('.');
                next.end + usize::from(stop)
            })
        } else {
            let word = rest.strip_prefix(' ').unwrap_or_default();
            let behind = BEHIND.iter().find(|behind| word.starts_with(**behind));
            behind.map(|behind| end + 1 + behind.len())
        };
        match next {
            Some(next) if next > end => end = next,
            _ => return end,
        }
    }
}

impl Language {
    /// Makes a rank of nobility and the small words behind it parts of the name, behind a first name and before an estate. Before a body, `Jens Graf
    /// von der CDU`, or what is no name, `nahm Jens Graf zur Kenntnis`, it is a surname.
    pub(super) fn refine_nobility(&self, text: &str, from: usize, tokens: &mut [Token]) {
        static COMMON: LazyLock<Vec<&str>> = LazyLock::new(|| of_class("common "));
        static ESTATE: LazyLock<Vec<&str>> = LazyLock::new(|| of_class("estate "));
        for at in from + 1..tokens.len().saturating_sub(1) {
            let (left, token) = (&tokens[at - 1], &tokens[at]);
            let small = tokens[at + 1].bits & (CAPITAL | PREPOSITION) == PREPOSITION;
            if token.is(TITLE | ROLE) && left.is(FIRST_NAME) && self.is_rank_before_name(text, &tokens[at - 1..at + 2])
            {
                tokens[at].bits = tokens[at].bits & (MALE | FEMALE) | CAPITAL | FIRST_NAME;
                continue;
            }
            if !token.is(CAPITAL) || !small || !left.is(FIRST_NAME) || !left.is(CAPITAL) || left.end + 1 != token.start
            {
                // `von und zu Hartenau`
                let joins = token.is(CONJUNCTION) && left.is(PARTICLE) && left.bits & CAPITAL == 0;
                if joins && text.get(token.start..).is_some_and(|rest| rest.starts_with("und zu ")) {
                    tokens[at].bits = PARTICLE;
                }
                continue;
            }
            let word = text[token.range()].to_lowercase();
            let of = &text[tokens[at + 1].range()];
            let estate = ESTATE.contains(&of);
            let borne = || SURNAMES.binary_search(&word.as_str()).is_ok();
            if !estate || RANKS.binary_search(&word.as_str()).is_err() && !borne() {
                continue;
            }
            let name = tokens[at + 2..].iter().take(4).find(|token| token.is(CAPITAL));
            let body = name.is_some_and(|name| {
                (name.bits | self.role_tail(&text[name.range()])) & (NEUTER | ORGANISATION | ALL_CAPS) != 0
            });
            let noun =
                name.is_none_or(|name| COMMON.binary_search(&text[name.range()].to_lowercase().as_str()).is_ok());
            if noun || body || of == "vom" && borne() {
                tokens[at].bits = CAPITAL; // a surname
                continue;
            }
            tokens[at].bits = tokens[at].bits & (MALE | FEMALE) | CAPITAL | FIRST_NAME;
            tokens[at + 1].bits = PARTICLE | tokens[at + 1].bits & (DETERMINER | PREPOSITION);
        }
    }

    /// Whether a rank of nobility stands between a first name and a name, without `von`: `Sophie Gräfin Hartenau`.
    fn is_rank_before_name(&self, text: &str, tokens: &[Token]) -> bool {
        let [first, rank, name] = tokens else { return false };
        let known = TITLE | ROLE;
        let whole = first.is(FIRST_NAME) && first.is(CAPITAL) && rank.is(CAPITAL) && rank.is(known) && name.name();
        let close = first.end + 1 == rank.start && rank.end + 1 == name.start;
        if !whole || !close || name.bits & (known | FIRST_NAME) != 0 {
            return false;
        }
        let word = text[rank.range()].to_lowercase();
        let is = |list: &[&str]| list.binary_search(&word.as_str()).is_ok();
        (is(&RANKS) || is(&SURNAMES)) && self.role_tail(&text[name.range()]) == 0
    }
}
