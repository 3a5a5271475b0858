//! Puts the weights of words into a table, with the stage's own code, so that a run starts with it.
#![allow(dead_code, unreachable_pub)] // what the stage uses and gives out is here for this alone

#[path = "src/lists/data.rs"]
mod data;
#[path = "src/wording/key.rs"]
mod key;
#[path = "src/wording/words.rs"]
mod words;

use std::path::PathBuf;

type Fault = Box<dyn std::error::Error>;

fn main() -> Result<(), Fault> {
    for path in ["build.rs", "data", "src"] {
        println!("cargo::rerun-if-changed={path}");
    }
    let folder = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("cargo gives no OUT_DIR")?);
    std::fs::write(folder.join("wording.weights"), weights()?)?;
    Ok(())
}

/// The table of src/wording/weights.rs: each weight at the first free place from where its feature's hash says. A third of it stays free or more.
fn weights() -> Result<Vec<u8>, Fault> {
    let words = data::part(include_str!("data/wording.txt"), "words");
    let mut slots = vec![0u32; (words.len() * 3 / 2).next_power_of_two()];
    let last = slots.len() - 1;
    let mut buffer = Vec::new();
    for entry in words {
        let (weight, name) = entry.split_once(' ').ok_or_else(|| format!("no weight: {entry}"))?;
        let (key, weight) = (key::key(name, &mut buffer), weight.parse::<i16>()?);
        let mut place = key as usize & last;
        while slots[place] != 0 {
            place = (place + 1) & last;
        }
        slots[place] = key & 0xffff_0000 | u32::from(weight as u16);
    }
    Ok(slots.into_iter().flat_map(u32::to_le_bytes).collect())
}
