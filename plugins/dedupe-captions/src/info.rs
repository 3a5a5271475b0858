//! One block of an article as this stage sees it: the text without its credit, the words, what speaks for a caption.

pub(crate) mod bracketed;
mod caption;
pub(crate) mod captionlike;
pub(crate) mod cues;
pub(crate) mod entities;
mod openings;
pub(crate) mod picture_labels;
mod shown;

use copydesk_text::lines::{
    Credit, Shape, behind_button, credit, leading_credit, place_in_front, shape, trimmed, width, without_control,
    without_glued_control, without_number, without_photo_number, without_place,
};
use std::borrow::Cow;

use self::openings::{LABELS, has, unbracketed, without_opening};

/// What kind of block a line came in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    #[default]
    Paragraph,
    Heading,
    Caption,
    ListItem,
    Blockquote,
    Table,
}

/// A block as it came in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line<'a> {
    pub(crate) text: &'a str,
    pub(crate) kind: Kind,
    /// The media item whose caption or alternative text it is.
    pub(crate) media: Option<usize>,
    /// It holds a phrase that the definition protects.
    pub(crate) protected: bool,
}

/// A block and what was found out about it.
#[derive(Clone, Debug)]
pub(crate) struct Info<'a> {
    /// Trimmed, and without what says what a click does to its picture.
    pub(crate) text: &'a str,
    /// It came with that, behind it or in front.
    pub(crate) enlarges: bool,
    /// What stands behind its last sentence is a button of a caption: "hide caption".
    controlled: bool,
    pub(crate) kind: Kind,
    pub(crate) media: Option<usize>,
    pub(crate) protected: bool,
    /// It is no longer than a caption.
    fits: bool,
    pub(crate) credit: Option<Credit>,
    /// The bytes of the name in a credit that opens the text.
    pub(crate) led_by: Option<std::ops::Range<usize>>,
    /// Where the text behind that credit starts.
    led_until: usize,
    /// The text without its credit, and without what a caption may open with ("FILE - ").
    pub(crate) core: &'a str,
    /// What that reads where it has entities of markup.
    read: Option<Box<str>>,
    /// What stands before the core is a label that no list knows, a button, or the number of a picture.
    labelled: bool,
    /// Its place in a gallery stands in front, as others beside it show or as it says itself.
    pub(crate) counted: bool,
    /// Its credit stands on the line below.
    pub(crate) signed: bool,
    /// It has a credit, or the label of a picture: told when the credits of all blocks are known.
    pub(crate) of_picture: bool,
    /// Another block may say the same, so that its words were taken.
    pub(crate) compared: bool,
    /// Of its words, where they were taken.
    pub(crate) print: u64,
    /// Where they stand among all words.
    pub(crate) words: std::ops::Range<usize>,
}

/// A caption is no longer than this.
const LONGEST_CAPTION: u32 = 700;

/// Of captions as long as this in bytes entities of markup are read; what is longer is text, which has none.
const ENTITIES: usize = 240;

impl<'a> Info<'a> {
    /// `agency` is the one of the dateline.
    pub(crate) fn new(line: &Line<'a>, agency: Option<&str>) -> Self {
        let whole = trimmed(line.text);
        let text = without_control(whole);
        let controlled = text.len() < whole.len() && without_glued_control(whole).len() == text.len();
        // No text is wider than it has bytes.
        let fits = text.len() <= LONGEST_CAPTION as usize || width(text) <= LONGEST_CAPTION;
        // A button of the caption speaks for its credit.
        let credit = if fits { credit(if controlled { whole } else { text }) } else { None };
        // "… on Friday. XNA": so an agency signs its story, whose last paragraph that is.
        let signed = |credit: &Credit| credit.text_end > 0 && agency.is_some_and(|a| &text[credit.name.clone()] == a);
        let credit = credit.filter(|credit| line.kind == Kind::Caption || !signed(credit));
        let led = if credit.is_none() && fits { leading_credit(text) } else { None };
        let plain = credit.as_ref().map_or(text, |c| &text[..c.text_end]);
        let plain = led.as_ref().map_or(plain, |(_, start)| &text[*start..]);
        let behind = behind_button(plain);
        let unnumbered = without_number(without_photo_number(behind));
        let core = without_opening(without_place(unbracketed(unnumbered)));
        let read = match core.len() <= ENTITIES {
            true => match entities::read(core) {
                Cow::Owned(read) => Some(read.into_boxed_str()),
                Cow::Borrowed(_) => None,
            },
            false => None,
        };
        Info {
            text,
            enlarges: text.len() < whole.len() || behind.len() < plain.len(),
            controlled,
            kind: line.kind,
            media: line.media,
            protected: line.protected,
            fits,
            core,
            read,
            led_until: led.as_ref().map_or(0, |(_, start)| *start),
            led_by: led.map(|(name, _)| name),
            credit,
            labelled: unnumbered.len() < plain.len(),
            counted: false,
            signed: false,
            of_picture: false,
            compared: false,
            print: 0,
            words: 0..0,
        }
    }

    /// The text without a credit that was found later, and without what it may open with.
    pub(crate) fn without(&self, credit: &Credit) -> &'a str {
        let start = self.core.as_ptr() as usize - self.text.as_ptr() as usize;
        self.text.get(start..credit.text_end).unwrap_or(self.core)
    }

    /// Takes a credit that was found later.
    pub(crate) fn set_credit(&mut self, credit: Credit) {
        self.core = self.without(&credit);
        self.read = None;
        self.credit = Some(credit);
    }

    /// Takes so many bytes off the text as a label in front of it.
    pub(crate) fn open_at(&mut self, bytes: usize) {
        self.core = self.core.get(bytes..).unwrap_or(self.core);
        self.read = None;
        self.labelled = true;
    }

    /// Takes so many bytes in front of the text as its place in a gallery.
    pub(crate) fn count_until(&mut self, bytes: usize) {
        let start = self.core.as_ptr() as usize - self.text.as_ptr() as usize;
        (self.counted, self.labelled) = (true, true);
        if start < bytes && bytes < start + self.core.len() {
            self.open_at(bytes - start);
        }
    }

    /// The look of the block, taken when asked for: most blocks repeat nothing.
    pub(crate) fn shape(&self) -> Shape {
        shape(self.text)
    }

    /// True where two blocks say the same in the same letters, behind the same label ("FILE -", "FILE –").
    pub(crate) fn says_as(&self, other: &Info<'_>) -> bool {
        self.said() == other.said() || self.core == other.core && self.label() == other.label()
    }

    /// What stands between the credit in front, if there is one, and the text: "Image caption,", "File photo:", "2/5".
    fn label(&self) -> &'a str {
        let before = self.said().strip_suffix(self.core).unwrap_or_default();
        let label = before.get(self.led_until..).unwrap_or_default().trim();
        label.trim_end_matches([':', '-', '–', '—', ' ']).trim_start_matches(['[', '('])
    }

    /// How many bytes in front of the text of a caption go: its credit, where that is taken apart, and a label that says no more than that
    /// the text follows.
    pub(crate) fn opening_that_goes(&self, credited: bool) -> usize {
        match () {
            () if self.core.len() == self.text.len() || self.led_by.is_some() && !credited => 0,
            // `Caption: "He never came back"` tells what a caption says.
            () if !credited && is_quoted(self.core) => 0,
            () if self.labelled || LABELS.iter().any(|part| has(part, self.label())) => {
                self.said().len() - self.core.len()
            }
            () => self.led_until,
        }
    }

    /// What is compared with other blocks.
    pub(crate) fn compared_text(&self) -> &str {
        self.read.as_deref().unwrap_or(self.core)
    }

    /// The block without its credit.
    pub(crate) fn said(&self) -> &'a str {
        let end = self.credit.as_ref().map_or(self.text.len(), |credit| credit.text_end);
        self.text[..end].trim_end()
    }

    /// Its width, taken when asked for like its look.
    pub(crate) fn width(&self) -> u32 {
        width(self.text)
    }

    /// How little stands around the text itself: of two blocks that say the same the plainer is read more easily.
    pub(crate) fn plainness(&self) -> u8 {
        let opens = |label: &str| self.text.get(..label.len()).is_some_and(|head| head.eq_ignore_ascii_case(label));
        let whole = self.core.len() == self.said().len();
        match () {
            () if self.read.is_some() || self.enlarges => 1,
            () if whole => 2,
            // For readers who cannot see the picture.
            () if opens("alt") => 0,
            () if self.labelled
                || self.led_by.is_some()
                || self.says_where()
                || LABELS.iter().any(|part| has(part, self.label()))
                || !self.text.starts_with(char::is_alphabetic)
                || place_in_front(self.text).is_some() =>
            {
                1
            }
            // "FILE - …" tells a reader something.
            () => 2,
        }
    }

    /// How much care its typesetting shows: accents, curly marks, a stop at the end of its text.
    pub(crate) fn care(&self) -> u8 {
        let said = self.core.as_bytes();
        // The first byte of accented letters.
        let accents = memchr::memchr2(0xc3, 0xc5, said).is_some();
        // The first byte of curly marks and of dashes.
        let curly = memchr::memchr(0xe2, said).is_some();
        u8::from(accents) + u8::from(curly) + u8::from(said.ends_with(b"."))
    }
}

/// True for a text that is nothing but what marks hold.
fn is_quoted(text: &str) -> bool {
    let inner = text.strip_prefix(['"', '“', '„', '«']).and_then(|text| text.strip_suffix(['"', '”', '“', '»']));
    inner.is_some_and(|inner| !inner.contains(['"', '“', '”', '„', '«', '»']))
}
