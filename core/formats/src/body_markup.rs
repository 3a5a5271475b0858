//! Bodies of article JSON that are HTML, as content systems export them: one string of elements, or a list of paragraphs with their tags.
//! Read as text they would go out with their tags.

use crate::characters::one_line;
use crate::markup;
use copydesk_article::{Article, BlockKind, Field};
use dom_query::Document;

/// Elements that the body of a story opens with.
const BLOCKS: [&str; 15] = [
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "ul",
    "ol",
    "blockquote",
    "figure",
    "article",
    "section",
    "table",
    "aside",
    "header",
];

/// Whether text is HTML: it opens with a block, and ends with a tag.
pub(crate) fn is_markup(text: &str) -> bool {
    let text = text.trim();
    let name = text.strip_prefix('<').filter(|_| text.ends_with('>')).map(|tag| {
        let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
        &tag[..end]
    });
    name.is_some_and(|name| BLOCKS.iter().any(|block| block.eq_ignore_ascii_case(name)))
}

/// Takes the blocks of an article anew where every one of them is HTML, and reads its headline and byline as HTML too.
pub(crate) fn read_blocks(mut article: Article) -> Article {
    let plain = |block: &copydesk_article::Block| {
        block.kind == BlockKind::Paragraph && block.marks.is_empty() && is_markup(&block.text)
    };
    if article.body.is_empty() || !article.body.iter().all(plain) || !article.quotes.is_empty() {
        return article;
    }
    let html: String = article.body.drain(..).map(|block| block.text + "\n").collect();
    add_blocks(&mut article, &html);
    article
}

/// Adds the blocks of HTML, and reads headline and byline as HTML: who exports the one exports the others so.
pub(crate) fn add_blocks(article: &mut Article, html: &str) {
    markup::blocks_of_fragment(html, article);
    for field in [Field::Headline, Field::Byline] {
        let coded = article.field(field).filter(|text| text.contains(['&', '<'])).map(str::to_owned);
        if let Some(coded) = coded {
            article.header.set(field, one_line(&Document::fragment(coded).text()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_markup;

    #[test]
    fn html_opens_with_a_block_and_ends_with_a_tag() {
        assert!(is_markup("<p>A ferry sank.</p>") && is_markup(" <DIV class=\"x\"><p>A ferry</p></DIV>\n"));
        for text in ["<- Back", "<3 is a heart", "<p> is a tag", "a < b > c", "<person>", "", "<"] {
            assert!(!is_markup(text), "{text}");
        }
    }
}
