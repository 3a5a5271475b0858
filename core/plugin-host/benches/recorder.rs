//! What it costs to note the article and the call: beside `boundary`, to compare with a call that does nothing.

use copydesk_plugin_host::{FlightRecorder, install_crash_marks};
use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use std::time::Duration;

fn recorder(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let (recorder, _) = FlightRecorder::open(&folder.path().join("in-hand"), 1).expect("a recorder");
    install_crash_marks();
    let slot = recorder.slot(0);
    let mut group = c.benchmark_group("recorder");
    for length in [20, 60, 200, 984] {
        let uri = "x".repeat(length);
        group.bench_function(format!("an article, uri of {length} bytes"), |b| {
            b.iter(|| slot.article(black_box(&[7; 16]), black_box(&uri)));
        });
    }
    group.bench_function("a call", |b| b.iter(|| slot.within(black_box(3), || black_box(4))));
    group.bench_function("no call", |b| b.iter(|| black_box(black_box(3) + black_box(4))));
    group.bench_function("an article, uri of 60 bytes, and its five calls", |b| {
        let uri = "x".repeat(60);
        b.iter(|| {
            slot.article(black_box(&[7; 16]), black_box(&uri));
            (0..5).map(|stage| slot.within(stage, || black_box(stage))).sum::<u32>()
        });
    });
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(50).warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    targets = recorder
}
criterion_main!(benches);
