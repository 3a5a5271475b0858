//! What an article of about 8 KB costs, and what making the stage costs.
#![allow(missing_docs)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use tag_topics::{Limits, Newsroom, Part, Story, Tagger};

const SENTENCES: &[&str] = &[
    "Dockers at the northern port voted on Monday to extend their strike over pay and working hours by another week.",
    "The harbour authority said that eleven container ships were waiting in the bay and that grain exports had stopped.",
    "A spokesman for the transport workers’ union, Tom Arden, said the employers had “not moved a centimetre”.",
    "Economists expect inflation to rise to four per cent if the dispute lasts until the end of the month.",
    "The prime minister met the ambassador for an hour, and both sides later spoke of a frank exchange of views.",
    "Children from the primary school beside the quay brought the pickets tea and a cake in the shape of a crane.",
    "Rain and strong winds are forecast for the coast, with a yellow warning in place until early on Thursday.",
    "In the second half the visitors brought on a new striker, who hit the bar and then scored with a free kick.",
];

const LIMITS: Limits = Limits { max: Some(5), min_confidence: Some(0.6) };

fn tagging(criterion: &mut Criterion) {
    let paragraphs: Vec<String> = (0..24)
        .map(|at| (0..3).map(|step| SENTENCES[(at * 5 + step * 3) % SENTENCES.len()]).collect::<Vec<_>>().join(" "))
        .collect();
    let blocks: Vec<(Part, &str)> = paragraphs.iter().map(|text| (Part::Prose, text.as_str())).collect();
    let story = Story { headline: Some("Dock strike goes into third week"), blocks: &blocks };
    let bytes = paragraphs.iter().map(|text| text.len() as u64).sum();

    let mut group = criterion.benchmark_group("tag-topics");
    group.throughput(Throughput::Bytes(bytes));
    let mut tagger = Tagger::new(Newsroom::default(), LIMITS).expect("the shipped vocabulary is sound");
    group.bench_function("an article", |bencher| bencher.iter(|| tagger.tag(Some("en"), black_box(&story))));
    group.finish();
    criterion.bench_function("tag-topics/create", |bencher| {
        bencher.iter(|| Tagger::new(black_box(Newsroom::default()), LIMITS));
    });
}

criterion_group!(benches, tagging);
criterion_main!(benches);
