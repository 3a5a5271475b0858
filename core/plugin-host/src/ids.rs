//! The ids of blocks as text: nearly all are a low number, whose text need not be made.

use copydesk_article::BlockId;
use copydesk_plugin_abi::cd_str;

/// Numbers below this have their text ready.
const READY: usize = 1000;

/// `b` and a number below 1000.
type Short = [u8; 4];

static TEXTS: [Short; READY] = {
    let mut texts = [*b"b000"; READY];
    let mut number = 0;
    while number < READY {
        let ones = b'0' + (number % 10) as u8;
        let tens = b'0' + (number / 10 % 10) as u8;
        texts[number] = match number {
            0..10 => [b'b', ones, 0, 0],
            10..100 => [b'b', tens, ones, 0],
            _ => [b'b', b'0' + (number / 100) as u8, tens, ones],
        };
        number += 1;
    }
    texts
};

/// As they are lent: with their lengths, so that nothing is left to reckon for a block.
struct Lent([cd_str; READY]);

// SAFETY: the pointers lead to a static that is never written.
unsafe impl Sync for Lent {}

static LENT: Lent = {
    let mut lent = [cd_str::NONE; READY];
    let mut number = 0;
    while number < READY {
        let len = 2 + (number >= 10) as usize + (number >= 100) as usize;
        lent[number] = cd_str { ptr: (&raw const TEXTS[number]).cast::<u8>(), len };
        number += 1;
    }
    Lent(lent)
};

/// The texts of higher numbers, for as long as a view is valid.
#[derive(Default)]
pub(crate) struct Ids {
    made: Vec<Long>,
    blocks: usize,
}

/// `b` and any number.
type Long = [u8; 11];

impl Ids {
    /// Forgets the texts; at most so many will be asked for until the next time.
    pub(crate) fn clear_for(&mut self, blocks: usize) {
        self.made.clear();
        self.blocks = blocks;
    }

    /// The text of an id, which stays where it is until the next `clear_for` or until the id goes.
    #[inline]
    pub(crate) fn lend(&mut self, id: &BlockId) -> cd_str {
        match id {
            BlockId::Number(number) => match LENT.0.get(*number as usize) {
                Some(text) => *text,
                None => self.make(*number),
            },
            BlockId::Name(name) => cd_str::new(name),
        }
    }

    #[cold]
    fn make(&mut self, number: u32) -> cd_str {
        // Never grows beyond this, so that what was lent stays where it is.
        self.made.reserve_exact(self.blocks - self.made.len());
        let mut text: Long = [b'b'; 11];
        let mut from = text.len();
        let mut rest = number;
        while rest > 0 {
            from -= 1;
            text[from] = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        // the `b` before the digits is among those that the text was filled with
        from -= 1;
        self.made.push(text);
        let at = self.made.len() - 1;
        cd_str { ptr: self.made[at][from..].as_ptr(), len: text.len() - from }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_as_it_is_written_elsewhere() {
        let numbers = (0..1200).chain([9999, 10_000, 123_456_789, u32::MAX]);
        let ids: Vec<BlockId> = numbers.map(BlockId::Number).chain([BlockId::Name("lead".into())]).collect();
        let mut texts = Ids::default();
        texts.clear_for(ids.len());
        let lent: Vec<cd_str> = ids.iter().map(|id| texts.lend(id)).collect();
        for (id, lent) in ids.iter().zip(lent) {
            // SAFETY: the texts were not cleared meanwhile, and the ids are still there.
            let text = unsafe { crate::text::checked(lent) }.expect("UTF-8");
            assert_eq!(text, Some(id.to_string().as_str()));
        }
    }
}
