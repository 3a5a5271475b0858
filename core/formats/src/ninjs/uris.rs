//! What is a URI, and how an identity that is none becomes one.

/// The identity as a URI: a path becomes a `urn:` that the reader of it can undo.
pub(super) fn uri(identity: &str) -> String {
    if is_uri(identity) {
        return identity.to_owned();
    }
    let mut out = "urn:copydesk:".to_owned();
    for byte in identity.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

/// Whether text is an absolute URI: a scheme, then only what a URI may hold.
pub(super) fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let starts = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    let scheme = scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=%".contains(&b);
    let escapes = rest.split('%').skip(1).all(|after| after.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2);
    let bytes = rest.bytes().all(allowed) && rest.bytes().filter(|b| *b == b'#').count() < 2;
    // Authorities with odd ports and the like are refused by validators.
    let host = rest.strip_prefix("//").and_then(|rest| rest.split(['/', '?', '#']).next());
    let host = host.is_none_or(|host| {
        !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.:_@".contains(&b))
    });
    starts && scheme && !rest.is_empty() && bytes && escapes && host
}
