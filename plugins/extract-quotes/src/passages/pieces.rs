//! Where the pieces of a quotation lie. Nearly all have one, which takes no allocation.

use std::ops::Range;

/// One piece at least: each a place and its bytes there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pieces<P> {
    first: (P, Range<usize>),
    more: Vec<(P, Range<usize>)>,
}

impl<P> Pieces<P> {
    pub(crate) fn new(place: P, bytes: Range<usize>) -> Self {
        Self { first: (place, bytes), more: Vec::new() }
    }

    pub(crate) fn push(&mut self, place: P, bytes: Range<usize>) {
        self.more.push((place, bytes));
    }

    /// Adds the pieces of another after these.
    pub(crate) fn extend(&mut self, other: Self) {
        self.more.push(other.first);
        self.more.extend(other.more);
    }

    /// Takes a part out of the piece that it lies in.
    pub(crate) fn cut(&mut self, place: &P, part: Range<usize>)
    where
        P: Clone + PartialEq,
    {
        let pieces = std::iter::once(&self.first).chain(&self.more).cloned();
        let mut left: Vec<(P, Range<usize>)> = Vec::new();
        for (at, bytes) in pieces {
            if at == *place && bytes.start <= part.start && part.end <= bytes.end {
                let kept = [bytes.start..part.start, part.end..bytes.end];
                left.extend(kept.into_iter().filter(|kept| !kept.is_empty()).map(|kept| (at.clone(), kept)));
            } else {
                left.push((at, bytes));
            }
        }
        if left.is_empty() {
            return;
        }
        self.first = left.remove(0);
        self.more = left;
    }

    /// The same bytes at other places.
    pub(crate) fn at<Q>(self, place: impl Fn(P) -> Q) -> Pieces<Q> {
        let moved = |(at, bytes)| (place(at), bytes);
        Pieces { first: moved(self.first), more: self.more.into_iter().map(moved).collect() }
    }

    /// All of them, in the order of the text.
    pub fn iter(&self) -> impl Iterator<Item = &(P, Range<usize>)> {
        std::iter::once(&self.first).chain(&self.more)
    }

    /// The piece, where it is one.
    pub fn only(&self) -> Option<&(P, Range<usize>)> {
        self.more.is_empty().then_some(&self.first)
    }
}
