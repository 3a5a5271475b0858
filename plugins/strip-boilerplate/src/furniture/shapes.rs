//! What a page shows beside its text and is known by its shape alone: temperatures, counters of
//! galleries and the captions below them, names of picture files, tickers, offers, jumps to another page, menus in capitals.

use std::ops::RangeInclusive;

use copydesk_text::lines::{is_named_place, place};

use crate::fate::{Fate, Reason};
use crate::furniture::jumps::{is_jump, is_page_head};
use crate::furniture::lengths::{is_time_of_player, lengths};
use crate::furniture::offers::{is_offer, is_premium, is_price_at_shop};
use crate::furniture::ratings::is_rating;
use crate::furniture::weather::{is_temperature, is_weather};
use crate::lines::counters::{counts_pictures, counts_visits, is_count_of_comments};
use crate::lines::loud::{loud, loud_or_last};
use crate::lines::{Info, Kind, Look, story};
use crate::lists::fours::any_four;

/// What a widget shows in a line is no longer than this.
const SHORT: usize = 24;
/// Entries that make a menu of capitals.
const MENU: usize = 3;
/// The key word of a story that goes on elsewhere is no longer, in bytes.
const KEY: usize = 24;
/// A line that leads to a file is no longer, in bytes.
const DOWNLOAD: usize = 120;
/// Calls that cost stand in so many lines from the end.
const FOOT: usize = 3;
/// A rating is no longer, in bytes.
const RATED: usize = 60;
/// What stands beside a story is no wider.
const LABELLED: u32 = 72;
/// Labels beside a temperature.
const WIDGET: usize = 3;

/// Takes out what is in sight of them.
pub(crate) fn shapes(infos: &[Info<'_>], fates: &mut [Fate]) {
    let Some((first, last)) = story(infos).map(RangeInclusive::into_inner) else { return };
    let is_open = |fates: &[Fate], i: usize| {
        fates[i] == Fate::Keep && !infos[i].protected && infos[i].kind != Kind::Fixed && !infos[i].text.is_empty()
    };
    let outside = |i: usize| i < first || i > last;
    let counters = counters(infos, first);
    for i in loud_or_last(infos, FOOT) {
        let info = &infos[i];
        let short = || info.text.len() <= SHORT && info.shape.letters <= 2 && info.shape.digits > 0;
        let sure = is_file_name(info.text)
            || is_jump(info.text)
            || is_download(info)
            || is_size_of_text(info.text)
            || !info.shape.is_long() && is_small_print(info)
            || short() && (is_time_of_player(info.text) || outside(i) && is_temperature(info.text))
            || (i < first || i > last && is_beside_gone(fates, i)) && is_weather(infos, i)
            || info.text.len() <= RATED && info.shape.digits >= 2 && is_rating(info.text)
            || counters && place(info.text).is_some()
            || i + FOOT >= infos.len() && is_premium(info)
            || opens_with_figures(info.text)
                && (is_price_at_shop(info) || i > first && is_count_of_comments(info.text))
            || counts_pictures(info.text) && !is_row_of_counts(infos, i)
            || i > first && is_tagged(info.text)
            || outside(i)
                && (is_beside_story(info, i < first)
                    || is_count_of_visits(infos, i)
                    || names_file(info)
                    || is_page_head(info.text));
        if sure && is_open(fates, i) {
            fates[i] = Fate::Gone(Reason::Insert);
        }
    }
    if counters {
        counted(infos, fates);
    }
    below_named(infos, fates);
    // "DAM", where the story goes on after "See DAM, Page A6".
    for i in loud(infos).filter(|i| *i > 0 && i + 1 < infos.len()) {
        let key = infos[i].text.len() <= KEY && is_loud(&infos[i]) && is_jump(infos[i + 1].text);
        if key && is_jump(infos[i - 1].text) && is_open(fates, i) {
            fates[i] = Fate::Gone(Reason::Insert);
        }
    }
    lengths(infos, fates);
    for i in (0..infos.len()).filter(|i| outside(*i) && is_temperature(infos[*i].text)) {
        let above = (0..i).rev().take(WIDGET).take_while(|n| outside(*n) && is_label(&infos[*n]));
        let below = (i + 1..infos.len()).take(WIDGET).take_while(|n| outside(*n) && is_label(&infos[*n]));
        for n in above.chain(below) {
            if is_open(fates, n) {
                fates[n] = Fate::Gone(Reason::Insert);
            }
        }
    }
    let mut from = 0;
    while let Some(start) = (from..infos.len()).find(|i| outside(*i) && is_loud(&infos[*i])) {
        let end = (start..infos.len()).find(|i| !outside(*i) || !is_loud(&infos[*i])).unwrap_or(infos.len());
        // Below the story such a run may be names of the story's own; a menu stands beside other furniture.
        let gone = |i: Option<usize>| i.and_then(|i| fates.get(i)).is_some_and(|fate| !fate.is_kept());
        let beside = gone(start.checked_sub(1)) || gone(Some(end)) || (start..end).any(|i| gone(Some(i)));
        if end - start >= MENU && (start < first || beside) {
            for i in start..end {
                if is_open(fates, i) {
                    fates[i] = Fate::Gone(Reason::Navigation);
                }
            }
        }
        from = end;
    }
}

/// "4 …", "$899 …", "€ 5 …"
fn opens_with_figures(text: &str) -> bool {
    matches!(text.as_bytes().first(), Some(b'0'..=b'9' | b'$' | 0xc2 | 0xe2))
}

/// What stands above or below a story and never within: prices of the market above it, below it offers and galleries.
fn is_beside_story(info: &Info<'_>, above: bool) -> bool {
    match info.shape.width > LABELLED {
        true => false,
        false if above => is_ticker(info.text),
        false => is_offer(info) || is_gallery(info.text),
    }
}

/// "FTSE 100 8,214.20 +0.31%": a name, a price, and by how much it changed.
fn is_ticker(text: &str) -> bool {
    /// Words of the name and its figures.
    const WORDS: usize = 6;
    // Most lines end here.
    if !text.ends_with(['%', ')']) {
        return false;
    }
    let Some((before, change)) = text.trim_end_matches(')').rsplit_once([' ', '(']) else { return false };
    let signed = change.starts_with(['+', '-', '−', '±']) && change.ends_with('%');
    let price = before.split_whitespace().skip(1).any(|word| {
        let figures = word.bytes().filter(u8::is_ascii_digit).count();
        figures >= 2 && word.contains(['.', ','])
    });
    signed && price && before.split_whitespace().count() < WORDS && before.starts_with(char::is_uppercase)
}

/// "Match gallery: 24 photos": how many pictures there are elsewhere.
fn is_gallery(text: &str) -> bool {
    // Most lines end here.
    if memchr::memchr(b':', text.as_bytes()).is_none() {
        return false;
    }
    let label = text.split_once(": ").filter(|(label, _)| label.split_whitespace().count() <= 3);
    label.is_some_and(|(_, count)| counts_pictures(count))
}

/// "#weir #tarn": tags and nothing else.
fn is_tagged(text: &str) -> bool {
    let tags = || text.split_whitespace();
    text.starts_with('#') && tags().count() >= 2 && tags().all(|tag| tag.len() > 2 && tag.starts_with('#'))
}

/// "Graphic: flood_map.svg, 1600 GMT": a line that is no sentence and names the file of a picture is for those who set it.
fn names_file(info: &Info<'_>) -> bool {
    let may = info.shape.width <= LABELLED && !info.shape.ends_sentence() && info.text.contains('.');
    may && info.text.split([' ', ',', '(', ')']).any(is_file_name)
}

/// "DSC_0417-scaled.jpg": the file of a picture without other words for it.
fn is_file_name(text: &str) -> bool {
    /// No such name is longer, in bytes.
    const NAME: usize = 100;
    // Most lines end here: the endings are letters.
    if text.len() > NAME || !text.as_bytes().last().is_some_and(u8::is_ascii_alphabetic) {
        return false;
    }
    let Some((name, ending)) = text.rsplit_once('.') else { return false };
    let picture = ["avif", "eps", "gif", "heic", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known));
    picture && name.len() >= 3 && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.()".contains(&b))
}

/// "Download the report (PDF, 2.4 MB)": the kind of a file and its size at the end.
fn is_download(info: &Info<'_>) -> bool {
    /// What stands there is no longer, in bytes.
    const FILE: usize = 24;
    let text = info.text;
    // Most lines end here.
    if text.len() > DOWNLOAD || !text.ends_with([')', ']', 'B', 'b', 'o']) {
        return false;
    }
    let tail = text.get(text.ceil_char_boundary(text.len().saturating_sub(FILE))..).unwrap_or_default();
    let sized = |size: &str| tail.trim_end_matches([')', ']']).ends_with(size);
    let kind = ["PDF", "pdf", "DOC", "XLS", "ZIP", "MP3", "EPUB", "JPG"].iter().any(|kind| tail.contains(kind));
    kind && ["MB", "KB", "Mb", "kB", "Mo", "Ko", "ko"].iter().any(|size| sized(size)) && info.shape.digits > 0
}

/// What the law wants below an advertisement for bets: "New customers only. T&Cs apply. 18+"
fn is_small_print(info: &Info<'_>) -> bool {
    let s = &info.shape;
    // Most lines end here.
    if s.width > 160 || info.linked >= 90 || !has_sign_of_print(info.text.as_bytes()) {
        return false;
    }
    let has = |sign: u8| memchr::memchr(sign, info.text.as_bytes()).is_some();
    s.quotes == 0 && (s.digits >= 2 && has(b'+') && has_age(info.text) || has(b'&') && info.text.contains("T&C"))
}

/// True where "18+" or "T&Cs" may stand in a text.
#[inline(never)]
fn has_sign_of_print(text: &[u8]) -> bool {
    any_four(text, |[one, ..]| (one == b'+') | (one == b'&'))
}

/// "18+", alone or with words of advertisements; a concert may be for those of eighteen years too.
fn has_age(text: &str) -> bool {
    let age = ["18+", "21+"].iter().any(|age| text.split([' ', '.', ',', '|', '(', ')']).any(|word| word == *age));
    age && ["apply", "amble", "ustomers", "bet", "Bet", "wager", "Odds", "odds"].iter().any(|word| text.contains(word))
}

/// A label in capitals, as menus have it.
fn is_loud(info: &Info<'_>) -> bool {
    is_label(info) && info.shape.all_capitals() && info.shape.letters >= 3 && info.shape.digits == 0
}

fn is_label(info: &Info<'_>) -> bool {
    let s = &info.shape;
    matches!(info.look, Look::Label | Look::Furniture)
        && s.words <= 4
        && !s.ends_sentence()
        && s.quotes == 0
        && info.kind == Kind::Paragraph
}

/// What stands right below "2/3", one of many, is the caption of that picture: it is as short as one, and no title of another piece.
fn counted(infos: &[Info<'_>], fates: &mut [Fate]) {
    /// Captions are no wider, and say something.
    const WIDEST: u32 = 200;
    const WORDS: u32 = 5;
    let counters: Vec<usize> = loud(infos).filter(|i| place(infos[*i].text).is_some()).collect();
    let some = counters.len() >= 2 && counters.windows(2).all(|pair| pair[1] > pair[0] + 1);
    for i in counters.into_iter().filter(|_| some).map(|i| i + 1) {
        let shown =
            |info: &&Info<'_>| info.kind == Kind::Paragraph && info.shape.width <= WIDEST && info.shape.words >= WORDS;
        if infos.get(i).filter(shown).is_some() && fates[i] == Fate::Keep && !infos[i].protected {
            fates[i] = Fate::Caption;
        }
    }
}

/// What stands between "Photo 1 of 3" and "Photo 2 of 3", or below the last of them, is the caption of that picture.
fn below_named(infos: &[Info<'_>], fates: &mut [Fate]) {
    const WORDS: u32 = 3;
    let named = |i: usize| infos.get(i).is_some_and(|info| info.text.len() <= SHORT && is_named_place(info.text));
    let counters: Vec<usize> = loud(infos).filter(|i| named(*i)).collect();
    for i in counters {
        let parted = named(i + 2) || i > 1 && named(i - 2);
        let shown = |info: &Info<'_>| {
            info.kind == Kind::Paragraph
                && info.shape.words >= WORDS
                && matches!(info.look, Look::Title | Look::Sentence | Look::Short)
        };
        if parted && infos.get(i + 1).is_some_and(shown) && fates[i + 1] == Fate::Keep && !infos[i + 1].protected {
            fates[i + 1] = Fate::Caption;
        }
    }
}

/// True where lines such as "1/3" count pictures: all of one number, none twice in a row of results; one alone stands above the story.
fn counters(infos: &[Info<'_>], first: usize) -> bool {
    let mut all = loud(infos).filter_map(|i| place(infos[i].text).map(|f| (i, f)));
    let Some((at, (one, of))) = all.next() else { return false };
    let counts = |one: u32, of: u32| (1..=of).contains(&one);
    let (mut count, mut same) = (1, counts(one, of));
    for (_, (one, other)) in all {
        count += 1;
        same &= other == of && counts(one, of);
    }
    same && (count >= 2 && of as usize >= count || at < first)
}

/// "Text size A A A", "A A+ A++": how large the letters are to be.
fn is_size_of_text(text: &str) -> bool {
    /// Words of the label.
    const LABEL: usize = 4;
    // Most lines end here.
    if text.len() > SHORT + SHORT || !text.ends_with(['A', '+', '-']) {
        return false;
    }
    let size = |word: &&str| word.trim_end_matches(['+', '-']) == "A";
    let sizes = text.split(' ').rev().take_while(size).count();
    let label = text.split(' ').count() - sizes;
    (2..=4).contains(&sizes) && label <= LABEL && !text.split(' ').take(label).any(|word| word.len() == 1)
}

/// True where a line went right above or right below.
fn is_beside_gone(fates: &[Fate], i: usize) -> bool {
    [i.checked_sub(1), Some(i + 1)].into_iter().flatten().filter_map(|i| fates.get(i)).any(|fate| !fate.is_kept())
}

/// True where a line counts how often the page was called up. Beside another field with a number it is one of the story's: "Visitors: 3,500".
fn is_count_of_visits(infos: &[Info<'_>], i: usize) -> bool {
    let field = |i: Option<usize>| {
        let text = i.and_then(|i| infos.get(i)).map_or("", |info| info.text);
        let value = text.split_once(": ").map_or("", |(_, value)| value);
        value.len() <= SHORT && value.bytes().any(|byte| byte.is_ascii_digit()) && !counts_visits(text)
    };
    counts_visits(infos[i].text) && !field(i.checked_sub(1)) && !field(Some(i + 1))
}

/// True where a line beside this one opens with a number too, or the line above heads a list.
fn is_row_of_counts(infos: &[Info<'_>], i: usize) -> bool {
    let text = |i: Option<usize>| i.and_then(|i| infos.get(i)).map_or("", |info| info.text);
    let (above, below) = (text(i.checked_sub(1)), text(Some(i + 1)));
    above.ends_with(':') || [above, below].iter().any(|text| text.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_told_from_what_a_story_has() {
        let download = |text: &str| is_download(&crate::lines::paragraphs(&[text])[0]);
        assert!(download("Download the report (PDF, 2.4 MB)") && download("Étude complète – PDF 2,4 Mo"));
        assert!(!download("The report came as a PDF of 2.4 MB, she said.") && !download("The weir (PDF)"));
        assert!(
            is_ticker("FTSE 100 8,214.20 +0.31%") && is_ticker("MRW.L 214.50 (-3.10%)") && !is_ticker("Turnout 61.5%")
        );
        assert!(!is_ticker("Marl 2 -1") && is_gallery("Match gallery: 24 photos") && !is_gallery("Prize: 24 boats"));
        assert!(is_size_of_text("Text size A A A") && is_size_of_text("Schriftgröße: A A+ A++"));
        assert!(!is_size_of_text("Vitamin A") && !is_size_of_text("Grade B A A"));
        assert!(is_tagged("#weir #tarn") && !is_tagged("#1 in Marl"));
        assert!(is_file_name("DSC_0417-scaled.jpg") && !is_file_name("The name is a.jpg") && !is_file_name(".png"));
        assert!(is_time_of_player("00:00 / 01:47") && is_time_of_player("0:00/1:02:47") && !is_time_of_player("10:30"));
    }
}
