//! Furniture of the page among the lines: in copy that is no page, single lines by rules that hold without neighbours. What the model took
//! for it stands in `page/taken`.

pub(crate) mod between;
pub(crate) mod editions;
pub(crate) mod feeds;
pub(crate) mod gallery_size;
pub(crate) mod jumps;
pub(crate) mod labelled;
pub(crate) mod lengths;
pub(crate) mod live;
pub(crate) mod markup;
pub(crate) mod menus;
pub(crate) mod offers;
mod picture_marks;
pub(crate) mod players;
pub(crate) mod ratings;
pub(crate) mod releases;
pub(crate) mod reposts;
pub(crate) mod runs;
pub(crate) mod sections;
pub(crate) mod separators;
pub(crate) mod shapes;
pub(crate) mod tail;
pub(crate) mod teasers;
pub(crate) mod weather;

use copydesk_text::kinds::is_kind;
use copydesk_text::lines::{credit_by_shape, is_named_place, place};

use crate::copy::Copy;
use crate::fate::{Fate, Reason};
use crate::lines::phrases::{Class, Phrases};
use crate::lines::{Info, Kind, Look, labels};

/// "The bridge at dawn. (Harbour Board)": names in brackets behind a sentence, as no title of another piece has them.
pub(crate) fn is_signed_in_brackets(text: &str) -> bool {
    text.ends_with(')')
        && text.rfind('(').is_some_and(|at| text[..at].ends_with(". "))
        && credit_by_shape(text).is_some()
}

/// "The quay at dawn. ADA ROWE", "The quay at dawn. | HARBOUR POST": a sentence, and behind its stop a name in capitals, as no title has it.
pub(crate) fn is_signed_in_capitals(text: &str) -> bool {
    /// Words and letters of the name, and words of the sentence.
    const NAME: std::ops::RangeInclusive<usize> = 1..=4;
    const LETTERS: usize = 4;
    const WORDS: usize = 4;
    // Most lines end here.
    if !text.ends_with(char::is_uppercase) {
        return false;
    }
    let Some(at) = text.rfind(['.', '!', '?', '…']) else { return false };
    let (said, name) = text.split_at(at);
    let name = name.trim_start_matches(['.', '!', '?', '…']);
    let plain = |c: char| c.is_uppercase() || matches!(c, ' ' | '-' | '/' | '\'' | '’');
    let behind = name.strip_prefix(" | ").or_else(|| name.strip_prefix(' '));
    behind.is_some_and(|name| {
        NAME.contains(&name.split([' ', '/']).filter(|word| !word.is_empty()).count())
            && name.chars().filter(|c| c.is_alphabetic()).count() >= LETTERS
            && name.chars().all(plain)
    }) && said.split(' ').count() >= WORDS
        && said.contains(char::is_lowercase)
}

/// Why a line of this class goes.
pub(crate) fn reason(class: Class) -> Reason {
    match class {
        Class::Share => Reason::Share,
        Class::Subscribe => Reason::Subscribe,
        Class::Teaser => Reason::Teaser,
        Class::Comments => Reason::Comments,
        Class::Login => Reason::Login,
        Class::Tags => Reason::Tags,
        Class::Byline => Reason::Byline,
        Class::Own => Reason::OwnPhrase,
        Class::Insert => Reason::Insert,
        Class::Navigation | Class::Legal | Class::Stays => Reason::Navigation,
    }
}

/// What a line that speaks to the reader asks for, where its phrases say so.
pub(crate) fn asked(info: &Info<'_>) -> Option<Reason> {
    let asks = |c: &Class| matches!(c, Class::Share | Class::Subscribe | Class::Login | Class::Comments);
    info.hits.main().filter(asks).map(reason)
}

/// A line as long as this is no furniture by itself.
const LONG: u32 = 160;

/// Running text that leads nowhere.
pub(crate) fn is_paragraph(info: &Info<'_>) -> bool {
    info.is_prose() && info.shape.width >= LONG && info.linked < 50
}

impl Copy<'_> {
    /// True where a known label is the whole line, before or after all of the story: one such line is no story's. A single word is a label
    /// below the story, beside another label, or where it is a button.
    fn is_label_outside(&self, i: usize, class: Class) -> bool {
        let is_label = |info: &Info<'_>| info.look == Look::Furniture && info.hits.is_label();
        let beside =
            |n: Option<usize>| n.and_then(|n| self.infos.get(n)).is_some_and(|n| is_label(n) && n.shape.words <= 3);
        let (info, s) = (&self.infos[i], &self.infos[i].shape);
        let below = || self.last_prose.is_some_and(|last| i > last);
        let button = matches!(class, Class::Share | Class::Subscribe | Class::Login | Class::Comments);
        // The section of the site. What kind of piece it is, a reader may need to know.
        let section = || i < 2 && class == Class::Navigation && !is_kind(info.text);
        is_label(info)
            && self.is_outside(i)
            && (s.words >= 2 || button || below() || section() || beside(i.checked_sub(1)) || beside(Some(i + 1)))
            && s.words <= 8
            && (s.digits == 0 || button)
            && !s.ends_sentence()
            && info.kind != Kind::Heading
    }

    /// What becomes of line `i`.
    pub(crate) fn furniture(&self, i: usize, at_head: bool, phrases: &Phrases) -> Fate {
        let (info, n) = (&self.infos[i], self.infos.len());
        let s = &info.shape;
        if is_paragraph(info) {
            return Fate::Keep;
        }
        if s.width < LONG && info.hits.has_own() {
            return Fate::Gone(Reason::OwnPhrase);
        }
        let quoted = || s.quotes > 0;
        if s.width <= 80
            && !s.ends_sentence()
            && info.kind != Kind::Heading
            && info.hits.is_whole(Class::Insert)
            && !quoted()
        {
            return Fate::Gone(Reason::Insert);
        }
        // What closes a gallery stands beside what opens it.
        let beside = |n: Option<usize>| {
            n.and_then(|n| self.infos.get(n)).is_some_and(|n| {
                let shown = n.hits.is_whole(Class::Insert) || is_named_place(n.text) || place(n.text).is_some();
                shown || place(info.text).is_some() && n.look == Look::Furniture
            })
        };
        let button = || info.look == Look::Furniture && s.words == 1 && info.hits.is_whole(Class::Navigation);
        let counter = is_named_place(info.text)
            || place(info.text).is_some() && (beside(i.checked_sub(1)) || beside(Some(i + 1)));
        if counter || button() && (beside(i.checked_sub(1)) || beside(Some(i + 1))) {
            return Fate::Gone(Reason::Insert);
        }
        // "→ How the bridge was built"
        let arrow =
            info.text.starts_with(['→', '←', '►', '▶', '➡']) || info.text.starts_with(">>") || info.text.ends_with('→');
        if arrow && info.look == Look::Title && s.words >= 3 && !quoted() {
            return Fate::Gone(Reason::Teaser);
        }
        if self.is_linked_teaser(i) {
            return Fate::Gone(Reason::Teaser);
        }
        if self.is_menu_outside(i, phrases) {
            return Fate::Gone(Reason::Navigation);
        }
        if self.last_prose.is_some_and(|last| i > last) && is_address_alone(info) {
            return Fate::Gone(Reason::AboutTheAuthor);
        }
        // "Share this story with …"
        let calls = [Class::Share, Class::Subscribe].into_iter().find(|c| info.hits.is_lead(*c));
        if let Some(class) = calls.filter(|_| !quoted() && !s.ends_sentence() && s.width < 80 && s.words >= 3) {
            return Fate::Gone(reason(class));
        }
        let outside = self.is_outside(i);
        // "Tags: bridge, harbour"
        if (outside || i * 2 >= n)
            && info.hits.is_lead(Class::Tags)
            && !s.ends_sentence()
            && s.width < 160
            && info.text.contains(':')
        {
            return Fate::Gone(Reason::Tags);
        }
        if let Some(reason) = self.asks_or_lists(i) {
            return Fate::Gone(reason);
        }
        let label = info.look == Look::Furniture && !quoted();
        let Some(class) = label.then(|| info.hits.main()).flatten() else { return Fate::Keep };
        let at_edge = at_head || i * 4 >= n * 3 || i < 2 || outside;
        let worded = s.words >= 3 || self.evidence >= 2 && s.words >= 1;
        let known = !matches!(class, Class::Own | Class::Byline | Class::Stays | Class::Insert)
            && (class != Class::Teaser || self.last_prose.is_some_and(|last| i > last));
        let goes = known && self.is_label_outside(i, class)
            || !outside && self.is_label_between(i, class)
            || match class {
                Class::Share | Class::Subscribe => (worded || labels::is_button(info.text)) && !s.ends_sentence(),
                // "No comment." may end a story.
                Class::Comments => worded && at_edge || outside && i + 2 >= n && !s.ends_sentence(),
                Class::Login => worded && at_edge,
                Class::Teaser => at_edge && (self.evidence >= 2 || s.words >= 2 && outside) && !s.ends_sentence(),
                Class::Navigation | Class::Tags | Class::Legal => at_edge && self.evidence >= 3 && !s.ends_sentence(),
                Class::Own | Class::Byline | Class::Stays | Class::Insert => false,
            };
        let calls = matches!(class, Class::Share | Class::Subscribe | Class::Login | Class::Comments);
        if goes && (calls || s.words <= 8) { Fate::Gone(reason(class)) } else { Fate::Keep }
    }
}

/// "@harbourpost", "Email: ada.rowe@…", "Twitter: @adarowe": an address alone, as authors leave it below a story.
fn is_address_alone(info: &Info<'_>) -> bool {
    let s = &info.shape;
    if !s.address || s.ends_sentence() || s.width > 70 {
        return false;
    }
    let words = info.text.split_whitespace().count();
    let label = info.text.split_once(':').map(|(label, _)| label.trim().to_lowercase());
    let labelled = label.is_some_and(|l| {
        matches!(l.as_str(), "email" | "e-mail" | "mail" | "twitter" | "x" | "facebook" | "instagram")
    });
    let mail = words == 1 && info.text.contains('@') && info.text.contains('.');
    info.text.starts_with('@') && words == 1 || mail || labelled && words <= 3
}
