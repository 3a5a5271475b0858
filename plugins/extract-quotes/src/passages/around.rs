//! What stands around a place: the sentence before it, and the blocks near it.

use copydesk_text::words::Kind;

use super::passage::Passage;

/// The sentence before the one that begins at this token, in its block or the one before, with the block.
pub(crate) fn sentence_before(
    passages: &[Passage<'_>],
    block: usize,
    start: usize,
) -> Option<(usize, std::ops::Range<usize>)> {
    if start > 0 {
        return Some((block, passages[block].sentence(start - 1)));
    }
    let block = block.checked_sub(1)?;
    let passage = &passages[block];
    let end = passage.insides.first().map_or(passage.tokens.len(), |(_, inside)| inside.start);
    let last = end.checked_sub(1).filter(|last| passage.tokens[*last].kind == Kind::End)?;
    Some((block, passage.sentence(last)))
}

/// Whether all words of a block have been read, and not its names alone: it has a quotation, or the next block opens with one.
pub(crate) fn is_read(passages: &[Passage<'_>], block: usize) -> bool {
    let opens = |next: &Passage<'_>| next.pairs.first().is_some_and(|pair| pair.outer.start == 0);
    passages.get(block).is_some_and(|own| !own.pairs.is_empty()) || passages.get(block + 1).is_some_and(opens)
}

/// How many blocks before and after a quotation, and how many mentions of people before it, are searched for a word: more than an article
/// has, but for few, so that a quotation costs no more in one that has them.
pub(crate) const SEARCHED: usize = 600;

/// The blocks around one that are searched.
pub(crate) fn around<'p, 'a>(passages: &'p [Passage<'a>], block: usize) -> &'p [Passage<'a>] {
    &passages[block.saturating_sub(SEARCHED)..passages.len().min(block + SEARCHED)]
}
