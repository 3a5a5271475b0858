//! Where bytes come from, and what its name is good for.

use std::sync::Arc;

/// Where bytes come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The name in messages and, for files, in the `uri` of items without one: the path as the source knows it.
    pub name: Arc<str>,
    /// The name says nothing of the content (standard input): items without a `uri` are named by a hash of their bytes.
    pub by_content: bool,
}

impl Origin {
    /// A file, by the path that names it from run to run.
    pub fn file(path: impl Into<Arc<str>>) -> Origin {
        Origin { name: path.into(), by_content: false }
    }

    /// Standard input.
    pub fn stdin() -> Origin {
        Origin { name: "standard input".into(), by_content: true }
    }

    /// The extension of the name, in lower case and without the dot.
    pub(crate) fn extension(&self) -> Option<String> {
        let name = self.name.rsplit(['/', '\\']).next()?;
        let (stem, extension) = name.rsplit_once('.')?;
        (!stem.is_empty()).then(|| extension.to_ascii_lowercase())
    }
}
