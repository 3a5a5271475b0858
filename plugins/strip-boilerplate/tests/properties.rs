//! What holds for any text: no panic, a body that held text is never emptied, no line is lost without trace, and time in proportion to size.

use std::cell::RefCell;

use copydesk_plugin_sdk::testing::Bench;
use proptest::prelude::*;
use serde_json::{Value, json};
use strip_boilerplate::StripBoilerplate;

thread_local! {
    static BENCH: RefCell<Option<Bench<StripBoilerplate>>> = RefCell::new(Bench::new(&json!({})).ok());
}

fn run(body: &[String]) -> Result<Value, String> {
    let article = json!({"uri": "case:any", "body": body});
    BENCH.with_borrow_mut(|bench| bench.as_mut().ok_or("no stage".to_owned()).and_then(|bench| bench.run(&article)))
}

fn has_text(article: &Value) -> bool {
    article["body"]
        .as_array()
        .is_some_and(|b| b.iter().any(|b| !b["text"].as_str().unwrap_or_default().trim().is_empty()))
}

/// Lines of every sort, many of them furniture.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,60}",
        "[A-Z][a-z]{2,9}( [a-z]{2,9}){5,30}\\.",
        "(Home|News|Share|Subscribe|Read more|Related|Comments|MORE|-30-|Eds: x|# Notebook|\\* \\* \\* \\*|not for publication|March 3, 2026|Tel: \\+49 30 555 1234|© 2026 A B)",
        "[“\"(¿«]{1,3}[a-zà-ÿ橋語 ]{0,20}[…。”\")]{0,3}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_text_makes_it_panic_or_empties_the_body(body in prop::collection::vec(line(), 1..30)) {
        match run(&body) {
            Ok(article) => prop_assert!(has_text(&article) || body.iter().all(|l| l.trim().is_empty())),
            // What is wholly for editors is refused, so that a person sees it.
            Err(message) => prop_assert!(message.contains("not for publication"), "{message}"),
        }
    }
}

#[test]
fn an_article_of_fifty_thousand_equal_lines_is_done_at_once() {
    let body = vec!["Share this article with your friends".to_owned(); 50_000];
    assert!(run(&body).is_ok_and(|a| has_text(&a)));
    let body = vec!["The bridge over the harbour stays shut until spring, the mayor said.".to_owned(); 50_000];
    assert!(run(&body).is_ok_and(|a| has_text(&a)));
}

#[test]
fn a_megabyte_in_one_block_is_done_at_once() {
    for piece in ["word and ", "\"", "© ", "(Eds: ", "Subscribe to ", "橋"] {
        assert!(
            run(&[piece.repeat(1_000_000 / piece.len())]).is_ok_and(|a| has_text(&a)) || piece.starts_with("(Eds"),
            "{piece}"
        );
    }
}

/// Sentences of stories in six languages, none of which speaks of the page.
const SENTENCES: [&str; 27] = [
    "The ferry to the island turned back at noon because the pier had gone.",
    "Nobody was hurt.",
    "“We heard it before we saw it,” said the harbour master, Ida Brandt.",
    "By evening the timber had drifted as far as the mill.",
    "Der Küster fand am Morgen drei Eulen in der Orgel.",
    "Eine saß auf dem tiefen C und rührte sich nicht.",
    "„Sie schliefen fest“, sagte er.",
    "Gespielt wurde am Sonntag trotzdem.",
    "Le boulanger a fermé son four après quarante ans de nuits blanches.",
    "Sa fille vend désormais des parapluies.",
    "« Le pain me manque, pas la farine », a-t-il dit.",
    "La rue sent encore le levain.",
    "El alcalde mandó cortar la rama que tapaba el reloj.",
    "Desde entonces el pueblo llega tarde a todo.",
    "«Antes era culpa de la rama», dijo una vecina.",
    "La rama sirve ahora de banco.",
    "O burro atravessou a ponte antes do presidente da junta.",
    "A banda tocou duas vezes a mesma marcha.",
    "Ninguém soube dizer quem a tinha convidado.",
    "Älgen stod kvar i bassängen när vaktmästaren kom.",
    "Den gick först när han hade släckt lamporna.",
    "– Den var lugnare än barnen, säger han.",
    "Rådhusets ur har stået stille siden fredag.",
    "En due har bygget rede på den store viser.",
    "We walked home along the sea wall, and our lamps went out one by one.",
    "The newsletter of the parish has been printed on the same press since 1931.",
    "Wir gingen durch das Tor, und niemand fragte uns nach dem Brief.",
];

/// Furniture in the same languages: buttons, labels, advertisements, pointers, calls. Titles and dates in a run are evidence of teasers.
const FURNITURE: [&str; 40] = [
    "Home",
    "News",
    "Sport",
    "Share",
    "Sign in",
    "Advertisement",
    "Read more: Mill to close in spring",
    "Most read",
    "Listen to this article",
    "Copy link",
    "Startseite",
    "Anzeige",
    "Teilen",
    "Zum Inhalt springen",
    "Lesen Sie auch: Das Dorf ohne Uhr",
    "Accueil",
    "Publicité",
    "Partager",
    "À lire aussi : Le clocher qui penche",
    "Se connecter",
    "Portada",
    "Publicidad",
    "Compartir",
    "Início",
    "Publicidade",
    "Hem",
    "Annons",
    "Dela artikeln",
    "Annonce",
    "Skip to content",
    "Sign up for our newsletter",
    "Follow us on Facebook",
    "We use cookies to improve this site.",
    "Accept all",
    "Jetzt den Newsletter abonnieren",
    "Abonnez-vous à notre newsletter",
    "Suscríbete a nuestro boletín",
    "Prenumerera på vårt nyhetsbrev",
    "Følg os på Facebook",
    "Donate now",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_sentence_of_a_story_stays_whatever_furniture_stands_around_it(
        order in Just(SENTENCES.to_vec()).prop_shuffle(),
        count in 2usize..14,
        furniture in prop::collection::vec(prop::collection::vec(prop::sample::select(&FURNITURE[..]), 0..5), 15),
    ) {
        let story = &order[..count];
        let mut body: Vec<String> = Vec::new();
        for (sentence, around) in story.iter().zip(&furniture) {
            body.extend(around.iter().map(|line| (*line).to_owned()));
            body.push((*sentence).to_owned());
        }
        body.extend(furniture[14].iter().map(|line| (*line).to_owned()));
        let article = run(&body).map_err(TestCaseError::fail)?;
        let kept: Vec<&str> = article["body"].as_array().into_iter().flatten().filter_map(|b| b["text"].as_str()).collect();
        for sentence in story {
            prop_assert!(kept.contains(sentence), "{sentence} is gone from {body:#?}");
        }
    }
}

/// What stands above and below a story: titles, bylines, dates, kickers, notes, and what two of them make of a line beside them.
const AROUND: [&str; 21] = [
    "Weir to close for six weeks in spring",
    "The last keeper of the lock",
    "Mill sold for a song",
    "The last keeper",
    "On the death of Justus Rehwald",
    "By Ada Rowe",
    "Von Clemens Ahrendt",
    "Ada Rowe",
    "3 March 2026",
    "MARL (AP)",
    "Opinion",
    "(Adds quotes)",
    "a0412 bus-weir 3rdld",
    "© 2026 The Harbour Post",
    "We value your privacy",
    "We and our partners store and access information on a device, such as cookies, and process personal data.",
    "Enlarge / Gulls follow the ferry. | Credit: Ada Rowe",
    "1 of 2 Gulls cross the yard of the mill",
    "2 of 2 A keeper sleeps on a heap of coats",
    "Is it too late to learn to row?",
    "Reach Ada Rowe at 605-555-0142.",
];

/// The text of each block by its number, in the body or among what was removed.
fn texts(article: &Value, part: &str) -> Vec<(usize, String, String)> {
    let told = |block: &Value| {
        let id = block["id"].as_str()?.strip_prefix('b')?.parse().ok()?;
        let text = |key: &str| block[key].as_str().unwrap_or_default().to_owned();
        Some((id, text("text"), text("reason")))
    };
    article[part].as_array().into_iter().flatten().filter_map(told).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn each_line_is_in_the_body_or_among_what_was_removed_and_a_headline_in_the_header(
        above in prop::collection::vec(prop::sample::select([&AROUND[..], &FURNITURE].concat()), 0..7),
        story in prop::collection::vec(prop::sample::select(&SENTENCES[..]), 1..6),
        below in prop::collection::vec(prop::sample::select([&AROUND[..], &FURNITURE].concat()), 0..7),
    ) {
        let body: Vec<String> = above.iter().chain(&story).chain(&below).map(|line| (*line).to_owned()).collect();
        let Ok(article) = run(&body) else { return Ok(()) };
        let (kept, removed) = (texts(&article, "body"), texts(&article, "removed"));
        for (i, line) in body.iter().enumerate() {
            let stays = kept.iter().any(|(id, text, _)| *id == i && line.contains(text.as_str()));
            let gone = removed.iter().any(|(id, text, _)| *id == i && text == line);
            prop_assert!(stays != gone, "{line} in {body:#?}");
        }
        let headline = article["headline"].as_str().unwrap_or_default();
        for (_, text, reason) in removed.iter().filter(|(_, _, reason)| reason == "headline") {
            prop_assert!(text.contains(headline) || headline.contains(text.as_str()), "{text} as {reason}: {headline}");
            prop_assert!(!headline.is_empty(), "{text}");
        }
    }
}

#[test]
fn many_lines_of_boxes_are_done_at_once() {
    let story = "The bridge over the harbour stays shut until spring, the mayor said, because the piers are worn.";
    let boxes = [
        "More from Ada Rowe",
        "About the author",
        "Ada Rowe",
        "Topics",
        "Poll",
        "Is it shut?",
        "Yes",
        "No",
        "We value your privacy",
        "You can change your mind at any time.",
        "Accept all",
        "Media contact",
        "ada@rowe.example",
        "1/3",
        "68°",
        "0:00",
        "MENU",
        "KRT0312 4 SOC 0280",
        "March 3, 2026",
    ];
    for line in boxes {
        let mut body = vec![story.to_owned()];
        body.extend((0..10_000).map(|_| line.to_owned()));
        body.push(story.to_owned());
        assert!(run(&body).is_ok_and(|a| has_text(&a)), "{line}");
    }
    let body: Vec<String> = (0..10_000).map(|i| boxes[i % boxes.len()].to_owned()).chain([story.to_owned()]).collect();
    assert!(run(&body).is_ok_and(|a| has_text(&a)));
}

#[test]
fn a_protected_line_stays_whatever_furniture_it_is() {
    let story = "The bridge over the harbour stays shut until spring, the mayor said, because the piers are worn.";
    let author = "Ada Rowe is a reporter at the Harbour Post. Follow her on Twitter.";
    let bodies: [(&str, &[&str]); 8] = [
        ("Most read", &[story, story, "Most read", "How the old quay was sold", "Ferry prices go up again", story]),
        ("About the author", &[story, story, "About the author", author]),
        ("Topics", &[story, story, "Topics", "Harbour", "Bridges"]),
        ("Share this story", &[story, "Share this story", story]),
        ("BC-EU--Harbour Bridge, 2nd Ld-Writethru,640", &["BC-EU--Harbour Bridge, 2nd Ld-Writethru,640", story, story]),
        ("AP Photo XYZ101, XYZ102", &[story, story, "AP Photo XYZ101, XYZ102"]),
        ("(Reporting by Ada Rowe; Editing by Ben Ott)", &[story, "(Reporting by Ada Rowe; Editing by Ben Ott)"]),
        ("(MORE)", &[story, story, story, "(MORE)"]),
    ];
    for (line, body) in bodies {
        let kept = |config: Value| {
            let article = json!({"uri": "case:protected", "body": body});
            let article = Bench::<StripBoilerplate>::new(&config)
                .map_err(|error| error.to_string())
                .and_then(|mut bench| bench.run(&article));
            article.map(|article| article["body"].as_array().is_some_and(|body| body.iter().any(|b| b["text"] == line)))
        };
        assert_eq!(kept(json!({})), Ok(false), "{line}");
        assert_eq!(kept(json!({ "protect": [line] })), Ok(true), "{line}");
    }
}
