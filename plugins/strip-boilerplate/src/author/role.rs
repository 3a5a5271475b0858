//! Who wrote the piece, in a line that opens with the trade and has no name: "Reporter at the Harbour Post since 2011. Writes about the river."

use crate::calls::Calls;
use crate::lines::names::{WORDS, is_person};

/// Words before the trade.
const BEFORE: usize = 2;
/// No trade stands further behind, in bytes.
const SOON: usize = 60;

/// True where a line opens with a trade and what one has it at, or with where somebody was born, and goes on as lines about an author do.
/// `low` is scratch space.
pub(super) fn opens(text: &str, calls: &Calls, low: &mut String) -> bool {
    // Most lines end here: a sentence that says who does what.
    let trade = || calls.names_trade(&text.as_bytes()[..text.len().min(SOON)]) || ends_as_trade(text).is_some();
    text.starts_with(char::is_uppercase) && trade() && opens_with_trade(text, calls, low) || born(text, calls, low)
}

/// "Reporter at the Harbour Post since 2011."
fn opens_with_trade(text: &str, calls: &Calls, low: &mut String) -> bool {
    low.clear();
    low.extend(text.chars().flat_map(char::to_lowercase));
    let mut rest = low.as_str();
    for _ in 0..BEFORE {
        let more = WORDS.before_trade.iter().find_map(|word| rest.strip_prefix(word)?.strip_prefix(' '));
        rest = more.unwrap_or(rest);
    }
    let Some(rest) = calls.behind_trade(rest).or_else(|| ends_as_trade(rest)) else { return false };
    let word = |text: &str| text.split(|c: char| !c.is_alphanumeric() && c != '\'').next().unwrap_or_default().len();
    let next = rest.trim_start_matches([' ', ',', '.']);
    let at = WORDS.behind_trade.contains(&&next[..word(next)]) || rest.starts_with(". ");
    let named = text.split([',', '.']).skip(1).any(|part| is_person(part.trim()));
    let first = low.split(". ").next().unwrap_or_default();
    at && !named && goes_on(next) && !calls.tells(first)
}

/// What follows "Kulturredakteurin", "Miljöreporter": a word that ends as a trade.
fn ends_as_trade(text: &str) -> Option<&str> {
    let (word, _) = text.split_once(' ')?;
    WORDS.trade_endings.iter().any(|trade| word.ends_with(trade)).then(|| &text[word.len()..])
}

/// "Born in Marl in 1984, since 2011 a reporter at the Harbour Post."
fn born(text: &str, calls: &Calls, low: &mut String) -> bool {
    let first = text.as_bytes().first().map(|byte| byte | 0x20);
    let opens = |words: &str| {
        let head = || text.get(..words.len()).is_some_and(|head| head.eq_ignore_ascii_case(words));
        words.as_bytes().first().copied() == first && head() && text[words.len()..].starts_with(' ')
    };
    // Most lines end here.
    if !WORDS.born.iter().any(|words| opens(words)) {
        return false;
    }
    low.clear();
    low.extend(text.chars().flat_map(char::to_lowercase));
    calls.names_trade(low.as_bytes()) && goes_on(low) && !calls.tells(low)
}

/// True where the year behind "since" ends a sentence, or a sentence or a part of one opens with what those do who write.
pub(super) fn goes_on(low: &str) -> bool {
    let year = |rest: &str| {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        digits == 4
            && rest[digits..].trim_start_matches(')').chars().next().is_none_or(|sign| matches!(sign, '.' | ';'))
    };
    let since = WORDS.since.iter().any(|word| {
        low.match_indices(word).any(|(at, _)| {
            let alone = at == 0 || low[..at].ends_with(' ');
            alone && low[at + word.len()..].strip_prefix(' ').is_some_and(year)
        })
    });
    let opens = |part: &str| {
        let of = |word: &str| part.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        WORDS.then.iter().any(|word| of(word))
    };
    since || [". ", ", ", "; "].iter().any(|sign| low.split(sign).skip(1).any(opens)) || opens(low)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(text: &str) -> bool {
        opens(text, &Calls::new(), &mut String::new())
    }

    #[test]
    fn a_trade_and_what_one_does_in_it_tell_of_the_author() {
        for text in [
            "Reporter at the Harbour Post since 2011. Writes about the river.",
            "Senior political correspondent for the Post, covering the council and the courts.",
            "Redakteurin im Ressort Hafen. Schreibt über Boote und Wehre.",
            "Journaliste au service Port depuis 2011.",
            "Periodista de la sección de Puertos. Antes trabajó en la radio.",
            "Giornalista del Corriere del Porto dal 2011. Scrive di barche.",
            "Jornalista do Diário do Porto desde 2011. Escreve sobre o rio.",
            "Reporter på Hamnposten sedan 2011. Skriver om båtar.",
            "Journalist på Havneposten siden 2011. Skriver om både.",
            "Miljöreporter på Hamnposten. Bor i Marl.",
            "Redactora jefa de Puertos. Escribe sobre boyas desde 2008.",
            "Jahrgang 1984, Studium in Jena, seit 2011 Redakteur beim Hafenboten.",
        ] {
            assert!(is(text), "{text}");
        }
    }

    #[test]
    fn a_trade_that_somebody_of_the_story_has_is_none() {
        for text in [
            "Reporters who worked under him since 2011 remember a bell.",
            "Reporter, ferryman, printer: he was all of these before he was twenty.",
            "Editor of the Post since 2011, Rowe said he would stay.",
            "Journalist at the quay when the gates broke, she saw it all.",
            "Writers are poor.",
            "Born in Marl in 1984, she has rowed since 2011.",
        ] {
            assert!(!is(text), "{text}");
        }
    }
}
