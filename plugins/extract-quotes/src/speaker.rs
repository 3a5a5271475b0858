//! Who said each quotation: by the words in its sentence, by what introduces its block, or by what its speaker carries over.

use copydesk_text::names::phrase::{Mention, Phrase, after, before};
use copydesk_text::vocabulary::{CAPITAL, CONJUNCTION, DOCUMENT, FEMALE, MALE, POSSESSIVE};
use copydesk_text::words::{Kind, Token};

use crate::attribution::beside::{self, Told};
use crate::attribution::{Attribution, Grip, closing, following, opens_clause, preceding, tells};
use crate::draft::{Draft, Found};
use crate::grammar::VERB;
use crate::language::{Habits, Rules};
use crate::passage::Passage;
use crate::subject::{main_subject, says, speaks, subject};

/// Who said the quotation `i` of these, as far as the words tell. Those before it are known already.
pub(crate) fn speaker(passages: &[Passage<'_>], drafts: &[Draft], i: usize, rules: Rules) -> Option<Found> {
    match rules {
        Rules::Clauses => attribute(passages, drafts, i).and_then(|found| settled(passages, found)),
        Rules::Beside(habits) => attribute_beside(passages, drafts, i, &habits),
    }
}

fn attribute(passages: &[Passage<'_>], drafts: &[Draft], i: usize) -> Option<Found> {
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
    let closes = if follows.is_none() { closing(passage, at) } else { None };
    let (block, index) = draft.first;
    let passage = &passages[block];
    let at = passage.places.get(index).copied()?;
    let sentence = passage.sentence(at);
    let precedes = preceding(passage, sentence.start, at);
    // A verb of saying before the quotation governs it; one that only takes it as an object is itself told by what closes the sentence.
    let told = precedes.as_ref().is_some_and(|found| found.cue.is_none_or(|cue| says(&passage.tokens[cue])));
    let chosen = if told { precedes.or(closes) } else { closes.or(precedes) };
    if let Some(attribution) = chosen {
        return Some(found(block, attribution));
    }
    if let Some(attribution) = follows {
        return Some(found(draft.last.0, attribution));
    }
    if at == 0 && block > 0 {
        let before = &passages[block - 1];
        let last = before.text.trim_end();
        if last.ends_with([':', ',']) && !before.tokens.is_empty() {
            let end = before.tokens.len() - 1;
            let sentence = before.sentence(end.saturating_sub(1));
            if let Some(attribution) = preceding(before, sentence.start, end) {
                return Some(found(block - 1, attribution));
            }
        }
    }
    carried(passages, drafts, i, teller)
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
fn settled(passages: &[Passage<'_>], found: Found) -> Option<Found> {
    let passage = &passages[found.block];
    let at = found.speaker.head.start;
    if found.cue.is_some_and(|(block, cue)| read_off(&passages[block], cue, passage, &found.speaker)) {
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

/// [`attribute`] for the languages whose clauses are not read.
fn attribute_beside(passages: &[Passage<'_>], drafts: &[Draft], i: usize, habits: &Habits) -> Option<Found> {
    let draft = &drafts[i];
    let mut someone = false;
    let blocks = passages.iter().enumerate().take(draft.last.0 + 1).skip(draft.first.0);
    for (block, passage) in blocks {
        let from = passage.insides.partition_point(|(pair, _)| (block, *pair) < draft.first);
        let own = passage.insides[from..].iter().take_while(|(pair, _)| (block, *pair) <= draft.last);
        if let Some(attribution) = own.filter_map(|(_, range)| beside::inside(passage, habits, range.clone())).next() {
            return Some(found(block, attribution));
        }
    }
    let (block, index) = draft.last;
    match beside::follows(&passages[block], habits, *passages[block].places.get(index)?) {
        Some(Told::By(attribution)) => return Some(found(block, attribution)),
        Some(Told::BySomeone) => someone = draft.shape.whole,
        None => {}
    }
    let (block, index) = draft.first;
    let passage = &passages[block];
    let at = *passage.places.get(index)?;
    if !someone {
        match beside::precedes(passage, habits, passage.sentence(at).start, at) {
            Some(Told::By(attribution)) => return Some(found(block, attribution)),
            Some(Told::BySomeone) => someone = true,
            None => {}
        }
        let (block, index) = draft.last;
        if let Some(closing) = beside::closes(&passages[block], habits, *passages[block].places.get(index)?) {
            return Some(found(block, closing));
        }
    }
    let earlier = i.checked_sub(1).and_then(|i| drafts[i].found.as_ref());
    if someone && at > 0 {
        // `Ada Rowe defendió el acuerdo. “Es bueno”, aseguró.`
        let before = passage.sentence(at - 1);
        if !passage.tokens[before.clone()].iter().any(|token| token.kind == Kind::Quoted)
            && let Some((speaker, confidence)) = beside::opens(passage, habits, before)
        {
            return Some(Found { block, speaker, cue: None, confidence, grip: Grip::Close, means: None });
        }
    }
    if someone {
        return earlier
            .filter(|earlier| earlier.block + 2 >= block)
            .map(|earlier| Found { confidence: earlier.confidence * 0.96, ..earlier.clone() });
    }
    if at == 0
        && block > 0
        && passages[block - 1].text.trim_end().ends_with(':')
        && !passages[block - 1].tokens.is_empty()
    {
        let before = &passages[block - 1];
        let end = before.tokens.len() - 1;
        let sentence = before.sentence(end.saturating_sub(1));
        if let Some(Told::By(attribution)) = beside::precedes(before, habits, sentence.start, end) {
            return Some(found(block - 1, attribution));
        }
    }
    carried(passages, drafts, i, |passage, sentence| {
        beside::tells(passage, habits, sentence).map(|(speaker, cue)| (speaker, Some(cue), 0.84))
    })
}

/// Who speaks in a sentence, by which word, and how sure that is.
type Teller = (Phrase, Option<usize>, f64);

/// A speaker carried over from what comes right before a quotation that stands as a sentence of its own.
fn carried(
    passages: &[Passage<'_>],
    drafts: &[Draft],
    i: usize,
    told: impl Fn(&Passage<'_>, std::ops::Range<usize>) -> Option<Teller>,
) -> Option<Found> {
    let draft = &drafts[i];
    let (block, index) = draft.first;
    let passage = &passages[block];
    let at = *passage.places.get(index)?;
    let sentence = passage.sentence(at);
    if !draft.shape.whole || sentence.start != at {
        return None;
    }
    let earlier = i.checked_sub(1).map(|i| &drafts[i]);
    let line = at > 0 && passage.text[passage.tokens[at - 1].start..passage.tokens[at].start].contains('\n');
    if line && !passage.tokens.get(at + 1).is_none_or(|next| matches!(next.kind, Kind::End | Kind::Quoted)) {
        return None; // a new paragraph that is more than a quotation
    }
    if at > 0 {
        // the sentence before, in the same block
        let before = passage.sentence(at - 1);
        if let Some(earlier) =
            earlier.filter(|earlier| earlier.last.0 == block && passage.places[earlier.last.1] >= before.start)
        {
            let found = earlier.found.clone()?;
            // `…,” Rowe said, and Lind cut in. “…”`: either may speak
            let told = found.cue.map_or(0, |(_, cue)| cue + 1).max(found.speaker.tokens.end);
            let another = found.block == block
                && (told..before.end).any(|at| {
                    passage.tokens[at].is(CONJUNCTION)
                        && passage.tokens[at].end - passage.tokens[at].start == 3
                        && after(&passage.tokens, at + 1, before.end, VERB).is_some_and(|phrase| {
                            phrase.mention != Mention::Pronoun
                                && phrase.tokens.end < before.end
                                && phrase.tokens.end > at + 1
                                && speaks(&passage.tokens, &phrase)
                                && passage.tokens[phrase.tokens.end].content()
                        })
                });
            return (!another).then_some(Found { confidence: found.confidence * 0.96, ..found });
        }
        return told(passage, before).map(|(speaker, cue, confidence)| Found {
            block,
            speaker,
            cue: cue.map(|cue| (block, cue)),
            confidence,
            grip: Grip::Direct,
            means: None,
        });
    }
    // the block before ends with a quotation, and this one is nothing but quotation: the same speaker goes on
    if !passage.tokens.iter().all(|token| matches!(token.kind, Kind::Quoted | Kind::End)) {
        return None;
    }
    let before_block = block.checked_sub(1)?;
    let before = &passages[before_block];
    let earlier = earlier.filter(|earlier| earlier.last.0 == before_block);
    // a line in single marks between paragraphs in double ones is a crosshead, and one word is someone else's shout
    let family = |passage: &Passage<'_>, index: usize| passage.pairs.get(index).map(|pair| pair.family);
    if draft.shape.words < 2 || earlier.is_some_and(|earlier| family(before, earlier.last.1) != family(passage, index))
    {
        return None;
    }
    let last = before.sentence(before.tokens.len().checked_sub(2)?);
    if let Some(earlier) = earlier.filter(|earlier| before.places[earlier.last.1] >= last.start) {
        return earlier.found.clone().map(|found| Found { confidence: found.confidence * 0.85, ..found });
    }
    introduced(before, last).map(|speaker| Found {
        block: before_block,
        speaker,
        cue: None,
        confidence: 0.8,
        grip: Grip::Direct,
        means: None,
    })
}

/// Who speaks in the paragraph after a sentence that announces it: `In her letter the director, Ada Rowe, was blunt.`
fn introduced(passage: &Passage<'_>, sentence: std::ops::Range<usize>) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let announces = |at: usize| {
        let known = &passage.language().introductions;
        tokens[at].kind == Kind::Word && known.iter().any(|word| passage.word_is(at, word))
    };
    if tokens[sentence.clone()].iter().any(|token| token.kind == Kind::Quoted) || !sentence.clone().any(announces) {
        return None;
    }
    match passage.language().rules {
        Rules::Clauses => main_subject(passage, sentence)
            .filter(|speaker| matches!(speaker.mention, Mention::Person | Mention::Role) && speaks(tokens, speaker)),
        Rules::Beside(habits) => beside::only_person(passage, &habits, sentence.start, sentence.end),
    }
}

/// Who speaks in a sentence without a quotation: the subject of its first verb of saying.
fn teller(passage: &Passage<'_>, sentence: std::ops::Range<usize>) -> Option<Teller> {
    let verbs = sentence.clone().filter(|at| says(&passage.tokens[*at]) && tells(passage, sentence.start, *at)).take(3);
    for verb in verbs {
        if let Some(speaker) = subject(passage, sentence.start, verb).filter(|speaker| !generic(passage, speaker)) {
            return Some((speaker, Some(verb), 0.88));
        }
    }
    None
}

/// `you`, `we`: a subject outside quotations that is nobody of the article.
fn generic(passage: &Passage<'_>, speaker: &Phrase) -> bool {
    ["you", "we", "they", "one", "no"].iter().any(|word| passage.word_is(speaker.head.start, word))
}

/// An attribution that was read in this block.
fn found(block: usize, attribution: Attribution) -> Found {
    Found {
        block,
        cue: attribution.cue.map(|cue| (block, cue)),
        speaker: attribution.speaker,
        confidence: attribution.confidence,
        grip: attribution.grip,
        means: None,
    }
}
