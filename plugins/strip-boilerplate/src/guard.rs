//! The guard that never leaves a body empty that came with text.

use crate::fate::{Fate, Reason};
use crate::lines::{Info, Look};

/// Never leaves a body empty that came with text: what looks like story comes back, else all that may be published. True where nothing may be.
pub(crate) fn guard(infos: &[Info<'_>], fates: &mut [Fate]) -> bool {
    let kept = |fates: &[Fate]| {
        let lines = infos.iter().zip(fates).filter(|(_, fate)| matches!(fate, Fate::Keep | Fate::Heading));
        lines.filter(|(info, _)| info.shape.has_letters()).map(|(info, _)| info.shape.width).sum::<u32>()
    };
    let (mut prose, mut width) = (0, 0);
    for (info, fate) in infos.iter().zip(&*fates) {
        let letters = || info.shape.has_letters();
        prose += if info.is_prose() && !fate.is_private() { info.shape.width } else { 0 };
        width += if matches!(fate, Fate::Keep | Fate::Heading) && letters() { info.shape.width } else { 0 };
    }
    if width * 20 >= prose && width > 0 {
        return false;
    }
    let guessed = |f: Fate| {
        matches!(
            f,
            Fate::Caption
                | Fate::Gone(
                    Reason::Navigation
                        | Reason::Teaser
                        | Reason::Comments
                        | Reason::Share
                        | Reason::Subscribe
                        | Reason::Login
                        | Reason::Tags
                        | Reason::OwnPhrase
                        | Reason::CallToReaders
                        | Reason::PageNotice
                        | Reason::Date
                        | Reason::Insert
                        | Reason::SpeaksOfPage
                )
        )
    };
    for (info, fate) in infos.iter().zip(&mut *fates) {
        if guessed(*fate) && matches!(info.look, Look::Text | Look::Sentence | Look::Short) {
            *fate = Fate::Keep;
        }
    }
    if kept(fates) > 0 {
        return false;
    }
    for fate in fates.iter_mut().filter(|f| !f.is_private()) {
        *fate = Fate::Keep;
    }
    !infos.is_empty()
        && kept(fates) == 0
        && fates.iter().any(|f| f.is_private())
        && !infos.iter().zip(fates).any(|(i, f)| f.is_kept() && !i.text.is_empty())
}
