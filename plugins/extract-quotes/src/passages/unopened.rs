//! A quotation that a paragraph leaves open: the next closes it, without a mark at its beginning (`“I heard it. ¶ Then the light went.”`), or
//! opens with the single mark that it opened with (`‘I heard it. ¶ ‘Then the light went.’`).

use copydesk_text::marks::{Family, Pair};

use crate::passages::passage::Passage;

/// How many paragraphs such a quotation goes on for at most, after its first.
const MOST: usize = 2;

/// How many lines, where a machine has wrapped them and each is a block of its own.
const LINES: usize = 12;

/// Whether a block ends in the middle of a sentence, as a line does that a machine has wrapped.
fn is_wrapped(text: &str) -> bool {
    text.trim_end().ends_with(|c: char| c.is_alphanumeric() || c == ',' || c == '-')
}

/// Takes the beginning of a paragraph for the end of the quotation that the one before leaves open, where its first mark is one that
/// closes that quotation.
pub(crate) fn close_in_next(passages: &mut [Passage<'_>]) {
    for block in 1..passages.len() {
        let before = &passages[block - 1];
        let Some(open) = before.pairs.last().filter(|last| !last.closed && last.outer.end >= before.text.len()) else {
            continue;
        };
        let Some(opening) = before.text[open.outer.start..].chars().next() else { continue };
        let (family, closing) = (open.family, closers(opening));
        let mut paragraphs = 0;
        let near = (block..passages.len().min(block + LINES)).take_while(|last| {
            paragraphs += usize::from(!is_wrapped(passages[last - 1].text));
            paragraphs <= MOST
        });
        let end = near.into_iter().find_map(|last| Some((last, passages[last].text.find(is_double)?)));
        let Some((last, mark)) = end.filter(|(last, mark)| closes(passages[*last].text, *mark, closing)) else {
            continue;
        };
        for (at, passage) in passages.iter_mut().enumerate().take(last + 1).skip(block) {
            let text = passage.text;
            let (end, closed) = if at == last { (mark, true) } else { (text.len(), false) };
            let outer = if closed { end + text[end..].chars().next().map_or(0, char::len_utf8) } else { end };
            let space = text.len() - text.trim_start().len();
            let inner = space.min(end)..text[..end].trim_end().len().max(space.min(end));
            passage.pairs.retain(|pair| pair.outer.start >= outer);
            passage.pairs.insert(0, Pair { outer: 0..outer, inner, family, closed });
        }
    }
}

/// Takes what a single mark opens and none closes for a quotation, where the next paragraph opens with that mark and goes on with it. By itself
/// such a mark may be an apostrophe.
#[inline(never)]
pub(crate) fn go_on_in_single_marks(passages: &mut [Passage<'_>]) {
    let opens = |pair: &Pair| pair.family == Family::Single && pair.outer.start == 0;
    // from the last: the one in the middle of three goes on as well
    for block in (1..passages.len()).rev() {
        if !passages[block].pairs.first().is_some_and(opens) {
            continue;
        }
        let (before, next) = passages.split_at_mut(block);
        let (Some(passage), Some(next)) = (before.last_mut(), next.first()) else { continue };
        let Some(mark) = next.pairs.first().filter(|pair| opens(pair)) else { continue };
        let opening = &next.text[..mark.inner.start];
        let from = match passage.pairs.last() {
            Some(last) if !last.closed => continue,
            last => last.map_or(0, |last| last.outer.end),
        };
        let text = passage.text.trim_end();
        let Some(start) = left_open(text, from, opening.trim_end()).filter(|_| text.ends_with(['.', '!', '?', '…']))
        else {
            continue;
        };
        let inner = start + opening.trim_end().len()..text.len();
        passage.pairs.push(Pair { outer: start..passage.text.len(), inner, family: Family::Single, closed: false });
    }
}

/// Where this mark opens a sentence after a byte, and no other stands behind it that may close one.
#[cold]
fn left_open(text: &str, from: usize, mark: &str) -> Option<usize> {
    let rest = text.get(from..).filter(|_| !mark.is_empty())?;
    let opens = |at: &usize| {
        let (left, right) = (text[..*at].trim_end(), &text[at + mark.len()..]);
        let begins = *at == 0 || left.len() < *at && left.ends_with([',', ':', '.', '!', '?', '’', '\'']);
        begins && right.starts_with(char::is_uppercase)
    };
    let start = rest.match_indices(mark).map(|(at, _)| from + at).find(opens)?;
    let closed = text[start + mark.len()..].char_indices().any(|(at, c)| {
        let at = start + mark.len() + at;
        matches!(c, '\'' | '’') && text[..at].ends_with([',', '.', '!', '?'])
    });
    (!closed).then_some(start)
}

fn is_double(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

/// The marks that close a quotation that opens with this one.
fn closers(opening: char) -> &'static [char] {
    match opening {
        '„' => &['“', '”', '"'],
        '“' | '”' => &['”', '"'],
        '"' => &['"', '”'],
        '«' => &['»'],
        '»' => &['«', '»'],
        _ => &[],
    }
}

/// Whether the mark at this byte is one of these, and stands as a closing one does: after a word or a stop, before a space or a stop.
fn closes(text: &str, mark: usize, closing: &[char]) -> bool {
    let mut rest = text[mark..].chars();
    let known = rest.next().is_some_and(|mark| closing.contains(&mark));
    let left = text[..mark].trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    let spaced = left.len() < mark && !matches!(closing, ['»']);
    let word = left.ends_with(|c: char| c.is_alphabetic() || ",.!?…)".contains(c));
    known && word && !spaced && rest.next().is_none_or(|next| !next.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::passages::passage::Buffers;

    fn pairs(blocks: &[&str]) -> Vec<Vec<(usize, usize, bool)>> {
        let german = Language::of("de").expect("its data is here");
        let mut buffers = Buffers::default();
        let mut passages: Vec<_> = blocks.iter().map(|text| Passage::new(text, german, &mut buffers)).collect();
        close_in_next(&mut passages);
        let pair = |pair: &Pair| (pair.inner.start, pair.inner.end, pair.closed);
        passages.iter().map(|passage| passage.pairs.iter().map(pair).collect()).collect()
    }

    #[test]
    fn the_next_paragraph_ends_what_the_first_leaves_open() {
        let found = pairs(&["Sie sagt: „Es war laut.", "Dann ging das Licht aus.“ Sie schweigt."]);
        assert_eq!(found[1], [(0, 24, true)]);
    }

    #[test]
    fn a_paragraph_without_marks_may_stand_between() {
        let found = pairs(&["Sie sagt: „Es war laut.", "Sehr laut.", "Dann wurde es still.“"]);
        assert_eq!((found[1].as_slice(), found[2].as_slice()), (&[(0, 10, false)][..], &[(0, 20, true)][..]));
    }

    #[test]
    fn lines_that_a_machine_has_wrapped_are_no_paragraphs() {
        let lines = ["Sie sagt: „Es war laut und", "dunkel und kalt und", "spät und", "nass und", "still.“"];
        assert_eq!(pairs(&lines)[4], [(0, 6, true)]);
        let paragraphs = ["Sie sagt: „Es war laut.", "Es war dunkel.", "Es war kalt.", "Es war spät.“"];
        assert!(pairs(&paragraphs)[3].is_empty());
    }

    #[test]
    fn a_single_mark_is_left_open_where_the_next_paragraph_repeats_it() {
        let found = |blocks: &[&str]| {
            let english = Language::of("en").expect("its data is here");
            let mut buffers = Buffers::default();
            let mut passages: Vec<_> = blocks.iter().map(|text| Passage::new(text, english, &mut buffers)).collect();
            go_on_in_single_marks(&mut passages);
            passages.iter().map(|passage| passage.pairs.len()).collect::<Vec<_>>()
        };
        assert_eq!(found(&["Rowe said: ‘I heard it.", "‘It was loud.", "‘Then the light went.’"]), [1, 1, 1]);
        assert_eq!(found(&["The girls' choir sang.", "'It was loud,' Rowe said."]), [0, 1]);
        assert_eq!(found(&["He called it the ’Nam.", "‘It was loud,’ Rowe said."]), [0, 1]);
    }

    #[test]
    fn a_paragraph_with_a_quotation_of_its_own_ends_nothing() {
        let found = pairs(&["Sie sagt: „Es war laut.", "Lind sagt: „Sehr.“"]);
        assert_eq!(found[1].len(), 1);
        assert!(found[1][0].0 > 0);
    }
}
