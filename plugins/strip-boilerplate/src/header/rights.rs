//! Notices of rights among the lines: copyright, terms of use, restrictions. They move to the header and are never thrown away.

use copydesk_text::lines::{Start, is_reported};

use crate::lines::Info;
use crate::lines::names::is_person;
use crate::lines::phrases::Class;
use crate::lists::data::{RIGHTS, part};
use crate::lists::fours::any_four;
use crate::lists::heads::Heads;
use crate::lists::openings::Openings;

/// The field that a notice belongs into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rights {
    Copyright,
    Terms,
}

/// The lists of data/rights.txt.
pub(crate) struct Notices {
    copyright: Vec<&'static str>,
    signs: Vec<&'static str>,
    terms: Vec<&'static str>,
    opens: Vec<&'static str>,
    weak: Vec<&'static str>,
    told: Vec<&'static str>,
    syndicates: Openings,
    /// How lines below or above the story open that say until when it may be used, and whom to credit for it.
    until: Openings,
    credits: Openings,
    /// How they open where a place or a medium stands behind that has no right to it.
    places: Openings,
    /// Labels of terms, and what such terms say.
    labels: Openings,
    limits: Vec<&'static str>,
    /// How lines begin that open as a notice.
    heads: Heads,
    /// How terms begin.
    term_heads: Heads,
}

/// True for "© Ada Rowe / Harbour Post": a person before the house, without a year, took a picture.
pub(crate) fn is_of_picture(info: &Info<'_>) -> bool {
    let names = info.text.strip_prefix('©').filter(|_| info.shape.digits == 0 && info.shape.width <= 80);
    names
        .and_then(|names| names.split_once('/'))
        .is_some_and(|(person, house)| is_person(person) && !house.contains('/'))
}

/// A longer line is text.
const LONGEST: u32 = 600;
/// Restrictions alone are no wider.
const RESTRICTIONS: u32 = 120;
/// Words of a restriction with the place it is for.
const PLACED: u32 = 8;
/// Terms of use stand within so many bytes from the start of a line.
const EARLY: usize = 24;

impl Notices {
    pub(crate) fn new() -> Self {
        let [signs, terms, opens, weak] = ["signs", "terms", "opens", "weak"].map(|name| part(RIGHTS, name));
        Notices {
            copyright: part(RIGHTS, "copyright"),
            heads: Heads::of(signs.iter().chain(&opens).chain(&weak).copied()),
            term_heads: Heads::of(terms.iter().copied()),
            signs,
            terms,
            opens,
            weak,
            told: part(RIGHTS, "told"),
            until: Openings::new(&part(RIGHTS, "until")),
            credits: Openings::new(&part(RIGHTS, "credits")),
            places: Openings::new(&part(RIGHTS, "places")),
            labels: Openings::new(&part(RIGHTS, "labels")),
            limits: part(RIGHTS, "limits"),
            syndicates: Openings::new(&[part(RIGHTS, "syndicates"), part(RIGHTS, "owners")].concat()),
        }
    }

    /// The phrases that open a notice.
    pub(crate) fn openings(&self) -> impl Iterator<Item = &str> {
        self.signs.iter().chain(&self.opens).chain(&self.weak).copied()
    }

    /// What a line of rights says; menu entries such as "Copyright" say nothing, and sentences of a story neither. `edge` is whether the line
    /// is among the first or last of the copy.
    pub(crate) fn says(&self, info: &Info<'_>, edge: bool, low: &mut String) -> Option<Rights> {
        if edge && self.is_syndicated(info) {
            return Some(Rights::Copyright);
        }
        if edge && self.asks_of_users(info, low) {
            return Some(Rights::Terms);
        }
        if edge && is_signed_in_words(info) {
            return Some(Rights::Copyright);
        }
        // “All rights reserved” in marks is what a story quotes.
        if info.shape.width > LONGEST || info.shape.start == Start::Quote {
            return None;
        }
        // Most lines of a story end here: what they hold need not be looked for.
        if !edge && !self.may_say(info) || !info.hits.is_part(Class::Legal) {
            return None;
        }
        // "© The Agency": no year, but a sign, a name, and nothing of the story behind it.
        if edge && is_signed(info) {
            return Some(Rights::Copyright);
        }
        if info.shape.words < 3 {
            return None;
        }
        low.clear();
        low.extend(info.text.chars().flat_map(char::to_lowercase));
        let text = low.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©' && !c.is_whitespace() || c == ' ');
        let text = if low.starts_with("(c)") { low.as_str() } else { text };
        let notice = self.copyright.iter().any(|phrase| ends_a_sentence(info.text, low, phrase));
        let sign = self.signs.iter().any(|sign| text.starts_with(sign))
            && info.shape.digits >= 4
            && (info.shape.running() < 60 || notice)
            || text.starts_with('©') && info.shape.width <= 100;
        let told = || self.told.iter().any(|t| low.contains(t)) || is_reported(info.text);
        if sign || notice && !told() {
            return Some(Rights::Copyright);
        }
        let opens = |list: &[&str]| list.iter().any(|p| text.starts_with(p));
        // "Hold for release, the trainer shouted."
        if opens(&self.opens) && !info.shape.all_capitals() | !info.shape.ends_sentence() {
            return (!is_reported(info.text)).then_some(Rights::Terms);
        }
        let weak = self.weak.iter().filter(|p| text.contains(**p)).take(2).count();
        // "UK OUT. NO SALES. NO ARCHIVES."
        let restricts = weak > 0 && opens(&self.weak) && (info.shape.all_capitals() || weak > 1);
        if (restricts || weak > 1 && edge && info.shape.width <= RESTRICTIONS) && !told() {
            return Some(Rights::Terms);
        }
        let early = |p: &&'static str| text.find(*p).is_some_and(|at| at <= EARLY || edge);
        (info.shape.quotes == 0 && self.terms.iter().any(early) && !told()).then_some(Rights::Terms)
    }

    /// True where a line within the story may be a notice: it opens as one does, holds terms near its start, or says that rights are reserved.
    fn may_say(&self, info: &Info<'_>) -> bool {
        let text = info.text;
        let opening = text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©');
        text.starts_with('(')
            || info.opens && self.heads.may_open_folded(opening.as_bytes())
            || self.term_heads.may_open_early(opening.as_bytes())
            || may_reserve_rights(text.as_bytes())
    }

    /// "Distributed by Lakes & Plains Features.": nothing but the name of who gives the piece out, or owns it.
    fn is_syndicated(&self, info: &Info<'_>) -> bool {
        /// No such line is longer.
        const LONGEST: u32 = 70;
        /// Small words of such names.
        const SMALL: [&str; 10] = ["da", "de", "del", "der", "des", "di", "do", "du", "of", "the"];
        if info.shape.width > LONGEST || !self.syndicates.open(info.text) {
            return false;
        }
        let low = info.text.to_lowercase();
        let start = |name: &str| info.text.len().checked_sub(name.len());
        let name = self.syndicates.opens(&low).and_then(start).and_then(|start| info.text.get(start..));
        let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c == '&');
        let words = || name.unwrap_or_default().split_whitespace();
        (1..=6).contains(&words().count()) && words().any(capital) && words().all(|w| capital(w) || SMALL.contains(&w))
    }

    /// "Do not use after 31 December 2026.", "Please credit the Harbour Post.", "Usage: print and online, 30 days, no syndication.": what those who
    /// take the piece may do with it, and nothing else.
    fn asks_of_users(&self, info: &Info<'_>, low: &mut String) -> bool {
        // Most lines end here.
        let asks = [&self.until, &self.credits, &self.labels, &self.places].iter().any(|list| list.open(info.text));
        if !asks || info.shape.width > RESTRICTIONS || info.shape.quotes > 0 || is_reported(info.text) {
            return false;
        }
        low.clear();
        low.extend(info.text.chars().flat_map(char::to_lowercase));
        let dated = self.until.opens(low).is_some() && info.shape.digits > 0;
        // Whom to credit has a name.
        let name = |rest: &str| {
            let start = info.text.len().checked_sub(rest.len());
            let rest = start.and_then(|start| info.text.get(start..)).unwrap_or_default();
            rest.split(' ').any(|word| word.starts_with(char::is_uppercase))
        };
        let limit =
            |rest: &str| rest.trim_start().starts_with(':') && self.limits.iter().any(|limit| rest.contains(limit));
        let placed = |rest: &str| info.shape.words <= PLACED && (name(rest) || rest.trim() == ".");
        let placed = self.places.opens(low).is_some_and(placed);
        dated || placed || self.credits.opens(low).is_some_and(name) || self.labels.opens(low).is_some_and(limit)
    }

    /// The sentences of a notice of copyright that are terms of use.
    pub(crate) fn terms_within<'a>(&self, text: &'a str) -> Option<&'a str> {
        let mut at = 0;
        for sentence in text.split_inclusive(". ") {
            let low = sentence.to_lowercase();
            if at > 0 && self.terms.iter().any(|p| low.contains(p)) {
                return text.get(at..);
            }
            at += sentence.len();
        }
        None
    }
}

/// True where "reserved" may stand in a text, or its like in the other languages of the list: told by two of its letters, and only where these
/// stand by four.
#[inline(never)]
fn may_reserve_rights(text: &[u8]) -> bool {
    let is = |byte: u8, letter: u8| byte | 0x20 == letter;
    let two = |[one, next, ..]: [u8; 4]| is(one, b'r') & (is(next, b'v') | is(next, b'b'));
    let reserves = |[a, b, c, d]: [u8; 4]| is(a, b's') & is(b, b'e') & is(c, b'r') & is(d, b'v');
    let keeps = |[a, b, c, d]: [u8; 4]| is(a, b'v') & is(b, b'o') & is(c, b'r') & is(d, b'b');
    any_four(text, two) && any_four(text, |four| reserves(four) | keeps(four))
}

/// A sign of copyright with a name behind it, and no more.
fn is_signed(info: &Info<'_>) -> bool {
    let sign = ["©", "(c)", "(C)"].iter().find_map(|sign| info.text.strip_prefix(sign));
    let named = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    sign.is_some_and(|name| {
        (1..=4).contains(&name.split_whitespace().count())
            && name.split_whitespace().all(named)
            && !info.shape.ends_sentence()
    })
}

/// "Copyright Northwire. Not for use before embargo.": the word, a name, a stop, and at most a few short sentences behind it.
fn is_signed_in_words(info: &Info<'_>) -> bool {
    /// Bytes of the word with its space, and of what stands behind the name.
    const WORD: usize = 10;
    const BEHIND: usize = 120;
    let named = info.text.get(WORD..).filter(|_| info.text[..WORD].eq_ignore_ascii_case("copyright "));
    named.and_then(|rest| rest.split_once('.')).is_some_and(|(name, behind)| {
        let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c == '&');
        (1..=5).contains(&name.split(' ').count()) && name.split(' ').all(capital) && behind.len() <= BEHIND
    })
}

/// True where a phrase stands in the line and a sentence ends with it: "All rights reserved." but not "all rights reserved for the crown".
fn ends_a_sentence(text: &str, low: &str, phrase: &str) -> bool {
    low.match_indices(phrase).any(|(at, _)| {
        let rest = low.get(at + phrase.len()..).unwrap_or_default();
        let trimmed = rest.trim_start();
        // Small letters may have another length: the capital is looked for only where both agree.
        let capital = || {
            let from_end = trimmed.len();
            text.len() == low.len()
                && text.get(text.len() - from_end..).is_some_and(|t| t.starts_with(char::is_uppercase))
        };
        trimmed.is_empty()
            || rest.starts_with(['.', '!', ',', ';', ':', ')', '©', '|', '-'])
            || trimmed.starts_with(['©', '|', '(', '-', '–'])
            || capital()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::paragraphs;
    use crate::lists::data::entries;

    fn says(text: &str) -> Option<Rights> {
        Notices::new().says(&paragraphs(&[text])[0], true, &mut String::new())
    }

    #[test]
    fn notices_are_known_in_four_languages() {
        for line in [
            "© 2026 The Harbour Post. All rights reserved.",
            "Copyright 2026 The Harbour Post",
            "Distributed by Lakes & Plains Features.",
            "Provided by University of the Lakes",
            "Ophavsretten tilhører Kanalavisen",
            "Das Urheberrecht liegt bei Der Kanalbote",
            "Los derechos pertenecen a Diario del Canal",
            "Alle Rechte vorbehalten. © Hafenbote",
            "© Le Courrier du Port, 2026. Tous droits réservés.",
            "Todos los derechos reservados.",
        ] {
            assert_eq!(says(line), Some(Rights::Copyright), "{line}");
        }
        for line in [
            "This material may not be published, broadcast or rewritten.",
            "Not for distribution in the United States, Canada or Japan.",
            "RESTRICTIONS: No access Germany. Not for use after 30 days.",
            "NO SALES; NO ARCHIVES; EDITORIAL USE ONLY",
            "This article is republished from The Review under a Creative Commons licence.",
            "EMBARGOED UNTIL 00:01 GMT 7 NOVEMBER",
            "Abdruck nur mit Genehmigung der Redaktion.",
            "Prohibida su reproducción total o parcial.",
            "Reproduction only with permission of ENA. © ENA 2026",
            "RESTRICTED TO EDITORIAL USE - MANDATORY CREDIT \"Harbour Express\"",
            "Nutzung nur mit Genehmigung der ENA. © ENA 2026",
        ] {
            assert_eq!(says(line), Some(Rights::Terms), "{line}");
        }
    }

    #[test]
    fn what_those_may_do_who_take_the_piece_are_terms() {
        for line in [
            "UK OUT. NO SALES. NO ARCHIVES.",
            "Austria out. No sales, no archives.",
            "Usage: print and online, 30 days, no syndication.",
            "Rights: online only, one use",
            "Nutzung: Print und Online, 30 Tage",
            "Utilisation : web et print, 30 jours",
            "Uso: solo web, 30 días",
            "Not for use in Tarnland.",
            "Not for use on social media.",
            "Do not use after 31 December 2026.",
            "Not for use after 31/12/2026",
            "Nicht verwenden nach dem 31. Dezember 2026",
            "Ne pas utiliser après le 31 décembre 2026",
            "No usar después del 31 de diciembre de 2026.",
            "Please credit the Ravenmoor Mail.",
            "Bei Verwendung bitte Quelle nennen: Ravenmoor Mail",
            "Merci de citer Le Courrier du Port.",
            "Se ruega citar a Diario del Canal",
        ] {
            assert_eq!(says(line), Some(Rights::Terms), "{line}");
        }
        for line in [
            "Not for use in the kitchen.",
            "Do not use after the day on the label.",
            "Usage: two drops a day in warm water",
            "Please credit whoever you think did the work.",
            "Please credit the account that you used.",
            "Rights: what tenants can ask of the council",
            "Use by 31 December.",
            "Terms of the deal, which will be completed within 60 days, were not disclosed.",
        ] {
            assert_eq!(says(line), None, "{line}");
        }
        let within = |line: &str| Notices::new().says(&paragraphs(&[line])[0], false, &mut String::new());
        assert_eq!(within("Please credit the Ravenmoor Mail."), None);
    }

    #[test]
    fn sentences_of_stories_and_entries_of_menus_are_none() {
        for line in [
            "Copyright",
            "Distributed by hand, the paper reached every farm.",
            "Provided by the council, the pumps ran all night.",
            "Provided by the council",
            "She fought over copyright 20 years long.",
            "All rights reserved for the crown were sold in 1810.",
            "All rights reserved, the contract said, and the songs were not played.",
            "The report was embargoed until Friday but leaked on Monday.",
            "Copyright law of 1911 protected the songs of the river and those who wrote them.",
            "The figures were embargoed until Tuesday, the ministry said.",
            "The painting is not for sale and never was.",
            "No sales were made on Monday.",
            "He went in without permission and was fined.",
        ] {
            assert_eq!(says(line), None, "{line}");
        }
    }

    #[test]
    fn the_terms_behind_a_copyright_are_found() {
        let text =
            "Copyright 2026 The Post. All rights reserved. This material may not be published without permission.";
        assert_eq!(Notices::new().terms_within(text), Some("This material may not be published without permission."));
        assert_eq!(Notices::new().terms_within("Copyright 2026 The Post."), None);
    }

    #[test]
    fn each_notice_within_a_story_is_looked_for() {
        let notices = Notices::new();
        let may_say = |line: &str| notices.may_say(&paragraphs(&[line])[0]);
        for phrase in &notices.copyright {
            assert!(may_reserve_rights(phrase.as_bytes()), "{phrase}");
        }
        let opening = [&notices.signs, &notices.opens, &notices.weak, &notices.terms];
        for phrase in opening.into_iter().flatten() {
            assert!(may_say(phrase) && may_say(&phrase.to_uppercase()), "{phrase}");
        }
        assert!(notices.terms.iter().all(|terms| may_say(&format!("This photo is all {terms}"))));
        assert!(!may_say("The lock at Tarn Weir will close for six weeks from Monday, the authority said."));
    }

    #[test]
    fn every_part_of_the_data_file_is_known() {
        let known = ["copyright", "signs", "opens", "terms", "weak", "told", "syndicates", "owners"];
        let known = known
            .into_iter()
            .chain(["until", "credits", "places", "labels", "limits", "restrictions", "only"])
            .collect::<Vec<_>>();
        for (part, entry) in entries(RIGHTS) {
            assert!(known.contains(&part), "`{entry}` stands in the unknown part `{part}`");
        }
    }
}
