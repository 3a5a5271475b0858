//! Mentions in a sentence, and the people that they mean.

use copydesk_text::names::people::{People, Signs, Spoke};
use copydesk_text::names::phrase::{Mention, Phrase, after, before};
use copydesk_text::sentences;
use copydesk_text::vocabulary::{self, FEMALE, MALE};
use copydesk_text::words::{Kind, Token, tokenize, tokenize_names};

/// The people of these blocks, of which no verb is known to be one of saying.
fn gathered<'a>(blocks: &[(&'a str, &[Token])]) -> People<'a> {
    let lexicon = vocabulary::lexicon(vocabulary::english());
    let signs = Signs { lexicon: &lexicon, says: 0, people_alone: true, inverts: false, nouns_capital: false };
    People::gather(blocks, &signs)
}

fn tokens(text: &str) -> Vec<Token> {
    let lexicon = vocabulary::lexicon(vocabulary::english());
    let mut tokens = Vec::new();
    tokenize(&lexicon, text, 0..text.len(), &mut tokens);
    tokens
}

fn spelt<'a>(text: &'a str, tokens: &[Token], phrase: &Phrase) -> (Mention, &'a str) {
    (phrase.mention, &text[tokens[phrase.head.start].start..tokens[phrase.head.end - 1].end])
}

#[test]
fn the_mention_before_a_verb_is_read_backwards() {
    use Mention::{Organisation, Person, Pronoun, Role};
    for (text, expected) in [
        ("Sen. Ada Rowe said", (Person, "Sen. Ada Rowe")),
        ("Lind spokesman Bo van der Rask said", (Person, "Bo van der Rask")),
        ("a spokesman for the coast guard said", (Role, "a spokesman for the coast guard")),
        ("Norrland officials said", (Role, "Norrland officials")),
        ("the Arnsby Gazette said", (Organisation, "the Arnsby Gazette")),
        ("she said", (Pronoun, "she")),
        ("that Rowe said", (Person, "Rowe")),
        ("Ada Rowe (Left) said", (Person, "Ada Rowe")),
    ] {
        let tokens = tokens(text);
        let found = before(&tokens, 0, tokens.len() - 1, 0).map(|phrase| spelt(text, &tokens, &phrase));
        assert_eq!(found, Some(expected), "{text}");
    }
    for text in ["them said", "quickly said", "on Monday said"] {
        let tokens = tokens(text);
        assert_eq!(before(&tokens, 0, tokens.len() - 1, 0), None, "{text}");
    }
}

#[test]
fn the_mention_after_a_verb_is_read_forwards() {
    for (text, expected) in [
        ("Ada Rowe, the minister", (Mention::Person, "Ada Rowe")),
        ("Rowe on Monday in Arnsby", (Mention::Person, "Rowe")),
        ("Lind spokesman Bo Rask angrily", (Mention::Person, "Bo Rask")),
        ("the head of the union in May", (Mention::Role, "the head of the union")),
        ("police", (Mention::Role, "police")),
    ] {
        let tokens = tokens(text);
        let found = after(&tokens, 0, tokens.len(), 0).map(|phrase| spelt(text, &tokens, &phrase));
        assert_eq!(found, Some(expected), "{text}");
    }
}

#[test]
fn a_short_name_means_the_one_person_who_bears_it() {
    let text = "Ada J. Rowe met Mr. Peter Lind. Rowe smiled. Martin Falk and Vera Falk left. Falk waved.";
    let tokens = tokens(text);
    let people = gathered(&[(text, &tokens)]);
    let named = |word: &str| {
        let at = tokens.iter().rposition(|token| &text[token.range()] == word).unwrap();
        people.named(text, &tokens, at..at + 1).and_then(|person| people.person(person)).map(|person| person.name)
    };
    assert_eq!(named("Rowe"), Some("Ada J. Rowe"));
    assert_eq!(named("Lind"), Some("Peter Lind"));
    assert_eq!(named("Falk"), None);
}

/// Whom a pronoun of this sex means at the end of a text.
fn meant(text: &str, sex: u32) -> Option<String> {
    let tokens = tokens(text);
    let people = gathered(&[(text, &tokens)]);
    let person = people.pronoun(0, text.len(), sex, Spoke::Nobody)?;
    people.person(person).map(|person| person.name.to_owned())
}

#[test]
fn what_stands_beside_a_name_says_who_bears_it() {
    for (text, sex, expected) in [
        ("His sister Ansa remembers it.", FEMALE, Some("Ansa")),
        ("His sister Ansa remembers it.", MALE, None),
        ("His wife, Ansa, remembers it.", FEMALE, Some("Ansa")),
        ("The lock keeper, Ansa Veld, remembers it.", FEMALE, Some("Ansa Veld")),
        ("Ansa Veld, 57, remembers it.", FEMALE, Some("Ansa Veld")),
        ("Ansa Veld, who kept the lock, remembers it.", FEMALE, Some("Ansa Veld")),
        ("Ansa Veld, the bridge, is closed.", FEMALE, None),
    ] {
        assert_eq!(meant(text, sex).as_deref(), expected, "{text}");
    }
}

#[test]
fn of_two_who_come_together_a_pronoun_means_the_one_it_fits_alone() {
    for (text, expected) in [
        ("Ada Rowe and Peter Lind came.", Some("Ada Rowe")),
        ("Peter Lind and his wife, Ada, came.", Some("Ada")),
        ("Ada Rowe and her engineer, Jane Lind, came.", None),
    ] {
        assert_eq!(meant(text, FEMALE).as_deref(), expected, "{text}");
    }
}

/// Whom a pronoun of this sex means behind the sentences of a text.
fn meant_after(text: &str, sex: u32) -> Option<String> {
    let lexicon = vocabulary::lexicon(vocabulary::english());
    let mut tokens = Vec::new();
    for sentence in sentences(text) {
        tokenize(&lexicon, text, sentence.clone(), &mut tokens);
        tokens.push(Token { start: sentence.end, end: sentence.end, kind: Kind::End, joined: false, bits: 0 });
    }
    let people = gathered(&[(text, &tokens)]);
    let person = people.pronoun(0, text.len(), sex, Spoke::Nobody)?;
    people.person(person).map(|person| person.name.to_owned())
}

#[test]
fn the_subject_of_the_last_sentence_comes_before_somebody_older() {
    for (text, sex, expected) in [
        // a sex that nothing tells does not contradict
        ("Ada Rowe runs the lock. Captain Velta Quarn came.", FEMALE, Some("Velta Quarn")),
        // a pronoun that takes somebody up tells the sex, and that it is a person
        ("Peter Lind came. The last was Wenzo Harrop. He sat down.", MALE, Some("Wenzo Harrop")),
        ("Ada Rowe runs the lock. Velta Quarn mends it. She is new.", MALE, None),
        // behind a clause, and behind a role
        ("When Thomas Falk left the room, Peter Lind smiled.", MALE, Some("Peter Lind")),
        ("Peter Lind slept. The old harbour master, Thomas Falk, met Martin Rask.", MALE, Some("Thomas Falk")),
        ("Peter Lind slept. Her neighbour, pensioner Thomas Falk, met Martin Rask.", MALE, Some("Thomas Falk")),
        // who is new is not passed over, whatever nothing tells of the name
        ("Peter Lind slept. Wenzo Harrop woke up.", MALE, None),
        ("Ada Rowe runs the lock. Peter Lind came.", FEMALE, Some("Ada Rowe")),
        // not who is named in a sentence about somebody else
        ("Ada Rowe runs the lock. She met Eva Quarn.", FEMALE, Some("Ada Rowe")),
    ] {
        assert_eq!(meant_after(text, sex).as_deref(), expected, "{text}");
    }
}

#[test]
fn of_two_with_one_surname_a_pronoun_means_the_one_it_fits() {
    let text = "Ada Rowe weighs and Peter Rowe writes. Rowe looked up.";
    assert_eq!(meant_after(text, FEMALE).as_deref(), Some("Ada Rowe"));
    assert_eq!(meant_after(text, MALE).as_deref(), Some("Peter Rowe"));
    assert_eq!(meant_after("Ada Rowe weighs and Jane Rowe writes. Rowe looked up.", FEMALE), None);
}

#[test]
fn a_pronoun_means_the_one_it_fits_or_nobody() {
    let text = "Ada Rowe met Peter Lind and Thomas Falk.";
    let tokens = tokens(text);
    let people = gathered(&[(text, &tokens)]);
    let name = |sex, spoke| {
        people.pronoun(1, 0, sex, spoke).and_then(|person| people.person(person)).map(|person| person.name)
    };
    assert_eq!(name(FEMALE, Spoke::Nobody), Some("Ada Rowe"));
    assert_eq!(name(MALE, Spoke::Nobody), None);
    assert_eq!(name(MALE, Spoke::Person(1, (0, 13))), Some("Peter Lind"));
    assert_eq!(name(FEMALE, Spoke::Unnamed((0, 40))), None);
}

#[test]
fn reading_the_names_alone_finds_the_same_people() {
    let lexicon = vocabulary::lexicon(vocabulary::english());
    let text = "The gates of Arnsby, says Ada van der Rowe, are Lind’s. Élodie Martin, Jr., met Bo Rask. He left.";
    let mut names = Vec::new();
    tokenize_names(&lexicon, text, 0..text.len(), &mut names);
    let all = tokens(text);
    for tokens in [&all, &names] {
        let people = gathered(&[(text, tokens)]);
        let found: Vec<_> = (0..).map_while(|index| people.person(index)).map(|person| person.name).collect();
        assert_eq!(found, ["Ada van der Rowe", "Élodie Martin, Jr.", "Bo Rask"]);
    }
}

/// A verb of saying, in the tests.
const SAY: u32 = vocabulary::STAGE;

#[test]
fn an_article_shows_that_a_name_which_no_list_knows_is_a_persons() {
    let mut words = vocabulary::english();
    words.extend([("said".to_owned(), SAY), ("says".to_owned(), SAY), ("told".to_owned(), SAY)]);
    let lexicon = vocabulary::lexicon(words);
    let signs = Signs { lexicon: &lexicon, says: SAY, people_alone: true, inverts: false, nouns_capital: false };
    for (name, text, human) in [
        ("Yrdla Zweeney", "Yrdla Zweeney said the pump had failed. Later she left.", true),
        ("Yrdla Zweeney", "Yrdla Zweeney ran a shop. It closed, Zweeney said.", true),
        ("Yrdla Zweeney", "Yrdla Zweeney ran a shop. Ms Zweeney has closed it.", true),
        ("Yrdla Zweeney", "Help came from Yrdla Zweeney, a junior, who had a rope.", true),
        ("Yrdla Zweeney", "A dog found 82-year-old Yrdla Zweeney in the reeds.", true),
        ("Yrdla Zweeney", "Yrdla Zweeney, of the yard at Norr, said the tide had turned.", true),
        ("Yrdla Zweeney", "But Yrdla Zweeney, a solicitor for the crew, said they would wait.", true),
        ("Holm Lines", "Holm Lines said the ferry would sail. It will sail on Monday, Holm said.", false),
        ("Holm Lines", "Ada Rowe left in May. Holm Lines said she had resigned.", false),
        ("Holm Lines", "Holm Lines said its ferries were late. She is an old ship.", false),
        ("Holm Lines", "Bo Lind works at Holm Lines. The Holm Lines said so. He left.", false),
        ("Norr Tarn", "He told Norr Tarn would rise. Tarn water is cold.", false),
    ] {
        let all = {
            let mut tokens = Vec::new();
            for sentence in sentences(text) {
                tokenize(&lexicon, text, sentence.clone(), &mut tokens);
                tokens.push(Token::stop(Kind::End, sentence.end..sentence.end));
            }
            tokens
        };
        let mut names = Vec::new();
        tokenize_names(&lexicon, text, 0..text.len(), &mut names);
        for (way, tokens) in [("all words", &all), ("names alone", &names)] {
            let people = People::gather(&[(text, tokens)], &signs);
            let one = (0..).map_while(|index| people.person(index)).find(|person| person.name == name);
            assert_eq!(one.map(|person| person.is_human()), Some(human), "{way}: {text}");
        }
    }
}
