//! Conditions (`if`), expectations (`expect`) and path templates: checked once, evaluated over only the fields they name.
//!
//! What is undefined is false, and a list is always there. `language is lang("en")` matches by BCP 47 range.

mod names;
mod tokens;

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use minijinja::value::Rest;
use minijinja::{Environment, Error, ErrorKind, Expression, UndefinedBehavior};

pub use minijinja::Value as FieldValue;

pub use names::article_fields;
pub(crate) use names::compared_by_order;
use names::is_list;

/// Steps that one evaluation may take: enough for any field of a long article, and an end to a loop within a loop.
const FUEL: u64 = 1_000_000;
/// An expression is a line; the engine's parser is not asked about more.
const LONGEST: usize = 10_000;

static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(environment);

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Chainable);
    environment.set_fuel(Some(FUEL));
    environment.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
    environment.add_test("lang", |language: &FieldValue, ranges: Rest<String>| {
        language.as_str().is_some_and(|tag| ranges.iter().any(|range| language_matches(tag, range)))
    });
    environment
}

/// Basic filtering of RFC 4647: `en` takes `en` and `en-US`, `*` takes all.
fn language_matches(tag: &str, range: &str) -> bool {
    let (tag, range) = (tag.replace('_', "-"), range.replace('_', "-"));
    let begins = tag.get(..range.len()).is_some_and(|start| start.eq_ignore_ascii_case(&range));
    range == "*" || (begins && matches!(tag.as_bytes().get(range.len()), None | Some(b'-')))
}

/// A compiled condition. One serves all workers.
pub struct Condition {
    expression: Expression<'static, 'static>,
    text: String,
    fields: Vec<String>,
}

impl Condition {
    /// Compiles an expression, or says what is wrong with it.
    pub fn compile(text: &str) -> Result<Self, ExpressionFault> {
        let fields = names::check_expression(&ENVIRONMENT, text)?;
        let expression = ENVIRONMENT.compile_expression_owned(text.to_owned()).map_err(|e| syntax(&e, text.len()))?;
        Ok(Self { expression, text: text.to_owned(), fields })
    }

    /// The article's fields that the expression names, sorted.
    pub fn fields(&self) -> &[String] {
        &self.fields
    }

    /// Whether the condition holds for the article whose fields `field` gives. Asked for each of [`Self::fields`] once.
    pub fn holds(&self, mut field: impl FnMut(&str) -> Option<FieldValue>) -> Result<bool, String> {
        let value = self.expression.eval(context(&self.fields, &mut field)).map_err(|error| plain(&error))?;
        Ok(value.is_true())
    }
}

impl fmt::Debug for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Condition").field("text", &self.text).field("fields", &self.fields).finish()
    }
}

/// A compiled template such as `out/{{ slugline or uri }}.json`. Nothing is escaped: who makes a file's name of it cleans it.
pub struct PathTemplate {
    environment: Environment<'static>,
    fields: Vec<String>,
}

impl PathTemplate {
    /// Compiles a template, or says what is wrong with it.
    pub fn compile(text: &str) -> Result<Self, ExpressionFault> {
        let fields = names::check_template(&ENVIRONMENT, text)?;
        let mut environment = environment();
        environment.add_template_owned("path", text.to_owned()).map_err(|e| syntax(&e, text.len()))?;
        Ok(Self { environment, fields })
    }

    /// The article's fields that the template names, sorted. Empty for a text that is the same for all articles.
    pub fn fields(&self) -> &[String] {
        &self.fields
    }

    /// The text for the article whose fields `field` gives.
    pub fn render(&self, mut field: impl FnMut(&str) -> Option<FieldValue>) -> Result<String, String> {
        let template = self.environment.get_template("path").map_err(|error| plain(&error))?;
        template.render(context(&self.fields, &mut field)).map_err(|error| plain(&error))
    }
}

impl fmt::Debug for PathTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PathTemplate").field("fields", &self.fields).finish()
    }
}

fn context(fields: &[String], field: &mut dyn FnMut(&str) -> Option<FieldValue>) -> FieldValue {
    let mut values: BTreeMap<Arc<str>, FieldValue> = BTreeMap::new();
    for name in fields {
        match field(name) {
            Some(value) => _ = values.insert(name.as_str().into(), value),
            None if is_list(name) => {
                _ = values.insert(name.as_str().into(), FieldValue::from(Vec::<FieldValue>::new()))
            }
            None => {}
        }
    }
    FieldValue::from(values)
}

/// What is wrong with an expression or a template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ExpressionFault {
    /// A short, lasting name of the kind of fault.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// The part of the text that is wrong, in bytes.
    pub range: Range<usize>,
    /// What was likely meant.
    pub suggestion: Option<String>,
    /// What to do about it.
    pub help: Option<String>,
}

fn syntax(error: &Error, length: usize) -> ExpressionFault {
    let range = error.range().unwrap_or(0..length);
    ExpressionFault {
        code: "expression",
        message: plain(error),
        range: range.start.min(length)..range.end.min(length),
        suggestion: None,
        help: None,
    }
}

/// The engine's complaint without its own file names.
fn plain(error: &Error) -> String {
    let detail = error.detail().unwrap_or("it cannot be read");
    match error.kind() {
        ErrorKind::SyntaxError => detail.to_owned(),
        kind => format!("{kind}: {detail}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(text: &str, fields: &[(&str, FieldValue)]) -> bool {
        let condition = Condition::compile(text).unwrap();
        condition.holds(|name| fields.iter().find(|(n, _)| *n == name).map(|(_, value)| value.clone())).unwrap()
    }

    #[test]
    fn a_language_is_matched_by_range() {
        for (tag, range, matches) in [
            ("en", "en", true),
            ("en-US", "en", true),
            ("EN-us", "en", true),
            ("en_GB", "en", true),
            ("eng", "en", false),
            ("de", "en", false),
            ("en", "en-US", false),
            ("de", "*", true),
        ] {
            assert_eq!(language_matches(tag, range), matches, "{tag} in {range}");
        }
        assert!(holds("language is lang(\"de\", \"en\")", &[("language", "en-US".into())]));
        assert!(!holds("language is lang(\"en\")", &[]));
        assert!(holds("language is not lang(\"en\")", &[]));
    }

    #[test]
    fn what_is_undefined_is_false_and_a_list_is_always_there() {
        assert!(!holds("headline", &[]));
        assert!(!holds("extra.desk.name == 'x'", &[]));
        assert!(!holds("quotes[0].speaker == 'Ada Rowe'", &[]));
        assert!(holds("quotes | length == 0", &[]));
        assert!(holds("\"flood\" in headline", &[("headline", "A flood of letters".into())]));
    }

    #[test]
    fn an_expression_asks_for_the_fields_it_names_and_no_others() {
        let condition = Condition::compile("headline and quotes | length > range(3) | length").unwrap();
        assert_eq!(condition.fields(), ["headline", "quotes"]);
        let template = PathTemplate::compile("out/{{ slugline or uri }}.json").unwrap();
        assert_eq!(template.fields(), ["slugline", "uri"]);
        let path = template.render(|name| (name == "uri").then(|| "a<b".into())).unwrap();
        assert_eq!(path, "out/a<b.json");
    }

    #[test]
    fn one_compiled_condition_serves_all_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Condition>();
        shared::<PathTemplate>();
    }

    #[test]
    fn a_loop_within_a_loop_comes_to_an_end() {
        let text = "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}";
        assert!(PathTemplate::compile(text).unwrap().render(|_| None).is_err());
    }
}
