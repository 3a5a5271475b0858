//! Tables that stand in the library, or were made now.

use std::borrow::Cow;

/// Rows of so many bytes that the build made, or that were made now.
pub(crate) type Kept<const N: usize> = Cow<'static, [[u8; N]]>;
