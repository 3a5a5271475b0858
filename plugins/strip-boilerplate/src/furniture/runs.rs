//! Lines in doubt beside furniture before and after the story: what stands in a run of it goes with it.

use copydesk_text::lines::Ending;

use crate::copy::Copy;
use crate::fate::{Fate, Reason, take};
use crate::lines::phrases::Class;
use crate::lines::shared::shares_word;
use crate::lines::{Info, Kind, Look};
use copydesk_text::kinds::is_kind;

/// Words of a section's name above a headline.
const SECTION: u32 = 2;

/// "Live traffic and travel", the last line of the copy, above a call that went and has its words: that call's heading. A name signs.
pub(crate) fn heading_of_call(infos: &[Info<'_>], fates: &mut [Fate]) {
    /// Words of such a heading.
    const WORDS: std::ops::RangeInclusive<u32> = 2..=6;
    /// Of them the call says so many.
    const SAID: usize = 2;
    let held = |i: &usize| fates[*i].is_kept() && !infos[*i].text.is_empty();
    let Some(last) = (0..infos.len()).rfind(held).filter(|last| *last > 0) else { return };
    let info = &infos[last];
    // Most articles end here: with a sentence.
    if info.shape.ends_sentence() || info.kind == Kind::Fixed || !matches!(info.look, Look::Title | Look::Label) {
        return;
    }
    let called = infos[last + 1..].iter().zip(&fates[last + 1..]).find(|(info, _)| !info.text.is_empty());
    let Some((call, fate)) = called else { return };
    let reasons = [Reason::CallToReaders, Reason::SpeaksOfPage, Reason::Subscribe, Reason::Teaser];
    let asks = reasons.map(Fate::Gone).contains(fate);
    let said = || info.text.split(' ').filter(|word| shares_word(word, call.text)).count();
    let small = info.text.split(' ').skip(1).any(|word| word.starts_with(char::is_lowercase) && word.len() > 4);
    let plain = WORDS.contains(&info.shape.words) && info.shape.digits == 0 && !info.text.contains([':', '"', '“']);
    if asks && small && plain && call.shape.ends_sentence() && said() >= SAID {
        take(infos, fates, last..last + 1, *fate);
    }
}

/// Labels in doubt within a run of furniture before or after the story go with it: a button of which no list knows the name.
pub(crate) fn runs(copy: &Copy<'_>, fates: &mut [Fate]) {
    let infos = copy.infos;
    let (Some(first), Some(last)) = (copy.first_prose, copy.last_prose) else { return };
    let gone = |fate: Fate| {
        fate.reason().is_some_and(|reason| {
            !reason.is_private() && !matches!(reason, Reason::Copyright | Reason::UsageTerms | Reason::Separator)
        })
    };
    let label = |i: usize| {
        let (info, s) = (&infos[i], &infos[i].shape);
        info.look == Look::Label
            && s.words <= 4
            && !s.ends_sentence()
            && s.quotes == 0
            && info.kind != Kind::Heading
            && !info.protected
    };
    // "About the author", above the line that is gone.
    for i in first..infos.len().saturating_sub(1) {
        let heads = || infos[i].hits.is_whole(Class::Byline) && infos[i].shape.words <= 3;
        if fates[i + 1] == Fate::Gone(Reason::AboutTheAuthor) && heads() {
            take(infos, fates, i..i + 1, fates[i + 1]);
        }
    }
    let mut run = |range: &mut dyn Iterator<Item = usize>, below: bool| {
        // From the side of the story: what stands nearer to it than the first line of furniture is the story's.
        let mut seen: Option<Reason> = None;
        let mut known = 0;
        let mut doubtful = Vec::new();
        for i in range {
            match (fates[i], seen) {
                (Fate::Gone(reason), _) if gone(fates[i]) => {
                    seen = Some(reason);
                    known += 1;
                }
                (_, None) => {}
                (Fate::Keep, Some(_)) if label(i) => doubtful.push(i),
                _ => break,
            }
        }
        // Below a call to readers, and below what is furniture for sure, stand buttons.
        let sure = seen == Some(Reason::CallToReaders)
            || below && !matches!(seen, Some(Reason::Insert | Reason::Date | Reason::Byline));
        let known = if sure { known + 1 } else { known };
        // Above a headline and a byline, where nothing of a page stands, only a section's name is none of the story's.
        let headed = seen == Some(Reason::Headline);
        let reason = seen.filter(|_| known >= 2 && doubtful.len() <= known);
        if let Some(reason) = reason.map(|reason| if headed { Reason::Navigation } else { reason }) {
            let goes = |i: &&usize| !headed || infos[**i].shape.words <= SECTION;
            doubtful.iter().filter(goes).for_each(|i| fates[*i] = Fate::Gone(reason));
        }
    };
    run(&mut (last + 1..infos.len()), true);
    run(&mut (0..first).rev(), false);
    // The last entry of a menu of one word each, of which two stand above it.
    let entry = |fates: &[Fate], i: usize| fates[i] == Fate::Gone(Reason::Navigation) && infos[i].shape.words <= 2;
    for i in 2..first {
        let alone =
            label(i) && infos[i].shape.words == 1 && infos[i].shape.ending == Ending::Other && !is_kind(infos[i].text);
        if fates[i] == Fate::Keep && alone && entry(fates, i - 1) && entry(fates, i - 2) {
            fates[i] = Fate::Gone(Reason::Navigation);
        }
    }
}
