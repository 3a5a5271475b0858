//! What is told of units once they are read: on what they lean, and whether they may be taken. Of several in a row, for the code that tells it
//! is as much as the code that reads words, and both do not fit the nearest cache.

use crate::language::Language;
use crate::sentences::bytes::stops::{last_stop, signature};
use crate::sentences::leaning::answering::{opens_with_answer, sets_right};
use crate::sentences::leaning::naming::names_predicate;
use crate::sentences::leaning::parallel::are_parallel;
use crate::sentences::leaning::pending::{concedes_last, promised, takes_back, tells_usual};
use crate::sentences::leaning::speaker::leaves_speaker;
use crate::sentences::no_story::announcing::{announces_words, tells_words};
use crate::sentences::no_story::broken::{announces, is_broken, is_result, may_run_in, runs_in};
use crate::sentences::no_story::caption::{exclaims, has_kicker, is_dated, tells_behind_colon};
use crate::sentences::no_story::noting::{CREDIT, calls_for, credits_first, ends_with_address};
use crate::sentences::no_story::pictured::tells;
use crate::sentences::openings::first::{
    is_impersonal, is_told_by_clause, leans_past, names_ahead, names_behind_comma, opens_with_thing,
};
use crate::sentences::openings::opening::read_first_words;
use crate::sentences::units::gathered::{Gathered, Opener};
use crate::sentences::units::unit::{Blocks, Reader};
use crate::words::Hash;

/// The stems of words that few stories have, and that tell an announcement, a credit and an address on the web: `follows`, `reported`, `www`.
const TELLING: [&[u8]; 3] = [b"follow", b"report", b"www"];
/// Beyond this, joined sentences are no unit for a summary, whatever they say.
const LONGEST: usize = 900;

impl Reader {
    /// Judges the units that were read since the last time.
    pub(crate) fn judge(&mut self, blocks: &impl Blocks, language: &Language) {
        let mut unjudged = std::mem::take(&mut self.unjudged);
        let first = self.units.len() - unjudged.len();
        let [follow, report, web] = TELLING.map(|word| self.numbering.find(Hash::of_word(word)));
        let messages = if language.is_english() { self.numbers_of_messages() } else { Vec::new() };
        for (index, mut gathered) in (first..).zip(unjudged.drain(..)) {
            let text = blocks.text(self.units[index].block);
            read_first_words(text, language, &mut self.units[index], &mut gathered);
            self.judge_unit(index, text, &gathered, follow, blocks, language);
            // Few stories have such words.
            if report.is_some() || web.is_some() {
                self.drop_note(index, text, report, web);
            }
            if !messages.is_empty() {
                self.mark_message(index, &messages, blocks, language);
            }
        }
        self.unjudged = unjudged;
    }

    /// Takes no unit that only tells who had the news first, or ends with an address on the web, given the numbers of the words that such have.
    #[inline(never)] // few are asked
    fn drop_note(&mut self, index: usize, text: &str, report: Option<u32>, web: Option<u32>) {
        let unit = &self.units[index];
        let has = |word: Option<u32>| word.is_some_and(|word| self.content[unit.content.clone()].contains(&word));
        let sentence = &text[unit.range.clone()];
        let credits = unit.words <= CREDIT && has(report) && credits_first(sentence);
        if unit.whole && (credits || has(web) && ends_with_address(sentence)) {
            self.units[index].whole = false;
            self.wholes -= 1;
        }
    }

    fn judge_unit(
        &mut self,
        index: usize,
        text: &str,
        gathered: &Gathered,
        follow: Option<u32>,
        blocks: &impl Blocks,
        language: &Language,
    ) {
        let begins = self.has_none() || self.above > 0 && index == self.above;
        self.mark_called(index, text, language);
        let opens = || &text[self.units[index].range.clone()];
        let predicate = gathered.predicates && names_predicate(opens(), language, |word| self.is_name(word));
        let (before, rest) = self.units.split_at_mut(index);
        let (before, Some(unit)) = (before.last(), rest.first_mut()) else { return };
        unit.named = gathered.named || gathered.capitals == 0;
        if begins && gathered.capitals > 0 && gathered.opening {
            unit.named &= names_ahead(&text[unit.range.clone()], language);
            unit.named |= is_impersonal(&text[unit.range.clone()]);
            if is_told_by_clause(&text[unit.range.clone()]) {
                (unit.points, unit.answers) = (None, false);
            }
        }
        unit.leans |= gathered.opening || unit.denies;
        // In small letters too many phrases run together.
        if let Some(refers) = unit.refers.as_mut().filter(|_| gathered.capitals == 0) {
            refers.given = None;
        }
        let answers = before.is_some_and(|before| before.asks && before.block == unit.block);
        unit.tied |= gathered.continues && unit.quotes || answers;
        // `Who gets the job? Being related helps.`
        unit.leans |= answers && !gathered.named && gathered.capitals > 0 && index == 1;
        if unit.range.end + 1 >= text.len() {
            unit.range.end -= signature(&text[unit.range.clone()]);
        }
        let sentence = &text[unit.range.clone()];
        unit.says_he &= unit.sayer.is_none();
        unit.sayer = unit.sayer.or(before.and_then(|before| before.sayer));
        unit.nameless = unit.nameless && !names_behind_comma(sentence);
        unit.leans |= unit.quotes && !gathered.named && language.is_known() && leaves_speaker(sentence, language);
        unit.promises = unit.promises.max(promised(sentence, unit.words, language));
        // `There is a lot to sort through here.` points to the page.
        let on_page = unit.promises > 0 && sentence.ends_with(" here.");
        unit.concedes |= concedes_last(sentence, language) || tells_usual(sentence);
        // `But then came two turns. Rowe died.`
        let counted = before.is_some_and(|before| before.promises > 1 && before.block == unit.block);
        unit.tied |= opens_with_answer(sentence) || predicate || counted;
        unit.read_supposition(sentence, before);
        unit.small_start = match sentence.as_bytes().first() {
            Some(b'-' | 0xE2) => sentence.trim_start_matches(['-', '–', '—', ' ']).starts_with(char::is_lowercase),
            _ => sentence.starts_with(char::is_lowercase),
        };
        if sentence.ends_with("..") && !sentence.ends_with("...") {
            unit.range.end -= 1; // a slip
        }
        let sentence = &text[unit.range.clone()];
        let stop = last_stop(sentence);
        unit.asks = stop == Some('?');
        // A caption stands alone where it is dated in full.
        let alone = || text[unit.range.end..].trim().is_empty() && text[..unit.range.start].trim().is_empty();
        let caption = unit.numbers > 1 && is_dated(sentence) && alone();
        // `The promise of the port: …` opens a paragraph of the story; `What a finish: …` the story.
        let goes_on = || opens_with_thing(sentence, language) && !text[unit.range.end..].trim().is_empty();
        let opens = || begins && (goes_on() || exclaims(sentence) || tells_behind_colon(sentence, language));
        unit.kicker = gathered.parted && has_kicker(sentence, language) && !opens() || caption;
        if let Opener::Name(name) = gathered.opener {
            unit.bare_name = Some(name);
        }
        let points = gathered.pointers > 0;
        unit.pointers |= points;
        // In small letters captions and sentences look alike; without lists, only the lead is told to be none.
        let is_told = || match language.is_known() {
            true => tells(sentence, language),
            false => self.wholes == 0,
        };
        let shows = points && (gathered.pointers > 1 || gathered.capitals == 0 || !is_told());
        unit.calls = gathered.furniture || shows || on_page;
        unit.bare = unit.quotes && !gathered.outside;
        // In small letters what stands between marks is told too badly.
        let goes_on = gathered.capitals > 0 && before.is_some_and(|before| before.is_gone_on_with(unit));
        unit.leans |= goes_on;
        unit.turns |= goes_on && takes_back(sentence);
        let corrects = gathered.capitals > 0 && !begins && sets_right(sentence);
        unit.leans |= corrects;
        unit.turns |= corrects;
        let beside = before.filter(|before| before.block == unit.block && !before.quotes);
        if beside.is_some_and(|before| are_parallel(&text[before.range.clone()], sentence)) {
            (unit.turns, unit.tied) = (true, true); // both are told, or none
        }
        let follows = follow.is_some_and(|follow| self.content[unit.content.clone()].contains(&follow));
        // In small letters neighbours need not belong together.
        unit.leans_past = sentence.starts_with("It")
            && beside.is_some_and(|before| leans_past(sentence, &text[before.range.clone()], language));
        unit.whole = stop.is_some()
            && !gathered.stray
            && !gathered.address
            && !unit.calls
            && !calls_for(sentence)
            && !is_broken(sentence, gathered.parted)
            && !announces(sentence, gathered.parted, follows, language)
            && !is_result(sentence, unit.numbers, gathered.versus, language)
            && (!may_run_in(unit.content.len().saturating_sub(unit.small as usize)) || !runs_in(sentence, language))
            && unit.words > 0
            && unit.range.len() <= LONGEST
            && (!unit.bare || goes_on)
            && (gathered.capitals * 10 < gathered.letters * 6 || gathered.letters < 5);
        self.wholes += usize::from(unit.whole);
        let may_announce = before.is_some_and(|before| before.may_announce()) && index > 1 && language.is_english();
        if may_announce
            && tells_words(&text[unit.range.clone()], language)
            && let Some(before) = self.units.get_mut(index - 1)
            && announces_words(blocks.text(before.block).get(before.range.clone()).unwrap_or_default())
        {
            before.announces = true;
        }
    }
}
