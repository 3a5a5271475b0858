//! Lines that stand often: where most copies of a button went, the others are no headings of the story.

use crate::fate::Fate;
use crate::lines::Info;
use crate::lines::loud::loud;
use crate::wording::is_furniture;

/// So many copies show what a line is.
const OFTEN: u32 = 3;
/// No such line is wider.
const WIDEST: u32 = 60;

/// Takes out the last copies of short lines of which more went than stay.
pub(crate) fn copies(infos: &[Info<'_>], fates: &mut [Fate]) {
    let often =
        |info: &Info<'_>| info.times >= OFTEN && !info.protected && !info.is_prose() && info.shape.width <= WIDEST;
    let mut lines: Vec<usize> = loud(infos).filter(|i| often(&infos[*i])).collect();
    lines.sort_by_key(|i| infos[*i].text);
    for same in lines.chunk_by(|a, b| infos[*a].text == infos[*b].text) {
        let gone = || same.iter().map(|i| fates[*i]).filter(|fate| is_furniture(*fate));
        let Some(fate) = gone().next().filter(|_| gone().count() * 2 > same.len()) else { continue };
        for i in same {
            fates[*i] = if fates[*i] == Fate::Keep { fate } else { fates[*i] };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fate::Reason;
    use crate::lines::{STORY, paragraphs};

    #[test]
    fn the_last_copy_goes_with_the_others() {
        let infos = paragraphs(&["Pass it on", STORY[0], "Pass it on", STORY[1], "Pass it on"]);
        let share = Fate::Gone(Reason::Share);
        let mut fates = [Fate::Keep, Fate::Keep, share, Fate::Keep, share];
        copies(&infos, &mut fates);
        assert_eq!(fates, [share, Fate::Keep, share, Fate::Keep, share]);
        let mut few = [Fate::Keep, Fate::Keep, Fate::Keep, Fate::Keep, share];
        copies(&infos, &mut few);
        assert!(few[..4].iter().all(|fate| *fate == Fate::Keep));
    }
}
