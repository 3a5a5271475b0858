//! What follows a quotation: sagte Rowe; a-t-elle ajouté; según la ministra. Also inside its marks, and at its sentence’s end.

use std::ops::Range;

use copydesk_text::names::phrase::Phrase;
use copydesk_text::vocabulary::{AUXILIARY, CAPITAL, DETERMINER, PREPOSITION};
use copydesk_text::words::Kind;

use super::verb::{ends, is_aside, participle, says, skip_times, verb};
use super::{Told, subject_case};
use crate::attribution::accounts::{in_the_view, source};
use crate::attribution::{Attribution, Grip, mention};
use crate::grammar::{LINK, NOUN};
use crate::language::{Habits, is_according, is_behind};
use crate::passage::Passage;

/// How many tokens after a quotation its attribution may end.
const AFTER: usize = 28;

/// The attribution that follows the quotation at token `at`: `…, sagte Rowe`, `…, a-t-elle ajouté`, `…, según la ministra`.
pub(crate) fn follows(passage: &Passage<'_>, habits: &Habits, at: usize) -> Option<Told> {
    let tokens = &passage.tokens;
    let start =
        at + 1 + usize::from(tokens.get(at + 1).is_some_and(|next| matches!(next.kind, Kind::Comma | Kind::Dash)));
    let high = passage.sentence(at).end.min(start + AFTER);
    if start >= high {
        return None;
    }
    let by = |speaker: Phrase, cue: usize| Some(Told::By(Attribution::new(speaker, cue, 0.95, Grip::Direct)));
    if let Some((speaker, cue)) = source(passage, habits, start, high) {
        return by(speaker, cue);
    }
    // `„…“, so erinnert sich Rowe`
    let so = is_according(&tokens[start]) && start + 1 < high && says(&tokens[start + 1]);
    let start = start + usize::from(so);
    if is_according(&tokens[start]) {
        let speaker = mention::phrase(passage, habits, start + 1, high)?;
        return ends(tokens, speaker.tokens.end, high).then_some(()).and_then(|()| by(speaker, start));
    }
    // `„…“, nach Angaben von Rowe`; `„…“, Rowe zufolge`
    if let Some(speaker) = in_the_view(passage, habits, start, high) {
        return by(speaker, start + 1);
    }
    if let Some(speaker) = mention::phrase(passage, habits, start, high)
        && tokens.get(speaker.tokens.end).is_some_and(is_behind)
    {
        let cue = speaker.tokens.end;
        return by(speaker, cue);
    }
    if !habits.like.is_empty() && passage.word_is(start, habits.like) {
        // `wie Rowe sagte`, `comme l'a dit Rowe`
        if let Some(speaker) = mention::phrase(passage, habits, start + 1, high)
            && let Some(cue) = verb(tokens, speaker.tokens.end, high).filter(|verb| verb.start == speaker.tokens.end)
        {
            return by(speaker, cue.cue);
        }
    }
    // `Von einem „Kraftakt“ sprach Rowe`
    if tokens[start].is(LINK)
        && tokens[start].bits & (CAPITAL | NOUN) == 0
        && start == at + 1
        && (1..=2).any(|back| at.checked_sub(back).is_some_and(|left| tokens[left].is(PREPOSITION)))
        && let Some(speaker) = mention::phrase(passage, habits, skip_times(tokens, start + 1, high), high)
        && subject_case(tokens, habits, &speaker)
    {
        return Some(Told::By(Attribution::new(speaker, start, 0.9, Grip::Close)));
    }
    let open = start + usize::from(passage.word_is(start, habits.like));
    let Some(verb) = verb(tokens, open, high) else {
        // `hat Rowe später gesagt`
        let speaker = tokens[open..high]
            .first()
            .filter(|first| first.is(AUXILIARY))
            .and_then(|_| mention::phrase(passage, habits, open + 1, high))?;
        let cue = skip_times(tokens, speaker.tokens.end, high);
        // `hat Rowe am Freitag im Landtag erklärt`: the participle ends the clause
        let last = (cue..high).take_while(|at| tokens[*at].kind == Kind::Word).last().filter(|_| habits.verb_second);
        let cue = last.filter(|last| participle(&tokens[*last])).unwrap_or(cue);
        let denied = (speaker.tokens.end..cue).any(|at| passage.word_is(at, "nicht"));
        return tokens.get(cue).filter(|word| cue < high && participle(word) && !denied).and_then(|_| by(speaker, cue));
    };
    if is_aside(&tokens[verb.cue]) && !stopped(passage, at) {
        return None;
    }
    let mut next = skip_times(tokens, verb.cue + 1, high);
    // `se limitó a decir el ministro`
    if next + 1 < high && tokens[next].is(PREPOSITION) && participle(&tokens[next + 1]) {
        next = skip_times(tokens, next + 2, high);
    }
    if let Some(inside) = verb.inside {
        if let Some(speaker) = mention::pronoun(tokens, inside) {
            return by(speaker, verb.cue);
        }
        // `„…“, entfuhr es Rowe`, `„…“, platzte es aus Rowe heraus`
        if !passage.word_is(inside, "es") {
            return None;
        }
        next = inside + 1 + usize::from(passage.word_is(inside + 1, "aus"));
    }
    if let Some(speaker) =
        mention::phrase(passage, habits, next, high).or_else(|| after_listener(passage, habits, next, high))
    {
        return by(speaker, verb.cue);
    }
    (habits.drops_subject && ends(tokens, verb.cue + 1, high)).then_some(Told::BySomeone)
}

/// Whether a quotation is parted from the words after it: by a comma, or by its own last mark.
fn stopped(passage: &Passage<'_>, at: usize) -> bool {
    let tokens = &passage.tokens;
    let inside = passage.text[..tokens[at].end].trim_end_matches(|c: char| "\"'”’“»«‘ \u{a0}".contains(c));
    tokens.get(at + 1).is_some_and(|next| matches!(next.kind, Kind::Comma | Kind::Dash))
        || inside.ends_with([',', '!', '?', '…'])
}

/// The subject after whom it was said to: `a indiqué à l’AFP une source`, `dijo a la prensa el ministro`.
fn after_listener(passage: &Passage<'_>, habits: &Habits, start: usize, high: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    tokens.get(start).filter(|first| start < high && first.is(PREPOSITION))?;
    let nouns = (start + 1..high.min(start + 3)).find(|at| tokens[*at].content())?;
    let next = (nouns..high.min(nouns + 4)).find(|at| !tokens[*at].content())?;
    let determined =
        next < high && tokens[next].is(DETERMINER) && !habits.of.iter().any(|of| passage.word_is(next, of));
    determined.then(|| mention::phrase(passage, habits, next, high)).flatten()
}

/// The attribution that closes the sentence of the quotation at `at`: `Das müsse „weg“, verlangte Rowe.`
pub(crate) fn closes(passage: &Passage<'_>, habits: &Habits, at: usize) -> Option<Attribution> {
    let tokens = &passage.tokens;
    let high = passage.sentence(at).end.min(at + AFTER);
    let comma = (at + 2..high).rev().find(|at| tokens[*at].kind == Kind::Comma)?;
    let verb = verb(tokens, comma + 1, high).filter(|verb| verb.inside.is_none())?;
    let next = skip_times(tokens, verb.cue + 1, high);
    let speaker = mention::phrase(passage, habits, next, high).filter(|phrase| subject_case(tokens, habits, phrase))?;
    let ends = skip_times(tokens, speaker.tokens.end, high);
    // `räumte die Ministerin ein`: the verb's second part
    let particle = high == ends + 2 && tokens[ends].kind == Kind::Word && tokens[ends].bits & CAPITAL == 0;
    let whole =
        ends >= high || tokens[ends].kind == Kind::Stop || particle || tokens[ends].is(PREPOSITION) && high - ends <= 5;
    whole.then(|| Attribution::new(speaker, verb.cue, 0.88, Grip::Sentence))
}

/// The attribution that stands inside a quotation, as French sets it: `« Il faut agir, dit Rowe. Le temps presse. »` The tokens
/// of the quotation's inside are `range`.
pub(crate) fn inside(passage: &Passage<'_>, habits: &Habits, range: Range<usize>) -> Option<Attribution> {
    let tokens = &passage.tokens;
    let commas = range.clone().filter(|at| tokens[*at].kind == Kind::Comma || tokens[*at].kind == Kind::Stop);
    for comma in commas.take(24) {
        let Some(verb) = verb(tokens, comma + 1, range.end) else { continue };
        let speaker = match verb.inside {
            Some(inside) => mention::pronoun(tokens, inside),
            None => mention::phrase(passage, habits, skip_times(tokens, verb.cue + 1, range.end), range.end),
        };
        let Some(speaker) = speaker else { continue };
        let end = speaker.tokens.end.max(verb.cue + 1);
        if end >= range.end || matches!(tokens[end].kind, Kind::Comma | Kind::Stop) {
            return Some(Attribution::new(speaker, verb.cue, 0.92, Grip::Direct));
        }
    }
    None
}
