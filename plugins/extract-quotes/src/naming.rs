//! From mentions to names: who each speaker is, and what kind of quotation it is then.

use std::ops::Range;

use copydesk_text::names::people::{People, Spoke};
use copydesk_text::names::phrase::{Mention, Phrase, after, before};
use copydesk_text::vocabulary::{
    ALL_CAPS, CAPITAL, CONJUNCTION, DETERMINER, DOCUMENT, FEMALE, FIRST_NAME, FUNCTION, MALE, NEUTER, PARTICLE, PLURAL,
    POSSESSIVE, POSSESSOR, PREPOSITION, RELATIVE, ROLE, TITLE,
};
use copydesk_text::words::Kind;

use crate::attribution::mention::is_mark;
use crate::confidence::confidence;
use crate::draft::{Draft, Found};
use crate::focus::{described_sex, in_focus, may_be_in_focus, role_before};
use crate::grammar::VERB;
use crate::language::Rules;
use crate::passage::Passage;
use crate::quote::{Place, Quote, QuoteKind};
use crate::roles::{introduced, is_indefinite, may_be_introduced};

/// The confidence of a quotation without a speaker.
const UNNAMED: f64 = 0.6;

/// Whether naming the speakers of these quotations takes knowing the people of the article.
pub(crate) fn asks_who(passages: &[Passage<'_>], drafts: &[Draft]) -> bool {
    drafts.iter().any(|draft| {
        draft.speaker(passages).is_some_and(|found| {
            found.speaker.mention == Mention::Person
                || surname(&passages[found.block], &found.speaker)
                || may_be_introduced(&passages[found.block], found)
                || may_be_in_focus(&passages[found.block], found)
                || found.speaker.mention == Mention::Role
                    && found.speaker.head.len() > 3
                    && passages[found.block].tokens[found.speaker.head.start].is(TITLE)
                || passages[found.block]
                    .tokens
                    .get(found.speaker.head.start)
                    .is_some_and(|token| token.bits & (MALE | FEMALE | RELATIVE) != 0)
        })
    })
}

/// Names the speakers, says what each quotation is, and adds them to those that are done.
pub(crate) fn finish<'a>(
    passages: &[Passage<'a>],
    people: &People<'a>,
    drafts: Vec<Draft>,
    rules: Rules,
    place: impl Fn(usize) -> Place,
    quotes: &mut Vec<Quote<'a>>,
) {
    let mut spoke: Option<(usize, Spoke)> = None;
    for mut draft in drafts {
        let confidence = draft.speaker(passages).map(|found| confidence(passages, &draft, found, rules));
        let found = draft.found.take().filter(|_| confidence.is_some());
        let kind = match &found {
            None if draft.shape.title => QuoteKind::Scare,
            _ if draft.shape.whole && (found.is_some() || draft.shape.words > 3) => QuoteKind::Direct,
            Some(_) => QuoteKind::Partial,
            None if draft.shape.words > 5 => QuoteKind::Partial,
            None => QuoteKind::Scare,
        };
        let spans = draft.spans.at(&place);
        let mut quote = Quote { kind, spans, speaker_text: None, speaker: None, cue: None, confidence: UNNAMED };
        if let Some(found) = found {
            let passage = &passages[found.block];
            let text = passage.spelt(&found.speaker.head);
            // `he’d asked`: he
            let text = match found.speaker.mention {
                Mention::Pronoun => text.split(['\'', '’']).next().unwrap_or(text),
                Mention::Role => without_relative(without_genitive(passage, &found.speaker, text)),
                // a newspaper stands in marks
                Mention::Organisation => without_genitive(passage, &found.speaker, text).trim_matches(is_mark),
                _ => text,
            };
            let before = spoke.filter(|(block, _)| block + 2 >= found.block).map_or(Spoke::Nobody, |(_, who)| who);
            let read = found.speaker.mention == Mention::Role && matches!(rules, Rules::Clauses);
            let role = if read { holder(passage, people, &found.speaker) } else { None };
            let role = role.or_else(|| {
                // people are known by their blocks, of which a headline is none
                let body = matches!(place(0), Place::Block(_));
                let person = introduced(passages, people, &found)
                    .or_else(|| in_focus(passages, people, draft.first, &found, before))
                    .filter(|_| body)?;
                Some((people.person(person)?.name, Some(person)))
            });
            let person = match &role {
                Some((_, person)) => *person,
                None => match &found.means {
                    Some(name) => people.named(passage.text, &passage.tokens, name.clone()),
                    None => resolve(passage, found.block, people, &found.speaker, before),
                },
            };
            // `The groom came late. “…,” he said`: whoever has no name and came up since then
            let role_named = match &found.speaker.mention {
                Mention::Pronoun if found.means.is_none() && matches!(place(0), Place::Block(_)) => {
                    antecedent(passages, people, draft.first, &found, person, before)
                }
                // `Der Angeklagte brach sein Schweigen. „…“, sagte der 29-Jährige`
                Mention::Role if role.is_none() && matches!(place(0), Place::Block(_)) => {
                    described(passages, people, draft.first, &found, before)
                }
                _ => None,
            };
            let (person, unnamed) = match role_named {
                Some(Antecedent::Person(meant)) => (Some(meant), None),
                Some(Antecedent::Unnamed(text)) => (None, Some(text)),
                Some(Antecedent::Unclear) => (None, None),
                None => (person, None),
            };
            if let Some(person) = person {
                let at = passage.tokens.get(found.speaker.head.start).map_or(0, |head| head.start);
                spoke = Some((found.block, Spoke::Person(person, (found.block, at))));
            } else if matches!(found.speaker.mention, Mention::Role | Mention::Person) {
                let head = &passage.tokens[found.speaker.head.clone()];
                // the minister: most likely someone who was named
                let known = passage.word_is(found.speaker.head.start, "the");
                let human = !known && head.iter().all(|token| token.bits & (PLURAL | NEUTER | DOCUMENT) == 0);
                let at = head.first().map_or(0, |first| first.start);
                spoke = human.then_some((found.block, Spoke::Unnamed((found.block, at))));
            } else if found.speaker.mention == Mention::Organisation {
                let at = passage.tokens.get(found.speaker.head.start).map_or(0, |head| head.start);
                let one = is_common_noun(passage, &found.speaker);
                spoke = one.then_some((found.block, Spoke::Unnamed((found.block, at))));
            }
            quote.speaker_text = Some(text);
            quote.speaker = match found.speaker.mention {
                Mention::Person => match person.and_then(|person| people.person(person)) {
                    Some(person) => Some(person.name),
                    None => (!people.shared(passage.text, &passage.tokens, found.speaker.head.clone())).then_some(text),
                },
                Mention::Organisation if role.is_some() => role.map(|(name, _)| name),
                Mention::Organisation => (!is_common_noun(passage, &found.speaker)).then_some(text),
                Mention::Pronoun if unnamed.is_some() => unnamed,
                Mention::Pronoun => person.and_then(|person| people.person(person)).map(|person| person.name),
                Mention::Role if role.is_some() => role.map(|(name, _)| name),
                Mention::Role if unnamed.is_some() => unnamed,
                Mention::Role if person.is_some() => {
                    person.and_then(|person| people.person(person)).map(|person| person.name)
                }
                // where nouns have capitals, or are read by no grammar, a capital tells no name
                Mention::Role if matches!(rules, Rules::Beside(_)) => None,
                Mention::Role => role_name(passage, &found.speaker),
            };
            quote.cue = found.cue.map(|(block, cue)| {
                let passage = &passages[block];
                &passage.text[passage.tokens[cue].range()]
            });
            quote.confidence = confidence.unwrap_or(UNNAMED);
        }
        quotes.push(quote);
    }
}

fn resolve<'a>(
    passage: &Passage<'a>,
    block: usize,
    people: &People<'a>,
    speaker: &Phrase,
    spoke: Spoke,
) -> Option<usize> {
    let token = passage.tokens.get(speaker.head.start)?;
    if token.is(RELATIVE) {
        let end = speaker.head.start;
        let comma = end > 0 && passage.tokens[end - 1].kind == Kind::Comma;
        let antecedent = before(&passage.tokens, passage.sentence(end).start, end - usize::from(comma), VERB)?;
        return people
            .named(passage.text, &passage.tokens, antecedent.head)
            .filter(|_| antecedent.mention == Mention::Person);
    }
    match speaker.mention {
        Mention::Person => people.named(passage.text, &passage.tokens, speaker.head.clone()),
        Mention::Pronoun if token.bits & (MALE | FEMALE) != 0 && token.bits & PLURAL == 0 => {
            people.pronoun(block, token.start, token.bits & (MALE | FEMALE), spoke)
        }
        _ => None,
    }
}

/// Whether the mention is an article and one noun, where nouns have capitals as names do: `der Däne`, `die Standesvertretung`, but not
/// `die SPD`. It tells no name.
fn is_common_noun(passage: &Passage<'_>, speaker: &Phrase) -> bool {
    let compounds = passage.language().nouns_capital();
    let head = &passage.tokens[speaker.head.clone()];
    let (Some((last, rest)), true) = (head.split_last(), compounds) else { return false };
    let word = &passage.text[last.range()];
    let name = word.chars().skip(1).any(char::is_uppercase) && !word.contains('-');
    !name && last.bits & ALL_CAPS == 0 && rest.iter().all(|token| token.is(DETERMINER)) && last.kind == Kind::Word
}

/// The mention without an article that only makes a genitive of it: of `in einer Erklärung des Verbands`, `Verbands`.
fn without_genitive<'a>(passage: &Passage<'a>, speaker: &Phrase, text: &'a str) -> &'a str {
    let compounds = passage.language().nouns_capital();
    let genitive = compounds && speaker.head.len() > 1 && passage.word_is(speaker.head.start, "des");
    text.get(4..).filter(|_| genitive).unwrap_or(text)
}

/// Whom a role means that stands between a pronoun and the last name.
enum Antecedent<'a> {
    /// Somebody without a name: the role as printed.
    Unnamed(&'a str),
    /// Somebody who was named.
    Person(usize),
    /// Somebody who may have been named.
    Unclear,
}

/// Whom the role means that a pronoun stands for: `Her neighbour came. “…,” he said`.
fn antecedent<'a>(
    passages: &[Passage<'a>],
    people: &People<'a>,
    quoted: (usize, usize),
    pronoun: &Found,
    known: Option<usize>,
    spoke: Spoke,
) -> Option<Antecedent<'a>> {
    let token = passages[pronoun.block].tokens.get(pronoun.speaker.head.start)?;
    let sex = token.bits & (MALE | FEMALE);
    if sex == 0 || token.is(PLURAL | POSSESSOR | RELATIVE) {
        return None;
    }
    let (block, role) = role_before(passages, people, quoted, pronoun, sex)?;
    // outside English, not of one whom an earlier paragraph names alone
    let elsewhere = |person: usize| {
        let here = 0..passages[block].text.len();
        matches!(passages[block].language().rules, Rules::Beside(_))
            && !people.mentioned(block, here).any(|(other, _)| other == person)
    };
    let new = is_new(&passages[block], &role);
    if known.is_some_and(|person| !new && !elsewhere(person)) {
        return None;
    }
    Some(meant(passages, people, quoted, pronoun, (block, role), sex, spoke))
}

/// Whom the role before means that a description stands for: `Der Angeklagte brach sein Schweigen. „…“, sagte der 29-Jährige`.
fn described<'a>(
    passages: &[Passage<'a>],
    people: &People<'a>,
    quoted: (usize, usize),
    found: &Found,
    spoke: Spoke,
) -> Option<Antecedent<'a>> {
    let sex = described_sex(&passages[found.block], found)?;
    let (block, role) = role_before(passages, people, quoted, found, sex)?;
    let other = (block, &role.tokens) != (found.block, &found.speaker.tokens);
    other.then(|| meant(passages, people, quoted, found, (block, role), sex, spoke))
}

/// Whether a role introduces somebody: `a woman`, `his lawyer`. `The candidate` may call somebody again who is known.
fn is_new(passage: &Passage<'_>, role: &Phrase) -> bool {
    let owned = passage.tokens[role.head.clone()].iter().any(|token| token.is(POSSESSOR | POSSESSIVE));
    owned || is_indefinite(passage, role.head.start)
}

/// Whom this role of the sentences before means.
fn meant<'a>(
    passages: &[Passage<'a>],
    people: &People<'a>,
    quoted: (usize, usize),
    found: &Found,
    (block, role): (usize, Phrase),
    sex: u32,
    spoke: Spoke,
) -> Antecedent<'a> {
    let text = passages[block].spelt(&role.head);
    let new = is_new(&passages[block], &role);
    let start = passages[block].tokens[role.tokens.start].start;
    let found = Found { block, speaker: role, ..found.clone() };
    if let Some(person) = introduced(passages, people, &found) {
        return Antecedent::Person(person);
    }
    if new {
        return Antecedent::Unnamed(text);
    }
    // whom an earlier paragraph alone names may be another, unless it is who spoke last
    let last = |person: &usize| matches!(spoke, Spoke::Person(last, _) if last == *person);
    let here = |person: &usize| {
        last(person) || people.mentioned(block, start.saturating_sub(NEAR)..start).any(|(other, _)| other == *person)
    };
    match in_focus(passages, people, quoted, &found, spoke).filter(here) {
        Some(person) => Antecedent::Person(person),
        None if may_have_name(people, (block, start), sex) => Antecedent::Unclear,
        None => Antecedent::Unnamed(text),
    }
}

/// How many bytes before a role a name is looked for in its paragraph.
const NEAR: usize = 4000;

/// How many mentions before a role are looked at for somebody whom it may mean.
const NAMES: usize = 200;

/// Whether someone of this sex, or of an unknown one, was named before.
fn may_have_name(people: &People<'_>, (block, at): (usize, usize), sex: u32) -> bool {
    let fits = |person: usize| {
        people.person(person).is_some_and(|one| one.is_human() && (one.sex == 0 || sex == 0 || one.sex & sex != 0))
    };
    people.before(block, at).take(NAMES).any(fits)
}

/// A name, and the person of the article who bears it.
type Named<'a> = (&'a str, Option<usize>);

/// Who holds the role, where the words at it say so.
fn holder<'a>(passage: &Passage<'a>, people: &People<'a>, speaker: &Phrase) -> Option<Named<'a>> {
    if surname(passage, speaker) {
        let person = people.named(passage.text, &passage.tokens, speaker.head.clone());
        return person.and_then(|person| Some((people.person(person)?.name, Some(person))));
    }
    apposed(passage, people, speaker).or_else(|| office_holder(passage, people, speaker))
}

/// The name in these tokens, in its fullest form.
fn full_name<'a>(passage: &Passage<'a>, people: &People<'a>, name: Range<usize>) -> Named<'a> {
    let index = people.named(passage.text, &passage.tokens, name.clone());
    let person = index.and_then(|index| people.person(index));
    let title = |at: &usize| passage.tokens[*at].is(TITLE) && passage.tokens[*at].bits & FIRST_NAME == 0;
    let titles = name.clone().take_while(title).count();
    let name = if titles < name.len() { name.start + titles..name.end } else { name };
    (person.map_or_else(|| passage.spelt(&name), |person| person.name), index)
}

/// The person whom an apposition names: `the minister, Ada Rowe, said`.
fn apposed<'a>(passage: &Passage<'a>, people: &People<'a>, speaker: &Phrase) -> Option<Named<'a>> {
    let tokens = &passage.tokens;
    let comma = speaker.tokens.end;
    tokens.get(comma).filter(|comma| comma.kind == Kind::Comma)?;
    if tokens[speaker.head.clone()].iter().any(|token| token.is(DOCUMENT)) {
        return None; // a study by a botanist, Ada Rowe, said
    }
    let name = after(tokens, comma + 1, passage.sentence(comma).end, VERB)?;
    let closed =
        tokens.get(name.tokens.end).is_none_or(|next| matches!(next.kind, Kind::Comma | Kind::End | Kind::Stop));
    // `his wife, Ada,`: a first name by itself, where it is known
    let known = name.head.len() > 1
        || tokens[speaker.head.start].is(POSSESSOR) && people.named(passage.text, tokens, name.head.clone()).is_some();
    if name.mention != Mention::Person || !known || name.head != name.tokens || !closed {
        return None;
    }
    Some(full_name(passage, people, name.head))
}

/// The role without a clause that says more of it: of `a letter from Rowe obtained by the Post`, `a letter from Rowe`.
fn without_relative(text: &str) -> &str {
    let by = text.find(" by ").map(|by| &text[..by]);
    let participle = by.and_then(|before| before.rfind(' ').map(|at| (before, at)));
    match participle {
        Some((before, at)) if before.ends_with("ed") || before.ends_with("en") => {
            let cut = before[..at].trim_end_matches([' ', ',']);
            if cut.contains(' ') { cut } else { text }
        }
        _ => text,
    }
}

/// Whether the role is a word that may be somebody's surname: `Judge said`, of Aaron Judge.
fn surname(passage: &Passage<'_>, speaker: &Phrase) -> bool {
    let [one] = &passage.tokens[speaker.head.clone()] else { return false };
    speaker.mention == Mention::Role && one.is(CAPITAL) && one.is(TITLE | ROLE) && one.bits & PLURAL == 0
}

/// Who holds the office that stands before the name with all that it is of: `Secretary of Trade Ada Rowe`.
fn office_holder<'a>(passage: &Passage<'a>, people: &People<'a>, speaker: &Phrase) -> Option<Named<'a>> {
    let tokens = &passage.tokens;
    let head = &tokens[speaker.head.clone()];
    let of = head.iter().position(|token| token.is(PREPOSITION))?;
    let office = head[..of].iter().all(|token| token.is(TITLE | ROLE) && token.is(CAPITAL)) && of > 0;
    let name = of + 1 + head[of + 1..].iter().position(|token| token.is(FIRST_NAME))?;
    let whole = head[of + 1..].iter().all(|token| token.name() || token.is(DETERMINER | PARTICLE));
    if !office || !whole || name < of + 2 || name + 1 >= head.len() {
        return None;
    }
    Some(full_name(passage, people, speaker.head.start + name..speaker.head.end))
}

/// A role that says by itself who it is: that of a group or a body, which has a name in it or is more than one.
fn role_name<'a>(passage: &Passage<'a>, speaker: &Phrase) -> Option<&'a str> {
    let tokens = &passage.tokens[speaker.head.clone()];
    let noun = tokens.iter().position(|token| token.is(PREPOSITION)).unwrap_or(tokens.len());
    // police, the ministry, the Post; Ada Rowe and Bo Lind
    let group = tokens[..noun].last().is_some_and(|noun| {
        noun.bits & (PLURAL | NEUTER) != 0 || noun.bits & (DOCUMENT | CAPITAL) == DOCUMENT | CAPITAL
    }) || tokens.iter().any(|token| token.is(CONJUNCTION));
    let tells = tokens.iter().any(|token| {
        token.bits & FUNCTION == 0 && (token.bits & CAPITAL != 0 && token.start > 0 || token.bits & PLURAL != 0)
    });
    let owned = tokens.iter().any(|token| token.is(POSSESSOR)); // her friends
    (group && tells && !owned).then(|| passage.spelt(&speaker.head))
}
