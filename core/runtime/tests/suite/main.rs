//! Runs in this process, on a disk that breaks, fills up or loses its power at any step.

mod disk;
mod faults;
mod power;
mod rehearsed;
