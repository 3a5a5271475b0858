//! Somebody without a name whom the sentence before a pronoun sets before the reader within it, so that the pronoun means no one of an earlier sentence:
//! `On Monday a nurse arrived. “…,” she said`, `I spoke to a taxi driver. “…,” he said`, `A boy was rescued by Bo Lind. “…,” he said`. In English.

use std::ops::Range;
use std::sync::LazyLock;

use copydesk_text::lexicon::part;
use copydesk_text::names::people::People;
use copydesk_text::vocabulary::{
    ADVERB, AUXILIARY, BE, CONJUNCTION, DETERMINER, DOCUMENT, OBJECT, PLURAL, POSSESSOR, PREPOSITION, PRONOUN,
    RELATIVE, TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::draft::Found;
use crate::grammar::VERB;
use crate::passages::passage::Passage;
use crate::subjects::main_subject::main_subject;
use crate::whom::pronouns::sentence_before::SentenceBefore;
use crate::whom::signs::about_another::quotes_of_another;
use crate::whom::signs::doubt::is_of_sex;
use crate::whom::signs::meant::is_indefinite;
use crate::whom::signs::new_human::{is_unlisted, new_human};

/// The words of `data/en/presenting.txt`, under their headings.
const PRESENTING: &str = include_str!("../../../data/en/presenting.txt");
static COMES: LazyLock<Vec<&str>> = LazyLock::new(|| part(PRESENTING, "[comes]").collect());
static CONSIDER: LazyLock<Vec<&str>> = LazyLock::new(|| part(PRESENTING, "[consider]").collect());
static NARRATOR: LazyLock<Vec<&str>> = LazyLock::new(|| part(PRESENTING, "[narrator]").collect());
static STANDS: LazyLock<Vec<&str>> = LazyLock::new(|| part(PRESENTING, "[stands]").collect());

/// How many words may stand before whoever is new; and how many stand between `by` and a name.
const FRONT: usize = 10;
const TITLES: usize = 6;

/// Whether the sentence before the quotation and its pronoun brings in somebody new who has no name, and does not tell of this person but as of who does
/// something to them. Not where it calls somebody of the pronoun’s sex by a pronoun, nor where the words in marks tell of another.
pub(crate) fn is_presented_since(
    passages: &[Passage<'_>],
    people: &People<'_>,
    quoted: (usize, usize),
    pronoun: &Found,
    person: usize,
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
    let named: Vec<(usize, usize)> = people
        .mentioned(block, bytes)
        .filter(|(other, _)| *other == person || is_of_sex(people, *other, sex))
        .collect();
    let brings_in = match named[..] {
        [] => front.is_fronted() || front.is_met() || front.stands() || front.comes_from(),
        [(agent, at)] => agent == person && front.is_done_by(at),
        _ => false,
    };
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
            let owns = token.is(POSSESSOR) && behind && tokens.get(at + 1).is_some_and(Token::content);
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
        when && !governed && !clause && self.is_somebody(article, false)
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
        let met = |article: usize| !self.passage.is_one_of(article - 1, about) && self.is_somebody(article, false);
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

    /// Whether somebody new is its subject, to whom the person does something who is named at this byte: `A boy was rescued by the fireman Bo Lind`.
    fn is_done_by(&self, at: usize) -> bool {
        let tokens = &self.passage.tokens;
        if !is_indefinite(self.passage, self.sentence.start) || !self.is_somebody(self.sentence.start, false) {
            return false;
        }
        let name = tokens.partition_point(|token| token.start < at);
        let low = name.saturating_sub(TITLES).max(self.sentence.start);
        let titles = |token: &Token| {
            token.content() || token.is(DETERMINER | TITLE) || matches!(token.kind, Kind::Comma | Kind::Stop)
        };
        let by =
            name - 1 - tokens[low..name].iter().rev().take_while(|token| titles(token)).count().min(name - 1 - low);
        let subject = main_subject(self.passage, self.sentence.clone());
        let done = tokens[self.sentence.start..by].iter().any(|token| token.is(BE) || token.kind == Kind::Comma);
        self.passage.word_is(by, "by")
            && done
            && subject.is_some_and(|subject| subject.tokens.start == self.sentence.start)
    }
}

/// Whether the token is a verb of being somewhere.
pub(super) fn stands(passage: &Passage<'_>, at: usize) -> bool {
    STANDS.iter().any(|word| passage.word_is(at, word))
}
