//! A name as it stands in a text, and its parts.

use std::ops::Range;
use std::sync::LazyLock;

use super::bearers::key;
use super::letters::{is_borne, without_honours};
use crate::lexicon::entries;
use crate::vocabulary::{
    ALL_CAPS, CAPITAL, DETERMINER, DOCUMENT, FEMALE, FIRST_NAME, MALE, NEUTER, ORGANISATION, PARTICLE, PLURAL,
    PREPOSITION, ROLE, SUFFIX, TITLE,
};
use crate::words::{Kind, Token};

/// A name as it stands, taken apart. Small, for an article has a hundred of them: its words are given by where they are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    /// Where it begins, in bytes of its text, and where its first word and it itself end.
    pub(super) at: usize,
    /// Where it begins with a title that is borne as part of it: `Lord Rowe`.
    from: usize,
    first_end: usize,
    end: usize,
    /// The key of the last word.
    pub(super) last: u64,
    pub(super) words: u32,
    pub(super) sex: u32,
    pub(super) titled: bool,
    pub(super) sure: bool,
    /// A first name by itself, after whose relative it is: `his sister Ada`.
    pub(super) first_only: bool,
    /// A first name with an age behind it, which may be a surname as well: `Lilly, 13,`
    pub(super) aged: bool,
    /// A single word that is a title, unless someone of the article bears it: `King said`, of Stephen King.
    pub(super) title: bool,
    /// Two words behind a noun for a body, which may be somebody’s surnames: `Företaget Holm Berg`.
    body: bool,
    /// Its first word is a known first name.
    first_known: bool,
    /// The article tells of kin, who may bear both surnames too.
    pub(super) kin_told: bool,
}

impl Name {
    /// Whether it may be both surnames of somebody: the first word is no first name. A title stands before these as well as before one.
    #[inline]
    pub(super) fn may_be_surnames(&self) -> bool {
        self.words == 2 && !self.body && (!self.sure || self.titled_surnames() && !self.kin_told)
    }

    /// Whether a title stands before what may be both surnames.
    pub(super) fn titled_surnames(&self) -> bool {
        self.words == 2 && self.titled && self.sure && !self.body && !self.first_known
    }

    /// Whether nothing tells that it is of another sex.
    pub(super) fn may_be_of(&self, sex: u32) -> bool {
        self.sex == 0 || sex == 0 || self.sex == sex
    }

    /// All of it, in the text that it was read from.
    pub(super) fn full<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.from..self.end).unwrap_or_default()
    }

    /// Its first word.
    pub(super) fn first<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.at..self.first_end).unwrap_or_default()
    }

    /// Whether it ends in the first letter of a surname that is not given: `Bo L.`, `L.`
    #[inline]
    pub(super) fn is_shortened(&self, text: &str) -> bool {
        // most names end in a small letter
        self.end.checked_sub(1).and_then(|last| text.as_bytes().get(last)) == Some(&b'.') && self.words <= 2 && {
            let name = text.get(self.at..self.end).unwrap_or_default();
            name.rsplit(' ').next().is_some_and(is_initial)
        }
    }

    /// Cuts what comes behind the first letter of a surname, where the article gives that letter elsewhere for all of it: of `Bo L. Särge` in
    /// `dass Bo L. Särge baute`, `Bo L.`
    pub(super) fn shorten(&mut self, text: &str, initials: &[u64]) {
        let rest = text.get(self.first_end..self.end).and_then(|rest| rest.strip_prefix(' '));
        let initial = rest.and_then(|rest| rest.split(' ').next()).filter(|initial| is_initial(initial));
        if let Some(initial) = initial.filter(|initial| self.words > 2 && initials.contains(&key(initial))) {
            (self.end, self.last, self.words) = (self.first_end + 1 + initial.len(), key(initial), 2);
        }
    }

    /// Cuts its last word, which is no part of it.
    pub(super) fn without_last(&mut self, text: &str, last: &Token) {
        (self.end, self.last, self.words) = (last.end, key(text.get(last.range()).unwrap_or_default()), self.words - 1);
    }

    /// Cuts its last word, and the ending of a genitive from the surname before that: of `Bo Linds Hof`, `Bo Lind`.
    pub(super) fn without_owned(&mut self, text: &str, surname: &Token) {
        self.without_last(text, surname);
        let range = surname.start..surname.end - 1;
        (self.end, self.last) = (range.end, key(text.get(range).unwrap_or_default()));
    }

    /// Cuts what comes before its last word, which has so many bytes.
    pub(super) fn keep_last(&mut self, len: usize) {
        self.at = self.end - len;
        self.from = self.at;
        (self.first_end, self.words, self.sex, self.titled, self.sure) = (self.end, 1, 0, false, false);
    }

    /// Where it ends, in bytes of its text.
    pub(super) fn ends(&self) -> usize {
        self.end
    }

    /// Cuts what comes behind its second word, which ends here.
    pub(super) fn keep_two(&mut self, end: usize, last: u64) {
        (self.end, self.last, self.words) = (end, last, 2);
    }

    /// Reads the name of a run, without the titles before it. None where the run is an organisation's.
    #[inline]
    pub(super) fn read(text: &str, tokens: &[Token], range: Range<usize>) -> Option<Self> {
        let (whole, start) = (range.len(), range.start);
        let range = if whole > 2 { without_honours(text, tokens, range) } else { range };
        let honoured = range.len() < whole;
        match tokens.get(range)? {
            [one] => Self::of_one(text, one),
            // `Stunned Ada`
            [mood, one]
                if one.is(FIRST_NAME) && mood.bits & FIRST_NAME == 0 && text.get(mood.range()).is_some_and(is_mood) =>
            {
                Self::of_one(text, one)
            }
            [first, last] if plain(first) && plain(last) => {
                let body = |left: usize| tokens[left].is(NEUTER) && tokens[left].is(ROLE);
                Self::of_two(text, first, last)
                    .map(|name| Self { body: start.checked_sub(1).is_some_and(body), ..name })
            }
            run => Self::of_several(text, run, honoured, run.len() > 2 && follows_role(tokens, start)),
        }
    }

    /// Most names are one word.
    #[inline(always)]
    pub(super) fn of_one(text: &str, one: &Token) -> Option<Self> {
        let title = title(one);
        let no_person = one.bits & (ORGANISATION | ALL_CAPS) != 0 && one.bits & FIRST_NAME == 0;
        if no_person && !title || !one.name() {
            return None;
        }
        let last = key(text.get(one.range())?);
        let (at, first_end, end) = (one.start, one.end, one.end);
        let (sex, titled, sure, first_only) = (0, false, false, false);
        Some(Self {
            at,
            from: at,
            first_end,
            end,
            last,
            words: 1,
            sex,
            titled,
            sure,
            first_only,
            aged: false,
            title,
            body: false,
            first_known: false,
            kin_told: false,
        })
    }

    /// Most others are two of which neither is more than a name: what [`Name::of_several`] comes to for them.
    #[inline]
    fn of_two(text: &str, first: &Token, last: &Token) -> Option<Self> {
        let sex = first.bits & (MALE | FEMALE);
        Some(Self {
            at: first.start,
            from: first.start,
            first_end: first.end,
            end: last.end,
            last: key(text.get(last.range())?),
            words: 2,
            sex: if sex == MALE | FEMALE { 0 } else { sex },
            titled: false,
            sure: first.is(FIRST_NAME),
            first_only: false,
            aged: false,
            title: false,
            body: false,
            first_known: first.is(FIRST_NAME),
            kin_told: false,
        })
    }

    /// A name of several words, of which some may be titles; `honoured` where letters of an honour stand behind it, `begins` where it is all name.
    fn of_several(text: &str, run: &[Token], honoured: bool, begins: bool) -> Option<Self> {
        // the last word after a first name is a surname, though it may be a title: Stephen King
        // of `Sir Bo Monk KC`, Monk
        let suffixed = run.len() > 2 && run[run.len() - 1].is(SUFFIX);
        let (last, others) = run[..run.len() - usize::from(suffixed)].split_last()?;
        let named = title(last)
            && (suffixed
                || honoured
                || others.iter().any(|token| token.is(FIRST_NAME))
                || others.last().is_some_and(honorific));
        let titles = if named { others } else { run }.iter().rposition(title).map_or(0, |last| last + 1);
        let rank = run.get(titles..).is_some_and(|run| opens_with_rank(text, run));
        let titles = titles + usize::from(rank);
        let titles = if titles == run.len() { return None } else { titles };
        let name = run[titles..].iter().position(Token::name).map(|skip| &run[titles + skip..])?;
        // `die Ministerin der Zeitung`, `Presidente de México`: a title of something
        if titles > 0 && run[titles].is(PARTICLE) && run[titles].is(DETERMINER | PREPOSITION) {
            // `Nachfolgerin von Bo Lind`: somebody in full
            let whole =
                run.get(titles + 1..).filter(|whole| whole.len() > 1 && whole[0].is(FIRST_NAME) && whole[0].name());
            let of = text.get(run[titles].range()) == Some("von");
            return whole.filter(|_| of).and_then(|whole| Self::read(text, whole, 0..whole.len()));
        }
        let organisation = name.last().is_some_and(|last| last.is(ORGANISATION | ALL_CAPS));
        let name = if organisation || begins { name } else { &name[described(text, name)..] };
        let name = &name[..belonging(text, name).unwrap_or(name.len())];
        let (first, mut last) = (name.first()?, name.last()?);
        if name.len() > 1 && last.is(SUFFIX) {
            last = name[..name.len() - 1].iter().rfind(|token| token.name())?;
        }
        let named = first.bits & FIRST_NAME != 0 && !(organisation && name.len() > 2);
        if last.bits & (ORGANISATION | ALL_CAPS) != 0 && !named && titles == 0 {
            return None;
        }
        // `Former Leeds United`: nobody is called so
        let former = titles > 0 && is_former(text, &run[titles - 1]);
        let titled = !former && (rank || run[..titles].iter().any(|token| token.is(TITLE)));
        let sex = run[..titles].iter().chain([first]).fold(0, |sex, token| sex | token.bits & (MALE | FEMALE));
        let words = name.iter().filter(|token| token.kind == Kind::Word).count() as u32; // a dozen at most
        // `Van Rowe said`, `Van der Rowe said`, of Ada van der Rowe: a surname
        let particle = |token: &Token| token.is(PARTICLE) && token.bits & FIRST_NAME == 0;
        let surname = words > 1 && name[..name.len() - 1].iter().all(particle);
        let words = if surname { 1 } else { words };
        let sex = if sex == MALE | FEMALE || words == 1 && !titled { 0 } else { sex };
        // `Lord Rowe` is called so
        let borne = (titles > 0 && words == 1 && !rank).then(|| &run[titles - 1]);
        let opens = borne.filter(|title| title.end + 1 == first.start && is_borne(text, title)).unwrap_or(first);
        Some(Self {
            at: first.start,
            from: opens.start,
            first_end: first.end,
            end: name.last()?.end,
            last: key(text.get(last.range())?),
            words,
            sex,
            titled,
            sure: titled
                || words > 1
                    && (first.is(FIRST_NAME) || run[..titles].last().is_some_and(|role| role.is(MALE | FEMALE))),
            // `Dame Ada`
            first_only: words == 1
                && first.is(FIRST_NAME)
                && titles > 0
                && goes_with_first_name(text, &run[titles - 1]),
            aged: false,
            title: false,
            body: titles.checked_sub(1).is_some_and(|left| run[left].is(NEUTER) && run[left].is(ROLE)),
            first_known: first.is(FIRST_NAME),
            kin_told: false,
        })
    }
}

/// Whether the word is an adjective that popular papers set before a first name.
#[inline(never)]
pub(super) fn is_mood(word: &str) -> bool {
    static MOODS: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../../data/en/moods.txt")).collect());
    MOODS.binary_search(&word).is_ok()
}

/// Whether the first word is a rank that is a title in capitals alone, before a name of two words, or a first name that is known: `DI Ada Rowe`,
/// but not `Bo di Rask`. What is a place as well is a rank only before a name that is known.
fn opens_with_rank(text: &str, run: &[Token]) -> bool {
    static RANKS: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../../data/en/ranks.txt")).collect());
    let [rank, first, rest @ ..] = run else { return false };
    if !rank.is(ALL_CAPS) {
        return false;
    }
    let word = text.get(rank.range()).unwrap_or_default();
    let known = RANKS.binary_search_by(|line| line.split(' ').next().unwrap_or_default().cmp(word));
    let place = known.is_ok_and(|at| RANKS[at].ends_with(" place"));
    let named = || !place && plain(first) && matches!(rest, [last] if plain(last));
    known.is_ok() && (first.is(FIRST_NAME) || named())
}

/// Where `von` begins to tell what somebody is of, behind a first name and a surname: `Bo Lind von der Hafenbank`, but not `Ada Maria von Rowe`.
fn belonging(text: &str, name: &[Token]) -> Option<usize> {
    let of = name.iter().position(|of| of.is(PARTICLE) && of.is(PREPOSITION) && text.get(of.range()) == Some("von"))?;
    let [.., first, surname] = name.get(..of)? else { return None };
    (first.name() && surname.name() && surname.bits & FIRST_NAME == 0).then_some(of)
}

/// Whether a title stands before a first name alone.
fn goes_with_first_name(text: &str, title: &Token) -> bool {
    matches!(&text[title.range()], "Dame" | "Sir" | "Sister" | "Prince" | "Princess")
}

/// Whether the word is a name, and no part of one that has a meaning of its own.
#[inline]
fn plain(token: &Token) -> bool {
    token.name() && token.bits & (TITLE | ROLE | SUFFIX | ORGANISATION | ALL_CAPS | PARTICLE) == 0
}

/// Whether the word is a title or a role, and nobody's first name.
#[inline]
fn title(token: &Token) -> bool {
    token.bits & (TITLE | ROLE) != 0 && token.bits & FIRST_NAME == 0
}

/// Whether a role in small letters stands right before a run: `hotel owner Odd Arne Fjell`. Then all of it is the name.
fn follows_role(tokens: &[Token], start: usize) -> bool {
    let role = start.checked_sub(1).map(|left| &tokens[left]);
    role.is_some_and(|role| {
        role.is(ROLE) && role.bits & (CAPITAL | PLURAL | NEUTER | DOCUMENT) == 0 && role.end + 1 == tokens[start].start
    })
}

/// Whether a title leaves open whose it is: what stands right behind it is no person, but of what somebody was something: `former England captain`.
pub(super) fn is_former(text: &str, title: &Token) -> bool {
    title.is(TITLE) && text.get(title.range()).is_some_and(|word| word.eq_ignore_ascii_case("former"))
}

/// `Mr.`, `Ms`: a title that a surname follows, whatever else that word may be. `Mr. King` is no king.
pub(super) fn honorific(token: &Token) -> bool {
    token.is(TITLE) && token.is(MALE | FEMALE) && token.end - token.start <= 4
}

/// How many words of a name stand before a first name in it and are none themselves: of `Trade Ada Rowe` and `Norrland Bo Rask`, one. A
/// known first name in the middle of a name whose first word is unknown opens it far more often than not. Of `Masken von Tiwo Adebanji`, two.
fn described(text: &str, name: &[Token]) -> usize {
    if let [noun, of, rest @ ..] = name
        && rest.len() > 1
        && noun.bits & FIRST_NAME == 0
        && of.is(PARTICLE)
        && text.get(of.range()) == Some("von")
        && rest.iter().all(Token::name)
    {
        return 2;
    }
    let first = |token: &Token| token.is(FIRST_NAME | PARTICLE) || token.end - token.start <= 2;
    let Some(last) = name.iter().rposition(|token| token.name() && token.bits & SUFFIX == 0) else { return 0 };
    match name.first() {
        Some(opens) if last > 1 && !first(opens) => {
            name[..last].iter().position(|token| token.is(FIRST_NAME) && token.name()).unwrap_or(0)
        }
        _ => 0,
    }
}

/// `L.`
fn is_initial(word: &str) -> bool {
    matches!(word.as_bytes(), [b'A'..=b'Z', b'.'])
}

pub(super) fn first_word(name: &str) -> &str {
    let end = name.bytes().position(|byte| byte == b' ' || byte == 0xC2);
    match end {
        Some(end) if name.as_bytes()[end] == b' ' => &name[..end],
        Some(_) => name.split([' ', '\u{a0}']).next().unwrap_or_default(),
        None => name,
    }
}

/// `J. R. Rowe` and `James Rowe`: one of their first words is an initial that the other begins with.
pub(super) fn initials_agree(one: &str, other: &str) -> bool {
    let initial = |word: &str| word.len() <= 5 && word.ends_with('.');
    (initial(one) || initial(other)) && one.chars().next() == other.chars().next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::{self, lexicon};
    use crate::words::tokenize;

    #[test]
    fn the_short_way_of_two_plain_words_comes_to_the_same() {
        let lexicon = lexicon(vocabulary::english());
        for text in ["Ada Rowe", "Zorbal Quint", "Bo Lind", "Pat Rowe", "Émile Zoub", "Arnsby Bridge"] {
            let mut tokens = Vec::new();
            tokenize(&lexicon, text, 0..text.len(), &mut tokens);
            let [first, last] = tokens.as_slice() else { panic!("{text} is two words") };
            assert!(plain(first) && plain(last), "{text}");
            let (short, long) = (Name::of_two(text, first, last), Name::of_several(text, &tokens, false, false));
            assert_eq!(format!("{short:?}"), format!("{long:?}"));
        }
    }
}
