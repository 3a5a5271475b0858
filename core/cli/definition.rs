//! Reading a definition and checking it, with the plugins that this command line finds.

use crate::arguments::{Colour, Common};
use crate::failure::Failure;
use crate::output;
use copydesk_pipeline::{Checked, Document, Options, Plan, Workers, check_with, render_all};
use copydesk_plugin_host::{Folders, Plugins};
use copydesk_runtime::PluginCatalogue;
use std::path::Path;

/// The plugins that can be found.
pub(crate) fn plugins(common: &Common) -> Plugins {
    let program = std::env::current_exe().ok();
    let path_list = std::env::var_os("COPYDESK_PLUGIN_PATH");
    Plugins::new(Folders::standard(&common.plugin_dir, path_list.as_deref(), program.as_deref()))
}

/// A definition's text and name.
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) text: String,
}

impl Source {
    pub(crate) fn read(path: &Path) -> Result<Source, Failure> {
        let bytes = std::fs::read(path).map_err(|error| Failure::unreadable(path, error))?;
        let name = path.display().to_string();
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Source { name, text }),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let line = error.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
                Err(Failure::Wiring(format!("{name}:{line}: is not UTF-8; save the file as UTF-8")))
            }
        }
    }

    pub(crate) fn document(&self) -> Document<'_> {
        Document { name: &self.name, text: &self.text }
    }

    pub(crate) fn check(&self, plugins: &Plugins, options: Options) -> Checked {
        let environment = |name: &str| std::env::var(name).ok();
        check_with(&self.document(), options, &environment, &PluginCatalogue(plugins))
    }

    pub(crate) fn rendered(&self, checked: &Checked, colour: bool) -> String {
        render_all(&self.document(), &checked.diagnostics, colour)
    }
}

/// The plan of a definition; its diagnostics are shown on standard error.
pub(crate) fn plan(path: &Path, plugins: &Plugins, options: Options, colour: Colour) -> Result<Plan, Failure> {
    let source = Source::read(path)?;
    let checked = source.check(plugins, options);
    output::eprint(&source.rendered(&checked, output::colour_on_stderr(colour)));
    checked.plan.ok_or(Failure::Definition(source.name))
}

/// Gives so many workers to the chains that leave it open.
pub(crate) fn set_workers(plan: &mut Plan, workers: Option<u32>) {
    let Some(workers) = workers else { return };
    for chain in &mut plan.chains {
        if chain.workers == Workers::Cores {
            chain.workers = Workers::Count(workers);
        }
    }
}
