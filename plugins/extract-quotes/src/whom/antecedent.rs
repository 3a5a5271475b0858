//! Whom a role of the sentences before means, where a pronoun or a description stands for it: `Her neighbour came. “…,” he said`.

use copydesk_text::names::people::{People, Spoke};
use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    CAPITAL, CONJUNCTION, DOCUMENT, FEMALE, MALE, NEUTER, PLURAL, POSSESSIVE, POSSESSOR, PREPOSITION, PRONOUN,
    RELATIVE, ROLE,
};
use copydesk_text::words::{Kind, Token};

use crate::attribution::beside::{self, aged};
use crate::draft::Found;
use crate::grammar::SAY;
use crate::language::Rules;
use crate::passages::passage::{Passage, sentence_before};
use crate::subjects::main_subject::main_subject;
use crate::whom::accused::accused;
use crate::whom::bodies::{Body, body, called, is_nameless, may_be_called};
use crate::whom::focus::{described_sex, does_something_else, in_focus, noun, only_named, role_before};
use crate::whom::meant::{Antecedent, is_new, is_standing};
use crate::whom::own_name::own_name;
use crate::whom::own_noun::by_own_noun;
use crate::whom::reciprocal::{either, is_of_a_pair};
use crate::whom::relative::role_of_who;
use crate::whom::role_told::{asks, role_told};
use crate::whom::roles::{has_one, introduced};
use crate::whom::writers::{letter_of, writer_of_it};

/// Whom the role means that a pronoun stands for: `Her neighbour came. “…,” he said`.
pub(crate) fn antecedent<'a>(
    passages: &[Passage<'a>],
    people: &People<'a>,
    quoted: (usize, usize),
    pronoun: &Found,
    known: Option<usize>,
    spoke: Spoke,
) -> Option<Antecedent<'a>> {
    let token = passages[pronoun.block].tokens.get(pronoun.speaker.head.start)?;
    let sex = token.bits & (MALE | FEMALE);
    let clauses = matches!(passages[pronoun.block].language().rules, Rules::Clauses);
    if token.is(PRONOUN) && token.is(NEUTER) && clauses {
        if let Some(person) = letter_of(passages, people, quoted, pronoun) {
            return Some(Antecedent::Person(person));
        }
        if let Some((block, writer)) = writer_of_it(passages, pronoun) {
            let passage = &passages[block];
            let person = people.named(passage.text, &passage.tokens, writer.head);
            if let Some(person) = person.filter(|one| people.person(*one).is_some_and(|one| one.is_human())) {
                return Some(Antecedent::Person(person));
            }
        }
        let body = body(passages, people, (pronoun.block, pronoun.speaker.head.start));
        return match body.or_else(|| document(passages, pronoun))? {
            Body::Name(name, _) => Some(Antecedent::Unnamed(name)),
            Body::Role(block, speaker, text) => {
                let found = Found { block, speaker, ..pronoun.clone() };
                // `The company declined to comment. “…,” it said`: which company, if the article tells
                let named = called(passages, people, &found).or_else(|| by_own_noun(passages, &found));
                // of a trust that the article names nowhere, the trust
                let open = named.is_none() && may_be_called(&passages[block], &found) && !is_nameless(passages, &found);
                Some(if open { Antecedent::Unclear } else { Antecedent::Unnamed(named.unwrap_or(text)) })
            }
        };
    }
    if token.is(RELATIVE) && known.is_none() {
        return role_of_who(passages, people, pronoun);
    }
    if token.is(PRONOUN) && token.is(PLURAL) && token.bits & (POSSESSOR | RELATIVE) == 0 && clauses {
        return several(passages, quoted, pronoun).map(Antecedent::Unnamed);
    }
    if sex == 0 || token.is(PLURAL | POSSESSOR | RELATIVE) {
        return None;
    }
    if either(passages, people, quoted, pronoun, sex) || is_of_a_pair(passages, quoted, sex) {
        return Some(Antecedent::Unclear);
    }
    if clauses && let Some(person) = by_role(passages, people, quoted, pronoun, sex) {
        return Some(Antecedent::Person(person));
    }
    let Some((block, role)) = role_before(passages, people, quoted, pronoun, sex) else {
        if clauses && known.is_some_and(|known| is_in_clause_before_role(passages, people, quoted, known)) {
            return Some(Antecedent::Unclear);
        }
        return role_told(passages, people, quoted, pronoun, sex, spoke);
    };
    if clauses && known.is_some() && asks(&passages[block], &role) {
        return Some(Antecedent::Unclear);
    }
    // `Ihre Großmutter habe dort gekocht, erzählte die 38-Jährige. „…“, sagte sie`, `Son client souffre, selon lui, d’une addiction`: who tells it,
    // not whom it is about
    if let Rules::Beside(habits) = passages[block].language().rules
        && let own = passages[block].sentence(role.tokens.start)
        && let Some((teller, _)) = beside::tells(&passages[block], habits, own.clone())
        && teller.tokens.start > role.tokens.end
        && (teller.mention == Mention::Pronoun || beside::is_reported(&passages[block], own))
    {
        return None;
    }
    // `Bo Lind sitzt dazwischen, im Mai geht ein Kollege. „…“, sagt er`: whom the paragraph is about
    if !clauses && known.is_some() && !opens(&passages[block], &role) {
        let here = known.is_some_and(|person| {
            let until = passages[block].tokens[role.tokens.start].start;
            people.mentioned(block, 0..until).any(|(other, _)| other == person)
        });
        if here {
            return None;
        }
    }
    // `Bo Lind went. His successor comes in May. On Monday he thanked the staff. “…,” he wrote`: either
    let owned = passages[block].tokens[role.tokens.start];
    let between = |at: &usize| {
        let before = passages[block].sentence(*at).start.checked_sub(1);
        before.is_some_and(|before| passages[block].sentence(before).start > role.tokens.start)
    };
    let apart = quoted.0 == block && passages[block].places.get(quoted.1).is_some_and(between);
    let his = owned.is(POSSESSOR) && (owned.bits & sex != 0 || !clauses);
    if his && apart && known.is_some_and(|known| people.person(known).is_some_and(|one| one.sex == sex)) {
        return Some(Antecedent::Unclear);
    }
    // not of one whom an earlier paragraph names alone; in English, unless it is who spoke last
    let elsewhere = |person: usize| {
        let here = 0..passages[block].text.len();
        let last = matches!(passages[block].language().rules, Rules::Clauses)
            && matches!(spoke, Spoke::Person(last, _) if last == person);
        !last && !people.mentioned(block, here).any(|(other, _)| other == person)
    };
    let new = is_new(&passages[block], &role);
    // `The minister … he`, of a minister who is a woman: another
    let other = |person: usize| people.person(person).is_some_and(|one| one.sex != 0 && one.sex != sex);
    // `Lind spoke. The actor laughed. “…,” he said`: Lind, where he is an actor
    if let Some(person) = known.filter(|person| !new && !elsewhere(*person)) {
        let actor = Found { block, speaker: role.clone(), ..pronoun.clone() };
        let called = introduced(passages, people, &actor).or_else(|| in_focus(passages, people, quoted, &actor, spoke));
        if called == Some(person) || is_just_named(&passages[block], people, person, (block, role.tokens.start)) {
            return None;
        }
    }
    let meant = meant_by_role(passages, people, quoted, pronoun, (block, role), sex, spoke);
    Some(if matches!(meant, Antecedent::Person(person) if other(person)) { Antecedent::Unclear } else { meant })
}

/// Whether the sentence before a quotation opens with a clause about this person, behind which somebody else is its subject by a role: `When Lind
/// had spoken, the judge held up a photograph. “Where is this?” he asked`. In English.
fn is_in_clause_before_role(
    passages: &[Passage<'_>],
    people: &People<'_>,
    (block, index): (usize, usize),
    person: usize,
) -> bool {
    let passage = &passages[block];
    let start = passage.places.get(index).map(|at| passage.sentence(*at).start);
    let Some((block, sentence)) = start.and_then(|start| sentence_before(passages, block, start)) else { return false };
    let passage = &passages[block];
    let tokens = &passage.tokens[sentence];
    let opens = tokens.first().is_some_and(|first| first.is(CONJUNCTION) && first.is(CAPITAL));
    let role = |part: &[Token]| {
        let [comma, article, noun, verb] = part else { return false };
        let one = noun.is(ROLE) && noun.bits & (PLURAL | NEUTER | DOCUMENT | CAPITAL) == 0;
        // not `But Lind, a solicitor acting for the port, said`
        let definite = &passage.text[article.range()] == "the";
        comma.kind == Kind::Comma && definite && one && verb.kind == Kind::Word && !verb.is(PREPOSITION | CAPITAL)
    };
    let Some(comma) = tokens.windows(4).position(role).filter(|_| opens) else { return false };
    people.mentioned(block, tokens[0].start..tokens[comma].start).any(|(named, _)| named == person)
}

/// How many sentences of its paragraph before a pronoun are looked at for the role that they are about.
const ABOUT: usize = 3;

/// The one person who was introduced by the role that the sentences before are about, where they bring nobody else in: `Sheriff Bo Lind wants
/// it. … Asked about it, the sheriff smiled. “…,” he said`, `The mayor said she had a plan. Asked for it, she paused. “…,” she said`. More comes
/// before them than who spoke last.
fn by_role(
    passages: &[Passage<'_>],
    people: &People<'_>,
    (block, index): (usize, usize),
    pronoun: &Found,
    sex: u32,
) -> Option<usize> {
    // `“…,” she said. “…”`: before the first of the two
    let at = *passages[block].places.get(index)?;
    let (block, at) = (block, at).min((pronoun.block, pronoun.speaker.tokens.start));
    let passage = &passages[block];
    let mut start = passage.sentence(at).start;
    for _ in 0..ABOUT {
        let sentence = passage.sentence(start.checked_sub(1)?);
        start = sentence.start;
        let tokens = &passage.tokens[sentence.clone()];
        let bytes = tokens.first()?.start..passage.tokens[at].start;
        let quoted = tokens.iter().any(|token| token.kind == Kind::Quoted);
        if quoted || people.mentioned(block, bytes).next().is_some() {
            return None;
        }
        let he = |token: &Token| token.is(PRONOUN) && token.is(MALE | FEMALE);
        let speaker = main_subject(passage, sentence.clone());
        if let Some(speaker) = speaker.filter(|speaker| speaker.mention == Mention::Role) {
            // `The mayor said she had a plan`: she herself
            let other = |pair: &[Token]| he(&pair[1]) && !pair[0].is(SAY | CONJUNCTION);
            let [article, _, ..] = passage.tokens.get(speaker.head.clone())? else { return None };
            if article.bits & POSSESSOR != 0 || tokens.windows(2).any(other) {
                return None;
            }
            let found = Found { block, speaker, ..pronoun.clone() };
            let person = introduced(passages, people, &found);
            return person.filter(|person| people.person(*person).is_some_and(|one| one.sex == 0 || one.sex == sex));
        }
        if !tokens.iter().any(|token| he(token) && token.is(sex)) {
            return None;
        }
    }
    None
}

/// Whether the sentence right before a role begins with the first mention of a person, by name alone, or where it tells an age, names nobody else: `Carl Behn hält das für falsch. Der Inhaber
/// eines Betriebs spricht für viele. „…“, klagt er`.
fn is_just_named(passage: &Passage<'_>, people: &People<'_>, person: usize, (block, role): (usize, usize)) -> bool {
    let Some(before) = passage.sentence(role).start.checked_sub(1).map(|end| passage.sentence(end)) else {
        return false;
    };
    let (Some(first), Some(named)) = (passage.tokens.get(before.start), people.first_mention(person)) else {
        return false;
    };
    // `Den Treffer erzielte Uwe Lind. Der 20-Jährige war eben gekommen. „…“, sagte er`
    let age = || passage.tokens.get(role + 1).is_some_and(|noun| aged(&passage.text[noun.range()]));
    let here = || people.mentioned(block, first.start..passage.tokens[before.end - 1].end);
    let alone = || named.0 == block && named.1 >= first.start && here().all(|(other, _)| other == person);
    named == (block, first.start) || age() && alone()
}

/// Whether a sentence begins with the role: nothing that could be a subject stands before it. In `Flickans mamma`, whose she is does.
fn opens(passage: &Passage<'_>, role: &Phrase) -> bool {
    let start = role.tokens.start;
    let first = passage.sentence(start).start;
    let owner = passage.language().bare_nouns()
        && start == first + 1
        && passage.text[passage.tokens[first].range()].ends_with('s');
    owner || !passage.tokens[first..start].iter().any(|token| token.is(CAPITAL) && token.content())
}

/// Whom the role before means that a description stands for: `Der Angeklagte brach sein Schweigen. „…“, sagte der 29-Jährige`.
pub(crate) fn described<'a>(
    passages: &[Passage<'a>],
    people: &People<'a>,
    quoted: (usize, usize),
    found: &Found,
    spoke: Spoke,
) -> Option<Antecedent<'a>> {
    let sex = described_sex(&passages[found.block], found)?;
    let (block, role) = role_before(passages, people, quoted, found, sex)?;
    let other = (block, &role.tokens) != (found.block, &found.speaker.tokens);
    // `Der 23-Jährige blutete. „…“, sagte der 31-Jährige`
    let age = |passage: &Passage<'a>, head: &std::ops::Range<usize>| {
        let words = passage.tokens[head.clone()].iter().map(|token| &passage.text[token.range()]);
        words.filter(|word| aged(word)).find_map(|word| word.split('-').next())
    };
    let own = age(&passages[found.block], &found.speaker.head);
    if own.is_some_and(|own| age(&passages[block], &role.head).is_some_and(|told| told != own)) {
        return None;
    }
    // `His mother came. “…,” said the striker`: whose mother she is, most likely
    let owned = passages[block].tokens[role.tokens.start].is(POSSESSOR);
    let noun = found.speaker.head.end.checked_sub(1).and_then(|noun| passages[found.block].tokens.get(noun));
    if other && owned && !noun.is_some_and(|noun| aged(&passages[found.block].text[noun.range()])) {
        return Some(Antecedent::Unclear);
    }
    let meant = other.then(|| meant_by_role(passages, people, quoted, found, (block, role), sex, spoke))?;
    // `Präsidentin Rowe kam. Die Marlerin winkte. „…“, rief die Athletin`
    let does_else = matches!(meant, Antecedent::Person(person) if does_something_else(passages, people, person, found));
    Some(if does_else { Antecedent::Unclear } else { meant })
}

/// Whom this role of the sentences before means.
pub(super) fn meant_by_role<'a>(
    passages: &[Passage<'a>],
    people: &People<'a>,
    quoted: (usize, usize),
    found: &Found,
    (block, role): (usize, Phrase),
    sex: u32,
    spoke: Spoke,
) -> Antecedent<'a> {
    let text = own_name(&passages[block], &role).unwrap_or_else(|| passages[block].spelt(&role.head));
    let new = is_new(&passages[block], &role);
    let standing = is_standing(&passages[block], &role, Some(noun(&passages[block].tokens, &role.head)));
    let start = passages[block].tokens[role.tokens.start].start;
    let found = Found { block, speaker: role, ..found.clone() };
    if let Some(person) = introduced(passages, people, &found).or_else(|| accused(passages, people, &found)) {
        // `Ada Rowe and her sister Jane came. “…,” Jane said. Her sister laughed. “…,” she said`: nobody is her own sister
        let owner = passages[block].tokens[found.speaker.tokens.start];
        let own = people.person(person).map_or(0, |one| one.sex);
        let owned = owner.is(POSSESSOR) && (own == 0 || owner.bits & own != 0);
        let owner = matches!(spoke, Spoke::Person(last, _) if last == person)
            || people.before(block, start).next().is_some_and(|last| last == person);
        return if owned && owner { Antecedent::Unclear } else { Antecedent::Person(person) };
    }
    if new {
        let role = &passages[block].tokens[found.speaker.head.clone()];
        let relative = role.iter().any(|token| token.is(POSSESSOR | POSSESSIVE))
            && role.last().is_some_and(|noun| noun.bits & (MALE | FEMALE) != 0);
        // `Their coach`, where the article has introduced coaches by name
        let word = passages[block].tokens[noun(&passages[block].tokens, &found.speaker.head)].range();
        let known = || {
            let owned = role.first().is_some_and(|first| first.is(POSSESSOR));
            owned && has_one(passages, people, (block, start), &passages[block].text[word])
        };
        let unclear = relative && may_be_namesake(people, (block, start), sex) || known();
        return if unclear { Antecedent::Unclear } else { Antecedent::Unnamed(text) };
    }
    // whom an earlier paragraph alone names may be another, unless it is who spoke last
    let last = |person: &usize| matches!(spoke, Spoke::Person(last, _) if last == *person);
    // the only one of that sex until now is no other's rival
    let alone = |person: &usize| sex != 0 && only_named(passages, people, (block, start), sex) == Some(*person);
    let here = |person: &usize| {
        last(person)
            || people.mentioned(block, start.saturating_sub(NEAR)..start).any(|(other, _)| other == *person)
            || alone(person)
    };
    let just_named = || {
        let only = only_named(passages, people, (block, start), sex);
        let mut near = people.mentioned(block, start.saturating_sub(NEAR)..start);
        only.is_some_and(|only| near.any(|(other, _)| other == only))
    };
    // `Die Rentnerin selbst`: another than whoever the sentences before are about
    let apart = ["selbst", "selber", "herself", "himself"]
        .iter()
        .any(|word| passages[block].word_is(found.speaker.tokens.end, word));
    match in_focus(passages, people, quoted, &found, spoke).filter(here).filter(|_| !apart) {
        Some(person) => Antecedent::Person(person),
        // `die Intendantin` may be the only woman of the story, where the paragraph has just named her
        None if standing && !just_named() => Antecedent::Unnamed(text),
        None if may_have_name(people, (block, start), sex) => Antecedent::Unclear,
        None => Antecedent::Unnamed(text),
    }
}

/// How many bytes before a role a name is looked for in its paragraph.
const NEAR: usize = 4000;

/// How many mentions before a role are looked at for somebody whom it may mean.
pub(crate) const NAMES: usize = 200;

/// Whether someone of this sex, or of an unknown one, was named before.
fn may_have_name(people: &People<'_>, (block, at): (usize, usize), sex: u32) -> bool {
    let fits = |person: usize| {
        people.person(person).is_some_and(|one| one.is_human() && (one.sex == 0 || sex == 0 || one.sex & sex != 0))
    };
    people.before(block, at).take(NAMES).any(fits)
}

/// Whether two of one surname were named before, one of them of this sex: `her husband` may be he.
fn may_be_namesake(people: &People<'_>, (block, at): (usize, usize), sex: u32) -> bool {
    let mut named = people.before(block, at).take(NAMES);
    named.any(|person| {
        people.person(person).is_some_and(|one| one.is_human() && (one.sex == 0 || one.sex == sex))
            && people.has_namesake(person)
    })
}

/// What is written that the sentence before begins with, where the pronoun begins the next: `The paper says so. But it also warns that`
fn document<'a>(passages: &[Passage<'a>], pronoun: &Found) -> Option<Body<'a>> {
    let passage = &passages[pronoun.block];
    let at = pronoun.speaker.head.start;
    let own = passage.sentence(at).start;
    let before = passage.sentence(own.checked_sub(1).filter(|_| at <= own + 1)?);
    // where names alone are read, what stands between them is left out
    let gap = |pair: &[Token]| passage.text[pair[0].end..pair[1].start].contains(char::is_alphanumeric);
    let opening = passage.tokens[before.clone()].windows(2).position(gap).map_or(before.len(), |last| last + 1);
    let opening = before.start..before.start + opening;
    let paper = main_subject(passage, opening).filter(|paper| paper.tokens.start == before.start)?;
    let written = passage.tokens[noun(&passage.tokens, &paper.head)].is(DOCUMENT) && paper.mention == Mention::Role;
    let text = written.then(|| passage.spelt(&paper.head))?;
    Some(Body::Role(pronoun.block, paper, text))
}

/// Those whom the sentence before is about, where they are several and have no name: `The authors urge the county to wait. “…,” they write`
fn several<'a>(passages: &[Passage<'a>], quoted: (usize, usize), pronoun: &Found) -> Option<&'a str> {
    let (block, index) = quoted;
    let at = *passages[block].places.get(index)?;
    let (block, at) = (block, at).min((pronoun.block, pronoun.speaker.tokens.start));
    let sentence = passages[block].sentence(at);
    let another = |token: &Token| token.is(ROLE | PRONOUN) && token.is(PLURAL);
    if passages[block].tokens[sentence.start..at].iter().any(another) {
        return None;
    }
    let (block, sentence) = sentence_before(passages, block, sentence.start)?;
    let passage = &passages[block];
    let role = main_subject(passage, sentence.clone()).filter(|role| role.mention == Mention::Role)?;
    let those = passage.tokens[noun(&passage.tokens, &role.head)];
    let tokens = &passage.tokens[sentence.clone()];
    // `The workers met their lawyers`: either
    let another = tokens[role.tokens.end - sentence.start..].iter().any(|token| token.is(ROLE) && token.is(PLURAL));
    // `A spokesperson for the trust apologised. “…,” they said`, `The boy’s family thanked those who helped. “…,” they said`
    let word = &passage.text[those.range()];
    let open = word.ends_with("person") || ["couple", "crew", "family", "jury"].contains(&word);
    // `In a statement, the family`
    let before = role.tokens.start.checked_sub(1).filter(|before| *before > sentence.start);
    let fronted = tokens[0].is(PREPOSITION) && before.is_some_and(|comma| passage.tokens[comma].kind == Kind::Comma);
    let opens = role.tokens.start == sentence.start || fronted;
    (those.is(ROLE) && (those.is(PLURAL) || open) && opens && !another).then(|| passage.spelt(&role.head))
}
