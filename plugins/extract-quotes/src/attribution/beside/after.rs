//! What follows a quotation: sagte Rowe; a-t-elle ajouté; según la ministra. Also at its sentence’s end.

use std::ops::Range;

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    ADVERB, AUXILIARY, CAPITAL, DETERMINER, FIRST_NAME, FUNCTION, POSSESSOR, PREPOSITION, REFLEXIVE, ROLE, TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use super::contrast::contrast;
use super::fronted::{cited, cites_another};
use super::human::{self, subject_case};
use super::like::like;
use super::listener::after_listener;
use super::read::read_in;
use super::subject::told_of;
use super::verb::{ends, is_aside, is_source, participle, says, skip_times, verb};
use super::verdict::verdict;
use super::{Told, bracket, object};
use crate::attribution::accounts::{in_the_view, is_own, own_view, quoting, source};
use crate::attribution::mention::surname::is_surname;
use crate::attribution::{Attribution, Grip, mention};
use crate::grammar::{LINK, NOUN};
use crate::language::{Habits, Language, is_according, is_behind};
use crate::passages::passage::Passage;

/// How many tokens after a quotation its attribution may end.
pub(super) const AFTER: usize = 28;

/// How the words end that tell how somebody speaks: `ridendo`, `sentada`.
const MANNER: &[&str] = &["ndo", "ada", "ado", "ida", "ido", "ata", "ato", "ita", "ito", "uta", "uto"];

/// How words end that may, and other nouns do too: `commossa`, `soddisfatto`.
const MOVED: &[&str] = &["ssa", "sso", "tta", "tto"];

/// The attribution that follows the quotation at token `at`: `…, sagte Rowe`, `…, a-t-elle ajouté`, `…, según la ministra`.
pub(crate) fn follows(passage: &Passage<'_>, habits: &Habits, at: usize) -> Option<Told> {
    let tokens = &passage.tokens;
    let start =
        at + 1 + usize::from(tokens.get(at + 1).is_some_and(|next| matches!(next.kind, Kind::Comma | Kind::Dash)));
    let high = passage.sentence(at).end.min(start + AFTER);
    // `der als „…“ bekannte Rowe`: whoever is called so says nothing
    let called = start == at + 1
        && tokens.get(at + 2).is_some_and(|next| next.kind == Kind::Word)
        && at.checked_sub(2).is_some_and(|left| tokens[left].is(DETERMINER) && passage.word_is(at - 1, "als"));
    if start >= high || called {
        return None;
    }
    let by = |speaker: Phrase, cue: usize| Some(Told::By(Attribution::new(speaker, cue, 0.95, Grip::Direct)));
    // `« … » : Ada Rowe, adjointe aux mobilités, a défendu son plan`
    if tokens[start].kind == Kind::Colon && start == at + 1 {
        if passage.sentence(at).start != at {
            return None;
        }
        let speaker = mention::phrase(passage, habits, start + 1, high)?;
        let named = speaker.mention == Mention::Person && speaker.head.len() > 1 && !habits.nouns_capital;
        let human = named || human::one(passage, habits, &speaker) && speaker.mention != Mention::Pronoun;
        let known = human && !crate::whom::signs::meant::is_indefinite(passage, speaker.tokens.start);
        return known.then_some(Told::By(Attribution { speaker, cue: None, confidence: 0.87, grip: Grip::Close }));
    }
    if let Some(told) = read_in(passage, habits, start, high) {
        return Some(told);
    }
    if let Some((speaker, cue)) = source(passage, habits, start, high) {
        return if is_own(passage, &speaker) { Some(Told::BySomeone(cue)) } else { by(speaker, cue) };
    }
    // `„…“, hieß es am Montag`: by the body that the sentence before is about
    let it =
        habits.nouns_capital && is_source(&tokens[start]) && passage.word_is(start + 1, habits.it) && start + 1 < high;
    let over = |at: usize| at >= high || matches!(tokens[at].kind, Kind::Comma | Kind::Stop | Kind::End);
    if it && over(skip_times(tokens, start + 2, high)) {
        return Some(Told::BySomeone(start));
    }
    // `jugée « indécente » par le syndicat`
    if tokens.get(start).is_some_and(|by| {
        start == at + 1 && by.is(PREPOSITION) && habits.by.iter().any(|word| passage.word_is(start, word))
    }) && at > 0
        && let Some(participle) = passive(passage, at)
        && let Some(speaker) = mention::phrase(passage, habits, start + 1, high)
        && (speaker.mention != Mention::Role
            || human::one(passage, habits, &speaker)
            || human::is_body(passage, habits, &speaker)
            || tokens[speaker.tokens.start].is(DETERMINER) && ends(tokens, speaker.tokens.end, high))
    {
        return by(speaker, participle);
    }
    if let Some((speaker, cue)) =
        bracket::called_by(passage, habits, at).or_else(|| bracket::around(passage, habits, at))
    {
        return Some(Told::By(Attribution::new(speaker, cue, 0.9, Grip::Close)));
    }
    // `„…“, so erinnert sich Rowe`
    let so = is_according(&tokens[start]) && start + 1 < high && says(&tokens[start + 1]);
    let start = start + usize::from(so);
    if let Some(noun) = own_view(passage, start, high).filter(|noun| ends(tokens, noun + 1, high)) {
        return Some(Told::BySomeone(noun));
    }
    if is_according(&tokens[start]) {
        // `so das Fazit der Ökonomin Ada Rowe`
        if let Some((Some(speaker), cue)) = verdict(passage, habits, start, high) {
            return by(speaker, cue);
        }
        let speaker = quoting(passage, habits, start + 1, high)?;
        return ends(tokens, speaker.tokens.end, high).then_some(()).and_then(|()| by(speaker, start));
    }
    // `„…“, nach Angaben von Rowe`; `„…“, Rowe zufolge`
    if let Some(speaker) = in_the_view(passage, habits, start, high) {
        return by(speaker, start + 1);
    }
    if let Some(speaker) = mention::phrase(passage, habits, start, high)
        && tokens.get(speaker.tokens.end).is_some_and(is_behind)
    {
        let cue = speaker.tokens.end;
        return by(speaker, cue);
    }
    if let Some((speaker, cue)) = contrast(passage, habits, at) {
        return Some(Told::By(Attribution::new(speaker, cue, 0.9, Grip::Close)));
    }
    if let Some((speaker, cue)) = like(passage, habits, start, high) {
        return by(speaker, cue);
    }
    // `Von einem „Kraftakt“ sprach Rowe`
    if tokens[start].is(LINK)
        && tokens[start].bits & (CAPITAL | NOUN) == 0
        && start == at + 1
        && (1..=2).any(|back| at.checked_sub(back).is_some_and(|left| tokens[left].is(PREPOSITION)))
        && let Some(speaker) = mention::phrase(passage, habits, skip_times(tokens, start + 1, high), high)
        && subject_case(tokens, habits, &speaker)
    {
        return Some(Told::By(Attribution::new(speaker, start, 0.9, Grip::Close)));
    }
    if let Some((speaker, cue)) = verdict(passage, habits, start, high).filter(|_| stopped(passage, at)) {
        return speaker.map_or(Some(Told::BySomeone(cue)), |speaker| by(speaker, cue));
    }
    let open = start + usize::from(passage.word_is(start, habits.like));
    // `„…“, wurde Rowe von Lind gefragt`
    let clause = open..open + tokens[open..high].iter().take_while(|token| token.kind == Kind::Word).count();
    if tokens[open].is(AUXILIARY)
        && let Some(teller) = object::told_by(passage, habits, clause.clone())
    {
        return teller.map_or(Some(Told::Nobody), |teller| by(teller, clause.end - 1));
    }
    let Some(verb) = verb(tokens, open, high) else {
        // `hat Rowe später gesagt`
        let speaker = tokens[open..high].first().filter(|first| first.is(AUXILIARY)).and_then(|_| {
            let one = mention::phrase(passage, habits, open + 1, high);
            one.or_else(|| told_of(passage, habits, open + 1, high))
        })?;
        let cue = skip_times(tokens, speaker.tokens.end, high);
        // `hat Rowe am Freitag im Landtag erklärt`: the participle ends the clause
        let last = (cue..high).take_while(|at| tokens[*at].kind == Kind::Word).last().filter(|_| habits.verb_second);
        let cue = last.filter(|last| participle(&tokens[*last])).unwrap_or(cue);
        if cites_another(passage, cue, &speaker, high) {
            return None;
        }
        let denied = (speaker.tokens.end..cue).any(|at| passage.word_is(at, "nicht"));
        return tokens.get(cue).filter(|word| cue < high && participle(word) && !denied).and_then(|_| by(speaker, cue));
    };
    if is_aside(&tokens[verb.cue]) && !stopped(passage, at) {
        return None;
    }
    // `« … », la relance du dossier`: a noun with its article
    let of = |at: usize| at < high && habits.of.iter().any(|of| passage.word_is(at, of));
    if !habits.verb_second && tokens[verb.cue - 1].is(DETERMINER) && verb.cue > start && of(verb.cue + 1) {
        return None;
    }
    // `sagt Sommer`: no time, where somebody is called so
    let called = tokens.get(verb.cue + 1).is_some_and(|word| word.is(TIME) && word.is(CAPITAL))
        && is_surname(passage, verb.cue + 1);
    let mut next = if called { verb.cue + 1 } else { skip_times(tokens, verb.cue + 1, high) };
    // `risponde ridendo Rowe`, `contaba sentada en una silla`
    let gerund = tokens.get(next).is_some_and(|word| {
        let manner = MANNER.iter().any(|ending| passage.text[word.range()].ends_with(ending));
        // `ricorda commossa la preside`: where an article and somebody follow, or a full name
        let moved = MOVED.iter().any(|ending| passage.text[word.range()].ends_with(ending));
        let somebody = || {
            let behind = mention::phrase(passage, habits, next + 1, high);
            behind.is_some_and(|behind| {
                let named = behind.mention == Mention::Person && behind.head.len() > 1;
                let known = tokens[behind.tokens.start].is(DETERMINER | FIRST_NAME);
                (named || behind.mention == Mention::Role) && known && human::one(passage, habits, &behind)
            })
        };
        let plain = next < high && word.kind == Kind::Word && word.bits & (CAPITAL | FUNCTION | ROLE | TITLE) == 0;
        plain && (manner || moved && habits.drops_subject && somebody())
    });
    next += usize::from(gerund && habits.drops_subject);
    // `„…“, nannte sie der Minister`, but not `„…“, damit beruhigte sie Rowe`
    if let Some(subject) = verb
        .inside
        .filter(|_| verb.cue == start)
        .and_then(|sie| object::behind_sie(passage, habits, (verb.cue, sie), high))
    {
        return subject.map_or(Some(Told::Nobody), |subject| by(subject, verb.cue));
    }
    if let Some(inside) = verb.inside {
        if let Some(speaker) = mention::pronoun(tokens, inside) {
            let cited = cited(passage, habits, verb.cue, &speaker, high);
            return by(cited.unwrap_or(speaker), verb.cue);
        }
        // `„…“, entfuhr es Rowe`, `„…“, platzte es aus Rowe heraus`
        if !passage.word_is(inside, "es") {
            return None;
        }
        next = inside + 1 + usize::from(passage.word_is(inside + 1, "aus"));
    }
    // `„…“, fand den Schluss aber matt`: no subject by its article
    let object = |speaker: &Phrase| {
        let accusative = habits.nouns_capital && passage.word_is(speaker.tokens.start, "den");
        accusative
            || gerund && habits.drops_subject && !human::one(passage, habits, speaker)
            || passage.sentence(at).start < at && is_demanded(passage, habits, verb.cue, speaker)
    };
    // `a lancé de son côté l’écologiste`
    let own_side = |speaker: &Phrase| {
        speaker.mention == Mention::Role
            && tokens[speaker.tokens.start].bits & CAPITAL == 0
            && habits.of.iter().any(|of| passage.word_is(speaker.tokens.start, of))
            && tokens.get(speaker.tokens.start + 1).is_some_and(|own| own.is(POSSESSOR))
    };
    if let Some(speaker) = mention::phrase(passage, habits, next, high)
        .filter(|speaker| !own_side(speaker))
        .or_else(|| after_listener(passage, habits, next, high))
        .or_else(|| told_of(passage, habits, next, high))
        .filter(|speaker| !object(speaker))
    {
        if cites_another(passage, verb.cue, &speaker, high) {
            return None;
        }
        let cited = cited(passage, habits, verb.cue, &speaker, high);
        return by(cited.unwrap_or(speaker), verb.cue);
    }
    // `teilte es mit`: a body that the sentence before is about
    if habits.nouns_capital && passage.word_is(verb.cue + 1, habits.it) && verb.cue + 1 < high {
        return Some(Told::BySomeone(verb.cue));
    }
    // `si legge nella lettera firmata da Rowe`
    let signed = (verb.cue + 1..high).find(|by| {
        tokens[*by].is(PREPOSITION)
            && habits.by.iter().any(|word| passage.word_is(*by, word))
            && is_signed(passage, by - 1)
    });
    if let Some(speaker) = signed.and_then(|signed| mention::phrase(passage, habits, signed + 1, high))
        && speaker.mention == Mention::Person
    {
        return by(speaker, verb.cue);
    }
    let over = gerund || ends(tokens, skip_times(tokens, verb.cue + 1, high), high);
    (habits.drops_subject && over && stopped(passage, at)).then_some(Told::BySomeone(verb.cue))
}

/// Whether what stands behind the verb at `cue` is what somebody demands: so many of something, `le collectif « Rivages », réclament 40 logements`, but
/// not `réclament 40 habitants`.
fn is_demanded(passage: &Passage<'_>, habits: &Habits, cue: usize, behind: &Phrase) -> bool {
    let romance = &passage.language().romance;
    let (tokens, first) = (&passage.tokens[behind.tokens.clone()], behind.tokens.start);
    let is = |at: usize, list: &[&str]| list.iter().any(|word| passage.word_is(at, word));
    let counted = tokens[0].kind == Kind::Number || is(first, &romance.numbers) || is(first - 1, &romance.numbers);
    let people = |token: &Token| {
        token.is(ROLE | TITLE | FIRST_NAME) || passage.language().is_epithet(&passage.text[token.range()])
    };
    !habits.verb_second && counted && is(cue, &romance.demands) && !tokens.iter().any(people)
}

/// Whether the word says by whom something is written, before `by`: `firmata`, `signé`, `assinada`.
fn is_signed(passage: &Passage<'_>, at: usize) -> bool {
    let word = &passage.text[passage.tokens[at].range()];
    passage.language().content_words.signed.iter().any(|stem| word.starts_with(stem))
}

/// The sentence after the quotation at `at` that is nothing but its attribution: `«…». Così Rossi in conferenza stampa.`
pub(crate) fn thus(passage: &Passage<'_>, habits: &Habits, at: usize) -> Option<Attribution> {
    let tokens = &passage.tokens;
    let end = passage.sentence(at).end;
    // `«… .» Lo ha detto Rossi`: the full stop inside the marks ends no sentence
    let goes_on = tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Word && next.is(CAPITAL));
    if goes_on && let Some(told) = said_so(passage, habits, at + 1) {
        return Some(told);
    }
    let next = (end + 1..tokens.len()).next().filter(|_| end <= at + 2)?;
    if let Some(told) = said_so(passage, habits, next) {
        return Some(told);
    }
    if habits.thus.is_empty() {
        return None;
    }
    let next = if passage.word_is(next, habits.thus) {
        next
    } else {
        (at + 1..=at + 2).find(|at| passage.word_is(*at, habits.thus))?
    };
    let speaker = mention::phrase(passage, habits, next + 1, passage.sentence(next).end)?;
    (human::one(passage, habits, &speaker) && ends(tokens, speaker.tokens.end, passage.sentence(next).end))
        .then(|| Attribution::new(speaker, next, 0.9, Grip::Direct))
}

/// How many small words stand before the verb of a sentence that only says who said what stands before it.
const SAID_SO: usize = 5;

/// How long such a word is at most that no list knows, in bytes.
const SMALL: usize = 6;

/// The speaker of a sentence from `start` on that is nothing but the attribution of the quotation before it: `«…». Lo ha detto Rossi.`,
/// `Así lo aseguró Rivas`, `C’est ce qu’a déclaré Rowe`
fn said_so(passage: &Passage<'_>, habits: &Habits, start: usize) -> Option<Attribution> {
    let tokens = &passage.tokens;
    let high = passage.sentence(start).end;
    if !habits.so.iter().any(|so| passage.word_is(start, so)) {
        return None;
    }
    // `È quanto ha dichiarato`
    let small = |token: &Token| {
        let short = token.bits & CAPITAL == 0 && token.end - token.start <= SMALL;
        token.kind == Kind::Word && (token.is(FUNCTION) || token.start == tokens[start].start || short)
    };
    let verb = (start + 1..high.min(start + SAID_SO + 1)).find_map(|at| {
        let verb = verb(tokens, at, high).filter(|verb| verb.inside.is_none())?;
        tokens[start..verb.start].iter().all(small).then_some(verb)
    })?;
    let speaker = mention::phrase(passage, habits, skip_times(tokens, verb.cue + 1, high), high)?;
    let quoted = tokens[start..high].iter().any(|token| token.kind == Kind::Quoted);
    // `Det säger inte Rowe`, `Det kritiserar Rowe`
    let plain = !habits.bare_nouns
        || passage.is_one_of(verb.cue, &passage.language().small_words.objectless)
            && !tokens[start..high].iter().any(|token| token.is(ADVERB))
            && !says_less(passage, habits, verb.cue + 1..high);
    let told = plain && !quoted && human::one(passage, habits, &speaker) && ends(tokens, speaker.tokens.end, high);
    told.then(|| Attribution::new(speaker, verb.cue, 0.9, Grip::Direct))
}

/// Whether behind such a verb stands for whom it does not hold, what another said, or a part of the verb: `Det säger varken Rowe eller Lind`,
/// `Det skriver Rowe att Lind sa`, `Det skrev Rowe under på`.
fn says_less(passage: &Passage<'_>, habits: &Habits, mut behind: Range<usize>) -> bool {
    let last = passage.tokens[behind.clone()].iter().rev().find(|token| token.kind == Kind::Word);
    let less = |at: usize| {
        passage.is_one_of(at, &passage.language().small_words.excludes)
            || habits.that.iter().any(|that| passage.word_is(at, that))
    };
    last.is_some_and(|last| last.is(PREPOSITION)) || behind.any(less)
}

/// Whether a quotation is parted from the words after it: by a comma, or by its own last mark.
fn stopped(passage: &Passage<'_>, at: usize) -> bool {
    let tokens = &passage.tokens;
    let inside = passage.text[..tokens[at].end].trim_end_matches(|c: char| "\"'”’“»«‘ \u{a0}".contains(c));
    tokens.get(at + 1).is_some_and(|next| matches!(next.kind, Kind::Comma | Kind::Dash))
        || inside.ends_with([',', '!', '?', '…'])
}

/// The participle of saying that stands before the quotation at this token, in whatever form: `jugée « indécente »`,
/// `calificada de “burla”`.
fn passive(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let word = |at: &usize| &passage.text[passage.tokens[*at].range()];
    let found = (at.saturating_sub(2)..at).find(|at| agrees_with_participle(passage.language(), word(at)))?;
    // `s’est dite « choquée » par la fermeture`: she says it herself
    let herself = passage.tokens[found.saturating_sub(3)..found].iter().any(|token| token.is(REFLEXIVE));
    (!herself).then_some(found)
}

/// Whether the word is a participle of saying in any gender and number: `jugées` of `jugé`, `calificada` of `calificado`.
fn agrees_with_participle(language: &Language, word: &str) -> bool {
    let singular = [word.trim_end_matches('s'), word.trim_end_matches("es").trim_end_matches('e')];
    let mut masculine = String::new();
    singular.into_iter().any(|form| {
        masculine.clear();
        masculine.push_str(form.strip_suffix(['a', 'e', 'i', 'o']).unwrap_or(form));
        masculine.push('o');
        language.is_participle(form) || language.is_participle(&masculine)
    })
}
