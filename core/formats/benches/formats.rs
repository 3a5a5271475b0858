//! What decoding and encoding cost: an article of 8 KB as JSON, against what serde_json needs to parse the same line.
#![allow(missing_docs)]

use copydesk_article::Detail;
use copydesk_formats::{Context, Format, Origin, Record, Wanted, decode, frame};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

const SENTENCE: &str = "The harbour board said that the ferry would “stay in” until Friday, and that nobody knew why. ";

fn line() -> Vec<u8> {
    let body: Vec<_> = (0..20).map(|n| format!("{n} {}", SENTENCE.repeat(4))).collect();
    let article =
        serde_json::json!({"uri": "urn:example:1", "language": "en", "headline": "Ferry stays", "body": body});
    serde_json::to_vec(&article).expect("JSON")
}

fn record(bytes: &[u8], wanted: Wanted) -> Record {
    Record { origin: Origin::file("bench"), number: 1, is_line: true, wanted, bytes: bytes.to_vec() }
}

fn named(name: &str) -> Wanted {
    Wanted::from_name(name).expect("a format")
}

fn formats(c: &mut Criterion) {
    let context = Context::default();
    let json = line();
    let mut group = c.benchmark_group("formats");
    group.throughput(Throughput::Bytes(json.len() as u64));
    group.bench_function("serde_json value", |b| {
        b.iter(|| serde_json::from_slice::<serde_json::Value>(black_box(&json)).expect("JSON"));
    });
    #[derive(serde::Deserialize)]
    #[allow(dead_code)]
    struct Typed {
        uri: String,
        language: String,
        headline: String,
        body: Vec<String>,
    }
    group.bench_function("serde_json typed", |b| {
        b.iter(|| serde_json::from_slice::<Typed>(black_box(&json)).expect("JSON"));
    });
    for (name, wanted) in [("article, named", named("article")), ("article, auto", Wanted::Auto)] {
        let record = record(&json, wanted);
        group.bench_function(name, |b| b.iter(|| decode(black_box(&record), &context)));
    }
    let paragraphs = SENTENCE.repeat(4);
    let page = format!(
        "<!DOCTYPE html><html><body><article>{}</article></body></html>",
        format!("<p>{paragraphs}</p>").repeat(20)
    );
    let text = format!("{paragraphs}\n\n").repeat(20);
    let ninjs = serde_json::json!({"uri": "urn:example:1", "language": "en", "profile": "x", "body_xhtml": format!("<p>{paragraphs}</p>").repeat(20)});
    for (name, bytes) in
        [("html", page.into_bytes()), ("text", text.into_bytes()), ("ninjs", serde_json::to_vec(&ninjs).expect("JSON"))]
    {
        let record = record(&bytes, Wanted::Auto);
        group.bench_function(name, |b| b.iter(|| decode(black_box(&record), &context)));
    }
    let article = decode(&record(&json, Wanted::Auto), &context).remove(0).article.expect("an article");
    for name in ["article", "ninjs"] {
        let format = Format::from_name(name).expect("a format");
        let mut out = Vec::new();
        group.bench_function(format!("write {name}"), |b| {
            b.iter(|| {
                out.clear();
                format.encode(black_box(&article), Detail::Published, &mut out)
            });
        });
    }
    let lines = [json.clone(), b"\n".to_vec()].concat().repeat(100);
    group.bench_function("frame 100 lines", |b| {
        b.iter(|| frame(Box::new(std::io::Cursor::new(lines.clone())), Origin::file("a.jsonl"), Wanted::Auto).count());
    });
    group.finish();
}

criterion_group!(benches, formats);
criterion_main!(benches);
