//! A label that leads to what the page keeps up to date: "Election results: See live updates from across the county".

use std::sync::LazyLock;

use crate::lines::Info;
use crate::lists::data::part;
use crate::lists::fold::fold;
use crate::lists::openings::Openings;
use crate::lists::search::Search;
use crate::shape::LineShape;

const FILE: &str = include_str!("../../data/live.txt");
static VERBS: LazyLock<Openings> = LazyLock::new(|| Openings::new(&part(FILE, "verbs")));
static THINGS: LazyLock<Search> = LazyLock::new(|| Search::new(part(FILE, "things")));

static MORE: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "more"));

/// No such line is longer.
const LONGEST: u32 = 110;
/// Nor is the label, in bytes.
const LABEL: usize = 40;

/// True for such a line. `low` is scratch space.
pub(crate) fn leads_to_updates(text: &str, s: &LineShape<'_>, low: &mut String) -> bool {
    if s.width > LONGEST || s.ends_sentence() {
        return false;
    }
    let colon = memchr::memchr(b':', &text.as_bytes()[..text.len().min(LABEL)]);
    let Some(rest) = colon.and_then(|at| text.get(at + 1..)).map(str::trim_start) else { return false };
    if !VERBS.open(rest) || s.quotes > 0 {
        return false;
    }
    fold(rest, low);
    THINGS.stands_in(low.as_bytes())
}

/// True for "More on the Marl Open: https://harbour.example/open": a label that opens with "more" and nothing but an address behind it.
pub(crate) fn leads_to_address(info: &Info<'_>) -> bool {
    /// Words of the label at most.
    const WORDS: usize = 7;
    // Most lines end here.
    if info.shape.ends_sentence() || info.shape.is_long() {
        return false;
    }
    let text = info.text;
    let Some((label, address)) = text.rsplit_once(' ').filter(|(label, _)| label.ends_with(':')) else { return false };
    let web = address.contains("://") || address.starts_with("www.") || address.contains('/') && address.contains('.');
    let first = label.split([' ', ':']).next().unwrap_or_default().to_lowercase();
    web && label.split(' ').count() <= WORDS && MORE.binary_search(&first.as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leads(line: &str) -> bool {
        leads_to_updates(line, &LineShape::new(line), &mut String::new())
    }

    #[test]
    fn labels_that_lead_to_updates_are_known_in_eight_languages() {
        for line in [
            "Election results: See live updates from across the county",
            "Storm tracker: Follow the latest updates here",
            "Landtagswahl: Verfolgen Sie die Ergebnisse im Liveticker",
            "Élections : suivez les résultats en direct",
            "Elecciones: sigue el recuento en directo",
            "Elezioni: segui i risultati in tempo reale",
            "Eleições: acompanhe a apuração em tempo real",
            "Valet: följ rösträkningen i direktrapporten",
            "Valget: følg optællingen i liveblog",
        ] {
            assert!(leads(line), "{line}");
        }
    }

    #[test]
    fn headings_and_sentences_of_stories_are_none() {
        for line in [
            "Step 2: Follow the path to the weir",
            "The result: See no mussels for three years, hear no boats.",
            "Advice: Check your tyres",
            "Otters: See where they live",
            "Her plan: Watch and wait",
            "Results: Ward 3 had live updates all night",
        ] {
            assert!(!leads(line), "{line}");
        }
    }

    #[test]
    fn a_label_of_more_leads_to_an_address() {
        let leads = |line| leads_to_address(&crate::lines::paragraphs(&[line])[0]);
        assert!(leads("More on the Marl Open: https://harbour.example/open") && leads("Mehr: www.hafen.example"));
        assert!(!leads("Tickets: https://harbour.example/open") && !leads("More on the Marl Open: the field in full"));
        assert!(MORE.is_sorted());
    }

    #[test]
    fn every_part_of_the_data_file_is_known() {
        assert!(crate::lists::data::entries(FILE).all(|(part, _)| matches!(part, "verbs" | "things" | "more")));
    }
}
