//! Lines of speech that a dash opens: `– Det är bra, säger Rowe. Vi är glada.`, `—No —dijo Rivas—. Es tarde.`

use copydesk_text::marks::{Family, Pair};
use copydesk_text::sentences;
use copydesk_text::vocabulary::{AUXILIARY, DETERMINER, FEMALE, MALE, OBJECT, PREPOSITION, PRONOUN, REFLEXIVE, ROLE};

use super::narration;
use crate::grammar::{ASIDE, NOUN, PARTICIPLE, SAY, SOURCE};
use crate::language::Dashes;
use crate::passages::passage::{Passage, is_dash};

/// How long the dash is with which a line of speech begins, and the space after it.
fn opening(text: &str, dashes: Dashes) -> Option<usize> {
    let long = text.strip_prefix(is_dash);
    let rest = match dashes {
        Dashes::Long => long?,
        Dashes::Spaced => {
            long.or_else(|| text.strip_prefix(['-', '−'])).filter(|rest| rest.starts_with([' ', '\u{a0}']))?
        }
        Dashes::None => return None,
    };
    let rest = rest.trim_start_matches([' ', '\u{a0}']);
    rest.starts_with(|c: char| c.is_alphanumeric() || "¿¡…".contains(c)).then(|| text.len() - rest.len())
}

impl Passage<'_> {
    /// Takes a block that begins with a dash for spoken, where a verb of saying in it shows that it is: `– Det är bra, säger Rowe.
    /// Vi är glada.`, `—No vamos a ceder —dijo Rivas—. Es tarde.`
    pub(crate) fn read_dash_speech(&mut self, dashes: Dashes) {
        let text = self.text;
        let Some(opens) = opening(text, dashes) else { return };
        let Some((spoken, parted)) = self.dash_attribution(opens) else { return };
        // marks in what is said are nested; where others stand after it, what follows is told
        let told_on = self.pairs.iter().any(|pair| pair.outer.end > spoken);
        if self.pairs.iter().any(|pair| pair.outer.start < spoken && pair.outer.end > spoken) {
            return;
        }
        self.pairs.retain(|pair| pair.outer.start >= spoken);
        self.dashed = true;
        let pair = |range: std::ops::Range<usize>| Pair {
            outer: range.clone(),
            inner: range,
            family: Family::Double,
            closed: true,
        };
        let end = spoken - (text[..spoken].len() - text[..spoken].trim_end().len());
        self.pairs.insert(0, Pair { outer: 0..end, ..pair(opens..end) });
        if told_on {
            self.dashed = false;
            return;
        }
        // what is said goes on after the sentence that tells who speaks, or after the dash that closes it
        let told = sentences(&text[spoken..]).next().map_or(text.len(), |told| spoken + told.end);
        let inside = &text[spoken..told];
        let first = inside.find(is_dash).filter(|_| parted).map_or(0, |dash| dash + 3);
        let closes = inside[first..].find(is_dash).filter(|_| parted).map(|dash| spoken + first + dash);
        let rest = closes.unwrap_or(told);
        let skipped =
            text[rest..].len() - text[rest..].trim_start_matches(|c| is_dash(c) || " \u{a0}.,:;".contains(c)).len();
        let end = text.trim_end().len();
        let tells = dashes == Dashes::Spaced && rest + skipped < end;
        let narration = if tells {
            narration::begins(self.language(), text, &text[opens..spoken], &text[spoken..rest], rest + skipped..end)
        } else {
            None
        };
        let end = narration.map_or(end, |narration| text[..narration].trim_end().len());
        if rest + skipped < end {
            let space = text[rest..].len() - text[rest..].trim_start().len();
            let stopped = text[..rest].trim_end().ends_with(['.', '!', '?']);
            let outer = if stopped { rest + space } else { rest + skipped };
            self.pairs.push(Pair { outer: outer..end, ..pair(rest + skipped..end) });
        }
    }

    /// Where the attribution of a line that begins with a dash begins, and whether a dash parts it from what is said: after a comma
    /// or another stop, or after a dash, and with a verb of saying.
    fn dash_attribution(&self, opens: usize) -> Option<(usize, bool)> {
        let text = self.text;
        text[opens..].match_indices(|c| matches!(c, ',' | '?' | '!' | '…') || is_dash(c)).take(64).find_map(
            |(at, mark)| {
                let dash = mark.chars().all(is_dash);
                let at = opens + at;
                let rest = &text[at + mark.len()..];
                let rest =
                    if dash { rest.trim_start_matches([' ', '\u{a0}']) } else { rest.strip_prefix([' ', '\u{a0}'])? };
                let rest =
                    if dash { rest } else { rest.trim_start_matches(is_dash).trim_start_matches([' ', '\u{a0}']) };
                let words = rest.split([' ', '.', ',', ':', '\u{a0}', '—', '–']).take(3);
                // `a-t-il prévenu`, `dit-elle`
                let inverted = words.clone().next().is_some_and(|verb| verb.contains('-'));
                let mut words = words.map(|word| word.split('-').next().unwrap_or_default());
                let bits = |word: Option<&str>| self.language().lexicon.get(word.unwrap_or_default().as_bytes());
                let (first, subject) = (bits(words.next()), words.clone().next().unwrap_or_default());
                let (second, third) = (bits(words.next()), bits(words.next()));
                let says = |bits: u32| bits & SAY != 0 && bits & PREPOSITION == 0;
                let whose = inverted
                    || subject.starts_with(char::is_uppercase)
                    || second & (DETERMINER | ROLE) != 0
                    || second & PRONOUN != 0 && second & (MALE | FEMALE) != 0;
                let told = says(first)
                    // `lyder det fra Rowe`, `lyder opfordringen fra Rowe`
                    || first & SOURCE == SOURCE && (second & (PRONOUN | DETERMINER) != 0 || third & PREPOSITION != 0)
                    || first & ASIDE != 0 && first & (PREPOSITION | NOUN) == 0 && whose
                    || first & (OBJECT | REFLEXIVE) != 0 && says(second)
                    || first & AUXILIARY != 0 && (second | third) & PARTICIPLE != 0;
                told.then(|| {
                    (
                        if dash { at } else { at + mark.len() },
                        dash || text[at + mark.len()..].trim_start().starts_with(is_dash),
                    )
                })
            },
        )
    }
}
