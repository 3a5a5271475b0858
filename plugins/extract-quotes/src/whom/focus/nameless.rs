//! Someone whom a role alone introduces, and whom a pronoun may mean after it.

use std::ops::Range;

use copydesk_text::names::people::{People, Person};
use copydesk_text::names::phrase::{Mention, Phrase, after};
use copydesk_text::vocabulary::{
    ADVERB, AUXILIARY, CAPITAL, CONJUNCTION, DETERMINER, DOCUMENT, FEMALE, FIRST_NAME, MALE, NEUTER, OBJECT, PLURAL,
    POSSESSIVE, POSSESSOR, PREPOSITION, PRONOUN, REFLEXIVE, ROLE, TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::attribution::beside::{self, human};
use crate::attribution::mention::age::aged;
use crate::draft::Found;
use crate::grammar::VERB;
use crate::language::{Habits, Rules};
use crate::passages::around::sentence_before;
use crate::passages::passage::Passage;
use crate::subjects::main_subject::main_subject;
use crate::subjects::speaking::says;
use crate::whom::signs::meant::{is_indefinite, is_standing, noun, unnamed};
use crate::whom::signs::wanting::is_of_somebody;

/// How far back someone without a name may be meant by a pronoun, in sentences.
const UNNAMED: usize = 2;

/// The longest role that stands for a pronoun, in tokens.
const ROLE_WORDS: usize = 6;

/// Someone whom a role alone introduces and a pronoun may mean after it: `Ihr Nachbar half ihr. „Komm“, rief er`. The sentence before the
/// quotation begins with them, and nobody with a name is in between. With the block.
pub(crate) fn role_before(
    passages: &[Passage<'_>],
    people: &People<'_>,
    quoted: (usize, usize),
    found: &Found,
    sex: u32,
) -> Option<(usize, Phrase)> {
    let (block, at) = found.beginning(passages, quoted)?;
    let own = passages[block].sentence(at);
    // whether the sentence of the quotation begins with the pronoun
    let begins = matches!(passages[block].language().rules, Rules::Clauses)
        && (block, own.start) == (found.block, found.speaker.tokens.start)
        && passages[quoted.0].places.get(quoted.1).is_some_and(|place| own.contains(place));
    let mut place = sentence_before(passages, block, own.start);
    let mut new = false;
    for _ in 0..UNNAMED {
        let (block, sentence) = place?;
        let passage = &passages[block];
        let tokens = passage.tokens.get(sentence.clone()).filter(|tokens| !tokens.is_empty())?;
        if tokens.iter().any(|token| token.kind == Kind::Quoted) {
            return None;
        }
        let bytes = tokens[0].start..tokens[tokens.len() - 1].end;
        // `Und was macht ein Bäcker im Ruhestand?` is about bakers
        let asked = tokens.last().is_some_and(|last| last.kind == Kind::Stop && &passage.text[last.range()] == "?");
        let role = opens_with_role(passage, sentence.clone(), sex)
            .filter(|role| !asked || !is_indefinite(passage, role.head.start));
        // `Marsh’s victim`: whose she is does not speak
        // nor is it the saint of `one nurse at St Aldhelm’s`
        let own = role.as_ref().map_or(0..0, |role| {
            let behind = passage.tokens[role.tokens.end..sentence.end].iter();
            let of = behind.take_while(|token| token.is(PREPOSITION | DETERMINER) || token.name()).count();
            let new = is_indefinite(passage, role.head.start);
            // `For Ada Rowe, a retiree, it was late`: she
            let beside = role.tokens.start.checked_sub(2).map(|name| &passage.tokens[name]);
            let apposed = beside.is_some_and(|name| {
                let here = || people.mentioned(block, tokens[0].start..name.end);
                let human = |person: usize| people.person(person).is_some_and(|one| one.is_human());
                name.name() && !name.is(POSSESSIVE) && here().any(|(person, _)| human(person))
            });
            let place = !apposed && is_set_in_place(passage, sentence.clone(), role);
            let from = if place { sentence.start } else { role.tokens.start };
            passage.bytes(&(from..role.tokens.end + if new { of } else { 0 }))
        });
        let named = people.mentioned(block, bytes).any(|(person, at)| {
            let fits = |one: &Person<'_>| one.is_human() && (one.sex == 0 || sex == 0 || one.sex & sex != 0);
            people.person(person).is_some_and(fits) && !own.contains(&at)
        });
        if named {
            return None;
        }
        // `Her mother had called, she said.`: whom the teller is about is not who tells
        let told = matches!(passage.language().rules, Rules::Clauses) && is_told(passage, sentence.clone(), sex);
        // `The keeper declined to believe her. She sent him a note: “…”`
        let object = |role: &Phrase| begins && has_object(passage, role.tokens.end..sentence.end, sex);
        if let Some(role) = role.filter(|role| !told && !object(role)) {
            let meant = !new || is_presented(passage, sentence.clone());
            return meant.then_some((block, role));
        }
        // `Beantwortet hat er das nie.`
        let again = |token: &Token| {
            token.is(PRONOUN)
                && token.bits & (DETERMINER | OBJECT | POSSESSOR) == 0
                && token.bits & (MALE | FEMALE) & sex != 0
        };
        let reported =
            matches!(passage.language().rules, Rules::Clauses) || beside::is_reported(passage, sentence.clone());
        // `Then she turned`
        let then = |subject: &Phrase| passage.tokens[subject.head.start].is(sex);
        let pronoun = tokens[0].is(PRONOUN) && tokens[0].is(MALE | FEMALE)
            || reported
                && tokens[0].is(ADVERB)
                && main_subject(passage, sentence.clone())
                    .filter(|subject| subject.mention == Mention::Pronoun)
                    .is_some_and(|subject| then(&subject))
            || !reported && tokens.iter().any(again);
        // `There will be no eulogy.`: about nobody
        let impersonal = matches!(passage.language().rules, Rules::Clauses)
            && passage.is_one_of(sentence.start, &passage.language().small_words.impersonal);
        // `Vor der Schule stieg eine Schülerin ab. Eigentlich komme sie mit dem Bus.`: what she says goes on about her
        let reports = passage.language().nouns_capital() && reported && tokens.iter().any(again);
        if !(pronoun || impersonal || told || reports) {
            return None;
        }
        new |= reports && !pronoun;
        place = sentence_before(passages, block, sentence.start);
    }
    None
}

/// Whether a pronoun of this sex and a verb of saying stand behind a comma: `…, she said.`
fn is_told(passage: &Passage<'_>, sentence: Range<usize>, sex: u32) -> bool {
    passage.tokens[sentence].windows(3).any(|words| {
        words[0].kind == Kind::Comma
            && words[1].is(PRONOUN)
            && words[1].is(sex)
            && words[1].bits & (POSSESSOR | OBJECT) == 0
            && says(&words[2])
    })
}

/// The role of one person of this sex that a sentence begins with.
fn opens_with_role(passage: &Passage<'_>, sentence: Range<usize>, sex: u32) -> Option<Phrase> {
    let tokens = &passage.tokens;
    // `Davon erfuhr sie, als eine Kundin anrief`: she is the subject
    let pronoun_before = |role: &Phrase| {
        let before = &tokens[sentence.start..role.tokens.start.max(sentence.start)];
        let comma = |at: Option<usize>| at.is_some_and(|at| before[at].kind == Kind::Comma);
        // `Auf die Frage, warum sie schwieg, brach die Zeugin in Tränen aus`: a clause of its own before her
        let below = |at: usize| {
            let opens = at > 0 && human::opens_clause(&before[at - 1]) && comma(at.checked_sub(2));
            opens && before[at..].iter().any(|token| token.kind == Kind::Comma)
        };
        before.iter().enumerate().any(|(at, token)| {
            let pronoun = token.is(PRONOUN) && token.bits & (DETERMINER | OBJECT) == 0;
            pronoun && token.is(MALE | FEMALE | PLURAL) && !below(at)
        })
    };
    let role = match passage.language().rules {
        Rules::Clauses => main_subject(passage, sentence.clone())
            .filter(|role| {
                // `The Speaker`: a title with a capital looks like a name
                let titled = role.head.len() == 2 && tokens[role.head.start].is(DETERMINER);
                (role.mention == Mention::Role || titled) && is_human(passage, role)
            })
            .or_else(|| brought_in_by_it(passage, sentence.clone()))
            .map(|role| without_act(passage, role)),
        Rules::Beside(habits) => human::opens(passage, habits, sentence.clone())
            .or_else(|| presented(passage, habits, sentence.clone()))
            .or_else(|| human::only_subject(passage, habits, sentence.clone()).filter(|role| !pronoun_before(role)))
            .or_else(|| behind_opening(passage, habits, sentence.clone()))
            .or_else(|| one_of_several(passage, habits, sentence.clone()))
            .map(|role| {
                let new = human::is_new_by_noun(passage, habits, &role);
                if new { Phrase { mention: Mention::Role, ..role } } else { role }
            })
            .filter(|role| role.mention == Mention::Role),
    }?;
    // `12.13 The speaker rises`
    let opening = &tokens[sentence.start..role.tokens.start.max(sentence.start)];
    let first = opening.iter().all(|token| token.kind == Kind::Number)
        || opens_with_it(passage, sentence.start)
        || !matches!(passage.language().rules, Rules::Clauses)
        || is_set_in_place(passage, sentence.clone(), &role)
            && !has_object(passage, role.tokens.end..sentence.end, sex);
    // `A comic tone`: more than the role
    let of = &tokens[noun(tokens, &role.head)];
    let tail = if of.is(ROLE | TITLE) { 0 } else { passage.language().role_tail(&passage.text[of.range()]) };
    let told = (of.bits | tail) & (MALE | FEMALE);
    // `Un expert … elle`: another
    let article = &passage.text[tokens[role.head.start].range()];
    // `Die Spieler`: several
    if passage.language().nouns_capital() && told == MALE && passage.language().sex_of_article(article) == FEMALE {
        return None;
    }
    let told = if told == 0 { passage.language().sex_of_article(article) } else { told };
    // `en man`: the noun looks like a pronoun
    let told = if told == 0 && of.is(PRONOUN) { MALE } else { told };
    let short = noun(tokens, &role.head) - role.head.start < ROLE_WORDS;
    // `A comic tone`: more than the role, unless it is one that only people have
    let next = tokens.get(role.tokens.end).is_none_or(|next| !next.content() || acts(passage, role.tokens.end));
    let whole = next || told != 0 || !matches!(passage.language().rules, Rules::Clauses);
    let begins = role.tokens.start;
    let told_of = tokens[begins].is(DETERMINER | POSSESSIVE) || begins_bare(passage, begins);
    (first && whole && short && told_of && (told == 0 || sex == 0 || told & sex != 0)).then_some(role)
}

/// One of several people whom a sentence begins with: `En av medarbetarna, som vill vara anonym,`, `L’un de ses collaborateurs, qui`. A listed noun, or
/// one with a relative clause of somebody behind it.
#[inline(never)]
fn one_of_several(passage: &Passage<'_>, habits: &Habits, sentence: Range<usize>) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let start = sentence.start;
    let one = (start..sentence.end.min(start + 2)).find(|at| is_indefinite(passage, *at))?;
    let of = tokens.get(one + 1)?;
    let joins = habits.of.iter().any(|word| passage.word_is(one + 1, word)) || of.is(PREPOSITION);
    let noun = (one + 2..sentence.end.min(one + ROLE_WORDS)).find(|at| tokens[*at].content()).filter(|_| joins)?;
    let small = |at: usize| tokens[at].is(DETERMINER | POSSESSOR | PREPOSITION);
    if habits.nouns_capital || tokens[noun].is(CAPITAL) || !(one + 1..noun).all(small) {
        return None;
    }
    let comma = tokens.get(noun + 1).is_some_and(|comma| comma.kind == Kind::Comma);
    let who = comma && passage.is_one_of(noun + 2, &passage.language().small_words.relative_subjects);
    // `L’une des maisons, qui a brûlé`: nobody
    let who = who && is_of_somebody(passage, noun + 2);
    let role = start..noun + 1;
    (tokens[noun].is(ROLE | TITLE) || who).then(|| Phrase { mention: Mention::Role, tokens: role.clone(), head: role })
}

/// Whether a role is one human being’s: a listed one; one that is new and an age alone (`A 42-year-old from Arnsby`), or has `who` right behind it, or
/// behind its comma: `A signalman who saw it`. In English.
fn is_human(passage: &Passage<'_>, role: &Phrase) -> bool {
    let tokens = &passage.tokens;
    let last = noun(tokens, &role.head);
    let noun = &tokens[last];
    let who = || {
        let comma = tokens.get(role.tokens.end).is_some_and(|next| next.kind == Kind::Comma);
        let opens = role.tokens.start.checked_sub(1).is_none_or(|left| tokens[left].kind == Kind::End);
        opens && last + 1 == role.tokens.end && passage.word_is(role.tokens.end + usize::from(comma), "who")
    };
    let new = || noun.bits & (NEUTER | DOCUMENT | PLURAL | CAPITAL) == 0 && is_indefinite(passage, role.head.start);
    unnamed(noun) || new() && (noun.kind == Kind::Number && aged(&passage.text[noun.range()]) || who())
}

/// Whether a sentence sets somebody before the reader by `It was`.
fn opens_with_it(passage: &Passage<'_>, start: usize) -> bool {
    passage.word_is(start, "it") && passage.is_one_of(start + 1, &passage.language().small_words.be)
}

/// Whoever is set before the reader so: `It was Lind’s grandson who fished it out`. In English.
fn brought_in_by_it(passage: &Passage<'_>, sentence: Range<usize>) -> Option<Phrase> {
    let role = opens_with_it(passage, sentence.start)
        .then(|| after(&passage.tokens, sentence.start + 2, sentence.end, VERB))
        .flatten()?;
    let who = passage.word_is(role.tokens.end, "who");
    (who && role.mention == Mention::Role && is_human(passage, &role)).then_some(role)
}

/// Whether a sentence opens with where or when it was and brings in somebody new behind that: `Outside the mill, a woman in her sixties was`
fn is_set_in_place(passage: &Passage<'_>, sentence: Range<usize>, role: &Phrase) -> bool {
    let before = role.tokens.start.checked_sub(1).filter(|comma| *comma > sentence.start);
    before.is_some_and(|comma| passage.tokens[comma].kind == Kind::Comma)
        && passage.tokens[sentence.start].is(PREPOSITION)
        && is_indefinite(passage, role.head.start)
}

/// Whether somebody else of this sex is an object there, who may be the one whom the story is about: `a woman was waiting for her`, `told her to`.
fn has_object(passage: &Passage<'_>, part: Range<usize>, sex: u32) -> bool {
    part.clone().any(|at| {
        let token = &passage.tokens[at];
        let next = passage.tokens.get(at + 1).filter(|_| at + 1 < part.end);
        let owns = token.is(POSSESSOR) && next.is_some_and(|next| next.content() || next.kind == Kind::Number);
        token.is(OBJECT | POSSESSOR) && token.bits & sex != 0 && !owns
    })
}

/// A new role without the verb behind what it is with: of `A young woman with a pram stopped`, all but the last word. In English.
fn without_act(passage: &Passage<'_>, role: Phrase) -> Phrase {
    let tokens = &passage.tokens[role.head.clone()];
    let with = tokens.iter().position(|token| token.is(PREPOSITION)).filter(|with| with + 2 < tokens.len());
    let acts = tokens.last().is_some_and(|last| last.content() && passage.text[last.range()].ends_with("ed"));
    let whole = role.head == role.tokens && is_indefinite(passage, role.head.start);
    if with.is_none() || !acts || !whole {
        return role;
    }
    let end = role.head.end - 1;
    Phrase { tokens: role.tokens.start..end, head: role.head.start..end, ..role }
}

/// The human being with whom the clause begins behind the comma that ends what a sentence opens with: `Invité à s’exprimer, le prévenu s’est levé`;
/// or, where that says when or where it was, somebody new, or a role that calls nobody again: `À la sortie, la vieille dame a souri`. Not where verbs
/// come second.
fn behind_opening(passage: &Passage<'_>, habits: &Habits, sentence: Range<usize>) -> Option<Phrase> {
    let tokens = &passage.tokens[sentence.clone()];
    let first = tokens.first().filter(|_| !habits.verb_second)?;
    let comma = tokens.iter().take(OPENING).position(|token| token.kind == Kind::Comma)?;
    // `Selon elle, la maire ment`
    let pronoun = |token: &Token| token.is(PRONOUN) && token.bits & DETERMINER == 0;
    let place = first.is(PREPOSITION) && !tokens[..comma].iter().any(pronoun);
    let does = first.content() && first.bits & (ROLE | TITLE | FIRST_NAME) == 0;
    let role = human::opens(passage, habits, sentence.start + comma + 1..sentence.end)?;
    let named = || is_standing(passage, &role, Some(noun(&passage.tokens, &role.head)));
    (does || place && (is_indefinite(passage, role.head.start) || named())).then_some(role)
}

/// Somebody new right behind the verb of a sentence that opens with when or where it was: `Vor der Schule stieg eine Schülerin vom Roller ihres
/// Bruders`. In German.
fn presented(passage: &Passage<'_>, habits: &Habits, sentence: Range<usize>) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let first = tokens.get(sentence.start).filter(|_| habits.nouns_capital)?;
    // `einen` and `einem` are no subject's
    let article = |at: &usize| is_indefinite(passage, *at) && tokens[*at].bits & OBJECT == 0;
    let new = (sentence.start + 2..sentence.end).take(OPENING).find(article)?;
    // `meldete sich eine Rentnerin`
    let verb = new - 1 - usize::from(tokens[new - 1].is(REFLEXIVE) && new > sentence.start + 2);
    let acts = &tokens[verb];
    let acts = acts.kind == Kind::Word && acts.bits & (CAPITAL | PREPOSITION | CONJUNCTION | PRONOUN | DETERMINER) == 0;
    // `Das letzte Wort hatte ein Junge`
    let object = first.is(DETERMINER) && passage.word_is(new, "ein") && tokens[verb - 1].is(CAPITAL);
    let place = first.is(PREPOSITION | ADVERB | TIME) || object;
    let place = place && human::only(passage, habits, sentence.start..verb).is_none();
    // `wird eine Kollegin gesucht`, `arbeitet eine Pflegerin bei ihr`: who is sought, or who is beside her, need not speak
    let passive = habits.becomes.iter().any(|word| passage.word_is(verb, word));
    let role = human::opens(passage, habits, new..sentence.end).filter(|_| acts && place && !passive)?;
    let noun = noun(tokens, &role.head);
    // `Das Dorf fand ein Mädchen`: either
    let word = &passage.text[tokens[noun].range()];
    let man = tokens[noun].bits & (MALE | NEUTER) == MALE || word.ends_with('e');
    if object && !man {
        return None;
    }
    let free = !has_object(passage, role.tokens.end..sentence.end, tokens[noun].bits & (MALE | FEMALE));
    // `eine Schülerin vom Roller`: where she alights from
    free.then_some(Phrase { tokens: new..noun + 1, head: new..noun + 1, ..role })
}

/// Whether a sentence brings in somebody new so, and its front tells of nobody else: not `An ihrer Seite`, nor where the new one dies.
pub(crate) fn is_brought_before(passage: &Passage<'_>, role: &Phrase) -> bool {
    let sentence = passage.sentence(role.tokens.start);
    let front = sentence.start..role.tokens.start;
    let theirs = passage.tokens[front].iter().any(|token| token.is(POSSESSOR) || token.kind != Kind::Word);
    let dies =
        || sentence.clone().any(|at| passage.language().fronted.died.iter().any(|word| passage.word_is(at, word)));
    // `Seit Montag arbeitet eine Pflegerin bei ihr`
    let told = &passage.language().small_words.told;
    let beside = || (role.tokens.end..sentence.end).any(|at| passage.is_one_of(at, told));
    !theirs && is_presented(passage, sentence.clone()) && !dies() && !beside()
}

/// Whether the sentence of a role tells that somebody comes to speak: `trat ans Mikrofon`, `hatte das letzte Wort`.
pub(crate) fn takes_the_floor(passage: &Passage<'_>, role: &Phrase) -> bool {
    let floor = &passage.language().fronted.floor;
    passage.sentence(role.tokens.start).any(|at| floor.iter().any(|word| passage.word_is(at, word)))
}

fn is_presented(passage: &Passage<'_>, sentence: Range<usize>) -> bool {
    matches!(passage.language().rules, Rules::Beside(habits) if presented(passage, habits, sentence).is_some())
}

/// How many words may stand before that comma.
const OPENING: usize = 10;

/// Whether a role may begin with this word though it is no article: `Åklagaren reste sig`, `Flickans mamma grät`, `Rohdes Anwältin nickte`.
fn begins_bare(passage: &Passage<'_>, at: usize) -> bool {
    let token = &passage.tokens[at];
    let owner = || passage.text[token.range()].strip_suffix('s');
    let surnames = passage.surnames.as_deref().unwrap_or_default();
    match passage.language().rules {
        Rules::Clauses => false,
        Rules::Beside(habits) if habits.bare_nouns => {
            let one = |noun: &Token| noun.is(ROLE) && noun.bits & (PLURAL | NEUTER | DOCUMENT) == 0;
            one(token) || owner().is_some() && passage.tokens.get(at + 1).is_some_and(one)
        }
        Rules::Beside(_) => owner().is_some_and(|owner| surnames.binary_search(&owner).is_ok()),
    }
}

/// Whether a word that no list knows is a verb behind its subject: `The judge disagreed`, `The defendant quietly wept`, `His neighbour shook his
/// head`.
fn acts(passage: &Passage<'_>, at: usize) -> bool {
    let word = |at: usize| passage.tokens.get(at).map_or("", |token| &passage.text[token.range()]);
    let verb = if word(at).ends_with("ly") { at + 1 } else { at };
    let behind = passage.tokens.get(verb + 1);
    let object = behind.is_some_and(|next| next.is(DETERMINER | POSSESSOR | PRONOUN));
    // `The judge appointed last year` is one too; but not `The witness box was empty`
    let past = word(verb).ends_with("ed");
    let noun = behind.is_some_and(|next| next.is(AUXILIARY | VERB));
    let ends = behind.is_none_or(|next| next.kind != Kind::Word || next.bits & CAPITAL == 0 && !next.content());
    word(verb).starts_with(char::is_lowercase) && (past || object || ends && !noun)
}
