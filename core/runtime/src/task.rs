//! One worker's task: decode, the stages of its chain, make ready. An article passes from one to the next by function call.

use crate::batch::{Batch, Death, End, Item, Raw, State, Taken};
use crate::control::Control;
use crate::hold::held;
use crate::meter::Meter;
use crate::ready::MakeReady;
use crate::stage::StageSlot;
use crate::watchdog::Beat;
use copydesk_article::{Article, ItemType};
use copydesk_formats::{Record, decode};
use copydesk_pipeline::HeldState;
use copydesk_plugin_host::{FlushReason, ViewedArticle};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

pub(crate) struct Task {
    pub(crate) slots: Vec<StageSlot>,
    /// Only the last chain makes articles ready.
    pub(crate) ready: Option<MakeReady>,
    pub(crate) hold: Arc<[HeldState]>,
    pub(crate) control: Control,
    /// Every item that came in, by all workers.
    pub(crate) received: Arc<AtomicU64>,
    /// Only where a stage has a timeout.
    pub(crate) beat: Option<Arc<Beat>>,
    pub(crate) viewed: ViewedArticle,
    pub(crate) decode: Meter,
    pub(crate) encode: Meter,
}

impl Task {
    /// The first chain's work: records become articles, and go through the stages.
    pub(crate) fn first(&mut self, batch: Batch<Taken>) -> Batch<Item> {
        let mut items = Vec::with_capacity(batch.items.len());
        for taken in batch.items {
            let before = items.len();
            match taken.record {
                Ok(record) => self.decode(record, &taken.context, &mut items),
                Err(unreadable) => {
                    let death = Death { uri: None, stage: None, plugin: None, error: unreadable.why, tries: 1 };
                    let raw = Raw::Unreadable { origin: unreadable.origin.into() };
                    items.push(Item { raw, state: State::Ended(End::Dead(death)) });
                }
            }
            self.received.fetch_add((items.len() - before) as u64, Ordering::Relaxed);
            for item in &mut items[before..] {
                self.advance(item);
            }
        }
        Batch { number: batch.number, items, load: batch.load }
    }

    /// A later chain's work.
    pub(crate) fn next(&mut self, mut batch: Batch<Item>) -> Batch<Item> {
        batch.items.iter_mut().for_each(|item| self.advance(item));
        batch
    }

    fn decode(&mut self, record: Record, context: &crate::wiring::SourceContext, items: &mut Vec<Item>) {
        // Decoders stand on other people's parsers: what goes wrong in one concerns one record.
        let decoded = self.decode.step(|| catch_unwind(AssertUnwindSafe(|| decode(&record, &context.formats))));
        let record = Arc::new(record);
        let dead =
            |error: String| State::Ended(End::Dead(Death { uri: None, stage: None, plugin: None, error, tries: 1 }));
        let Ok(decoded) = decoded else {
            let raw = Raw::Bytes { range: 0..record.bytes.len(), record };
            return items.push(Item { raw, state: dead("the decoder failed on it; please report this".to_owned()) });
        };
        for item in decoded {
            let raw = Raw::Bytes { record: record.clone(), range: item.raw };
            let state = match item.article {
                Err(error) => dead(error.to_string()),
                Ok(mut article) => {
                    article.urgency = article.urgency.or(context.urgency);
                    match held(&article, &self.hold, &*self.control.clock) {
                        Some((state, until)) => State::Ended(End::Held { uri: article.uri, state, until }),
                        None => State::Going(Box::new(article)),
                    }
                }
            };
            items.push(Item { raw, state });
        }
    }

    /// Takes an article that is still going through this chain.
    fn advance(&mut self, item: &mut Item) {
        let State::Going(article) = &mut item.state else { return };
        let article = std::mem::take(&mut **article);
        item.state = match self.through(article, &item.raw) {
            Ok(state) => state,
            Err(end) => State::Ended(end),
        };
    }

    fn through(&mut self, article: Article, raw: &Raw) -> Result<State, End> {
        let is_text = article.kind == ItemType::Text;
        if let Some(beat) = &self.beat {
            beat.article(raw, &article.uri);
        }
        self.viewed.load(article);
        // What is no text passes the stages untouched.
        if is_text {
            for (index, slot) in self.slots.iter_mut().enumerate() {
                let beat = self.beat.as_deref().map(|beat| (beat, index));
                slot.take(&mut self.viewed, &self.control, beat)?;
            }
        }
        let article = self.viewed.take();
        let Some(ready) = &self.ready else { return Ok(State::Going(Box::new(article))) };
        let made = self.encode.step(|| catch_unwind(AssertUnwindSafe(|| ready.make(&article))));
        let made =
            made.unwrap_or_else(|_| Err("it cannot be written in the sink's format; please report this".to_owned()));
        made.map(State::Ready).map_err(|error| {
            End::Dead(Death { uri: Some(article.uri.clone()), stage: None, plugin: None, error, tries: 1 })
        })
    }

    /// Tells the stages that the run is over; what they could not finish.
    pub(crate) fn flush(&mut self) -> Vec<String> {
        let why = if self.control.stop.is_set() { FlushReason::Stop } else { FlushReason::End };
        let flushed = self.slots.iter_mut().map(|slot| (slot.instance.flush(why), &slot.id));
        flushed
            .filter_map(|(result, id)| result.err().map(|failure| format!("stage `{id}`: {}", failure.message)))
            .collect()
    }
}
