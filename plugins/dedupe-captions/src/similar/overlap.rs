//! Which words two texts have in common, and whether in one order.

/// No more words than this are in both: words that have a bit to themselves are in one of them alone.
pub(crate) fn most_in_common(a: &[u64], b: &[u64]) -> usize {
    let bits = |words: &[u64]| {
        let mut bits = [0u64; 4];
        words.iter().for_each(|word| bits[*word as usize % 4] |= 1 << (word >> 58));
        bits
    };
    let (of_a, of_b) = (bits(a), bits(b));
    let alone = |these: [u64; 4], those: [u64; 4]| {
        these.iter().zip(those).map(|(this, that)| (this & !that).count_ones() as usize).sum::<usize>()
    };
    (a.len() - alone(of_a, of_b)).min(b.len() - alone(of_b, of_a))
}

/// The words that one has and the other has not, as indices; of a word that stands twice only the surplus.
pub(super) fn differences(a: &[u64], b: &[u64]) -> (Vec<usize>, Vec<usize>) {
    let sorted = |words: &[u64]| {
        let mut s: Vec<(u64, usize)> = words.iter().copied().zip(0..).collect();
        s.sort_unstable();
        s
    };
    let (sa, sb) = (sorted(a), sorted(b));
    let (mut i, mut j, mut only_a, mut only_b) = (0, 0, Vec::new(), Vec::new());
    loop {
        match (sa.get(i), sb.get(j)) {
            (Some(x), Some(y)) if x.0 == y.0 => (i, j) = (i + 1, j + 1),
            (Some(x), y) if y.is_none_or(|y| x.0 < y.0) => {
                only_a.push(x.1);
                i += 1;
            }
            (_, Some(y)) => {
                only_b.push(y.1);
                j += 1;
            }
            _ => break,
        }
    }
    (only_a, only_b)
}

/// The words that one has in place of the other's, by their hashes.
pub(crate) fn replaced(a: &[u64], b: &[u64]) -> (Vec<u64>, Vec<u64>) {
    let (only_a, only_b) = differences(a, b);
    (only_a.into_iter().map(|at| a[at]).collect(), only_b.into_iter().map(|at| b[at]).collect())
}

/// True where the two have their words in the same order: walking both, each may skip a few.
pub(super) fn in_order(a: &[u64], b: &[u64]) -> bool {
    const REACH: usize = 4;
    let (mut i, mut j, mut skipped) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            (i, j) = (i + 1, j + 1);
            continue;
        }
        let ahead = (1..=REACH).find_map(|n| {
            if a.get(i + n) == Some(&b[j]) {
                Some((n, 0))
            } else if b.get(j + n) == Some(&a[i]) {
                Some((0, n))
            } else if n < REACH && a.get(i + n).is_some() && a.get(i + n) == b.get(j + n) {
                Some((n, n))
            } else {
                None
            }
        });
        let (x, y) = ahead.unwrap_or((1, 1));
        (i, j) = (i + x, j + y);
        skipped += x + y;
    }
    skipped * 4 <= a.len() + b.len()
}
