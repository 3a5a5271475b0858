//! Labels between the paragraphs of copy (data/between.txt): a page's own go wherever they stand, what a story may have as a heading stays.

use std::sync::LazyLock;

use crate::copy::Copy;
use crate::fate::Reason;
use crate::lines::labels::heads_teasers;
use crate::lines::phrases::Class;
use crate::lines::{Info, Kind, Look};
use crate::lists::data::part;
use crate::lists::fold::fold;

const FILE: &str = include_str!("../../data/between.txt");
static HEADINGS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "headings"));
static ADVICE: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "advice"));
static SINGLE: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "words"));
static PAGES: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "pages"));
static QUESTIONS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "questions"));
static KEYWORDS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "keywords"));

/// No label is longer, in bytes.
const LABEL: usize = 48;
/// Nor has it more words.
const WORDS: u32 = 8;

impl Copy<'_> {
    /// True where a line among the story's is wholly a label of the page's own. A single word may be a heading there, unless a number behind
    /// it counts: "Comments (12)".
    pub(crate) fn is_label_between(&self, i: usize, class: Class) -> bool {
        let (info, s) = (&self.infos[i], &self.infos[i].shape);
        let label = info.text.len() <= LABEL
            && info.kind == Kind::Paragraph
            && info.hits.is_alone()
            && s.words <= WORDS
            && !s.ends_sentence()
            && !info.text.ends_with(':');
        if !label || !self.is_beside_story(i, class == Class::Teaser) {
            return false;
        }
        let low = folded(info.text);
        let among = |list: &[&str]| list.binary_search(&low.as_str()).is_ok();
        let known = match class {
            Class::Comments | Class::Share if s.digits > 0 => true,
            Class::Share | Class::Subscribe | Class::Comments | Class::Login | Class::Teaser => {
                s.words >= 2 && s.digits == 0 && !among(&HEADINGS)
            }
            Class::Own | Class::Byline | Class::Stays | Class::Insert => return false,
            Class::Navigation | Class::Legal | Class::Tags => false,
        };
        // "Print", "Trending"
        let word = s.words == 1
            && s.digits == 0
            && (class == Class::Share || heads_teasers(info.text))
            && !among(&HEADINGS)
            && self.is_only_heading(info.text);
        known || word || among(&PAGES)
    }

    /// True where no line of the text stands as a heading does, but those that say the same as this one: of headings a story has two or more.
    fn is_only_heading(&self, text: &str) -> bool {
        let headings = self.headings.get_or_init(|| {
            let prose = |i: Option<usize>| i.and_then(|i| self.infos.get(i)).is_some_and(Info::is_prose);
            let mut found: Vec<&str> = Vec::new();
            for (i, info) in self.infos.iter().enumerate() {
                let s = &info.shape;
                let plain = matches!(info.look, Look::Label | Look::Title) && s.words <= WORDS;
                let short = (plain || info.look == Look::Furniture && s.words == 1) && !s.ends_sentence();
                let other = short && prose(Some(i + 1)) && prose(i.checked_sub(1)) && !found.contains(&info.text);
                if other && found.len() < 2 {
                    found.push(info.text);
                }
            }
            found
        });
        headings.len() < 2 && headings.iter().all(|heading| *heading == text)
    }

    /// Why a line goes that is a question of the page's, "Forgot password?", or a list of what the piece is about, "Tags: bridge, harbour".
    pub(crate) fn asks_or_lists(&self, i: usize) -> Option<Reason> {
        /// No list is longer, in bytes.
        const LIST: usize = 160;
        let (info, s) = (&self.infos[i], &self.infos[i].shape);
        if info.text.len() > LIST || info.kind != Kind::Paragraph {
            return None;
        }
        if let Some(question) = info.text.strip_suffix('?') {
            let asks = question.len() <= LABEL && QUESTIONS.binary_search(&folded(question).as_str()).is_ok();
            return asks.then(|| super::asked(info).unwrap_or(Reason::Insert));
        }
        if info.is_prose() {
            return None;
        }
        let colon = memchr::memchr(b':', &info.text.as_bytes()[..info.text.len().min(LABEL)])?;
        let (label, list) = (&info.text[..colon], &info.text[colon + 1..]);
        let lists = !s.ends_sentence() && list.contains([',', '|', '·', '#', ';']);
        // "Tag: Montag, 3. Mai" is a day.
        let small = || list.trim_start().starts_with(|c: char| c.is_lowercase() || c == '#');
        let known = |label: &str| KEYWORDS.binary_search(&label).is_ok() && (label != "tag" || small());
        (lists && known(&folded(label))).then_some(Reason::Tags)
    }

    /// True where a paragraph or more of the page stands above the line or below it, and no list or table on both sides. What heads lists of
    /// titles has none below it here.
    pub(crate) fn is_beside_story(&self, i: usize, heads: bool) -> bool {
        let story = |info: &Info<'_>| info.is_prose() || info.look == Look::Furniture;
        let below = self.infos.get(i + 1).is_none_or(story);
        below || !heads && i.checked_sub(1).is_none_or(|above| story(&self.infos[above]))
    }
}

/// True for a button that a piece of advice may have as a heading: "Log out".
pub(crate) fn is_advice(info: &Info<'_>) -> bool {
    info.look == Look::Furniture
        && info.text.len() <= LABEL
        && info.hits.is_alone()
        && ADVICE.binary_search(&folded(info.text).as_str()).is_ok()
}

/// True for a button of one word that may head a part of a story: "Save".
pub(crate) fn is_single(info: &Info<'_>) -> bool {
    info.shape.words == 1 && info.text.len() <= LABEL && SINGLE.binary_search(&folded(info.text).as_str()).is_ok()
}

/// A label as the lists have it.
fn folded(text: &str) -> String {
    let mut low = String::new();
    fold(text.trim_matches(|c: char| !c.is_alphanumeric()), &mut low);
    low
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::{STORY, paragraphs};

    /// True where the line goes between two paragraphs.
    fn goes(line: &str) -> bool {
        let [one, other] = STORY;
        let infos = paragraphs(&[one, line, other]);
        let copy = Copy::new(&infos, 1);
        infos[1].hits.main().is_some_and(|class| copy.is_label_between(1, class))
    }

    #[test]
    fn labels_of_the_page_go_and_what_a_story_may_have_as_a_heading_stays() {
        for line in [
            "Most read",
            "Meistgelesen",
            "Comments (12)",
            "Copiar enlace",
            "Haut de page",
            "Privacy policy",
            "Read more",
        ] {
            assert!(goes(line), "{line}");
        }
        for line in ["Save", "Comments", "What to watch", "Local news", "Read more books", "“Most read”", "Most read:"]
        {
            assert!(!goes(line), "{line}");
        }
    }

    #[test]
    fn one_word_goes_where_no_other_line_stands_as_a_heading_does() {
        let [one, other] = STORY;
        let goes = |body: &[&str]| {
            let infos = paragraphs(body);
            let copy = Copy::new(&infos, 1);
            infos[1].hits.main().is_some_and(|class| copy.is_label_between(1, class))
        };
        assert!(goes(&[one, "Print", other]) && goes(&[one, "Trending", other]));
        assert!(goes(&[one, "Print", other, "Print", one]));
        assert!(!goes(&[one, "Print", other, "The lower gates", one]));
        assert!(!goes(&[one, "Print", other, "Facebook", one]));
    }

    #[test]
    fn a_page_asks_and_lists_in_known_words() {
        let reason = |line: &str| Copy::new(&paragraphs(&[line]), 0).asks_or_lists(0);
        assert_eq!(reason("Forgot your password?"), Some(Reason::Login));
        assert_eq!(reason("¿Ha encontrado un error?"), Some(Reason::Insert));
        assert_eq!(reason("Palabras clave: puerto, pesca"), Some(Reason::Tags));
        assert_eq!(reason("Tag: porto, pesca"), Some(Reason::Tags));
        for line in [
            "Tag: Montag, Dienstag",
            "Who forgot the password?",
            "Tags: none of them",
            "Keywords",
            "Harbours: Marl, Tarn",
        ] {
            assert_eq!(reason(line), None, "{line}");
        }
    }

    #[test]
    fn the_lists_stand_sorted_as_the_search_needs() {
        assert!([&HEADINGS, &ADVICE, &SINGLE, &PAGES, &QUESTIONS, &KEYWORDS].iter().all(|list| list.is_sorted()));
    }
}
