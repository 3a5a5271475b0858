//! What may not be put out, or not yet.

use crate::clock::Clock;
use copydesk_article::{Article, Field, PubStatus};
use copydesk_formats::end_of_embargo;
use copydesk_pipeline::HeldState;
use jiff::Timestamp;

/// Why an article is held back.
#[derive(Debug, PartialEq)]
pub(crate) struct Hold {
    /// withheld, canceled, embargoed.
    pub(crate) state: &'static str,
    /// Until when, for an embargo.
    pub(crate) until: Option<String>,
    /// `until` is no time that can be read: it holds until somebody has looked …
    pub(crate) doubtful: bool,
    /// … or until then, when it is over on all of the earth; of one that can be read its time.
    pub(crate) end: Option<Timestamp>,
}

/// Whether an article is held back in these states, and why.
pub(crate) fn held(article: &Article, states: &[HeldState], clock: &dyn Clock) -> Option<Hold> {
    let holds = |state| states.contains(&state);
    let plain = |state| Some(Hold { state, until: None, doubtful: false, end: None });
    match article.pubstatus {
        PubStatus::Canceled if holds(HeldState::Canceled) => return plain("canceled"),
        PubStatus::Withheld if holds(HeldState::Withheld) => return plain("withheld"),
        _ => {}
    }
    let embargo = article.field(Field::Embargoed).filter(|_| holds(HeldState::Embargoed))?;
    let until = embargo.parse::<Timestamp>().ok();
    // Words are read again: the clock, which the decoder does not know, may have passed them in every zone.
    let end = until.or_else(|| end_of_embargo(embargo));
    let over = end.is_some_and(|end| end <= clock.now());
    (!over).then(|| Hold { state: "embargoed", until: Some(embargo.to_owned()), doubtful: until.is_none(), end })
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
        assert_eq!(hold(PubStatus::Usable, "2026-11-23"), Some(("embargoed", true)));
        assert_eq!(hold(PubStatus::Usable, "EMBARGOED UNTIL 00.01 MONDAY 23 NOVEMBER 2026"), Some(("embargoed", true)));
        assert_eq!(hold(PubStatus::Usable, "EMBARGOED UNTIL 00.01 SUNDAY 22 NOVEMBER 2026"), None);
        assert_eq!(hold(PubStatus::Usable, "SPERRFRIST: Freitag, 13. März 2026, 12 Uhr"), None);
        assert_eq!(hold(PubStatus::Usable, "SPERRFRIST: Samstag, 13. März 2026, 12 Uhr"), Some(("embargoed", true)));
        assert_eq!(hold(PubStatus::Canceled, ""), Some(("canceled", false)));
        assert_eq!(hold(PubStatus::Withheld, ""), Some(("withheld", false)));
    }
}
