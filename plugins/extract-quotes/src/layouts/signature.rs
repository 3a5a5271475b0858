//! Who said a quotation where that stands behind it on a line of its own, or behind a dash: `“…” — Ned Farrow, bicycle seller`, and below a
//! block quote `— Mayor Una Bright`. Such a line is no quotation.

use copydesk_text::names::phrase::{Mention, Phrase, after};
use copydesk_text::vocabulary::{AUXILIARY, CAPITAL, DETERMINER, FIRST_NAME, RELATIVE, ROLE, TITLE};
use copydesk_text::words::{Kind, Token};

use crate::attribution::{Grip, mention};
use crate::draft::{Draft, Found};
use crate::grammar::{SAY, VERB};
use crate::language::{Language, Rules};
use crate::passages::passage::Passage;

/// The longest such line, in bytes.
const LINE: usize = 120;

/// How sure it is that the line names the speaker.
const SIGNED: f64 = 0.86;

/// The lines of an article that say who said what stands before them.
#[derive(Debug, Default)]
pub(crate) struct Signatures {
    /// The block, and the byte at which the line begins.
    lines: Vec<(usize, usize)>,
}

/// Whether the first byte may be that of a dash.
#[inline]
fn may_be_dash(text: &str) -> bool {
    matches!(text.as_bytes().first(), Some(b'-' | b'~' | 0xE2))
}

/// The length of the dash that a text begins with.
fn dash(text: &str) -> Option<usize> {
    if !may_be_dash(text) {
        return None;
    }
    let rest = text.strip_prefix("--").or_else(|| text.strip_prefix(['—', '–', '―', '-', '~']))?;
    Some(text.len() - rest.len())
}

/// Whether a line may be nothing but a name, with or without what its bearer is.
fn may_name(line: &str) -> bool {
    let line = line.trim();
    let stops = line.ends_with(['!', '?', ':', ';', '…']) || line.contains(['"', '“', '”', '„', '«', '»', '?', '!']);
    !stops && !line.is_empty() && line.len() <= LINE && line.starts_with(char::is_alphabetic)
}

/// Whether a line is a dash and what may be a name.
fn is_signed(line: &str) -> bool {
    let line = line.trim();
    dash(line).is_some_and(|dash| may_name(&line[dash..]))
}

/// Whether the words behind the dash end with a capital, as names do, before what their bearer is. One word alone must be a name elsewhere.
fn is_capital(line: &str, passages: &[Passage<'_>]) -> bool {
    let line = line.trim().trim_end_matches('.');
    let name = line[dash(line).unwrap_or(0)..].split([',', '(']).next().unwrap_or(line).trim();
    let last = name.rsplit(' ').next().unwrap_or(name);
    let again = |passage: &Passage<'_>| {
        passage.text.match_indices(name).any(|(at, _)| passage.text[..at].ends_with([' ', '\u{a0}']) && at > 3)
    };
    last.starts_with(char::is_uppercase) && (name.contains(' ') || passages.iter().any(again))
}

impl Signatures {
    /// Those of these blocks, where the blocks that are block quotes are known and the marks of all others are read.
    pub(crate) fn find(passages: &[Passage<'_>], set_off: &[usize], language: &Language) -> Self {
        let mut lines = Vec::new();
        let is_set_off = |block: usize| set_off.binary_search(&block).is_ok();
        for (block, passage) in passages.iter().enumerate() {
            if set_off.is_empty() && !may_be_dash(passage.text) {
                continue;
            }
            let text = passage.text.trim_end();
            if is_set_off(block)
                && let Some(last) = text.rfind('\n').map(|line| line + 1)
                && is_signed(&text[last..])
            {
                lines.push((block, last));
                continue;
            }
            let Some(before) = block.checked_sub(1) else { continue };
            let dashed = dash(text).is_some() && passage.pairs.is_empty() && is_signed(text);
            // in a talk a line with a dash is another's words
            let below = || is_set_off(before) || is_quotation(&passages[before]) && is_capital(text, passages);
            let cited =
                || is_set_off(block) && is_set_off(before) && passage.pairs.is_empty() && is_person(text, language);
            let goes_on = lines.last().is_some_and(|(line, _)| *line == before);
            if !goes_on && (dashed && below() || cited()) {
                lines.push((block, 0));
            }
        }
        Self { lines }
    }

    /// The byte at which such a line begins in this block.
    pub(crate) fn line(&self, block: usize) -> Option<usize> {
        let at = self.lines.binary_search_by_key(&block, |(block, _)| *block).ok()?;
        self.lines.get(at).map(|(_, line)| *line)
    }

    /// Gives the quotations to whom these lines name, and takes them from others.
    pub(crate) fn give(&self, passages: &[Passage<'_>], drafts: &mut [Draft], set_off: &[usize]) {
        for (block, line) in &self.lines {
            let passage = &passages[*block];
            let first = passage.tokens.iter().position(|token| token.start >= *line && token.kind != Kind::Quoted);
            let found = first.and_then(|first| signer(passage, *block, first));
            if found.is_none() && *line == 0 && set_off.binary_search(&(block - 1)).is_err() {
                continue;
            }
            let own = *line > 0;
            let last = if own { *block } else { block - 1 };
            let mut low = last;
            while low > 0
                && set_off.binary_search(&low).is_ok()
                && set_off.binary_search(&(low - 1)).is_ok()
                && self.line(low - 1).is_none()
            {
                low -= 1;
            }
            let from = drafts.partition_point(|draft| draft.first.0 < low);
            let signed = drafts[from..].iter_mut().take_while(|draft| draft.first.0 <= last);
            for draft in signed.filter(|draft| draft.last.0 <= last) {
                draft.found.clone_from(&found);
            }
        }
        // `“…” — Ada Rowe`, on one line
        for draft in drafts.iter_mut() {
            let (block, index) = draft.last;
            let passage = &passages[block];
            let Some(at) = passage.places.get(index).copied().filter(|_| draft.first.0 == block) else { continue };
            if let Some(found) = behind(passage, block, at) {
                draft.found = Some(found);
            }
        }
    }
}

/// Whether a block is nothing but a quotation.
fn is_quotation(passage: &Passage<'_>) -> bool {
    let [first, ..] = &passage.pairs[..] else { return false };
    let last = passage.pairs.last().unwrap_or(first);
    !passage.dashed && first.outer.start == 0 && last.outer.end >= passage.text.trim_end().len()
}

/// Whether a line is surely somebody's name, with or without what they are: `Mayor Una Bright`, `Ned Farrow, bicycle seller`.
fn is_person(line: &str, language: &Language) -> bool {
    if !may_name(line) || line.trim_end().ends_with('.') {
        return false;
    }
    let mut tokens = Vec::new();
    language.tokenize(line, 0..line.len(), &mut tokens);
    let end = tokens.iter().position(|token| token.kind != Kind::Word).unwrap_or(tokens.len());
    let name = &tokens[..end];
    let known = name.iter().any(|token| token.is(FIRST_NAME | TITLE | ROLE));
    let capitals = name.last().is_some_and(Token::name)
        && name.iter().all(|token| token.name() || token.is(ROLE | TITLE) || token.is(DETERMINER));
    let described = tokens.get(end).is_none_or(|next| matches!(next.kind, Kind::Comma | Kind::Open));
    (2..=6).contains(&name.len()) && known && capitals && described && says_nothing(&tokens[end..])
}

/// Whether what stands behind a name says what its bearer is, and no more.
fn says_nothing(rest: &[Token]) -> bool {
    let relative = rest.get(1).is_some_and(|next| next.is(RELATIVE));
    // `May 4`
    let verb = |token: &Token| token.is(SAY | AUXILIARY) && token.bits & CAPITAL == 0;
    !rest.iter().any(|token| token.kind == Kind::Quoted || verb(token) && (token.is(SAY) || !relative))
}

/// The longest run of tokens that such a line has.
const TOKENS: usize = 24;

/// Who stands behind the dash at this token, or there without one: a person, with nothing but what they are behind the name.
fn signer(passage: &Passage<'_>, block: usize, first: usize) -> Option<Found> {
    let tokens = &passage.tokens;
    let start = first + tokens[first..].iter().take_while(|token| token.kind == Kind::Dash).count();
    let high = passage.sentence(start).end;
    let speaker: Phrase = match passage.language().rules {
        Rules::Clauses => after(tokens, start, high, VERB),
        Rules::Beside(habits) => mention::phrase(passage, habits, start, high),
    }?;
    // `— Lock Keepers Arnsby (@lockkeepers)`: all of it is the name
    let all = start..start + tokens[start..high].iter().take_while(|token| token.name()).count();
    let titled = tokens[start..speaker.head.start].iter().any(|token| token.is(ROLE | TITLE));
    let speaker = if !titled && all.len() > speaker.head.len() && all.end >= speaker.tokens.end {
        Phrase { mention: Mention::Organisation, tokens: all.clone(), head: all }
    } else {
        speaker
    };
    let rest = tokens.get(speaker.tokens.end..high)?;
    let ends = rest.first().is_none_or(|next| matches!(next.kind, Kind::Comma | Kind::Open | Kind::Stop));
    let whole = tokens[high..].iter().all(|token| token.kind == Kind::End);
    let named = match speaker.mention {
        Mention::Person => true,
        Mention::Role => tokens[speaker.tokens.clone()].iter().any(|token| token.is(ROLE | TITLE)),
        Mention::Organisation => true,
        Mention::Pronoun => false,
    };
    (named && ends && whole && rest.len() <= TOKENS && says_nothing(rest))
        .then(|| Found::without_cue(block, speaker, SIGNED, Grip::Direct))
}

/// Who stands behind a dash that a quotation is followed by, where the block is nothing else: `“…” — Ned Farrow, bicycle seller`
fn behind(passage: &Passage<'_>, block: usize, at: usize) -> Option<Found> {
    let tokens = &passage.tokens;
    let stop = |token: &Token| matches!(token.kind, Kind::Quoted | Kind::End | Kind::Stop);
    let dash = at + 1 + tokens[at + 1..].iter().take_while(|token| stop(token) && token.kind != Kind::Quoted).count();
    tokens.get(dash).filter(|token| token.kind == Kind::Dash)?;
    if !tokens[..dash].iter().all(stop) {
        return None;
    }
    let found = signer(passage, block, dash)?;
    // one word with a capital may be anything, and `“…” — a word of the skippers` tells what it is
    let head = &tokens[found.speaker.tokens.clone()];
    let person = found.speaker.mention == Mention::Person;
    (person && (head.len() > 1 || head.iter().any(|token| token.is(FIRST_NAME)))).then_some(found)
}
