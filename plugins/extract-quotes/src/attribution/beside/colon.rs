//! Whose a quotation behind a colon is where no verb of saying stands before it: `Rowe: „…“`, `Rowe gab sich kämpferisch: „…“`.

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    AUXILIARY, CAPITAL, CONJUNCTION, DETERMINER, DOCUMENT, FIRST_NAME, PARTICLE, ROLE, TITLE,
};
use copydesk_text::words::Kind;

use super::human::subject_case;
use super::verb::{first_word, reports};
use super::verdict::{self, is_verdict};
use super::{fronted, human};
use crate::attribution::{Attribution, Grip, mention};
use crate::grammar::SAY;
use crate::language::Habits;
use crate::passages::passage::Passage;

/// Whether a mention before a colon can be the label of what someone says: `Rowe: „…“`, but not `Das Motto des Abends lautet: „…“`
pub(super) fn is_label(passage: &Passage<'_>, habits: &Habits, speaker: &Phrase) -> bool {
    let tokens = &passage.tokens;
    let role = tokens[speaker.tokens.clone()].iter().any(|token| token.is(ROLE | TITLE));
    let finite = speaker.tokens.clone().rev().take(1).any(|at| {
        habits.nouns_capital
            && tokens[at].bits & CAPITAL == 0
            && !tokens[at].is(ROLE | TITLE)
            && speaker.tokens.len() > 2
    });
    (speaker.mention != Mention::Role || role) && !finite
}

/// Whose something said or written is that a mention before a colon names, in German: `Das Urteil des Trainers: „…“`
pub(super) fn whose(passage: &Passage<'_>, habits: &Habits, speaker: &Phrase) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let noun = speaker.tokens.clone().find(|at| tokens[*at].name()).filter(|_| habits.nouns_capital)?;
    let said = tokens[noun].is(DOCUMENT) || passage.compound_document(&tokens[noun]);
    if is_verdict(&passage.text[tokens[noun].range()]) {
        return verdict::whose(passage, habits, noun, speaker.tokens.end);
    }
    // `Bo Linds Antwort: „…“`
    let last = speaker.tokens.end - 1;
    let answer = &passage.text[tokens[last].range()];
    let own = || passage.language().fronted.sayings.iter().any(|saying| answer.eq_ignore_ascii_case(saying));
    if speaker.mention == Mention::Person
        && last > noun
        && own()
        && passage.text[tokens[last - 1].range()].ends_with('s')
    {
        return Some(Phrase { mention: Mention::Role, head: last - 1..last + 1, ..speaker.clone() });
    }
    let genitive = passage.is_one_of(noun + 1, &passage.language().small_words.genitive_articles);
    let end = speaker.tokens.end;
    mention::phrase(passage, habits, noun + 1, end).filter(|whose| said && genitive && whose.tokens.end == end)
}

/// Whose a quotation is in a sentence without a verb of saying, before a colon: `Rowe gab sich kämpferisch: „…“`, `Zu den Gründen schwieg der
/// Präsident: „…“`
pub(super) fn before_colon(passage: &Passage<'_>, habits: &Habits, low: usize, end: usize) -> Option<Attribution> {
    let tokens = &passage.tokens;
    // `Dass sie das nicht sehe, sei schade: „…“`: who reports it may be another
    let of_report = |one: &Phrase| {
        let below = one.tokens.start > low && tokens[low].is(CONJUNCTION);
        one.mention == Mention::Pronoun && below && tokens[low..end].iter().any(reports)
    };
    let end = fronted::relative_clause(passage, habits, low, end).unwrap_or(end);
    let low = fronted::behind_office(passage, habits, low, end);
    if let Some(speaker) = cry_of(passage, habits, low, end) {
        return Some(Attribution { speaker, cue: None, confidence: 0.8, grip: Grip::Close });
    }
    let he = fronted::object_before(passage, habits, low, end);
    // `Landrat Rowe tat er leid: „…“`: either of them
    // but `Den Landrat griff er an`
    let article = tokens[low].is(DETERMINER);
    let open = he.as_ref().is_some_and(|he| !article && !fronted::acts(passage, he.tokens.start - 1));
    if open || fronted::refers(passage, habits, low, end) {
        return None;
    }
    let giver = if he.is_none() { fronted::giver(passage, habits, low, end) } else { None };
    if let Some(None) = giver {
        return None;
    }
    let named = he
        .or(giver.flatten())
        .or_else(|| fronted::said_by(passage, habits, low, end))
        .or_else(|| human::opens(passage, habits, low..end).filter(|one| !of_report(one)))
        .or_else(|| fronted::own_subject(passage, habits, low, end));
    if named.is_none() && fronted::has_other_subject(passage, habits, low, end) {
        return None;
    }
    let named = named
        .or_else(|| human::only_person(passage, habits, low, end))
        .or_else(|| human::only(passage, habits, low..end));
    let group = || {
        mention::phrase(passage, habits, first_word(tokens, low), end).filter(|speaker| {
            let role = tokens[speaker.tokens.clone()].iter().any(|token| token.is(ROLE | TITLE))
                || human::is_body(passage, habits, speaker);
            (role || speaker.mention == Mention::Person && !human::plain(passage, speaker))
                && subject_case(tokens, habits, speaker)
        })
    };
    let speaker = named.or_else(group)?;
    let speaker = whose(passage, habits, &speaker).unwrap_or(speaker);
    Some(Attribution { speaker, cue: None, confidence: 0.8, grip: Grip::Close })
}

/// How many words stand before the comma of such a headline.
const EVENT: usize = 6;

/// Whose cry stands behind what happened, where nothing else does before the colon: `Scomparsa di Noemi, l’appello della madre: «…»`. Behind
/// somebody’s name only that of those who are his or her own: `Ada Rowe, la rabbia del padre: «…»`, but not `Ada Rowe, l’appello della premier: «…»`.
fn cry_of(passage: &Passage<'_>, habits: &Habits, low: usize, end: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let comma = (low + 1..end.min(low + EVENT)).find(|at| tokens[*at].kind == Kind::Comma)?;
    let article = tokens.get(comma + 1).filter(|article| article.is(DETERMINER) && comma + 2 < end)?;
    if habits.verb_second || article.is(CAPITAL) {
        return None;
    }
    let is = |at: usize, list: &[&str]| list.iter().any(|word| passage.word_is(at, word));
    let romance = &passage.language().romance;
    let plain = tokens[low..comma].iter().all(|token| token.kind == Kind::Word && !token.is(AUXILIARY | SAY));
    let person = tokens[low].is(FIRST_NAME | PARTICLE | ROLE | TITLE) || comma == low + 1;
    let kin = is(end - 1, &romance.kin);
    let whose = |from: usize| mention::phrase(passage, habits, from, end).filter(|whose| whose.tokens.end == end);
    let of = |at: &usize| is(*at, habits.of);
    if !is(comma + 2, &romance.cries) {
        // `Scomparsa di Noemi, la madre: «…»`
        let event = plain && !person && (low + 1..comma).any(|at| of(&at)) && kin && comma + 3 == end;
        return whose(comma + 1).filter(|_| event);
    }
    let of = (comma + 3..end.min(comma + 5)).find(of)?;
    // `della madre`, `de la mère`
    let whose = whose(of + 1).or_else(|| whose(of))?;
    let role = kin || tokens[whose.tokens.clone()].iter().any(|token| token.is(ROLE));
    (plain && role && (kin || !person)).then_some(whose)
}

/// Whose a quotation is in a clause of reported speech behind a colon: `Rowe wies das zurück: Die Kritik sei „…“`
pub(crate) fn reported_behind_colon(
    passage: &Passage<'_>,
    habits: &Habits,
    low: usize,
    at: usize,
) -> Option<Attribution> {
    let tokens = &passage.tokens;
    let colon = (low..at).rev().find(|at| tokens[*at].kind == Kind::Colon)?;
    let reported = tokens[colon..at].iter().any(reports) && !tokens[low..colon].iter().any(reports);
    let found = before_colon(passage, habits, low, colon).filter(|_| reported)?;
    Some(Attribution { confidence: 0.86, ..found })
}
