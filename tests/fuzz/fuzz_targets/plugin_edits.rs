//! Any sequence of slot calls, with any indices, spans and texts, by a plugin that is linked in, through the real host:
//! the article is changed rightly or not at all.
#![no_main]

use copydesk_article::{Article, Detail, StageStamp, read_article, write_article};
use copydesk_plugin_abi::*;
use copydesk_plugin_host::{Instance, Outcome, Plugin, ViewedArticle};
use libfuzzer_sys::fuzz_target;
use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::ffi::c_void;

thread_local! {
    static BYTES: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static INSTANCE: RefCell<Option<Instance>> = const { RefCell::new(None) };
    static OLD_CALL: Cell<*mut cd_call> = const { Cell::new(std::ptr::null_mut()) };
}

struct Stage {
    host: &'static cd_host,
    context: *mut cd_context,
}

/// Makes values of bytes; when they are used up, zeros.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn byte(&mut self) -> u8 {
        self.0.split_off_first().copied().unwrap_or_default()
    }

    /// Mostly small, sometimes as odd as can be.
    fn number(&mut self) -> usize {
        match self.byte() {
            255 => usize::MAX,
            254 => usize::MAX / 2,
            253 => u32::MAX as usize,
            252 => self.byte() as usize * 97,
            small => small as usize % 48,
        }
    }

    fn index(&mut self) -> u32 {
        self.number() as u32
    }

    /// Bytes that may be no UTF-8, or no text, or a null pointer with a length.
    fn text(&mut self) -> cd_str {
        match self.byte() {
            255 => cd_str { ptr: std::ptr::null(), len: self.number() },
            254 => cd_str { ptr: self.0.as_ptr(), len: usize::MAX },
            253 => cd_str::new("direct"),
            252 => cd_str::new("é€😀"),
            251 => cd_str::new("x:1"),
            len => {
                let len = (len as usize % 12).min(self.0.len());
                let (text, rest) = self.0.split_at(len);
                self.0 = rest;
                cd_str { ptr: text.as_ptr(), len }
            }
        }
    }

    fn span(&mut self) -> cd_span {
        let (place, index, start) = (u32::from(self.byte() % 5 == 0), self.index() % 12, self.number());
        cd_span { place, index, start, end: start.wrapping_add(self.number()) }
    }

    fn feature(&mut self) -> cd_feature {
        const NAMES: [&str; 8] = ["kind", "speaker", "speaker_text", "cue", "confidence", "qcode", "name", "other"];
        let name = match self.byte() as usize {
            at if at < 64 => cd_str::new(NAMES[at % NAMES.len()]),
            _ => self.text(),
        };
        // Numbers of few digits: without its feature `float_roundtrip`, serde_json reads others with a last digit that differs.
        let number = match self.byte() {
            255 => f64::NAN,
            254 => f64::NEG_INFINITY,
            253 => -1e9,
            small => f64::from(small) / 128.0,
        };
        cd_feature { name, kind: u32::from(self.byte() % 6), flags: 0, text: self.text(), number }
    }
}

unsafe extern "C" fn create(
    host: *const cd_host,
    context: *mut cd_context,
    _: cd_str,
    out: *mut *mut cd_instance,
) -> cd_status {
    unsafe { *out = Box::into_raw(Box::new(Stage { host: &*host, context })).cast() };
    CD_KEEP
}

unsafe extern "C" fn ignore(_: *mut c_void, _: cd_str) {}

unsafe extern "C" fn process(instance: *mut cd_instance, article: *const cd_article) -> cd_status {
    let (stage, article) = unsafe { (&*instance.cast::<Stage>(), &*article) };
    BYTES.with_borrow(|data| unsafe { calls(stage, article, &mut Bytes(data)) })
}

unsafe fn calls(stage: &Stage, article: &cd_article, bytes: &mut Bytes<'_>) -> cd_status {
    let host = stage.host;
    while !bytes.0.is_empty() {
        let call = match bytes.byte() {
            255 => std::ptr::null_mut(),
            254 => OLD_CALL.get(),
            _ => article.call,
        };
        unsafe {
            match bytes.byte() % 18 {
                0..=3 => host.replace.unwrap()(call, bytes.span(), bytes.text()),
                4 => host.set_kind.unwrap()(call, bytes.index(), bytes.index()),
                5 => host.split.unwrap()(call, bytes.index(), bytes.number()),
                6 => host.insert.unwrap()(call, bytes.index(), bytes.index(), bytes.text()),
                7 => {
                    let of = if bytes.byte() % 2 == 0 { CD_NONE } else { bytes.index() };
                    host.remove.unwrap()(call, bytes.index(), of, bytes.index(), bytes.text())
                }
                8 => host.set_field.unwrap()(call, bytes.index() % 16, bytes.text()),
                9 => host.add_note.unwrap()(call, bytes.index(), bytes.text()),
                10 => {
                    let size = if bytes.byte() == 0 { bytes.index() % 80 } else { size_of::<cd_media>() as u32 };
                    let caption = if bytes.byte() % 2 == 0 { CD_NONE } else { bytes.index() };
                    let (href, kind, credit, alt) = (bytes.text(), bytes.text(), bytes.text(), bytes.text());
                    let media = cd_media { size, caption, href, kind, credit, alt };
                    let index = if bytes.byte() % 2 == 0 { CD_NONE } else { bytes.index() };
                    host.set_media.unwrap()(call, index, &media)
                }
                11..=13 => annotate(host, call, bytes),
                14 => {
                    let texts = [bytes.text(), bytes.text()];
                    let n = if bytes.byte() == 255 { usize::MAX } else { 2 };
                    host.set_summary.unwrap()(call, texts.as_ptr(), n)
                }
                15 => host.set_rendition.unwrap()(call, bytes.text(), bytes.text()),
                16 => host.get.unwrap()(call, bytes.text(), Some(ignore), std::ptr::null_mut()),
                _ => {
                    host.set_error.unwrap()(stage.context, bytes.text(), bytes.text());
                    if bytes.byte() % 8 == 0 {
                        return i32::from(bytes.byte() as i8);
                    }
                    CD_KEEP
                }
            }
        };
    }
    OLD_CALL.set(article.call);
    CD_KEEP
}

unsafe fn annotate(host: &cd_host, call: *mut cd_call, bytes: &mut Bytes<'_>) -> cd_status {
    let kind = match bytes.byte() % 4 {
        0 => cd_str::new("quote"),
        1 => cd_str::new("subject"),
        2 => cd_str::new("entity"),
        _ => bytes.text(),
    };
    let spans: Vec<cd_span> = (0..bytes.byte() % 4).map(|_| bytes.span()).collect();
    let features: Vec<cd_feature> = (0..bytes.byte() % 4).map(|_| bytes.feature()).collect();
    let odd = bytes.byte();
    let annotation = cd_annotation {
        size: if odd == 255 { 16 } else { size_of::<cd_annotation>() as u32 },
        flags: 0,
        kind,
        spans: if odd == 254 { std::ptr::null() } else { spans.as_ptr() },
        n_spans: if odd == 253 { usize::MAX } else { spans.len() },
        span_stride: if odd == 252 { 7 } else { size_of::<cd_span>() },
        features: if odd == 251 { features.as_ptr().wrapping_byte_add(1) } else { features.as_ptr() },
        n_features: if odd == 250 { usize::MAX } else { features.len() },
        feature_stride: if odd == 249 { usize::MAX - 7 } else { size_of::<cd_feature>() },
        stage: cd_str::NONE,
    };
    unsafe { host.annotate.unwrap()(call, &annotation) }
}

fn instance() -> Instance {
    let names = Box::leak(Box::new(["quotes", "subjects", "annotations"].map(cd_str::new)));
    // All that it may write: what it does not say would be refused before it is looked at.
    let written = ["body", "header", "media", "ednotes", "quotes", "subjects", "annotations", "summary", "renditions"];
    let written = Box::leak(Box::new(written.map(cd_str::new)));
    let stage = Box::leak(Box::new(cd_stage {
        size: size_of::<cd_stage>() as u32,
        flags: 0,
        id: cd_str::new("fuzz"),
        doc: cd_str::NONE,
        reads: names.as_ptr(),
        n_reads: names.len(),
        writes: written.as_ptr(),
        n_writes: written.len(),
        schema: None,
        create: Some(create),
        process: Some(process),
        flush: None,
        destroy: None,
        extension: None,
    }));
    let plugin = Box::leak(Box::new(cd_plugin {
        magic: CD_MAGIC,
        size: size_of::<cd_plugin>() as u32,
        abi_minor: 0,
        flags: CD_UNWINDS,
        id: cd_str::new("fuzz"),
        version: cd_str::NONE,
        license: cd_str::NONE,
        toolchain: cd_str::NONE,
        n_stages: 1,
        stage_stride: size_of::<cd_stage>(),
        stages: stage,
    }));
    let plugin = unsafe { Plugin::linked(plugin) }.unwrap();
    let stamp = StageStamp { stage: "fuzz".into(), plugin: "fuzz".into(), config: "".into() };
    Instance::create(&plugin.stages[0], stamp, "{}").unwrap()
}

const ARTICLE: &[u8] = r#"{"uri": "u", "headline": "Café opens", "byline": "By A", "copyright": "c", "body": [
    {"id": "b0", "kind": "paragraph", "text": "“The café opens,” he said.",
     "marks": [{"kind": "link", "start": 1, "end": 9, "href": "h"}, {"kind": "strong", "start": 5, "end": 20}]},
    {"id": "b1", "kind": "caption", "text": "A quay."}, {"id": "x", "kind": "caption", "text": "A quay."},
    {"id": "b4294967295", "kind": "table", "text": "a b", "rows": [["a", "b"]]}, ""],
  "media": [{"id": "m3", "href": "h", "caption": "b1"}, {"caption": "x"}],
  "quotes": [{"spans": [{"block": "b0", "start": 1, "end": 16}], "cue": "said"}],
  "subjects": [{"qcode": "x:1", "evidence": [{"field": "headline", "start": 0, "end": 4}, {"block": "b1", "start": 2, "end": 6}]}],
  "annotations": [{"type": "entity", "spans": [{"block": "b0", "start": 5, "end": 9}, {"block": "x", "start": 0, "end": 0}],
                   "features": {"a": [1], "b": true, "c": 2, "d": "e"}}]}"#
    .as_bytes();

fn json(article: &Article) -> Vec<u8> {
    let mut out = Vec::new();
    write_article(article, Detail::Full, &mut out);
    out
}

fn sound(article: &Article) {
    let quotes = article.quotes.iter().flat_map(|quote| &quote.spans);
    let subjects = article.subjects.iter().flat_map(|subject| &subject.evidence);
    let others = article.annotations.iter().flat_map(|annotation| &annotation.spans);
    for span in quotes.chain(subjects).chain(others) {
        assert!(article.span_text(span).is_some(), "{span:?} lies outside the article");
    }
    for block in &article.body {
        assert!(block.marks.iter().all(|mark| mark.start < mark.end && block.text.get(mark.start..mark.end).is_some()));
    }
    let ids = article.body.iter().chain(article.removed.iter().map(|removed| &removed.block));
    let mut seen = HashSet::new();
    assert!(ids.into_iter().all(|block| seen.insert(&block.id)), "an id stands twice");
    let written = json(article);
    let again = read_article(&written).expect("what was written can be read");
    assert_eq!(json(&again), written);
}

fuzz_target!(|data: &[u8]| {
    let mut viewed = ViewedArticle::default();
    viewed.load(read_article(ARTICLE).unwrap());
    INSTANCE.with_borrow_mut(|instance| {
        let stage = instance.get_or_insert_with(self::instance);
        // The second half meets what the first has left, through views made anew.
        let (first, second) = data.split_at(data.len() / 2);
        for half in [first, second] {
            BYTES.with_borrow_mut(|bytes| half.clone_into(bytes));
            let before = viewed.article().clone();
            match stage.process(&mut viewed) {
                Outcome::Kept(_) => sound(viewed.article()),
                Outcome::Dropped(_) | Outcome::Failed(_) => assert!(*viewed.article() == before),
            }
        }
    });
});
