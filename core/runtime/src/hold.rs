//! What may not be put out, or not yet.

use crate::clock::Clock;
use copydesk_article::{Article, Field, PubStatus};
use copydesk_pipeline::HeldState;
use jiff::Timestamp;

/// The state in which an article is held back, and until when.
pub(crate) fn held(
    article: &Article,
    states: &[HeldState],
    clock: &dyn Clock,
) -> Option<(&'static str, Option<String>)> {
    let holds = |state| states.contains(&state);
    match article.pubstatus {
        PubStatus::Canceled if holds(HeldState::Canceled) => return Some(("canceled", None)),
        PubStatus::Withheld if holds(HeldState::Withheld) => return Some(("withheld", None)),
        _ => {}
    }
    let embargo = article.field(Field::Embargoed).filter(|_| holds(HeldState::Embargoed))?;
    // An embargo that cannot be read might be one: it holds.
    let over = embargo.parse::<Timestamp>().is_ok_and(|until| until <= clock.now());
    (!over).then(|| ("embargoed", Some(embargo.to_owned())))
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

    fn state(pubstatus: PubStatus, embargo: &str) -> Option<&'static str> {
        let mut article = Article::new("urn:x");
        article.pubstatus = pubstatus;
        article.header.set(Field::Embargoed, embargo);
        let all = [HeldState::Withheld, HeldState::Canceled, HeldState::Embargoed];
        held(&article, &all, &Noon).map(|(state, _)| state)
    }

    #[test]
    fn an_embargo_holds_until_its_time_in_any_zone_and_when_it_cannot_be_read() {
        assert_eq!(state(PubStatus::Usable, ""), None);
        assert_eq!(state(PubStatus::Usable, "2026-11-23T12:59:59+01:00"), None);
        assert_eq!(state(PubStatus::Usable, "2026-11-23T12:00:01Z"), Some("embargoed"));
        assert_eq!(state(PubStatus::Usable, "tomorrow noon"), Some("embargoed"));
        assert_eq!(state(PubStatus::Canceled, ""), Some("canceled"));
        assert_eq!(state(PubStatus::Withheld, ""), Some("withheld"));
    }
}
