//! Lines by which a publication speaks to its reader of itself: "Sign up for our newsletter", "Read more: …", "We use cookies …". They are
//! known by how they open and what they name (data/calls.txt), so that they are found in copy too, where no page surrounds them.

use std::collections::BTreeMap;

use memchr::memmem::Finder;

use crate::author::names;
use crate::fate::Reason;
use crate::lists::data::entries;
use crate::lists::fold::fold;
use crate::lists::heads::Heads;
use crate::lists::openings::Openings;
use crate::lists::search::Search;
use crate::named::without_name;
use crate::shape::LineShape;

/// What such a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Call {
    /// Asks the reader to do something for or with the publication.
    Asks,
    /// Points at another piece.
    Pointer,
    /// Tells the reader something of the page: cookies, free articles left, what the browser lacks.
    Notice,
    /// Who wrote the piece, and where to reach them.
    Author,
}

impl Call {
    /// Why the line goes.
    pub(crate) fn reason(self) -> Reason {
        match self {
            Call::Asks => Reason::CallToReaders,
            Call::Pointer => Reason::Teaser,
            Call::Notice => Reason::PageNotice,
            Call::Author => Reason::AboutTheAuthor,
        }
    }
}

const FILE: &str = include_str!("../data/calls.txt");

/// The lists of data/calls.txt.
pub(crate) struct Calls {
    /// How all of the lists that open a line begin, to ask once for nearly all lines.
    any: Heads,
    verbs: Openings,
    asks: Openings,
    sure: Openings,
    pointers: Openings,
    leads: Openings,
    /// Pointers that need a title behind them.
    heads: Openings,
    notices: Openings,
    whole: Vec<&'static str>,
    whole_heads: Heads,
    /// What closes a blurb that leads elsewhere.
    onward: Vec<&'static str>,
    objects: Search,
    strong: Search,
    told: Search,
    trades: Search,
    /// What the author of a piece does.
    does: Openings,
    www: Finder<'static>,
}

/// A line longer than this is text.
const LONGEST: u32 = 260;
/// In a line no longer than this a later sentence may be the call.
const LATER: u32 = 200;
/// A sentence no longer than this may be a call without an object.
const SHORT: usize = 64;
/// A question that leads to a call is no longer than this.
const QUESTION: usize = 70;

/// The entries of data/calls.txt by their part, the languages of a part together.
fn parts() -> BTreeMap<&'static str, Vec<&'static str>> {
    let mut parts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut entries = entries(FILE).peekable();
    while let Some((part, entry)) = entries.next() {
        // Behind the part's name stands the language.
        let list = parts.entry(part.split(' ').next().unwrap_or_default()).or_default();
        list.push(entry);
        while let Some((_, entry)) = entries.next_if(|(same, _)| *same == part) {
            list.push(entry);
        }
    }
    parts
}

impl Calls {
    pub(crate) fn new() -> Self {
        let parts = parts();
        let part = |name: &str| parts.get(name).map(Vec::as_slice).unwrap_or_default();
        let openings = |name: &str| Openings::new(part(name));
        let search = |name: &str| Search::new(part(name).to_vec());
        let sorted = |name: &str| {
            let mut list = part(name).to_vec();
            list.sort_unstable();
            list
        };
        let any = ["verbs", "sure", "pointers", "leads", "heads", "notices"];
        Calls {
            any: Heads::of(any.into_iter().flat_map(part).copied()),
            verbs: openings("verbs"),
            asks: openings("asks"),
            sure: openings("sure"),
            pointers: openings("pointers"),
            leads: openings("leads"),
            heads: openings("heads"),
            notices: openings("notices"),
            whole_heads: Heads::of(["whole", "onward"].into_iter().flat_map(part).copied()),
            whole: sorted("whole"),
            onward: sorted("onward"),
            objects: search("objects"),
            strong: search("strong"),
            told: search("told"),
            trades: search("trades"),
            does: openings("does"),
            www: Finder::new("www."),
        }
    }

    /// What a line is, if it is one of these. `low` is scratch space.
    pub(crate) fn line(&self, text: &str, s: &LineShape<'_>, low: &mut String) -> Option<Call> {
        if s.width > LONGEST || s.opens_quoted() {
            return None;
        }
        let bytes = text.as_bytes();
        let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
        // Nearly all lines end here: nothing in them opens as a call does, and in one sentence nothing else can.
        let opens = self.opens(text);
        if !opens && s.width <= LATER && !s.has_stops() {
            return None;
        }
        let may_reach = memchr::memchr2(b'@', b'/', bytes).is_some() || self.www.find(bytes).is_some();
        let question = memchr::memchr(b'?', &text.as_bytes()[..text.len().min(QUESTION + 1)]);
        let asked = question.and_then(|at| text.get(at + 1..)?.strip_prefix(' '));
        // "There is more where this came from. Sign up for …"
        let last = || {
            text.get(..text.floor_char_boundary(text.len().saturating_sub(1)))
                .and_then(|t| memchr::memrchr2(b'.', b'!', t.as_bytes()))
                .and_then(|at| text.get(at + 2..))
        };
        let later = (s.width <= LATER && s.has_stops()).then(last).flatten();
        // "¿Quieres …?"
        let [asked, later] = [asked, later].map(|from| from.map(|from| from.trim_start_matches(['¿', '¡'])));
        let asks = asked.is_some_and(|t| self.verbs.open(t) || self.asks.open(t));
        let ends = later.is_some_and(|t| self.verbs.open(t) || self.closes(t));
        if !opens && !asks && !ends && !may_reach {
            return None;
        }
        if s.quotes > 0 {
            let (line, before) = without_name(text).filter(|_| opens || asks)?;
            let named = self.names(&before.to_lowercase());
            let call = named.then(|| self.line(&line, &LineShape::new(&line), low))?;
            return call.filter(|call| *call == Call::Asks);
        }
        let author = (s.address || ends) && s.stops > 0;
        if !opens && !asks && !ends && !author {
            return None;
        }
        fold(text, low);
        let low = low.as_str();
        let part = |from: Option<&str>| {
            from.map_or("", |from| low.get(low.len().saturating_sub(from.len())..).unwrap_or_default())
        };
        // What follows is found again by its length from the end, which folding seldom changes.
        let (asked, later) = (part(asked), part(later));
        let whole = |text: &str| text.len() <= 48 && self.whole.binary_search(&bare(text)).is_ok();
        if whole(asked) || s.words > 1 && whole(low) || later.contains(' ') && whole(later) {
            return Some(Call::Asks);
        }
        let named = |from: &str| s.address || self.objects.stands_in(from.as_bytes());
        let strong = |from: &str| self.strong.stands_in(from.as_bytes());
        if self.onward.binary_search(&bare(later)).is_ok() {
            return Some(Call::Pointer);
        }
        // "Sign up, and the letters never stop": what happens if.
        let verb = self.verbs.opens(low).filter(|rest| !rest.starts_with(", and") && !rest.starts_with(" and you "));
        let call = verb.is_some_and(named)
            || [&self.verbs, &self.asks].iter().any(|list| list.opens(asked).is_some_and(named))
            || self.verbs.opens(later).is_some_and(|_| strong(low))
            || [low, later].iter().any(|from| from.len() <= SHORT && self.sure.opens(from).is_some());
        let found = if self.notices.opens(low).is_some() {
            Call::Notice
        } else if s.width < 180 && self.is_pointer(text, low, s) {
            Call::Pointer
        } else if author && self.is_author(low, s) {
            Call::Author
        } else if call {
            Call::Asks
        } else {
            return None;
        };
        // A title may tell who says what.
        let said = || matches!(found, Call::Asks | Call::Notice) && tells_who_says(text);
        (!self.told.stands_in(low.as_bytes()) && !said()).then_some(found)
    }

    /// True where anything of the lists may open a text.
    fn opens(&self, text: &str) -> bool {
        let lists = || [&self.verbs, &self.sure, &self.pointers, &self.leads, &self.heads, &self.notices];
        self.any.may_open_folded(text.as_bytes()) && lists().iter().any(|list| list.open(text))
    }

    /// True where a line names what calls ask for: a newsletter, an app, a subscription.
    pub(crate) fn names(&self, text: &str) -> bool {
        self.objects.stands_in(text.as_bytes())
    }

    /// True where a line holds a word of those that report.
    pub(crate) fn tells(&self, text: &str) -> bool {
        self.told.stands_in(text.as_bytes())
    }

    /// The name in "Ada Rowe is a reporter at …", "Ada Rowe covers …": of two to four words, before what somebody is or does.
    pub(crate) fn author<'t>(&self, text: &'t str, low: &mut String) -> Option<&'t str> {
        /// A later word is not what somebody is first of all: "a professor of law at Marrow College and a contributing writer".
        const SOON: usize = 40;
        let plain = names::opening(text);
        let (name, rest) = plain.or_else(|| names::opening_with_more(text))?;
        low.clear();
        let sentence = rest.split(". ").next().unwrap_or(rest).trim_start();
        low.extend(sentence.chars().take(SOON).flat_map(char::to_lowercase));
        let verb = low.split(' ').next().unwrap_or_default();
        // "Ada Rowe, a nurse, covers the beds": behind more than the name stands what only those who write do.
        if plain.is_none() && !names::WORDS.writes.contains(&verb) {
            return None;
        }
        let is = names::WORDS.is.contains(&verb) && self.trades.stands_in(low.as_bytes());
        (is || self.does.opens(low).is_some()).then_some(name)
    }

    /// True where a text opens with what somebody is: an article, or a word of the trade.
    pub(crate) fn tells_trade(&self, text: &str, low: &mut String) -> bool {
        /// The trade stands within so many letters.
        const SOON: usize = 40;
        low.clear();
        low.extend(text.chars().take(SOON).flat_map(char::to_lowercase));
        let first = low.split(' ').next().unwrap_or_default();
        names::WORDS.articles.contains(&first) || self.trades.stands_in(low.as_bytes())
    }

    /// True where a short sentence is one of the calls that need no object.
    fn closes(&self, text: &str) -> bool {
        if text.len() > 48 || text.is_ascii() && !self.whole_heads.may_open(text.as_bytes()) {
            return false;
        }
        let low = text.to_lowercase();
        [&self.whole, &self.onward].iter().any(|list| list.binary_search(&bare(&low)).is_ok())
    }

    /// "Read more: …", "WATCH | …", "Lire aussi …".
    fn is_pointer(&self, text: &str, low: &str, s: &LineShape<'_>) -> bool {
        if let Some(rest) = self.pointers.opens(low) {
            let rest = rest.trim_start();
            let marked = rest.strip_prefix([':', '|', '>', '»', '→', '►', '-', '–', '—']).map(str::trim);
            if marked.is_some_and(|rest| !rest.is_empty()) {
                let opening = low.len() - rest.len();
                let plain = rest.starts_with(':') && self.leads.opens(low).is_none();
                // "Read: the book is good." is a sentence; a title is none, unless it asks, and a label in capitals is no word of a sentence.
                let loud = text.chars().take_while(|c| c.is_alphabetic()).all(char::is_uppercase);
                return !plain || !s.ends_sentence() || low.ends_with('?') || loud && opening > 3;
            }
        }
        let title = self.heads.opens(low).and_then(|rest| rest.trim_start().strip_prefix(':'));
        if title.is_some_and(|title| title.split_whitespace().nth(2).is_some()) && !s.ends_sentence() {
            return true;
        }
        // Without a mark a title follows: its first word has a capital, or it is a question.
        self.leads.opens(low).is_some_and(|rest| {
            let title = text.get(text.len().saturating_sub(rest.len())..).unwrap_or_default().trim_start();
            !s.ends_sentence() && title.chars().next().is_some_and(char::is_uppercase)
        })
    }

    /// "Ada Rowe is a reporter at the Harbour Post. Follow her on …": with an address, for an opinion's author stays without one.
    fn is_author(&self, low: &str, s: &LineShape<'_>) -> bool {
        let trade = low.find(" is ").filter(|at| *at <= 60).and_then(|at| low.get(at + 4..));
        let near = |rest: &str| rest.len().min(60);
        let trade = trade.is_some_and(|rest| self.trades.stands_in(&rest.as_bytes()[..near(rest)]));
        let follows = low.split(". ").skip(1).any(|sentence| {
            let sentence = sentence.trim_start();
            self.verbs.opens(sentence).is_some()
                || sentence.starts_with("follow")
                || sentence.contains("can be reached")
        });
        trade && (s.address || follows)
    }
}

/// True where between commas, or at the end, a name and a verb stand: "We use pie to say goodbye, Rowe explains."
fn tells_who_says(text: &str) -> bool {
    /// Names of somebody.
    const NAMES: usize = 3;
    text.split(',').skip(1).any(|part| {
        let Some((name, verb)) = part.trim().trim_end_matches('.').rsplit_once(' ') else { return false };
        let says = verb.ends_with(['s', 'd']) && verb.len() > 3 && verb.bytes().all(|b| b.is_ascii_lowercase());
        let capital = |word: &str| word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase);
        says && (matches!(name, "he" | "she" | "they")
            || name.split(' ').all(capital) && name.split(' ').count() <= NAMES)
    })
}

/// A sentence without the marks at its end.
fn bare(text: &str) -> &str {
    text.trim_end_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Option<Call> {
        Calls::new().line(line, &LineShape::new(line), &mut String::new())
    }

    #[test]
    fn calls_are_known_in_four_languages_by_what_they_ask_and_name() {
        for line in [
            "Sign up here for our weekly newsletter.",
            "Follow Ada Rowe on Twitter: @adarowe",
            "Got a tip? Email tips@harbour.example or call the newsroom.",
            "Download the Harbour Post app for your phone.",
            "Please enable JavaScript to view the comments.",
            "Jetzt den Newsletter abonnieren und nichts mehr verpassen!",
            "Folgen Sie uns auf Facebook.",
            "Abonnez-vous à notre newsletter.",
            "Suscríbete a nuestro boletín y recibe las noticias cada mañana.",
        ] {
            assert_eq!(of(line), Some(Call::Asks), "{line}");
        }
        for line in ["We use cookies to make this site better. Read how.", "You have 2 free articles left this month."]
        {
            assert_eq!(of(line), Some(Call::Notice), "{line}");
        }
    }

    #[test]
    fn each_opening_of_the_lists_opens_a_line() {
        let calls = Calls::new();
        for (part, entry) in entries(FILE) {
            // Signs before a line are not looked at.
            let worded = entry.starts_with(char::is_alphanumeric);
            let opens = |openings: &Openings| worded && openings.open(entry) && openings.opens(entry).is_some();
            let found = match part.split(' ').next().unwrap_or_default() {
                "verbs" => opens(&calls.verbs),
                "asks" => opens(&calls.asks),
                "sure" => opens(&calls.sure),
                "pointers" => opens(&calls.pointers),
                "heads" => opens(&calls.heads),
                "leads" => opens(&calls.leads),
                "notices" => opens(&calls.notices),
                "whole" | "onward" => calls.closes(entry),
                "does" => opens(&calls.does),
                "objects" => calls.objects.stands_in(entry.as_bytes()),
                "strong" => calls.strong.stands_in(entry.as_bytes()),
                "told" => calls.told.stands_in(entry.as_bytes()),
                "trades" => calls.trades.stands_in(entry.as_bytes()),
                other => panic!("nothing reads [{other}]"),
            };
            assert!(found, "[{part}] {entry}");
        }
    }

    #[test]
    fn pointers_have_a_mark_or_a_title_behind_them() {
        for line in [
            "READ MORE: How the bridge was built",
            "Related: Is the bridge safe?",
            "WATCH | Divers below the bridge",
            "À lire aussi : Comment le pont fut bâti",
            "Lire aussi Comment le pont fut bâti",
            "Lesen Sie auch: So wurde die Brücke gebaut",
            "Te puede interesar: Cómo se levantó el puente",
        ] {
            assert_eq!(of(line), Some(Call::Pointer), "{line}");
        }
    }

    #[test]
    fn an_author_goes_where_an_address_follows() {
        assert_eq!(of("Ada Rowe is a reporter at the Harbour Post. Follow her on Twitter."), Some(Call::Author));
        assert_eq!(of("Ada Rowe is a professor of law at Marrow College."), None);
    }

    #[test]
    fn sentences_of_stories_are_none() {
        for line in [
            "Sign up for the draft was slow, the office said.",
            "Follow the path to the weir, then turn left.",
            "Share prices fell after Facebook reported a loss.",
            "Read more books, the minister told the children.",
            "Support for the newsletter's editor grew.",
            "“Subscribe to our newsletter,” the screen read.",
            "Getting the app to work took her a year.",
            "Watch out for ice on the bridge.",
            "Listen: nobody will come.",
            "More than forty boats joined the newsletter's call.",
            "Live music returns to the quay",
            "We use cookies to say sorry, Rowe explains, and pie to say goodbye.",
            "Sign up for the newsletter of the weir, she advises.",
        ] {
            assert_eq!(of(line), None, "{line}");
        }
    }
}
