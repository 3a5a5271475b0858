//! Lines on their way out: gathered, and forgotten only once they are written.

use std::io::{ErrorKind, Result, Write};

/// So many bytes are gathered before they are written.
const FULL: usize = 1 << 16;

/// Lines that have not been written yet. After a failed write a second try goes on where the first stopped, in the middle of
/// a line where it must be: nothing is lost and nothing stands twice.
#[derive(Default)]
pub(crate) struct Outgoing {
    bytes: Vec<u8>,
    written: usize,
}

impl Outgoing {
    /// Whether it is time to write before more is added.
    pub(crate) fn is_full(&self) -> bool {
        self.bytes.len() >= FULL
    }

    /// Adds a line.
    pub(crate) fn push(&mut self, line: &[u8]) {
        self.bytes.extend_from_slice(line);
        self.bytes.push(b'\n');
    }

    /// Writes all there is, or as much as can be written.
    pub(crate) fn write_to(&mut self, out: &mut impl Write) -> Result<()> {
        while let Some(rest) = self.bytes.get(self.written..).filter(|rest| !rest.is_empty()) {
            match out.write(rest) {
                Ok(0) => return Err(ErrorKind::WriteZero.into()),
                Ok(count) => self.written += count,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        out.flush()?;
        self.bytes.clear();
        self.written = 0;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes three bytes at a time, and fails at every second call.
    #[derive(Default)]
    struct Stubborn {
        taken: Vec<u8>,
        calls: usize,
    }

    impl Write for Stubborn {
        fn write(&mut self, bytes: &[u8]) -> Result<usize> {
            self.calls += 1;
            if self.calls.is_multiple_of(2) {
                return Err(ErrorKind::StorageFull.into());
            }
            let count = bytes.len().min(3);
            self.taken.extend_from_slice(&bytes[..count]);
            Ok(count)
        }
        fn flush(&mut self) -> Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_second_try_goes_on_where_the_first_stopped() {
        let (mut outgoing, mut out) = (Outgoing::default(), Stubborn::default());
        outgoing.push(b"first line");
        outgoing.push(b"second");
        let tries = (0..20).find(|_| outgoing.write_to(&mut out).is_ok());
        assert!(tries.is_some());
        assert_eq!(out.taken, b"first line\nsecond\n");
        outgoing.push(b"third");
        while outgoing.write_to(&mut out).is_err() {}
        assert_eq!(out.taken, b"first line\nsecond\nthird\n");
    }
}
