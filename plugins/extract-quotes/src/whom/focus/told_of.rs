//! Whether whoever spoke told of another, whom a description behind that may mean: `„Sie hat mutig gehandelt“, sagte die Sprecherin. Die 81-Jährige`.

use copydesk_text::vocabulary::{DOCUMENT, FEMALE, NEUTER, PLURAL, ROLE, TITLE};

use crate::passages::passage::Passage;
use crate::whom::signs::about_another::{WORDS, words};
use crate::whom::signs::doubt::stands_for;
use crate::whom::signs::first_person::speaks_of_self;

/// Whether the words in marks in the sentence at this byte tell of somebody of this sex, by a pronoun or by a role that they begin with, and not of
/// whoever says them. In German.
pub(crate) fn tells_of_another(passage: &Passage<'_>, at: usize, sex: u32) -> bool {
    if !passage.language().nouns_capital() {
        return false;
    }
    let token = passage.tokens.partition_point(|token| token.start < at);
    let sentence = passage.sentence(token.min(passage.tokens.len().saturating_sub(1)));
    let mut here = passage.quoted_in(sentence).map(|pair| &passage.text[pair.inner.clone()]);
    here.any(|quoted| !speaks_of_self(passage, quoted) && is_about(passage, quoted, sex))
}

fn is_about(passage: &Passage<'_>, quoted: &str, sex: u32) -> bool {
    let language = passage.language();
    let mut words = words(quoted).take(WORDS);
    let mut opening = words.clone();
    // `Der Fahrer wollte ausweichen`
    let role = opening.next().zip(opening.next()).is_some_and(|(article, noun)| {
        let bits = language.lexicon.get(noun.to_lowercase().as_bytes()) | language.role_tail(noun);
        let one = bits & (ROLE | TITLE) != 0 && bits & (PLURAL | NEUTER | DOCUMENT) == 0;
        one && language.is_definite(article) && language.sex_of_article(article) == sex
    });
    role || words.any(|word| {
        let small = word.to_lowercase();
        // `sie` is one or many
        stands_for(language.lexicon.get(small.as_bytes()), sex) || sex == FEMALE && small == "sie"
    })
}
