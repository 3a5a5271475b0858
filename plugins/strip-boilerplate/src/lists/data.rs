//! How the files in `data/` are read: an entry a line, in parts that a name in brackets opens; what follows a `#` is a comment.

use memchr::memmem;

/// Notices of rights, which two readers ask for.
pub(crate) const RIGHTS: &str = include_str!("../../data/rights.txt");

/// The entries of a file, each with the name of its part; an empty name before the first one. The lists have many thousands, and are read at
/// every start: lines and comments are found by their bytes.
pub(crate) fn entries(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let (mut part, mut at) = ("", 0);
    std::iter::from_fn(move || {
        while at < file.len() {
            let bytes = &file.as_bytes()[at..];
            let said = memchr::memchr2(b'\n', b'#', bytes).unwrap_or(bytes.len());
            let end = match bytes.get(said) {
                Some(b'#') => memchr::memchr(b'\n', bytes).unwrap_or(bytes.len()),
                _ => said,
            };
            let entry = file[at..at + said].trim_ascii();
            at += end + 1;
            if let Some(name) = entry.strip_prefix('[').and_then(|entry| entry.strip_suffix(']')) {
                part = name;
            } else if !entry.is_empty() {
                return Some((part, entry));
            }
        }
        None
    })
}

/// The entries of one part of a file, in their order. It is found by its name, for many parts are asked for of one file.
pub(crate) fn part(file: &'static str, name: &str) -> Vec<&'static str> {
    let heading = format!("[{name}]");
    let headings = memmem::find_iter(file.as_bytes(), &heading);
    let headings = headings.filter(|at| *at == 0 || file.as_bytes()[at - 1] == b'\n');
    let of = |at: usize| {
        let end = memmem::find(&file.as_bytes()[at..], b"\n[").map_or(file.len(), |end| at + end);
        entries(&file[at..end])
    };
    headings.flat_map(of).map(|(_, entry)| entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_belongs_to_the_part_above_it() {
        let file = "first\n# a comment\n[a]\nsecond # and why\n\n[b]\n third # [a]\n[a] # more\nfourth";
        assert_eq!(
            entries(file).collect::<Vec<_>>(),
            [("", "first"), ("a", "second"), ("b", "third"), ("a", "fourth")]
        );
        assert_eq!((part(file, "a"), part(file, "c")), (vec!["second", "fourth"], vec![]));
    }
}
