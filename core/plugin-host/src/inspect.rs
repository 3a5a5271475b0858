//! A look into a library's file before it is opened: opening runs its code, and a file that is cut short can end the
//! process with a bus error.

use crate::PluginError;
use copydesk_plugin_abi::{CD_ABI_MAJOR, ENTRY};
use object::read::ReadCache;
use object::read::elf::{FileHeader, ProgramHeader, SectionHeader, Sym};
use object::{Endianness, elf};
use std::fs::File;
use std::path::Path;

/// Whether the file may be opened as a plugin.
pub(crate) fn inspect(path: &Path) -> Result<(), PluginError> {
    let unreadable =
        |error: std::io::Error| PluginError::Unreadable { path: path.to_owned(), cause: error.to_string() };
    let file = File::open(path).map_err(unreadable)?;
    let metadata = file.metadata().map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(PluginError::NoLibrary { path: path.to_owned(), what: "it is no file".to_owned() });
    }
    if cfg!(target_os = "linux") { elf(path, file, metadata.len()) } else { Ok(()) }
}

fn elf(path: &Path, file: File, length: u64) -> Result<(), PluginError> {
    let no_library = |what: &str| PluginError::NoLibrary { path: path.to_owned(), what: what.to_owned() };
    let damaged = |what: String| PluginError::Damaged { path: path.to_owned(), what };
    let cache = ReadCache::new(file);
    if length == 0 {
        return Err(damaged("it is empty".to_owned()));
    }
    let header =
        elf::FileHeader64::<Endianness>::parse(&cache).map_err(|_| no_library("it is no ELF file of 64 bits"))?;
    let endian = header.endian().map_err(|_| no_library("its byte order is unknown"))?;
    if header.e_type(endian) != elf::ET_DYN {
        return Err(no_library("it is a program or an object file"));
    }
    if machine().is_some_and(|machine| header.e_machine(endian) != machine) {
        return Err(no_library("it was built for another processor"));
    }
    // The last thing in a file is mostly its table of sections, so this finds nearly every cut.
    let beyond = |offset: u64, size: u64| offset.checked_add(size).is_none_or(|end| end > length);
    let cut = |what: &str| damaged(format!("{what} lies beyond its {length} bytes"));
    let segments = header.program_headers(endian, &cache).map_err(|_| cut("its table of segments"))?;
    if segments.iter().any(|segment| beyond(segment.p_offset(endian), segment.p_filesz(endian))) {
        return Err(cut("a segment"));
    }
    let table = u64::from(header.e_shnum(endian)) * u64::from(header.e_shentsize(endian));
    if beyond(header.e_shoff(endian), table) {
        return Err(cut("its table of sections"));
    }
    let sections = header.sections(endian, &cache).map_err(|error| damaged(error.to_string()))?;
    if sections.iter().any(|section| {
        section.sh_type(endian) != elf::SHT_NOBITS && beyond(section.sh_offset(endian), section.sh_size(endian))
    }) {
        return Err(cut("a section"));
    }
    let symbols = sections.symbols(endian, &cache, elf::SHT_DYNSYM).map_err(|error| damaged(error.to_string()))?;
    let mut other_major = None;
    for symbol in symbols.iter().filter(|symbol| !symbol.is_undefined(endian)) {
        let Ok(name) = symbol.name(endian, symbols.strings()) else { continue };
        if name == ENTRY.as_bytes() {
            // Called as what it is not, a variable would end the process.
            let is_function = matches!(symbol.st_type(), elf::STT_FUNC | elf::STT_GNU_IFUNC);
            let what = format!("`{ENTRY}` is no function");
            return if is_function { Ok(()) } else { Err(PluginError::Malformed { path: path.to_owned(), what }) };
        }
        if let Some(major) = name.strip_prefix(b"copydesk_plugin_v").and_then(|digits| str::from_utf8(digits).ok()) {
            other_major = other_major.or(major.parse().ok());
        }
    }
    Err(match other_major {
        Some(major) => PluginError::OtherMajor { path: path.to_owned(), major, ours: CD_ABI_MAJOR },
        None => PluginError::NoPlugin { path: path.to_owned(), symbol: ENTRY },
    })
}

/// The ELF number of this processor, where we know it.
fn machine() -> Option<elf::Machine> {
    match std::env::consts::ARCH {
        "x86_64" => Some(elf::EM_X86_64),
        "aarch64" => Some(elf::EM_AARCH64),
        "riscv64" => Some(elf::EM_RISCV),
        _ => None,
    }
}
