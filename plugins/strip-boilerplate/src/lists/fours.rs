//! Whether bytes stand behind each other anywhere in a text: asked of sixty-four places in a few steps, where a search would stop and go on at
//! each byte that is one of them.

/// Places that are asked about at once.
const PLACES: usize = 64;
/// The bytes at these places, and those behind the last that are asked about with it.
const WINDOW: usize = PLACES + 3;

/// True where any byte of a text and the three behind it are such as is asked, with zeros beyond the end. `is` must ask without a way out (`|`,
/// not `||`), and this be called from a function that is not inlined, or the compiler makes no vectors of it.
#[inline(always)]
pub(crate) fn any_four(text: &[u8], is: impl Fn([u8; 4]) -> bool) -> bool {
    let within = |window: &[u8; WINDOW]| {
        let mut any = [0; PLACES];
        for (at, any) in any.iter_mut().enumerate() {
            *any = u8::from(is([window[at], window[at + 1], window[at + 2], window[at + 3]]));
        }
        any.iter().fold(0, |all, any| all | any) != 0
    };
    let mut rest = text;
    loop {
        let found = match rest.first_chunk() {
            Some(window) => within(window),
            None => {
                let mut window = [0; WINDOW];
                window[..rest.len()].copy_from_slice(rest);
                within(&window)
            }
        };
        match rest.get(PLACES..) {
            Some(behind) if !found && !behind.is_empty() => rest = behind,
            _ => return found,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_found_wherever_they_stand_in_a_text_of_any_length() {
        let has = |text: &[u8]| any_four(text, |[one, _, _, last]| (one == b'o') & (last == b'w'));
        let ends = |text: &[u8]| any_four(text, |[one, next, ..]| (one == b'w') & (next == 0));
        for length in 4..200 {
            let mut text = vec![b'a'; length];
            assert!(!has(&text) && !ends(&text));
            for at in 0..length - 3 {
                text[at..at + 4].copy_from_slice(b"oxxw");
                assert!(has(&text), "{at} of {length}");
                assert_eq!(ends(&text), at + 4 == length);
                text[at..at + 4].fill(b'a');
            }
        }
    }
}
