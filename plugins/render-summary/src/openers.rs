//! Lists of words and phrases with which texts open, whatever their capitals. The first two letters tell most texts.

/// The words and phrases of a list, of two bytes or more, by their first two.
#[derive(Debug)]
pub(crate) struct Openers {
    pairs: Vec<Vec<&'static str>>,
}

/// So many numbers stand for a first byte.
const BYTES: usize = 32;

impl Openers {
    pub(crate) fn new(phrases: impl Iterator<Item = &'static str>) -> Self {
        let mut pairs = vec![Vec::new(); BYTES * BYTES];
        phrases.for_each(|phrase| pairs[pair(phrase)].push(phrase));
        Self { pairs }
    }

    /// Those that open a text, each with what stands behind it.
    pub(crate) fn opening<'a>(&self, text: &'a str) -> impl Iterator<Item = (&'static str, &'a str)> {
        self.pairs[pair(text)].iter().filter_map(move |phrase| {
            let head = text.get(..phrase.len())?;
            head.eq_ignore_ascii_case(phrase).then(|| (*phrase, &text[phrase.len()..]))
        })
    }
}

/// A number for the first two bytes of a text, capitals as small letters; others share it.
fn pair(text: &str) -> usize {
    let byte = |at: usize| usize::from(text.as_bytes().get(at).copied().unwrap_or_default()) % BYTES;
    byte(0) * BYTES + byte(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_that_open_a_text_are_found() {
        let openers = Openers::new(["mud", "mud is", "élan"].into_iter());
        let found = |text| openers.opening(text).collect::<Vec<_>>();
        assert_eq!(found("Mud is money."), [("mud", " is money."), ("mud is", " money.")]);
        assert_eq!(found("élan"), [("élan", "")]);
        assert!(found("Mu").is_empty() && found("").is_empty() && found("Mé").is_empty());
    }
}
