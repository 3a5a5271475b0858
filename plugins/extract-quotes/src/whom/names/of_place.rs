//! Nouns behind an article that look like something else: for who comes from a place, where a first name is written alike (`“…,” the Finn said` is no Finn
//! Rowe), and for a paper, where an adverb is (`the Marl daily said`). In English.

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{DETERMINER, FIRST_NAME};

use crate::language::Rules;
use crate::passages::passage::Passage;

/// The mention with its article, as that of a noun which calls somebody again.
pub(crate) fn with_article(passage: &Passage<'_>, speaker: &Phrase) -> Option<Phrase> {
    let [noun] = passage.tokens.get(speaker.head.clone())? else { return None };
    let english = matches!(passage.language().rules, Rules::Clauses) && speaker.mention == Mention::Person;
    let article = speaker.head.start.checked_sub(1).filter(|_| english && noun.is(FIRST_NAME))?;
    let definite = passage.language().is_definite(&passage.text[passage.tokens[article].range()]);
    let beside = definite && passage.tokens[article].end + 1 == noun.start;
    let again = beside && passage.language().is_epithet(&passage.text[noun.range()]);
    let whole = article..speaker.head.end;
    again.then_some(Phrase { mention: Mention::Organisation, tokens: whole.start..speaker.tokens.end, head: whole })
}

/// The mention of a place and its article with the noun for a paper behind it: the Marl daily.
pub(crate) fn with_paper(passage: &Passage<'_>, speaker: &Phrase) -> Option<Phrase> {
    let end = speaker.head.end;
    let placed = speaker.mention == Mention::Organisation
        && speaker.tokens.end == end
        && passage.tokens[speaker.head.start].is(DETERMINER)
        && matches!(passage.language().rules, Rules::Clauses);
    let paper = placed && end < passage.tokens.len() && passage.is_one_of(end, &passage.language().small_words.paper);
    let whole = speaker.head.start..end + 1;
    paper.then(|| Phrase { mention: Mention::Role, tokens: whole.clone(), head: whole })
}
