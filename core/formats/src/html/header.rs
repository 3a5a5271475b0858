//! What a page says of itself: title, author, site, dates, language.

use super::author;
use crate::characters::one_line;
use crate::language::declared;
use copydesk_article::{Article, Field};
use dom_query::Document;

/// Reads what stands in the page as it came, before its main text is looked for.
pub(super) fn read(document: &Document, article: &mut Article) {
    let language = document.html_root().attr("lang").or_else(|| meta(document, "og:locale").map(Into::into));
    if let Some(tag) = language.and_then(|written| declared::tag(&written)) {
        article.header.set(Field::Language, tag);
    }
    let title = || Some(document.select_single("title").text().to_string()).filter(|title| !title.trim().is_empty());
    if let Some(title) = meta(document, "og:title") {
        article.header.set(Field::Headline, without_site(one_line(&title), document));
    } else if let Some(title) = title() {
        let title = one_line(&title);
        let headline = without_site(title.clone(), document);
        // The window's title may be another, for search engines: the reader's is the heading. Where there is none, the
        // readability algorithm knows better.
        let headline = if headline == title { main_heading(document) } else { Some(headline) };
        if let Some(headline) = headline {
            article.header.set(Field::Headline, headline);
        }
    } else if let Some(headline) = main_heading(document) {
        article.header.set(Field::Headline, headline);
    }
    let copyright = meta(document, "copyright").or_else(|| meta(document, "dcterms.rights"));
    if let Some(copyright) = copyright {
        article.header.set(Field::Copyright, one_line(&copyright));
    }
    if let Some(address) = address(document) {
        article.extra.insert("url".to_owned(), address.into());
    }
}

/// The page's own address, by its canonical link or what it tells social networks.
fn address(document: &Document) -> Option<String> {
    let link = document.select_single("head link[rel=canonical]").attr("href").map(String::from);
    let addresses = [link, meta(document, "og:url")];
    addresses.into_iter().flatten().map(|address| address.trim().to_owned()).find(|address| address.starts_with("http"))
}

/// `The lock stays shut - Strandpost` without the site's name, where a main heading says where the title ends.
fn without_site(title: String, document: &Document) -> String {
    let headings = document.select("h1");
    let ends_there = |heading: &str| {
        let rest = title.strip_prefix(heading).map(str::trim_start);
        rest.is_some_and(|rest| rest.starts_with(['-', '–', '—', '|', '·', '»', ':', '•']))
    };
    let heading =
        headings.iter().map(|heading| one_line(&heading.text())).find(|text| !text.is_empty() && ends_there(text));
    heading.unwrap_or(title)
}

/// The heading of the page's article, if there is one alone that has words enough for a headline: the name of a site or a section,
/// which may be a heading outside it, has not.
fn main_heading(document: &Document) -> Option<String> {
    let of = |places: &str, fewest_words: usize| {
        let headings = document.select(places);
        let mut texts: Vec<String> = headings.iter().map(|heading| one_line(&heading.text())).collect();
        texts.retain(|text| text.split(' ').count() >= fewest_words);
        texts.dedup();
        texts.pop().filter(|_| texts.is_empty())
    };
    of("article h1", 2).or_else(|| of("main h1", 2)).or_else(|| of("h1", 3))
}

/// The time in the first `time` element of the article, where it is whole: date, hour and zone. An element that tells of a change is none, nor is
/// one of another piece below the story.
pub(super) fn time_of_article(document: &Document) -> Option<String> {
    const CHANGED: [&str; 8] =
        ["update", "modif", "aktualisiert", "actuali", "mis à jour", "aggiorn", "atualiz", "uppdater"];
    let articles = document.select("article");
    if articles.length() > 1 {
        return None;
    }
    let times = document.select("article time[datetime]");
    let told = |text: &str| CHANGED.iter().any(|word| text.to_lowercase().contains(word));
    let first = times.iter().find(|time| {
        let around = time.parent().text();
        let class = format!("{} {}", time.attr_or("class", ""), time.attr_or("itemprop", ""));
        !(told(&class) || around.len() <= AROUND && told(&around))
    })?;
    let time = crate::times::normal(&first.attr("datetime")?);
    is_whole(&time).then_some(time)
}

/// What stands around a time and says what it is of is no longer, in bytes.
const AROUND: usize = 120;

/// True for a time of RFC 3339 with its zone.
fn is_whole(time: &str) -> bool {
    let zone = time.get(19..).unwrap_or_default();
    time.as_bytes().get(10) == Some(&b'T') && (zone.ends_with('Z') || zone.contains(['+', '-']))
}

/// Fills in what the readability algorithm found in JSON-LD, meta elements and the text.
pub(super) fn complete(page: &dom_smoothie::Article, article: &mut Article) {
    let mut set = |field, value: Option<&str>| {
        if let Some(value) = value {
            article.header.set_default(field, &one_line(value));
        }
    };
    set(Field::Headline, Some(&page.title));
    set(Field::Byline, page.byline.as_deref().and_then(author::byline).as_deref());
    set(Field::Source, page.site_name.as_deref());
    set(Field::Published, page.published_time.as_deref());
    set(Field::Versioncreated, page.modified_time.as_deref());
    if let Some(url) = page.url.as_deref().filter(|url| !url.is_empty()) {
        article.extra.entry("url").or_insert_with(|| url.into());
    }
}

fn meta(document: &Document, name: &str) -> Option<String> {
    let found = document.head()?.children_it(false).find(|node| {
        node.has_name("meta")
            && [node.attr("property"), node.attr("name")].iter().flatten().any(|key| key.eq_ignore_ascii_case(name))
    })?;
    found.attr("content").map(|content| content.trim().to_owned()).filter(|content| !content.is_empty())
}
