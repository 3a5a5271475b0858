//! Who has spoken until now, as far as the next pronoun asks.

use copydesk_text::names::people::{People, Spoke};
use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    DETERMINER, DOCUMENT, FEMALE, MALE, NEUTER, PLURAL, POSSESSOR, PRONOUN, RELATIVE, ROLE, TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::draft::Found;
use crate::language::Rules;
use crate::passages::passage::Passage;
use crate::subjects::speaking::says;
use crate::whom::pronouns::reported::told_before;
use crate::whom::signs::doubt::NAMES;
use crate::whom::signs::doubt::may_mean_another;
use crate::whom::signs::meant::{is_new, noun};

/// How many blocks who spoke is remembered.
const REACH: usize = 2;

/// What the quotations until now have told.
#[derive(Default)]
pub(crate) struct Heard<'a> {
    /// Who spoke last, and in which block.
    spoke: Option<(usize, Spoke)>,
    /// Where that is somebody without a name: the role, its block, and what is known of the sex.
    role: Option<(&'a str, usize, u32)>,
    /// What is known of the sex of who spoke last and has no name.
    unnamed: u32,
    /// The surname of who spoke last, where several have it.
    namesakes: Option<&'a str>,
    /// Where `the judge` has just spoken, whom nothing names, and whether that is a noun that calls again somebody who was named.
    again: Option<((usize, usize), bool)>,
    /// Where a parent has spoken to a child of whom the story is, the block, and who spoke last before: the next paragraph goes on about them.
    aside: Option<(usize, Option<(usize, Spoke)>)>,
    /// By person: the sex, where a pronoun alone has told it, else 0.
    told: Vec<u32>,
}

/// The words of a mention, of a role without what it is of: of `a spokeswoman for the roads department`, the first two.
fn own_words<'p>(passage: &'p Passage<'_>, speaker: &Phrase) -> &'p [Token] {
    let mut head = speaker.head.clone();
    if speaker.mention == Mention::Role {
        head.end = noun(&passage.tokens, &head) + 1;
    }
    passage.tokens.get(head).unwrap_or_default()
}

/// Whether the role at this place spoke of somebody of this sex, and a sentence between it and the pronoun begins with one: `One critic wrote of
/// her debut that it was “wooden”. She laughs about it now. ¶ “…,” she says`. Whom both tell of may be meant. In English.
fn tells_on(passages: &[Passage<'_>], (block, at): (usize, usize), pronoun: &Found, sex: u32) -> bool {
    let passage = &passages[block];
    if block == pronoun.block || !matches!(passage.language().rules, Rules::Clauses) {
        return false;
    }
    let role = passage.tokens.partition_point(|token| token.start < at);
    let own = passage.sentence(role);
    let one = |token: &Token| token.is(PRONOUN | POSSESSOR) && token.bits & sex != 0 && token.bits & RELATIVE == 0;
    let (told, rest) = (&passage.tokens[own.clone()], &passage.tokens[own.end..]);
    let mut opens = rest.split(|token| token.kind == Kind::End).filter_map(|sentence| sentence.split_first());
    told.iter().any(one) && opens.any(|(first, rest)| one(first) && !rest.iter().any(says))
}

/// The sex that a mention tells, and whether it is one person.
fn sex_and_number(passage: &Passage<'_>, found: &Found) -> (u32, bool) {
    let head = own_words(passage, &found.speaker);
    // `his mother`: hers
    let own = head.iter().filter(|token| !token.is(POSSESSOR) || head.len() == 1);
    let sex = own.fold(0, |sex, token| sex | token.bits & (MALE | FEMALE));
    (sex, head.iter().all(|token| token.bits & (PLURAL | NEUTER | DOCUMENT | RELATIVE) == 0))
}

impl<'a> Heard<'a> {
    /// Who spoke last before this mention.
    pub(crate) fn before(&self, passages: &[Passage<'a>], people: &People<'a>, found: &Found) -> Spoke {
        let spoke = self.aside.filter(|(block, _)| *block < found.block).map_or(self.spoke, |(_, spoke)| spoke);
        let spoke = spoke.filter(|(block, _)| block + REACH >= found.block).map_or(Spoke::Nobody, |(_, who)| who);
        if found.speaker.mention != Mention::Pronoun {
            return spoke;
        }
        // `„…“, sagt Harms. „…“, sagt sie`, where two are called so: she who is
        let (sex, _) = sex_and_number(&passages[found.block], found);
        let spoke = match spoke {
            // `sagt der 46-Jährige. „…“, sagt sie`: another
            Spoke::Unnamed(_) if sex != 0 && self.unnamed != 0 && self.unnamed & sex == 0 => Spoke::Nobody,
            spoke => spoke,
        };
        let one = self.namesakes.and_then(|name| people.surnamed_of_sex(name, sex));
        let spoke = match (spoke, one) {
            (Spoke::Unnamed(place), Some(one)) => Spoke::Person(one, place),
            _ => spoke,
        };
        told_before(passages, people, found, spoke)
    }

    /// The person that a pronoun means, unless another pronoun has told that the sex is another: `she` and `he` are not one.
    pub(crate) fn agreed(
        &mut self,
        passage: &Passage<'a>,
        people: &People<'a>,
        found: &Found,
        person: Option<usize>,
    ) -> Option<usize> {
        let person = person?;
        if found.speaker.mention != Mention::Pronoun {
            return Some(person);
        }
        let (sex, _) = sex_and_number(passage, found);
        if sex == 0 {
            return Some(person);
        }
        if self.is_passed_over(passage, people, found, person, sex) {
            return None;
        }
        let known = self.told.get(person).copied().unwrap_or(0);
        if known == 0 && people.person(person).is_some_and(|one| one.sex == 0) {
            self.told.resize(self.told.len().max(person + 1), 0);
            self.told[person] = sex;
        }
        (known == 0 || known == sex).then_some(person)
    }

    /// Whether a role in the paragraph has spoken since the person was named, and somebody else may be meant by it: `“…,” the judge said. “…,”
    /// she added`
    fn is_passed_over(
        &self,
        passage: &Passage<'a>,
        people: &People<'a>,
        found: &Found,
        person: usize,
        sex: u32,
    ) -> bool {
        let Some((place, epithet)) = self.again.filter(|((block, _), _)| *block == found.block) else { return false };
        let at = passage.tokens[found.speaker.head.start].start;
        let last = people.mentioned_before(found.block, at).rev().take(NAMES).find(|(_, other, _)| *other == person);
        let before = last.is_none_or(|(block, _, at)| (block, at) < place);
        before && (!epithet || may_mean_another(people, place, person, sex))
    }

    /// The role that spoke last, where a pronoun that means nobody else goes on from it: `“…,” said a neighbour. “…,” he said`
    pub(crate) fn goes_on(
        &self,
        passages: &[Passage<'a>],
        people: &People<'a>,
        found: &Found,
        before: Spoke,
    ) -> Option<&'a str> {
        let passage = &passages[found.block];
        let (sex, one) = sex_and_number(passage, found);
        let Spoke::Unnamed((block, at)) = before else { return None };
        // of the same paragraph, or of the one before where a quotation opens this
        let opens = passage.places.first() == Some(&0);
        let near = |of: usize| of == found.block || of + 1 == found.block && opens;
        let (role, _, known) = self.role.filter(|(_, block, _)| near(*block))?;
        let until = passage.tokens.get(found.speaker.head.start)?.start;
        let since = people.mentioned_before(found.block, until).rev();
        let rival = since.take_while(|(of, _, name)| (*of, *name) > (block, at)).any(|(_, person, _)| {
            people.person(person).is_some_and(|one| one.is_human() && (one.sex == 0 || one.sex == sex))
        });
        let pronoun = found.speaker.mention == Mention::Pronoun && sex != 0 && one;
        let fits = pronoun && !rival && (known == 0 || known == sex);
        (fits && !tells_on(passages, (block, at), found, sex)).then_some(role)
    }

    /// Notes somebody without a name who is told to say something, of which a few words stand in marks that are nobody’s quotation: `Another
    /// trader called it “fair.” He said`
    pub(crate) fn overhear(&mut self, passage: &Passage<'a>, found: &Found) {
        let says = found.cue.is_some_and(|(block, cue)| block == found.block && says(&passage.tokens[cue]));
        let new = found.speaker.mention == Mention::Role && is_new(passage, &found.speaker);
        if says && new && matches!(passage.language().rules, Rules::Clauses) {
            self.note(passage, found, (None, None), passage.spelt(&found.speaker.head), false);
        }
    }

    /// Notes that a parent speaks to a child here.
    pub(crate) fn note_parent(&mut self, block: usize) {
        if self.aside.is_none_or(|(own, _)| own != block) {
            self.aside = Some((block, self.spoke));
        }
    }

    /// Notes who spoke: the person, or the role of somebody without a name; with the mention as printed. `common` nouns are no body's name.
    pub(crate) fn note(
        &mut self,
        passage: &Passage<'a>,
        found: &Found,
        (person, unnamed): (Option<usize>, Option<&'a str>),
        text: &'a str,
        common: bool,
    ) {
        self.aside = self.aside.filter(|(block, _)| *block == found.block);
        let head = own_words(passage, &found.speaker);
        let (sex, one) = sex_and_number(passage, found);
        let mention = found.speaker.mention;
        self.role = match mention {
            _ if person.is_some() => None,
            Mention::Pronoun => unnamed.map(|role| (role, found.block, sex)),
            Mention::Person if one && unnamed == Some(text) => Some((text, found.block, sex)),
            Mention::Role if one && (unnamed == Some(text) || is_new(passage, &found.speaker)) => {
                Some((text, found.block, sex))
            }
            _ => None,
        };
        self.namesakes = match mention {
            Mention::Person if person.is_none() => head.last().map(|name| &passage.text[name.range()]),
            Mention::Pronoun if person.is_none() => self.namesakes,
            _ => None,
        };
        let place = (found.block, passage.tokens.get(found.speaker.head.start).map_or(0, |first| first.start));
        self.again = match mention {
            Mention::Role if person.is_none() && one && !is_new(passage, &found.speaker) => {
                let epithet = |noun: &Token| passage.language().is_epithet(&passage.text[noun.range()]);
                Some((place, head.last().is_some_and(epithet)))
            }
            Mention::Pronoun if person.is_none() => self.again,
            _ => None,
        }
        .filter(|_| matches!(passage.language().rules, Rules::Clauses));
        let someone = match mention {
            _ if person.is_some() => true,
            // whoever spoke before is not meant any longer
            Mention::Pronoun if sex != 0 && one => true,
            Mention::Pronoun => return,
            // `the Chronicle called it “…”`: no human being
            Mention::Person if head.first().is_some_and(|first| first.is(DETERMINER)) => false,
            Mention::Role | Mention::Person => {
                // the senator: most likely someone who was named
                let again = |word: &str| passage.language().is_epithet(word);
                let known = passage.word_is(found.speaker.head.start, "the")
                    && head.last().is_some_and(|noun| noun.is(TITLE) || again(&passage.text[noun.range()]));
                let open = !known || unnamed == Some(text);
                open && head.iter().all(|token| token.bits & (PLURAL | NEUTER | DOCUMENT) == 0)
            }
            // `my friend the Accountant`
            Mention::Organisation => common || one && head.last().is_some_and(|noun| noun.is(ROLE)),
        };
        let who = person.map_or(Spoke::Unnamed(place), |person| Spoke::Person(person, place));
        self.spoke = someone.then_some((found.block, who));
        let article =
            || head.first().map_or(0, |first| passage.language().sex_of_article(&passage.text[first.range()]));
        self.unnamed = if sex != 0 || person.is_some() { sex } else { article() };
    }
}
