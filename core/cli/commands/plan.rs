//! `copydesk plan`.

use crate::arguments::{Common, Form, Plan};
use crate::definition::{plan, plugins};
use crate::failure::{Failure, Status};
use crate::output;
use copydesk_pipeline::Options;

pub(crate) fn run(common: &Common, command: &Plan) -> Result<Status, Failure> {
    let plan = plan(&command.pipeline, &plugins(common), Options::default(), common.color)?;
    match command.format {
        Form::Text => output::print(&plan.to_string()),
        Form::Json => output::print_json(&serde_json::to_value(&plan).unwrap_or_default()),
    }
    Ok(Status::Done)
}
