//! How the files in `data/` are read: an entry a line, in parts that a name in brackets opens; what follows a `#` is a comment.

/// The entries of a file, each with the name of its part; an empty name before the first one.
pub(crate) fn entries(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut part = "";
    file.lines().filter_map(move |line| {
        let entry = line.split('#').next().unwrap_or_default().trim();
        if let Some(name) = entry.strip_prefix('[').and_then(|entry| entry.strip_suffix(']')) {
            part = name;
            return None;
        }
        (!entry.is_empty()).then_some((part, entry))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_belongs_to_the_part_above_it() {
        let file = "first\n# a comment\n[a]\nsecond # and why\n\n[b]\n third ";
        assert_eq!(entries(file).collect::<Vec<_>>(), [("", "first"), ("a", "second"), ("b", "third")]);
    }
}
