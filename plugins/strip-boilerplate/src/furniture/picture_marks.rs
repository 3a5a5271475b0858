//! Pictures that came in the marks of a writer's editor, and captions with their marks: "![The weir at dawn](weir.jpg)", "<figcaption>The weir at
//! dawn</figcaption>", "*The weir at dawn. Photo: Ada Rowe*". The words stay as a caption, the marks go.

use std::ops::Range;

use copydesk_text::lines::credit;

/// Words of a caption at least; fewer say what the file is called.
const WORDS: usize = 3;

/// Where the words stand within such marks, in a line that is nothing else.
pub(super) fn caption_within(text: &str) -> Option<Range<usize>> {
    let range = match text.as_bytes().first()? {
        b'!' | b'[' => alternative(text)?,
        b'<' => element(text)?,
        b'*' => emphasised(text)?,
        _ => return None,
    };
    let caption = text.get(range)?.trim();
    let start = caption.as_ptr() as usize - text.as_ptr() as usize;
    (caption.split(' ').count() >= WORDS && caption.starts_with(char::is_uppercase))
        .then_some(start..start + caption.len())
}

/// True for a picture that has no words.
pub(super) fn is_picture_alone(text: &str) -> bool {
    let embedded = || text.strip_prefix("![[").and_then(|inner| inner.strip_suffix("]]"));
    embedded().is_some_and(|file| !file.contains(['[', ']'])) || alternative(text).is_some()
}

/// The words of "![The weir](weir.jpg)", and of the same within a link.
fn alternative(text: &str) -> Option<Range<usize>> {
    let picture = match text.strip_prefix("[![") {
        // "[![The weir](weir.jpg)](https://weir.example)"
        Some(_) => {
            let (inner, target) = text[1..].rsplit_once("](")?;
            target.strip_suffix(')').filter(|target| !target.contains([' ', ')']))?;
            inner
        }
        None => text,
    };
    let (words, file) = picture.strip_prefix("![")?.split_once("](")?;
    let file = file.strip_suffix(')')?;
    // "weir.jpg", "weir.jpg "The weir""
    let address = file.split(' ').next().unwrap_or_default();
    let plain = !address.contains([')', '(']) && address.contains(['.', '/']) && !words.contains(['[', ']']);
    let start = words.as_ptr() as usize - text.as_ptr() as usize;
    plain.then_some(start..start + words.len())
}

/// The words of "<figcaption>The weir</figcaption>".
fn element(text: &str) -> Option<Range<usize>> {
    let rest = text.strip_prefix("<figcaption").filter(|rest| rest.starts_with(['>', ' ']))?;
    let start = text.len() - rest.len() + rest.find('>')? + 1;
    let words = text.get(start..)?.strip_suffix("</figcaption>")?;
    (!words.contains(['<', '>'])).then_some(start..start + words.len())
}

/// The words of "*The weir at dawn. Photo: Ada Rowe*", which have a credit.
fn emphasised(text: &str) -> Option<Range<usize>> {
    let words = text.strip_prefix('*')?.strip_suffix('*').filter(|words| !words.contains('*'))?;
    credit(words).is_some_and(|credit| credit.sure && credit.text_end > 0).then_some(1..1 + words.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_picture_are_found_within_its_marks() {
        for text in [
            "![The weir at dawn](weir.jpg)",
            "![The weir at dawn](https://a.example/7.jpg \"The weir\")",
            "[![The weir at dawn](7.jpg)](https://a.example/7)",
            "<figcaption>The weir at dawn</figcaption>",
            "<figcaption class=\"wide\">The weir at dawn</figcaption>",
        ] {
            assert_eq!(caption_within(text).map(|range| &text[range]), Some("The weir at dawn"), "{text}");
        }
        let starred = "*The weir at dawn. Photo: Ada Rowe*";
        assert_eq!(caption_within(starred), Some(1..starred.len() - 1));
        for text in ["![](https://a.example/7.jpg)", "![[weir.jpg]]", "![weir](weir.jpg)"] {
            assert!(caption_within(text).is_none() && is_picture_alone(text), "{text}");
        }
        for text in [
            "*The weir at dawn is shut.*",
            "![The weir](see below) he wrote",
            "[The weir](weir.html)",
            "![The weir at dawn]",
            "!",
            "<figcaption>The <b>weir</b> at dawn</figcaption>",
        ] {
            assert!(caption_within(text).is_none() && !is_picture_alone(text), "{text}");
        }
    }
}
