//! The C ABI between Copydesk and its plugins: types and status codes only.
