//! Other languages: the names of the concepts, and for some languages the commonest words of news beside them.
//!
//! A name is a term only where it can stand as a phrase in a text: enumerations are taken apart, explanations in
//! brackets are no part of it, and short single words ("Mode", "Bar") mean too much else.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::fault::Fault;
use crate::lexicon::compile::{Builder, Term};
use crate::lexicon::phrase::Tells;
use crate::reading::Reading;
use crate::taxonomy::{ConceptId, Taxonomy};
use crate::vocabulary::other_languages::{COMMON, NAMES, TELLING, terms};
use crate::vocabulary::{Plurals, add_file};

/// Whether a language tag lies in the range of another: `en` takes `en-US`, whatever the case.
pub(crate) fn in_range(tag: &str, range: &str) -> bool {
    let mut subtags = tag.split(['-', '_']);
    range.split('-').all(|wanted| subtags.next().is_some_and(|subtag| subtag.eq_ignore_ascii_case(wanted)))
}

/// The tag of the names, or of the words alone, that fit a language, if there are any.
pub(crate) fn tag_for(language: &str) -> Option<&'static str> {
    let exact = NAMES.iter().find(|(tag, _)| in_range(language, tag));
    let same_language = |tag: &str| {
        let primary = tag.split('-').next().unwrap_or(tag);
        in_range(language, primary)
    };
    // Written Chinese without a script is simplified more often than not; traditional signs would just not match.
    let named = exact.or_else(|| NAMES.iter().find(|(tag, _)| same_language(tag)));
    named.or_else(|| terms().find(|(tag, _)| in_range(language, tag))).map(|(tag, _)| *tag)
}

/// The names of a tag that [`tag_for`] gave, by concept.
pub(crate) fn names(tag: &str, taxonomy: &Taxonomy) -> Result<Vec<(ConceptId, &'static str)>, Fault> {
    let Some((_, text)) = NAMES.iter().find(|(known, _)| *known == tag) else { return Ok(Vec::new()) };
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.starts_with('#') && !line.is_empty())
        .map(|(index, line)| {
            let fault = || Fault::shipped(tag, index + 1, "is no code and name of a concept");
            let (code, name) = line.split_once('\t').ok_or_else(fault)?;
            Ok((taxonomy.media_topic(code).ok_or_else(fault)?, name))
        })
        .collect()
}

/// Adds the names of a language as terms, and its words beside them.
pub(crate) fn add_names(builder: &mut Builder, taxonomy: &Taxonomy, tag: &str) -> Result<(), Fault> {
    for (words, what) in telling(tag) {
        builder.add_telling(words, what);
    }
    let common = common_words(tag);
    for (id, name) in names(tag, taxonomy)? {
        if taxonomy.is_top(id) {
            continue;
        }
        let bare = name.split(['(', '（']).next().unwrap_or_default().trim();
        if bare.len() < name.len() {
            // The brackets tell it from a namesake, which a text does not.
            continue;
        }
        for part in parts(bare) {
            let single = !part.contains([' ', '-']);
            let weight = match part.chars().count() {
                _ if !single => 3.0,
                length if is_dense(part) && length >= 4 => 3.0,
                length if !is_dense(part) && length >= 9 => 2.0,
                length if length >= 6 || is_dense(part) && length >= 3 => 1.5,
                _ => continue,
            };
            if single && common.contains(part.to_lowercase().as_str()) {
                continue;
            }
            let phrase = as_in_a_sentence(part, tag, single);
            builder.add(&Term { phrase: &phrase, concept: Some(id), weight, context: &[], plural: false });
        }
    }
    terms()
        .filter(|(language, _)| in_range(tag, language))
        .try_for_each(|(language, text)| add_file(builder, taxonomy, language, text, Plurals::Listed))
}

/// How a language is read.
pub(crate) fn reading(tag: &str) -> Reading {
    match tag {
        _ if in_range(tag, "de") => Reading::German,
        _ if in_range(tag, "fr") => Reading::French,
        _ if in_range(tag, "es") => Reading::Spanish,
        _ if in_range(tag, "it") => Reading::Italian,
        _ if in_range(tag, "sv") => Reading::Swedish,
        _ => Reading::Written,
    }
}

/// Words of a language, and what they tell of the news.
fn telling(tag: &str) -> impl Iterator<Item = (&'static str, Tells)> {
    let lines = TELLING.iter().filter(move |(language, _)| in_range(tag, language)).flat_map(|(_, text)| text.lines());
    lines.filter_map(|line| match line.split_once(": ")? {
        ("event", words) => Some((words, Tells::EVENT)),
        ("setting", words) => Some((words, Tells::SETTING)),
        _ => None,
    })
}

/// The names of a language that mean too much else.
fn common_words(tag: &str) -> HashSet<&'static str> {
    let lines = COMMON.lines().filter_map(|line| line.split_once('\t'));
    lines.filter(|(language, _)| in_range(tag, language)).flat_map(|(_, words)| words.split(", ")).collect()
}

/// A name begins with a capital because it is a name; in a sentence only the nouns of German do.
fn as_in_a_sentence<'n>(part: &'n str, tag: &str, single: bool) -> Cow<'n, str> {
    if in_range(tag, "de") && single { Cow::Borrowed(part) } else { Cow::Owned(part.to_lowercase()) }
}

/// A script in which few signs make a word.
fn is_dense(part: &str) -> bool {
    part.chars().any(|c| matches!(c, '\u{3040}'..='\u{9fff}'))
}

const BETWEEN: &[&str] = &[" und ", " et ", " y ", " e ", " och ", " og ", " و", ", ", "、", "和", "与", "，", "/"];

/// "Bars und Cafés" is two terms.
fn parts(name: &str) -> Vec<&str> {
    let mut parts = vec![name];
    for between in BETWEEN {
        parts = parts.iter().flat_map(|part| part.split(between)).collect();
    }
    if parts.len() > 1 && parts.iter().any(|part| part.ends_with('-') || part.starts_with('-')) {
        // "Land- und Forstwirtschaft" cannot be taken apart.
        return Vec::new();
    }
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_matched_by_range() {
        assert!(in_range("en-GB", "en"));
        assert!(in_range("EN", "en"));
        assert!(!in_range("eng", "en"));
        assert_eq!(tag_for("de-AT"), Some("de"));
        assert_eq!(tag_for("pt"), Some("pt-BR"));
        assert_eq!(tag_for("pt-PT"), Some("pt-PT"));
        assert_eq!(tag_for("zh-CN"), Some("zh-Hans"));
        assert_eq!((tag_for("it-CH"), tag_for("fi")), (Some("it"), None));
    }

    #[test]
    fn every_name_belongs_to_a_concept_and_makes_terms() {
        let taxonomy = Taxonomy::media_topics().unwrap();
        for (tag, _) in NAMES {
            let mut builder = Builder::reading(reading(tag));
            add_names(&mut builder, &taxonomy, tag).unwrap();
            assert!(builder.build().phrases() > 400, "{tag}");
        }
    }

    #[test]
    fn names_match_as_they_stand_in_a_sentence() {
        assert_eq!(as_in_a_sentence("Fuerzas armadas", "es", false), "fuerzas armadas");
        assert_eq!(as_in_a_sentence("Incendie", "fr", true), "incendie");
        assert_eq!(as_in_a_sentence("Gewerkschaft", "de", true), "Gewerkschaft");
    }

    #[test]
    fn a_name_that_is_a_common_word_is_no_term() {
        let taxonomy = Taxonomy::media_topics().unwrap();
        for (tag, word, other) in [("de", "Ringen", "Gewerkschaft"), ("es", "valores", "terremoto")] {
            let mut builder = Builder::reading(reading(tag));
            add_names(&mut builder, &taxonomy, tag).unwrap();
            let lexicon = builder.build();
            let known = |text: &str| {
                let words: Vec<_> =
                    copydesk_topic_model::words::words(text).map(|word| lexicon.reading.bare(text, word)).collect();
                lexicon.first_of(&words, false).is_some_and(|(phrase, _)| !lexicon.senses(phrase).is_empty())
            };
            assert!(!known(word) && known(other), "{tag}");
        }
    }

    fn languages() -> std::collections::BTreeSet<&'static str> {
        terms().map(|(language, _)| *language).collect()
    }

    #[test]
    fn words_of_other_languages_stand_under_live_concepts_and_reach_every_branch() {
        let taxonomy = Taxonomy::media_topics().unwrap();
        for language in languages() {
            let mut builder = Builder::reading(reading(language));
            for (_, text) in terms().filter(|(other, _)| *other == language) {
                add_file(&mut builder, &taxonomy, language, text, Plurals::Listed).unwrap();
            }
            let lexicon = builder.build();
            assert!(lexicon.senses.iter().all(|sense| taxonomy.may_be_given(sense.concept)), "{language}");
            let top = |sense: &crate::lexicon::Sense| taxonomy.lineage(sense.concept).last();
            let branches: std::collections::BTreeSet<_> = lexicon.senses.iter().filter_map(top).collect();
            assert_eq!(branches.len(), 17, "{language}");
        }
    }

    #[test]
    fn every_header_of_the_terms_names_its_concept_once_and_every_term_is_one() {
        let taxonomy = Taxonomy::media_topics().unwrap();
        for language in languages() {
            let mut seen = HashSet::new();
            let mut wrong = Vec::new();
            for line in terms().filter(|(other, _)| *other == language).flat_map(|(_, text)| text.lines()) {
                if let Some((code, name)) =
                    line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')?.split_once(' '))
                {
                    let known = taxonomy.media_topic(code).map(|id| &*taxonomy.concept(id).name);
                    wrong.extend((known != Some(name) || !seen.insert(code)).then_some(line));
                } else if let Some((_, terms)) = line.split_once(": ").filter(|_| !line.starts_with('#')) {
                    let part = |term: &str| term.starts_with('*') || term.ends_with('*');
                    // A part of compounds is one word, and what ends a phrase in a text stands in none.
                    let bad =
                        |term: &&str| part(term) && term.contains([' ', '-']) || term.contains(". ") || term.len() < 2;
                    wrong.extend(terms.split(", ").find(bad));
                }
            }
            assert!(wrong.is_empty(), "{language}: {wrong:?}");
        }
    }

    #[test]
    fn every_file_of_terms_is_compiled() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/terms");
        let count = |path: &std::path::Path| std::fs::read_dir(path).unwrap().count();
        for language in languages() {
            let files = terms().filter(|(other, _)| *other == language).count();
            let there = folder.join(language);
            assert_eq!(files, if there.is_dir() { count(&there) } else { 1 }, "{language}");
        }
        assert_eq!(count(&folder), languages().len());
    }

    #[test]
    fn enumerations_are_taken_apart_and_half_words_are_left() {
        assert_eq!(parts("Fusionen und Übernahmen"), ["Fusionen", "Übernahmen"]);
        assert!(parts("Land- und Forstwirtschaft").is_empty());
    }

    #[test]
    fn words_that_tell_stand_in_some_term_of_their_language_and_once() {
        use copydesk_topic_model::words::words;
        for (language, text) in TELLING {
            let files = NAMES.iter().chain(terms()).filter(|(tag, _)| in_range(tag, language)).map(|(_, text)| *text);
            let known: HashSet<u64> = files.flat_map(words).map(|word| word.hash).collect();
            let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
            assert!(
                lines.clone().all(|line| line.starts_with("event: ") || line.starts_with("setting: ")),
                "{language}"
            );
            let listed: Vec<&str> = telling(language).flat_map(|(words, _)| words.split(' ')).collect();
            assert!(listed.len() > 80, "{language}");
            let mut seen = HashSet::new();
            for word in listed {
                assert!(seen.insert(word), "{language}: {word} stands twice");
                assert!(words(word).all(|word| known.contains(&word.hash)), "{language}: {word} stands in no term");
            }
        }
    }
}
