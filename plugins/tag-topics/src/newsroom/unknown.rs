//! A code that there is not, in a message: what it was looked for in, and which was meant.

use crate::taxonomy::Taxonomy;

/// That a code is nowhere, with the nearest there is.
pub(crate) fn unknown(taxonomy: &Taxonomy, qcode: &str) -> String {
    let hint = suggestion(taxonomy, qcode);
    format!("{qcode} is neither an IPTC Media Topic nor a code of the vocabulary file or of a model that is used{hint}")
}

/// What to ask the reader where a code or name was misspelt.
pub(crate) fn suggestion(taxonomy: &Taxonomy, qcode: &str) -> String {
    let near = taxonomy.nearest(qcode).or_else(|| nearest_added(taxonomy, qcode));
    near.map_or(String::new(), |near| format!("; did you mean {near}?"))
}

/// The code or name of what was added to the Media Topics that is spelt most like this one. Of Media Topics no code is like another in
/// meaning: a wrong digit may be any.
fn nearest_added<'t>(taxonomy: &'t Taxonomy, qcode: &str) -> Option<&'t str> {
    let added = taxonomy.ids().filter(|id| taxonomy.is_added(*id)).map(|id| taxonomy.concept(id));
    let allowed = qcode.chars().count() / 4;
    let distance = |concept: &crate::taxonomy::Concept| {
        let to = |other: &str| strsim::damerau_levenshtein(&qcode.to_lowercase(), &other.to_lowercase());
        to(&concept.qcode).min(to(&concept.name))
    };
    let near = added.filter(|concept| !concept.withheld).map(|concept| (distance(concept), &*concept.qcode));
    near.filter(|(distance, _)| *distance <= allowed).min().map(|(_, code)| code)
}
