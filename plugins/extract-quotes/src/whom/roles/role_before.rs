//! The role that an article tells before a name: `the harbour master Ada Rowe`, `the minister of trade, Ada Rowe`, `Gov. Ada Rowe`.

use copydesk_text::vocabulary::{CONJUNCTION, DETERMINER, PLURAL, PREPOSITION, ROLE, TITLE};

use crate::language::Rules;
use crate::language::nouns::{COMPOUND, same};
use crate::passages::passage::Passage;

/// What stands before the role, where a name at this byte comes after it: `the harbour master Ada`, `the minister of trade, Ada`.
pub(crate) fn before_role<'a>(passage: &Passage<'a>, at: usize, role: &str) -> Option<&'a str> {
    let mut text = passage.text.get(..at)?.strip_suffix(' ')?;
    // `Tierärztin Dr. Ada`: a title that says nothing of what one does
    while text.ends_with('.')
        && let Some(rest) = text.strip_suffix(last_word(text)).and_then(|rest| rest.strip_suffix(' '))
        && let Some(title) = last_word(text).strip_suffix('.').filter(|title| !same(title, role))
        && is_title(passage, title)
        && passage.language().leaves_open(title)
    {
        text = rest;
    }
    let styled = without_style(passage, text);
    if let Some(bare) = styled {
        // `After a row with the dean, the Very Rev Ada left`: she is no dean
        if !ends_apposition(&passage.text[at..]) {
            return None;
        }
        text = bare;
    }
    // `His sister, Commissioner Ada`: what stands right before the name is a title
    let space = text.bytes().rposition(|byte| byte == b' ');
    let title = space.map_or(text, |space| &text[space + 1..]);
    let before = text.get(..text.len() - title.len()).and_then(|before| before.strip_suffix(' '));
    let before = before.filter(|before| before.ends_with(',') && !same(title, role) && is_title(passage, title));
    let text = before.unwrap_or(text);
    let apposed = text.strip_suffix(',');
    let text = apposed.unwrap_or(text);
    let one = |text: &'a str, role: &str| {
        let start = text.len().checked_sub(role.len())?;
        let left = text.get(..start).filter(|_| same(&text[start..], role))?;
        if !left.ends_with(|c: char| c.is_alphanumeric() || c == '-') {
            return Some(left.trim_end());
        }
        // `Innenministerin Ada Rowe`: the minister; `miljöminister Ada Rowe`
        let compounds = passage.language().compounds();
        let word = left.len() - last_word(left).len();
        let another = || passage.language().is_another_office(&left[word..], role);
        (compounds && role.len() >= COMPOUND && !another()).then(|| left[..word].trim_end())
    };
    // `statsministern`: the minister, where the article is the noun’s end
    let bare = passage.language().bare_nouns();
    let ends: &[&str] = if bare { &["en", "et", "n", "t"] } else { &[] };
    let ends_in = |text: &'a str| {
        one(text, role)
            .or_else(|| ends.iter().find_map(|end| one(text, role.strip_suffix(end).filter(|it| it.len() > 2)?)))
    };
    let office = || {
        let low = text.len() - text.len().min(OFFICE);
        // `der Bürgermeister von St. Marl`
        let shortened = |at: usize| {
            let word = last_word(&text[..at]);
            word.len() < 4 && word.starts_with(char::is_uppercase)
        };
        let inside = |at: usize, byte: u8| !b",.;:!?\n".contains(&byte) || byte == b'.' && shortened(at);
        let spaces = text.bytes().enumerate().rev().take_while(|(at, byte)| *at >= low && inside(*at, *byte));
        let of = match passage.language().rules {
            Rules::Clauses => &passage.language().small_words.office,
            Rules::Beside(habits) => habits.office,
        };
        spaces.filter(|(_, byte)| *byte == b' ').take(OF).find_map(|(space, _)| {
            let rest = &text[space + 1..];
            // `dell'Ambiente`: an apostrophe joins it to what follows
            let is_next = |of: &&str| {
                let joined = of.ends_with(['\'', '’']);
                rest.strip_prefix(of).is_some_and(|rest| joined || rest.is_empty() || rest.starts_with(' '))
            };
            let of = of.iter().find(|of| is_next(of))?;
            let whole = apposed.is_some() && styled.is_none()
                || !holds_role(passage, &rest[of.len()..]) && !joins(passage, rest);
            ends_in(&text[..space]).or_else(|| compound_of(passage, &text[..space], rest, role)).filter(|_| whole)
        })
    };
    // `la ministra de Ambiente Ada`: no comma is needed where nouns have small letters
    let joined = matches!(passage.language().rules, Rules::Beside(habits) if !habits.verb_second);
    let left = ends_in(text).or_else(|| if joined || apposed.is_some() { office() } else { None })?;
    (styled.is_none() || !is_anothers(passage, left)).then_some(left)
}

/// Whether a name that a text begins with ends where an apposition does: `Ada Rowe, came`, not `Ada Rowe came`.
fn ends_apposition(text: &str) -> bool {
    let mut words = text.split([' ', '\n', '\u{a0}']).take(OF).take_while(|word| word.starts_with(char::is_uppercase));
    // `Ada M. Rowe,`
    words.any(|word| word.ends_with([',', ';', ')']) || word.ends_with('.') && word.len() > SHORT)
}

/// Whether a role with this before it is the object of a preposition, and so may be no name’s that stands behind it: `a friend of the mayor, the Rev Bo
/// Lind,`.
fn is_anothers(passage: &Passage<'_>, left: &str) -> bool {
    let bits = |word: &str| passage.language().lexicon.get(word.to_lowercase().as_bytes());
    let words = left.rsplit([' ', '\n', '\u{a0}']).take(OF);
    let mut before = words.skip_while(|word| bits(word) & (PREPOSITION | DETERMINER) == 0);
    before.find(|word| bits(word) & DETERMINER == 0).is_some_and(|word| bits(word) & PREPOSITION != 0)
}

/// The text without the words of a clergyman’s style and their article, if it has them: of `the bishop, the Rt Rev `, `the bishop,`.
fn without_style<'a>(passage: &Passage<'_>, text: &'a str) -> Option<&'a str> {
    let styles = &passage.language().small_words.styles;
    let mut bare = text;
    while !styles.is_empty()
        && let word = last_word(bare)
        && styles.iter().any(|style| style.eq_ignore_ascii_case(word.trim_end_matches('.')))
        && let Some(rest) = bare.strip_suffix(word).and_then(|rest| rest.strip_suffix(' '))
    {
        bare = rest;
    }
    let rest = bare.strip_suffix(" the").filter(|_| bare.len() < text.len());
    rest.filter(|rest| rest.ends_with(','))
}

/// What stands before a noun that no list knows, where it stands right before the name at this byte: `Kreisbaurätin Ada Rowe`, `beekeeper Ada
/// Rowe`.
pub(crate) fn right_before<'a>(passage: &Passage<'a>, at: usize, noun: &str) -> Option<&'a str> {
    let text = passage.text.get(..at)?.strip_suffix(' ')?;
    let start = text.len().checked_sub(noun.len())?;
    let (left, whole) = (text.get(..start)?, text.get(start..)?);
    // `Catcher Ada Rowe`, where a sentence begins with it
    let alike = whole == noun || !passage.language().nouns_capital() && same(whole, noun);
    (alike && !left.ends_with(|c: char| c.is_alphanumeric() || c == '-')).then(|| left.trim_end())
}

/// What stands before a title that is shortened before the name at this byte, where the role is its noun: `Gov. Ada Rowe`, the governor.
pub(crate) fn shortened<'a>(passage: &Passage<'a>, at: usize, role: &str) -> Option<&'a str> {
    let text = passage.text.get(..at)?.strip_suffix(". ")?;
    let title = text.len() - last_word(text).len();
    let known = &passage.language().abbreviated;
    let (_, nouns) = known.iter().find(|(known, _)| known.eq_ignore_ascii_case(&text[title..]))?;
    nouns.split(' ').any(|noun| same(noun, role)).then(|| text[..title].trim_end())
}

/// How long a role is with all that it is of, in bytes, and how many words that are.
const OFFICE: usize = 80;

const OF: usize = 5;

/// How long a word is at most that is shortened before a stop: `St.`
const SHORT: usize = 3;

/// Whether the word is a title that names are called by: `Commissioner`, `pensioner`.
fn is_title(passage: &Passage<'_>, word: &str) -> bool {
    let one = word.len() <= OFFICE && !word.contains([' ', '\n', '\u{a0}']);
    one && {
        let bits = passage.language().lexicon.get(word.to_lowercase().as_bytes());
        bits & (TITLE | ROLE) != 0 && bits & PLURAL == 0
    }
}

/// Whether one of these words is a role: `sindaco con il ministro Ada`, where the mayor is another.
fn holds_role(passage: &Passage<'_>, words: &str) -> bool {
    let mut words = words.split([' ', '\'', '’']).filter(|word| !word.is_empty());
    words.any(|word| passage.language().lexicon.get(word.to_lowercase().as_bytes()) & (ROLE | TITLE) != 0)
}

/// Whether another noun with its article is joined to these words: `of Arnsby and the Dean`.
fn joins(passage: &Passage<'_>, words: &str) -> bool {
    let bits = |word: &str| passage.language().lexicon.get(word.to_lowercase().as_bytes());
    let mut pairs = words.split(' ').zip(words.split(' ').skip(1));
    pairs.any(|(and, article)| bits(and) & CONJUNCTION != 0 && bits(article) & DETERMINER != 0)
}

/// What stands before a role that is the last part of a compound, where what it is of is the first part: of `die Präsidentin der
/// Handwerkskammer`, where she is called `Kammerpräsidentin`.
fn compound_of<'a>(passage: &Passage<'_>, text: &'a str, of: &str, compound: &str) -> Option<&'a str> {
    let noun = last_word(text);
    let first = compound.len().checked_sub(noun.len()).filter(|_| passage.language().nouns_capital())?;
    let part = compound.get(..first)?.trim_end_matches('s');
    let whole = part.len() > 2 && noun.len() >= COMPOUND && same(compound.get(first..)?, noun);
    let told = whole && of.to_lowercase().contains(&part.to_lowercase());
    told.then(|| text[..text.len() - noun.len()].trim_end())
}

/// What stands behind the last space, of whatever kind, or bracket.
pub(crate) fn last_word(text: &str) -> &str {
    text.rsplit([' ', '\n', '\u{a0}', '(']).next().unwrap_or(text)
}
