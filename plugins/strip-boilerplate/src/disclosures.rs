//! What a piece discloses of itself: who paid for it, whose guest its reporter was, what a machine wrote of it. It sounds like the page's own
//! words, and stays: readers must see it, and an advertorial without its label is unlawful. That links earn something is of the page: without
//! links there is nothing to disclose.

use std::sync::LazyLock;

use copydesk_text::lines::Start;

use crate::fate::{Fate, Reason};
use crate::lines::loud;
use crate::lines::{Info, Kind};
use crate::lists::data::part;
use crate::lists::fold::fold;
use crate::lists::heads::Heads;
use crate::lists::openings::Openings;

const FILE: &str = include_str!("../data/disclosures.txt");

struct Lists {
    /// How such a line begins.
    heads: Heads,
    labels: Openings,
    alone: Vec<&'static str>,
    of_links: Openings,
    pieces: Openings,
    words: Vec<&'static str>,
    words_of_links: Vec<&'static str>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let [labels, of_links, pieces] = ["labels", "of links", "pieces"].map(|name| part(FILE, name));
    Lists {
        heads: Heads::of(labels.iter().chain(&of_links).chain(&pieces).copied()),
        labels: Openings::new(&labels),
        alone: part(FILE, "alone"),
        of_links: Openings::new(&of_links),
        pieces: Openings::new(&pieces),
        words: part(FILE, "words"),
        words_of_links: part(FILE, "words of links"),
    }
});

/// A label with the name of who paid is no longer, in bytes.
const LABEL: usize = 80;
/// What discloses in a sentence or two is no wider.
const LONGEST: u32 = 200;
/// In so many lines from the end the second sentence may disclose.
const FOOT: usize = 3;

/// What a line discloses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Disclosed {
    /// Who paid, whose guest somebody was, what a machine wrote.
    Piece,
    /// That links earn something.
    Links,
}

/// Protects the lines that disclose. A page's own labels of advertisements are none: `page` is whether the text is one. What is said of links
/// goes where the text has none.
pub(crate) fn protect(infos: &mut [Info<'_>], page: bool, fates: &mut [Fate]) {
    let mut low = String::new();
    let first = infos.iter().position(Info::is_prose).unwrap_or(infos.len());
    let lists = &*LISTS;
    let mut linked: Option<bool> = None;
    let mut i = loud::first(infos, FOOT);
    while i < infos.len() {
        let last = i + 1 == infos.len();
        // Who helped and who paid stand in one paragraph.
        let [sentence, second] = sentences(&infos[i], i + FOOT >= infos.len());
        for text in [sentence, second].into_iter().flatten() {
            if lists.heads.may_open_folded(text.as_bytes()) {
                let disclosed = discloses(text, i < first || last, &mut low);
                let of_nothing = disclosed == Some(Disclosed::Links)
                    && !*linked.get_or_insert_with(|| infos.iter().any(|info| info.linked > 0));
                if of_nothing && infos[i].kind != Kind::Fixed {
                    fates[i] = Fate::Gone(Reason::PageNotice);
                }
                infos[i].protected |= disclosed.is_some() && !of_nothing;
            }
        }
        i = loud::next(infos, i, FOOT);
    }
    if !page && let Some(at) = infos.iter().position(|info| !info.text.is_empty()).filter(|at| *at < first) {
        // Where the label stands again, it parts advertisements from the story.
        infos[at].protected |= infos[at].times == 1 && is_label_alone(infos[at].text, &mut low);
    }
}

/// What may disclose something: a line from its first letter on, and its second sentence where `both` are asked.
fn sentences<'a>(info: &Info<'a>, both: bool) -> [Option<&'a str>; 2] {
    // Most lines end here: they are long, somebody says them, or they begin otherwise.
    if info.shape.width > LONGEST || info.shape.start == Start::Quote {
        return [None; 2];
    }
    let text = match info.shape.start {
        Start::Upper => info.text,
        _ => info.text.trim_start_matches(|c: char| !c.is_alphanumeric()),
    };
    [Some(text), if both { text.split_once(". ").map(|(_, second)| second) } else { None }]
}

/// True where a line that opens with a capital may disclose something.
pub(crate) fn may_open(text: &str) -> bool {
    LISTS.heads.may_open_folded(text.as_bytes())
}

/// What a line discloses, if anything. `place` is whether it stands above the story or is the last line, where a label may.
fn discloses(text: &str, place: bool, low: &mut String) -> Option<Disclosed> {
    // "Sponsored by Tarn Weir Power", with a name.
    let label = || {
        let name = text.rsplit(' ').next().is_some_and(|word| word.starts_with(char::is_uppercase));
        place && text.len() <= LABEL && name && !text.ends_with(['.', '!', '?']) && LISTS.labels.open(text)
    };
    if label() {
        return Some(Disclosed::Piece);
    }
    if LISTS.of_links.open(text) {
        return Some(Disclosed::Links);
    }
    if !LISTS.pieces.open(text) {
        return None;
    }
    fold(text, low);
    let holds = |words: &[&str]| words.iter().any(|word| low.contains(word));
    let links = || holds(&LISTS.words_of_links).then_some(Disclosed::Links);
    if holds(&LISTS.words) { Some(Disclosed::Piece) } else { links() }
}

fn is_label_alone(text: &str, low: &mut String) -> bool {
    let label = text.trim_matches(|c: char| !c.is_alphanumeric());
    if label.len() > LABEL {
        return false;
    }
    fold(label, low);
    LISTS.alone.contains(&low.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::{STORY, paragraphs};

    fn protected<'a>(body: &[&'a str], page: bool) -> Vec<&'a str> {
        let mut infos = paragraphs(body);
        let mut fates = vec![Fate::Keep; body.len()];
        protect(&mut infos, page, &mut fates);
        infos.iter().filter(|info| info.protected).map(|info| info.text).collect()
    }

    #[test]
    fn who_paid_and_who_helped_stays_in_eight_languages() {
        for line in [
            "This story was paid for by Tarn Weir Power.",
            "Post writer Ben Ott contributed to this report. The project was supported by a grant from the Fund for Rivers.",
            "Our critic travelled to Marrow as a guest of the festival.",
            "AI was used to translate this article; an editor has read it.",
            "Dieser Beitrag entstand in Zusammenarbeit mit der Wehrkraft AG.",
            "Unser Autor reiste auf Einladung der Wehrkraft AG.",
            "Cet article a été traduit à l’aide d’une intelligence artificielle.",
            "Questo articolo è stato scritto in collaborazione con Presa Energia.",
            "Este artigo foi traduzido com inteligência artificial.",
            "Den här artikeln är gjord i samarbete med Fors Kraft.",
            "Denne artikel er oversat med kunstig intelligens.",
        ] {
            assert_eq!(protected(&[STORY[0], line, STORY[1]], false), [line]);
        }
    }

    #[test]
    fn what_is_said_of_links_stays_beside_links_alone() {
        for line in [
            "Este artículo contiene enlaces de afiliados.",
            "This post contains affiliate links.",
            "Als Amazon-Partner verdienen wir an Käufen.",
        ] {
            let mut infos = paragraphs(&[STORY[0], line, STORY[1]]);
            let mut fates = vec![Fate::Keep; 3];
            protect(&mut infos, false, &mut fates);
            assert!(!infos[1].protected && fates[1] == Fate::Gone(Reason::PageNotice), "{line}");
            infos[0].linked = 5;
            protect(&mut infos, false, &mut fates);
            assert!(infos[1].protected, "{line}");
        }
    }

    #[test]
    fn labels_stand_above_the_story_with_a_name_or_alone_and_once() {
        let named = ["Sponsored by Tarn Weir Power", "Anzeige von Wehrkraft AG", "Publicité de Barrage Énergie"];
        for label in named {
            assert_eq!(protected(&[label, STORY[0], STORY[1]], true), [label]);
            assert_eq!(protected(&[STORY[0], label, STORY[1]], true), [""; 0]);
        }
        assert_eq!(protected(&["ANZEIGE", STORY[0], STORY[1]], false), ["ANZEIGE"]);
        assert_eq!(protected(&["ANZEIGE", STORY[0], STORY[1]], true), [""; 0]);
        assert_eq!(protected(&["Anzeige", STORY[0], "Anzeige", STORY[1]], false), [""; 0]);
        assert_eq!(protected(&["Sponsored by", STORY[0]], false), [""; 0]);
    }

    #[test]
    fn every_part_of_the_data_file_is_read_and_sorted() {
        let parts = ["labels", "alone", "of links", "pieces", "words", "words of links"];
        assert!(crate::lists::data::entries(FILE).all(|(part, _)| parts.contains(&part)));
        assert!(parts.iter().all(|name| part(FILE, name).is_sorted()));
    }
}
