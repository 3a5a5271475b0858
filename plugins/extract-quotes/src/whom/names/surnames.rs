//! Whom two surnames or a surname with an article call of whom the article has the first name elsewhere: `Óscar Lindo Rey … Lindo Rey`, `Marine Le Roy
//! … Le Roy`; in Spanish also the first of two. In languages other than English, German, Swedish and Danish.

use copydesk_text::names::people::People;
use copydesk_text::names::phrase::Mention;
use copydesk_text::vocabulary::{CAPITAL, DETERMINER, FIRST_NAME};

use crate::draft::Found;
use crate::language::Rules;
use crate::passages::passage::Passage;

/// How many mentions before are looked at.
const MENTIONS: usize = 500;

/// The most words of somebody’s first names before the surnames.
const FIRST_NAMES: usize = 3;

/// The one person named in full before the mention who has these surnames. Of one surname, where nobody else has it.
#[inline(never)]
pub(crate) fn by_surnames(passages: &[Passage<'_>], people: &People<'_>, found: &Found) -> Option<usize> {
    let passage = &passages[found.block];
    let Rules::Beside(habits) = passage.language().rules else { return None };
    let head = found.speaker.head.clone();
    let first = passage.tokens.get(head.start)?;
    let two = head.len() > 1;
    // a surname may have been taught as a first name: `añadió Lindo Rey`
    // and `la doctora Lindo`, `Lindo hijo` may be of the family
    let kin = || passage.language().romance.kin.iter().any(|kin| passage.word_is(head.end, kin));
    let bare = found.speaker.tokens.start == head.start;
    let alone = || habits.two_surnames && bare && !first.is(FIRST_NAME) && !kin();
    // `ajoute Le Roy`: an article looks like that of a body
    let named = match found.speaker.mention {
        Mention::Person => two || alone(),
        Mention::Organisation => two && first.is(CAPITAL) && first.is(DETERMINER),
        _ => false,
    };
    if habits.verb_second || !named {
        return None;
    }
    let text = passage.spelt(&head);
    let has = |name: &str| match two {
        true => name.strip_suffix(text).is_some_and(is_first_name),
        // `Óscar Lindo Rey … Lindo`, unless another is called so
        false => name.rsplit(' ').take(2).any(|surname| surname == text) && name.contains(' '),
    };
    let mut only = None;
    for (_, person, _) in people.mentioned_before(found.block, first.start).rev().take(MENTIONS) {
        let fits = || people.person(person).is_some_and(|one| one.is_human() && has(one.name));
        if only != Some(person) && fits() {
            if only.is_some() {
                return None;
            }
            only = Some(person);
        }
    }
    only
}

/// Whether what stands before the surnames of a name is nothing but first names: `Óscar `.
fn is_first_name(names: &str) -> bool {
    let words = names.strip_suffix(' ').map(|names| names.split(' '));
    words.is_some_and(|mut words| {
        words.clone().count() <= FIRST_NAMES && words.all(|word| word.starts_with(char::is_uppercase))
    })
}
