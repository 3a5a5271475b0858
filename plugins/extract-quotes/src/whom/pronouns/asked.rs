//! Whom a pronoun means behind a sentence in which one does something to another of the same sex: whoever is asked answers, and where one
//! arrests the other, either may speak. `Ada Rowe asked Jane Ask why. “…,” she said`

use std::ops::Range;

use copydesk_text::names::people::{People, Spoke};
use copydesk_text::names::phrase::{Mention, Phrase, after};
use copydesk_text::vocabulary::{
    AUXILIARY, CAPITAL, CONJUNCTION, DETERMINER, DOCUMENT, FEMALE, MALE, NEUTER, OBJECT, PLURAL, POSSESSIVE, POSSESSOR,
    PREPOSITION, PRONOUN, RELATIVE, ROLE, TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::draft::Found;
use crate::grammar::{SAY, VERB};
use crate::language::turns::Turn;
use crate::passages::around::sentence_before;
use crate::passages::passage::Passage;
use crate::whom::antecedents::meant_by_role::meant_by_role;
use crate::whom::roles::introduced::introduced;
use crate::whom::signs::doubt::{sex_of_one, stands_for};
use crate::whom::signs::meant::Antecedent;

/// How far behind the verb whom it is done to may stand, in tokens.
const NEAR: usize = 8;

/// A pronoun that stands for one human being, where it is the speaker of a quotation.
pub(crate) struct He<'p, 'a> {
    pub(crate) passages: &'p [Passage<'a>],
    pub(crate) people: &'p People<'a>,
    /// Where the quotation stands.
    pub(crate) quoted: (usize, usize),
    pub(crate) found: &'p Found,
    pub(crate) spoke: Spoke,
}

/// Who is meant instead of whom the order of the names tells, and who asked.
pub(crate) struct Answer<'a> {
    pub(crate) meant: Antecedent<'a>,
    pub(crate) asker: Option<usize>,
}

/// The two of a sentence of which one does something to the other.
struct Two {
    turn: Turn,
    /// Whether one asks the other, if only to do something.
    asks: bool,
    /// Who does it, where that is one of the people.
    one: Option<usize>,
    other: Other,
}

/// Whom it is done to.
enum Other {
    Person(usize),
    Role(Phrase),
    /// The sex that it tells; 0 where it tells none.
    Pronoun(u32),
}

impl<'a> He<'_, 'a> {
    /// Whom it means, where that is not the `person` whom the order of the names tells.
    pub(crate) fn answers(&self, person: Option<usize>) -> Option<Answer<'a>> {
        let sex = self.sex()?;
        let (block, index) = self.quoted;
        let own = self.passages.get(block)?;
        let start = own.sentence(*own.places.get(index)?).start;
        let (before, sentence) = sentence_before(self.passages, block, start)?;
        let told = self.told();
        if let Some(asker) = person.filter(|person| self.is_asker(*person, (before, &sentence), (block, start))) {
            let meant = self.only_other((before, &sentence), asker, sex);
            return Some(Answer { meant, asker: Some(asker) });
        }
        if let Some(addressed) = told.filter(|told| Some(*told) == person) {
            return Some(Answer { meant: self.only_other((before, &sentence), addressed, sex), asker: None });
        }
        // `wollte von Eva Lind wissen, wo sie war. „…“, antwortete sie`; whoever asks may go on: `„Ich warte seit Mai“, sagte sie`
        let puts = |person: &usize| self.cue_answers() && self.puts_question(before, &sentence, *person);
        if let Some(asker) = person.filter(puts) {
            return Some(Answer { meant: self.only_other((before, &sentence), asker, sex), asker: Some(asker) });
        }
        let mut two = self.two(before, sentence.clone())?;
        // `She asked Jane Ask why. “…,” she said`: whoever she is who asked
        if two.turn == Turn::Asks && two.one.is_none() && self.asks_by_pronoun(before, &sentence, sex) {
            two.one = person;
        }
        // somebody else than the one who does it is meant anyway
        if person.is_some() && person != two.one {
            return None;
        }
        let turn = if two.turn == Turn::Acts && self.cue_answers() { Turn::Asks } else { two.turn };
        let other = match two.other {
            Other::Person(other) => {
                // `Bo Lind sued Rowe Motors`
                let human = || self.people.person(other).is_some_and(|one| one.is_human());
                let fits = other_fits(self.people, other, sex) && (turn == Turn::Asks || human());
                if !fits || Some(other) == two.one || told == Some(other) {
                    return None;
                }
                Antecedent::Person(other)
            }
            _ if person.is_none() => return None,
            Other::Role(role) => {
                let told = self.sex_of(before, &role);
                if told != 0 && told & sex == 0 {
                    return None;
                }
                meant_by_role(self.passages, self.people, self.quoted, self.found, (before, role), sex, self.spoke)
            }
            Other::Pronoun(told) if told != 0 && told & sex == 0 => return None,
            Other::Pronoun(_) => {
                let at = self.passages[before].tokens.get(sentence.start)?.start;
                let before = self.people.pronoun(before, at, sex, self.spoke).filter(|before| Some(*before) != two.one);
                before.map_or(Antecedent::Unclear, Antecedent::Person)
            }
        };
        let meant = match turn {
            _ if self.cue_is(Turn::Asks) && two.asks => return None,
            Turn::Asks if self.is_question() && !self.cue_answers() => Antecedent::Unclear,
            Turn::Asks => other,
            Turn::Acts if person.is_none() || self.speaks_of(sex) => return None,
            // `Officer Bo Lind stopped Uwe Rowe. “…,” he told the officer`
            Turn::Acts if told.is_some() && told == two.one => other,
            Turn::Acts => Antecedent::Unclear,
        };
        let asker = two.one.filter(|_| turn == Turn::Asks);
        Some(Answer { meant, asker })
    }

    /// Whether a sentence opens with a pronoun of this sex and the verb by which one asks another. Not where that one asks leave: `She asked Jane Ask
    /// if she could go. “…,” she said`.
    fn asks_by_pronoun(&self, block: usize, sentence: &Range<usize>, sex: u32) -> bool {
        let passage = &self.passages[block];
        let (turns, tokens) = (&passage.language().turns, &passage.tokens[sentence.clone()]);
        let [he, verb, rest @ ..] = tokens else { return false };
        let own = |token: &Token| {
            token.is(PRONOUN)
                && token.bits & (MALE | FEMALE) == sex
                && token.bits & (PLURAL | POSSESSOR | RELATIVE) == 0
        };
        let word = |token: &Token| &passage.text[token.range()];
        let asks_leave =
            |words: &[Token]| turns.is_if(word(&words[0])) && own(&words[1]) && turns.is_leave(word(&words[2]));
        own(he)
            && turns.turn(word(verb)) == Some(Turn::Asks)
            && (self.cue_answers() || !rest.windows(3).any(asks_leave))
    }

    /// Whether the person is named before the verb by which a sentence tells that somebody puts a question: `Richterin Ada Rowe wollte von der Zeugin wissen`.
    fn puts_question(&self, block: usize, sentence: &Range<usize>, person: usize) -> bool {
        let passage = &self.passages[block];
        let turns = &passage.language().turns;
        let word = |at: usize| &passage.text[passage.tokens[at].range()];
        let puts =
            |at: usize| turns.puts(word(at)).is_some_and(|part| (at + 1..sentence.end).any(|at| word(at) == part));
        let verb = sentence.clone().find(|at| puts(*at)).filter(|verb| *verb > sentence.start);
        verb.is_some_and(|verb| {
            let mut named = self.people.mentioned(block, passage.bytes(&(sentence.start..verb)));
            named.any(|(other, _)| other == person)
        })
    }

    /// The sex that the pronoun tells, where it stands for one.
    fn sex(&self) -> Option<u32> {
        let token = self.passages.get(self.found.block)?.tokens.get(self.found.speaker.head.start)?;
        sex_of_one(token)
    }

    /// The sex that a role tells; in German by its ending too.
    fn sex_of(&self, block: usize, role: &Phrase) -> u32 {
        let passage = &self.passages[block];
        let language = passage.language();
        let Some(noun) = passage.tokens[role.head.clone()].iter().find(|token| token.is(ROLE | TITLE)) else {
            return 0;
        };
        let german = |noun: &str| if noun.ends_with("in") { FEMALE } else { MALE };
        match noun.bits & (MALE | FEMALE) {
            0 if language.nouns_capital() => german(&passage.text[noun.range()]),
            0 => language.sex_of_article(&passage.text[passage.tokens[role.head.start].range()]),
            sex => sex,
        }
    }

    /// The verb that tells that it speaks.
    fn cue(&self) -> Option<&'a str> {
        let (block, cue) = self.found.cue?;
        let passage = self.passages.get(block)?;
        Some(&passage.text[passage.tokens.get(cue)?.range()])
    }

    fn cue_is(&self, turn: Turn) -> bool {
        let turns = &self.passages[self.found.block].language().turns;
        self.cue().is_some_and(|cue| turns.turn(cue) == Some(turn))
    }

    fn cue_answers(&self) -> bool {
        let turns = &self.passages[self.found.block].language().turns;
        self.cue().is_some_and(|cue| turns.answers(cue))
    }

    /// What is quoted.
    fn quotation(&self) -> &'a str {
        let passage = &self.passages[self.quoted.0];
        passage.pairs.get(self.quoted.1).map_or("", |pair| &passage.text[pair.inner.clone()])
    }

    fn is_question(&self) -> bool {
        self.quotation().trim_end().ends_with('?')
    }

    /// Whether the quotation speaks of one of this sex, and so of the other of the two: `Kit Dove sued Lou Marsh. “She robbed me,” she said`
    fn speaks_of(&self, sex: u32) -> bool {
        /// So many words are looked at.
        const WORDS: usize = 60;
        let lexicon = &self.passages[self.quoted.0].language().lexicon;
        let words = self.quotation().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.take(WORDS).any(|word| stands_for(lexicon.get(word.to_lowercase().as_bytes()), sex))
    }

    /// Who is told it, behind the verb of saying: `he told the officer`, `sagte sie zu Rowe`.
    fn told(&self) -> Option<usize> {
        let (block, cue) = self.found.cue?;
        let passage = self.passages.get(block).filter(|_| block == self.found.block)?;
        let mut at = cue.max(self.found.speaker.tokens.end.checked_sub(1)?) + 1;
        let next = passage.tokens.get(at)?;
        at += usize::from(passage.language().turns.is_to(&passage.text[next.range()]));
        let end = passage.sentence(at).end;
        let phrase = after(&passage.tokens, at, end, VERB)?;
        match phrase.mention {
            Mention::Person => self.people.named(passage.text, &passage.tokens, phrase.head),
            Mention::Role => {
                let found = Found { block, speaker: phrase, cue: None, means: None, ..self.found.clone() };
                introduced(self.passages, self.people, &found)
            }
            _ => None,
        }
    }

    /// Whether somebody is named only as the one who asks, in the sentence before or in the quotation’s own: `Auf die Frage von Bo Lind`.
    fn is_asker(&self, person: usize, before: (usize, &Range<usize>), own: (usize, usize)) -> bool {
        let passage = &self.passages[own.0];
        let end = passage.places.get(self.quoted.1).copied().unwrap_or(own.1);
        let own = (own.0, &(own.1..end));
        [before, own].iter().any(|(block, sentence)| {
            let passage = &self.passages[*block];
            let word = |at: usize| passage.tokens.get(at).map_or("", |token| &passage.text[token.range()]);
            let turns = &passage.language().turns;
            let by = |at: &usize| {
                passage.tokens.get(at + 1).is_some_and(|of| of.is(PREPOSITION)) && turns.is_by(word(*at), word(at + 1))
            };
            let Some(by) = (*sentence).clone().find(by) else { return false };
            let behind = &passage.tokens[(by + 2).min(sentence.end)..sentence.end.min(by + 2 + NEAR)];
            let words = behind.iter().take_while(|token| token.kind == Kind::Word);
            let Some((first, last)) = words.clone().next().zip(words.last()) else { return false };
            self.people.mentioned(*block, first.start..last.end).next().is_some_and(|(asker, _)| asker == person)
        })
    }

    /// The only other one of this sex whom the sentence names.
    fn only_other(&self, (block, sentence): (usize, &Range<usize>), than: usize, sex: u32) -> Antecedent<'a> {
        let passage = &self.passages[block];
        let mut others = self
            .people
            .mentioned(block, passage.bytes(sentence))
            .map(|(other, _)| other)
            .filter(|other| *other != than && other_fits(self.people, *other, sex));
        match others.next() {
            Some(only) if others.all(|other| other == only) => Antecedent::Person(only),
            _ => Antecedent::Unclear,
        }
    }

    /// The two of a sentence of which one does something to the other.
    fn two(&self, block: usize, sentence: Range<usize>) -> Option<Two> {
        let passage = &self.passages[block];
        let turns = &passage.language().turns;
        sentence.clone().find_map(|verb| {
            let token = &passage.tokens[verb];
            if token.kind != Kind::Word || token.is(CAPITAL) {
                return None;
            }
            let turn = turns.turn(&passage.text[token.range()])?;
            self.two_of(block, &sentence, verb, turn)
        })
    }

    /// Those of this verb.
    fn two_of(&self, block: usize, sentence: &Range<usize>, verb: usize, turn: Turn) -> Option<Two> {
        let passage = &self.passages[block];
        let (tokens, turns) = (&passage.tokens, &passage.language().turns);
        let word = |at: usize| tokens.get(at).map_or("", |token| &passage.text[token.range()]);
        let named: Vec<(usize, usize)> = self
            .people
            .mentioned(block, passage.bytes(sentence))
            .map(|(person, at)| {
                let here = &tokens[sentence.clone()];
                (person, sentence.start + here.partition_point(|token| token.start < at))
            })
            .collect();
        let before = named.iter().rev().find(|(_, at)| *at < verb);
        let asks = turn == Turn::Asks;
        // `hat Ada Rowe gefragt`: whom it is done to stands before the participle
        let have = || tokens[sentence.start..verb].iter().any(|token| token.is(AUXILIARY));
        if passage.language().nouns_capital() && have() {
            let mut pair = named.iter().filter(|(_, at)| *at < verb);
            let ((one, first), (other, second)) = (pair.next()?, pair.next()?);
            let between = &tokens[first + 1..*second];
            let plain = between.iter().all(|token| token.bits & (CONJUNCTION | PREPOSITION) == 0);
            return plain.then_some(Two { turn, asks, one: Some(*one), other: Other::Person(*other) });
        }
        let auxiliary = verb > sentence.start && tokens[verb - 1].is(AUXILIARY);
        if turns.clitic_before(|left| if verb >= sentence.start + left { word(verb - left) } else { "" }, auxiliary) {
            return Some(Two { turn, asks, one: before.map(|(one, _)| *one), other: Other::Pronoun(0) });
        }
        // `Ada Rowe ran from a lane of which she said she had asked her coach to complain`
        let by_pronoun = before.is_none() && verb == sentence.start + 1 && asks;
        let clause = before.map_or(sentence.start + usize::from(by_pronoun), |(_, at)| *at)..verb;
        let another =
            |token: &Token| token.is(PRONOUN) && token.bits & (OBJECT | POSSESSOR | RELATIVE) == 0 || token.is(SAY);
        if tokens[clause].iter().any(another) {
            return None;
        }
        let quoted = verb.checked_sub(1).is_some_and(|left| {
            let comma = left > 0 && tokens[left].kind == Kind::Comma;
            tokens[left - usize::from(comma)].kind == Kind::Quoted
        });
        let subject = |at: usize| {
            let token = &tokens[at];
            token.is(ROLE | TITLE) || token.is(PRONOUN) && token.bits & OBJECT == 0
        };
        let inverted = quoted || before.is_none() && !(sentence.start..verb).any(subject);
        let mut at = verb + 1;
        let mut one = before.map(|(one, _)| *one);
        if inverted {
            let (person, from) = named.iter().find(|(_, at)| *at > verb && *at <= verb + NEAR)?;
            one = Some(*person);
            at = from + tokens[*from..sentence.end].iter().take_while(|token| token.name()).count();
        }
        let other = self.other(block, at..sentence.end, &named)?;
        let (other, end) = other;
        // `questioned Jane Ask for an hour`
        let time = |at: usize| tokens.get(at).is_some_and(|token| token.is(TIME));
        let wanted = asks && turns.is_wanted(word(end)) && !(end + 1..end + 4).any(time);
        Some(Two { turn: if wanted { Turn::Acts } else { turn }, asks, one, other })
    }

    /// Whom it is done to, who stands in these tokens, and where that ends.
    fn other(&self, block: usize, part: Range<usize>, named: &[(usize, usize)]) -> Option<(Other, usize)> {
        let passage = &self.passages[block];
        let (tokens, turns) = (&passage.tokens, &passage.language().turns);
        let first = tokens.get(part.start).filter(|_| !part.is_empty())?;
        let sexed = first.bits & (MALE | FEMALE) != 0 && first.bits & PLURAL == 0;
        let alone = !first.is(POSSESSOR) || tokens.get(part.start + 1).is_none_or(|next| !next.content());
        if sexed && alone && first.is(OBJECT | POSSESSOR) {
            return Some((Other::Pronoun(first.bits & (MALE | FEMALE)), part.start + 1));
        }
        let to = |at: usize| turns.is_to(&passage.text[tokens[at].range()]);
        for at in part.clone().take(NEAR) {
            if let Some((person, _)) = named.iter().find(|(_, start)| *start == at) {
                let end = at + tokens[at..part.end].iter().take_while(|token| token.name()).count();
                // `Ada Rowe asked Jane Ask’s lawyer`
                let owner = tokens[at..end].last().is_some_and(|last| last.is(POSSESSIVE));
                return (!owner).then_some((Other::Person(*person), end));
            }
            let token = &tokens[at];
            let comma = token.kind == Kind::Comma && at > part.start && tokens[at - 1].is(ROLE | TITLE);
            let part_of = token.kind == Kind::Word
                && (token.content() || token.is(DETERMINER | POSSESSOR) || to(at))
                && token.bits & (RELATIVE | AUXILIARY) == 0;
            if !comma && !part_of {
                break;
            }
        }
        let start = part.start + usize::from(to(part.start));
        let role = after(tokens, start, part.end, VERB).filter(|role| role.mention == Mention::Role)?;
        let one = |token: &Token| token.is(ROLE | TITLE) && token.bits & (PLURAL | NEUTER | DOCUMENT) == 0;
        let end = role.tokens.end;
        tokens[role.head.clone()].iter().any(one).then_some((Other::Role(role), end))
    }
}

/// Whether it is a human being of whom nothing tells that the sex is another.
fn other_fits(people: &People<'_>, person: usize, sex: u32) -> bool {
    people.person(person).is_some_and(|one| (one.is_human() || one.is_full()) && (one.sex == 0 || one.sex == sex))
}
