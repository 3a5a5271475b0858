//! The sink `lines`: one file, an article a line.

use crate::config::{default, detail, schema_of, typed, written_format};
use crate::disk::{Disk, DiskFile, Found};
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
    /// The format: `article` or `ninjs`.
    #[serde(default = "default::article")]
    format: String,
    /// `published` gives out what may be published; `full` also what was removed, lineage and private notes, for the desk.
    #[serde(default = "default::published")]
    detail: String,
}

pub(crate) static LINES_SINK: SinkKind = SinkKind {
    name: "lines",
    doc: "adds each article to one file, a line each",
    schema: schema_of::<Config>,
    templates: &[],
    identity: |config| config.get("path").and_then(|path| path.as_str()).map(|path| format!("lines:{path}")),
    exactly_once: true,
    plan: |config| {
        let config: Config = typed(config)?;
        Ok(SinkPlan { format: written_format(&config.format)?, detail: detail(&config.detail)?, path: None })
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
    /// A file, and how many bytes of it hold groups that are recorded.
    Recorded {
        bytes: u64,
        /// Bytes of a group that is not recorded may stand behind them.
        soiled: bool,
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
            None => Length::Recorded { bytes: 0, soiled: false },
            Some(Found::File(length)) => {
                let bytes = self.kept(length, resume)?;
                if bytes < length {
                    file.cut(bytes).map_err(self.io("cut back to what was recorded"))?;
                }
                Length::Recorded { bytes, soiled: false }
            }
            Some(_) => Length::Unknown,
        };
        self.file = Some(Open { file, length, is_new: found.is_none() });
        Ok(())
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
            Some(Resume { length: recorded, unclean }) if !unclean.is_empty() => Ok(length.min(recorded.unwrap_or(0))),
            Some(_) => Ok(length),
        }
    }
}

impl Sink for Lines {
    fn resume(&mut self, resume: &Resume) -> Result<(), EndpointError> {
        self.lasting = true;
        self.open(Some(resume))
    }

    fn deliver(&mut self, delivery: &Delivery<'_>) -> Result<(), EndpointError> {
        self.group.push(delivery.bytes);
        Ok(())
    }

    fn commit(&mut self) -> Result<Committed, EndpointError> {
        let (writing, cutting) = (self.io("write"), self.io("cut back to what was recorded"));
        self.open(None)?;
        let Some(open) = &mut self.file else { return Ok(Committed::default()) };
        let adds = self.group.len();
        if let Length::Recorded { bytes, soiled } = &mut open.length {
            if *soiled {
                open.file.cut(*bytes).map_err(cutting)?;
            }
            *soiled = adds > 0;
        }
        self.group.write_to(&mut |bytes| open.file.write(bytes)).map_err(writing)?;
        if let Length::Recorded { bytes, .. } = open.length {
            if self.lasting && adds > 0 {
                open.file.sync().map_err(|error| EndpointError::sync(&self.path, error))?;
                if std::mem::take(&mut open.is_new) {
                    self.folders.sync(self.path.parent().unwrap_or(Path::new("")))?;
                }
            }
            return Ok(Committed { length: Some(bytes + adds as u64) });
        }
        Ok(Committed::default())
    }

    fn abandon(&mut self) {
        match &self.file {
            // The file will be cut back before it is written to again.
            Some(Open { length: Length::Recorded { .. }, .. }) => self.group.finish(),
            _ => self.group.take_back(),
        }
    }

    fn recorded(&mut self) {
        if let Some(Open { length: Length::Recorded { bytes, soiled }, .. }) = &mut self.file {
            *bytes += self.group.len() as u64;
            *soiled = false;
        }
        self.group.finish();
    }
}
