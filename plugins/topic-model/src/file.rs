//! A model as bytes: a mark, the version of the form, the length, the model, and a checksum. Numbers are little-endian.
//!
//! The same model gives the same bytes. Whatever is read is checked before it is believed: mark, version, length and
//! checksum first, then that every number leads somewhere.

use crate::languages::Language;
use crate::model::{Model, Rule, Topic, Weight};

const MARK: &[u8; 16] = b"copydesk topics\n";

/// The form of the file. One that reads text otherwise is another form too: hashes of words would not be found.
const VERSION: u32 = 4;

/// Where the length stands, and where the model begins.
const LENGTH_AT: usize = MARK.len() + 4;
const MODEL_AT: usize = LENGTH_AT + 8;

/// Why bytes are no model.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// There is nothing in it.
    #[error("is empty: learn it again or copy it anew")]
    Empty,
    /// It does not begin as a model does.
    #[error("is no topic model: it does not begin as one that `learn-topics` wrote")]
    NoModel,
    /// Another version of Copydesk wrote it.
    #[error(
        "has form {found} of topic models, and this version reads form {VERSION}: learn it again with this version"
    )]
    OtherForm {
        /// The form that it says it has.
        found: u32,
    },
    /// It ends too early, or goes on behind its end.
    #[error("is {found} bytes long and should be {expected}: it was cut or added to; learn it again or copy it anew")]
    Length {
        /// How long it is.
        found: u64,
        /// How long it says it is.
        expected: u64,
    },
    /// The checksum is that of other bytes.
    #[error("is damaged: its checksum is wrong; learn it again or copy it anew")]
    Damaged,
    /// The checksum is right and the content is not: whoever wrote it was broken.
    #[error("holds {0}")]
    Malformed(&'static str),
}

fn checksum(bytes: &[u8]) -> u64 {
    // Each step can be undone, so that no change of eight bytes is lost in it.
    let step = |sum: u64, number: u64| {
        let mixed = sum.rotate_left(5) ^ number;
        let mixed = (mixed ^ (mixed >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        mixed ^ (mixed >> 29)
    };
    let (chunks, rest) = bytes.as_chunks::<8>();
    let sum = chunks.iter().fold(bytes.len() as u64, |sum, chunk| step(sum, u64::from_le_bytes(*chunk)));
    rest.iter().fold(sum, |sum, byte| step(sum, u64::from(*byte)))
}

/// The bytes of a model.
pub fn encode(model: &Model) -> Vec<u8> {
    let mut out = Vec::with_capacity(64 + model.keys.len() * 12 + model.weights.len() * 4);
    out.extend(MARK);
    out.extend(VERSION.to_le_bytes());
    out.extend([0; 8]);
    out.extend(model.articles.to_le_bytes());
    for number in [model.rule.beside, model.rule.alone, model.sureness.0, model.sureness.1] {
        out.extend(number.to_le_bytes());
    }
    for count in [model.topics.len(), model.keys.len(), model.weights.len()] {
        out.extend((count as u32).to_le_bytes());
    }
    out.extend((model.languages.len() as u32).to_le_bytes());
    for language in &model.languages {
        text(&mut out, &language.tag);
        out.extend(language.articles.to_le_bytes());
    }
    for topic in &model.topics {
        text(&mut out, &topic.qcode);
        text(&mut out, &topic.name);
        out.extend(topic.articles.to_le_bytes());
        for number in [topic.threshold, topic.bias, topic.scale] {
            out.extend(number.to_le_bytes());
        }
    }
    out.extend(model.keys.iter().flat_map(|key| key.to_le_bytes()));
    out.extend(model.idf.iter().flat_map(|idf| idf.to_le_bytes()));
    out.extend(model.rows.iter().flat_map(|row| row.to_le_bytes()));
    for weight in &model.weights {
        out.extend(weight.topic.to_le_bytes());
        out.extend(weight.value.to_le_bytes());
    }
    let length = (out.len() + 8) as u64;
    out[LENGTH_AT..MODEL_AT].copy_from_slice(&length.to_le_bytes());
    let sum = checksum(&out);
    out.extend(sum.to_le_bytes());
    out
}

fn text(out: &mut Vec<u8>, text: &str) {
    out.extend((text.len() as u32).to_le_bytes());
    out.extend(text.as_bytes());
}

/// Reads a model.
///
/// # Errors
/// What is wrong with the bytes, in words that follow the file's name.
pub fn decode(bytes: &[u8]) -> Result<Model, FileError> {
    if bytes.is_empty() {
        return Err(FileError::Empty);
    }
    let mut head = Cursor { rest: bytes };
    if head.take(MARK.len()) != Some(MARK.as_slice()) {
        return Err(FileError::NoModel);
    }
    let found = bytes.len() as u64;
    let cut = FileError::Length { found, expected: (MODEL_AT + 8) as u64 };
    let form = head.number().ok_or_else(|| cut.clone())?;
    if form != VERSION {
        return Err(FileError::OtherForm { found: form });
    }
    let expected = head.array::<8>().map(u64::from_le_bytes).ok_or(cut)?;
    if expected != found || bytes.len() < MODEL_AT + 8 {
        return Err(FileError::Length { found, expected });
    }
    let (told, sum) = bytes.split_at(bytes.len() - 8);
    if sum != checksum(told).to_le_bytes() {
        return Err(FileError::Damaged);
    }
    let mut cursor = Cursor { rest: &told[MODEL_AT..] };
    let model = cursor.model()?;
    match cursor.rest {
        [] => Ok(model),
        _ => Err(FileError::Malformed("more than a model")),
    }
}

struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    fn number(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    fn float(&mut self) -> Option<f32> {
        self.array().map(f32::from_le_bytes).filter(|number| number.is_finite())
    }

    fn text(&mut self) -> Option<String> {
        let length = self.number()? as usize;
        String::from_utf8(self.take(length)?.to_vec()).ok()
    }

    /// So many numbers of four bytes.
    fn numbers<T>(&mut self, count: usize, read: impl Fn([u8; 4]) -> T) -> Option<Vec<T>> {
        let (chunks, _) = self.take(count.checked_mul(4)?)?.as_chunks::<4>();
        Some(chunks.iter().map(|chunk| read(*chunk)).collect())
    }

    fn model(&mut self) -> Result<Model, FileError> {
        let model = self.parts().ok_or(FileError::Malformed("less than a model"))?;
        let ascending = |numbers: &[u32]| numbers.windows(2).all(|pair| pair[0] < pair[1]);
        if !ascending(&model.keys) {
            return Err(FileError::Malformed("features out of order"));
        }
        let rows = model.rows.windows(2).all(|pair| pair[0] <= pair[1])
            && model.rows.first() == Some(&0)
            && model.rows.last().is_some_and(|last| *last as usize == model.weights.len());
        if !rows || model.weights.iter().any(|weight| usize::from(weight.topic) >= model.topics.len()) {
            return Err(FileError::Malformed("weights that belong nowhere"));
        }
        if model.idf.iter().any(|idf| !idf.is_finite()) {
            return Err(FileError::Malformed("numbers that are none"));
        }
        if !model.topics.windows(2).all(|pair| pair[0].qcode < pair[1].qcode) {
            return Err(FileError::Malformed("topics out of order"));
        }
        if !model.languages.is_sorted_by(|a, b| a.tag < b.tag) {
            return Err(FileError::Malformed("languages out of order"));
        }
        Ok(model)
    }

    fn parts(&mut self) -> Option<Model> {
        let articles = self.number()?;
        let rule = Rule { beside: self.float()?, alone: self.float()? };
        let sureness = (self.float()?, self.float()?);
        let (topics, features, weights) = (self.number()?, self.number()? as usize, self.number()? as usize);
        let languages = self.number()?;
        let language = |cursor: &mut Self| Some(Language { tag: cursor.text()?, articles: cursor.number()? });
        let languages = (0..languages).map(|_| language(self)).collect::<Option<Vec<_>>>()?;
        let topic = |cursor: &mut Self| {
            let (qcode, name, articles) = (cursor.text()?, cursor.text()?, cursor.number()?);
            let (threshold, bias, scale) = (cursor.float()?, cursor.float()?, cursor.float()?);
            Some(Topic { qcode, name, articles, threshold, bias, scale })
        };
        let topics = (0..topics).map(|_| topic(self)).collect::<Option<Vec<_>>>()?;
        let keys = self.numbers(features, u32::from_le_bytes)?;
        let idf = self.numbers(features, f32::from_le_bytes)?;
        let rows = self.numbers(features + 1, u32::from_le_bytes)?;
        let weights = self.numbers(weights, |[a, b, c, d]| Weight {
            topic: u16::from_le_bytes([a, b]),
            value: i16::from_le_bytes([c, d]),
        })?;
        Some(Model { articles, languages, topics, rule, sureness, keys, idf, rows, weights })
    }
}
