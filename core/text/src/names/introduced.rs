//! What the words around a name say of its bearer: `his sister Ada`, `the harbour master, Ada Rowe,`, `Ada Rowe, 57,`.

use std::ops::Range;

use super::kin::is_kin;
use super::name::{Name, is_former};
use super::small_words::{first_word, is_age_behind, is_age_in_words, is_who, is_whose};
use super::streets::is_whereabouts;
use super::subject::{OFFICE, office};
use crate::vocabulary::{
    CAPITAL, CONJUNCTION, DETERMINER, DOCUMENT, FEMALE, FIRST_NAME, MALE, NEUTER, OBJECT, PLURAL, POSSESSIVE,
    POSSESSOR, PREPOSITION, PRONOUN, RELATIVE, ROLE, TITLE,
};
use crate::words::{Kind, Token};

/// How many words before a role its article may stand: `the long-serving harbour master`.
const NEAR: usize = 4;

/// Adds to a name what the role beside it tells: that it is a person’s, and of which sex. A role that is somebody’s (`his sister Ada`)
/// introduces a first name by itself. Returns whether a surname by itself is told to be a person’s: `Rowe, 57,`
#[inline]
pub(super) fn introduce(text: &str, tokens: &[Token], run: Range<usize>, name: &mut Name) -> bool {
    // one word is told by a role before it alone, which most do not have
    let before = || run.start.checked_sub(1).is_some_and(|left| may_tell(&tokens[left]));
    let after = || tokens.get(run.end).is_some_and(|next| next.kind == Kind::Comma);
    let told = before() || run.len() > 1 && (tokens[run.start].start < name.at || after());
    if told {
        describe(text, tokens, run, name);
        return false;
    }
    if run.len() > 1 {
        return false;
    }
    let aged = tokens.get(run.end).is_some_and(|next| {
        next.kind == Kind::Comma
            && (matches!(text.as_bytes()[next.end..], [b' ', b'1'..=b'9', b'0'..=b'9', b',' | b'.', ..])
                || text.get(next.end + 1..).is_some_and(is_age_behind))
    });
    let first_name = tokens[run.start].is(FIRST_NAME);
    // `Lotte, 9,`, `Poppy, aged nine,`
    let young = || after() && text.get(tokens[run.end].end + 1..).is_some_and(is_age_in_words);
    let told = || after() && is_somebody(text, tokens, &run) || young() || is_of_age(text, tokens, run.clone());
    let aged = aged || first_name && told();
    name.sure |= aged;
    // `Lilly, 13,`: a first name by itself
    if aged && first_name {
        (name.titled, name.first_only, name.aged) = (true, true, true);
        name.sex = tokens[run.start].bits & (MALE | FEMALE);
    }
    aged
}

fn may_tell(left: &Token) -> bool {
    left.kind == Kind::Comma || is_role(left)
}

#[inline(never)]
fn describe(text: &str, tokens: &[Token], run: Range<usize>, name: &mut Name) {
    // where nouns have capitals, the role is part of the run: `Seine Schwester Ada`
    let described = tokens[run.start].start < name.at;
    let inside = if described { run.clone().take_while(|at| tokens[*at].start < name.at).last() } else { None };
    let inside = inside.filter(|noun| is_role(&tokens[*noun])).map(|noun| (noun, false));
    let role = inside.or_else(|| role_before(tokens, &run));
    if let Some((noun, apposed)) = role.filter(|(noun, _)| !is_former(text, &tokens[*noun])) {
        let sex = tokens[noun].bits & (MALE | FEMALE);
        let owner = if inside.is_some() { DETERMINER | POSSESSOR | POSSESSIVE } else { POSSESSOR | POSSESSIVE };
        // `her kid sister`
        let kind = noun.checked_sub(1).filter(|left| tokens[*left].content() && tokens[*left].bits & CAPITAL == 0);
        let owned = inside.is_some() && noun == run.start + 1 && is_kin_of(text, &tokens[run.start..=noun])
            || noun.checked_sub(1).is_some_and(|left| tokens[left].is(owner))
            || kind.and_then(|left| left.checked_sub(1)).is_some_and(|left| tokens[left].is(POSSESSOR));
        if name.words > 1 && (!apposed || ends(tokens, run.end)) {
            name.sure = true;
            name.sex = if name.sex == 0 { sex } else { name.sex };
        } else if name.words == 1
            && !name.titled
            && owned
            && (sex != 0 || is_friend(text, tokens, &run, noun))
            && (!apposed || ends(tokens, run.end))
            // where nouns have capitals, another noun may follow, unless the verb is still to come: `in der sein Großvater Brot buk`, but not
            // `Sein Großvater Bo buk`
            && (inside.is_none() || tokens[run.end - 1].is(FIRST_NAME) || opens_sentence(tokens, noun))
        {
            // `her partner, Ryan`
            let own = tokens[run.end - 1].bits & (MALE | FEMALE);
            let sex = if sex != 0 || own == MALE | FEMALE { sex } else { own };
            (name.sure, name.titled, name.first_only, name.sex) = (true, true, true, sex);
        } else if inside == Some((run.start, false))
            && run.len() == 2
            && name.words == 1
            && !name.titled
            && !owned
            && sex != 0
        {
            // `Torwart Rowe sah es anders`: no article, so that the noun stands before a name
            (name.sure, name.titled, name.sex) = (true, true, sex);
        }
    }
    // `One of those mothers, Ada Rowe, had come`
    if name.words > 1
        && !name.sure
        && run.start > 1
        && tokens[run.start - 1].kind == Kind::Comma
        && tokens[run.start - 2].is(PLURAL)
        && ends(tokens, run.end)
        && let Some(noun) = one_of_several(tokens, &run)
    {
        name.sure = true;
        name.sex = if name.sex == 0 { tokens[noun].bits & (MALE | FEMALE) } else { name.sex };
    }
    if name.words > 1 && tokens.get(run.end).is_some_and(|next| next.kind == Kind::Comma) {
        let told = text.get(tokens[run.end].end..).is_some_and(tells_a_person);
        name.sure |= told && !is_whereabouts(text, tokens, &run);
        if (!name.sure || name.sex == 0)
            && let Some(noun) = role_after(text, tokens, &run)
        {
            name.sure = true;
            name.sex = if name.sex == 0 { tokens[noun].bits & (MALE | FEMALE) } else { name.sex };
        }
    }
}

/// Whether a genitive stands before a noun for kin, both with capitals: `Lindes Mutter`.
#[inline(never)]
fn is_kin_of(text: &str, tokens: &[Token]) -> bool {
    let [owner, noun] = tokens else { return false };
    let word = |token: &Token| text.get(token.range()).unwrap_or_default();
    word(owner).ends_with('s') && is_kin(word(noun))
}

/// Whether a first name that is known, or an age behind the name, tells that whoever is his or her something is a human being: `Her friend Zain, also
/// 9,`. What a role alone introduces may be a body: `his employer Zorbe`.
fn is_friend(text: &str, tokens: &[Token], run: &Range<usize>, role: usize) -> bool {
    let his = |left: usize| tokens[left].is(POSSESSOR) && tokens[left].is(MALE | FEMALE);
    let owned = (role.saturating_sub(2)..role).any(|left| his(left) || tokens[left].is(POSSESSIVE));
    let age = || {
        let comma = tokens.get(run.end).filter(|next| next.kind == Kind::Comma);
        comma.is_some_and(|comma| text.get(comma.end + 1..).is_some_and(is_age_in_words))
    };
    owned && (tokens[run.end - 1].is(FIRST_NAME) || age())
}

/// Whether a role that is new stands behind a name and its comma: `Ada, a mother of two`; where a sentence begins with it also one without an
/// article, or `who`: `Odile, institutrice à la retraite, …`
#[inline(never)]
fn is_somebody(text: &str, tokens: &[Token], run: &Range<usize>) -> bool {
    let rest = text.get(tokens[run.end].end..).unwrap_or_default().trim_start();
    let opens = run.start.checked_sub(1).is_none_or(|left| tokens[left].kind == Kind::End);
    let own = || {
        let word = first_word(rest);
        let said_of = tokens.get(run.end + 1).is_some_and(|next| next.content() || next.is(DETERMINER));
        opens && word.starts_with(char::is_lowercase) && said_of && !is_whose(word)
    };
    let indefinite = rest.starts_with("a ") || rest.starts_with("an ");
    let sex = tokens[run.start].bits & (MALE | FEMALE);
    let fits = |role: &Token| sex == 0 || role.bits & (MALE | FEMALE) == 0 || role.bits & sex != 0;
    // `a Year 9 pupil`
    let word = |token: &&Token| matches!(token.kind, Kind::Word | Kind::Number);
    let mut words = tokens[run.end + 1..].iter().take(NEAR).take_while(word);
    let role = |token: &Token| is_role(token) && token.bits & CAPITAL == 0 && fits(token);
    (indefinite || own()) && words.any(role) || opens && is_who(first_word(rest))
}

/// Whether an age in German words stands beside a first name by itself: `Lilly, zwölf, kam`, `die 12-jährige Lilly`.
fn is_of_age(text: &str, tokens: &[Token], run: Range<usize>) -> bool {
    let behind = tokens.get(run.end..run.end + 3).is_some_and(|behind| {
        let comma = |at: usize| behind[at].kind == Kind::Comma;
        comma(0) && comma(2) && behind[1].is(DETERMINER) && behind[1].is(PLURAL) && behind[1].bits & CAPITAL == 0
    });
    let left = text.get(..tokens[run.start].start).unwrap_or_default();
    behind
        || matches!(left.as_bytes(), [.., b'i', b'g', b'e', b' '] | [.., b'i', b'g', b'e', b'n' | b'r', b' '])
            && ["jährige ", "jährigen ", "jähriger "].iter().any(|age| left.ends_with(age))
}

/// Whether a sentence begins with this role and the word before it.
fn opens_sentence(tokens: &[Token], role: usize) -> bool {
    role < 2 || tokens[role - 2].kind == Kind::End
}

/// The noun of several people of whom a name is set beside `one of those mothers`.
#[inline(never)]
fn one_of_several(tokens: &[Token], run: &Range<usize>) -> Option<usize> {
    let noun = run.start.checked_sub(2)?;
    let several = |token: &Token| token.is(ROLE | TITLE) && token.is(PLURAL) && token.bits & (DOCUMENT | NEUTER) == 0;
    let before = &tokens[noun.saturating_sub(NEAR)..noun];
    let one = before
        .windows(2)
        .any(|pair| pair[1].is(PREPOSITION) && !pair[0].is(PREPOSITION) && pair[0].is(DETERMINER | PRONOUN));
    (tokens[noun + 1].kind == Kind::Comma && several(&tokens[noun]) && one).then_some(noun)
}

/// How many words a role after a name may have with its article, and how long they are, in bytes.
const DESCRIBED: usize = 6;
const LONG: usize = 48;

/// The role that is set beside a name which opens its sentence, or comes after a verb: `Ada Rowe, a retired postwoman, said`.
#[inline(never)]
fn role_after(text: &str, tokens: &[Token], run: &Range<usize>) -> Option<usize> {
    // `von Uwe Rowe, dem Direktor`: an article that no subject has
    let cased = || tokens.get(run.end + 1).is_some_and(|article| article.is(DETERMINER) && article.is(OBJECT));
    let opens = run.start.checked_sub(1).is_none_or(|left| {
        // `“…,” said Ada Rowe, a retired postwoman`, but not `in Fort Rowe, a retired postwoman said`; `from Ada Rowe, a postwoman, who`
        let said = tokens[left].content() && tokens[left].bits & CAPITAL == 0;
        let told = || {
            text.get(tokens[run.end].end..)
                .and_then(|rest| rest.split_once(','))
                .is_some_and(|(role, rest)| role.len() <= LONG && rest.starts_with(" who "))
        };
        tokens[left].kind == Kind::End
            || cased()
            || tokens[run.start].start == tokens[left].end + 1 && (said || tokens[left].is(PREPOSITION) && told())
    });
    let start = tokens[run.end].end;
    // `the city engineer`: the noun is the last of them
    let role =
        |at: &usize| tokens[*at].is(ROLE | TITLE) && (tokens[*at].bits & NEUTER == 0 || !next_is_role(tokens, *at));
    let noun = (run.end + 1..tokens.len().min(run.end + 1 + DESCRIBED)).find(role)?;
    // `Mehrarbeit, wie sie der Vorgänger verlangte`; `Ada Rowe, whose son is ill`
    let next = &tokens[run.end + 1];
    let relative = || next.is(RELATIVE) || text.get(next.range()).is_some_and(is_whose);
    if relative() || next.is(CONJUNCTION) && next.bits & (DETERMINER | POSSESSOR) == 0 {
        return None;
    }
    let between = text.get(start..tokens[noun].start).filter(|words| words.len() <= LONG)?;
    // `a Republican consultant`: its article is small, what follows it need not be
    let small = between.trim_start().chars().next().is_none_or(char::is_lowercase);
    let plain = small && between.chars().all(|c| c == ' ' || c == '-' || c.is_alphabetic());
    let goes_on = tokens.get(noun + 1).is_none_or(|next| next.bits & CAPITAL == 0 || next.start > tokens[noun].end + 1);
    (opens && plain && is_role(&tokens[noun]) && goes_on).then_some(noun)
}

/// Whether a role follows right after a token.
fn next_is_role(tokens: &[Token], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|next| is_role(next) && next.start == tokens[at].end + 1)
}

/// The role right before a name, and whether a comma sets the name beside it.
fn role_before(tokens: &[Token], run: &Range<usize>) -> Option<(usize, bool)> {
    let left = run.start.checked_sub(1)?;
    let apposed = tokens[left].kind == Kind::Comma;
    let noun = if apposed { left.checked_sub(1)? } else { left };
    let token = &tokens[noun];
    let determined = || tokens[noun.saturating_sub(NEAR)..noun].iter().any(|left| left.is(DETERMINER | POSSESSIVE));
    if is_role(token) && close(&tokens[noun..=run.start]) && (!apposed || determined()) {
        return Some((noun, apposed));
    }
    // `The head of the Dyers’ Union, Ada Rowe,`
    let opens = |at: &usize| tokens[*at].is(DETERMINER) && close(&tokens[left..=run.start]);
    let office = || (left.saturating_sub(OFFICE + 1)..left).filter(opens).find_map(|at| office(tokens, at, left));
    if apposed && run.len() > 1 { office().map(|noun| (noun, true)) } else { None }
}

/// Whether the token is the role of one person.
fn is_role(token: &Token) -> bool {
    token.is(ROLE | TITLE) && token.bits & (PLURAL | DOCUMENT | NEUTER) == 0
}

/// Whether the tokens stand beside each other in the text: where names alone are read, what is between them is left out.
fn close(tokens: &[Token]) -> bool {
    tokens.windows(2).all(|pair| pair[1].start <= pair[0].end + 1)
}

/// Whether an apposition that ends here is closed.
fn ends(tokens: &[Token], end: usize) -> bool {
    // where names alone are read, an empty token parts a name from what comes next
    let parted = tokens.get(end).is_some_and(|next| next.kind == Kind::Other && next.start == next.end);
    let end = end + usize::from(parted && tokens.get(end + 1).is_none_or(|stop| stop.start == tokens[end].start));
    tokens.get(end).is_none_or(|next| matches!(next.kind, Kind::Comma | Kind::Stop | Kind::End | Kind::Dash))
}

/// Whether what follows a name and a comma is said of people: an age, or `who`.
fn tells_a_person(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.starts_with("who ") || matches!(rest.as_bytes(), [b'1'..=b'9', b'0'..=b'9', b',' | b'.', ..])
}

/// Whether the name at `run` is joined to the one before it, so that both do what comes next: `Ada Rowe and Bo Lind`, `Ada Rowe and her
/// brother, Bo`. The end of the one before is `earlier`.
pub(super) fn joined(tokens: &[Token], earlier: usize, run: &Range<usize>) -> bool {
    let between = tokens.get(earlier..run.start).unwrap_or_default();
    let Some((and, rest)) = between.split_first() else { return false };
    and.is(CONJUNCTION)
        && close(&tokens[earlier - 1..=run.start])
        && and.bits & PREPOSITION == 0
        && and.end - and.start <= 3
        && rest.len() <= NEAR
        && rest.iter().all(|token| {
            token.is(DETERMINER | POSSESSOR | POSSESSIVE | ROLE | TITLE)
                || token.content() && token.bits & !CAPITAL == 0
                || token.kind == Kind::Comma
        })
}
