//! A newsroom's own terms for Media Topics: what it says of them counts, however little else of the article speaks for the topic. That is
//! reckoned beside the scores, from what was met, and only where a newsroom has such terms.

use crate::lexicon::Lexicon;
use crate::tagging::evidence::Evidence;
use crate::tagging::scores::Scores;
use crate::tagging::story::Story;
use crate::taxonomy::{ConceptId, Taxonomy};

/// The groups of forms that the newsroom's terms are, with the concept that each speaks for and its weight.
#[derive(Debug, Default)]
pub(crate) struct Own(Vec<(u32, ConceptId, f32)>);

impl Own {
    /// Finds the terms in the lexicon that they were added to. Those of concepts that are the newsroom's too count there by their weights
    /// anyway; parts of compounds are no terms that could be looked up.
    pub(crate) fn of<'t>(
        terms: impl Iterator<Item = (&'t str, ConceptId, f32)>,
        lexicon: &Lexicon,
        taxonomy: &Taxonomy,
    ) -> Self {
        let (mut own, mut evidence) = (Vec::new(), Evidence::default());
        for (term, concept, weight) in terms.filter(|(_, concept, _)| !taxonomy.is_added(*concept)) {
            evidence.read(lexicon, &Story { headline: Some(term), blocks: &[] });
            if let ([met], false) = (&evidence.met[..], term.contains('*')) {
                let group = met.phrase.group();
                own.retain(|&(other, of, _)| (other, of) != (group, concept));
                own.push((group, concept, weight));
            }
        }
        Self(own)
    }

    /// What the terms have gathered in an article, by concept.
    pub(crate) fn gathered(&self, evidence: &Evidence, scores: &Scores) -> Vec<(ConceptId, f32)> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let mut counted: Vec<(ConceptId, u16, f32)> = Vec::new();
        for &(number, concept) in scores.spoken() {
            let group = evidence.met[usize::from(number)].phrase.group();
            let weight = self.0.iter().find(|(other, of, _)| (*other, *of) == (group, concept)).map(|own| own.2);
            counted.extend(weight.map(|weight| (concept, number, weight)));
        }
        // One term may have several senses for one concept, in different company.
        counted.sort_unstable_by_key(|&(concept, number, _)| (concept, number));
        counted.dedup_by_key(|&mut (concept, number, _)| (concept, number));
        let of_one = |counted: &[(ConceptId, u16, f32)]| {
            let sum = counted.iter().map(|&(_, number, weight)| weight * evidence.met[usize::from(number)].sum);
            (counted[0].0, sum.sum())
        };
        counted.chunk_by(|a, b| a.0 == b.0).map(of_one).collect()
    }
}
