//! What the stage costs on an article of about 8 KB, alone and within the text of a page.

use std::hint::black_box;

use copydesk_plugin_sdk::testing::copydesk_article::read_article;
use copydesk_plugin_sdk::testing::{Bench, ViewedArticle};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use serde_json::json;
use strip_boilerplate::StripBoilerplate;

const WORDS: [&str; 12] =
    ["harbour", "the", "bridge", "stays", "shut", "until", "spring", "because", "divers", "found", "cracks", "in"];

/// A paragraph of about 240 bytes, no two alike.
fn paragraph(n: usize) -> String {
    let words: Vec<&str> = (0..38).map(|i| WORDS[(n * 7 + i * i + i) % WORDS.len()]).collect();
    format!("The board said on day {n} that {}.", words.join(" "))
}

fn article(page: bool) -> String {
    let mut body: Vec<String> = (0..32).map(paragraph).collect();
    body.insert(4, body[3].clone());
    body.insert(9, "The bridge at dusk, seen from the quay. (Eve Lind/The Marrow Post)".into());
    if page {
        let menu = ["Home", "News", "Sports", "Opinion", "Sign in", "Subscribe", "Share on Facebook"];
        body = menu
            .iter()
            .map(|m| (*m).to_owned())
            .chain(body)
            .chain(["Related stories".into(), "Privacy policy".into()])
            .collect();
    }
    json!({"uri": "bench:1", "headline": "Bridge stays shut", "language": "en", "body": body}).to_string()
}

fn stage(c: &mut Criterion) {
    for (name, page) in [("copy", false), ("page", true)] {
        let bytes = article(page);
        let mut bench = Bench::<StripBoilerplate>::new(&json!({})).unwrap_or_else(|e| panic!("{}", e.message));
        let loaded = || {
            let mut viewed = ViewedArticle::default();
            if let Ok(article) = read_article(bytes.as_bytes()) {
                viewed.load(article);
            }
            viewed
        };
        c.bench_function(name, |b| {
            b.iter_batched(loaded, |mut viewed| black_box(bench.process(&mut viewed)), BatchSize::SmallInput);
        });
    }
}

criterion_group!(benches, stage);
criterion_main!(benches);
