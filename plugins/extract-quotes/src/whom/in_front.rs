//! Whom a pronoun means behind a German sentence that has something else than its subject in front of the verb: `Nach Kritik von Rowe hat Lind das
//! verteidigt. „…“, sagte er`, `Über Rowe sagt er nichts. „…“, meint er`, `Auch die Winzerin Ada Rowe kam. „…“, sagte sie`.

use copydesk_text::names::people::{People, Spoke};
use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    ADVERB, AUXILIARY, CAPITAL, CONJUNCTION, DETERMINER, FEMALE, FIRST_NAME, MALE, NEUTER, OBJECT, PLURAL, POSSESSOR,
    PREPOSITION, PRONOUN, RELATIVE, ROLE, TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use super::meant::{Antecedent, is_indefinite};
use super::roles::introduced;
use crate::attribution::beside::{self, Second, human};
use crate::attribution::{accounts, mention};
use crate::draft::Found;
use crate::language::{Habits, Rules};
use crate::passages::around::sentence_before;
use crate::passages::passage::Passage;

/// The sentence before a pronoun, and those whom it may mean.
struct Before<'p, 'a> {
    passages: &'p [Passage<'a>],
    people: &'p People<'a>,
    habits: &'p Habits,
    pronoun: &'p Found,
    sex: u32,
    /// Whom the order of the names tells.
    known: Option<usize>,
    spoke: Spoke,
    block: usize,
    sentence: std::ops::Range<usize>,
}

/// Whom it means, where the sentence before it tells by the place of its verb.
pub(crate) fn in_front<'a>(
    passages: &[Passage<'a>],
    people: &People<'a>,
    (block, index): (usize, usize),
    pronoun: &Found,
    known: Option<usize>,
    spoke: Spoke,
) -> Option<Antecedent<'a>> {
    let Rules::Beside(habits) = passages[pronoun.block].language().rules else { return None };
    let token = passages[pronoun.block].tokens.get(pronoun.speaker.head.start).filter(|_| habits.nouns_capital)?;
    let sex = token.bits & (MALE | FEMALE);
    if (sex != MALE && sex != FEMALE) || token.bits & (PLURAL | POSSESSOR | RELATIVE) != 0 {
        return None;
    }
    let at = *passages[block].places.get(index)?;
    let (block, at) = (block, at).min((pronoun.block, pronoun.speaker.tokens.start));
    let (block, sentence) = sentence_before(passages, block, passages[block].sentence(at).start)?;
    let tokens = &passages[block].tokens[sentence.clone()];
    let asks = tokens.last().is_some_and(|last| passages[block].text[last.range()].contains('?'));
    if asks || tokens.iter().any(|token| token.kind == Kind::Quoted) {
        return None;
    }
    let before = Before { passages, people, habits, pronoun, sex, known, spoke, block, sentence };
    if beside::is_reported(before.passage(), before.sentence.clone()) {
        return before.goes_on().map(Antecedent::Person);
    }
    if before.has_died() {
        let start = before.passage().tokens[before.sentence.start].start;
        let other = people.pronoun(before.block, start, sex, spoke).filter(|other| Some(*other) != known);
        return Some(other.map_or(Antecedent::Unclear, Antecedent::Person));
    }
    if let Some(meant) = before.of_another().or_else(|| before.apposed().map(Antecedent::Person)) {
        return Some(meant);
    }
    let clause = beside::second(before.passage(), habits, before.sentence.clone())?;
    before
        .governed(&clause)
        .or_else(|| before.comes_in(&clause).or_else(|| before.by_role(&clause)).map(Antecedent::Person))
}

/// How many sentences somebody’s words may go on for.
const REPORTED: usize = 4;

impl<'a> Before<'_, 'a> {
    fn passage(&self) -> &Passage<'a> {
        &self.passages[self.block]
    }

    /// Whether nothing tells that somebody is of the other sex.
    fn fits(&self, person: usize) -> bool {
        self.people.person(person).is_some_and(|one| one.sex == 0 || one.sex == self.sex)
    }

    /// The person whom a name means, if it is all of theirs: none of `Bo Linds Anwalt`.
    fn named(&self, one: &Phrase) -> Option<usize> {
        let passage = self.passage();
        let person = self.people.named(passage.text, &passage.tokens, one.head.clone())?;
        // `Bo Lind Klage`, in `hat Bo Lind Klage erhoben`
        let rest = passage.text.get(passage.tokens[one.head.start].start..).unwrap_or_default();
        let known = self.people.person(person)?.name;
        let last = &passage.text[passage.tokens[one.head.end - 1].range()];
        let whole = rest.strip_prefix(known).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        (whole || known.ends_with(last)).then_some(person)
    }

    /// Who has spoken, where this sentence and those since then are in the subjunctive and tell what they said: `„…“, sagte Rowe. Er habe es dem
    /// Landwirt Lind erklärt. „…“, sagte er`.
    fn goes_on(&self) -> Option<usize> {
        let Spoke::Person(last, (block, place)) = self.spoke else { return None };
        if block != self.block || self.known == Some(last) || !self.fits(last) {
            return None;
        }
        let passage = self.passage();
        let mut sentence = self.sentence.clone();
        for _ in 0..REPORTED {
            // `Er habe es Lind erklärt`: who behind a comma tells it is another
            let comma = || sentence.clone().find(|at| passage.tokens[*at].kind == Kind::Comma).unwrap_or(sentence.end);
            let pronoun =
                passage.tokens[sentence.start].is(PRONOUN) && beside::reports(passage.tokens.get(sentence.start + 1)?);
            let teller = beside::tells(passage, self.habits, sentence.clone()).map(|(teller, _)| teller);
            let own = beside::is_reported(passage, sentence.clone())
                && teller.is_none_or(|one| one.mention == Mention::Pronoun || pronoun && one.tokens.start < comma());
            let before = passage.sentence(sentence.start.checked_sub(1).filter(|_| own)?);
            if passage.bytes(&before).contains(&place) {
                return Some(last);
            }
            sentence = before;
        }
        None
    }

    /// Whether the sentence tells that whom the order of the names tells has died: `Der Erbauer des Hauses, Bo Lind, starb 1910`.
    fn has_died(&self) -> bool {
        let (passage, tokens, end) = (self.passage(), &self.passage().tokens, self.sentence.end);
        let mut here = self.people.mentioned(self.block, passage.bytes(&self.sentence));
        let Some((_, at)) = here.next().filter(|(person, _)| Some(*person) == self.known && here.next().is_none())
        else {
            return false;
        };
        let name = tokens.partition_point(|token| token.start < at);
        let behind = name + tokens[name..end].iter().take_while(|token| token.name()).count();
        let verb = behind + usize::from(tokens.get(behind).is_some_and(|comma| comma.kind == Kind::Comma));
        let died = |at: usize| passage.language().fronted.died.iter().any(|word| passage.word_is(at, word));
        let words =
            tokens[verb.min(end)..end].iter().take_while(|token| matches!(token.kind, Kind::Word | Kind::Number));
        let last = verb + words.count().saturating_sub(1);
        // `Bo Lind ist 1910 gestorben`
        died(verb) || tokens.get(verb).is_some_and(|auxiliary| auxiliary.is(AUXILIARY)) && died(last)
    }

    /// Somebody without a name with whom the sentence begins, who is only called another’s: `Bo Linds Anwalt schwieg`, `Der Sprecher von Bo Lind schwieg`.
    fn of_another(&self) -> Option<Antecedent<'a>> {
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
    fn apposed(&self) -> Option<usize> {
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

    /// Whom it means where it would be somebody of the phrase in front of the verb, who is no subject: whoever stands behind the verb.
    fn governed(&self, clause: &Second) -> Option<Antecedent<'a>> {
        let (passage, tokens) = (self.passage(), &self.passage().tokens);
        let first = &tokens[clause.front.start];
        let small = first.is(ADVERB) && tokens[clause.front.start + 1].is(PREPOSITION);
        let object = first.is(DETERMINER) && first.is(OBJECT) || self.is_of_a_woman(clause.front.start);
        let known = self.known?;
        let mut here = self.people.mentioned(self.block, passage.bytes(&clause.front));
        let (_, at) = here.find(|(person, _)| *person == known)?;
        if !(first.is(PREPOSITION) || small || object) || self.is_source(clause) {
            return None;
        }
        let one = clause.behind.as_ref()?;
        let fronted = &passage.language().fronted;
        let verb = |list: &[&str]| list.iter().any(|word| passage.word_is(clause.verb, word));
        // `Für Rowe ist Lind ein Vorbild`, `Den Landwirt Rowe ärgert Lind`, `Von Rowe bekam Lind Lob`: whose words come is open
        let seems = passage.word_is(clause.front.start, self.habits.view) && verb(&fronted.seems);
        // `Nach dem Willen von Rowe soll Lind gehen`
        let felt = clause.front.clone().any(|at| fronted.felt.iter().any(|noun| passage.word_is(at, noun)));
        if seems || felt || verb(&fronted.moves) || verb(&fronted.receives) {
            return None;
        }
        match one.mention {
            Mention::Pronoun => {
                let same = human::is_subject_form(passage, one) && tokens[one.head.start].bits & self.sex != 0;
                let right = same && (object || self.is_taken(clause.front.start, at));
                let start = tokens[clause.front.start].start;
                // in `Über Rowe sagt er nichts`, not Rowe says it
                let spoke = match self.spoke {
                    Spoke::Person(last, place) if last == known && place >= (self.block, start) => Spoke::Nobody,
                    spoke => spoke,
                };
                let before = || self.people.pronoun(self.block, start, self.sex, spoke);
                let before = || before().filter(|before| *before != known);
                right.then(|| before().map_or(Antecedent::Unclear, Antecedent::Person))
            }
            Mention::Person => {
                let joined = tokens.get(one.tokens.end).is_some_and(|and| and.is(CONJUNCTION));
                match self.named(one) {
                    Some(person) if person == known || !self.fits(person) => None,
                    Some(person) if !joined => Some(Antecedent::Person(person)),
                    _ => Some(Antecedent::Unclear),
                }
            }
            _ => self.meant_by(one).filter(|person| *person != known && self.fits(*person)).map(Antecedent::Person),
        }
    }

    /// Whether a sentence begins with an article that is no subject’s before a noun for a woman: `Ihrer Vorgängerin`, `Der Ministerin`.
    fn is_of_a_woman(&self, first: usize) -> bool {
        let (passage, tokens) = (self.passage(), &self.passage().tokens);
        let noun = tokens[first + 1..self.sentence.end].iter().find(|token| token.name());
        let female = noun.is_some_and(|noun| {
            (noun.bits | passage.language().role_tail(&passage.text[noun.range()])) & (MALE | FEMALE) == FEMALE
        });
        tokens[first].is(DETERMINER | POSSESSOR) && female && passage.text[tokens[first].range()].ends_with("er")
    }

    /// Whether the name at this byte is what the preposition at the token takes, with an article and a role at most: `Über den Stadtrat Rowe`, but not
    /// `Im Büro von Rowe`.
    fn is_taken(&self, preposition: usize, name: usize) -> bool {
        let (passage, tokens) = (self.passage(), &self.passage().tokens);
        let end = tokens.partition_point(|token| token.start < name);
        tokens[preposition + 1..end].iter().all(|token| {
            let role = token.name() && (token.is(ROLE | TITLE) || passage.compound_role(token));
            token.is(DETERMINER) || token.kind == Kind::Word && token.bits & CAPITAL == 0 && token.content() || role
        })
    }

    /// Whether the phrase in front of the verb gives the source: `Laut Rowe`, `Nach Angaben von Rowe`.
    fn is_source(&self, clause: &Second) -> bool {
        let front = clause.front.clone();
        accounts::according(self.passage(), self.habits, front.clone(), front.start).is_some()
    }

    /// Somebody new who comes in beside whoever the sentences before are about: `Auch der Winzer Bo Lind kam`, `Ihm folgte Bo Lind`; or whom what they
    /// tell of moves: `Das ärgert den Winzer Bo Lind`.
    fn comes_in(&self, clause: &Second) -> Option<usize> {
        let (passage, tokens) = (self.passage(), &self.passage().tokens);
        let (fronted, small_words) = (&passage.language().fronted, &passage.language().small_words);
        let first = clause.front.start;
        let is = |at: usize, list: &[&str]| list.iter().any(|word| passage.word_is(at, word));
        let moves = is(clause.verb, &fronted.moves);
        let one = if is(first, &fronted.also) {
            let one = mention::phrase(passage, self.habits, first + 1, clause.verb)?;
            let subject =
                one.tokens.end == clause.verb && !human::is_governed(passage, self.habits, &self.sentence, &one);
            // `Auch die Winzerin Ada Rowe kannte sie`
            let pronoun =
                |at: usize| tokens.get(at).is_some_and(|token| token.is(PRONOUN) && token.bits & DETERMINER == 0);
            // `Auch Lind wurde eingeladen`: nor does he act
            let passive = is(clause.verb, self.habits.becomes);
            (subject && !passive && !pronoun(clause.verb + 1)).then_some(one)
        } else if is(first, &small_words.to_them) && clause.verb <= first + 2 && !moves {
            clause.behind.clone()
        } else if is(first, &small_words.this) && clause.verb == first + 1 && moves {
            mention::phrase(passage, self.habits, clause.verb + 1, self.sentence.end)
        } else {
            None
        };
        let one = one.filter(|one| one.mention == Mention::Person && human::one(passage, self.habits, one))?;
        let person = self.named(&one).filter(|person| Some(*person) != self.known && self.fits(*person))?;
        let joined = tokens.get(one.tokens.end).is_some_and(|and| and.is(CONJUNCTION));
        (self.is_new(person) && !joined).then_some(person)
    }

    /// Whether the sentence is the first to name somebody.
    fn is_new(&self, person: usize) -> bool {
        let start = self.passage().tokens[self.sentence.start].start;
        self.people.first_mention(person).is_some_and(|(block, at)| block == self.block && at >= start)
    }

    /// Who has the role that stands behind the verb as its subject, where nobody stands in front of it: `Am Ende dankte die Bürgermeisterin`.
    fn by_role(&self, clause: &Second) -> Option<usize> {
        let passage = self.passage();
        let first = &passage.tokens[clause.front.start];
        let opens =
            first.is(PREPOSITION | ADVERB | TIME) && human::only(passage, self.habits, clause.front.clone()).is_none();
        let one = clause.behind.as_ref().filter(|one| opens && one.mention == Mention::Role)?;
        self.meant_by(one).filter(|person| Some(*person) != self.known && self.fits(*person))
    }

    /// The person who was introduced by a role of one.
    fn meant_by(&self, role: &Phrase) -> Option<usize> {
        let tokens = &self.passage().tokens[role.tokens.clone()];
        let one = |token: &Token| token.bits & (PLURAL | NEUTER) == 0 || token.is(FIRST_NAME);
        if is_indefinite(self.passage(), role.tokens.start) || !tokens.iter().all(one) {
            return None;
        }
        // `dankte die Lehrerin der Bürgermeisterin`
        let noun = role.tokens.start + tokens.iter().position(Token::name)? + 1;
        let role = Phrase { tokens: role.tokens.start..noun, head: role.tokens.start..noun, ..role.clone() };
        let found = Found { block: self.block, speaker: role, ..self.pronoun.clone() };
        introduced(self.passages, self.people, &found)
    }
}
