//! An instance of a stage: made from a configuration, called for each article, renewed after a panic.

use crate::call::{self, Call};
use crate::context::{self, Cancel, Context};
use crate::error::{CreateError, Outcome, StageFailure, StageFailureKind};
use crate::get;
use crate::library::Stage;
use crate::under_way::{Doing, UnderWay};
use crate::viewed::ViewedArticle;
use copydesk_article::StageStamp;
use copydesk_plugin_abi::{
    CD_ABI_MINOR, CD_DROP, CD_FATAL, CD_FLUSH_END, CD_FLUSH_STOP, CD_KEEP, CD_PANIC, CD_POISONED, CD_REJECT, CD_RETRY,
    cd_host, cd_instance, cd_status, cd_str,
};
use std::ptr::NonNull;
use std::sync::Arc;

static HOST: cd_host = cd_host {
    size: size_of::<cd_host>() as u32,
    abi_minor: CD_ABI_MINOR,
    get: Some(get::get),
    replace: Some(call::replace),
    set_kind: Some(call::set_kind),
    split: Some(call::split),
    insert: Some(call::insert),
    remove: Some(call::remove),
    set_field: Some(call::set_field),
    add_note: Some(call::add_note),
    set_media: Some(call::set_media),
    annotate: Some(call::annotate),
    set_summary: Some(call::set_summary),
    set_rendition: Some(call::set_rendition),
    set_error: Some(context::set_error),
    log_enabled: Some(context::log_enabled),
    log: Some(context::log),
    cancelled: Some(context::cancelled),
    extension: Some(context::extension),
};

/// Why a stage is flushed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlushReason {
    /// The source has no more articles.
    End,
    /// The run is stopped before its end.
    Stop,
}

/// One instance of a stage. It may move between threads, but is entered by one at a time.
pub struct Instance {
    stage: Arc<Stage>,
    stamp: StageStamp,
    config: Arc<str>,
    context: &'static Context,
    cancel: Cancel,
    raw: NonNull<cd_instance>,
    call: Box<Call>,
}

// SAFETY: by the ABI an instance may move between threads; `&mut self` keeps it to one at a time.
unsafe impl Send for Instance {}

impl Instance {
    /// Makes an instance. `stamp` is what lineage will say, `config` the configuration's JSON.
    ///
    /// # Errors
    /// What the plugin says against the configuration.
    pub fn create(stage: &Arc<Stage>, stamp: StageStamp, config: &str) -> Result<Instance, CreateError> {
        let cancel = Cancel::default();
        let context = Context::leak(&stamp.stage, cancel.clone());
        let raw = make(stage, context, config)?;
        // Texts of its own, so that workers do not pass the counts of shared ones between their processors.
        let StageStamp { stage: name, plugin, config: digest } = &stamp;
        let stamp = StageStamp { stage: (&**name).into(), plugin: (&**plugin).into(), config: (&**digest).into() };
        let (stage, config, call) = (stage.clone(), config.into(), Box::new(Call::new(stage.may_write.clone())));
        Ok(Instance { stage, stamp, config, context, cancel, raw, call })
    }

    /// Makes a new instance in place of one that panicked.
    ///
    /// # Errors
    /// What the plugin says; the old instance stays, poisoned.
    pub fn renew(&mut self) -> Result<(), CreateError> {
        let raw = make(&self.stage, self.context, &self.config)?;
        self.destroy();
        self.raw = raw;
        Ok(())
    }

    /// The stage that this is an instance of.
    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// What lineage says of the stage.
    pub fn stamp(&self) -> &StageStamp {
        &self.stamp
    }

    /// Tells the stage to end its call soon; may be used from another thread.
    pub fn cancel(&self) -> Cancel {
        self.cancel.clone()
    }

    /// Calls the stage for one article and, where it keeps it, applies its edits.
    pub fn process(&mut self, viewed: &mut ViewedArticle) -> Outcome {
        let Some(process) = self.stage.raw.process else {
            return failed(StageFailureKind::Fatal, "the stage has no `process`".to_owned());
        };
        let raw = self.raw.as_ptr();
        // What it said in an earlier call that was kept is no reason for this one.
        let _ = self.context.take_said();
        let view = viewed.view(self.call.handle(), &self.stage.shown);
        let article = viewed.article();
        let call = UnderWay { doing: Doing::Process, whose: &self.stamp.stage, article: &article.uri };
        // SAFETY: the instance is the plugin's own and entered by this thread alone; the view points into `viewed`, which
        // nobody changes until the call is over.
        let status = self.call.open(article, &self.stage.shown, || call.run(|| unsafe { process(raw, &view) }));
        match status {
            CD_KEEP => self.apply(viewed),
            CD_DROP => {
                let reason = self.said().map(|(message, _)| message).filter(|message| !message.is_empty());
                Outcome::Dropped(reason.unwrap_or_else(|| "no reason given".to_owned()))
            }
            status => self.failure(status),
        }
    }

    fn apply(&mut self, viewed: &mut ViewedArticle) -> Outcome {
        if let Some(refused) = self.call.refused.take() {
            return failed(StageFailureKind::Reject, refused.0);
        }
        let (edits, stamp) = (&mut self.call.edits, &self.stamp);
        match viewed.keep_views(|article| article.apply(edits, stamp)) {
            Ok(changes) => {
                if changes.text {
                    viewed.stale();
                }
                Outcome::Kept(changes)
            }
            Err(error) => {
                failed(StageFailureKind::Reject, format!("submitted an edit that does not fit the article: {error}"))
            }
        }
    }

    fn failure(&mut self, status: cd_status) -> Outcome {
        let (kind, silent) = match status {
            CD_RETRY => (StageFailureKind::Retry, "asks for another try, without a reason"),
            CD_REJECT => (StageFailureKind::Reject, "rejects the article, without a reason"),
            CD_PANIC => (StageFailureKind::Panic, "panicked"),
            CD_POISONED => (StageFailureKind::Panic, "was called again after a panic"),
            CD_FATAL => (StageFailureKind::Fatal, "cannot go on, without a reason"),
            _ => (StageFailureKind::Fatal, "returned a status that the ABI does not have"),
        };
        let said = self.said().map(|(message, _)| message).filter(|message| !message.is_empty());
        let refused = || self.call.refused.take().map(|refused| format!("{silent}; it {}", refused.0));
        failed(kind, said.or_else(refused).unwrap_or_else(|| silent.to_owned()))
    }

    fn said(&self) -> Option<(String, Option<String>)> {
        self.context.take_said().map(|said| (said.message, said.at))
    }

    /// Tells the stage that the run ends.
    ///
    /// # Errors
    /// What the stage could not finish.
    pub fn flush(&mut self, why: FlushReason) -> Result<(), StageFailure> {
        let Some(flush) = self.stage.raw.flush else { return Ok(()) };
        let why = if why == FlushReason::End { CD_FLUSH_END } else { CD_FLUSH_STOP };
        self.call.refused = None;
        let _ = self.context.take_said();
        let raw = self.raw.as_ptr();
        // SAFETY: the instance is the plugin's own and entered by this thread alone.
        match UnderWay::new(Doing::Flush, &self.stamp.stage).run(|| unsafe { flush(raw, why) }) {
            CD_KEEP => Ok(()),
            status => match self.failure(status) {
                Outcome::Failed(failure) => Err(failure),
                Outcome::Kept(_) | Outcome::Dropped(_) => Ok(()),
            },
        }
    }

    fn destroy(&mut self) {
        if let Some(destroy) = self.stage.raw.destroy {
            let raw = self.raw.as_ptr();
            // SAFETY: the instance is the plugin's own, and this is its last use: the caller replaces or forgets it.
            UnderWay::new(Doing::Destroy, &self.stamp.stage).run(|| unsafe { destroy(raw) });
        }
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        self.destroy();
    }
}

fn failed(kind: StageFailureKind, message: String) -> Outcome {
    Outcome::Failed(StageFailure { kind, message })
}

fn make(stage: &Stage, context: &'static Context, config: &str) -> Result<NonNull<cd_instance>, CreateError> {
    let mut raw = std::ptr::null_mut();
    let call = UnderWay::new(Doing::Create, context.stage());
    let status = match stage.raw.create {
        // SAFETY: the host's table is static, the context is leaked, and text and place live in the call.
        Some(create) => call.run(|| unsafe { create(&HOST, context.handle(), cd_str::new(config), &mut raw) }),
        None => CD_FATAL,
    };
    let said = context.take_said().unwrap_or_default();
    let silent = || match status {
        CD_PANIC => "the stage panicked while it was made".to_owned(),
        status => format!("the stage could not be made (status {status}), without a reason"),
    };
    match NonNull::new(raw) {
        Some(instance) if status == CD_KEEP => Ok(instance),
        None if status == CD_KEEP => Err(CreateError {
            message: "the stage says that it was made, but hands over no instance".to_owned(),
            at: None,
        }),
        _ => Err(CreateError { message: if said.message.is_empty() { silent() } else { said.message }, at: said.at }),
    }
}
