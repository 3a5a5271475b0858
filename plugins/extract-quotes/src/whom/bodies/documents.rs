//! Which body a statement or a report is of that a quotation stands in: `Der Skiverband reagierte knapp. „…“, hieß es in einer Erklärung`,
//! `ein Bericht des Rechnungshofs … heißt es in dem Bericht`. Where nouns have capitals.

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use copydesk_text::names::people::People;
use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{DETERMINER, DOCUMENT, POSSESSOR};
use copydesk_text::words::Token;

use crate::attribution::mention;
use crate::draft::Found;
use crate::language::Rules;
use crate::passages::passage::Passage;
use crate::whom::bodies::body_names::ends_in;
use crate::whom::bodies::called::called;
use crate::whom::bodies::institutions::{called_again, may_be_called_again};
use crate::whom::bodies::paragraph_body;

/// How many blocks up to the mention a document is looked for with its owner.
const BLOCKS: usize = 2;

/// How many words of the sentence before are looked at for the company that it calls again.
const WORDS: usize = 64;

/// The name of the body.
pub(crate) fn author<'a>(passages: &[Passage<'a>], people: &People<'a>, found: &Found) -> Option<&'a str> {
    let passage = &passages[found.block];
    let noun = document(passage, found)?;
    let blocks = found.block.saturating_sub(BLOCKS - 1)..=found.block;
    let owned = blocks.rev().find_map(|block| owner(passages, block, found, noun));
    if owned.is_some() || !may_be_its_own(passage, found, noun) {
        return owned;
    }
    called_before(passages, people, found).or_else(|| {
        let near = paragraph_body::nearest(passage, found.speaker.head.start)?;
        // `teilte der Verbund mit`: which one
        if near.name.len() > near.noun.len() || near.at == 0 || near.name.contains(' ') {
            return Some(near.name);
        }
        let whole = near.at - 1..near.at + 1;
        let speaker = Phrase { mention: Mention::Role, tokens: whole.clone(), head: whole };
        let again = Found { speaker, ..found.clone() };
        if may_be_called_again(passage, &again) { called_again(passages, &again) } else { Some(near.name) }
    })
}

/// Whether something written may be by the body that the article has just told of: what bodies say themselves, or `dem Papier`. A survey or a
/// charge may be about it, and another’s: `In einem internen Gutachten ist von „…“ die Rede`.
fn may_be_its_own(passage: &Passage<'_>, found: &Found, noun: &str) -> bool {
    static KINDS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
        entries(include_str!("../../../data/statements.txt")).filter_map(|line| line.split_once(' ')).collect()
    });
    let noun = noun.to_lowercase();
    let is = |class: &str| KINDS.iter().any(|(of, kind)| *of == class && noun.ends_with(kind));
    let article = passage.tokens.get(found.speaker.tokens.start).map_or("", |article| &passage.text[article.range()]);
    is("own") || passage.language().is_definite(article) && !is("other")
}

/// The name of the company that the sentence before calls again: `Das teilte das Unternehmen mit. „…“, hieß es in der Mitteilung`.
fn called_before<'a>(passages: &[Passage<'a>], people: &People<'a>, found: &Found) -> Option<&'a str> {
    let passage = &passages[found.block];
    let own = passage.sentence(found.speaker.head.start);
    let before = passage.sentence(own.start.checked_sub(1)?);
    before.clone().take(WORDS).filter(|at| at + 1 < before.end && passage.tokens[*at].is(DETERMINER)).find_map(|at| {
        let whole = at..at + 2;
        let speaker = Phrase { mention: Mention::Role, tokens: whole.clone(), head: whole };
        called(passages, people, &Found { speaker, ..found.clone() })
    })
}

/// The noun of a mention that is something written, of which it is not told whose it is.
fn document<'a>(passage: &Passage<'a>, found: &Found) -> Option<&'a str> {
    let tokens = passage.tokens.get(found.speaker.head.clone())?;
    if found.speaker.mention == Mention::Person || !passage.language().nouns_capital() {
        return None;
    }
    let noun = tokens.iter().position(Token::name)?;
    let written = tokens[noun].is(DOCUMENT) || passage.compound_document(&tokens[noun]);
    let plain = noun + 1 == tokens.len() && !tokens.iter().any(|token| token.is(POSSESSOR));
    (written && plain).then(|| &passage.text[tokens[noun].range()])
}

/// The body that the same document is told to be of, the nearest in a block before the mention: `Bericht des Rechnungshofs`.
fn owner<'a>(passages: &[Passage<'a>], block: usize, found: &Found, noun: &str) -> Option<&'a str> {
    let passage = &passages[block];
    let Rules::Beside(habits) = passage.language().rules else { return None };
    let end = if block == found.block { found.speaker.tokens.start } else { passage.tokens.len() };
    (0..end).rev().find_map(|at| {
        ends_in(passage, &passage.tokens[at], noun)?;
        let genitive = passage.is_one_of(at + 1, &passage.language().small_words.genitive_articles);
        let owner = mention::phrase(passage, habits, at + 1, end)
            .filter(|owner| genitive && owner.mention != Mention::Person)?;
        let called = Found { block, speaker: owner.clone(), ..found.clone() };
        called_again(passages, &called).or_else(|| {
            let name = owner.head.start + 1..owner.head.end;
            let one = name.len() == 1;
            let text = passage.spelt(&name);
            let masculine = passage.word_is(at + 1, "des");
            Some(if one && masculine { text.strip_suffix('s').unwrap_or(text) } else { text })
        })
    })
}
