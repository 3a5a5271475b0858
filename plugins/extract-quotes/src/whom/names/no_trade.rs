//! What looks like a trade between a place and a name, and is what a speaker does: `said Rowe pouring Ada Lind a pint`. In English.

use copydesk_text::names::people::People;
use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{FIRST_NAME, ROLE, TITLE};
use copydesk_text::words::{Kind, Token};

use crate::draft::Found;
use crate::language::Rules;
use crate::passages::passage::Passage;

/// Who speaks right behind the verb, where a participle that no list knows stands between a name and a full name: `said Rowe pouring Ada Lind a pint`,
/// of Rowe; or any such word, where the first is a surname that the article knows and the other no known first name. A noun before one is a trade:
/// `said Rowe constituent Ada Lind`.
pub(crate) fn before_act(passage: &Passage<'_>, people: &People<'_>, found: &Found) -> Option<Phrase> {
    let (start, end) = (found.speaker.tokens.start, found.speaker.tokens.end);
    let clauses = matches!(passage.language().rules, Rules::Clauses);
    let named =
        clauses && found.speaker.mention == Mention::Person && found.cue == Some((found.block, start.wrapping_sub(1)));
    let words = passage.tokens.get(start..end).filter(|_| named && end > start + 3)?;
    let place = words.iter().take_while(|token| token.name()).count();
    let act = words.get(place).filter(|_| place > 0)?;
    // not `Rowe press secretary Bo Lind`, `Rowe ranking Democrat Bo Lind`
    let unknown = |token: &Token| token.kind == Kind::Word && token.bits == 0;
    let name = words[place..].iter().find(|token| !unknown(token))?;
    if !name.name() || name.is(ROLE | TITLE) {
        return None;
    }
    // `said Rowe beneath Tower Bridge`, of Bo Rowe
    let known = || {
        let surnamed = people.surnamed(&passage.text[words[place - 1].range()]);
        surnamed.and_then(|one| people.person(one)).is_some_and(|one| one.is_surely_one())
    };
    let acts = passage.text[act.range()].ends_with("ing") || place == 1 && !name.is(FIRST_NAME) && known();
    acts.then(|| Phrase { mention: Mention::Person, tokens: start..start + place, head: start..start + place })
}
