//! What may not be put out, or not yet.

use crate::clock::Clock;
use copydesk_article::{Article, Field, PubStatus};
use copydesk_pipeline::HeldState;
use jiff::Timestamp;

/// Why an article is held back.
#[derive(Debug, PartialEq)]
pub(crate) struct Hold {
    /// withheld, canceled, embargoed.
    pub(crate) state: &'static str,
    /// Until when, for an embargo.
    pub(crate) until: Option<String>,
    /// `until` is no time that can be read: it holds until somebody has looked.
    pub(crate) doubtful: bool,
}

/// Whether an article is held back in these states, and why.
pub(crate) fn held(article: &Article, states: &[HeldState], clock: &dyn Clock) -> Option<Hold> {
    let holds = |state| states.contains(&state);
    let plain = |state| Some(Hold { state, until: None, doubtful: false });
    match article.pubstatus {
        PubStatus::Canceled if holds(HeldState::Canceled) => return plain("canceled"),
        PubStatus::Withheld if holds(HeldState::Withheld) => return plain("withheld"),
        _ => {}
    }
    let embargo = article.field(Field::Embargoed).filter(|_| holds(HeldState::Embargoed))?;
    let until = embargo.parse::<Timestamp>();
    let over = until.as_ref().is_ok_and(|until| *until <= clock.now());
    (!over).then(|| Hold { state: "embargoed", until: Some(embargo.to_owned()), doubtful: until.is_err() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    struct Noon;

    impl Clock for Noon {
        fn now(&self) -> Timestamp {
            "2026-11-23T12:00:00Z".parse().unwrap()
        }
        fn sleep(&self, _: Duration) {}
    }

    fn hold(pubstatus: PubStatus, embargo: &str) -> Option<(&'static str, bool)> {
        let mut article = Article::new("urn:x");
        article.pubstatus = pubstatus;
        article.header.set(Field::Embargoed, embargo);
        let all = [HeldState::Withheld, HeldState::Canceled, HeldState::Embargoed];
        held(&article, &all, &Noon).map(|hold| (hold.state, hold.doubtful))
    }

    #[test]
    fn an_embargo_holds_until_its_time_in_any_zone_and_when_it_cannot_be_read() {
        assert_eq!(hold(PubStatus::Usable, ""), None);
        assert_eq!(hold(PubStatus::Usable, "2026-11-23T12:59:59+01:00"), None);
        assert_eq!(hold(PubStatus::Usable, "2026-11-23T12:00:01Z"), Some(("embargoed", false)));
        assert_eq!(hold(PubStatus::Usable, "tomorrow noon"), Some(("embargoed", true)));
        assert_eq!(hold(PubStatus::Canceled, ""), Some(("canceled", false)));
        assert_eq!(hold(PubStatus::Withheld, ""), Some(("withheld", false)));
    }
}
