//! Pages that list other stories, each with its first words or with a heading that runs into them.

use crate::language::Language;
use crate::sentences::no_story::broken::runs_in;
use crate::story::{Passage, Role, Story};

/// So many blocks that are cut make a list of teasers, if they are many of all.
const TEASERS: usize = 3;

/// Whether a page lists other stories, each with its first words: many of its blocks are cut.
pub(crate) fn are_teasers(story: &Story<'_>, role: Role) -> bool {
    let blocks = story.passages.iter().filter(|passage| passage.role == role);
    let (mut all, mut cut) = (0, 0);
    for passage in blocks {
        all += 1;
        cut += usize::from(is_cut(passage.text));
    }
    cut >= TEASERS && cut * 3 >= all
}

/// A heading alone is no longer.
const HEADED: usize = 100;

/// Whether a page lists other stories, many of them with a heading that runs into the first words.
pub(crate) fn are_headed(story: &Story<'_>, role: Role, language: &Language) -> bool {
    let blocks = || story.passages.iter().filter(|passage| passage.role == role && passage.text.len() > HEADED);
    let heads = |passage: &&Passage<'_>| runs_in(passage.text, language);
    let may = blocks().next().as_ref().is_some_and(heads);
    let headed = if may { blocks().filter(heads).count() } else { 0 };
    headed >= TEASERS && headed * 3 >= blocks().count()
}

/// Whether a text breaks off.
pub(crate) fn is_cut(text: &str) -> bool {
    text.ends_with("...") || text.ends_with('…')
}
