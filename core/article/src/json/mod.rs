//! The article as JSON: the contract of files, tests and scorers. Output is valid input.

mod out;
mod part;
mod read;
mod schema;
mod spans;
mod write;

pub use part::write_part;
pub use read::{ReadError, read_article, read_article_with};
pub use schema::article_schema;
pub use write::{Detail, OptionalPart, write_article};
