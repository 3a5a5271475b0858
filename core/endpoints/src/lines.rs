//! The sink `lines`: one file, an article a line.

use crate::config::{default, detail, schema_of, typed, written_format};
use crate::disk::{Disk, DiskFile, Found};
use crate::file_names::plain_path;
use crate::folders::Folders;
use crate::kind::SinkKind;
use crate::outgoing::Outgoing;
use crate::sink::{Committed, Delivery, Resume, Sink, SinkPlan};
use crate::{ConfigError, EndpointError};
use schemars::JsonSchema;
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Adds each article to a file as a line.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Config {
    /// The file, mostly `….jsonl`.
    path: PathBuf,
    /// Whether the file goes on where an earlier run ended; else it begins anew. In a run that has a state the file always goes on.
    #[serde(default = "default::yes")]
    append: bool,
    /// The format: article JSON, or ninjs 3.0.
    #[serde(default = "default::article")]
    #[schemars(schema_with = "crate::config::written_formats")]
    format: String,
    /// `published` gives out what may be published; `full` also what was removed, lineage and private notes, for the desk.
    #[serde(default = "default::published")]
    #[schemars(schema_with = "crate::config::details")]
    detail: String,
}

pub(crate) static LINES_SINK: SinkKind = SinkKind {
    name: "lines",
    doc: "adds each article to one file, a line each",
    schema: schema_of::<Config>,
    templates: &[],
    identity: |config| {
        config.get("path").and_then(|path| path.as_str()).map(|path| format!("lines:{}", plain_path(path)))
    },
    exactly_once: true,
    plan: |config| {
        let config: Config = typed(config)?;
        Ok(SinkPlan {
            format: written_format(&config.format)?,
            detail: detail(&config.detail)?,
            rendition: None,
            path: None,
        })
    },
    open: |config, disk| {
        let config: Config = typed(config).map_err(|error: ConfigError| error.to_string())?;
        Ok(Box::new(Lines {
            path: config.path,
            append: config.append,
            folders: Folders::anywhere(disk.clone()),
            disk,
            lasting: false,
            file: None,
            group: Outgoing::default(),
        }))
    },
};

struct Lines {
    path: PathBuf,
    append: bool,
    disk: Arc<dyn Disk>,
    folders: Folders,
    /// What is committed has to last.
    lasting: bool,
    /// Opened when the run begins, or with the first group.
    file: Option<Open>,
    group: Outgoing,
}

struct Open {
    file: Box<dyn DiskFile>,
    length: Length,
    /// The file's name is new in its folder.
    is_new: bool,
}

/// How far the file is.
enum Length {
    /// A file, and how many bytes of it are there for good: recorded, or someone else's.
    Known {
        bytes: u64,
        /// Bytes of a group that is not recorded may stand behind them.
        soiled: bool,
        /// How long it was after the group was written.
        written: u64,
    },
    /// A pipe or a device, which cannot be cut back.
    Unknown,
}

impl Lines {
    fn io(&self, doing: &'static str) -> impl Fn(std::io::Error) -> EndpointError + use<> {
        let path = self.path.clone();
        move |error| EndpointError::io(&path, doing, error)
    }

    fn open(&mut self, resume: Option<&Resume>) -> Result<(), EndpointError> {
        if self.file.is_some() {
            return Ok(());
        }
        self.folders.make(self.path.parent().unwrap_or(Path::new("")))?;
        let found = self.disk.look(&self.path, true).map_err(self.io("look at it"))?;
        let mut file = self.disk.append(&self.path).map_err(self.io("open"))?;
        let length = match found {
            None => Length::Known { bytes: 0, soiled: false, written: 0 },
            Some(Found::File(length)) => {
                let bytes = self.kept(length, resume)?;
                if bytes < length {
                    file.cut(bytes).map_err(self.io("cut back to what was recorded"))?;
                }
                Length::Known { bytes, soiled: false, written: bytes }
            }
            Some(_) => Length::Unknown,
        };
        self.file = Some(Open { file, length, is_new: found.is_none() });
        Ok(())
    }

    /// Whether the file is no longer what was left of it, as after a rotation: what was recorded is in the file that was moved away. What
    /// others added to it is theirs and stays.
    fn is_displaced(&mut self) -> Result<bool, EndpointError> {
        let looking = self.io("look at it");
        let Some(Open { file, length: Length::Known { bytes, soiled, .. }, .. }) = &mut self.file else {
            return Ok(false);
        };
        let length = file.length().map_err(&looking)?;
        let moved = !file.is_at(&self.path).map_err(&looking)?;
        if !moved && length < *bytes && length > 0 {
            return Err(EndpointError::Shrunk { path: self.path.clone(), found: length, recorded: *bytes });
        }
        if !moved && length >= *bytes && !*soiled {
            *bytes = length;
        }
        Ok(moved || length < *bytes)
    }

    /// How much of the file stays when it is opened.
    fn kept(&self, length: u64, resume: Option<&Resume>) -> Result<u64, EndpointError> {
        match resume {
            None if self.append => Ok(length),
            None => Ok(0),
            // A file that is empty was moved away, as by a rotation: it begins anew.
            Some(Resume { length: Some(recorded), .. }) if length < *recorded && length > 0 => {
                Err(EndpointError::Shrunk { path: self.path.clone(), found: length, recorded: *recorded })
            }
            // Only what a run of ours left unfinished is cut away, not what someone else has added since.
            Some(Resume { length: Some(recorded), cut_back: true, .. }) => Ok(length.min(*recorded)),
            Some(_) => Ok(length),
        }
    }
}

impl Sink for Lines {
    fn resume(&mut self, resume: &Resume) -> Result<Committed, EndpointError> {
        self.lasting = true;
        self.open(Some(resume))?;
        let Some(open) = &mut self.file else { return Ok(Committed::default()) };
        // Whoever made the file may have been killed before its name was made to last.
        open.is_new = true;
        Ok(match open.length {
            Length::Known { bytes, .. } => Committed { length: Some(bytes) },
            Length::Unknown => Committed::default(),
        })
    }

    fn prepare(&mut self) -> Result<Committed, EndpointError> {
        if !self.is_displaced()? {
            return Ok(Committed::default());
        }
        tracing::warn!(file = %self.path.display(), "moved away or emptied since the last articles; a new file is begun");
        self.file = None;
        self.open(None)?;
        Ok(match &self.file {
            Some(Open { length: Length::Known { bytes, .. }, .. }) => Committed { length: Some(*bytes) },
            _ => Committed::default(),
        })
    }

    fn deliver(&mut self, delivery: &Delivery<'_>) -> Result<(), EndpointError> {
        self.group.push(delivery.bytes);
        Ok(())
    }

    fn commit(&mut self) -> Result<Committed, EndpointError> {
        let (writing, cutting, looking) =
            (self.io("write"), self.io("cut back to what was recorded"), self.io("look at it"));
        if self.is_displaced()? {
            return Err(EndpointError::Moved(self.path.clone()));
        }
        self.open(None)?;
        let Some(open) = &mut self.file else { return Ok(Committed::default()) };
        let adds = self.group.len() > 0;
        if let Length::Known { bytes, soiled, .. } = &mut open.length {
            if *soiled {
                open.file.cut(*bytes).map_err(cutting)?;
            }
            *soiled = adds;
        }
        self.group.write_to(&mut |bytes| open.file.write(bytes)).map_err(writing)?;
        let Length::Known { written, .. } = &mut open.length else { return Ok(Committed::default()) };
        if self.lasting && adds {
            open.file.sync().map_err(|error| EndpointError::sync(&self.path, error))?;
            if std::mem::take(&mut open.is_new) {
                self.folders.sync(self.path.parent().unwrap_or(Path::new("")))?;
            }
        }
        // Not what it should be but what it is: others may have added to it meanwhile.
        *written = open.file.length().map_err(looking)?;
        Ok(Committed { length: Some(*written) })
    }

    fn abandon(&mut self) {
        self.folders.forget();
        match &self.file {
            // The file will be cut back before it is written to again.
            Some(Open { length: Length::Known { .. }, .. }) => self.group.finish(),
            _ => self.group.take_back(),
        }
    }

    fn recorded(&mut self) {
        if let Some(Open { length: Length::Known { bytes, soiled, written }, .. }) = &mut self.file {
            *bytes = *written;
            *soiled = false;
        }
        self.group.finish();
    }
}
