//! One worker's task: decode, the stages of its chain, make ready. An article passes from one to the next by function call.

use crate::batch::{Batch, Death, End, FromLetter, Item, Raw, State, Taken, TakenWhat};
use crate::control::Control;
use crate::cut::Cut;
use crate::durable::Suspected;
use crate::hold::held;
use crate::item_key;
use crate::meter::Meter;
use crate::ready::MakeReady;
use crate::source_context::SourceContext;
use crate::stage::{Passed, StageSlot};
use crate::ticket::Share;
use crate::watchdog::Beat;
use copydesk_article::{Article, ItemType};
use copydesk_formats::{Record, decode};
use copydesk_ledger::{Known, SeenReader};
use copydesk_pipeline::{Editing, HeldState};
use copydesk_plugin_host::{FlushReason, Slot, ViewedArticle};
use jiff::Timestamp;
use std::collections::HashMap;
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
    /// What stages may do to the articles of each of the plan's sources, and of what stands in for them.
    pub(crate) editing: Arc<(Vec<Editing>, Editing)>,
    pub(crate) control: Control,
    /// Where a stage of any worker ended the run.
    pub(crate) cut: Arc<Cut>,
    /// Every item that came in, by all workers.
    pub(crate) received: Arc<AtomicU64>,
    /// Only where a stage has a timeout.
    pub(crate) beat: Option<Arc<Beat>>,
    /// Only in a run with a state.
    pub(crate) remembers: Option<Remembers>,
    /// One for each article of a group.
    pub(crate) viewed: Vec<ViewedArticle>,
    pub(crate) decode: Meter,
    pub(crate) encode: Meter,
}

/// What one worker of a run with a state has.
pub(crate) struct Remembers {
    /// Asks whether an article was seen; none where there is nothing yet.
    pub(crate) seen: Option<SeenReader>,
    /// When the batch was taken: what was seen is noted to within a day, so one reading of the clock will do for all of it.
    pub(crate) now: Timestamp,
    /// What takes the process with it is not tried again.
    pub(crate) suspects: Arc<HashMap<[u8; 16], Suspected>>,
    /// Where the worker notes what it has in hand.
    pub(crate) slot: Slot,
}

impl Task {
    /// The first chain's work: records become articles, and go through the stages.
    pub(crate) fn first(&mut self, batch: Batch<Taken>) -> Batch<Item> {
        let mut items = Vec::with_capacity(batch.items.len());
        if let Some(remembers) = &mut self.remembers {
            remembers.now = self.control.clock.now();
        }
        for Taken { what, context, share } in batch.items {
            match what {
                TakenWhat::Record(record) => self.decode(record, &context, share, None, &mut items),
                TakenWhat::Letter(record, letter) => self.decode(record, &context, share, Some(letter), &mut items),
                TakenWhat::Unreadable(unreadable) => {
                    let raw = Raw::Unreadable { origin: unreadable.origin.into() };
                    let dead = self.unread(raw, unreadable.why, None, share);
                    items.push(dead);
                }
                TakenWhat::End => items.push(mark(None, share)),
                TakenWhat::Read(letter) => items.push(mark(Some(letter), None)),
            }
        }
        let received = items.iter().filter(|item| item.counts()).count() as u64;
        self.received.fetch_add(received, Ordering::Relaxed);
        self.advance(batch.number, &mut items);
        Batch { number: batch.number, items, load: batch.load }
    }

    /// A later chain's work.
    pub(crate) fn next(&mut self, mut batch: Batch<Item>) -> Batch<Item> {
        self.advance(batch.number, &mut batch.items);
        batch
    }

    fn decode(
        &mut self,
        record: Record,
        context: &SourceContext,
        share: Option<Share>,
        letter: Option<Arc<FromLetter>>,
        items: &mut Vec<Item>,
    ) {
        // Decoders stand on other people's parsers: what goes wrong in one concerns one record.
        let decoded = self.decode.step(|| catch_unwind(AssertUnwindSafe(|| decode(&record, &context.formats))));
        let record = Arc::new(record);
        let source = context.number;
        let Ok(decoded) = decoded else {
            let raw = Raw::Bytes { range: 0..record.bytes.len(), record, item: None, source };
            let dead = self.unread(raw, "the decoder failed on it; please report this".to_owned(), letter, share);
            return items.push(dead);
        };
        let several = decoded.len() > 1;
        for (index, item) in decoded.into_iter().enumerate() {
            let numbered = if several { Some(index) } else { letter.as_ref().and_then(|letter| letter.item) };
            let raw = Raw::Bytes { record: record.clone(), range: item.raw, item: numbered, source };
            let (letter, share) = (letter.clone(), share.as_ref().map(Share::another));
            items.push(match item.article {
                Err(error) => self.unread(raw, error.to_string(), letter, share),
                Ok(mut article) => {
                    article.urgency = article.urgency.or(context.urgency);
                    if let Some(letter) = &letter
                        && !several
                    {
                        letter.name(&mut article, &record);
                    }
                    self.read(article, raw, letter, share)
                }
            });
        }
        if let Some(share) = share {
            share.pass_on();
        }
    }

    /// An item that is no article.
    fn unread(&self, raw: Raw, error: String, letter: Option<Arc<FromLetter>>, share: Option<Share>) -> Item {
        let key = self.remembers.is_some().then(|| item_key::of_unread(&raw, &error));
        let death = Death { error, tries: 1, ..Death::default() };
        Item { raw, state: State::Ended(End::Dead(Box::new(death))), key, letter, share, failed_at: None }
    }

    /// An article that was read: it goes into the stages, unless it is known, suspect, or may not be put out.
    fn read(&mut self, article: Article, raw: Raw, letter: Option<Arc<FromLetter>>, share: Option<Share>) -> Item {
        let key = self.remembers.is_some().then(|| item_key::of_article(&article, &raw));
        let state = State::Ended(End::Document);
        let mut item = Item { raw, state, key, letter, share, failed_at: None };
        if let Some(end) = self.remembered(&item) {
            item.state = State::Ended(end);
        } else if let Some(hold) = held(&article, &self.hold, &*self.control.clock) {
            item.state = State::Ended(End::Held { uri: article.uri, hold });
        } else {
            item.state = State::Going(Box::new(article));
        }
        item
    }

    /// What the ledger says of an item before it goes into the stages. Where it cannot say, delivery will.
    fn remembered(&mut self, item: &Item) -> Option<End> {
        let remembers = self.remembers.as_mut()?;
        let key = item.key.as_deref()?;
        let asked = item.asked(self.control.again);
        if let Some(seen) = &mut remembers.seen
            && let Ok(known @ (Known::Seen { .. } | Known::Superseded { .. })) = seen.look(key, asked, remembers.now)
        {
            return Some(End::Known(known));
        }
        let suspected = remembers.suspects.get(&key.content).filter(|suspected| key.uri.starts_with(&suspected.uri))?;
        Some(End::Dead(Box::new(Death {
            uri: Some(key.uri.clone()),
            stage: suspected.stage.clone(),
            error: suspected.error.clone(),
            tries: suspected.attempts,
            ..Death::default()
        })))
    }

    /// Takes the articles that are still going through this chain, a group at a time and stage by stage: what a stage keeps in the
    /// processor's caches (its tables, its code) then serves a whole group.
    fn advance(&mut self, batch: u64, items: &mut [Item]) {
        let mut ended = false;
        for group in items.chunks_mut(GROUP) {
            if ended || self.cut.is_before(batch) {
                group.iter_mut().for_each(leave);
                continue;
            }
            self.load(group);
            for index in 0..self.slots.len() {
                if let Some(at) = self.through(index, group) {
                    // Behind a stage that ends the run nothing is asked of the stages any more; what came in before goes on.
                    ended = true;
                    self.cut.within(batch);
                    group.iter_mut().skip(at + 1).for_each(leave);
                }
            }
            for (item, viewed) in group.iter_mut().zip(&mut self.viewed) {
                if let State::Going(_) = item.state {
                    let article = viewed.take();
                    item.state = match &self.ready {
                        Some(ready) => {
                            let editable = editing_of(&self.editing, item) != Editing::None;
                            finish(ready, &mut self.encode, &article, editable)
                        }
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

    /// Takes the group through one stage, or to the item at which the stage ends the run: its place. What is no text passes it
    /// untouched.
    fn through(&mut self, index: usize, group: &mut [Item]) -> Option<usize> {
        let slot = self.slots.get_mut(index)?;
        let beat = self.beat.as_deref().filter(|_| slot.timeout.is_some());
        let noted = self.remembers.as_ref().map(|remembers| &remembers.slot);
        for (at, (item, viewed)) in group.iter_mut().zip(&mut self.viewed).enumerate() {
            if !matches!(item.state, State::Going(_)) || viewed.article().kind != ItemType::Text {
                continue;
            }
            if slot.edits && editing_of(&self.editing, item) == Editing::None {
                continue;
            }
            if let Some(beat) = beat {
                beat.article(item, &viewed.article().uri);
            }
            if let (Some(noted), Some(key)) = (noted, &item.key) {
                noted.article(&key.content, &key.uri);
            }
            match slot.take(viewed, &self.control, beat, noted) {
                Ok(Passed::Well) => {}
                Ok(Passed::Failing) => item.failed_at = Some(slot.id.as_str().into()),
                Err(end) => {
                    item.state = State::Ended(end);
                    if item.ends_run().is_some() {
                        return Some(at);
                    }
                }
            }
        }
        None
    }

    /// Tells the stages that the run is over; what they could not finish.
    pub(crate) fn flush(&mut self) -> Vec<String> {
        let why = if self.control.ends_early() { FlushReason::Stop } else { FlushReason::End };
        let flushed = self.slots.iter_mut().map(|slot| (slot.instance.flush(why), &slot.id));
        flushed
            .filter_map(|(result, id)| result.err().map(|failure| format!("stage `{id}`: {}", failure.message)))
            .collect()
    }
}

/// Leaves an article that is still going to the next run.
fn leave(item: &mut Item) {
    if let State::Going(_) = item.state {
        item.state = State::Ended(End::Unfinished);
    }
}

/// The mark of a document's end, with the letter that it closes.
fn mark(letter: Option<Arc<FromLetter>>, share: Option<Share>) -> Item {
    Item { raw: Raw::Nothing, state: State::Ended(End::Document), key: None, letter, share, failed_at: None }
}

fn editing_of((sources, stand_in): &(Vec<Editing>, Editing), item: &Item) -> Editing {
    match &item.raw {
        Raw::Bytes { source: Some(number), .. } => sources.get(*number).copied().unwrap_or_default(),
        _ => *stand_in,
    }
}

fn finish(ready: &MakeReady, meter: &mut Meter, article: &Article, editable: bool) -> State {
    let made = meter.step(|| catch_unwind(AssertUnwindSafe(|| ready.make(article, editable))));
    let made = made.unwrap_or_else(|_| Err("it cannot be written in the sink's format; please report this".to_owned()));
    made.map(State::Ready).unwrap_or_else(|error| {
        State::Ended(End::Dead(Box::new(Death { uri: Some(article.uri.clone()), error, tries: 1, ..Death::default() })))
    })
}

impl FromLetter {
    /// One item of several that comes again alone has no number among others to be named by: it keeps the name that it had.
    fn name(&self, article: &mut Article, record: &Record) {
        if self.item.is_none() {
            return;
        }
        let origin = &record.origin;
        let made = if origin.by_content {
            // What could not be read was named by its place, which on standard input is no lasting name.
            article.uri.starts_with(BY_CONTENT) && self.uri.starts_with(BY_CONTENT)
        } else if record.is_line {
            article.uri == format!("{}#{}", origin.name, record.number)
        } else {
            article.uri == *origin.name
        };
        if made {
            article.uri.clone_from(&self.uri);
        }
    }
}

/// How the names of what came on standard input begin.
const BY_CONTENT: &str = "stdin:";
