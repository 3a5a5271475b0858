//! Whom editors may ask, in several lines below a press release: a label, a name, a firm, a number, an address. They are not for readers.

use std::sync::LazyLock;

use crate::boxes::marks::{BOXES, Mark};
use crate::fate::{Fate, Reason};
use crate::lines::{Info, Look};
use crate::lists::data::part;

/// No such box has more lines.
const MOST: usize = 10;
/// Nor a wider one.
const LONGEST: u32 = 120;

/// A contact stands below so many paragraphs, and notes may follow one for the press, which may stand below the first.
const RELEASE: usize = 2;

/// What a heading says that is for the press, wherever below the news it stands.
static PRESS: LazyLock<Vec<&str>> = LazyLock::new(|| part(BOXES, "press labels"));

/// Takes out the boxes below the last paragraph, and those for the press below the first ones.
pub(crate) fn contacts(infos: &[Info<'_>], marks: &[Mark], fates: &mut [Fate]) {
    if !marks.iter().any(|mark| mark.is(Mark::CONTACT_HEAD) || mark.is(Mark::CONTACT_NAMED)) {
        return;
    }
    let named = |i: usize| infos[i].shape.width <= LONGEST && !infos[i].shape.ends_sentence();
    let headed = |i: &usize| marks[*i].is(Mark::CONTACT_HEAD) || marks[*i].is(Mark::CONTACT_NAMED) && named(*i);
    let paragraphs = || (0..infos.len()).filter(|i| infos[*i].is_prose() && fates[*i].is_kept());
    let (Some(first), Some(last)) = (paragraphs().next(), paragraphs().next_back()) else { return };
    let second = paragraphs().nth(RELEASE - 1);
    let mut at = first + 1;
    while at < infos.len() {
        let press = || is_for_press(infos[at].text);
        if headed(&at) && (press() || at > last && second.is_some()) {
            let lines = infos[at + 1..].iter().take(MOST).take_while(|info| is_detail(info)).count();
            let mut below = infos[at + 1..at + 1 + lines].iter();
            if below.any(|info| info.shape.address || info.shape.digits >= 6) {
                // What other rules took of the box is not for publication either.
                let lines = at..at + 1 + lines;
                at = lines.end - 1;
                lines.filter(|i| !infos[*i].protected).for_each(|i| fates[i] = Fate::Gone(Reason::Contact));
            }
        }
        at += 1;
    }
}

/// True where a line says that what it heads is for the press alone.
pub(crate) fn is_for_press(text: &str) -> bool {
    let low = text.to_lowercase();
    PRESS.iter().any(|word| low.contains(word))
}

/// A name, a firm, a number, an address.
fn is_detail(info: &Info<'_>) -> bool {
    let s = &info.shape;
    let reach = s.address || s.digits >= 6;
    s.quotes == 0
        && s.width <= LONGEST
        && !s.ends_sentence()
        && (reach || matches!(info.look, Look::Label | Look::Title) && s.words <= 8 && named(info.text))
}

/// Mostly words with capitals.
fn named(text: &str) -> bool {
    let capital = |word: &&str| word.starts_with(|c: char| !c.is_lowercase());
    let (all, capitals) = (text.split_whitespace().count(), text.split_whitespace().filter(capital).count());
    capitals * 3 >= all * 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::boxes::marks::Marks;
    use crate::fate::gone;
    use crate::lines::{STORY, paragraphs};

    fn taken<'a>(body: &[&'a str]) -> Vec<&'a str> {
        let infos = paragraphs(body);
        let mut fates = vec![Fate::Keep; body.len()];
        contacts(&infos, &Marks::new().all(&infos), &mut fates);
        assert!(fates.iter().all(|fate| fate.is_kept() || fate.is_private()));
        gone(body, &fates)
    }

    #[test]
    fn a_label_with_a_name_and_a_number_below_the_release_is_private() {
        let contact = ["Media contact", "Ada Rowe", "Tarn Weir Power", "+44 20 5550 1234"];
        assert_eq!(taken(&[&STORY[..], &contact].concat()), contact);
        let mail = ["Pressekontakt:", "Ada Rowe", "ada.rowe@weir.example"];
        assert_eq!(taken(&[&STORY[..], &mail].concat()), mail);
        assert_eq!(taken(&[&STORY[..], &contact, &STORY[..1]].concat()), contact, "notes may follow");
        let short = "The third turbine will turn from May.";
        assert_eq!(taken(&[&[STORY[0], short][..], &contact].concat()), contact, "a release of one paragraph");
        let named = ["Media contact: Ada Rowe, Tarn Weir Power", "T: 020 5550 1234", "E: press@weir.example"];
        assert_eq!(taken(&[&STORY[..], &named].concat()), named);
        let public = ["Contact", "Ada Rowe", "+44 20 5550 1234"];
        assert_eq!(taken(&[&STORY[..], &public, &STORY[..1]].concat()), [""; 0]);
    }

    #[test]
    fn a_label_that_reaches_nobody_or_stands_above_the_story_stays() {
        assert_eq!(taken(&[STORY[0], STORY[1], "Media contact", "Ada Rowe", "Tarn Weir Power"]), [""; 0]);
        assert_eq!(taken(&["Media contact", "Ada Rowe", "+44 20 5550 1234", STORY[0], STORY[1]]), [""; 0]);
    }
}
