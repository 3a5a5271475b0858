//! Whether a mention is a human being, as opposed to a body, a thing and a plain noun with a capital.

use std::ops::Range;

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    ADVERB, ALL_CAPS, CAPITAL, CONJUNCTION, DETERMINER, DOCUMENT, FEMALE, FIRST_NAME, MALE, NEUTER, OBJECT, PLURAL,
    PREPOSITION, PRONOUN, ROLE, TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use super::clause::BEFORE;
use super::verb::first_word;
use crate::attribution::mention;
use crate::attribution::mention::age::aged;
use crate::attribution::mention::surname::is_surname;
use crate::attribution::mention::words::is_role;
use crate::language::Habits;
use crate::passages::passage::Passage;
use crate::whom::signs::meant::is_indefinite;

/// Whether one human being is mentioned: a pronoun, a name that a first name or a role vouches for, a role of one person.
pub(crate) fn one(passage: &Passage<'_>, habits: &Habits, phrase: &Phrase) -> bool {
    let tokens = &passage.tokens;
    match phrase.mention {
        Mention::Pronoun => tokens[phrase.head.start].bits & (MALE | FEMALE) != 0,
        Mention::Person => {
            tokens[phrase.head.clone()].iter().any(|token| token.is(FIRST_NAME))
                || phrase.head.len() == 1 && is_surname(passage, phrase.head.start)
                || (phrase.tokens.start..phrase.head.start).any(|at| role_of_one(passage, habits, at))
        }
        // `Ein 16-jähriger Junge`, `Ein Mädchen`: no body, though no list has the noun
        Mention::Organisation => is_new_by_noun(passage, habits, phrase),
        Mention::Role => {
            // of `die Sprecherin der Polizei`, the spokeswoman
            let of = (phrase.tokens.start + 1..phrase.tokens.end).find(|at| {
                tokens[*at].is(PREPOSITION) || tokens[*at].is(DETERMINER) && !tokens[*at - 1].is(DETERMINER)
            });
            let end = of.unwrap_or(phrase.tokens.end);
            // `L’azzurra dedica la medaglia al nonno`: a noun that only calls people again
            let again = || {
                let noun = phrase.tokens.start + 1;
                !habits.verb_second
                    && noun < end
                    && tokens[noun].content()
                    && passage.language().is_epithet(&passage.text[tokens[noun].range()])
            };
            let body = || (phrase.tokens.start..end).any(|at| tokens[at].is(ROLE | TITLE));
            (phrase.tokens.start..end).any(|at| role_of_one(passage, habits, at))
                || stands_for_one(passage, phrase)
                || !body() && again()
        }
    }
}

/// Whether an indefinite article and an age or a noun that stands for somebody introduce one without a name, in German.
pub(crate) fn is_new_by_noun(passage: &Passage<'_>, habits: &Habits, phrase: &Phrase) -> bool {
    let new = habits.nouns_capital && is_indefinite(passage, phrase.tokens.start);
    let noun = passage.tokens[phrase.tokens.end - 1];
    new && noun.bits & FIRST_NAME == 0 && stands_for_one(passage, phrase)
}

/// Whether a pronoun can only be a subject: `er`, `han`, but not `ihn`, nor `sie`, which may be either.
pub(crate) fn is_subject_form(passage: &Passage<'_>, pronoun: &Phrase) -> bool {
    let token = &passage.tokens[pronoun.head.start];
    let sexes = token.bits & (MALE | FEMALE);
    (sexes == MALE || sexes == FEMALE) && token.bits & (OBJECT | PLURAL) == 0
}

fn role_of_one(passage: &Passage<'_>, habits: &Habits, at: usize) -> bool {
    let token = &passage.tokens[at];
    if habits.nouns_capital && token.name() && token.bits & FIRST_NAME == 0 {
        // of `Landgericht` the token knows that it is a role, and its last part that it is a body
        let tail = passage.language().role_tail(&passage.text[token.range()]);
        let bits = if token.is(ROLE | TITLE) { token.bits | tail & NEUTER } else { tail };
        return bits & (ROLE | TITLE) != 0 && bits & (PLURAL | NEUTER | DOCUMENT) == 0;
    }
    is_role(token)
}

/// Whether a body is mentioned by what it is: the ministry, the police.
pub(crate) fn is_body(passage: &Passage<'_>, habits: &Habits, phrase: &Phrase) -> bool {
    let known = |token: &Token| {
        let tail = if habits.nouns_capital && token.name() {
            passage.language().role_tail(&passage.text[token.range()])
        } else {
            0
        };
        (token.bits | tail) & ROLE != 0 && (token.bits | tail) & DOCUMENT == 0
    };
    matches!(phrase.mention, Mention::Role | Mention::Organisation)
        && passage.tokens[phrase.tokens.clone()].iter().any(known)
}

/// Whether it is an article and the letters of a body’s name, in German: `der VCD`.
pub(super) fn is_abbreviation(passage: &Passage<'_>, habits: &Habits, phrase: &Phrase) -> bool {
    let [article, name] = &passage.tokens[phrase.tokens.clone()] else { return false };
    habits.nouns_capital && article.is(DETERMINER) && article.bits & OBJECT == 0 && name.is(ALL_CAPS)
}

/// Whether a German mention is of a body that is nobody's role: the association, but not the minister.
pub(crate) fn is_institution(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    let tokens = &passage.tokens[phrase.tokens.clone()];
    let noun = tokens.iter().find(|token| token.name());
    noun.is_some_and(|noun| (noun.bits | passage.language().role_tail(&passage.text[noun.range()])) & NEUTER != 0)
}

/// `der 46-Jährige`, `eine andere`, `une autre`: nouns that stand for people by their form, or alone after an article.
fn stands_for_one(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    let others = &passage.language().others;
    phrase.tokens.clone().any(|at| {
        let token = &passage.tokens[at];
        let word = &passage.text[token.range()];
        let last = at + 1 == phrase.tokens.end;
        // `en man`: no pronoun there
        let man = token.is(PRONOUN) && is_indefinite(passage, phrase.tokens.start);
        aged(word)
            || last && at > phrase.tokens.start && man
            || last && at > phrase.tokens.start && others.iter().any(|other| word.eq_ignore_ascii_case(other))
    })
}

/// The one human being among these tokens, and whether it may be a subject by what stands before it. None where there are two: a
/// subject is preferred to what a preposition or an article marks as none.
pub(crate) fn only(passage: &Passage<'_>, habits: &Habits, part: Range<usize>) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let (mut subject, mut other): (Option<Phrase>, Option<Phrase>) = (None, None);
    // `Dass sie Rowe geholt habe, sei kein Zufall`: whether she is one or many, not Rowe
    let they = habits.nouns_capital && passage.word_is(part.start + 1, "sie") && tokens[part.start].is(CONJUNCTION);
    let (mut subjects, mut others) = (usize::from(they), 0);
    let mut at = part.start + 2 * usize::from(they);
    while at < part.end {
        let opens = tokens[at].kind == Kind::Word
            && (tokens[at].is(DETERMINER) || tokens[at].content() || tokens[at].bits & (MALE | FEMALE) != 0);
        let phrase = if opens { mention::phrase(passage, habits, at, part.end) } else { None };
        let Some(phrase) = phrase.filter(|phrase| one(passage, habits, phrase)) else {
            at += 1;
            continue;
        };
        let governed = is_governed(passage, habits, &part, &phrase);
        // `wollte Lokführer werden`: what somebody is
        let bare = phrase.mention == Mention::Role && !habits.bare_nouns && !tokens[phrase.tokens.start].is(DETERMINER);
        if bare {
            at = phrase.tokens.end.max(at + 1);
            continue;
        }
        at = phrase.tokens.end.max(at + 1);
        // `Ada Rowe, directora del centro`: the same one
        let described = phrase.mention == Mention::Person
            && tokens.get(at).is_some_and(|comma| at + 1 < part.end && comma.kind == Kind::Comma)
            && is_role(&tokens[at + 1]);
        if described {
            at += 2;
        }
        // `Den Vorwurf, sie sei feige, wies die Ministerin zurück`: the pronoun is she
        if !governed && subject.as_ref().is_some_and(|pronoun| takes_up(tokens, pronoun, &phrase)) {
            subject = Some(phrase);
            continue;
        }
        if governed {
            others += 1;
            other.get_or_insert(phrase);
        } else {
            subjects += 1;
            subject.get_or_insert(phrase);
        }
    }
    match (subjects, others) {
        (1, _) => subject,
        (0, 1) => other,
        _ => None,
    }
}

/// Whether a pronoun opens a clause before that of somebody of its sex.
fn takes_up(tokens: &[Token], pronoun: &Phrase, behind: &Phrase) -> bool {
    let at = pronoun.tokens.start;
    let sex = tokens[behind.tokens.clone()].iter().fold(0, |sex, token| sex | token.bits & (MALE | FEMALE));
    let comma = |at: usize| tokens[at].kind == Kind::Comma;
    // `, warum sie schwieg,`
    let opens = at > 0 && (comma(at - 1) || at > 1 && comma(at - 2) && opens_clause(&tokens[at - 1]));
    pronoun.mention == Mention::Pronoun
        && behind.mention != Mention::Pronoun
        && opens
        && (at..behind.tokens.start).any(comma)
        && tokens[at].bits & sex != 0
}

/// Whether the word may open a clause behind a comma: `warum`, `was`, `dass`.
pub(crate) fn opens_clause(token: &Token) -> bool {
    token.is(CONJUNCTION | ADVERB | PRONOUN) && token.bits & (CAPITAL | MALE | FEMALE) == 0
}

/// The one person whom these tokens name in full, if it is one.
pub(crate) fn only_person(passage: &Passage<'_>, habits: &Habits, low: usize, end: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let mut found: Option<Phrase> = None;
    let mut at = low.max(end.saturating_sub(BEFORE));
    while at < end {
        let named = tokens[at].is(FIRST_NAME) && tokens[at].name();
        match mention::phrase(passage, habits, at, end).filter(|phrase| named && phrase.mention == Mention::Person) {
            Some(_) if found.is_some() => return None,
            Some(phrase) if phrase.head.len() > 1 => {
                at = phrase.tokens.end;
                found = Some(phrase);
            }
            _ => at += 1,
        }
    }
    found
}

/// The one human being of a sentence, where the verb is the second part and nothing shows that they are no subject.
pub(crate) fn only_subject(passage: &Passage<'_>, habits: &Habits, sentence: Range<usize>) -> Option<Phrase> {
    let only = only(passage, habits, sentence.clone())?;
    (habits.verb_second && !is_governed(passage, habits, &sentence, &only)).then_some(only)
}

/// Whether a preposition or its article shows that the mention is no subject.
pub(crate) fn is_governed(passage: &Passage<'_>, habits: &Habits, part: &Range<usize>, phrase: &Phrase) -> bool {
    let tokens = &passage.tokens;
    let left = phrase.tokens.start.checked_sub(1).filter(|left| *left >= part.start);
    left.is_some_and(|left| tokens[left].is(PREPOSITION))
        || habits.nouns_capital && tokens[phrase.tokens.start].bits & (DETERMINER | OBJECT) == DETERMINER | OBJECT
        || habits.nouns_capital && is_of_a_woman(passage, phrase)
}

/// Whether the mention can be a subject: in German its article may tell that it cannot.
pub(super) fn subject_case(tokens: &[Token], habits: &Habits, phrase: &Phrase) -> bool {
    let first = &tokens[phrase.tokens.start];
    !(habits.nouns_capital && first.is(DETERMINER) && first.is(OBJECT))
}

/// `der Rentnerin`: the article of men is no subject's before a noun for a woman.
fn is_of_a_woman(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    let article = &passage.text[passage.tokens[phrase.tokens.start].range()];
    let noun = || passage.tokens[phrase.tokens.clone()].iter().find(|token| token.name());
    passage.language().sex_of_article(article) == MALE
        && noun().is_some_and(|noun| noun.bits & (MALE | FEMALE) == FEMALE)
}

/// The human being that a sentence begins with, as a rule its subject.
pub(crate) fn opens(passage: &Passage<'_>, habits: &Habits, sentence: Range<usize>) -> Option<Phrase> {
    let first = first_word(&passage.tokens, sentence.start);
    let phrase = mention::phrase(passage, habits, first, sentence.end)?;
    let article = &passage.tokens[phrase.tokens.start];
    let object = habits.nouns_capital && article.is(DETERMINER) && article.is(OBJECT);
    (!object && !is_apposed(passage, habits, &phrase) && one(passage, habits, &phrase))
        .then(|| without_verb(passage, habits, phrase))
}

/// Whether a role without an article opens a sentence whose subject comes behind its comma: `Infirmière de nuit, elle reprend mardi`. Not where
/// nouns need no article.
pub(crate) fn is_apposed(passage: &Passage<'_>, habits: &Habits, role: &Phrase) -> bool {
    let first = &passage.tokens[role.tokens.start];
    let bare = first.is(ROLE) && first.bits & (NEUTER | TITLE) == 0 && role.mention != Mention::Person;
    bare && !habits.verb_second && !habits.bare_nouns
}

/// A role that a sentence begins with, up to its noun and what it is of, where no noun has a capital: what stands behind them may be the verb,
/// `La retraitée rit`, `L’entraîneur refuse de paniquer`, `Le ministère de la Santé renvoie`, `Hennes advokat reste sig`.
pub(super) fn without_verb(passage: &Passage<'_>, habits: &Habits, role: Phrase) -> Phrase {
    let tokens = &passage.tokens;
    let range = role.tokens.clone();
    let cut = !habits.verb_second || habits.bare_nouns;
    let plain = role.mention == Mention::Role && cut && role.head == role.tokens;
    let determined = tokens[range.start].is(DETERMINER);
    if !plain || !(determined || habits.bare_nouns) {
        return role;
    }
    let own = range.start + usize::from(determined)..range.end;
    let own = own.start..own.clone().find(|at| !tokens[*at].content()).unwrap_or(own.end);
    let is_noun = |at: &usize| {
        let token = &tokens[*at];
        token.is(ROLE | TITLE) || passage.language().is_epithet(&passage.text[token.range()])
    };
    let Some(noun) = own.rev().find(is_noun) else { return role };
    let of = noun + 1;
    let is_of = |at: &usize| habits.of.iter().any(|word| passage.word_is(*at, word));
    let joins = of < range.end && is_of(&of);
    let end = if joins {
        let capital = (of..range.end).rev().find(|at| tokens[*at].is(CAPITAL));
        let noun = || (of + 1..range.end).find(|at| tokens[*at].content());
        let mut end = capital.or_else(noun).map_or(range.end, |last| last + 1);
        // `une femme d’une quarantaine d’années`
        while end + 1 < range.end && is_of(&end) && tokens[end + 1].content() {
            end += 2;
        }
        end
    } else {
        of
    };
    Phrase { tokens: range.start..end, head: range.start..end, ..role }
}

/// Whether a single word with a capital is nothing that the vocabulary knows: at the beginning of a sentence it may be any noun.
pub(super) fn plain(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    let tokens = &passage.tokens;
    let known = FIRST_NAME | ROLE | TITLE | TIME;
    phrase.mention == Mention::Person
        && phrase.tokens.len() == 1
        && tokens[phrase.tokens.start].bits & known == 0
        && tokens[phrase.tokens.start].bits & CAPITAL != 0
        && !is_surname(passage, phrase.tokens.start)
}
