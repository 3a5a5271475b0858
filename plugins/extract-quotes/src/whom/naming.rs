//! From mentions to names: who each speaker is, and what kind of quotation it is then.

use copydesk_text::names::people::{People, Spoke};
use copydesk_text::names::phrase::{Mention, Phrase, before};
use copydesk_text::vocabulary::{
    CAPITAL, CONJUNCTION, FEMALE, MALE, OBJECT, PLURAL, POSSESSOR, PREPOSITION, PRONOUN, RELATIVE, TIME,
};
use copydesk_text::words::{Kind, Token};

use crate::attribution::mention::is_mark;
use crate::confidence::confidence;
use crate::draft::{Draft, Found};
use crate::grammar::VERB;
use crate::judge::Shape;
use crate::language::Rules;
use crate::passages::passage::{Passage, SEARCHED};
use crate::quote::{Place, Quote, QuoteKind};
use crate::subjects::subject::remembers;
use crate::whom::antecedent::{antecedent, described};
use crate::whom::asked::He;
use crate::whom::born::known_otherwise;
use crate::whom::brought_in::{is_barred, titled_before};
use crate::whom::by_noun::by_noun;
use crate::whom::doubt::{is_doubtful, is_first_name_nearer, is_named_beside, tells_of};
use crate::whom::first_person::speaks_to_another;
use crate::whom::genitive::whose;
use crate::whom::heard::Heard;
use crate::whom::holder::{Named, role_name};
use crate::whom::kin::parent;
use crate::whom::meant::Antecedent;
use crate::whom::no_trade::before_act;
use crate::whom::own_name::own_name;
use crate::whom::printed::{is_common_noun, printed};
use crate::whom::relative_in_clause;
use crate::whom::role_here::role_here;
use crate::whom::roles::is_nobodys_office;
use crate::whom::titled::is_another;
use crate::whom::turns::Turns;
use crate::whom::writers::{may_be_written, owned, writer};

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
            let before = heard.before(passages, people, &found);
            let mut who = who(passages, people, draft.first, &found, before, body);
            who.person = heard.agreed(passage, people, &found, who.person);
            who.person = who.person.filter(|person| !is_named_beside(passage, people, &found, *person));
            who.person = who.person.filter(|_| !is_first_name_nearer(passages, people, &found));
            who.person = who.person.filter(|person| !is_another(passage, people, &found, *person));
            who.person = who.person.filter(|person| !body || !is_barred(passages, people, &found, *person));
            let sex = passage.tokens.get(found.speaker.head.start).map_or(0, |token| token.bits & (MALE | FEMALE));
            if let Some(person) = who.person.filter(|_| body && sex != 0 && found.speaker.mention == Mention::Pronoun) {
                let close = speaks_to_another(passages, people, draft.first, person, sex);
                let known = || known_otherwise(passages, people, person, sex, before).unwrap_or(person);
                let relative = || relative_in_clause::is_one(passages, people, &found, person, sex);
                who.person = (!close && !relative()).then(known);
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
            if another && found.speaker.mention == Mention::Pronoun {
                who.person = None;
            }
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

/// Whom a mention means, as far as the article tells.
struct Who<'a> {
    /// The name that the words at a role give, or that the article gives elsewhere.
    role: Option<Named<'a>>,
    person: Option<usize>,
    /// Somebody without a name: the role as printed.
    unnamed: Option<&'a str>,
    /// The mention may mean two of the article.
    unclear: bool,
    /// Somebody’s parent, who speaks to them.
    parent: bool,
    /// Who asked them.
    asker: Option<usize>,
}

fn who<'a>(
    passages: &[Passage<'a>],
    people: &People<'a>,
    quoted: (usize, usize),
    found: &Found,
    before: Spoke,
    body: bool,
) -> Who<'a> {
    let passage = &passages[found.block];
    if are_two(passage, &found.speaker) {
        return Who { role: None, person: None, unnamed: None, unclear: false, parent: false, asker: None };
    }
    // a name tells itself; where the article is a noun's end, one word may be a noun as well
    let noun = found.speaker.mention != Mention::Person || passage.language().bare_nouns();
    let written = || written_by(passages, people, quoted, found, before);
    let (role, unclear) =
        if noun { by_noun(passages, people, quoted, found, before, body, written) } else { (None, false) };
    let person = match &role {
        Some((_, person)) => *person,
        None => match &found.means {
            Some(name) => people.named(passage.text, &passage.tokens, name.clone()),
            None => whose(passage, people, &found.speaker)
                .or_else(|| owned(passages, people, found, before))
                .filter(|_| body)
                .or_else(|| resolve(passage, found.block, people, &found.speaker, before))
                .or_else(|| namesake(passage, found, people).filter(|_| body))
                .or_else(|| followed(passages, people, found, before).filter(|_| body)),
        },
    };
    let mut told_child = false;
    let antecedent = match found.speaker.mention {
        // `The groom came late. “…,” he said`: whoever has no name and came up since then
        Mention::Pronoun if body && found.means.is_none() => {
            let titled = titled_before(passages, people, quoted, found, person);
            let meant = titled.or_else(|| antecedent(passages, people, quoted, found, person, before));
            let nameless = person.is_none() || matches!(meant, Some(Antecedent::Unnamed(_)));
            // `“…,” she told her daughter`: whose mother came up
            let parent = if nameless { None } else { parent(passages, people, found) };
            told_child = parent.is_some();
            parent.or(meant)
        }
        // `Der Angeklagte brach sein Schweigen. „…“, sagte der 29-Jährige`
        Mention::Role if body && role.is_none() => described(passages, people, quoted, found, before),
        _ => None,
    };
    let (person, unnamed) = match antecedent {
        Some(meant) => meant.parts(),
        None if person.is_none() && body && found.speaker.mention == Mention::Pronoun => {
            (role_here(passages, people, found), None)
        }
        None => (person.filter(|person| !body || !is_doubtful(passages, people, found, *person, before)), None),
    };
    let pronoun = found.speaker.mention == Mention::Pronoun && body && found.means.is_none();
    let he = He { passages, people, quoted, found, spoke: before };
    let answer = if pronoun && unnamed.is_none() { he.answers(person) } else { None };
    let asker = answer.as_ref().and_then(|answer| answer.asker);
    let (person, unnamed) = answer.map_or((person, unnamed), |answer| answer.meant.parts());
    Who { role, person, unnamed, unclear, parent: told_child, asker }
}

/// The name of whoever wrote a document that the sentences before bring up.
fn written_by<'a>(
    passages: &[Passage<'a>],
    people: &People<'a>,
    quoted: (usize, usize),
    found: &Found,
    before: Spoke,
) -> Option<&'a str> {
    let (block, speaker) = writer(passages, found)?;
    let writer = Found { block, speaker, means: None, ..found.clone() };
    if may_be_written(&passages[block], &writer) {
        return None;
    }
    let who = who(passages, people, quoted, &writer, before, true);
    name(&passages[block], people, &writer.speaker, printed(&passages[block], &writer.speaker), &who)
}

/// The fullest name of whom a mention means; none in doubt.
fn name<'a>(
    passage: &Passage<'a>,
    people: &People<'a>,
    speaker: &Phrase,
    text: &'a str,
    who: &Who<'a>,
) -> Option<&'a str> {
    let role = who.role.as_ref().map(|(name, _)| *name);
    let person = who.person.and_then(|person| people.person(person)).map(|person| person.name);
    match speaker.mention {
        Mention::Person => {
            let own = || !people.shared(passage.text, &passage.tokens, speaker.head.clone());
            person.or_else(|| own().then_some(text))
        }
        Mention::Organisation => {
            role.or(person).or_else(|| (!who.unclear && !is_common_noun(passage, speaker)).then_some(text))
        }
        Mention::Pronoun => who.unnamed.or(person),
        Mention::Role if are_two(passage, speaker) => Some(text),
        // where nouns have capitals, or are read by no grammar, a capital tells no name
        Mention::Role => {
            role.or(who.unnamed).or(person).or_else(|| own_name(passage, speaker)).or_else(|| {
                match passage.language().rules {
                    Rules::Clauses => role_name(passage, speaker),
                    Rules::Beside(_) => None,
                }
            })
        }
    }
}

/// Whether the mention is of two by their names: `Ada Rowe und Bo Lind`.
fn are_two(passage: &Passage<'_>, speaker: &Phrase) -> bool {
    let [first, .., last] = &passage.tokens[speaker.head.clone()] else { return false };
    let joined = passage.tokens[speaker.head.clone()].iter().filter(|token| token.is(CONJUNCTION)).count() == 1;
    speaker.mention == Mention::Role && first.name() && last.name() && joined
}

fn resolve<'a>(
    passage: &Passage<'a>,
    block: usize,
    people: &People<'a>,
    speaker: &Phrase,
    spoke: Spoke,
) -> Option<usize> {
    let token = passage.tokens.get(speaker.head.start)?;
    if token.is(RELATIVE) {
        let end = speaker.head.start;
        let comma = end > 0 && passage.tokens[end - 1].kind == Kind::Comma;
        let antecedent = before(&passage.tokens, passage.sentence(end).start, end - usize::from(comma), VERB)?;
        // `a blow for Rowe, who had called it “safe”`
        let name = antecedent.tokens.end.checked_sub(1).filter(|last| passage.tokens[*last].name());
        let head = match antecedent.mention {
            Mention::Person => antecedent.head,
            _ => {
                name.filter(|name| *name > 0 && passage.tokens[name - 1].is(PREPOSITION)).map(|name| name..name + 1)?
            }
        };
        return people.named(passage.text, &passage.tokens, head);
    }
    match speaker.mention {
        Mention::Person => people.named(passage.text, &passage.tokens, speaker.head.clone()),
        Mention::Pronoun if token.bits & (MALE | FEMALE) != 0 && token.bits & PLURAL == 0 => {
            let own = before_fronted(passage, speaker.head.start);
            let at = own.or_else(|| asked_about(passage, speaker.head.start)).unwrap_or(token.start);
            let start = passage.tokens[passage.sentence(speaker.head.start).start].start;
            let heard = speaker.head.start.checked_sub(1).is_some_and(|verb| remembers(passage, verb));
            let object = token.is(OBJECT) || heard;
            let at = if object { start } else { at };
            let person = people.pronoun(block, at, token.bits & (MALE | FEMALE), spoke)?;
            // `Lind recalled him saying “…”`, `Lind recalled her saying “…”`: another
            let himself = || people.mentioned(block, start..token.start).any(|(named, _)| named == person);
            (!object || !himself()).then_some(person)
        }
        _ => None,
    }
}

/// Whom a surname that several bear means where it stands.
fn namesake(passage: &Passage<'_>, found: &Found, people: &People<'_>) -> Option<usize> {
    let named = found.speaker.mention == Mention::Person;
    let at = || people.named_at(found.block, passage.text, &passage.tokens, found.speaker.head.clone());
    if named { at() } else { None }
}

/// Where the sentence begins whose subject is the pronoun at this token, behind the verb: what stands before that is somebody or something else,
/// `Junge Reben bewässert er nachts`. In German.
fn before_fronted(passage: &Passage<'_>, pronoun: usize) -> Option<usize> {
    let tokens = &passage.tokens;
    let start = passage.sentence(pronoun).start;
    let [fronted @ .., verb] = tokens.get(start..pronoun)? else { return None };
    // and `Rowe, dessen Vertrag ausläuft, lobte er`
    let commas = fronted.iter().filter(|token| token.kind == Kind::Comma).count();
    let parted = commas == 2 && fronted.last().is_some_and(|last| last.kind == Kind::Comma);
    let word = |token: &Token| matches!(token.kind, Kind::Word | Kind::Number) || parted && token.kind == Kind::Comma;
    let clause = !fronted.is_empty() && fronted.iter().all(word);
    let finite = verb.kind == Kind::Word && verb.bits & (CAPITAL | CONJUNCTION | PREPOSITION) == 0;
    (passage.language().nouns_capital() && clause && finite && tokens[pronoun].bits & POSSESSOR == 0)
        .then(|| tokens[start].start)
}

/// What stands before whoever somebody is asked about, and how many words before that.
const ABOUT: &[&str] = &["about", "auf", "nach", "om", "sobre", "su", "sur", "zu", "über"];
const ASKED: usize = 6;

/// How many words may stand between whom somebody is asked about and the pronoun of who answers: `Zu Lind befragt, sagte er`.
const ANSWERS: usize = 4;

/// Where the sentence begins whose opening tells whom somebody is asked about, who answers by the pronoun at this token: `Asked about Lind, she
/// replied`, `På frågan om Lind svarade hon`. Whoever answers is another.
fn asked_about(passage: &Passage<'_>, pronoun: usize) -> Option<usize> {
    let tokens = &passage.tokens;
    let start = passage.sentence(pronoun).start;
    let opening = tokens.get(start..pronoun)?;
    let about = |at: &usize| opening[*at].is(PREPOSITION) && ABOUT.iter().any(|word| passage.word_is(start + at, word));
    let about = (0..opening.len().min(ASKED)).find(about)?;
    let behind = &opening[about + 1..];
    let name = behind.iter().take(ASKED).take_while(|token| token.kind == Kind::Word).position(Token::name)?;
    let end = name + behind[name..].iter().take_while(|token| token.name()).count();
    let answers = &behind[end..];
    let comma = answers.last().is_some_and(|next| next.kind == Kind::Comma);
    let plain = |token: &Token| (!token.name() || token.is(TIME)) && token.bits & (CONJUNCTION | PRONOUN) == 0;
    let english = matches!(passage.language().rules, Rules::Clauses);
    let near = answers.len() <= ANSWERS && (comma || !english);
    let subject = |token: &Token| token.is(PRONOUN) && token.bits & POSSESSOR == 0;
    (near && answers.iter().all(plain) && !opening[..about].iter().any(subject)).then(|| opening[0].start)
}

/// Whom a story follows that calls one person by pronouns alone for some paragraphs: `He has cut hair here since … “…,” he says`
fn followed(passages: &[Passage<'_>], people: &People<'_>, found: &Found, before: Spoke) -> Option<usize> {
    let token = passages[found.block].tokens.get(found.speaker.head.start)?;
    let sex = token.bits & (MALE | FEMALE);
    let pronoun = |token: &Token| token.is(PRONOUN) && token.bits & (PLURAL | POSSESSOR | RELATIVE) == 0;
    if !pronoun(token) || sex == 0 || matches!(before, Spoke::Unnamed(_)) {
        return None;
    }
    let (person, block) = people.followed(found.block, token.start, sex)?;
    // `She has … Her bill …`, or another’s words in between
    let goes_on = |passage: &Passage<'_>| passage.text.starts_with(is_mark) || tells_of(passage, sex);
    passages[block + 1..found.block].iter().all(goes_on).then_some(person)
}
