//! A quotation that a paragraph leaves open and the next closes, without a mark at its beginning: `“I heard it. ¶ Then the light went.”`

use copydesk_text::marks::Pair;

use crate::passage::Passage;

/// How many paragraphs such a quotation goes on for at most, after its first.
const MOST: usize = 2;

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
        let reach = (block + MOST).min(passages.len());
        let end = (block..reach).find_map(|last| {
            let marked = passages[last].text.find(is_double)?;
            Some((last, marked))
        });
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
    use crate::passage::Buffers;

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
    fn a_paragraph_with_a_quotation_of_its_own_ends_nothing() {
        let found = pairs(&["Sie sagt: „Es war laut.", "Lind sagt: „Sehr.“"]);
        assert_eq!(found[1].len(), 1);
        assert!(found[1][0].0 > 0);
    }
}
