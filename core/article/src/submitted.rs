//! An annotation as a stage submits it. What quotations and subjects say is checked as it comes, so that nothing stands between what is
//! handed over and what the article holds; where they lie is checked with the other edits.

use crate::{EditError, Features, Quote, QuoteKind, Spans, Subject, ViewSpan};
use serde_json::{Number, Value};
use smallvec::SmallVec;
use smol_str::SmolStr;
use std::sync::Arc;

/// An annotation as a stage submits it.
#[derive(Clone, Debug, PartialEq)]
pub struct NewAnnotation {
    /// Where it lies.
    pub(crate) spans: SmallVec<[ViewSpan; 2]>,
    pub(crate) said: Said,
    /// The first feature that a quotation or a subject cannot have.
    misfit: Option<Box<EditError>>,
}

/// What it says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Said {
    Quote(QuoteFeatures),
    Subject(SubjectFeatures),
    /// A type of the plugin's own, with its features.
    Other(String, Features),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct QuoteFeatures {
    kind: QuoteKind,
    speaker: Option<SmolStr>,
    speaker_text: Option<SmolStr>,
    cue: Option<SmolStr>,
    confidence: Option<f64>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct SubjectFeatures {
    qcode: Option<SmolStr>,
    name: Option<SmolStr>,
    confidence: Option<f64>,
}

impl NewAnnotation {
    /// A type or the name of a feature that quotations and subjects have, so that it need not be read: an article has a hundred of those.
    #[inline]
    pub fn known_name(name: &[u8]) -> Option<&'static str> {
        Some(match name {
            b"quote" => "quote",
            b"kind" => "kind",
            b"speaker_text" => "speaker_text",
            b"speaker" => "speaker",
            b"cue" => "cue",
            b"confidence" => "confidence",
            b"subject" => "subject",
            b"qcode" => "qcode",
            b"name" => "name",
            _ => return None,
        })
    }

    /// An annotation of this type: `quote`, `subject`, or a type of the plugin's own.
    pub fn new(kind: &str) -> NewAnnotation {
        let said = match kind {
            "quote" => Said::Quote(QuoteFeatures::default()),
            "subject" => Said::Subject(SubjectFeatures::default()),
            other => Said::Other(other.to_owned(), Features::new()),
        };
        NewAnnotation { spans: SmallVec::new(), said, misfit: None }
    }

    /// Makes room for so many places where it lies.
    #[inline]
    pub fn reserve(&mut self, spans: usize) {
        self.spans.reserve(spans);
    }

    /// Adds a place where it lies.
    #[inline]
    pub fn lie(&mut self, span: ViewSpan) {
        self.spans.push(span);
    }

    /// Adds a feature that is a text; of two features with one name the later counts. One that a quotation or a subject cannot have is an error of
    /// the edits.
    #[inline]
    pub fn say_text(&mut self, name: &str, text: &str) {
        let outcome = match &mut self.said {
            Said::Quote(quote) => quote.say_text(name, text),
            Said::Subject(subject) => subject.say_text(name, text),
            Said::Other(..) => return self.say_other(name, text.into()),
        };
        self.note(name, outcome);
    }

    /// As [`say_text`](NewAnnotation::say_text), a number, which must be one of JSON ([`json_number`]).
    #[inline]
    pub fn say_number(&mut self, name: &str, number: f64) {
        let number = number + 0.0; // a minus 0 is 0, as other counts are
        let outcome = match &mut self.said {
            Said::Quote(quote) => quote.say_number(name, number),
            Said::Subject(subject) => subject.say_number(name, number),
            Said::Other(..) => return self.say_other(name, json_number(number).map_or(Value::Null, Value::Number)),
        };
        self.note(name, outcome);
    }

    /// As [`say_text`](NewAnnotation::say_text), any value.
    pub fn say(&mut self, name: &str, value: Value) {
        let outcome = match &mut self.said {
            Said::Quote(quote) => quote.say(name, &value),
            Said::Subject(subject) => subject.say(name, &value),
            Said::Other(..) => return self.say_other(name, value),
        };
        self.note(name, outcome);
    }

    fn say_other(&mut self, name: &str, value: Value) {
        if let Said::Other(_, features) = &mut self.said {
            features.insert(name.to_owned(), value);
        }
    }

    /// Notes a feature that does not fit, by what was expected.
    #[inline]
    fn note(&mut self, name: &str, outcome: Result<(), &'static str>) {
        if let Err(expected) = outcome {
            self.misfits(name, expected);
        }
    }

    #[cold]
    fn misfits(&mut self, name: &str, expected: &'static str) {
        if self.misfit.is_none() {
            let (kind, feature) = (self.said.kind().to_owned(), name.to_owned());
            self.misfit = Some(Box::new(EditError::BadFeature { kind, feature, expected }));
        }
    }

    /// Takes the first feature that does not fit, as an error.
    pub(crate) fn fits(&mut self) -> Result<(), EditError> {
        self.misfit.take().map_or(Ok(()), |misfit| Err(*misfit))
    }
}

impl Said {
    /// The annotation's type.
    pub(crate) fn kind(&self) -> &str {
        match self {
            Said::Quote(_) => "quote",
            Said::Subject(_) => "subject",
            Said::Other(kind, _) => kind,
        }
    }
}

/// What is expected of features.
const TEXT: &str = "text";
const SHARE: &str = "a number between 0 and 1";
const KIND: &str = "`direct`, `partial` or `scare`";
const OF_A_QUOTE: &str = "one of `kind`, `speaker`, `speaker_text`, `cue`, `confidence`";
const OF_A_SUBJECT: &str = "one of `qcode`, `name`, `confidence`";

/// Each returns what was expected, where that was something else.
impl QuoteFeatures {
    #[inline]
    fn say_text(&mut self, name: &str, text: &str) -> Result<(), &'static str> {
        match name {
            "kind" => self.kind = QuoteKind::from_name(text).ok_or(KIND)?,
            "speaker_text" => self.speaker_text = kept(text),
            "speaker" => self.speaker = kept(text),
            "cue" => self.cue = kept(text),
            "confidence" => return Err(SHARE),
            _ => return Err(OF_A_QUOTE),
        }
        Ok(())
    }

    #[inline]
    fn say_number(&mut self, name: &str, number: f64) -> Result<(), &'static str> {
        match name {
            "confidence" => self.confidence = Some(share(number)?),
            "kind" => return Err(KIND),
            "speaker" | "speaker_text" | "cue" => return Err(TEXT),
            _ => return Err(OF_A_QUOTE),
        }
        Ok(())
    }

    fn say(&mut self, name: &str, value: &Value) -> Result<(), &'static str> {
        match (value, name) {
            (Value::String(text), _) => return self.say_text(name, text),
            (Value::Null, "speaker") => self.speaker = None,
            (Value::Null, "speaker_text") => self.speaker_text = None,
            (Value::Null, "cue") => self.cue = None,
            (Value::Null, "confidence") => self.confidence = None,
            // a number that is no share is expected where nothing else fits either
            _ => return self.say_number(name, value.as_f64().unwrap_or(-1.0)),
        }
        Ok(())
    }

    pub(crate) fn quote(&mut self, spans: Spans) -> Quote {
        let QuoteFeatures { kind, speaker, speaker_text, cue, confidence } = self;
        let (speaker, speaker_text, cue) = (speaker.take(), speaker_text.take(), cue.take());
        Quote { kind: *kind, speaker, speaker_text, cue, confidence: *confidence, spans }
    }
}

/// As those of a quotation.
impl SubjectFeatures {
    #[inline]
    fn say_text(&mut self, name: &str, text: &str) -> Result<(), &'static str> {
        match name {
            "qcode" => self.qcode = kept(text),
            "name" => self.name = kept(text),
            "confidence" => return Err(SHARE),
            _ => return Err(OF_A_SUBJECT),
        }
        Ok(())
    }

    #[inline]
    fn say_number(&mut self, name: &str, number: f64) -> Result<(), &'static str> {
        match name {
            "confidence" => self.confidence = Some(share(number)?),
            "qcode" | "name" => return Err(TEXT),
            _ => return Err(OF_A_SUBJECT),
        }
        Ok(())
    }

    fn say(&mut self, name: &str, value: &Value) -> Result<(), &'static str> {
        match (value, name) {
            (Value::String(text), _) => return self.say_text(name, text),
            (Value::Null, "qcode") => self.qcode = None,
            (Value::Null, "name") => self.name = None,
            (Value::Null, "confidence") => self.confidence = None,
            _ => return self.say_number(name, value.as_f64().unwrap_or(-1.0)),
        }
        Ok(())
    }

    /// # Errors
    /// It is said neither by a code nor by a name what the subject is.
    pub(crate) fn subject(&mut self, evidence: Spans, stage: &Arc<str>) -> Result<Subject, EditError> {
        let (qcode, name) = (self.qcode.take(), self.name.take());
        if qcode.is_none() && name.is_none() {
            return Err(EditError::AnnotationLacks { kind: "subject".to_owned(), what: "a `qcode` or a `name`" });
        }
        Ok(Subject { qcode, name, confidence: self.confidence, creator: stage.clone(), evidence })
    }
}

/// A text that is not blank.
#[inline]
fn kept(text: &str) -> Option<SmolStr> {
    // not `trim`, which looks from both ends
    (!text.chars().all(char::is_whitespace)).then(|| text.into())
}

/// A confidence between 0 and 1, to three places: more would only make the output noisy.
#[inline]
fn share(number: f64) -> Result<f64, &'static str> {
    if (0.0..=1.0).contains(&number) { Ok((number * 1000.0).round() / 1000.0) } else { Err(SHARE) }
}

/// A number of JSON; a count is `4`, not `4.0`, as far as a double counts by ones. None where it is infinite or no number.
pub fn json_number(number: f64) -> Option<Number> {
    const BY_ONES: f64 = 9_007_199_254_740_992.0;
    let whole = number.fract() == 0.0 && number.abs() <= BY_ONES;
    if whole { Some(Number::from(number as i64)) } else { Number::from_f64(number) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// A quotation of which this is said, each in the way that its kind of value has.
    fn quoted(features: &[(&str, Value)]) -> Result<Quote, EditError> {
        let mut new = NewAnnotation::new("quote");
        for (name, value) in features {
            match value {
                Value::String(text) => new.say_text(name, text),
                Value::Number(number) => new.say_number(name, number.as_f64().unwrap()),
                other => new.say(name, other.clone()),
            }
        }
        new.fits()?;
        match &mut new.said {
            Said::Quote(said) => Ok(said.quote(Spans::new())),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_quotation_holds_what_is_said_of_it_and_of_two_the_later() {
        let said = [
            ("kind", json!("scare")),
            ("speaker", json!("Ada Rowe")),
            ("speaker_text", json!("Rowe")),
            ("cue", json!("said")),
            ("cue", json!(" \u{a0}\n")),
            ("confidence", json!(0.123_456)),
        ];
        let quote = quoted(&said).unwrap();
        assert_eq!((quote.kind, quote.speaker.as_deref()), (QuoteKind::Scare, Some("Ada Rowe")));
        assert_eq!((quote.speaker_text.as_deref(), quote.cue, quote.confidence), (Some("Rowe"), None, Some(0.123)));
        let unsaid = [("speaker", json!("Rowe")), ("speaker", json!(null)), ("confidence", json!(null))];
        assert_eq!(quoted(&unsaid).unwrap(), Quote::default());
        let zero = quoted(&[("confidence", json!(-0.0))]).unwrap();
        assert!(zero.confidence.unwrap().is_sign_positive());
    }

    #[test]
    fn what_is_said_as_json_is_the_same_as_what_is_said_in_its_own_way() {
        for (name, value) in [("kind", json!("partial")), ("cue", json!("said")), ("confidence", json!(0.25))] {
            let mut new = NewAnnotation::new("quote");
            new.say(name, value.clone());
            let Said::Quote(said) = &mut new.said else { panic!("a quotation") };
            assert_eq!(Ok(said.quote(Spans::new())), quoted(&[(name, value)]));
        }
    }

    #[test]
    fn the_first_feature_that_does_not_fit_is_the_error() {
        for (name, value, expected) in [
            ("kind", json!("loud"), KIND),
            ("kind", json!(null), KIND),
            ("kind", json!(1), KIND),
            ("speaker", json!(0.5), TEXT),
            ("cue", json!(true), TEXT),
            ("confidence", json!("0.5"), SHARE),
            ("confidence", json!(1.5), SHARE),
            ("confidence", json!([0.5]), SHARE),
            ("mood", json!("calm"), OF_A_QUOTE),
            ("mood", json!(null), OF_A_QUOTE),
        ] {
            let error = quoted(&[("cue", json!("said")), (name, value), ("speaker", json!(false))]).unwrap_err();
            assert_eq!(error, EditError::BadFeature { kind: "quote".into(), feature: name.into(), expected });
        }
    }

    #[test]
    fn other_annotations_hold_any_feature_and_count_in_whole_numbers() {
        let mut new = NewAnnotation::new("figures");
        for (name, number) in [("n", 4.0), ("share", 0.25), ("far", 1e300), ("zero", -0.0)] {
            new.say_number(name, number);
        }
        new.say_text("was", "Kiev");
        new.say("list", json!([1, null]));
        let Said::Other(kind, features) = new.said else { panic!("a type of its own") };
        assert_eq!(kind, "figures");
        let expected = json!({"n": 4, "share": 0.25, "far": 1e300, "zero": 0, "was": "Kiev", "list": [1, null]});
        assert_eq!(Value::from(features), expected);
    }
}
