//! Annotations as a stage reads them: borrowed from the host for the call.
#![allow(unsafe_code)]

use crate::Json;
use crate::view::{Array, Field, text};
use copydesk_plugin_abi::{self as abi, cd_annotation, cd_feature, cd_span};
use std::ops::Range;

/// An annotation that an earlier stage or the provider made.
#[derive(Clone, Copy)]
pub struct Annotation<'a> {
    kind: &'a str,
    stage: &'a str,
    spans: Array<'a, cd_span>,
    features: Array<'a, cd_feature>,
}

impl<'a> Annotation<'a> {
    /// # Safety
    /// `annotation` must be the host's, within a call that lives for `'a`.
    pub(crate) unsafe fn new(annotation: &'a cd_annotation) -> Annotation<'a> {
        // SAFETY: the caller's promise covers what the annotation points to.
        unsafe {
            Annotation {
                kind: text(annotation.kind).unwrap_or_default(),
                stage: text(annotation.stage).unwrap_or_default(),
                spans: Array::new(annotation.spans, annotation.n_spans, annotation.span_stride),
                features: Array::new(annotation.features, annotation.n_features, annotation.feature_stride),
            }
        }
    }

    /// `quote`, `subject`, or a type of another plugin.
    pub fn kind(&self) -> &'a str {
        self.kind
    }

    /// Who made it: a stage's id, or `provider`.
    pub fn stage(&self) -> &'a str {
        self.stage
    }

    /// Its spans that lie in blocks: index and bytes.
    pub fn block_spans(&self) -> impl Iterator<Item = (usize, Range<usize>)> + use<'a> {
        let in_block = |span: &&cd_span| span.place == abi::CD_IN_BLOCK;
        self.spans.iter().filter(in_block).map(|span| (span.index as usize, span.start..span.end))
    }

    /// Its spans that lie in header fields.
    pub fn field_spans(&self) -> impl Iterator<Item = (Field, Range<usize>)> + use<'a> {
        let in_field = |span: &&cd_span| span.place == abi::CD_IN_FIELD;
        let field = |span: &cd_span| Some((Field::from_number(span.index)?, span.start..span.end));
        self.spans.iter().filter(in_field).filter_map(field)
    }

    fn feature(&self, name: &str) -> Option<&'a cd_feature> {
        // SAFETY: features live as long as the annotation that they came with, and their texts with them.
        self.features.iter().find(|feature| unsafe { text(feature.name) } == Some(name))
    }

    /// The text of a feature; of a list or a mapping its JSON.
    pub fn text_feature(&self, name: &str) -> Option<&'a str> {
        let feature = self.feature(name).filter(|feature| matches!(feature.kind, abi::CD_TEXT | abi::CD_JSON))?;
        // SAFETY: as in `feature`.
        unsafe { text(feature.text) }
    }

    /// The value of a feature that is true or false.
    pub fn bool_feature(&self, name: &str) -> Option<bool> {
        self.feature(name).filter(|feature| feature.kind == abi::CD_BOOL).map(|feature| feature.number != 0.0)
    }

    /// The value of any feature, as JSON: a list or a mapping comes no other way.
    pub fn json_feature(&self, name: &str) -> Option<Json> {
        let feature = self.feature(name)?;
        // SAFETY: as in `feature`.
        let said = unsafe { text(feature.text) }.unwrap_or_default();
        match feature.kind {
            abi::CD_TEXT => Some(said.into()),
            abi::CD_BOOL => Some((feature.number != 0.0).into()),
            abi::CD_NUMBER => Some(number(feature.number)),
            _ => serde_json::from_str(said).ok(),
        }
    }

    /// The value of a feature that is a number.
    pub fn number_feature(&self, name: &str) -> Option<f64> {
        self.feature(name).filter(|feature| feature.kind == abi::CD_NUMBER).map(|feature| feature.number)
    }
}

/// A number as JSON has it: a count without a fraction.
pub(crate) fn number(given: f64) -> Json {
    const BY_ONES: f64 = 9_007_199_254_740_992.0;
    if given.fract() == 0.0 && given.abs() <= BY_ONES { Json::from(given as i64) } else { Json::from(given) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use copydesk_plugin_abi::cd_str;

    #[test]
    fn features_of_any_kind_are_read_by_their_kind_and_all_of_them_as_json() {
        let feature = |name, kind, text, number| cd_feature { name: cd_str::new(name), kind, flags: 0, text, number };
        let features = [
            feature("was", abi::CD_TEXT, cd_str::new("Kiev"), 0.0),
            feature("count", abi::CD_NUMBER, cd_str::NONE, 4.0),
            feature("share", abi::CD_NUMBER, cd_str::NONE, 0.25),
            feature("sure", abi::CD_BOOL, cd_str::NONE, 1.0),
            feature("list", abi::CD_JSON, cd_str::new("[1, {\"a\": null}]"), 0.0),
        ];
        let raw = cd_annotation {
            size: size_of::<cd_annotation>() as u32,
            flags: 0,
            kind: cd_str::new("house_style"),
            spans: std::ptr::null(),
            n_spans: 0,
            span_stride: 0,
            features: features.as_ptr(),
            n_features: features.len(),
            feature_stride: size_of::<cd_feature>(),
            stage: cd_str::NONE,
        };
        // SAFETY: the annotation and what it points to outlive the view.
        let seen = unsafe { Annotation::new(&raw) };
        assert_eq!((seen.bool_feature("sure"), seen.bool_feature("count")), (Some(true), None));
        let json = ["was", "count", "share", "sure", "list", "none"]
            .map(|name| seen.json_feature(name).map(|it| it.to_string()));
        let expected = ["\"Kiev\"", "4", "0.25", "true", "[1,{\"a\":null}]"].map(|json| Some(json.to_owned()));
        assert_eq!((&json[..5], &json[5]), (&expected[..], &None));
    }
}
