//! JSON to an article. Lenient in shape (a body may be blocks, strings or one string), strict in meaning.

mod parts;

use crate::{Article, Block, BlockId, BlockKind, Field, ItemType, PubStatus, blocks_of_lines};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::borrow::Cow;
use std::fmt;

/// Why a record is no article.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct ReadError(pub String);

/// Reads one article. Its `uri` is empty where the JSON gives none.
///
/// # Errors
/// What is wrong and where, in words for the person who sent it.
pub fn read_article(json: &[u8]) -> Result<Article, ReadError> {
    let json = std::str::from_utf8(json).map_err(|error| ReadError(error.to_string()))?;
    read_article_with(json, blocks_of_lines)
}

/// Reads one article; `blocks_of` adds the blocks of a body that is one text.
///
/// # Errors
/// As [`read_article`].
pub fn read_article_with(json: &str, blocks_of: fn(&mut Article, &str)) -> Result<Article, ReadError> {
    let mut de = serde_json::Deserializer::from_str(json);
    let mut reader = Reader { article: Article::default(), blocks_of, without_id: Vec::new(), waiting: Vec::new() };
    let read = ArticleSeed(&mut reader).deserialize(&mut de).and_then(|()| de.end());
    read.map_err(|error| ReadError(error.to_string()))?;
    reader.finish()
}

/// What has been read so far; parts that name blocks wait until the body is known.
struct Reader {
    article: Article,
    blocks_of: fn(&mut Article, &str),
    without_id: Vec<usize>,
    waiting: Vec<(parts::Late, Value)>,
}

impl Reader {
    fn finish(mut self) -> Result<Article, ReadError> {
        for index in std::mem::take(&mut self.without_id) {
            let id = self.article.fresh_id();
            if let Some(block) = self.article.body.get_mut(index) {
                block.id = id;
            }
        }
        if let Some(id) = repeated_id(&self.article.body) {
            return Err(ReadError(format!("body: the block id `{id}` stands twice")));
        }
        self.waiting.sort_by_key(|(part, _)| *part);
        for (part, value) in self.waiting {
            part.read(value, &mut self.article).map_err(|error| ReadError(format!("{}: {error}", part.name())))?;
        }
        Ok(self.article)
    }

    fn set<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
        let article = &mut self.article;
        match key {
            "uri" | "id" => {
                let uri: Option<Scalar> = map.next_value()?;
                // `uri` is the name of the field; `id` stands in for it.
                if let Some(Scalar(uri)) = uri
                    && (key == "uri" || article.uri.is_empty())
                {
                    article.uri = uri.into_owned();
                }
            }
            "body" => map.next_value_seed(BodySeed(self))?,
            "type" => {
                article.kind =
                    named(map, ItemType::from_name, "text, picture, video, audio, graphic, composite, planning")?
            }
            "pubstatus" => article.pubstatus = named(map, PubStatus::from_name, "usable, withheld, canceled")?,
            "urgency" => {
                let urgency: Option<Scalar> = map.next_value()?;
                let number = |Scalar(text): Scalar| text.parse().ok().filter(|number| (1..=9).contains(number));
                article.urgency = match urgency {
                    Some(scalar) => {
                        Some(number(scalar).ok_or_else(|| A::Error::custom("must be a number from 1 to 9"))?)
                    }
                    None => None,
                };
            }
            "language_guessed" => article.language_guessed = map.next_value::<Option<bool>>()?.unwrap_or_default(),
            "extra" => match map.next_value::<Value>()? {
                Value::Object(extra) => article.extra.extend(extra),
                Value::Null => {}
                other => drop(article.extra.insert("extra".to_owned(), other)),
            },
            _ => match (Field::from_name(key), parts::Late::from_name(key)) {
                (Some(field), _) => {
                    if let Some(Scalar(text)) = map.next_value()? {
                        article.header.set(field, text);
                    }
                }
                (_, Some(part)) => self.waiting.push((part, map.next_value()?)),
                _ => drop(article.extra.insert(key.to_owned(), map.next_value()?)),
            },
        }
        Ok(())
    }
}

fn repeated_id(body: &[Block]) -> Option<&BlockId> {
    let ascending = body.windows(2).all(|pair| match (&pair[0].id, &pair[1].id) {
        (BlockId::Number(a), BlockId::Number(b)) => a < b,
        _ => false,
    });
    if ascending {
        return None;
    }
    let mut seen = std::collections::HashSet::with_capacity(body.len());
    body.iter().map(|block| &block.id).find(|id| !seen.insert(*id))
}

fn named<'de, A: MapAccess<'de>, T: Default>(
    map: &mut A,
    from_name: fn(&str) -> Option<T>,
    names: &str,
) -> Result<T, A::Error> {
    match map.next_value::<Option<Cow<'de, str>>>()? {
        Some(name) => from_name(&name).ok_or_else(|| A::Error::custom(format!("`{name}` is none of {names}"))),
        None => Ok(T::default()),
    }
}

struct ArticleSeed<'a>(&'a mut Reader);

impl<'de> DeserializeSeed<'de> for ArticleSeed<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for ArticleSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an article: an object with `uri`, `headline`, `body`, …")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<Cow<'de, str>>()? {
            self.0.set(&key, &mut map).map_err(|error| A::Error::custom(format!("`{key}`: {error}")))?;
        }
        Ok(())
    }
}

struct BodySeed<'a>(&'a mut Reader);

impl<'de> DeserializeSeed<'de> for BodySeed<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for BodySeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text, or a list of blocks or paragraphs")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        (self.0.blocks_of)(&mut self.0.article, text);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element_seed(BlockSeed(self.0))?.is_some() {}
        Ok(())
    }
}

struct BlockSeed<'a>(&'a mut Reader);

impl<'de> DeserializeSeed<'de> for BlockSeed<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for BlockSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a paragraph's text or a block with `text`")
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        let text = text.trim();
        if !text.is_empty() {
            let article = &mut self.0.article;
            self.0.without_id.push(article.body.len());
            article.body.push(Block::new(BlockId::Number(0), BlockKind::Paragraph, text));
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut block = Block::new(BlockId::Number(0), BlockKind::Paragraph, "");
        let (mut id, mut marks) = (None, Vec::new());
        while let Some(key) = map.next_key::<Cow<'de, str>>()? {
            match &*key {
                "id" => id = map.next_value::<Option<Scalar>>()?,
                "kind" => block.kind = block_kind(map.next_value::<Option<Cow<'de, str>>>()?.as_deref()),
                "text" => block.text = map.next_value::<Option<String>>()?.unwrap_or_default(),
                "marks" => marks = map.next_value::<Option<Vec<parts::JsonMark>>>()?.unwrap_or_default(),
                "rows" => block.rows = map.next_value::<Option<Vec<Vec<String>>>>()?.unwrap_or_default(),
                "media" => block.media = map.next_value()?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        block.marks = parts::marks(&block.text, marks).map_err(A::Error::custom)?;
        let article = &mut self.0.article;
        match id {
            Some(Scalar(id)) => {
                block.id = BlockId::parse(&id);
                article.note_id(&block.id);
            }
            None => self.0.without_id.push(article.body.len()),
        }
        article.body.push(block);
        Ok(())
    }
}

/// A kind that we do not know reads as a paragraph.
fn block_kind(name: Option<&str>) -> BlockKind {
    name.and_then(BlockKind::from_name).unwrap_or_default()
}

/// A string, or a number or boolean as it is written.
struct Scalar<'de>(Cow<'de, str>);

impl<'de> serde::Deserialize<'de> for Scalar<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ScalarVisitor;
        impl<'de> Visitor<'de> for ScalarVisitor {
            type Value = Scalar<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Scalar<'de>, E> {
                Ok(Scalar(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Scalar<'de>, E> {
                Ok(Scalar(Cow::Owned(text.to_owned())))
            }
            fn visit_u64<E>(self, number: u64) -> Result<Scalar<'de>, E> {
                Ok(Scalar(Cow::Owned(number.to_string())))
            }
            fn visit_i64<E>(self, number: i64) -> Result<Scalar<'de>, E> {
                Ok(Scalar(Cow::Owned(number.to_string())))
            }
            fn visit_f64<E>(self, number: f64) -> Result<Scalar<'de>, E> {
                Ok(Scalar(Cow::Owned(number.to_string())))
            }
        }
        deserializer.deserialize_any(ScalarVisitor)
    }
}
