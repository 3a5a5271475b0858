//! How likely a concept is right, by what the vocabulary found for it.

use crate::lexicon::Lexicon;
use crate::tagging::evidence::Evidence;
use crate::tagging::lead::lead;
use crate::tagging::own::Own;
use crate::tagging::scores::{HEADED, Returns, Scores};
use crate::taxonomy::{ConceptId, Taxonomy};

/// A story as the vocabulary reads it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Matched<'a> {
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) own: &'a Own,
    pub(crate) evidence: &'a Evidence,
    pub(crate) scores: &'a Scores,
}

/// The weights of [`Judge::confidence`], a logistic regression on what 528 stories were given: those that are labelled in
/// `tests/data/labels.txt`, and six times sixty that were labelled to the full depth of the tree.
mod fit {
    /// What evidence of narrower concepts counts beside a concept's own.
    pub(super) const SCATTERED: f32 = 0.7;
    /// What passing mentions gather in any article: a branch leads by what it has beyond that.
    pub(super) const PASSING: f32 = 4.0;
    /// More different terms than this make nobody surer.
    pub(super) const MOST_TERMS: u16 = 16;
    pub(super) const BIAS: f64 = -3.89;
    pub(super) const STRENGTH: f64 = 1.46;
    pub(super) const SHARE: f64 = 0.92;
    pub(super) const LEADING: f64 = 2.92;
    pub(super) const HEADLINE: f64 = 0.36;
    pub(super) const LATE: f64 = -0.6;
    pub(super) const OWN: f64 = -0.93;
    pub(super) const TERMS: f64 = 0.37;
    /// What an article comes back to: in the headline and twice below it, or so often and once in so many words. Four in five of those were right
    /// whatever the fit said, by the labelled stories and a librarian's verdicts on a hundred others; so they pass, and are no surer.
    pub(super) const COMES_BACK: f64 = 1.5;
    pub(super) const NO_PASSING: f64 = 0.79;
    /// Another field than the leading one stays so much behind that.
    pub(super) const BEHIND: f64 = 0.01;
    /// No other field is surer than this: topics say 0.99 at most.
    pub(super) const BESIDE: f64 = 0.98;
    pub(super) const WITH_HEADLINE: usize = 3;
    pub(super) const OFTEN: usize = 6;
    pub(super) const EVERY: usize = 200;
    /// In a text of fewer words than this, hints that are said once each make nothing surer than that: a few passing words are all that it
    /// has. Of longer ones, hints are right as often as the fit says.
    pub(super) const SHORT: usize = 150;
    pub(super) const HINTS: f64 = 0.79;
    /// A lexicon of fewer groups of forms than this finds a part of what the English one does in the same story: what it
    /// finds is as sure as more would be. By some forty stories in the other languages.
    pub(super) const FEW_GROUPS: usize = 4_000;
    pub(super) const FEW: f64 = 0.8;
}

/// What terms of the newsroom's own have gathered where their concept is as likely right as not. No stories are labelled with them to learn
/// from, so their weights are taken at the newsroom's word: one of weight 3 is as sure as topics are given by default (0.75) where
/// the lead speaks of it once, and 0.65 further down.
const EVEN: f32 = 1.6;

/// The concept of which all trades are narrower: products and services.
const TRADES: &str = "20000209";

/// See [`Judge::least_strength`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Least {
    once: f32,
    again: f32,
}

/// How likely concepts are right in one article.
pub(crate) struct Judge<'a> {
    pub(crate) taxonomy: &'a Taxonomy,
    pub(crate) scores: &'a Scores,
    /// What evidence is divided by: a long article speaks of many things in passing.
    length: f32,
    /// What the branch with the most evidence has.
    most: f32,
    /// The branch that the story is of: that one, or one that is nearly as sure.
    pub(crate) leading: Option<ConceptId>,
    /// How sure that is at least: surer than another that it leads.
    floor: f64,
    /// How sure another branch is at most for what the article comes back to.
    ceiling: f64,
    /// What the newsroom's own terms for Media Topics have gathered.
    own: Vec<(ConceptId, f32)>,
    /// Whether the text is so short that passing words weigh much.
    is_short: bool,
    /// Whether the lexicon is that of a language with few terms.
    is_few: bool,
    /// Words of prose.
    words: usize,
    /// The log-odds of any concept before it is looked at.
    bias: f64,
}

impl<'a> Judge<'a> {
    pub(crate) fn new(taxonomy: &'a Taxonomy, matched: Matched<'a>) -> Self {
        let scores = matched.scores;
        let length = 1.0 + (matched.evidence.words as f32 / 200.0).ln_1p();
        let spoken = taxonomy.tops().iter().copied().filter(|id| scores.total(*id) > 0.0);
        let leading = spoken.max_by(|a, b| scores.total(*a).total_cmp(&scores.total(*b)));
        let most = leading.map_or(0.0, |id| scores.total(id));
        let is_few = matched.lexicon.groups() < fit::FEW_GROUPS;
        let own = matched.own.gathered(matched.evidence, scores);
        let words = matched.evidence.words;
        let is_short = words < fit::SHORT;
        let bias = fit::BIAS + if is_few { fit::FEW } else { 0.0 };
        let mut judge = Self {
            taxonomy,
            scores,
            length,
            most,
            leading,
            own,
            is_short,
            is_few,
            words,
            bias,
            floor: 0.0,
            ceiling: 0.0,
        };
        let lead = leading.and_then(|first| lead(taxonomy, matched.evidence, scores, first, |id| judge.by_fit(id)));
        if let Some((field, sure)) = lead {
            judge.leading = Some(field);
            judge.floor = sure.min(fit::BESIDE) + fit::BEHIND;
        }
        judge.ceiling = judge.leading.map_or(0.0, |id| judge.by_fit(id) - fit::BEHIND).min(fit::NO_PASSING);
        judge
    }

    /// What the concept has gathered for the article's length. Scattered evidence makes a broad concept less likely than as
    /// much of its own would.
    pub(crate) fn strength(&self, id: ConceptId) -> f32 {
        let (own, total) = (self.scores.own(id), self.scores.total(id));
        (own + fit::SCATTERED * (total - own)) / self.length
    }

    /// How likely it is right: a concept of the newsroom's own by its terms, a Media Topic by all that speaks for it, and at least by the
    /// newsroom's terms.
    pub(crate) fn confidence(&self, id: ConceptId) -> f64 {
        let at_word = |gathered: f32| f64::from(gathered / (gathered + EVEN));
        if self.taxonomy.is_added(id) {
            return at_word(self.scores.total(id));
        }
        self.own(id).map_or(0.0, at_word).max(self.by_fit(id))
    }

    /// What the newsroom's own terms have gathered for a Media Topic.
    pub(crate) fn own(&self, id: ConceptId) -> Option<f32> {
        self.own.iter().find(|(concept, _)| *concept == id).map(|(_, gathered)| *gathered)
    }

    /// By strength, what its branch has of all evidence and beside the leading branch, whether
    /// headline or lead speak of it, by how many different terms, and how much of it is its own: what stands on a few strong
    /// terms of its own is oftener a passing mention than what many narrower ones agree on.
    fn by_fit(&self, id: ConceptId) -> f64 {
        let branch = self.taxonomy.lineage(id).last().unwrap_or(id);
        let (evidence, total) = (self.scores.total(branch), self.scores.total(id));
        let mut z = self.bias + fit::STRENGTH * f64::from(self.strength(id).max(1e-6)).ln();
        z += fit::SHARE * f64::from(evidence / (self.scores.all + fit::PASSING));
        z += fit::LEADING * f64::from(evidence / (self.most + fit::PASSING));
        z += fit::OWN * f64::from(self.scores.own(id) / (total + 0.5));
        z += fit::TERMS * f64::from(self.scores.terms(id).clamp(1, fit::MOST_TERMS)).ln();
        if self.scores.best_place(id) > HEADED {
            z += fit::HEADLINE;
        } else if self.scores.best_place(id) < 1.5 {
            z += fit::LATE;
        }
        let likely = |z: f64| 1.0 / (1.0 + (-z).exp());
        let mut sure = likely(z);
        let (ceiling, most) =
            if self.leading == Some(branch) { (fit::NO_PASSING, 1.0) } else { (self.ceiling, fit::BESIDE) };
        if sure < ceiling && self.comes_back(id) {
            sure = likely(z + fit::COMES_BACK).min(ceiling);
        }
        if self.is_short && !self.scores.is_firm(id) {
            sure = sure.min(fit::HINTS);
        }
        let least = if self.leads(id) { self.floor } else { 0.0 };
        sure.min(most).max(least)
    }

    /// Whether the article and the lexicon are long enough to tell what is narrower by less.
    pub(crate) fn knows_well(&self) -> bool {
        !self.is_short && !self.is_few
    }

    /// Whether a brief of the leading field says in headline or first sentence, by a strong word, that it is of this narrower concept. Words of
    /// trades stand in the names of companies, and tell who it is of.
    pub(crate) fn opens_with(&self, id: ConceptId) -> bool {
        let trades = || self.taxonomy.media_topic(TRADES);
        let is_led = || self.taxonomy.lineage(id).skip(1).last().is_some_and(|top| self.leading == Some(top));
        let is_trade = || self.taxonomy.lineage(id).any(|broader| trades() == Some(broader));
        self.is_short && !self.is_few && self.scores.returns(id).opening && is_led() && !is_trade()
    }

    /// Whether the article comes back to it by its own words: to what the headline names, or all along. Whatever leads, it is no passing mention.
    /// What a few words say thrice they must say in two ways.
    fn comes_back(&self, id: ConceptId) -> bool {
        let Returns { terms, places, headed, .. } = self.scores.returns(id);
        let places = usize::from(places);
        let often = terms > 1 && places >= fit::OFTEN && places * fit::EVERY >= self.words;
        often || headed && places >= fit::WITH_HEADLINE && (terms > 1 || !self.is_short)
    }

    /// The strength below which no other virtue lifts a Media Topic to this confidence: most need no closer look. For one that the article may come
    /// back to it is less.
    pub(crate) fn least_strength(&self, confidence: f64) -> Least {
        let wanted = confidence.clamp(1e-6, 1.0 - 1e-6);
        let virtues = fit::SHARE + fit::LEADING + fit::HEADLINE + fit::TERMS * f64::from(fit::MOST_TERMS).ln();
        let z = (wanted / (1.0 - wanted)).ln() - self.bias - virtues;
        let strength = |z: f64| (z / fit::STRENGTH).exp() as f32;
        Least { once: strength(z), again: strength(z - fit::COMES_BACK) }
    }

    /// Whether it is the field that leads.
    pub(crate) fn leads(&self, id: ConceptId) -> bool {
        self.leading == Some(id)
    }

    /// Whether the concept has that.
    pub(crate) fn reaches(&self, id: ConceptId, least: Least) -> bool {
        let returns = usize::from(self.scores.returns(id).places) >= fit::WITH_HEADLINE;
        self.strength(id) >= if returns { least.again } else { least.once }
    }
}
