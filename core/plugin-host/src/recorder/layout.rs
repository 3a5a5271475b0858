//! The layout of the file: a header, then a slot a worker, all in words of eight bytes.
//!
//! The words have the machine's own byte order, so that a file of the other order reads as foreign. A slot is
//!
//! | word | what |
//! |---|---|
//! | 0 | the call: 0 outside one, else the stage, a bit that says so, and the signal that ended it |
//! | 1 | the seal: 0 while the rest is being written, else a sum over it |
//! | 2 | the length of the uri in bytes |
//! | 3, 4 | the digest of the article's content |
//! | 5… | the uri, the last word filled with zeros |

use super::LeftBehind;

/// A kilobyte: slots of two workers share no line of the cache, and no slot lies in two pages.
pub(super) const SLOT_WORDS: usize = 128;
pub(super) const SLOT_BYTES: usize = SLOT_WORDS * 8;
pub(super) const MOST_WORKERS: usize = 4096;
pub(super) const LARGEST_FILE: usize = (MOST_WORKERS + 1) * SLOT_BYTES;

pub(super) const CALL: usize = 0;
pub(super) const SEAL: usize = 1;
pub(super) const LENGTH: usize = 2;
pub(super) const CONTENT: usize = 3;
pub(super) const URI: usize = 5;
/// How much of a uri fits.
pub(super) const URI_BYTES: usize = (SLOT_WORDS - URI) * 8;

const MAGIC: u64 = u64::from_be_bytes(*b"cdinhand");
const VERSION: u64 = 1;

const INSIDE: u64 = 1 << 32;
const SIGNAL_SHIFT: u32 = 40;
pub(super) const SIGNALS: [i32; 5] = [libc::SIGSEGV, libc::SIGBUS, libc::SIGILL, libc::SIGFPE, libc::SIGABRT];

/// Stands among the signals for an `exit`, which is none.
pub(super) const EXIT: i32 = 0xff;

/// The word of a call of this stage.
pub(super) fn call(stage: u32) -> u64 {
    INSIDE | u64::from(stage)
}

/// The word of a call that a signal ends. The first signal stays: that of a stack overflow, not of the abort that follows.
pub(super) fn ended(call: u64, signal: i32) -> u64 {
    if call >> SIGNAL_SHIFT == 0 { call | u64::from(signal.unsigned_abs()) << SIGNAL_SHIFT } else { call }
}

/// The sum that tells a whole slot from one that was written in part, and from what was never a slot.
pub(super) struct Seal(u64);

impl Seal {
    pub(super) fn new(length: u64) -> Seal {
        Seal(MAGIC ^ length)
    }

    pub(super) fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    /// Never 0, which stands for no seal.
    pub(super) fn end(self) -> u64 {
        (self.0 ^ self.0 >> 32) | 1
    }
}

/// Eight bytes, or what there is of them and zeros.
pub(super) fn word(bytes: &[u8]) -> u64 {
    let mut word = [0; 8];
    word[..bytes.len()].copy_from_slice(bytes);
    u64::from_ne_bytes(word)
}

/// A file in which nothing is in hand.
pub(super) fn empty(workers: usize) -> Vec<u8> {
    let mut file: Vec<u8> = [MAGIC, VERSION, workers as u64].iter().flat_map(|word| word.to_ne_bytes()).collect();
    file.resize((workers + 1) * SLOT_BYTES, 0);
    file
}

/// What the slots of a file hold; nothing where it is no such file.
pub(super) fn left_behind(file: &[u8]) -> Vec<LeftBehind> {
    let words: Vec<u64> = file.chunks_exact(8).map(word).collect();
    let Some((header, slots)) = words.split_at_checked(SLOT_WORDS) else { return Vec::new() };
    let whole = file.len().is_multiple_of(SLOT_BYTES);
    let workers = (slots.len() / SLOT_WORDS) as u64;
    if !whole || header[..3] != [MAGIC, VERSION, workers] {
        return Vec::new();
    }
    slots.chunks_exact(SLOT_WORDS).filter_map(read_slot).collect()
}

fn read_slot(slot: &[u64]) -> Option<LeftBehind> {
    let inside = slot[CALL] >> 32 & 0xff == INSIDE >> 32;
    let signal = match slot[CALL] >> SIGNAL_SHIFT {
        0 => None,
        number if number == u64::from(EXIT.unsigned_abs()) => Some(LeftBehind::EXIT),
        number => Some(SIGNALS.into_iter().find(|signal| number == u64::from(signal.unsigned_abs()))?),
    };
    let length = usize::try_from(slot[LENGTH]).ok().filter(|length| *length <= URI_BYTES)?;
    let written = &slot[CONTENT..URI + length.div_ceil(8)];
    let mut seal = Seal::new(slot[LENGTH]);
    written.iter().for_each(|word| seal.add(*word));
    if !inside || seal.end() != slot[SEAL] {
        return None;
    }
    let mut bytes: Vec<u8> = written.iter().flat_map(|word| word.to_ne_bytes()).collect();
    bytes.truncate(16 + length);
    let uri = String::from_utf8(bytes.split_off(16)).ok()?;
    Some(LeftBehind { content: bytes.try_into().ok()?, uri, stage: slot[CALL] as u32, signal })
}
