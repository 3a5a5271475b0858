//! What the checker of definitions asks of plugins and endpoints.

use copydesk_article::{Detail, StageStamp};
use copydesk_endpoints::{ConfigError, sink_kinds, source_kinds};
use copydesk_pipeline::{
    Catalogue, ConfigFault, EndpointFacts, LookupFault, MisspeltPart, SinkDetail, SinkOutput, StageFacts,
};
use copydesk_plugin_host::{Instance, Misspelt, PluginError, Plugins};
use serde_json::Value;
use std::collections::BTreeSet;

/// The plugins that can be found, and the built-in endpoints.
pub struct PluginCatalogue<'a>(pub &'a Plugins);

impl Catalogue for PluginCatalogue<'_> {
    fn stage(&self, uses: &str) -> Result<StageFacts, LookupFault> {
        let stage = self.0.stage(uses).map_err(lookup_fault)?;
        Ok(StageFacts {
            id: stage.id.clone(),
            plugin: stage.plugin.clone(),
            version: stage.version.clone(),
            doc: stage.doc.clone(),
            reads: stage.reads.clone(),
            writes: stage.writes.clone(),
            misspelt: stage.misspelt().into_iter().map(misspelt_part).collect(),
            stateful: stage.stateful,
            schema: stage.schema.clone(),
        })
    }

    fn stage_names(&self) -> Vec<String> {
        self.0.all().0.iter().flat_map(|plugin| &plugin.stages).map(|stage| stage.id.clone()).collect()
    }

    fn writers_of(&self, what: &str) -> Vec<String> {
        let (plugins, _) = self.0.all();
        let stages = plugins.iter().flat_map(|plugin| &plugin.stages);
        let writers = stages.filter(|stage| stage.writes.iter().any(|name| name == what));
        let writers: BTreeSet<String> = writers.map(|stage| stage.id.clone()).collect();
        writers.into_iter().collect()
    }

    fn other_libraries(&self, uses: &str) -> Option<(String, Vec<String>)> {
        let stage = self.0.stage(uses).ok()?;
        let others = self.0.others(&stage);
        Some((stage.path.display().to_string(), others.iter().map(|path| path.display().to_string()).collect()))
    }

    fn check_stage(&self, uses: &str, config: &str) -> Result<(), ConfigFault> {
        let whole = |message: String| ConfigFault { pointer: None, message, help: None };
        let stage = self.0.stage(uses).map_err(|error| whole(error.to_string()))?;
        let stamp = StageStamp { stage: uses.into(), plugin: stage.plugin.as_str().into(), config: "".into() };
        match Instance::create(&stage, stamp, config) {
            Ok(instance) => {
                drop(instance);
                Ok(())
            }
            Err(error) => Err(ConfigFault { pointer: error.at, message: error.message, help: None }),
        }
    }

    fn sources(&self) -> Vec<EndpointFacts> {
        let facts = source_kinds().map(|kind| EndpointFacts {
            name: kind.name.to_owned(),
            doc: kind.doc.to_owned(),
            schema: Some((kind.schema)()),
            templates: Vec::new(),
            exactly_once: false,
        });
        facts.into()
    }

    fn sinks(&self) -> Vec<EndpointFacts> {
        let facts = sink_kinds().map(|kind| EndpointFacts {
            name: kind.name.to_owned(),
            doc: kind.doc.to_owned(),
            schema: Some((kind.schema)()),
            templates: kind.templates.iter().map(|pointer| (*pointer).to_owned()).collect(),
            exactly_once: kind.exactly_once,
        });
        facts.into()
    }

    fn sink_output(&self, uses: &str, config: &Value) -> Option<SinkOutput> {
        let kinds = sink_kinds();
        let kind = kinds.iter().find(|kind| kind.name == uses)?;
        let plan = (kind.plan)(config).ok()?;
        let detail = match plan.detail {
            Detail::Published => SinkDetail::Published,
            Detail::Full => SinkDetail::Full,
        };
        Some(SinkOutput { format: plan.format.name.to_owned(), detail, rendition: plan.rendition })
    }

    fn sink_identity(&self, uses: &str, config: &Value) -> Option<String> {
        let kinds = sink_kinds();
        let kind = kinds.iter().find(|kind| kind.name == uses)?;
        (kind.identity)(config)
    }

    fn check_source(&self, uses: &str, config: &Value) -> Result<(), ConfigFault> {
        let kinds = source_kinds();
        let kind = kinds.iter().find(|kind| kind.name == uses);
        kind.map_or(Ok(()), |kind| (kind.check)(config)).map_err(config_fault)
    }

    fn check_sink(&self, uses: &str, config: &Value) -> Result<(), ConfigFault> {
        let kinds = sink_kinds();
        let kind = kinds.iter().find(|kind| kind.name == uses);
        kind.map_or(Ok(()), |kind| (kind.plan)(config).map(drop)).map_err(config_fault)
    }
}

fn config_fault(error: ConfigError) -> ConfigFault {
    ConfigFault { pointer: Some(error.pointer), message: error.message, help: None }
}

fn misspelt_part(Misspelt { list, name, meant }: Misspelt) -> MisspeltPart {
    MisspeltPart { list: list.to_owned(), name, meant: meant.to_owned() }
}

fn lookup_fault(error: PluginError) -> LookupFault {
    match error {
        PluginError::Missing { file, folders, misnamed, .. } => LookupFault::Missing {
            looked_in: folders.iter().map(|folder| format!("looked for {file} in {folder}")).collect(),
            misnamed: misnamed.iter().map(|path| (path.display().to_string(), file.clone())).collect(),
        },
        PluginError::NoSuchStage { path, stages, .. } => LookupFault::Missing {
            looked_in: vec![format!("looked in {}, which has {}", path.display(), stages.join(", "))],
            misnamed: Vec::new(),
        },
        other => {
            let library = other.library().map(|path| path.display().to_string()).unwrap_or_default();
            let reason = other.to_string();
            // Each message goes on from the file's name.
            let reason =
                reason.strip_prefix(&format!("{library}: ")).map_or(reason.clone(), |rest| format!("it {rest}"));
            LookupFault::Broken { library, reason }
        }
    }
}
