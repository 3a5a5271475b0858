//! `copydesk schema`.

use crate::arguments::{Schema, SchemaOf};
use crate::failure::{Failure, Status};
use crate::output;

pub(crate) fn run(command: &Schema) -> Result<Status, Failure> {
    output::print_json(&match command.of {
        SchemaOf::Pipeline => copydesk_pipeline::definition_schema(),
        SchemaOf::Article => copydesk_article::article_schema(),
    });
    Ok(Status::Done)
}
