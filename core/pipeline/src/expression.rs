//! Conditions (`if`), expectations (`expect`) and path templates: checked once, evaluated over only the fields they name.
//!
//! What is undefined is false, and a list is always there. `language is lang("en")` matches by BCP 47 range.

mod names;
mod tokens;

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use minijinja::value::{Object, Rest};
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
    environment.add_test("lang", |language: &FieldValue, ranges: Rest<FieldValue>| {
        language
            .as_str()
            .is_some_and(|tag| ranges.iter().filter_map(FieldValue::as_str).any(|range| language_matches(tag, range)))
    });
    environment
}

/// Basic filtering of RFC 4647: `en` takes `en` and `en-US`, `*` takes all. An underscore is taken for a hyphen.
fn language_matches(tag: &str, range: &str) -> bool {
    let same = |(a, b): (u8, u8)| a.eq_ignore_ascii_case(&b) || (matches!(a, b'-' | b'_') && matches!(b, b'-' | b'_'));
    let begins = tag.len() >= range.len() && tag.bytes().zip(range.bytes()).all(same);
    range == "*" || (begins && matches!(tag.as_bytes().get(range.len()), None | Some(b'-' | b'_')))
}

/// A compiled condition. One serves all workers.
pub struct Condition {
    expression: Expression<'static, 'static>,
    text: String,
    fields: Arc<[String]>,
}

impl Condition {
    /// Compiles an expression, or says what is wrong with it.
    pub fn compile(text: &str) -> Result<Self, ExpressionFault> {
        let fields = names::check_expression(&ENVIRONMENT, text)?.into();
        let expression = ENVIRONMENT.compile_expression_owned(text.to_owned()).map_err(|e| syntax(&e, text))?;
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
    fields: Arc<[String]>,
}

impl PathTemplate {
    /// Compiles a template, or says what is wrong with it.
    pub fn compile(text: &str) -> Result<Self, ExpressionFault> {
        let fields = names::check_template(&ENVIRONMENT, text)?.into();
        let mut environment = environment();
        environment.add_template_owned("path", text.to_owned()).map_err(|e| syntax(&e, text))?;
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

/// The fields that one evaluation sees: a short list, which is cheaper to make than a map.
#[derive(Debug)]
struct Fields {
    names: Arc<[String]>,
    values: Vec<Option<FieldValue>>,
}

impl Object for Fields {
    fn get_value(self: &Arc<Self>, key: &FieldValue) -> Option<FieldValue> {
        let name = key.as_str()?;
        let index = self.names.iter().position(|field| field == name)?;
        self.values.get(index)?.clone()
    }
}

fn context(names: &Arc<[String]>, field: &mut dyn FnMut(&str) -> Option<FieldValue>) -> FieldValue {
    let empty_list = |name: &str| is_list(name).then(|| FieldValue::from(Vec::<FieldValue>::new()));
    let values = names.iter().map(|name| field(name).or_else(|| empty_list(name))).collect();
    FieldValue::from_object(Fields { names: Arc::clone(names), values })
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

fn syntax(error: &Error, text: &str) -> ExpressionFault {
    let length = text.len();
    let range = error.range().unwrap_or(0..length);
    let help = tokens::unclosed(text).map(|closing| format!("a `{closing}` is missing"));
    ExpressionFault {
        code: "expression",
        message: plain(error),
        // The engine counts bytes where a text has no end.
        range: text.floor_char_boundary(range.start)..text.ceil_char_boundary(range.end.max(range.start)),
        suggestion: None,
        help,
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
