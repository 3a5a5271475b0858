//! From mentions to names: who each speaker is, and what kind of quotation it is then.

use copydesk_text::names::people::People;
use copydesk_text::names::phrase::{Mention, Phrase, after, before};
use copydesk_text::vocabulary::{CAPITAL, FEMALE, FUNCTION, MALE, PLURAL, RELATIVE};
use copydesk_text::words::Kind;

use crate::extract::{Draft, Place, Quote, QuoteKind};
use crate::grammar::VERB;
use crate::language::Rules;
use crate::passage::Passage;

/// Whether naming the speakers of these quotations takes knowing the people of the article.
pub(crate) fn asks_who(passages: &[Passage<'_>], drafts: &[Draft]) -> bool {
    drafts.iter().any(|draft| {
        draft.found.as_ref().filter(|found| draft.shape.speaks(found.grip)).is_some_and(|found| {
            found.speaker.mention == Mention::Person
                || passages[found.block]
                    .tokens
                    .get(found.speaker.head.start)
                    .is_some_and(|token| token.bits & (MALE | FEMALE | RELATIVE) != 0)
        })
    })
}

/// Names the speakers and says what each quotation is.
pub(crate) fn finish<'a>(
    passages: &[Passage<'a>],
    people: &People<'a>,
    drafts: Vec<Draft>,
    rules: Rules,
    place: impl Fn(usize) -> Place,
) -> Vec<Quote<'a>> {
    let mut quotes = Vec::with_capacity(drafts.len());
    let mut spoke: Option<(usize, usize)> = None;
    for draft in drafts {
        let found = draft.found.filter(|found| draft.shape.speaks(found.grip));
        let kind = match &found {
            None if draft.shape.title => QuoteKind::Scare,
            _ if draft.shape.whole && (found.is_some() || draft.shape.words > 3) => QuoteKind::Direct,
            Some(_) => QuoteKind::Partial,
            None if draft.shape.words > 5 => QuoteKind::Partial,
            None => QuoteKind::Scare,
        };
        let spans = draft.spans.into_iter().map(|(block, range)| (place(block), range)).collect();
        let mut quote = Quote { kind, spans, speaker_text: None, speaker: None, cue: None, confidence: 0.6 };
        if let Some(found) = found {
            let passage = &passages[found.block];
            let text = passage.spelt(&found.speaker.head);
            // `he’d asked`: he
            let text = match found.speaker.mention {
                Mention::Pronoun => text.split(['\'', '’']).next().unwrap_or(text),
                _ => text,
            };
            let before = spoke.filter(|(block, _)| block + 2 >= found.block).map(|(_, person)| person);
            let person = resolve(passage, found.block, people, &found.speaker, before);
            if let Some(person) = person {
                spoke = Some((found.block, person));
            } else if found.speaker.mention != Mention::Pronoun {
                spoke = None;
            }
            quote.speaker_text = Some(text);
            quote.speaker = match found.speaker.mention {
                Mention::Person => match person.and_then(|person| people.person(person)) {
                    Some(person) => Some(person.name),
                    None => (!people.shared(passage.text, &passage.tokens, found.speaker.head.clone())).then_some(text),
                },
                Mention::Organisation => Some(text),
                Mention::Pronoun => person.and_then(|person| people.person(person)).map(|person| person.name),
                // where nouns have capitals, or are read by no grammar, a capital tells no name
                Mention::Role if matches!(rules, Rules::Beside(_)) => None,
                Mention::Role => {
                    apposed(passage, people, &found.speaker).or_else(|| role_name(passage, &found.speaker))
                }
            };
            quote.cue = found.cue.map(|(block, cue)| {
                let passage = &passages[block];
                &passage.text[passage.tokens[cue].range()]
            });
            quote.confidence = found.confidence;
        }
        quotes.push(quote);
    }
    quotes
}

fn resolve<'a>(
    passage: &Passage<'a>,
    block: usize,
    people: &People<'a>,
    speaker: &Phrase,
    spoke: Option<usize>,
) -> Option<usize> {
    let token = passage.tokens.get(speaker.head.start)?;
    if token.is(RELATIVE) {
        let end = speaker.head.start;
        let comma = end > 0 && passage.tokens[end - 1].kind == Kind::Comma;
        let antecedent = before(&passage.tokens, passage.sentence(end).start, end - usize::from(comma), VERB)?;
        return people
            .named(passage.text, &passage.tokens, antecedent.head)
            .filter(|_| antecedent.mention == Mention::Person);
    }
    match speaker.mention {
        Mention::Person => people.named(passage.text, &passage.tokens, speaker.head.clone()),
        Mention::Pronoun if token.bits & (MALE | FEMALE) != 0 && token.bits & PLURAL == 0 => {
            people.pronoun(block, token.start, token.bits & (MALE | FEMALE), spoke)
        }
        _ => None,
    }
}

/// The person whom an apposition names: `the minister, Ada Rowe, said`.
fn apposed<'a>(passage: &Passage<'a>, people: &People<'a>, speaker: &Phrase) -> Option<&'a str> {
    let tokens = &passage.tokens;
    let comma = speaker.tokens.end;
    tokens.get(comma).filter(|comma| comma.kind == Kind::Comma)?;
    let name = after(tokens, comma + 1, passage.sentence(comma).end, VERB)?;
    let closed =
        tokens.get(name.tokens.end).is_none_or(|next| matches!(next.kind, Kind::Comma | Kind::End | Kind::Stop));
    if name.mention != Mention::Person || name.head.len() < 2 || name.head != name.tokens || !closed {
        return None;
    }
    let person = people.named(passage.text, tokens, name.head.clone()).and_then(|person| people.person(person));
    Some(person.map_or_else(|| passage.spelt(&name.head), |person| person.name))
}

/// A role that says by itself who it is: it has a name in it, or is a group's.
fn role_name<'a>(passage: &Passage<'a>, speaker: &Phrase) -> Option<&'a str> {
    let tokens = &passage.tokens[speaker.head.clone()];
    let tells = tokens.iter().any(|token| {
        token.bits & FUNCTION == 0 && (token.bits & CAPITAL != 0 && token.start > 0 || token.bits & PLURAL != 0)
    });
    tells.then(|| passage.spelt(&speaker.head))
}
