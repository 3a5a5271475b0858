//! Whom the role means that the sentence before tells to say something: `A spokesman said that it would stay so. “…,” he added`

use std::ops::Range;
use std::sync::LazyLock;

use copydesk_text::lexicon::part;
use copydesk_text::names::people::{People, Spoke};
use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    CAPITAL, DOCUMENT, FEMALE, FIRST_NAME, MALE, NEUTER, PLURAL, POSSESSOR, PREPOSITION, PRONOUN, RELATIVE, ROLE, TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::attribution::{according, beside, tells};
use crate::draft::Found;
use crate::grammar::{NOUN, SAY};
use crate::language::Rules;
use crate::passages::around::sentence_before;
use crate::passages::passage::Passage;
use crate::subjects::main_subject::main_subject;
use crate::subjects::subject::subject;
use crate::whom::focus::in_focus;
use crate::whom::roles::introduced::{has_one, introduced};
use crate::whom::signs::meant::{Antecedent, is_new, is_standing, noun};

/// Whom the role means that the sentence before tells to say something: `The road is shut, and a spokesman said that it would stay so. “…,”
/// he added`, `Das müsse reichen, erzählt der Landwirt. „…“, sagt er`.
pub(crate) fn role_told<'a>(
    passages: &[Passage<'a>],
    people: &People<'a>,
    quoted: (usize, usize),
    pronoun: &Found,
    sex: u32,
    spoke: Spoke,
) -> Option<Antecedent<'a>> {
    let (own, index) = quoted;
    let at = *passages[own].places.get(index)?;
    let (mut block, mut sentence) = sentence_before(passages, own, passages[own].sentence(at).start)?;
    // `…, erzählt ein früherer Mitarbeiter. Einmal habe er nachgefragt. „…“, sagt er`: what he told goes on
    if goes_on(&passages[block], sentence.clone(), sex) {
        (block, sentence) = sentence_before(passages, block, sentence.start)?;
    }
    let passage = &passages[block];
    let tokens = passage.tokens.get(sentence.clone())?;
    if tokens.iter().any(|token| token.kind == Kind::Quoted) {
        return None;
    }
    // `A neighbour who would not give her name said`
    let has_who = |role: &Phrase| passage.tokens.get(role.tokens.end).is_some_and(|next| next.is(RELATIVE));
    let role = match passage.language().rules {
        Rules::Clauses => {
            let says = |at: &usize| {
                let token = &passage.tokens[*at];
                token.is(SAY) && token.bits & (PREPOSITION | CAPITAL | NOUN) == 0 && tells(passage, sentence.start, *at)
            };
            // `Shelling was reported, and a spokesman said that it went on`: the first that is not in the passive
            let human = |role: &Phrase| passage.tokens[noun(&passage.tokens, &role.head)].is(ROLE | TITLE);
            let verb = sentence.clone().find(says);
            let told = verb.and_then(|verb| {
                let told = subject(passage, sentence.start, verb).filter(|role| is_new(passage, role));
                let who = || {
                    main_subject(passage, sentence.start..verb).filter(|role| is_new(passage, role) && has_who(role))
                };
                told.filter(human).or_else(who)
            });
            // `According to the mayor, the price was fair.`
            let told = told.filter(|role| !in_clause(passage, sentence.start, role));
            let named = verb.is_none() || passage.text[passage.bytes(&sentence)].contains("ccording to");
            let source = || sentence.clone().find_map(|at| according(passage, at, sentence.end)).filter(human);
            told.or_else(|| if named { source() } else { None })
        }
        Rules::Beside(habits) => beside::tells(passage, habits, sentence.clone()).map(|(role, _)| role),
    };
    let tail = |token: &Token| {
        let word = &passage.text[token.range()];
        let tail = if token.is(ROLE | TITLE) { return 0 } else { passage.language().role_tail(word) };
        // `nach Angaben eines Sprechers`: a genitive has another ending
        let nominative = word.strip_suffix('s').filter(|_| tail == 0 && passage.language().nouns_capital());
        nominative.map_or(tail, |noun| {
            passage.language().lexicon.get(noun.to_lowercase().as_bytes()) | passage.language().role_tail(noun)
        })
    };
    // of `ein Sprecher der Bahn`, the spokesman
    let human = |at: &usize| {
        let token = &passage.tokens[*at];
        (token.bits | tail(token)) & (ROLE | TITLE) != 0
    };
    let first = |role: &Phrase| {
        matches!(passage.language().rules, Rules::Beside(_)).then(|| role.head.clone().find(human)).flatten()
    };
    // `He met Ada Rowe, a teacher, who said`: she has a name
    let apposed = |role: &Phrase| {
        let before = role.tokens.start.checked_sub(2).map(|name| &passage.tokens[name..name + 2]);
        before.is_some_and(|before| before[0].name() && before[1].kind == Kind::Comma && has_who(role))
    };
    let role = role.filter(|role| !apposed(role)).filter(|role| {
        let genitive = || passage.language().nouns_capital() && first(role).is_some();
        role.mention == Mention::Role || role.mention == Mention::Organisation && genitive()
    })?;
    let first = first(&role);
    let noun = &passage.tokens[first.unwrap_or_else(|| noun(&passage.tokens, &role.head))];
    let tail = tail(noun);
    let bits = noun.bits | tail;
    let article = passage.language().sex_of_article(&passage.text[passage.tokens[role.head.start].range()]);
    let told = if bits & (MALE | FEMALE) == 0 { article } else { bits & (MALE | FEMALE) };
    let one = bits & (ROLE | TITLE) != 0 && bits & (PLURAL | NEUTER | DOCUMENT) == 0;
    // `A spokesman for Rowe said`: not whom he speaks for, unless the next paragraph goes on
    let since = if block == own { role.tokens.end - 1 } else { sentence.start };
    let until = if block == own { passage.tokens[at].start } else { passage.text.len() };
    let named = people
        .mentioned(block, passage.tokens[since].start..until)
        .any(|(person, _)| people.person(person).is_some_and(|one| one.is_human() && (one.sex == 0 || one.sex == sex)));
    if !one || named || told != 0 && told & sex == 0 {
        return None;
    }
    if is_new(passage, &role) {
        return Some(Antecedent::Unnamed(passage.spelt(&role.head)));
    }
    // `Bürgermeister Rowe kam. Nach Angaben des Bürgermeisters`: he
    let word = &passage.text[noun.range()];
    let word = word.strip_suffix('s').filter(|_| passage.language().nouns_capital()).unwrap_or(word);
    let named = has_one(passages, people, (block, noun.start), word);
    let text = (!named && is_standing(passage, &role, first)).then(|| passage.spelt(&role.head));
    let found = Found { block, speaker: role, ..pronoun.clone() };
    let person = introduced(passages, people, &found).or_else(|| in_focus(passages, people, quoted, &found, spoke));
    person.map(Antecedent::Person).or(text.map(Antecedent::Unnamed))
}

/// What opens a clause in which somebody asks or says what the main clause answers: `She paused when a reporter asked why`.
static CLAUSE: LazyLock<Vec<&str>> = LazyLock::new(|| part(ASKING, "[clause]").collect());
static QUESTION: LazyLock<Vec<&str>> = LazyLock::new(|| part(ASKING, "[question]").collect());
const ASKING: &str = include_str!("../../../data/asking.txt");

/// Whether a role is the subject of such a clause.
fn in_clause(passage: &Passage<'_>, low: usize, role: &Phrase) -> bool {
    let opener = role.tokens.start.checked_sub(1).filter(|opener| *opener >= low);
    opener.is_some_and(|opener| CLAUSE.iter().any(|word| passage.word_is(opener, word)))
}

/// Whether a role puts a question, which another may answer: `A reporter asked why. “…,” she said`, but not `A man asked for it`. In English.
pub(crate) fn asks(passage: &Passage<'_>, role: &Phrase) -> bool {
    let verb = role.tokens.end;
    let question = |at: usize| QUESTION.iter().any(|word| passage.word_is(at, word));
    passage.word_is(verb, "asked") && (question(verb + 1) || question(verb + 2))
}

/// Whether a sentence in the subjunctive is about somebody whom it only calls by this pronoun, so that what was told before it goes on.
fn goes_on(passage: &Passage<'_>, sentence: Range<usize>, sex: u32) -> bool {
    let Rules::Beside(_) = passage.language().rules else { return false };
    let reported = beside::is_reported(passage, sentence.clone());
    let tokens = &passage.tokens[sentence];
    let pronoun = |token: &Token| token.is(PRONOUN) && token.bits & (POSSESSOR | PLURAL) == 0;
    reported
        && tokens.iter().any(|token| pronoun(token) && token.bits & sex != 0)
        && !tokens.iter().any(|token| token.kind == Kind::Quoted || token.is(FIRST_NAME) && token.is(CAPITAL))
}
