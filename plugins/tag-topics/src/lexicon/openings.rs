//! Where in a story phrases may begin, and what the tables say of those places.
//!
//! Every word is asked the same questions, and no answer is waited for: that is faster than to ask fewer. The filter is asked
//! while the words that were just read are near; the tables, which are large and seldom near, when all places are known: a row of
//! like questions and nothing else waits for memory once, where a question after the other waits every time.

use crate::lexicon::filter::{Before, Filter, Mark};
use crate::lexicon::opening::Opening;
use crate::lexicon::table::{Slot, Table};
use crate::lexicon::{Lexicon, extend};
use copydesk_topic_model::words::Word;

/// A word by its number times four, whether it may be a phrase, and whether one may go on with the next word.
#[derive(Debug, Clone, Copy, Default)]
struct Mooted(u32);

impl Mooted {
    #[inline]
    fn new(at: u32) -> Self {
        Self(at << 2)
    }

    /// The word behind it.
    #[inline]
    fn next(self) -> Self {
        Self(self.0 + 4)
    }

    #[inline]
    fn and_alone(self, alone: bool) -> Self {
        Self(self.0 | u32::from(alone) << 1)
    }

    #[inline]
    fn and_on(self, goes_on: bool) -> Self {
        Self(self.0 | u32::from(goes_on))
    }

    #[inline]
    fn at(self) -> usize {
        (self.0 >> 2) as usize
    }

    /// Whether there is a reason to look.
    #[inline]
    fn is_one(self) -> bool {
        self.0 & 3 != 0
    }

    #[inline]
    fn alone(self) -> bool {
        self.0 & 2 != 0
    }

    #[inline]
    fn goes_on(self) -> bool {
        self.0 & 1 != 0
    }
}

/// A word before the next is known.
#[derive(Debug, Clone, Copy, Default)]
struct Last {
    before: Before,
    place: Mooted,
}

impl Last {
    /// Screens the words behind this one, of which the first is `next`: writes down those that are openings and this one if it
    /// is, says how many they are, and becomes the last.
    #[inline(never)]
    fn screen(&mut self, filter: &Filter, words: &[Word], mut next: Mooted, places: &mut [Mooted]) -> usize {
        let mut count = 0;
        let Self { mut before, mut place } = *self;
        for word in words {
            let mark = Mark::of(word.hash);
            place = place.and_on(word.joined() & filter.may_hold_step(before, word.hash, mark));
            places[count] = place;
            count += usize::from(place.is_one());
            before = Before::of(word.hash);
            place = next.and_alone(filter.may_hold(before, mark));
            next = next.next();
        }
        *self = Self { before, place };
        count
    }
}

/// Hashes that a table is asked for, and what they lead to. There is always room for one more.
#[derive(Debug, Default)]
struct Questions {
    hashes: Vec<u64>,
    count: usize,
    /// What stands first where each hash belongs.
    near: Vec<Slot>,
    answers: Vec<u32>,
}

impl Questions {
    /// Room for so many more and one.
    fn room(&mut self, more: usize) -> &mut [u64] {
        let wanted = self.count + more + 1;
        if self.hashes.len() < wanted {
            self.hashes.resize(wanted * 2, 0);
        }
        &mut self.hashes[self.count..]
    }

    /// Asks them all. Behind the last answer stands one that is none.
    fn ask(&mut self, table: &Table) {
        let hashes = &self.hashes[..self.count];
        // The less is done for each, the more of them wait for memory at a time.
        self.near.clear();
        self.near.extend(hashes.iter().map(|hash| table.first(*hash)));
        self.answers.clear();
        self.answers.extend(hashes.iter().zip(&self.near).map(|(hash, first)| table.find_behind(*hash, *first)));
        self.answers.push(0);
    }
}

/// The places of a story where phrases may begin. Kept between stories, so that its memory is asked for once.
#[derive(Debug, Default)]
pub(crate) struct Openings {
    /// The places, as many as `count`, and room for more.
    places: Vec<Mooted>,
    count: usize,
    /// What is asked about them, of those where there is a reason.
    words: Questions,
    pairs: Questions,
    /// How many words were screened, and the last of them.
    screened: usize,
    last: Last,
}

impl Openings {
    /// Forgets a story.
    pub(crate) fn clear(&mut self) {
        (self.count, self.words.count, self.pairs.count) = (0, 0, 0);
        (self.screened, self.last) = (0, Last::default());
    }

    /// How many words of the story were screened.
    pub(crate) fn screened(&self) -> usize {
        self.screened
    }

    /// Screens the words that have come since: `text` is the story as far as it was read. Of a hundred places that are found a
    /// few hold no phrase, and none that holds one is left out.
    pub(crate) fn screen(&mut self, lexicon: &Lexicon, text: &[Word]) {
        let new = &text[self.screened..];
        let room = self.count + new.len() + 1;
        if self.places.len() < room {
            self.places.resize(room * 2, Mooted::default());
        }
        let first = Mooted::new(self.screened as u32);
        let count = self.last.screen(&lexicon.begins, new, first, &mut self.places[self.count..]);
        self.screened = text.len();
        self.moot(text, count);
    }

    /// Takes the last word too, and asks the tables about all places.
    pub(crate) fn finish(&mut self, lexicon: &Lexicon, text: &[Word]) {
        self.screen(lexicon, text);
        if self.last.place.is_one() {
            self.places[self.count] = self.last.place;
            self.moot(text, 1);
        }
        self.words.ask(&lexicon.words);
        self.pairs.ask(&lexicon.longer);
    }

    /// Writes down what to ask about the next `count` places: which of the two no processor foresees.
    fn moot(&mut self, text: &[Word], count: usize) {
        let (words, pairs) = (self.words.room(count), self.pairs.room(count));
        let (mut alone, mut going_on) = (0, 0);
        for place in &self.places[self.count..self.count + count] {
            let at = place.at();
            let (word, next) = (text[at].hash, text.get(at + 1).map_or(0, |next| next.hash));
            words[alone] = word;
            alone += usize::from(place.alone());
            pairs[going_on] = extend(word, next);
            going_on += usize::from(place.goes_on());
        }
        self.words.count += alone;
        self.pairs.count += going_on;
        self.count += count;
    }

    /// The places, in the order of reading.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Opening> + '_ {
        let (mut alone, mut going_on) = (0, 0);
        self.places[..self.count].iter().map(move |place| {
            // The answer that comes next, if it is to this place.
            let word = self.words.answers[alone] * u32::from(place.alone());
            let pair = self.pairs.answers[going_on] * u32::from(place.goes_on());
            alone += usize::from(place.alone());
            going_on += usize::from(place.goes_on());
            Opening { at: place.at(), word, pair }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::tests::lexicon;
    use copydesk_topic_model::words::words;

    #[test]
    fn every_place_where_a_phrase_begins_is_an_opening_and_few_others_are() {
        let lexicon = lexicon(&["war", "price war", "war crimes tribunal"]);
        let words: Vec<Word> = words("of prices: price war, war. War crimes, price of war").collect();
        let mut openings = Openings::default();
        for pause in 0..=words.len() {
            openings.clear();
            openings.screen(&lexicon, &words[..pause]);
            assert_eq!(openings.screened(), pause);
            openings.finish(&lexicon, &words);
            // The filter takes a stranger in, which holds no phrase.
            assert!(openings.count <= 6, "{openings:?}");
            let holds = |opening: &Opening| lexicon.longest_at(&words, *opening, false).is_some();
            let places: Vec<usize> = openings.iter().filter(holds).map(|opening| opening.at).collect();
            assert_eq!(places, [2, 3, 4, 5, 9]);
        }
        for few in [&words[..3], &[]] {
            openings.clear();
            openings.finish(&lexicon, few);
            assert_eq!(openings.iter().count(), 0);
        }
    }
}
