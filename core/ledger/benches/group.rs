//! What the ledger costs an article: looked up, delivered to one sink with its lineage, and its share of the commit.
#![allow(missing_docs)]

use copydesk_ledger::{Asked, Came, Holder, ItemKey, Known, Ledger, NewRun, Run, SinkId};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use jiff::Timestamp;
use std::hint::black_box;

struct Desk {
    ledger: Ledger,
    run: Run,
    sinks: [SinkId; 1],
    next: u128,
    lineage: String,
    _folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Desk {
        let folder = tempfile::tempdir().expect("a folder");
        let (pipeline, host) = ("wire".to_owned(), "bench".to_owned());
        let holder = Holder { pid: 1, host: host.clone(), pipeline: pipeline.clone(), since: Timestamp::UNIX_EPOCH };
        let mut ledger = Ledger::open(folder.path(), &holder).expect("a ledger");
        let run = NewRun {
            pipeline,
            definition: "wire.yaml".to_owned(),
            config: "sha256:0a".to_owned(),
            program: "0.1.0".to_owned(),
            pid: 1,
            host,
            started: Timestamp::UNIX_EPOCH,
            replay: false,
            partial: false,
        };
        let run = ledger.begin_run(&run).expect("a run");
        let sinks = [ledger.sink(&run, "out").expect("a sink").id];
        let stages: Vec<_> = (0..6).map(|n| serde_json::json!({"stage": format!("stage-{n}"), "plugin": "tag-topics 1.0.0", "config": "sha256:0a0b0c0d0e0f0a0b0c0d0e0f0a0b0c0d0e0f0a0b0c0d0e0f0a0b0c0d0e0f0a0b", "changes": n, "micros": 12})).collect();
        let mut lineage = serde_json::Value::from(stages).to_string();
        lineage.extend(std::iter::repeat_n(' ', 1024_usize.saturating_sub(lineage.len())));
        Desk { ledger, run, sinks, next: 0, lineage, _folder: folder }
    }

    /// Story after story, as an agency names them.
    fn next(&mut self) -> ItemKey {
        self.next += 1;
        ItemKey {
            uri: format!("urn:newsml:agency.example:20261128:{:09}", self.next),
            version: Some("1".to_owned()),
            versioncreated: Some(Timestamp::UNIX_EPOCH),
            canceled: false,
            content: (self.next.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c834)).to_le_bytes(),
        }
    }

    fn settle(&mut self, size: usize, file: bool) {
        let keys: Vec<_> = (0..size).map(|_| self.next()).collect();
        let now = Timestamp::UNIX_EPOCH;
        let came = Came { source: "in/wire-2026-11-28.jsonl".to_owned(), line: Some(1), at: now };
        let mut group = self.ledger.group(&self.run, &self.sinks).expect("a group");
        for key in &keys {
            let known = group.look(key, Asked::Arrived, now).expect("an answer");
            assert!(matches!(known, Known::Open { .. }));
            let path = file.then(|| format!("out/{}.json", &key.uri[20..]));
            group.deliver(key, &came, &[(self.sinks[0], path.as_deref())], Some(&self.lineage)).expect("delivered");
        }
        group.sink_length(self.sinks[0], 1).expect("noted");
        group.commit().expect("a commit");
    }
}

fn groups(c: &mut Criterion) {
    let mut benches = c.benchmark_group("ledger");
    benches.sample_size(20);
    for size in [32, 256] {
        benches.throughput(Throughput::Elements(size as u64));
        for (name, file) in [("lines", false), ("files", true)] {
            let mut desk = Desk::new();
            benches.bench_function(format!("group of {size} to {name}"), |b| b.iter(|| desk.settle(size, file)));
        }
    }
    let mut desk = Desk::new();
    (0..40).for_each(|_| desk.settle(250, true));
    let mut reader = desk.ledger.seen_reader(desk.run.pipeline, &desk.sinks).expect("a reader");
    desk.next = 0;
    benches.throughput(Throughput::Elements(1));
    benches.bench_function("a worker's look at what was seen, of 10,000", |b| {
        b.iter(|| {
            desk.next %= 10_000;
            let key = desk.next();
            black_box(reader.look(&key, Asked::Arrived, Timestamp::UNIX_EPOCH).expect("an answer"))
        });
    });
    benches.finish();
}

criterion_group!(benches, groups);
criterion_main!(benches);
