//! Finds notices of an embargo in a text.

use super::time::Reading;
use super::tokens::{Token, tokens};
use super::words::{Phrase, Says, WORDS};
use copydesk_text::lines::is_reported;
use jiff::Zoned;
use std::ops::Range;

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
const GAP: usize = 8;
/// An order to editors without a time has no more words behind what forbids it.
const SHORT: usize = 14;

/// Whose line a notice stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// The story's. It may be what was left of a sentence: no notice begins with a small letter there.
    Story,
    /// The header's.
    Header,
    /// A note's, for editors alone.
    Editors,
}

/// The notices of a text.
pub(super) fn notices(text: &str, of: Of) -> Vec<Notice> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match notice(text, &tokens, at, of) {
            Some((notice, end)) => {
                found.push(notice);
                at = end;
            }
            None => at += 1,
        }
    }
    // "Hold for release, the trainer shouted."
    if of == Of::Story && !found.is_empty() && is_reported(text) {
        found.retain(|notice| !matches!(notice, Notice::Doubtful(..)));
    }
    found
}

/// The notice that begins at a token, and where it ends.
fn notice(text: &str, tokens: &[Token], start: usize, of: Of) -> Option<(Notice, usize)> {
    let first = tokens.get(start).filter(|token| token.opens)?;
    // A bracket within a notice belongs to it: "3 pm (GMT) on Monday".
    let ends = |token: &Token| token.ends || (token.closes && token.depth <= first.depth);
    let end = start + tokens[start..].iter().position(ends).map_or(tokens.len() - start, |last| last + 1);
    let begins = of != Of::Story || first.capital || start > 0;
    if (start..end).any(|at| tokens[at].opens && is_lifted(&tokens[at..end])) {
        return Some((Notice::Lifted, end));
    }
    for at in (start..end.min(start + BEFORE)).filter(|_| begins) {
        let sentence = &tokens[at..end];
        let phrases = WORDS.phrases(&sentence.first()?.text);
        for (phrase, met) in phrases.filter_map(|phrase| Some((phrase, meets(phrase, sentence)?))) {
            let length = met.length;
            let named = at > start && WORDS.of(&tokens[at - 1].text).article && !sentence.get(length - 1)?.colon;
            if named && matches!(phrase.says, Says::Label | Says::Lifted) {
                continue;
            }
            let cried = sentence.get(length - 1)?.cried;
            let whole = at == start && start == 0 && (end == tokens.len() || cried);
            let addressed = || of == Of::Editors || is_for_editors(&tokens[..end], start..at + length);
            if let Some(notice) = says(phrase.says, text, sentence, &met, whole, addressed) {
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
        let phrases = sentence.first().into_iter().flat_map(|token| WORDS.phrases(&token.text));
        let mut met = phrases.filter(|phrase| phrase.says == Says::Lifted).filter_map(|p| meets(p, sentence));
        met.any(|met| {
            let rest = sentence.get(met.length..).unwrap_or_default();
            let reading = Reading::of(rest);
            reading.length == rest.len() && !reading.says_when()
        })
    })
}

/// Whether a sentence is plainly for editors: it is about the item itself ("this story …"), all in capitals, or stands behind whom or what it
/// is for ("Editor's note: …"). `range` is the phrase, and what leads to it.
fn is_for_editors(tokens: &[Token], range: Range<usize>) -> bool {
    let within = tokens.get(range.clone()).unwrap_or_default();
    let itself = within.windows(2).any(|two| WORDS.of(&two[0].text).this && WORDS.of(&two[1].text).item);
    let led = range.start.checked_sub(1).and_then(|last| tokens.get(last));
    let led = led.is_some_and(|last| last.colon && WORDS.of(&last.text).before);
    itself || led || tokens[range.start..].iter().all(|token| token.capitals)
}

/// How a phrase was met.
struct Met {
    /// How many tokens it takes at the beginning of a sentence.
    length: usize,
    /// What its last `*` stands for.
    gap: Range<usize>,
}

/// How the phrase is met at the beginning of a sentence.
fn meets(phrase: &Phrase, sentence: &[Token]) -> Option<Met> {
    let (mut at, mut gap) = (0, 0..0);
    let mut words = phrase.words.iter();
    while let Some(word) = words.next() {
        if *word == "*" {
            let next = words.next()?;
            let others = sentence.get(at..)?.iter().take(GAP + 1).position(|token| WORDS.is(&token.text, next))?;
            gap = at..at + others;
            at += others;
        } else if !WORDS.is(&sentence.get(at)?.text, word) {
            return None;
        }
        at += 1;
    }
    (!phrase.colon || sentence.get(at - 1)?.colon).then_some(Met { length: at, gap })
}

/// Whether the words between a verb and a time say how or by whom a story is used: "in print", "by broadcasters or websites". What is used
/// else is a thing of a story: "Do not use the lift before Monday".
fn is_of_use(gap: &[Token]) -> bool {
    gap.iter().all(|token| WORDS.is_known(&token.text)) || gap.first().is_some_and(|token| WORDS.of(&token.text).by)
}

/// What a phrase and the words behind it say.
fn says(
    says: Says,
    text: &str,
    sentence: &[Token],
    met: &Met,
    whole: bool,
    addressed: impl Fn() -> bool,
) -> Option<Notice> {
    let rest = sentence.get(met.length..)?;
    let mut reading = Reading::of(rest);
    let unread = rest.get(reading.length..)?;
    // Behind a dash or a colon something else may begin.
    let closed = unread.first().is_none_or(|token| token.opens);
    let told = || unread.iter().any(|token| WORDS.of(&token.text).told);
    // "Nicht vor 18 Uhr senden": the time stands before the verb.
    let gap = sentence.get(met.gap.clone())?;
    let within = Reading::of(gap);
    let timed = within.says_when() && within.length == gap.len();
    if timed && !reading.says_when() {
        reading = within;
    }
    let holds = match says {
        Says::Notice => unread.len() <= LONGEST && !told(),
        // "Embargo lifted 6 am Monday" may be an announcement.
        Says::Label | Says::Lifted => closed && reading.says_when(),
        // A date alone is that of the release.
        Says::Release => closed && (reading.says_hour() || (reading.says_day() && !reading.says_date())),
        Says::Order => {
            // What editors are told may have "a" in it, which reports in French.
            let told = || unread.iter().any(|token| token.text.len() > 1 && WORDS.of(&token.text).told);
            closed && reading.says_when() && (timed || is_of_use(gap))
                || unread.len() <= SHORT && !told() && addressed()
        }
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
        match notices(text, Of::Story).as_slice() {
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
    fn an_order_not_to_put_a_story_out_yet_is_a_notice_by_any_verb_and_in_any_language() {
        for text in [
            "This story must not be used before 1800 GMT on Friday.",
            "Not for use in print before Saturday.",
            "Strictly not for broadcast before noon.",
            "This interview must not be used by broadcasters or websites before 1800 GMT.",
            "Please don’t post before 6pm.",
            "Do not run this piece before the verdict.",
            "HOLD - DO NOT RUN BEFORE VERDICT",
            "Editor's note: do not publish before the inquest opens.",
            "This report may not be published until a judge has read it.",
            "Not to go online before 7 am",
            "No online use before Saturday",
            "HOLD UNTIL 6 AM MONDAY",
            "Redaktionshinweis: Bitte nicht vor 18 Uhr online stellen.",
            "Bitte erst ab 18 Uhr senden!",
            "Vor Montag, 6 Uhr, nicht verwenden.",
            "Diese Meldung darf nicht vor 18 Uhr gesendet werden.",
            "Dieser Text darf erst nach der Urteilsverkündung verwendet werden.",
            "À ne pas diffuser avant 18 heures",
            "Merci de ne pas mettre en ligne avant lundi 6 h",
            "Cet article ne doit pas être publié avant le verdict.",
            "No emitir antes de las 18 horas",
            "Se ruega no publicar hasta el lunes",
            "Este texto no puede ser difundido antes del lunes.",
            "Non trasmettere prima delle ore 18",
            "Si prega di non utilizzare fino a lunedì",
            "Não divulgar até segunda-feira",
            "Esta notícia não pode ser publicada antes das 18 horas",
            "Får ej sändas före klockan 18",
            "Publicera inte innan måndag kl 6",
            "Må ikke bringes før mandag kl. 6",
            "Denne historie må først offentliggøres efter dommen.",
        ] {
            assert_eq!(found(text), "doubtful", "{text}");
        }
        assert_eq!(found("Bitte nicht vor dem 3. Juni 2024, 6 Uhr MESZ, online stellen."), "until");
        assert_eq!(found("Not for broadcast before 0600 GMT Monday 3 June 2024"), "until");
    }

    #[test]
    fn stories_about_orders_and_advice_with_their_verbs_are_no_notices() {
        for text in [
            "Results must not be broadcast before polls close, the court said.",
            "Must not be broadcast before polls close, the court said.",
            "Polls must not be published before 8pm on Sunday.",
            "Do not use before the paint has dried.",
            "Do not run until your leg has healed.",
            "Do not run before breakfast on Monday mornings.",
            "The drug must not be used before 2030, the agency said.",
            "The bill may not be released until a judge has set a date.",
            "This bridge must not be used before Monday.",
            "The story was not used before Friday, the editor said.",
            "Not used before Christmas: the old boats",
            "Nicht vor 22 Uhr senden will der Kanal die Serie.",
            "Erst nach 22 Uhr gesendet: Die Serie läuft gut.",
            "Vor Montag nicht zu sehen sind die Boote.",
            "Hochrechnungen dürfen nicht vor 18 Uhr veröffentlicht werden.",
            "Les sondages ne doivent pas être publiés avant 20 heures.",
            "No se puede usar el agua hasta el lunes",
            "Non usare il forno prima di lunedì",
            "Vallokalsundersökningar får inte sändas före klockan 20.",
            "Hold for release, the trainer shouted.",
        ] {
            assert_eq!(found(text), "nothing", "{text}");
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
