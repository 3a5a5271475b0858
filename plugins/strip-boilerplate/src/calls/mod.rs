//! Lines by which a publication speaks to its reader of itself: "Sign up for our newsletter", "Read more: …", "We use cookies …". They are
//! known by how they open and what they name (data/calls.txt, read by `lists`), so that they are found in copy too, where no page surrounds
//! them. `pointer` knows lines that lead to another piece, `writer` those about who wrote this one, `said` what somebody says in a story.

mod lists;
pub(crate) mod named;
mod pointer;
mod said;
mod writer;

use copydesk_text::lines::is_reported;

pub(crate) use self::lists::Calls;
use self::said::tells_who_says;
use crate::calls::named::without_name;
use crate::fate::Reason;
use crate::lines::Info;
use crate::lists::fold::fold;
use crate::lists::fours::any_four;
use crate::lists::openings::Openings;
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

/// A line longer than this is text.
const LONGEST: u32 = 260;
/// In a line no longer than this a later sentence may be the call.
const LATER: u32 = 200;
/// A sentence no longer than this may be a call without an object.
const SHORT: usize = 64;
/// A line longer than this may be a paragraph of the story.
const PARAGRAPH: u32 = 120;
/// A question that leads to a call is no longer than this.
const QUESTION: usize = 70;

impl Calls {
    /// What a line is, if it is one of these. `low` is scratch space.
    pub(crate) fn of(&self, info: &Info<'_>, low: &mut String) -> Option<Call> {
        if info.shape.width > LONGEST {
            return None;
        }
        if info.shape.opens_quoted() {
            let text = behind_arrow(info.text)?;
            return self.line(text, &LineShape::new(text), true, low);
        }
        self.line(info.text, &info.shape, info.opens, low)
    }

    /// `may_open` is whether anything of the lists may open the line.
    fn line(&self, text: &str, s: &LineShape<'_>, may_open: bool, low: &mut String) -> Option<Call> {
        let bytes = text.as_bytes();
        let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
        // Nearly all lines end here: nothing in them opens as a call does, and in one sentence nothing else can.
        let opens = may_open && self.opens(text);
        if !opens && s.width <= LATER && !s.has_stops() && behind_dash(text).is_none() {
            return None;
        }
        let question = first_question(&text.as_bytes()[..text.len().min(QUESTION + 1)]);
        let asked = question.and_then(|at| text.get(at + 1..)?.strip_prefix(' '));
        // "There is more where this came from. Sign up for …"
        let last = || {
            text.get(..text.floor_char_boundary(text.len().saturating_sub(1)))
                .and_then(|t| memchr::memrchr2(b'.', b'!', t.as_bytes()))
                .and_then(|at| text.get(at + 2..))
        };
        let later = (s.width <= LATER && s.has_stops()).then(last).flatten();
        // "Webinar: Five ways to save – register now"
        let dash = || behind_dash(text).filter(|_| s.width <= LATER);
        let dashed = later.is_none();
        let later = later.or_else(dash);
        // "¿Quieres …?"
        let [asked, later] = [asked, later].map(|from| from.map(|from| from.trim_start_matches(['¿', '¡'])));
        let asks = asked.is_some_and(|t| self.verbs.open(t) || self.asks.open(t));
        let ends = later.is_some_and(|t| self.verbs.open(t) || self.closes(t));
        if !opens && !asks && !ends && !may_reach(bytes) {
            return None;
        }
        if s.quotes > 0 {
            let (line, before) = without_name(text).filter(|_| opens || asks)?;
            let named = self.names(&before.to_lowercase());
            let call = named.then(|| self.without(&line, low))?;
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
        // "- click here for the graphic: weir.example/cu"
        let leads = |from: &str| s.address || from.contains('/') && from.contains('.');
        let strong = |from: &str| self.strong.stands_in(from.as_bytes());
        if self.onward.binary_search(&bare(later)).is_ok() {
            return Some(Call::Pointer);
        }
        // "Sign up, and the letters never stop": what happens if.
        let verb = self.verbs.opens(low).filter(|rest| !rest.starts_with(", and") && !rest.starts_with(" and you "));
        let behind_question = [&self.verbs, &self.asks].iter().any(|list| list.opens(asked).is_some_and(named));
        // "Get off the bus early. In a trial of …": in a line as long as a paragraph the sentence that asks names it.
        let within = |rest: &str| rest.split(". ").next().filter(|_| s.width > PARAGRAPH).map_or(named(rest), named);
        let call = verb.is_some_and(within)
            || behind_question
            || self.verbs.opens(later).is_some_and(|rest| strong(low) || dashed && leads(rest))
            || [low, later].iter().any(|from| from.len() <= SHORT && self.sure.opens(from).is_some())
            || text.ends_with('!') && self.wins.opens(low).is_some_and(|rest| self.is_prize(rest));
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
        // "You have been critical of the closure. Why?": no notice asks, unless it is for what the page has.
        if found == Call::Notice && text.ends_with('?') && !named(low) {
            return None;
        }
        // A title may tell who says what.
        let said = || matches!(found, Call::Asks | Call::Notice) && (tells_who_says(text) || is_reported(text));
        // "Made this recipe? Leave a comment": the question reports nothing.
        let told = if behind_question { asked } else { low };
        (!self.told.stands_in(told.as_bytes()) && !said()).then_some(found)
    }

    /// What a line is without the name in it.
    fn without(&self, line: &str, low: &mut String) -> Option<Call> {
        let shape = LineShape::new(line);
        let text = shape.width > LONGEST || shape.opens_quoted();
        if text { None } else { self.line(line, &shape, true, low) }
    }

    /// The lists that may open a line.
    fn lists(&self) -> [&Openings; 8] {
        [&self.verbs, &self.sure, &self.wins, &self.pointers, &self.leads, &self.heads, &self.loud, &self.notices]
    }

    /// Their phrases.
    pub(crate) fn openings(&self) -> impl Iterator<Item = &str> {
        self.lists().into_iter().flat_map(Openings::phrases)
    }

    /// True where anything of the lists may open a text.
    fn opens(&self, text: &str) -> bool {
        self.any.may_open_folded(text.as_bytes()) && self.lists().iter().any(|list| list.open(text))
    }

    /// True where a line names what calls ask for: a newsletter, an app, a subscription.
    pub(crate) fn names(&self, text: &str) -> bool {
        self.objects.stands_in(text.as_bytes())
    }

    /// True where a line holds a word of those that report.
    pub(crate) fn tells(&self, text: &str) -> bool {
        self.told.stands_in(text.as_bytes())
    }

    /// True where somebody may win an amount or a thing: "£1,000 with the Harbour Radio jingle", and not "2-0".
    fn is_prize(&self, text: &str) -> bool {
        let amount =
            text.split(' ').any(|word| word.bytes().filter(u8::is_ascii_digit).count() >= 2 && !word.contains('-'));
        text.split(' ').nth(2).is_some() && (amount || self.prizes.stands_in(text.as_bytes()))
    }

    /// True for "Let's go!", "Count me in": what the reader agrees with to a call that stands right above.
    pub(crate) fn agrees_to(&self, text: &str) -> bool {
        /// No such line is longer, in bytes.
        const BUTTON: usize = 24;
        let mut low = String::new();
        if text.len() <= BUTTON {
            fold(bare(text), &mut low);
        }
        self.agrees.binary_search(&low.trim_start_matches(['¡', ' '])).is_ok()
    }

    /// True where a short sentence is one of the calls that need no object.
    fn closes(&self, text: &str) -> bool {
        if text.len() > 48 || text.is_ascii() && !self.whole_heads.may_open(text.as_bytes()) {
            return false;
        }
        let low = text.to_lowercase();
        [&self.whole, &self.onward].iter().any(|list| list.binary_search(&bare(&low)).is_ok())
    }
}

/// "« Previous article: …": a mark that nothing closes is an arrow.
fn behind_arrow(text: &str) -> Option<&str> {
    text.strip_prefix("« ").filter(|rest| !rest.contains('»'))
}

/// What stands behind the last dash of a line that ends as a title does, where that is short.
fn behind_dash(text: &str) -> Option<&str> {
    /// In bytes.
    const SHORT: usize = 48;
    // Most lines end here.
    if !matches!(text.as_bytes().last(), Some(b'!' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z')) {
        return None;
    }
    let end = &text[text.ceil_char_boundary(text.len().saturating_sub(SHORT))..];
    // Nor has the end of most others a dash or a curly mark.
    memchr::memchr2(b'-', 0xe2, end.as_bytes())?;
    [" – ", " - ", " — "].iter().find_map(|dash| end.rsplit_once(dash)).map(|(_, behind)| behind)
}

/// The first question mark of a few bytes.
#[inline(never)]
fn first_question(head: &[u8]) -> Option<usize> {
    // Most lines have none.
    if any_four(head, |[one, ..]| one == b'?') { memchr::memchr(b'?', head) } else { None }
}

/// True where an address of the web or of mail may stand in a text, or a handle.
#[inline(never)]
fn may_reach(text: &[u8]) -> bool {
    let is = |byte: u8| byte | 0x20 == b'w';
    any_four(text, |[one, next, ..]| (one == b'@') | (one == b'/') | is(one) & is(next))
}

/// A sentence without the marks at its end.
fn bare(text: &str) -> &str {
    text.trim_end_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::paragraphs;

    fn of(line: &str) -> Option<Call> {
        Calls::new().of(&paragraphs(&[line])[0], &mut String::new())
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
            "Win £1,000 with the Harbour Radio jingle!",
            "¡Gana 500 euros con Radio Puerto!",
        ] {
            assert_eq!(of(line), Some(Call::Asks), "{line}");
        }
        for line in ["We use cookies to make this site better. Read how.", "You have 2 free articles left this month."]
        {
            assert_eq!(of(line), Some(Call::Notice), "{line}");
        }
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
            "Win 2-0 and you are through!",
            "Gana 500 euros al mes.",
            "We use cookies to say sorry, Rowe explains, and pie to say goodbye.",
            "Sign up for the newsletter of the weir, she advises.",
            "Share this with everyone, her brother had written on Facebook.",
            "Please follow me on Twitter, her last message read.",
        ] {
            assert_eq!(of(line), None, "{line}");
        }
    }
}
