//! What speaks for a block being a caption: its credit, its label, the picture that it came with, its words.

use copydesk_text::lines::Credit;

use crate::info::cues::has_cue;
use crate::info::openings::{LABELS, has};
use crate::info::{Info, Kind};

impl Info<'_> {
    /// True where the block is a credit and nothing else.
    pub(crate) fn is_credit_alone(&self) -> bool {
        self.core.is_empty() && self.credit.as_ref().is_some_and(|c| c.sure)
    }

    /// True where the block is no longer than a caption.
    pub(crate) fn fits_caption(&self) -> bool {
        self.fits
    }

    /// True where a credit of any shape stands with the block, or its picture is known.
    pub(crate) fn is_credited(&self) -> bool {
        self.credit.is_some()
            || self.led_by.is_some()
            || self.media.is_some()
            || self.signed
            || self.kind == Kind::Caption
    }

    /// True where the block is a caption by itself, repeated or not.
    #[inline]
    pub(crate) fn is_caption(&self) -> bool {
        // Most blocks end here: nothing speaks for a picture.
        (self.credit.is_some()
            || self.media.is_some()
            || self.signed
            || self.kind == Kind::Caption
            || self.controlled
            || self.core.len() < self.text.len())
            && self.is_surely_caption()
    }

    fn is_surely_caption(&self) -> bool {
        let fits = || self.fits_caption() && self.shape().words >= 3;
        // A gallery comes as a list of captions.
        let in_list =
            self.kind == Kind::ListItem && self.core.len() >= 40 && self.credit.as_ref().is_some_and(|c| c.sure);
        let open = self.kind == Kind::Paragraph || in_list;
        self.kind == Kind::Caption
            || self.signed
            || open && self.media.is_some() && fits()
            // "Image caption, The bridge at dawn"
            || open && self.is_labelled_caption() && fits()
            || open && self.is_behind_bar() && fits()
            || open && self.counted && fits()
            || open && self.controlled && fits()
            // "Enlarge / The bridge at dawn"
            || open && self.enlarges && self.labelled && fits()
            || open
                && (self.core.len() >= 12 || self.core.len() >= 7 && self.core.contains(' '))
                && self.credit.as_ref().is_some_and(|c| c.sure || is_person_of_house(self.text, c))
                && fits()
    }

    /// "Photo: Ada Rowe/NW | The bridge at dawn": a label, a name and a bar stand before nothing but a caption.
    fn is_behind_bar(&self) -> bool {
        self.led_by.is_some() && self.text[..self.led_until].trim_end().ends_with('|')
    }

    /// "Image caption, The bridge at dawn": its label says that it is one.
    pub(crate) fn is_labelled_caption(&self) -> bool {
        self.core.len() < self.text.len() && LABELS.first().is_some_and(|part| has(part, self.label()))
    }

    /// The text without a label of these in front of it: "Alt text: A boat at dawn".
    pub(crate) fn behind_label_of(&self, labels: &[&str]) -> &str {
        // Most lines have no label.
        if self.core.len() < self.text.len() && has(labels, self.label()) { self.core } else { self.text }
    }

    /// True where a repeat would be taken for a caption's: a credit of any shape, or words that point into a picture.
    pub(crate) fn is_like_caption(&self) -> bool {
        self.is_caption() || self.reads_like_caption()
    }

    /// The same of this block or of another, which mostly says the same in the same letters.
    pub(crate) fn is_either_like_caption(&self, other: &Info<'_>) -> bool {
        let read = || self.reads_like_caption() || self.text != other.text && other.reads_like_caption();
        self.is_caption() || other.is_caption() || read()
    }

    /// True where the text alone tells it.
    fn reads_like_caption(&self) -> bool {
        self.fits_caption() && (self.credit.is_some() || has_cue(self.text))
    }
}

/// "Ada Rowe/The Harbour Post": a name of two words or more, and a house. What has a label is surer, or of a source: "Quelle: …".
fn is_person_of_house(text: &str, credit: &Credit) -> bool {
    let name = &text[credit.name.clone()];
    !text[credit.text_end..credit.name.start].contains(':')
        && name.split_once('/').is_some_and(|(person, house)| person.trim().contains(' ') && !house.trim().is_empty())
}
