//! What text looks like from its start: JSON, XML and its root element.

/// Whether text is an object or a list of objects: `[Note: …]` and `{…` of a template are none.
pub(crate) fn looks_like_json(bytes: &[u8]) -> bool {
    let mut marks = bytes.iter().filter(|byte| !byte.is_ascii_whitespace());
    match marks.next() {
        Some(b'{') => matches!(marks.next(), Some(b'"' | b'}')),
        Some(b'[') => match marks.next() {
            Some(b'{') => matches!(marks.next(), Some(b'"' | b'}')),
            next => matches!(next, Some(b']')),
        },
        _ => false,
    }
}

/// What XML is, by its root element; `None` where the text is no XML.
pub(crate) fn xml(bytes: &[u8]) -> Option<String> {
    let root = root_element(bytes)?;
    let closed = bytes.trim_ascii_end().ends_with(b">");
    let local = root.rsplit(':').next().unwrap_or(root);
    let lines = include_str!("../data/xml-roots.txt").lines().filter(|line| !line.starts_with('#'));
    let known = lines.filter_map(|line| line.split_once(' ')).find(|(name, _)| local.eq_ignore_ascii_case(name));
    Some(match known {
        Some((_, what)) => what.trim().to_owned(),
        // A text may open with something in angle brackets.
        None if !closed && !bytes.starts_with(b"<?xml") => return None,
        None => format!("XML with the root element `{}`", root.get(..60).unwrap_or(root)),
    })
}

/// The name of the root element: what stands first after declarations and comments.
pub(crate) fn root_element(bytes: &[u8]) -> Option<&str> {
    let mut rest = trim(bytes);
    loop {
        rest = rest.trim_ascii_start();
        if let Some(after) = rest.strip_prefix(b"<?") {
            rest = after_mark(after, b"?>")?;
        } else if let Some(after) = rest.strip_prefix(b"<!--") {
            rest = after_mark(after, b"-->")?;
        } else if rest.starts_with(b"<!") {
            rest = after_doctype(rest)?;
        } else {
            let name = rest.strip_prefix(b"<")?;
            let end = name.iter().position(|b| !(b.is_ascii_alphanumeric() || b":-_.".contains(b)))?;
            let name = std::str::from_utf8(name.get(..end)?).ok()?;
            return name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_').then_some(name);
        }
    }
}

fn after_mark<'a>(bytes: &'a [u8], mark: &[u8]) -> Option<&'a [u8]> {
    bytes.get(memchr::memmem::find(bytes, mark)? + mark.len()..)
}

fn after_doctype(bytes: &[u8]) -> Option<&[u8]> {
    let mut depth = 0_usize;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'[' => depth += 1,
            b']' => depth = depth.saturating_sub(1),
            b'>' if depth == 0 => return bytes.get(at + 1..),
            _ => {}
        }
    }
    None
}

/// The bytes without byte order mark and leading space.
pub(crate) fn trim(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start()
}
