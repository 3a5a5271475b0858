//! Files: a source that reads a file or the files of a folder, and a sink that writes a file an article.

mod settled;
mod sink;
mod source;
mod staged;

pub(crate) use sink::FILES_SINK;
pub use sink::folder_sink;
pub(crate) use source::FILES_SOURCE;
pub use source::files_in;
pub use staged::write_whole;
