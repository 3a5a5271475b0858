//! A label that leads to what the page keeps up to date, "Election results: See live updates from across the county", or to more of its kind,
//! "More court news".

use std::sync::LazyLock;

use crate::fate::{Fate, Reason};
use crate::lines::{Info, Kind};
use crate::lists::data::part;
use crate::lists::fold::fold;
use crate::lists::openings::Openings;
use crate::lists::search::Search;
use crate::shape::LineShape;

const FILE: &str = include_str!("../../data/live.txt");
static VERBS: LazyLock<Openings> = LazyLock::new(|| Openings::new(&part(FILE, "verbs")));
static THINGS: LazyLock<Search> = LazyLock::new(|| Search::new(part(FILE, "things")));

static MORE: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "more"));
static THAN: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "than"));

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

/// Takes out "More court news", "Mehr aus der Region" as the last lines of a story: a heading without anything below it, or with nothing but
/// what went.
pub(crate) fn labels_of_more(infos: &[Info<'_>], fates: &mut [Fate]) {
    /// Lines that may be such labels.
    const LABELS: usize = 2;
    /// A text with so many is no poem.
    const PARAGRAPHS: usize = 3;
    for _ in 0..LABELS {
        let held = |i: &usize| fates[*i].is_kept() && !infos[*i].text.is_empty();
        let Some(at) = (1..infos.len()).rfind(held) else { return };
        // Most stories end here.
        if fates[at] != Fate::Keep || !is_label_of_more(&infos[at]) {
            return;
        }
        let Some(above) = (0..at).rfind(held) else { return };
        let prose = || infos.iter().filter(|info| info.is_prose()).take(PARAGRAPHS).count();
        // Verses end with such lines too, but no paragraph stands above them, nor does anything of a page below.
        let told = infos[above].is_prose() || infos[above].shape.ends_sentence() && prose() >= PARAGRAPHS;
        if !told && (at + 1 == infos.len() || prose() == 0) {
            return;
        }
        fates[at] = Fate::Gone(Reason::Teaser);
    }
}

/// "More court news", "Más noticias de Cultura": a few words behind "more".
fn is_label_of_more(info: &Info<'_>) -> bool {
    /// Words of the label.
    const WORDS: std::ops::RangeInclusive<u32> = 2..=6;
    let s = &info.shape;
    if s.ends_sentence() || s.is_long() || info.protected || info.kind == Kind::Fixed || !WORDS.contains(&s.words) {
        return false;
    }
    let (more, rest) = info.text.split_once(' ').unwrap_or_default();
    let plain = !rest.contains([',', ':', ';', '"', '“', '?']) && !rest.contains(|c: char| c.is_ascii_digit());
    // "More than half of them"
    let compared = THAN.iter().any(|than| rest.strip_prefix(than).is_some_and(|behind| behind.starts_with(' ')));
    more.starts_with(char::is_uppercase)
        && plain
        && !compared
        && MORE.binary_search(&more.to_lowercase().as_str()).is_ok()
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
        assert!(MORE.is_sorted() && !THAN.is_empty());
    }

    #[test]
    fn a_label_of_more_closes_what_stands_below_the_story() {
        use crate::lines::{STORY, paragraphs};
        let gone = |body: &[&'static str], below: usize| {
            let mut fates = vec![Fate::Keep; body.len()];
            let kept = body.len() - below;
            fates[kept..].fill(Fate::Gone(Reason::Share));
            labels_of_more(&paragraphs(body), &mut fates);
            fates[..kept].iter().filter(|fate| !fate.is_kept()).count()
        };
        for label in ["More court news", "Mehr Sport aus der Region", "Más noticias de Cultura", "Flere interview"] {
            assert_eq!(gone(&[STORY[0], STORY[1], label], 0), 1, "{label}");
        }
        assert_eq!(gone(&[STORY[0], "From the harbour", "More poems of the week", "Share"], 1), 1);
        for line in ["More than sixty boats", "More light, more light", "Moreover the boats", "More of the boats sank."]
        {
            assert_eq!(gone(&[STORY[0], STORY[1], line], 0), 0, "{line}");
        }
        assert_eq!(gone(&[STORY[0], "The bell", "More bells"], 0), 0);
    }

    #[test]
    fn every_part_of_the_data_file_is_known() {
        assert!(
            crate::lists::data::entries(FILE)
                .all(|(part, _)| matches!(part, "verbs" | "things" | "more" | "than" | "points"))
        );
    }
}
