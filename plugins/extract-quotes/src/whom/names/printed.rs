//! A mention as one would print it, and when it tells no name.

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    ALL_CAPS, CAPITAL, DETERMINER, DOCUMENT, FIRST_NAME, NEUTER, PLURAL, POSSESSOR, ROLE, TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::attribution::mention::is_mark;
use crate::language::Rules;
use crate::passages::passage::Passage;

/// The mention as one would print it.
pub(crate) fn printed<'a>(passage: &Passage<'a>, speaker: &Phrase) -> &'a str {
    let text = passage.spelt(&speaker.head);
    match speaker.mention {
        // `he’d asked`: he
        Mention::Pronoun => text.split(['\'', '’']).next().unwrap_or(text),
        Mention::Role => without_relative(without_genitive(passage, speaker, text)),
        // a newspaper stands in marks
        Mention::Organisation => without_genitive(passage, speaker, text).trim_matches(is_mark),
        Mention::Person => with_style(passage, speaker).or_else(|| with_article(passage, speaker)).unwrap_or(text),
    }
}

/// The mention with the possessive that a title of honour begins with: `His Honour Judge Rowe`. In English.
fn with_style<'a>(passage: &Passage<'a>, speaker: &Phrase) -> Option<&'a str> {
    let head = &passage.tokens[speaker.head.clone()];
    let [honour, titles @ .., _] = head else { return None };
    // most have no title behind another word
    if !titles.iter().any(|title| title.is(TITLE)) || honour.is(FIRST_NAME) || honour.bits & CAPITAL == 0 {
        return None;
    }
    let his = speaker.head.start.checked_sub(1).map(|his| &passage.tokens[his])?;
    let style = his.is(POSSESSOR) && his.is(CAPITAL) && matches!(passage.language().rules, Rules::Clauses);
    style.then(|| passage.spelt(&(speaker.head.start - 1..speaker.head.end)))
}

/// The mention with the article that its surname begins with: `ajoute Le Roy`. In languages other than English, German, Swedish and Danish.
#[inline(never)]
fn with_article<'a>(passage: &Passage<'a>, speaker: &Phrase) -> Option<&'a str> {
    let Rules::Beside(habits) = passage.language().rules else { return None };
    let article = speaker.tokens.start;
    let beside = article + 1 == speaker.head.start && passage.tokens[article].end < passage.tokens[article + 1].start;
    let token = &passage.tokens[article];
    let capital = token.is(CAPITAL) && token.is(DETERMINER) && passage.sentence(article).start < article;
    (!habits.verb_second && beside && capital).then(|| passage.spelt(&(article..speaker.head.end)))
}

/// Whether the mention is an article and one noun, where nouns have capitals as names do: `der Däne`, `die Standesvertretung`, but not
/// `die SPD`; in English an article and a noun that calls people again, or an office in capitals: `the Italian`, `the Marl MP`. It tells no name.
pub(crate) fn is_common_noun(passage: &Passage<'_>, speaker: &Phrase) -> bool {
    let compounds = passage.language().nouns_capital();
    let head = &passage.tokens[speaker.head.clone()];
    if let ([article, .., noun], Rules::Clauses) = (head, passage.language().rules) {
        let office = noun.is(ALL_CAPS) && noun.is(ROLE | TITLE) && noun.bits & (PLURAL | NEUTER | DOCUMENT) == 0;
        return article.is(DETERMINER) && (office || passage.language().is_epithet(&passage.text[noun.range()]));
    }
    let (Some((last, rest)), true) = (head.split_last(), compounds) else { return false };
    let word = &passage.text[last.range()];
    let name = word.chars().skip(1).any(char::is_uppercase) && !word.contains('-');
    // `die alte Wehr`, `die 41-jährige Winzerin`
    let small = |token: &Token| matches!(token.kind, Kind::Word | Kind::Number) && token.bits & CAPITAL == 0;
    let said_of = |token: &Token| token.is(DETERMINER) || small(token);
    !name && last.bits & ALL_CAPS == 0 && rest.iter().all(said_of) && last.kind == Kind::Word
}

/// The mention without an article that only makes a genitive of it, and without its ending: of `in einer Erklärung des Verbands`, `Verband`.
fn without_genitive<'a>(passage: &Passage<'a>, speaker: &Phrase, text: &'a str) -> &'a str {
    let compounds = passage.language().nouns_capital();
    let genitive = compounds && speaker.head.len() > 1 && passage.word_is(speaker.head.start, "des");
    let Some(bare) = text.get(4..).filter(|_| genitive) else { return text };
    // `des Kirchenkreises`, `des Vorstands`; of `des Kreises Marl` it is not the last word that has the ending
    let stem = bare.strip_suffix("es").filter(|stem| stem.len() > 2 && stem.ends_with(is_consonant));
    let stem = stem.or_else(|| bare.strip_suffix('s').filter(|stem| !stem.ends_with(['s', 'u'])));
    stem.filter(|_| !bare.contains(' ')).unwrap_or(bare)
}

fn is_consonant(letter: char) -> bool {
    letter.is_alphabetic() && !"aeiouyäöü".contains(letter)
}

/// The role without a clause that says more of it: of `a letter from Rowe obtained by the Post`, `a letter from Rowe`.
fn without_relative(text: &str) -> &str {
    let by = text.find(" by ").map(|by| &text[..by]);
    let participle = by.and_then(|before| before.rfind(' ').map(|at| (before, at)));
    match participle {
        Some((before, at)) if before.ends_with("ed") || before.ends_with("en") => {
            let cut = before[..at].trim_end_matches([' ', ',']);
            if cut.contains(' ') { cut } else { text }
        }
        _ => text,
    }
}
