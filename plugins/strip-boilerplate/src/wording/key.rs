//! The features of words by their names in data/wording.txt, as the build reads them.

use super::words::{FIRST, LAST, Word, mixed, pair, split};

/// The hash of a feature by its name: `word`, `stem*`, `two words`, `^first`, `^first two`, `last$`.
pub(crate) fn key(name: &str, words: &mut Vec<Word>) -> u32 {
    words.clear();
    let first = name.len() > 1 && name.starts_with('^');
    let (rest, kind) = match name.strip_suffix(['*', '$']).filter(|rest| !rest.is_empty()) {
        Some(rest) => (rest, name.as_bytes().last().copied()),
        None => (name, None),
    };
    if kind == Some(b'*') {
        // One letter more than the stem has.
        let mut longer = String::with_capacity(rest.len() + 1);
        longer.push_str(rest);
        longer.push('x');
        split(&longer, |word, _| words.push(word));
        return words.first().and_then(|word| word.stem).unwrap_or(1);
    }
    split(rest, |word, _| words.push(word));
    match (words.as_slice(), first, kind) {
        ([word], false, None) => word.hash,
        ([word], true, None) => mixed(word.hash ^ FIRST),
        ([word], _, Some(_)) => mixed(word.hash ^ LAST),
        ([one, other], false, _) => pair(one.hash, other.hash),
        ([one, other], true, _) => mixed(pair(one.hash, other.hash) ^ FIRST),
        _ => 1,
    }
}
