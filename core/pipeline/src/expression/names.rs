//! The names in an expression: fields of an article, filters, tests and functions; the nearest right one for each that is wrong.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use minijinja::{Environment, context};

use super::tokens::{Token, blocks, tokens};
use super::{ExpressionFault, LONGEST, syntax};
use crate::nearest::{listed, nearest};

static FIELDS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| pairs(include_str!("../../data/article-fields.txt")));
static NAMES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| pairs(include_str!("../../data/expression-names.txt")));

fn pairs(data: &'static str) -> Vec<(&'static str, &'static str)> {
    data.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' ')).collect()
}

/// The fields of an article that an expression may name, sorted.
pub fn article_fields() -> impl Iterator<Item = &'static str> {
    FIELDS.iter().map(|(name, _)| *name)
}

/// Whether a field is a list, which is always there.
pub(super) fn is_list(field: &str) -> bool {
    FIELDS.iter().any(|(name, holds)| *name == field && *holds == "list")
}

/// The fields that an expression names, or what is wrong with it.
pub(super) fn check_expression(environment: &Environment<'_>, text: &str) -> Result<Vec<String>, ExpressionFault> {
    if text.len() > LONGEST {
        return Err(too_long(text));
    }
    if text.trim().is_empty() {
        return Err(ExpressionFault {
            code: "expression",
            message: "the expression is empty".to_owned(),
            range: 0..text.len(),
            suggestion: None,
            help: Some("write a condition such as `language is lang(\"en\")`, or leave the key out".to_owned()),
        });
    }
    if let Some(fault) = braces(text).or_else(|| other_signs(text)) {
        return Err(fault);
    }
    let owned = environment.compile_expression_owned(text.to_owned()).map_err(|e| syntax(&e, text))?;
    let names = owned.undeclared_variables(false);
    check_words(environment, text, 0)?;
    let whole = 0..text.len();
    fields_among(environment, names, text, std::slice::from_ref(&whole))
}

/// The fields that a template names, or what is wrong with it.
pub(super) fn check_template(environment: &Environment<'_>, text: &str) -> Result<Vec<String>, ExpressionFault> {
    if text.len() > LONGEST {
        return Err(too_long(text));
    }
    let mut own = environment.clone();
    own.add_template_owned("path", text.to_owned()).map_err(|e| syntax(&e, text))?;
    let names = own.get_template("path").map_err(|e| syntax(&e, text))?.undeclared_variables(false);
    let blocks = blocks(text);
    for block in &blocks {
        check_words(environment, &text[block.clone()], block.start)?;
    }
    fields_among(environment, names, text, &blocks)
}

fn too_long(text: &str) -> ExpressionFault {
    ExpressionFault {
        code: "expression",
        message: format!("an expression has at most {LONGEST} bytes, this one has {}", text.len()),
        range: 0..text.len(),
        suggestion: None,
        help: None,
    }
}

/// `if: {{ … }}` and `if: ${{ … }}`, as people know it from elsewhere.
fn braces(text: &str) -> Option<ExpressionFault> {
    let start = text.find("{{")?;
    let bare = text.trim().trim_start_matches('$').trim_start_matches('{').trim_end_matches('}').trim();
    let outside = text[..start].trim();
    (outside.is_empty() || outside == "$").then(|| ExpressionFault {
        code: "expression",
        message: "a condition has no braces around it".to_owned(),
        range: start..start + 2,
        suggestion: Some(bare.to_owned()),
        help: Some(format!("write the expression alone: {bare}")),
    })
}

/// Signs that other languages have for `==`, `and`, `or` and `not`.
fn other_signs(text: &str) -> Option<ExpressionFault> {
    let words = tokens(text);
    let mut depth = 0_usize;
    for (token, range) in &words {
        match token {
            Token::Sign("(") => depth += 1,
            Token::Sign(")") => depth = depth.saturating_sub(1),
            // Within parentheses it names an argument.
            Token::Sign("=") if depth == 0 => {
                return Some(ExpressionFault {
                    code: "expression",
                    message: "`=` does not compare".to_owned(),
                    range: range.clone(),
                    suggestion: Some("==".to_owned()),
                    help: Some("write `==`".to_owned()),
                });
            }
            Token::Sign(sign @ ("&" | "!" | "||")) => {
                let word = match *sign {
                    "&" => "and",
                    "!" => "not",
                    _ => "or",
                };
                return Some(ExpressionFault {
                    code: "expression",
                    message: format!("`{sign}` has no meaning here"),
                    range: range.clone(),
                    suggestion: Some(word.to_owned()),
                    help: Some(format!("write `{word}`")),
                });
            }
            _ => {}
        }
    }
    None
}

/// Filters, tests, functions and methods that are not there. The engine would notice only when it meets one.
fn check_words(environment: &Environment<'_>, text: &str, offset: usize) -> Result<(), ExpressionFault> {
    let words = tokens(text);
    let token = |index: usize| words.get(index).map(|(token, _)| *token);
    let before = |index: usize, back: usize| index.checked_sub(back).and_then(token);
    for (index, (word, range)) in words.iter().enumerate() {
        let Token::Name(name) = *word else { continue };
        let range = range.start + offset..range.end + offset;
        let after_is = before(index, 1) == Some(Token::Name("is"))
            || (before(index, 1) == Some(Token::Name("not")) && before(index, 2) == Some(Token::Name("is")));
        if before(index, 1) == Some(Token::Sign("|")) {
            require(environment, "filter", name, range)?;
        } else if after_is && name != "not" && before(index, 1) != Some(Token::Sign(".")) {
            require(environment, "test", name, range)?;
        } else if token(index + 1) == Some(Token::Sign("(")) && !is_keyword(name) {
            if before(index, 1) == Some(Token::Sign(".")) {
                if before(index, 2) != Some(Token::Name("loop")) {
                    return Err(method(name, range));
                }
            } else if !environment.globals().any(|(global, _)| global == name) {
                return Err(unknown("function", name, range));
            }
        }
    }
    Ok(())
}

fn is_keyword(name: &str) -> bool {
    matches!(name, "and" | "or" | "not" | "in" | "is" | "if" | "else" | "elif" | "for" | "set" | "with")
}

fn require(
    environment: &Environment<'_>,
    kind: &'static str,
    name: &str,
    range: Range<usize>,
) -> Result<(), ExpressionFault> {
    let question = if kind == "filter" { "name is filter" } else { "name is test" };
    let there = environment
        .compile_expression_owned(question)
        .and_then(|e| e.eval(context! { name }))
        .is_ok_and(|v| v.is_true());
    if there { Ok(()) } else { Err(unknown(kind, name, range)) }
}

fn unknown(kind: &'static str, name: &str, range: Range<usize>) -> ExpressionFault {
    let known = || NAMES.iter().filter(|(of, _)| *of == kind).map(|(_, name)| *name);
    let near = nearest(name, known());
    ExpressionFault {
        code: "unknown-name",
        message: format!("there is no {kind} `{name}`"),
        range,
        suggestion: near.map(str::to_owned),
        help: Some(match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the {kind}s are {}", listed(known(), "and")),
        }),
    }
}

fn method(name: &str, range: Range<usize>) -> ExpressionFault {
    let instead = match name {
        "startswith" => "`… is startingwith(\"…\")`",
        "endswith" => "`… is endingwith(\"…\")`",
        "lower" | "upper" | "trim" | "split" | "replace" | "title" => "a filter, such as `… | lower`",
        "get" => "`field.name`, which is false where it is not there",
        "contains" | "includes" => "`\"…\" in …`",
        _ => "a filter, such as `… | length`",
    };
    ExpressionFault {
        code: "unknown-name",
        message: format!("values have no methods, so no `{name}(…)`"),
        range,
        suggestion: None,
        help: Some(format!("write {instead}")),
    }
}

/// Names that are fields, sorted; the first that is not is a fault.
fn fields_among(
    environment: &Environment<'_>,
    names: impl IntoIterator<Item = String>,
    text: &str,
    parts: &[Range<usize>],
) -> Result<Vec<String>, ExpressionFault> {
    let names: BTreeSet<String> = names.into_iter().collect();
    let wrong = |name: &String| {
        !FIELDS.iter().any(|(field, _)| field == name) && !environment.globals().any(|(global, _)| global == name)
    };
    if let Some((name, range)) = names
        .iter()
        .filter(|name| wrong(name))
        .map(|name| (name, place(name, text, parts)))
        .min_by_key(|(_, range)| range.start)
    {
        let near = nearest(name, article_fields());
        return Err(ExpressionFault {
            code: "unknown-field",
            message: format!("an article has no field `{name}`"),
            range,
            suggestion: near.map(str::to_owned),
            help: Some(match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!(
                    "what the provider sent beside an article's own fields is under `extra`: extra.{name}; what a stage adds is among \
                     the annotations: annotations | selectattr(\"type\", \"eq\", \"{name}\")"
                ),
            }),
        });
    }
    Ok(names.into_iter().filter(|name| FIELDS.iter().any(|(field, _)| field == name)).collect())
}

/// Where a variable is first named.
fn place(name: &str, text: &str, parts: &[Range<usize>]) -> Range<usize> {
    for part in parts {
        let words = tokens(&text[part.clone()]);
        for (index, (word, range)) in words.iter().enumerate() {
            let attribute = index > 0 && matches!(words.get(index - 1), Some((Token::Sign("." | "|"), _)));
            if *word == Token::Name(name) && !attribute {
                return range.start + part.start..range.end + part.start;
            }
        }
    }
    0..text.len()
}

/// Fields that the expression compares by order. An absent one counts as less than anything, which is seldom meant.
pub(crate) fn compared_by_order(text: &str) -> Option<(&str, Range<usize>)> {
    let words = tokens(text);
    for (index, (word, _)) in words.iter().enumerate() {
        let side = match word {
            Token::Sign("<" | "<=") => index.checked_sub(1),
            Token::Sign(">" | ">=") => Some(index + 1),
            _ => None,
        };
        if let Some((Token::Name(name), range)) = side.and_then(|side| words.get(side))
            && FIELDS.iter().any(|(field, holds)| field == name && matches!(*holds, "text" | "number"))
        {
            let named = words.iter().filter(|(other, _)| *other == Token::Name(name)).count();
            // Named a second time, it was most likely asked whether it is there.
            if named == 1 {
                return Some((name, range.clone()));
            }
        }
    }
    None
}
