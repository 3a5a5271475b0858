//! The standfirst: the sentence below a page's headline. Where both stand in the article's `header`, the readability algorithm drops it with
//! the sharing buttons.

use crate::characters::one_line;
use copydesk_article::Article;
use dom_query::{Document, NodeRef};

/// Where headline and standfirst stand together.
const PLACES: &str = "article header, main header";
/// What may be one.
const PARTS: &str = "p, h2, h3";
/// How long a standfirst is, in bytes: a label is shorter, and a paragraph of the story longer.
const LENGTH: std::ops::RangeInclusive<usize> = 30..=600;
/// Words of the classes and ids of what stands in a header beside it.
const OTHERS: [&str; 10] =
    ["author", "byline", "date", "time", "meta", "caption", "credit", "share", "social", "breadcrumb"];

/// The standfirst of each header: more than one paragraph is as rare as more than one header.
pub(super) fn read(document: &Document) -> Vec<String> {
    let headers = document.select(PLACES);
    let all = headers.nodes().iter().flat_map(|header| header.descendants());
    let below = all.skip_while(|node| !node.has_name("h1"));
    below.filter(|node| node.is(PARTS) && is_standfirst(node)).map(|part| one_line(&part.text())).collect()
}

/// Keeps what the algorithm left out beside the header's fields: it is said of the story and is no part of its text.
pub(super) fn keep(article: &mut Article, standfirst: &[String]) {
    let left_out = |text: &&String| !article.body.iter().any(|block| block.text == **text);
    let kept: Vec<&str> = standfirst.iter().filter(left_out).map(String::as_str).collect();
    if !kept.is_empty() {
        article.extra.insert("standfirst".to_owned(), kept.join(" ").into());
    }
}

fn is_standfirst(node: &NodeRef<'_>) -> bool {
    let text = one_line(&node.text());
    let named = |node: &NodeRef<'_>| {
        let of = |name: &str| node.attr(name).unwrap_or_default().to_ascii_lowercase();
        let (class, id) = (of("class"), of("id"));
        OTHERS.iter().any(|word| class.contains(word) || id.contains(word))
    };
    let within_header = node.ancestors_it(Some(4)).take_while(|above| !above.has_name("header"));
    LENGTH.contains(&text.len())
        && text.split(' ').count() >= 5
        && !node.descendants_it().any(|inner| inner.is("a, time, button, img, input"))
        && !named(node)
        && !within_header.into_iter().any(|above| named(&above) || above.is("nav, figure, form, ul, ol, aside"))
}
