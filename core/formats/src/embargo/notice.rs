//! Finds notices of an embargo in a text.

use super::time::Reading;
use super::tokens::{Token, tokens};
use super::words::{Phrase, Says, WORDS};
use jiff::Zoned;

/// What a text says of an embargo.
#[derive(Debug, PartialEq)]
pub(super) enum Notice {
    /// Until then.
    Until(Box<Zoned>),
    /// There is one, and its time cannot be told with certainty: the notice's words, and what could be read of them.
    Doubtful(String, Box<Reading>),
    /// There is none, or no longer.
    Lifted,
}

/// Words before a notice: "the information in this press release is strictly …".
const BEFORE: usize = 10;
/// A longer notice than this is a paragraph of a story.
const LONGEST: usize = 30;
/// How many words a `*` stands for at most.
const GAP: usize = 6;

/// The notices of a text. A `story`'s line may be what was left of a sentence: there none begins with a small letter.
pub(super) fn notices(text: &str, story: bool) -> Vec<Notice> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match notice(text, &tokens, at, story) {
            Some((notice, end)) => {
                found.push(notice);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// The notice that begins at a token, and where it ends.
fn notice(text: &str, tokens: &[Token], start: usize, story: bool) -> Option<(Notice, usize)> {
    let first = tokens.get(start).filter(|token| token.opens)?;
    // A bracket within a notice belongs to it: "3 pm (GMT) on Monday".
    let ends = |token: &Token| token.ends || (token.closes && token.depth <= first.depth);
    let end = start + tokens[start..].iter().position(ends).map_or(tokens.len() - start, |last| last + 1);
    let begins = !story || first.capital || start > 0;
    if (start..end).any(|at| tokens[at].opens && is_lifted(&tokens[at..end])) {
        return Some((Notice::Lifted, end));
    }
    for at in (start..end.min(start + BEFORE)).filter(|_| begins) {
        let sentence = &tokens[at..end];
        let phrases = WORDS.phrases(&sentence.first()?.text);
        let met = phrases.iter().filter_map(|phrase| Some((phrase, length(phrase, sentence)?)));
        for (phrase, length) in met {
            let named = at > start && WORDS.of(&tokens[at - 1].text).article && !sentence.get(length - 1)?.colon;
            if named && matches!(phrase.says, Says::Label | Says::Lifted) {
                continue;
            }
            let cried = sentence.get(length - 1)?.cried;
            let whole = at == start && start == 0 && (end == tokens.len() || cried);
            if let Some(notice) = says(phrase.says, text, sentence, length, whole) {
                return Some((notice, end));
            }
        }
        if !WORDS.of(&sentence.first()?.text).before {
            break;
        }
    }
    None
}

/// Whether a sentence says that there is no embargo, and nothing else: "the embargo is lifted", "no embargo".
fn is_lifted(sentence: &[Token]) -> bool {
    let at = sentence.iter().take(BEFORE).position(|token| !WORDS.of(&token.text).before).unwrap_or(0);
    (0..=at).any(|at| {
        let sentence = sentence.get(at..).unwrap_or_default();
        let phrases = sentence.first().map_or(&[][..], |token| WORDS.phrases(&token.text));
        let mut lengths =
            phrases.iter().filter(|phrase| phrase.says == Says::Lifted).filter_map(|p| length(p, sentence));
        lengths.any(|length| {
            let rest = sentence.get(length..).unwrap_or_default();
            let reading = Reading::of(rest);
            reading.length == rest.len() && !reading.says_when()
        })
    })
}

/// How many tokens the phrase takes at the beginning of a sentence.
fn length(phrase: &Phrase, sentence: &[Token]) -> Option<usize> {
    let mut at = 0;
    let mut words = phrase.words.iter();
    while let Some(word) = words.next() {
        if *word == "*" {
            let next = words.next()?;
            at += sentence.get(at..)?.iter().take(GAP + 1).position(|token| token.text == *next)?;
        } else if sentence.get(at)?.text != *word {
            return None;
        }
        at += 1;
    }
    (!phrase.colon || sentence.get(at - 1)?.colon).then_some(at)
}

/// What a phrase and the words behind it say.
fn says(says: Says, text: &str, sentence: &[Token], length: usize, whole: bool) -> Option<Notice> {
    let rest = sentence.get(length..)?;
    let reading = Reading::of(rest);
    let unread = rest.get(reading.length..)?;
    // Behind a dash or a colon something else may begin.
    let closed = unread.first().is_none_or(|token| token.opens);
    let told = || unread.iter().any(|token| WORDS.of(&token.text).told);
    let holds = match says {
        Says::Notice => unread.len() <= LONGEST && !told(),
        // "Embargo lifted 6 am Monday" may be an announcement.
        Says::Label | Says::Lifted => closed && reading.says_when(),
        // A date alone is that of the release.
        Says::Release => closed && (reading.says_hour() || (reading.says_day() && !reading.says_date())),
        Says::Alone => whole && unread.is_empty(),
    };
    if !holds {
        return None;
    }
    Some(match reading.certain() {
        Some(time) => Notice::Until(Box::new(time)),
        None => {
            let range = sentence.first()?.range.start..sentence.last()?.range.end;
            Notice::Doubtful(text.get(range)?.to_owned(), Box::new(reading))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> &'static str {
        match notices(text, true).as_slice() {
            [] => "nothing",
            [Notice::Until(_)] => "until",
            [Notice::Doubtful(..)] => "doubtful",
            [Notice::Lifted] => "lifted",
            _ => "several",
        }
    }

    #[test]
    fn a_notice_with_its_time_is_read() {
        for text in [
            "EMBARGOED: not for release before 0600 GMT Monday 3 June 2024",
            "EMBARGOED UNTIL 00:01 GMT, MONDAY 3 JUNE 2024",
            "(Embargoed until 6am BST, 3 June 2024)",
            "*** Embargo: 3 June 2024, 0600 GMT ***",
            "EMBARGO 3 June 2024 0600 GMT - Harbour report",
            "Note to editors: this report is strictly embargoed until 0600 GMT on 3 June 2024.",
            "The information in this press release is embargoed until 0600 GMT on 3 June 2024.",
            "EMBARGOED until 0600 GMT 3 June 2024 at the request of the ministry",
            "Not for publication or broadcast before 0600 GMT Monday 3 June 2024.",
            "Embargo lifts 0600 GMT 3 June 2024",
            "FOR RELEASE AT 8:30 A.M. EDT, WEDNESDAY, JUNE 5, 2024",
            "News release. Embargoed until 3pm (GMT) on 10 January 2025",
            "Under embargo until June 5th, 2024, 6:00 PM London time (BST)",
            "SPERRFRIST: 03. Juni 2024, 6.00 Uhr MESZ",
            "Achtung! Sperrfrist bis Montag, 3. Juni 2024, 6.00 Uhr MESZ!",
            "Sous embargo jusqu'au lundi 3 juin 2024 à 6h00 CEST",
            "Embargado hasta el lunes 3 de junio de 2024 a las 6:00 horas CEST",
            "Sotto embargo fino alle ore 6:00 CEST del 3 giugno 2024",
            "Embargo till 3 juni 2024 kl 06.00 CEST",
            "Klausuleret til mandag den 3. juni 2024 kl. 06.00 CEST",
            "Sob embargo até segunda-feira, 3 de junho de 2024, às 6:00 UTC",
        ] {
            assert_eq!(found(text), "until", "{text}");
        }
    }

    #[test]
    fn a_notice_without_a_certain_time_is_doubtful() {
        for text in [
            "SPERRFRIST: 03. Juni, 6.00 Uhr",
            "Embargo until Monday",
            "EMBARGOED",
            "*** EMBARGO ***",
            "EMBARGOED UNTIL DELIVERY",
            "Embargoed until the chancellor sits down",
            "EMBARGOED: not for release before the end of the debate",
            "NOT FOR IMMEDIATE RELEASE",
            "Hold for release Sunday",
            "FOR RELEASE 6 A.M. MONDAY",
            "Bitte Sperrfrist beachten!",
            "Sperrfrist: Redebeginn",
            "Sous embargo jusqu'à lundi",
            "This speech is embargoed until it has been delivered.",
            "Embargo: not for use before 6 am tomorrow",
            "Embargo time: 1800",
            "EMBARGO! Monday 6 am",
            "EMBARGOED COPY - NOT FOR PUBLICATION",
            "Embargo: none until Monday, 0600",
        ] {
            assert_eq!(found(text), "doubtful", "{text}");
        }
    }

    #[test]
    fn an_embargo_that_is_lifted_or_was_none_is_told() {
        for text in [
            "EMBARGO LIFTED",
            "Eds: embargo has been lifted.",
            "No embargo",
            "Embargo: none",
            "EMBARGO: no embargo",
            "The embargo is lifted.",
            "Sperrfrist aufgehoben",
            "Ohne Sperrfrist",
            "Embargo levé",
        ] {
            assert_eq!(found(text), "lifted", "{text}");
        }
    }

    #[test]
    fn stories_about_embargoes_and_other_restrictions_are_no_notices() {
        for text in [
            "Embargo: EU ministers meet on oil",
            "The embargo ends on Monday.",
            "The embargo is lifted on June 3, 2024",
            "Not to be released until 2030, the prisoners wait",
            "Veröffentlichung erst im Juni",
            "Embargo lifted on beef from the islands",
            "Arms embargo until 2030 agreed",
            "Embargo on Iranian oil until June 3, ministers say",
            "The report was embargoed until Friday but leaked on Monday.",
            "The figures are embargoed until Tuesday, the ministry said.",
            "Embargoed until Friday, the report leaked on Monday.",
            "embargoed until Friday and read by nobody",
            "Sin embargo, el lunes 3 de junio volvió a llover.",
            "Sperrfrist für Fahranfänger soll im Juni fallen",
            "FOR IMMEDIATE RELEASE",
            "For release: June 3, 2024",
            "Not for distribution in the United States, Canada or Japan.",
            "Not for release, publication or distribution in Australia.",
            "The oil embargo of 1973 ended on 18 March 1974.",
            "Frei ab 12 Jahren",
        ] {
            assert_eq!(found(text), "nothing", "{text}");
        }
    }
}
