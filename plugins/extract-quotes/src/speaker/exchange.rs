//! Questions and answers that stand in marks one behind the other in a paragraph: `„Warum?“, fragte der Richter. „Aus Not.“`

use crate::draft::Draft;
use crate::language::turns::Turn;
use crate::passages::passage::Passage;
use crate::whom::signs::first_person::speaks_of_self;

/// How many words an answer has at most that is told by them alone: whoever asks may go on in a sentence.
const BARE: usize = 2;

/// Whether a quotation with nobody beside it answers the one before, which somebody asks; or asks again, behind the answer of another.
#[inline(never)]
pub(super) fn is_answer(passages: &[Passage<'_>], drafts: &[Draft], i: usize) -> bool {
    let Some(earlier) = i.checked_sub(1).map(|i| &drafts[i]) else { return false };
    let block = drafts[i].first.0;
    let inside = |draft: &Draft| {
        let (block, index) = draft.last;
        passages[block].pairs.get(index).map_or("", |pair| passages[block].text[pair.inner.clone()].trim())
    };
    let (own, before) = (inside(&drafts[i]), inside(earlier));
    let cue = |draft: &Draft| draft.found.as_ref().and_then(|found| found.cue);
    if !before.ends_with('?') {
        // `„Warum?“, fragte der Richter. „Aus Not“, sagte Rowe. „Und das Geld?“`
        let asked = i.checked_sub(2).map(|i| &drafts[i]).filter(|asked| asked.last.0 == block && own.ends_with('?'));
        let by = |draft: &Draft| draft.found.as_ref().map(|found| (found.block, found.speaker.tokens.clone()));
        return asked.is_some_and(|asked| {
            inside(asked).ends_with('?')
                && by(asked) != by(earlier)
                && cue(asked) != cue(earlier)
                && asks(passages, asked)
        });
    }
    let mut words = own.split_whitespace();
    let turns = &passages[block].language().turns;
    let what = before.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty());
    // `„Wer zahlt?“, fragte Rowe. „Nein, so geht das nicht.“`
    let yes = || own.split_once([',', '.', '!']).is_some_and(|(first, _)| turns.is_yes(first));
    let yes = !what.is_some_and(|word| turns.is_what(word)) && yes();
    let answers = yes || words.nth(BARE).is_none();
    let begs = || turns.begs(own.trim_matches(|c: char| !c.is_alphabetic()));
    answers && !own.ends_with('?') && !begs() && asks(passages, earlier) && !asks_nobody(passages, earlier, before)
}

/// Whether whoever asks will answer: the question is about themselves, or the words beside it tell so. `„Was kann ich tun?“, fragte Rowe`, `fragte sie sich`,
/// `fragte sie und gab die Antwort selbst`
fn asks_nobody(passages: &[Passage<'_>], draft: &Draft, question: &str) -> bool {
    let Some((block, cue)) = draft.found.as_ref().and_then(|found| found.cue) else { return false };
    let passage = &passages[block];
    let turns = &passage.language().turns;
    let word = |at: usize| &passage.text[passage.tokens[at].range()];
    let sentence = passage.sentence(cue);
    let beside = sentence.start.max(cue.saturating_sub(2))..sentence.end.min(cue + 2 * NEAR);
    // `erkundigte sich`
    let alone = || turns.puts(word(cue)).is_none() && beside.clone().any(|at| turns.is_alone(word(at)));
    speaks_of_self(passage, question) || turns.is_of_us(question) || alone()
}

/// How far apart the two words of asking stand.
const NEAR: usize = 8;

/// Whether a quotation is told by a verb of asking.
fn asks(passages: &[Passage<'_>], draft: &Draft) -> bool {
    let Some((block, cue)) = draft.found.as_ref().and_then(|found| found.cue) else { return false };
    let passage = &passages[block];
    let word = |at: usize| &passage.text[passage.tokens[at].range()];
    let turns = &passage.language().turns;
    // `wollte Rowe wissen`
    let near = cue.saturating_sub(NEAR)..passage.sentence(cue).end.min(cue + NEAR);
    let puts = |verb: usize| turns.puts(word(verb)).is_some_and(|part| (verb + 1..near.end).any(|at| word(at) == part));
    turns.turn(word(cue)) == Some(Turn::Asks) || near.clone().any(puts)
}
