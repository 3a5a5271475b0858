//! What a press release says of the firm that gave it out, below its news: "About Tarn Weir Power", and "Tarn Weir Power is a …" below it.

use std::sync::LazyLock;

use crate::boxes::marks::{BOXES, Marks};
use crate::fate::{Fate, Reason, take};
use crate::lines::Info;
use crate::lines::loud::loud_or_last;
use crate::lists::data::part;
use crate::lists::openings::Openings;

/// What opens the clause before its name.
static SINCE: LazyLock<Openings> = LazyLock::new(|| Openings::new(&part(BOXES, "company since")));

/// The heading has no more words.
const HEADING: u32 = 10;
/// What is said of the firm has no more paragraphs.
const MOST: usize = 2;
/// What is said of it in one line stands in so many from the end.
const LINES: usize = 8;
/// What stands before the name in its first sentence is no longer, in bytes: "Founded in 1887, …".
const CLAUSE: usize = 60;
/// The news has so many paragraphs or more, or one that names the firm.
const NEWS: usize = 2;

/// Takes out the heading and what is said under it, where nothing else of the story follows.
pub(crate) fn company(infos: &[Info<'_>], lists: &Marks, fates: &mut [Fate]) {
    let heading = |at: &usize| {
        let below = *at > 0 && *at + LINES >= infos.len();
        if below && infos[*at].shape.ends_sentence() && says_of_firm(infos[*at].text, lists) {
            return true;
        }
        let (info, below) = (&infos[*at], infos.get(at + 1));
        let s = &info.shape;
        let short = !info.is_prose() && !s.ends_sentence() && s.words <= HEADING && s.quotes == 0;
        let below = below.filter(|below| short && below.is_prose());
        below.is_some_and(|below| lists.company(info.text).is_some_and(|firm| opens_with(below.text, firm)))
    };
    let Some(at) = loud_or_last(infos, LINES).filter(heading).last() else { return };
    let kept = |i: &usize| infos[*i].is_prose() && fates[*i].is_kept();
    let (above, below) = ((0..at).filter(kept).count(), (at..infos.len()).filter(kept).count());
    let firm = || lists.company(head(infos[at].text)).and_then(name);
    let named = || firm().is_some_and(|firm| (0..at).any(|i| kept(&i) && infos[i].text.contains(firm)));
    if (above >= NEWS || above > 0 && named()) && below <= MOST {
        let end = (at..infos.len()).rfind(kept).map_or(at, |last| last + 1);
        take(infos, fates, at..end, Fate::Gone(Reason::AboutTheCompany));
    }
}

/// "About Tarn Weir Power: Tarn Weir Power is …": the heading and what it heads in one line.
fn says_of_firm(text: &str, lists: &Marks) -> bool {
    let Some(rest) = text.get(head(text).len()..).and_then(|rest| rest.strip_prefix(": ")) else { return false };
    lists.company(head(text)).is_some_and(|firm| opens_with(rest, firm))
}

/// What stands before the colon, where there is one near the start.
fn head(text: &str) -> &str {
    /// No heading is longer, in bytes.
    const LONGEST: usize = 60;
    let colon = memchr::memchr(b':', &text.as_bytes()[..text.len().min(LONGEST)]);
    colon.and_then(|at| text.get(..at)).unwrap_or(text)
}

/// True where a paragraph opens with the firm's name. Behind an article it does where the heading has none: "Über Nordnetz", "Die Nordnetz AG".
fn opens_with(text: &str, firm: &str) -> bool {
    let bare = firm.starts_with(char::is_uppercase);
    let behind = || text.split_once(' ').filter(|(article, _)| bare && article.len() <= 4).map(|(_, rest)| rest);
    // "Über die Wehrkraft AG", "Die Wehrkraft AG": a name of two words has its article in both.
    let whole = firm
        .split_once(' ')
        .map(|(_, whole)| whole.trim_end_matches(':'))
        .filter(|whole| whole.contains(' ') && whole.split(' ').all(|word| word.starts_with(char::is_uppercase)));
    let article = || text.split_once(' ').filter(|(article, _)| article.len() <= 4).map(|(_, rest)| rest);
    let again = || !bare && whole.is_some_and(|whole| article().is_some_and(|rest| rest.starts_with(whole)));
    let opens = |rest: Option<&str>| rest.zip(name(firm)).is_some_and(|(rest, name)| rest.starts_with(name));
    // "Founded in 1887, Nordnetz is …", "With six locks, Tarn Weir Power is …": behind a clause of another kind the whole name.
    let behind_clause = || {
        let (clause, rest) = text.split_once(", ").filter(|(clause, _)| clause.len() <= CLAUSE)?;
        let without = rest.split_once(' ').filter(|(article, _)| article.len() <= 4).map(|(_, rest)| rest);
        let named = |rest: &str| match SINCE.open(clause) {
            true => opens(Some(rest)),
            false => name(firm).is_some() && firm.contains(' ') && rest.starts_with(firm.trim_end_matches(':')),
        };
        Some(named(rest) || without.is_some_and(named))
    };
    opens(Some(text)) || opens(behind()) || again() || behind_clause() == Some(true)
}

/// The first word of the name: it has a capital or a digit, and is no article.
fn name(of: &str) -> Option<&str> {
    let mut words = of.trim_end_matches(':').split(' ');
    words.find(|word| word.chars().any(|c| c.is_uppercase() || c.is_ascii_digit()) && word.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::paragraphs;

    #[test]
    fn a_clause_may_stand_before_the_firm() {
        assert!(opens_with("Founded in 1887, Nordnetz runs four weirs.", "Nordnetz"));
        assert!(opens_with("With six locks, Tarn Weir Power is the largest.", "Tarn Weir Power"));
        assert!(opens_with("Founded in 1871, the University of Marl is old.", "the University of Marl"));
        assert!(!opens_with("Built in 1962, the ferry has carried two million.", "the ferry"));
        assert!(!opens_with("With six locks, Tarn is the largest.", "Tarn"));
        assert!(!opens_with("Home to 214 people, Tarn has one shop.", "Tarn Weir Power"));
    }

    const NEWS: [&str; 2] = [
        "Tarn Weir Power said on Monday that its third turbine will turn from May and light four thousand homes.",
        "The turbine was built in the yard at Marrow and stood in a field for a year while the weir was mended.",
    ];
    const FIRM: &str =
        "Tarn Weir Power is a maker of small turbines with forty people in two valleys, founded in 1931.";

    /// How many lines go.
    fn gone(body: &[&str]) -> usize {
        let mut fates = vec![Fate::Keep; body.len()];
        company(&paragraphs(body), &Marks::new(), &mut fates);
        fates.iter().filter(|fate| !fate.is_kept()).count()
    }

    #[test]
    fn the_firm_below_the_news_goes_in_any_language() {
        for heading in
            ["About Tarn Weir Power", "ABOUT Tarn Weir Power:", "Über Tarn Weir Power", "À propos de Tarn Weir"]
        {
            assert_eq!(gone(&[NEWS[0], NEWS[1], heading, FIRM]), 2, "{heading}");
        }
    }

    #[test]
    fn the_name_may_stand_behind_an_article() {
        let firm = "Die Wehrkraft AG baut kleine Turbinen und hat vierzig Leute in zwei Tälern, seit 1931.";
        assert_eq!(gone(&[NEWS[0], NEWS[1], "Über Wehrkraft:", firm]), 2);
    }

    #[test]
    fn news_of_one_paragraph_names_the_firm() {
        assert_eq!(gone(&[NEWS[0], "About Tarn Weir Power", FIRM]), 2);
        assert_eq!(gone(&[NEWS[1], "About Tarn Weir Power", FIRM]), 0);
    }

    #[test]
    fn what_the_story_goes_on_after_stays() {
        let weir = "Die Wehre stehen seit 1931 im Fluss, und wer sie öffnet, braucht dafür einen Schein der Behörde.";
        assert_eq!(gone(&[NEWS[0], NEWS[1], "Über die Wehre", weir]), 0);
        let rest =
            "Anglers fear for the salmon, and the county has asked for a ladder that they can climb in the spring.";
        assert_eq!(gone(&[NEWS[0], NEWS[1], "About Tarn Weir Power", FIRM, rest, NEWS[0]]), 0);
        assert_eq!(gone(&[NEWS[0], NEWS[1], "About the salmon", rest]), 0);
        assert_eq!(gone(&["About Tarn Weir Power", FIRM]), 0);
    }
}
