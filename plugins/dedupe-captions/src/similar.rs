//! Whether two texts say the same: exactly, cut short, or nearly (other marks, a word missing), but not with another number or name.

mod accents;
mod compared;
mod credit;
mod cut;
mod overlap;
pub(crate) mod same_words;
pub(crate) mod verbs;
pub(crate) mod version_words;
pub(crate) mod ways;
pub(crate) mod word_lists;
mod wording;

pub(crate) use self::accents::{are_lost, have_two_letters, shows_spelling};
pub(crate) use self::compared::{Place, Relation, Worded};
use self::credit::has_names_behind;
pub(crate) use self::cut::rest_of_word;
use self::cut::{is_cut, is_cut_within_word};
use self::overlap::{differences, in_order};
pub(crate) use self::overlap::{most_in_common, replaced};
use self::wording::minor_difference;
use crate::similar::same_words::ALIKE;

/// Fewer words are never a cut or near repeat, and beside the longer text never a cut.
const FEWEST: usize = 6;
const FEWEST_BESIDE: usize = 5;

/// False where two texts say different things, wherever they stand: asked before where that is, which takes longer.
pub(crate) fn may_be_related(a: Worded<'_>, b: Worded<'_>, similarity: f64) -> bool {
    // Words that are written in two ways may be the same.
    let alike = |words: &[u64]| words.iter().filter(|word| ALIKE.has(**word)).count();
    let common = most_in_common(a.words, b.words) + alike(a.words).min(alike(b.words));
    let opens = |short: &[u64], full: &[u64]| {
        let whole = short.split_last().map_or(&[][..], |(_, whole)| whole);
        short.len() <= full.len() && whole.iter().zip(full).all(|(a, b)| a == b || ALIKE.way(*a) == ALIKE.way(*b))
    };
    2.0 * common as f64 / (a.words.len() + b.words.len()) as f64 >= similarity
        || opens(a.words, b.words)
        || opens(b.words, a.words)
        || a.words.len() == b.words.len() && are_lost(a.text, b.text)
}

/// How two texts stand to each other, where one repeats the other. Linear in their lengths, but for a sort. Of captions words that are
/// written in two ways are the same.
pub(crate) fn relation(a: Worded<'_>, b: Worded<'_>, similarity: f64, place: Place) -> Option<Relation> {
    let caption = matches!(place, Place::Captions | Place::OfCaption);
    if !caption || !a.words.iter().any(|word| ALIKE.has(*word)) {
        return relation_as_written(a, b, similarity, place);
    }
    let [x, y] = [a, b].map(|worded| ALIKE.written(worded.words));
    relation_as_written(Worded { words: &x, ..a }, Worded { words: &y, ..b }, similarity, place)
}

fn relation_as_written(a: Worded<'_>, b: Worded<'_>, similarity: f64, place: Place) -> Option<Relation> {
    if a.print == b.print || a.words == b.words {
        return Some(Relation::Same);
    }
    if similarity < 1.0 && (has_names_behind(a, b) || has_names_behind(b, a)) {
        return Some(Relation::Near);
    }
    if similarity < 1.0 && a.words.len() == b.words.len() && are_lost(a.text, b.text) {
        return Some(Relation::Respelt);
    }
    let fewest = a.words.len().min(b.words.len());
    if fewest < FEWEST_BESIDE || fewest < FEWEST && !matches!(place, Place::Captions | Place::SideBySide) {
        return None;
    }
    if similarity < 1.0 {
        if is_cut(a, b, place) {
            return Some(Relation::Cut);
        }
        if is_cut(b, a, place) {
            return Some(Relation::Cuts);
        }
    }
    if fewest < FEWEST {
        return None;
    }
    let longer = a.words.len().max(b.words.len()) as f64;
    let shorter = a.words.len().min(b.words.len()) as f64;
    if 2.0 * shorter / (shorter + longer) < similarity {
        return None;
    }
    // Most texts that share a run of words share little else.
    if 2.0 * (most_in_common(a.words, b.words) as f64) / ((a.words.len() + b.words.len()) as f64) < similarity {
        return None;
    }
    let (only_a, only_b) = differences(a.words, b.words);
    let common = (a.words.len() - only_a.len()) as f64;
    if 2.0 * common / ((a.words.len() + b.words.len()) as f64) < similarity {
        return None;
    }
    let minor = minor_difference(a, b, &only_a, &only_b, place).filter(|_| in_order(a.words, b.words));
    minor.or_else(|| match similarity < 1.0 {
        true if is_cut_within_word(a, b) => Some(Relation::Cut),
        true if is_cut_within_word(b, a) => Some(Relation::Cuts),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use copydesk_text::lines::words_into;

    use super::*;

    const LINE: &str = "A ferry leaves the old harbour at dawn while the crew of the tug watches from the quay.";

    fn of(a: &str, b: &str) -> Option<Relation> {
        let (mut x, mut y) = (Vec::new(), Vec::new());
        let (p, q) = (words_into(a, &mut x), words_into(b, &mut y));
        let worded = |text, words, print| Worded { text, words, print };
        relation(worded(a, &x, p), worded(b, &y, q), 0.9, Place::Apart)
    }

    fn side_by_side(a: &str, b: &str) -> Option<Relation> {
        let (mut x, mut y) = (Vec::new(), Vec::new());
        let (p, q) = (words_into(a, &mut x), words_into(b, &mut y));
        let worded = |text, words, print| Worded { text, words, print };
        relation(worded(a, &x, p), worded(b, &y, q), 0.9, Place::Captions)
    }

    #[test]
    fn side_by_side_another_plain_word_makes_a_second_version() {
        assert_eq!(side_by_side(LINE, &LINE.replace("quay", "pier")), Some(Relation::Reworded));
        for (word, other) in [("dawn", "dusk"), ("ferry", "Ferrona"), ("leaves", "enters")] {
            assert_eq!(side_by_side(LINE, &LINE.replace(word, other)), None, "{other}");
        }
        assert_eq!(of(LINE, &LINE.replace("quay", "pier")), None);
        assert_eq!(side_by_side("A ferry leaves the old harbour", LINE), Some(Relation::Cut));
        assert_eq!(of("A ferry leaves the old harbour", LINE), None);
        assert_eq!(side_by_side("A ferry leaves the old", LINE), Some(Relation::Cut));
        assert_eq!(side_by_side("A ferry leaves the", LINE), None);
    }

    #[test]
    fn marks_and_spaces_make_no_difference() {
        assert_eq!(of("“It’s over,” she said.", "\"It's  over\", she said."), Some(Relation::Same));
    }

    #[test]
    fn a_missing_word_and_another_spelling_are_near() {
        assert_eq!(of(LINE, &LINE.replace("old ", "")), Some(Relation::Near));
        assert_eq!(of(LINE, &LINE.replace("the crew", "a crew")), Some(Relation::Near));
        assert_eq!(of(LINE, &LINE.replace("harbour", "habror")), None);
        assert_eq!(of(LINE, &LINE.replace("watches", "wacthes")), Some(Relation::Respelt));
        assert_eq!(of(LINE, &LINE.replace("the crew", "his crew")), None);
        assert_eq!(of(LINE, &LINE.replace("harbour", "harbor")), Some(Relation::Respelt));
    }

    #[test]
    fn names_behind_a_text_are_its_credit() {
        for behind in ["Eve Lind", "(Eve Lind for The Post)", "— Photo by Eve Lind", "[Eve Lind/The Post]"] {
            assert_eq!(of(LINE, &format!("{LINE} {behind}")), Some(Relation::Near), "{behind}");
        }
        assert_eq!(of(LINE, &format!("{LINE} It was cold, and nobody had slept.")), None);
        assert_eq!(of("The harbour board met at noon", "The harbour board met at noon and left"), None);
    }

    #[test]
    fn a_text_cut_short_is_known() {
        assert_eq!(of("A ferry leaves the old harbour at da...", LINE), Some(Relation::Cut));
        assert_eq!(of(LINE, "A ferry leaves the old harbour at dawn while…"), Some(Relation::Cuts));
    }

    #[test]
    fn another_number_name_or_a_not_is_another_text() {
        let row = "In the second round the club from the harbour won all 4 of its games against the visitors.";
        assert_eq!(of(row, &row.replace('4', "5")), None);
        assert_eq!(of(row, &row.replace("second", "third")), None);
        assert_eq!(of(row, &row.replace("won", "not won")), None);
        assert_eq!(of(row, &row.replace("the visitors", "the second visitors")), None);
        assert_eq!(of(row, &row.replace("its games", "its further games")), None);
        assert_eq!(of(row, &row.replace("harbour", "mountain")), None);
    }

    #[test]
    fn what_is_related_anywhere_is_never_passed_over() {
        let crew = "Ada Rowe (L), Eve Lind and Ben Reed of the lifeboat crew mend a net in the stone harbour of Marl";
        let texts: Vec<String> = [LINE, crew, "Où João Lind a vu l’écluse", "The harbour board met"]
            .iter()
            .flat_map(|line| {
                let words: Vec<&str> = line.split(' ').collect();
                let without = |at: usize| [&words[..at], &words[at + 1..]].concat().join(" ");
                let cut = (1..=words.len()).map(|n| words[..n].join(" "));
                let longer =
                    ["…", " Eve Lind", " (Eve Lind/The Post)", " on Monday."].map(|more| format!("{line}{more}"));
                let told = [("(L)", "left"), ("ù", "u"), ("é", "e"), ("ã", "a"), ("quay", "pier"), ("crew", "creww")]
                    .map(|(one, other)| line.replace(one, other));
                cut.chain((0..words.len()).map(without)).chain(longer).chain(told).collect::<Vec<_>>()
            })
            .collect();
        let all: Vec<(Vec<u64>, u64)> = texts
            .iter()
            .map(|text| {
                let mut words = Vec::new();
                let print = words_into(text, &mut words);
                (words, print)
            })
            .collect();
        let worded = |at: usize| Worded { text: &texts[at], words: &all[at].0, print: all[at].1 };
        let mut related = 0;
        for (a, b) in (0..texts.len()).flat_map(|a| (0..texts.len()).map(move |b| (a, b))).filter(|(a, b)| a != b) {
            for place in [Place::Captions, Place::SideBySide, Place::FromTop, Place::OfCaption, Place::Apart] {
                if relation(worded(a), worded(b), 0.9, place).is_some() {
                    related += 1;
                    assert!(may_be_related(worded(a), worded(b), 0.9), "{} / {}", texts[a], texts[b]);
                }
            }
        }
        assert!(related > 1000);
    }

    #[test]
    fn the_same_words_in_another_order_are_another_text() {
        assert_eq!(
            of(
                "the dog bit the man and the man bit the cat near the quay",
                "the man bit the dog and the cat bit the man near the quay"
            ),
            None
        );
    }
}
