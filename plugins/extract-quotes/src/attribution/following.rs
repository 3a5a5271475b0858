//! What follows a quotation: said Rowe; Rowe, the senator, said; according to Rowe.

use std::sync::LazyLock;

use copydesk_text::lexicon::{entries, part};
use copydesk_text::names::nickname;
use copydesk_text::names::phrase::{Mention, Phrase, after};
use copydesk_text::vocabulary::{
    ADVERB, ALL_CAPS, AUXILIARY, BE, CAPITAL, CONJUNCTION, DETERMINER, FEMALE, MALE, OBJECT, PLURAL, POSSESSIVE,
    POSSESSOR, PREPOSITION, PRONOUN, RELATIVE, ROLE, TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use super::owners::possessor;
use super::verbs::{according, done_by, goes_on, inverted, is_noun, is_told, is_verb, passive, put, refused, shown};
use super::{Attribution, Grip};
use crate::grammar::{ASIDE, BARE, LINK, NOUN, PARTICIPLE, SAY, VERB};
use crate::passages::passage::Passage;
use crate::subjects::several::{joined_behind, two};
use crate::subjects::shared::is_office;
use crate::subjects::speaking::{is_and, speaks};
use crate::subjects::subject::subject;

/// How many tokens after a quotation its attribution may end.
const AFTER: usize = 36;

/// How many tokens after a quotation the attribution that closes its sentence may end.
const SENTENCE: usize = 60;

/// The attribution that follows the quotation at token `at`: said Rowe; Rowe, the senator, said; according to Rowe.
pub(crate) fn following(passage: &Passage<'_>, at: usize) -> Option<Attribution> {
    let tokens = &passage.tokens;
    let last = passage.text[..tokens[at].end].trim_end_matches(is_mark).chars().next_back()?;
    let mut start = at + 1;
    let comma = tokens.get(start).is_some_and(|token| matches!(token.kind, Kind::Comma | Kind::Dash));
    start += usize::from(comma);
    // A full stop closes the sentence: what follows is an attribution only if it is nothing else, and on the same line.
    let mut alone = false;
    if tokens.get(start).is_some_and(|token| token.kind == Kind::End) {
        start += 1;
        alone = true;
    }
    // `“…!” She replied that it was`: a sentence of its own too
    let pronoun = |token: &Token| token.is(PRONOUN) && token.is(CAPITAL) && token.is(MALE | FEMALE | PLURAL);
    alone |= !comma && tokens.get(start).is_some_and(pronoun);
    if start >= tokens.len() || alone && passage.text[tokens[at].end..tokens[start].start].contains('\n') {
        return None;
    }
    let high = passage.sentence(start).end.min(start + AFTER);
    let found = dash_name(tokens, at, start, high).or_else(|| said(passage, start, high))?;
    // `“…?” Nobody replied.`
    if passage.is_one_of(found.speaker.head.start, &passage.language().small_words.nobody) {
        return None;
    }
    let pending = comma || matches!(last, ',' | '?' | '!' | '—' | '–' | '-' | '…');
    let end = found.cue.map_or(start, |cue| cue + 1).max(found.speaker.tokens.end);
    let rest = high - end;
    let quoted = tokens[start..high].iter().any(|token| token.kind == Kind::Quoted);
    let fits = match (alone, pending) {
        // `“…” The crowd laughed.` tells what came next
        (true, _) if found.cue.is_some_and(|cue| tokens[cue].bits & SAY == 0) && matches!(last, '.' | '…') => false,
        // `“…” Rowe agreed.`: with what was said before
        (true, _) if matches!(last, '.' | '…') && found.cue.is_some_and(|cue| agrees(passage, cue)) => false,
        (true, _) => {
            // `She went on to say:` introduces what comes next
            let introduces = high > start && matches!(tokens[high - 1].kind, Kind::Colon | Kind::Comma);
            !quoted
                && !introduces
                && !denied(passage, start, end)
                && (rest <= 2 || matches!(last, '?' | '!' | ',') && (rest <= 8 || says_where(passage, &found, high)))
        }
        (false, true) => true,
        (false, false) => {
            let behind = found.cue.is_some_and(|cue| cue >= found.speaker.tokens.end);
            !quoted && (rest <= 4 && behind || is_beside(passage, at, &found))
        }
    };
    (fits && !is_asked(passage, at)).then_some(found)
}

/// Verbs that say all by themselves.
static ALONE: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../../data/alone.txt")).collect());

/// Whether the verb at `cue` is one of somebody who agrees with another, or does not.
fn agrees(passage: &Passage<'_>, cue: usize) -> bool {
    ALONE.iter().any(|word| passage.word_is(cue, word))
}

/// Whether a preposition follows the verb of saying behind its subject, and no clause that tells what was said: `“Why?” Ada Rowe, the chairman,
/// said of the talk that she had with Lind`
fn says_where(passage: &Passage<'_>, found: &Attribution, high: usize) -> bool {
    let tokens = &passage.tokens;
    let Some(cue) = found.cue.filter(|cue| *cue >= found.speaker.tokens.end) else { return false };
    let place = tokens.get(cue + 1).is_some_and(|next| next.is(PREPOSITION) && next.bits & CONJUNCTION == 0);
    let tells = |at: usize| passage.word_is(at, "that") || is_verb(tokens, at, VERB);
    place && tokens[cue].is(SAY) && !(cue + 2..high).any(tells)
}

/// Whether nothing in the sentence of the quotation at `at`, up to this comma, tells whose words it has: `It will be “a gift to Marl” again,`, but not
/// `Rowe calls it “…” but it is not,`, `“…” is what the thief wrote,` or `Rowe’s plan for “…”,`
fn is_all_told(passage: &Passage<'_>, at: usize, comma: usize) -> bool {
    let tokens = &passage.tokens;
    let low = passage.sentence(at).start;
    let tells = |token: &Token| {
        token.is(VERB | NOUN | POSSESSIVE | POSSESSOR | RELATIVE) && token.bits & (AUXILIARY | PREPOSITION) == 0
            || !matches!(token.kind, Kind::Word | Kind::Number | Kind::Quoted)
    };
    let opens = low == at || tokens[at - 1].is(BE | AUXILIARY) || passage.word_is(at - 1, "to");
    let goes_on = |token: &Token| token.is(BE | AUXILIARY) || token.name() || tells(token);
    opens && !tokens[low..at].iter().any(tells) && !tokens[at + 1..comma].iter().any(goes_on)
}

/// How many words may tell where somebody said it: `Rowe said at a rally in the harbour hall of Marl last week`.
const PLACE: usize = 12;

/// How many words a quotation has at least that no comma parts from what follows: fewer may be what the sentence is about.
const SPEECH: usize = 5;

/// Whether a verb of saying and its subject alone stand right behind a quotation that begins its sentence, where the comma was forgotten:
/// `“I carried it all the way” said Ada Rowe, a farmer.`
fn is_beside(passage: &Passage<'_>, at: usize, found: &Attribution) -> bool {
    let tokens = &passage.tokens;
    let text = &passage.text[tokens[at].range()];
    let Some(cue) = found.cue.filter(|cue| tokens[*cue].is(SAY)) else { return false };
    let speaker = &found.speaker.tokens;
    let inverted = cue == at + 1 && speaker.start == cue + 1;
    let straight = speaker.start == at + 1 && cue == speaker.end;
    let someone = found.speaker.mention == Mention::Person;
    passage.sentence(at).start == at
        && someone
        && (inverted || straight)
        && text.split_ascii_whitespace().nth(SPEECH - 1).is_some()
}

/// Whether the attribution after a quotation goes on with a clause of its own, so that the quotation may belong to what comes
/// before it: Although Rowe admitted they had been “friends,” she claimed they never met.
pub(crate) fn opens_clause(passage: &Passage<'_>, found: &Attribution) -> bool {
    let Some(cue) = found.cue.filter(|cue| *cue >= found.speaker.tokens.end) else { return false };
    passage.tokens.get(cue + 1).is_some_and(|next| {
        next.is(PRONOUN | DETERMINER) && next.bits & OBJECT == 0
            || passage.word_is(cue + 1, "that")
            || next.kind == Kind::Quoted
    })
}

/// Whether the words say that something was not said: `He did not elaborate.`
fn denied(passage: &Passage<'_>, start: usize, end: usize) -> bool {
    (start..end).any(|at| {
        passage.word_is(at, "not") || passage.word_is(at, "never") || {
            let token = &passage.tokens[at];
            token.is(AUXILIARY) && passage.text[token.range()].ends_with(['t', 'T']) && token.end - token.start > 4
        }
    })
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '“' | '»' | '«' | '‘')
}

/// `“…” — Ada Rowe`
fn dash_name(tokens: &[Token], at: usize, start: usize, high: usize) -> Option<Attribution> {
    let opens = at == 0 || matches!(tokens[at - 1].kind, Kind::End | Kind::Quoted);
    if tokens[start - 1].kind != Kind::Dash || start != at + 2 || !opens {
        return None;
    }
    let name =
        after(tokens, start, high, VERB).filter(|name| name.mention == Mention::Person && name.tokens.len() > 1)?;
    let ends = tokens[name.tokens.end..high].iter().all(|token| token.kind == Kind::Stop);
    ends.then_some(Attribution { speaker: name, cue: None, confidence: 0.85, grip: Grip::Direct })
}

/// Whose reply came, by the words behind `came`.
fn reply(passage: &Passage<'_>, start: usize, high: usize) -> Option<Attribution> {
    let tokens = &passage.tokens;
    let words = tokens.get(start..high.min(start + REPLY))?;
    let noun = start + words.iter().position(|token| token.is(NOUN) && token.bits & (CAPITAL | DETERMINER) == 0)?;
    let from = || passage.is_one_of(noun + 1, &passage.language().small_words.from);
    let speaker = possessor(tokens, start, noun)
        .or_else(|| after(tokens, noun + 2, high, VERB).filter(|speaker| from() && speaks(tokens, speaker)))?;
    Some(Attribution::new(speaker, noun, 0.95, Grip::Direct))
}

/// Within how many words of `came` its noun stands: `came Ada Rowe’s curt reply`.
const REPLY: usize = 6;

fn said(passage: &Passage<'_>, start: usize, high: usize) -> Option<Attribution> {
    let tokens = &passage.tokens;
    if let Some(speaker) = according(passage, start, high) {
        return Some(Attribution::new(speaker, start, 0.95, Grip::Direct));
    }
    // “…,” said Rowe; “…,” recently wrote Rowe
    let verb = start + usize::from(tokens[start].is(ADVERB));
    if verb < high && is_verb(tokens, verb, SAY | ASIDE) && !tokens[verb].is(PARTICIPLE) {
        // `“…,” fire chief Rowe said`: no verb, though it looks like one
        let speaker = inverted(passage, verb, high);
        let noun = |speaker: &Phrase| {
            let next = tokens.get(speaker.tokens.end).filter(|_| speaker.tokens.end < high);
            tokens[verb].is(BARE) && next.is_some_and(|next| next.is(SAY) && next.bits & (CAPITAL | PARTICIPLE) == 0)
        };
        let cue = speaker.as_ref().filter(|speaker| noun(speaker)).map_or(verb, |speaker| speaker.tokens.end);
        let speaker = speaker.map(|speaker| joined_behind(tokens, &speaker, high).unwrap_or(speaker));
        return speaker.map(|speaker| Attribution::new(speaker, cue, 0.97, Grip::Direct));
    }
    // `“…,” came her reply`, `“…,” came the answer from Rowe`
    if passage.word_is(start, "came") {
        return reply(passage, start + 1, high);
    }
    // “…,” Rowe, the senator, said; “…,” as Rowe put it
    let opener = usize::from(passage.word_is(start, "as"));
    // “…,” Will said: no question opens there
    if tokens[start].is(AUXILIARY) && tokens[start].is(CAPITAL) && start + 1 < high && is_verb(tokens, start + 1, SAY) {
        let will = Phrase { mention: Mention::Person, tokens: start..start + 1, head: start..start + 1 };
        return Some(Attribution::new(will, start + 1, 0.97, Grip::Direct));
    }
    for verb in start + 1..high {
        let token = &tokens[verb];
        if matches!(token.kind, Kind::Quoted | Kind::Semicolon | Kind::Colon) && !nickname(tokens, verb) {
            break;
        }
        let cue = is_verb(tokens, verb, SAY | ASIDE)
            || opener > 0 && (is_verb(tokens, verb, LINK) || put(passage, verb, verb))
            || goes_on(passage, verb);
        if !cue {
            continue;
        }
        let leans = tokens[verb].is(PARTICIPLE) && !tokens[verb - 1].is(AUXILIARY) && shown(passage, start, verb) == 0;
        // `“…” — the term for a frozen state`
        let noun = tokens[verb].is(BARE) && is_noun(tokens, start, verb);
        // `“Low Water,” Rowe’s recommended book`
        let owned = token.bits & SAY == 0 && tokens[verb - 1].is(POSSESSIVE);
        let noun = noun || owned || is_remark(passage, start, verb);
        // `the “interim” council to report`, but not `“…,” Rowe went on to say`
        let purpose = passage.word_is(verb - 1, "to") && !(verb > start + 1 && is_wont(passage, verb - 2));
        let passive = passive(tokens, start, verb) || done_by(passage, verb) || is_told(passage, verb);
        if leans || noun || purpose || passive {
            continue;
        }
        // `he was echoing Rowe, who used the words when asked`
        let asked =
            tokens[verb - 1].is(CONJUNCTION) && passage.is_one_of(verb - 1, &passage.language().small_words.condition);
        if asked || refused(passage, start, verb) {
            break;
        }
        let Some(speaker) = subject(passage, start, verb) else { continue };
        // `Rowe had a good night, winning it all`: the further words are no attribution
        let parted = tokens.get(speaker.tokens.end).is_some_and(|next| {
            matches!(next.kind, Kind::Comma | Kind::Dash | Kind::Open) || next.is(CONJUNCTION | RELATIVE)
        });
        if !parted && verb > speaker.tokens.end + 6 {
            break;
        }
        if let Some(speaker) = from_start(tokens, start + opener, speaker.clone()) {
            return Some(Attribution::new(speaker, verb, 0.97, Grip::Direct));
        }
        if speaker.mention == Mention::Pronoun && !tokens[speaker.head.start].is(RELATIVE) {
            break;
        }
    }
    None
}

/// Whether the word is what others called by the quotation uttered, and no verb: `apologises for ‘lazy’ teachers remark`.
fn is_remark(passage: &Passage<'_>, start: usize, at: usize) -> bool {
    let tokens = &passage.tokens;
    let quoted = start.checked_sub(1).map(|left| &tokens[left]).filter(|left| left.kind == Kind::Quoted);
    let Some(quoted) = quoted.filter(|_| tokens[at].is(BARE) && tokens[at].is(NOUN)) else { return false };
    let stopped = passage.text[..quoted.end].trim_end_matches(is_mark).ends_with([',', '?', '!', '.', '…', '—', '–']);
    let over = tokens.get(at + 1).is_none_or(|next| next.kind != Kind::Word || next.is(PREPOSITION));
    !stopped && over
}

/// Whether what follows `to` is done, not meant: `went on to say`, `likes to say`.
fn is_wont(passage: &Passage<'_>, at: usize) -> bool {
    passage.is_one_of(at, &passage.language().content_words.wont)
}

/// The speaker, if nothing but a description of him stands before him from `start` on.
fn from_start(tokens: &[Token], start: usize, speaker: Phrase) -> Option<Phrase> {
    if speaker.tokens.start == start {
        return Some(speaker);
    }
    // `the Norrland senator and candidate said`: one who is both
    let determined = tokens[start].is(DETERMINER) && !tokens[speaker.tokens.start].is(DETERMINER);
    if speaker.mention == Mention::Role
        && determined
        && is_and(&tokens[speaker.tokens.start - 1])
        && let Some(one) = after(tokens, start, speaker.tokens.start, VERB)
        && one.mention == Mention::Role
        && one.tokens.end + 1 == speaker.tokens.start
    {
        return Some(two(start..speaker.tokens.end));
    }
    let before = tokens.get(start..speaker.tokens.start).filter(|_| speaker.mention == Mention::Person)?;
    // `“…,” Ada Rowe and Bo Lind wrote`
    if before.last().is_some_and(is_and)
        && let Some(one) = after(tokens, start, speaker.tokens.start, VERB)
        && one.mention == Mention::Person
        && one.tokens.end + 1 == speaker.tokens.start
    {
        // `“…,” Managing Director and CEO Ada Rowe said`: one who is both
        if is_office(tokens, &one, &speaker) {
            return Some(Phrase { tokens: start..speaker.tokens.end, ..speaker });
        }
        return Some(two(start..speaker.tokens.end));
    }
    // `“…,” former Trade policy planning director Ada Rowe wrote`
    if before.len() <= 6 && before.last()?.is(ROLE | TITLE) && before.iter().all(Token::content) {
        return Some(speaker);
    }
    // `“…,” Harbour House press secretary Ada Rowe said`: whose office it is, before the office
    let office = speaker.tokens.start < speaker.head.start;
    if office && before.len() <= 6 && before.iter().all(|token| token.content() && token.bits & VERB == 0) {
        return Some(speaker);
    }
    // `“…,” Will Rowe said`: no question opens there
    if let [will] = before
        && will.is(AUXILIARY)
        && will.is(CAPITAL)
        && speaker.head.start == start + 1
    {
        return Some(Phrase { tokens: start..speaker.tokens.end, head: start..speaker.head.end, ..speaker });
    }
    // `lock keeper Bo Ask said`, `chairman, CEO and president Bo Ask said`: trades that no list knows
    let trade = |token: &Token| {
        token.content() && (token.bits & (CAPITAL | VERB) == 0 || token.is(ALL_CAPS | ROLE | TITLE))
            || token.kind == Kind::Comma
            || is_and(token)
    };
    (before.len() <= 6 && before.first().is_some_and(Token::content) && before.iter().all(trade)).then_some(speaker)
}

static ASKED: LazyLock<Vec<&str>> = LazyLock::new(|| part(include_str!("../../data/asking.txt"), "[asked]").collect());

/// Whether a sentence that begins at this token opens with what somebody is asked or told.
pub(crate) fn opens_with_what_is_asked(passage: &Passage<'_>, start: usize) -> bool {
    ASKED.iter().any(|word| passage.word_is(start, word))
}

/// Whether the sentence of the quotation at `at` opens with what somebody is asked or told: `Asked about the “no play, no pay” rule, she replied`.
/// Those are not the words of who answers.
fn is_asked(passage: &Passage<'_>, at: usize) -> bool {
    let low = passage.sentence(at).start;
    let opens = low + usize::from(passage.word_is(low, "when"));
    let asked = low < at && opens_with_what_is_asked(passage, opens);
    asked && !passage.tokens[low..at].iter().any(|token| token.kind == Kind::Comma)
}

/// The attribution that closes the sentence of the quotation at `at`: “…” for Norrland, said Rowe.
pub(crate) fn closing(passage: &Passage<'_>, at: usize) -> Option<Attribution> {
    let tokens = &passage.tokens;
    let high = passage.sentence(at).end.min(at + SENTENCE);
    if tokens.get(high).is_some_and(|token| token.kind != Kind::End) {
        return None;
    }
    for comma in (at + 2..high).rev().filter(|at| tokens[*at].kind == Kind::Comma) {
        if let Some(found) = said(passage, comma + 1, high) {
            let end = found.cue.map_or(comma, |cue| cue + 1).max(found.speaker.tokens.end);
            let inverted = found.cue.is_some_and(|cue| cue < found.speaker.tokens.start);
            let object = tokens.get(end).is_some_and(|next| next.content() && !next.is(TIME) || next.is(DETERMINER));
            let plain =
                || tokens[end..high].iter().all(|token| matches!(token.kind, Kind::Word | Kind::Number | Kind::Stop));
            let far = || says_where(passage, &found, high) && plain() && is_all_told(passage, at, comma);
            let near = high - end <= 6 || high - end <= PLACE && far();
            let ends = inverted || near && !object;
            return (ends && !is_asked(passage, at)).then_some(Attribution {
                confidence: 0.92,
                grip: Grip::Sentence,
                ..found
            });
        }
    }
    None
}
