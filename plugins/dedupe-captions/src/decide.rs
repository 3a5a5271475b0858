//! What becomes of each block: which of those that repeat each other is kept, what is a caption, and whose credit it carries.

use copydesk_text::lines::{fingerprint, is_unnamed};

use crate::fate::{Caption, Fate};
use crate::info::{Info, Kind, Line};
use crate::lines::Lines;
use crate::pair::Pair;
use crate::picture::alternatives::labelled;
use crate::picture::credit_lines::credits_alone;
use crate::picture::gallery::{counted, gallery};
use crate::picture::group;
use crate::picture::titles::titles;
use crate::repeats::candidates::Room;
use crate::repeats::repeats;
use crate::similar::Relation;
use crate::stays::{are_of_picture, is_shown_often, stays};

/// A media item as it came in.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Picture<'a> {
    pub(crate) caption: Option<usize>,
    pub(crate) alt: Option<&'a str>,
    pub(crate) credit: Option<&'a str>,
}

/// Whether another block that goes says the same.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Repeated {
    No,
    Yes,
    /// And shows that both are of a picture.
    OfPicture,
}

/// What becomes of an article.
#[derive(Debug, Default)]
pub(crate) struct Decision {
    pub(crate) fates: Vec<Fate>,
    pub(crate) captions: Vec<Caption>,
    /// Lines that are the credit of a caption beside them.
    pub(crate) credit_lines: Vec<usize>,
    /// The credits of pictures without a caption that are not known.
    pub(crate) uncaptioned: Vec<String>,
    /// The alternative texts of pictures that are not known.
    pub(crate) alternatives: Vec<String>,
    /// The credits of pictures that have nothing else for a caption.
    pub(crate) credited: Vec<(usize, String)>,
}

/// Texts that are to be less alike than this may share no words at either end: all are compared word by word.
const ALIKE: f64 = 0.85;

/// Decides on all blocks, which are told the pictures that name them. `headline` is the header's.
pub(crate) fn decide(
    blocks: &mut [Line<'_>],
    pictures: &[Picture<'_>],
    similarity: f64,
    headline: Option<&str>,
    room: &mut Room,
) -> Decision {
    let headline = headline.filter(|headline| !headline.trim().is_empty());
    let titled = headline.is_some();
    // What a picture names goes before what a block names, and the first picture before the others.
    for (m, picture) in pictures.iter().enumerate().rev() {
        if let Some(block) = picture.caption.and_then(|c| blocks.get_mut(c)) {
            block.media = Some(m);
        }
    }
    let told = pictures.iter().any(|p| p.alt.is_some_and(|alt| !alt.trim().is_empty()));
    let mut lines = Lines::new(blocks, told || similarity < ALIKE, titled, room);
    let mut fates = vec![Fate::Keep; blocks.len()];
    alternatives(&mut lines, pictures, &mut fates);
    let pairs = repeats(&lines, similarity);
    let best = best_of_each(&lines, &pairs);
    let galleries = [gallery(&lines, &pairs), counted(&lines, &pairs)];
    let mut repeated = vec![Repeated::No; blocks.len()];
    let mut copies = vec![0_u32; if pairs.is_empty() { 0 } else { blocks.len() }];
    for pair in &pairs {
        for i in [pair.first, pair.second] {
            let keep = best[i];
            if !titled && is_headline(&lines.infos, i, keep) {
                continue;
            }
            let shown = galleries.iter().any(|gallery| gallery.contains(&i));
            // A version of a version is one too.
            let version = || lines.are_versions(i, keep) || lines.are_versions(pair.first, pair.second);
            let goes = || shown || version() || !stays(&lines, i, keep);
            if keep != i && fates[i] == Fate::Keep && !lines.infos[i].protected && goes() {
                fates[i] = Fate::Repeats(keep);
                copies[keep] += 1;
                let often = || copies[keep] > 1 && is_shown_often(&lines, keep, titled);
                let pictured = shown
                    || often()
                    || repeated[keep] == Repeated::OfPicture
                    || are_of_picture(&lines, i, keep, titled);
                repeated[keep] = if pictured { Repeated::OfPicture } else { Repeated::Yes };
            }
        }
    }
    doubled_stretches(&pairs, &mut fates);
    let titles = titles(&lines, headline, |i| fates[i] != Fate::Keep);
    for (i, of) in group::described(&lines.infos, titled).chain(titles) {
        if fates[i] == Fate::Keep && !lines.infos[i].protected {
            fates[i] = Fate::Describes(best[of]);
        }
    }
    for (i, caption) in labelled(&lines.infos) {
        if fates[i] == Fate::Keep && !lines.infos[i].protected {
            fates[i] = caption.map_or(Fate::Alternative, |of| Fate::Describes(best[of]));
        }
    }
    let mut captions = captions(&lines, pictures, &fates, &repeated);
    inherit(&lines, &fates, &mut captions);
    let credited = credits_for_captions(&lines, pictures, &mut fates, &mut captions);
    let credit_lines = credits_alone(&lines, &mut fates, &mut captions);
    let infos = &lines.infos;
    // Credits and alternative texts alone are better than nothing.
    if !infos.iter().zip(&fates).any(|(info, fate)| *fate == Fate::Keep && !info.text.is_empty()) {
        let alone = |fate: &&mut Fate| matches!(fate, Fate::Uncaptioned | Fate::Alternative);
        fates.iter_mut().filter(alone).for_each(|fate| *fate = Fate::Keep);
    }
    fates.iter_mut().zip(infos).filter(|(_, info)| info.protected).for_each(|(fate, _)| *fate = Fate::Keep);
    captions.retain(|c| !infos[c.block].protected || infos[c.block].kind == Kind::Caption);
    let alone = infos.iter().zip(&fates).filter(|(info, fate)| **fate == Fate::Uncaptioned && info.media.is_none());
    let credits = alone.filter_map(|(info, _)| info.credit.as_ref().map(|c| info.text[c.name.clone()].to_owned()));
    // One that a picture has already needs no other, and "Archive" is nobody's.
    let mut uncaptioned: Vec<String> =
        credits.filter(|name| !is_unnamed(name) && !pictures.iter().any(|p| p.credit == Some(name))).collect();
    uncaptioned.sort_unstable();
    uncaptioned.dedup();
    let told = infos.iter().zip(&fates).filter(|(_, fate)| **fate == Fate::Alternative);
    let alternatives = told.map(|(info, _)| info.compared_text().to_owned()).collect();
    Decision { fates, captions, credit_lines, uncaptioned, alternatives, credited }
}

/// True for a title above all else whose words open the lead: ordinary in short items, and no caption of it.
fn is_headline(infos: &[Info<'_>], i: usize, of: usize) -> bool {
    let said = |info: &&Info<'_>| !info.text.is_empty();
    let [first, lead] = [i, of].map(|at| &infos[at]);
    let above = infos[..i].iter().all(|info| !said(&info));
    let beside = i < of && !infos[i + 1..of].iter().any(|info| said(&info));
    let title = !first.shape().ends_sentence() && !first.is_caption() && first.led_by.is_none();
    above && beside && title && lead.shape().ends_sentence() && !lead.is_caption() && lead.width() > first.width()
}

/// A paragraph that says what a picture's alternative text says is that picture's caption, or repeats it.
fn alternatives(lines: &mut Lines<'_>, pictures: &[Picture<'_>], fates: &mut [Fate]) {
    const FEWEST: usize = 5;
    let mut alts: Vec<(u64, usize)> = pictures
        .iter()
        .enumerate()
        .filter_map(|(m, p)| p.alt.filter(|a| !a.trim().is_empty()).map(|a| (fingerprint(a), m)))
        .collect();
    alts.sort_unstable();
    for i in 0..lines.infos.len() {
        if alts.is_empty()
            || lines.infos[i].media.is_some()
            || lines.words(i).len() < FEWEST
            || lines.infos[i].kind != Kind::Paragraph
        {
            continue;
        }
        let print = lines.infos[i].print;
        let at = alts.partition_point(|a| a.0 < print);
        let Some((_, m)) = alts.get(at).filter(|a| a.0 == print) else { continue };
        match pictures[*m].caption.filter(|c| *c < fates.len() && *c != i) {
            Some(caption) => fates[i] = Fate::Repeats(caption),
            None => lines.infos[i].media = Some(*m),
        }
    }
}

/// For each block the best of those that say the same: a caption, then one with a credit (the first, if only the credit tells the two
/// apart, or marks do and they stand at two places: it gets the other's), then the fullest, then the first.
fn best_of_each(lines: &Lines<'_>, pairs: &[Pair]) -> Vec<usize> {
    // Most articles repeat nothing.
    if pairs.is_empty() {
        return (0..lines.infos.len()).collect();
    }
    let mut root: Vec<usize> = (0..lines.infos.len()).collect();
    fn find(root: &mut [usize], mut i: usize) -> usize {
        while root[i] != i {
            root[i] = root[root[i]];
            i = root[i];
        }
        i
    }
    let mut short = vec![false; root.len()];
    for pair in pairs {
        let (a, b) = (find(&mut root, pair.first), find(&mut root, pair.second));
        root[a.max(b)] = a.min(b);
        match pair.relation {
            Relation::Cut => short[pair.first] = true,
            Relation::Cuts => short[pair.second] = true,
            // What breaks off within its last word is neither misspelt nor another word.
            Relation::Respelt | Relation::Reworded => {
                short[pair.first] |= lines.breaks_off(pair.first, pair.second);
                short[pair.second] |= lines.breaks_off(pair.second, pair.first);
            }
            Relation::Same | Relation::Near => {}
        }
    }
    /// Copies with a line or none between them stand at one place.
    const BESIDE: usize = 2;
    let rank = |i: usize, first: usize| {
        let info = &lines.infos[i];
        let leader = &lines.infos[first];
        let alike = info.says_as(leader) || i > first + BESIDE && info.print == leader.print;
        // Beside a block of that kind a version with a credit is a caption too.
        let credited_version = || leader.kind == Kind::Caption && !alike && info.credit.is_some() && info.is_caption();
        // "Image source, …" above "Image caption, …": where the picture is.
        let beside = || [i.checked_sub(1), Some(i + 1)].into_iter().flatten();
        let sourced = || beside().any(|at| lines.infos.get(at).is_some_and(Info::is_credit_alone));
        let labelled = || info.is_labelled_caption() && sourced();
        let caption = info.kind == Kind::Caption || credited_version() || labelled();
        let caption = u8::from(caption) + u8::from(info.media.is_some());
        let credited =
            |i: usize| lines.infos[i].credit.is_some() || lines.infos.get(i + 1).is_some_and(Info::is_credit_alone);
        let credited = credited(if alike { first } else { i });
        let plain = info.plainness();
        // A plain copy gets the credit of the one that has a label or a counter in front.
        let length = lines.words(i).len();
        // Of two at one place the one that was typeset with more care.
        let care = if i <= first + BESIDE { info.care() } else { 0 };
        (info.protected, !short[i], caption, plain > 1, credited, length, plain, care, std::cmp::Reverse(i))
    };
    let mut best: Vec<usize> = (0..root.len()).collect();
    for i in 0..root.len() {
        let r = find(&mut root, i);
        if i != r && rank(i, r) > rank(best[r], r) {
            best[r] = i;
        }
    }
    (0..root.len()).map(|i| best[find(&mut root, i)]).collect()
}

/// Where a stretch of blocks stands twice, all of it goes with the blocks of it that go.
fn doubled_stretches(pairs: &[Pair], fates: &mut [Fate]) {
    if pairs.is_empty() {
        return;
    }
    // Equal blocks are paired with the first of them, so of a stretch that stands often only the first repeat is seen whole.
    let mut twin: Vec<Option<usize>> = vec![None; fates.len()];
    pairs.iter().filter(|p| p.relation == Relation::Same).for_each(|p| twin[p.second] = Some(p.first));
    let same_offset = |a: usize, b: usize| twin[a].zip(twin[b]).is_some_and(|(x, y)| a - x == b - y);
    let n = fates.len();
    for (i, next) in (1..n).map(|i| (i, i - 1)).chain((1..n).rev().map(|i| (i - 1, i))) {
        let Some(of) = twin[i] else { continue };
        let with = fates[next] == Fate::Repeats(twin[next].unwrap_or(n));
        if fates[i] == Fate::Keep && with && same_offset(i, next) && fates[of] == Fate::Keep && i.abs_diff(of) > 1 {
            fates[i] = Fate::Repeats(of);
        }
    }
}

/// The captions among the blocks that are kept.
fn captions(lines: &Lines<'_>, pictures: &[Picture<'_>], fates: &[Fate], repeated: &[Repeated]) -> Vec<Caption> {
    let mut captions = Vec::new();
    // Blocks of which a copy has the credit.
    let mut led = vec![false; fates.len()];
    for (fate, info) in fates.iter().zip(&lines.infos) {
        if let Fate::Repeats(of) = fate {
            led[*of] |= info.led_by.is_some() || info.credit.is_some() && info.fits_caption() || info.is_caption();
        }
    }
    for (i, info) in lines.infos.iter().enumerate() {
        // A line alone may have come as a heading.
        let headed = info.kind == Kind::Heading && repeated[i] == Repeated::OfPicture;
        let open = headed || matches!(info.kind, Kind::Paragraph | Kind::Caption | Kind::ListItem);
        if fates[i] != Fate::Keep || !open || info.protected || info.is_credit_alone() && info.kind != Kind::Caption {
            continue;
        }
        let credited = || (lines.infos.get(i + 1).is_some_and(Info::is_credit_alone) || led[i]) && info.fits_caption();
        let shown = || match repeated[i] {
            Repeated::No => false,
            Repeated::Yes => info.is_like_caption() || credited(),
            Repeated::OfPicture => true,
        };
        if !(info.is_caption() || shown()) {
            continue;
        }
        let credit = info.credit.as_ref().filter(|c| c.text_end > 0).map(|c| &c.name).or(info.led_by.as_ref());
        let media = info.media;
        let known = media.and_then(|m| pictures.get(m)).and_then(|p| p.credit);
        let agrees = |name: &str| known.is_none_or(|k| k.contains(name) || name.contains(k));
        let credit = credit.map(|name| &info.text[name.clone()]).filter(|name| agrees(name));
        captions.push(Caption {
            block: i,
            cut: credit.and(info.credit.as_ref()).map(|c| c.text_end..info.text.len()),
            ends: info.text.len(),
            opening: info.opening_that_goes(credit.is_some()),
            media,
            credit: credit.map(str::to_owned),
        });
    }
    captions
}

/// A caption without credit takes the credit and the picture of a repeat that goes.
fn inherit(lines: &Lines<'_>, fates: &[Fate], captions: &mut [Caption]) {
    for (i, fate) in fates.iter().enumerate() {
        let Fate::Repeats(of) = fate else { continue };
        let Ok(at) = captions.binary_search_by_key(of, |c| c.block) else { continue };
        let info = &lines.infos[i];
        if captions[at].credit.is_none() {
            let name = info.credit.as_ref().map(|c| c.name.clone()).or(info.led_by.clone());
            captions[at].credit = name.map(|name| info.text[name].to_owned());
        }
        captions[at].media = captions[at].media.or(info.media);
    }
}

/// A caption that is only a credit goes, and its picture gets the credit.
fn credits_for_captions(
    lines: &Lines<'_>,
    pictures: &[Picture<'_>],
    fates: &mut [Fate],
    captions: &mut Vec<Caption>,
) -> Vec<(usize, String)> {
    let mut credited = Vec::new();
    captions.retain(|caption| {
        let info = &lines.infos[caption.block];
        let alone = info.is_credit_alone() && !info.protected;
        let known = info.media.filter(|_| alone).and_then(|m| Some((m, pictures.get(m)?.credit)));
        let (Some((m, known)), Some(credit)) = (known, &info.credit) else { return true };
        let name = &info.text[credit.name.clone()];
        if known.is_some_and(|known| !known.contains(name)) {
            return true;
        }
        fates[caption.block] = Fate::Uncaptioned;
        if known.is_none() {
            credited.push((m, name.to_owned()));
        }
        false
    });
    credited
}
