//! Credits and labels in forms that no list knows: where one of two lines says what the other says, with names behind its last sentence or a
//! label in front, the names are its credit and the label is furniture of the page.

use copydesk_text::lines::credit_by_shape;

use crate::info::{Info, Kind};
use crate::similar::version_words::{Word, stands_within_loosely, words};

/// Words that two lines have in common at least, and the words before them in the fuller.
const FEWEST: usize = 4;
const BEFORE: usize = 4;
/// No longer block is a caption, in bytes.
const LONGEST: usize = 400;
/// A label in front is no longer, in bytes and in words.
const LABEL: usize = 28;
const WORDS: usize = 5;

/// Takes apart what tells two lines from each other, if they are a caption and its repeat.
pub(crate) fn take_apart(infos: &mut [Info<'_>], pair: [usize; 2]) {
    let [a, b] = pair;
    if pair.iter().any(|i| !may_be_caption(&infos[*i])) || infos[a].text == infos[b].text {
        return;
    }
    // Most pairs end here: they share a word or two within.
    let cores = pair.map(|i| infos[i].core);
    let same = opens_alike(cores[0], cores[1]);
    let labelled = || {
        [(cores[0], cores[1]), (cores[1], cores[0])]
            .iter()
            .any(|(a, b)| behind_label(a).is_some_and(|rest| opens_alike(rest, b)))
    };
    if !same && !labelled() {
        return;
    }
    for [i, other] in [[a, b], [b, a]] {
        if let Some(rest) = label_in_front(&infos[i], &infos[other], a.abs_diff(b)) {
            infos[i].open_at(rest);
        }
    }
    let shapes =
        pair.map(|i| credit_by_shape(infos[i].text).filter(|_| infos[i].credit.is_none() && infos[i].led_by.is_none()));
    if shapes.iter().all(Option::is_none) {
        return;
    }
    let said = |n: usize| match &shapes[n] {
        Some(credit) => words(infos[pair[n]].without(credit)),
        None => words(infos[pair[n]].compared_text()),
    };
    let (of_a, of_b) = (said(0), said(1));
    if says_all_of(&of_a, &of_b) || says_all_of(&of_b, &of_a) {
        for (i, shape) in pair.into_iter().zip(shapes) {
            shape.into_iter().for_each(|credit| infos[i].set_credit(credit));
        }
    }
}

/// True where two texts have their first letters in common.
fn opens_alike(a: &str, b: &str) -> bool {
    let heads = a.as_bytes().first_chunk::<8>().zip(b.as_bytes().first_chunk::<8>());
    heads.is_some_and(|(a, b)| a.eq_ignore_ascii_case(b))
}

fn may_be_caption(info: &Info<'_>) -> bool {
    info.text.len() <= LONGEST && matches!(info.kind, Kind::Paragraph | Kind::Caption | Kind::Heading)
}

/// Where the text starts that another line has without the label: "Click to enlarge: The bridge at dawn".
fn label_in_front(info: &Info<'_>, other: &Info<'_>, apart: usize) -> Option<usize> {
    let rest = behind_label(info.core)?;
    let caption = other.is_credited() || apart == 1;
    let (rest_words, other_words) = (words(rest), words(other.compared_text()));
    let opens = rest_words.len() >= FEWEST
        && rest_words.iter().zip(&other_words).all(|(a, b)| a.hash == b.hash)
        && other_words.len() >= FEWEST;
    (caption && opens).then(|| info.core.len() - rest.len())
}

/// What stands behind a label of a few words and a colon, which opens with a capital.
pub(crate) fn behind_label(core: &str) -> Option<&str> {
    // Most texts end here, all bytes asked in one go.
    if core.as_bytes().first_chunk::<LABEL>().is_some_and(|head| !head.iter().fold(false, |any, b| any | (*b == b':')))
    {
        return None;
    }
    let colon = memchr::memchr(b':', &core.as_bytes()[..core.len().min(LABEL)])?;
    let rest = core.get(colon + 1..)?.strip_prefix(' ')?.trim_start();
    let label = &core[..colon];
    let short = label.split_whitespace().count() <= WORDS && !label.contains(['"', '“', '”', '»', '«', '.', ',']);
    (short && rest.starts_with(char::is_uppercase)).then_some(rest)
}

/// True where a line has all words of a shorter in their order, or the same.
fn says_all_of(full: &[Word<'_>], short: &[Word<'_>]) -> bool {
    let starts = (0..full.len()).take(BEFORE + 1);
    (FEWEST..=full.len()).contains(&short.len())
        && starts.into_iter().any(|at| full[at].hash == short[0].hash && stands_within_loosely(short, full, at))
}
