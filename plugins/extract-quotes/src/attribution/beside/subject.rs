//! The subject of a verb of saying, which stands right beside it or is that of a verb before: `Rowe versprach Hilfe und forderte „…“`.

use std::ops::Range;

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    ADVERB, ALL_CAPS, AUXILIARY, CAPITAL, CONJUNCTION, DETERMINER, DOCUMENT, FIRST_NAME, OBJECT, PLURAL, POSSESSOR,
    PREPOSITION, PRONOUN, ROLE, TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use super::adverb::is_adverb;
use super::clause::{BEFORE, clause_verb};
use super::fronted;
use super::human::{self, subject_case};
use super::joined::subject_behind_opening;
use super::taken_up::whom_it_takes_up;
use super::verb::{first_word, is_cue, skip_times};
use crate::attribution::mention;
use crate::attribution::mention::age::aged;
use crate::attribution::mention::role::is_of_another;
use crate::grammar::{PARTICIPLE, SAY};
use crate::language::Habits;
use crate::passages::passage::Passage;

/// How many verbs that share a subject are gone through: `Rowe kam, sah und nannte es „…“`.
const JOINED: usize = 3;

/// The subject of the verb of saying at `cue`: right before it, or else right after it.
pub(super) fn subject(passage: &Passage<'_>, habits: &Habits, low: usize, cue: usize, high: usize) -> Option<Phrase> {
    subject_at(passage, habits, low..high, cue, JOINED)
}

fn subject_at(passage: &Passage<'_>, habits: &Habits, part: Range<usize>, cue: usize, joined: usize) -> Option<Phrase> {
    let (low, high) = (part.start, part.end);
    let tokens = &passage.tokens;
    let start = clause_verb(habits, tokens, low, cue);
    // `lo que le dijo su padre`: who said it stands behind the verb
    if let Some(teller) = fronted::teller_of_what(passage, habits, (low, start), (cue, high)) {
        return Some(teller);
    }
    // `al sindacato Cgil, che denuncia «…»`
    if habits.drops_subject
        && start > low
        && let Some(whom) = whom_it_takes_up(passage, habits, low, start - 1)
    {
        return Some(whom);
    }
    // `Rowe versprach Hilfe und forderte „…“`: the subject of the verb before
    if joined > 0 && start > low && tokens[start - 1].is(CONJUNCTION) && tokens[start - 1].bits & PRONOUN == 0 {
        let floor = low.max(start.saturating_sub(BEFORE));
        let earlier = (floor..start - 1).rev().find(|cue| is_cue(tokens, low, *cue));
        let found = match earlier {
            Some(earlier) => subject_at(passage, habits, low..start - 1, earlier, joined - 1),
            None => opens(passage, habits, low..start - 1).map(|(speaker, _)| speaker).or_else(|| {
                // `A defesa nega e fala em “…”`, `Hun taler om »…« og kalder det »…«`
                let opening = mention::phrase(passage, habits, first_word(tokens, low), start - 1)?;
                let (first, end) = (&tokens[opening.tokens.start], opening.tokens.end);
                let noun = first.is(DETERMINER) || opening.mention == Mention::Pronoun;
                let word = end < start - 1 && tokens[end].kind == Kind::Word;
                // `Er sah ein Foul und sprach von einem „Geschenk“`
                let pronoun = opening.mention == Mention::Pronoun && tokens[end.min(start)].bits & CAPITAL == 0;
                // `Die Kammer rechnet mit Verlusten und spricht von „…“`: who may be the subject of either
                let nominative = first.is(DETERMINER) && first.bits & OBJECT == 0;
                let small = |at: usize| tokens.get(at).is_some_and(|verb| verb.bits & (CAPITAL | AUXILIARY) == 0);
                let speaks = || human::one(passage, habits, &opening) || human::is_body(passage, habits, &opening);
                let verb = word && (!habits.nouns_capital || pronoun || nominative && small(end) && speaks());
                (noun && verb && !tokens[end].is(PREPOSITION | CONJUNCTION)).then_some(opening)
            }),
        };
        let found = found.or_else(|| subject_behind_opening(passage, habits, low..start - 1));
        if found.is_some() {
            return found;
        }
    }
    // `På frågan om en ombildning svarade Rowe: ”…”`: what the question is about answers nothing
    let behind = || {
        let next = skip_times(tokens, cue + 1, high);
        mention::phrase(passage, habits, next, high)
            .filter(|behind| matches!(behind.mention, Mention::Person | Mention::Pronoun) && behind.tokens.end == high)
    };
    let governed = |phrase: &Phrase| {
        let left = phrase.tokens.start.checked_sub(1).filter(|left| *left > low);
        habits.verb_second && left.is_some_and(|left| tokens[left].is(PREPOSITION))
    };
    // `På frågan om skatten svarade Rowe att`, `Spurgt om skatten siger Rowe, at`: behind such a phrase the subject follows the verb
    let fronted = habits.bare_nouns
        && tokens.get(low).is_some_and(|first| first.is(PREPOSITION) || fronted::is_asked(passage, low));
    let inverted = || {
        let next = skip_times(tokens, cue + 1, high);
        mention::phrase(passage, habits, next, high).filter(|behind| match behind.mention {
            Mention::Pronoun => human::is_subject_form(passage, behind),
            _ => {
                human::one(passage, habits, behind)
                    && !passage.is_one_of(next, &passage.language().small_words.excludes)
            }
        })
    };
    // `Spurgt af Lind siger Rowe`
    let asked = |phrase: &Phrase| phrase.tokens.start == low && fronted::is_asked(passage, low);
    // `Als Grund nannte Rowe „…“`, `Som skäl angav Rowe ”…”`: what something is given as gives nothing; but `Som Ada Rowe påpekar`
    let given_as = |phrase: &Phrase| {
        let opens = phrase.tokens == (low + 1..start) && habits.verb_second;
        let named = phrase.mention == Mention::Person && human::one(passage, habits, phrase);
        opens && !named && passage.text[tokens[low].range()].eq_ignore_ascii_case(habits.called)
    };
    // `Kritiken kallar han ”…”`, `Die Besetzung nennt er „…“`: a thing calls nothing by a name
    let turned = |thing: &Phrase| {
        let next = skip_times(tokens, cue + 1, high);
        let speaks = |one: &Phrase| human::one(passage, habits, one) || human::is_body(passage, habits, one);
        let person = |one: &Phrase| match one.mention {
            Mention::Pronoun => human::is_subject_form(passage, one),
            Mention::Person => !tokens[thing.tokens.clone()].iter().any(|token| token.is(DOCUMENT)),
            _ => is_adverb(passage, habits, thing, start, one),
        };
        let thing = habits.verb_second && !speaks(thing);
        let holds = !passage.is_one_of(next, &passage.language().small_words.excludes);
        let turned = if thing && holds { mention::phrase(passage, habits, next, high) } else { None };
        turned.filter(|one| speaks(one) && person(one))
    };
    subject_before(passage, habits, low, start)
        .filter(|phrase| subject_case(tokens, habits, phrase) && !given_as(phrase))
        .map(|phrase| fronted::subject_behind(passage, habits, (low, start, high), &phrase).unwrap_or(phrase))
        .map(|phrase| turned(&phrase).unwrap_or(phrase))
        .map(|phrase| if governed(&phrase) { behind().unwrap_or(phrase) } else { phrase })
        .map(
            |phrase| {
                if fronted && (governed(&phrase) || asked(&phrase)) { inverted().unwrap_or(phrase) } else { phrase }
            },
        )
        .or_else(|| {
            let next = skip_times(tokens, cue + 1, high);
            // `nannte es der Landrat „…“`
            let it = habits.verb_second && next + 1 < high && passage.word_is(next, habits.it);
            let next = next + usize::from(it);
            // `ha calificado el pacto de “…”`: in most languages what follows is the object, unless the clause ends there
            mention::phrase(passage, habits, next, high).filter(|phrase| subject_case(tokens, habits, phrase)).filter(
                |after| {
                    let end = tokens.get(after.tokens.end);
                    // `kalder beslutningen »…«`: a thing is what is called so
                    let words = &tokens[after.tokens.clone()];
                    let thing = after.mention == Mention::Role
                        || habits.nouns_capital && after.mention == Mention::Organisation;
                    let speaks = |token: &Token| {
                        token.is(ROLE | TITLE | ALL_CAPS) && token.bits & DOCUMENT == 0
                            || habits.nouns_capital && token.name() && passage.compound_role(token)
                            || aged(&passage.text[token.range()])
                    };
                    // `Das sei einfach, meint der Bodenkundler: „…“`: nothing else can be the subject
                    let alone = habits.nouns_capital
                        && start > low
                        && tokens[start - 1].kind == Kind::Comma
                        && after.tokens.end == high
                        && tokens.get(high).is_some_and(|colon| colon.kind == Kind::Colon);
                    // `Zum Rücktritt von Rowe schreibt die „Post“ (Marl): „…“`: nor where the sentence opens with whom it is about
                    let bracketed =
                        end.is_some_and(|open| open.kind == Kind::Open) && tokens[high - 1].kind == Kind::Close;
                    let about = habits.nouns_capital
                        && tokens[low].is(PREPOSITION)
                        && tokens[low..start].iter().all(|token| token.kind == Kind::Word)
                        && (after.tokens.end == high || bracketed)
                        && tokens.get(high).is_some_and(|colon| colon.kind == Kind::Colon);
                    if thing && !alone && !about && !words.iter().any(speaks) {
                        return false;
                    }
                    habits.verb_second
                        || end
                            .is_some_and(|next| matches!(next.kind, Kind::Comma | Kind::Colon) || next.is(CONJUNCTION))
                },
            )
        })
        .or_else(|| {
            // `Rowe lobte den Plan, räumte aber ein, dass …`: a comma joins the verbs
            let comma = start.checked_sub(1).filter(|comma| habits.nouns_capital && *comma > low)?;
            let joined = tokens[comma].kind == Kind::Comma && tokens[cue].bits & PARTICIPLE == 0;
            opens(passage, habits, low..comma).filter(|_| joined).map(|(speaker, _)| speaker)
        })
}

/// The subject that ends right before the verb at `verb`.
pub(super) fn subject_before(passage: &Passage<'_>, habits: &Habits, low: usize, verb: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    if verb <= low {
        return None;
    }
    if tokens[verb - 1].is(PRONOUN) {
        return mention::pronoun(tokens, verb - 1).or_else(|| whom_it_takes_up(passage, habits, low, verb - 1));
    }
    // `Rowe (SPD) sagte`
    if tokens[verb - 1].kind == Kind::Close
        && let Some(open) = (low..verb).rev().take(8).find(|at| tokens[*at].kind == Kind::Open)
    {
        return subject_before(passage, habits, low, open);
    }
    // `El líder opositor, Rowe (PP), respondió`
    if tokens[verb - 1].kind == Kind::Comma
        && verb > low + 2
        && tokens[verb - 2].kind == Kind::Close
        && let Some(open) = (low..verb).rev().take(8).find(|at| tokens[*at].kind == Kind::Open)
        && let Some(named) = subject_before(passage, habits, low, open)
        && named.mention == Mention::Person
        && named.tokens.end == open
    {
        return Some(named);
    }
    let first = first_word(tokens, low);
    if let Some(opening) = mention::phrase(passage, habits, first, verb) {
        // `Rowe sagte`; `Rowe, ministra de Cultura, dijo`
        let parted = tokens[verb - 1].kind == Kind::Comma
            && tokens.get(opening.tokens.end).is_some_and(|next| next.kind == Kind::Comma)
            && (opening.tokens.end + 1 < verb
                || tokens[opening.tokens.clone()].iter().any(|token| token.kind == Kind::Comma));
        // `Die Regierung in Arnsberg sagte`
        let of_a_place = verb - opening.tokens.end.min(verb) <= 3
            && tokens.get(opening.tokens.end).is_some_and(|next| next.is(PREPOSITION))
            && tokens[opening.tokens.end..verb].iter().all(|token| token.kind == Kind::Word)
            && tokens[verb - 1].name()
            && tokens[opening.tokens.clone()].iter().any(|token| token.is(ROLE | TITLE));
        // `El alcalde (PP), Bo Lind, y la edil, Ada Rowe, denuncian`
        let and = |at: usize| habits.and.iter().any(|and| passage.word_is(at, and));
        let several = || passage.language().romance.is_of_several(&passage.text[tokens[verb].range()]);
        if parted && (opening.tokens.end..verb).any(and) && several() {
            return None;
        }
        if opening.tokens.end == verb || parted || of_a_place {
            // `Ihr Ältester, der frühere Gendarm Bo Lind, sagte`
            let beside = || {
                let name = mention::phrase(passage, habits, opening.tokens.end + 1, verb - 1)?;
                let named = tokens[name.head.clone()].first().is_some_and(|first| first.is(FIRST_NAME));
                (named && name.mention == Mention::Person && name.tokens.end + 1 == verb).then_some(name)
            };
            let role = parted && habits.nouns_capital && opening.mention != Mention::Person;
            return if role { beside().or(Some(opening)) } else { Some(opening) };
        }
        let near = habits.drops_subject
            && matches!(tokens.get(opening.tokens.end..verb), Some([close, to, ..]) if close.content() && to.is(PREPOSITION));
        // `L’élue sans étiquette parle`: what is said of the subject
        let said_of = tokens[opening.tokens.end..verb].iter().enumerate().all(|(i, token)| {
            // `Mats aus der 6b`, `vom Bankhaus Rowe & Lind`
            let and = || token.end == token.start + 1 && passage.text.as_bytes()[token.start] == b'&';
            (token.kind == Kind::Word || habits.nouns_capital && (token.kind == Kind::Number && i > 0 || and()))
                && !token.is(AUXILIARY | CONJUNCTION | SAY | PARTICIPLE)
                && (i > 0 || token.is(PREPOSITION) || near)
        });
        // `Fuentes cercanas a Rowe aseguran`
        let several = || near && tokens[opening.tokens.clone()].iter().any(|noun| noun.is(ROLE) && noun.is(PLURAL));
        if said_of && verb - opening.tokens.end <= 6 && (human::one(passage, habits, &opening) || several()) {
            return Some(opening);
        }
    } else if let Some(subject) = behind_participle(passage, habits, first, verb) {
        return Some(subject);
    } else if !habits.of.is_empty() && tokens[first].is(PREPOSITION) {
        // `Dal canto suo il ministero assicura`; behind a German noun it is a genitive: `Bei der Eröffnung der Messe sagte der Minister`
        let genitive = |start: usize| habits.nouns_capital && tokens[start - 1].name();
        let own = (verb.saturating_sub(8).max(first + 1)..verb).find_map(|start| {
            let article = tokens[start].is(DETERMINER)
                && !(tokens[start].is(POSSESSOR) && tokens.get(start + 1).is_some_and(|next| next.is(DETERMINER)));
            let free = !tokens[start - 1].is(PREPOSITION | DETERMINER) || tokens[start - 1].is(POSSESSOR);
            // `Nella lettera di dimissioni Ada Rowe parla`
            let named = tokens[start].is(FIRST_NAME) && tokens[start].name() && !tokens[start - 1].name();
            let free = free && (article && !genitive(start) || named);
            let phrase = if free { mention::phrase(passage, habits, start, verb) } else { None };
            phrase.filter(|phrase| phrase.tokens.end == verb)
        });
        if own.is_some() {
            return own;
        }
    }
    // `Interrogé par la presse, le directeur du port, Ada Rowe, a dénoncé`
    if tokens[verb - 1].kind == Kind::Comma {
        if let Some(named) = named_behind_opening(passage, habits, low, verb) {
            return Some(named);
        }
        let commas = (low.max(verb.saturating_sub(16))..verb - 1).filter(|at| tokens[*at].kind == Kind::Comma);
        for comma in commas {
            let phrase = mention::phrase(passage, habits, comma + 1, verb - 1);
            let described = phrase.as_ref().is_some_and(|phrase| phrase.tokens.len() > phrase.head.len());
            if let Some(phrase) = phrase.filter(|phrase| phrase.tokens.end == verb - 1 && described) {
                return Some(phrase);
            }
        }
    }
    // the last clause's: `…, und Rowe sagte`
    let floor = low.max(verb.saturating_sub(8));
    let clause = (floor..verb).rev().find(|at| {
        matches!(tokens[*at].kind, Kind::Comma | Kind::Colon | Kind::Semicolon | Kind::Dash | Kind::Quoted)
            || tokens[*at].is(CONJUNCTION)
    })?;
    // `Die „Post“-Zeitung sagte`: half a word
    let hyphen = matches!(tokens[clause].kind, Kind::Dash | Kind::Quoted) && {
        let before = clause.checked_sub(1).is_none_or(|left| tokens[left].end == tokens[clause].start);
        before && tokens[clause + 1].start == tokens[clause].end
    };
    if hyphen {
        return None;
    }
    mention::phrase(passage, habits, clause + 1, verb).filter(|phrase| phrase.tokens.end == verb).or_else(|| {
        // `ein Satz, den ihr Vater jeden Abend sagte`: the verb ends the clause
        // `…, wie Rowe zu ihm sagte`
        let relative = habits.nouns_capital && tokens[clause].kind == Kind::Comma;
        // `Wenn sie abends flüstert: „…“`
        let below = habits.nouns_capital
            && (clause == low && tokens[low].is(CONJUNCTION)
                || clause > low && tokens[clause - 1].kind == Kind::Comma && !tokens[clause].is(PRONOUN));
        if below && let Some(subject) = human::opens(passage, habits, clause + 1..verb) {
            return Some(subject);
        }
        relative.then(|| human::only(passage, habits, (clause + 2).min(verb)..verb)).flatten()
    })
}

/// How many words say when or where, before a subject that no comma parts from them.
const OPENING: usize = 4;

/// The role with its name between commas that ends right before the verb, behind words that say when or where: `Nel pomeriggio il questore, Ada Rowe, ha
/// detto`, `Esta mañana la alcaldesa, Ada Rowe, dijo`.
fn named_behind_opening(passage: &Passage<'_>, habits: &Habits, low: usize, verb: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let opens = tokens[low].is(PREPOSITION | ADVERB | TIME) || tokens[low].is(DETERMINER) && tokens[low + 1].is(TIME);
    if habits.verb_second || !opens {
        return None;
    }
    (low + 1..verb.min(low + 1 + OPENING)).find_map(|start| {
        let [left, article] = &tokens[start - 1..=start] else { return None };
        let role = article.is(DETERMINER) && !left.is(PREPOSITION | DETERMINER | CONJUNCTION) || left.is(ADVERB | TIME);
        let infinitive = |token: &Token| {
            let small = token.content() && !token.is(CAPITAL | TIME);
            small && passage.language().romance.is_infinitive(&passage.text[token.range()])
        };
        // `Dopo aver salutato la sindaca, Ada Rossi, ha detto`: whom somebody greeted
        let plain = tokens[low..start]
            .iter()
            .all(|token| token.kind == Kind::Word && !token.is(AUXILIARY | SAY) && !infinitive(token));
        let one = if role && plain { mention::phrase(passage, habits, start, verb - 1) } else { None };
        one.filter(|one| {
            let beside = one.tokens.clone().find(|at| tokens[*at].kind == Kind::Comma);
            // `Nel pomeriggio la moglie del questore, Ivo Rossi, ha detto`: his name, her words
            let own = beside.is_some_and(|comma| !is_of_another(passage, habits, one.tokens.start..comma));
            one.mention == Mention::Person && one.tokens.end + 1 == verb && own
        })
    })
}

/// How many words may stand behind such a name, and say where whoever bears it is from.
const SAID_OF: usize = 6;

/// The name that a sentence begins with behind an article and a participle with its own words: `Der an der Studie nicht beteiligte Forscher Bo Lind von
/// der Hafenbank nannte`. In German.
fn behind_participle(passage: &Passage<'_>, habits: &Habits, first: usize, verb: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let subject = named_behind_participle(passage, habits, first, verb)?;
    let rest = &tokens[subject.tokens.end..verb];
    let plain = |token: &Token| token.kind == Kind::Word && !token.is(AUXILIARY | CONJUNCTION | SAY);
    let of = rest.first().is_none_or(|of| of.is(PREPOSITION)) && rest.len() <= SAID_OF && rest.iter().all(plain);
    of.then_some(subject)
}

/// The same behind a verb of saying: `sagte der als Zeuge geladene Schiedsmann Bo Lind`.
pub(super) fn told_of(passage: &Passage<'_>, habits: &Habits, first: usize, high: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let plain = |token: &&Token| matches!(token.kind, Kind::Word | Kind::Number) && !token.is(AUXILIARY | SAY);
    let end = first + tokens.get(first..high)?.iter().take_while(plain).count();
    named_behind_participle(passage, habits, first, end)
}

/// The name behind an article and a participle with its own words, up to the token at `end`.
fn named_behind_participle(passage: &Passage<'_>, habits: &Habits, first: usize, end: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let article = tokens.get(first)?;
    let article = article.is(DETERMINER) && article.bits & (OBJECT | POSSESSOR) == 0;
    let said_of = |at: &usize| {
        let left = &tokens[*at - 1];
        let participle = ["te", "ne", "nde"].iter().any(|ending| passage.text[left.range()].ends_with(ending));
        tokens[*at].name() && left.content() && left.bits & CAPITAL == 0 && participle
    };
    let noun = (first + 2..end).take(BEFORE).find(said_of).filter(|_| habits.nouns_capital && article)?;
    let subject = mention::phrase(passage, habits, noun, end)?;
    (subject.mention == Mention::Person && human::one(passage, habits, &subject)).then_some(subject)
}

/// The person whom a sentence begins with.
fn opens(passage: &Passage<'_>, habits: &Habits, sentence: Range<usize>) -> Option<(Phrase, f64)> {
    let first = first_word(&passage.tokens, sentence.start);
    let speaker = mention::phrase(passage, habits, first, sentence.end)?;
    (speaker.mention == Mention::Person).then_some((speaker, 0.8))
}
