//! One attempt to settle a group: every article to the sinks that lack it or among the dead letters, every sink synced, the ledger
//! committed. It counts as a whole or not at all.

use crate::batch::{Death, End, Item, Ready, State};
use crate::control::{Control, Step};
use crate::dead_letters::DeadLetters;
use crate::hold::Hold;
use crate::letters::{came, close_letter, ledger_state, write_letter};
use crate::report::{DeadNote, HeldNote};
use crate::tally::Tally;
use crate::wiring::OpenSink;
use copydesk_endpoints::{Concern, Delivery, EndpointError};
use copydesk_ledger::{Asked, Closed, Group, Known, LedgerError, LetterId, OutAt, Settled, SinkId};
use jiff::Timestamp;
use std::collections::{HashMap, HashSet};

/// What an attempt works with.
pub(crate) struct Attempt<'a> {
    pub(crate) sinks: &'a mut [OpenSink],
    pub(crate) sink_ids: &'a [SinkId],
    /// The ledger's transaction, in a run with a state.
    pub(crate) group: Option<Group<'a>>,
    /// The folder of dead letters, in a run without.
    pub(crate) dead_letters: &'a mut DeadLetters,
    pub(crate) control: &'a Control,
    /// When: one reading of the clock for the whole group.
    pub(crate) now: Timestamp,
    /// Sinks that take no more of this group: sink → from which item on, and why.
    pub(crate) given_up: &'a HashMap<usize, (usize, String)>,
    /// Letters that stay open whatever becomes of these items: something else that came from them has to come again.
    pub(crate) kept: &'a HashSet<LetterId>,
}

/// Why an attempt came to nothing.
pub(crate) enum Trouble {
    /// A sink cannot take articles; the item that it failed at, where it was one.
    Sink { sink: usize, item: Option<usize>, error: EndpointError },
    /// The ledger cannot record them.
    Ledger(LedgerError),
    /// A dead letter cannot be written.
    DeadLetter(EndpointError),
}

impl From<LedgerError> for Trouble {
    fn from(error: LedgerError) -> Trouble {
        Trouble::Ledger(error)
    }
}

/// What is to be done with an item, by what the ledger knows of it.
enum Way {
    /// It goes to these sinks, where older versions have these files.
    Goes(Vec<(usize, Vec<String>)>),
    /// It is settled already, and counted.
    Over,
}

impl Attempt<'_> {
    /// Settles the group; `Err` where nothing of it is settled.
    pub(crate) fn settle(mut self, items: &[Item]) -> Result<Tally, Trouble> {
        (self.control.on_step)(Step::Gathered);
        let mut tally = Tally::default();
        for (index, item) in items.iter().enumerate() {
            self.one(index, item, &mut tally)?;
        }
        for (index, sink) in self.sinks.iter_mut().enumerate() {
            if self.given_up.get(&index).is_some_and(|(from, _)| *from == 0) {
                // It was given nothing.
                continue;
            }
            (self.control.on_step)(Step::Sink(index));
            let committed = sink.sink.commit().map_err(|error| Trouble::Sink { sink: index, item: None, error })?;
            if let (Some(group), Some(length), Some(id)) = (&mut self.group, committed.length, self.sink_ids.get(index))
            {
                group.sink_length(*id, length)?;
            }
        }
        (self.control.on_step)(Step::Synced);
        if let Some(group) = self.group.take() {
            group.commit()?;
        }
        (self.control.on_step)(Step::Committed);
        Ok(tally)
    }

    fn one(&mut self, index: usize, item: &Item, tally: &mut Tally) -> Result<(), Trouble> {
        match &item.state {
            State::Ended(End::Document) => {
                let Some(group) = &mut self.group else { return Ok(()) };
                return Ok(close_letter(group, item, Closed::Replayed, self.kept, self.now)?);
            }
            State::Ended(End::Unfinished | End::Fatal(_)) => {
                tally.account.unfinished += 1;
                return Ok(());
            }
            State::Ended(End::Known(known)) => return self.known(item, known, tally).map(drop),
            _ => {}
        }
        let Way::Goes(lacking) = self.way(item, tally)? else { return Ok(()) };
        match &item.state {
            State::Ready(ready) => self.deliver(index, item, ready, lacking, tally)?,
            State::Ended(End::Dead(death)) => {
                self.put_aside(item, death, None, tally)?;
            }
            State::Ended(End::Dropped { stage, reason, history, .. }) => {
                if let (Some(group), Some(key)) = (&mut self.group, &item.key) {
                    let came = came(item, self.now);
                    group.settle(key, &came, Settled::Dropped { stage, reason }, history.as_deref())?;
                    close_letter(group, item, Closed::Replayed, self.kept, self.now)?;
                }
                tally.account.drop_one(stage, reason);
            }
            State::Ended(End::Held { uri, hold }) => {
                let note = self.hold(item, uri, hold)?;
                tally.hold(note);
            }
            // Every article is made ready or ended by the last chain.
            State::Going(_) | State::Ended(_) => {
                tally.account.unfinished += 1;
            }
        }
        Ok(())
    }

    /// Settles an item that is held back.
    fn hold(&mut self, item: &Item, uri: &str, hold: &Hold) -> Result<HeldNote, Trouble> {
        let mut still_out = Vec::new();
        if let (Some(group), Some(key)) = (&mut self.group, &item.key) {
            if hold.until.is_none() {
                still_out = group.out_at(uri)?;
            }
            if item.letter.as_ref().is_none_or(|letter| !self.kept.contains(&letter.id)) {
                let settled = Settled::Held { state: ledger_state(hold.state), until: hold.end };
                group.settle(key, &came(item, self.now), settled, None)?;
                close_letter(group, item, Closed::Replayed, self.kept, self.now)?;
            }
        }
        let still_out = still_out.into_iter().map(|out| self.place_of(out)).collect::<Vec<_>>();
        let until = hold.until.clone();
        if hold.doubtful {
            tracing::warn!(
                uri,
                until,
                "an embargo that cannot be told for certain holds until somebody has looked, or its day is over everywhere"
            );
        }
        if !still_out.is_empty() {
            tracing::warn!(uri, state = hold.state, ?still_out, "an earlier version of what is held back is out");
        }
        Ok(HeldNote { uri: uri.to_owned(), state: hold.state, until, doubtful: hold.doubtful, still_out })
    }

    /// In words: `files out/story.json`.
    fn place_of(&self, out: OutAt) -> String {
        let sink = self.sink_ids.iter().position(|id| *id == out.sink).and_then(|at| self.sinks.get(at));
        let name = sink.map_or("a sink that the definition no longer has", |sink| &sink.name);
        out.path.map_or_else(|| name.to_owned(), |path| format!("{name} {path}"))
    }

    /// What is to be done with an item. Without a ledger nothing is known: it goes to every sink.
    fn way(&mut self, item: &Item, tally: &mut Tally) -> Result<Way, Trouble> {
        let (Some(group), Some(key)) = (&mut self.group, &item.key) else {
            return Ok(Way::Goes((0..self.sinks.len()).map(|sink| (sink, Vec::new())).collect()));
        };
        let known = group.look(key, item.asked(self.control.again), self.now)?;
        let Known::Open { lacking, older } = known else {
            return self.known(item, &known, tally).map(|()| Way::Over);
        };
        let mut goes: Vec<(usize, Vec<String>)> = Vec::with_capacity(lacking.len());
        for (index, id) in self.sink_ids.iter().enumerate().filter(|(_, id)| lacking.contains(id)) {
            let older = older.iter().filter(|file| file.sink == *id).map(|file| file.path.clone());
            goes.push((index, older.collect()));
        }
        Ok(Way::Goes(goes))
    }

    /// An item that the ledger knows to be settled.
    fn known(&mut self, item: &Item, known: &Known, tally: &mut Tally) -> Result<(), Trouble> {
        let (by, stale) = match known {
            Known::Seen { item, run, stale } => {
                tally.skip(*run);
                (item, stale)
            }
            Known::Superseded { by, stale } => {
                tally.account.superseded += 1;
                (by, stale)
            }
            Known::Open { .. } => {
                tally.account.unfinished += 1;
                return Ok(());
            }
        };
        let Some(group) = &mut self.group else { return Ok(()) };
        if *stale {
            group.touch(*by, self.now)?;
        }
        let how = if matches!(known, Known::Superseded { .. }) { Closed::Superseded } else { Closed::Replayed };
        Ok(close_letter(group, item, how, self.kept, self.now)?)
    }

    fn deliver(
        &mut self,
        index: usize,
        item: &Item,
        ready: &Ready,
        lacking: Vec<(usize, Vec<String>)>,
        tally: &mut Tally,
    ) -> Result<(), Trouble> {
        let mut to: Vec<(SinkId, Option<&str>)> = Vec::with_capacity(lacking.len());
        let mut refused: Vec<(usize, String)> = Vec::new();
        for (sink, older) in lacking {
            let (Some(open), Some(output)) = (self.sinks.get_mut(sink), ready.outputs.get(sink)) else { continue };
            if let Some((_, why)) = self.given_up.get(&sink).filter(|(from, _)| index >= *from) {
                refused.push((sink, why.clone()));
                continue;
            }
            if let (Some(group), Some(path), Some(id)) = (&mut self.group, &output.path, self.sink_ids.get(sink))
                && let Some(owner) = group.owner_of(*id, path, &ready.uri)?
            {
                refused.push((sink, format!("{path} is the file of another article, {owner}")));
                continue;
            }
            let bytes = match &output.bytes {
                Ok(bytes) => bytes,
                Err(why) => {
                    refused.push((sink, why.clone()));
                    continue;
                }
            };
            let delivery = Delivery { uri: &ready.uri, path: output.path.as_deref(), bytes, older: &older };
            match open.sink.deliver(&delivery) {
                Ok(()) => {
                    tally.give(sink);
                    to.extend(self.sink_ids.get(sink).map(|id| (*id, output.path.as_deref())));
                }
                Err(error) if error.concern() == Concern::Article => refused.push((sink, error.to_string())),
                Err(error) => return Err(Trouble::Sink { sink, item: Some(index), error }),
            }
        }
        if let (Some(group), Some(key)) = (&mut self.group, &item.key) {
            // Of an article that some sinks refuse, the others have it all the same.
            if refused.is_empty() || !to.is_empty() {
                group.deliver(key, &came(item, self.now), &to, ready.history.as_deref())?;
            }
            if refused.is_empty() {
                close_letter(group, item, Closed::Replayed, self.kept, self.now)?;
            }
        }
        if refused.is_empty() {
            tally.account.delivered += 1;
            return Ok(());
        }
        let name = |sink: usize| self.sinks.get(sink).map(|open| open.name.clone()).unwrap_or_default();
        let sinks: Vec<String> = refused.iter().map(|(sink, _)| name(*sink)).collect();
        let errors: Vec<String> =
            refused.iter().map(|(sink, why)| format!("sink `{}` could not take it: {why}", name(*sink))).collect();
        let death = Death {
            uri: Some(ready.uri.clone()),
            sink: Some(sinks.join(", ")),
            error: errors.join("; "),
            tries: 1,
            history: ready.history.clone(),
            ..Death::default()
        };
        self.put_aside(item, &death, Some(&refused), tally)
    }

    /// Puts an item among the dead letters: for the sinks that refused it, or for all.
    fn put_aside(
        &mut self,
        item: &Item,
        death: &Death,
        refused: Option<&[(usize, String)]>,
        tally: &mut Tally,
    ) -> Result<(), Trouble> {
        let mut note = DeadNote {
            uri: death.uri.clone(),
            stage: death.stage.clone(),
            sink: death.sink.clone(),
            error: death.error.clone(),
            path: None,
            letter: None,
        };
        match (&mut self.group, &item.key) {
            (Some(group), Some(key)) => {
                let letter = write_letter(group, item, key, death, self.now)?;
                if item.asked(self.control.again) == Asked::Again {
                    let refused = |sink: usize| refused.is_none_or(|refused| refused.iter().any(|(at, _)| *at == sink));
                    let ids = self.sink_ids.iter().enumerate().filter(|(sink, _)| refused(*sink)).map(|(_, id)| *id);
                    group.take_back(key, &ids.collect::<Vec<_>>())?;
                }
                // What could not be read before and now fails at a stage is an item of its own, with a letter of its own.
                if let Some(from) = &item.letter
                    && from.id != letter
                {
                    close_letter(group, item, Closed::Replayed, self.kept, self.now)?;
                }
                note.letter = Some(letter);
            }
            _ => {
                let path = self.dead_letters.put(&*self.control.disk, &item.raw, death).map_err(Trouble::DeadLetter)?;
                tally.dead_letter_folder = path.parent().map(Into::into);
                note.path = Some(path);
            }
        }
        tally.put_aside(note);
        Ok(())
    }
}
