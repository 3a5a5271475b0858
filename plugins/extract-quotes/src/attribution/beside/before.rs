//! What comes before a quotation: Rowe sagte: „…“; Rowe sprach von einem „…“; laut Rowe ist das „…“.

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    ADVERB, AUXILIARY, CAPITAL, CONJUNCTION, DETERMINER, FEMALE, FUNCTION, MALE, OBJECT, PREPOSITION, REFLEXIVE,
};
use copydesk_text::words::Kind;

use super::clause::{BEFORE, NEAR, TAKES, after_speech, clause_verb, grip, is_predicate, reports_to, subjectless};
use super::colon::{before_colon, is_label, whose};
use super::holds::holds;
use super::read::read_before;
use super::sent::sent;
use super::subject::{subject, subject_before};
use super::verb::{first_word, is_aside, is_cue, is_object, is_source, leans, reports, says};
use super::{Told, bracket, fronted, human, object, written};
use crate::attribution::accounts::{according, is_own, own_view, read_therein, source_before, spoken_of};
use crate::attribution::{Attribution, Grip, mention};
use crate::grammar::{LINK, NOUN, PARTICIPLE, SAY};
use crate::language::Habits;
use crate::layouts::label::is_nameless;
use crate::passages::passage::Passage;
use crate::whom::signs::about_another::sexes_told;
use crate::whom::signs::first_person::speaks_of_self;

/// The attribution before the quotation at token `at`, in the sentence that begins at `low`: `Rowe sagte: „…“`.
pub(crate) fn precedes(passage: &Passage<'_>, habits: &Habits, low: usize, at: usize) -> Option<Told> {
    let tokens = &passage.tokens;
    let low = behind_dash(passage, habits, after_speech(passage, low, at), at);
    let colon = at > low && tokens[at - 1].kind == Kind::Colon;
    let end = at - usize::from(colon || at > low && tokens[at - 1].kind == Kind::Comma);
    // `Spurgt om skatten siger Rowe, at`: no main clause opens so
    let main = fronted::behind_asked(passage, low, end);
    let that = habits.bare_nouns && habits.that.iter().any(|that| passage.word_is(main, that));
    let low = if that { low } else { main };
    let low = if colon { fronted::behind_clause(passage, habits, low, end) } else { low };
    if colon && let Some(speaker) = fronted::set_off(passage, habits, low, end) {
        return Some(Told::By(Attribution { speaker, cue: None, confidence: 0.86, grip: Grip::Close }));
    }
    if colon && let Some(sent) = sent(passage, habits, low, at) {
        return Some(Told::BySomeone(sent.cue));
    }
    // `Frage: „…“`, `Die Antwort: „…“`
    if colon && at > low + 1 && at <= low + 3 && is_nameless(&passage.text[tokens[at - 2].range()]) {
        return None;
    }
    if let Some(told) = read_before(passage, habits, low, end) {
        return Some(told);
    }
    if let Some((speaker, cue)) = source_before(passage, habits, low, end) {
        if is_own(passage, &speaker) {
            return Some(Told::BySomeone(cue));
        }
        return Some(Told::By(Attribution::new(speaker, cue, 0.88, Grip::Close)));
    }
    if let Some((speaker, cue)) =
        spoken_of(passage, habits, low, at).or_else(|| read_therein(passage, habits, low, end))
    {
        return Some(Told::By(Attribution::new(speaker, cue, 0.86, Grip::Close)));
    }
    if habits.verb_second && !habits.nouns_capital {
        // `I et notat hedder det, at`
        let said = (low.max(end.saturating_sub(BEFORE))..end)
            .rev()
            .find(|at| is_source(&tokens[*at]) && passage.word_is(at + 1, habits.it));
        if let Some(cue) = said.filter(|_| tokens[low].is(PREPOSITION)) {
            return Some(Told::BySomeone(cue));
        }
    }
    if colon
        && let Some(speaker) = mention::phrase(passage, habits, low, end)
        && speaker.tokens.end == end
        && is_label(passage, habits, &speaker)
        && speaker.mention != Mention::Pronoun
        && !tokens[low..end].iter().any(|token| token.is(SAY) && token.bits & CAPITAL == 0)
    {
        let speaker = whose(passage, habits, &speaker).unwrap_or(speaker);
        // `Bank Nord: „Kein Kommentar“ war gestern`
        let subject = habits.nouns_capital && passage.is_one_of(at + 1, &passage.language().small_words.be);
        if subject && !human::one(passage, habits, &speaker) {
            return None;
        }
        let speaker = human::without_verb(passage, habits, speaker);
        return Some(Told::By(Attribution { speaker, cue: None, confidence: 0.93, grip: Grip::Direct }));
    }
    // `Torwart Leon Weiß („…“) hielt`
    if at > low + 1
        && tokens[at - 1].kind == Kind::Open
        && tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Close)
        && let Some(speaker) = subject_before(passage, habits, low, at - 1)
    {
        // `Der Regisseur Bo Lind („Der lange Weg“)`, but not `(„Ich drehe nachts“)`
        let maker = |at: usize| passage.language().makers.iter().any(|maker| passage.word_is(at, maker));
        let inside = &passage.text[tokens[at].range()];
        if bracket::is_title(passage, inside)
            || (low..speaker.tokens.end).any(maker)
                && !speaks_of_self(passage, inside)
                && !passage.language().turns.is_of_us(inside)
                && !passage.text[..tokens[at].end].trim_end_matches(mention::is_mark).ends_with(['.', '!', '?', '…'])
        {
            return None;
        }
        return Some(Told::By(Attribution { speaker, cue: None, confidence: 0.88, grip: Grip::Close }));
    }
    let floor = low.max(at.saturating_sub(BEFORE));
    let part = passage.text[tokens[at].start..].trim_start_matches(mention::is_mark).starts_with(char::is_lowercase);
    let like = at - usize::from(at > low && !habits.like.is_empty() && passage.word_is(at - 1, habits.like));
    // `Rowe pide «…»`, but not `el fuego empezó «…»`
    let object = |cue: usize| {
        let takes = part && cue + 1 == like && cue > low && is_aside(&tokens[cue]) && !habits.nouns_capital;
        takes
            && subject(passage, habits, low, cue, end).is_none_or(|who| {
                who.mention != Mention::Role
                    || human::one(passage, habits, &who)
                    || human::is_body(passage, habits, &who)
                    || who.tokens.start == first_word(tokens, low)
            })
    };
    // `disse que o país precisa “parar”`: a verb of something else
    let ordinary = |cue: usize| {
        let words = || &passage.text.as_bytes()[tokens[cue].start..tokens[at - 1].end];
        part && cue + 2 >= at && passage.language().content_words.ordinary.has(words())
    };
    let verb = (floor..end).rev().filter(|cue| colon || !is_of_thing(passage, habits, low, *cue, end)).find(|cue| {
        is_cue(tokens, low, *cue) && !ordinary(*cue)
            || takes(passage, habits, *cue, at)
            || object(*cue)
            || bracket::auxiliary(passage, habits, low, *cue).is_some() && bracket::tells(passage, *cue, at)
            || bracket::between(passage, habits, low, *cue, at).is_some()
    });
    // `Rowe falou e Lind precisou “de que forma”`: unless the verb before reports it, it is hers
    let own = (verb.unwrap_or(low)..end).rev().take(2).find(|cue| ordinary(*cue) && is_cue(tokens, low, *cue));
    let verb = match (verb, own) {
        (Some(verb), Some(own)) if !reports_to(passage, habits, verb, own) => Some(own),
        _ => verb,
    };
    if colon && (written::is_found(passage, habits, (low, end), at) || written::goes_on(passage, habits, at)) {
        return Some(Told::Nobody);
    }
    if let Some(teller) = object::told_by(passage, habits, low..object::passive_before(passage, low, (end, colon))) {
        return Some(
            teller.map_or(Told::Nobody, |teller| Told::By(Attribution::new(teller, end - 1, 0.9, Grip::Close))),
        );
    }
    let source = according(passage, habits, floor.max(verb.map_or(floor, |verb| verb + 1))..at, low);
    let named = |source: &(Phrase, usize)| {
        verb.is_some_and(|verb| {
            let start = source.0.tokens.start.min(source.1);
            let behind = source.0.tokens.end.max(source.1 + 1);
            object::has_own_subject(passage, habits, (low, verb), start, behind.min(at)..at)
        })
    };
    if let Some((speaker, cue)) = source.filter(|source| !named(source)) {
        let end = speaker.tokens.end;
        let predicate = !habits.nouns_capital && is_predicate(passage, habits, at);
        let near = at <= end + 1 || predicate && at - end.min(at) <= 8;
        let whole = at - cue <= 12 || !habits.nouns_capital && at - end.min(at) <= 8;
        let grip = if near {
            Grip::Close
        } else if whole {
            Grip::Sentence
        } else {
            Grip::Loose
        };
        return Some(Told::By(Attribution::new(speaker, cue, 0.86, grip)));
    }
    // `Il figlio, ammette, risponde «di rado»`
    let aside = (floor + 1..at.saturating_sub(1)).rev().find(|cue| {
        let comma = |at: usize| tokens[at].kind == Kind::Comma;
        habits.drops_subject && is_cue(tokens, low, *cue) && comma(*cue + 1) && {
            let start = clause_verb(habits, tokens, low, *cue);
            start > low && comma(start - 1) && start + 2 >= *cue
        }
    });
    if let Some(aside) = aside
        && at - aside <= NEAR
        && subject(passage, habits, low, aside, end).is_none_or(|who| who.tokens.start == first_word(tokens, low))
    {
        return Some(Told::BySomeone(aside));
    }
    let own = (floor..at).rev().find_map(|at| own_view(passage, at, end));
    if let Some(noun) = own.filter(|noun| verb.is_none_or(|verb| verb < *noun)) {
        // `Rowe hat nach eigenen Worten „…“`
        let subject = habits.nouns_capital.then(|| {
            human::opens(passage, habits, low..noun).or_else(|| human::only_subject(passage, habits, floor..end))
        });
        return match subject.flatten() {
            Some(speaker) => Some(Told::By(Attribution::new(speaker, noun, 0.86, Grip::Close))),
            None => Some(Told::BySomeone(noun)),
        };
    }
    if let Some(attribution) = to_whom(passage, habits, low, at, verb) {
        return attribution.map(Told::By);
    }
    let lean = (floor..end).rev().find(|at| leans(&tokens[*at]) && (colon || reports_to(passage, habits, *at, end)));
    if let Some(lean) = lean.filter(|lean| verb.is_none_or(|verb| verb < *lean)) {
        // `on entend Rowe dire : « … »`
        let end = lean - tokens[floor..lean].iter().rev().take_while(|token| is_object(token)).count();
        let heard = (floor.max(end.saturating_sub(HEARD))..end).find_map(|at| {
            let who = mention::phrase(passage, habits, at, end)?;
            let named = who.mention == Mention::Person && human::one(passage, habits, &who);
            (named && who.tokens.end == end).then_some(who)
        });
        let main = heard.or_else(|| verb.and_then(|verb| subject(passage, habits, low, verb, lean)));
        let main = main.or_else(|| human::opens(passage, habits, low..lean));
        // `Palazzo Chigi, da parte sua, fa sapere che`
        let main = main.or_else(|| {
            let verb = (low + 1..lean).rev().find(|at| !tokens[*at].is(FUNCTION))?;
            subject_before(passage, habits, low, verb)
        });
        return Some(main.map_or(Told::BySomeone(lean), |speaker| {
            Told::By(Attribution::new(speaker, lean, 0.86, grip(passage, habits, lean, at)))
        }));
    }
    let Some(cue) = verb else {
        if colon {
            return before_colon(passage, habits, low, end).map(Told::By);
        }
        return None;
    };
    // `Rowe pidió “…” y Lind, “…”`: what is left out is another’s
    if end < at && !colon && tokens[cue..end].iter().any(|token| token.kind == Kind::Quoted) {
        return None;
    }
    if !colon && is_of_paper(passage, habits, low, cue) {
        return None;
    }
    if colon && let Some(speaker) = fronted::relative_subject(passage, habits, low, cue) {
        return Some(Told::By(Attribution::new(speaker, cue, 0.86, Grip::Direct)));
    }
    let far = bracket::auxiliary(passage, habits, low, cue);
    let far = far.and_then(|auxiliary| bracket::subject(passage, habits, low, auxiliary, cue));
    let far = far.or_else(|| bracket::between(passage, habits, low, cue, at));
    let Some(speaker) = far.or_else(|| subject(passage, habits, low, cue, end)) else {
        if habits.drops_subject && subjectless(passage, low, cue) {
            return Some(Told::BySomeone(cue));
        }
        // `Dazu wollte sich der Minister nicht äußern: „…“`
        return colon.then(|| before_colon(passage, habits, low, end)).flatten().map(Told::By);
    };
    if written::is_somebody(passage, habits, cue, &speaker) {
        return Some(Told::Nobody);
    }
    if let Some(subject) = object::before_sie(passage, habits, (low, cue), &speaker) {
        let by = |subject: Phrase| Told::By(Attribution::new(subject, cue, 0.86, grip(passage, habits, cue, at)));
        return Some(subject.map_or(Told::Nobody, by));
    }
    if colon && fronted::refers(passage, habits, low, end) {
        return None;
    }
    let other = if colon && speaker.tokens.start < cue { fronted::quoted(passage, habits, cue, end) } else { None };
    let speaker = other.unwrap_or(speaker);
    // `sagte, er halte das für „falsch“`: his words, though few
    let named = habits.nouns_capital && (takes(passage, habits, cue, at) || tokens[cue..at].iter().any(reports));
    let grip = grip(passage, habits, cue, at);
    let grip = if named { grip.max(Grip::Close) } else { grip };
    let distance = at - cue;
    let confidence = if end < at && distance <= NEAR { 0.94 } else { 0.86 - 0.004 * distance as f64 };
    Some(Told::By(Attribution::new(speaker, cue, confidence, grip)))
}

/// Whether the verb at `cue` is none of saying, for a reflexive pronoun stands before it: `il Papa si riferiva al silenzio «…»`, or one that tells how a
/// thing is, `le retard s’explique « par le froid »`, or by whose account it is so, `Selon le maire, le quartier se dit « abandonné »`.
fn is_of_thing(passage: &Passage<'_>, habits: &Habits, low: usize, cue: usize, end: usize) -> bool {
    let tokens = &passage.tokens;
    if habits.verb_second || cue <= low || !tokens[cue - 1].is(REFLEXIVE) {
        return false;
    }
    let romance = &passage.language().romance;
    let is = |list: &[&str]| list.iter().any(|word| passage.word_is(cue, word));
    // `Brunori ha replicato che il Papa si riferiva`
    if is(&romance.refers) && (low..cue).any(|at| is_cue(tokens, low, at)) {
        return true;
    }
    let explains = is(&romance.reflexive);
    let sourced = || according(passage, habits, low..cue, low).is_some();
    let thing = |who: &Phrase| !human::one(passage, habits, who) && !human::is_body(passage, habits, who);
    let subject = || subject(passage, habits, low, cue, end).filter(|who| who.mention != Mention::Pronoun);
    (explains || says(&tokens[cue]) && sourced()) && subject().is_some_and(|who| thing(&who))
}

/// Where the words begin that go with the quotation at `at`: behind a dash, where a noun of its own follows it, as in headlines: `Ministerin kündigt
/// Reform an – Kammer „entsetzt“`. In German.
fn behind_dash(passage: &Passage<'_>, habits: &Habits, low: usize, at: usize) -> usize {
    let tokens = &passage.tokens;
    let mut dashes = (low..at).filter(|at| habits.nouns_capital && tokens[*at].kind == Kind::Dash);
    match (dashes.next(), dashes.next()) {
        (Some(dash), None)
            if dash + 1 < at && tokens[dash + 1].is(CAPITAL) && tokens[dash].end < tokens[dash + 1].start =>
        {
            dash + 1
        }
        _ => low,
    }
}

/// Whether the subject of the verb is a paper whose name stands in marks right before it: `Die Zeitung „Nordpost“ nannte Rowe „…“`. In German.
fn is_of_paper(passage: &Passage<'_>, habits: &Habits, low: usize, verb: usize) -> bool {
    let [article, noun, marks] = passage.tokens.get(verb.saturating_sub(3)..verb).unwrap_or_default() else {
        return false;
    };
    let stems = &passage.language().content_words.call_stems;
    let calls = || stems.iter().any(|stem| passage.text[passage.tokens[verb].range()].starts_with(stem));
    let paper = || passage.language().papers.binary_search(&passage.text[noun.range()].to_lowercase().as_str()).is_ok();
    habits.nouns_capital
        && verb == low + 3
        && marks.kind == Kind::Quoted
        && article.is(DETERMINER)
        && article.bits & OBJECT == 0
        && calls()
        && paper()
}

/// How many words a name right before an infinitive has at most.
const HEARD: usize = 4;

/// In whose view it is, at the beginning of the sentence: `Pour Ada Rowe, c’est « un échec »`. Nobody’s where it may be either of two.
fn to_whom(
    passage: &Passage<'_>,
    habits: &Habits,
    low: usize,
    at: usize,
    verb: Option<usize>,
) -> Option<Option<Attribution>> {
    let tokens = &passage.tokens;
    if habits.view.is_empty() || verb.is_some() || !passage.word_is(low, habits.view) {
        return None;
    }
    let speaker = mention::governed(passage, habits, low + 1, at)
        .filter(|who| human::one(passage, habits, who) || human::is_body(passage, habits, who))?;
    // `Für Bo Lind hatte Ada Rowe ein Lob: „…“`: hers; but not `Für Bo Lind hat die Trainerin versagt: „…“`
    let owned = tokens[at - 1].kind == Kind::Colon && at > low + 1 && tokens[at - 2].is(CAPITAL);
    let has = owned && habits.has.iter().any(|word| passage.word_is(speaker.tokens.end, word));
    // not the noun before the colon: `hat Ada Rowe Lob: „…“`
    let other = if has { mention::phrase(passage, habits, speaker.tokens.end + 1, at - 2) } else { None };
    let other = other.filter(|who| human::one(passage, habits, who));
    // `Für Bo Lind hat Ada Rowe das Zeug zum Star: „Sie kann alles“`: whose words these are is open
    if other.as_ref().is_some_and(|other| !fronted::is_word_of(passage, at - 2) && !is_of(passage, at, &speaker, other))
    {
        return Some(None);
    }
    let speaker = other.unwrap_or(speaker);
    let left = &tokens[at - 1];
    let told = left.is(AUXILIARY | ADVERB) || left.kind == Kind::Comma || at - speaker.tokens.end.min(at) <= 8;
    let grip = if told { Grip::Close } else { Grip::Sentence };
    Some(Some(Attribution { speaker, cue: None, confidence: 0.8, grip }))
}

/// Whether the quotation at `at` is about `one`, as its pronouns tell, and not about `other`.
fn is_of(passage: &Passage<'_>, at: usize, one: &Phrase, other: &Phrase) -> bool {
    let sex = |phrase: &Phrase| {
        passage.tokens[phrase.tokens.clone()].iter().fold(0, |sex, token| sex | token.bits & (MALE | FEMALE))
    };
    let told = sexes_told(passage, at);
    (told == MALE || told == FEMALE) && sex(one) & told != 0 && sex(other) & told == 0 && sex(other) != 0
}

/// Whether the verb at `cue` takes the quotation at `at` as its object, after a preposition: `sprach von einem „…“`, `sprach am Abend
/// von einem „…“`.
fn takes(passage: &Passage<'_>, habits: &Habits, cue: usize, at: usize) -> bool {
    let tokens = &passage.tokens;
    // `parle d’« un gâchis »`: the apostrophe before the marks is a token of its own
    let elided = at > cue + 2 && tokens[at - 1].kind == Kind::Other && tokens[at - 2].end == tokens[at - 1].start;
    let at = at - usize::from(elided && !habits.verb_second);
    let verb = &tokens[cue];
    if holds(passage, cue, at) {
        return true;
    }
    if !verb.is(LINK) || verb.bits & (CAPITAL | NOUN | PARTICIPLE) != 0 {
        return false;
    }
    let words = &tokens[cue + 1..at];
    // `sprach nach dem 2:1 von einem „Kraftakt“`
    let number = |at: usize| tokens[at].kind == Kind::Number;
    let score = |at: usize| number(at) || tokens[at].kind == Kind::Colon && number(at - 1) && number(at + 1);
    let plain = (cue + 1..at).all(|at| tokens[at].kind == Kind::Word || habits.nouns_capital && score(at));
    let of = |at: usize| tokens[at].is(PREPOSITION) || habits.of.iter().any(|of| passage.word_is(at, of));
    let near = at - cue <= 5 && (cue + 1..at).any(of);
    // `accuse la ville d’avoir commis « … »`
    let own = match words {
        [own @ .., has, done]
            if !habits.nouns_capital && [has, done].iter().all(|word| !word.name() && !word.is(FUNCTION)) =>
        {
            own
        }
        _ => words,
    };
    let beside = own.iter().rev().take(2).any(|token| token.is(PREPOSITION) && token.bits & CONJUNCTION == 0)
        || words.last().is_some_and(|last| last.is(REFLEXIVE)) // `zeigte sich „ein bisschen stolz“`
        // `se mostró “muy decepcionada”`, `mostrou-se “muito desiludida”`
        || words.is_empty()
            && (cue > 0 && tokens[cue - 1].is(REFLEXIVE) || passage.text[verb.range()].ends_with("-se"));
    // `begrüßte den Beschluss als „überfällig“`
    let called = || {
        let article = words.last().is_some_and(|last| last.is(DETERMINER));
        !habits.called.is_empty() && passage.word_is(at - 1 - usize::from(article), habits.called)
    };
    plain && (near || at - cue <= TAKES && (beside || called()))
}
