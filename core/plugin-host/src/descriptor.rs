//! A plugin's descriptor, read with suspicion: everything that can be checked is, and texts are copied.

use crate::text::{checked, nth, plausible};
use copydesk_plugin_abi::{CD_ABI_MINOR, CD_MAGIC, CD_STATEFUL, CD_UNWINDS, cd_plugin, cd_stage, cd_str};
use std::mem::offset_of;

/// What is wrong with a descriptor.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    NewerMinor(u32),
    Aborts,
    Malformed(String),
}

/// A descriptor's texts and stages.
pub(crate) struct Described {
    pub(crate) id: String,
    pub(crate) version: String,
    pub(crate) license: String,
    pub(crate) toolchain: String,
    pub(crate) stages: Vec<DescribedStage>,
}

/// One stage of a descriptor.
pub(crate) struct DescribedStage {
    pub(crate) id: String,
    pub(crate) doc: String,
    pub(crate) reads: Vec<String>,
    pub(crate) writes: Vec<String>,
    pub(crate) stateful: bool,
    /// Cut down to the slots that the plugin's size covers; the required ones are there.
    pub(crate) raw: cd_stage,
}

const MOST_STAGES: usize = 256;
const MOST_NAMES: usize = 256;
/// No later version will have longer stages; a larger stride is a mistake.
const LONGEST_STAGE: usize = 1 << 16;
/// The part of a stage that version 1.0 requires: up to and with `process`.
const LEAST_STAGE: usize = offset_of!(cd_stage, process) + size_of::<usize>();

/// Reads what the entry function returned.
///
/// # Safety
/// A non-null pointer must lead to a descriptor that is as long as its size says and that, with all it points to, lives
/// as long as the process.
pub(crate) unsafe fn read(plugin: *const cd_plugin) -> Result<Described, Fault> {
    let malformed = |what: &str| Fault::Malformed(what.to_owned());
    if plugin.is_null() || !plugin.is_aligned() {
        return Err(malformed("its entry function returns no descriptor"));
    }
    // SAFETY: the caller vouches for the first two fields, and the size for the rest.
    let plugin = unsafe {
        if (*plugin).magic != CD_MAGIC {
            return Err(malformed("its descriptor does not begin with the magic number"));
        }
        if ((*plugin).size as usize) < size_of::<cd_plugin>() {
            return Err(malformed("its descriptor is shorter than version 1.0 has it"));
        }
        &*plugin
    };
    if plugin.abi_minor > CD_ABI_MINOR {
        return Err(Fault::NewerMinor(plugin.abi_minor));
    }
    if plugin.flags & CD_UNWINDS == 0 {
        return Err(Fault::Aborts);
    }
    if plugin.n_stages == 0 {
        return Err(malformed("it has no stages"));
    }
    // A plugin built against an older minor has shorter stages, so the stride is judged by the part that is required.
    let stride = plugin.stage_stride;
    if plugin.n_stages > MOST_STAGES
        || plugin.stages.is_null()
        || !plugin.stages.is_aligned()
        || !(LEAST_STAGE..=LONGEST_STAGE).contains(&stride)
        || !stride.is_multiple_of(align_of::<cd_stage>())
    {
        return Err(malformed("its list of stages is no array"));
    }
    let mut stages = Vec::with_capacity(plugin.n_stages);
    for index in 0..plugin.n_stages {
        // SAFETY: the array is plausible, and the caller vouches for it.
        stages.push(unsafe { stage(plugin.stages.byte_add(index * stride), stride) }.map_err(Fault::Malformed)?);
    }
    // SAFETY: the caller vouches for the texts.
    let text = |text: cd_str, what: &str| unsafe { word(text, what) }.map_err(Fault::Malformed);
    Ok(Described {
        id: text(plugin.id, "its id")?,
        version: text(plugin.version, "its version")?,
        license: text(plugin.license, "its licence")?,
        toolchain: text(plugin.toolchain, "its toolchain")?,
        stages,
    })
}

/// # Safety
/// `raw` must lead to at least `LEAST_STAGE` bytes of a stage, and as many as its size says.
unsafe fn stage(raw: *const cd_stage, stride: usize) -> Result<DescribedStage, String> {
    // SAFETY: the size is the first field, and the caller vouches for it.
    let size = unsafe { (*raw).size } as usize;
    if size < LEAST_STAGE || size > stride {
        return Err(format!("a stage says that it is {size} bytes long, where {LEAST_STAGE} to {stride} can be"));
    }
    let mut copy = EMPTY_STAGE;
    // A slot that the size covers by half is no slot.
    let whole_slots = LEAST_STAGE + (size - LEAST_STAGE) / size_of::<usize>() * size_of::<usize>();
    // SAFETY: no more is copied than both sides have, and every field of `cd_stage` may be zero.
    unsafe {
        let bytes = whole_slots.min(size_of::<cd_stage>());
        std::ptr::copy_nonoverlapping(raw.cast::<u8>(), (&raw mut copy).cast::<u8>(), bytes);
    }
    // SAFETY: the caller vouches for the texts.
    let id = unsafe { word(copy.id, "a stage's id")? };
    if id.is_empty() {
        return Err("a stage has no id".to_owned());
    }
    if copy.create.is_none() || copy.process.is_none() {
        return Err(format!("its stage `{id}` lacks `create` or `process`"));
    }
    // SAFETY: the caller vouches for texts and lists.
    let (doc, reads, writes) = unsafe {
        (
            word(copy.doc, "a stage's doc")?,
            names(copy.reads, copy.n_reads, &id, "reads")?,
            names(copy.writes, copy.n_writes, &id, "writes")?,
        )
    };
    Ok(DescribedStage { id, doc, reads, writes, stateful: copy.flags & CD_STATEFUL != 0, raw: copy })
}

const EMPTY_STAGE: cd_stage = cd_stage {
    size: 0,
    flags: 0,
    id: cd_str::NONE,
    doc: cd_str::NONE,
    reads: std::ptr::null(),
    n_reads: 0,
    writes: std::ptr::null(),
    n_writes: 0,
    schema: None,
    create: None,
    process: None,
    flush: None,
    destroy: None,
    extension: None,
};

/// # Safety
/// As [`checked`].
unsafe fn word(text: cd_str, what: &str) -> Result<String, String> {
    if text.len > 1 << 16 {
        return Err(format!("{what} is longer than 64 KiB"));
    }
    // SAFETY: the caller's promise.
    let text = unsafe { checked(text) }.map_err(|fault| format!("{what} is {fault}"))?;
    Ok(text.unwrap_or_default().to_owned())
}

/// # Safety
/// The list must be as long as it says, and its texts live.
unsafe fn names(first: *const cd_str, n: usize, stage: &str, what: &str) -> Result<Vec<String>, String> {
    if !plausible(first, n, size_of::<cd_str>(), MOST_NAMES) {
        return Err(format!("the list `{what}` of its stage `{stage}` is no array"));
    }
    // SAFETY: the list is plausible, and the caller vouches for it and its texts.
    (0..n).map(|index| unsafe { word(*nth(first, index, size_of::<cd_str>()), what) }).collect()
}
