//! What the quotations of an article of 8 KB cost, and their parts.

use std::hint::black_box;

use copydesk_text::{marks, sentences};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// About 8 KB in 40 paragraphs, half of them with quotations.
fn paragraphs() -> Vec<String> {
    let told = [
        "“The second gate will be replaced before the ferries sail again,” said Ada Rowe, the harbour master. “Nobody can promise more than that.”",
        "Engineers had found 14 cracks in the frame of the lock, twice what was expected, and the board of Arnsby met on Monday to hear of it.",
        "Peter Lind, who has run the ferry since 1990, said the decision was “a slap in the face of everyone who lives on the far shore.”",
        "Trade along the quay’s northern end has fallen by a third since March, and the cargo lines Holm & Dahl have asked the port for new terms.",
        "“We will see,” he said.",
        "Repairs to the lock cost 4.1 million kronor, a third of the year’s budget, and the money was to come from the county’s road fund, Rowe wrote in a letter to the council. The council has not yet replied to it, and its next session is in June.",
    ];
    (0..54).map(|n| format!("{} It was the {n}th day.", told[n % told.len()])).collect()
}

fn quotes(c: &mut Criterion) {
    let owned = paragraphs();
    let blocks: Vec<&str> = owned.iter().map(String::as_str).collect();
    let bytes: usize = blocks.iter().map(|block| block.len()).sum();
    let mut group = c.benchmark_group("extract-quotes");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("extract", |b| {
        b.iter(|| extract_quotes::extract(None, black_box(&blocks), extract_quotes::Language::of("en")))
    });
    group.bench_function("marks", |b| {
        b.iter(|| blocks.iter().map(|block| marks::pairs(black_box(block)).len()).sum::<usize>())
    });
    group.bench_function("sentences", |b| {
        b.iter(|| blocks.iter().map(|block| sentences(black_box(block)).count()).sum::<usize>())
    });
    group.finish();
}

criterion_group!(benches, quotes);
criterion_main!(benches);
