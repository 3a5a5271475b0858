//! Named values for a template. A rendering asks for a handful by name: a short list finds them sooner than a tree.

use std::borrow::Cow;
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{Enumerator, Object};

/// Values by name, in the order in which they are listed.
#[derive(Debug)]
pub(crate) struct Record(Vec<(Cow<'static, str>, Value)>);

impl Record {
    /// A value that holds these.
    pub(crate) fn value(fields: impl IntoIterator<Item = (Cow<'static, str>, Value)>) -> Value {
        Value::from_object(Record(fields.into_iter().collect()))
    }

    /// A value that holds these, under names known beforehand.
    pub(crate) fn of(fields: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
        Self::value(fields.into_iter().map(|(name, value)| (Cow::Borrowed(name), value)))
    }
}

impl Object for Record {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let key = key.as_str()?;
        self.0.iter().find(|(name, _)| name == key).map(|(_, value)| value.clone())
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(self.0.iter().map(|(name, _)| Value::from(name.as_ref())).collect())
    }
}
