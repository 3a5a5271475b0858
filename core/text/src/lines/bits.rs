//! A bit for each byte of a window: a question about sixty-four bytes is asked in a few steps, where a loop over bytes would guess at each.

/// Bytes that are asked about at once.
pub(super) const WINDOW: usize = 64;

/// A bit for each byte of a class, the first lowest; of sixty-four bytes or thirty-two. `class` must ask without a way out (`|`, not `||`): then the compiler asks sixteen bytes
/// at a time, and of their answers no more than a turn of rows and columns is left to do.
#[inline(always)]
pub fn bits<const N: usize>(window: &[u8; N], class: impl Fn(u8) -> bool) -> u64 {
    let mut flags = [0; N];
    for (flag, byte) in flags.iter_mut().zip(window) {
        *flag = u8::from(class(*byte));
    }
    // Bit n of byte i is that of byte 8 n + i of the window.
    let eights = flags.as_chunks::<8>().0.iter().enumerate();
    turned(eights.fold(0, |rows, (n, eight)| rows | u64::from_le_bytes(*eight) << n))
}

/// Eight rows of eight bits, turned so that rows are columns.
#[inline(always)]
fn turned(rows: u64) -> u64 {
    let swap = |rows: u64, apart: u32, which: u64| {
        let changed = (rows ^ rows >> apart) & which;
        rows ^ changed ^ changed << apart
    };
    let rows = swap(rows, 7, 0x00aa_00aa_00aa_00aa);
    let rows = swap(rows, 14, 0x0000_cccc_0000_cccc);
    swap(rows, 28, 0xf0f0_f0f0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_byte_has_its_own_bit() {
        let window: [u8; 64] = std::array::from_fn(|at| (at * 37) as u8);
        for class in [u8::is_ascii_digit, u8::is_ascii_alphabetic, u8::is_ascii] {
            let expected = window.iter().zip(0..).fold(0, |all, (byte, at)| all | u64::from(class(byte)) << at);
            assert_eq!(bits(&window, |byte| class(&byte)), expected);
            let half = window.first_chunk::<32>().expect("a window has more");
            assert_eq!(bits(half, |byte| class(&byte)), expected & 0xffff_ffff);
        }
        for at in 0..64 {
            let window: [u8; 64] = std::array::from_fn(|other| u8::from(other == at));
            assert_eq!(bits(&window, |byte| byte == 1), 1 << at);
        }
    }
}
