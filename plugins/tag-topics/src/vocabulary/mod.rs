//! The vocabulary that ships: what words speak for which concept, in data files by branch of the taxonomy.
//!
//! The form of those files, for who adds to them:
//!
//! ```text
//! # a comment
//! [20000530 labour strike]            a concept: its code, and its name for the reader (a test compares it)
//! 3: walkout, strike action           weight, then terms; 3 nearly decides, 2 is strong, 1 is a hint
//! 2 if 09: strike                     counts only where the article speaks of the branch for other reasons
//! 2 if 20000107 20000129: bail        or of one of these concepts
//! [-]                                 phrases that speak for nothing, so that a word in them is not misread
//! 0: lightning strike
//! ```
//!
//! The plural of a term's last word matches by rule, unless `!` stands behind it. Capitals are asked for in the text.
//! A term that stands under several concepts speaks for each; of senses with `if`, the one in best company is taken.

pub(crate) mod names;
mod other_languages;

use crate::fault::Fault;
use crate::lexicon::apart::Apart;
use crate::lexicon::compile::{Builder, Term};
use crate::lexicon::phrase::Tells;
use crate::taxonomy::{ConceptId, Taxonomy};

/// The files of these names, with what stands in them.
macro_rules! files {
    ($($name:literal,)*) => { &[$(($name, include_str!(concat!("../../data/vocabulary/", $name)))),*] };
}

/// The files, by branch; long branches are folders.
pub(crate) const FILES: &[(&str, &str)] = files![
    "arts.txt",
    "conflict.txt",
    "crime/crime.txt",
    "crime/justice.txt",
    "disaster.txt",
    "economy/business.txt",
    "economy/consumers.txt",
    "economy/industries.txt",
    "economy/macro.txt",
    "economy/markets.txt",
    "education.txt",
    "environment.txt",
    "health.txt",
    "human-interest.txt",
    "labour.txt",
    "lifestyle.txt",
    "nothing.txt",
    "politics/government.txt",
    "politics/policy.txt",
    "politics/politics.txt",
    "religion.txt",
    "science.txt",
    "society.txt",
    "sport/ball-games.txt",
    "sport/disciplines.txt",
    "sport/sport.txt",
    "sport/water-and-snow.txt",
    "weather.txt",
];

/// Words that tell what happens, and words that tell where or to whom: some a line; `#` begins a comment.
pub(crate) const TELLING: [(&str, Tells); 2] =
    [(include_str!("../../data/events.txt"), Tells::EVENT), (include_str!("../../data/settings.txt"), Tells::SETTING)];

/// What is said in figures, phrases with commas between them; `#` begins a comment.
const FIGURES: &str = include_str!("../../data/figures.txt");

/// What games play, as [`FIGURES`]; and the games that do.
const PLAYED: &str = include_str!("../../data/played.txt");
const PLAYING: &[&str] = &["20000540"];

/// What games have in common, as [`FIGURES`]; and the concept whose narrower ones are the games.
const SHARED_NAMES: &str = include_str!("../../data/shared-names.txt");
const GAMES: &[&str] = &["20000822"];

/// The concepts by whose words people, houses and things are called: nature. A storm that has a name is weather all the same.
const CALLERS: &[&str] = &["20000441"];

/// Words that are surnames as well, as [`FIGURES`].
const SURNAMES: &str = include_str!("../../data/surnames.txt");

/// What is said before the names of those who have an office, as [`FIGURES`].
const TITLES: &str = include_str!("../../data/titles.txt");

/// Names of people in politics, as [`FIGURES`].
const PEOPLE: &str = include_str!("../../data/people.txt");

/// The concepts whose words name where news comes from: media and their houses.
const SOURCES: &[&str] = &["20000045", "20000304"];

/// The fields that speak in figures of others: arts, leisure, sport, nature, prizes.
const FIGURING: &[&str] = &["01", "10", "15", "20000441", "20000498"];

/// The concepts of these codes, and all that is narrower.
fn below(taxonomy: &Taxonomy, codes: &[&str]) -> Vec<ConceptId> {
    let broad: Vec<ConceptId> = codes.iter().filter_map(|code| taxonomy.media_topic(code)).collect();
    taxonomy.ids().filter(|id| taxonomy.lineage(*id).any(|broader| broad.contains(&broader))).collect()
}

/// Adds all shipped English terms.
pub(crate) fn add_shipped(builder: &mut Builder, taxonomy: &Taxonomy) -> Result<(), Fault> {
    for (text, what) in TELLING {
        text.lines().filter(|line| !line.starts_with('#')).for_each(|line| builder.add_telling(line, what));
    }
    let apart = Apart {
        figures: builder.keys(FIGURES),
        played: builder.keys(PLAYED),
        callers: below(taxonomy, CALLERS).into_iter().collect(),
        surnames: builder.keys(SURNAMES),
        titles: builder.keys(TITLES),
        people: builder.keys(PEOPLE),
        sources: below(taxonomy, SOURCES).into_iter().collect(),
        shared: builder.keys(SHARED_NAMES),
        games: below(taxonomy, GAMES).into_iter().collect(),
    };
    let topics = |codes: &[&str]| codes.iter().filter_map(|code| taxonomy.media_topic(code)).collect();
    builder.judge_apart(apart, topics(FIGURING), topics(PLAYING));
    for (name, text) in FILES {
        add_file(builder, taxonomy, name, text, Plurals::English)?;
    }
    // What a newsroom adds it means.
    builder.forget_apart();
    Ok(())
}

/// How the plurals of terms are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plurals {
    /// By the rules of English, where no `!` stands behind the term.
    English,
    /// Every form is listed.
    Listed,
}

/// Adds the terms of one file.
pub(crate) fn add_file(
    builder: &mut Builder,
    taxonomy: &Taxonomy,
    name: &str,
    text: &str,
    plurals: Plurals,
) -> Result<(), Fault> {
    let mut concept: Option<ConceptId> = None;
    for (index, line) in text.lines().enumerate() {
        let fault = |message: &str| Fault::shipped(name, index + 1, message);
        let line = line.trim_ascii();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(header) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            let code = header.split(' ').next().unwrap_or_default();
            concept = match code {
                "-" => None,
                code => Some(taxonomy.media_topic(code).ok_or_else(|| fault("names an unknown concept"))?),
            };
            continue;
        }
        let (head, terms) = line.split_once(':').ok_or_else(|| fault("has no colon"))?;
        let (weight, context) = head.split_once(" if ").unwrap_or((head, ""));
        let weight: f32 = weight.trim().parse().map_err(|_| fault("has no weight"))?;
        let context = context
            .split_whitespace()
            .map(|code| taxonomy.media_topic(code).ok_or_else(|| fault("names an unknown context")))
            .collect::<Result<Vec<_>, _>>()?;
        let mut rest = Some(terms);
        while let Some(terms) = rest {
            // By bytes: a search made for long texts takes longer over short ones.
            let comma = terms.bytes().position(|byte| byte == b',');
            let (phrase, behind) = comma.map_or((terms, None), |at| (&terms[..at], Some(&terms[at + 1..])));
            rest = behind;
            let phrase = phrase.trim_ascii();
            let (phrase, plural) = phrase.strip_suffix('!').map_or((phrase, true), |phrase| (phrase, false));
            let plural = plural && plurals == Plurals::English;
            let term = Term { phrase, concept, weight, context: &context, plural };
            if !builder.add(&term) {
                return Err(fault("has an empty term or one of too many words"));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn headers() -> Vec<(&'static str, usize, String, String)> {
        let mut headers = Vec::new();
        for (file, text) in FILES {
            for (index, line) in text.lines().enumerate() {
                if let Some(header) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                    let (code, name) = header.split_once(' ').unwrap_or((header, ""));
                    headers.push((*file, index + 1, code.to_owned(), name.to_owned()));
                }
            }
        }
        headers
    }

    #[test]
    fn every_header_of_the_vocabulary_names_a_live_concept_by_its_name_and_once() {
        let taxonomy = Taxonomy::media_topics().unwrap();
        let mut seen = BTreeSet::new();
        let mut wrong = Vec::new();
        for (file, line, code, name) in headers() {
            if code == "-" {
                continue;
            }
            let id = taxonomy.media_topic(&code);
            let right = id.is_some_and(|id| taxonomy.may_be_given(id) && taxonomy.concept(id).name == name);
            if !right || !seen.insert(code.clone()) {
                let known = id.map(|id| taxonomy.concept(id).name.clone());
                wrong.push(format!("{file}:{line} {code} {name} (known: {known:?})"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn every_file_of_the_vocabulary_is_compiled() {
        fn names(folder: &std::path::Path, before: &str, found: &mut BTreeSet<String>) {
            for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
                let name = format!("{before}{}", entry.file_name().to_str().unwrap());
                match entry.file_type().unwrap().is_dir() {
                    true => names(&entry.path(), &format!("{name}/"), found),
                    false => drop(found.insert(name)),
                }
            }
        }
        let mut found = BTreeSet::new();
        names(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/vocabulary"), "", &mut found);
        assert_eq!(FILES.iter().map(|file| file.0.to_owned()).collect::<BTreeSet<_>>(), found);
    }

    fn shipped(taxonomy: &Taxonomy) -> crate::lexicon::Lexicon {
        let mut builder = Builder::default();
        add_shipped(&mut builder, taxonomy).unwrap();
        builder.build()
    }

    #[test]
    fn words_that_tell_are_sorted_stand_in_one_list_and_in_some_term() {
        use copydesk_topic_model::words::words;
        let terms = FILES.iter().flat_map(|file| file.1.lines()).filter(|line| !line.starts_with(['#', '[']));
        let known: BTreeSet<u64> = terms
            .filter_map(|line| line.split_once(':'))
            .flat_map(|line| words(line.1).map(|word| word.hash))
            .collect();
        let mut seen = BTreeSet::new();
        for (text, what) in TELLING {
            let lines = text.lines().filter(|line| !line.starts_with('#'));
            let listed: Vec<&str> = lines.flat_map(str::split_ascii_whitespace).collect();
            assert!(listed.len() > 100 && listed.is_sorted(), "{what:?}");
            for word in listed {
                let hash = words(word).next().unwrap().hash;
                assert!(seen.insert(word), "{word} stands twice");
                let plural = words(&format!("{word} {}", word.strip_suffix('s').unwrap_or(word)))
                    .any(|word| known.contains(&word.hash));
                assert!(known.contains(&hash) || plural, "{word} stands in no term");
            }
        }
    }

    #[test]
    fn names_of_people_are_terms_and_titles_and_surnames_end_one() {
        let lines = FILES.iter().flat_map(|file| file.1.lines()).filter(|line| !line.starts_with(['#', '[']));
        let terms: BTreeSet<String> = lines
            .filter_map(|line| line.split_once(':'))
            .flat_map(|line| line.1.split(','))
            .map(|term| term.trim().trim_end_matches('!').to_lowercase())
            .collect();
        let ends = |phrase: &str| {
            let singular = phrase.strip_suffix('s').unwrap_or(phrase);
            terms.iter().any(|term| term.trim_end_matches('.').ends_with(singular))
        };
        for (list, whole) in [(PEOPLE, true), (TITLES, false), (SURNAMES, false)] {
            let listed = list.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split(','));
            for phrase in listed.map(|phrase| phrase.trim().to_lowercase()) {
                assert!(if whole { terms.contains(&phrase) } else { ends(&phrase) }, "{phrase}");
            }
        }
    }

    #[test]
    fn every_concept_that_may_be_given_has_a_term_that_counts_in_any_company() {
        let taxonomy = Taxonomy::media_topics().unwrap();
        let lexicon = shipped(&taxonomy);
        let alone: BTreeSet<ConceptId> =
            lexicon.senses.iter().filter(|sense| !sense.needs_company()).map(|sense| sense.concept).collect();
        let without: Vec<_> = taxonomy
            .ids()
            .filter(|id| taxonomy.may_be_given(*id) && !alone.contains(id))
            .map(|id| (&taxonomy.concept(id).qcode, &taxonomy.concept(id).name))
            .collect();
        assert!(without.is_empty(), "{without:?}");
    }

    #[test]
    fn no_term_speaks_for_a_retired_concept() {
        let taxonomy = Taxonomy::media_topics().unwrap();
        assert!(shipped(&taxonomy).senses.iter().all(|sense| taxonomy.may_be_given(sense.concept)));
    }

    /// "3,000m" would be two terms, the first of which stands in every table of results.
    #[test]
    fn no_term_is_a_single_sign_or_number() {
        let single = |term: &str| term.chars().count() < 2 || term.bytes().all(|byte| byte.is_ascii_digit());
        for (name, text) in FILES {
            for (_, terms) in
                text.lines().filter(|line| !line.starts_with(['#', '['])).filter_map(|l| l.split_once(':'))
            {
                assert!(!terms.split(',').map(str::trim).any(single), "{name}: {terms}");
            }
        }
    }

    #[test]
    fn the_vocabulary_compiles_and_covers_every_branch() {
        let taxonomy = Taxonomy::media_topics().unwrap();
        assert!(shipped(&taxonomy).phrases() > 20_000);
        let tops: BTreeSet<_> =
            headers().iter().filter_map(|header| taxonomy.lineage(taxonomy.media_topic(&header.2)?).last()).collect();
        assert_eq!(tops.len(), 17);
    }
}
