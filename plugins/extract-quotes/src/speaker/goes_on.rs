//! Who goes on to speak in English, from their own words or from a report: `“…,” Rowe said. She managed a smile. “…”`

use copydesk_text::vocabulary::{
    CONJUNCTION, DOCUMENT, FEMALE, FIRST_NAME, MALE, NEUTER, PARTICLE, PLURAL, POSSESSOR, PRONOUN, RELATIVE, ROLE,
    TITLE,
};
use copydesk_text::words::{Kind, Token};
use memchr::memmem;

use super::carried::{before_quotation, is_alone};
use super::reacts::REACTS;
use super::teller::teller;
use crate::attribution::Grip;
use crate::draft::{Draft, Found};
use crate::grammar::{BARE, SAY};
use crate::passages::passage::Passage;
use crate::subjects::speaking::{says, speaks};

/// The fewest words of a paragraph that goes on from a report.
const GOES_ON: usize = 4;

/// Who is told to say something in the sentence that ends the paragraph before one that is nothing but quotation: `Rowe said the mill would stay
/// open. ¶ “We cannot go dark.”`
#[inline(never)]
pub(super) fn goes_on_from_report(passages: &[Passage<'_>], draft: &Draft) -> Option<Found> {
    // one quotation of a block may be all of it
    if draft.first.1 > 0 || !draft.shape.whole || draft.shape.title || draft.shape.words < GOES_ON {
        return None;
    }
    let before_block = before_quotation(passages, draft)?;
    let before = &passages[before_block];
    let last = before.sentence(before.tokens.len().checked_sub(2)?);
    let tokens = before.tokens.get(last.clone())?;
    let plain = before.text.trim_end().ends_with('.') && !tokens.iter().any(|token| token.kind == Kind::Quoted);
    let (speaker, cue, _) = teller(before, last).filter(|_| plain)?;
    let cue = cue.filter(|cue| says(&before.tokens[*cue]) && before.tokens[*cue].bits & BARE == 0)?;
    // `Rowe, Lind and Ask argued`: each of them may
    let left = speaker.tokens.start.checked_sub(2).map(|left| &before.tokens[left..left + 2]);
    let joined = left.is_some_and(|left| left[0].name() && left[1].is(CONJUNCTION));
    let head = &before.tokens[speaker.head.clone()];
    let one = !joined
        && speaks(&before.tokens, &speaker)
        && !head
            .iter()
            .any(|token| token.is(DOCUMENT | RELATIVE) || token.is(ROLE | PRONOUN) && token.is(PLURAL | NEUTER));
    one.then(|| Found {
        cue: Some((before_block, cue)),
        ..Found::without_cue(before_block, speaker, REPORTED, Grip::Direct)
    })
}

/// How sure it is that a paragraph goes on from a report.
const REPORTED: f64 = 0.79;

/// How many sentences may stand between two quotations of one speaker.
const BETWEEN: usize = 2;

/// Who spoke earlier in the paragraph, where the sentences since then are about them alone: `“…,” Rowe said. She managed a smile. “…”`
pub(super) fn goes_on(passages: &[Passage<'_>], drafts: &[Draft], i: usize) -> Option<Found> {
    let draft = &drafts[i];
    let (block, index) = draft.first;
    let passage = &passages[block];
    let at = *passage.places.get(index)?;
    let earlier = drafts[..i].last().filter(|earlier| earlier.last.0 == block)?;
    let spoke = *passage.places.get(earlier.last.1)?;
    let found = earlier.found.as_ref().filter(|found| found.block == block && found.cue.is_some())?;
    if !draft.shape.whole || draft.shape.title || passage.sentence(at).start != at || !is_alone(passages, draft) {
        return None;
    }
    let from = passage.sentence(spoke).end + 1;
    let between = passage.tokens.get(from..at)?;
    let line = passage.text[passage.tokens[spoke].end..passage.tokens[at].start].contains('\n');
    let sentences = between.iter().filter(|token| token.kind == Kind::End).count();
    // `In her experience that helps`
    let single = |token: &Token| token.is(PRONOUN | POSSESSOR) && token.is(MALE | FEMALE);
    let told = |by: u32| {
        let words = between.iter().filter(|token| token.is(by));
        words.fold(0, |sex, token| sex | token.bits & (MALE | FEMALE))
    };
    let sex = if told(PRONOUN) == 0 { told(POSSESSOR) } else { told(PRONOUN) };
    let own = passage.tokens[found.speaker.head.clone()].iter();
    let known = own.fold(0, |sex, token| sex | token.bits & (MALE | FEMALE));
    // the last sentence is about the speaker, and none brings in anybody else
    let last = passage.sentence(at.checked_sub(1)?);
    let about = passage.tokens[last].iter().any(single);
    let another = between.iter().any(|token| {
        token.kind == Kind::Quoted
            || token.is(ROLE | TITLE) && token.bits & (PLURAL | NEUTER | DOCUMENT) == 0
            || token.name() && token.is(FIRST_NAME)
            || token.is(SAY)
    });
    // `Zelinsky shook his head`: a sentence that begins with a name
    let speaker = &passage.tokens[found.speaker.tokens.clone()];
    let named = between.split(|token| token.kind == Kind::End).filter_map(<[Token]>::first).any(|first| {
        let word = &passage.text[first.range()];
        first.name() && !speaker.iter().any(|own| &passage.text[own.range()] == word)
    });
    // `The old warden, Ada Rowe, had called it so`: with the name that is set beside the role
    let told = found.cue.map_or(found.speaker.tokens.end, |(_, cue)| cue.max(found.speaker.tokens.end));
    let named = named || names(passage, index, &passage.tokens[found.speaker.tokens.start..told]);
    let agrees = !named && (sex == MALE || sex == FEMALE) && (known == 0 || known == sex);
    (about && agrees && !another && !line && (1..=BETWEEN).contains(&sentences)).then(|| Found {
        cue: None,
        confidence: REACTS,
        ..found.clone()
    })
}

/// Whether a quotation has the last word of this name in it: `He laughed. “Rowe was right.”` is not Rowe’s.
pub(super) fn names(passage: &Passage<'_>, index: usize, name: &[Token]) -> bool {
    let quoted = &passage.text[passage.pairs[index].inner.clone()];
    name.iter().any(|word| {
        word.name()
            && word.bits & (TITLE | PARTICLE) == 0
            && memmem::find(quoted.as_bytes(), passage.text[word.range()].as_bytes()).is_some()
    })
}
