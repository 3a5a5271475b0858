//! Operator chaining: adjacent stages that need the same number of workers become one task.

use crate::plan::{Chain, StagePlan, Workers};

/// Chains stages, each with the number of workers it needs. Always gives a chain, if one without stages.
pub(crate) fn chain(stages: Vec<(Workers, StagePlan)>, default: Workers) -> Vec<Chain> {
    let mut chains: Vec<Chain> = Vec::new();
    for (workers, stage) in stages {
        match chains.last_mut() {
            Some(last) if last.workers == workers => last.stages.push(stage),
            _ => chains.push(Chain { workers, stages: vec![stage] }),
        }
    }
    if chains.is_empty() {
        chains.push(Chain { workers: default, stages: Vec::new() });
    }
    chains
}
