//! Who is named at a place, in languages other than English: an article, small words, and a name, or a role and what it is of.

pub(crate) mod age;
mod body_name;
mod newspaper;
pub(crate) mod role;
pub(crate) mod surname;
pub(crate) mod words;

use std::ops::Range;

use copydesk_text::names::is_contracted;
use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    ADVERB, ALL_CAPS, CAPITAL, DETERMINER, FEMALE, FIRST_NAME, FUNCTION, MALE, NEUTER, OBJECT, PARTICLE, PLURAL,
    POSSESSIVE, PREPOSITION, PRONOUN, ROLE, TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use self::age::aged;
use self::newspaper::newspaper;
use self::role::of_someone;
use self::surname::{is_surname, named_from, surname_with_particle};
use self::words::{
    SMALL, before_name, begins_another, begins_another_role, is_behind_role, is_body, is_full_owner, is_name, is_owner,
    is_role, joins_compounds,
};
use crate::grammar::{PARTICIPLE, SAY};
use crate::language::Habits;
use crate::passages::passage::Passage;
use crate::whom::signs::meant::is_indefinite;

pub(crate) use self::newspaper::is_mark;

/// The longest mention, in tokens.
const LONGEST: usize = 10;

/// The pronoun at `at`, if it stands for someone.
pub(super) fn pronoun(tokens: &[Token], at: usize) -> Option<Phrase> {
    let token = tokens.get(at).filter(|token| token.is(PRONOUN) && token.bits & OBJECT == 0)?;
    token.is(MALE | FEMALE | PLURAL).then(|| Phrase { mention: Mention::Pronoun, tokens: at..at + 1, head: at..at + 1 })
}

/// The mention that begins at `start`, after a preposition: of pronouns, the forms that are no subject too.
pub(crate) fn governed(passage: &Passage<'_>, habits: &Habits, start: usize, high: usize) -> Option<Phrase> {
    let one = passage
        .tokens
        .get(start)
        .filter(|token| start < high && token.is(PRONOUN) && token.is(MALE | FEMALE) && token.bits & DETERMINER == 0);
    match one {
        Some(_) => Some(Phrase { mention: Mention::Pronoun, tokens: start..start + 1, head: start..start + 1 }),
        None => phrase(passage, habits, start, high),
    }
}

/// The mention that begins at `start`, with all of a body’s name that has `and` in it.
pub(crate) fn phrase(passage: &Passage<'_>, habits: &Habits, start: usize, high: usize) -> Option<Phrase> {
    one_of(passage, habits, start, high).map(|one| body_name::with_and(passage, habits, one, high))
}

/// Whether the word is a pronoun that is written as an article, right behind a relative one of people: `a chi lo critica`, `a quien la acusa`.
fn is_object_of_whoever(passage: &Passage<'_>, at: usize) -> bool {
    let is = |at: usize, list: &[&str]| list.iter().any(|word| passage.word_is(at, word));
    let romance = &passage.language().romance;
    is(at - 1, &romance.whoever) && is(at, &romance.objects)
}

/// The pronoun for whoever was mentioned last, right behind a verb and at the end of its clause: `replica este`, `assicura quest’ultima`.
fn this_one(passage: &Passage<'_>, habits: &Habits, at: usize, high: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let behind = at.checked_sub(1).is_some_and(|verb| tokens[verb].is(SAY | PARTICIPLE) && !tokens[verb].is(CAPITAL));
    if !habits.drops_subject || !behind {
        return None;
    }
    let ends = |end: usize| tokens[..high].get(end).is_none_or(|next| next.kind != Kind::Word || next.is(PREPOSITION));
    passage.language().romance.this_one.iter().find_map(|this| {
        let end = at + this.split(' ').count();
        let whole = this.split(' ').enumerate().all(|(i, word)| passage.word_is(at + i, word));
        (whole && ends(end)).then_some(Phrase { mention: Mention::Role, tokens: at..end, head: at..end })
    })
}

/// Whoever stands behind an article and an adjective with its measure: `der 34 Jahre alte Rowe`, `der gut zwei Meter große Rowe`. In German.
fn measured(passage: &Passage<'_>, habits: &Habits, articles: Range<usize>, high: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let number = articles.end + usize::from(tokens.get(articles.end)?.is(ADVERB));
    let [count, noun, adjective] = tokens.get(number..number + 3).filter(|_| habits.nouns_capital)? else {
        return None;
    };
    let said_of = adjective.content() && adjective.bits & CAPITAL == 0;
    if count.kind != Kind::Number || !noun.is(CAPITAL) || !said_of || number + 3 >= high {
        return None;
    }
    let one = phrase(passage, habits, number + 3, high).filter(|one| one.mention != Mention::Pronoun)?;
    // `der 34 Jahre alte Marler`, `die 70 Jahre alte Witwe Bo Linds`: no names
    let unknown = one.head.len() == 1 && one.tokens.len() == 1 && !tokens[number + 3].is(FIRST_NAME);
    let bare = one.mention == Mention::Person && unknown && !surname::is_surname(passage, number + 3);
    if bare || super::beside::is_owned(passage, habits, &one) {
        return None;
    }
    Some(Phrase { tokens: articles.start..one.tokens.end, ..one })
}

/// The mention that begins at `start`.
fn one_of(passage: &Passage<'_>, habits: &Habits, start: usize, high: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let high = high.min(tokens.len());
    // `Von der Heyde fügte hinzu`
    if tokens.get(start).filter(|_| start < high)?.is(PARTICLE)
        && tokens[start].is(CAPITAL)
        && tokens[start].bits & DETERMINER == 0
        && before_name(&tokens[..high], start)
    {
        let name = (start..high).find(|at| is_name(&tokens[*at]))?;
        let end = name + tokens[name..high].iter().take_while(|token| is_name(token)).count();
        // `Von Reue keine Spur`: at the beginning of a sentence it is a name only where that speaks
        let inside = start > 0 && !matches!(tokens[start - 1].kind, Kind::End | Kind::Quoted);
        if inside || passage.word_is(start, "von") && tokens.get(end).is_some_and(|verb| verb.is(SAY)) {
            return Some(Phrase { mention: Mention::Person, tokens: start..end, head: start..end });
        }
        return None;
    }
    if habits.nouns_capital
        && let Some(end) = surname_with_particle(passage, start, high)
    {
        return Some(Phrase { mention: Mention::Person, tokens: start..end, head: start..end });
    }
    if let Some(newspaper) = newspaper(passage, habits, start, high) {
        return Some(newspaper);
    }
    if tokens.get(start).filter(|_| start < high)?.is(PRONOUN) && tokens[start].bits & DETERMINER == 0 {
        return pronoun(tokens, start);
    }
    // `a chi lo critica`: no article
    if habits.drops_subject && start > 0 && tokens[start].is(DETERMINER) && is_object_of_whoever(passage, start) {
        return None;
    }
    if let Some(this) = this_one(passage, habits, start, high) {
        return Some(this);
    }
    // `siger SF's spidskandidat, Bo Lind`: whoever the owner has
    if habits.bare_nouns
        && tokens[start].is(POSSESSIVE)
        && tokens[start].name()
        && tokens.get(start + 1).is_some_and(|noun| start + 1 < high && noun.content() && noun.bits & CAPITAL == 0)
        && let Some(owned) = phrase(passage, habits, start + 1, high)
        && (owned.mention == Mention::Person || tokens[owned.head.clone()].iter().any(is_role))
    {
        let head = if owned.mention == Mention::Role { start..owned.head.end } else { owned.head };
        return Some(Phrase { tokens: start..owned.tokens.end, head, ..owned });
    }
    let mut first = start;
    while first < high && first < start + 2 && tokens[first].is(DETERMINER) {
        first += 1;
    }
    // `120 Künstler fordern`
    let counted = first == start
        && first + 1 < high
        && tokens[first].kind == Kind::Number
        && tokens[first + 1].content()
        && !tokens[first + 1].is(TIME)
        && tokens[first + 1].is(CAPITAL) == habits.nouns_capital;
    first += usize::from(counted);
    // `fortæller 31-årige Ada Rowe`
    let by_age = first == start
        && habits.bare_nouns
        && first + 1 < high
        && aged(&passage.text[tokens[first].range()])
        && is_name(&tokens[first + 1]);
    first += usize::from(by_age);
    let determined = first > start && !by_age;
    // `Letzterer`: no name
    if habits.nouns_capital && !determined && passage.is_one_of(start, &passage.language().small_words.latter) {
        return Some(Phrase { mention: Mention::Role, tokens: start..start + 1, head: start..start + 1 });
    }
    if determined && let Some(one) = measured(passage, habits, start..first, high) {
        return Some(one);
    }
    // `der 46-Jährige`, `der heute 46-Jährige`, but not `der 46-jährige Rowe`
    let now = habits.nouns_capital && first + 1 < high && tokens[first].is(ADVERB | TIME);
    let age = first + usize::from(now);
    if determined
        && age < high
        && aged(&passage.text[tokens[age].range()])
        && !tokens.get(age + 1).is_some_and(|next| age + 1 < high && next.is(CAPITAL))
    {
        return Some(Phrase { mention: Mention::Role, tokens: start..age + 1, head: start..age + 1 });
    }
    // `säger 15-åringen`: the article is the noun's end
    let whole_age = first == start && habits.bare_nouns && tokens[start].kind == Kind::Number;
    if whole_age && passage.text[tokens[start].range()].ends_with("åringen") {
        return Some(Phrase { mention: Mention::Role, tokens: start..start + 1, head: start..start + 1 });
    }
    // `hans tidligere kollega`
    let is_former = |word: &str| passage.language().former.iter().any(|former| word.eq_ignore_ascii_case(former));
    let former = |at: usize| {
        let noun = || tokens.get(at + 1).is_some_and(|noun| at + 1 < high && noun.is(ROLE | TITLE));
        determined && at == first && noun() && is_former(&passage.text[tokens[at].range()])
    };
    let mut end = first;
    let mut named = None;
    while end < high && end < start + LONGEST {
        let token = &tokens[end];
        // `Till Sommer`: a time that is a surname
        // and by itself later: `sagt Sommer`
        let surname = token.is(TIME)
            && token.is(CAPITAL)
            && (end > first && tokens[end - 1].is(FIRST_NAME)
                || !determined && end == first && is_surname(passage, end));
        // `ropade en man`, `en äldre man`: no pronoun there
        let said_of = || tokens[first..end].iter().all(|word| word.content() && word.bits & CAPITAL == 0);
        let noun = || {
            let alike = token.is(PRONOUN) && token.bits & (MALE | FEMALE | PLURAL | DETERMINER) == 0;
            let near = end == first || habits.bare_nouns && end <= first + 1 && said_of();
            alike && near && first == start + 1 && is_indefinite(passage, start)
        };
        let stop = token.is(TIME) && token.bits & FIRST_NAME == 0 && !surname
            || token.kind == Kind::Word
                && token.is(FUNCTION)
                && !token.is(PARTICLE)
                && !former(end)
                && !noun()
                && !joins_compounds(passage, habits, end, high);
        let goes_on = match token.kind {
            Kind::Word if stop => false,
            Kind::Word
                if habits.nouns_capital
                    && end > first + 1
                    && tokens[end - 2].is(FIRST_NAME)
                    && begins_another(passage, end, high) =>
            {
                false
            }
            Kind::Word
                if habits.nouns_capital
                    && end == start + 2
                    && end == first + 1
                    && tokens.get(end + 1).is_some_and(|next| end + 1 < high && next.is(FIRST_NAME))
                    && begins_another_role(passage, start, end) =>
            {
                false
            }
            Kind::Word | Kind::Dash if end > first && joins_compounds(passage, habits, end, high) => true,
            Kind::Word if surname || is_name(token) => {
                named.get_or_insert(end);
                true
            }
            // `Ada von Rowe`, but not `die Ministerin der Zeitung`
            Kind::Word if token.is(PARTICLE) => {
                let left = &tokens[end - usize::from(end > first)];
                // `Ruth von der Heyde`, but not `Jens Albrecht der Zeitung`
                let noun = habits.nouns_capital
                    && !left.is(if token.is(DETERMINER) { PARTICLE } else { FIRST_NAME | PARTICLE });
                // `Jens Hagen von der Feuerwehr Marl`: a surname that is a first name, too
                let body = || {
                    let name = tokens[end..high].iter().find(|next| is_name(next));
                    habits.nouns_capital && name.is_some_and(|name| is_body(passage, name))
                };
                // `Ada Rowe dell’Università`, but `Ada dell’Orto`
                let of = is_contracted(token)
                    && (!left.is(FIRST_NAME | PARTICLE)
                        || tokens[end + 1..high].iter().find(|next| is_name(next)).is_some_and(|name| name.is(ROLE)));
                named.is_some() && !noun && !of && before_name(&tokens[..high], end) && !body()
            }
            // `Rowes koncernchef Bo Lind`, where an owner has no apostrophe
            // `Bo Linds familj`
            Kind::Word
                if habits.bare_nouns
                    && named.is_some_and(|named| {
                        named + 1 == end || token.is(ROLE) || is_full_owner(passage, named..end, high)
                    })
                    && token.bits & (CAPITAL | FUNCTION | TIME | SAY) == 0
                    && is_owner(passage, &tokens[end - 1])
                    && (token.is(ROLE)
                        || tokens
                            .get(end + 1)
                            .is_some_and(|next| end + 1 < high && (is_name(next) || next.kind == Kind::Comma))) =>
            {
                named = None;
                true
            }
            // `le Premier ministre`
            Kind::Word
                if token.is(ROLE | TITLE)
                    && end > first
                    && tokens[end - 1].is(ROLE)
                    && tokens[end - 1].is(CAPITAL)
                    && !habits.nouns_capital =>
            {
                named = None;
                true
            }
            // `Oppositionens leder Per Stage`
            Kind::Word
                if token.is(ROLE | TITLE)
                    && tokens.get(end + 1).is_some_and(|next| end + 1 < high && is_name(next)) =>
            {
                named = None;
                true
            }
            Kind::Word => {
                let told = tokens[first..end].iter().any(|token| token.is(ROLE | TITLE));
                let verb = told && habits.past.iter().any(|past| passage.text[token.range()].ends_with(past));
                // `En äldre man sopar glas`, but `ropade en man längst bak`
                let behind_verb = start > 0 && tokens[start - 1].is(SAY);
                let man = end > first && tokens[end - 1].is(PRONOUN) && !behind_verb;
                let behind_role = habits.bare_nouns && end > first && is_behind_role(passage, first, end, determined);
                named.is_none()
                    && !verb
                    && !man
                    && !behind_role
                    && end - first < SMALL
                    && (determined || habits.bare_nouns || token.is(ROLE | TITLE) || tokens[first].is(ROLE | TITLE))
            }
            Kind::Number => determined && named.is_none(),
            // `l’entreprise Ponts & Câbles`
            Kind::Other => {
                named.is_some() && end + 1 < high && is_name(&tokens[end + 1]) && &passage.text[token.range()] == "&"
            }
            _ => false,
        };
        if !goes_on {
            break;
        }
        end += 1;
        if token.is(POSSESSIVE) {
            break;
        }
    }
    // `einer rief`, `sagte einer von ihnen`: one of them
    if end == first && determined {
        let next = tokens.get(end);
        let alone = next.is_none_or(|next| {
            matches!(next.kind, Kind::Stop | Kind::Comma | Kind::End)
                || next.is(SAY | PREPOSITION) && next.bits & CAPITAL == 0
                || habits.of.iter().any(|of| passage.word_is(end, of))
        });
        // and `raconté l’un d’eux`
        let the_one = first == start + 2 && !habits.verb_second && is_indefinite(passage, start + 1);
        let one = alone && (first == start + 1 && is_indefinite(passage, start) || the_one);
        return one.then_some(Phrase { mention: Mention::Role, tokens: start..first, head: start..first });
    }
    if end == first {
        return None;
    }
    let whole = start..end;
    let Some(named) = named else {
        let role = determined || habits.bare_nouns || tokens[first..end].iter().any(|token| token.is(ROLE | TITLE));
        return role.then(|| of_someone(passage, habits, whole.start, end, high));
    };
    let name = named_from(passage, habits, named, end);
    if name == end {
        return Some(of_someone(passage, habits, start, end, high));
    }
    let first_name = tokens[name..end].iter().any(|token| token.is(FIRST_NAME));
    // `a raconté la Lyonnaise`: where somebody is from
    let from = determined && !habits.nouns_capital && name == first && end == first + 1 && !first_name;
    if from && passage.language().is_epithet(&passage.text[tokens[name].range()]) {
        return Some(Phrase { mention: Mention::Role, tokens: start..end, head: start..end });
    }
    // `die Wehr`, `die junge Wehr`, `die 41-jährige Winzerin`: where nouns have capitals, one word that nothing tells to be a surname is a noun
    let age = |token: &Token| token.kind == Kind::Number && aged(&passage.text[token.range()]);
    let small = |token: &Token| token.kind == Kind::Word && token.bits & CAPITAL == 0 || age(token);
    let noun =
        habits.nouns_capital && name + 1 == end && tokens[first..name].iter().all(small) && !is_surname(passage, name);
    // `das Landgericht Marl`, `die Polizei Marl`: the body there is, and no person
    let there = determined
        && habits.nouns_capital
        && !first_name
        && name > first
        && is_body(passage, &tokens[name - 1])
        && !is_surname(passage, name);
    if determined
        && !first_name
        && let Some(whole) = body_name::whole(passage, habits, first..name, end, high)
    {
        return Some(match whole {
            Some(whole) => Phrase { mention: Mention::Organisation, tokens: start..whole, head: name..whole },
            None => Phrase { mention: Mention::Role, tokens: start..end, head: start..name },
        });
    }
    // `la Banca Popolare`, `a Fundação Ada Rowe`: with a capital of its own it is part of the name
    let whole_name = determined && !habits.nouns_capital && name > first && {
        let noun = &tokens[name - 1];
        noun.is(ROLE) && noun.is(NEUTER) && noun.is(CAPITAL)
    };
    let own_article = determined && !first_name && (name == first || noun) || there || whole_name;
    let no_person = own_article || tokens[end - 1].is(ALL_CAPS) && !first_name && end - name == 1;
    if no_person {
        let phrase = of_someone(passage, habits, start, end, high);
        let mention = if phrase.mention == Mention::Role { Mention::Organisation } else { phrase.mention };
        return Some(Phrase { mention, ..phrase });
    }
    Some(Phrase { mention: Mention::Person, tokens: whole, head: name..end })
}
