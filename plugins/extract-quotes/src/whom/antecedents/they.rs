//! Whom `they` means: several of whom the sentence before tells without a name, a family, or one who is called so: `A spokesperson … they`. In English.

use copydesk_text::names::phrase::Mention;
use copydesk_text::vocabulary::{PLURAL, PREPOSITION, PRONOUN, ROLE};
use copydesk_text::words::{Kind, Token};

use crate::draft::Found;
use crate::passages::around::sentence_before;
use crate::passages::passage::Passage;
use crate::subjects::main_subject::main_subject;
use crate::whom::signs::meant::noun;

/// Those whom the sentence before is about, where they are several and have no name: `The authors urge the county to wait. “…,” they write`
pub(crate) fn several<'a>(passages: &[Passage<'a>], quoted: (usize, usize), pronoun: &Found) -> Option<&'a str> {
    let (block, at) = pronoun.beginning(passages, quoted)?;
    let sentence = passages[block].sentence(at);
    let another = |token: &Token| token.is(ROLE | PRONOUN) && token.is(PLURAL);
    if passages[block].tokens[sentence.start..at].iter().any(another) {
        return None;
    }
    let (block, sentence) = sentence_before(passages, block, sentence.start)?;
    let passage = &passages[block];
    let role = main_subject(passage, sentence.clone()).filter(|role| role.mention == Mention::Role)?;
    let those = passage.tokens[noun(&passage.tokens, &role.head)];
    let tokens = &passage.tokens[sentence.clone()];
    // `The workers met their lawyers`: either
    let another = tokens[role.tokens.end - sentence.start..].iter().any(|token| token.is(ROLE) && token.is(PLURAL));
    // `A spokesperson for the trust apologised. “…,” they said`, `The boy’s family thanked those who helped. “…,” they said`
    let word = &passage.text[those.range()];
    let open = word.ends_with("person") || passage.language().content_words.group.contains(&word);
    // `In a statement, the family`
    let before = role.tokens.start.checked_sub(1).filter(|before| *before > sentence.start);
    let fronted = tokens[0].is(PREPOSITION) && before.is_some_and(|comma| passage.tokens[comma].kind == Kind::Comma);
    let opens = role.tokens.start == sentence.start || fronted;
    (those.is(ROLE) && (those.is(PLURAL) || open) && opens && !another).then(|| passage.spelt(&role.head))
}
