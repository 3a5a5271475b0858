//! Whose words the sentences before a quotation tell, or whom they are about.

use std::ops::Range;

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{AUXILIARY, CAPITAL, DETERMINER, DOCUMENT, FEMALE, MALE, ROLE, TITLE};
use copydesk_text::words::{Kind, Token};

use super::goes_on::goes_on;
use crate::attribution::{Grip, beside};
use crate::draft::{Draft, Found};
use crate::grammar::SAY;
use crate::language::{Habits, Rules};
use crate::passages::around::sentence_before;
use crate::passages::passage::Passage;
use crate::whom::signs::meant::is_indefinite;
use crate::whom::signs::wanting::is_of_somebody;

/// What an earlier sentence is searched for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Search {
    /// The subject that a verb of saying leaves out: `«…», dijo.`
    Subject,
    /// Whose words a sentence in the subjunctive reports.
    Report,
}

/// How many sentences before a quotation are looked at.
const BACK: usize = 4;

/// Whose words the sentences before a quotation tell, or whom they are about: the nearest.
pub(super) fn last_told(
    passages: &[Passage<'_>],
    drafts: &[Draft],
    i: usize,
    habits: &Habits,
    search: Search,
) -> Option<Found> {
    let (block, index) = drafts[i].first;
    let at = *passages[block].places.get(index)?;
    last_told_before(passages, &drafts[..i], (block, passages[block].sentence(at)), habits, search)
}

/// [`last_told`] before a sentence of this block, by the quotations until then.
pub(super) fn last_told_before(
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
        let reaches = |draft: &&Draft| {
            draft.last.0 > block
                || draft.last.0 == block && passage.places.get(draft.last.1).is_none_or(|at| sentence.start <= *at)
        };
        let mut near = drafts.iter().rev().take_while(reaches);
        if let Some(earlier) = near.find(inside).and_then(|draft| draft.found.as_ref()) {
            return Some(Found { confidence: goes_on(earlier.confidence), ..earlier.clone() });
        }
        // `El abogado Bo Rey la acusó de mentir. «Es falso», dijo`: either may be left out
        if search == Search::Subject && !quoted && is_done_to_another(passage, &sentence) {
            return None;
        }
        let teller = if quoted { None } else { beside::tells(passage, habits, sentence.clone()) };
        // `Uno de los asesores, que pidió el anonimato, contó`: he, not those
        if !quoted
            && search == Search::Subject
            && teller.as_ref().is_none_or(|(speaker, _)| speaker.mention == Mention::Role)
            && let Some(one) = one_of_several(passage, &sentence).filter(|one| is_somebody(passage, one))
        {
            return Some(told(one, 0.78));
        }
        if let Some((speaker, cue)) = teller {
            let found = told(speaker, 0.82);
            return Some(if search == Search::Report { Found { cue: Some((block, cue)), ..found } } else { found });
        }
        let reported = beside::is_reported(passage, sentence.clone());
        // `Ein Gutachten liegt dem Landrat vor. Die Brücke stehe „…“`: so the paper says
        if search == Search::Report && !reported && !quoted && opens_with_document(passage, habits, &sentence) {
            return None;
        }
        let about = if reported {
            beside::tells_of_report(passage, habits, sentence.clone())
        } else {
            beside::about(passage, habits, sentence.clone())
        };
        // `„…“, sagte Rowe über Lind. Und bleibt sie? „…“`: who has just spoken answers
        let answers = || {
            let she = about.as_ref().filter(|one| search == Search::Report && one.mention == Mention::Pronoun)?;
            let spoke = who_spoke_before(passages, drafts, (block, &sentence)).filter(|_| asks(passage, &sentence))?;
            let sex = |tokens: &[Token]| tokens.iter().fold(0, |sex, token| sex | token.bits & (MALE | FEMALE));
            let known = sex(&passages[spoke.block].tokens[spoke.speaker.tokens.clone()]);
            let another = known & sex(&passage.tokens[she.tokens.clone()]) == 0 && known != 0;
            let says = passage.tokens[sentence.clone()].iter().any(|token| token.is(SAY) && token.bits & CAPITAL == 0);
            (!(another && says)).then_some(spoke)
        };
        if let Some(spoke) = answers() {
            return Some(Found { confidence: goes_on(spoke.confidence), ..spoke.clone() });
        }
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
        if search == Search::Subject
            && let Some(speaker) = someone_new(passage, sentence.clone())
        {
            return Some(told(speaker, 0.78));
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

/// Whether something written is the subject that a sentence opens with. In German.
fn opens_with_document(passage: &Passage<'_>, habits: &Habits, sentence: &Range<usize>) -> bool {
    let tokens = &passage.tokens[sentence.clone()];
    let article = tokens.first().filter(|first| habits.nouns_capital && first.is(DETERMINER));
    let noun = article.and_then(|_| tokens[1..].iter().find(|token| !token.content() || token.bits & CAPITAL != 0));
    noun.is_some_and(|noun| noun.name() && (noun.is(DOCUMENT) || passage.compound_document(noun)))
}

/// Who said the quotation in the sentence right before this one, in the same block.
fn who_spoke_before<'d>(
    passages: &[Passage<'_>],
    drafts: &'d [Draft],
    (block, sentence): (usize, &Range<usize>),
) -> Option<&'d Found> {
    let passage = &passages[block];
    let before = passage.sentence(sentence.start.checked_sub(1)?);
    let last = drafts.iter().rev().find(|draft| {
        draft.last.0 == block && passage.places.get(draft.last.1).is_some_and(|at| *at < sentence.start)
    })?;
    let near = passage.places.get(last.last.1).is_some_and(|at| before.contains(at));
    last.found.as_ref().filter(|_| near)
}

/// How many words before an age its article may stand: `una turista danese di 70 anni`.
const AGED: usize = 5;

/// Somebody without a name whom a sentence sets before the reader with an age, or whom it begins with as what they were: `C’era una turista di
/// 70 anni. «…», ha detto`, `O ex-faroleiro riu. “…”, admite`.
fn someone_new(passage: &Passage<'_>, sentence: Range<usize>) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let role = |range: Range<usize>| Phrase { mention: Mention::Role, tokens: range.clone(), head: range };
    let [the, former, ..] = tokens.get(sentence.clone())? else { return None };
    let was = passage.text[former.range()].get(..FORMER.len()).is_some_and(|word| word == FORMER);
    if was && passage.language().is_definite(&passage.text[the.range()]) {
        return Some(role(sentence.start..sentence.start + 2));
    }
    let number = sentence.clone().find(|at| tokens[*at].kind == Kind::Number)?;
    let years = passage.is_one_of(number + 1, &passage.language().content_words.years);
    let from = number.saturating_sub(AGED).max(sentence.start);
    let article = (from..number).rev().find(|at| passage.language().is_indefinite(&passage.text[tokens[*at].range()]));
    article.filter(|article| years && article + 1 < number).map(|article| role(article..number + 2))
}

/// Somebody without a name with whom a sentence begins, and who is not the one that spoke before: `Uno de los asesores, que pidió …`, `Otro conductor,
/// que …`, `Un altro residente mostra …`.
fn one_of_several(passage: &Passage<'_>, sentence: &Range<usize>) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let Rules::Beside(habits) = passage.language().rules else { return None };
    let small = |token: &Token| token.kind == Kind::Word && token.bits & CAPITAL == 0;
    let noun = |at: usize| at < sentence.end && small(&tokens[at]) && tokens[at].content();
    let start = sentence.start;
    let one = is_indefinite(passage, start);
    let other = |at: usize| passage.language().others.iter().any(|word| passage.word_is(at, word));
    let end = if other(start) || one && other(start + 1) {
        let another = start + usize::from(!other(start)) + 1;
        another + usize::from(noun(another))
    } else if one && habits.of.iter().any(|of| passage.word_is(start + 1, of)) {
        let of = (start + 1..sentence.end.min(start + ONE_OF)).find(|at| noun(*at))?;
        of + 1
    } else {
        return None;
    };
    let role = start..end;
    noun(end - 1).then(|| Phrase { mention: Mention::Role, tokens: role.clone(), head: role })
}

/// Whether the last noun of such a mention is of people, or a relative clause right behind it has a verb of people: not `Otro problema`, `Uno dei motivi`.
fn is_somebody(passage: &Passage<'_>, one: &Phrase) -> bool {
    let Rules::Beside(habits) = passage.language().rules else { return false };
    let (end, tokens) = (one.tokens.end, &passage.tokens);
    let noun = &tokens[end - 1];
    let who = tokens.get(end).is_some_and(|comma| comma.kind == Kind::Comma) && passage.word_is(end + 1, habits.who);
    noun.is(ROLE | TITLE)
        || passage.language().is_epithet(&passage.text[noun.range()])
        || who && is_of_somebody(passage, end + 1)
}

/// How many words stand before the noun of `una de las ex asesoras`, with its article.
const ONE_OF: usize = 5;

/// What begins a noun for somebody who is no longer that.
const FORMER: &str = "ex-";

/// Whether a paragraph ends between the sentence in `other` and what follows it in `block`.
fn is_apart(passages: &[Passage<'_>], block: usize, other: usize, sentence: &Range<usize>) -> bool {
    let passage = &passages[other];
    let next = || {
        let (end, next) = (passage.tokens.get(sentence.end), passage.tokens.get(sentence.end + 1));
        end.zip(next).is_some_and(|(end, next)| passage.text[end.start..next.start].contains('\n'))
    };
    other != block || next()
}

/// Whether somebody in a sentence does something to another, who may speak next as well, or asks them.
fn is_done_to_another(passage: &Passage<'_>, sentence: &Range<usize>) -> bool {
    let turns = &passage.language().turns;
    let word = |at: usize| passage.tokens.get(at).map_or("", |token| &passage.text[token.range()]);
    sentence.clone().any(|at| {
        let token = &passage.tokens[at];
        let does = token.kind == Kind::Word && !token.is(CAPITAL) && turns.turn(word(at)).is_some();
        let before = |left: usize| if at >= sentence.start + left { word(at - left) } else { "" };
        let auxiliary = || at > sentence.start && passage.tokens[at - 1].is(AUXILIARY);
        let clitic = || turns.clitic_before(before, auxiliary());
        does && (clitic() || turns.is_to(word(at + 1)))
    })
}

/// Whether a sentence is a question of the article’s own.
pub(crate) fn asks(passage: &Passage<'_>, sentence: &Range<usize>) -> bool {
    let last = passage.tokens[sentence.clone()].last();
    last.is_some_and(|last| last.kind == Kind::Stop && passage.text[last.range()].contains('?'))
}
