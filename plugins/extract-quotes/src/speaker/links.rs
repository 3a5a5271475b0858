//! Whoever spoke in the sentence before goes on behind a short word that links the two, in English: `“We were not happy,” said Rowe. Now, “the trade is
//! glad of it.”`

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use copydesk_text::vocabulary::{
    DETERMINER, DOCUMENT, FEMALE, FIRST_NAME, MALE, PLURAL, POSSESSOR, PRONOUN, ROLE, TITLE,
};
use copydesk_text::words::Kind;

use super::carried::is_joined_by_another;
use crate::attribution::Grip;
use crate::draft::{Draft, Found};
use crate::grammar::{BARE, SAY, VERB};
use crate::passages::passage::Passage;
use crate::subjects::speaking::says;
use crate::whom::signs::first_person::{speaks_of_self, speaks_of_several};

/// The fewest words that go on so.
const WORDS: usize = 4;

/// How long a link is at most, in tokens.
const LINK: usize = 4;

/// What links a quotation to the words before.
static LINKS: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../../data/en/links.txt")).collect());

/// Who is told right behind the quotation before, where nothing but a link stands before this one, and nothing behind it in its sentence.
#[inline(never)]
pub(super) fn links(passages: &[Passage<'_>], drafts: &[Draft], i: usize) -> Option<Found> {
    let draft = &drafts[i];
    let (block, index) = draft.first;
    let passage = &passages[block];
    let at = *passage.places.get(index)?;
    let own = passage.sentence(at);
    let ends = passage.tokens.get(at + 1).is_none_or(|next| next.kind == Kind::End);
    if !(1..=LINK).contains(&(at - own.start)) || !ends || draft.last != draft.first || draft.shape.words < WORDS {
        return None;
    }
    let earlier = drafts[..i].last().filter(|earlier| earlier.last.0 == block && !draft.shape.title)?;
    let (spoke, pair) = (*passage.places.get(earlier.last.1)?, passage.pairs.get(earlier.last.1)?);
    let before = passage.sentence(own.start.checked_sub(1)?);
    let found = earlier.found.as_ref().filter(|found| found.block == block && found.grip == Grip::Direct)?;
    let (_, cue) = found.cue.filter(|(told, cue)| *told == block && *cue > spoke && says(&passage.tokens[*cue]))?;
    let tells = passage.is_one_of(cue, &passage.language().content_words.addresses);
    let asks = passage.text[pair.inner.clone()].trim_end().ends_with('?');
    let opening = passage.text.get(passage.tokens[own.start].start..passage.tokens[at].start)?;
    let opening = opening.trim_end_matches([' ', ',', '\u{a0}']).to_lowercase().replace('’', "'");
    let told = cue.max(found.speaker.tokens.end);
    let another = passage.tokens[told.max(cue + 1)..before.end].iter().any(|token| {
        says(token) || token.is(FIRST_NAME) && token.name() || token.is(PRONOUN | POSSESSOR) && token.is(MALE | FEMALE)
    });
    let quoted = passage.tokens[spoke + 1..cue].iter().any(|token| token.is(VERB));
    // `The sign is old,” Rowe said. It’s “no dogs”`: what `it` means is told in the words before
    let it = |text: &str| text.split([' ', '\'', '’']).any(|word| word.eq_ignore_ascii_case("it"));
    let said = passage.text[pair.inner.clone()].trim_start().split([' ', '\'', '’']).next();
    let same = !it(&opening) || said.is_some_and(it);
    let named = |word: &str| {
        let speaker = &passage.tokens[found.speaker.head.clone()];
        speaker.iter().any(|token| token.name() && passage.text[token.range()] == *word)
    };
    let words = passage.pairs.get(index).map_or("", |pair| &passage.text[pair.inner.clone()]);
    let first = passage.language().lexicon.get(words.split(' ').next().unwrap_or_default().to_lowercase().as_bytes());
    // `But “the evidence says it was rain.”`: what it says is another’s account
    let known = |word: &str| passage.language().lexicon.get(word.to_lowercase().as_bytes());
    let account = || {
        first & DETERMINER != 0
            && words
                .split(' ')
                .nth(1)
                .is_some_and(|noun| known(noun) & (ROLE | TITLE | PLURAL) == 0 || known(noun) & DOCUMENT != 0)
            && words.split(' ').nth(2).is_some_and(|verb| known(verb) & (SAY | BARE) == SAY)
    };
    // `“He is no help,” Rowe said. Instead, “he just acts like a guest”`: of whom the words before told too
    let same_one = || {
        said.is_some_and(|said| words.split([' ', '\'', '’']).next().is_some_and(|one| one.eq_ignore_ascii_case(said)))
    };
    let about_them = first & PRONOUN != 0 && first & (MALE | FEMALE) != 0 && !same_one()
        || words.split(|c: char| !c.is_alphanumeric()).any(named);
    let line = passage.text[passage.tokens[spoke].end..passage.tokens[own.start].start].contains('\n');
    let goes_on = before.contains(&spoke) && before.contains(&cue) && !asks && !tells && !line && same;
    (goes_on
        && !another
        && !quoted
        && !about_them
        && (!account() || speaks_of_self(passage, words) || speaks_of_several(passage, words))
        && LINKS.binary_search(&opening.as_str()).is_ok()
        && !is_joined_by_another(passage, told..before.end))
    .then(|| Found { confidence: found.confidence * 0.96, ..found.clone() })
}
