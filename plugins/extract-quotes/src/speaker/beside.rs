//! Who said a quotation in the languages whose clauses are not read.

use std::ops::Range;

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    ADVERB, CAPITAL, CONJUNCTION, DETERMINER, DOCUMENT, FEMALE, FIRST_NAME, MALE, NEUTER, PLURAL, PRONOUN, ROLE, TITLE,
};
use copydesk_text::words::{Kind, Token};

use super::carried::{carried, introduction, is_alone};
use super::found;
use crate::attribution::beside::{self, Told};
use crate::attribution::{Attribution, Grip};
use crate::draft::{Draft, Found};
use crate::grammar::SAY;
use crate::language::Habits;
use crate::passage::{Passage, sentence_before};

/// Who said the quotation `i` of these, as far as the words tell.
pub(super) fn attribute(passages: &[Passage<'_>], drafts: &[Draft], i: usize, habits: &Habits) -> Option<Found> {
    let mut found = attributed(passages, drafts, i, habits)?;
    if let Some((block, cue)) = found.cue
        && block == found.block
        && let Some(both) = beside::together(&passages[block], habits, &found.speaker, cue)
    {
        found.speaker = both;
    }
    Some(unnamed(passages, drafts, i, habits, &found).unwrap_or(found))
}

/// Who without a name a pronoun stands for: the role that spoke right before, `« On est deux », dit une infirmière. « Et encore »,
/// ajoute-t-elle`; or the body that the sentence before tells of, `La préfecture rassure. Selon elle, c’est « sans danger »`
fn unnamed(passages: &[Passage<'_>], drafts: &[Draft], i: usize, habits: &Habits, found: &Found) -> Option<Found> {
    let passage = &passages[found.block];
    let pronoun = found.speaker.head.start;
    let sex = passage.tokens.get(pronoun)?.bits & (MALE | FEMALE);
    let own = found.block == drafts[i].first.0;
    if found.speaker.mention != Mention::Pronoun || sex == 0 || !own {
        return None;
    }
    let before = passage.sentence(passage.sentence(pronoun).start.checked_sub(1)?);
    let said = drafts[..i].last().filter(|draft| {
        draft.last.0 == found.block && passage.places.get(draft.last.1).is_some_and(|at| *at >= before.start)
    });
    let (start, spoke) = (before.start, said.and_then(|draft| draft.found.as_ref()));
    let role = match said {
        Some(_) if habits.nouns_capital => None,
        Some(_) => spoke.filter(|spoke| spoke.block == found.block).map(|spoke| spoke.speaker.clone()),
        // `Der Verband widersprach. „…“, teilte er mit`, where nobody else is named
        None if habits.nouns_capital => {
            let alone = !named_here(passage, 0..pronoun, sex);
            beside::body(passage, habits, before).filter(|body| alone && beside::is_institution(passage, body))
        }
        // `La retraitée rit. « … », glisse-t-elle`: a human being who was named
        None if habits.bodies_have_sex => {
            let again = |role: &Phrase| {
                passage.tokens[role.tokens.clone()].iter().any(|noun| {
                    noun.is(ROLE)
                        && noun.bits & NEUTER == 0
                        && passage.language().is_epithet(&passage.text[noun.range()])
                })
            };
            beside::body(passage, habits, before).filter(|role| !again(role))
        }
        None => None,
    }?;
    // `le ministre` may be somebody who was named
    let named =
        || said.is_some() && beside::is_definite(passage, &role) && named_before(passages, found.block, start, sex);
    let fits = role.mention == Mention::Role && beside::may_be(passage, &role, sex) && !named();
    fits.then(|| Found { speaker: role.clone(), confidence: found.confidence.min(0.82), ..found.clone() })
}

/// Whether a first name of this sex, or of either, is among these tokens.
fn named_here(passage: &Passage<'_>, part: Range<usize>, sex: u32) -> bool {
    passage.tokens[part].iter().rev().take(NAMES).any(|token| may_be_called(token, sex))
}

/// Whether the token is a first name of this sex, or of either.
fn may_be_called(token: &Token, sex: u32) -> bool {
    let told = token.bits & (MALE | FEMALE);
    token.is(FIRST_NAME) && token.name() && (told == 0 || told & sex != 0)
}

/// How many words before a pronoun are looked at for a name that it may stand for.
const NAMES: usize = 400;

/// Whether a first name of this sex, or of either, stands in the words before a token.
fn named_before(passages: &[Passage<'_>], block: usize, start: usize, sex: u32) -> bool {
    let own = passages[block].tokens[..start].iter().rev();
    let earlier = passages[..block].iter().rev().flat_map(|passage| passage.tokens.iter().rev());
    own.chain(earlier).take(NAMES).any(|token| may_be_called(token, sex))
}

/// See [`attribute`].
fn attributed(passages: &[Passage<'_>], drafts: &[Draft], i: usize, habits: &Habits) -> Option<Found> {
    let draft = &drafts[i];
    let mut someone = None;
    if hears(passages, draft, habits) {
        return None;
    }
    let (block, index) = draft.last;
    match beside::follows(&passages[block], habits, *passages[block].places.get(index)?) {
        Some(Told::By(attribution)) => return Some(found(block, attribution)),
        Some(Told::BySomeone(cue)) => someone = Some((block, cue, Grip::Direct)),
        None => {}
    }
    if let Some(attribution) = beside::thus(&passages[block], habits, *passages[block].places.get(index)?) {
        return Some(found(block, attribution));
    }
    let (block, index) = draft.first;
    let passage = &passages[block];
    let at = *passage.places.get(index)?;
    if let Some(resumed) = resumed(passage, &drafts[..i], block, at) {
        return Some(resumed);
    }
    if let Some(earlier) = goes_on_behind_colon(passage, &drafts[..i], (block, at)) {
        return Some(earlier);
    }
    if someone.is_none() {
        match beside::precedes(passage, habits, passage.sentence(at).start, at) {
            Some(Told::By(attribution)) => return Some(found(block, attribution)),
            Some(Told::BySomeone(cue)) => someone = Some((block, cue, beside::grip(passage, habits, cue, at))),
            None => {}
        }
        let (block, index) = draft.last;
        if let Some(closing) = beside::closes(&passages[block], habits, *passages[block].places.get(index)?) {
            return Some(found(block, closing));
        }
    }
    if let Some((block, cue, grip)) = someone {
        // `heißt es in ihrer Mitteilung`: of the body that the sentence before is about
        let it = habits.nouns_capital
            && passages[block].word_is(cue + 1, habits.it)
            && !beside::is_source(&passages[block].tokens[cue]);
        if habits.nouns_capital
            && let Some(body) = body_before(passage, habits, at).filter(|body| {
                // `teilte es mit`: das Ministerium, but not die Polizei
                !it || passage.word_is(body.tokens.start, "das")
            })
        {
            let attribution = Attribution { speaker: body, cue: Some(cue), confidence: 0.88, grip };
            return Some(found(block, attribution));
        }
        if it {
            return None;
        }
        let subject = last_told(passages, drafts, i, habits, Search::Subject);
        return subject.map(|found| Found { cue: Some((block, cue)), grip, ..found });
    }
    let told_before = || {
        let before = passage.sentence(at).start.checked_sub(1).map(|end| passage.sentence(end));
        before.is_some_and(|before| beside::tells(passage, habits, before).is_some())
    };
    let reported = beside::is_reported(passage, passage.sentence(at))
        || beside::may_be_reported(passage, habits, passage.sentence(at)) && told_before();
    if !draft.shape.whole && reported {
        let (left, words) = (at.checked_sub(1).map(|left| &passage.tokens[left]), draft.shape.words);
        let predicate = left.is_some_and(|left| beside::reports(left) || left.is(ADVERB));
        let grip = if predicate || words > 2 { Grip::Close } else { Grip::Sentence };
        if let Some(told) = beside::reported_behind_colon(passage, habits, passage.sentence(at).start, at) {
            return Some(found(block, Attribution { grip, ..told }));
        }
        if let Some(speaker) = beside::reports_itself(passage, habits, passage.sentence(at).start..at) {
            return Some(Found::without_cue(block, speaker, 0.84, grip));
        }
        return last_told(passages, drafts, i, habits, Search::Report).map(|found| Found { grip, ..found });
    }
    if let Some((before, low, end)) = introduction(passages, (block, at), &[':'])
        && let Some(Told::By(attribution)) = beside::precedes(before, habits, low, end)
    {
        return Some(found(block - 1, attribution));
    }
    let alone = is_alone(passages, draft);
    let told = carried(passages, drafts, i, |passage, sentence| {
        let told = beside::tells(passage, habits, sentence.clone());
        told.map(|(speaker, cue)| (speaker, Some(cue), 0.84)).or_else(|| {
            let asks = asks(passage, &sentence) || beside::is_reported(passage, sentence.clone());
            beside::reacts(passage, habits, sentence).filter(|_| alone && !asks).map(|speaker| (speaker, None, 0.8))
        })
    });
    told.or_else(|| {
        // `Di Rowe, ha spiegato, non si fida. «Mai.»`
        let before = (at > 0 && draft.shape.whole && habits.drops_subject && passage.sentence(at).start == at)
            .then(|| passage.sentence(at - 1))?;
        let cue = beside::tells_without_subject(passage, habits, before.clone())?;
        let subject = last_told_before(passages, &drafts[..i], (block, before), habits, Search::Subject);
        subject.map(|found| Found { cue: Some((block, cue)), grip: Grip::Direct, ..found })
    })
    .or_else(|| {
        if !alone {
            return None;
        }
        // `Viel Zeit bleibe nicht: „…“`
        let low = passage.sentence(at).start;
        let colon = at > low && passage.tokens[at - 1].kind == Kind::Colon && habits.nouns_capital;
        if colon && draft.shape.whole && beside::is_reported(passage, low..at) {
            return last_told(passages, drafts, i, habits, Search::Report);
        }
        // `Was hält ihn dort? „Das Licht.“`, `Viele Völker hätten den Winter nicht überlebt. „Meine auch.“`
        let before =
            (at > 0 && draft.shape.whole && passage.sentence(at).start == at).then(|| passage.sentence(at - 1))?;
        if beside::leaves_out(passage, habits, before.clone()) {
            return last_told(passages, drafts, i, habits, Search::Subject);
        }
        let carries = asks(passage, &before) || beside::is_reported(passage, before.clone());
        carries.then(|| last_told(passages, drafts, i, habits, Search::Report)).flatten()
    })
    .or_else(|| goes_on_in_paragraph(passages, drafts, i, habits).filter(|_| alone))
}

/// The body that the sentence before this token's begins with.
fn body_before(passage: &Passage<'_>, habits: &Habits, at: usize) -> Option<Phrase> {
    let before = passage.sentence(passage.sentence(at).start.checked_sub(1)?);
    beside::group(passage, habits, before).filter(|body| beside::is_institution(passage, body))
}

/// How many sentences may stand between two quotations of one speaker.
const BETWEEN: usize = 2;

/// How many words a quotation has at least that goes on over a sentence about no human being: what is shorter may be a shout.
const SPEECH: usize = 4;

/// Whether the noun is of something with words on it, or its last part is: `Zettel`, `Ortsschild`.
fn carries_words(passage: &Passage<'_>, noun: &Token) -> bool {
    let word = passage.text[noun.range()].to_lowercase();
    passage.language().words.iter().any(|thing| word.ends_with(thing))
}

/// Who spoke earlier in the paragraph, where the sentences since then bring in nobody else: `„…“, sagte Rowe. Sie zuckte mit den Schultern.
/// „…“`, `„…“, sagte Rowe. Der Schaden liegt bei drei Millionen Euro. „…“`. In German alone.
fn goes_on_in_paragraph(passages: &[Passage<'_>], drafts: &[Draft], i: usize, habits: &Habits) -> Option<Found> {
    let draft = &drafts[i];
    let (block, index) = draft.first;
    let passage = &passages[block];
    let at = *passage.places.get(index)?;
    let earlier = drafts[..i].last().filter(|earlier| habits.nouns_capital && earlier.last.0 == block)?;
    let spoke = *passage.places.get(earlier.last.1)?;
    let found = earlier.found.as_ref().filter(|found| found.block == block && found.cue.is_some())?;
    let whole = draft.shape.whole && !draft.shape.title && passage.sentence(at).start == at;
    let between = passage.tokens.get(passage.sentence(spoke).end + 1..at).filter(|_| whole)?;
    let line = passage.text[passage.tokens[spoke].end..passage.tokens[at].start].contains('\n');
    let sentences = between.iter().filter(|token| token.kind == Kind::End).count();
    let sexes = |tokens: &[Token], of: &dyn Fn(&Token) -> bool| {
        tokens.iter().filter(|token| of(token)).fold(0, |sex, token| sex | token.bits & (MALE | FEMALE))
    };
    let told = sexes(between, &|token| token.is(PRONOUN) && token.bits & DETERMINER == 0);
    let known = sexes(&passage.tokens[found.speaker.tokens.clone()], &|_| true);
    let speaker = found.speaker.tokens.clone();
    let others = |at: usize| {
        let own = speaker.clone().any(|own| passage.spelt(&(own..own + 1)) == passage.spelt(&(at..at + 1)));
        passage.tokens[at].name() && beside::is_surname(passage, at) && !own
    };
    let from = passage.sentence(spoke).end + 1;
    let surname = (from..at).any(others);
    let another = surname
        || between.iter().any(|token| {
            let tail = if token.name() { passage.language().role_tail(&passage.text[token.range()]) } else { 0 };
            let noun = token.bits | tail;
            token.kind == Kind::Quoted
                || token.name() && (token.is(FIRST_NAME) || carries_words(passage, token))
                || noun & (ROLE | TITLE | DOCUMENT) != 0 && (noun & (NEUTER | PLURAL) == 0 || noun & DOCUMENT != 0)
                || token.is(SAY) && token.bits & CAPITAL == 0
        });
    let agrees = told == 0 && sentences == 1 && draft.shape.words >= SPEECH
        || (told == MALE || told == FEMALE) && (known & told != 0 || known == 0);
    (agrees && !another && !line && (1..=BETWEEN).contains(&sentences)).then(|| Found {
        cue: None,
        confidence: 0.79,
        ..found.clone()
    })
}

/// How many tokens may say who tells a newspaper something.
const TELLS: usize = 8;

/// Whether what stands in marks is a newspaper that is told something: `Der „Neuen Post“ sagte Rowe: „…“`
fn hears(passages: &[Passage<'_>], draft: &Draft, habits: &Habits) -> bool {
    let (block, index) = draft.first;
    let passage = &passages[block];
    let Some(at) = passage.places.get(index).copied().filter(|at| habits.nouns_capital && *at > 0) else {
        return false;
    };
    let said = passage.tokens.get(at + 1).is_some_and(|verb| verb.is(SAY) && !verb.is(CAPITAL));
    let rest = passage.tokens[at + 1..].iter().take(TELLS).take_while(|token| token.kind == Kind::Word).count();
    let colon =
        |after: usize, kind: Kind| passage.tokens.get(at + 1 + rest + after).is_some_and(|token| token.kind == kind);
    said && rest > 1 && passage.tokens[at - 1].is(DETERMINER) && colon(0, Kind::Colon) && colon(1, Kind::Quoted)
}

/// Who said the quotation before, where a comma and the words that say so part it from this one: `«…», siguió, «…»`
fn resumed(passage: &Passage<'_>, drafts: &[Draft], block: usize, at: usize) -> Option<Found> {
    let earlier = drafts.last().filter(|earlier| earlier.last.0 == block)?;
    let from = *passage.places.get(earlier.last.1)?;
    let found = earlier.found.as_ref()?;
    let between = passage.tokens.get(from + 1..at)?;
    let comma = between.last().is_some_and(|last| last.kind == Kind::Comma);
    let whole = passage.sentence(at).contains(&from) && comma && between.len() <= RESUMED;
    let told = found.cue.is_some_and(|(told, cue)| told == block && from < cue && cue < at);
    (whole && told).then(|| found.clone())
}

/// Who said the quotation before, where small words and a colon alone stand before this one: `… ammette. E poi: «…»`
fn goes_on_behind_colon(passage: &Passage<'_>, drafts: &[Draft], (block, at): (usize, usize)) -> Option<Found> {
    let earlier = drafts.last().filter(|earlier| earlier.last.0 == block)?;
    let start = passage.sentence(at).start;
    let before = passage.tokens.get(start..at).filter(|before| (2..=RESUMED / 2).contains(&before.len()))?;
    let (colon, words) = before.split_last()?;
    let small = words.iter().all(|token| token.kind == Kind::Word && token.is(CONJUNCTION | ADVERB));
    let from = *passage.places.get(earlier.last.1)?;
    // nobody else comes up in between
    let next = colon.kind == Kind::Colon && passage.sentence(from).end + 1 == start;
    let found = earlier.found.as_ref().filter(|_| small && next)?;
    Some(Found { confidence: goes_on(found.confidence), ..found.clone() })
}

/// How many words may part a quotation in two, with who said it.
const RESUMED: usize = 8;

/// See [`super::speaker_within`].
pub(super) fn within(
    passages: &[Passage<'_>],
    drafts: &[Draft],
    i: usize,
    habits: &Habits,
) -> Option<(Option<Found>, usize, Range<usize>)> {
    let draft = &drafts[i];
    let blocks = passages.iter().enumerate().take(draft.last.0 + 1).skip(draft.first.0);
    for (block, passage) in blocks {
        let from = passage.insides.partition_point(|(pair, _)| (block, *pair) < draft.first);
        let own = passage.insides[from..].iter().take_while(|(pair, _)| (block, *pair) <= draft.last);
        let told = own.filter_map(|(_, range)| beside::inside(passage, habits, range.clone())).next();
        if let Some((told, bytes)) = told {
            let speaker =
                match told {
                    Told::By(attribution) => Some(found(block, attribution)),
                    Told::BySomeone(cue) => last_told(passages, drafts, i, habits, Search::Subject)
                        .map(|found| Found { cue: Some((block, cue)), grip: Grip::Direct, ..found }),
                };
            return Some((speaker, block, bytes));
        }
    }
    None
}

/// Whether a sentence is a question of the article’s own.
fn asks(passage: &Passage<'_>, sentence: &Range<usize>) -> bool {
    let last = passage.tokens[sentence.clone()].last();
    last.is_some_and(|last| last.kind == Kind::Stop && passage.text[last.range()].contains('?'))
}

/// What an earlier sentence is searched for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Search {
    /// The subject that a verb of saying leaves out: `«…», dijo.`
    Subject,
    /// Whose words a sentence in the subjunctive reports.
    Report,
}

/// How sure it is that the one speaks on who spoke last, which grows no less from one quotation to the next.
fn goes_on(confidence: f64) -> f64 {
    (confidence * 0.96).min(0.9).max(confidence.min(0.78))
}

/// How many sentences before a quotation are looked at.
const BACK: usize = 4;

/// Whose words the sentences before a quotation tell, or whom they are about: the nearest.
fn last_told(passages: &[Passage<'_>], drafts: &[Draft], i: usize, habits: &Habits, search: Search) -> Option<Found> {
    let (block, index) = drafts[i].first;
    let at = *passages[block].places.get(index)?;
    last_told_before(passages, &drafts[..i], (block, passages[block].sentence(at)), habits, search)
}

/// [`last_told`] before a sentence of this block, by the quotations until then.
fn last_told_before(
    passages: &[Passage<'_>],
    drafts: &[Draft],
    (block, own): (usize, Range<usize>),
    habits: &Habits,
    search: Search,
) -> Option<Found> {
    // `«…», ha dicho en los pasillos, donde ha pedido «…»`
    let earlier = drafts.last().filter(|earlier| {
        earlier.last.0 == block && passages[block].places.get(earlier.last.1).is_some_and(|at| own.contains(at))
    });
    if search == Search::Subject
        && let Some(earlier) = earlier.and_then(|earlier| earlier.found.as_ref())
    {
        return Some(Found { confidence: goes_on(earlier.confidence), ..earlier.clone() });
    }
    let mut place = sentence_before(passages, block, own.start);
    let mut another = false;
    for back in 0..BACK {
        let (block, sentence) = place?;
        let passage = &passages[block];
        let told = |speaker: Phrase, confidence: f64| Found::without_cue(block, speaker, confidence, Grip::Close);
        let quoted = passage.tokens[sentence.clone()].iter().any(|token| token.kind == Kind::Quoted);
        let inside = |draft: &&Draft| {
            draft.last.0 == block && passage.places.get(draft.last.1).is_some_and(|at| sentence.contains(at))
        };
        if let Some(earlier) = drafts.iter().rev().find(inside).and_then(|draft| draft.found.as_ref()) {
            return Some(Found { confidence: goes_on(earlier.confidence), ..earlier.clone() });
        }
        if !quoted && let Some((speaker, cue)) = beside::tells(passage, habits, sentence.clone()) {
            let found = told(speaker, 0.82);
            return Some(if search == Search::Report { Found { cue: Some((block, cue)), ..found } } else { found });
        }
        let reported = beside::is_reported(passage, sentence.clone());
        let about = if reported {
            beside::tells_of_report(passage, habits, sentence.clone())
        } else {
            beside::about(passage, habits, sentence.clone())
        };
        // `Ob der Trainer bleibt? „Wer sonst?“`: whom the question is about is not always who answers it
        let about = about.filter(|speaker| {
            search != Search::Report || speaker.mention == Mention::Pronoun || !asks(passage, &sentence)
        });
        if let Some(speaker) = about {
            return Some(told(speaker, 0.8));
        }
        if search == Search::Report && !reported && !asks(passage, &sentence) {
            let group = beside::group(passage, habits, sentence);
            return group.filter(|_| back == 0).map(|speaker| told(speaker, 0.78));
        }
        // `El «Pulpo» habló claro. «Nos robaron», soltó`: somebody new, whom nothing here names
        if search == Search::Subject && beside::opens_with_noun(passage, habits, sentence.clone()) {
            return None;
        }
        if search == Search::Subject && beside::begins_with_noun(passage, habits, sentence.clone()) {
            // `La Fiscalía no recurrirá. En su informe habla de «…»`
            if let Some(speaker) = beside::organisation(passage, habits, sentence.clone()) {
                return Some(told(speaker, 0.78));
            }
            another = true;
        }
        let before = sentence_before(passages, block, sentence.start);
        // whom an earlier paragraph is about is not meant where this one is about something else
        if another && before.as_ref().is_some_and(|(other, sentence)| is_apart(passages, block, *other, sentence)) {
            return None;
        }
        place = before;
    }
    None
}

/// Whether a paragraph ends between the sentence in `other` and what follows it in `block`.
fn is_apart(passages: &[Passage<'_>], block: usize, other: usize, sentence: &Range<usize>) -> bool {
    let passage = &passages[other];
    let next = || {
        let (end, next) = (passage.tokens.get(sentence.end), passage.tokens.get(sentence.end + 1));
        end.zip(next).is_some_and(|(end, next)| passage.text[end.start..next.start].contains('\n'))
    };
    other != block || next()
}
