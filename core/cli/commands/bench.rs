//! `copydesk bench`: what each stage of a user's own pipeline costs.

use crate::arguments::{Bench, Common, Form};
use crate::definition::{plan, plugins, set_workers};
use crate::ends::{self, Ends};
use crate::failure::{Failure, Status};
use crate::{output, report};
use copydesk_article::Detail;
use copydesk_endpoints::{Committed, Delivery, EndpointError, Resume, Sink, SinkPlan};
use copydesk_formats::Format;
use copydesk_pipeline::{Options, Plan, SinkPolicy};
use copydesk_runtime::{Control, OpenSink, Report, StepTime, Timing};
use serde_json::json;

pub(crate) fn run(common: &Common, command: &Bench) -> Result<Status, Failure> {
    let plugins = plugins(common);
    let options = Options {
        replace_sources: !command.input.is_empty(),
        replace_sinks: true,
        no_state: true,
        ..Options::default()
    };
    let mut plan = plan(&command.pipeline, &plugins, options, common.color)?;
    set_workers(&mut plan, Some(command.workers));
    let mut rounds = Vec::new();
    for _ in 0..command.rounds {
        let mut control = Control::new(std::thread::available_parallelism().map_or(1, usize::from));
        let mut wiring = ends::wire(&mut plan, &Ends { input: &command.input, ..Ends::default() }, &control.disk)?;
        wiring.sinks.push(nowhere(&plan)?);
        control.timing = Timing::Every;
        rounds.push(copydesk_runtime::run(&plan, &plugins, wiring, &control)?);
    }
    let steps = medians(&rounds);
    let mut rates: Vec<f64> = rounds.iter().map(rate).collect();
    rates.sort_by(f64::total_cmp);
    let rate = rates.get(rates.len() / 2).copied().unwrap_or_default();
    let articles = rounds.first().map_or(0, |report| report.account.received);
    match command.format {
        Form::Json => {
            let steps: Vec<_> = steps
                .iter()
                .map(|step| json!({"step": step.step, "articles": step.articles, "micros_each": step.micros_each()}))
                .collect();
            output::print_json(
                &json!({"rounds": command.rounds, "articles": articles, "articles_a_second": rate, "steps": steps}),
            );
        }
        Form::Text => {
            let mut out = format!("{articles} articles, {} rounds, medians\n", command.rounds);
            let _ = report::steps(&mut out, &steps);
            out.push_str(&format!("  {rate:.0} articles a second\n"));
            output::print(&out);
        }
    }
    let clean = rounds.iter().all(Report::is_clean);
    Ok(if clean { Status::Done } else { Status::NotAll })
}

fn rate(report: &Report) -> f64 {
    let seconds = report.time.as_secs_f64();
    if seconds > 0.0 { report.account.received as f64 / seconds } else { 0.0 }
}

/// Of each step the round with the median time.
fn medians(rounds: &[Report]) -> Vec<StepTime> {
    let steps = rounds.first().map_or(0, |report| report.steps.len());
    let median = |index: usize| {
        let mut times: Vec<&StepTime> = rounds.iter().filter_map(|report| report.steps.get(index)).collect();
        times.sort_by_key(|step| step.time);
        times.get(times.len() / 2).map(|step| (*step).clone())
    };
    (0..steps).filter_map(median).collect()
}

/// A sink that articles are made ready for and that keeps none.
fn nowhere(plan: &Plan) -> Result<OpenSink, Failure> {
    struct Nowhere;
    impl Sink for Nowhere {
        fn resume(&mut self, _: &Resume) -> Result<Committed, EndpointError> {
            Ok(Committed::default())
        }
        fn deliver(&mut self, _: &Delivery<'_>) -> Result<(), EndpointError> {
            Ok(())
        }
        fn commit(&mut self) -> Result<Committed, EndpointError> {
            Ok(Committed::default())
        }
        fn abandon(&mut self) {}
    }
    let format =
        Format::from_name("article").ok_or_else(|| Failure::Wiring("there is no format `article`".to_owned()))?;
    let policy = SinkPolicy::from(plan.on_error);
    let plan = SinkPlan { format, detail: Detail::Published, rendition: None, path: None };
    let name = "nowhere".to_owned();
    Ok(OpenSink { identity: name.clone(), place: None, name, plan, policy, sink: Box::new(Nowhere) })
}
