//! Which blocks say the same as which earlier or later ones: exact repeats by their fingerprint, near ones by the runs of words that they
//! share. Sorted lists instead of tables, so that no input makes it slow.

pub(crate) mod alone;
pub(crate) mod candidates;
pub(crate) mod legends;
pub(crate) mod open_forms;
pub(crate) mod twice;

use crate::info::captionlike::fits;
use crate::info::{Info, Kind};
use crate::lines::Lines;
use crate::pair::Pair;
use crate::repeats::alone::{are_shown_alone, said_alike};
use crate::repeats::legends::are_of_one_number;
use crate::repeats::twice::keep_repeated;
use crate::similar::version_words::{stands_within, words};
use crate::similar::ways::say_the_same;
use crate::similar::{Place, Relation, have_two_letters, may_be_related, most_in_common, relation, shows_spelling};
use crate::versions::is_lead_of;
use crate::versions::look_alikes::without_look_alikes;

/// Words in a run.
const RUN: usize = 4;
/// Of a block's runs one in so many is kept, by its first words, beside the first and the last.
const SAMPLE: u64 = 4;
/// A run is compared with so many blocks that have it too, a block with so many others.
const NEIGHBOURS: usize = 3;

/// All pairs in which a block repeats another, in the order of the later block. Equal blocks are each paired with the first of them.
pub(crate) fn repeats(lines: &Lines<'_>, similarity: f64) -> Vec<Pair> {
    let mut prints: Vec<(u64, usize)> = lines
        .infos
        .iter()
        .enumerate()
        .filter(|(_, info)| info.compared && !info.core.is_empty())
        .map(|(i, info)| (info.print, i))
        .collect();
    prints.sort_unstable();
    let mut pairs = Vec::new();
    let mut originals = Vec::with_capacity(prints.len());
    for same in prints.chunk_by(|a, b| a.0 == b.0) {
        let first = same[0].1;
        originals.push(first);
        pairs.extend(same[1..].iter().map(|(_, i)| Pair { first, second: *i, relation: Relation::Same }));
    }
    if similarity < 1.0 {
        originals.sort_unstable();
        near(lines, &originals, similarity, &mut pairs);
        without_look_alikes(lines, &mut pairs);
        without_sentences(lines, &mut pairs);
        pairs.extend(&lines.versions);
    }
    pairs.sort_unstable_by_key(|p| (p.second, p.first));
    pairs
}

/// A caption with its credit, and a line elsewhere that says it again without the day, the age or the place that it has between commas.
fn said_again(lines: &Lines<'_>, i: usize, j: usize) -> Option<Relation> {
    /// Words of the shorter.
    const WORDS: usize = 8;
    let (short, full) = if lines.words(i).len() < lines.words(j).len() { (i, j) } else { (j, i) };
    let [a, b] = [short, full].map(|at| words(lines.infos[at].compared_text()));
    let again = a.len() >= WORDS && b.len() > a.len() && a[0].hash == b[0].hash && stands_within(&a, &b, 0);
    again.then_some(if short == i { Relation::Cut } else { Relation::Cuts })
}

/// Two captions, or a caption and a line beside it, that say the same in two ways of writing.
fn written_in_two_ways(lines: &Lines<'_>, i: usize, j: usize) -> bool {
    /// Words that one writes in another way, and those that it has more: "Pictured from left to right are".
    const MOST: usize = 4;
    const MORE: usize = 6;
    let [a, b] = [i, j].map(|at| &lines.infos[at]);
    let (own, other) = (lines.words(i), lines.words(j));
    // Most pairs end here: they share a few words in a row.
    own.len().abs_diff(other.len()) <= MORE
        && most_in_common(own, other) + MOST >= own.len().min(other.len())
        && fits(a)
        && fits(b)
        && (a.is_either_like_caption(b)
            || lines.place(i, j) == Place::Captions
            || are_of_one_number(a, b)
            || are_shown_alone(&lines.infos, i, j))
        && (say_the_same(a.compared_text(), b.compared_text()) || with_two_letters(a, b))
}

/// "Zoë Müller at the weir" and "Zoe Mueller at the weir", of which one is a caption: a story may tell how a name is written.
fn with_two_letters(a: &Info<'_>, b: &Info<'_>) -> bool {
    let [credit, other] = [a, b].map(|of| of.credit.as_ref().map(|credit| &of.text[credit.name.clone()]));
    let two = credit.zip(other).is_some_and(|(credit, other)| credit != other);
    let [text, twin] = [a, b].map(|of| of.compared_text());
    (a.is_caption() || b.is_caption()) && !two && have_two_letters(text, twin) && !shows_spelling(text, twin)
}

/// Takes out the pairs of a caption, or of the title above it, and a sentence of the story further down that opens with the same words: it
/// goes on where the caption ends.
fn without_sentences(lines: &Lines<'_>, pairs: &mut Vec<Pair>) {
    let beside = |i: usize| lines.infos.get(i + 1).is_some_and(Info::is_credit_alone);
    let credited = |i: usize| lines.infos[i].is_credited() || beside(i);
    let shorter_and_fuller = |pair: &Pair| match pair.relation {
        Relation::Cut => Some((pair.first, pair.second)),
        Relation::Cuts => Some((pair.second, pair.first)),
        Relation::Same | Relation::Near | Relation::Respelt | Relation::Reworded => None,
    };
    if !pairs.iter().any(|pair| shorter_and_fuller(pair).is_some()) {
        return;
    }
    let mut captions: Vec<usize> = Vec::new();
    for pair in pairs.iter() {
        let ends = [(pair.first, pair.second), (pair.second, pair.first)];
        let same = matches!(pair.relation, Relation::Same | Relation::Near);
        captions.extend(ends.iter().filter(|(_, other)| same && credited(*other)).map(|(of, _)| *of));
    }
    captions.sort_unstable();
    pairs.retain(|pair| {
        let Some((shorter, fuller)) = shorter_and_fuller(pair) else { return true };
        let info = &lines.infos[fuller];
        let copied = || credited(shorter) || captions.binary_search(&shorter).is_ok();
        if is_lead_of(&lines.infos[shorter], info) && copied() {
            return false;
        }
        let sentence = info.kind == Kind::Paragraph
            && info.text.ends_with(['.', '!', '?'])
            && !credited(fuller)
            && lines.place(pair.first, pair.second) != Place::Captions;
        // What breaks off with dots is cut short of what it breaks off from.
        let broken = lines.infos[shorter].compared_text().ends_with(['…', '.']);
        !(sentence && !broken && copied())
    });
}

/// Adds the near repeats among blocks that are all different.
fn near(lines: &Lines<'_>, originals: &[usize], similarity: f64, pairs: &mut Vec<Pair>) {
    let all: usize = originals.iter().map(|i| lines.words(*i).len()).sum();
    let mut runs: Vec<(u64, u32)> = Vec::with_capacity(all / SAMPLE as usize + 2 * originals.len());
    for &i in originals {
        let words = lines.words(i);
        if words.len() < RUN + 1 {
            continue;
        }
        let last = words.len() - RUN;
        for (at, run) in words.windows(RUN).enumerate() {
            if at == 0 || at == last || (run[0] ^ run[1]) % SAMPLE == 0 {
                let hash = run.iter().fold(0u64, |h, w| (h.rotate_left(9) ^ w).wrapping_mul(0x9e37_79b9_7f4a_7c15));
                runs.push((hash, i as u32));
            }
        }
    }
    keep_repeated(&mut runs, |(hash, _)| *hash);
    runs.sort_unstable();
    let mut candidates: Vec<(u32, u32)> = Vec::new();
    for same in runs.chunk_by(|a, b| a.0 == b.0).filter(|g| g.len() > 1) {
        for (at, (_, i)) in same.iter().enumerate() {
            candidates.extend(same[at + 1..].iter().take(NEIGHBOURS).filter(|(_, j)| j != i).map(|(_, j)| (*i, *j)));
        }
    }
    candidates.sort_unstable();
    candidates.dedup();
    for of_one in candidates.chunk_by(|a, b| a.0 == b.0) {
        for &(i, j) in of_one.iter().take(NEIGHBOURS * 4) {
            let (i, j) = (i as usize, j as usize);
            let told_apart = || lines.infos[i].is_credited() != lines.infos[j].is_credited();
            // Most texts that share a run of words share little else.
            if !may_be_related(lines.worded(i), lines.worded(j), similarity) && !told_apart() {
                if written_in_two_ways(lines, i, j) {
                    pairs.push(Pair { first: i, second: j, relation: Relation::Near });
                }
                continue;
            }
            let place = lines.place(i, j);
            let relation = relation(lines.worded(i), lines.worded(j), similarity, place);
            let relation = relation.or_else(|| (place == Place::OfCaption).then(|| said_again(lines, i, j)).flatten());
            let relation = relation.or_else(|| written_in_two_ways(lines, i, j).then_some(Relation::Near));
            let relation = relation.or_else(|| said_alike(lines, i, j));
            if let Some(relation) = relation {
                pairs.push(Pair { first: i, second: j, relation });
            }
        }
    }
}
