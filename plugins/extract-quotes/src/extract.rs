//! From blocks to quotations: marks, then attribution sentence by sentence, then what a speaker carries over.

use copydesk_text::marks::continues;
use copydesk_text::names::people::People;
use copydesk_text::names::phrase::{Mention, Phrase, after};
use copydesk_text::vocabulary::{CAPITAL, CONJUNCTION};
use copydesk_text::words::{Kind, Token};

use crate::attribution::beside::{self, Told};
use crate::attribution::{Attribution, Grip, closing, following, opens_clause, preceding, tells};
use crate::grammar::VERB;
use crate::judge::{Shape, shape};
use crate::language::{Habits, Language, Rules};
use crate::layout::interview;
use crate::naming::{asks_who, finish};
use crate::passage::{Buffers, Passage};
use crate::subject::{says, speaks, subject};

/// A quotation, as the stage gives it out.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote<'a> {
    /// Whole sentences, a part of one, or words held at a distance.
    pub kind: QuoteKind,
    /// Place and bytes of each piece, inside the marks.
    pub spans: Vec<(Place, std::ops::Range<usize>)>,
    /// The mention, as printed.
    pub speaker_text: Option<&'a str>,
    /// The fullest name that the mention means.
    pub speaker: Option<&'a str>,
    /// The word that ties them.
    pub cue: Option<&'a str>,
    /// How sure this is, from 0 to 1.
    pub confidence: f64,
}

/// Where a piece of a quotation lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the headline.
    Headline,
    /// In the block with this index.
    Block(usize),
}

/// What kind of quotation it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuoteKind {
    /// Whole sentences.
    Direct,
    /// A part of a sentence.
    Partial,
    /// Words held at a distance, a title, a nickname: nobody's.
    Scare,
}

/// One quotation on its way.
pub(crate) struct Draft {
    pub(crate) spans: Vec<(usize, std::ops::Range<usize>)>,
    /// Where its first and last piece stand: block, pair.
    pub(crate) first: (usize, usize),
    pub(crate) last: (usize, usize),
    pub(crate) shape: Shape,
    pub(crate) found: Option<Found>,
}

/// Who said it: a mention in a block.
#[derive(Clone)]
pub(crate) struct Found {
    pub(crate) block: usize,
    pub(crate) speaker: Phrase,
    pub(crate) cue: Option<(usize, usize)>,
    pub(crate) confidence: f64,
    pub(crate) grip: Grip,
}

/// The quotations of a headline and of an article's blocks, in order. Without a language (its words are not known) the marked
/// quotations are given, under nobody.
pub fn extract<'a>(headline: Option<&'a str>, blocks: &[&'a str], language: Option<&'a Language>) -> Vec<Quote<'a>> {
    Extractor::default().extract(headline, blocks, &[], language)
}

/// [`extract`] for one article after the other, with the memory of the last.
#[derive(Debug, Default)]
pub struct Extractor {
    buffers: Buffers,
}

impl Extractor {
    /// See [`extract`]. The blocks whose indices are `set_off` are block quotes, which need no marks.
    pub fn extract<'a>(
        &mut self,
        headline: Option<&'a str>,
        blocks: &[&'a str],
        set_off: &[usize],
        language: Option<&'a Language>,
    ) -> Vec<Quote<'a>> {
        let attribute = language.is_some();
        let Some(language) = language.or_else(|| Language::of("en")) else { return Vec::new() };
        let buffers = &mut self.buffers;
        let mut passages: Vec<Passage<'a>> = blocks.iter().map(|text| Passage::new(text, language, buffers)).collect();
        if let Rules::Beside(habits) = language.rules
            && habits.dash_speech
        {
            passages.iter_mut().for_each(|passage| passage.read_dash_speech());
        }
        for (block, said) in interview(blocks) {
            passages[block].take_for_spoken(said);
        }
        for block in set_off {
            if let (Some(passage), Some(text)) = (passages.get_mut(*block), blocks.get(*block)) {
                passage.take_for_spoken(text.len() - text.trim_start().len()..text.trim_end().len());
            }
        }
        let mut head = [Passage::new(headline.unwrap_or_default(), language, buffers)];
        if passages.iter().chain(&head).all(|passage| passage.pairs.is_empty()) {
            passages.into_iter().chain(head).for_each(|passage| self.buffers.reclaim(passage));
            return Vec::new();
        }
        // Words matter where there are quotations, and right before a block that opens with one; elsewhere only names.
        let mut unread = Vec::with_capacity(passages.len());
        for block in 0..passages.len() {
            let next = passages.get(block + 1).and_then(|next| next.pairs.first());
            let introduces = next.is_some_and(|pair| pair.outer.start == 0);
            if introduces || !passages[block].pairs.is_empty() {
                passages[block].read(introduces);
            } else {
                unread.push(block);
            }
        }
        head[0].read(false);
        let mut people = People::default();
        let (mut titled, mut told) = (drafts(&head), drafts(&passages));
        if attribute {
            // a block whose first word is a quotation looks at the one before it
            let looks = |next: Option<&Passage<'_>>| next.is_some_and(|next| next.places.first() == Some(&0));
            unread.retain(|block| {
                let looked_at = looks(passages.get(block + 1));
                if looked_at {
                    passages[*block].read_names();
                }
                !looked_at
            });
            titled = attributed(&head, titled, language.rules);
            told = attributed(&passages, told, language.rules);
            if asks_who(&head, &titled) || asks_who(&passages, &told) {
                unread.iter().for_each(|block| passages[*block].read_names());
                let views: Vec<(&str, &[Token])> =
                    passages.iter().map(|passage| (passage.text, passage.tokens.as_slice())).collect();
                people = People::gather(&views);
            }
        }
        let mut quotes = finish(&head, &people, titled, language.rules, |_| Place::Headline);
        quotes.append(&mut finish(&passages, &people, told, language.rules, Place::Block));
        passages.into_iter().chain(head).for_each(|passage| self.buffers.reclaim(passage));
        quotes
    }
}

/// The quotations of one run of passages with those who said them, as far as the words around them tell.
fn attributed(passages: &[Passage<'_>], mut drafts: Vec<Draft>, rules: Rules) -> Vec<Draft> {
    for i in 0..drafts.len() {
        let found = match rules {
            Rules::Clauses => attribute(passages, &drafts, i),
            Rules::Beside(habits) => attribute_beside(passages, &drafts, i, &habits),
        };
        drafts[i].found = found;
    }
    join_interrupted(passages, drafts)
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
                    .is_some_and(|last| continues(last, passages[block - 1].text.len(), Some(pair)));
            match open.filter(|_| goes_on).and_then(|open| drafts.get_mut(open)) {
                Some(draft) => {
                    draft.spans.push((block, pair.inner.clone()));
                    draft.last = (block, index);
                }
                None => {
                    open = Some(drafts.len());
                    drafts.push(Draft {
                        spans: vec![(block, pair.inner.clone())],
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

fn attribute(passages: &[Passage<'_>], drafts: &[Draft], i: usize) -> Option<Found> {
    let draft = &drafts[i];
    let (block, index) = draft.last;
    let passage = &passages[block];
    let at = passage.places.get(index).copied()?;
    let found = |block: usize, attribution: Attribution| Found {
        block,
        cue: attribution.cue.map(|cue| (block, cue)),
        speaker: attribution.speaker,
        confidence: attribution.confidence,
        grip: attribution.grip,
    };
    let follows = following(passage, at);
    // `After Rowe called it “a shame,” Lind said: “…”`
    let subordinate = passage
        .tokens
        .get(passage.sentence(at).start)
        .is_some_and(|first| first.is(CONJUNCTION) && first.is(CAPITAL) && first.end - first.start > 3)
        && follows
            .as_ref()
            .and_then(|follows| follows.cue)
            .is_some_and(|cue| passage.tokens.get(cue + 1).is_some_and(|next| next.kind == Kind::Colon));
    if let Some(attribution) = follows.as_ref().filter(|follows| !opens_clause(passage, follows) && !subordinate) {
        return Some(found(block, attribution.clone()));
    }
    let closes = if follows.is_none() { closing(passage, at) } else { None };
    let (block, index) = draft.first;
    let passage = &passages[block];
    let at = passage.places.get(index).copied()?;
    let sentence = passage.sentence(at);
    let precedes = preceding(passage, sentence.start, at);
    // A verb of saying before the quotation governs it; one that only takes it as an object is itself told by what closes the sentence.
    let told = precedes.as_ref().is_some_and(|found| found.cue.is_none_or(|cue| says(&passage.tokens[cue])));
    let chosen = if told { precedes.or(closes) } else { closes.or(precedes) };
    if let Some(attribution) = chosen {
        return Some(found(block, attribution));
    }
    if let Some(attribution) = follows {
        return Some(found(draft.last.0, attribution));
    }
    if at == 0 && block > 0 {
        let before = &passages[block - 1];
        let last = before.text.trim_end();
        if last.ends_with([':', ',']) && !before.tokens.is_empty() {
            let end = before.tokens.len() - 1;
            let sentence = before.sentence(end.saturating_sub(1));
            if let Some(attribution) = preceding(before, sentence.start, end) {
                return Some(found(block - 1, attribution));
            }
        }
    }
    carried(passages, drafts, i, teller)
}

/// [`attribute`] for the languages whose clauses are not read.
fn attribute_beside(passages: &[Passage<'_>], drafts: &[Draft], i: usize, habits: &Habits) -> Option<Found> {
    let draft = &drafts[i];
    let found = |block: usize, attribution: Attribution| Found {
        block,
        cue: attribution.cue.map(|cue| (block, cue)),
        speaker: attribution.speaker,
        confidence: attribution.confidence,
        grip: attribution.grip,
    };
    let mut someone = false;
    for (block, _) in &draft.spans {
        let passage = &passages[*block];
        let own =
            passage.insides.iter().filter(|(pair, _)| (*block, *pair) >= draft.first && (*block, *pair) <= draft.last);
        if let Some(attribution) = own.filter_map(|(_, range)| beside::inside(passage, habits, range.clone())).next() {
            return Some(found(*block, attribution));
        }
    }
    let (block, index) = draft.last;
    match beside::follows(&passages[block], habits, *passages[block].places.get(index)?) {
        Some(Told::By(attribution)) => return Some(found(block, attribution)),
        Some(Told::BySomeone) => someone = draft.shape.whole,
        None => {}
    }
    let (block, index) = draft.first;
    let passage = &passages[block];
    let at = *passage.places.get(index)?;
    if !someone {
        match beside::precedes(passage, habits, passage.sentence(at).start, at) {
            Some(Told::By(attribution)) => return Some(found(block, attribution)),
            Some(Told::BySomeone) => someone = true,
            None => {}
        }
    }
    let earlier = i.checked_sub(1).and_then(|i| drafts[i].found.as_ref());
    if someone {
        return earlier
            .filter(|earlier| earlier.block + 2 >= block)
            .map(|earlier| Found { confidence: earlier.confidence * 0.88, ..earlier.clone() });
    }
    if at == 0
        && block > 0
        && passages[block - 1].text.trim_end().ends_with(':')
        && !passages[block - 1].tokens.is_empty()
    {
        let before = &passages[block - 1];
        let end = before.tokens.len() - 1;
        let sentence = before.sentence(end.saturating_sub(1));
        if let Some(Told::By(attribution)) = beside::precedes(before, habits, sentence.start, end) {
            return Some(found(block - 1, attribution));
        }
    }
    carried(passages, drafts, i, |passage, sentence| {
        beside::tells(passage, habits, sentence).map(|(speaker, cue)| (speaker, Some(cue), 0.84))
    })
}

/// Who speaks in a sentence, by which word, and how sure that is.
type Teller = (Phrase, Option<usize>, f64);

/// A speaker carried over from what comes right before a quotation that stands as a sentence of its own.
fn carried(
    passages: &[Passage<'_>],
    drafts: &[Draft],
    i: usize,
    told: impl Fn(&Passage<'_>, std::ops::Range<usize>) -> Option<Teller>,
) -> Option<Found> {
    let draft = &drafts[i];
    let (block, index) = draft.first;
    let passage = &passages[block];
    let at = *passage.places.get(index)?;
    let sentence = passage.sentence(at);
    if !draft.shape.whole || sentence.start != at {
        return None;
    }
    let earlier = i.checked_sub(1).map(|i| &drafts[i]);
    let line = at > 0 && passage.text[passage.tokens[at - 1].start..passage.tokens[at].start].contains('\n');
    if line && !passage.tokens.get(at + 1).is_none_or(|next| matches!(next.kind, Kind::End | Kind::Quoted)) {
        return None; // a new paragraph that is more than a quotation
    }
    if at > 0 {
        // the sentence before, in the same block
        let before = passage.sentence(at - 1);
        if let Some(earlier) =
            earlier.filter(|earlier| earlier.last.0 == block && passage.places[earlier.last.1] >= before.start)
        {
            let found = earlier.found.clone()?;
            // `…,” Rowe said, and Lind cut in. “…”`: either may speak
            let told = found.cue.map_or(0, |(_, cue)| cue + 1).max(found.speaker.tokens.end);
            let another = found.block == block
                && (told..before.end).any(|at| {
                    passage.tokens[at].is(CONJUNCTION)
                        && passage.tokens[at].end - passage.tokens[at].start == 3
                        && after(&passage.tokens, at + 1, before.end, VERB).is_some_and(|phrase| {
                            phrase.mention != Mention::Pronoun
                                && phrase.tokens.end < before.end
                                && phrase.tokens.end > at + 1
                                && speaks(&passage.tokens, &phrase)
                                && passage.tokens[phrase.tokens.end].content()
                        })
                });
            return (!another).then_some(Found { confidence: found.confidence * 0.96, ..found });
        }
        return told(passage, before).map(|(speaker, cue, confidence)| Found {
            block,
            speaker,
            cue: cue.map(|cue| (block, cue)),
            confidence,
            grip: Grip::Direct,
        });
    }
    // the block before ends with a quotation, and this one is nothing but quotation: the same speaker goes on
    if !passage.tokens.iter().all(|token| matches!(token.kind, Kind::Quoted | Kind::End)) {
        return None;
    }
    let before_block = block.checked_sub(1)?;
    let before = &passages[before_block];
    let last = before.sentence(before.tokens.len().checked_sub(2)?);
    if let Some(earlier) =
        earlier.filter(|earlier| earlier.last.0 == before_block && before.places[earlier.last.1] >= last.start)
    {
        return earlier.found.clone().map(|found| Found { confidence: found.confidence * 0.85, ..found });
    }
    None
}

/// Who speaks in a sentence without a quotation: the subject of its first verb of saying.
fn teller(passage: &Passage<'_>, sentence: std::ops::Range<usize>) -> Option<Teller> {
    let verbs = sentence.clone().filter(|at| says(&passage.tokens[*at]) && tells(passage, sentence.start, *at)).take(3);
    for verb in verbs {
        if let Some(speaker) = subject(passage, sentence.start, verb).filter(|speaker| !generic(passage, speaker)) {
            return Some((speaker, Some(verb), 0.88));
        }
    }
    None
}

/// `you`, `we`: a subject outside quotations that is nobody of the article.
fn generic(passage: &Passage<'_>, speaker: &Phrase) -> bool {
    ["you", "we", "they", "one"].iter().any(|word| passage.word_is(speaker.head.start, word))
}

/// Joins what an attribution in the middle of a sentence parts: “…,” Rowe said, “…”
fn join_interrupted(passages: &[Passage<'_>], drafts: Vec<Draft>) -> Vec<Draft> {
    let mut joined: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        if let Some(last) = joined.last_mut()
            && last.last.0 == draft.first.0
            && interrupted(&passages[draft.first.0], last, &draft)
        {
            last.spans.extend(draft.spans);
            last.last = draft.last;
            continue;
        }
        joined.push(draft);
    }
    joined
}

fn interrupted(passage: &Passage<'_>, earlier: &Draft, later: &Draft) -> bool {
    let (Some(found), Some(second)) = (&earlier.found, &later.found) else { return false };
    let (from, to) = (passage.places[earlier.last.1], passage.places[later.first.1]);
    let pair = &passage.pairs[earlier.last.1];
    let tokens = &passage.tokens[from + 1..to];
    (passage.text[..pair.inner.end].ends_with([',', '—', '–', '-'])
        || tokens.first().is_some_and(|next| next.kind == Kind::Comma))
        && found.speaker == second.speaker
        && found.cue == second.cue
        && found.speaker.tokens.start > from
        && tokens.len() <= 24
        && tokens.last().is_some_and(|token| matches!(token.kind, Kind::Comma | Kind::Dash))
        && !tokens.iter().any(|token| token.kind == Kind::End)
}
