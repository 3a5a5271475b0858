//! The verb of saying that ends the sentence of a quotation, behind the rest of the clause: `Das müsse „weg“, verlangte Rowe.`; in German with whatever is
//! told of its subject: `Das sei „falsch“ gewesen, sagte Rowe am Montag der Deutschen Presse-Agentur.`

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{CAPITAL, DETERMINER, OBJECT, PLURAL, PREPOSITION};
use copydesk_text::words::{Kind, Token};

use super::after::AFTER;
use super::human::subject_case;
use super::like::like;
use super::owned::is_owned;
use super::verb::{ends, is_source, participle, says, skip_times, verb};
use crate::attribution::accounts::source;
use crate::attribution::{Attribution, Grip, mention};
use crate::language::{Habits, is_according};
use crate::passages::passage::Passage;

/// The attribution that closes the sentence of the quotation at `at`: `Das müsse „weg“, verlangte Rowe.`
/// Nobody, where they name nobody: `hieß es`.
pub(crate) fn closes(passage: &Passage<'_>, habits: &Habits, at: usize) -> Option<Option<Attribution>> {
    let high = passage.sentence(at).end.min(at + AFTER);
    closing(passage, habits, at, high).map(Some).or_else(|| ending(passage, habits, at, high))
}

fn closing(passage: &Passage<'_>, habits: &Habits, at: usize, high: usize) -> Option<Attribution> {
    let tokens = &passage.tokens;
    let comma = (at + 2..high).rev().find(|at| tokens[*at].kind == Kind::Comma)?;
    // `Man habe „…“ verlegt, so Rowe.`
    if tokens.get(comma + 1).is_some_and(|so| comma + 1 < high && is_according(so) && so.end - so.start == 2)
        && let Some(speaker) = mention::phrase(passage, habits, comma + 2, high)
        && ends(tokens, speaker.tokens.end, high)
    {
        return Some(Attribution::new(speaker, comma + 1, 0.88, Grip::Close));
    }
    // `eine Küche, die er „umsonst“ haben wollte, wie er schrieb`
    if let Some((speaker, cue)) = like(passage, habits, comma + 1, high) {
        return Some(Attribution::new(speaker, cue, 0.88, Grip::Loose));
    }
    // `Das sei „sicher“ gewesen, teilte er mit`: the sentences before tell whether a body is meant
    let named = |speaker: &Phrase| speaker.mention != Mention::Pronoun || !habits.nouns_capital;
    let (speaker, cue) = behind_comma(passage, habits, comma, high).filter(|(speaker, _)| named(speaker))?;
    Some(Attribution::new(speaker, cue, 0.88, Grip::Sentence))
}

/// The verb of saying behind a comma, and its subject, where they end the sentence: `…, gab Rowe zu bedenken.`
pub(super) fn behind_comma(
    passage: &Passage<'_>,
    habits: &Habits,
    comma: usize,
    high: usize,
) -> Option<(Phrase, usize)> {
    let tokens = &passage.tokens;
    // `gab sie zu bedenken`, `säger hon`, `dit-elle`: a pronoun joined to the verb
    let verb = verb(tokens, comma + 1, high)?;
    let next = verb.inside.unwrap_or_else(|| skip_times(tokens, verb.cue + 1, high));
    let speaker = mention::phrase(passage, habits, next, high).filter(|phrase| subject_case(tokens, habits, phrase))?;
    let ends = skip_times(tokens, speaker.tokens.end, high);
    // `räumte die Ministerin ein`: the verb's second part
    let particle = high == ends + 2 && tokens[ends].kind == Kind::Word && tokens[ends].bits & CAPITAL == 0;
    let whole =
        ends >= high || tokens[ends].kind == Kind::Stop || particle || tokens[ends].is(PREPOSITION) && high - ends <= 5;
    whole.then_some((speaker, verb.cue))
}

/// Who said the quotation at `at`, by the first verb of saying that stands right behind a comma and has its subject behind it; nobody, where it has
/// none: `hieß es`. Where no sentence tells by its subjunctive that another’s words are reported, what stands behind the verb may be its object.
pub(super) fn ending(passage: &Passage<'_>, habits: &Habits, at: usize, high: usize) -> Option<Option<Attribution>> {
    let tokens = &passage.tokens;
    if !habits.nouns_capital || !super::is_reported(passage, passage.sentence(at)) {
        return None;
    }
    let told = |speaker: Phrase, cue: usize| Some(Some(Attribution::new(speaker, cue, 0.88, Grip::Sentence)));
    (at + 2..high.saturating_sub(1)).filter(|comma| tokens[*comma].kind == Kind::Comma).find_map(|comma| {
        let start = comma + 1;
        // `hieß es aus dem Ministerium`
        if is_source(&tokens[start]) && passage.word_is(start + 1, habits.it) {
            return match source(passage, habits, start, high) {
                Some((speaker, cue)) if !is_before_noun(passage, speaker.tokens.end, high) => told(speaker, cue),
                _ => Some(None),
            };
        }
        // `„…“, habe der gesagt, erzählte sie`: another’s
        let others = || tokens[at + 1..comma].iter().any(|token| says(token) || participle(token));
        let verb =
            verb(tokens, start, high).filter(|verb| verb.start == start && says(&tokens[verb.cue]) && !others())?;
        let next = verb.inside.unwrap_or_else(|| skip_times(tokens, verb.cue + 1, high));
        let speaker = mention::phrase(passage, habits, next, high)?;
        // `sie` may be several people, or whom somebody asks
        let pronoun = speaker.mention == Mention::Pronoun && tokens[speaker.tokens.start].is(PLURAL | OBJECT);
        // `sagte Rowe dem Sender`, `sagte Rowe der Deutschen Presse-Agentur`
        let told_to = || {
            let article = tokens.get(speaker.tokens.end).is_some_and(|article| article.is(DETERMINER));
            article
                && tokens.get(speaker.tokens.end + 1).is_some_and(|noun| noun.is(CAPITAL) || noun.kind == Kind::Quoted)
        };
        let whole = ends(tokens, speaker.tokens.end, high) || told_to();
        (whole && !pronoun && !is_owned(passage, habits, &speaker) && subject_case(tokens, habits, &speaker))
            .then(|| told(speaker, verb.cue))
            .flatten()
    })
}

/// Whether what stands at `end` is said of a noun behind it, and what stands before it belongs to that: `hieß es von Rowe nahestehenden Personen`.
fn is_before_noun(passage: &Passage<'_>, end: usize, high: usize) -> bool {
    let of_noun = |words: &[Token]| words[0].content() && words[0].bits & CAPITAL == 0 && words[1].is(CAPITAL);
    end + 1 < high && of_noun(&passage.tokens[end..end + 2])
}
