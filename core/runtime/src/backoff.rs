//! How long to wait before the next try.

use std::time::Duration;

/// No wait is longer.
const LONGEST: Duration = Duration::from_secs(30);

/// The wait before a retry, `tries` of which have failed: the first wait doubled for each after it, up to 30 seconds. Of that at least
/// half; `chance`, from 0 up to 1, decides the rest, so that what failed together does not come again together.
pub(crate) fn backoff(first: Duration, tries: u32, chance: f64) -> Duration {
    let whole = first.saturating_mul(2u32.saturating_pow(tries.saturating_sub(1))).min(LONGEST);
    whole.mul_f64(0.5 + chance.clamp(0.0, 1.0) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wait_doubles_up_to_the_longest_and_chance_takes_at_most_half_of_it() {
        let first = Duration::from_millis(200);
        let whole: Vec<u128> = (1..=10).map(|tries| backoff(first, tries, 1.0).as_millis()).collect();
        assert_eq!(whole, [200, 400, 800, 1600, 3200, 6400, 12800, 25600, 30000, 30000]);
        assert_eq!(backoff(first, 2, 0.0).as_millis(), 200);
        assert_eq!(backoff(Duration::MAX, u32::MAX, 0.5).as_secs(), 22);
        assert!(backoff(Duration::ZERO, 3, 0.5).is_zero());
    }
}
