//! The templates: those that come with the stage and a newsroom's own, compiled once.

use std::collections::BTreeSet;

use copydesk_plugin_sdk::Failure;
use minijinja::value::Rest;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value, escape_formatter};

use crate::config::Length;
use crate::renditions::context::Need;
use crate::renditions::faults::{describe, describe_with_line, gives_json, nearest, no_json, shown};
use crate::renditions::folder::Folder;
use crate::renditions::markdown;
use crate::renditions::shorten::shorten;
use crate::renditions::trial;

const BUILT_IN: [(&str, &str); 6] = [
    ("alert.txt", include_str!("../../templates/alert.txt")),
    ("brief.html", include_str!("../../templates/brief.html")),
    ("brief.md", include_str!("../../templates/brief.md")),
    ("brief.txt", include_str!("../../templates/brief.txt")),
    ("card.html", include_str!("../../templates/card.html")),
    ("newsarticle.json", include_str!("../../templates/newsarticle.json")),
];

/// How long the summary in a template is where nobody says: what the places have that they are written for.
pub(crate) fn default_length(template: &str) -> Option<Length> {
    match template {
        "alert.txt" => Some(Length { sentences: Some(1), words: None, characters: Some(120) }),
        "card.html" => Some(Length { sentences: Some(2), ..Length::default() }),
        _ => None,
    }
}

/// Steps that one rendering may take: far beyond any brief, and a loop without end still stops at once.
const FUEL: u64 = 500_000;
/// No more templates are named to who asks for one that is not there.
const MOST_NAMED: usize = 30;
/// The templates that a pipeline asked for.
#[derive(Debug)]
pub(crate) struct Templates {
    environment: Environment<'static>,
    folder: Option<Folder>,
    /// The parts of the article that they name.
    pub(crate) needs: Vec<Need>,
}

impl Templates {
    /// Compiles the templates: those with `names`, each with the place in the configuration that asks for it, and what they draw on.
    pub(crate) fn new(names: Vec<(String, String)>, folder: Option<&str>) -> Result<Self, Failure> {
        let folder = folder.map(Folder::list).transpose()?;
        let environment = environment(folder.clone());
        let (pointers, names): (Vec<String>, Vec<String>) = names.into_iter().unzip();
        let built_in = || BUILT_IN.iter().map(|(name, _)| *name);
        let own = || folder.iter().flat_map(Folder::names);
        for (pointer, name) in pointers.iter().zip(&names) {
            if built_in().chain(own()).all(|other| other != name) {
                let there_are = BTreeSet::from_iter(built_in().chain(own()));
                let without_kind =
                    |other: &&str| other.strip_prefix(name.as_str()).is_some_and(|kind| kind.starts_with('.'));
                let meant = nearest(name, there_are.iter().copied());
                let meant = meant.or_else(|| there_are.iter().copied().find(without_kind));
                let meant = meant.map(|near| format!(" (did you mean {near}?)"));
                let meant = meant.unwrap_or_default();
                let listing = Vec::from_iter(there_are.into_iter().take(MOST_NAMED)).join(", ");
                let message = format!(
                    "there is no template {name}{meant}; there are {listing}; `templates` names a folder of your own"
                );
                return Err(Failure::config(pointer.as_str(), message));
            }
        }
        let used = used(&environment, folder.as_ref(), &names)?;
        for (pointer, name) in pointers.iter().zip(&names) {
            // What comes with the stage is tried by its tests.
            if let Some(folder) = &folder {
                trial::try_out(&environment, folder, pointer, name)?;
            }
        }
        let needs = needs(&environment, &used).into_iter().filter_map(Need::of).collect();
        Ok(Self { environment, folder, needs })
    }

    /// Renders one of the templates.
    pub(crate) fn render(&self, name: &str, context: Value) -> Result<String, Failure> {
        let rendered = self.environment.get_template(name).and_then(|template| template.render(context));
        let rendered = rendered.map_err(|error| Failure::reject(describe(&error, self.folder.as_ref())))?;
        let own = || self.folder.as_ref().is_some_and(|folder| folder.path(name).is_some());
        // What is empty is no rendition.
        match gives_json(name) && own() && !rendered.trim().is_empty() {
            true => match no_json(&rendered) {
                Some(trouble) => Err(Failure::reject(format!("{} {trouble}", shown(name, self.folder.as_ref())))),
                None => Ok(rendered),
            },
            false => Ok(rendered),
        }
    }
}

/// Where templates are compiled: one of the folder as soon as it is asked for, in place of the one that comes with the stage by that name.
fn environment(folder: Option<Folder>) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_fuel(Some(FUEL));
    environment.set_undefined_behavior(UndefinedBehavior::Chainable);
    environment.set_formatter(format);
    environment.add_filter("markdown", |text: &Value| markdown::escape(&text.to_string()));
    environment.add_filter("shorten", shorten_filter);
    environment.set_loader(move |name| match folder.as_ref().and_then(|folder| folder.source(name)) {
        Some(own) => own.map(Some).map_err(|trouble| Error::new(ErrorKind::InvalidOperation, trouble)),
        None => Ok(BUILT_IN.iter().find(|(known, _)| *known == name).map(|(_, source)| (*source).to_owned())),
    });
    environment
}

fn shorten_filter(text: &Value, arguments: Rest<Value>) -> Result<String, Error> {
    match arguments.as_slice() {
        [most] if most.as_usize().is_some() => Ok(shorten(&text.to_string(), most.as_usize().unwrap_or_default())),
        _ => Err(Error::new(
            ErrorKind::InvalidOperation,
            "`shorten` needs how many characters there may be, as in `headline|shorten(120)`",
        )),
    }
}

/// The templates with `names` and those that they name in turn, each compiled. A name that a template puts together may be that of any other:
/// those compile as well, but for files that are none.
fn used(environment: &Environment<'_>, folder: Option<&Folder>, names: &[String]) -> Result<BTreeSet<String>, Failure> {
    let (mut used, mut open) = (BTreeSet::new(), names.to_vec());
    let all = || BUILT_IN.iter().map(|(name, _)| *name).chain(folder.into_iter().flat_map(Folder::names));
    let mut draws = false;
    while let Some(name) = open.pop() {
        if used.contains(&name) {
            continue;
        }
        if let Some(Err(trouble)) = folder.and_then(|folder| folder.source(&name)) {
            return Err(Failure::config("/templates", trouble));
        }
        let template = environment
            .get_template(&name)
            .map_err(|error| Failure::config("/templates", describe_with_line(&error, folder)))?;
        let source = template.source();
        if ["include", "import", "extends"].iter().any(|word| source.contains(word)) {
            draws = true;
            let named = |other: &str| ['"', '\''].iter().any(|mark| source.contains(&format!("{mark}{other}{mark}")));
            open.extend(all().filter(|other| named(other)).map(str::to_owned));
        }
        used.insert(name);
    }
    if draws {
        used.extend(all().filter(|name| environment.get_template(name).is_ok()).map(str::to_owned));
    }
    Ok(used)
}

/// Writes a value as minijinja does: at once where it is a text in which nothing has to be escaped.
fn format(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    match value.as_str() {
        Some(text) if *state.auto_escape() == AutoEscape::Html && !may_need_escapes(text) => Ok(out.write_str(text)?),
        _ => escape_formatter(out, state, value),
    }
}

/// Whether one of the characters that HTML escapes stands in a text.
fn may_need_escapes(text: &str) -> bool {
    let text = text.as_bytes();
    memchr::memchr3(b'\'', b'"', b'&', text).or_else(|| memchr::memchr3(b'/', b'<', b'>', text)).is_some()
}

/// What templates name and do not set themselves.
fn needs(environment: &Environment<'_>, used: &BTreeSet<String>) -> BTreeSet<String> {
    let templates = used.iter().filter_map(|name| environment.get_template(name).ok());
    templates.flat_map(|template| template.undeclared_variables(false)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use minijinja::context;
    use std::fs;

    fn places(names: &[&str]) -> Vec<(String, String)> {
        names.iter().map(|name| ("/template".to_owned(), (*name).to_owned())).collect()
    }

    fn names(templates: &Templates) -> Vec<&str> {
        let name = |need| match need {
            &Need::Field(name, _) => name,
            Need::Quote => "quote",
            Need::Lead => "lead",
            Need::Other(name) => name,
        };
        templates.needs.iter().map(name).collect()
    }

    fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, source) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, source).expect("a file");
        }
        folder
    }

    fn templates(files: &[(&str, &str)], names: &[&str]) -> Result<Templates, Failure> {
        let files: Vec<_> = files.iter().map(|(name, source)| (*name, source.as_bytes())).collect();
        Templates::new(places(names), folder(&files).path().to_str())
    }

    /// What is said of a refused template, without the folder that it lies in.
    fn refusal(files: &[(&str, &str)], name: &str) -> (String, String) {
        let files: Vec<_> = files.iter().map(|(name, source)| (*name, source.as_bytes())).collect();
        let folder = folder(&files);
        let failure = Templates::new(places(&[name]), folder.path().to_str()).expect_err("a failure");
        (failure.pointer().to_owned(), failure.message().replace(&format!("{}/", folder.path().display()), "tpl/"))
    }

    #[test]
    fn a_template_names_what_it_needs() {
        let made = templates(&[("a.txt", "{% for q in quotes %}{{ q.text }}{{ headline }}{% endfor %}")], &["a.txt"]);
        assert_eq!(names(&made.expect("templates")), ["headline", "quotes"]);
    }

    #[test]
    fn what_comes_with_the_stage_stands_its_trial() {
        // With a folder of a newsroom's own, also those are tried that it lacks.
        templates(&[], &BUILT_IN.map(|(name, _)| name)).expect("templates");
    }

    #[test]
    fn the_brief_needs_no_more_than_it_shows() {
        let made = Templates::new(places(&["brief.html"]), None).expect("templates");
        let needs = ["byline", "copyright", "dateline", "headline", "language", "published", "quote"];
        assert_eq!(names(&made), [&needs[..], &["right_to_left", "source", "subjects", "uri"]].concat());
    }

    #[test]
    fn an_included_template_is_heard_too() {
        let made = templates(&[("a.txt", "{% include 'parts/b.txt' %}"), ("parts/b.txt", "{{ byline }}")], &["a.txt"]);
        let made = made.expect("templates");
        assert!(names(&made).contains(&"byline"));
        assert_eq!(made.render("a.txt", context! { byline => "Ada Rowe" }).expect("text"), "Ada Rowe");
    }

    #[test]
    fn values_are_escaped_by_the_name_of_the_file() {
        let files = [("a.html", "{{ headline }}"), ("a.txt", "{{ headline }}"), ("a.json", "{{ headline }}")];
        let made = templates(&files, &["a.html", "a.txt", "a.json"]).expect("templates");
        let context = context! { headline => "Rowe & \"Lind\"" };
        assert_eq!(made.render("a.html", context.clone()).expect("text"), "Rowe &amp; &quot;Lind&quot;");
        assert_eq!(made.render("a.txt", context.clone()).expect("text"), "Rowe & \"Lind\"");
        assert_eq!(made.render("a.json", context.clone()).expect("text"), r#""Rowe & \"Lind\"""#);
    }

    #[test]
    fn errors_name_file_and_line_and_show_it() {
        for (source, pointer, told) in [
            ("one\n{% if %}", "/templates", "tpl/a.html:2: syntax error: "),
            (
                "\n\n{{ headline|shortn(5) }}",
                "/template",
                "tpl/a.html:3: unknown filter: filter shortn is unknown; there are `markdown`, `shorten(characters)`",
            ),
            (
                "{{ headline|shorten }}",
                "/template",
                "tpl/a.html:1: invalid operation: `shorten` needs how many characters",
            ),
            ("{{ headline|shorten('ten') }}", "/template", "tpl/a.html:1: invalid operation: `shorten` needs how many"),
            ("{% include 'b.html' %}", "/templates", "tpl/b.html:2: syntax error: "),
            ("{% set b = 'b' %}{% include b ~ '.html' %}", "/template", "tpl/b.html:2: syntax error: "),
        ] {
            let (at, message) = refusal(&[("a.html", source), ("b.html", "\n{{ ")], "a.html");
            assert_eq!(at, pointer, "{message}");
            assert!(message.starts_with(told) && message.contains("\n  | {"), "{message}");
        }
    }

    #[test]
    fn what_lies_beside_the_templates_disturbs_nobody() {
        let folder = folder(&[
            ("a.txt", b"{{ byline }}{% include 'parts/b.txt' %}"),
            ("parts/b.txt", b"\xef\xbb\xbf!"),
            ("a.txt.bak", b"{% if %}"),
            ("logo.png", b"\x89PNG\xff"),
            ("notes/old/c.txt", b"{{ headlin"),
        ]);
        let made = |name: &str| Templates::new(places(&[name]), folder.path().to_str());
        let rendered = made("a.txt").expect("templates").render("a.txt", context! { byline => "Ada Rowe" });
        assert_eq!(rendered.expect("text"), "Ada Rowe!", "without the mark that an editor wrote");
        let failure = made("logo.png").expect_err("a failure");
        assert!(failure.message().ends_with("logo.png is no text in UTF-8: if it is a template, save it as UTF-8"));
    }

    #[test]
    fn what_is_to_be_json_is_json_or_nothing() {
        let (at, message) = refusal(&[("a.json", r#"{ "headline": "{{ headline }}" }"#)], "a.json");
        assert_eq!(at, "/template");
        assert!(message.starts_with("tpl/a.json gives no valid JSON: ") && message.contains("its own quotation marks"));

        let files = [("a.json", r#"{ "line": {{ headline }}{% if not byline %},{% endif %} }"#)];
        let made = templates(&files, &["a.json"]).expect("templates");
        let whole = context! { headline => "Lock opens", byline => "Ada Rowe" };
        assert_eq!(made.render("a.json", whole).expect("text"), r#"{ "line": "Lock opens" }"#);
        let failure = made.render("a.json", context! { headline => "Lock opens" }).expect_err("a failure");
        assert!(failure.message().contains("a.json gives no valid JSON: "), "{failure}");
        assert_eq!(made.render("a.json", context! { byline => "Ada Rowe" }).expect("text"), r#"{ "line": null }"#);
    }

    #[test]
    fn what_no_article_has_is_refused_with_what_there_is() {
        for (source, told) in [
            (
                "{{ uri }}\n{{ headlin }}",
                "tpl/a.txt:2: no template sees `headlin` (did you mean `headline`?); there are annotations, authors, body, byline",
            ),
            (
                "{{ summary.sentenses }}",
                "tpl/a.txt:1: no template sees `summary.sentenses` (did you mean `sentences`?); there are sentences, text",
            ),
            ("{{ lineage }}", "tpl/a.txt:1: no template sees `lineage`"),
        ] {
            let (_, message) = refusal(&[("a.txt", source)], "a.txt");
            assert!(message.starts_with(told), "{message}");
        }
        let own = "{% set n = namespace(x=1) %}{% for q in quotes %}{{ loop.index }}{{ n.x }}{{ q.text }}{% endfor %}{{ extra.desk }}{{ range(3) }}";
        templates(&[("a.txt", own)], &["a.txt"]).expect("what a template makes itself is known");
    }

    #[test]
    fn a_loop_without_end_stops_and_files_cannot_be_read() {
        let loops = "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}";
        for source in [loops, "{% include '/etc/hostname' %}"] {
            templates(&[("a.txt", source)], &["a.txt"]).expect_err("a failure");
        }
        let made = templates(
            &[("a.txt", "{% for q in quotes %}{% for b in range(q.text|length) %}x{% endfor %}{% endfor %}")],
            &["a.txt"],
        );
        let long = context! { quotes => vec![context! { text => "x".repeat(9_999) }; 999] };
        assert!(made.expect("templates").render("a.txt", long).is_err());
    }

    #[test]
    fn an_unknown_template_is_refused_with_those_there_are() {
        let failure = Templates::new(places(&["brief"]), None).expect_err("a failure");
        assert!(failure.message().starts_with("there is no template brief (did you mean brief.html?)"), "{failure}");
        let failure = Templates::new(places(&["breif.html"]), None).expect_err("a failure");
        assert_eq!(failure.pointer(), "/template");
        assert!(
            failure.message().starts_with("there is no template breif.html (did you mean brief.html?); there are"),
            "{failure}"
        );
        assert!(
            failure.message().contains("alert.txt, brief.html, brief.md, brief.txt, card.html, newsarticle.json"),
            "{failure}"
        );
    }
}
