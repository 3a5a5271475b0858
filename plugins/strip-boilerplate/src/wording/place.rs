//! How surely a line must speak of the page to go, by where it stands and what form it has: a sum of small signs, none of which decides.
//!
//! The weights began as those of a logistic regression over the lines of stories with furniture in all places, fitted behind the score of the
//! wording, and were rounded and set by hand towards keeping text; they are hundredths of the logarithm of the odds, as that is. A line goes
//! where its score is as high as the sum asks.

/// What is asked of a line of which nothing else is known. A line of the story that goes is worse than one of the page that stays, so this is
/// more than even odds ask.
const BASE: i32 = 250;
/// Between the first and the last paragraph; above all of them; below all of them, where others show a page.
const INSIDE: i32 = 10;
const BEFORE: i32 = -50;
const AFTER: i32 = -20;
/// The last line of all, where others show a page.
const LAST: i32 = -60;
/// A line that went stands right above; right below; both.
const ABOVE: i32 = -200;
const BELOW: i32 = -200;
const BOTH: i32 = -70;
/// The text shows itself as a page's in one line or more, in two or more.
const SHOWN: [i32; 2] = [-60, -120];
/// It ends as a sentence; as a question.
const STOP: i32 = 60;
const QUESTION: i32 = -20;
/// A few words.
const FEW: i32 = 30;
/// Where no other line shows a page and this one has a number: "Cook 50 min", "Admission 4 pounds".
const COUNTED: i32 = 150;
/// Where no other line shows a page and no word has small letters: a name.
const NAMED: i32 = 150;
/// It breaks off, or something follows: "If you are …", "Here is how:".
const OPEN: i32 = 350;
/// An entry of a list. Neither of the short lines beside it went: a song, a list of names.
const LISTED: i32 = 350;
const RUN: i32 = 200;
/// The first line where the header has no headline; any above the story where nothing shows a page.
const HEADLINE: i32 = 350;

/// Where a line stands, and its form.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signs {
    /// It stands above all paragraphs; below all of them; it is neither, nor the first or the last of them.
    pub(super) before: bool,
    pub(super) after: bool,
    pub(super) inside: bool,
    /// It is the last line.
    pub(super) last: bool,
    /// The line above went, and the line below.
    pub(super) above: bool,
    pub(super) below: bool,
    /// The text shows itself as a page's in one line or more, in two or more.
    pub(super) page: [bool; 2],
    pub(super) stop: bool,
    pub(super) question: bool,
    pub(super) few: bool,
    pub(super) counted: bool,
    pub(super) named: bool,
    pub(super) listed: bool,
    pub(super) run: bool,
    pub(super) open: bool,
    /// It may be the headline.
    pub(super) headline: bool,
}

impl Signs {
    /// The score that the line's wording must have.
    pub(super) fn ask(&self) -> i32 {
        let signs = [
            (self.inside, INSIDE),
            (self.before, BEFORE),
            (self.after && self.page[0], AFTER),
            (self.last && self.page[0], LAST),
            (self.above, ABOVE),
            (self.below, BELOW),
            (self.above && self.below, BOTH),
            (self.page[0], SHOWN[0]),
            (self.page[1], SHOWN[1]),
            (self.stop, STOP),
            (self.question, QUESTION),
            (self.few, FEW),
            (self.counted && !self.page[0], COUNTED),
            (self.named && !self.page[0], NAMED),
            (self.listed, LISTED),
            (self.run, RUN),
            (self.open, OPEN),
            (self.headline, HEADLINE),
        ];
        BASE + signs.iter().map(|(is, weight)| i32::from(*is) * weight).sum::<i32>()
    }
}
