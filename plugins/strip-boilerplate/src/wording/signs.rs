//! What is known of a line beside its words: where it stands, what stands around it, its form. Each is a small sign for the page or for the
//! story; `data/signs.txt` weighs them and `training/fit_signs.py` makes the weights.
//!
//! Every sign is a number in one flat list; `names` says what each is called in the file. Whatever is told by place counts for a line above
//! the story, within it and below it apart.

use std::collections::HashMap;

use copydesk_text::lines::{Ending, Start};

use crate::lines::Kind;
use crate::wording::company::{Company, Place, State};

/// Groups of signs that count alike wherever a line stands: what each is called, and how many values it has.
const EVERYWHERE: [(&str, usize); 10] = [
    ("score", 21),
    ("start", 5),
    ("digits", 4),
    ("form", FORMS.len()),
    ("between", 36),
    ("shown", 5),
    ("share", 5),
    ("talk", 5),
    ("kin", 20),
    ("shared", 6),
];
const SCORE: usize = 0;
const START: usize = 1;
const DIGITS: usize = 2;
const FORM: usize = 3;
const BETWEEN: usize = 4;
const SHOWN: usize = 5;
const SHARE: usize = 6;
const TALK: usize = 7;
const KIN: usize = 8;
const SHARED: usize = 9;

/// Groups that are told by place.
const BY_PLACE: [(&str, usize); 22] = [
    ("is", 1),
    ("score", 7),
    ("ending", 5),
    ("words", 8),
    ("width", 7),
    ("above", State::COUNT),
    ("below", State::COUNT),
    ("start", 5),
    ("digits", 2),
    ("names", 2),
    ("lower", 5),
    ("shown", 5),
    ("titled", 2),
    ("far", 9),
    ("end", 5),
    ("first", 2),
    ("run", 6),
    ("gone", 4),
    ("worded", 6),
    ("kin", 5),
    ("like", 3),
    ("shared", 20),
];

/// What a line holds or is.
const FORMS: [&str; 14] = [
    "capitals", "names", "comma", "bar", "dot", "arrow", "address", "colon", "bracket", "cry", "quote", "twice",
    "heading", "linked",
];

const fn sum(groups: &[(&str, usize)], until: usize) -> usize {
    let (mut at, mut all) = (0, 0);
    while at < until {
        all += groups[at].1;
        at += 1;
    }
    all
}

/// The share of what the words say, in hundredths, stands behind all signs; words say no more than this.
const WORDED: usize = COUNT;
const MOST: i32 = 1200;
const WHEREVER: usize = sum(&EVERYWHERE, EVERYWHERE.len());
const PLACED: usize = sum(&BY_PLACE, BY_PLACE.len());
/// How many signs there are.
pub(super) const COUNT: usize = WHEREVER + Place::NAMES.len() * PLACED;

/// What each sign is called.
pub(crate) fn names() -> Vec<String> {
    let values =
        |of: &[(&str, usize)]| of.iter().flat_map(|(name, n)| (0..*n).map(move |v| (name.to_string(), v))).collect();
    let called = |name: String, v: usize| match name.as_str() {
        "form" => format!("form.{}", FORMS[v]),
        "above" | "below" => format!("{name}.{}", State::name(v)),
        _ => format!("{name}.{v}"),
    };
    let (plain, placed): (Vec<_>, Vec<_>) = (values(&EVERYWHERE), values(&BY_PLACE));
    let plain = plain.into_iter().map(|(name, v)| called(name, v));
    let placed = Place::NAMES
        .iter()
        .flat_map(|place| placed.iter().map(move |(name, v)| format!("{place}.{}", called(name.clone(), *v))));
    plain.chain(placed).chain(["worded".to_owned()]).collect()
}

/// The weights of all signs.
pub(crate) struct Signs {
    weights: Vec<i16>,
    /// By place, how far what a line shares with the story may move the sum down and up.
    swings: [[i32; 2]; Place::NAMES.len()],
}

impl Signs {
    /// Reads data/signs.txt: `name weight` a line, the weight in hundredths of the logarithm of the odds.
    pub(crate) fn new() -> Self {
        let mut weights = vec![0; COUNT + 1];
        let names = names();
        let at: HashMap<&str, usize> = names.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
        for line in include_str!("../../data/signs.txt").lines() {
            let (name, weight) = line.split_once(' ').unwrap_or_default();
            if let (Some(at), Ok(weight)) = (at.get(name), weight.parse()) {
                weights[*at] = weight;
            }
        }
        let ends = |from: usize, values: usize| {
            let of = weights[from..from + values].iter().map(|weight| i32::from(*weight));
            [of.clone().min().unwrap_or_default(), of.max().unwrap_or_default()]
        };
        let wherever = ends(sum(&EVERYWHERE, SHARED), EVERYWHERE[SHARED].1);
        let mut swings = [wherever; Place::NAMES.len()];
        for (place, swing) in swings.iter_mut().enumerate() {
            let placed = ends(shared_by_place(place), BY_PLACE[BY_PLACE.len() - 1].1);
            *swing = [swing[0] + placed[0], swing[1] + placed[1]];
        }
        Signs { weights, swings }
    }

    /// True where the words of the line at `n` and all signs together are as sure that it is the page's as `asked`: hundredths of the logarithm
    /// of the odds.
    pub(super) fn reach(&self, company: &Company<'_>, n: usize, asked: i32) -> bool {
        let score = company.score(n).unwrap_or_default().clamp(-MOST, MOST);
        let mut sum = score * i32::from(self.weights[WORDED]) / 100;
        signs(company, n, |sign| sum += i32::from(self.weights[sign]));
        // Most lines are told without a look at the paragraphs.
        let [down, up] = self.swings[company.place(n) as usize];
        if sum + down < asked && sum + up >= asked {
            shared(company, n, |sign| sum += i32::from(self.weights[sign]));
        }
        sum >= asked
    }
}

/// How many of the edges, which ascend, a number reaches: all are asked, for there is no guessing where it stops.
fn step<T: PartialOrd>(value: T, edges: &[T]) -> usize {
    edges.iter().map(|edge| usize::from(value >= *edge)).sum()
}

const BAR: u8 = 1;
const DOT: u8 = 2;
const ARROW: u8 = 4;
const COLON: u8 = 8;
const BRACKET: u8 = 16;
const CRY: u8 = 32;

/// The mark that a byte is, as its bit.
const MARKS: [u8; 256] = {
    let mut table = [0; 256];
    table[b'|' as usize] = BAR;
    table[b'>' as usize] = ARROW;
    table[b':' as usize] = COLON;
    table[b'(' as usize] = BRACKET;
    table[b'!' as usize] = CRY;
    table
};

/// The marks that a text holds, a bit for each; a colon is one before a space.
fn held_by(text: &str) -> u8 {
    let bytes = text.as_bytes();
    let mut plain = bytes.iter().fold(0, |held, byte| held | MARKS[usize::from(*byte)]);
    if plain & COLON > 0 && !bytes.windows(2).any(|pair| pair == b": ") {
        plain &= !COLON;
    }
    if text.is_ascii() {
        return plain;
    }
    let dot = if text.contains(['·', '•']) { DOT } else { 0 };
    plain | dot | if text.contains(['›', '»', '→']) { ARROW } else { 0 }
}

/// Gives the signs of the line at `n` of those that hold text.
pub(super) fn signs(company: &Company<'_>, n: usize, mut give: impl FnMut(usize)) {
    let info = company.info(n);
    let (s, score) = (&info.shape, company.score(n).unwrap_or_default());
    let place = company.place(n);
    let mut plain = |group: usize, value: usize| give(sum(&EVERYWHERE, group) + value);
    plain(SCORE, (score.div_euclid(50).clamp(-8, 12) + 8) as usize);
    let start = match s.start {
        Start::Upper => 0,
        Start::Lower => 1,
        Start::Digit => 2,
        Start::Quote => 3,
        Start::Other => 4,
    };
    plain(START, start);
    plain(DIGITS, step(s.digits * 1000 / s.width.max(1), &[1, 100, 250]));
    let held = held_by(info.text);
    let is_names = s.lower_words == 0;
    let forms = [
        s.all_capitals(),
        is_names,
        s.commas > 0,
        held & BAR > 0,
        held & DOT > 0,
        held & ARROW > 0,
        s.address,
        held & COLON > 0,
        held & BRACKET > 0,
        held & CRY > 0,
        s.quotes > 0,
        info.times > 1,
        info.kind == Kind::Heading,
        info.linked >= 50,
    ];
    forms.iter().enumerate().filter(|(_, is)| **is).for_each(|(at, _)| plain(FORM, at));
    let (above, below) = (company.above(n), company.below(n));
    plain(BETWEEN, above.group() * 6 + below.group());
    let shown = step(company.shown, &[1, 2, 4, 8]);
    plain(SHOWN, shown);
    plain(SHARE, step(company.shown * 100 / company.len(), &[5, 15, 30, 50]));
    plain(TALK, step(company.talking * 100 / company.len(), &[2, 10, 20, 35]));
    let kin = company.kin(n);
    plain(KIN, kin * 4 + usize::from(held & COLON > 0) * 2 + usize::from(s.digits > 0));
    let mut placed =
        |group: usize, value: usize| give(WHEREVER + place as usize * PLACED + sum(&BY_PLACE, group) + value);
    let ending = match s.ending {
        Ending::Stop if info.text.ends_with('?') => 1,
        Ending::Stop => 0,
        Ending::Colon => 2,
        Ending::Ellipsis | Ending::Open => 3,
        Ending::Other => 4,
    };
    let run = company.run(n);
    let far = company.far(n);
    let values = [
        0,
        step(score, &[-200, -100, 0, 100, 200, 300]),
        ending,
        step(s.words, &[2, 3, 4, 6, 9, 13, 20]),
        step(s.width, &[12, 25, 50, 80, 120, 200]),
        above.value(),
        below.value(),
        start,
        usize::from(s.digits > 0),
        usize::from(is_names),
        step(s.lower_words, &[1, 2, 4, 7]),
        shown,
        usize::from(company.titled),
        far.min(8),
        (company.len() - 1 - n).min(4),
        usize::from(n == 0),
        step(run.lines, &[2, 3, 5, 8, 13]),
        step(run.gone * 100 / run.lines.max(1), &[1, 30, 60]),
        run.mean.map_or(5, |mean| step(mean, &[-150, -50, 50, 150])),
        kin,
        company.alike(n),
    ];
    values.iter().enumerate().for_each(|(group, value)| placed(group, *value));
}

/// Gives the signs of what the line at `n` shares with the paragraphs of the story.
pub(super) fn shared(company: &Company<'_>, n: usize, mut give: impl FnMut(usize)) {
    let (words, shared) = company.shared(n);
    let share = (shared * 100).checked_div(words).map_or(0, |share| 1 + step(share, &[1, 34, 60, 99]));
    give(sum(&EVERYWHERE, SHARED) + share);
    give(shared_by_place(company.place(n) as usize) + words.min(4) * 4 + shared.min(3));
}

/// Where the last group of a place starts, which tells what lines share with the story.
fn shared_by_place(place: usize) -> usize {
    WHEREVER + place * PLACED + sum(&BY_PLACE, BY_PLACE.len() - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sign_has_a_name_of_its_own_and_each_weight_a_sign() {
        let names = names();
        let set: std::collections::BTreeSet<&String> = names.iter().collect();
        assert_eq!((names.len(), set.len()), (COUNT + 1, COUNT + 1));
        for line in
            include_str!("../../data/signs.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
        {
            let (name, weight) = line.split_once(' ').unwrap();
            assert!(names.iter().any(|n| n == name) && weight.parse::<i16>().is_ok(), "{line}");
        }
    }
}
