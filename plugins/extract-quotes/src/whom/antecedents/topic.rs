//! Whom the sentences before a pronoun are about, where they call somebody by a role: `Sheriff Bo Lind wants it. … Asked about it, the sheriff smiled.
//! “…,” he said`. In English.

use copydesk_text::names::people::People;
use copydesk_text::names::phrase::Mention;
use copydesk_text::vocabulary::{
    CAPITAL, CONJUNCTION, DOCUMENT, FEMALE, MALE, NEUTER, PLURAL, POSSESSOR, PREPOSITION, PRONOUN, ROLE,
};
use copydesk_text::words::{Kind, Token};

use crate::draft::Found;
use crate::grammar::SAY;
use crate::passages::around::sentence_before;
use crate::passages::passage::Passage;
use crate::subjects::main_subject::main_subject;
use crate::whom::roles::introduced::introduced;

/// How many sentences of its paragraph before a pronoun are looked at for the role that they are about.
const ABOUT: usize = 3;

/// The one person who was introduced by the role that the sentences before are about, where they bring nobody else in: `Sheriff Bo Lind wants
/// it. … Asked about it, the sheriff smiled. “…,” he said`, `The mayor said she had a plan. Asked for it, she paused. “…,” she said`. More comes
/// before them than who spoke last.
pub(crate) fn by_role(
    passages: &[Passage<'_>],
    people: &People<'_>,
    quoted: (usize, usize),
    pronoun: &Found,
    sex: u32,
) -> Option<usize> {
    // `“…,” she said. “…”`: before the first of the two
    let (block, at) = pronoun.beginning(passages, quoted)?;
    let passage = &passages[block];
    let mut start = passage.sentence(at).start;
    for _ in 0..ABOUT {
        let sentence = passage.sentence(start.checked_sub(1)?);
        start = sentence.start;
        let tokens = &passage.tokens[sentence.clone()];
        let bytes = tokens.first()?.start..passage.tokens[at].start;
        let quoted = tokens.iter().any(|token| token.kind == Kind::Quoted);
        if quoted || people.mentioned(block, bytes).next().is_some() {
            return None;
        }
        let he = |token: &Token| token.is(PRONOUN) && token.is(MALE | FEMALE);
        let speaker = main_subject(passage, sentence.clone());
        if let Some(speaker) = speaker.filter(|speaker| speaker.mention == Mention::Role) {
            // `The mayor said she had a plan`: she herself
            let other = |pair: &[Token]| he(&pair[1]) && !pair[0].is(SAY | CONJUNCTION);
            let [article, _, ..] = passage.tokens.get(speaker.head.clone())? else { return None };
            if article.bits & POSSESSOR != 0 || tokens.windows(2).any(other) {
                return None;
            }
            let found = Found { block, speaker, ..pronoun.clone() };
            let person = introduced(passages, people, &found);
            return person.filter(|person| people.person(*person).is_some_and(|one| one.sex == 0 || one.sex == sex));
        }
        if !tokens.iter().any(|token| he(token) && token.is(sex)) {
            return None;
        }
    }
    None
}

/// Whether the sentence before a quotation opens with a clause about this person, behind which somebody else is its subject by a role: `When Lind
/// had spoken, the judge held up a photograph. “Where is this?” he asked`. In English.
pub(crate) fn is_in_clause_before_role(
    passages: &[Passage<'_>],
    people: &People<'_>,
    (block, index): (usize, usize),
    person: usize,
) -> bool {
    let passage = &passages[block];
    let start = passage.places.get(index).map(|at| passage.sentence(*at).start);
    let Some((block, sentence)) = start.and_then(|start| sentence_before(passages, block, start)) else { return false };
    let passage = &passages[block];
    let tokens = &passage.tokens[sentence];
    let opens = tokens.first().is_some_and(|first| first.is(CONJUNCTION) && first.is(CAPITAL));
    let role = |part: &[Token]| {
        let [comma, article, noun, verb] = part else { return false };
        let one = noun.is(ROLE) && noun.bits & (PLURAL | NEUTER | DOCUMENT | CAPITAL) == 0;
        // not `But Lind, a solicitor acting for the port, said`
        let definite = &passage.text[article.range()] == "the";
        comma.kind == Kind::Comma && definite && one && verb.kind == Kind::Word && !verb.is(PREPOSITION | CAPITAL)
    };
    let Some(comma) = tokens.windows(4).position(role).filter(|_| opens) else { return false };
    people.mentioned(block, tokens[0].start..tokens[comma].start).any(|(named, _)| named == person)
}
