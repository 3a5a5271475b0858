//! A call that gives the name of what it asks for in marks: "Sign up for our newsletter “The Tide Table” here."

/// No such line is longer, in bytes.
const LONGEST: usize = 200;
/// Nor is the name.
const NAME: usize = 48;
/// The marks around a name, the second of which may be the first again.
const MARKS: [(char, &[char]); 6] =
    [('“', &['”', '“']), ('„', &['“', '”']), ('"', &['"']), ('«', &['»']), ('»', &['«', '»']), ('”', &['”'])];

/// The line without the one name that stands in marks in it, and what stands before the name. A name opens with a capital and is no
/// sentence; what somebody says is one, or has a comma at its end.
pub(crate) fn without_name(text: &str) -> Option<(String, &str)> {
    if text.len() > LONGEST {
        return None;
    }
    let at = text.find(|c| MARKS.iter().any(|(open, _)| *open == c))?;
    let (before, rest) = text.split_at_checked(at)?;
    let mut chars = rest.chars();
    let open = chars.next()?;
    let (_, closing) = MARKS.iter().find(|(mark, _)| *mark == open)?;
    let (name, after) = chars.as_str().split_once(*closing)?;
    let plain = name.trim();
    let named = plain.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && plain.len() <= NAME
        && !plain.ends_with(['.', ',', '!', ';', ':'])
        && !after.contains(|c| MARKS.iter().any(|(open, _)| *open == c));
    let line = || {
        format!(
            "{}{}",
            before.trim_end(),
            if after.starts_with(' ') { after.into() } else { after.trim_start().to_owned() }
        )
    };
    (named && !before.trim().is_empty()).then(|| (line(), before))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Option<String> {
        without_name(text).map(|(line, _)| line)
    }

    #[test]
    fn a_name_in_marks_is_left_out() {
        assert_eq!(line("Get our letter “The Tide” here.").as_deref(), Some("Get our letter here."));
        assert_eq!(
            line("Jetzt den Newsletter „Guten Morgen, Marl“ bestellen!").as_deref(),
            Some("Jetzt den Newsletter bestellen!")
        );
        assert_eq!(line("La lettre « Le Matin »").as_deref(), Some("La lettre"));
        assert_eq!(line("Vårt nyhetsbrev ”God morgon”").as_deref(), Some("Vårt nyhetsbrev"));
    }

    #[test]
    fn what_somebody_says_is_no_name() {
        for text in
            ["“We go,” she said.", "She said: “Go now.”", "the “Tide” and the “Ebb”", "a “tide” comes", "no marks"]
        {
            assert_eq!(line(text), None, "{text}");
        }
    }
}
