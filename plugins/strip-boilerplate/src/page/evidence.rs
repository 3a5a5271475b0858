//! How much an article looks like the text of a whole page rather than copy: the model is asked only where it does.

use crate::lines::labels::shows_pictures;
use crate::lines::loud::loud;
use crate::lines::phrases::Class;
use crate::lines::{Info, Look};

/// Below this an article is copy, and only rules for single lines are used.
pub(crate) const PAGE: u32 = 4;

/// Lines that only a page has: phrases of furniture as whole lines, doubled titles, dates under titles.
pub(crate) fn evidence(infos: &[Info<'_>]) -> u32 {
    let (mut count, mut shown) = (0, false);
    for i in loud(infos) {
        let info = &infos[i];
        let after_title = i > 0 && infos[i - 1].look == Look::Title;
        let page = match info.look {
            Look::Furniture => !info.hits.is_whole(Class::Byline) && !is_control_again(info, &mut shown),
            Look::Title => info.doubled && i > 0 && infos[i - 1].text == info.text,
            Look::Date => after_title,
            _ => false,
        };
        count += u32::from(page);
    }
    count + if has_menu(infos) { PAGE } else { 0 }
}

/// "Expand image" below each picture of a story shows no more of a page than once.
fn is_control_again(info: &Info<'_>, shown: &mut bool) -> bool {
    let again = info.times > 1 && shows_pictures(info.text);
    again && std::mem::replace(shown, true)
}

/// Labels before the first paragraph that are a menu in whatever language: no list in a story stands before its text.
const MENU: usize = 10;

fn has_menu(infos: &[Info<'_>]) -> bool {
    let before = infos.iter().take_while(|info| !info.is_prose());
    before.filter(|info| info.look == Look::Label && info.shape.digits == 0 && info.shape.letters > 1).count() >= MENU
}
