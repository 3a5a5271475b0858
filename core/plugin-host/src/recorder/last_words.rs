//! One line on standard error when a plugin ends the process. All of it is async-signal-safe: a buffer on the stack, and `write`.

use crate::under_way::{Doing, UnderWay};

/// Longer names are cut.
const LONGEST_NAME: usize = 512;
const LONGEST: usize = 2 * LONGEST_NAME + 256;

/// How the process comes to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// By a signal that the call itself raised.
    Signal(i32),
    /// By `exit`.
    Exit,
}

struct Line {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Line {
    fn add(&mut self, text: &str) {
        self.name(text, LONGEST);
    }

    /// A name from outside: no longer than this, and without characters that control a terminal.
    fn name(&mut self, text: &str, longest: usize) {
        for byte in text.bytes().take(longest) {
            if let Some(place) = self.bytes.get_mut(self.length) {
                *place = if byte < b' ' || byte == 0x7f { b'?' } else { byte };
                self.length += 1;
            }
        }
    }
}

fn signal_name(signal: i32) -> &'static str {
    match signal {
        libc::SIGSEGV => "SIGSEGV",
        libc::SIGBUS => "SIGBUS",
        libc::SIGILL => "SIGILL",
        libc::SIGFPE => "SIGFPE",
        libc::SIGABRT => "SIGABRT",
        _ => "a signal",
    }
}

/// Tells on standard error what ended the process, and within which call.
pub(super) fn say(end: End, call: Option<&UnderWay<'_>>) {
    let line = &mut Line { bytes: [0; LONGEST], length: 0 };
    put(line, end, call);
    let text = line.bytes.get(..line.length).unwrap_or_default();
    // SAFETY: `length` bytes of a live buffer. What cannot be written is lost: there is nobody to tell.
    unsafe {
        libc::write(libc::STDERR_FILENO, text.as_ptr().cast(), text.len());
        libc::write(libc::STDERR_FILENO, b"\n".as_ptr().cast(), 1);
    }
}

fn put(line: &mut Line, end: End, call: Option<&UnderWay<'_>>) {
    line.add("copydesk: ");
    match end {
        End::Signal(signal) => {
            line.add("crashed (");
            line.add(signal_name(signal));
            line.add(")");
        }
        End::Exit => line.add("a plugin ended the process (it called `exit`)"),
    }
    let Some(call) = call else {
        return line.add(match end {
            End::Signal(_) => " outside of every call of a stage",
            End::Exit => " outside of every call of a stage; the run ends here, what was in flight is unfinished",
        });
    };
    line.add(match call.doing {
        Doing::Load => " while its library was loaded: ",
        Doing::Schema => " while the schema was asked for of stage `",
        Doing::Create => " while an instance was made of stage `",
        Doing::Process | Doing::Flush | Doing::Destroy => " in stage `",
    });
    line.name(call.whose, LONGEST_NAME);
    line.add(match call.doing {
        Doing::Load => "",
        Doing::Schema | Doing::Create => "`",
        Doing::Process => "` at ",
        Doing::Flush => "`, which was told that the run ends",
        Doing::Destroy => "`, which was let go",
    });
    line.name(call.article, LONGEST_NAME);
    if matches!(call.doing, Doing::Process | Doing::Flush | Doing::Destroy) {
        line.add("; the run ends here, what was in flight is unfinished");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(end: End, call: Option<&UnderWay<'_>>) -> String {
        let line = &mut Line { bytes: [0; LONGEST], length: 0 };
        put(line, end, call);
        String::from_utf8_lossy(&line.bytes[..line.length]).into_owned()
    }

    #[test]
    fn the_line_names_stage_and_article_and_holds_no_control_characters() {
        let call = UnderWay { doing: Doing::Process, whose: "a-stage", article: "in/\x1b[2Jä.txt\n" };
        assert_eq!(
            said(End::Signal(libc::SIGSEGV), Some(&call)),
            "copydesk: crashed (SIGSEGV) in stage `a-stage` at in/?[2Jä.txt?; the run ends here, what was in flight is unfinished"
        );
        let making = UnderWay::new(Doing::Create, "a-stage");
        assert_eq!(
            said(End::Exit, Some(&making)),
            "copydesk: a plugin ended the process (it called `exit`) while an instance was made of stage `a-stage`"
        );
        assert!(said(End::Exit, None).contains("outside of every call"));
    }

    #[test]
    fn names_of_any_length_fit() {
        let long = "ä".repeat(LONGEST);
        let call = UnderWay { doing: Doing::Process, whose: &long, article: &long };
        assert!(said(End::Exit, Some(&call)).ends_with("unfinished"));
    }
}
