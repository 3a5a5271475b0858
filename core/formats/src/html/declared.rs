//! The charset that a page declares: in a `meta` element or an XML declaration near its start.

/// How far into a page a declaration may stand.
const HEAD: usize = 4096;

/// The declared label, as it is written.
pub(super) fn charset(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let head: String = head.iter().map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    let label = |after: &str| {
        let value = after.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).unwrap_or(value.len());
        value.get(..end).filter(|label| !label.is_empty()).map(str::to_owned)
    };
    let in_xml = head.trim_start().strip_prefix("<?xml").and_then(|xml| {
        let declaration = xml.get(..xml.find("?>")?)?;
        label(declaration.split_once("encoding")?.1)
    });
    in_xml.or_else(|| {
        let mut tags = head.match_indices("<meta").filter_map(|(at, _)| head.get(at..)?.split('>').next());
        tags.find_map(|tag| label(tag.split_once("charset")?.1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_charset_is_found_where_pages_declare_it() {
        let label = |page: &str| charset(page.as_bytes());
        assert_eq!(label("<META CHARSET=\"ISO-8859-1\">").as_deref(), Some("iso-8859-1"));
        let old = "<meta http-equiv='Content-Type' content='text/html; charset = koi8-r'>";
        assert_eq!(label(old).as_deref(), Some("koi8-r"));
        assert_eq!(label("<?xml version='1.0' encoding='latin1'?><html>").as_deref(), Some("latin1"));
        assert_eq!(label("<meta name=a content=b><p>charset=x"), None);
    }
}
