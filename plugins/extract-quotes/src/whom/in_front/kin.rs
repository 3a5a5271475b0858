//! Sentences that begin with somebody who is only told to be another’s: `Bo Linds Anwalt schwieg`, `Linds Sohn Bo spielt`.

use copydesk_text::names::people::Spoke;
use copydesk_text::names::phrase::Mention;
use copydesk_text::vocabulary::{CAPITAL, DETERMINER, FEMALE, FIRST_NAME, MALE, NEUTER, OBJECT, PLURAL, ROLE, TITLE};
use copydesk_text::words::Kind;

use super::sentence::Before;
use crate::attribution::mention;
use crate::passages::around::sentence_before;
use crate::whom::signs::meant::Antecedent;

impl<'a> Before<'_, 'a> {
    /// Whether the sentence begins with somebody’s kin, who is new, and the other is who spoke last or who the sentence before it is about: either may be
    /// meant. `Lind ist arbeitslos. Linds Sohn Bo spielt. „…“, meint er`
    pub(super) fn is_kin_of_who_was_told_of(&self) -> bool {
        let (passage, start) = (self.passage(), self.sentence.start);
        let tokens = &passage.tokens;
        let Some([owner, noun, name]) = tokens.get(start..start + 3) else { return false };
        let alone = tokens.get(start + 3).is_some_and(|next| !next.name());
        let opens = owner.name() && noun.name() && noun.is(ROLE) && name.name() && alone;
        let Some(surname) = passage.text[owner.range()].strip_suffix('s').filter(|_| opens) else { return false };
        let Some(known) = self.known.filter(|known| self.is_new(*known)) else { return false };
        let is_other = |person: usize| {
            person != known
                && self.fits(person)
                && self.people.person(person).is_some_and(|one| one.name.rsplit(' ').next() == Some(surname))
        };
        let told_of = || {
            sentence_before(self.passages, self.block, start).is_some_and(|(block, earlier)| {
                let here = self.passages[block].bytes(&earlier);
                self.people.mentioned(block, here).any(|(person, _)| is_other(person))
            })
        };
        matches!(self.spoke, Spoke::Person(last, _) if is_other(last)) || told_of()
    }

    /// Somebody without a name with whom the sentence begins, who is only called another’s: `Bo Linds Anwalt schwieg`, `Der Sprecher von Bo Lind schwieg`.
    pub(super) fn of_another(&self) -> Option<Antecedent<'a>> {
        let (passage, start, end) = (self.passage(), self.sentence.start, self.sentence.end);
        let tokens = &passage.tokens;
        let surnames = passage.surnames.as_deref().unwrap_or_default();
        let names = |from: usize| tokens[from..end].iter().take_while(|token| token.name()).count();
        let role = |at: usize| {
            let token = &tokens[at];
            let bits = token.bits | passage.language().role_tail(&passage.text[token.range()]);
            let told = bits & (MALE | FEMALE);
            let one = bits & (ROLE | TITLE) != 0 && bits & (PLURAL | NEUTER | FIRST_NAME) == 0;
            token.name() && one && (told == 0 || told & self.sex != 0)
        };
        let word = |at: usize| &passage.text[tokens[at].range()];
        let opening = names(start);
        let behind = if opening > 1 && role(start + opening - 1) {
            // of `Bo Linds Anwalt`, the name is the genitive alone
            let owner = word(start + opening - 2).strip_suffix('s')?;
            let known = surnames.binary_search(&owner).is_ok() || opening > 2 && tokens[start].is(FIRST_NAME);
            let last = word(start + opening - 1);
            let mut here = self.people.mentioned(self.block, passage.bytes(&(start..start + opening)));
            let whole = here.any(|(one, _)| self.people.person(one).is_some_and(|one| one.name.ends_with(last)));
            Some(start + opening).filter(|_| known && !whole)
        } else {
            let article = tokens[start].is(DETERMINER) && tokens[start].bits & OBJECT == 0;
            let small = tokens[start + 1..end].iter().take_while(|token| token.content() && token.bits & CAPITAL == 0);
            let noun = start + 1 + small.count();
            let by = noun + 2 < end && self.habits.by.iter().any(|by| passage.word_is(noun + 1, by));
            let named = by && tokens[noun + 2].name();
            let known = named && (tokens[noun + 2].is(FIRST_NAME) || surnames.binary_search(&word(noun + 2)).is_ok());
            (article && known && role(noun)).then(|| noun + 2 + names(noun + 2))
        }?;
        // nobody else comes up
        let rest = passage.bytes(&(behind..end));
        let alone = behind < end && self.people.mentioned(self.block, rest).next().is_none();
        alone.then(|| Antecedent::Unnamed(passage.spelt(&(start..behind))))
    }

    /// Whoever somebody’s kin is, of whom a sentence tells first: `Bos Mutter, die Lehrerin Ada Rowe, kam`.
    pub(super) fn apposed(&self) -> Option<usize> {
        let (passage, tokens, start) = (self.passage(), &self.passage().tokens, self.sentence.start);
        let [owner, noun, comma] = tokens.get(start..start + 3)? else { return None };
        let genitive = owner.name() && passage.text[owner.range()].ends_with('s') && comma.kind == Kind::Comma;
        let one = noun.name() && noun.is(ROLE) && noun.bits & (PLURAL | NEUTER) == 0;
        let named =
            if genitive && one { mention::phrase(passage, self.habits, start + 3, self.sentence.end) } else { None };
        let named = named.filter(|named| named.mention == Mention::Person && named.head.len() > 1)?;
        let closed = tokens.get(named.tokens.end).is_some_and(|comma| comma.kind == Kind::Comma);
        self.named(&named).filter(|person| closed && self.fits(*person) && self.is_new(*person))
    }
}
