//! File names made from articles. What is in an article must not choose where on the disk it goes.

use sha2::{Digest, Sha256};

/// The longest part of a name that comes from one value, in characters: with a digest and an extension it stays well under
/// the 255 bytes that file systems allow, also where a character takes four bytes.
const LONGEST: usize = 48;

/// A value of an article as a part of a file's name: letters, digits, `.`, `_` and `-` stay, all else becomes one `-`.
/// It is never empty, never hidden, never `.` or `..`, holds no separator, and is no device's name.
pub fn clean_name(value: &str) -> String {
    let mut name = String::new();
    for c in value.chars() {
        let keep = c.is_alphanumeric() || matches!(c, '_' | '.');
        if keep {
            name.push(c);
        } else if !name.ends_with('-') {
            name.push('-');
        }
        if name.chars().nth(LONGEST - 1).is_some() {
            break;
        }
    }
    let name = name.trim_matches(['-', '.']);
    match name {
        "" => "article".to_owned(),
        _ if is_device(name) => format!("{name}_"),
        _ => name.to_owned(),
    }
}

/// Names that some systems keep for devices, with or without an extension.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_ascii_lowercase();
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix).is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit())
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// A path without what says nothing: `./a//b/../c` is `a/c`. The same place has one name from run to run. Links are not looked at.
pub(crate) fn plain_path(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            ".." if path.starts_with('/') && parts.is_empty() => {}
            _ => parts.push(part),
        }
    }
    let plain = parts.join("/");
    match (path.starts_with('/'), plain.is_empty()) {
        (true, _) => format!("/{plain}"),
        (false, true) => ".".to_owned(),
        (false, false) => plain,
    }
}

/// No part of a path is longer, in bytes: file systems allow 255, and a name may get a mark of ours.
const LONGEST_PART: usize = 200;

/// Puts a digest of the `uri` before the path's extension, so that two articles never share a file, and cuts parts of the path that
/// are longer than file systems take. The digest is 80 bits of the SHA-256, in 16 letters and digits that survive a file system
/// which does not tell capitals from small letters.
pub fn with_digest(path: &str, uri: &str) -> String {
    let (folders, name) = path.rsplit_once('/').map_or((None, path), |(folders, name)| (Some(folders), name));
    let mut out = String::with_capacity(path.len() + 20);
    for folder in folders.into_iter().flat_map(|folders| folders.split('/')) {
        out.push_str(cut(folder, LONGEST_PART));
        out.push('/');
    }
    let (stem, extension) = match name.rfind('.').filter(|dot| *dot > 0) {
        Some(dot) => (&name[..dot], cut(&name[dot..], 32)),
        None => (name, ""),
    };
    // An article without what its name is made of: neither a hidden file nor one without a name.
    let (stem, extension) = match stem {
        "" => ("article", extension),
        hidden if hidden.starts_with('.') && extension.is_empty() => ("article", cut(hidden, 32)),
        _ => (stem, extension),
    };
    out.push_str(cut(stem, LONGEST_PART - 17 - extension.len()));
    out.push('-');
    digits(uri, &mut out);
    out.push_str(extension);
    out
}

/// The beginning that fits, in whole characters.
fn cut(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

/// 80 bits of a text's SHA-256 as 16 letters and digits.
pub(crate) fn digits(uri: &str, out: &mut String) {
    const DIGITS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let digest = Sha256::digest(uri.as_bytes());
    let bits = digest.iter().take(10).fold(0u128, |bits, byte| bits << 8 | u128::from(*byte));
    out.extend((0..16).rev().map(|place| char::from(DIGITS[(bits >> (place * 5) & 31) as usize])));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_cannot_leave_its_folder() {
        for hostile in
            ["../../etc/passwd", "/etc/passwd", "..", ".", "", "a/b", "a\\b", "C:\\x", ".hidden", "\0", "- -"]
        {
            let name = clean_name(hostile);
            assert!(
                !name.contains(['/', '\\', ':', '\0']) && !name.starts_with('.') && !name.is_empty(),
                "{hostile:?}: {name:?}"
            );
        }
        assert_eq!(clean_name("BC-Nordhaven Storm, 2nd Ld"), "BC-Nordhaven-Storm-2nd-Ld");
        assert_eq!(clean_name("con.txt"), "con.txt_");
        assert_eq!(clean_name("LPT1"), "LPT1_");
        assert_eq!(clean_name("Überschwemmung"), "Überschwemmung");
    }

    #[test]
    fn a_part_that_is_too_long_is_cut_and_keeps_its_digest_and_extension() {
        let path = with_digest(&format!("{}/{}.json", "ä".repeat(300), "x".repeat(400)), "urn:1");
        assert!(path.ends_with(&with_digest("x.json", "urn:1")[1..]), "{path}");
        assert!(path.split('/').all(|part| part.len() <= LONGEST_PART), "{path}");
    }

    #[test]
    fn a_place_has_one_name() {
        for (path, plain) in
            [("./a//b/../c", "a/c"), ("/x/../y", "/y"), ("../a/./b", "../a/b"), ("a/..", "."), ("/..", "/")]
        {
            assert_eq!(plain_path(path), plain, "{path}");
        }
    }

    #[test]
    fn an_article_without_what_its_name_is_made_of_gets_one_that_is_seen() {
        assert!(with_digest("out/.json", "urn:1").starts_with("out/article-"));
        assert!(with_digest("out/.json", "urn:1").ends_with(".json"));
        assert!(with_digest("out/", "urn:1").starts_with("out/article-"));
    }

    #[test]
    fn two_uris_have_two_files() {
        assert_ne!(with_digest("out/a.json", "urn:1"), with_digest("out/a.json", "urn:2"));
        assert!(with_digest("out.d/a", "urn:1").starts_with("out.d/a-"));
        assert!(with_digest("out/a.json", "urn:1").ends_with(".json"));
    }

    proptest! {
        #[test]
        fn any_value_becomes_a_name_that_fits(value in ".{0,300}") {
            let name = clean_name(&value);
            prop_assert!(name.len() <= 4 * LONGEST + 1 && !name.is_empty() && name != "." && name != "..");
            prop_assert!(!name.chars().any(|c| c == '/' || c == '\\' || c.is_control()));
        }
    }
}
