//! Whom a mention means, as far as the article tells: each way of telling in its turn, from what a mention says itself to what the sentences before it say.

use copydesk_text::names::people::{People, Spoke};
use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::CONJUNCTION;

use crate::draft::Found;
use crate::language::Rules;
use crate::passages::passage::Passage;
use crate::whom::antecedents::antecedent::antecedent;
use crate::whom::antecedents::described::described;
use crate::whom::antecedents::role_here::role_here;
use crate::whom::bodies::writers::{may_be_written, owned, writer};
use crate::whom::by_noun::by_noun;
use crate::whom::in_front::in_front;
use crate::whom::names::genitive::whose;
use crate::whom::names::headline::behind_adjective;
use crate::whom::names::own_name::own_name;
use crate::whom::names::printed::{is_common_noun, printed};
use crate::whom::names::surnames::by_surnames;
use crate::whom::pronouns::asked::He;
use crate::whom::pronouns::brought_in::titled_before;
use crate::whom::pronouns::by_subject::by_subject;
use crate::whom::pronouns::kin::parent;
use crate::whom::pronouns::other_one::other_one;
use crate::whom::pronouns::resolve::{followed, namesake, resolve};
use crate::whom::roles::holder::{Named, role_name};
use crate::whom::signs::doubt::is_doubtful;
use crate::whom::signs::meant::Antecedent;

/// Whom a mention means, as far as the article tells.
pub(super) struct Who<'a> {
    /// The name that the words at a role give, or that the article gives elsewhere.
    pub(super) role: Option<Named<'a>>,
    pub(super) person: Option<usize>,
    /// Somebody without a name: the role as printed.
    pub(super) unnamed: Option<&'a str>,
    /// The mention may mean two of the article.
    pub(super) unclear: bool,
    /// Somebody’s parent, who speaks to them.
    pub(super) parent: bool,
    /// Who asked them.
    pub(super) asker: Option<usize>,
}

pub(super) fn who<'a>(
    passages: &[Passage<'a>],
    people: &People<'a>,
    quoted: (usize, usize),
    found: &Found,
    before: Spoke,
    body: bool,
) -> Who<'a> {
    let passage = &passages[found.block];
    if are_two(passage, &found.speaker) {
        return Who { role: None, person: None, unnamed: None, unclear: false, parent: false, asker: None };
    }
    // a name tells itself; where the article is a noun's end, one word may be a noun as well
    let noun = found.speaker.mention != Mention::Person || passage.language().bare_nouns();
    let written = || written_by(passages, people, quoted, found, before);
    let (role, unclear) =
        if noun { by_noun(passages, people, quoted, found, before, body, written) } else { (None, false) };
    let person = match &role {
        Some((_, person)) => *person,
        None => match &found.means {
            Some(name) => people.named(passage.text, &passage.tokens, name.clone()),
            None => by_surnames(passages, people, found)
                .filter(|_| body)
                .or_else(|| whose(passage, people, &found.speaker))
                .or_else(|| owned(passages, people, found, before))
                .filter(|_| body)
                .or_else(|| resolve(passage, found.block, people, &found.speaker, before))
                .or_else(|| namesake(passage, found, people).filter(|_| body))
                .or_else(|| followed(passages, people, found, before).filter(|_| body))
                .or_else(|| behind_adjective(passage, people, &found.speaker).filter(|_| !body)),
        },
    };
    let mut told_child = false;
    let antecedent = match found.speaker.mention {
        // `The groom came late. “…,” he said`: whoever has no name and came up since then
        Mention::Pronoun if body && found.means.is_none() => {
            let titled = titled_before(passages, people, quoted, found, person);
            let placed = titled.or_else(|| in_front(passages, people, quoted, found, person, before));
            let meant = placed.or_else(|| antecedent(passages, people, quoted, found, person, before));
            let nameless = person.is_none() || matches!(meant, Some(Antecedent::Unnamed(_)));
            // `“…,” she told her daughter`: whose mother came up
            let parent = if nameless { None } else { parent(passages, people, found) };
            told_child = parent.is_some();
            let told = match &meant {
                Some(Antecedent::Person(person)) => Some(*person),
                Some(_) => None,
                None => person,
            };
            let other = || match other_one(passages, people, quoted, found)? {
                (other, true) => Some(Antecedent::Person(other)),
                (other, false) => (told != Some(other)).then_some(Antecedent::Unclear),
            };
            parent.or_else(other).or(meant)
        }
        // `Der Angeklagte brach sein Schweigen. „…“, sagte der 29-Jährige`
        Mention::Role if body && role.is_none() => described(passages, people, quoted, found, before),
        _ => None,
    };
    let (person, unnamed) = match antecedent {
        Some(meant) => meant.parts(),
        None if person.is_none() && body && found.speaker.mention == Mention::Pronoun => {
            let here = role_here(passages, people, found);
            (here.or_else(|| by_subject(passages, people, quoted, found, before)), None)
        }
        None => (person.filter(|person| !body || !is_doubtful(passages, people, found, *person, before)), None),
    };
    let pronoun = found.speaker.mention == Mention::Pronoun && body && found.means.is_none();
    let he = He { passages, people, quoted, found, spoke: before };
    let answer = if pronoun && unnamed.is_none() { he.answers(person) } else { None };
    let asker = answer.as_ref().and_then(|answer| answer.asker);
    let (person, unnamed) = answer.map_or((person, unnamed), |answer| answer.meant.parts());
    Who { role, person, unnamed, unclear, parent: told_child, asker }
}

/// The name of whoever wrote a document that the sentences before bring up.
fn written_by<'a>(
    passages: &[Passage<'a>],
    people: &People<'a>,
    quoted: (usize, usize),
    found: &Found,
    before: Spoke,
) -> Option<&'a str> {
    let (block, speaker) = writer(passages, found)?;
    let writer = Found { block, speaker, means: None, ..found.clone() };
    if may_be_written(&passages[block], &writer) {
        return None;
    }
    let who = who(passages, people, quoted, &writer, before, true);
    name(&passages[block], people, &writer.speaker, printed(&passages[block], &writer.speaker), &who)
}

/// The fullest name of whom a mention means; none in doubt.
pub(super) fn name<'a>(
    passage: &Passage<'a>,
    people: &People<'a>,
    speaker: &Phrase,
    text: &'a str,
    who: &Who<'a>,
) -> Option<&'a str> {
    let role = who.role.as_ref().map(|(name, _)| *name);
    let person = who.person.and_then(|person| people.person(person)).map(|person| person.name);
    match speaker.mention {
        Mention::Person => {
            let own = || !people.shared(passage.text, &passage.tokens, speaker.head.clone());
            person.or_else(|| own().then_some(text))
        }
        Mention::Organisation => {
            role.or(person).or_else(|| (!who.unclear && !is_common_noun(passage, speaker)).then_some(text))
        }
        Mention::Pronoun => who.unnamed.or(person),
        Mention::Role if are_two(passage, speaker) => Some(text),
        // where nouns have capitals, or are read by no grammar, a capital tells no name
        Mention::Role => {
            // `L’élue se défend. « … », répond l’élue`: no name
            let clauses = matches!(passage.language().rules, Rules::Clauses);
            let unnamed = who.unnamed.filter(|unnamed| clauses || !unnamed.eq_ignore_ascii_case(text));
            role.or(unnamed).or(person).or_else(|| own_name(passage, speaker)).or_else(|| {
                match passage.language().rules {
                    Rules::Clauses => role_name(passage, speaker),
                    Rules::Beside(_) => None,
                }
            })
        }
    }
}

/// Whether the mention is of two by their names: `Ada Rowe und Bo Lind`.
fn are_two(passage: &Passage<'_>, speaker: &Phrase) -> bool {
    let [first, .., last] = &passage.tokens[speaker.head.clone()] else { return false };
    let joined = passage.tokens[speaker.head.clone()].iter().filter(|token| token.is(CONJUNCTION)).count() == 1;
    speaker.mention == Mention::Role && first.name() && last.name() && joined
}
