//! Whose words a genitive and a noun for something said or written are: `Roskes Antwort fiel knapp aus: „…“`

use copydesk_text::names::people::People;
use copydesk_text::names::phrase::Phrase;
use copydesk_text::vocabulary::DOCUMENT;

use crate::passages::passage::Passage;

/// The person whose words they are.
pub(crate) fn whose(passage: &Passage<'_>, people: &People<'_>, speaker: &Phrase) -> Option<usize> {
    let person = people.surnamed(owner(passage, speaker)?)?;
    people.person(person).filter(|person| person.is_human()).map(|_| person)
}

/// The name in such a genitive.
fn owner<'a>(passage: &Passage<'a>, speaker: &Phrase) -> Option<&'a str> {
    let [owner, noun] = passage.tokens.get(speaker.head.clone())? else { return None };
    let genitives = passage.language().nouns_capital();
    let name = &passage.text[owner.range()];
    let name = name.strip_suffix(['\'', '’']).or_else(|| name.strip_suffix('s'))?;
    (genitives && noun.is(DOCUMENT) && owner.name()).then_some(name)
}
