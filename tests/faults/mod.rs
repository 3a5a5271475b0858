//! What goes wrong: articles that no stage can do, files that are none, names that mean harm, the end in the middle.

mod crashes;
mod dead_letters;
mod full_disk;
mod kills;
mod names;
mod signals;
mod sinks;
mod size;
mod stages;
mod stops;
mod unreadable;
