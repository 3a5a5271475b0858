//! The blocks of an article side by side: their words in one place, which may repeat another, how two stand to each other.

use copydesk_text::lines::{agency, words_into};

use crate::info::bracketed;
use crate::info::captionlike::is_of_picture;
use crate::info::{Info, Kind, Line};
use crate::pair::Pair;
use crate::picture::counted;
use crate::picture::group;
use crate::picture::named_again;
use crate::picture::signed;
use crate::repeats::candidates::{Room, candidates};
use crate::repeats::open_forms::take_apart;
use crate::similar::{Place, Relation, Worded, rest_of_word};
use crate::versions::versions;

/// A dateline opens one of so many blocks.
const TOP: usize = 6;

/// All blocks, with their words in one place.
pub(crate) struct Lines<'a> {
    pub(crate) infos: Vec<Info<'a>>,
    /// Shorter and fuller versions of one caption, sorted.
    pub(crate) versions: Vec<Pair>,
    words: Vec<u64>,
}

impl<'a> Lines<'a> {
    /// Looks at each block. The words are taken of those that may repeat another, or of `all`. `titled` is whether the header has the
    /// headline.
    pub(crate) fn new(lines: &[Line<'a>], all: bool, titled: bool, room: &mut Room) -> Self {
        let mut infos: Vec<Info<'a>> = {
            let agency = lines.iter().take(TOP).find_map(|line| agency(line.text));
            lines.iter().map(|line| Info::new(line, agency)).collect()
        };
        counted::confirm(&mut infos);
        match all {
            true => infos.iter_mut().for_each(|info| info.compared = true),
            false => {
                for pair in candidates(infos.iter().map(Info::compared_text), room) {
                    pair.iter().for_each(|i| infos[*i].compared = true);
                    take_apart(&mut infos, pair);
                }
            }
        }
        group::houses_of_pictures(&mut infos, titled);
        group::confirm_credits(&mut infos);
        group::confirm_doubled_credits(&mut infos);
        group::confirm_agency_credits(&mut infos);
        named_again::confirm(&mut infos);
        bracketed::confirm(&mut infos);
        signed::confirm(&mut infos, titled);
        infos.iter_mut().for_each(|info| info.of_picture = is_of_picture(info));
        let mut versions = versions(&infos, titled);
        versions.extend(group::parts(&infos, titled));
        versions.sort_unstable_by_key(|pair| (pair.first, pair.second));
        versions.iter().flat_map(|pair| [pair.first, pair.second]).for_each(|i| infos[i].compared = true);
        // A word has about six bytes with its space; what has shorter ones makes the list grow.
        let bytes: usize = infos.iter().filter(|info| info.compared).map(|info| info.core.len()).sum();
        let mut words = Vec::with_capacity(bytes / 5);
        for info in infos.iter_mut().filter(|info| info.compared) {
            let start = words.len();
            info.print = words_into(info.compared_text(), &mut words);
            info.words = start..words.len();
        }
        Lines { infos, versions, words }
    }

    pub(crate) fn words(&self, i: usize) -> &[u64] {
        &self.words[self.infos[i].words.clone()]
    }

    /// True where one block is a shorter version of the other: no refrain stands so, for it says the same again.
    pub(crate) fn are_versions(&self, i: usize, j: usize) -> bool {
        let both = (i.min(j), i.max(j));
        let at = self.versions.binary_search_by_key(&both, |pair| (pair.first, pair.second));
        at.is_ok_and(|at| self.versions[at].relation != Relation::Same)
    }

    /// How two blocks, the earlier first, stand to each other: side by side where there is nothing but credits between them. Headings
    /// stand above, not beside.
    pub(crate) fn place(&self, i: usize, j: usize) -> Place {
        /// A picture at the top has its caption within so many blocks.
        const TOP: usize = 4;
        let heading = [i, j].iter().any(|at| self.infos[*at].kind == Kind::Heading);
        let between = self.infos.get(i + 1..j).unwrap_or_default();
        if heading {
            Place::Apart
        } else if !between.iter().all(Info::is_credit_alone) {
            match i {
                _ if self.opens_caption(i, j) => Place::OfCaption,
                0 => Place::FromTop,
                _ => Place::Apart,
            }
        } else if i <= TOP || self.infos[i].is_either_like_caption(&self.infos[j]) {
            Place::Captions
        } else {
            Place::SideBySide
        }
    }

    /// True where the shorter of two blocks has no credit and the fuller is a caption.
    fn opens_caption(&self, i: usize, j: usize) -> bool {
        let words = self.words(i).len().cmp(&self.words(j).len());
        let second = words.is_lt() || words.is_eq() && self.infos[j].is_credited();
        let (short, full) = if second { (i, j) } else { (j, i) };
        self.infos[full].is_credited() && !self.infos[short].is_credited() && self.infos[full].is_caption()
    }

    /// True where a block without a credit breaks off within the last word of another.
    pub(crate) fn breaks_off(&self, i: usize, of: usize) -> bool {
        let [info, whole] = [i, of].map(|at| &self.infos[at]);
        !info.is_credited() && rest_of_word(info.compared_text(), whole.compared_text()).is_some()
    }

    pub(crate) fn worded(&self, i: usize) -> Worded<'_> {
        Worded { text: self.infos[i].compared_text(), words: self.words(i), print: self.infos[i].print }
    }
}
