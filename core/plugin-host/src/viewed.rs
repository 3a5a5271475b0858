//! An article together with the views that plugins are given of it, which are made anew only after an edit.

use crate::annotations::{Reads, Views};
use crate::ids::Ids;
use crate::places::Places;
use copydesk_article::{Article, Field};
use copydesk_plugin_abi::{
    CD_LANGUAGE_GUESSED, CD_NONE, cd_annotation, cd_article, cd_block, cd_call, cd_mark, cd_media, cd_str,
};
use std::collections::HashMap;

/// An article with its views. Keep one per worker and [`load`](ViewedArticle::load) it again: its memory is reused.
#[derive(Default)]
pub struct ViewedArticle {
    article: Article,
    /// Whether the lists below still show the article.
    fresh: bool,
    fields: Vec<cd_str>,
    blocks: Vec<cd_block>,
    ids: Ids,
    marks: Vec<cd_mark>,
    media: Vec<cd_media>,
    annotations: Views,
}

// SAFETY: the raw pointers lead into the heap memory of `article` and of the lists beside it, which moves with them.
unsafe impl Send for ViewedArticle {}

impl ViewedArticle {
    /// Takes an article in, in place of the one before.
    pub fn load(&mut self, article: Article) {
        self.fresh = false;
        self.article = article;
    }

    /// The article.
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// The article, to be changed: its views are made anew.
    pub fn article_mut(&mut self) -> &mut Article {
        self.fresh = false;
        &mut self.article
    }

    /// Gives the article out and leaves an empty one.
    pub fn take(&mut self) -> Article {
        self.fresh = false;
        std::mem::take(&mut self.article)
    }

    /// Gives the article to `work` without making the views stale; only for changes that they do not show.
    pub(crate) fn keep_views<T>(&mut self, work: impl FnOnce(&mut Article) -> T) -> T {
        work(&mut self.article)
    }

    pub(crate) fn stale(&mut self) {
        self.fresh = false;
    }

    /// The view for one call. It is valid until this value changes.
    pub(crate) fn view(&mut self, call: *mut cd_call, reads: &Reads) -> cd_article {
        if !self.fresh {
            self.fill();
            self.fresh = true;
        }
        self.annotations.fill(&self.article, reads);
        cd_article {
            size: size_of::<cd_article>() as u32,
            flags: if self.article.language_guessed { CD_LANGUAGE_GUESSED } else { 0 },
            call,
            uri: cd_str::new(&self.article.uri),
            urgency: self.article.urgency.map_or(0, u32::from),
            reserved: 0,
            fields: self.fields.as_ptr(),
            n_fields: self.fields.len(),
            blocks: self.blocks.as_ptr(),
            n_blocks: self.blocks.len(),
            block_stride: size_of::<cd_block>(),
            media: self.media.as_ptr(),
            n_media: self.media.len(),
            media_stride: size_of::<cd_media>(),
            annotations: self.annotations.list.as_ptr(),
            n_annotations: self.annotations.list.len(),
            annotation_stride: size_of::<cd_annotation>(),
        }
    }

    fn fill(&mut self) {
        let article = &self.article;
        let lent = |text: Option<&str>| text.map_or(cd_str::NONE, cd_str::new);
        self.fields.clear();
        self.fields.resize(Field::LIMIT, cd_str::NONE);
        for (field, text) in article.header.iter() {
            if let Some(slot) = self.fields.get_mut(field as usize) {
                *slot = cd_str::new(text);
            }
        }
        self.marks.clear();
        self.marks.extend(article.body.iter().flat_map(|block| &block.marks).map(|mark| cd_mark {
            kind: mark.kind as u32,
            flags: 0,
            start: mark.start,
            end: mark.end,
            href: lent(mark.href.as_deref()),
        }));
        let media_at = media_places(article);
        let mut marks = self.marks.as_slice();
        self.ids.clear_for(article.body.len());
        self.blocks.clear();
        self.blocks.extend(article.body.iter().map(|block| {
            let (own, rest) = marks.split_at(block.marks.len());
            marks = rest;
            let media = block.media.as_ref().and_then(|id| media_at.get(id.as_str()).copied());
            cd_block {
                kind: block.kind as u32,
                media: index(media),
                text: cd_str::new(&block.text),
                marks: own.as_ptr(),
                n_marks: own.len(),
                mark_stride: size_of::<cd_mark>(),
                id: self.ids.lend(&block.id),
            }
        }));
        let places = Places::of(article, article.media.len());
        self.media.clear();
        self.media.extend(article.media.iter().map(|media| cd_media {
            size: size_of::<cd_media>() as u32,
            caption: index(media.caption.as_ref().and_then(|id| places.index_of(id))),
            href: lent(media.href.as_deref()),
            kind: lent(media.kind.as_deref()),
            credit: lent(media.credit.as_deref()),
            alt: lent(media.alt.as_deref()),
        }));
    }
}

/// Where each media item stands, by its id; the first where an id stands twice.
fn media_places(article: &Article) -> HashMap<&str, usize> {
    article.media.iter().enumerate().rev().map(|(at, media)| (media.id.as_str(), at)).collect()
}

fn index(at: Option<usize>) -> u32 {
    at.and_then(|at| u32::try_from(at).ok()).unwrap_or(CD_NONE)
}
