//! How the articles of one source are completed.

use copydesk_article::{Field, Header};
use copydesk_formats::Context;
use copydesk_pipeline::SourceDefaults;

/// Defaults for what the articles of a source do not say.
pub(crate) struct SourceContext {
    pub(crate) formats: Context,
    pub(crate) urgency: Option<u8>,
    /// Which of the definition's sources it is, from 0; none where something stands in for them.
    pub(crate) number: Option<usize>,
}

impl SourceContext {
    pub(crate) fn new(number: Option<usize>, defaults: &SourceDefaults) -> SourceContext {
        let mut header = Header::default();
        let given = [
            (Field::Source, &defaults.source),
            (Field::Language, &defaults.language),
            (Field::Slugline, &defaults.slugline),
            (Field::Byline, &defaults.byline),
            (Field::Dateline, &defaults.dateline),
            (Field::Creditline, &defaults.creditline),
            (Field::Copyright, &defaults.copyright),
            (Field::Usageterms, &defaults.usageterms),
        ];
        for (field, text) in given {
            header.set(field, text.clone().unwrap_or_default());
        }
        let formats = Context { defaults: header, ..Context::default() };
        SourceContext { formats, urgency: defaults.urgency, number }
    }
}
