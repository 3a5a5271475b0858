//! The breaker: where one article after the other fails, it is not the articles that are wrong.

use copydesk_pipeline::Plan;
use std::collections::BTreeMap;

/// Counts failures in a row, stage by stage, in the order of delivery.
#[derive(Debug, Default)]
pub(crate) struct Breaker {
    /// Of what fails outside of a stage.
    whole: Option<u32>,
    stages: BTreeMap<String, u32>,
    in_a_row: BTreeMap<Option<String>, u32>,
}

impl Breaker {
    pub(crate) fn new(plan: &Plan) -> Breaker {
        let stages = plan.stages().filter_map(|stage| Some((stage.id.clone(), stage.on_error.stop_after?)));
        Breaker { whole: plan.on_error.stop_after, stages: stages.collect(), in_a_row: BTreeMap::new() }
    }

    /// An article came through.
    pub(crate) fn passed(&mut self) {
        self.in_a_row.clear();
    }

    /// An article failed; how many in a row did, where it is time to stop.
    pub(crate) fn failed(&mut self, stage: Option<&str>) -> Option<u32> {
        let limit = match stage {
            Some(stage) => self.stages.get(stage).copied(),
            None => self.whole,
        }?;
        let count = self.in_a_row.entry(stage.map(str::to_owned)).or_default();
        *count += 1;
        (*count >= limit).then_some(*count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_failures_in_a_row_at_one_stage_count() {
        let mut breaker = Breaker { stages: [("a".to_owned(), 3)].into(), ..Breaker::default() };
        assert_eq!((breaker.failed(Some("a")), breaker.failed(Some("a"))), (None, None));
        breaker.passed();
        assert_eq!((breaker.failed(Some("a")), breaker.failed(Some("b"))), (None, None));
        assert_eq!((breaker.failed(Some("a")), breaker.failed(None)), (None, None));
        assert_eq!(breaker.failed(Some("a")), Some(3));
    }
}
