//! Who wrote the piece, what they do, and where to reach them: "Ada Rowe is a reporter at the Harbour Post. Follow her on …"

use crate::calls::Calls;
use crate::lines::names;
use crate::shape::LineShape;

impl Calls {
    /// The name in "Ada Rowe is a reporter at …", "Ada Rowe covers …": of two to four words, before what somebody is or does.
    pub(crate) fn author<'t>(&self, text: &'t str, low: &mut String) -> Option<&'t str> {
        /// A later word is not what somebody is first of all: "a professor of law at Marrow College and a contributing writer".
        const SOON: usize = 40;
        let plain = names::opening(text);
        let (name, rest) = plain.or_else(|| names::opening_with_more(text))?;
        low.clear();
        let sentence = rest.split(". ").next().unwrap_or(rest).trim_start();
        low.extend(sentence.chars().take(SOON).flat_map(char::to_lowercase));
        let verb = low.split(' ').next().unwrap_or_default();
        // "Ada Rowe, a nurse, covers the beds": behind more than the name stands what only those who write do.
        if plain.is_none() && !names::WORDS.writes.contains(&verb) {
            return None;
        }
        let is = names::WORDS.is.contains(&verb) && self.trades.stands_in(low.as_bytes());
        (is || self.does.opens(low).is_some()).then_some(name)
    }

    /// "author" in "The author writes about birds.": who wrote the piece, by what those do who write.
    pub(crate) fn author_unnamed<'t>(&self, text: &'t str, low: &mut String) -> Option<&'t str> {
        /// Letters of what one does.
        const SOON: usize = 32;
        let first = text.as_bytes().first().map(|byte| byte | 0x20);
        let opens = |author: &&&str| {
            let head = || text.get(..author.len()).is_some_and(|head| head.eq_ignore_ascii_case(author));
            author.as_bytes().first().copied() == first && head()
        };
        // Most lines end here.
        let author = names::WORDS.authors.iter().find(opens)?;
        let does = text[author.len()..].strip_prefix(' ')?;
        low.clear();
        low.extend(does.chars().take(SOON).flat_map(char::to_lowercase));
        let noun = author.rsplit([' ', '\'', '’']).next()?;
        self.does.opens(low).and(text.get(author.len() - noun.len()..author.len()))
    }

    /// True where a text opens with what somebody is: an article, or a word of the trade.
    pub(crate) fn tells_trade(&self, text: &str, low: &mut String) -> bool {
        /// The trade stands within so many letters.
        const SOON: usize = 40;
        low.clear();
        low.extend(text.chars().take(SOON).flat_map(char::to_lowercase));
        let first = low.split(' ').next().unwrap_or_default();
        names::WORDS.articles.contains(&first) || self.trades.stands_in(low.as_bytes())
    }

    /// True where a trade of those who write stands in a text.
    pub(crate) fn names_trade(&self, text: &[u8]) -> bool {
        self.trades.stands_in(text)
    }

    /// What follows the trade that opens a text in small letters.
    pub(crate) fn behind_trade<'t>(&self, low: &'t str) -> Option<&'t str> {
        let (_, length) = self.trades.opens(low.as_bytes())?;
        low.get(length..).filter(|rest| !rest.starts_with(char::is_alphanumeric))
    }

    /// "Ada Rowe is a reporter at the Harbour Post. Follow her on …": with an address, for an opinion's author stays without one.
    pub(super) fn is_author(&self, low: &str, s: &LineShape<'_>) -> bool {
        let trade = low.find(" is ").filter(|at| *at <= 60).and_then(|at| low.get(at + 4..));
        let near = |rest: &str| rest.len().min(60);
        let trade = trade.is_some_and(|rest| self.trades.stands_in(&rest.as_bytes()[..near(rest)]));
        let follows = low.split(". ").skip(1).any(|sentence| {
            let sentence = sentence.trim_start();
            self.verbs.opens(sentence).is_some()
                || sentence.starts_with("follow")
                || sentence.contains("can be reached")
        });
        trade && (s.address || follows)
    }
}

#[cfg(test)]
mod tests {
    use crate::calls::{Call, Calls};
    use crate::lines::paragraphs;

    fn of(line: &str) -> Option<Call> {
        Calls::new().of(&paragraphs(&[line])[0], &mut String::new())
    }

    #[test]
    fn an_author_goes_where_an_address_follows() {
        assert_eq!(of("Ada Rowe is a reporter at the Harbour Post. Follow her on Twitter."), Some(Call::Author));
        assert_eq!(of("Ada Rowe is a professor of law at Marrow College."), None);
    }
}
