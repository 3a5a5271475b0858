//! Descriptors with any sizes, counts, strides, flags and texts: refused with a reason, or read as they are.
#![no_main]

use copydesk_plugin_abi::*;
use copydesk_plugin_host::Plugin;
use libfuzzer_sys::fuzz_target;

/// Makes values of bytes; when they are used up, zeros.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn byte(&mut self) -> u8 {
        self.0.split_off_first().copied().unwrap_or_default()
    }

    /// What is right, mostly; else anything.
    fn near(&mut self, right: usize) -> usize {
        match self.byte() {
            255 => usize::MAX,
            254 => 1 << 62,
            253 => usize::MAX / right.max(1),
            252 => right + 8 * usize::from(self.byte()),
            251 => right.saturating_sub(usize::from(self.byte())),
            250 => usize::from(self.byte()),
            _ => right,
        }
    }

    fn text(&mut self) -> cd_str {
        match self.byte() {
            255 => cd_str { ptr: std::ptr::null(), len: self.near(0) },
            254 => cd_str { ptr: self.0.as_ptr(), len: usize::MAX },
            len => {
                let len = (len as usize % 16).min(self.0.len());
                let (text, rest) = self.0.split_at(len);
                self.0 = rest;
                cd_str { ptr: text.as_ptr(), len }
            }
        }
    }
}

unsafe extern "C" fn create(_: *const cd_host, _: *mut cd_context, _: cd_str, _: *mut *mut cd_instance) -> cd_status {
    CD_FATAL
}

unsafe extern "C" fn process(_: *mut cd_instance, _: *const cd_article) -> cd_status {
    CD_FATAL
}

unsafe extern "C" fn schema(write: cd_write, ctx: *mut std::ffi::c_void) -> cd_status {
    unsafe { write.unwrap()(ctx, cd_str::new("{}")) };
    CD_KEEP
}

fuzz_target!(|data: &[u8]| {
    let bytes = &mut Bytes(data);
    let stage_size = size_of::<cd_stage>();
    let names: Vec<cd_str> = (0..bytes.byte() % 4).map(|_| bytes.text()).collect();
    let stride = bytes.near(stage_size);
    let few = 1 + usize::from(bytes.byte() % 3);
    let n_stages = bytes.near(few);
    // What the host may walk is there; what it must refuse need not be.
    let room = stride.checked_mul(n_stages).filter(|room| *room <= 1 << 20).unwrap_or(1 << 12) + stage_size;
    let mut memory = vec![0u64; room.div_ceil(8)];
    let last = room - stage_size;
    for at in 0..n_stages.min(8) {
        let stage = cd_stage {
            size: bytes.near(stage_size.min(stride)) as u32,
            flags: 0,
            id: bytes.text(),
            doc: bytes.text(),
            reads: names.as_ptr(),
            n_reads: if bytes.byte() == 255 { usize::MAX } else { names.len() },
            writes: std::ptr::null(),
            n_writes: bytes.near(0),
            schema: (bytes.byte() % 2 == 0).then_some(schema as _),
            create: (bytes.byte() != 0).then_some(create as _),
            process: (bytes.byte() != 0).then_some(process as _),
            flush: None,
            destroy: None,
            extension: None,
        };
        let Some(offset) = at.checked_mul(stride).filter(|offset| *offset <= last) else { break };
        unsafe { memory.as_mut_ptr().byte_add(offset).cast::<cd_stage>().write_unaligned(stage) };
    }
    let plugin = cd_plugin {
        magic: bytes.near(CD_MAGIC as usize) as u32,
        size: bytes.near(size_of::<cd_plugin>()) as u32,
        abi_minor: bytes.near(0) as u32,
        flags: bytes.near(CD_UNWINDS as usize) as u32,
        id: bytes.text(),
        version: bytes.text(),
        license: bytes.text(),
        toolchain: bytes.text(),
        n_stages,
        stage_stride: stride,
        stages: memory.as_ptr().wrapping_byte_add(usize::from(bytes.byte() == 255)).cast(),
    };
    match unsafe { Plugin::linked(&plugin) } {
        Ok(read) => assert!(!read.stages.is_empty() && read.stages.iter().all(|stage| !stage.id.is_empty())),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});
