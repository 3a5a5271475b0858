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

/// So many articles go through a stage before the next stage gets them.
const GROUP: usize = 16;

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
    /// One for each article of a group.
    pub(crate) viewed: Vec<ViewedArticle>,
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
        }
        self.advance(&mut items);
        Batch { number: batch.number, items, load: batch.load }
    }

    /// A later chain's work.
    pub(crate) fn next(&mut self, mut batch: Batch<Item>) -> Batch<Item> {
        self.advance(&mut batch.items);
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

    /// Takes the articles that are still going through this chain, a group at a time and stage by stage: what a stage keeps in the
    /// processor's caches (its tables, its code) then serves a whole group.
    fn advance(&mut self, items: &mut [Item]) {
        for group in items.chunks_mut(GROUP) {
            self.load(group);
            for index in 0..self.slots.len() {
                self.through(index, group);
            }
            for (item, viewed) in group.iter_mut().zip(&mut self.viewed) {
                if let State::Going(_) = item.state {
                    let article = viewed.take();
                    item.state = match &self.ready {
                        Some(ready) => finish(ready, &mut self.encode, &article),
                        None => State::Going(Box::new(article)),
                    };
                }
            }
        }
    }

    /// Lays the group's articles out for the stages.
    fn load(&mut self, group: &mut [Item]) {
        self.viewed.resize_with(GROUP.max(self.viewed.len()), ViewedArticle::default);
        for (item, viewed) in group.iter_mut().zip(&mut self.viewed) {
            if let State::Going(article) = &mut item.state {
                viewed.load(std::mem::take(&mut **article));
            }
        }
    }

    /// Takes the group through one stage. What is no text passes it untouched.
    fn through(&mut self, index: usize, group: &mut [Item]) {
        let Some(slot) = self.slots.get_mut(index) else { return };
        let beat = self.beat.as_deref().filter(|_| slot.timeout.is_some()).map(|beat| (beat, index));
        for (item, viewed) in group.iter_mut().zip(&mut self.viewed) {
            if !matches!(item.state, State::Going(_)) || viewed.article().kind != ItemType::Text {
                continue;
            }
            if let Some((beat, _)) = beat {
                beat.article(&item.raw, &viewed.article().uri);
            }
            if let Err(end) = slot.take(viewed, &self.control, beat) {
                item.state = State::Ended(end);
            }
        }
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

fn finish(ready: &MakeReady, meter: &mut Meter, article: &Article) -> State {
    let made = meter.step(|| catch_unwind(AssertUnwindSafe(|| ready.make(article))));
    let made = made.unwrap_or_else(|_| Err("it cannot be written in the sink's format; please report this".to_owned()));
    made.map(State::Ready).unwrap_or_else(|error| {
        State::Ended(End::Dead(Death { uri: Some(article.uri.clone()), stage: None, plugin: None, error, tries: 1 }))
    })
}
