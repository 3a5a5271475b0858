//! What a summary and its brief cost for an article of 8 KB.

use std::hint::black_box;

use copydesk_plugin_sdk::testing::copydesk_article::read_article;
use copydesk_plugin_sdk::testing::{Bench, ViewedArticle};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use render_summary::{Brief, Limit, Passage, RenderSummary, Role, Story, Summariser};
use serde_json::{Value, json};

/// About 8 KB in 30 paragraphs, of words and names that recur as in a story.
fn paragraphs() -> Vec<String> {
    let who = [
        "Harbour master Ada Rowe",
        "The port authority",
        "Mayor Bo Lind",
        "Pilots of the northern lock",
        "Shopkeepers",
    ];
    let did = ["said on Monday that", "told the council of Arnsby that", "reported in March that", "denied that"];
    let what = [
        "the second gate will be replaced before the ferries sail again next winter",
        "engineers had found 14 cracks in the frame of the lock, twice what was expected",
        "“nobody can promise the ferries anything,” and that trade along the quay’s northern end had fallen by a third",
        "repairs to the lock cost 4.1 million kronor (a third of the year's budget)",
        "the cargo lines Holm & Dahl had asked for terms",
    ];
    let sentence = |n: usize| {
        let opener = if n % 7 == 3 { "But he" } else { who[n % 5] };
        format!("{opener} {} {} in case {n}.", did[n % 4], what[(n / 2) % 5])
    };
    (0..30).map(|n| format!("{} {}", sentence(2 * n), sentence(2 * n + 1))).collect()
}

fn summaries(c: &mut Criterion) {
    let body = paragraphs();
    let bytes: usize = body.iter().map(String::len).sum();
    let passages = body.iter().map(|text| Passage { role: Role::Prose, text }).collect();
    let story = Story { headline: "Arnsby lock to be repaired", language: "en", passages, ..Story::default() };
    let article = json!({ "uri": "urn:x:1", "headline": "Arnsby lock to be repaired", "language": "en", "body": body });

    let mut group = c.benchmark_group("render-summary");
    group.throughput(Throughput::Bytes(bytes as u64));
    let mut summariser = Summariser::default();
    let brief = Brief::from(Limit::sentences(3));
    group.bench_function("summary", |b| b.iter(|| summariser.summarise(black_box(&story), &brief)));
    for (name, with) in [("stage", json!({})), ("stage and brief", json!({ "template": "brief.html" }))] {
        let Ok(mut bench) = Bench::<RenderSummary>::new(&with) else { continue };
        let Ok(article) = read_article(article.to_string().as_bytes()) else { continue };
        let mut viewed = ViewedArticle::default();
        viewed.load(article);
        group.bench_function(name, |b| b.iter(|| bench.process(black_box(&mut viewed))));
    }
    let line = article.to_string();
    group.bench_function("floor: the line parsed and written", |b| {
        b.iter(|| serde_json::from_str::<Value>(black_box(&line)).map(|value| value.to_string()))
    });
    group.finish();
}

criterion_group!(benches, summaries);
criterion_main!(benches);
