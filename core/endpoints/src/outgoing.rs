//! Lines of one group on their way out.

use std::io::{ErrorKind, Result};

/// The lines of one group. What has gone out cannot always be called back: when a group is taken back and comes again, that much
/// of it is passed over, so that nothing stands twice and no line is broken.
#[derive(Default)]
pub(crate) struct Outgoing {
    bytes: Vec<u8>,
    /// How many of the group's bytes have gone out.
    gone: usize,
}

impl Outgoing {
    /// Adds a line to the group.
    pub(crate) fn push(&mut self, line: &[u8]) {
        self.bytes.extend_from_slice(line);
        self.bytes.push(b'\n');
    }

    /// How many bytes the group has.
    pub(crate) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Writes all that has not gone out, or as much as can be written.
    pub(crate) fn write_to(&mut self, write: &mut dyn FnMut(&[u8]) -> Result<usize>) -> Result<()> {
        while let Some(rest) = self.bytes.get(self.gone..).filter(|rest| !rest.is_empty()) {
            match write(rest) {
                Ok(0) => return Err(ErrorKind::WriteZero.into()),
                Ok(count) => self.gone += count,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// The group is over, or what had gone out of it was undone.
    pub(crate) fn finish(&mut self) {
        self.bytes.clear();
        self.gone = 0;
    }

    /// The group is taken back and may come again: what has gone out of it stays out.
    pub(crate) fn take_back(&mut self) {
        self.bytes.clear();
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

    impl Stubborn {
        fn write(&mut self, bytes: &[u8]) -> Result<usize> {
            self.calls += 1;
            if self.calls.is_multiple_of(2) {
                return Err(ErrorKind::StorageFull.into());
            }
            let count = bytes.len().min(3);
            self.taken.extend_from_slice(&bytes[..count]);
            Ok(count)
        }
    }

    #[test]
    fn a_group_that_comes_again_goes_on_where_it_stopped() {
        let (mut outgoing, mut out) = (Outgoing::default(), Stubborn::default());
        for group in [&["first line", "second"][..], &["third"]] {
            let tries = (0..20).find(|_| {
                group.iter().for_each(|line| outgoing.push(line.as_bytes()));
                let written = outgoing.write_to(&mut |bytes| out.write(bytes)).is_ok();
                if written {
                    outgoing.finish()
                } else {
                    outgoing.take_back()
                }
                written
            });
            assert!(tries.is_some());
        }
        assert_eq!(out.taken, b"first line\nsecond\nthird\n");
    }
}
