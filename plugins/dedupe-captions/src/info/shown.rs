//! What around a text shows that it is of a picture: a label ("Image:", "Above:", "Image 1:", `alt="…"`), a place in a gallery, a button.

use std::sync::LazyLock;

use copydesk_text::lexicon::part;
use copydesk_text::lines::{place_in_front, without_number};

use crate::info::Info;
use crate::info::openings::{LABELS, has, within_alt};

/// Those that say where the picture stands.
static PLACES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| part(include_str!("../../data/caption-labels.txt"), "[places]").collect());

impl Info<'_> {
    /// True where something around the text shows that it is of a picture.
    pub(crate) fn is_shown(&self) -> bool {
        // Most blocks end here.
        if self.core.len() == self.text.len() && !self.enlarges {
            return false;
        }
        let labelled = || LABELS.iter().any(|part| has(part, self.label())) || self.says_where();
        self.enlarges
            || self.counted
            || self.is_held()
            || without_number(self.text).len() < self.text.len()
            || place_in_front(self.text).is_some()
            || labelled()
    }

    /// "Above: …"
    pub(crate) fn says_where(&self) -> bool {
        has(&PLACES, self.label())
    }

    /// `alt="…"`
    pub(crate) fn is_alt(&self) -> bool {
        within_alt(self.text).is_some()
    }

    /// True where a label stands within brackets or markup that hold all of the text.
    fn is_held(&self) -> bool {
        self.text.starts_with('[') || self.is_alt()
    }
}
