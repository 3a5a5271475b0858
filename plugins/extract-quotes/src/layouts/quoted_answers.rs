//! Interviews whose answers stand in marks, each a paragraph of its own below its question: `Frau Rowe, wann öffnet die Schleuse?` and below it
//! `„Im Juni.“`; and whom the first question calls by name.

use super::line::{Line, asks};

/// How many questions with such an answer make an interview.
const ANSWERS: usize = 3;

/// The answers below questions, most of which end as one: a story asks now and then, and goes on in its own words.
pub(super) fn in_marks<'a>(blocks: &[&'a str]) -> Vec<Line<'a>> {
    let mut asked = 0;
    let mut lines = Vec::new();
    for (block, text) in blocks.iter().enumerate().skip(1) {
        // most blocks begin with a letter
        if text.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric) || !is_quotation(text) {
            continue;
        }
        let question = blocks[block - 1].trim();
        if !is_quotation(question) {
            asked += usize::from(asks(question));
            let said = text.len() - text.trim_start().len()..text.trim_end().len();
            lines.push(Line { block, said, label: "", answers: true, asks: false });
        }
    }
    if asked < ANSWERS || asked * 3 < lines.len() * 2 {
        lines.clear();
    }
    lines
}

/// Whether a block is one quotation from end to end.
fn is_quotation(text: &str) -> bool {
    let text = text.trim();
    let mut rest = text.chars();
    let (open, close) = match rest.next() {
        Some(open @ '„') => (open, ['“', '”']),
        Some(open @ '»') => (open, ['«', '«']),
        Some(open @ '«') => (open, ['»', '»']),
        Some(open @ '“') => (open, ['”', '”']),
        _ => return false,
    };
    let inside = rest.as_str().strip_suffix(close);
    inside.is_some_and(|inside| !inside.contains(open) && !inside.contains(close))
}

/// Where the name stands that a question calls somebody by, after one of these words in small letters: `Herr Dr. Rowe, wie geht es Ihnen?`
pub(super) fn addressed<'a, 'w>(question: &'a str, mut words: impl Iterator<Item = &'w str>) -> Option<&'a str> {
    let (called, rest) = question.split_once(' ')?;
    words.find(|word| called.to_lowercase() == *word)?;
    let (name, _) = rest.split_once(',')?;
    let surname = name.rsplit(' ').next()?;
    let titled = name.split(' ').count() <= TITLES && name.split(' ').all(|word| word.starts_with(char::is_uppercase));
    titled.then_some(surname)
}

/// How many words a name has at most with its titles.
const TITLES: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_in_marks_below_questions_make_an_interview() {
        let blocks = [
            "Ada Rowe leitet die Schleuse.",
            "Frau Rowe, warum ist sie zu?",
            "„Sie leckt.“",
            "Und wie lange?",
            "„Bis Juni. Man sagt ‚bald‘.“",
            "Wer zahlt den Stahl?",
            "„Der Hafen.“",
        ];
        let found: Vec<usize> = in_marks(&blocks).iter().map(|line| line.block).collect();
        assert_eq!(found, [2, 4, 6]);
        assert!(in_marks(&blocks[..5]).is_empty());
        assert_eq!(addressed(blocks[1], ["frau"].into_iter()), Some("Rowe"));
        assert_eq!(addressed(blocks[3], ["frau"].into_iter()), None);
    }

    #[test]
    fn a_story_with_quotations_between_its_paragraphs_is_none() {
        let blocks = ["Rowe kam.", "„Ja.“", "Sie ging.", "„Nein.“", "Wohin?", "„Weg.“", "Es war spät.", "„Kalt.“"];
        assert!(in_marks(&blocks).is_empty());
    }
}
