//! Whom the introduction of an interview means by the one who answers. Who stands behind `to` or `with` may as well be the reporter: so who
//! asks is told first (by the by-line, by being called a reporter, or as a newspaper's own), and of two who are left it is the one who is
//! introduced by a role, or whom the headline names. In doubt nobody.

use std::ops::Range;

use copydesk_text::names::people::{People, Person};
use copydesk_text::vocabulary::{
    CAPITAL, DETERMINER, FEMALE, FIRST_NAME, MALE, NEUTER, POSSESSIVE, PREPOSITION, PRONOUN, ROLE, TITLE,
};
use copydesk_text::words::{Kind, Token};

use super::dead::has_died;
use super::heading::Heading;
use super::phrases::{Announcement, Place, of_class};
use super::tells::{Talk, acts, another_says, is_told_by, takes_up};
use crate::grammar::{SAY, VERB};
use crate::language::Language;

/// What the header of the article tells of an interview.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Header<'a> {
    pub(crate) headline: Option<&'a str>,
    pub(crate) byline: Option<&'a str>,
}

/// How many words of a role may stand before a name, and how many behind it may begin what is set beside it.
const ROLE_BEFORE: usize = 10;
const ROLE_BEHIND: usize = 4;

/// How many words may be set beside a name.
const APPOSED: usize = 14;

/// How many people an introduction names at most.
const PEOPLE: usize = 12;

/// The longest line that may be nothing but who wrote it, in bytes.
const LINE: usize = 60;

/// How sure it is that the one whose interview is announced is the one who answers, and that the only one named is: whose interview is announced
/// by a pronoun, whom the headline names, or by nothing at all.
const ANNOUNCED: f64 = 0.9;
const TAKEN_UP: f64 = 0.88;
const BY_HEADLINE: f64 = 0.86;
const ONLY_ONE: f64 = 0.8;

/// Where the one stands who answers, by block and byte, and how sure that is.
pub(crate) type Guest = ((usize, usize), f64);

/// Those of the introduction who may answer.
pub(crate) struct Guests<'p, 'a> {
    blocks: &'p [(&'a str, &'p [Token])],
    people: &'p People<'a>,
    language: &'p Language,
    talk: Talk<'p, 'a>,
    /// Those who ask.
    askers: Vec<usize>,
    /// Those whom the heading names, and whose interview it announces.
    titled: Vec<usize>,
    asked: Option<usize>,
    /// Whether the heading announces the interview of somebody else, or of somebody whom nothing names here.
    unclear: bool,
}

impl<'p, 'a> Guests<'p, 'a> {
    pub(super) fn of(
        header: Header<'_>,
        heading: Heading<'_>,
        blocks: &'p [(&'a str, &'p [Token])],
        last: &[&str],
        people: &'p People<'a>,
        language: &'p Language,
        talk: Talk<'p, 'a>,
    ) -> Self {
        let (askers, titled) = (Vec::new(), Vec::new());
        let mut guests = Self { blocks, people, language, talk, askers, titled, asked: None, unclear: false };
        let all = || (0..PEOPLE).map_while(|index| people.person(index).map(|person| (index, person)));
        let behind = guests.signed(last);
        guests.askers = all()
            .filter(|(index, person)| guests.asks(header, &behind, *index, person))
            .map(|(index, _)| index)
            .collect();
        guests.titled = all().filter(|(_, person)| names(heading.text, person)).map(|(index, _)| index).collect();
        let Some(name) = heading.announces else { return guests };
        let mut announced = all().filter(|(_, person)| names(name, person));
        let one = announced.next().filter(|_| announced.next().is_none());
        let full = all().find(|(_, person)| person.name == name);
        guests.asked = full.or(one).map(|(index, _)| index).filter(|index| !guests.askers.contains(index));
        guests.unclear = guests.asked.is_none() && (!name.is_empty() || !guests.titled.is_empty());
        guests
    }

    /// Whether somebody is told to be the one who asks; with what stands behind the words for that, in small letters.
    fn asks(&self, header: Header<'_>, behind: &[String], index: usize, person: &Person<'_>) -> bool {
        let name = person.name.to_lowercase();
        let byline = header.byline.is_some_and(|byline| byline.to_lowercase().contains(&name));
        byline || behind.iter().any(|rest| rest.starts_with(&name)) || self.is_reporter(index)
    }

    /// What stands behind the words that say who asks, in small letters.
    fn signed(&self, last: &[&str]) -> Vec<String> {
        let mut behind = Vec::new();
        let mut take = |rest: &str| behind.push(rest.trim_start_matches([' ', '\u{a0}', ':']).to_owned());
        for text in self.blocks.iter().map(|(text, _)| *text).chain(last.iter().copied()) {
            let small = text.to_lowercase();
            for phrase in of_class(self.language.tag, "asker") {
                if let Some(at) = phrase.finder.find(small.as_bytes()) {
                    take(&small[at + phrase.words.len()..]);
                }
            }
            for phrase in of_class(self.language.tag, "line").iter().filter(|_| small.len() <= LINE) {
                if let Some(rest) = small.strip_prefix(phrase.words).filter(|rest| rest.starts_with(' ')) {
                    take(rest);
                }
            }
        }
        behind
    }

    /// Whether a name stands beside a word for those who ask, or is a newspaper's own: `our reporter Ada Rowe`, `the Echo’s Ada Rowe`.
    fn is_reporter(&self, index: usize) -> bool {
        self.places(index).any(|(block, at)| {
            let (text, tokens) = self.blocks[block];
            let Some(first) = tokens.iter().position(|token| token.start == at) else { return false };
            let end = first + tokens[first..].iter().take_while(|token| token.name()).count();
            let reporter = |token: &Token| {
                let word = text[token.range()].to_lowercase();
                token.kind == Kind::Word
                    && of_class(self.language.tag, "reporter").iter().any(|known| known.words == word)
            };
            let before = tokens[..first].iter().rev().take(3).take_while(|token| token.kind == Kind::Word);
            let behind = tokens.get(end).is_some_and(|next| matches!(next.kind, Kind::Comma | Kind::Open));
            let owned = first > 0 && tokens[first - 1].is(POSSESSIVE) && tokens[first - 1].bits & FIRST_NAME == 0;
            owned
                || before.into_iter().any(reporter)
                || behind && tokens[end..].iter().skip(1).take(ROLE_BEHIND).any(reporter)
        })
    }

    /// Where somebody is named: block and byte.
    fn places(&self, index: usize) -> impl Iterator<Item = (usize, usize)> {
        (0..self.blocks.len()).flat_map(move |block| {
            let mentions = self.people.mentioned(block, 0..self.blocks[block].0.len());
            mentions.filter(move |(who, _)| *who == index).map(move |(_, at)| (block, at))
        })
    }

    /// Where the one stands whose interview is announced, and how sure that is; nowhere where two may be meant. None where nobody's is.
    pub(super) fn announced(&self, announcements: &[Announcement]) -> Option<Option<Guest>> {
        if self.unclear {
            return Some(None);
        }
        if let Some(at) = self.asked.and_then(|asked| self.people.first_mention(asked)) {
            return Some(Some((at, ANNOUNCED)));
        }
        let mut found: Option<(usize, (usize, usize))> = None;
        let mut unnamed = false;
        for announcement in announcements {
            if announcement.name == Place::Elsewhere {
                continue;
            }
            let named = match self.named_by(announcement) {
                Named::Nobody => {
                    unnamed |= self.is_unnamed(announcement);
                    continue;
                }
                Named::Several(those) => return Some(self.by_headline(|who| those.contains(&who))),
                Named::One(who, place) => (who, place),
            };
            match found {
                Some((another, _)) if another != named.0 => {
                    return Some(self.by_headline(|who| who == another || who == named.0));
                }
                _ => found = Some(named),
            }
        }
        match found {
            Some((_, at)) => Some(Some((at, ANNOUNCED))),
            None if unnamed => Some(None),
            None if announcements.iter().any(|announcement| announcement.name == Place::Elsewhere) => {
                Some(self.taken_up())
            }
            None if announcements.is_empty() => None,
            // `He spoke to Jane Ask`, who asks
            None if !self.askers.is_empty() => self.one_of_all(true).map(Some),
            None => self.by_headline(|who| self.is_introduced(who, true)).map(Some),
        }
    }

    /// The only one who may be meant, where the interview is announced as that of somebody who has been named.
    pub(crate) fn taken_up(&self) -> Option<Guest> {
        self.one_of_all(true).map(|(at, confidence)| (at, confidence.max(TAKEN_UP)))
    }

    /// The one guest of the introduction whom the heading names, if they `may` be meant.
    fn by_headline(&self, may: impl Fn(usize) -> bool) -> Option<Guest> {
        let mut named = self.titled.iter().filter(|who| !self.askers.contains(who));
        let one = named.next().filter(|who| named.next().is_none() && may(**who))?;
        Some((self.people.first_mention(*one)?, BY_HEADLINE))
    }

    /// The only one who is named in full and does not ask, or the only one of several whom the headline names.
    pub(crate) fn only_one(&self) -> Option<Guest> {
        self.one_of_all(false)
    }

    fn one_of_all(&self, announced: bool) -> Option<Guest> {
        let all = (0..PEOPLE).map_while(|index| self.people.person(index).map(|person| (index, person)));
        let mut guests = all.filter(|(index, _)| !self.askers.contains(index));
        match (guests.next(), guests.next()) {
            (Some((index, person)), None) if person.is_surely_one() && self.may_answer(index, announced) => {
                Some((self.people.first_mention(index)?, ONLY_ONE))
            }
            (None, _) | (Some(_), None) => None,
            _ => self.by_headline(|who| self.is_introduced(who, announced)),
        }
    }

    /// Whether nothing in the interview or before it tells that somebody else is asked than this one, whom no announcement names. In English.
    fn may_answer(&self, index: usize, announced: bool) -> bool {
        let Some(person) = self.people.person(index) else { return false };
        let surname = person.name.rsplit(' ').next().unwrap_or(person.name);
        let another = |block: usize| {
            let places = self.places(index).filter(|place| place.0 == block);
            let own: Vec<usize> = places.map(|(_, at)| at).collect();
            another_says(self.blocks[block].0, self.blocks[block].1, &own)
        };
        let talk = &self.talk;
        !talk.speaks_english(self.language.tag)
            || (announced || talk.addresses(self.language.tag))
                && !talk.is_about(surname)
                && !talk.asks_about(person.sex, &self.language.lexicon)
                && !has_died(self.blocks.iter().map(|(text, _)| *text), self.people, index, self.language)
                && !(0..self.blocks.len()).any(another)
    }

    /// Whether the introduction is about this one of several: named first, as the subject or with a role, which no other has. In English.
    fn is_introduced(&self, index: usize, announced: bool) -> bool {
        let told = |who: usize| self.places(who).any(|(block, at)| self.described(block, at));
        let opens = |(block, at): (usize, usize)| self.blocks[block].1.first().is_some_and(|first| first.start == at);
        let all = (0..PEOPLE).filter(|who| self.people.person(*who).is_some() && !self.askers.contains(who));
        let first = |who: usize| self.places(who).next();
        let acts = |(block, at): (usize, usize)| acts(self.blocks[block].0, self.blocks[block].1, at);
        let mut others = all.filter(|who| *who != index);
        !self.talk.speaks_english(self.language.tag)
            || self.may_answer(index, announced)
                && (told(index) || self.places(index).any(opens))
                && !others.any(|who| told(who) || first(who) < first(index) || self.places(who).any(acts))
    }

    /// Whom the sentence of an announcement names.
    fn named_by(&self, announcement: &Announcement) -> Named {
        let (text, tokens) = self.blocks[announcement.block];
        let words = &announcement.words;
        let Range { start: low, end: high } = announcement.sentence(text);
        let mut named: Vec<(usize, usize)> = Vec::new();
        let mut asker = false;
        for (who, at) in self.people.mentioned(announcement.block, low..high) {
            let full = self.people.person(who).is_some_and(|person| person.name.contains(' '));
            asker |= self.askers.contains(&who);
            if full && !self.askers.contains(&who) && !named.iter().any(|(known, _)| *known == who) {
                named.push((who, at));
            }
        }
        let english = self.talk.speaks_english(self.language.tag);
        let told_by = |at: usize| english && is_told_by(text, tokens, words, at);
        let place = |(who, at): (usize, usize)| Named::One(who, (announcement.block, at));
        match named[..] {
            [] => Named::Nobody,
            // `The conductor talks to Ada Rowe`: he may be asked by her
            [one] if told_by(one.1) && (announcement.name == Place::Ahead || one.1 >= words.end) => {
                Named::Several([usize::MAX; 2])
            }
            [one] if announcement.name == Place::Behind && one.1 >= words.end && !asker => {
                let before = tokens.iter().filter(|token| token.start >= low && token.end <= words.start);
                let human = before.clone().any(|token| {
                    token.is(ROLE | TITLE) && token.bits & NEUTER == 0 || token.is(PRONOUN) && token.is(MALE | FEMALE)
                });
                // `In an interview with Ada Rowe, the conductor explains`
                let fronted = before.clone().next().is_some_and(|first| first.is(PREPOSITION))
                    && text[one.1..high].contains(' ')
                    && text[one.1..high].split(' ').count() > 4;
                let told = self.titled.contains(&one.0) || !fronted && self.described(announcement.block, one.1);
                if (human || fronted) && !told { Named::Several([one.0; 2]) } else { place(one) }
            }
            [one] if announcement.name == Place::Ahead && one.1 >= words.end => Named::Nobody,
            [one] => place(one),
            _ => {
                let told: Vec<(usize, usize)> =
                    named.iter().copied().filter(|(_, at)| self.described(announcement.block, *at)).collect();
                match told[..] {
                    [one] => place(one),
                    _ => {
                        let behind = named.iter().find(|(_, at)| *at >= words.end).unwrap_or(&named[0]);
                        Named::Several([named[0].0, behind.0])
                    }
                }
            }
        }
    }

    /// Whether a role or a title stands beside the name at this byte: `the conductor Ada Rowe`, `Ada Rowe, the new head of the mill,`.
    fn described(&self, block: usize, at: usize) -> bool {
        let (_, tokens) = self.blocks[block];
        let Some(first) = tokens.iter().position(|token| token.start == at) else { return false };
        let end = first + tokens[first..].iter().take_while(|token| token.name()).count();
        let role = |token: &Token| token.is(ROLE | TITLE) && token.bits & FIRST_NAME == 0;
        let own = |token: &&Token| token.kind == Kind::Word && (!token.is(FIRST_NAME) || token.is(ROLE | TITLE));
        // `the new head of the orchestra, Ada Rowe`
        let comma = usize::from(first > 0 && tokens[first - 1].kind == Kind::Comma);
        let before = tokens[..first - comma].iter().rev().take(ROLE_BEFORE).take_while(own);
        let before: Vec<&Token> = before.take_while(|token| !token.is(SAY) || token.is(ROLE)).collect();
        // `The new head of the orchestra, Ada Rowe,`: what the comma parts is nothing but that
        let whole = comma > 0
            && before.last().is_some_and(|first| first.is(DETERMINER))
            && before.len() > 1
            && self.is_closed(block, end);
        let near =
            whole || before.iter().take(if comma > 0 { ROLE_BEFORE } else { ROLE_BEHIND }).any(|token| role(token));
        // `conductor Ada Rowe`, where the trade is not known: a small word and an article
        let noun = comma == 0
            && before.first().is_some_and(|word| word.content() && word.bits & (CAPITAL | VERB) == 0)
            && before.get(1).is_none_or(|word| word.is(DETERMINER | PREPOSITION));
        near || noun || self.apposed(block, end)
    }

    /// Whether an announcement that names nobody is about somebody new: `One of the dockers talked to us`. In English.
    fn is_unnamed(&self, announcement: &Announcement) -> bool {
        let (text, tokens) = self.blocks[announcement.block];
        let part = announcement.sentence(text);
        let mut named = self.people.mentioned(announcement.block, part.start..announcement.words.start);
        let words = tokens.iter().filter(|token| part.start <= token.start && token.end <= part.end);
        // `We met at her kitchen table`
        let behind = tokens.iter().find(|token| token.start >= announcement.words.end);
        let left_out = announcement.name == Place::Behind && behind.is_some_and(|next| next.is(PREPOSITION));
        self.talk.speaks_english(self.language.tag) && !left_out && named.next().is_none() && !takes_up(text, words)
    }

    /// Whether a comma stands behind the name that ends before this token.
    fn is_closed(&self, block: usize, end: usize) -> bool {
        self.blocks[block].1.get(end).is_some_and(|next| next.kind == Kind::Comma)
    }

    /// Whether a comma and what somebody is stand behind the name that ends before this token, and no other name: `, the new head of
    /// the mill,`
    fn apposed(&self, block: usize, end: usize) -> bool {
        let (text, tokens) = self.blocks[block];
        if !self.is_closed(block, end) {
            return false;
        }
        let rest = &tokens[end + 1..];
        let beside =
            rest.iter().take(APPOSED).take_while(|token| !matches!(token.kind, Kind::Comma | Kind::Stop)).count();
        let part = match &rest[..beside] {
            [first, .., last] => first.start..last.end,
            [one] => one.range(),
            [] => return false,
        };
        let opens = rest[0].is(DETERMINER | ROLE | TITLE);
        let closed = rest.get(beside).is_some_and(|next| matches!(next.kind, Kind::Comma | Kind::Stop))
            || part.end >= text.trim_end().len();
        opens && closed && self.people.mentioned(block, part).next().is_none()
    }
}

/// Whom a sentence names of those who may answer.
enum Named {
    Nobody,
    One(usize, (usize, usize)),
    /// One of these two, if anybody.
    Several([usize; 2]),
}

/// Whether a headline names somebody, by the surname at least.
fn names(headline: &str, person: &Person<'_>) -> bool {
    let Some(surname) = person.name.rsplit(' ').next() else { return false };
    headline.match_indices(surname).any(|(at, _)| {
        let left = headline[..at].chars().next_back();
        let right = headline[at + surname.len()..].chars().next();
        !left.is_some_and(char::is_alphanumeric) && !right.is_some_and(char::is_alphanumeric)
    })
}
