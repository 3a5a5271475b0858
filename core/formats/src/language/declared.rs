//! The language that an article, a page or a source's `defaults` names: a tag of BCP 47, or what people and systems write in its
//! place (`English`, `eng`, `en_GB.UTF-8`, `de; fr`).

use copydesk_article::{Article, Field};

/// What ISO 639-2 has for a language that is not told, for several and for none.
const UNTOLD: [&str; 4] = ["mis", "mul", "und", "zxx"];

/// Sets the declared language as its tag. What names none stays as it is: the text may tell what was meant.
///
/// Returns whether the article declares a language.
pub(super) fn settle(article: &mut Article) -> bool {
    let Some(declared) = article.field(Field::Language) else { return false };
    let Some(tag) = tag(declared) else { return false };
    if tag != declared {
        article.header.set(Field::Language, tag);
    }
    true
}

/// The tag of BCP 47 for what is written; of several languages the first. Nothing where it names none.
pub(crate) fn tag(written: &str) -> Option<String> {
    let one = written.split([',', ';', '/', '|', '(', '.', '@']).next()?.trim();
    subtags(one).or_else(|| named(&one.to_lowercase()).map(str::to_owned))
}

/// By its name, or a code of three letters where there is a shorter one.
fn named(name: &str) -> Option<&'static str> {
    let names = include_str!("../../data/language-names.txt").lines();
    names.filter_map(|line| line.split_once('\t')).find_map(|(known, tag)| (known == name).then_some(tag))
}

/// `EN_gb` is `en-GB`, `zh-hans-cn` is `zh-Hans-CN`, `deu-AT` is `de-AT`.
fn subtags(text: &str) -> Option<String> {
    let mut parts = text.split(['-', '_']);
    let primary = parts.next()?.to_ascii_lowercase();
    let is_code = (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic());
    if !is_code || UNTOLD.contains(&primary.as_str()) {
        return None;
    }
    let mut tag = match primary.len() {
        2 => primary,
        _ => named(&primary).unwrap_or_else(|| super::tag(&primary)).to_owned(),
    };
    for part in
        parts.take_while(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
    {
        tag.push('-');
        match part.len() {
            2 => tag.push_str(&part.to_ascii_uppercase()),
            4 => {
                tag.push_str(&part[..1].to_ascii_uppercase());
                tag.push_str(&part[1..].to_ascii_lowercase());
            }
            _ => tag.push_str(&part.to_ascii_lowercase()),
        }
    }
    Some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_and_systems_write_is_its_tag() {
        for (written, expected) in [
            ("en", "en"),
            ("EN_gb", "en-GB"),
            ("en_US.UTF-8", "en-US"),
            ("zh-hans-cn", "zh-Hans-CN"),
            ("es-419", "es-419"),
            ("English", "en"),
            ("English (UK)", "en"),
            (" Deutsch ", "de"),
            ("PORTUGUÊS", "pt"),
            ("eng", "en"),
            ("ger", "de"),
            ("deu-AT", "de-AT"),
            ("en, cy", "en"),
            ("fr/nl", "fr"),
            ("gsw", "gsw"),
        ] {
            assert_eq!(tag(written).as_deref(), Some(expected), "{written}");
        }
    }

    #[test]
    fn what_names_no_language_is_none() {
        for written in ["", " ", "und", "mul", "n/a", "-", "unknown", "Newsroom A", "e", "12"] {
            assert_eq!(tag(written), None, "{written}");
        }
    }

    #[test]
    fn names_are_sorted_and_once_there() {
        let lines = include_str!("../../data/language-names.txt").lines().filter(|line| !line.starts_with('#'));
        let names: Vec<&str> = lines.map(|line| line.split_once('\t').unwrap().0).collect();
        assert!(names.is_sorted_by(|a, b| a < b));
    }
}
