//! What protects the story's own lines that look like furniture: series, programmes and services, headings, letters, questions of an interview, what a line
//! introduces or counts, songs and titles that invite. They stand in rows of their own, each with what a page's rows lack.

mod count;
pub(crate) mod diary;
pub(crate) mod headings;
pub(crate) mod interview;
pub(crate) mod introduced;
pub(crate) mod invited;
pub(crate) mod led;
pub(crate) mod letters;
pub(crate) mod programme;
pub(crate) mod report;
pub(crate) mod series;
pub(crate) mod services;
pub(crate) mod subheads;
