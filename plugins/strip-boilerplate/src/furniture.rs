//! Furniture of the page among the lines: what the model took for it, with its reason; and in copy that is no page, single lines by rules
//! that hold without neighbours.

use copydesk_text::lines::{Ending, credit};

use crate::calls::Call;
use crate::dates::{is_labelled, is_reading_time, is_stamp};
use crate::fate::{Fate, take};
use crate::lines::{Info, Kind, Look};
use crate::model::Place;
use crate::phrases::{Class, Phrases};

/// What the model takes for furniture of the page, with the reason; captions are no furniture.
pub(crate) fn of_page(infos: &[Info<'_>], i: usize, place: Place, first_prose: usize) -> Fate {
    let info = &infos[i];
    let near_story = place == Place::Inside || place == Place::Before && i + 8 >= first_prose;
    if near_story
        && info.look != Look::Furniture
        && credit(info.text).is_some_and(|c| c.sure && (c.text_end >= 20 || place == Place::Inside))
    {
        return Fate::Caption;
    }
    Fate::gone(match info.hits.main() {
        _ if info.hits.is_whole(Class::Insert) => "insert",
        Some(class) => reason(class),
        None => match place {
            Place::Before => "navigation",
            _ if infos[..i].iter().rev().take(40).any(|n| n.hits.is_whole(Class::Comments)) => "comments",
            _ if info.look == Look::Label && !among_teasers(infos, i) => "navigation",
            _ => "teaser",
        },
    })
}

/// True where a date or a heading of teasers stands near.
fn among_teasers(infos: &[Info<'_>], i: usize) -> bool {
    let near = infos.get(i.saturating_sub(4)..(i + 3).min(infos.len())).unwrap_or_default();
    near.iter().any(|n| n.look == Look::Date || n.hits.is_whole(Class::Teaser))
}

fn reason(class: Class) -> &'static str {
    match class {
        Class::Share => "share",
        Class::Subscribe => "subscribe",
        Class::Teaser => "teaser",
        Class::Comments => "comments",
        Class::Login => "login",
        Class::Tags => "tags",
        Class::Byline => "byline",
        Class::Own => "own-phrase",
        Class::Insert => "insert",
        Class::Navigation | Class::Legal | Class::Stays => "navigation",
    }
}

/// What a line that speaks to the reader asks for, where its phrases say so.
pub(crate) fn asked(info: &Info<'_>) -> Option<&'static str> {
    let asks = |c: &Class| matches!(c, Class::Share | Class::Subscribe | Class::Login | Class::Comments);
    info.hits.main().filter(asks).map(reason)
}

/// Lines of copy that is no page.
pub(crate) struct Copy<'a> {
    infos: &'a [Info<'a>],
    evidence: u32,
    first_prose: Option<usize>,
    last_prose: Option<usize>,
    /// Lines that are links and nothing else are few beside the prose: the story is no list of links.
    few_links: bool,
}

/// A line among so many from either end may be a notice.
const EDGE: usize = 2;
/// What kind of piece stands below, in a word.
const KINDS: [&str; 9] =
    ["columns", "corrections", "feedback", "live", "obituaries", "opinion", "opinions", "podcast", "reviews"];
/// A line as long as this is no furniture by itself.
const LONG: u32 = 160;
/// The lines of a menu: no more words than this.
const MENU: u32 = 24;

impl<'a> Copy<'a> {
    pub(crate) fn new(infos: &'a [Info<'a>], evidence: u32) -> Self {
        let prose = |info: &Info<'_>| info.is_prose() && !info.hits.is_part(Class::Legal);
        let (first_prose, last_prose) = (infos.iter().position(prose), infos.iter().rposition(prose));
        let links = infos.iter().filter(|info| is_linked_title(info)).count();
        let few_links = links * 2 <= infos.iter().filter(|info| info.is_prose()).count();
        Copy { infos, evidence, first_prose, last_prose, few_links }
    }

    /// True where a line stands before or after all that is surely story, or nearly so.
    pub(crate) fn is_edge(&self, i: usize) -> bool {
        i < EDGE || i + EDGE >= self.infos.len() || self.is_outside(i)
    }

    fn is_outside(&self, i: usize) -> bool {
        self.first_prose.is_some_and(|first| i < first) || self.last_prose.is_some_and(|last| i > last)
    }

    /// True where the line is the credit of a picture.
    pub(crate) fn is_credit(&self, i: usize) -> bool {
        self.infos.get(i).is_some_and(|info| credit(info.text).is_some_and(|c| c.sure))
    }

    /// True where a line says when the page was published: a whole date or a label with it, and no dates part the story itself.
    pub(crate) fn is_date_of_page(&self, i: usize, at_head: bool) -> bool {
        let Some(info) = self.infos.get(i) else { return false };
        if !at_head && info.look != Look::Date {
            return false;
        }
        let s = &info.shape;
        // "Posted on 3 March 2026 by Ada Rowe"
        let stamped = is_stamp(info.text);
        let digits = if stamped || info.hits.is_whole(Class::Byline) { 1 } else { 4 };
        let posted =
            (info.hits.is_lead(Class::Byline) || stamped) && s.digits >= digits && !s.ends_sentence() && s.width <= 100;
        if at_head && is_reading_time(info.text, s) {
            return true;
        }
        // "Published 3 March 2026" is no date of the story wherever it stands.
        if info.look == Look::Date && is_labelled(info.text) && s.digits >= 4 {
            return true;
        }
        if !at_head || info.look != Look::Date && !posted {
            return false;
        }
        let token = |t: &str| {
            t.len() == 4 && t.bytes().all(|b| b.is_ascii_digit()) && (t.starts_with("19") || t.starts_with("20"))
        };
        let year = info.text.split(|c: char| !c.is_alphanumeric()).any(token);
        let labelled = || info.hits.is_part(Class::Byline) || is_labelled(info.text);
        let dated = || self.infos.iter().skip(self.first_prose.unwrap_or(0)).any(|info| info.look == Look::Date);
        (year || labelled()) && !dated()
    }

    /// True where a line is a title that leads to another piece, or the heading of such titles: "More from the harbour", and all that
    /// follows is a link.
    pub(crate) fn is_linked_teaser(&self, i: usize) -> bool {
        let info = &self.infos[i];
        let heads = |n: &Info<'_>| {
            n.shape.width <= 60
                && !n.shape.ends_sentence()
                && (n.hits.is_lead(Class::Teaser) || n.hits.is_whole(Class::Teaser))
        };
        let linked = |n: usize| self.infos.get(n).is_some_and(is_linked_title);
        if !is_linked_title(info) {
            return heads(info) && linked(i + 1);
        }
        let headed = (0..i).rev().take(12).find(|n| !linked(*n)).is_some_and(|n| heads(&self.infos[n]));
        headed || self.few_links && info.kind == Kind::Paragraph && info.linked >= 90
    }

    /// True where a line is a menu or the path to a page, and no row of a table.
    fn is_menu(&self, i: usize, phrases: &Phrases) -> bool {
        let parted = |n: Option<usize>| {
            let info = n.and_then(|n| self.infos.get(n));
            let row = info.filter(|info| !info.is_prose());
            row.is_some_and(|info| parts(info.text).nth(1).is_some() && !is_menu(info.text, phrases))
        };
        is_menu(self.infos[i].text, phrases) && !parted(i.checked_sub(1)) && !parted(Some(i + 1))
    }

    /// True where a line before or after the story is a menu.
    pub(crate) fn is_menu_outside(&self, i: usize, phrases: &Phrases) -> bool {
        let s = &self.infos[i].shape;
        s.words <= MENU && !s.ends_sentence() && self.is_outside(i) && self.is_menu(i, phrases)
    }

    /// True where a known label is the whole line, before or after all of the story: one such line is no story's. A single word is a label
    /// below the story, beside another label, or where it is a button.
    fn is_label_outside(&self, i: usize, class: Class) -> bool {
        let is_label = |info: &Info<'_>| info.look == Look::Furniture && info.hits.lead == info.hits.whole;
        let beside =
            |n: Option<usize>| n.and_then(|n| self.infos.get(n)).is_some_and(|n| is_label(n) && n.shape.words <= 3);
        let (info, s) = (&self.infos[i], &self.infos[i].shape);
        let below = || self.last_prose.is_some_and(|last| i > last);
        let button = matches!(class, Class::Share | Class::Subscribe | Class::Login | Class::Comments);
        // The section of the site. What kind of piece it is, a reader may need to know.
        let section =
            || i < 2 && class == Class::Navigation && !KINDS.iter().any(|kind| info.text.eq_ignore_ascii_case(kind));
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
        // Running text that leads nowhere: most lines end here.
        if info.is_prose() && s.width >= LONG && info.linked < 50 {
            return Fate::Keep;
        }
        if info.hits.is_part(Class::Own) && s.width < LONG {
            return Fate::gone("own-phrase");
        }
        let quoted = s.quotes > 0;
        if info.hits.is_whole(Class::Insert)
            && !quoted
            && !s.ends_sentence()
            && s.width <= 80
            && info.kind != Kind::Heading
        {
            return Fate::gone("insert");
        }
        // What closes a gallery stands beside what opens it.
        let beside = |n: Option<usize>| {
            n.and_then(|n| self.infos.get(n)).is_some_and(|n| {
                let shown = n.hits.is_whole(Class::Insert) || is_counter(n.text) || is_fraction(n.text);
                shown || is_fraction(info.text) && n.look == Look::Furniture
            })
        };
        let button = || info.look == Look::Furniture && s.words == 1 && info.hits.is_whole(Class::Navigation);
        let counter =
            is_counter(info.text) || is_fraction(info.text) && (beside(i.checked_sub(1)) || beside(Some(i + 1)));
        if counter || button() && (beside(i.checked_sub(1)) || beside(Some(i + 1))) {
            return Fate::gone("insert");
        }
        // "→ How the bridge was built"
        let arrow =
            info.text.starts_with(['→', '←', '►', '▶', '➡']) || info.text.starts_with(">>") || info.text.ends_with('→');
        if arrow && info.look == Look::Title && s.words >= 3 && !quoted {
            return Fate::gone("teaser");
        }
        if self.is_linked_teaser(i) {
            return Fate::gone("teaser");
        }
        if self.is_menu_outside(i, phrases) {
            return Fate::gone("navigation");
        }
        if self.last_prose.is_some_and(|last| i > last) && is_address_alone(info) {
            return Fate::gone("about-the-author");
        }
        // "Share this story with …"
        let calls = [Class::Share, Class::Subscribe].into_iter().find(|c| info.hits.is_lead(*c));
        if let Some(class) = calls.filter(|_| !quoted && !s.ends_sentence() && s.width < 80 && s.words >= 3) {
            return Fate::gone(reason(class));
        }
        let outside = self.is_outside(i);
        // "Tags: bridge, harbour"
        if (outside || i * 2 >= n)
            && info.hits.is_lead(Class::Tags)
            && !s.ends_sentence()
            && s.width < 160
            && info.text.contains(':')
        {
            return Fate::gone("tags");
        }
        let Some(class) = info.hits.main().filter(|_| info.look == Look::Furniture && !quoted) else {
            return Fate::Keep;
        };
        let at_edge = at_head || i * 4 >= n * 3 || i < 2 || outside;
        let worded = s.words >= 3 || self.evidence >= 2 && s.words >= 1;
        let known = !matches!(class, Class::Own | Class::Byline | Class::Stays | Class::Insert)
            && (class != Class::Teaser || self.last_prose.is_some_and(|last| i > last));
        let goes = known && self.is_label_outside(i, class)
            || match class {
                Class::Share | Class::Subscribe => worded && !s.ends_sentence(),
                Class::Comments => worded && at_edge || outside && i + 2 >= n,
                Class::Login => worded && at_edge,
                Class::Teaser => at_edge && (self.evidence >= 2 || s.words >= 2 && outside) && !s.ends_sentence(),
                Class::Navigation | Class::Tags | Class::Legal => at_edge && self.evidence >= 3 && !s.ends_sentence(),
                Class::Own | Class::Byline | Class::Stays | Class::Insert => false,
            };
        let calls = matches!(class, Class::Share | Class::Subscribe | Class::Login | Class::Comments);
        if goes && (calls || s.words <= 8) { Fate::gone(reason(class)) } else { Fate::Keep }
    }
}

/// Labels in doubt within a run of furniture before or after the story go with it: a button of which no list knows the name.
pub(crate) fn runs(copy: &Copy<'_>, fates: &mut [Fate]) {
    let infos = copy.infos;
    let (Some(first), Some(last)) = (copy.first_prose, copy.last_prose) else { return };
    let gone = |fate: &Fate| matches!(fate, Fate::Remove { private: false, reason } if !matches!(*reason, "copyright" | "usage-terms" | "separator"));
    let label = |i: usize| {
        let (info, s) = (&infos[i], &infos[i].shape);
        info.look == Look::Label
            && s.words <= 4
            && !s.ends_sentence()
            && s.quotes == 0
            && info.kind != Kind::Heading
            && !info.protected
    };
    // "About the author", above the line that is gone.
    for i in first..infos.len().saturating_sub(1) {
        let heads = infos[i].hits.is_whole(Class::Byline) && infos[i].shape.words <= 3;
        if heads && fates[i + 1] == Fate::gone(Call::Author.reason()) {
            take(infos, fates, i..i + 1, fates[i + 1]);
        }
    }
    let mut run = |range: &mut dyn Iterator<Item = usize>, below: bool| {
        // From the side of the story: what stands nearer to it than the first line of furniture is the story's.
        let mut seen: Option<&'static str> = None;
        let mut known = 0;
        let mut doubtful = Vec::new();
        for i in range {
            match (fates[i], seen) {
                (Fate::Remove { reason, .. }, _) if gone(&fates[i]) => {
                    seen = Some(reason);
                    known += 1;
                }
                (_, None) => {}
                (Fate::Keep, Some(_)) if label(i) => doubtful.push(i),
                _ => break,
            }
        }
        // Below a call to readers, and below what is furniture for sure, stand buttons.
        let sure = seen == Some("call-to-readers") || below && !matches!(seen, Some("insert" | "date" | "byline"));
        let known = if sure { known + 1 } else { known };
        if let Some(reason) = seen.filter(|_| known >= 2 && doubtful.len() <= known) {
            doubtful.iter().for_each(|i| fates[*i] = Fate::gone(reason));
        }
    };
    run(&mut (last + 1..infos.len()), true);
    run(&mut (0..first).rev(), false);
    // The last entry of a menu of one word each, of which two stand above it.
    let entry = |fates: &[Fate], i: usize| fates[i] == Fate::gone("navigation") && infos[i].shape.words <= 2;
    for i in 2..first {
        let kind = KINDS.iter().any(|kind| infos[i].text.eq_ignore_ascii_case(kind));
        let alone = label(i) && infos[i].shape.words == 1 && infos[i].shape.ending == Ending::Other && !kind;
        if fates[i] == Fate::Keep && alone && entry(fates, i - 1) && entry(fates, i - 2) {
            fates[i] = Fate::gone("navigation");
        }
    }
}

/// A line that is a link, as long as a title and no sentence.
fn is_linked_title(info: &Info<'_>) -> bool {
    // The bare address of a source is no title.
    let titled = || info.shape.words >= 3 && info.text.contains(' ');
    info.linked >= 80
        && titled()
        && info.shape.width >= 20
        && !(info.shape.ends_sentence() && info.shape.stops > 0)
        && info.kind != Kind::Fixed
}

/// What stands between the signs that part the entries of a menu or a path.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let path = if text.contains(" > ") { " > " } else { " / " };
    let one = ['|', '•', '·', '›', '»', '→', '►'];
    text.split(path).flat_map(move |part| part.split(one)).map(str::trim).filter(|part| !part.is_empty())
}

/// "Home | News | Sport": two labels of a page, or more, and half of all; "News / Town / Harbour": a path that opens with one.
fn is_menu(text: &str, phrases: &Phrases) -> bool {
    let mut buffer = String::new();
    let (mut all, mut labels, mut first) = (0, 0, false);
    for part in parts(text) {
        let label = phrases.hits(part, &mut buffer).main().is_some();
        first |= label && all == 0;
        all += 1;
        labels += u32::from(label);
    }
    labels >= 2 && labels * 2 >= all
        || first && all >= 3 && text.contains([' ', '>', '/', '›', '»']) && text.len() <= 80
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

/// "1/12", "2 of 9": where a reader is in a gallery, or anything else.
fn is_fraction(text: &str) -> bool {
    let number = |t: &str| !t.is_empty() && t.len() <= 3 && t.bytes().all(|b| b.is_ascii_digit());
    text.len() <= 10
        && ["/", " of ", " von ", " de ", " sur ", " av "]
            .iter()
            .filter_map(|sign| text.split_once(sign))
            .any(|(a, b)| number(a.trim()) && number(b.trim()))
}

/// "Image 1 of 12", "Bild 2 von 9", "Page 2 of 3": where a reader is in a gallery, or in a story cut into pages.
fn is_counter(text: &str) -> bool {
    if text.len() > 24 {
        return false;
    }
    let mut words = text.split([' ', '\u{a0}']).filter(|w| !w.is_empty() && *w != "/");
    let number = |w: Option<&str>| w.is_some_and(|w| w.len() <= 3 && w.bytes().all(|b| b.is_ascii_digit()));
    let thing = |w: Option<&str>| {
        w.is_some_and(|w| {
            const THINGS: [&str; 13] = [
                "bild", "foto", "image", "imagen", "page", "pagina", "página", "photo", "picture", "seite", "sida",
                "side", "slide",
            ];
            THINGS.contains(&w.to_lowercase().as_str())
        })
    };
    thing(words.next())
        && number(words.next())
        && matches!(words.next(), Some("of" | "von" | "sur" | "de" | "di" | "av" | "af"))
        && number(words.next())
        && words.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn menus_and_counters_are_known_by_their_parts() {
        let phrases = Phrases::new(&[]);
        assert!(is_menu("Home > News > Harbour", &phrases) && is_menu("News / Town / Harbour", &phrases));
        assert!(!is_menu("Mill | Jobs", &phrases) && !is_menu("Rowe / Lind", &phrases));
        assert!(is_menu("Home | News | Harbour", &phrases));
        assert!(!is_menu("Rowe | Lind | Ott", &phrases) && !is_menu("Home", &phrases));
        assert!(is_counter("Image 1 of 12") && is_counter("Bild 2 von 9"));
        assert!(!is_counter("Photo 12 of the harbour") && !is_counter("Slide of 3"));
    }
}
