//! Reads the lists of each language with the stage's own code, so that a run starts with their words prepared.
#![allow(dead_code, unreachable_pub)] // what the stage uses and gives out is here for this alone

#[path = "src/language/ends.rs"]
mod ends;
#[path = "src/grammar.rs"]
mod grammar;
#[path = "src/language/image.rs"]
mod image;

use std::path::{Path, PathBuf};

use copydesk_text::vocabulary;

use image::Words;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in ["build.rs", "data", "src"] {
        println!("cargo::rerun-if-changed={path}");
    }
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("cargo gives no OUT_DIR")?);
    for entry in std::fs::read_dir("data")? {
        let path = entry?.path();
        if let (true, Some(tag)) = (path.is_dir(), path.file_name().and_then(|name| name.to_str())) {
            std::fs::write(out.join(tag).with_extension("words"), words(tag, &path)?)?;
        }
    }
    Ok(())
}

/// The words of a language: those that all stages share, and the cues.
fn words(tag: &str, folder: &Path) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut words = vocabulary::other(tag).unwrap_or_else(vocabulary::english);
    let cues = std::fs::read_to_string(folder.join("cues.txt"))?;
    for line in copydesk_text::lexicon::entries(&cues) {
        grammar::add_cue(&mut words, line, tag).map_err(|error| format!("{tag}: `{line}`: {error}"))?;
    }
    let mut prepared = Words::read(&[]);
    prepared.extend(&words);
    Ok(image(prepared))
}

/// How roles end, and each word once.
fn image(Words { role_ends, mut entries }: Words) -> Vec<u8> {
    entries.sort_unstable();
    entries.dedup_by(|next, first| {
        let same = next.0 == first.0;
        first.1 |= if same { next.1 } else { 0 };
        same
    });
    let entry = |(hash, bits): (u64, u32)| hash.to_le_bytes().into_iter().chain(bits.to_le_bytes());
    role_ends.0.into_iter().flat_map(u64::to_le_bytes).chain(entries.into_iter().flat_map(entry)).collect()
}
