//! The templates: those that come with the stage and a newsroom's own, compiled once.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use copydesk_plugin_sdk::Failure;
use minijinja::{AutoEscape, Environment, Error, Output, State, UndefinedBehavior, Value, escape_formatter};

use crate::config::Length;
use crate::renditions::context::Need;
use crate::renditions::markdown;
use crate::renditions::shorten::shorten;
use crate::renditions::trial::{self, describe};

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
/// A larger file is no template.
const LARGEST: u64 = 1 << 20;
/// No folder of templates has more files.
const MOST_FILES: usize = 500;

/// The templates that a pipeline asked for.
#[derive(Debug)]
pub(crate) struct Templates {
    environment: Environment<'static>,
    /// The parts of the article that they name.
    pub(crate) needs: Vec<Need>,
}

impl Templates {
    /// Compiles the templates: those with `names`, each with the place in the configuration that asks for it.
    pub(crate) fn new(names: Vec<(String, String)>, folder: Option<&str>) -> Result<Self, Failure> {
        let mut environment = Environment::new();
        environment.set_fuel(Some(FUEL));
        environment.set_undefined_behavior(UndefinedBehavior::Chainable);
        environment.set_formatter(format);
        environment.add_filter("markdown", |text: &Value| markdown::escape(&text.to_string()));
        environment.add_filter("shorten", |text: &Value, most: usize| shorten(&text.to_string(), most));
        // A newsroom's own may draw on any; else only what is asked for is compiled.
        let asked = |built_in: &str| folder.is_some() || names.iter().any(|(_, name)| name == built_in);
        let built_in = BUILT_IN.iter().filter(|(name, _)| asked(name));
        let mut sources: BTreeMap<String, String> =
            built_in.map(|&(name, source)| (name.to_owned(), source.to_owned())).collect();
        if let Some(folder) = folder {
            sources.append(&mut files(Path::new(folder))?);
        }
        for (name, source) in sources {
            environment
                .add_template_owned(name, source)
                .map_err(|error| Failure::config("/templates", describe(&error)))?;
        }
        for (pointer, name) in &names {
            if environment.templates().all(|(other, _)| other != name) {
                let listing = listing(&environment);
                let message =
                    format!("there is no template {name}; there are {listing}; `templates` names a folder of your own");
                return Err(Failure::config(pointer.as_str(), message));
            }
            // What comes with the stage is tried by its tests.
            if folder.is_some() {
                trial::try_out(&environment, pointer, name)?;
            }
        }
        let names: Vec<String> = names.into_iter().map(|(_, name)| name).collect();
        let needs = needs(&environment, &names).into_iter().filter_map(Need::of).collect();
        Ok(Self { environment, needs })
    }

    /// Renders one of the templates.
    pub(crate) fn render(&self, name: &str, context: Value) -> Result<String, Failure> {
        let rendered = self.environment.get_template(name).and_then(|template| template.render(context));
        rendered.map_err(|error| Failure::reject(describe(&error)))
    }
}

/// The names of all templates that may be asked for.
fn listing(environment: &Environment<'_>) -> String {
    let names = BUILT_IN.iter().map(|(name, _)| *name).chain(environment.templates().map(|(name, _)| name));
    Vec::from_iter(BTreeSet::from_iter(names)).join(", ")
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

/// The files of a folder and of the folders in it, by their path within it.
fn files(root: &Path) -> Result<BTreeMap<String, String>, Failure> {
    let fail = |path: &Path, error: &dyn std::fmt::Display| {
        Failure::config("/templates", format!("{}: {error}", path.display()))
    };
    let mut sources = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(|error| fail(&folder, &error))? {
            let path = entry.map_err(|error| fail(&folder, &error))?.path();
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            let hidden = path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
            let meta = fs::symlink_metadata(&path).map_err(|error| fail(&path, &error))?;
            if hidden {
                continue;
            } else if meta.is_dir() {
                folders.push(path);
            } else if fs::metadata(&path).is_ok_and(|meta| meta.is_file() && meta.len() <= LARGEST) {
                sources.insert(name, fs::read_to_string(&path).map_err(|error| fail(&path, &error))?);
            }
            if sources.len() + folders.len() > MOST_FILES {
                return Err(fail(root, &format_args!("more than {MOST_FILES} files; is this a folder of templates?")));
            }
        }
    }
    Ok(sources)
}

/// What the templates name and do not set themselves. One that draws on others may need what any of them names.
fn needs(environment: &Environment<'_>, names: &[String]) -> Vec<String> {
    let draws = |source: &str| ["include", "import", "extends"].iter().any(|word| source.contains(word));
    let asked = || environment.templates().filter(|(name, _)| names.iter().any(|asked| asked == name));
    let all = asked().any(|(_, template)| draws(template.source()));
    let mut needs: Vec<String> = environment
        .templates()
        .filter(|(name, _)| all || names.iter().any(|asked| asked == name))
        .flat_map(|(_, template)| template.undeclared_variables(false))
        .collect();
    needs.sort_unstable();
    needs.dedup();
    needs
}

#[cfg(test)]
mod tests {
    use super::*;
    use minijinja::context;

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

    fn templates(files: &[(&str, &str)], names: &[&str]) -> Result<Templates, Failure> {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, source) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, source).expect("a file");
        }
        Templates::new(places(names), folder.path().to_str())
    }

    #[test]
    fn a_template_names_what_it_needs() {
        let made = templates(&[("a.txt", "{% for q in quotes %}{{ q.text }}{{ headline }}{% endfor %}")], &["a.txt"]);
        assert_eq!(names(&made.expect("templates")), ["headline", "quotes"]);
    }

    #[test]
    fn what_comes_with_the_stage_stands_its_trial() {
        let made = Templates::new(places(&BUILT_IN.map(|(name, _)| name)), None).expect("templates");
        for (name, _) in BUILT_IN {
            trial::try_out(&made.environment, "/template", name).expect(name);
        }
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
    fn errors_name_template_and_line() {
        let broken = templates(&[("a.html", "one\n{% if %}")], &["a.html"]).expect_err("a failure");
        assert!(broken.message().starts_with("a.html:2: "), "{broken}");
        assert_eq!(broken.pointer(), "/templates");
        let broken = templates(&[("a.html", "\n\n{{ headline|nothing }}")], &["a.html"]).expect_err("a failure");
        assert!(broken.message().starts_with("a.html:3: unknown filter"), "{broken}");
        assert_eq!(broken.pointer(), "/template");
    }

    #[test]
    fn what_no_article_has_is_refused_with_what_there_is() {
        for (source, told) in [
            (
                "{{ uri }}\n{{ headlin }}",
                "a.txt:2: no template sees `headlin`; there are annotations, authors, body, byline",
            ),
            ("{{ summary.sentenses }}", "a.txt:1: no template sees `summary.sentenses`; there are sentences, text"),
            ("{{ lineage }}", "a.txt:1: no template sees `lineage`"),
        ] {
            let failure = templates(&[("a.txt", source)], &["a.txt"]).expect_err(source);
            assert!(failure.message().starts_with(told), "{failure}");
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
        let failure = Templates::new(places(&["breif.html"]), None).expect_err("a failure");
        assert_eq!(failure.pointer(), "/template");
        assert!(
            failure.message().contains("alert.txt, brief.html, brief.md, brief.txt, card.html, newsarticle.json"),
            "{failure}"
        );
    }
}
