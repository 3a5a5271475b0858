//! Whose words a sentence tells, or whom it is about, so that the quotation after it, or its own reported speech, is theirs.

use std::cell::LazyCell;
use std::ops::Range;

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    ADVERB, AUXILIARY, BE, CAPITAL, DETERMINER, FEMALE, FIRST_NAME, FUNCTION, MALE, NEUTER, OBJECT, PLURAL, POSSESSOR,
    PREPOSITION, REFLEXIVE, ROLE, TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use super::clause::subjectless;
use super::ending::behind_comma;
use super::subject::subject;
use super::verb::{first_word, is_cue, reports, verb};
use super::{bracket, human};
use crate::attribution::accounts::according;
use crate::attribution::mention;
use crate::attribution::mention::surname::is_surname;
use crate::grammar::{ASIDE, LINK, SAY};
use crate::language::Habits;
use crate::passages::passage::Passage;
use crate::whom::signs::meant::is_indefinite;

/// How many verbs of saying of a sentence are looked at.
const VERBS: usize = 3;

/// Who speaks in a sentence without a quotation, and by which word.
pub(crate) fn tells(passage: &Passage<'_>, habits: &Habits, sentence: Range<usize>) -> Option<(Phrase, usize)> {
    // `Die Gefahr, dass es brenne, sei groß, gab sie zu bedenken`, `Es habe Abende gegeben, sagte sie, zu einem seien elf gekommen`
    let closing = || {
        let reported = habits.nouns_capital && is_reported(passage, sentence.clone());
        let commas = sentence.clone().rev().filter(|at| passage.tokens[*at].kind == Kind::Comma);
        let mut end = sentence.end;
        let most = if reported { CLAUSES } else { usize::from(habits.nouns_capital) };
        commas.take(most).find_map(|comma| {
            let told = behind_comma(passage, habits, comma, end);
            end = comma;
            // `Die Nachbarn meinten es gut, erläuterte Rowe.`
            told.filter(|(who, cue)| reported || who.tokens.start == cue + 1 && human::one(passage, habits, who))
        })
    };
    let cues = sentence.clone().filter(|cue| is_cue(&passage.tokens, sentence.start, *cue)).take(VERBS);
    // `Man habe zwölf Häuser abgegeben, so ein Sprecher`, `Laut einem Sprecher fürchten Händler …`: not who gave or fears something
    let source = LazyCell::new(|| according(passage, habits, sentence.clone(), sentence.start));
    let account = || {
        let first = |speaker: &Phrase| speaker.tokens.start <= sentence.start + OPENS;
        let known = habits.nouns_capital
            && source.as_ref().is_some_and(|(speaker, _)| first(speaker) || is_reported(passage, sentence.clone()));
        if known { source.clone() } else { None }
    };
    let told = closing().or_else(account).or_else(|| {
        cues.into_iter().find_map(|cue| {
            // `Im Mai hatte die Ministerin das Vorhaben kritisiert`: not what stands right before the participle
            if bracket::auxiliary(passage, habits, sentence.start, cue).is_some() {
                return None;
            }
            let speaker = subject(passage, habits, sentence.start, cue, sentence.end)?;
            (!human::plain(passage, &speaker)).then_some((speaker, cue))
        })
    });
    // `Zuvor hatte die Behörde der Stadt vorgeworfen, nichts zu tun`
    let told = told.or_else(|| {
        sentence.clone().find_map(|cue| {
            let auxiliary = bracket::auxiliary(passage, habits, sentence.start, cue)?;
            // `Rowe habe ihm gesagt`: another tells it
            if reports(&passage.tokens[auxiliary]) {
                return None;
            }
            Some((bracket::subject(passage, habits, sentence.start, auxiliary, cue)?, cue))
        })
    });
    // `Il fallait agir, a-t-elle expliqué`
    let told = told.or_else(|| {
        let verb = sentence
            .clone()
            .filter(|at| passage.tokens[*at].is(AUXILIARY))
            .find_map(|at| verb(&passage.tokens, at, sentence.end).filter(|verb| verb.inside.is_some()))?;
        Some((mention::pronoun(&passage.tokens, verb.inside?)?, verb.cue))
    });
    told.or_else(|| source.clone())
}

/// How many clauses of a sentence are looked at, from its end, for one that only tells who says what the others do.
const CLAUSES: usize = 3;

/// So many words stand before the first whom a sentence names as its source: `Nach Angaben eines Sprechers`.
const OPENS: usize = 2;

/// Whether a sentence says that somebody said it, and leaves out who: `El puente no aguanta, dijo.`
pub(crate) fn leaves_out(passage: &Passage<'_>, habits: &Habits, sentence: Range<usize>) -> bool {
    habits.drops_subject && sentence.clone().any(|at| is_cue(&passage.tokens, sentence.start, at))
}

/// The verb of saying of a sentence that leaves its subject out: `Dijo que no volvería.`
pub(crate) fn tells_without_subject(passage: &Passage<'_>, habits: &Habits, sentence: Range<usize>) -> Option<usize> {
    let tokens = &passage.tokens;
    let cue = sentence.clone().find(|cue| is_cue(tokens, sentence.start, *cue))?;
    let left_out = subject(passage, habits, sentence.start, cue, sentence.end).is_none()
        && subjectless(passage, sentence.start, cue);
    left_out.then_some(cue)
}

/// The body that a sentence begins with: `Der Bund der Steuerzahler übte scharfe Kritik`, `Der VCD zeigte sich offen`.
pub(crate) fn group(passage: &Passage<'_>, habits: &Habits, sentence: Range<usize>) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let first = first_word(tokens, sentence.start);
    let body = |at: usize| {
        mention::phrase(passage, habits, at, sentence.end).filter(|speaker| {
            human::is_body(passage, habits, speaker) || human::is_abbreviation(passage, habits, speaker)
        })
    };
    // `Interrogé par la presse, le ministère renvoie à l’agence`
    let behind = || {
        let comma = (first..sentence.end.min(first + OPENING)).find(|at| tokens[*at].kind == Kind::Comma)?;
        let said_of = !habits.verb_second && tokens[first].content() && !tokens[first].is(ROLE | TITLE);
        let neuter = |body: &Phrase| tokens[body.tokens.clone()].iter().any(|noun| noun.is(ROLE) && noun.is(NEUTER));
        body(comma + 1).filter(|body| said_of && neuter(body))
    };
    body(first).or_else(behind).map(|body| human::without_verb(passage, habits, body))
}

/// How many words may stand before the comma that a participle opens.
const OPENING: usize = 7;

/// The one human being that a sentence is about: it begins with them, or names nobody else.
pub(crate) fn about(passage: &Passage<'_>, habits: &Habits, sentence: Range<usize>) -> Option<Phrase> {
    let verb_first = acts_on_name(passage, habits, sentence.start);
    human::opens(passage, habits, sentence.clone()).filter(|_| !verb_first).or_else(|| {
        // `Für Trainerin Tanja Kopp ist die Sache klar`, `Ogni mattina Teresa Lupi prende il traghetto`
        let first = sentence.clone().find(|at| passage.tokens[*at].kind == Kind::Word)?;
        let opens = passage.tokens[first].is(PREPOSITION);
        // `Dann wurde er ernst`
        let subject = |one: &Phrase| habits.verb_second && !human::is_governed(passage, habits, &sentence, one);
        human::only(passage, habits, sentence.clone())
            .filter(|one| !is_object(passage, habits, &sentence, one))
            .and_then(|one| match is_of_noun(passage, habits, &sentence, &one) {
                true => Some(human::without_verb(passage, habits, one)),
                false => (opens || one.mention == Mention::Person || subject(&one)).then_some(one),
            })
    })
}

/// Whether a sentence is a noun for what was said, with a clause whose subject this one is: `Una versione che la vedova non accetta.`
fn is_of_noun(passage: &Passage<'_>, habits: &Habits, sentence: &Range<usize>, one: &Phrase) -> bool {
    let tokens = &passage.tokens;
    let that = one.tokens.start.checked_sub(1).filter(|that| *that > sentence.start);
    let relative = that.filter(|that| habits.that.iter().any(|word| passage.word_is(*that, word)));
    let new = is_indefinite(passage, sentence.start) || !tokens[sentence.start].is(DETERMINER);
    let told = |that: usize| passage.language().romance.told.iter().any(|word| passage.word_is(that - 1, word));
    new && relative.is_some_and(|that| that <= sentence.start + NOUN && told(that))
}

/// How many words such a noun has at most, with its article.
const NOUN: usize = 3;

/// Whether a sentence that leaves its subject out does something to somebody: `È accusato di aver ucciso l’ex moglie, Ada Rowe`, `Ieri ha incontrato
/// Ada Rowe`, but not `È arrivata Ada Rowe`. Where a noun stands before the verb, that may be any.
fn is_object(passage: &Passage<'_>, habits: &Habits, sentence: &Range<usize>, one: &Phrase) -> bool {
    let tokens = &passage.tokens;
    if !habits.drops_subject || one.mention == Mention::Pronoun {
        return false;
    }
    if acts_on_name(passage, habits, sentence.start) {
        return true;
    }
    let small = |token: &Token| token.kind == Kind::Word && (token.is(ADVERB | REFLEXIVE | TIME) || token.is(OBJECT));
    let verb = sentence.start
        + tokens[sentence.clone()].iter().take_while(|token| small(token) && !token.is(AUXILIARY)).count();
    if verb >= one.tokens.start || !tokens[verb].is(AUXILIARY) {
        return false;
    }
    // `Non è d’accordo Ada Rowe`, but not `È amico di Ada Rowe`, `È accusato di aver ucciso Ada Rowe`
    let between = &tokens[verb + 1..one.tokens.start];
    let infinitive = |pair: &[Token]| {
        let word = &passage.text[pair[1].range()];
        pair[0].is(PREPOSITION) && (word.ends_with('r') || word.ends_with("re")) && pair[1].bits & CAPITAL == 0
    };
    !tokens[verb].is(BE)
        || between.last().is_some_and(|last| last.is(PREPOSITION))
        || between.iter().any(|token| token.kind == Kind::Comma || token.is(AUXILIARY))
        || between.windows(2).any(infinitive)
}

/// Whether a sentence opens with a verb in the past, by its ending, and a name right behind it, or behind one word: `Conosceva Ada Rowe`,
/// `Conocía a Ada Rowe`.
fn acts_on_name(passage: &Passage<'_>, habits: &Habits, first: usize) -> bool {
    let [verb, next, then] = passage.tokens.get(first..first + 3).unwrap_or_default() else { return false };
    let past = || habits.imperfect.iter().chain(habits.past).any(|past| passage.text[verb.range()].ends_with(past));
    let plain = verb.kind == Kind::Word && verb.bits & (FIRST_NAME | ROLE | TITLE | FUNCTION) == 0;
    let named = |token: &Token| token.is(FIRST_NAME) && token.name();
    habits.drops_subject
        && plain
        && (named(next) || next.is(PREPOSITION) && named(then))
        && past()
        && !is_surname(passage, first)
}

/// The one human being who reacts in a sentence, so that the quotation after it is theirs: the sentence begins with them, and nobody
/// else is in it.
pub(crate) fn reacts(passage: &Passage<'_>, habits: &Habits, sentence: Range<usize>) -> Option<Phrase> {
    // `Da wird die Intendantin laut`
    if let Some(only) = human::only_subject(passage, habits, sentence.clone()) {
        return Some(only);
    }
    let only = human::only(passage, habits, sentence.clone())?;
    let one = human::opens(passage, habits, sentence)?;
    (only.tokens.start == one.tokens.start).then_some(one)
}

/// Whether a sentence is in a form that reports what another has said only where the sentence before tells of speech: könnte, dürften.
pub(crate) fn may_be_reported(passage: &Passage<'_>, habits: &Habits, sentence: Range<usize>) -> bool {
    let conditional = |token: &Token| {
        token.is(AUXILIARY) && token.bits & CAPITAL == 0 && passage.text[token.range()].contains(['ä', 'ö', 'ü'])
    };
    habits.nouns_capital && passage.tokens[sentence].iter().any(conditional)
}

/// Whether a mention is of a human being who may have been named: the minister, but not a minister, her son or the ministry.
pub(crate) fn is_definite(passage: &Passage<'_>, role: &Phrase) -> bool {
    let tokens = &passage.tokens[role.tokens.clone()];
    let open = tokens[0].is(POSSESSOR) || is_indefinite(passage, role.tokens.start);
    !open && !tokens.iter().any(|token| token.is(ROLE) && token.is(NEUTER))
}

/// Whether a sentence begins with a name, or with a nickname in marks: with somebody whom nothing else tells.
pub(crate) fn opens_with_noun(passage: &Passage<'_>, habits: &Habits, sentence: Range<usize>) -> bool {
    let first = first_word(&passage.tokens, sentence.start);
    let Some(token) = passage.tokens.get(first).filter(|_| first < sentence.end) else { return false };
    let nickname = passage.tokens.get(first + 1).is_some_and(|next| next.kind == Kind::Quoted);
    // `Llegó tarde`: a verb
    // and `Sai de casa às três`, `Lavora da anni`: what a name would be follows no verb
    let small = |next: &Token| next.is(PREPOSITION | DETERMINER) && next.bits & CAPITAL == 0;
    let plain = token.bits & (FIRST_NAME | ROLE | TITLE) == 0 && !is_surname(passage, first);
    let vowel = passage.text[token.range()].ends_with(['a', 'e', 'i', 'á', 'é', 'ê', 'ó']);
    let opens = habits.drops_subject && plain && vowel && passage.tokens.get(first + 1).is_some_and(small);
    let verb = opens
        || acts_on_name(passage, habits, first)
        || habits.past.iter().any(|past| passage.text[token.range()].ends_with(past));
    token.is(DETERMINER) && nickname || token.name() && token.bits & (SAY | ASIDE | LINK) == 0 && !verb
}

/// Whether a sentence begins with an article and a noun, or tells of somebody new: `La prima cittadina ha scritto`, `A un certo punto un
/// anziano si è alzato`.
pub(crate) fn begins_with_noun(passage: &Passage<'_>, habits: &Habits, sentence: Range<usize>) -> bool {
    let tokens = &passage.tokens;
    let first = first_word(tokens, sentence.start);
    let noun = |at: usize| at + 1 < sentence.end && tokens[at].is(DETERMINER) && tokens[at + 1].content();
    let new = |at: usize| is_indefinite(passage, at) && noun(at) && at > first && !tokens[at - 1].is(PREPOSITION);
    !habits.verb_second && (noun(first) || sentence.clone().any(new))
}

/// What a sentence begins with.
pub(crate) fn opening(passage: &Passage<'_>, habits: &Habits, sentence: Range<usize>) -> Option<Phrase> {
    mention::phrase(passage, habits, first_word(&passage.tokens, sentence.start), sentence.end)
}

/// The body with a name, or known for one, that a sentence begins with.
pub(crate) fn organisation(passage: &Passage<'_>, habits: &Habits, sentence: Range<usize>) -> Option<Phrase> {
    let speaker = opening(passage, habits, sentence)?;
    (speaker.mention == Mention::Organisation || human::is_body(passage, habits, &speaker)).then_some(speaker)
}

/// The body whose words a sentence tells, or that it begins with.
pub(crate) fn body(passage: &Passage<'_>, habits: &Habits, sentence: Range<usize>) -> Option<Phrase> {
    let told = tells(passage, habits, sentence.clone()).map(|(speaker, _)| speaker);
    told.filter(|speaker| human::is_body(passage, habits, speaker)).or_else(|| group(passage, habits, sentence))
}

/// Whether a pronoun of this sex may stand for the mention, by its noun and its article.
pub(crate) fn may_be(passage: &Passage<'_>, role: &Phrase, sex: u32) -> bool {
    let tokens = &passage.tokens[role.tokens.clone()];
    let noun =
        tokens.iter().find(|token| token.is(ROLE | TITLE)).map_or(0, |noun| noun.bits & (MALE | FEMALE | PLURAL));
    let article = passage.language().sex_of_article(&passage.text[tokens[0].range()]);
    noun & PLURAL == 0 && (noun == 0 || noun & sex != 0) && (article == 0 || article & sex != 0)
}

/// The one human being whom a sentence is about whose subjunctive stands in a clause below it: `Rowe wehrt sich gegen den Vorwurf, sie habe
/// gelogen`.
pub(crate) fn tells_of_report(passage: &Passage<'_>, habits: &Habits, sentence: Range<usize>) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let opening = human::opens(passage, habits, sentence.clone()).filter(|one| one.mention == Mention::Person)?;
    let report = sentence.clone().find(|at| reports(&tokens[*at]))?;
    let comma = (opening.tokens.end..report).rev().find(|at| tokens[*at].kind == Kind::Comma)?;
    // `Rowe, die krank ist, habe nichts gewusst`: her own
    (comma > opening.tokens.end && comma + 1 < report && report - comma <= 4).then_some(opening)
}

/// The body that a clause begins with whose subjunctive stands right below it: `Die Seilbahn Nord ließ über ihre Sprecherin mitteilen, sie werde`.
pub(crate) fn reports_itself(passage: &Passage<'_>, habits: &Habits, clause: Range<usize>) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let body = group(passage, habits, clause.clone()).filter(|body| human::is_institution(passage, body))?;
    let report = (body.tokens.end..clause.end).find(|at| reports(&tokens[*at]))?;
    let comma = (body.tokens.end..report).rev().find(|at| tokens[*at].kind == Kind::Comma)?;
    // `Der Verband, der klagt, habe nichts gewusst`: its own
    (comma > body.tokens.end && comma + 1 < report && report - comma <= 4).then_some(body)
}

/// Somebody with whom a clause begins below which another has the subjunctive or opens: `Rowe zuckte mit den Schultern, sein Mandant sei`. Whoever
/// spoke before does not say it.
pub(crate) fn reports_below(passage: &Passage<'_>, habits: &Habits, clause: Range<usize>) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let one = human::opens(passage, habits, clause.clone()).filter(|one| one.mention != Mention::Pronoun)?;
    let report = (one.tokens.end..clause.end).find(|at| reports(&tokens[*at])).unwrap_or(clause.end);
    let comma = (one.tokens.end..report).rev().find(|at| tokens[*at].kind == Kind::Comma)?;
    // `Rowe, die krank ist, habe nichts gewusst`: another tells it
    (habits.nouns_capital && comma > one.tokens.end && comma + 1 < report).then_some(one)
}

/// Whether a sentence tells in the subjunctive what another has said.
pub(crate) fn is_reported(passage: &Passage<'_>, sentence: Range<usize>) -> bool {
    sentence.into_iter().any(|at| reports(&passage.tokens[at]))
}

/// How many words may stand before a clause with `wie` that takes up whom its sentence begins with.
const TAKEN_UP: usize = 40;

/// Whom the pronoun of a clause that tells who put it so takes up: the human being with whom its sentence begins, `Seine Frau fand es, wie sie
/// betonte, „gut“`. In German.
pub(crate) fn taken_up(passage: &Passage<'_>, habits: &Habits, pronoun: &Phrase) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let like = pronoun.tokens.start.checked_sub(1).filter(|_| habits.nouns_capital)?;
    let comma = like.checked_sub(1).filter(|comma| tokens[*comma].kind == Kind::Comma)?;
    if pronoun.mention != Mention::Pronoun || !passage.word_is(like, habits.like) {
        return None;
    }
    let sex = tokens[pronoun.tokens.start].bits & (MALE | FEMALE);
    let before = passage.sentence(like).start..comma;
    if before.len() > TAKEN_UP {
        return None;
    }
    // `Der Anwalt sei, wie er sagte, krank`: another tells it
    let subject = human::opens(passage, habits, before.clone()).filter(|_| !is_reported(passage, before))?;
    (subject.mention == Mention::Role && sex != 0 && may_be(passage, &subject, sex)).then_some(subject)
}
