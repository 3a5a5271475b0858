//! Whether a quotation is about another than whoever says it: `“He said nothing,” he says`, not `“I said nothing,” he says`. Outside English.

use copydesk_text::names::people::People;
use copydesk_text::vocabulary::{FEMALE, MALE};

use super::doubt::stands_for;
use super::first_person::speaks_of_self;
use crate::draft::Found;
use crate::passages::passage::Passage;

/// How many words of a quotation are looked at.
const WORDS: usize = 100;

/// How many mentions before it are looked at for the names in it.
const NAMES: usize = 6;

/// Whether the words in the sentence of a pronoun name somebody who is not their `source`, or have a pronoun of the third person, and none of the
/// first. The pronoun says nothing where the sentence that gives the source is `about` somebody: `Rowe left, according to Lind. “He is lying”`.
#[inline(never)]
pub(super) fn about_another(
    passages: &[Passage<'_>],
    people: &People<'_>,
    pronoun: &Found,
    source: Option<usize>,
    about: bool,
) -> bool {
    let passage = &passages[pronoun.block];
    let sentence = passage.sentence(pronoun.speaker.head.start);
    let here = passage.places.iter().zip(&passage.pairs).filter(|(place, _)| sentence.contains(place));
    // `Jens said nothing`: what stands in the marks is no mention yet
    let near = || people.before(pronoun.block, passage.tokens[sentence.start].start).take(NAMES);
    let name = |word: &str| {
        let mut names = near().filter(|person| Some(*person) != source).filter_map(|person| people.person(person));
        word.starts_with(char::is_uppercase) && names.any(|one| one.name.split(' ').any(|part| part == word))
    };
    let mut another = false;
    for (_, pair) in here {
        let quoted = &passage.text[pair.inner.clone()];
        if speaks_of_self(passage, quoted) {
            return false;
        }
        let words = quoted.split(|c: char| !c.is_alphanumeric());
        for word in words.filter(|word| !word.is_empty()).take(WORDS) {
            let small = word.to_lowercase();
            // `sie` is one or many, or the one who is spoken to
            let sie = passage.language().nouns_capital() && small == "sie";
            let third = || sie || stands_for(passage.language().lexicon.get(small.as_bytes()), MALE | FEMALE);
            another |= !about && third() || name(word);
        }
    }
    another
}

/// The sexes of the pronouns of the third person in the quotation at this token.
pub(crate) fn sexes_told(passage: &Passage<'_>, at: usize) -> u32 {
    let pair = passage.places.iter().position(|place| *place == at).and_then(|pair| passage.pairs.get(pair));
    let quoted = pair.map_or("", |pair| &passage.text[pair.inner.clone()]);
    let words = quoted.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(WORDS);
    let bits = words.map(|word| passage.language().lexicon.get(word.to_lowercase().as_bytes()));
    bits.filter(|bits| stands_for(*bits, MALE | FEMALE)).fold(0, |sexes, bits| sexes | bits & (MALE | FEMALE))
}
