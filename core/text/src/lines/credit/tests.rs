use super::words::WORDS;
use super::*;

fn parts(line: &str) -> Option<(&str, &str, bool)> {
    credit(line).map(|c| (&line[..c.text_end], &line[c.name.clone()], c.sure))
}

#[test]
fn a_credit_in_brackets_closes_a_caption() {
    assert_eq!(
        parts("Ada Rowe opens the bridge. (Eve Lind/The Harbour Post)"),
        Some(("Ada Rowe opens the bridge.", "Eve Lind/The Harbour Post", false))
    );
    assert_eq!(parts("The bridge at dawn (Photo: Eve Lind)"), Some(("The bridge at dawn", "Eve Lind", true)));
    assert_eq!(
        parts("The bridge at dawn. (AP Photo/Eve Lind)"),
        Some(("The bridge at dawn.", "AP Photo/Eve Lind", true))
    );
}

#[test]
fn a_labelled_credit_closes_a_caption_or_stands_alone() {
    assert_eq!(parts("The bridge at dawn. Photo by Eve Lind"), Some(("The bridge at dawn.", "Eve Lind", true)));
    assert_eq!(parts("Image Credit: Eve Lind"), Some(("", "Eve Lind", true)));
    assert_eq!(parts("Image source, Getty Images"), Some(("", "Getty Images", true)));
    assert_eq!(parts("Image source, Harbour board handout"), Some(("", "Harbour board handout", true)));
    assert_eq!(parts("© Eve Lind"), Some(("", "Eve Lind", true)));
    assert_eq!(
        parts("The bridge at dawn. Eve Lind/Getty Images"),
        Some(("The bridge at dawn.", "Eve Lind/Getty Images", true))
    );
}

#[test]
fn a_caption_and_its_credit_stand_in_one_pair_of_brackets() {
    let line = "[Bild: Eve Lind vor dem Wehr. Foto: Ada Rowe]";
    assert_eq!(parts(line), Some(("[Bild: Eve Lind vor dem Wehr.", "Ada Rowe", true)));
    let line = "(Photo: Eve Lind opens the weir | Credit: Ada Rowe/The Post)";
    assert_eq!(parts(line), Some(("(Photo: Eve Lind opens the weir", "Ada Rowe/The Post", true)));
    assert_eq!(parts("[Bild: Eve Lind vor dem Wehr]"), None);
    for (line, name) in [
        ("[Foto: Ada Rowe. Montage: Eve Lind]", "Ada Rowe. Montage: Eve Lind"),
        ("[Photo by a reader in the town]", "a reader in the town"),
        ("[Foto: Ada Rowe und Eve Lind]", "Ada Rowe und Eve Lind"),
        ("(Photo: courtesy of the harbour board)", "courtesy of the harbour board"),
    ] {
        assert_eq!(parts(line).map(|(_, name, _)| name), Some(name), "{line}");
    }
}

#[test]
fn terms_in_front_of_a_second_label_are_no_part_of_the_name() {
    let line = "The weir at dawn (Image: Free to use by all wire partners. Credit: Eve Lind)";
    assert_eq!(parts(line), Some(("The weir at dawn", "Eve Lind", true)));
    assert_eq!(
        parts("Photo: Free for all partners. Photo: Eve Lind/The Post").map(|(_, name, _)| name),
        Some("Eve Lind/The Post")
    );
}

#[test]
fn a_person_and_a_house_alone_on_a_line_are_a_credit() {
    assert_eq!(parts("Eve Lind/Orme Valley Courier"), Some(("", "Eve Lind/Orme Valley Courier", true)));
    assert_eq!(parts("Eve Lind/High Weir Radio"), Some(("", "Eve Lind/High Weir Radio", true)));
    assert_eq!(parts("Eve Lind/Ada Rowe"), None);
    assert_eq!(parts("Lind/Orme Valley Courier"), None);
    assert_eq!(parts("EVE LIND / The Tarn Sentinel"), Some(("", "EVE LIND / The Tarn Sentinel", true)));
    assert_eq!(parts("EVE LIND/STAFF PHOTOGRAPHER"), Some(("", "EVE LIND/STAFF PHOTOGRAPHER", true)));
    assert_eq!(parts("EVE LIND / DAILY RECORD STAFF WRITER"), None);
    assert_eq!(parts("Eve Lind/Daily Record Reporter"), None);
}

#[test]
fn credits_of_other_houses_and_of_lost_markup_are_known() {
    assert_eq!(parts("El puente, al alba. EFE/Eva Lind"), Some(("El puente, al alba.", "EFE/Eva Lind", true)));
    assert_eq!(parts("Le pont à l'aube. Photo AFP"), Some(("Le pont à l'aube.", "AFP", true)));
    assert_eq!(parts("The bridge at dawn.Photograph: Eve Lind"), Some(("The bridge at dawn.", "Eve Lind", true)));
    assert_eq!(
        parts("The bridge at dawn | Eve Lind/The Post"),
        Some(("The bridge at dawn", "Eve Lind/The Post", true))
    );
    assert_eq!(
        parts("The bridge at dawn. PHOTO | EVE LIND | HARBOUR POST"),
        Some(("The bridge at dawn.", "EVE LIND | HARBOUR POST", true))
    );
    assert_eq!(parts("The bridge. Photo: Lind family"), Some(("The bridge.", "Lind family", true)));
    assert_eq!(parts("The bridge. Photo: nobody knew it"), None);
    assert_eq!(parts("The bridge at dawn. (Eve Lind)"), Some(("The bridge at dawn.", "Eve Lind", false)));
}

#[test]
fn a_credit_stands_behind_a_dash_a_stroke_or_dots_too() {
    for line in [
        "Le pont à l’aube — Photo : Eve Lind",
        "Le pont à l’aube / Photo: Eve Lind",
        "Le pont à l’aube · FOTO: Eve Lind",
    ] {
        assert_eq!(parts(line), Some(("Le pont à l’aube", "Eve Lind", true)), "{line}");
    }
    assert_eq!(parts("Il ponte all’alba - ANSA/EVA LIND"), Some(("Il ponte all’alba", "ANSA/EVA LIND", true)));
    assert_eq!(parts("El puente. / Agencia del Puerto"), Some(("El puente.", "Agencia del Puerto", false)));
    assert_eq!(parts("The bridge. Credit... Eve Lind/The Post"), Some(("The bridge.", "Eve Lind/The Post", true)));
    assert_eq!(parts("“It is shut.” Photo: Eve Lind"), Some(("“It is shut.”", "Eve Lind", true)));
    assert_eq!(parts("Lind: 'It is shut.' Photograph: Eve Lind"), Some(("Lind: 'It is shut.'", "Eve Lind", true)));
    assert_eq!(parts("The count at dawn. Photo: the author"), Some(("The count at dawn.", "the author", true)));
    assert_eq!(parts("Le pont. Eve Lind / Le Port"), Some(("Le pont.", "Eve Lind / Le Port", false)));
    assert_eq!(parts("It rose. The January/November"), None);
    assert_eq!(parts("The bridge - and the picture: nobody knew it"), None);
}

#[test]
fn a_label_without_a_mark_has_two_names_behind_it() {
    assert_eq!(parts("Il ponte (foto Agenzia del Porto)"), Some(("Il ponte", "Agenzia del Porto", false)));
    assert_eq!(parts("Le pont. Photo Agence Nord"), Some(("Le pont.", "Agence Nord", false)));
    assert_eq!(parts("Foto de Eva Lind"), Some(("", "Eva Lind", false)));
    for line in ["Foto de familia", "The bridge (photo right)", "They went to the Picture House"] {
        assert_eq!(parts(line), None, "{line}");
    }
}

#[test]
fn a_credit_in_brackets_or_of_a_person_opens_a_caption() {
    let opened = |line: &'static str| leading_credit(line).map(|(name, text)| (&line[name], &line[text..]));
    for line in [
        "(Foto: Eve Lind) Die Brücke am Morgen",
        "[Photo by Eve Lind] Die Brücke am Morgen",
        "Foto von Eve Lind: Die Brücke am Morgen",
        "Bildrechte: Eve Lind | Die Brücke am Morgen",
        "Foto: Eve Lind. Die Brücke am Morgen",
    ] {
        assert_eq!(opened(line), Some(("Eve Lind", "Die Brücke am Morgen")), "{line}");
    }
    for line in [
        "Foto: Eve. Die Brücke am Morgen",
        "(Foto: Eve Lind)",
        "(The bridge) is shut at night",
        "Foto von gestern: Die Brücke am Morgen",
    ] {
        assert_eq!(opened(line), None, "{line}");
    }
}

#[test]
fn a_person_and_a_house_before_a_dash_open_a_caption() {
    let opened = |line: &'static str| leading_credit(line).map(|(name, text)| (&line[name], &line[text..]));
    let line = "Eve Lind/The Harbour Post — The bridge at dawn";
    assert_eq!(opened(line), Some(("Eve Lind/The Harbour Post", "The bridge at dawn")));
    assert_eq!(opened("Marrow Bay/Port Tarn — The ferries stopped at noon."), None);
}

#[test]
fn what_stands_in_place_of_a_name_is_a_credit_of_any_language() {
    for (line, name) in [
        ("Die Brücke am Morgen. (Archivfoto: Eve Lind)", "Eve Lind"),
        ("Die Brücke am Morgen. Foto: privat", "privat"),
        ("The bridge at dawn. (Supplied)", "Supplied"),
        ("The bridge at dawn. Stock image.", "Stock image"),
        ("Bron i gryningen. (Arkivbild.)", "Arkivbild"),
        ("Le pont. Photo d’archives", "Photo d’archives"),
        ("El puente. Foto: cedida por la familia", "cedida por la familia"),
        ("El puente. Foto: Eva Lind (archivo)", "Eva Lind (archivo)"),
        ("A ponte. Foto: divulgação", "divulgação"),
        ("The bridge at dawn. Photo by Eve Lind on Unsplash", "Eve Lind on Unsplash"),
        ("The bridge at dawn. (Harbor Board via AP)", "Harbor Board via AP"),
        ("The bridge at dawn. [Eve Lind/The Post]", "Eve Lind/The Post"),
        ("Die Brücke am Morgen. Eve Lind/dpa", "Eve Lind/dpa"),
        ("Die Brücke am Morgen © dpa", "dpa"),
        ("Die Brücke am Morgen. (© Eve Lind)", "Eve Lind"),
        ("The bridge at dawn. (Photo: Eve Lind.)", "Eve Lind"),
        ("The bridge at dawn (Photo by Eve Lind/The Post.)", "Eve Lind/The Post"),
        ("The bridge at dawn. Photo: the author", "the author"),
        ("Die Brücke am Morgen. Foto: der Autor", "der Autor"),
        ("Le pont à l’aube. Photo : l’auteur", "l’auteur"),
        ("El puente al alba. Foto: la autora", "la autora"),
    ] {
        assert_eq!(parts(line).map(|(_, name, _)| name), Some(name), "{line}");
    }
}

#[test]
fn a_source_or_a_small_agency_is_no_sure_credit() {
    for line in
        ["It rose. Source: Harbour Board", "Es stieg. (Quelle: Hafenamt)", "Es stieg. dpa", "It rose (supplied)"]
    {
        assert_eq!(parts(line).map(|(.., sure)| sure), Some(false), "{line}");
    }
    for line in [
        "Quelle: Hafenamt",
        "It was led by Eve Lind [the mayor]",
        "The lead is safe. [Harbour Board, Eve Lind/The Post]",
        "Es stieg. el/dpa",
        "Map: Where the storm will hit",
        "Copyright © The Harbour Post",
    ] {
        assert_eq!(parts(line), None, "{line}");
    }
}

#[test]
fn a_source_glued_to_its_caption_opens_it() {
    let line = "Image source, Eve LindImage caption, The bridge";
    assert_eq!(credit(line), None);
    let opened = leading_credit(line).map(|(name, text)| (&line[name], &line[text..]));
    assert_eq!(opened, Some(("Eve Lind", "Image caption, The bridge")));
}

#[test]
fn the_agencies_stand_sorted_as_the_search_needs() {
    assert!(WORDS.agencies.is_sorted() && WORDS.labels.is_sorted() && WORDS.joiners.is_sorted());
    assert!(WORDS.writers.is_sorted());
    assert!(WORDS.sources.is_sorted() && WORDS.unnamed.is_sorted() && WORDS.giving.is_sorted() && WORDS.at.is_sorted());
    assert!(WORDS.unnamed.iter().all(|entry| entry.len() <= LONGEST_UNNAMED));
}

#[test]
fn what_stands_in_brackets_in_a_story_is_no_credit() {
    for line in [
        "She left (and/or was sent away)",
        "They voted 7-2. (It was close.)",
        "Images of the flood shocked the town.",
        "Photo: a word that he did not like and that he used whenever somebody came with a camera to the house.",
        "He spoke to Reuters.",
        "Image: Ada Rowe has agreed to lead the harbour board",
        "Picture: a bridge, a boat and nobody on the quay",
        "The work is done (and so is she)",
        "She paid for all of it. (Photo is lost.)",
        "The talks are on hold (USA TODAY)",
        "Weather | Sport",
        "Photo | Video",
        "The rate (in per cent)",
        "()",
        "(",
        ")",
        "",
        "Photo",
        "写真",
    ] {
        assert_eq!(parts(line), None, "{line}");
    }
}

proptest::proptest! {
    /// What a line has no sign of, no rule finds: credits, halves of credits and what looks like them, wherever they stand.
    #[test]
    fn no_credit_is_without_its_sign(parts in proptest::collection::vec(proptest::sample::select(PARTS), 1..7), long: bool) {
        let line = format!("{}{}", if long { "Ada Rowe mends the nets on the old quay ".repeat(4) } else { String::new() }, parts.concat());
        let line = line.trim_end();
        assert_eq!(credit(line), closing(line, &Marks::of(line)), "{line}");
    }
}

const PARTS: &[&str] = &[
    "The bridge at dawn",
    ".",
    ". ",
    ".” ",
    "” ",
    "”",
    "?",
    ", ",
    " ",
    " | ",
    " © ",
    "©",
    "é",
    " – ",
    " - ",
    " / ",
    "/",
    ": ",
    "(",
    ")",
    "[",
    "]",
    "Photo: ",
    "Foto",
    "Photo by ",
    "Quelle: ",
    "Image source, ",
    "courtesy of ",
    "Ada Rowe",
    "ADA ROWE",
    "Eve Lind",
    "AFP",
    "dpa",
    "Getty Images",
    "The Harbour Post",
    "Archivbild",
    "Stock image",
    "Supplied",
    "privat",
    "(c) ",
    "Inc.",
    "3.5",
    "U.S.",
];
