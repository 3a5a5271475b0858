//! Text that a plugin hands over: checked before it is read.

use copydesk_plugin_abi::cd_str;

/// No single text of a plugin is longer; a larger length is a mistake, not a text.
pub(crate) const LONGEST_TEXT: usize = 256 << 20;

/// The text, or what is wrong with it. A null pointer is no text.
///
/// # Safety
/// A non-null `ptr` must lead to `len` readable bytes that live for `'a`: the ABI's contract, which cannot be checked.
pub(crate) unsafe fn checked<'a>(text: cd_str) -> Result<Option<&'a str>, &'static str> {
    // SAFETY: the caller's promise.
    unsafe { bytes(text) }?.map(readable).transpose()
}

/// The text of bytes that a plugin handed over.
#[inline]
pub(crate) fn readable(bytes: &[u8]) -> Result<&str, &'static str> {
    std::str::from_utf8(bytes).map_err(|_| "a text that is not UTF-8")
}

/// The bytes of a text, whose length can be true. A null pointer is no text.
///
/// # Safety
/// As [`checked`].
#[inline]
pub(crate) unsafe fn bytes<'a>(text: cd_str) -> Result<Option<&'a [u8]>, &'static str> {
    if text.ptr.is_null() {
        return if text.len == 0 { Ok(None) } else { Err("a text with a null pointer and a length") };
    }
    if text.len > LONGEST_TEXT {
        return Err("a text longer than 256 MiB");
    }
    // SAFETY: the pointer is not null, the length is bounded, and the caller vouches for the bytes.
    Ok(Some(unsafe { std::slice::from_raw_parts(text.ptr, text.len) }))
}

/// The `index`th of an array of structs that lie `stride` bytes apart.
///
/// # Safety
/// `first` must lead to more than `index` values at that distance; `T` must be valid for what lies there.
pub(crate) unsafe fn nth<'a, T>(first: *const T, index: usize, stride: usize) -> &'a T {
    // SAFETY: the caller's promise.
    unsafe { &*first.byte_add(index * stride) }
}

/// Whether an array's description can be true: null only where it is empty, aligned, and a stride that holds the struct.
pub(crate) fn plausible<T>(first: *const T, len: usize, stride: usize, most: usize) -> bool {
    len == 0
        || (!first.is_null()
            && first.is_aligned()
            && len <= most
            && stride >= size_of::<T>()
            && stride.is_multiple_of(align_of::<T>())
            && stride <= 1 << 16)
}
