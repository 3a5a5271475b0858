//! From mentions to names: who each speaker is, and what kind of quotation it is then.

use copydesk_text::names::people::People;
use copydesk_text::names::phrase::Mention;
use copydesk_text::vocabulary::{FEMALE, MALE, PREPOSITION};

use super::who::{name, who};
use crate::confidence::confidence;
use crate::draft::{Draft, Found};
use crate::judge::Shape;
use crate::language::Rules;
use crate::passages::around::SEARCHED;
use crate::passages::passage::Passage;
use crate::quote::{Place, Quote, QuoteKind};
use crate::whom::names::born::known_otherwise;
use crate::whom::names::miss::is_daughter;
use crate::whom::names::no_trade::before_act;
use crate::whom::names::of_place::{is_of_another, with_article, with_paper};
use crate::whom::names::printed::{is_common_noun, printed};
use crate::whom::names::titled::is_another;
use crate::whom::names::unknown::goes_on_itself;
use crate::whom::pronouns::brought_in::is_barred;
use crate::whom::pronouns::fronted_source::by_source;
use crate::whom::pronouns::heard::Heard;
use crate::whom::pronouns::played::is_played;
use crate::whom::pronouns::presented::is_presented_since;
use crate::whom::pronouns::relative_in_clause;
use crate::whom::pronouns::turns::Turns;
use crate::whom::pronouns::unknown_name::is_newcomer_since;
use crate::whom::roles::introduced::is_nobodys_office;
use crate::whom::signs::about_another::{calls_by_title, is_about_speaker};
use crate::whom::signs::doubt::{is_first_name_nearer, is_named_beside, is_of_sex};
use crate::whom::signs::first_person::speaks_to_another;

/// The confidence of a quotation without a speaker.
const UNNAMED: f64 = 0.6;

/// Names the speakers, says what each quotation is, and adds them to those that are done.
pub(crate) fn finish<'a>(
    passages: &[Passage<'a>],
    people: &People<'a>,
    drafts: Vec<Draft>,
    rules: Rules,
    place: impl Fn(usize) -> Place,
    quotes: &mut Vec<Quote<'a>>,
) {
    // people are known by their blocks, of which a headline is none
    let body = matches!(place(0), Place::Block(_));
    let sure = |draft: &Draft| draft.speaker(passages).map(|found| confidence(passages, draft, found, rules));
    let confidences: Vec<Option<f64>> = drafts.iter().map(sure).collect();
    let (mut heard, mut turns) = (Heard::default(), Turns::default());
    for (mut draft, confidence) in drafts.into_iter().zip(confidences) {
        let found = draft.found.take();
        if let Some(found) = found.as_ref().filter(|_| confidence.is_none()) {
            heard.overhear(&passages[found.block], found);
        }
        let found = found.filter(|_| confidence.is_some());
        let kind = kind(&draft.shape, found.is_some());
        let spans = draft.spans.at(&place);
        let mut quote = Quote { kind, spans, speaker_text: None, speaker: None, cue: None, confidence: UNNAMED };
        if let Some(mut found) = found {
            let passage = &passages[found.block];
            if let Some(speaker) = before_act(passage, people, &found) {
                found.speaker = speaker;
            }
            let noun = with_article(passage, &found.speaker).or_else(|| with_paper(passage, &found.speaker));
            if let Some(speaker) = noun {
                found.speaker = speaker;
            }
            let before = heard.before(passages, people, &found);
            let mut who = who(passages, people, draft.first, &found, before, body);
            who.person = heard.agreed(passage, people, &found, who.person);
            who.person = who.person.filter(|person| !is_named_beside(passage, people, &found, *person));
            who.person = who.person.filter(|_| !is_first_name_nearer(passages, people, &found));
            who.person = who.person.filter(|person| !is_another(passage, people, &found, *person));
            if body && who.person.is_some_and(|person| is_of_another(passages, people, &found, person)) {
                (who.role, who.person) = (None, None);
            }
            who.person = who.person.filter(|person| !body || !is_barred(passages, people, &found, *person));
            let newer = |person: usize| {
                is_presented_since(passages, people, draft.first, &found, person, before)
                    || is_newcomer_since(passages, people, draft.first, &found, person, before)
                    || is_played(passages, people, draft.first, &found, person)
                    || is_daughter(passages, people, &found, person)
            };
            who.person = who.person.filter(|person| !body || !newer(*person));
            let sex = passage.tokens.get(found.speaker.head.start).map_or(0, |token| token.bits & (MALE | FEMALE));
            if let Some(person) = who.person.filter(|_| body && sex != 0 && found.speaker.mention == Mention::Pronoun) {
                let close = speaks_to_another(passages, people, draft.first, person, sex);
                let known = || known_otherwise(passages, people, person, sex, before).unwrap_or(person);
                let relative = || relative_in_clause::is_one(passages, people, &found, person, sex);
                who.person = (!close && !relative()).then(known);
                who.person = who.person.and_then(|person| by_source(passages, people, draft.first, &found, person));
            }
            if goes_on_itself(passage, &found, who.person) {
                quotes.push(Quote { kind: self::kind(&draft.shape, false), ..quote });
                continue;
            }
            who.person = turns.answered(passages, people, &found, who.person);
            turns.note(passages, draft.first, &found, (who.person, who.asker));
            // `He laughed. “Rowe was right.”`: not Rowe
            let quoted = &passages[draft.first.0].pairs[draft.first.1].inner;
            let speaks_of = |person: usize| {
                let text = &passages[draft.first.0].text[quoted.clone()];
                people
                    .person(person)
                    .is_some_and(|one| one.name.split(' ').any(|word| word.len() > 2 && holds_word(text, word)))
            };
            let carried = found.cue.is_none_or(|(block, _)| block != draft.first.0);
            let another = carried && who.person.is_some_and(speaks_of);
            // nor is a paragraph Rowe’s that calls her by name
            if another && found.cue.is_some() && !is_introduced(passages, draft.first.0) {
                quotes.push(quote);
                continue;
            }
            let titled = |person: usize| {
                let text = &passages[draft.first.0].text[quoted.clone()];
                people.person(person).is_some_and(|one| calls_by_title(passage, text, one.name))
                    && !(is_about_speaker(passage, text, sex) && is_alone_of_sex(people, found.block, person, sex))
            };
            let pronoun = found.speaker.mention == Mention::Pronoun;
            who.person = who.person.filter(|person| !pronoun || !another && !titled(*person));
            if who.person.is_none() {
                who.unnamed = who.unnamed.or_else(|| heard.goes_on(passages, people, &found, before));
            }
            let text = printed(passage, &found.speaker);
            let common = is_common_noun(passage, &found.speaker);
            if who.parent {
                heard.note_parent(found.block);
            }
            let open = who.person.is_none() && who.role.is_none() && is_nobodys_office(passages, people, &found);
            let unnamed =
                if open || is_known_by_surname(passage, people, &found, who.person) { Some(text) } else { who.unnamed };
            heard.note(passage, &found, (who.person, unnamed), text, common);
            quote.speaker_text = Some(text);
            quote.speaker = name(passage, people, &found.speaker, text, &who);
            quote.cue = found.cue.map(|(block, cue)| {
                let passage = &passages[block];
                &passage.text[passage.tokens[cue].range()]
            });
            quote.confidence = confidence.unwrap_or(UNNAMED);
        }
        quotes.push(quote);
    }
}

/// Whether nobody else who may be of this sex was named up to this block.
fn is_alone_of_sex(people: &People<'_>, block: usize, person: usize, sex: u32) -> bool {
    let mut before = people.before(block + 1, 0).take(SEARCHED);
    before.all(|other| other == person || !is_of_sex(people, other, sex))
}

/// Whether the mention is a surname that the article gives nobody else in full: `“…,” Rowe told them. “…,” he said`. In English.
fn is_known_by_surname(passage: &Passage<'_>, people: &People<'_>, found: &Found, person: Option<usize>) -> bool {
    let head = &found.speaker.head;
    // `the archbishop of Arnsby told`
    let place = || head.start.checked_sub(1).is_some_and(|left| passage.tokens[left].is(PREPOSITION));
    person.is_none()
        && !place()
        && found.speaker.mention == Mention::Person
        && head.len() == 1
        && matches!(passage.language().rules, Rules::Clauses)
        && !people.shared(passage.text, &passage.tokens, head.clone())
}

/// Whether the paragraph before this block ends in what introduces its quotation: `Rowe wrote:`
fn is_introduced(passages: &[Passage<'_>], block: usize) -> bool {
    let before = block.checked_sub(1).and_then(|block| passages.get(block));
    before.is_some_and(|before| before.text.trim_end().ends_with([':', ',']))
}

/// Whether a text has the word, and not only as a part of another.
fn holds_word(text: &str, word: &str) -> bool {
    let apart = |next: Option<char>| next.is_none_or(|next| !next.is_alphanumeric());
    let bounded = |at: usize| apart(text[..at].chars().next_back()) && apart(text[at + word.len()..].chars().next());
    text.match_indices(word).take(SEARCHED).any(|(at, _)| bounded(at))
}

/// What kind of quotation looks like this, by whether a speaker was found.
fn kind(shape: &Shape, spoken: bool) -> QuoteKind {
    match spoken {
        false if shape.title => QuoteKind::Scare,
        _ if shape.whole && (spoken || shape.words > 3) => QuoteKind::Direct,
        true => QuoteKind::Partial,
        false if shape.words > 5 => QuoteKind::Partial,
        false => QuoteKind::Scare,
    }
}
