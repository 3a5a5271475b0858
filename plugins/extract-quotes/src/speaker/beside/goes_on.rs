//! Who spoke before and goes on: over a comma, a colon, or sentences that bring in nobody else.

use copydesk_text::vocabulary::{
    ADVERB, CAPITAL, CONJUNCTION, DETERMINER, DOCUMENT, FEMALE, FIRST_NAME, MALE, NEUTER, PLURAL, PRONOUN, ROLE, TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::attribution::mention::surname::is_surname;
use crate::attribution::{Grip, beside};
use crate::draft::{Draft, Found};
use crate::grammar::SAY;
use crate::language::Habits;
use crate::passages::passage::Passage;

/// How many sentences may stand between two quotations of one speaker.
const BETWEEN: usize = 2;

/// How many words a quotation has at least that goes on over a sentence about no human being: what is shorter may be a shout.
const SPEECH: usize = 4;

/// Who spoke earlier in the paragraph, where the sentences since then bring in nobody else: `„…“, sagte Rowe. Sie zuckte mit den Schultern.
/// „…“`, `„…“, sagte Rowe. Der Schaden liegt bei drei Millionen Euro. „…“`. In German alone.
pub(super) fn goes_on_in_paragraph(
    passages: &[Passage<'_>],
    drafts: &[Draft],
    i: usize,
    habits: &Habits,
) -> Option<Found> {
    let draft = &drafts[i];
    let (block, index) = draft.first;
    let passage = &passages[block];
    let at = *passage.places.get(index)?;
    if !habits.nouns_capital {
        return None;
    }
    let quoted = || {
        let earlier = drafts[..i].last().filter(|earlier| earlier.last.0 == block)?;
        let found = earlier.found.clone().filter(|found| found.block == block && found.cue.is_some())?;
        Some((*passage.places.get(earlier.last.1)?, found))
    };
    let (spoke, found) = told_before(passage, habits, block, at).or_else(quoted)?;
    let whole = draft.shape.whole && !draft.shape.title && passage.sentence(at).start == at;
    let line = passage.text[passage.tokens[spoke].end..passage.tokens[at].start].contains('\n');
    let spoke = after_report(passage, habits, spoke, at);
    let between = passage.tokens.get(passage.sentence(spoke).end + 1..at).filter(|_| whole)?;
    let sentences = between.iter().filter(|token| token.kind == Kind::End).count();
    let sexes = |tokens: &[Token], of: &dyn Fn(&Token) -> bool| {
        tokens.iter().filter(|token| of(token)).fold(0, |sex, token| sex | token.bits & (MALE | FEMALE))
    };
    let told = sexes(between, &|token| token.is(PRONOUN) && token.bits & DETERMINER == 0);
    let known = sexes(&passage.tokens[found.speaker.tokens.clone()], &|_| true);
    let speaker = found.speaker.tokens.clone();
    let others = |at: usize| {
        let own = speaker.clone().any(|own| passage.spelt(&(own..own + 1)) == passage.spelt(&(at..at + 1)));
        passage.tokens[at].name() && is_surname(passage, at) && !own
    };
    let from = passage.sentence(spoke).end + 1;
    let surname = (from..at).any(others);
    let another = surname
        || between.iter().any(|token| {
            let tail = if token.name() { passage.language().role_tail(&passage.text[token.range()]) } else { 0 };
            let noun = token.bits | tail;
            token.kind == Kind::Quoted
                || token.name() && (token.is(FIRST_NAME) || carries_words(passage, token))
                || noun & (ROLE | TITLE | DOCUMENT) != 0 && (noun & (NEUTER | PLURAL) == 0 || noun & DOCUMENT != 0)
                || token.is(SAY) && token.bits & CAPITAL == 0
        });
    let agrees = told == 0 && sentences == 1 && draft.shape.words >= SPEECH
        || (told == MALE || told == FEMALE) && (known & told != 0 || known == 0);
    let goes_on = agrees && !another && !line && (1..=BETWEEN).contains(&sentences);
    goes_on.then_some(Found { cue: None, confidence: 0.79, ..found })
}

/// The last token of what whoever spoke is told to have said besides, in the sentences right after: `„…“, sagte Rowe. Das Dach sei fort.`
fn after_report(passage: &Passage<'_>, habits: &Habits, mut spoke: usize, at: usize) -> usize {
    for _ in 0..BETWEEN {
        let start = passage.sentence(spoke).end + 1;
        if start >= at {
            break;
        }
        let next = passage.sentence(start);
        let own = next.end < at
            && beside::is_reported(passage, next.clone())
            && !passage.tokens[next.clone()].iter().any(|token| token.kind == Kind::Quoted)
            && beside::tells(passage, habits, next.clone()).is_none();
        if !own {
            break;
        }
        spoke = next.end.saturating_sub(1);
    }
    spoke
}

/// Who is told to say something in the sentence before the one before a quotation, and that sentence's last token: `Deshalb habe er gewartet,
/// sagt Rowe. Vier Fassungen landeten im Ofen. „…“`
fn told_before(passage: &Passage<'_>, habits: &Habits, block: usize, at: usize) -> Option<(usize, Found)> {
    let between = passage.sentence(passage.sentence(at).start.checked_sub(1)?);
    let told = passage.sentence(between.start.checked_sub(1)?);
    if passage.tokens[told.start..between.end].iter().any(|token| token.kind == Kind::Quoted) {
        return None;
    }
    let (speaker, cue) = beside::tells(passage, habits, told.clone())?;
    let found = Found { cue: Some((block, cue)), ..Found::without_cue(block, speaker, 0.79, Grip::Direct) };
    Some((told.end.checked_sub(1)?, found))
}

/// Whether the noun is of something with words on it, or its last part is: `Zettel`, `Ortsschild`.
fn carries_words(passage: &Passage<'_>, noun: &Token) -> bool {
    let word = passage.text[noun.range()].to_lowercase();
    passage.language().words.iter().any(|thing| word.ends_with(thing))
}

/// Who said the quotation before, where a comma and the words that say so part it from this one: `«…», siguió, «…»`
pub(super) fn resumed(passage: &Passage<'_>, drafts: &[Draft], block: usize, at: usize) -> Option<Found> {
    let earlier = drafts.last().filter(|earlier| earlier.last.0 == block)?;
    let from = *passage.places.get(earlier.last.1)?;
    let found = earlier.found.as_ref()?;
    let between = passage.tokens.get(from + 1..at)?;
    let comma = between.last().is_some_and(|last| last.kind == Kind::Comma);
    let whole = passage.sentence(at).contains(&from) && comma && between.len() <= RESUMED;
    let told = found.cue.is_some_and(|(told, cue)| told == block && from < cue && cue < at);
    (whole && told).then(|| found.clone())
}

/// Who said the quotation before, where small words and a colon alone stand before this one: `… ammette. E poi: «…»`
pub(super) fn goes_on_behind_colon(
    passage: &Passage<'_>,
    drafts: &[Draft],
    (block, at): (usize, usize),
) -> Option<Found> {
    let earlier = drafts.last().filter(|earlier| earlier.last.0 == block)?;
    let start = passage.sentence(at).start;
    let before = passage.tokens.get(start..at).filter(|before| (2..=RESUMED / 2).contains(&before.len()))?;
    let (colon, words) = before.split_last()?;
    let small = words.iter().all(|token| token.kind == Kind::Word && token.is(CONJUNCTION | ADVERB));
    let from = *passage.places.get(earlier.last.1)?;
    // nobody else comes up in between
    let next = colon.kind == Kind::Colon && passage.sentence(from).end + 1 == start;
    let found = earlier.found.as_ref().filter(|_| small && next)?;
    Some(Found { confidence: goes_on(found.confidence), ..found.clone() })
}

/// How many words may part a quotation in two, with who said it.
const RESUMED: usize = 8;

/// How sure it is that the one speaks on who spoke last, which grows no less from one quotation to the next.
pub(super) fn goes_on(confidence: f64) -> f64 {
    (confidence * 0.96).min(0.9).max(confidence.min(0.78))
}
