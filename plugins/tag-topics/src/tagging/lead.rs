//! Which field leads where an article speaks of several no less: the one that it opens with and says in most places.

use crate::tagging::evidence::Evidence;
use crate::tagging::scores::Scores;
use crate::taxonomy::{ConceptId, Taxonomy};

/// A field that has less than this of what the first one has gathered is never nearly as sure.
const ENOUGH: f32 = 0.67;

/// Fields are nearly as sure where their log-odds lie no further apart.
const NEARLY: f64 = 1.5;

/// Where the surest has not these log-odds (three in four), a few words are all that speaks for any of them, and nothing to choose by.
const SURE: f64 = 1.1;

/// What the number of its terms in headline and first sentence counts for a field beside its log-odds, and the number of places of all of them.
/// By 950 stories of five sets whose field is known, sixty of which lie between two such fields: nine more come out right than by the log-odds
/// alone, and six where each half of the sets is decided by what the other half says.
const OPENS: f64 = 1.0;
const PLACES: f64 = 2.5;

/// A field among others that are nearly as sure.
#[derive(Debug, Clone, Copy)]
struct Rival {
    field: ConceptId,
    sure: f64,
    opens: u32,
    places: u32,
}

impl Rival {
    fn odds(&self) -> f64 {
        (self.sure / (1.0 - self.sure)).ln()
    }

    fn leads_by(&self) -> f64 {
        self.odds() + OPENS * f64::from(self.opens).ln_1p() + PLACES * f64::from(self.places).ln_1p()
    }
}

/// The field that leads, and how sure the surest of the others is; none where no other is nearly as sure as the first.
pub(crate) fn lead(
    taxonomy: &Taxonomy,
    evidence: &Evidence,
    scores: &Scores,
    first: ConceptId,
    sure: impl Fn(ConceptId) -> f64,
) -> Option<(ConceptId, f64)> {
    let enough = scores.total(first) * ENOUGH;
    let is_rival = |id: &&ConceptId| scores.total(**id) >= enough;
    if taxonomy.is_added(first) || taxonomy.tops().iter().filter(is_rival).count() < 2 {
        return None;
    }
    let may_lead = |id: &&ConceptId| is_rival(id) && taxonomy.may_be_given(**id) && !taxonomy.is_added(**id);
    let rival = |&field: &ConceptId| Rival { field, sure: sure(field).clamp(1e-6, 1.0 - 1e-6), opens: 0, places: 0 };
    let mut rivals: Vec<Rival> = taxonomy.tops().iter().filter(may_lead).map(rival).collect();
    let surest = rivals.iter().map(Rival::odds).fold(f64::NEG_INFINITY, f64::max);
    rivals.retain(|rival| rival.odds() > surest - NEARLY);
    if rivals.len() < 2 || surest < SURE {
        return None;
    }
    for (number, concept) in scores.spoken() {
        let (met, field) = (&evidence.met[usize::from(*number)], taxonomy.top(*concept));
        if let Some(rival) = rivals.iter_mut().find(|rival| rival.field == field) {
            rival.opens += u32::from(met.opens);
            rival.places += u32::from(met.meant());
        }
    }
    let leader = rivals.iter().max_by(|a, b| a.leads_by().total_cmp(&b.leads_by()))?.field;
    let others = rivals.iter().filter(|rival| rival.field != leader).map(|rival| rival.sure);
    Some((leader, others.fold(0.0, f64::max)))
}
