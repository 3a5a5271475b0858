//! What goes wrong: articles that no stage can do, files that are none, names that mean harm, the end in the middle.

mod dead_letters;
mod full_disk;
mod names;
mod signals;
mod size;
mod stages;
