//! Markup that a page's template was to fill in and that came as text: elements, shortcodes and slots without a text between them
//! (data/markup.txt). A sentence that names a tag stays, and so does what an article on such things shows.

use std::ops::Range;
use std::sync::LazyLock;

use crate::fate::Fate;
use crate::furniture::picture_marks::{caption_within, is_picture_alone};
use crate::lines::{Info, Kind};
use crate::lists::data::part;

const FILE: &str = include_str!("../../data/markup.txt");
static ELEMENTS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "elements"));
static CAPTIONS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "captions"));
static CODE: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "code"));
static SLOTS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "slots"));

/// Nothing that stands for a slot is longer, in bytes; what holds fields of JSON may be.
const LONGEST: usize = 4000;
/// No tag that a story shows is longer, in bytes.
const SHOWN: usize = 200;
/// So many signs of tags in a line are looked at.
const TAGS: usize = 8;

/// The lines that are markup and nothing else, and no example of the story's: each with its fate.
pub(crate) fn markup(infos: &[Info<'_>], fates: &mut [Fate], fate: Fate) {
    let open = |i: usize, fates: &[Fate]| {
        fates[i].is_kept() && !infos[i].protected && infos[i].kind != Kind::Fixed && may_be(infos[i].text)
    };
    // Most articles end here.
    let sure = |text: &str| may_be(text) && (is_markup(text) || captioned(text).is_some());
    if !infos.iter().any(|info| sure(info.text)) {
        return;
    }
    let found: Vec<bool> = infos.iter().map(|info| is_markup(info.text)).collect();
    let spoken_of = infos.iter().zip(&found).any(|(info, found)| !found && shows_a_tag(info.text));
    let coded = || infos.iter().zip(&found).any(|(info, found)| !found && info.is_prose() && names_code(info.text));
    let mut told = false;
    // What stands below a colon, and the lines of code below that.
    let told: Vec<bool> = (0..infos.len())
        .map(|i| {
            // "Related:" heads what a page has.
            let introduces = |text: &str| text.ends_with(':') && text.contains(' ');
            told = i > 0 && (introduces(infos[i - 1].text) || told && found[i - 1]);
            told
        })
        .collect();
    let free = |i: usize| found[i] && !names_slot(infos[i].text);
    let shown = |i: usize| free(i) && (told[i] || i > 0 && infos[i - 1].is_prose() && names_code(infos[i - 1].text));
    // A text that shows one line of code shows the others too.
    let shows = (0..infos.len()).any(shown);
    for i in 0..infos.len() {
        if !open(i, fates) || spoken_of || shows && free(i) {
            continue;
        }
        let gone = found[i].then_some(fate);
        let kept = captioned(infos[i].text).map(|_| Fate::Caption);
        if let Some(fate) = kept.or(gone).filter(|_| !(told[i] && coded())) {
            fates[i] = fate;
        }
    }
}

/// What goes of a line that holds the text of a picture in a shortcode or in other marks: `[caption id="7"]The weir at dawn[/caption]`.
pub(crate) fn around_caption(text: &str) -> Option<[Range<usize>; 2]> {
    captioned(text).map(|caption| [0..caption.start, caption.end..text.len()])
}

/// The text of a picture within its marks.
fn captioned(text: &str) -> Option<Range<usize>> {
    in_shortcode(text).or_else(|| caption_within(text))
}

/// The text of a picture within its shortcode, behind the picture's own element.
fn in_shortcode(text: &str) -> Option<Range<usize>> {
    /// Words of a caption at least.
    const WORDS: usize = 3;
    let tag = tag(text, '[', ']').filter(|tag| CAPTIONS.contains(&tag.name) && !tag.closes)?;
    let end = text.rfind("[/").filter(|end| text[*end..].eq(&format!("[/{}]", tag.name)))?;
    let mut start = tag.end;
    loop {
        start += text.get(start..end)?.len() - text[start..end].trim_start().len();
        let Some(element) = self::tag(&text[start..end], '<', '>') else { break };
        start += element.end;
    }
    let caption = text[start..end].trim_end();
    (caption.split(' ').count() >= WORDS && !caption.contains(['<', '['])).then_some(start..start + caption.len())
}

/// True for "[quote]We shall wait.[/quote]": a line that closes what it opens, which is no notice of the page.
pub(crate) fn encloses(text: &str) -> bool {
    let opened = || tag(text, '[', ']').filter(|tag| !tag.closes && tag.plain);
    text.starts_with('[') && opened().is_some_and(|tag| text.ends_with(&format!("[/{}]", tag.name)))
}

/// True where the first sign of a line opens markup.
fn may_be(text: &str) -> bool {
    matches!(text.as_bytes().first(), Some(b'<' | b'[' | b'{' | b'%' | b'!' | b'*'))
}

/// True for a line that is markup and nothing else.
fn is_markup(text: &str) -> bool {
    const SHORTEST: usize = 4;
    if text.len() < SHORTEST || text.len() > LONGEST {
        return false;
    }
    match text.as_bytes()[0] {
        b'<' => are_elements(text),
        b'[' => is_doubled(text) || are_shortcodes(text, '[', ']') || is_picture_alone(text),
        b'!' => is_picture_alone(text),
        b'{' => is_slot(text) || are_shortcodes(text, '{', '}'),
        b'%' => is_between_percents(text),
        _ => false,
    }
}

/// "{{ad}}", "{% include x %}", "{# ad #}"
fn is_slot(text: &str) -> bool {
    [("{{", "}}"), ("{%", "%}"), ("{#", "#}")]
        .iter()
        .any(|(open, close)| text.starts_with(open) && text.ends_with(close))
}

/// "%%slot%%", "%AD_SLOT%"
fn is_between_percents(text: &str) -> bool {
    let inner = text.trim_matches('%');
    let doubled = text.starts_with("%%") && text.ends_with("%%");
    let name = |c: char| c.is_ascii_uppercase() || c == '_' || c.is_ascii_digit();
    let single = || text.ends_with('%') && inner.contains('_') && inner.chars().all(name);
    !inner.is_empty() && !inner.contains([' ', '%']) && (doubled || single())
}

/// "[[nid:123]]", "[[{"fid":"5521"}]]": a link between two articles, "[[Marl]]", and what a desk writes there have no such fields.
fn is_doubled(text: &str) -> bool {
    let Some(inner) = text.strip_prefix("[[").and_then(|text| text.strip_suffix("]]")) else { return false };
    let field = |word: &str| {
        let (name, value) = word.split_once([':', '=']).unwrap_or_default();
        is_name(name) && !value.is_empty()
    };
    inner.starts_with('{') && inner.ends_with('}') || inner.split(' ').all(field)
}

/// A tag at the start of a text.
struct Tag<'a> {
    name: &'a str,
    /// "[/embed]"
    closes: bool,
    /// "<br/>"
    alone: bool,
    /// Fields with a value.
    fields: usize,
    /// All behind the name is fields.
    plain: bool,
    /// Where it ends, in bytes.
    end: usize,
}

/// The tag that opens a text between such signs: a name in small letters and what stands behind it, marks within marks left out.
fn tag(text: &str, open: char, close: char) -> Option<Tag<'_>> {
    let rest = text.strip_prefix(open)?;
    let inner = rest.strip_prefix('/').unwrap_or(rest);
    let length = inner.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'))).unwrap_or(0);
    // "[node:771]": the name ends at its colon.
    let length = if open == '<' { length } else { inner[..length].find(':').unwrap_or(length) };
    let (name, behind) = inner.split_at(length);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let mut mark = None;
    let length = behind.char_indices().find_map(|(at, c)| match (mark, c) {
        (None, '"' | '\'') => {
            mark = Some(c);
            None
        }
        (Some(open), c) if open == c => {
            mark = None;
            None
        }
        (None, c) if c == close => Some(at),
        _ => None,
    })?;
    let within = behind[..length].trim();
    let alone = within.ends_with('/');
    let (fields, plain) = fields(within.strip_suffix('/').unwrap_or(within));
    let end = text.len() - behind.len() + length + close.len_utf8();
    Some(Tag { name, closes: inner.len() < rest.len(), alone, fields, plain, end })
}

/// How many fields stand behind a tag's name, and whether nothing else does: `src="a b" width=3`, `:3`.
fn fields(within: &str) -> (usize, bool) {
    let (mut rest, mut count) = (within, 0);
    // "{gallery:bees-2026}"
    if let Some(value) = rest.strip_prefix([':', '=']) {
        // "[x=3]" counts.
        let sign = |c: char| c == '/' || rest.starts_with(':') && c.is_ascii_digit();
        let valued = !value.contains([' ', ':']) && value.contains(sign);
        return (usize::from(valued), valued);
    }
    while !rest.is_empty() {
        let Some((_, value)) = rest.split_once('=').filter(|(name, _)| is_name(name)) else { return (count, false) };
        let end = match value.chars().next() {
            Some(mark @ ('"' | '\'')) => value[1..].find(mark).map(|end| end + 2),
            _ => value.find(' ').or(Some(value.len())),
        };
        let Some(end) = end.filter(|end| *end > 0) else { return (count, false) };
        rest = value[end..].trim_start();
        count += 1;
    }
    (count, true)
}

/// The name of a field: "tweet-id".
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':' | b'.'))
}

/// "<iframe src=…></iframe>", "<tweet tweet-id="7"><tweet/>", "<!-- ad -->": nothing but elements, with no text between them, or a player's code.
fn are_elements(text: &str) -> bool {
    let mut rest = text;
    let mut opened: Option<&str> = None;
    while !rest.is_empty() {
        let comment = [("<!--", "-->"), ("<?", "?>"), ("<%", "%>")].iter().find(|(open, _)| rest.starts_with(open));
        if let Some((_, close)) = comment {
            let Some(end) = rest.find(close) else { return false };
            rest = rest[end + close.len()..].trim_start();
            continue;
        }
        let Some(tag) = tag(rest, '<', '>') else { return false };
        let low = tag.name.to_ascii_lowercase();
        let known = ELEMENTS.binary_search(&low.as_str()).is_ok();
        // "<marquee>" may be what a piece speaks of.
        let made = tag.plain && (tag.fields > 0 || tag.alone);
        let closed = tag.closes && opened.is_none_or(|name| name == tag.name);
        let empty =
            || !tag.closes && tag.plain && rest[tag.end..].trim_start().starts_with(&format!("</{}>", tag.name));
        if !(known || made || closed || empty()) {
            return false;
        }
        rest = rest[tag.end..].trim_start();
        if matches!(low.as_str(), "script" | "style") && !tag.closes && !tag.alone {
            let close = format!("</{}", tag.name);
            rest = rest.find(&close).map_or(rest, |end| &rest[end..]);
        }
        while let Some(space) = rest.strip_prefix("&nbsp;") {
            rest = space.trim_start();
        }
        opened = Some(tag.name);
    }
    true
}

/// "[embed]https://…[/embed]", "[caption id=7 width=300]", "[/caption]", "{youtube}a1b2{/youtube}": with a field, a sign of a name that is no word, or
/// closed around nothing but an address or a code. "[sic]" and "[i]The weir[/i]" are none.
fn are_shortcodes(text: &str, open: char, close: char) -> bool {
    let mut rest = text;
    while !rest.is_empty() {
        let Some(tag) = tag(rest, open, close) else { return false };
        if !tag.plain || tag.name.contains(|c: char| c.is_ascii_uppercase()) {
            return false;
        }
        rest = rest[tag.end..].trim_start();
        let closing = format!("{open}/{}{close}", tag.name);
        let within = rest.split_once(closing.as_str()).filter(|_| !tag.closes);
        let closed = within.filter(|(within, _)| within.is_empty() || is_code(within.trim()));
        match closed {
            Some((_, behind)) => rest = behind.trim_start(),
            None if tag.closes || tag.fields > 0 || tag.name.contains('_') => {}
            None => return false,
        }
    }
    true
}

/// An address or a code, and no word: "https://a.example/7", "dQw4w9". Or elements.
fn is_code(text: &str) -> bool {
    let small = |text: &str| text.chars().skip(1).all(|c| c.is_lowercase());
    !text.contains(' ') && !small(text) || text.starts_with('<') && are_elements(text)
}

/// True where a sentence shows a tag: "the <iframe> tag", "the template has {{name}}". What was left in a text of its letters' markup stands close to
/// its words, or closes again.
fn shows_a_tag(text: &str) -> bool {
    let apart = |at: usize| text[..at].ends_with([' ', '"', '“', '„', '«', '`', '(', '‘', '\'']);
    let opens = |at: usize| {
        let shown = tag(&text[at..text.floor_char_boundary(at + SHOWN)], '<', '>');
        shown.is_some_and(|tag| !tag.closes && !text[at + tag.end..].contains(&format!("</{}>", tag.name)))
    };
    let slotted = || memchr::memmem::find(text.as_bytes(), b"{{").is_some() && names_code(text);
    memchr::memchr_iter(b'<', text.as_bytes()).filter(|at| apart(*at)).take(TAGS).any(opens) || slotted()
}

/// True where markup is an element, or names what a page has a slot for: "{{ad}}", "[[nid:7]]". `<!-- here be dragons -->` does neither.
fn names_slot(text: &str) -> bool {
    let known = |word: &str| SLOTS.binary_search(&word.to_lowercase().as_str()).is_ok();
    let words = || text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    text.starts_with('<') && !text.starts_with("<!--") || text.len() > SHOWN || words().any(known)
}

/// True where a line has a word of those who write code.
fn names_code(text: &str) -> bool {
    // "Am Tag danach"
    let known = |word: &str| word != "Tag" && CODE.binary_search(&word.to_lowercase().as_str()).is_ok();
    text.split(|c: char| !c.is_alphanumeric()).any(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_without_a_text_is_told_from_what_a_story_has() {
        for text in [
            "<iframe src=\"https://player.example/7\"></iframe>",
            "<div class=\"slot\"><br/></div>",
            "<tweet tweet-id=\"7582\"><tweet/>",
            "<amp-ad type=\"x\" data-slot=\"/12/a\"></amp-ad>",
            "<related ids=\"1>2\"/>",
            "<!-- pagebreak --><hr>",
            "<script>var weir = 1 < 2;</script>",
            "[embed]https://a.example[/embed]",
            "[caption id=a_7 width=300]",
            "[/caption]",
            "[video mp4=\"https://a.example/7.mp4\"][/video]",
            "[inline_ad_1]",
            "[[nid:123]]",
            "[[node:771 align:left]]",
            "[[{\"fid\":\"5521\"}]]",
            "{{ad}}",
            "{% include \"a b\" %}",
            "{youtube}a1b2c3{/youtube}",
            "{gallery:weir-2026}",
            "%%slot%%",
            "%AD_SLOT%",
        ] {
            assert!(is_markup(text), "{text}");
        }
        for text in [
            "<b>The bridge</b>",
            "<p>The bridge is shut.</p>",
            "<br> was the tag he meant, and <p>",
            "<name withheld>",
            "<marquee>",
            "<3 >",
            "[sic]",
            "[cross-talk]",
            "[i]The bridge[/i]",
            "[i]Bridge[/i]",
            "[quote]Nobody was hurt.[/quote]",
            "[The mayor=chair]",
            "[x=3]",
            "[[Marl]]",
            "[[He laughed: loud]]",
            "[at the weir]",
            "{laughs}",
            "{a, b}",
            "%50 of them%",
            "[",
            "",
        ] {
            assert!(!is_markup(text), "{text}");
        }
        assert!([&ELEMENTS, &CAPTIONS, &CODE, &SLOTS].iter().all(|list| list.is_sorted()));
    }

    #[test]
    fn what_a_page_has_slots_for_is_told_from_what_a_story_shows() {
        for text in ["{{ad}}", "<br>", "[[nid:123]]", "{{ video_player }}", "<!-- ad-slot -->", "{% include \"x\" %}"] {
            assert!(names_slot(text), "{text}");
        }
        for text in ["<!-- here be dragons -->", "{{ reason_for_debt }}", "{% cow %}", "{{ name }}", "[b=\"3\"]"] {
            assert!(!names_slot(text), "{text}");
        }
    }

    #[test]
    fn a_sentence_that_speaks_of_a_tag_is_told_from_one_that_has_one() {
        for text in ["He typed <br> and waited.", "The “<iframe>” tag", "A template has {{name}} in it."] {
            assert!(shows_a_tag(text), "{text}");
        }
        for text in [
            "The weir<br>is shut.",
            "The <em>weir</em> is shut.",
            "See <a href=\"7\">here</a>.",
            "Five < six",
            "On the {{day}}",
        ] {
            assert!(!shows_a_tag(text), "{text}");
        }
    }

    #[test]
    fn the_text_of_a_picture_is_found_in_its_shortcode() {
        let text = "[caption id=\"a_7\" width=\"300\"]<img src=\"7.jpg\" /> The weir at dawn [/caption]";
        assert_eq!(captioned(text).map(|range| &text[range]), Some("The weir at dawn"));
        assert_eq!(captioned("[caption id=\"a_7\"][/caption]"), None);
        assert_eq!(captioned("[quote]The weir at dawn[/quote]"), None);
    }
}
