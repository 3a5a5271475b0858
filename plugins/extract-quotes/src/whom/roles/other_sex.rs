//! Whether a noun and its article call somebody of another sex than the article before whoever it may mean: `El portavoz Ginés Lindo habló. … dijo la
//! regidora`. In French, Italian, Portuguese and Spanish.

use copydesk_text::names::people::People;
use copydesk_text::vocabulary::{ROLE, TITLE};

use crate::draft::Found;
use crate::language::Rules;
use crate::passages::passage::Passage;

/// How many words before a name its article may stand: `la ministra de Cultura, Ada Rey`.
const BEFORE: usize = 5;

/// Whether the mention is of another sex than the article before the first mention of a person tells, of whom no first name does.
#[inline(never)]
pub(crate) fn is_of_other_sex(passages: &[Passage<'_>], people: &People<'_>, found: &Found, person: usize) -> bool {
    let passage = &passages[found.block];
    let Rules::Beside(habits) = passage.language().rules else { return false };
    if habits.verb_second || people.person(person).is_none_or(|one| one.sex != 0) {
        return false;
    }
    let head = &passage.tokens[found.speaker.head.clone()];
    let Some((first, last)) = head.first().zip(head.last()) else { return false };
    let sex = passage.language().sex_of_noun(&passage.text[first.range()], last.bits);
    let known = people.first_mention(person).map_or(0, |place| sex_before(passages, place));
    sex != 0 && known != 0 && sex != known
}

/// The sex that the article of the role right before this place tells.
fn sex_before(passages: &[Passage<'_>], (block, at): (usize, usize)) -> u32 {
    let Some((passage, left)) = passages.get(block).and_then(|passage| Some((passage, passage.text.get(..at)?))) else {
        return 0;
    };
    let language = passage.language();
    let mut noun = "";
    for word in left.rsplit(' ').filter(|word| !word.is_empty()).take(BEFORE) {
        let sex = language.sex_of_article(word);
        if sex != 0 && language.lexicon.get(noun.to_lowercase().as_bytes()) & (ROLE | TITLE) != 0 {
            return sex;
        }
        // another sentence
        if word.ends_with(['.', '!', '?', ':']) {
            return 0;
        }
        noun = word.trim_end_matches(',');
    }
    0
}
