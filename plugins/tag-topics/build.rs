//! Compiles the vocabulary that ships, with the stage's own code, so that a run starts with the finished tables.
#![allow(dead_code, unreachable_pub)] // what the stage uses and gives out is here for this alone

#[path = "src/fault.rs"]
mod fault;
#[path = "src/lexicon/mod.rs"]
mod lexicon;
#[path = "src/reading/mod.rs"]
mod reading;
#[path = "src/taxonomy.rs"]
mod taxonomy;
#[path = "src/vocabulary/mod.rs"]
mod vocabulary;

use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in ["build.rs", "data", "src"] {
        println!("cargo::rerun-if-changed={path}");
    }
    let folder = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("cargo gives no OUT_DIR")?);
    let keep = |name: &str, builder: lexicon::compile::Builder| {
        let bytes: Vec<u8> = lexicon::image::numbers(&builder.build()).into_iter().flat_map(u32::to_le_bytes).collect();
        std::fs::write(folder.join(name).with_extension("lexicon"), bytes)
    };
    let taxonomy = taxonomy::Taxonomy::media_topics().map_err(|fault| fault.to_string())?;
    let mut english = lexicon::compile::Builder::default();
    vocabulary::add_shipped(&mut english, &taxonomy).map_err(|fault| fault.to_string())?;
    keep("english", english)?;
    for (name, tag) in [("german", "de"), ("french", "fr"), ("spanish", "es")] {
        let mut builder = lexicon::compile::Builder::reading(vocabulary::names::reading(tag));
        vocabulary::names::add_names(&mut builder, &taxonomy, tag).map_err(|fault| fault.to_string())?;
        keep(name, builder)?;
    }
    Ok(())
}
