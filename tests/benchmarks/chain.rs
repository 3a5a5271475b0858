//! The chain: the pipeline of `pipelines/wire.yaml` over copy of about 8 KB an article, from bytes to bytes, with one worker
//! and with two, and with a state beside the one without; and beside it a parse and write of the same lines with serde_json, the floor that it is measured against.
//!
//!     cargo bench --bench chain
#![allow(missing_docs)]

use copydesk_article::Detail;
use copydesk_endpoints::{Committed, Delivery, Document, EndpointError, Resume, Sink, SinkPlan, Source};
use copydesk_formats::{Format, Origin, Wanted};
use copydesk_pipeline::{
    Document as Definition, ErrorPolicy, Options, Plan, SinkPolicy, SourceDefaults, Workers, check_with,
};
use copydesk_plugin_host::{Folder, Folders, Plugins};
use copydesk_runtime::{Control, OpenSink, PluginCatalogue, Wiring};
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use std::io::Cursor;
use std::sync::Arc;

const ARTICLES: usize = 200;

/// Lines of article JSON, made of the copy in `examples/wire`, each about 8 KB.
fn corpus() -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/wire");
    let mut names: Vec<_> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    names.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    names.sort();
    // What follows an agency's stars is not for publication: an article made of it would be refused.
    let texts =
        names.iter().filter_map(|path| std::fs::read_to_string(path).ok()).filter(|text| !text.contains("* * *"));
    let paragraphs: Vec<String> =
        texts.flat_map(|text| text.split("\n\n").map(|p| p.replace('\n', " ")).collect::<Vec<_>>()).collect();
    assert!(paragraphs.len() > 50, "the example copy is there");
    let mut lines = Vec::new();
    for number in 0..ARTICLES {
        let mut body: Vec<&str> = Vec::new();
        let mut at = number * 7;
        while body.iter().map(|paragraph| paragraph.len()).sum::<usize>() < 8000 {
            body.push(&paragraphs[at % paragraphs.len()]);
            at += 1;
        }
        let article = serde_json::json!({"uri": format!("bench:{number}"), "headline": body[0], "language": "en", "body": body.join("\n\n")});
        lines.extend(article.to_string().into_bytes());
        lines.push(b'\n');
    }
    lines
}

struct Once(Option<Arc<[u8]>>);

impl Source for Once {
    fn next(&mut self) -> Option<Document> {
        let reader = Ok(Box::new(Cursor::new(self.0.take()?)) as Box<dyn std::io::Read + Send>);
        Some(Document { origin: Origin::file("bench.jsonl"), wanted: Wanted::Auto, reader, done: None })
    }
}

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

fn wiring(corpus: &Arc<[u8]>) -> Wiring {
    let format = Format::from_name("article").expect("the format is built in");
    let plan = SinkPlan { format, detail: Detail::Published, rendition: None, path: None };
    let policy = SinkPolicy::from(ErrorPolicy::default());
    let name = "nowhere".to_owned();
    let sinks = vec![OpenSink { identity: name.clone(), place: None, name, plan, policy, sink: Box::new(Nowhere) }];
    let mut wiring = Wiring { sinks, ..Wiring::default() };
    wiring.push_source(Box::new(Once(Some(corpus.clone()))), &SourceDefaults::default());
    wiring
}

/// The plugins lie beside this program: they are dev-dependencies of the root package.
fn plugins() -> Plugins {
    let program = std::env::current_exe().expect("a program has a path");
    let folder = program.parent().expect("a program is in a folder").to_owned();
    Plugins::new(Folders(vec![Folder { path: folder, origin: "beside the benchmark" }]))
}

fn plan(plugins: &Plugins, workers: u32) -> Plan {
    let text = include_str!("../../pipelines/wire.yaml");
    let document = Definition { name: "pipelines/wire.yaml", text };
    let options = Options { replace_sources: true, replace_sinks: true, ..Options::default() };
    let checked = check_with(&document, options, &|_| None, &PluginCatalogue(plugins));
    let mut plan = checked.plan.unwrap_or_else(|| panic!("{:?}", checked.diagnostics));
    plan.chains.iter_mut().for_each(|chain| chain.workers = Workers::Count(workers));
    plan
}

fn chain(criterion: &mut Criterion) {
    let corpus: Arc<[u8]> = corpus().into();
    let plugins = plugins();
    let mut group = criterion.benchmark_group("chain");
    group.throughput(Throughput::Elements(ARTICLES as u64)).sample_size(20);
    group.bench_function("floor: serde_json parses and writes", |bench| {
        bench.iter(|| {
            let mut out = Vec::new();
            for line in corpus.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
                let value: serde_json::Value = serde_json::from_slice(line).expect("the corpus is JSON");
                serde_json::to_writer(&mut out, &value).expect("memory takes all");
            }
            out.len()
        });
    });
    for workers in [1, 2] {
        let plan = plan(&plugins, workers);
        group.bench_function(format!("workers: {workers}"), |bench| {
            bench.iter(|| {
                let report =
                    copydesk_runtime::run(&plan, &plugins, wiring(&corpus), &Control::new(2)).expect("it runs");
                assert!(report.is_clean() && report.account.delivered == ARTICLES as u64);
            });
        });
    }
    // What the ledger costs: every article is new to it, and every group is synced.
    let mut plan = plan(&plugins, 2);
    group.bench_function("workers: 2, with a state", |bench| {
        bench.iter_batched(
            || tempfile::tempdir().expect("a temporary folder"),
            |state| {
                plan.state = Some(state.path().display().to_string());
                let report =
                    copydesk_runtime::run(&plan, &plugins, wiring(&corpus), &Control::new(2)).expect("it runs");
                assert!(report.is_clean() && report.account.delivered == ARTICLES as u64);
                state
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

criterion_group!(benches, chain);
criterion_main!(benches);
