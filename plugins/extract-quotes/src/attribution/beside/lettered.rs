//! Words that stand on something, so that nobody has said them: `letreros que rezan «…»`, `»…«, stod der på sedlen`.

use copydesk_text::vocabulary::{CONJUNCTION, PRONOUN};
use copydesk_text::words::Kind;

use crate::language::Habits;
use crate::passages::passage::Passage;

/// Whether the quotation at this token stands on a thing of which the words right before it tell, or somewhere, as those right behind it say.
pub(crate) fn is_lettered(passage: &Passage<'_>, habits: &Habits, at: usize) -> bool {
    is_on_a_sign(passage, at) || habits.bare_nouns && stands(passage, at)
}

/// `ha puesto letreros que rezan «…»`, `har sat skilte op, som siger: »…«`
fn is_on_a_sign(passage: &Passage<'_>, at: usize) -> bool {
    let tokens = &passage.tokens;
    let low = passage.sentence(at).start;
    let colon = at.checked_sub(1).filter(|colon| *colon > low && tokens[*colon].kind == Kind::Colon);
    let verb = colon.unwrap_or(at).checked_sub(1).filter(|verb| *verb > low && tokens[*verb].kind == Kind::Word);
    let Some(relative) = verb.map(|verb| verb - 1).filter(|at| tokens[*at].is(PRONOUN | CONJUNCTION)) else {
        return false;
    };
    let comma = relative > low && tokens[relative - 1].kind == Kind::Comma;
    let noun = relative.checked_sub(1 + usize::from(comma)).filter(|noun| *noun >= low).map(|noun| &tokens[noun]);
    let sign = |word: &str| passage.language().words.binary_search(&word).is_ok();
    noun.is_some_and(|noun| noun.kind == Kind::Word && sign(&passage.text[noun.range()].to_lowercase()))
}

/// `»…«, stod der på sedlen`, `”…”, stod det på lappen`: in Swedish and Danish.
fn stands(passage: &Passage<'_>, at: usize) -> bool {
    let comma = passage.tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Comma);
    let verb = at + 1 + usize::from(comma);
    let small_words = &passage.language().small_words;
    passage.is_one_of(verb, &small_words.stands) && passage.is_one_of(verb + 1, &small_words.there)
}
