//! Lengths of time and sizes in bytes as a person writes them: `200ms`, `64MiB`.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The `format` under which a schema says that a string is a [`Timespan`].
pub(crate) const TIMESPAN_FORMAT: &str = "copydesk-timespan";
/// The `format` under which a schema says that a string is a [`ByteSize`].
pub(crate) const BYTE_SIZE_FORMAT: &str = "copydesk-byte-size";

const MILLISECOND: u64 = 1;
const TIME_UNITS: &[(&str, u64)] = &[
    ("ms", MILLISECOND),
    ("s", 1_000 * MILLISECOND),
    ("m", 60_000 * MILLISECOND),
    ("h", 3_600_000 * MILLISECOND),
    ("d", 86_400_000 * MILLISECOND),
];
const SIZE_UNITS: &[(&str, u64)] = &[
    ("B", 1),
    ("kB", 1_000),
    ("KB", 1_000),
    ("MB", 1_000_000),
    ("GB", 1_000_000_000),
    ("KiB", 1 << 10),
    ("MiB", 1 << 20),
    ("GiB", 1 << 30),
];

/// A length of time, written with its unit: `200ms`, `1.5s`, `2m`, `1h`, `90d`. Counted in whole milliseconds; a day has 24 hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timespan(Duration);

impl Timespan {
    /// How to write one.
    pub const EXAMPLES: &str = "write a number and its unit, such as 200ms, 2s, 5m, 1h or 90d";

    /// A span of so many milliseconds.
    pub const fn from_millis(milliseconds: u64) -> Self {
        Self(Duration::from_millis(milliseconds))
    }

    /// The span as the standard library has it.
    pub const fn duration(self) -> Duration {
        self.0
    }

    /// Reads a span, or says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let milliseconds = quantity(text, TIME_UNITS).map_err(|fault| format!("{fault}: {}", Self::EXAMPLES))?;
        Ok(Self::from_millis(milliseconds))
    }
}

impl fmt::Display for Timespan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let milliseconds = u64::try_from(self.0.as_millis()).unwrap_or(u64::MAX);
        write_quantity(f, milliseconds, &[("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1)])
    }
}

/// A size in bytes, written with its unit: `512KiB`, `64MiB`, `1GB`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ByteSize(u64);

impl ByteSize {
    /// How to write one.
    pub const EXAMPLES: &str = "write a number and its unit, such as 512KiB, 64MiB or 1GB";

    /// A size of so many bytes.
    pub const fn from_bytes(bytes: u64) -> Self {
        Self(bytes)
    }

    /// The size as a number of bytes.
    pub const fn bytes(self) -> u64 {
        self.0
    }

    /// Reads a size, or says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        match quantity(text, SIZE_UNITS).map_err(|fault| format!("{fault}: {}", Self::EXAMPLES))? {
            0 => Err(format!("`{text}` is no size at all: {}", Self::EXAMPLES)),
            bytes => Ok(Self(bytes)),
        }
    }
}

impl fmt::Display for ByteSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let units = [
            ("GiB", 1 << 30),
            ("MiB", 1 << 20),
            ("KiB", 1 << 10),
            ("GB", 1_000_000_000),
            ("MB", 1_000_000),
            ("kB", 1_000),
            ("B", 1),
        ];
        write_quantity(f, self.0, &units)
    }
}

/// The largest unit that leaves a whole number.
fn write_quantity(f: &mut fmt::Formatter<'_>, amount: u64, units: &[(&str, u64)]) -> fmt::Result {
    let whole = units.iter().find(|(_, size)| amount != 0 && amount.is_multiple_of(*size)).or(units.last());
    match whole {
        Some((unit, size)) => write!(f, "{}{unit}", amount / size),
        None => write!(f, "{amount}"),
    }
}

fn quantity(text: &str, units: &[(&str, u64)]) -> Result<u64, String> {
    let trimmed = text.trim();
    let digits = trimmed.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(trimmed.len());
    let (number, unit) = trimmed.split_at(digits);
    let unit = unit.trim_start();
    if number.is_empty() {
        return Err(format!("`{}` does not begin with a number", shorten(text)));
    }
    if unit.is_empty() {
        return Err(format!("`{}` has no unit", shorten(text)));
    }
    let Some((_, size)) = units.iter().find(|(name, _)| *name == unit) else {
        let names = units.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        return Err(format!("`{}` is no unit here (they are {names})", shorten(unit)));
    };
    let amount: f64 = number.parse().map_err(|_| format!("`{}` is no number", shorten(number)))?;
    let total = amount * *size as f64;
    // Far beyond any use, and far below what a u64 of milliseconds or bytes can hold.
    if total > 1e15 {
        return Err(format!("`{}` is too large", shorten(text)));
    }
    Ok(total.round() as u64)
}

/// A text for a message: one that is very long is cut.
fn shorten(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(40) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

impl<'de> Deserialize<'de> for Timespan {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

impl Serialize for Timespan {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ByteSize {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

impl Serialize for ByteSize {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for Timespan {
    fn schema_name() -> Cow<'static, str> {
        "Timespan".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A length of time with its unit: 200ms, 1.5s, 2m, 1h, 90d.",
            "type": "string",
            "format": TIMESPAN_FORMAT,
            "pattern": r"^\s*[0-9]+(\.[0-9]+)?\s*(ms|s|m|h|d)\s*$",
        })
    }
}

impl JsonSchema for ByteSize {
    fn schema_name() -> Cow<'static, str> {
        "ByteSize".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A size in bytes with its unit: 512KiB, 64MiB, 1GB.",
            "type": "string",
            "format": BYTE_SIZE_FORMAT,
            "pattern": r"^\s*[0-9]+(\.[0-9]+)?\s*(B|[kK]B|MB|GB|KiB|MiB|GiB)\s*$",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantity_is_read_and_written_back() {
        for text in ["200ms", "2s", "5m", "1h", "90d"] {
            assert_eq!(Timespan::parse(text).unwrap().to_string(), text);
        }
        for text in ["1B", "512KiB", "64MiB", "1GB", "3kB"] {
            assert_eq!(ByteSize::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Timespan::parse(" 1.5 s ").unwrap(), Timespan::from_millis(1500));
    }

    #[test]
    fn what_is_no_quantity_says_how_to_write_one() {
        for text in ["", "2", "s", "2 sec", "1..5s", "-1s", "99999999999999h", "∞", "2é"] {
            let fault = Timespan::parse(text).unwrap_err();
            assert!(fault.contains("such as 200ms"), "{text}: {fault}");
        }
        assert!(ByteSize::parse("0MiB").is_err());
    }
}
