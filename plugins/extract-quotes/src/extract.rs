//! From blocks to quotations: marks, then attribution sentence by sentence, then what a speaker carries over.

use std::rc::Rc;

use copydesk_text::marks::continues;
use copydesk_text::names::people::People;
use copydesk_text::vocabulary::{FIRST_NAME, RELATIVE};
use copydesk_text::words::{Kind, Token};

use crate::draft::{Draft, Found};
use crate::judge::shape;
use crate::language::{Dashes, Language, Rules};
use crate::layouts::answerer::Introduction;
use crate::layouts::guests::Header;
use crate::layouts::interview::interview;
use crate::layouts::kicker::drop_kickers;
use crate::layouts::long_answers::long_answers;
use crate::layouts::setting::Setting;
use crate::layouts::signature::Signatures;
use crate::passages::passage::{Buffers, Passage};
use crate::passages::pieces::Pieces;
use crate::passages::surnames;
use crate::passages::unopened::{close_in_next, go_on_in_single_marks};
use crate::quote::{Place, Quote};
use crate::speaker::{read_beside, speaker, speaker_within};
use crate::whom::naming::finish;
use crate::work::is_title;
use crate::{repeated, stops};

/// The quotations of a headline and of an article's blocks, in order. Without a language (its words are not known) the marked
/// quotations are given, under nobody.
pub fn extract<'a>(headline: Option<&'a str>, blocks: &[&'a str], language: Option<&'a Language>) -> Vec<Quote<'a>> {
    Extractor::default().extract(headline, blocks, Setting::default(), language)
}

/// [`extract`] for one article after the other, with the memory of the last.
#[derive(Debug, Default)]
pub struct Extractor {
    buffers: Buffers,
}

impl Extractor {
    /// See [`extract`]; with how the blocks are set.
    pub fn extract<'a>(
        &mut self,
        headline: Option<&'a str>,
        blocks: &[&'a str],
        setting: Setting<'_>,
        language: Option<&'a Language>,
    ) -> Vec<Quote<'a>> {
        let attribute = language.is_some();
        let Some(language) = language.or_else(|| Language::of("en")) else { return Vec::new() };
        let buffers = &mut self.buffers;
        let mut passages: Vec<Passage<'a>> = blocks.iter().map(|text| Passage::new(text, language, buffers)).collect();
        go_on_in_single_marks(&mut passages);
        close_in_next(&mut passages);
        if let Rules::Beside(habits) = language.rules
            && habits.dash_speech != Dashes::None
        {
            passages.iter_mut().for_each(|passage| passage.read_dash_speech(habits.dash_speech));
        }
        let interview = interview(blocks, setting.bold);
        let header = Header { headline, byline: setting.byline };
        let introduction = Introduction::read(header, blocks, &interview, language);
        for line in interview.lines.iter().filter(|_| introduction.is_some() || !interview.unsure) {
            match interview.unsure {
                true => _ = passages[line.block].take_for_spoken(line.said.clone()),
                false => passages[line.block].take_answer(line.said.clone()),
            }
        }
        let surname = introduction.as_ref().and_then(Introduction::surname);
        for answer in long_answers(blocks, &interview, setting, surname, language) {
            let (first, last) = (answer.start, answer.end - 1);
            if passages[first].leave_open() {
                (first + 1..=last).for_each(|block| passages[block].go_on_with(block == last));
            }
        }
        let signatures = Signatures::find(&passages, setting.set_off, language);
        for block in setting.set_off {
            if let (Some(passage), Some(text)) = (passages.get_mut(*block), blocks.get(*block)) {
                let end = signatures.line(*block).unwrap_or(text.len());
                let start = text.len() - text.trim_start().len();
                passage.set_off = passage.take_for_spoken(start..text[..end].trim_end().len().max(start));
            }
        }
        let mut head = [Passage::new(headline.unwrap_or_default(), language, buffers)];
        if passages.iter().chain(&head).all(|passage| passage.pairs.is_empty()) {
            passages.iter_mut().chain(&mut head).for_each(|passage| self.buffers.reclaim(passage));
            return Vec::new();
        }
        // Words matter where there are quotations, and right before a block that opens with one; elsewhere only names.
        let mut unread = Vec::with_capacity(passages.len());
        for block in 0..passages.len() {
            let next = passages.get(block + 1).and_then(|next| next.pairs.first());
            let introduces = next.is_some_and(|pair| pair.outer.start == 0);
            let signs = signatures.line(block).is_some();
            if introduces || signs || !passages[block].pairs.is_empty() {
                passages[block].read(introduces || signs);
            } else {
                unread.push(block);
            }
        }
        if !head[0].pairs.is_empty() {
            head[0].read(false);
        }
        let mut people = People::default();
        let (mut titled, mut told) = (drafts(&head), drafts(&passages));
        if attribute {
            unread.iter().for_each(|block| passages[*block].read_names());
            let views: Vec<(&str, &[Token])> =
                passages.iter().map(|passage| (passage.text, passage.tokens.as_slice())).collect();
            people = People::gather(&views, &language.signs());
            for name in people.taught() {
                passages[name.block].tokens[name.token].bits |= FIRST_NAME | name.sex;
            }
            if let Rules::Clauses = language.rules {
                passages.iter_mut().for_each(|passage| surnames::read_surnames(passage, &people));
            } else {
                let mut surnames: Vec<&str> = people.known_by_surname().collect();
                passages.iter().for_each(|passage| passage.surnames_here(&mut surnames));
                surnames.sort_unstable();
                surnames.dedup();
                let surnames: Rc<[&str]> = surnames.into();
                passages.iter_mut().chain(&mut head).for_each(|passage| passage.surnames = Some(surnames.clone()));
            }
            titled = attributed(&head, titled, language.rules);
            told = attributed(&passages, told, language.rules);
            if let Some(introduction) = &introduction {
                introduction.give_answers(&passages, &mut told, &interview);
            }
            signatures.give(&passages, &mut told, setting.set_off);
            let texts = (headline, blocks);
            drop_kickers(&head, &mut titled, texts, |_| false);
            drop_kickers(&passages, &mut told, texts, |block| interview.lines.iter().any(|line| line.block == block));
        }
        let mut quotes = Vec::with_capacity(titled.len() + told.len());
        finish(&head, &people, titled, language.rules, |_| Place::Headline, &mut quotes);
        finish(&passages, &people, told, language.rules, Place::Block, &mut quotes);
        if attribute {
            repeated::give(&mut quotes, headline.unwrap_or_default(), blocks);
        }
        passages.iter_mut().chain(&mut head).for_each(|passage| self.buffers.reclaim(passage));
        quotes
    }
}

/// The quotations of one run of passages with those who said them, as far as the words around them tell.
fn attributed(passages: &[Passage<'_>], mut drafts: Vec<Draft>, rules: Rules) -> Vec<Draft> {
    read_beside(passages, &mut drafts, rules);
    for i in 0..drafts.len() {
        let beside = drafts[i].found.take();
        let within = speaker_within(passages, &drafts, i, rules);
        drafts[i].found = match within {
            Some((found, block, attribution)) => {
                drafts[i].spans.cut(&block, attribution);
                found
            }
            None => speaker(passages, &drafts, i, beside, rules),
        };
    }
    join_interrupted(passages, &mut drafts);
    drafts
}

/// The pairs of all blocks; one that a block leaves open takes in those that go on with it.
fn drafts(passages: &[Passage<'_>]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::with_capacity(passages.iter().map(|passage| passage.pairs.len()).sum());
    let mut open: Option<usize> = None;
    for (block, passage) in passages.iter().enumerate() {
        for (index, pair) in passage.pairs.iter().enumerate() {
            let goes_on = index == 0
                && block > 0
                && open.is_some()
                && passages[block - 1]
                    .pairs
                    .last()
                    .is_some_and(|last| continues(last, passages[block - 1].text.trim_end().len(), Some(pair)));
            match open.filter(|_| goes_on).and_then(|open| drafts.get_mut(open)) {
                Some(draft) => {
                    draft.spans.push(block, pair.inner.clone());
                    draft.last = (block, index);
                }
                None => {
                    open = Some(drafts.len());
                    // one line of speech, parted by who says it
                    if passage.dashed
                        && index > 0
                        && let Some(draft) = drafts.last_mut()
                    {
                        let end = passage.pairs[index - 1].inner.end;
                        let (comma, stop) = stops::dashed(passage.text, end, pair.inner.start);
                        comma.into_iter().for_each(|comma| draft.spans.cut(&block, comma));
                        stop.into_iter().for_each(|stop| draft.spans.push(block, stop));
                        draft.spans.push(block, pair.inner.clone());
                        continue;
                    }
                    drafts.push(Draft {
                        spans: Pieces::new(block, pair.inner.clone()),
                        first: (block, index),
                        last: (block, index),
                        shape: shape(passage, index),
                        found: None,
                    });
                }
            }
            if pair.closed {
                open = None;
            }
        }
        if passage.pairs.is_empty() {
            open = None;
        }
    }
    drafts
}

/// Joins what an attribution in the middle of a sentence parts: “…,” Rowe said, “…”
fn join_interrupted(passages: &[Passage<'_>], drafts: &mut Vec<Draft>) {
    drafts.dedup_by(|later, earlier| {
        let goes_on = earlier.last.0 == later.first.0 && interrupted(&passages[later.first.0], earlier, later);
        if goes_on && is_title(&passages[later.first.0], earlier, later) {
            later.found = None;
            return false;
        }
        if goes_on {
            let (block, passage) = (later.first.0, &passages[later.first.0]);
            let (end, start) = (passage.pairs[earlier.last.1].inner.end, passage.pairs[later.first.1].inner.start);
            let comma = if passage.language().nouns_capital() { stops::comma(passage.text, end, start) } else { None };
            comma.into_iter().for_each(|comma| earlier.spans.push(block, comma));
            earlier.spans.extend(later.spans.clone());
            earlier.last = later.last;
        }
        goes_on
    });
}

/// How many tokens may part the two halves of a sentence.
const PARTED: usize = 40;

fn interrupted(passage: &Passage<'_>, earlier: &Draft, later: &Draft) -> bool {
    let Some(found) = &earlier.found else { return false };
    let (from, to) = (passage.places[earlier.last.1], passage.places[later.first.1]);
    let pair = &passage.pairs[earlier.last.1];
    let tokens = &passage.tokens[from + 1..to];
    let open = passage.text[..pair.inner.end].ends_with([',', '—', '–', '-'])
        || tokens.first().is_some_and(|next| next.kind == Kind::Comma);
    let told = found.cue.is_some_and(|(block, cue)| block == earlier.last.0 && cue > from);
    let between = found.speaker.tokens.start > from && found.block == earlier.last.0 || told;
    let parts = tokens.len() <= PARTED
        && tokens.last().is_some_and(|token| matches!(token.kind, Kind::Comma | Kind::Dash))
        && !tokens.iter().any(|token| matches!(token.kind, Kind::End | Kind::Quoted));
    if !(open && between && parts) {
        return false;
    }
    let goes_on = passage.text[passage.pairs[later.first.1].inner.clone()].starts_with(char::is_lowercase);
    match &later.found {
        Some(second) if found.cue == second.cue && found.speaker == second.speaker => true,
        // `…,” said Rowe, whose side lost, “and …`: the clause before it is the attribution’s own
        Some(second) => {
            goes_on && (found.cue == second.cue || second.cue.is_none_or(|cue| !follows_on(passage, found, cue)))
        }
        None => goes_on,
    }
}

/// Whether a verb of saying goes on from the attribution to what comes next: `…,” Rowe said, adding, “…`.
fn follows_on(passage: &Passage<'_>, found: &Found, (_, cue): (usize, usize)) -> bool {
    let first = found.cue.map_or(found.speaker.tokens.end, |(_, first)| first.max(found.speaker.tokens.end));
    cue > first && !passage.tokens[first..cue].iter().any(|token| token.is(RELATIVE))
}
