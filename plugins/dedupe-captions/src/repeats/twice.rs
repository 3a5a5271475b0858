//! What may stand twice among many hashes, told without sorting them.

/// Drops almost all items whose hash stands only once, so that few are left to sort: a table of bits knows which may stand twice.
pub(crate) fn keep_repeated<T>(items: &mut Vec<T>, hash: impl Fn(&T) -> u64) {
    let bits = (items.len() * 16).next_power_of_two().max(64);
    // Which stand there, and which of them twice.
    let mut seen = vec![[0u64; 2]; bits / 64];
    let place = |item: &T| {
        let hash = hash(item);
        ((hash as usize & (bits - 1)) / 64, 1u64 << (hash % 64))
    };
    for item in &*items {
        let (word, bit) = place(item);
        let [once, twice] = &mut seen[word];
        *twice |= *once & bit;
        *once |= bit;
    }
    items.retain(|item| {
        let (word, bit) = place(item);
        seen[word][1] & bit != 0
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_twice_is_kept_and_most_of_the_rest_goes() {
        let hash = |n: u64| n.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ n >> 3;
        let mut items: Vec<u64> = (0..1000).chain(0..10).map(hash).collect();
        keep_repeated(&mut items, |item| *item);
        assert!((0..10).all(|n| items.iter().filter(|item| **item == hash(n)).count() == 2));
        assert!(items.len() < 200, "{}", items.len());
    }
}
