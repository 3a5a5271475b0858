//! The nearest right name, and lists of names for messages.

/// Longer names are not compared: the cost is the product of the lengths.
const LONGEST: usize = 64;

/// The candidate that `name` was most likely meant to be, or none that is near.
pub(crate) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > LONGEST {
        return None;
    }
    let readings = [fold(name), fold(&by_limits(name))];
    candidates
        .into_iter()
        .filter(|candidate| candidate.len() <= LONGEST)
        .filter_map(|candidate| {
            let others = [fold(candidate), fold(&by_limits(candidate))];
            let distances = readings.iter().zip(&others).filter_map(|(name, other)| distance(name, other));
            Some((distances.min()?, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

/// How far a name is from another that is near.
fn distance(name: &str, other: &str) -> Option<usize> {
    let allowed = (name.chars().count() / 3).max(1);
    let distance = strsim::damerau_levenshtein(name, other);
    // A name that was cut short or drawn out is near too: `boilerplate`, `quotes-extractor` are not.
    let close = distance <= allowed || (name.len() >= 4 && (other.contains(name) || name.contains(other)));
    close.then_some(distance)
}

/// Names that differ in case, hyphens and underscores are the same name misspelt.
fn fold(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '-' | '_' | ' ')).flat_map(char::to_lowercase).collect()
}

/// What a limit is called, and what else: `min_articles` is not `most_articles`.
const LIMITS: [(&str, &str); 6] =
    [("min", "least"), ("min", "minimal"), ("min", "minimum"), ("max", "maximal"), ("max", "maximum"), ("max", "most")];

/// A name with one word for the least and one for the most.
fn by_limits(name: &str) -> String {
    let words = name.split(['-', '_', ' ']).map(str::to_lowercase);
    words
        .map(|word| LIMITS.iter().find(|(_, other)| *other == word).map_or(word, |(one, _)| (*one).to_owned()))
        .collect()
}

/// `` `a`, `b` and `c` ``; of a long list only the beginning.
pub(crate) fn listed<'a>(names: impl IntoIterator<Item = &'a str>, last: &str) -> String {
    const MOST: usize = 24;
    let names: Vec<&str> = names.into_iter().collect();
    let mut quoted: Vec<String> = names.iter().take(MOST).map(|name| format!("`{name}`")).collect();
    if names.len() > MOST {
        return format!("{} and {} more", quoted.join(", "), names.len() - MOST);
    }
    match quoted.pop() {
        None => "none".to_owned(),
        Some(only) if quoted.is_empty() => only,
        Some(end) => format!("{} {last} {end}", quoted.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_fingers_finds_its_name() {
        let names = ["stages", "sources", "source", "sinks", "on_error", "dead_letters"];
        for (slip, meant) in [
            ("stage", "stages"),
            ("sink", "sinks"),
            ("on-error", "on_error"),
            ("deadLetters", "dead_letters"),
            ("suorces", "sources"),
        ] {
            assert_eq!(nearest(slip, names), Some(meant), "{slip}");
        }
        assert_eq!(nearest("leest", ["least", "words_per_minute"]), Some("least"));
        for (slip, meant) in [("min_articles", "least_articles"), ("maximum-article", "most_articles")] {
            assert_eq!(nearest(slip, ["least_articles", "most_articles"]), Some(meant), "{slip}");
        }
        assert_eq!(nearest("colour", names), None);
        assert_eq!(nearest(&"s".repeat(10_000), names), None);
    }
}
