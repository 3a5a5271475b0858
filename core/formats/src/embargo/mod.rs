//! An embargo that an item's own lines tell of. Until its time comes an article must not go out, and where a wire has no field for
//! it, a line in the header or among the first says so: "EMBARGOED until 0600 GMT Monday 3 June 2024".
//!
//! Articles of every format are looked at: the same copy comes as a file of text, as the body of JSON and as a page. What the format's
//! own field says goes before. Where date, year, hour and zone are all there, the field `embargoed` becomes that time. Where one is
//! missing or may mean two things, it becomes the words of the line: an embargo that cannot be read holds until a person has looked, or, where it
//! names one day, until that is over everywhere.

mod notice;
mod parts;
mod stems;
mod time;
mod tokens;
mod words;

use crate::characters::one_line;
use crate::wire_header::kept_lines;
use copydesk_article::{Article, Field, NoteRole};
use jiff::Timestamp;
use notice::{Notice, Of, notices};

/// So many of the first blocks may hold a notice …
const FIRST: usize = 10;
/// … and of the last.
const LAST: usize = 3;
/// All of a notice stands within so many bytes at the start of its block.
const START: usize = 400;
/// A longer line says something about a date.
const LONGEST_DATE: usize = 60;
/// So many characters of a notice are given back.
const SHOWN: usize = 160;

/// Sets `embargoed` where it is missing and the article's own lines tell of an embargo.
pub(crate) fn read(article: &mut Article) {
    if article.field(Field::Embargoed).is_some() {
        return;
    }
    let mut found = Vec::new();
    for (text, of) in stems::among(lines(article)) {
        let told = notices(within(text, START), of);
        found.extend(told.into_iter().map(|notice| if of == Of::Editors { without_words(notice) } else { notice }));
    }
    if let Some(embargo) = together(found) {
        article.header.set(Field::Embargoed, embargo);
    }
}

/// Whether a line is a notice of an embargo, and so no headline.
pub(crate) fn is_notice(line: &str) -> bool {
    stems::may_tell(line) && !notices(within(line, START), Of::Story).is_empty()
}

/// Whether a line is the date of what stands below it, and so no headline: a date with its year and what belongs to it, behind the place
/// in which it was given out if need be. `Marl, 12. März 2026`, `Thursday 12 March 2026`.
pub(crate) fn is_date(line: &str) -> bool {
    line.len() <= LONGEST_DATE
        && line.contains(|c: char| c.is_ascii_digit())
        && time::is_date(line, &tokens::tokens(line))
}

/// When an embargo is over on all of the earth, where its words (what `embargoed` holds when the time is not certain) leave no doubt
/// about the day, though hour or zone are missing.
pub fn end(words: &str) -> Option<Timestamp> {
    // What was cut off may have named another day; where there are several, one holds for good.
    if words.chars().nth(SHOWN - 1).is_some() || words.contains(SEVERAL) {
        return None;
    }
    let tokens = tokens::tokens(words);
    if let [Notice::Doubtful(_, reading)] = &notices(words, Of::Header)[..] {
        return reading.over();
    }
    let reading = time::Reading::of(&tokens);
    reading.over().filter(|_| reading.length == tokens.len())
}

/// The field goes out with the article; what a private note says does not, but for the day.
fn without_words(notice: Notice) -> Notice {
    match notice {
        Notice::Doubtful(_, reading) => {
            let day = reading.over().and_then(|_| reading.day());
            Notice::Doubtful(day.unwrap_or_else(|| "a private note tells when".to_owned()), reading)
        }
        other => other,
    }
}

/// Where a notice may stand.
fn lines(article: &Article) -> impl Iterator<Item = (&str, Of)> + Clone {
    let header = [Field::Headline, Field::Usageterms].into_iter().filter_map(|field| article.field(field));
    let of = |role| if role == NoteRole::Private { Of::Editors } else { Of::Header };
    let notes = article.ednotes.iter().map(move |note| (note.text.as_str(), of(note.role)));
    let wire = kept_lines(article);
    let first = FIRST.min(article.body.len());
    let last = first.max(article.body.len().saturating_sub(LAST));
    let body = article.body[..first].iter().chain(&article.body[last..]).map(|block| block.text.as_str());
    let header = header.chain(wire).map(|text| (text, Of::Header));
    header.chain(notes).chain(body.map(|text| (text, Of::Story)))
}

/// What all notices come to: the latest time; a doubtful one only where it says something else and is not over by then. Of those the one
/// that is over last, or never for certain.
fn together(found: Vec<Notice>) -> Option<String> {
    if found.contains(&Notice::Lifted) {
        return None;
    }
    let until = found.iter().filter_map(|notice| match notice {
        Notice::Until(time) => Some(time),
        _ => None,
    });
    let until = until.max();
    let doubtful = found.iter().filter_map(|notice| match notice {
        Notice::Doubtful(words, reading) if until.is_none_or(|until| !reading.agrees(until)) => {
            Some((words, reading.over()))
        }
        _ => None,
    });
    let doubtful = doubtful.filter(|(_, over)| over.zip(until).is_none_or(|(over, until)| over > until.timestamp()));
    // The first of those that are over last.
    let all: Vec<_> = doubtful.collect();
    let doubtful = all.iter().copied().reduce(|one, other| match (one.1, other.1) {
        (Some(_), None) => other,
        (Some(over), Some(later)) if later > over => other,
        _ => one,
    });
    match (doubtful, until) {
        // Whoever is to clear them must know of all: which has no time, and which says another.
        (Some((words, None)), _) => Some(all_words(words, &all)),
        (Some((words, _)), _) => Some(one_line(words).chars().take(SHOWN).collect()),
        (None, Some(until)) => Some(until.timestamp().display_with_offset(until.offset()).to_string()),
        (None, None) => None,
    }
}

/// The words of the notice that holds for good, and of the others behind it, as far as there is room.
fn all_words(first: &str, doubtful: &[(&String, Option<Timestamp>)]) -> String {
    let mut all = vec![one_line(first)];
    for other in doubtful.iter().map(|(words, _)| one_line(words)) {
        let length: usize = all.iter().chain([&other]).map(|words| words.chars().count() + SEVERAL.len()).sum();
        if !all.contains(&other) && length < SHOWN {
            all.push(other);
        }
    }
    all.join(SEVERAL).chars().take(SHOWN).collect()
}

/// What stands between the words of several notices.
const SEVERAL: &str = " || ";

/// The first bytes of a line, to the end of a character.
fn within(line: &str, bytes: usize) -> &str {
    line.get(..line.floor_char_boundary(bytes)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use copydesk_article::{BlockKind, Note};

    fn embargoed(lines: &[&str]) -> Option<String> {
        let mut article = Article::new("a");
        for line in lines {
            article.push_block(BlockKind::Paragraph, *line);
        }
        read(&mut article);
        article.field(Field::Embargoed).map(str::to_owned)
    }

    const STORY: &str = "The harbour board will close the old lock on Friday, it said on Monday.";

    #[test]
    fn a_line_among_the_first_or_the_last_sets_the_embargo() {
        let line = "EMBARGOED until 0600 GMT Monday 3 June 2024";
        let long: Vec<&str> = std::iter::repeat_n(STORY, 30).collect();
        assert_eq!(embargoed(&[line, STORY]).as_deref(), Some("2024-06-03T06:00:00+00:00"));
        assert_eq!(embargoed(&[&long[..], &[line]].concat()).as_deref(), Some("2024-06-03T06:00:00+00:00"));
        assert_eq!(embargoed(&[&long[..], &[line], &long[..]].concat()), None);
        assert_eq!(
            embargoed(&["Not For Release Until 8 A.M. CEST, 3 June 2024"]).as_deref(),
            Some("2024-06-03T08:00:00+02:00")
        );
    }

    #[test]
    fn where_the_time_cannot_be_told_the_words_stand_for_it() {
        assert_eq!(
            embargoed(&["SPERRFRIST: 03. Juni, 6.00 Uhr", STORY]).as_deref(),
            Some("SPERRFRIST: 03. Juni, 6.00 Uhr")
        );
        assert_eq!(embargoed(&["Note: (embargoed  until Monday)", STORY]).as_deref(), Some("embargoed until Monday"));
    }

    #[test]
    fn whoever_clears_a_notice_that_holds_for_good_is_told_of_the_others() {
        let (never, dated) = ("Nicht vor Ablauf online stellen!", "Sperrfrist: 14. Mai 2026, 18.00 Uhr");
        assert_eq!(
            embargoed(&[dated, STORY, never]).as_deref(),
            Some("Nicht vor Ablauf online stellen || Sperrfrist: 14. Mai 2026, 18.00 Uhr")
        );
        assert_eq!(end("Nicht vor Ablauf online stellen || Sperrfrist: 14. Mai 2026, 18.00 Uhr"), None);
        let long = "Embargo: until the council has met, has voted on all it has before it and has told the press of it";
        let other = "Sperrfrist: bis der Rat getagt, über alles abgestimmt und die Presse unterrichtet hat, nicht eher";
        assert!(embargoed(&[long, other, STORY]).is_some_and(|words| words.chars().count() < SHOWN));
    }

    #[test]
    fn several_notices_come_to_the_latest_and_to_doubt_where_they_differ() {
        let sure = "EMBARGOED until 0600 GMT Monday 3 June 2024";
        assert_eq!(
            embargoed(&["EMBARGO", "Embargo: Monday, 0600", sure]).as_deref(),
            Some("2024-06-03T06:00:00+00:00")
        );
        assert_eq!(embargoed(&[sure, "Embargo: Tuesday, 0600"]).as_deref(), Some("Embargo: Tuesday, 0600"));
        let later = "Embargoed for print until 0600 GMT Tuesday 4 June 2024";
        assert_eq!(embargoed(&[sure, later]).as_deref(), Some("2024-06-04T06:00:00+00:00"));
        assert_eq!(embargoed(&["Eds: embargo lifted.", sure, STORY]), None);
    }

    #[test]
    fn notes_terms_and_the_lines_of_the_wire_are_read_and_the_field_goes_before() {
        let mut article = Article::new("a");
        article.ednotes.push(Note { role: NoteRole::Private, text: "embargoed until Monday".to_owned() });
        read(&mut article);
        assert_eq!(article.field(Field::Embargoed), Some("a private note tells when"));
        article.header.set(Field::Embargoed, "2024-06-03T06:00:00Z");
        read(&mut article);
        assert_eq!(article.field(Field::Embargoed), Some("2024-06-03T06:00:00Z"));
        let mut article = Article::new("a");
        article.extra.insert("wire_header".to_owned(), "ena 061\nEMBARGO 0600".into());
        read(&mut article);
        assert_eq!(article.field(Field::Embargoed), Some("EMBARGO 0600"));
    }
}
