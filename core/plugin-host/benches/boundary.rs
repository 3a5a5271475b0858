//! What the plugin boundary costs: a stage in C that does nothing, one edit, one annotation, on an article of 8 KB in 40 blocks.
//!
//! `cargo bench -p copydesk-plugin-host`

use copydesk_article::{Article, BlockKind, Field, StageStamp};
use copydesk_plugin_abi::{
    self as abi, CD_KEEP, CD_MAGIC, CD_UNWINDS, cd_annotation, cd_article, cd_context, cd_feature, cd_host,
    cd_instance, cd_plugin, cd_span, cd_stage, cd_status, cd_str,
};
use copydesk_plugin_host::{Instance, Outcome, Plugin, ViewedArticle};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// What the stage does in a call.
#[derive(Clone, Copy, PartialEq)]
enum Deed {
    Nothing,
    Walk,
    Edit,
    Annotate,
}

struct Stage {
    host: *const cd_host,
    deed: Deed,
}

#[allow(unsafe_code)]
unsafe extern "C" fn create(
    host: *const cd_host,
    _: *mut cd_context,
    config: cd_str,
    out: *mut *mut cd_instance,
) -> cd_status {
    let deed = match config.len {
        1 => Deed::Nothing,
        2 => Deed::Walk,
        3 => Deed::Edit,
        _ => Deed::Annotate,
    };
    // SAFETY: `out` is the host's.
    unsafe { *out = Box::into_raw(Box::new(Stage { host, deed })).cast::<cd_instance>() };
    CD_KEEP
}

#[allow(unsafe_code)]
unsafe extern "C" fn process(instance: *mut cd_instance, article: *const cd_article) -> cd_status {
    // SAFETY: what the host passes is what the ABI says.
    unsafe {
        let (stage, article) = (&*instance.cast::<Stage>(), &*article);
        let span = cd_span { place: abi::CD_IN_BLOCK, index: 20, start: 0, end: 4 };
        match stage.deed {
            Deed::Nothing => CD_KEEP,
            Deed::Walk => {
                let blocks = std::slice::from_raw_parts(article.blocks, article.n_blocks);
                black_box(blocks.iter().map(|block| block.text.len).sum::<usize>());
                CD_KEEP
            }
            Deed::Edit => (*stage.host).replace.map_or(CD_KEEP, |edit| edit(article.call, span, cd_str::new("This"))),
            Deed::Annotate => {
                let confidence = cd_feature {
                    name: cd_str::new("confidence"),
                    kind: abi::CD_NUMBER,
                    flags: 0,
                    text: cd_str::NONE,
                    number: 0.9,
                };
                let annotation = cd_annotation {
                    size: size_of::<cd_annotation>() as u32,
                    flags: 0,
                    kind: cd_str::new("quote"),
                    spans: &span,
                    n_spans: 1,
                    span_stride: size_of::<cd_span>(),
                    features: &confidence,
                    n_features: 1,
                    feature_stride: size_of::<cd_feature>(),
                    stage: cd_str::NONE,
                };
                (*stage.host).annotate.map_or(CD_KEEP, |annotate| annotate(article.call, &annotation))
            }
        }
    }
}

#[allow(unsafe_code)]
unsafe extern "C" fn destroy(instance: *mut cd_instance) {
    // SAFETY: made by `create`.
    drop(unsafe { Box::from_raw(instance.cast::<Stage>()) });
}

#[allow(unsafe_code)]
fn instance(config: &str) -> Instance {
    let written = Box::leak(Box::new([cd_str::new("body"), cd_str::new("quotes")]));
    let stage = Box::leak(Box::new(cd_stage {
        size: size_of::<cd_stage>() as u32,
        flags: 0,
        id: cd_str::new("bench"),
        doc: cd_str::NONE,
        reads: std::ptr::null(),
        n_reads: 0,
        writes: written.as_ptr(),
        n_writes: written.len(),
        schema: None,
        create: Some(create),
        process: Some(process),
        flush: None,
        destroy: Some(destroy),
        extension: None,
    }));
    let plugin = Box::leak(Box::new(cd_plugin {
        magic: CD_MAGIC,
        size: size_of::<cd_plugin>() as u32,
        abi_minor: 0,
        flags: CD_UNWINDS,
        id: cd_str::new("bench"),
        version: cd_str::NONE,
        license: cd_str::NONE,
        toolchain: cd_str::NONE,
        n_stages: 1,
        stage_stride: size_of::<cd_stage>(),
        stages: stage,
    }));
    // SAFETY: the descriptor is whole and leaked.
    let plugin = unsafe { Plugin::linked(plugin) }.expect("a plugin");
    let stamp = StageStamp { stage: "bench".into(), plugin: "bench 1".into(), config: "sha256:0".into() };
    Instance::create(&plugin.stages[0], stamp, config).expect("an instance")
}

fn article() -> Article {
    let mut article = Article::new("bench:1");
    article.header.set(Field::Headline, "A headline of the usual length for a story");
    for _ in 0..40 {
        article.push_block(BlockKind::Paragraph, "Some words of a story that goes on and on. ".repeat(5).trim_end());
    }
    article
}

fn viewed() -> ViewedArticle {
    let mut viewed = ViewedArticle::default();
    viewed.load(article());
    viewed
}

fn kept(outcome: Outcome) {
    assert!(matches!(outcome, Outcome::Kept(_)), "{outcome:?}");
}

fn boundary(c: &mut Criterion) {
    let mut group = c.benchmark_group("boundary");
    for (name, config) in [("nothing", "1"), ("reading every block's length", "22")] {
        let (mut stage, mut viewed) = (instance(config), viewed());
        group.bench_function(format!("{name}, views built"), |b| {
            b.iter_custom(|calls| {
                let mut took = Duration::ZERO;
                // Lineage would grow without end on one article, so a new one comes after every 64 calls.
                for _ in 0..calls.div_ceil(64) {
                    viewed.load(article());
                    kept(stage.process(&mut viewed));
                    let start = Instant::now();
                    (0..64).for_each(|_| kept(stage.process(&mut viewed)));
                    took += start.elapsed();
                }
                took.mul_f64(calls as f64 / (calls.div_ceil(64) * 64) as f64)
            });
        });
    }
    // As in a run: each article passes several stages before the next is loaded.
    let mut stages: Vec<Instance> = (0..10).map(|_| instance("1")).collect();
    let mut reused = viewed();
    group.bench_function("ten stages that do nothing, on a newly loaded article", |b| {
        b.iter_batched(
            article,
            |article| {
                reused.load(article);
                stages.iter_mut().for_each(|stage| kept(stage.process(&mut reused)));
            },
            BatchSize::SmallInput,
        );
    });
    for (name, config) in [("nothing", "1"), ("one edit", "333"), ("one annotation", "4444")] {
        let (mut stage, mut reused) = (instance(config), viewed());
        group.bench_function(format!("{name}, on a newly loaded article"), |b| {
            b.iter_batched(
                article,
                |article| {
                    reused.load(article);
                    kept(stage.process(&mut reused));
                    reused.take()
                },
                BatchSize::SmallInput,
            );
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(50).warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    targets = boundary
}
criterion_main!(benches);
