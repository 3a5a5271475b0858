//! HTML pages: the main text, its headings, captions and links, and what the page says of itself.

mod author;
mod declared;
mod error_page;
mod header;
mod notes;
mod standfirst;

use crate::format::{Format, Sample};
use crate::items::{Items, Reason};
use crate::looks::root_element;
use crate::{charset, markup};
use copydesk_article::{Article, BlockKind, Field};
use dom_query::Document;
use dom_smoothie::{Config, Readability};

/// The format's row.
pub(crate) static HTML: Format = Format {
    name: "html",
    doc: "an HTML page: its main text by the readability algorithm, without what surrounds it",
    extensions: &["html", "htm", "xhtml"],
    lines: false,
    sniff,
    decode: Some(decode),
    encode: None,
};

/// A page opens with its doctype or with an element that only HTML has.
fn sniff(sample: &Sample<'_>) -> bool {
    let doctype = sample.bytes.get(..14).is_some_and(|start| start.eq_ignore_ascii_case(b"<!doctype html"));
    let known = |name: &str| {
        matches!(
            name.to_ascii_lowercase().as_str(),
            "html"
                | "head"
                | "body"
                | "article"
                | "section"
                | "main"
                | "div"
                | "p"
                | "h1"
                | "h2"
                | "title"
                | "meta"
                | "figure"
        )
    };
    doctype || root_element(sample.bytes).is_some_and(known)
}

fn decode(bytes: &[u8], items: &mut Items<'_>) {
    if bytes.len() > markup::LARGEST {
        let limit = markup::LARGEST >> 20;
        let reason = format!("the page is larger than {limit} MiB, the limit for markup; cut it");
        return items.push_whole(Err(Reason::Malformed(reason)));
    }
    let text = charset::to_text(bytes, declared::charset(bytes).as_deref());
    let html = markup::within_limits(&text.text);
    let document = Document::from(&*html);
    let error = error_page::says(&document);
    let mut article = read(&html, document);
    text.note(&mut article);
    let is_empty = article.body.is_empty() && article.field(Field::Headline).is_none();
    items.push_whole(match error.filter(|_| error_page::holds_no_story(&article)) {
        _ if is_empty => Err(Reason::Empty),
        Some(title) => Err(Reason::ErrorPage(title)),
        None => Ok(article),
    });
}

fn read(html: &str, document: Document) -> Article {
    let mut article = Article::default();
    header::read(&document, &mut article);
    notes::keep(&document);
    let published = header::time_of_article(&document);
    let standfirst = standfirst::read(&document);
    author::part(&document);
    let config = Config { max_elements_to_parse: 0, ..Config::default() };
    let main = Readability::with_document(document, None, Some(config)).and_then(|mut page| page.parse());
    match main {
        Ok(page) => {
            header::complete(&page, &mut article);
            markup::blocks_of_fragment(&page.content, &mut article);
            standfirst::keep(&mut article, &standfirst);
            if let Some(published) = &published {
                article.header.set_default(Field::Published, published);
            }
        }
        // A page too short or too odd for the algorithm is taken whole.
        Err(_) => {
            let document = Document::from(html);
            if let Some(body) = document.body() {
                markup::blocks_of(&body, &mut article);
            }
        }
    }
    drop_repeated_headline(&mut article);
    author::take_line(&mut article);
    article
}

/// The headline is a field of its own: where the text opens with it, a label or a standfirst above it or not, once is enough.
fn drop_repeated_headline(article: &mut Article) {
    const OPENING: usize = 3;
    let Some(headline) = article.field(Field::Headline) else { return };
    let mut opening = article.body.iter().take(OPENING);
    if let Some(at) = opening.position(|block| block.kind == BlockKind::Heading && block.text == headline) {
        article.body.remove(at);
    }
}
