//! A pipeline definition becomes a checked plan, or diagnostics with places.
//!
//! Pure: no files, no clock, no environment of its own. The text comes in as a [`Document`], variables through a
//! function, plugins and endpoints through a [`Catalogue`]. The way of a definition through this crate:
//!
//! ```text
//! text ─▶ positions ─▶ environment ─▶ schema ─▶ check (catalogue, expressions) ─▶ plan
//!              └────────── faults with pointers ──────────┴─▶ diagnostics with places
//! ```
#![forbid(unsafe_code)]

mod canonical;
mod catalogue;
mod chains;
mod check;
mod definition;
mod diagnostics;
mod environment;
mod expression;
mod nearest;
mod plan;
mod positions;
mod quantities;
mod reads;
mod render;
mod schema;

pub use catalogue::{
    Catalogue, ConfigFault, EndpointFacts, LookupFault, MisspeltPart, SinkDetail, SinkOutput, StageFacts,
};
pub use check::{Checked, Document, Options, check, check_with};
pub use definition::{
    Definition, Editing, HeldState, InFlight, OnError, Order, Overlap, RetentionLimits, Schedule, Sink, SinkOnError,
    SinkThen, Source, SourceDefaults, Stage, Test, Then, definition_schema,
};
pub use diagnostics::{Diagnostic, Place, Severity};
pub use expression::{Condition, ExpressionFault, FieldValue, PathTemplate, article_fields};
pub use plan::{
    Chain, ConditionPlan, DEFAULT_DEAD_LETTERS, ErrorPolicy, Limits, Plan, Retention, SinkPlan, SinkPolicy, SourcePlan,
    StagePlan, Workers,
};
pub use quantities::{ByteSize, Timespan};
pub use render::{render, render_all};
