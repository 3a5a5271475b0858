//! What a quotation looks like by itself: a sentence, a part of one, a title, a single word.

use std::borrow::Cow;

use copydesk_text::names::nickname;
use copydesk_text::vocabulary::{
    AUXILIARY, CAPITAL, CONJUNCTION, DETERMINER, NEUTER, POSSESSIVE, POSSESSOR, PREPOSITION, ROLE, TIME,
};
use copydesk_text::words::Kind;

use crate::grammar::{LINK, VERB};
use crate::language::Rules;
use crate::language::nouns::COMPOUND;
use crate::passages::passage::Passage;

/// As many words as make no difference any more: with more than five, what nobody is found for is still a quotation.
const MANY: usize = 6;

/// As many words as may be a noun of the article’s own sentence.
const NOUN: usize = 2;

/// The longest nickname, in words.
const NICKNAME: usize = 3;

/// The longest title of a work, in bytes.
const TITLE: usize = 100;

/// The shape of a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shape {
    /// It begins as a sentence does, where a sentence can begin.
    pub(crate) whole: bool,
    /// Every word of weight has a capital, as in the title of a work.
    pub(crate) title: bool,
    /// It is a title, and the words before it say so: on “This Week”, the film “Low Water”.
    pub(crate) cited: bool,
    /// It is one or two words of a noun phrase of the sentence: the “interim” government, die „Klimakasse“.
    pub(crate) adjective: bool,
    /// How many words it has, up to [`MANY`].
    pub(crate) words: usize,
}

/// Reads the shape of a pair.
pub(crate) fn shape(passage: &Passage<'_>, index: usize) -> Shape {
    let pair = &passage.pairs[index];
    let inside = &passage.text[pair.inner.clone()];
    let first = inside.trim_start_matches(|c: char| !c.is_alphanumeric()).chars().next();
    let begins = first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit()) || inside.starts_with(['[', '(']);
    let place = passage.places[index];
    let free = place == 0 || {
        let left = &passage.tokens[place - 1];
        matches!(left.kind, Kind::End | Kind::Comma | Kind::Colon | Kind::Dash | Kind::Quoted)
    };
    let (words, small) = words(inside);
    let ends = inside.ends_with(['.', '!', '?', ',', '—', '…']);
    let title = inside.len() <= TITLE
        && !small
        && !ends_as_speech(inside)
        && capitals(inside)
        && (words > 1 || !(free && ends))
        && !noun_alone(passage, place)
        && !(free && words > 1 && is_told(passage, place, ends));
    let cited = title && place > 0 && {
        let left = &passage.tokens[place - 1];
        // `im „Spiegel“`, `Im Interview mit der „Zeit am Abend“`
        let article = || {
            let before = place.checked_sub(2).map(|before| &passage.tokens[before]);
            matches!(passage.language().rules, Rules::Beside(_))
                && left.is(DETERMINER)
                && before.is_some_and(|before| before.is(PREPOSITION | NEUTER))
        };
        left.is(PREPOSITION) && !left.is(CONJUNCTION) || left.is(POSSESSIVE) || article()
    };
    let adjective = words <= NOUN && place > 0 && !ends && within_noun(passage, place, words);
    // `Den „Sommer“ hatte niemand bestellt`: the sentence is about it
    let fronted = place > 0
        && passage.tokens[place - 1].is(DETERMINER)
        && match passage.language().rules {
            Rules::Clauses => false,
            Rules::Beside(habits) => {
                // `disse que os “sem terra” saíram`: the clause is about them
                let opens = passage.sentence(place).start + 1 == place
                    || habits.that.iter().any(|that| place > 1 && passage.word_is(place - 2, that));
                let short = if habits.nouns_capital { 1 } else { NICKNAME };
                let goes_on = passage.tokens.get(place + 1).is_some_and(|next| next.kind == Kind::Word);
                // `Das „Neue Magazin“ lobte das Buch`
                let work = words <= NICKNAME && capitals(inside) && !ends_as_speech(inside);
                opens && (words == 1 || (words <= short || work) && goes_on)
            }
        };
    let named = words <= NICKNAME && (fronted || nickname(&passage.tokens, place))
        || words < MANY && !ends_as_speech(inside) && nicknamed(passage, place);
    let named = named
        || titled(passage, place, inside)
        || title && joined_to_title(passage, index)
        || called_among(passage, place, inside)
        || dated(passage, place, inside);
    // a line of an interview and a block quote have no sentence around them
    if pair.inner == pair.outer && !passage.dashed {
        return Shape { adjective: false, cited: false, whole: begins, title: false, words: MANY };
    }
    let (title, cited) = (title || named, cited || named);
    Shape { adjective, cited, whole: begins && free && (words > 1 || ends), title, words }
}

/// Whether a comma and a word that no list knows stand behind, as a verb of saying would: `“Then I will row,” grumped Rowe`. Behind a title
/// stand a known verb, or an article: `“Low Water,” a novel`.
fn is_told(passage: &Passage<'_>, place: usize, ends: bool) -> bool {
    let comma = passage.tokens.get(place + 1).is_some_and(|next| next.kind == Kind::Comma);
    let next = passage.tokens.get(place + 1 + usize::from(comma));
    (comma || ends) && next.is_some_and(|next| next.content() && next.bits & (CAPITAL | TIME | ROLE) == 0)
}

/// Whether one or two words in marks are a noun of the article’s sentence, or stand before one: at a distance, rather than said.
fn within_noun(passage: &Passage<'_>, place: usize, words: usize) -> bool {
    let tokens = &passage.tokens;
    let left = &tokens[place - 1];
    match passage.language().rules {
        Rules::Clauses => {
            let next = tokens.get(place + 1);
            // `the “interim” government`; `said the “relief” had come`
            let goes_on = next.is_some_and(|next| {
                next.content() && next.bits & (TIME | VERB) == 0 || next.is(AUXILIARY) && next.bits & CAPITAL == 0
            });
            let one = words == 1 && (passage.word_is(place - 1, "the") || left.is(POSSESSOR)) && goes_on;
            // `the government’s flagship “levelling up” fund`
            let within = left.kind == Kind::Word
                && left.bits & !POSSESSIVE == 0
                && next.is_some_and(|next| next.kind == Kind::Word && next.bits == 0)
                && place.checked_sub(2).is_some_and(|owner| {
                    let owner = &tokens[owner];
                    owner.is(DETERMINER | POSSESSIVE) && owner.bits & CONJUNCTION == 0
                });
            // `said the “boil notice” will be lifted`
            let subject = next.is_some_and(|next| next.is(AUXILIARY) && next.bits & (CAPITAL | CONJUNCTION) == 0)
                && left.is(DETERMINER)
                && left.bits & CONJUNCTION == 0;
            one || subject || within
        }
        Rules::Beside(habits) if !habits.nouns_capital => {
            // `la «vía rápida» seguirá`, but not `habla de una «vía muerta»`
            let called = habits.of.iter().any(|of| passage.word_is(place - 1, of))
                || passage.language().is_indefinite(&passage.text[left.range()]);
            let goes_on = tokens.get(place + 1).is_some_and(|next| {
                next.bits & CAPITAL == 0 && (next.content() && next.bits & (TIME | VERB) == 0 || next.is(AUXILIARY))
            });
            left.is(DETERMINER) && !called && goes_on
        }
        Rules::Beside(habits) => {
            let article = if left.is(DETERMINER) {
                Some(place - 1)
            } else {
                // `eine schärfere „Mietpreisbremse“`
                let adjective = habits.nouns_capital && left.content() && left.bits & !POSSESSIVE == 0;
                place.checked_sub(2).filter(|article| adjective && tokens[*article].is(DETERMINER))
            };
            // `als eine „Schande“`, `von einem „Kraftakt“`: what something is called
            article.is_some_and(|article| {
                let before = article.checked_sub(1).map(|before| &tokens[before]);
                let called = before.is_some_and(|before| before.is(PREPOSITION))
                    || article > 0 && passage.word_is(article - 1, habits.called);
                !called
            })
        }
    }
}

/// Whether the quotation at this token may be nothing but nouns, where nouns have capitals: `warf ihm „Feigheit“ vor`, `sprach von
/// einem „Akt der Feigheit“`, but not `im „Spiegel“`, `sagte dem „Spiegel“`, `der Film „Die Fähre“`.
fn noun_alone(passage: &Passage<'_>, place: usize) -> bool {
    let Some(left) = place.checked_sub(1).map(|left| &passage.tokens[left]) else { return false };
    let of = &passage.language().small_words.before_words;
    passage.language().nouns_capital()
        && (!left.is(PREPOSITION | DETERMINER) && (!left.is(NEUTER) || left.is(ROLE))
            || of.iter().any(|word| passage.word_is(place - 1, word))
            || calls(passage, place))
}

/// How many words may stand between a verb of calling and what it calls so, and a verb of holding and its preposition.
const CALLED: usize = 4;
const HELD: usize = 8;

/// Whether what stands in marks is what somebody calls something or holds it for, where an article or a preposition stands before it as before a title:
/// `nannte das „Unsinn auf Kosten der Armen“`, `hält den Plan für „Unsinn“`, but not `nannte das „Haus am See“ schön`.
fn calls(passage: &Passage<'_>, place: usize) -> bool {
    let tokens = &passage.tokens;
    let Some(left) = place.checked_sub(1) else { return false };
    let verb = |words: usize, is: &dyn Fn(usize) -> bool| {
        let near = (left.saturating_sub(words)..left).rev();
        near.take_while(|at| tokens[*at].kind == Kind::Word).any(|at| tokens[at].bits & CAPITAL == 0 && is(at))
    };
    let ends = || tokens.get(place + 1).is_none_or(|next| next.kind != Kind::Word || next.is(CONJUNCTION));
    let that = passage.word_is(left, "das") && left.checked_sub(1).is_some_and(|at| !tokens[at].is(PREPOSITION));
    let called = |at: usize| {
        let stems = &passage.language().content_words.call_stems;
        stems.iter().any(|stem| passage.text[tokens[at].range()].starts_with(stem))
    };
    let held = |at: usize| {
        let holding = &passage.language().holding;
        holding.iter().any(|(verb, of)| passage.word_is(left, of) && passage.word_is(at, verb))
    };
    that && ends() && verb(CALLED, &called) || verb(HELD, &held)
}

/// Whether a noun before says that it is the title of a work, or words meant as words: le roman « Les Marées basses », le mot « crise ».
fn titled(passage: &Passage<'_>, place: usize, inside: &str) -> bool {
    let comma = place.checked_sub(1).is_some_and(|left| passage.tokens[left].kind == Kind::Comma);
    // `…, Titel: „Der lange Weg“`
    let kind = |back: usize, kind: Kind| place.checked_sub(back).is_some_and(|at| passage.tokens[at].kind == kind);
    let label = kind(1, Kind::Colon) && kind(3, Kind::Comma) && passage.language().nouns_capital();
    let Some(noun) = place.checked_sub(1 + usize::from(comma || label)) else { return false };
    let (language, token) = (passage.language(), &passage.tokens[noun]);
    if token.kind != Kind::Word || language.works.is_empty() || inside.len() > TITLE {
        return false;
    }
    let word = &passage.text[token.range()];
    let small = word.bytes().all(|byte| byte.is_ascii_lowercase());
    let word = if small { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) };
    let is = |list: &[&str]| list.binary_search(&&*word).is_ok();
    // `im Radioprogramm „Guten Morgen“`
    let compound =
        || language.nouns_capital() && language.works.iter().any(|work| work.len() >= COMPOUND && word.ends_with(work));
    let capital = inside.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    // `his memoir “Low Water,” said`: where the comma stands inside the marks
    let clauses = matches!(language.rules, Rules::Clauses);
    let title = || !clauses || capitals(inside) && (!comma || inside.contains(' '));
    let stops = inside.ends_with(['.', '…']) || inside.ends_with(',') && !clauses;
    capital && !stops && (is(&language.works) || compound()) && title() || !comma && is(&language.words)
}

/// Whether a title stands before what looks like one, behind a preposition: `starred in “Low Water” and “Guardians of the Quay,”`
fn joined_to_title(passage: &Passage<'_>, index: usize) -> bool {
    let Some(earlier) = index.checked_sub(1) else { return false };
    let (first, place) = (passage.places[earlier], passage.places[index]);
    let and = place == first + 2 && passage.tokens[first + 1].is(CONJUNCTION);
    let behind = first.checked_sub(1).is_some_and(|left| passage.tokens[left].is(PREPOSITION));
    and && behind && capitals(&passage.text[passage.pairs[earlier].inner.clone()])
}

/// Whether the words before say that it is a nickname: nicknamed “the Clock”, known as “the Clock”.
fn nicknamed(passage: &Passage<'_>, place: usize) -> bool {
    if place.checked_sub(1).is_none_or(|left| passage.tokens[left].kind != Kind::Word) {
        return false;
    }
    let known = |word: &str, back: usize| place.checked_sub(back).is_some_and(|at| passage.word_is(at, word));
    let language = passage.language();
    let before = language.nicknames.iter().any(|(word, named_as)| match named_as {
        true => known(word, 2),
        // `si è detto «dispiaciuto»`: has said
        false => known(word, 1) && !place.checked_sub(2).is_some_and(|at| passage.tokens[at].is(AUXILIARY)),
    });
    before || language.called_behind.iter().any(|word| passage.word_is(place + 1, word)) && is_apposed(passage, place)
}

/// Whether the participle behind the marks at this token ends its clause and has no auxiliary: „die Uhr“ genannt, but not `hatte ihn „die Uhr“
/// genannt`.
fn is_apposed(passage: &Passage<'_>, place: usize) -> bool {
    let ends = passage.tokens.get(place + 2).is_none_or(|token| token.kind != Kind::Word);
    let mut clause = passage.tokens[..place].iter().rev().take_while(|token| token.kind == Kind::Word);
    ends && !clause.any(|token| token.is(AUXILIARY))
}

/// How many words before the marks it may stand that tells how a nickname is used.
const USED: usize = 10;

/// Whether a name in marks is one by which people call somebody or something among themselves: `Intern nannten sie den Plan „Operation Reh“`,
/// `At the club they call her “the Pony”`, or what is called so has it for a name: `called the episode “the Great Sleepover”`.
fn called_among(passage: &Passage<'_>, place: usize, inside: &str) -> bool {
    if inside.len() > TITLE {
        return false;
    }
    let near = &passage.tokens[place.saturating_sub(USED)..place];
    let here = near.iter().rev().take_while(|token| token.kind != Kind::End).count();
    let before = place - here..place;
    let verb = |at: &usize| passage.tokens[*at].is(LINK) && passage.tokens[*at].bits & CAPITAL == 0;
    let Some(verb) = before.clone().rev().find(verb) else { return false };
    let called = |list: &[&str]| list.iter().any(|word| before.clone().any(|at| passage.word_is(at, word)));
    // `die Eiserne`, `Operation Reh`: the last word is a name's
    let named = inside.rsplit(' ').next().is_some_and(|last| last.starts_with(char::is_uppercase));
    let among = inside.contains(' ') && called(&passage.language().called_among);
    let they = passage.is_one_of(verb, &passage.language().content_words.call)
        && match passage.language().rules {
            Rules::Clauses => verb > 0 && passage.word_is(verb - 1, "they"),
            Rules::Beside(_) => passage.word_is(verb + 1, "sie"),
        };
    let proper = || {
        let own = inside.split_once(' ').filter(|(article, _)| passage.language().is_definite(article));
        let own = own.filter(|_| !passage.language().nouns_capital()).map(|(_, name)| name);
        own.is_some_and(|name| name.starts_with(char::is_uppercase) && capitals(name) && !ends_as_speech(name))
    };
    named && (among || they) || proper()
}

/// Whether the year of a work stands behind it: „Salzwiesen“ (2011).
fn dated(passage: &Passage<'_>, place: usize, inside: &str) -> bool {
    let [open, year, close] = passage.tokens.get(place + 1..place + 4).unwrap_or_default() else { return false };
    open.kind == Kind::Open
        && close.kind == Kind::Close
        && year.kind == Kind::Number
        && year.end - year.start == 4
        && inside.starts_with(char::is_uppercase)
}

/// How many words there are, up to [`MANY`], and whether one of these is a small one of five letters and more. The second only where it
/// may be a title.
fn words(inside: &str) -> (usize, bool) {
    let (mut words, mut small) = (0, false);
    let mut rest = inside.as_bytes().trim_ascii_start();
    if inside.len() > TITLE && words_begun(rest) >= MANY {
        return (MANY, small);
    }
    while words < MANY && !rest.is_empty() {
        words += 1;
        small |= rest.first_chunk::<5>().is_some_and(|word| word.iter().all(u8::is_ascii_lowercase));
        rest = rest[word(rest)..].trim_ascii_start();
    }
    (words, small)
}

/// How many words begin in the first line or so, at least: all bytes are asked at once.
fn words_begun(bytes: &[u8]) -> usize {
    const HEAD: usize = 64;
    let (Some(first), Some(next)) = (bytes.first_chunk::<HEAD>(), bytes.get(1..).and_then(<[u8]>::first_chunk::<HEAD>))
    else {
        return 0;
    };
    let begun =
        first.iter().zip(next).fold(0u8, |sum, (space, word)| sum + u8::from((*space == b' ') & (*word > b' ')));
    1 + usize::from(begun)
}

/// The length of the word that these bytes begin with: eight bytes are looked at in one step.
fn word(bytes: &[u8]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let mut at = 0;
    while let Some(chunk) = bytes[at..].first_chunk::<8>() {
        let chunk = u64::from_le_bytes(*chunk);
        // the lowest that is set is right: a space or a control character
        let low = chunk.wrapping_sub(ONES * 0x21) & !chunk & ONES << 7;
        at += low.trailing_zeros() as usize / 8;
        if low != 0 {
            if bytes[at].is_ascii_whitespace() {
                return at;
            }
            at += 1;
        }
    }
    at + bytes[at..].iter().position(u8::is_ascii_whitespace).unwrap_or(bytes.len() - at)
}

fn ends_as_speech(inside: &str) -> bool {
    inside.ends_with(['!', '?', '…'])
}

/// Whether all words but the small ones of grammar have a capital, and half of all at least.
fn capitals(inside: &str) -> bool {
    let (mut high, mut all) = (0, 0);
    for (i, word) in inside.split_ascii_whitespace().enumerate() {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let Some(first) = word.chars().next() else { continue };
        all += 1;
        if first.is_uppercase() || first.is_ascii_digit() {
            high += 1;
        } else if word.len() > 4 || i == 0 {
            return false;
        }
    }
    high > 0 && high * 2 >= all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_the_same_whatever_the_length() {
        let spaces = ["", " ", "  ", "\u{a0}", "\n", " \t "];
        for (space, words_in) in spaces.iter().flat_map(|space| (1..12).map(move |words| (space, words))) {
            let text = vec!["Überlänge-x"; words_in].join(space).repeat(3) + &"x".repeat(TITLE);
            let counted = text.split_ascii_whitespace().count().min(MANY);
            assert_eq!(words(&text).0, counted, "{text}");
        }
    }
}
