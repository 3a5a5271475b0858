//! The sentence before an English pronoun for one person, which may bring in somebody new whom it means.

use std::ops::Range;

use copydesk_text::names::phrase::Mention;

use crate::draft::Found;
use crate::language::Rules;
use crate::passages::around;
use crate::passages::passage::Passage;
use crate::whom::signs::doubt::sex_of_one;

/// Such a sentence.
#[derive(Debug)]
pub(super) struct SentenceBefore {
    pub(super) block: usize,
    pub(super) tokens: Range<usize>,
    /// Of the pronoun.
    pub(super) sex: u32,
}

impl SentenceBefore {
    /// None for other mentions and languages, and where another text than the story's stands before.
    pub(super) fn of(passages: &[Passage<'_>], quoted: (usize, usize), pronoun: &Found) -> Option<Self> {
        let own = &passages[pronoun.block];
        if pronoun.speaker.mention != Mention::Pronoun || !matches!(own.language().rules, Rules::Clauses) {
            return None;
        }
        let sex = own.tokens.get(pronoun.speaker.head.start).and_then(sex_of_one)?;
        let (block, at) = pronoun.beginning(passages, quoted)?;
        let (block, tokens) = around::sentence_before(passages, block, passages[block].sentence(at).start)?;
        around::is_read(passages, block).then_some(Self { block, tokens, sex })
    }
}
