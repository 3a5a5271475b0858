//! Whether bytes are no text in any charset: compressed, encrypted or otherwise data, though no signature says so.

use crate::charset;

/// So much of the bytes is looked at.
const HEAD: usize = 4096;

/// So many different control characters are data; what goes over a wire has nine at most.
const MANY_KINDS: u32 = 6;

/// Data is full of control characters of every kind, and half of it is none that could be printed in ASCII. Wire copy has control
/// characters too, but few, between lines of letters; a text in any charset of one or more bytes has next to none.
pub(super) fn is_noise(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let controls = head.iter().filter(|byte| is_control(**byte)).count();
    if controls * 20 <= head.len() || charset::wide(bytes).is_some() {
        return false;
    }
    let printable = head.iter().filter(|byte| matches!(byte, b' '..=b'~')).count();
    let kinds = head.iter().filter(|byte| is_control(**byte)).fold(0_u32, |seen, byte| seen | 1 << *byte);
    printable * 5 < head.len() * 3 && kinds.count_ones() >= MANY_KINDS
}

fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes in no order, of a simple generator.
    fn data(len: usize, mut seed: u64) -> Vec<u8> {
        let mut next = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 56) as u8
        };
        (0..len).map(|_| next()).collect()
    }

    #[test]
    fn data_of_any_length_that_tells_is_noise() {
        for len in [200, 1_000, 4_000, 100_000] {
            let noise = (0..50).filter(|seed| is_noise(&data(len, *seed))).count();
            assert!(noise >= 48, "{noise} of 50 with {len} bytes");
        }
    }

    #[test]
    fn wire_copy_with_its_control_characters_is_none() {
        let flash =
            b"\x16\x16\x01\x13a0412 u i bc-harbour \x14\x1f\r\n\x02HAVN (ENA) - The ferry sank.\x0c\r\n\x03\x04\x07";
        assert!(!is_noise(flash));
        assert!(!is_noise(b"\x00\x01\x02\x03\x04\x05\x06\x07 The mayor has resigned, the town of Havn said."));
    }

    #[test]
    fn text_in_charsets_of_one_and_more_bytes_is_none() {
        let russian = encoding_rs::KOI8_R.encode("Паром затонул в гавани, сообщили власти города. ").0.repeat(20);
        let chinese = encoding_rs::GBK.encode("渡轮在港口沉没，市政府说。").0.repeat(20);
        let japanese = encoding_rs::ISO_2022_JP.encode("フェリーが港で沈没した。\n").0.repeat(20);
        let wide: Vec<u8> = "Паром\u{0405}\u{0103}".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [russian, chinese, japanese, [b"\xFF\xFE".as_slice(), &wide.repeat(20)].concat()] {
            assert!(!is_noise(&bytes), "{:02x?}", &bytes[..20]);
        }
    }
}
