//! The tree of concepts: IPTC Media Topics as they ship, and what a newsroom adds to them.

use std::borrow::Cow;
use std::collections::HashMap;
use std::num::NonZeroU32;

use crate::fault::Fault;

const MEDIATOPICS: &str = include_str!("../data/mediatopics.txt");

/// What stands before the code of a Media Topic in a qcode.
const SCHEME: &str = "medtop:";

/// A concept's place in the taxonomy; small, so that tables of scores can be indexed by it. Kept as the place plus one, so
/// that one which may be missing takes no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConceptId(NonZeroU32);

impl ConceptId {
    /// The concept at this position, which [`index`](Self::index) gave.
    pub(crate) fn at(index: u32) -> Self {
        Self(NonZeroU32::MIN.saturating_add(index))
    }

    /// The position in tables that hold one entry per concept.
    #[inline]
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// One concept: its code, and what it is called.
#[derive(Debug, Clone)]
pub struct Concept {
    /// The code with its scheme, such as `medtop:20000056`.
    pub qcode: Cow<'static, str>,
    /// The English name, or the one that the newsroom gave.
    pub name: Cow<'static, str>,
    /// Never given: retired by IPTC, or forbidden by the newsroom.
    pub withheld: bool,
}

/// All concepts, found by their codes.
#[derive(Debug, Clone)]
pub struct Taxonomy {
    concepts: Vec<Concept>,
    /// By concept: the next broader one. Apart from the rest, for it is asked for all the time.
    broader: Vec<Option<ConceptId>>,
    /// The top levels, and what was added with nothing broader.
    tops: Vec<ConceptId>,
    /// The numbers of the Media Topics, ascending; their places are their ids.
    codes: Vec<u32>,
    /// What was added to them.
    added: HashMap<String, ConceptId>,
    /// By concept: whether it or what is broader is withheld.
    barred: Vec<bool>,
}

/// The digits of a Media Topic's code.
const DIGITS: usize = 8;

/// The number of a Media Topic's code. All have eight digits; two stand for a top level.
fn number(code: &str) -> Option<u32> {
    let number =
        || code.bytes().try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0')));
    match code.len() {
        DIGITS => number(),
        2 => number().map(|top| top * 1_000_000),
        _ => None,
    }
}

/// A concept as `mediatopics.txt` has it, with the numbers of its code and of the broader one.
struct Row {
    number: u32,
    broader: Option<u32>,
    concept: Concept,
}

impl Row {
    /// Reads a line; none where it has another form.
    fn read(line: &'static str) -> Option<Self> {
        let (qcode, rest) = line.split_at_checked(SCHEME.len() + DIGITS)?;
        let number = number(qcode.strip_prefix(SCHEME)?)?;
        let rest = rest.strip_prefix('\t')?;
        let (broader, rest) = match rest.strip_prefix("-\t") {
            Some(rest) => (None, rest),
            None => {
                let (code, rest) = rest.split_at_checked(DIGITS)?;
                (Some(self::number(code)?), rest.strip_prefix('\t')?)
            }
        };
        let (withheld, name) = match rest.strip_prefix("-\t") {
            Some(name) => (false, name),
            None => (true, rest.strip_prefix("retired\t")?),
        };
        Some(Self { number, broader, concept: Concept { qcode: qcode.into(), name: name.into(), withheld } })
    }
}

impl Taxonomy {
    /// The IPTC Media Topics that ship with this stage.
    pub fn media_topics() -> Result<Self, Fault> {
        const ABOUT: usize = 1400;
        let mut taxonomy = Self {
            concepts: Vec::with_capacity(ABOUT),
            broader: Vec::with_capacity(ABOUT),
            tops: Vec::new(),
            codes: Vec::with_capacity(ABOUT),
            added: HashMap::new(),
            barred: Vec::new(),
        };
        let mut parents = Vec::with_capacity(ABOUT);
        for (line_number, line) in (1..).zip(MEDIATOPICS.lines()) {
            if line.starts_with('#') || line.is_empty() {
                continue;
            }
            let fault = |what| Fault::shipped("mediatopics.txt", line_number, what);
            let row = Row::read(line).ok_or_else(|| fault("has not the four fields of a concept"))?;
            if taxonomy.codes.last().is_some_and(|last| *last >= row.number) {
                return Err(fault("has no code above the last"));
            }
            taxonomy.codes.push(row.number);
            taxonomy.concepts.push(row.concept);
            parents.push((line_number, row.broader));
        }
        // Codes are sorted, so a narrower concept can stand before its broader one: link when all are known.
        for (line_number, parent) in parents {
            let id = parent.map(|number| {
                let fault =
                    || Fault::shipped("mediatopics.txt", line_number, "names a broader concept that is not there");
                taxonomy.numbered(number).ok_or_else(fault)
            });
            taxonomy.broader.push(id.transpose()?);
        }
        taxonomy.tops = taxonomy.ids().filter(|id| taxonomy.is_top(*id)).collect();
        taxonomy.bar();
        Ok(taxonomy)
    }

    /// Adds a newsroom's own concept. The caller has seen that its qcode is new.
    pub fn add(&mut self, qcode: &str, name: &str, parent: Option<ConceptId>) -> ConceptId {
        let id = ConceptId::at(self.concepts.len() as u32);
        self.added.insert(qcode.to_owned(), id);
        self.concepts.push(Concept { qcode: qcode.to_owned().into(), name: name.to_owned().into(), withheld: false });
        self.broader.push(parent);
        self.tops.extend(parent.is_none().then_some(id));
        self.barred.push(parent.is_some_and(|parent| self.barred[parent.index()]));
        id
    }

    /// Bars what is withheld, and what is narrower.
    fn bar(&mut self) {
        self.barred = self.ids().map(|id| self.lineage(id).any(|at| self.concept(at).withheld)).collect();
    }

    /// Whether the concept was added to the Media Topics.
    #[inline]
    pub fn is_added(&self, id: ConceptId) -> bool {
        id.index() >= self.codes.len()
    }

    /// The concept is never given again, nor is what is narrower than it.
    pub fn withhold(&mut self, id: ConceptId) {
        self.concepts[id.index()].withheld = true;
        self.bar();
    }

    /// How many concepts there are, retired ones too.
    pub fn len(&self) -> usize {
        self.concepts.len()
    }

    /// Whether there is no concept at all.
    pub fn is_empty(&self) -> bool {
        self.concepts.is_empty()
    }

    /// Every id, in the order of the codes and then of what was added.
    pub fn ids(&self) -> impl Iterator<Item = ConceptId> + use<> {
        (0..self.concepts.len() as u32).map(ConceptId::at)
    }

    /// The concept of an id that this taxonomy gave out.
    pub fn concept(&self, id: ConceptId) -> &Concept {
        &self.concepts[id.index()]
    }

    /// The concept with this qcode, scheme and all.
    pub fn find(&self, qcode: &str) -> Option<ConceptId> {
        let shipped =
            qcode.strip_prefix(SCHEME).filter(|code| code.len() == DIGITS).and_then(|code| self.media_topic(code));
        shipped.or_else(|| self.added.get(qcode).copied())
    }

    /// The Media Topic with this code; two digits stand for a top level (`16` for `16000000`).
    pub fn media_topic(&self, code: &str) -> Option<ConceptId> {
        self.numbered(number(code)?)
    }

    /// The Media Topic whose code has this number.
    fn numbered(&self, number: u32) -> Option<ConceptId> {
        self.codes.binary_search(&number).ok().map(|at| ConceptId::at(at as u32))
    }

    /// The concept and all that is broader, nearest first.
    pub fn lineage(&self, id: ConceptId) -> impl Iterator<Item = ConceptId> + '_ {
        std::iter::successors(Some(id), |&at| self.broader(at))
    }

    /// The next broader concept; none for a top level.
    #[inline]
    pub fn broader(&self, id: ConceptId) -> Option<ConceptId> {
        self.broader[id.index()]
    }

    /// The top level that a concept lies under.
    pub fn top(&self, id: ConceptId) -> ConceptId {
        self.lineage(id).last().unwrap_or(id)
    }

    /// The concepts that have nothing broader, in the order of the ids.
    #[inline]
    pub fn tops(&self) -> &[ConceptId] {
        &self.tops
    }

    /// Whether nothing is broader.
    #[inline]
    pub fn is_top(&self, id: ConceptId) -> bool {
        self.broader[id.index()].is_none()
    }

    /// Whether the concept may be given: neither it nor what is broader is retired or forbidden.
    #[inline]
    pub fn may_be_given(&self, id: ConceptId) -> bool {
        !self.barred[id.index()]
    }

    /// The known qcode that is meant by one, or by a name, for error messages: a code without its scheme too.
    pub fn nearest(&self, qcode: &str) -> Option<&str> {
        let bare = qcode.strip_prefix(SCHEME).unwrap_or(qcode);
        let code = qcode.rsplit(':').next().unwrap_or(qcode).trim();
        let meant = self.media_topic(code).filter(|id| code.len() == DIGITS && self.may_be_given(*id));
        if let Some(id) = meant {
            return Some(&self.concept(id).qcode);
        }
        self.concepts
            .iter()
            .find(|concept| !concept.withheld && concept.name.eq_ignore_ascii_case(bare))
            .map(|concept| &*concept.qcode)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_concept_leads_to_one_of_the_seventeen_top_levels() {
        let taxonomy = Taxonomy::media_topics().unwrap();
        let mut tops = std::collections::BTreeSet::new();
        for id in taxonomy.ids() {
            assert!(taxonomy.lineage(id).count() <= 5);
            tops.insert(taxonomy.lineage(id).last().unwrap());
        }
        assert_eq!(tops.len(), 17);
        assert_eq!(taxonomy.len(), 1372);
    }

    #[test]
    fn a_concept_under_a_forbidden_one_may_not_be_given() {
        let mut taxonomy = Taxonomy::media_topics().unwrap();
        let election = taxonomy.media_topic("20000574").unwrap();
        let referendum = taxonomy.media_topic("20000584").unwrap();
        assert!(taxonomy.may_be_given(referendum));
        taxonomy.withhold(election);
        assert!(!taxonomy.may_be_given(referendum));
        assert!(taxonomy.may_be_given(taxonomy.media_topic("11").unwrap()));
    }

    #[test]
    fn a_retired_concept_may_not_be_given() {
        let taxonomy = Taxonomy::media_topics().unwrap();
        assert!(!taxonomy.may_be_given(taxonomy.media_topic("20000064").unwrap()));
    }
}
