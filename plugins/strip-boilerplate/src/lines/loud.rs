//! The way along the lines of an article that are not quiet: each line knows the next one.

use crate::lines::Info;

/// Tells each line which is the next that is not quiet.
pub(crate) fn link(infos: &mut [Info<'_>]) {
    let mut next = infos.len() as u32;
    for (i, info) in infos.iter_mut().enumerate().rev() {
        info.next = next;
        next = if info.quiet { next } else { i as u32 };
    }
}

/// The lines of an article that are not quiet.
pub(crate) fn loud(infos: &[Info<'_>]) -> impl Iterator<Item = usize> {
    loud_or_last(infos, 0)
}

/// The lines of an article that are not quiet, and all of the last ones.
pub(crate) fn loud_or_last(infos: &[Info<'_>], last: usize) -> impl Iterator<Item = usize> {
    std::iter::successors(Some(first(infos, last)), move |at| Some(next(infos, *at, last)))
        .take_while(|at| *at < infos.len())
}

/// The first of these, for those who change lines on their way.
pub(crate) fn first(infos: &[Info<'_>], last: usize) -> usize {
    let passed = infos.len() > last && infos[0].quiet;
    if passed { next(infos, 0, last) } else { 0 }
}

/// The next of them behind a place.
pub(crate) fn next(infos: &[Info<'_>], at: usize, last: usize) -> usize {
    let from = infos.len().saturating_sub(last);
    infos.get(at).map_or(at, |info| if at < from { (info.next as usize).min(from) } else { at + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::paragraphs;

    #[test]
    fn each_loud_line_is_given_and_each_of_the_last() {
        for quiets in 0..64u32 {
            let mut infos = paragraphs(&["a"; 6]);
            infos.iter_mut().enumerate().for_each(|(i, info)| info.quiet = quiets >> i & 1 == 1);
            link(&mut infos);
            for last in 0..8 {
                let expected: Vec<usize> = (0..6).filter(|i| !infos[*i].quiet || i + last >= 6).collect();
                assert_eq!(loud_or_last(&infos, last).collect::<Vec<_>>(), expected);
            }
        }
        assert_eq!(loud(&[]).count(), 0);
    }
}
