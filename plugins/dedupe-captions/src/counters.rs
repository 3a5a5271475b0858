//! The place of a picture in a gallery, as it stands in front of its caption: `2/5`, `(1/3)`, `1of3`, `2 of 5 |`, `Bild 1 von 2:`.

/// What joins the two numbers.
const OF: [&str; 8] = ["/", "of", "von", "de", "sur", "av", "af", "di"];
/// No word before the numbers is longer, in bytes.
const WORD: usize = 9;

/// A text without the place in a gallery.
pub(crate) fn without_counter(text: &str) -> &str {
    if !may_count(text.as_bytes()) {
        return text;
    }
    if let Some((counter, rest)) = text.strip_prefix('[').and_then(|text| text.split_once(']')) {
        return if counts(counter) { rest.trim_start() } else { text };
    }
    let Some((counter, rest)) = text.split_once(' ') else { return text };
    if counter.bytes().all(|byte| byte.is_ascii_digit()) {
        return behind_numbers(text, false).unwrap_or(text);
    }
    if counter.starts_with(char::is_alphabetic) {
        return behind_numbers(rest, true).unwrap_or(text);
    }
    let inner = counter.trim_start_matches('(').trim_end_matches([')', ':', '.']);
    // "1/2 cup of flour" counts no pictures.
    if counts(inner) && rest.starts_with(char::is_uppercase) { rest } else { text }
}

/// True where a text opens with a number, or with a word and a number.
fn may_count(text: &[u8]) -> bool {
    match text {
        [b'0'..=b'9' | b'(' | b'[', ..] => true,
        // Most texts end here: no number stands so early.
        [b'A'..=b'Z', ..]
            if text
                .first_chunk::<10>()
                .is_none_or(|head| head.iter().fold(false, |any, b| any | b.is_ascii_digit())) =>
        {
            let space = text.iter().take(WORD).position(|byte| *byte == b' ');
            space.and_then(|space| text.get(space + 1)).is_some_and(u8::is_ascii_digit)
        }
        _ => false,
    }
}

fn is_number(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn counts(counter: &str) -> bool {
    // "1of3"
    let numbers = counter.split_once('/').or_else(|| counter.split_once("of"));
    numbers.is_some_and(|(one, of)| is_number(one) && is_number(of))
}

/// What stands behind "1 of 3 |" or "1/3:"; a mark parts it, for "2 of 3 people" counts no pictures. Behind a word or a stroke a capital will do.
fn behind_numbers(text: &str, named: bool) -> Option<&str> {
    let mut words = text.splitn(4, ' ');
    let one = words.next()?;
    let (marked, slash, rest) = match counts(one.trim_end_matches(':')) {
        true => (one.ends_with(':'), true, text[one.len()..].trim_start()),
        false => {
            let (of, all) = (words.next()?, words.next()?);
            let number = all.trim_end_matches(':');
            (is_number(one) && OF.contains(&of) && is_number(number)).then_some(())?;
            (number.len() < all.len(), of == "/", words.next()?)
        }
    };
    let mark = rest.strip_prefix(['|', '-', '–', ':']).map(str::trim_start);
    let open = (marked || (named || slash) && rest.starts_with(char::is_uppercase)).then_some(rest);
    mark.or(open)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_in_a_gallery_is_no_part_of_a_caption() {
        for counter in [
            "2/5",
            "(1/3)",
            "1of3",
            "[1/2]",
            "2 of 5 |",
            "2 of 5:",
            "1 von 2 –",
            "Bild 1 von 2:",
            "Image 3 of 12",
            "Photo 3/7:",
        ] {
            assert_eq!(without_counter(&format!("{counter} The bridge at dawn")), "The bridge at dawn", "{counter}");
        }
    }

    #[test]
    fn other_numbers_stay() {
        for text in
            ["1/2 cup of flour", "2 of 3 people left", "Stage 2 of the race", "Marl 3", "May 2 at noon", "(1916)", "3"]
        {
            assert_eq!(without_counter(text), text);
        }
    }
}
