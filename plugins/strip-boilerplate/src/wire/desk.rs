//! Notes of one desk to another that came with the copy: "NB subs: legal have not cleared par 2", "[Bitte noch gegenlesen]", "NDLR : ne pas
//! mettre en ligne avant 18 h". They are told by whom they are for, or by what only a desk is asked.

use std::borrow::Cow;

use copydesk_text::lines::{hold, hold_clearances, hold_labels, hold_openings, is_narrated, notes_to_desks};

use crate::lists::beginnings::Beginnings;
use crate::lists::data::part;
use crate::lists::fold::fold;
use crate::lists::heads::Heads;
use crate::lists::openings::Openings;
use crate::wire::queries::Queries;
use crate::wire::{OPENING, lower};

const FILE: &str = include_str!("../../data/desk.txt");

/// The lists of data/desk.txt.
pub(crate) struct Desk {
    /// How a line begins that is for the desk whatever follows.
    notes: Beginnings,
    /// How a line begins that asks to hold the story.
    holds: Heads,
    /// How a note begins that no mark opens.
    heads: Heads,
    calls: Openings,
    desks: Openings,
    short: Openings,
    please: Openings,
    orders: Openings,
    asks: Openings,
    /// As `asks`, to be found further behind.
    asked: Vec<&'static str>,
    ends: Vec<&'static str>,
    updates: Vec<&'static str>,
    beside_updates: Vec<&'static str>,
    slang: Vec<&'static str>,
    readers: Openings,
    pictures: Vec<&'static str>,
    picture_heads: Vec<&'static str>,
    queries: Queries,
}

/// What says in a few words that more is to come is no longer, in bytes.
const PROMISE: usize = 60;
/// No such note is longer, in bytes.
const LONGEST: usize = 300;
/// What stands in brackets or stars around one.
const MARKS: [char; 7] = ['(', '[', '*', '#', '<', '{', ' '];

impl Desk {
    pub(crate) fn new() -> Self {
        let openings = |name| Openings::new(&part(FILE, name));
        let names = ["calls", "desks", "short", "readers"];
        Desk {
            notes: Beginnings::new(notes_to_desks().map(Cow::Borrowed).collect()),
            holds: Heads::of(hold_openings().chain(hold_labels()).chain(hold_clearances())),
            heads: Heads::of(names.into_iter().flat_map(|name| part(FILE, name))),
            calls: openings("calls"),
            desks: openings("desks"),
            short: openings("short"),
            please: openings("please"),
            orders: openings("orders"),
            asks: openings("asks"),
            asked: part(FILE, "asks"),
            ends: part(FILE, "ends"),
            updates: part(FILE, "updates"),
            beside_updates: part(FILE, "beside updates"),
            slang: part(FILE, "slang"),
            readers: openings("readers"),
            pictures: part(FILE, "pictures"),
            picture_heads: part(FILE, "picture heads"),
            queries: Queries::new(),
        }
    }

    /// The phrases that open a line for the desk.
    pub(crate) fn openings(&self) -> impl Iterator<Item = &str> {
        hold_openings().map(|phrase| -> &str { phrase }).chain(self.notes.phrases()).chain(self.queries.openings())
    }

    /// True for a line for the desk. `low` is scratch space.
    pub(crate) fn is_for_desk(&self, text: &str, low: &mut String) -> bool {
        self.opens_note(text, low) || self.is_note(text, low) || self.queries.is_one(text, low)
    }

    /// How many bytes a label has that says that a standfirst follows.
    pub(crate) fn standfirst(&self, text: &str) -> Option<usize> {
        self.queries.standfirst(text)
    }

    /// True for what stands in copy for the desk, told by how it is set.
    pub(crate) fn is_query(&self, text: &str, low: &mut String) -> bool {
        self.queries.is_one(text, low)
    }

    /// True for what brackets within a paragraph hold, where only a desk is asked so.
    pub(crate) fn is_surely_note(&self, text: &str, low: &mut String) -> bool {
        self.is_note(text, low) || self.queries.is_within(text, low)
    }

    /// True where a line opens as one for the desk does, whatever follows.
    pub(crate) fn opens_note(&self, text: &str, low: &mut String) -> bool {
        let inner = text.trim_start_matches(['(', '[', '*', '#', ' ']);
        // "(note: off the record, she says …)"
        let marked = inner.len() < text.len();
        let inner = if marked { self.queries.behind_note(inner).unwrap_or(inner) } else { inner };
        if self.holds.may_open(inner.as_bytes()) && hold(text).is_some() {
            return true;
        }
        if !self.notes.may_open(inner.as_bytes()) {
            return false;
        }
        lower(&inner[..inner.floor_char_boundary(OPENING)], low);
        let mut notes = self.notes.of(low.as_bytes());
        // "For internal use only, it said."
        notes.any(|note| !low[note.phrase.len()..].starts_with(char::is_alphanumeric)) && !is_narrated(text)
    }

    /// True for a note whose label ends early: a long one has its colon there.
    pub(crate) fn is_labelled(&self, text: &str, low: &mut String) -> bool {
        /// No label is longer, in bytes, and hardly any note.
        const LABEL: usize = 48;
        const NOTE: usize = 160;
        text.len() <= NOTE
            && self.heads.may_open_folded(text.as_bytes())
            && memchr::memchr(b':', &text.as_bytes()[..text.len().min(LABEL)]).is_some()
            && self.is_note(text, low)
    }

    /// True for a note for the desk. `low` is scratch space.
    pub(crate) fn is_note(&self, text: &str, low: &mut String) -> bool {
        let plain = text.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric);
        let inner = if plain { text } else { text.trim_start_matches(MARKS) };
        let marked = inner.len() < text.len() && text.ends_with([')', ']', '*', '#', '>', '}']);
        let lists = || [&self.calls, &self.desks, &self.short, &self.readers];
        let opens = || self.heads.may_open_folded(inner.as_bytes()) && lists().iter().any(|list| list.open(inner));
        // Most lines end here.
        if text.len() > LONGEST || !marked && !opens() {
            return false;
        }
        fold(inner.trim_end_matches([')', ']', '*', '#', '>', '}', ' ']), low);
        self.is_addressed(low, marked) || marked && self.tells(low) || self.goes_on(low)
    }

    /// "Attn newsdesk: …", "(Desk: …)", "Sub: please check …".
    fn is_addressed(&self, low: &str, marked: bool) -> bool {
        let behind = self.calls.opens(low).map(|rest| rest.trim_start_matches([' ', ',', ':', '!', '-']));
        let (called, from) = (behind.is_some(), behind.unwrap_or(low));
        let (desk, short) = (self.desks.opens(from), self.short.opens(from));
        let Some(rest) = desk.or(short).map(str::trim_start) else { return false };
        // "Web desk please embed the post"
        let polite = || Some(rest).filter(|rest| self.please.opens(rest).is_some());
        let behind = rest.strip_prefix([':', '-', '–', '—', ',', '!']).map(str::trim_start).or_else(polite);
        let Some(rest) = behind.filter(|rest| !rest.is_empty()) else { return false };
        let told = [&self.please, &self.orders, &self.asks].iter().any(|list| list.opens(rest).is_some())
            || self.ends.iter().any(|end| rest.trim_end_matches(['.', '!', ' ']).ends_with(end));
        let named = behind_colon(low, rest) && (called || marked && desk.is_some());
        named || told || self.has_slang(rest)
    }

    /// What only a desk is asked: "[Pls check with legal]", "*** NOT LEGALLED ***", "(Bild folgt)".
    fn tells(&self, low: &str) -> bool {
        self.asks_first(low) || self.has_slang(low)
    }

    fn has_slang(&self, low: &str) -> bool {
        low.split(|c: char| !c.is_alphanumeric()).any(|word| self.slang.contains(&word))
    }

    /// "Anm. d. Red.: Bitte nicht vor 18 Uhr online stellen": readers never read it.
    fn goes_on(&self, low: &str) -> bool {
        let rest = self.readers.opens(low).map(|rest| rest.trim_start_matches([' ', ':', '-', '–', '—']));
        rest.is_some_and(|rest| self.asks_first(rest))
    }

    /// True where a text opens with what a desk is asked, or with "please" and has it further behind.
    fn asks_first(&self, low: &str) -> bool {
        let polite = || self.please.opens(low).is_some_and(|rest| self.asked.iter().any(|ask| rest.contains(ask)));
        self.asks.opens(low).is_some() || polite()
    }

    /// "1420 hrs, update to follow", "An update will follow by 1500 GMT": what is still to come, with a time or a label, and no stop.
    pub(crate) fn promises(&self, text: &str, low: &mut String) -> bool {
        let technical = || text.bytes().any(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b':' | b';'));
        // Most lines end here.
        if text.len() > PROMISE || text.ends_with(['.', '!', '?', '"', '”', '“', '»']) || !technical() {
            return false;
        }
        fold(text, low);
        let timed = || low.bytes().any(|byte| byte.is_ascii_digit());
        self.ends.iter().any(|end| low.strip_suffix(end).is_some_and(|rest| rest.ends_with(' ')))
            || timed() && self.is_update(low)
    }

    /// True for a line of nothing but an hour and words of what a desk sends next: readers are told of other things too.
    fn is_update(&self, low: &str) -> bool {
        let (mut named, mut timed) = (false, false);
        let known = low.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(|word| {
            // "15h00", "1500gmt"
            let bare = word.trim_matches(|c: char| c.is_ascii_digit());
            timed |= bare.len() < word.len();
            named |= self.updates.binary_search(&bare).is_ok();
            bare.is_empty()
                || bare == "h"
                || [&self.updates, &self.beside_updates].iter().any(|list| list.binary_search(&bare).is_ok())
        });
        known && named && timed
    }

    /// "PIX: the harbour at dawn", "PICTURES:": what pictures there are, for the picture desk.
    pub(crate) fn names_pictures(&self, text: &str) -> bool {
        let head = || text.strip_suffix(':').filter(|head| head.chars().all(char::is_uppercase));
        if head().is_some_and(|head| self.picture_heads.contains(&head.to_lowercase().as_str())) {
            return true;
        }
        let behind = |word: &&str| text.get(word.len()..).is_some_and(|rest| rest.starts_with(": "));
        let capitals = |word: &&str| text[..word.len()].bytes().all(|byte| byte.is_ascii_uppercase());
        let same = |word: &&str| text[..word.len()].eq_ignore_ascii_case(word);
        self.pictures.iter().any(|word| behind(word) && capitals(word) && same(word))
    }
}

/// True where a colon or a stroke stands right before the rest of a text.
fn behind_colon(low: &str, rest: &str) -> bool {
    low[..low.len() - rest.len()].trim_end().ends_with([':', '-', '–', '—', '!'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(text: &str) -> bool {
        Desk::new().is_note(text, &mut String::new())
    }

    #[test]
    fn notes_for_the_desk_are_known_in_eight_languages() {
        for line in [
            "NB subs: the court has not cleared the name",
            "Sub: please check the spelling of Rowe",
            "Subs - cut from here",
            "Web desk please embed the post of the harbour board",
            "Picture desk: mugshot to come",
            "[Legal: do not name the boy]",
            "ATTN NEWSDESK: verdict to follow",
            "(Desk: map to come)",
            "[Pls ring the lock keeper before using]",
            "*** NOT LEGALLED ***",
            "Editor's note: please do not publish before noon",
            "Achtung Redaktion: Absatz 3 wackelt noch",
            "An die Redaktion: Karte kommt später",
            "[Bitte noch gegenlesen – kb]",
            "Anm. d. Red.: Bitte nicht vor 12 Uhr online stellen",
            "Hinweis für die Redaktion: Nummer des Zeugen liegt vor",
            "Attention SR : vérifier le nom du barrage",
            "Note à la rédaction : le témoin ne veut pas être nommé",
            "NDLR : ne pas mettre en ligne avant midi",
            "A la redacción: el nombre del testigo es falso",
            "[No publicar antes de las 12]",
            "Alla redazione: manca la foto",
            "(Da rileggere)",
            "À redação: confirmar o nome da testemunha",
            "Till redaktionen: kolla namnet",
            "Til redaktionen: navnet skal tjekkes",
            "[Vänligen publicera inte före kl. 12]",
        ] {
            assert!(note(line), "{line}");
        }
    }

    #[test]
    fn teams_letters_imprints_and_notes_for_readers_are_none() {
        for line in [
            "Subs: Rowe, Lind, Ott",
            "(Sub: Rowe 70)",
            "Sub: Ada Rowe for Lind",
            "An die Redaktion",
            "Redaktion: Ada Rowe",
            "(Redaktion: Ada Rowe)",
            "Legal: the board may appeal.",
            "(Redaktion)",
            "Desk: oak, 1912",
            "Editor's note: we do not publish the names of victims.",
            "Anm. d. Red.: Das Gespräch wurde am Montag geführt.",
            "NDLR : le barrage date de 1912.",
            "(Please check the ferry's hours before you go.)",
            "Attention: the desk is closed",
            "(Do not use hot water.)",
            "(Check with your doctor first.)",
            "(Hold for ten seconds)",
            "À la rédaction, on attend toujours.",
            "Till redaktionen kom ett brev.",
            "[The bridge] is shut",
            "*",
        ] {
            assert!(!note(line), "{line}");
        }
    }

    #[test]
    fn what_a_desk_sends_next_is_told_with_its_hour() {
        let desk = Desk::new();
        for line in [
            "An update will follow by 1500 GMT",
            "1420 hrs, update to follow",
            "Next update expected around 16:00",
            "Eine Zusammenfassung folgt bis 17.00 Uhr",
            "Une mise à jour suivra vers 15h00",
            "Seguirà aggiornamento alle 15:00",
            "Nova atualização às 18h",
        ] {
            assert!(desk.promises(line, &mut String::new()), "{line}");
        }
        for line in [
            "The next ferry will follow by 1500",
            "An update will follow by 1500 GMT.",
            "An update will follow",
            "Update: gates shut by 1500",
            "1500 GMT",
        ] {
            assert!(!desk.promises(line, &mut String::new()), "{line}");
        }
    }

    #[test]
    fn every_part_of_the_data_file_is_read_and_sorted() {
        let parts = [
            "calls",
            "desks",
            "short",
            "please",
            "orders",
            "asks",
            "ends",
            "updates",
            "beside updates",
            "slang",
            "readers",
            "pictures",
            "picture heads",
        ];
        assert!(crate::lists::data::entries(FILE).all(|(part, _)| parts.contains(&part)));
        assert!(parts.iter().all(|name| part(FILE, name).is_sorted()));
    }
}
