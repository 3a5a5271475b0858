//! Captions that differ by a word and are of two pictures, not two versions of one: `The radio room …`, `The drone room …`.
//!
//! So are the entries of a list: `John Rowe of Quay Road …` and `Joan Rowe of Quay Road …`, where the line beside them says most of it too.
//!
//! A caption that stands again word for word has its second version there. And words that the rest of the article uses, both of them, are
//! no slips of the pen: the article speaks of Crane and of Drane.

use copydesk_text::lines::words_into;

use crate::lines::Lines;
use crate::pair::Pair;
use crate::similar::{Relation, replaced};

/// So many lines that hold a word are looked at for one that is neither of the two.
const LOOKED_AT: usize = 8;

/// Takes out the pairs of lines that only look alike.
pub(crate) fn without_look_alikes(lines: &Lines<'_>, pairs: &mut Vec<Pair>) {
    let doubtful = |pair: &Pair| match pair.relation {
        Relation::Reworded | Relation::Respelt => true,
        // The piece of a word may be a word itself.
        Relation::Cut => is_cut_within(lines, pair.first, pair.second),
        Relation::Cuts => is_cut_within(lines, pair.second, pair.first),
        Relation::Same | Relation::Near => false,
    };
    if !pairs.iter().any(doubtful) {
        return;
    }
    let mut twins: Vec<usize> =
        pairs.iter().filter(|pair| pair.relation == Relation::Same).map(|pair| pair.first).collect();
    twins.sort_unstable();
    let used = Words::of(lines);
    let entry = |pair: &Pair| pair.relation == Relation::Respelt && is_among_entries(lines, pair);
    let two = |pair: &Pair| {
        let (a, b) = replaced(lines.words(pair.first), lines.words(pair.second));
        let again = || [pair.first, pair.second].iter().any(|at| twins.binary_search(at).is_ok());
        let piece = match pair.relation {
            Relation::Cut => a.first(),
            Relation::Cuts => b.first(),
            _ => None,
        };
        if let Some(piece) = piece {
            return used.elsewhere(*piece, lines, pair);
        }
        pair.relation == Relation::Reworded && again()
            || a.iter().zip(&b).all(|(a, b)| used.elsewhere(*a, lines, pair) && used.elsewhere(*b, lines, pair))
    };
    pairs.retain(|pair| !doubtful(pair) || !two(pair) && !entry(pair));
}

/// True where one says the same as the other, but for the end of the last word.
fn is_cut_within(lines: &Lines<'_>, i: usize, of: usize) -> bool {
    lines.words(i).len() == lines.words(of).len() && lines.breaks_off(i, of)
}

/// True where the two stand side by side and a line beside them has most of their words, but not all.
fn is_among_entries(lines: &Lines<'_>, pair: &Pair) -> bool {
    let (first, second) = (pair.first.min(pair.second), pair.first.max(pair.second));
    if second - first > 1 {
        return false;
    }
    let (mut own, mut words) = (Vec::new(), Vec::new());
    words_into(lines.infos[first].compared_text(), &mut own);
    [first.checked_sub(1), Some(second + 1)].into_iter().flatten().any(|beside| {
        let Some(info) = lines.infos.get(beside) else { return false };
        words.clear();
        words_into(info.compared_text(), &mut words);
        let (only, others) = replaced(&own, &words);
        let share = |differ: &[u64], of: &[u64]| differ.len() * 2 <= of.len();
        !info.is_credit_alone() && only.len() > 1 && share(&only, &own) && share(&others, &words)
    })
}

/// The words of all lines, each with its line, sorted.
struct Words(Vec<(u64, u32)>);

impl Words {
    fn of(lines: &Lines<'_>) -> Self {
        let (mut all, mut words) = (Vec::new(), Vec::new());
        for (i, info) in lines.infos.iter().enumerate() {
            words.clear();
            words_into(info.compared_text(), &mut words);
            all.extend(words.iter().map(|word| (*word, i as u32)));
        }
        all.sort_unstable();
        Words(all)
    }

    /// Whether a line that says something else than these two has the word.
    fn elsewhere(&self, word: u64, lines: &Lines<'_>, pair: &Pair) -> bool {
        let from = self.0.partition_point(|(other, _)| *other < word);
        let prints = [pair.first, pair.second].map(|at| lines.infos[at].print);
        let mut holding = self.0[from..].iter().take_while(|(other, _)| *other == word).take(LOOKED_AT);
        holding.any(|(_, at)| !prints.contains(&lines.infos[*at as usize].print))
    }
}
