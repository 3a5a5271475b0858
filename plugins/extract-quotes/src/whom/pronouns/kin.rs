//! Who speaks to a child: a parent of whom a sentence before tells, not the child. `Her mother, Ilse, was against it. … “…,” she told her daughter`

use std::ops::Range;
use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use copydesk_text::names::people::People;
use copydesk_text::vocabulary::{DETERMINER, FEMALE, MALE, POSSESSOR, PREPOSITION};
use copydesk_text::words::Kind;

use crate::draft::Found;
use crate::passages::passage::Passage;
use crate::whom::signs::meant::Antecedent;

/// The words of a language for children and for parents.
struct Kin {
    tag: &'static str,
    children: Vec<&'static str>,
    parents: Vec<&'static str>,
}

static KIN: LazyLock<Vec<Kin>> = LazyLock::new(|| {
    let lines = entries(include_str!("../../../data/kin.txt")).filter_map(|line| {
        let (tag, words) = line.split_once(' ')?;
        let (children, parents) = words.split_once(" : ")?;
        Some(Kin { tag, children: children.split(' ').collect(), parents: parents.split(' ').collect() })
    });
    lines.collect()
});

/// How many words behind the verb the child may stand, and how many blocks before the parent.
const TOLD: usize = 5;
const BLOCKS: usize = 2;

/// Whom the pronoun means that tells a child something, where a sentence nearby begins with that child’s parent; the parent’s name, if it stands
/// beside.
pub(crate) fn parent<'a>(passages: &[Passage<'a>], people: &People<'a>, found: &Found) -> Option<Antecedent<'a>> {
    let passage = &passages[found.block];
    let (_, cue) = found.cue.filter(|(block, _)| *block == found.block)?;
    let kin = KIN.iter().find(|kin| kin.tag == passage.language().tag)?;
    let from = found.speaker.tokens.end.max(cue + 1);
    let told = passage.tokens.get(from..)?.iter().take(TOLD).take_while(|token| token.kind == Kind::Word).count();
    let owned = |at: &usize| passage.tokens[*at - 1].is(POSSESSOR | DETERMINER | PREPOSITION);
    (from..from + told).filter(owned).find(|at| kin.children.iter().any(|child| passage.word_is(*at, child)))?;
    let sex = passage.tokens.get(found.speaker.head.start)?.bits & (MALE | FEMALE);
    let blocks = (found.block.saturating_sub(BLOCKS)..=found.block).rev();
    let (block, noun) = blocks.into_iter().find_map(|block| {
        let end = if block == found.block { passage.tokens[found.speaker.tokens.start].start } else { usize::MAX };
        Some((block, begins_with_parent(&passages[block], kin, sex, end)?))
    })?;
    let behind = &passages[block].text[noun.end..];
    let name = behind
        .strip_prefix(", ")
        .or_else(|| behind.strip_prefix(' '))
        .filter(|name| name.starts_with(char::is_uppercase));
    let Some(name) = name else { return Some(Antecedent::Unclear) };
    let at = passages[block].text.len() - name.len();
    if let Some((person, _)) = people.mentioned(block, at..at + 1).next() {
        return Some(Antecedent::Person(person));
    }
    let end = name.find(|c: char| !(c.is_alphanumeric() || c == '-')).unwrap_or(name.len());
    Some(Antecedent::Unnamed(&name[..end]))
}

/// The noun of a parent of this sex before this byte with whom a sentence begins: `Her mother`.
fn begins_with_parent(passage: &Passage<'_>, kin: &Kin, sex: u32, end: usize) -> Option<Range<usize>> {
    let lexicon = &passage.language().lexicon;
    let text = passage.text.get(..end).unwrap_or(passage.text);
    kin.parents.iter().find_map(|parent| {
        let bits = lexicon.get(parent.to_lowercase().as_bytes());
        if bits & (MALE | FEMALE) & sex == 0 {
            return None;
        }
        text.match_indices(parent).find_map(|(at, _)| {
            let whole = !text[at + parent.len()..].starts_with(char::is_alphanumeric);
            let owner = text[..at].strip_suffix(' ')?.rsplit([' ', '\n', '\u{a0}', '“', '«', '„']).next()?;
            let owns =
                owner.starts_with(char::is_uppercase) && lexicon.get(owner.to_lowercase().as_bytes()) & POSSESSOR != 0;
            (whole && owns).then_some(at..at + parent.len())
        })
    })
}
