//! What a word is within a mention: of a name, of one person’s role, of a body.

use std::ops::Range;

use copydesk_text::names::kin::is_kin;
use copydesk_text::vocabulary::{
    CAPITAL, DETERMINER, DOCUMENT, FEMALE, FIRST_NAME, FUNCTION, MALE, NEUTER, PARTICLE, PLURAL, PRONOUN, ROLE, TIME,
    TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::language::Habits;
use crate::passages::passage::Passage;
use crate::whom::signs::meant::is_indefinite;

/// Whether the token is a word with a capital that grammar and the calendar do not claim.
pub(crate) fn is_name(token: &Token) -> bool {
    token.kind == Kind::Word
        && token.bits & CAPITAL != 0
        && (token.bits & FUNCTION == 0 || token.is(FIRST_NAME))
        && (token.bits & TIME == 0 || token.is(FIRST_NAME))
}

/// Whether particles alone stand between this one and a name: `von der Heyde`, `de La Tour`.
pub(crate) fn before_name(tokens: &[Token], particle: usize) -> bool {
    let rest = &tokens[particle + 1..];
    let particle = |next: &&Token| next.is(PARTICLE) && (next.bits & CAPITAL == 0 || next.is(DETERMINER | PRONOUN));
    rest.iter().take(4).find(|next| !particle(next)).is_some_and(is_name)
}

/// Whether a word is the role of one person: minister, but not police.
pub(crate) fn is_role(token: &Token) -> bool {
    token.is(ROLE | TITLE) && token.bits & (PLURAL | NEUTER | DOCUMENT) == 0
}

/// Whether a German noun is a body by itself or by its last part: `Polizei`, `Landgericht`.
pub(crate) fn is_body(passage: &Passage<'_>, noun: &Token) -> bool {
    let bits = noun.bits | passage.language().role_tail(&passage.text[noun.range()]);
    bits & ROLE != 0 && bits & NEUTER != 0
}

/// Whether a name ends as an owner does in Swedish and Danish, and is no first name that ends so.
pub(crate) fn is_owner(passage: &Passage<'_>, name: &Token) -> bool {
    name.bits & FIRST_NAME == 0 && passage.text[name.range()].ends_with('s')
}

/// Whether a first name and an owner’s surname end here, before a noun that is of a person by its ending and another name: `Per Eks pressekreterare Ola
/// Lund`, `Per Eks pressekreterare, Ola Lund.`; but not `Sara Danius angående Ola Lund`.
pub(super) fn is_full_owner(passage: &Passage<'_>, name: Range<usize>, high: usize) -> bool {
    let tokens = &passage.tokens;
    let trade = |noun: &Token| {
        let noun = &passage.text[noun.range()];
        let ends = passage.language().small_words.trade_ends.iter();
        ends.filter_map(|end| noun.strip_suffix(end)).any(|first| !first.is_empty())
    };
    let named = |at: usize| at < high && tokens.get(at).is_some_and(is_name);
    let behind = name.end + 1;
    let comma = tokens.get(behind).is_some_and(|comma| comma.kind == Kind::Comma);
    let over = |at: usize| at >= high || tokens.get(at).is_none_or(|next| next.kind != Kind::Word);
    let beside = || comma && named(behind + 1) && named(behind + 2) && over(behind + 3);
    name.len() == 2
        && tokens[name.start].is(FIRST_NAME)
        && (named(behind) || beside())
        && tokens.get(name.end).is_some_and(trade)
}

/// Whether the word at `at` stands behind a noun that is no owner’s, and is none of the mention that begins at `first`: `politiet kørte`, `den unge mor
/// grædende`. Not before a name (`professor emeritus Bo Lind`), nor behind what may be said of a noun (`den åtalade skådespelaren`). In Swedish and Danish.
pub(super) fn is_behind_role(passage: &Passage<'_>, first: usize, at: usize, determined: bool) -> bool {
    let (noun, word) = (&passage.tokens[at - 1], &passage.tokens[at]);
    let text = &passage.text[noun.range()];
    let said_of = determined && at == first + 1 && text.ends_with(['a', 'e']);
    noun.is(ROLE | TITLE)
        && noun.bits & CAPITAL == 0
        && !text.ends_with('s')
        && !word.is(ROLE | TITLE)
        && !said_of
        && !passage.tokens.get(at + 1).is_some_and(is_name)
}

/// Whether the token belongs to what joins two compounds that share their last part, a hyphen and a small word: `die Land- und Forstkammer`.
pub(crate) fn joins_compounds(passage: &Passage<'_>, habits: &Habits, at: usize, high: usize) -> bool {
    let tokens = &passage.tokens;
    let hyphen = if tokens[at].kind == Kind::Dash { at } else { at.saturating_sub(1) };
    let [first, dash, and, last] = tokens.get(hyphen.saturating_sub(1)..hyphen + 3).unwrap_or_default() else {
        return false;
    };
    habits.nouns_capital
        && dash.kind == Kind::Dash
        && hyphen + 2 < high
        && first.is(CAPITAL)
        && first.end == dash.start
        && and.start == dash.end + 1
        && habits.and.iter().any(|word| passage.word_is(hyphen + 1, word))
        && is_name(last)
}

/// How many small words may stand before a name or make up a role.
pub(crate) const SMALL: usize = 4;

/// Whether the name of another begins at this token, right behind a first name and a surname: `rief Bo Lind Ada Rowe zu`, `Bo Lind Trainerin Ada Rowe`;
/// not behind a genitive: `Bo Linds Trainerin Ada Rowe`. In German.
#[inline(never)]
pub(super) fn begins_another(passage: &Passage<'_>, at: usize, high: usize) -> bool {
    let tokens = &passage.tokens;
    let named = |at: usize| at < high && tokens[at].is(FIRST_NAME) && tokens[at].name();
    let word = |at: usize| &passage.text[tokens[at].range()];
    let genitive = |at: usize| word(at).ends_with(['s', 'x', 'z', 'ß']);
    // of `Hannes Tochter Ada Rowe` and `Anne Lind Forscherin Ada Rowe`, the noun is no surname
    let noun = |at: usize| {
        let bits = tokens[at].bits | passage.language().role_tail(word(at));
        bits & ROLE != 0 && bits & (MALE | FEMALE) == FEMALE || at > 0 && genitive(at - 1) && is_kin(word(at))
    };
    let last = |at: usize| at < high && tokens[at].name() && tokens[at].bits & FIRST_NAME == 0 && !noun(at);
    let full = at > 1 && named(at - 2) && last(at - 1);
    let role = |at: usize| {
        let token = &tokens[at];
        token.bits & FIRST_NAME == 0 && (token.is(ROLE | TITLE) || passage.compound_role(token))
    };
    // `sagte Anne Lind Forscherin Ada Rowe`: may be one who works at what is named so
    let told = |at: usize| {
        let titled = at > 2 && tokens[at - 3].is(CAPITAL) && role(at - 3);
        let behind = (at + 3 < high).then(|| &tokens[at + 3]);
        titled || behind.is_some_and(|behind| behind.kind == Kind::Word && behind.bits & CAPITAL == 0)
    };
    let genitive = || word(at - 1).ends_with('s');
    full && (named(at) && last(at + 1) || role(at) && !genitive() && named(at + 1) && last(at + 2) && told(at))
}

/// Whether the role at `at` begins another’s name behind an article and the role of somebody without one: `schleuderte der Filialleiter Rentnerin Ada
/// Rowe entgegen`, `ein Bauer Minister Bo Lind`. In German.
#[inline(never)]
pub(super) fn begins_another_role(passage: &Passage<'_>, start: usize, at: usize) -> bool {
    let tokens = &passage.tokens;
    let bits = |at: usize| {
        let token = &tokens[at];
        token.bits | passage.language().role_tail(&passage.text[token.range()])
    };
    let role = |at: usize| {
        let bits = bits(at);
        tokens[at].name() && bits & (ROLE | TITLE) != 0 && bits & (PLURAL | NEUTER | FIRST_NAME) == 0
    };
    if !role(at - 1) || !role(at) || is_short_title(passage, at) {
        return false;
    }
    let article = &passage.text[tokens[start].range()];
    let first = passage.language().sex_of_noun(article, bits(at - 1) & (MALE | FEMALE));
    let second = bits(at) & (MALE | FEMALE);
    is_indefinite(passage, start) || first != 0 && second != 0 && first & second == 0
}

/// Whether the word is as short as a title that stands behind others: `ein Professor Dr. Bo Lind`.
fn is_short_title(passage: &Passage<'_>, at: usize) -> bool {
    passage.tokens[at].end - passage.tokens[at].start < 4
}
