//! What the model took for furniture of the page, with its reason.

use copydesk_text::lines::credit;

use crate::fate::{Fate, Reason};
use crate::furniture::{is_signed_in_brackets, is_signed_in_capitals, reason};
use crate::lines::phrases::Class;
use crate::lines::{Info, Look};
use crate::page::model::Place;

/// What the model takes for furniture of the page, with the reason; captions are no furniture.
pub(crate) fn of_page(infos: &[Info<'_>], i: usize, place: Place, first_prose: usize) -> Fate {
    let info = &infos[i];
    let near_story = place == Place::Inside || place == Place::Before && i + 8 >= first_prose;
    if near_story
        && info.look != Look::Furniture
        && (credit(info.text).is_some_and(|c| c.sure && (c.text_end >= 20 || place == Place::Inside))
            || is_signed_in_brackets(info.text)
            || is_signed_in_capitals(info.text))
    {
        return Fate::Caption;
    }
    Fate::Gone(match info.hits.main() {
        _ if info.hits.is_whole(Class::Insert) => Reason::Insert,
        Some(class) => reason(class),
        None => match place {
            Place::Before => Reason::Navigation,
            _ if infos[..i].iter().rev().take(40).any(|n| n.hits.is_whole(Class::Comments)) => Reason::Comments,
            _ if info.look == Look::Label && !among_teasers(infos, i) => Reason::Navigation,
            _ => Reason::Teaser,
        },
    })
}

/// True where a date or a heading of teasers stands near.
fn among_teasers(infos: &[Info<'_>], i: usize) -> bool {
    let near = infos.get(i.saturating_sub(4)..(i + 3).min(infos.len())).unwrap_or_default();
    near.iter().any(|n| n.look == Look::Date || n.hits.is_whole(Class::Teaser))
}
