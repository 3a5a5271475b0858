//! Where blocks stand in the body, for many look-ups in one article.

use copydesk_article::{Article, BlockId};
use std::collections::HashMap;

/// Looks up blocks by id, in a table where that is worth its making.
pub(crate) struct Places<'a> {
    article: &'a Article,
    table: Option<HashMap<&'a BlockId, usize>>,
}

impl<'a> Places<'a> {
    /// For about so many look-ups.
    pub(crate) fn of(article: &'a Article, lookups: usize) -> Places<'a> {
        let steps = lookups.saturating_mul(article.body.len());
        let entries = || article.body.iter().enumerate().map(|(index, block)| (&block.id, index)).collect();
        Places { article, table: (steps > 1 << 14).then(entries) }
    }

    pub(crate) fn index_of(&self, id: &BlockId) -> Option<usize> {
        match &self.table {
            Some(table) => table.get(id).copied(),
            None => self.article.index_of(id),
        }
    }
}
