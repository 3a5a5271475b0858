//! Files that options name: read whole, where they are files and no larger than such files are.

use std::fs::{self, File};
use std::io::Read;

/// What a file should be: how many bytes at most, and how to find it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Expected {
    pub(crate) most: u64,
    /// Follows "give the path of ", as in "a YAML file".
    pub(crate) what: &'static str,
}

/// The bytes of the file at `path`, or what is wrong with it and how to mend that. A device or a pipe may have no end, and is
/// not opened.
pub(crate) fn read(path: &str, expected: Expected) -> Result<Vec<u8>, String> {
    let Expected { most, what } = expected;
    let remedy = |trouble: String| {
        format!("{path}{trouble}; give the path of {what}, seen from the folder that copydesk runs in")
    };
    let found = fs::metadata(path).map_err(|error| remedy(format!(": {error}")))?;
    if !found.is_file() {
        return Err(remedy(" is no regular file".to_owned()));
    }
    let mut bytes = Vec::with_capacity(found.len().min(most) as usize);
    let read = File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes));
    read.map_err(|error| remedy(format!(": {error}")))?;
    if bytes.len() as u64 > most {
        return Err(remedy(format!(" is larger than {} MB", most >> 20)));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: Expected = Expected { most: 1 << 20, what: "a small file" };

    #[test]
    fn a_file_is_read_whole_and_one_that_is_too_large_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("f");
        let path = path.to_str().unwrap();
        fs::write(path, vec![7; 1 << 20]).unwrap();
        assert_eq!(read(path, SMALL).unwrap().len(), 1 << 20);
        fs::write(path, vec![7; (1 << 20) + 1]).unwrap();
        let refusal = read(path, SMALL).unwrap_err();
        assert!(refusal.contains("larger than 1 MB; give the path of a small file"), "{refusal}");
    }

    #[test]
    fn what_is_no_file_is_refused_by_name() {
        let folder = tempfile::tempdir().unwrap();
        for path in ["/dev/zero", folder.path().to_str().unwrap()] {
            let refusal = read(path, SMALL).unwrap_err();
            assert!(refusal.starts_with(&format!("{path} is no regular file; give the path")), "{refusal}");
        }
        assert!(read("no/such/file", SMALL).unwrap_err().starts_with("no/such/file: "));
    }
}
