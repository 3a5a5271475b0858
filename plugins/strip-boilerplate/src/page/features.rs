//! The features by which the model tells story from page furniture: of the line, of its neighbours, of its place.
//!
//! Every feature is a number in one flat list; `names` says what each is called in data/weights.txt.

use copydesk_text::lines::{Ending, Shape, Start, words_into};

use crate::lines::class::CLASSES;
use crate::lines::{Info, Kind, Look};

const LOOKS: [&str; 8] = ["text", "sentence", "short", "title", "label", "date", "furniture", "edge"];
/// The looks, put together: prose, titles, the rest.
const GROUPS: [&str; 3] = ["prose", "title", "label"];

/// Blocks of features: name, and what each of its features is called.
const WIDTHS: [u32; 7] = [10, 20, 35, 60, 100, 180, 320];

fn blocks() -> Vec<(&'static str, Vec<String>)> {
    let strs = |list: &[&str]| list.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
    let cross =
        |a: &[&str], b: &[&str]| a.iter().flat_map(|x| b.iter().map(move |y| format!("{x}.{y}"))).collect::<Vec<_>>();
    let widths: Vec<String> = WIDTHS.iter().map(|w| format!("below{w}")).chain(["above".to_owned()]).collect();
    vec![
        ("bias", strs(&["all"])),
        ("look", strs(&LOOKS[..7])),
        ("width", widths),
        ("ending", strs(&["stop", "colon", "ellipsis", "open", "other"])),
        ("start", strs(&["upper", "lower", "digit", "quote", "other"])),
        ("running", strs(&["none", "below30", "below50", "below70", "above"])),
        ("digits", strs(&["none", "some", "many"])),
        ("has", strs(&["comma", "stops", "quotes", "joint", "address", "capitals"])),
        ("part", strs(&CLASSES[..10])),
        ("whole", strs(&CLASSES[..10])),
        ("repeat", strs(&["twice.short", "twice.long", "often.short", "often.long", "doubled"])),
        ("prev", cross(&LOOKS[..7], &LOOKS)),
        ("next", cross(&LOOKS[..7], &LOOKS)),
        ("prose_near", cross(&GROUPS, &["0", "1", "2", "3", "5", "7"])),
        ("headline_words", cross(&GROUPS, &["0", "1", "2"])),
        ("near", cross(&GROUPS, &["date", "furniture", "doubled"])),
        ("kind", strs(&["heading", "list", "fixed"])),
        ("linked", strs(&["half", "all"])),
    ]
}

/// The name of every feature, in order.
pub(crate) fn names() -> Vec<String> {
    blocks().into_iter().flat_map(|(block, names)| names.into_iter().map(move |n| format!("{block}.{n}"))).collect()
}

/// The features of the kind `whole`, which weigh by where in the page a line stands too.
pub(crate) const WHOLE: std::ops::Range<usize> = at::WHOLE..at::WHOLE + 10;

/// Where each block starts; kept beside `blocks` by a test.
mod at {
    pub(super) const BIAS: usize = 0;
    pub(super) const LOOK: usize = BIAS + 1;
    pub(super) const WIDTH: usize = LOOK + 7;
    pub(super) const ENDING: usize = WIDTH + 8;
    pub(super) const START: usize = ENDING + 5;
    pub(super) const RUNNING: usize = START + 5;
    pub(super) const DIGITS: usize = RUNNING + 5;
    pub(super) const HAS: usize = DIGITS + 3;
    pub(super) const PART: usize = HAS + 6;
    pub(super) const WHOLE: usize = PART + 10;
    pub(super) const REPEAT: usize = WHOLE + 10;
    pub(super) const PREV: usize = REPEAT + 5;
    pub(super) const NEXT: usize = PREV + 56;
    pub(super) const NEAR_PROSE: usize = NEXT + 56;
    pub(super) const HEADLINE: usize = NEAR_PROSE + 18;
    pub(super) const NEAR: usize = HEADLINE + 9;
    pub(super) const KIND: usize = NEAR + 9;
    pub(super) const LINKED: usize = KIND + 3;
    pub(super) const COUNT: usize = LINKED + 2;
}

/// How many features there are.
pub(crate) const COUNT: usize = at::COUNT;

/// The features of a line's form, which tell of no phrase and no neighbour.
pub(crate) const FORM: std::ops::Range<usize> = at::WIDTH..at::PART;

/// The names of the features of a line's form, in order.
#[cfg(test)]
pub(crate) fn form_names() -> Vec<String> {
    names().drain(FORM).collect()
}

/// Gives the features of a line's form.
pub(crate) fn form(s: &Shape, mut give: impl FnMut(usize)) {
    give(at::WIDTH + WIDTHS.iter().take_while(|w| s.width >= **w).count());
    give(
        at::ENDING
            + match s.ending {
                Ending::Stop => 0,
                Ending::Colon => 1,
                Ending::Ellipsis => 2,
                Ending::Open => 3,
                Ending::Other => 4,
            },
    );
    give(
        at::START
            + match s.start {
                Start::Upper => 0,
                Start::Lower => 1,
                Start::Digit => 2,
                Start::Quote => 3,
                Start::Other => 4,
            },
    );
    give(
        at::RUNNING
            + match s.running() {
                0 => 0,
                1..30 => 1,
                30..50 => 2,
                50..70 => 3,
                _ => 4,
            },
    );
    give(
        at::DIGITS
            + match s.digits * 100 / s.width.max(1) {
                _ if s.digits == 0 => 0,
                0..20 => 1,
                _ => 2,
            },
    );
    let has = [s.commas > 0, s.stops > 0, s.quotes > 0, s.joints > 0, s.address, s.all_capitals()];
    has.iter().enumerate().filter(|(_, h)| **h).for_each(|(n, _)| give(at::HAS + n));
}

/// What the features of all lines share.
pub(crate) struct Context<'a> {
    infos: &'a [Info<'a>],
    /// Prose lines before each line, and in all.
    prose: Vec<u32>,
    /// Hashes of the headline's longer words, sorted.
    headline: Vec<u64>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(infos: &'a [Info<'a>], headline: Option<&str>) -> Self {
        let mut prose = Vec::with_capacity(infos.len() + 1);
        let mut seen = 0;
        for info in infos {
            prose.push(seen);
            seen += u32::from(info.is_prose());
        }
        prose.push(seen);
        let mut words = Vec::new();
        // The first line of a page is its title.
        let title = headline.or_else(|| infos.first().map(|i| i.text)).unwrap_or_default();
        for word in title.split_whitespace().filter(|w| w.len() > 4).take(40) {
            words_into(word, &mut words);
        }
        words.sort_unstable();
        Context { infos, prose, headline: words }
    }

    /// Gives the features of line `i`. `words` is scratch space.
    pub(crate) fn each(&self, i: usize, words: &mut Vec<u64>, mut give: impl FnMut(usize)) {
        let Some(info) = self.infos.get(i) else { return };
        let s = &info.shape;
        let look = info.look as usize;
        let group = match info.look {
            Look::Text | Look::Sentence => 0,
            Look::Title | Look::Short => 1,
            _ => 2,
        };
        give(at::BIAS);
        give(at::LOOK + look);
        form(s, &mut give);
        for class in 0..10 {
            if info.hits.whole() >> class & 1 == 1 {
                give(at::WHOLE + class);
            } else if info.hits.part() >> class & 1 == 1 {
                give(at::PART + class);
            }
        }
        let long = usize::from(s.width >= 25);
        match info.times {
            0 | 1 => {}
            2 => give(at::REPEAT + long),
            _ => give(at::REPEAT + 2 + long),
        }
        if info.doubled {
            give(at::REPEAT + 4);
        }
        let neighbour = |at: Option<usize>| at.and_then(|a| self.infos.get(a)).map_or(7, |n| n.look as usize);
        give(at::PREV + look * 8 + neighbour(i.checked_sub(1)));
        give(at::NEXT + look * 8 + neighbour(Some(i + 1)));
        let (from, to) = (i.saturating_sub(4), (i + 5).min(self.infos.len()));
        let near = self.prose[to] - self.prose[from] - u32::from(info.is_prose());
        give(
            at::NEAR_PROSE
                + group * 6
                + match near {
                    0..=2 => near as usize,
                    3 | 4 => 3,
                    5 | 6 => 4,
                    _ => 5,
                },
        );
        words.clear();
        words_into(info.text, words);
        let shared = words.iter().filter(|w| self.headline.binary_search(w).is_ok()).take(2).count();
        give(at::HEADLINE + group * 3 + shared);
        let around = |test: &dyn Fn(&Info<'_>) -> bool| {
            (i.saturating_sub(2)..(i + 3).min(self.infos.len())).any(|n| n != i && test(&self.infos[n]))
        };
        if around(&|n| n.look == Look::Date) {
            give(at::NEAR + group * 3);
        }
        if around(&|n| n.look == Look::Furniture) {
            give(at::NEAR + group * 3 + 1);
        }
        if around(&|n| n.doubled && !n.is_prose()) {
            give(at::NEAR + group * 3 + 2);
        }
        match info.kind {
            Kind::Paragraph => {}
            Kind::Heading => give(at::KIND),
            Kind::ListItem => give(at::KIND + 1),
            Kind::Fixed => give(at::KIND + 2),
        }
        match info.linked {
            0..50 => {}
            50..90 => give(at::LINKED),
            _ => give(at::LINKED + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_and_the_places_of_the_features_agree() {
        let names = names();
        assert_eq!(names.len(), COUNT);
        for (place, name) in [
            (at::LOOK, "look.text"),
            (at::PART, "part.share"),
            (at::PREV, "prev.text.text"),
            (at::NEAR, "near.prose.date"),
            (at::KIND, "kind.heading"),
            (at::LINKED, "linked.half"),
        ] {
            assert_eq!(names[place], name);
        }
    }
}
