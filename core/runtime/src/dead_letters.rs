//! Dead letters: each article that failed, as it came in, with the reason beside it.

use crate::batch::{Death, Raw};
use copydesk_endpoints::{Disk, EndpointError, clean_name, with_digest, write_whole};
use serde_json::json;
use std::path::{Path, PathBuf};

/// The folder of one pipeline's dead letters. It is made with the first.
pub(crate) struct DeadLetters {
    folder: PathBuf,
    pipeline: String,
    made: bool,
}

impl DeadLetters {
    pub(crate) fn new(folder: &Path, pipeline: &str) -> DeadLetters {
        DeadLetters { folder: folder.join(clean_name(pipeline)), pipeline: pipeline.to_owned(), made: false }
    }

    /// Writes the article as it came in and, beside it, `….reason.json`; says where.
    pub(crate) fn put(&mut self, disk: &dyn Disk, raw: &Raw, death: &Death) -> Result<PathBuf, EndpointError> {
        if !self.made {
            std::fs::create_dir_all(&self.folder).map_err(|error| EndpointError::Io {
                path: self.folder.clone(),
                doing: "make the folder",
                error,
            })?;
            self.made = true;
        }
        let (bytes, (origin, line)) = (raw.bytes(), raw.place());
        // The same article that fails again in a later run replaces its letter: the name comes from what it is.
        let name = death.uri.as_deref().unwrap_or(origin);
        let identity = format!("{origin}\n{}\n{}", line.unwrap_or_default(), name);
        let short = clean_name(name.rsplit(['/', '\\']).next().filter(|last| !last.is_empty()).unwrap_or(name));
        let stem = with_digest(&short.replace('.', "-"), &identity);
        let path = self.folder.join(format!("{stem}.{}", extension(origin, line)));
        // What may be the last copy has to last.
        write_whole(disk, &path, &[bytes], true)?;
        let reason = json!({
            "pipeline": self.pipeline,
            "uri": death.uri,
            "source": origin,
            "line": line,
            "stage": death.stage,
            "plugin": death.plugin,
            "sink": death.sink,
            "error": death.error,
            "tries": death.tries,
            "article": path.file_name().map(|name| name.to_string_lossy()),
        });
        let text = serde_json::to_string_pretty(&reason).unwrap_or_default();
        write_whole(disk, &self.folder.join(format!("{stem}.reason.json")), &[text.as_bytes(), b"\n"], true)?;
        Ok(path)
    }
}

/// The extension that the article came with.
fn extension(origin: &str, line: Option<u64>) -> String {
    if line.is_some() {
        return "json".to_owned();
    }
    let given = Path::new(origin).extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    given
        .filter(|given| given.len() <= 8 && given.bytes().all(|b| b.is_ascii_alphanumeric()))
        .unwrap_or_else(|| "txt".to_owned())
}
