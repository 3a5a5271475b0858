//! Who said a quotation in English, whose clauses are read.

use copydesk_text::names::phrase::{Mention, Phrase, before};
use copydesk_text::vocabulary::{
    ADVERB, AUXILIARY, BE, CAPITAL, CONJUNCTION, DETERMINER, DOCUMENT, FEMALE, FIRST_NAME, MALE, NEUTER, PARTICLE,
    PLURAL, POSSESSIVE, POSSESSOR, PREPOSITION, PRONOUN, RELATIVE, ROLE, TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};
use memchr::memmem;

use super::carried::{Teller, carried, introduction, is_alone};
use super::found;
use crate::attribution::{Attribution, Grip, according, closing, following, inverted, opens_clause, preceding, tells};
use crate::draft::{Draft, Found};
use crate::grammar::{BARE, SAY, VERB};
use crate::passage::{Passage, SEARCHED, around};
use crate::subject::{main_subject, says, speaks, subject};

pub(super) fn attribute(passages: &[Passage<'_>], drafts: &[Draft], i: usize) -> Option<Found> {
    let draft = &drafts[i];
    let (block, index) = draft.last;
    let passage = &passages[block];
    let at = passage.places.get(index).copied()?;
    let follows = following(passage, at);
    // `After Rowe called it “a shame,” Lind said: “…”`
    let subordinate = passage
        .tokens
        .get(passage.sentence(at).start)
        .is_some_and(|first| first.is(CONJUNCTION) && first.is(CAPITAL) && first.end - first.start > 3)
        && follows
            .as_ref()
            .and_then(|follows| follows.cue)
            .is_some_and(|cue| passage.tokens.get(cue + 1).is_some_and(|next| next.kind == Kind::Colon));
    if let Some(attribution) = follows.as_ref().filter(|follows| !opens_clause(passage, follows) && !subordinate) {
        // `Rowe said the gates would be “new and safe,” she said`: she is Rowe
        let named = (attribution.speaker.mention == Mention::Pronoun && draft.first == draft.last)
            .then(|| preceding(passage, passage.sentence(at).start, at))
            .flatten()
            .filter(|named| named.speaker.mention == Mention::Person && agrees(passage, attribution, named));
        let means = named.map(|named| named.speaker.head);
        return Some(Found { means, ..found(block, attribution.clone()) });
    }
    // Each with the block it was read in: the two ends of a quotation may stand in two.
    let closes = if follows.is_none() { closing(passage, at) } else { None }.map(|closes| found(block, closes));
    let (block, index) = draft.first;
    let passage = &passages[block];
    let at = passage.places.get(index).copied()?;
    let sentence = passage.sentence(at);
    let precedes = preceding(passage, sentence.start, at);
    // A verb of saying before the quotation governs it; one that only takes it as an object is itself told by what closes the sentence.
    let told = precedes.as_ref().is_some_and(|found| found.cue.is_none_or(|cue| says(&passage.tokens[cue])));
    let precedes = precedes.map(|precedes| found(block, precedes));
    let chosen = if told { precedes.or(closes) } else { closes.or(precedes) };
    if chosen.is_some() {
        return chosen;
    }
    if let Some(attribution) = follows {
        return Some(found(draft.last.0, attribution));
    }
    if let Some((before, low, end)) = introduction(passages, (block, at), &[':', ','])
        && let Some(attribution) = preceding(before, low, end)
    {
        return Some(found(block - 1, attribution));
    }
    carried(passages, drafts, i, |passage, sentence| {
        let reacts = || {
            let speaker = reacts(around(passages, block), passage, sentence.clone())?;
            // whom a pronoun stands for is told by who spoke before, if they did
            let known = || speaker.mention == Mention::Pronoun && goes_on(passages, drafts, i).is_some();
            (is_alone(passages, draft) && !known()).then_some(speaker)
        };
        teller(passage, sentence.clone()).or_else(|| reacts().map(|speaker| (speaker, None, REACTS)))
    })
    .or_else(|| goes_on(passages, drafts, i))
    .or_else(|| goes_on_from_report(passages, draft))
}

/// The fewest words of a paragraph that goes on from a report.
const GOES_ON: usize = 4;

/// Who is told to say something in the sentence that ends the paragraph before one that is nothing but quotation: `Rowe said the mill would stay
/// open. ¶ “We cannot go dark.”`
#[inline(never)]
fn goes_on_from_report(passages: &[Passage<'_>], draft: &Draft) -> Option<Found> {
    let (block, index) = draft.first;
    let passage = &passages[block];
    // one quotation of a block may be all of it
    if index > 0 || !draft.shape.whole || draft.shape.title || draft.shape.words < GOES_ON {
        return None;
    }
    if !passage.tokens.iter().all(|token| matches!(token.kind, Kind::Quoted | Kind::End)) {
        return None;
    }
    let before_block = block.checked_sub(1)?;
    let before = &passages[before_block];
    let last = before.sentence(before.tokens.len().checked_sub(2)?);
    let tokens = before.tokens.get(last.clone())?;
    let plain = before.text.trim_end().ends_with('.') && !tokens.iter().any(|token| token.kind == Kind::Quoted);
    let (speaker, cue, _) = teller(before, last).filter(|_| plain)?;
    let cue = cue.filter(|cue| says(&before.tokens[*cue]) && before.tokens[*cue].bits & BARE == 0)?;
    // `Rowe, Lind and Ask argued`: each of them may
    let left = speaker.tokens.start.checked_sub(2).map(|left| &before.tokens[left..left + 2]);
    let joined = left.is_some_and(|left| left[0].name() && left[1].is(CONJUNCTION));
    let head = &before.tokens[speaker.head.clone()];
    let one = !joined
        && speaks(&before.tokens, &speaker)
        && !head
            .iter()
            .any(|token| token.is(DOCUMENT | RELATIVE) || token.is(ROLE | PRONOUN) && token.is(PLURAL | NEUTER));
    one.then(|| Found {
        cue: Some((before_block, cue)),
        ..Found::without_cue(before_block, speaker, REPORTED, Grip::Direct)
    })
}

/// How sure it is that a paragraph goes on from a report.
const REPORTED: f64 = 0.79;

/// How many sentences may stand between two quotations of one speaker.
const BETWEEN: usize = 2;

/// Who spoke earlier in the paragraph, where the sentences since then are about them alone: `“…,” Rowe said. She managed a smile. “…”`
fn goes_on(passages: &[Passage<'_>], drafts: &[Draft], i: usize) -> Option<Found> {
    let draft = &drafts[i];
    let (block, index) = draft.first;
    let passage = &passages[block];
    let at = *passage.places.get(index)?;
    let earlier = drafts[..i].last().filter(|earlier| earlier.last.0 == block)?;
    let spoke = *passage.places.get(earlier.last.1)?;
    let found = earlier.found.as_ref().filter(|found| found.block == block && found.cue.is_some())?;
    if !draft.shape.whole || draft.shape.title || passage.sentence(at).start != at || !is_alone(passages, draft) {
        return None;
    }
    let from = passage.sentence(spoke).end + 1;
    let between = passage.tokens.get(from..at)?;
    let line = passage.text[passage.tokens[spoke].end..passage.tokens[at].start].contains('\n');
    let sentences = between.iter().filter(|token| token.kind == Kind::End).count();
    // `In her experience that helps`
    let single = |token: &Token| token.is(PRONOUN | POSSESSOR) && token.is(MALE | FEMALE);
    let told = |by: u32| {
        let words = between.iter().filter(|token| token.is(by));
        words.fold(0, |sex, token| sex | token.bits & (MALE | FEMALE))
    };
    let sex = if told(PRONOUN) == 0 { told(POSSESSOR) } else { told(PRONOUN) };
    let own = passage.tokens[found.speaker.head.clone()].iter();
    let known = own.fold(0, |sex, token| sex | token.bits & (MALE | FEMALE));
    // the last sentence is about the speaker, and none brings in anybody else
    let last = passage.sentence(at.checked_sub(1)?);
    let about = passage.tokens[last].iter().any(single);
    let another = between.iter().any(|token| {
        token.kind == Kind::Quoted
            || token.is(ROLE | TITLE) && token.bits & (PLURAL | NEUTER | DOCUMENT) == 0
            || token.name() && token.is(FIRST_NAME)
            || token.is(SAY)
    });
    // `Zelinsky shook his head`: a sentence that begins with a name
    let speaker = &passage.tokens[found.speaker.tokens.clone()];
    let named = between.split(|token| token.kind == Kind::End).filter_map(<[Token]>::first).any(|first| {
        let word = &passage.text[first.range()];
        first.name() && !speaker.iter().any(|own| &passage.text[own.range()] == word)
    });
    // `The old warden, Ada Rowe, had called it so`: with the name that is set beside the role
    let told = found.cue.map_or(found.speaker.tokens.end, |(_, cue)| cue.max(found.speaker.tokens.end));
    let named = named || names(passage, index, &passage.tokens[found.speaker.tokens.start..told]);
    let agrees = !named && (sex == MALE || sex == FEMALE) && (known == 0 || known == sex);
    (about && agrees && !another && !line && (1..=BETWEEN).contains(&sentences)).then(|| Found {
        cue: None,
        confidence: REACTS,
        ..found.clone()
    })
}

/// Whether a quotation has the last word of this name in it: `He laughed. “Rowe was right.”` is not Rowe’s.
fn names(passage: &Passage<'_>, index: usize, name: &[Token]) -> bool {
    let quoted = &passage.text[passage.pairs[index].inner.clone()];
    name.iter().any(|word| {
        word.name()
            && word.bits & (TITLE | PARTICLE) == 0
            && memmem::find(quoted.as_bytes(), passage.text[word.range()].as_bytes()).is_some()
    })
}

/// Whether a name that a verb of saying gives may be who the pronoun of another attribution means.
fn agrees(passage: &Passage<'_>, pronoun: &Attribution, named: &Attribution) -> bool {
    let sex = |token: &Token| token.bits & (MALE | FEMALE);
    let meant = sex(&passage.tokens[pronoun.speaker.head.start]);
    let known = passage.tokens[named.speaker.head.clone()].iter().find(|token| sex(token) != 0).map_or(0, sex);
    let told = named.cue.is_some_and(|cue| says(&passage.tokens[cue]));
    meant != 0 && (known == 0 || known & meant != 0) && told
}

/// How far from a document the verb of putting it out may stand, in tokens.
const ISSUED: usize = 12;

/// Verbs of whoever puts a document out: `ran a piece`, `is releasing an advert`.
const ISSUES: &[&str] = &[
    "air",
    "aired",
    "airing",
    "airs",
    "issue",
    "issued",
    "issues",
    "issuing",
    "launched",
    "launching",
    "posted",
    "posting",
    "publish",
    "published",
    "publishes",
    "publishing",
    "ran",
    "release",
    "released",
    "releases",
    "releasing",
    "run",
    "running",
    "runs",
    "sent",
    "wrote",
];

/// Whether the verb says how something with words on it goes: `it read`, `the advert began`, `begins the first`. Those are nobody’s.
fn read_off(told: &Passage<'_>, cue: usize, passage: &Passage<'_>, speaker: &Phrase) -> bool {
    let reads = ["read", "reads"].iter().any(|word| told.word_is(cue, word));
    let begins = ["began", "begins", "begin", "opens", "ended", "ends"].iter().any(|word| told.word_is(cue, word));
    let it = passage.word_is(speaker.head.start, "it");
    let written = || passage.tokens[speaker.head.clone()].iter().any(|token| token.is(DOCUMENT));
    (reads || begins) && it || begins && (written() || !speaks(&passage.tokens, speaker))
}

/// `a letter that said`: the letter, if it can speak; `that` and `which` are nobody to print.
pub(super) fn settled(passages: &[Passage<'_>], found: Found) -> Option<Found> {
    let passage = &passages[found.block];
    let at = found.speaker.head.start;
    if found.cue.is_some_and(|(block, cue)| read_off(&passages[block], cue, passage, &found.speaker)) {
        return None;
    }
    if plain_word(passages, &found) {
        return None;
    }
    if !passage.word_is(at, "that") && !passage.word_is(at, "which") {
        return Some(found);
    }
    let comma = at.checked_sub(1).is_some_and(|left| passage.tokens[left].kind == Kind::Comma);
    let low = passage.sentence(at).start;
    let speaker = before(&passage.tokens, low, at - usize::from(comma), VERB)
        .filter(|speaker| speaks(&passage.tokens, speaker))?;
    // `Rowe is releasing a new advert that urges`: whose it is, unless its own words say whose
    let document = &passage.tokens[speaker.head.clone()];
    let hers = document.iter().any(|token| token.is(DOCUMENT))
        && document.iter().all(|token| token.bits & (POSSESSIVE | CAPITAL) == 0)
        && (passage.word_is(speaker.head.start, "a") || passage.word_is(speaker.head.start, "an"));
    let floor = low.max(speaker.tokens.start.saturating_sub(ISSUED));
    let issued = (floor..speaker.tokens.start).any(|at| ISSUES.iter().any(|word| passage.word_is(at, word)));
    if hers
        && issued
        && let Some(owner) = main_subject(passage, low..speaker.tokens.start)
            .filter(|owner| speaks(&passage.tokens, owner) && owner.mention != Mention::Pronoun)
    {
        return Some(Found { speaker: owner, confidence: found.confidence - 0.1, ..found });
    }
    Some(Found { speaker, ..found })
}

/// Who speaks in a sentence without a quotation: the subject of its first verb of saying.
fn teller(passage: &Passage<'_>, sentence: std::ops::Range<usize>) -> Option<Teller> {
    let verbs = sentence.clone().filter(|at| says(&passage.tokens[*at]) && tells(passage, sentence.start, *at)).take(3);
    for verb in verbs {
        // `Trains were turned back, said Ada Rowe, who runs them.`
        if let Some(speaker) = inverted_at_end(passage, &sentence, verb) {
            return Some((speaker, Some(verb), 0.88));
        }
        if let Some(speaker) = subject(passage, sentence.start, verb).filter(|speaker| !generic(passage, speaker)) {
            return Some((speaker, Some(verb), 0.88));
        }
    }
    let account = sentence.clone().rev().find_map(|at| Some((according(passage, at, sentence.end)?, at)));
    account
        .filter(|(speaker, _)| speaks(&passage.tokens, speaker) && !generic(passage, speaker))
        .map(|(speaker, at)| (speaker, Some(at), 0.84))
}

/// Whether the speaker is a word that only opens its sentence with a capital: `Facing criticism`, `Emergency rooms`. A name would stand
/// elsewhere too.
fn plain_word(passages: &[Passage<'_>], found: &Found) -> bool {
    let passage = &passages[found.block];
    let tokens = &passage.tokens;
    let [token] = &tokens[found.speaker.tokens.clone()] else { return false };
    let at = found.speaker.tokens.start;
    if found.speaker.mention != Mention::Person || token.bits != CAPITAL || passage.sentence(at).start != at {
        return false;
    }
    let word = &passage.text[token.range()];
    let noun_next = tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Word && next.bits == 0)
        && tokens.get(at + 2).is_some_and(|verb| verb.is(AUXILIARY | VERB));
    let suspect = noun_next || word.ends_with("ing") || word.ends_with("ed") || word.contains(['\'', '’']);
    if !suspect {
        return false;
    }
    let finder = memmem::Finder::new(word);
    !around(passages, found.block).iter().any(|passage| {
        finder.find_iter(passage.text.as_bytes()).take(SEARCHED).any(|at| {
            let left = passage.text[..at].strip_suffix(' ').map(str::trim_end);
            left.is_some_and(|left| left.ends_with(|c: char| c.is_alphanumeric() || c == ','))
        })
    })
}

/// How sure it is that a quotation after a sentence about one person is theirs.
const REACTS: f64 = 0.79;

/// The one person who reacts in a sentence, so that the quotation after it is theirs: `Ada Rowe took it in stride. “…”` It begins with
/// them, says nothing in the passive, and names nobody else.
fn reacts(passages: &[Passage<'_>], passage: &Passage<'_>, sentence: std::ops::Range<usize>) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let one = |token: &Token| token.is(ROLE | TITLE) && token.bits & (PLURAL | NEUTER | DOCUMENT) == 0;
    let speaker = main_subject(passage, sentence.clone())?;
    let words = &tokens[speaker.tokens.clone()];
    let human = match speaker.mention {
        Mention::Person => {
            // `Rowe supports Democrat Bo Lind`: no name of one
            let name = words
                .iter()
                .all(|token| token.is(CAPITAL | ROLE | TITLE | DETERMINER | PARTICLE) || token.kind != Kind::Word);
            let full = speaker.head.len() > 1 && words.iter().any(|token| token.is(FIRST_NAME) || one(token));
            name && (full || words.len() == 1 && is_surname(passages, passage.spelt(&speaker.tokens)))
        }
        Mention::Role => words.last().is_some_and(one),
        // `She shrugged. “…”`
        Mention::Pronoun => words.iter().all(|token| {
            token.is(PRONOUN) && token.is(MALE | FEMALE) && token.bits & (PLURAL | POSSESSOR | RELATIVE) == 0
        }),
        Mention::Organisation => false,
    };
    let asks = tokens[sentence.clone()].last().is_some_and(|last| passage.text[last.range()].starts_with('?'));
    let before = &tokens[sentence.start..speaker.tokens.start];
    // `Asked who would pay for it, she shrugged`
    let asked = speaker.mention == Mention::Pronoun
        && before.last().is_some_and(|last| last.kind == Kind::Comma)
        && passage.word_is(sentence.start, "asked")
        && !before.iter().skip(1).any(|token| token.name() || one(token));
    let opens = asked || before.iter().all(|token| token.is(ADVERB | CONJUNCTION | TITLE));
    if !human || asks || !opens {
        return None;
    }
    // what is set beside the subject is the subject
    let mut rest = speaker.tokens.end;
    if tokens.get(rest).is_some_and(|next| next.kind == Kind::Comma) {
        let closes = (rest + 1..sentence.end.min(rest + APPOSED)).find(|at| tokens[*at].kind == Kind::Comma)?;
        rest = closes + 1;
    }
    let another = tokens[rest..sentence.end].iter().any(|token| {
        token.kind == Kind::Quoted
            || one(token)
            || token.is(ROLE) && token.is(PLURAL)
            || token.name() && token.is(FIRST_NAME)
            || token.is(PRONOUN) && token.is(MALE | FEMALE | PLURAL | RELATIVE)
    });
    // `Rowe was born in 1950. “…”` tells nothing of speech; `Rowe was blunt. “…”` does
    let is = tokens[rest..sentence.end].iter().any(|token| token.is(BE));
    let announced = || {
        let known = &passage.language().introductions;
        (rest..sentence.end).any(|at| known.iter().any(|word| passage.word_is(at, word)))
    };
    (!another && (!is || announced())).then_some(speaker)
}

/// Whether a word is somebody’s surname: a first name, a title or a role stands before it in one of these passages.
fn is_surname(passages: &[Passage<'_>], word: &str) -> bool {
    let finder = memmem::Finder::new(word);
    passages.iter().any(|passage| {
        finder.find_iter(passage.text.as_bytes()).take(SEARCHED).any(|at| {
            let left = passage.text[..at]
                .strip_suffix(' ')
                .and_then(|left| left.rsplit([' ', '\n', '“', '„', '"', '(']).next());
            let ends = passage.text[at + word.len()..].chars().next().is_none_or(|next| !next.is_alphanumeric());
            left.is_some_and(|left| {
                let capital = left.starts_with(char::is_uppercase);
                capital
                    && ends
                    && passage.language().lexicon.get(left.to_lowercase().as_bytes()) & (FIRST_NAME | TITLE) != 0
            })
        })
    })
}

/// How long what is set beside a subject may be, in tokens.
const APPOSED: usize = 14;

/// The subject after a verb that a comma parts from what was said: no clause of its own goes on from it.
fn inverted_at_end(passage: &Passage<'_>, sentence: &std::ops::Range<usize>, verb: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let comma = verb.checked_sub(1).filter(|comma| *comma > sentence.start && tokens[*comma].kind == Kind::Comma)?;
    let speaker = inverted(passage, verb, sentence.end).filter(|speaker| speaks(tokens, speaker))?;
    let rest = &tokens[speaker.tokens.end..sentence.end];
    let over =
        rest.iter().take_while(|token| token.kind == Kind::Word).all(|token| token.bits & (VERB | AUXILIARY) == 0);
    let parted = rest.first().is_none_or(|next| {
        matches!(next.kind, Kind::Comma | Kind::Dash | Kind::Stop | Kind::Open)
            || next.is(PREPOSITION | TIME) && !next.is(CONJUNCTION)
    });
    let clause = tokens[sentence.start..comma].iter().any(|token| token.is(VERB | AUXILIARY));
    (over && parted && clause).then_some(speaker)
}

/// `you`, `we`: a subject outside quotations that is nobody of the article.
fn generic(passage: &Passage<'_>, speaker: &Phrase) -> bool {
    ["you", "we", "they", "one", "no"].iter().any(|word| passage.word_is(speaker.head.start, word))
}
