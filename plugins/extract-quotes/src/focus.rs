//! Whom a role means that nobody was introduced by: `Biologist Ada Rowe knows them. “They are shy,” the scientist said`, `sagte der
//! 46-Jährige`. Only where the sentences before the quotation are about one person whom it fits.

use std::ops::Range;

use copydesk_text::names::people::{People, Spoke};
use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    CAPITAL, DETERMINER, DOCUMENT, FEMALE, FIRST_NAME, MALE, NEUTER, OBJECT, PLURAL, POSSESSIVE, POSSESSOR,
    PREPOSITION, PRONOUN, ROLE, TITLE,
};
use copydesk_text::words::{Kind, Token};
use memchr::memmem;

use crate::attribution::beside::{aged, human};
use crate::draft::Found;
use crate::language::{Habits, Rules};
use crate::passage::{Passage, SEARCHED, sentence_before};
use crate::roles::is_indefinite;
use crate::subject::main_subject;

/// How many sentences before the quotation are looked at.
const BACK: usize = 3;

/// How far into its sentence a name may begin and be its subject, in bytes: a title’s length.
const OPENS: usize = 64;

/// A sentence that begins with a name may be a credit where it is no longer than this, in bytes.
const CREDIT: usize = 48;

/// How many words say whose mother someone is: `three`, `drei kleinen Kindern`.
const CHILDREN: usize = 3;

/// What a mention says of someone who was named before.
struct Description<'a> {
    /// The noun, or the age with its word.
    noun: &'a str,
    sex: u32,
    age: Option<&'a str>,
    /// Whether it calls again only somebody whom its paragraph introduces.
    trade: bool,
}

/// What the mention says, if it is one that may call somebody again: an age, or a noun of `data/epithets.txt`.
fn describe<'a>(passage: &Passage<'a>, found: &Found) -> Option<Description<'a>> {
    // a noun that no list knows looks like a body’s name where nouns have capitals: `der Pontifex`
    if !matches!(found.speaker.mention, Mention::Role | Mention::Organisation) {
        return None;
    }
    let tokens = &passage.tokens;
    let mut head = found.speaker.head.clone();
    // `the mother of three`, `die Mutter von drei Kindern`: a noun and its preposition, and no name behind it
    let parent =
        (head.start + 2..head.end + 1).find(|at| tokens.get(*at).is_some_and(|of| of.is(PREPOSITION))).filter(|of| {
            let number = |token: &Token| token.kind == Kind::Number || token.is(DETERMINER) && token.is(PLURAL);
            let child = |token: &&Token| number(token) || token.content() && !token.is(FIRST_NAME);
            let few = (1..=CHILDREN).contains(&tokens[*of + 1..].iter().take_while(child).count());
            few && passage.language().is_epithet(passage.spelt(&(*of - 1..*of + 1)))
        });
    head.end = parent.unwrap_or(head.end);
    let compounds = passage.language().nouns_capital();
    if let Rules::Beside(habits) = passage.language().rules {
        head = if habits.verb_second { up_to_preposition(passage, head) } else { up_to_noun(passage, habits, head) };
    }
    let bare = passage.language().bare_nouns() && head.len() == 1;
    let (first, last) = (tokens.get(head.start)?, tokens.get(head.end.checked_sub(1)?)?);
    // `the marine biologist`, `the Arizona Democrat`, `the retired bus driver`
    // and `die 33-jährige Autorin`
    let adjective = |token: &Token| token.content() || aged(&passage.text[token.range()]);
    let adjectives = (3..=4).contains(&head.len()) && tokens[head.start + 1..head.end].iter().all(adjective);
    let definite = (head.len() == 2 || adjectives) && first.is(DETERMINER) && first.bits & POSSESSOR == 0;
    if !(definite || bare) || is_indefinite(passage, head.start) {
        return None;
    }
    let article = &passage.text[first.range()];
    let noun = &passage.text[last.range()];
    // `otra manifestante`
    if passage.language().others.iter().any(|other| article.eq_ignore_ascii_case(other)) {
        return None;
    }
    let told = passage.language().sex_of_article(article);
    if aged(noun) {
        return Some(Description { noun, sex: told, age: noun.split('-').next(), trade: false });
    }
    let tail = if last.is(ROLE | TITLE) || !compounds { 0 } else { passage.language().role_tail(noun) };
    // `der Fahrgastverband`: a body
    let one = (last.bits | tail) & (PLURAL | NEUTER | DOCUMENT | POSSESSIVE) == 0;
    // `the retired bus driver`: a life that has been told
    let past = || {
        let former = &passage.language().former;
        tokens[head.clone()]
            .iter()
            .skip(1)
            .any(|word| former.iter().any(|known| passage.text[word.range()].eq_ignore_ascii_case(known)))
    };
    let again = parent.is_some() || passage.language().is_epithet(noun) || past();
    let trade = !again && head.len() == 2 && passage.language().is_trade(noun);
    if !one || !(again || trade) {
        return None;
    }
    let own = (last.bits | tail) & (MALE | FEMALE);
    let sex = passage.language().sex_of_noun(article, own);
    Some(Description { noun, sex, age: None, trade })
}

/// An article and a noun without what a preposition says of them: `die Forscherin vom Institut`.
fn up_to_preposition(passage: &Passage<'_>, head: Range<usize>) -> Range<usize> {
    let of = head.start + 2;
    let preposition = of < head.end && passage.tokens[of].is(PREPOSITION) && passage.tokens[of].bits & CAPITAL == 0;
    head.start..if preposition { of } else { head.end }
}

/// A role up to its noun, behind which adjectives stand and what it is of: `el técnico uruguayo`, `la investigadora del Instituto`.
fn up_to_noun(passage: &Passage<'_>, habits: &Habits, head: Range<usize>) -> Range<usize> {
    let tokens = &passage.tokens;
    let of = (head.start + 2..head.end)
        .find(|at| tokens[*at].is(PREPOSITION) || habits.of.iter().any(|word| passage.word_is(*at, word)));
    let end = of.unwrap_or(head.end);
    let is_noun = |at: &usize| {
        let word = &passage.text[tokens[*at].range()];
        passage.language().is_epithet(word) || passage.language().is_trade(word)
    };
    let noun = (head.start + 1..end).take(2).find(is_noun);
    let said_of = noun.is_some_and(|noun| tokens[noun + 1..end].iter().all(Token::content));
    head.start..noun.filter(|_| said_of && end > head.start + 2).map_or(end, |noun| noun + 1)
}

/// Whether the mention may call somebody again who is in focus.
pub(crate) fn may_be_in_focus(passage: &Passage<'_>, found: &Found) -> bool {
    describe(passage, found).is_some()
}

/// The sex that the mention tells, if it is one that may call somebody again; 0 where it tells none.
pub(crate) fn described_sex(passage: &Passage<'_>, found: &Found) -> Option<u32> {
    describe(passage, found).filter(|description| !description.trade).map(|description| description.sex)
}

/// The person whom it calls, where it says who spoke the quotation at this block and pair.
pub(crate) fn in_focus(
    passages: &[Passage<'_>],
    people: &People<'_>,
    quoted: (usize, usize),
    found: &Found,
    spoke: Spoke,
) -> Option<usize> {
    let description = describe(&passages[found.block], found)?;
    let (block, at) = beginning(passages, quoted, found)?;
    let end = passages[block].tokens[at].start;
    if let Some(age) = description.age
        && let Some(person) = of_age(passages, people, block, age)
    {
        return Some(person);
    }
    let spoken = if let Spoke::Person(last, _) = spoke { Some(last) } else { None };
    let (person, mention) = subject_before(passages, people, block, at, &description, spoken)?;
    // an earlier paragraph's, in languages other than German: only where it names nobody else whom that fits; an age, where nothing before does
    let other = |other: usize| other != person && fits(people, other, &description);
    let earlier = mention.0 != block
        && matches!(passages[block].language().rules, Rules::Beside(habits) if !habits.nouns_capital);
    let here = |block: usize| people.mentioned(block, 0..passages[block].text.len()).take(MENTIONS);
    let named = |block: usize| here(block).any(|(person, _)| other(person));
    let aged = || description.age.is_some() && people.before(block, end).take(MENTIONS).any(other);
    if earlier && (named(mention.0) || aged()) {
        return None;
    }
    if description.age.is_some_and(|age| other_age(passages, mention, (block, end), age)) {
        return None;
    }
    let speaks = matches!(spoke, Spoke::Person(last, place) if last == person && place == mention);
    if description.trade && !has_just_come(passages, people, person, mention, speaks, (block, end, description.noun)) {
        return None;
    }
    // whoever spoke since then is in focus as well
    let another = matches!(spoke, Spoke::Person(last, place) if last != person && place > mention && fits(people, last, &description))
        || matches!(spoke, Spoke::Unnamed(place) if place > mention);
    (!another && !introduced_otherwise(passages, people, person, (block, end), description.noun)).then_some(person)
}

/// Whether this mention in the paragraph of a quotation is the first of a person, in full and by name alone, at the beginning of its sentence
/// or where it `speaks`, and nothing before the noun tells of somebody of that trade: `Uwe Lind hält das für verfrüht. „…“, sagte der Analyst`.
fn has_just_come(
    passages: &[Passage<'_>],
    people: &People<'_>,
    person: usize,
    mention: (usize, usize),
    speaks: bool,
    (block, end, noun): (usize, usize, &str),
) -> bool {
    let passage = &passages[mention.0];
    let token = passage.tokens.partition_point(|token| token.start < mention.1);
    let opens = passage.tokens.get(passage.sentence(token).start).is_some_and(|first| first.start == mention.1);
    // `« … », a résumé Ada Rowe`, `Dans l’opposition, Ada Rowe dénonce « … »`
    let before = &passage.tokens[passage.sentence(token).start.max(token.saturating_sub(NEAR))..token];
    let alone = before.last().is_some_and(|verb| matches!(verb.kind, Kind::Word | Kind::Comma))
        && !before.iter().any(|token| token.is(ROLE | TITLE))
        && !before.last().is_some_and(|left| left.is(PREPOSITION | DETERMINER));
    let opens = opens || speaks && alone;
    let stem: &str = noun.get(1..).unwrap_or_default();
    let finder = memmem::Finder::new(stem);
    let from = block.saturating_sub(SEARCHED);
    let told = passages[from..mention.0].iter().any(|passage| finder.find(passage.text.as_bytes()).is_some());
    // `a crié Paul Rey à l’adresse du maire`: nor after it
    let here = passage.text.as_bytes().get(..end).is_some_and(|text| finder.find(text).is_some());
    let full = people.person(person).is_some_and(|one| one.is_surely_one());
    mention.0 == block && people.first_mention(person) == Some(mention) && opens && full && !told && !here
}

/// How many words before a name are looked at for the role of who has it.
const NEAR: usize = 6;

/// The block and token at which a quotation and the mention of its speaker begin: what is before either is before both. `Der Rentner will
/// eine Garage mieten. „…“`, `„…“, sagte er. „…“`
fn beginning(passages: &[Passage<'_>], quoted: (usize, usize), found: &Found) -> Option<(usize, usize)> {
    let (block, index) = quoted;
    let at = *passages[block].places.get(index)?;
    Some((block, at).min((found.block, found.speaker.tokens.start)))
}

/// How many mentions before an age are looked at for another whom it may be of.
const MENTIONS: usize = 200;

/// How many words between a person and an age are looked at for another age.
const AGES: usize = 400;

/// Whether another age than this one is told between two places: `the 71-year-old` is not the 43-year-old.
fn other_age(passages: &[Passage<'_>], from: (usize, usize), until: (usize, usize), age: &str) -> bool {
    let before = (from.0..=until.0).rev().flat_map(|block| {
        let passage = &passages[block];
        let end = if block == until.0 { until.1 } else { passage.text.len() };
        let end = passage.tokens.partition_point(|token| token.start < end);
        passage.tokens[..end].iter().rev().map(move |token| (block, token))
    });
    before.take(AGES).take_while(|(block, token)| (*block, token.start) > from).any(|(block, token)| {
        let word = &passages[block].text[token.range()];
        aged(word) && word.split('-').next() != Some(age)
    })
}

/// Whether the person may be described so.
fn fits(people: &People<'_>, person: usize, description: &Description<'_>) -> bool {
    people.person(person).is_some_and(|person| {
        person.is_human() && (description.sex == 0 || person.sex == 0 || person.sex & description.sex != 0)
    })
}

/// The one person whom the last sentence before the quotation is about that has a person in it, and where it names them.
fn subject_before(
    passages: &[Passage<'_>],
    people: &People<'_>,
    block: usize,
    at: usize,
    description: &Description<'_>,
    spoken: Option<usize>,
) -> Option<(usize, (usize, usize))> {
    let mut place = Some((block, passages[block].sentence(at).start..at));
    let (own, compounds) = (block, passages[block].language().nouns_capital());
    for back in 0..=BACK {
        let (block, sentence) = place?;
        let passage = &passages[block];
        if let (Some(first), Some(last)) = (passage.tokens.get(sentence.start), passage.tokens[..sentence.end].last())
            && sentence.end > sentence.start
        {
            let (start, end) = (first.start, last.end);
            // `Rex Alder lives in a caravan. “…,” the 71-year-old said`: a name of two words that a sentence begins with
            let opens = |(person, at): &(usize, usize)| {
                let full = people.person(*person).is_some_and(|person| person.is_full());
                description.age.is_some() && full && *at == start && end > start + CREDIT
            };
            // `Mit Rowe sei „zu rechnen“, sagte die Siegerin`: not she
            let object = |at: usize| {
                let name = passage.tokens.partition_point(|token| token.start < at);
                back == 0 && name > sentence.start && passage.tokens[name - 1].is(PREPOSITION)
            };
            let fitting = |named: &(usize, usize)| fits(people, named.0, description) || opens(named);
            let mut named = people.mentioned(block, start..end).filter(fitting);
            let objects = people.mentioned(block, start..end).filter(fitting).all(|(_, at)| object(at));
            if let Some((person, at)) = named.next().filter(|_| !objects) {
                let alone = named.all(|(other, _)| other == person);
                // `„…“, sagte am Dienstag Studienleiterin Ada Rowe. … „…“, so die Biologin`: whoever spoke last is meant too
                let nearest = back <= 1 && (block == own || compounds || description.age.is_some());
                // `Almost 12 years after she walked off, Ada Rowe is back.`
                let fronted = || passage.text[start..at].ends_with(", ");
                // `der damals unbekannten Ada Rowe … die Autorin`: the only woman
                let told = compounds
                    && description.sex != 0
                    && people.person(person).is_some_and(|one| one.sex == description.sex);
                let first = at <= start + OPENS || spoken == Some(person) || nearest || told || fronted();
                return (alone && first).then_some((person, (block, at)));
            }
            // another, who has no name here, came up since
            let opens = &passage.tokens[sentence.start..sentence.end.min(sentence.start + 5)];
            let named = |at: usize| opens.get(at + 1).is_some_and(Token::name);
            // `dice l’autrice`: she too is somebody who was named
            let again = |at: usize| {
                let sex = opens[at].bits & (MALE | FEMALE);
                let definite = at > 0 && passage.language().is_definite(&passage.text[opens[at - 1].range()]);
                let fits = sex == 0 || description.sex == 0 || sex & description.sex != 0;
                definite && fits && passage.language().is_epithet(&passage.text[opens[at].range()])
            };
            let thing = opens.iter().skip(1).find(|noun| noun.is(CAPITAL)).is_some_and(|noun| is_thing(passage, noun));
            // `Joaquín Sáenz, su editor, lo ve`: the role is of somebody of the other sex who is named here, unless it is `la abogada de Rivas`
            let theirs = passage.language().bare_nouns() || !matches!(passage.language().rules, Rules::Beside(_));
            let theirs = !theirs
                && people.mentioned(block, start..end).any(|(person, at)| {
                    let name = passage.tokens.partition_point(|token| token.start < at);
                    let own = name == sentence.start || !passage.tokens[name - 1].is(PREPOSITION);
                    own && people.person(person).is_some_and(|one| one.is_human() && one.sex != 0)
                });
            let another = is_indefinite(passage, sentence.start) && opens.len() > 2 && !thing
                || (0..opens.len()).any(|at| unnamed(&opens[at]) && !named(at) && !again(at));
            if opens.first().is_some_and(|first| first.bits & PRONOUN == 0) && another && !theirs {
                return None;
            }
        }
        place = sentence_before(passages, block, sentence.start);
    }
    None
}

/// Whether the noun after `ein`, or after its adjective, is of a thing, where nouns have capitals: none that calls people.
fn is_thing(passage: &Passage<'_>, noun: &Token) -> bool {
    let compounds = passage.language().nouns_capital();
    let word = &passage.text[noun.range()];
    compounds
        && noun.is(CAPITAL)
        && !noun.is(ROLE | TITLE)
        && passage.language().role_tail(word) == 0
        && !passage.language().is_epithet(word)
}

/// How far back someone without a name may be meant by a pronoun, in sentences.
const UNNAMED: usize = 2;

/// The longest role that stands for a pronoun, in tokens.
const ROLE_WORDS: usize = 6;

/// Someone whom a role alone introduces and a pronoun may mean after it: `Ihr Nachbar half ihr. „Komm“, rief er`. The sentence before the
/// quotation begins with them, and nobody with a name is in between. With the block.
pub(crate) fn role_before(
    passages: &[Passage<'_>],
    people: &People<'_>,
    quoted: (usize, usize),
    found: &Found,
    sex: u32,
) -> Option<(usize, Phrase)> {
    let (block, at) = beginning(passages, quoted, found)?;
    let own = passages[block].sentence(at);
    let mut place = sentence_before(passages, block, own.start);
    for _ in 0..UNNAMED {
        let (block, sentence) = place?;
        let passage = &passages[block];
        let tokens = passage.tokens.get(sentence.clone()).filter(|tokens| !tokens.is_empty())?;
        let bytes = tokens[0].start..tokens[tokens.len() - 1].end;
        let quoted = tokens.iter().any(|token| token.kind == Kind::Quoted);
        let named = people.mentioned(block, bytes).any(|(person, _)| {
            people
                .person(person)
                .is_some_and(|person| person.is_human() && (person.sex == 0 || sex == 0 || person.sex & sex != 0))
        });
        if named || quoted {
            return None;
        }
        if let Some(role) = opens_with_role(passage, sentence.clone(), sex) {
            return Some((block, role));
        }
        let pronoun = tokens[0].is(PRONOUN) && tokens[0].is(MALE | FEMALE);
        // `There will be no eulogy.`: about nobody
        let impersonal = matches!(passage.language().rules, Rules::Clauses)
            && ["It", "That", "There", "This"].iter().any(|word| passage.word_is(sentence.start, word));
        if !(pronoun || impersonal) {
            return None;
        }
        place = sentence_before(passages, block, sentence.start);
    }
    None
}

/// The role of one person of this sex that a sentence begins with.
fn opens_with_role(passage: &Passage<'_>, sentence: Range<usize>, sex: u32) -> Option<Phrase> {
    let tokens = &passage.tokens;
    // `Davon erfuhr sie, als eine Kundin anrief`: she is the subject
    let pronoun_before = |role: &Phrase| {
        let before = &tokens[sentence.start..role.tokens.start.max(sentence.start)];
        before.iter().any(|token| {
            token.is(PRONOUN) && token.bits & (DETERMINER | OBJECT) == 0 && token.is(MALE | FEMALE | PLURAL)
        })
    };
    let role = match passage.language().rules {
        Rules::Clauses => main_subject(passage, sentence.clone()).filter(|role| {
            // `The Speaker`: a title with a capital looks like a name
            let titled = role.head.len() == 2 && tokens[role.head.start].is(DETERMINER);
            (role.mention == Mention::Role || titled) && unnamed(&tokens[noun(tokens, &role.head)])
        }),
        Rules::Beside(habits) => human::opens(passage, habits, sentence.clone())
            .or_else(|| human::only_subject(passage, habits, sentence.clone()).filter(|role| !pronoun_before(role)))
            .filter(|role| role.mention == Mention::Role),
    }?;
    // `12.13 The speaker rises`
    let opening = &tokens[sentence.start..role.tokens.start.max(sentence.start)];
    let first =
        opening.iter().all(|token| token.kind == Kind::Number) || !matches!(passage.language().rules, Rules::Clauses);
    // `A comic tone`: more than the role
    let of = &tokens[noun(tokens, &role.head)];
    let tail = if of.is(ROLE | TITLE) { 0 } else { passage.language().role_tail(&passage.text[of.range()]) };
    let told = (of.bits | tail) & (MALE | FEMALE);
    let short = role.head.len() <= ROLE_WORDS;
    // `A comic tone`: more than the role, unless it is one that only people have
    let next = tokens.get(role.tokens.end).is_none_or(|next| !next.content() || acts(passage, role.tokens.end));
    let whole = next || told != 0 || !matches!(passage.language().rules, Rules::Clauses);
    (first && whole && short && tokens[role.tokens.start].is(DETERMINER) && (told == 0 || sex == 0 || told & sex != 0))
        .then_some(role)
}

/// Whether a word that no list knows is a verb behind its subject: `The judge disagreed`, `His neighbour shook his head`.
fn acts(passage: &Passage<'_>, verb: usize) -> bool {
    let word = &passage.text[passage.tokens[verb].range()];
    let behind = passage.tokens.get(verb + 1);
    let object = behind.is_some_and(|next| next.is(DETERMINER | POSSESSOR));
    let ends = behind.is_none_or(|next| next.kind != Kind::Word || next.bits & CAPITAL == 0 && !next.content());
    word.starts_with(char::is_lowercase) && (object || word.ends_with("ed") && ends)
}

/// The noun of a role, without what it is of.
pub(crate) fn noun(tokens: &[Token], head: &Range<usize>) -> usize {
    let of = head.clone().find(|at| *at > head.start && tokens[*at].is(PREPOSITION));
    of.unwrap_or(head.end) - 1
}

/// Whether the token is the role of someone.
fn unnamed(token: &Token) -> bool {
    token.is(ROLE | TITLE) && token.bits & (NEUTER | DOCUMENT | PLURAL) == 0
}

/// The one person whose age the article gives so: `Ada Rowe, 57,`, `Ada Rowe (57)`.
fn of_age(passages: &[Passage<'_>], people: &People<'_>, until: usize, age: &str) -> Option<usize> {
    let mut found = None;
    for (block, person, at) in people.mentioned_before(until + 1, 0).rev().take(SEARCHED) {
        let named = people.person(person)?;
        let text = passages.get(block)?.text;
        let rest = text.get(at..).and_then(|text| text.strip_prefix(named.name)).unwrap_or_default();
        let rest = rest.strip_prefix([',', ' ']).map(|rest| rest.trim_start_matches([' ', '(']));
        let told = rest.and_then(|rest| rest.strip_prefix(age));
        let closed = told.is_some_and(|rest| rest.starts_with([',', ')', '.', ' ']));
        if closed && found.is_some_and(|other| other != person) {
            return None;
        }
        if closed {
            found = Some(person);
        }
    }
    found
}

/// Whether the noun, or the age, stands in the article before the person is named, or after an indefinite article: it is another’s.
fn introduced_otherwise(
    passages: &[Passage<'_>],
    people: &People<'_>,
    person: usize,
    until: (usize, usize),
    noun: &str,
) -> bool {
    let Some(named) = people.first_mention(person) else { return true };
    let finder = memmem::Finder::new(noun);
    passages.iter().enumerate().take(until.0 + 1).skip(until.0.saturating_sub(SEARCHED)).any(|(block, passage)| {
        let end = if block == until.0 { until.1 } else { passage.text.len() };
        let text = passage.text.get(..end).unwrap_or_default();
        finder.find_iter(text.as_bytes()).take(8).any(|at| {
            let left = text[..at].trim_end();
            let word = left.rsplit([' ', '\u{a0}']).next().unwrap_or_default();
            let own = named == (block, at + noun.len() + 1); // `Biologin Ada Rowe`
            // `Norwegerin` is no `Norweger`
            let whole = !text[at + noun.len()..].starts_with(char::is_alphanumeric);
            whole && !own && ((block, at) < named || passage.language().is_indefinite(word))
        })
    })
}
