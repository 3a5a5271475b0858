//! Somebody without a name whom the sentence before a pronoun sets before the reader within it, so that the pronoun means no one of an earlier sentence:
//! `On Monday a nurse arrived. “…,” she said`, `I spoke to a taxi driver. “…,” he said`. In English.

use std::ops::Range;
use std::sync::LazyLock;

use copydesk_text::lexicon::part;
use copydesk_text::names::people::{People, Spoke};
use copydesk_text::vocabulary::{
    ADVERB, AUXILIARY, BE, CONJUNCTION, DETERMINER, DOCUMENT, OBJECT, PLURAL, POSSESSOR, PREPOSITION, PRONOUN,
    RELATIVE, TIME,
};
use copydesk_text::words::{Kind, Token};

use crate::draft::Found;
use crate::grammar::VERB;
use crate::passages::passage::Passage;
use crate::whom::pronouns::sentence_before::SentenceBefore;
use crate::whom::signs::about_another::quotes_of_another;
use crate::whom::signs::doubt::is_of_sex;
use crate::whom::signs::meant::is_indefinite;
use crate::whom::signs::new_human::{is_unlisted, new_human};

/// The words of `data/en/presenting.txt`, under their headings.
const PRESENTING: &str = include_str!("../../../data/en/presenting.txt");
static COMES: LazyLock<Vec<&str>> = LazyLock::new(|| part(PRESENTING, "[comes]").collect());
static APPEARS: LazyLock<Vec<&str>> = LazyLock::new(|| part(PRESENTING, "[appears]").collect());
static CONSIDER: LazyLock<Vec<&str>> = LazyLock::new(|| part(PRESENTING, "[consider]").collect());
static MEETS: LazyLock<Vec<&str>> = LazyLock::new(|| part(PRESENTING, "[meets]").collect());
static NARRATOR: LazyLock<Vec<&str>> = LazyLock::new(|| part(PRESENTING, "[narrator]").collect());
static STANDS: LazyLock<Vec<&str>> = LazyLock::new(|| part(PRESENTING, "[stands]").collect());
static WALKS: LazyLock<Vec<&str>> = LazyLock::new(|| part(PRESENTING, "[walks]").collect());

/// How many words may stand before whoever is new.
const FRONT: usize = 10;

/// Whether the sentence before the quotation and its pronoun brings in somebody new who has no name, and does not tell of this person.
/// Not where it calls somebody of the pronoun’s sex by a pronoun, nor where the words in marks tell of another; nor where this person spoke last and
/// somebody only comes up.
pub(crate) fn is_presented_since(
    passages: &[Passage<'_>],
    people: &People<'_>,
    quoted: (usize, usize),
    pronoun: &Found,
    person: usize,
    spoke: Spoke,
) -> bool {
    let Some(SentenceBefore { block, tokens: sentence, sex }) = SentenceBefore::of(passages, quoted, pronoun) else {
        return false;
    };
    let front = Sentence { passage: &passages[block], sentence, sex };
    let tokens = front.tokens();
    let asks = tokens.iter().any(|token| token.kind == Kind::Quoted || front.passage.text[token.range()].eq("?"));
    if tokens.is_empty() || asks || front.calls_by_pronoun() {
        return false;
    }
    let bytes = front.passage.bytes(&front.sentence);
    if people.mentioned(block, bytes).any(|(other, _)| other == person || is_of_sex(people, other, sex)) {
        return false;
    }
    let goes_on = matches!(spoke, Spoke::Person(last, _) if last == person);
    let brings_in = !goes_on && front.is_fronted() || front.is_met() || front.stands() || front.comes_from();
    brings_in && !quotes_of_another(&passages[pronoun.block], pronoun, sex)
}

/// The sentence before, and the sex of the pronoun.
struct Sentence<'p, 'a> {
    passage: &'p Passage<'a>,
    sentence: Range<usize>,
    sex: u32,
}

impl Sentence<'_, '_> {
    fn tokens(&self) -> &[Token] {
        self.passage.tokens.get(self.sentence.clone()).unwrap_or_default()
    }

    fn is(&self, at: usize, list: &[&str]) -> bool {
        at < self.sentence.end && list.iter().any(|word| self.passage.word_is(at, word))
    }

    /// Whether it calls somebody of this sex by a pronoun: `A nurse told her`, but not `asked a nurse for her view`, of whom that is.
    fn calls_by_pronoun(&self) -> bool {
        let tokens = self.tokens();
        (0..tokens.len()).any(|at| {
            let token = &tokens[at];
            let behind = at > 0 && tokens[at - 1].is(PREPOSITION);
            // but `Next to her sat a rival`
            let stands = self.is(self.sentence.start + at + 1, &STANDS);
            let owns = token.is(POSSESSOR) && behind && !stands && tokens.get(at + 1).is_some_and(Token::content);
            token.is(PRONOUN | POSSESSOR) && token.bits & PLURAL == 0 && token.bits & self.sex != 0 && !owns
        })
    }

    /// The first place where somebody new may come in: an indefinite article that nothing but words stands before.
    fn article(&self) -> Option<usize> {
        let words = self
            .sentence
            .clone()
            .take(FRONT)
            .take_while(|at| matches!(self.passage.tokens[*at].kind, Kind::Word | Kind::Number));
        words.into_iter().find(|at| is_indefinite(self.passage, *at) || self.passage.word_is(*at, "one"))
    }

    /// Whether the article at this token is one human being’s of this sex. Such as no list of roles has, where they alone are asked for.
    fn is_somebody(&self, article: usize, unlisted: bool) -> bool {
        let noun = new_human(self.passage, article, self.sentence.end, self.sex);
        noun.is_some_and(|noun| !unlisted || is_unlisted(self.passage, noun))
    }

    /// Whether somebody new is its subject, behind when or where it was without a comma: `At the hospital a nurse arrived`; or opens it and is of no list of
    /// roles.
    fn is_fronted(&self) -> bool {
        let tokens = &self.passage.tokens;
        let Some(article) = self.article() else { return false };
        let first = self.sentence.start;
        if article == first {
            return self.is_somebody(article, true);
        }
        let word = |at: usize| &self.passage.text[tokens[at].range()];
        let joins = |at: usize| self.passage.is_one_of(at, &self.passage.language().small_words.joining);
        let when = tokens[first].is(PREPOSITION | ADVERB | TIME)
            || tokens[first + 1].is(TIME)
            || joins(first)
            || word(first).ends_with("ly");
        let last = &tokens[article - 1];
        // `sacked a nurse`, `with a nurse`
        let governed = last.is(PREPOSITION | DETERMINER) && last.bits & ADVERB == 0
            || last.is(CONJUNCTION) && !joins(article - 1) && last.bits & ADVERB == 0
            || last.content() && (word(article - 1).ends_with("ed") || word(article - 1).ends_with("ing"));
        let clause = tokens[first..article].iter().any(|token| {
            token.is(PRONOUN | POSSESSOR | RELATIVE | AUXILIARY | BE)
                || token.is(VERB) && token.bits & (PREPOSITION | ADVERB | TIME) == 0
        });
        when && !governed && !clause && self.appears(article)
    }

    /// Whether somebody new, whose article is at this token, comes up by a verb for it. Not `On Monday a man was shot`, of which somebody tells.
    fn appears(&self, article: usize) -> bool {
        let noun = new_human(self.passage, article, self.sentence.end, self.sex);
        noun.is_some_and(|noun| self.is(noun + 1, &APPEARS) || self.is(noun + 1, &WALKS))
    }

    /// Whether the writer meets somebody new in it, or tells the reader to look at somebody: `I spoke to a taxi driver`, `Take the nurse I met`.
    fn is_met(&self) -> bool {
        let first = self.sentence.start + usize::from(self.tokens()[0].is(CONJUNCTION));
        let considers = self.is(first, &CONSIDER);
        if !considers && !self.is(first, &NARRATOR) {
            return false;
        }
        if considers && self.passage.word_is(first + 1, "the") {
            return self.told_more(first + 1);
        }
        // `We talked about a singer`
        let about = &self.passage.language().small_words.about;
        let tokens = &self.passage.tokens;
        let to = |article: usize| tokens[article - 1].is(PREPOSITION) && !self.passage.is_one_of(article - 1, about);
        // `I spoke to a nurse`, but not `I was once a nurse`
        let meets = |article: usize| {
            let verb = if to(article) { article - 2 } else { article - 1 };
            verb > first && self.is(verb, &MEETS) && tokens[first + 1..verb].iter().all(|token| token.is(ADVERB))
        };
        let met = |article: usize| {
            article > first && (considers || article > first + 1 && meets(article)) && self.is_somebody(article, false)
        };
        self.article().is_some_and(met)
    }

    /// Whether the definite article at this token has somebody behind it of whom more is told: `the nurse who wrote`, `the woman in the queue`.
    fn told_more(&self, article: usize) -> bool {
        let next = |noun: usize| {
            self.passage.tokens.get(noun + 1).is_some_and(|next| next.is(RELATIVE | PREPOSITION | PRONOUN))
        };
        new_human(self.passage, article, self.sentence.end, self.sex).is_some_and(next)
    }

    /// Whether somebody new stands behind a verb of being somewhere: `Next to me sits a farmer`, `Then there was the woman in the queue`.
    fn stands(&self) -> bool {
        let tokens = &self.passage.tokens;
        let Some(verb) = self.sentence.clone().take(FRONT).skip(1).find(|at| self.is(*at, &STANDS)) else {
            return false;
        };
        let there = self.passage.word_is(verb - 1, "there");
        let subject =
            |token: &Token| token.is(PRONOUN) && token.bits & (OBJECT | POSSESSOR) == 0 || token.kind != Kind::Word;
        let opens = tokens[self.sentence.start].is(PREPOSITION | ADVERB)
            && !tokens[self.sentence.start..verb].iter().any(subject);
        let new = is_indefinite(self.passage, verb + 1) && self.is_somebody(verb + 1, false);
        let told = || there && self.passage.word_is(verb + 1, "the") && self.told_more(verb + 1);
        (opens || there) && (new || told())
    }

    /// Whether something written comes from somebody new: `A letter came from a nurse`.
    fn comes_from(&self) -> bool {
        let [article, letter, ..] = self.tokens() else { return false };
        let verb = self.sentence.start + 2;
        let from =
            self.is(verb, &COMES) && self.passage.word_is(verb + 1, "from") && is_indefinite(self.passage, verb + 2);
        article.is(DETERMINER) && letter.is(DOCUMENT) && from && self.is_somebody(verb + 2, false)
    }
}

/// Whether the token is a verb of a human being who comes up.
pub(super) fn walks(passage: &Passage<'_>, at: usize) -> bool {
    WALKS.iter().any(|word| passage.word_is(at, word))
}
