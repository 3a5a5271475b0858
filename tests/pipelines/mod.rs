//! What goes in and what comes out: formats, states, order, and the definitions that come with Copydesk.

mod conditions;
mod edit;
mod formats;
mod holding;
mod order;
mod output;
mod privacy;
mod ready;
mod renditions;
mod state;
mod wire;
