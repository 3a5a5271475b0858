//! Plugins that are linked into the program, as the benches of authors have them.

use copydesk_plugin_abi::{CD_MAGIC, CD_UNWINDS, cd_plugin, cd_str};
use copydesk_plugin_host::{Plugin, PluginError};

#[test]
#[allow(unsafe_code)]
fn a_null_or_empty_descriptor_is_refused() {
    // SAFETY: null is what a broken entry function may return.
    let error = unsafe { Plugin::linked(std::ptr::null()) }.expect_err("no plugin");
    assert!(matches!(error, PluginError::Malformed { .. }));
    let none = cd_str::NONE;
    let size = size_of::<cd_plugin>() as u32;
    let empty = cd_plugin {
        magic: CD_MAGIC,
        size,
        abi_minor: 0,
        flags: CD_UNWINDS,
        id: none,
        version: none,
        license: none,
        toolchain: none,
        n_stages: 0,
        stage_stride: 0,
        stages: std::ptr::null(),
    };
    // SAFETY: the descriptor is as long as it says.
    let error = unsafe { Plugin::linked(&empty) }.expect_err("no stages");
    assert!(error.to_string().contains("no stages"), "{error}");
}
