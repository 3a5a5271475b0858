//! Puts the labels of pages and the weights of words into tables, with the stage's own code, so that a run starts with them.
#![allow(dead_code, unreachable_pub)] // what the stage uses and gives out is here for this alone

#[path = "src/lines/class.rs"]
mod class;
#[path = "src/lists/data.rs"]
mod data;
#[path = "src/wording/key.rs"]
mod key;
#[path = "src/lists/labels.rs"]
mod labels;
#[path = "src/lists/whole.rs"]
mod whole;
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
    let Phrases { inside, slots, labels } = phrases()?;
    std::fs::write(folder.join("phrases.inside"), inside)?;
    std::fs::write(folder.join("phrases.slots"), slots)?;
    std::fs::write(folder.join("phrases.labels"), labels)?;
    Ok(())
}

/// The phrases of data/phrases.txt: those that count wherever they stand as such a file, the others as the tables of src/lists/labels.rs.
struct Phrases {
    inside: String,
    slots: Vec<u8>,
    labels: Vec<u8>,
}

fn phrases() -> Result<Phrases, Fault> {
    let (mut inside, mut labels, mut places) = (String::new(), Vec::new(), Vec::new());
    for (part, entry) in data::entries(include_str!("data/phrases.txt")) {
        let class = class::Class::of(part).ok_or_else(|| format!("nothing reads [{part}]"))?;
        let Some(entry) = entry.strip_prefix('=') else {
            inside.push_str(&format!("[{part}]\n{entry}\n"));
            continue;
        };
        let label = labels::label(entry);
        places.push((whole::hash(label.as_bytes()), u32::try_from(labels.len() + 1)?));
        labels.extend([u8::try_from(label.len())?, class as u8]);
        labels.extend(label.into_bytes());
    }
    let slots = slots(&places, places.len() * 2);
    Ok(Phrases { inside, slots, labels })
}

/// Each value at the first free place of so many or more from where its hash says.
fn slots(values: &[(u64, u32)], size: usize) -> Vec<u8> {
    let mut slots = vec![0u32; size.next_power_of_two()];
    let last = slots.len() - 1;
    for (hash, value) in values {
        let mut place = *hash as usize & last;
        while slots[place] != 0 {
            place = (place + 1) & last;
        }
        slots[place] = *value;
    }
    slots.into_iter().flat_map(u32::to_le_bytes).collect()
}

/// The table of src/wording/weights.rs. A third of it stays free or more.
fn weights() -> Result<Vec<u8>, Fault> {
    let words = data::part(include_str!("data/wording.txt"), "words");
    let mut buffer = Vec::new();
    let mut weights = Vec::with_capacity(words.len());
    for entry in &words {
        let (weight, name) = entry.split_once(' ').ok_or_else(|| format!("no weight: {entry}"))?;
        let (key, weight) = (key::key(name, &mut buffer), weight.parse::<i16>()?);
        weights.push((u64::from(key), key & 0xffff_0000 | u32::from(weight as u16)));
    }
    Ok(slots(&weights, words.len() * 3 / 2))
}
