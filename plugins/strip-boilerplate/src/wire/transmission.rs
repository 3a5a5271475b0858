//! Lines of codes above and below wire copy, of whatever agency: they are known by their shape, their place, and by the agency that the
//! dateline names; and the notes in brackets above the dateline.

mod signature;

use std::ops::RangeInclusive;

use copydesk_text::lines::{agency, is_wire};

use self::signature::is_signature;
use crate::fate::{Fate, Reason};
use crate::lines::phrases::Class;
use crate::lines::{Info, Kind, Look, story};
use crate::wire::codes::{Token, are_desk_codes, is_code_line, token_kinds};
use crate::wire::initials::{is_joined_initials, is_lone_initials, is_signed_initials};

/// So many lines from the story codes stand.
const ZONE: usize = 8;

/// Takes out lines of codes before the first paragraph and behind the last one.
pub(crate) fn codes(infos: &[Info<'_>], fates: &mut [Fate]) {
    let Some((first, last)) = story(infos).map(RangeInclusive::into_inner) else { return };
    // A note to the desk opens no story.
    let told = |i: &usize| infos[*i].is_prose() && fates[*i] == Fate::Keep;
    let first = (first..=last).find(told).unwrap_or(first);
    let is_open = |i: usize| !infos[i].protected && infos[i].kind != Kind::Fixed && infos[i].shape.width <= 60;
    // Rows of one shape are a table of the story's.
    let row = |i: usize| {
        let kinds = token_kinds(infos[i].text);
        let same = |n: Option<usize>| {
            n.and_then(|n| infos.get(n)).is_some_and(|other| kinds.is_some() && token_kinds(other.text) == kinds)
        };
        same(i.checked_sub(1)) || same(Some(i + 1))
    };
    let from = first.saturating_sub(ZONE);
    for i in from..first {
        if fates[i] == Fate::Keep && is_open(i) && is_code_line(infos[i].text) && !row(i) {
            fates[i] = Fate::Gone(Reason::Slug);
        }
    }
    // So does what is a number of the wire.
    let numbered = |text: &str| {
        let kinds = token_kinds(text);
        kinds.is_some_and(|kinds| kinds[0] == Some(Token::Mixed) && kinds.iter().flatten().count() <= 3)
    };
    // A slug of one word stands beside the codes, or above a note.
    let coded = |fates: &[Fate], i: Option<usize>| {
        i.filter(|i| *i < first)
            .is_some_and(|i| matches!(fates[i], Fate::Gone(Reason::Slug | Reason::WireTrailer | Reason::EditorNote)))
    };
    for i in from..first {
        let beside = coded(fates, i.checked_sub(1)) || coded(fates, Some(i + 1));
        if fates[i] == Fate::Keep
            && beside
            && is_open(i)
            && (is_slug(infos[i].text) || numbered(infos[i].text) || is_loud(&infos[i]))
        {
            fates[i] = Fate::Gone(Reason::Slug);
        }
        // "(Summary 1730 - with quote)", below the codes: what is new.
        let above = coded(fates, i.checked_sub(1));
        if fates[i] == Fate::Keep
            && above
            && is_open(i)
            && infos[i].text.starts_with('(')
            && infos[i].text.ends_with(')')
        {
            fates[i] = Fate::Gone(Reason::EditorNote);
        }
    }
    let mut slugs = (from..first).filter(|i| fates[*i] == Fate::Gone(Reason::Slug));
    let agency = agency(infos[first].text).or_else(|| slugs.find_map(|i| of_code(infos[i].text)));
    above_dateline(infos, fates, from, first);
    // The agency's name alone ends its copy, whatever a publisher puts below.
    let signed = |i: usize| agency.is_some_and(|agency| is_signed(infos[i].text, agency));
    let ended = agency.and_then(|_| (first + 1..=last).rfind(|i| is_open(*i) && signed(*i)));
    let last = ended.map_or(last, |i| i - 1);
    // "… di lavori. (ANSA)." above codes.
    let bracketed = |text: &str| Some(is_wire(text.trim_end_matches('.').strip_suffix(')')?.rsplit_once('(')?.1));
    let closed = bracketed(infos[last].text) == Some(true);
    for i in last + 1..infos.len().min(last + 1 + ZONE) {
        let text = infos[i].text;
        if fates[i] != Fate::Keep || !is_open(i) {
            continue;
        }
        // Initials in capitals are the last line, or stand before the agency's name.
        let next = infos.get(i + 1).is_none_or(|next| agency.is_some_and(|agency| is_signed(next.text, agency)));
        let initials = is_joined_initials(text) || next && is_capital_initials(text);
        let initials = initials || i + 1 == infos.len() && is_lone_initials(text);
        // A number alone, before initials.
        let number = text.len() >= 6 && text.bytes().all(|b| b.is_ascii_digit());
        let number = number && infos.get(i + 1).is_some_and(|next| is_joined_initials(next.text));
        if initials || number || is_code_line(text) && !row(i) || closed && are_desk_codes(text) {
            fates[i] = Fate::Gone(Reason::WireTrailer);
        } else if agency.is_some_and(|agency| is_signed(text, agency))
            || is_signed_initials(text)
            || is_signature(text, agency)
        {
            fates[i] = Fate::Gone(Reason::SignOff);
        }
    }
}

/// "XNA", "(XNA) tk/ol", "xna ok yy tk": the agency with initials behind it or without.
fn is_signed(text: &str, agency: &str) -> bool {
    let text = text.trim_start_matches(['(', '[', ' ', '-', '–', '—', '/']);
    let Some(head) = text.get(..agency.len()).filter(|head| head.eq_ignore_ascii_case(agency)) else { return false };
    let rest = text[head.len()..].trim_start_matches([')', ']']);
    // "Lusa/Fim", "xna yyzz n1 rb"
    let code = |t: &str| t.len() == 2 && t.as_bytes()[0].is_ascii_lowercase() && t.as_bytes()[1].is_ascii_digit();
    let small = |t: &str| (1..=4).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_alphabetic()) || code(t);
    rest.is_empty()
        || rest.starts_with([' ', '/', '-']) && rest.split([' ', '/', '-']).filter(|t| !t.is_empty()).all(small)
}

/// Takes out what an agency puts above its dateline: what is new in brackets, its own name, its desk. A notice in a sentence may stand between.
fn above_dateline(infos: &[Info<'_>], fates: &mut [Fate], from: usize, first: usize) {
    /// Sentences between at most.
    const NOTICES: usize = 2;
    /// What is new is told in no longer note, in bytes.
    const NOTE: usize = 160;
    let mut leads = (first..infos.len()).take(NOTICES + 1).filter_map(|i| Some((i, agency(infos[i].text)?)));
    let Some((lead, agency)) = leads.next() else { return };
    for (info, fate) in infos[from..lead].iter().zip(&mut fates[from..lead]) {
        if *fate != Fate::Keep || info.protected || info.kind == Kind::Fixed || info.text.len() > NOTE {
            continue;
        }
        if info.hits.is_lead(Class::Stays) || info.hits.is_part(Class::Stays) && tells_readers(info.text) {
            continue; // a correction is for readers
        }
        if info.text.starts_with('(') && info.text.ends_with(')') {
            *fate = Fate::Gone(Reason::EditorNote);
        } else if is_desk(info.text, agency) || is_house(info.text, agency) {
            *fate = Fate::Gone(Reason::Slug);
        }
    }
}

/// "(Korrektur: Im zweiten Absatz wurde der Vorname berichtigt.)": in brackets, behind a label's colon, a whole sentence.
fn tells_readers(text: &str) -> bool {
    /// Words of the label at most, and of the sentence at least: "(Korrigiert: 3. Absatz neu.)" is for desks.
    const LABEL: usize = 3;
    const WORDS: usize = 5;
    let said = text.trim_matches(['(', ')']).split_once(": ").filter(|(_, said)| said.ends_with('.'));
    said.is_some_and(|(label, said)| label.split(' ').count() <= LABEL && said.split(' ').nth(WORDS - 1).is_some())
}

/// "xna" of "xna0231 3 vm 188" and of "xna 0231 3 vm 188": the agency whose code opens the line.
fn of_code(text: &str) -> Option<&str> {
    let mut tokens = text.split_whitespace();
    let first = tokens.next()?;
    let agency = &first[..first.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(first.len())];
    let number = if agency.len() < first.len() { &first[agency.len()..] } else { tokens.next()? };
    let number = number.bytes().all(|b| b.is_ascii_digit());
    ((2..=5).contains(&agency.len()) && number).then_some(agency)
}

/// "xna sport": the agency of the dateline and a desk.
fn is_desk(text: &str, agency: &str) -> bool {
    let desk = text.get(..agency.len()).filter(|head| head.eq_ignore_ascii_case(agency)).map(|_| &text[agency.len()..]);
    desk.and_then(|desk| desk.strip_prefix([' ', '/', '-'])).is_some_and(|desk| desk.split(' ').count() == 1)
}

/// "Agence du Port": the agency's name, of whose words the dateline has the initials, or the first of them.
fn is_house(text: &str, agency: &str) -> bool {
    let mut initials = text.split_whitespace().filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase());
    let named = text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’'));
    let mut letters = agency.chars();
    named && initials.clone().count() >= 2 && initials.all(|initial| letters.next() == Some(initial))
}

/// "VILLAREN BRIDGE", below the codes: a slug in capitals.
fn is_loud(info: &Info<'_>) -> bool {
    let s = &info.shape;
    s.all_capitals() && s.words <= 4 && !s.ends_sentence() && s.quotes == 0 && info.look == Look::Label
}

/// "RTA // MLS", "AB/CD": initials in capitals, as the last line or before the agency's name.
fn is_capital_initials(text: &str) -> bool {
    let mut parts = text.split('/').map(str::trim).filter(|part| !part.is_empty());
    let initials = |part: &str| (2..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_uppercase());
    text.len() <= 20 && text.contains('/') && parts.next().is_some_and(initials) && parts.all(initials)
}

/// "Ministers-Talks", "Flut/Hafen/": one word of parts.
fn is_slug(text: &str) -> bool {
    let parts = || text.split(['-', '/', '_']).filter(|part| !part.is_empty());
    !text.contains(' ')
        && text.len() <= 48
        && parts().count() >= 2
        && parts().all(|p| p.chars().all(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_of_an_item_names_its_agency() {
        assert_eq!(of_code("xna0231 3 vm 188"), Some("xna"));
        assert_eq!(of_code("xna 0231 3 vm 188 xna-by 0417"), Some("xna"));
        assert!(of_code("Ministers-Talks").is_none() && of_code("Weir").is_none() && of_code("tarn weir 4").is_none());
    }

    #[test]
    fn the_agency_of_the_dateline_names_itself_above() {
        assert!(
            is_desk("xna Vermischtes", "xna")
                && !is_desk("xnastan closes", "xna")
                && !is_desk("XNA closes a gate", "XNA")
        );
        assert!(is_house("Agence du Port", "APN") && is_house("Xarland News Agency", "XNA"));
        assert!(!is_house("Ada Rowe", "XNA") && !is_house("Agence du Port 3", "APN"));
    }

    #[test]
    fn the_agency_of_the_dateline_signs_below() {
        assert_eq!(agency("TUNIS, 3 mars 2026 (LMP) - L'aéroport est fermé."), Some("LMP"));
        assert_eq!(agency("Belgrado, 3 mar (XNA).- Ministros de cuatro países"), Some("XNA"));
        assert_eq!(agency("Marrow, Nov 3 (XNA) The board met at noon."), Some("XNA"));
        assert_eq!(agency("The board (it has nine members) met."), None);
        assert_eq!(agency("The board of the port (BOTP) The Harbour met."), None);
        assert!(is_signed("(XNA) tk/ol", "XNA") && is_signed("xna ok yy tk", "XNA") && is_signed("--LMP", "LMP"));
        assert!(!is_signed("XNA closed the gate in the evening", "XNA") && !is_signed("LMPX", "LMP"));
        assert!(
            is_slug("Ministers-Talks") && is_slug("Flut/Hafen/") && !is_slug("Ministers") && !is_slug("the well-off")
        );
    }
}
