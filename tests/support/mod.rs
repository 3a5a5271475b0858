//! What the tests stand on: a folder of their own, the program in it, and copy to feed it.

mod account;
mod built;
mod call;
mod copy;
mod definition;
mod desk;

pub(crate) use account::Account;
pub(crate) use built::{build_c, cargo, library_file, own_plugins, repository, scratch};
pub(crate) use call::{Outcome, Running};
pub(crate) use copy::{lines, long_story, story};
pub(crate) use definition::Definition;
pub(crate) use desk::Desk;
