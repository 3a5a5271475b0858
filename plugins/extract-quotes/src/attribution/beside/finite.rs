//! The finite verb of a cue that leaves its subject out, and what its form tells of the subject: `gritaron`, `hanno detto`, `se comenta`. In the
//! languages of `data/romance.txt`.

use copydesk_text::vocabulary::{ADVERB, AUXILIARY, CAPITAL, FUNCTION, PREPOSITION, REFLEXIVE};
use copydesk_text::words::{Kind, Token};

use super::verb::{leans, participle};
use crate::passages::passage::Passage;

/// How many tokens before a participle or an infinitive its finite verb may stand.
const NEAR: usize = 4;

/// Where the finite verb of the cue stands: the auxiliary of `hanno detto`, the verb of `fanno sapere`, or the cue itself.
fn finite(passage: &Passage<'_>, cue: usize) -> usize {
    let tokens = &passage.tokens;
    let near = (cue.saturating_sub(NEAR)..cue).rev();
    let mut near = near.take_while(|at| tokens[*at].kind == Kind::Word && !tokens[*at].is(CAPITAL));
    let verb = if leans(&tokens[cue]) {
        near.find(|at| tokens[*at].is(AUXILIARY) || tokens[*at].bits & FUNCTION == 0)
    } else if participle(&tokens[cue]) {
        near.find(|at| tokens[*at].is(AUXILIARY))
    } else {
        None
    };
    verb.unwrap_or(cue)
}

/// Whether the verb at `cue` is one of several people, whoever they are: `le gritaron`, `gli hanno detto`, `fanno sapere`.
pub(crate) fn is_of_several(passage: &Passage<'_>, cue: usize) -> bool {
    passage.language().romance.is_of_several(&passage.text[passage.tokens[finite(passage, cue)].range()])
}

/// Whether the verb at `cue` has nobody in particular for its subject: `se oye decir`, `si mormora`, `Nei corridoi si parla di «…»`; not `si dice
/// «sorpreso»`, who says so of himself, where the quotation stands at `at`.
pub(crate) fn is_impersonal(passage: &Passage<'_>, cue: usize, at: usize) -> bool {
    let tokens = &passage.tokens;
    let words = |entry: &&&str| {
        let mut from = cue + 1;
        let whole = entry.rsplit(' ').all(|word| {
            from = from.wrapping_sub(1);
            passage.word_is(from, word)
        });
        let reflexive = || from.checked_sub(1).is_some_and(|left| tokens[left].is(REFLEXIVE));
        // `diz-se na aldeia`
        let joined = || passage.text[tokens[cue].end..].starts_with("-se");
        whole && (reflexive() || joined())
    };
    // `se dijo muy «sorprendido»`
    let adverb = |token: &Token| token.is(ADVERB);
    let predicate = cue < at && tokens[cue + 1..at].iter().all(adverb);
    let romance = &passage.language().romance;
    // `«Tú puedes», se decía a sí misma`, but not `se decía en la plaza`
    let himself = || {
        let of_place = tokens.get(cue + 1).is_some_and(|next| next.is(PREPOSITION))
            && !romance.to.iter().any(|to| passage.word_is(cue + 1, to));
        cue > at && romance.thinks.iter().any(|word| passage.word_is(cue, word)) && !of_place
    };
    romance.impersonal.iter().find(words).is_some() && !predicate && !himself()
}
