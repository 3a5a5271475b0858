//! Whatever a run records, in whatever order, and however often the process goes away: the ledger says what a simple model says.

use crate::support::*;
use copydesk_ledger::{Asked, Closed, Group, ItemId, ItemKey, Known, Ledger, LetterId, Run, Settled, SinkId, View};
use proptest::prelude::*;
use std::collections::BTreeMap;

const STORIES: [&str; 2] = ["storm", "flood"];

/// The versions of each story: number or none, the provider's time or none, cancel or not; two have one content.
const VERSIONS: [(&str, Option<i64>, bool, u8); 8] = [
    ("", None, false, 0),
    ("", None, false, 1),
    ("2", None, false, 2),
    ("10", None, false, 2),
    ("10", None, true, 3),
    ("3", Some(5), false, 4),
    ("1", Some(6), false, 5),
    ("9", Some(6), true, 6),
];

fn item(n: usize) -> ItemKey {
    let (version, created, canceled, content) = VERSIONS[n % VERSIONS.len()];
    let uri = STORIES[n / VERSIONS.len()];
    ItemKey { versioncreated: created.map(at), canceled, ..key(uri, version, content) }
}

fn path(n: usize) -> String {
    // Some versions have a file of their own, others share the story's.
    format!("out/{}-{}.json", STORIES[n / VERSIONS.len()], n % 2)
}

#[derive(Clone, Copy, Debug)]
enum Act {
    Deliver(usize, [bool; 2]),
    Drop(usize),
    Hold(usize, &'static str),
    Dead(usize),
    Close(usize, Closed),
    Length(u64),
}

#[derive(Clone, Debug)]
enum Step {
    Group(Vec<Act>, bool),
    EndRun,
    Reopen,
}

fn act() -> impl Strategy<Value = Act> {
    let n = 0..STORIES.len() * VERSIONS.len();
    prop_oneof![
        4 => (n.clone(), prop_oneof![Just([true, true]), any::<[bool; 2]>()]).prop_map(|(n, to)| Act::Deliver(n, to)),
        1 => n.clone().prop_map(Act::Drop),
        2 => (n.clone(), prop::sample::select(vec!["embargo", "withheld", "canceled"])).prop_map(|(n, s)| Act::Hold(n, s)),
        2 => n.clone().prop_map(Act::Dead),
        1 => (n, prop::sample::select(vec![Closed::Replayed, Closed::Superseded, Closed::Dropped]))
            .prop_map(|(n, how)| Act::Close(n, how)),
        1 => (0..u64::MAX / 2).prop_map(Act::Length),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => (prop::collection::vec(act(), 1..7), prop::bool::weighted(0.75)).prop_map(|(acts, kept)| Step::Group(acts, kept)),
        1 => Just(Step::EndRun),
        1 => Just(Step::Reopen),
    ]
}

/// What became of an item, said simply.
#[derive(Clone, Debug)]
struct Fate {
    arrived: usize,
    state: &'static str,
    has: [bool; 2],
    /// The tries of its open letter.
    open: Option<u32>,
}

#[derive(Clone, Debug, Default)]
struct Model {
    items: BTreeMap<usize, Fate>,
    arrivals: usize,
    latest: [Option<usize>; STORIES.len()],
    /// Which item the first sink's file of the story holds.
    files: [Option<usize>; STORIES.len()],
    length: Option<u64>,
}

impl Model {
    /// By the book: time, then number, then cancel, then arrival.
    fn newer(&self, a: usize, b: usize) -> bool {
        let ((v, t, c, _), (w, u, d, _)) = (VERSIONS[a % VERSIONS.len()], VERSIONS[b % VERSIONS.len()]);
        if let (Some(t), Some(u)) = (t, u)
            && t != u
        {
            return t > u;
        }
        if let (Ok(v), Ok(w)) = (v.parse::<u64>(), w.parse::<u64>())
            && v != w
        {
            return v > w;
        }
        let arrived = |n| self.items.get(&n).map_or(usize::MAX, |fate| fate.arrived);
        if c != d { c } else { arrived(a) > arrived(b) }
    }

    fn look(&self, n: usize, asked: Asked) -> Expected {
        let all = [true, true];
        let lacks = |fate: &Fate| fate.has.map(|has| !has);
        let open = match (self.items.get(&n), asked) {
            (None, _) | (_, Asked::Again) => Some(all),
            (Some(fate), _) => match fate.state {
                "dropped" => None,
                "dead" if asked == Asked::Arrived => None,
                "delivered" if fate.has == all => None,
                _ => Some(lacks(fate)),
            },
        };
        let story = n / VERSIONS.len();
        let Some(lacking) = open else { return Expected::Seen(n) };
        match self.latest[story] {
            Some(latest) if latest != n && self.newer(latest, n) => Expected::Superseded(latest),
            _ => Expected::Open(lacking, self.files[story].filter(|_| lacking[0]).map(path)),
        }
    }

    fn record(&mut self, n: usize, state: &'static str, supersedes: bool) -> Option<&'static str> {
        let before = self.items.get(&n).map(|fate| fate.state);
        let story = n / VERSIONS.len();
        let newest = self.latest[story].is_none_or(|latest| latest == n || !self.newer(latest, n));
        if supersedes && newest {
            self.latest[story] = Some(n);
        }
        let arrived = self.arrivals;
        self.arrivals += usize::from(before.is_none());
        let fate = self.items.entry(n).or_insert(Fate { arrived, state, has: [false; 2], open: None });
        fate.state = state;
        before
    }

    fn apply(&mut self, act: Act) {
        match act {
            Act::Deliver(n, to) => {
                let before = self.record(n, "delivered", true);
                let fate = self.items.get_mut(&n).expect("recorded");
                fate.has = [fate.has[0] || to[0], fate.has[1] || to[1]];
                match before {
                    Some("dead") if fate.has != [true, true] => fate.state = "dead",
                    _ => fate.open = None,
                }
                if to[0] {
                    self.files[n / VERSIONS.len()] = Some(n);
                }
            }
            Act::Drop(n) => {
                self.record(n, "dropped", true);
                self.items.get_mut(&n).expect("recorded").open = None;
            }
            Act::Hold(n, state) => {
                self.record(n, "held", state != "embargo");
                self.items.get_mut(&n).expect("recorded").open = None;
            }
            Act::Dead(n) => {
                self.record(n, "dead", true);
                let fate = self.items.get_mut(&n).expect("recorded");
                fate.open = Some(fate.open.unwrap_or(0) + 3);
            }
            Act::Close(n, how) => {
                let Some(fate) = self.items.get_mut(&n).filter(|fate| fate.open.is_some()) else { return };
                fate.open = None;
                fate.state = match how {
                    Closed::Replayed => "replayed",
                    Closed::Superseded => "superseded",
                    Closed::Dropped => "dropped",
                };
            }
            Act::Length(length) => self.length = Some(length),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Expected {
    Open([bool; 2], Option<String>),
    Seen(usize),
    Superseded(usize),
}

/// The ledger's answer in the model's terms; where nobody knows the item by number yet, the item of the model's answer.
fn said(known: &Known, sinks: &[SinkId; 2], ids: &BTreeMap<ItemId, usize>, expected: &Expected) -> Expected {
    let item = |id: &ItemId| match expected {
        Expected::Seen(n) | Expected::Superseded(n) => ids.get(id).copied().unwrap_or(*n),
        Expected::Open(..) => usize::MAX,
    };
    match known {
        Known::Seen { item: id, .. } => Expected::Seen(item(id)),
        Known::Superseded { by, .. } => Expected::Superseded(item(by)),
        Known::Open { lacking, older } => {
            assert!(older.len() <= 1 && older.iter().all(|file| file.sink == sinks[0]), "{older:?}");
            Expected::Open(sinks.map(|sink| lacking.contains(&sink)), older.first().map(|file| file.path.clone()))
        }
    }
}

fn do_act(
    group: &mut Group<'_>,
    sinks: &[SinkId; 2],
    letters: &BTreeMap<usize, LetterId>,
    act: Act,
) -> Option<(usize, LetterId)> {
    let held = |state| Settled::Held { state, until: None };
    let dropped = Settled::Dropped { stage: "short-items", reason: "short" };
    match act {
        Act::Deliver(n, to) => {
            let path = path(n);
            let all = [(sinks[0], Some(path.as_str())), (sinks[1], None)];
            let to: Vec<_> = all.into_iter().zip(to).filter(|(_, wanted)| *wanted).map(|(to, _)| to).collect();
            group.deliver(&item(n), &came(1), &to, Some("[]")).expect("delivered");
        }
        Act::Drop(n) => drop(group.settle(&item(n), &came(1), dropped, None).expect("dropped")),
        Act::Hold(n, state) => drop(group.settle(&item(n), &came(1), held(state), None).expect("held")),
        Act::Dead(n) => return Some((n, dead(group, &item(n), "failed", 1))),
        Act::Close(n, how) => {
            if let Some(letter) = letters.get(&n) {
                // It may be closed by now; the model knows.
                let _ = group.close_letter(*letter, how, at(2));
            }
        }
        Act::Length(length) => group.sink_length(sinks[1], length).expect("noted"),
    }
    None
}

const ASKED: [Asked; 3] = [Asked::Arrived, Asked::Replayed, Asked::Again];

fn all_items() -> impl Iterator<Item = usize> {
    0..STORIES.len() * VERSIONS.len()
}

/// Every answer, of a group, of a worker's reader and of a command's view, is the model's.
fn compare(ledger: &mut Ledger, view: &View, run: &Run, sinks: &[SinkId; 2], model: &Model) {
    let mut ids = BTreeMap::new();
    for (story, uri) in STORIES.iter().enumerate() {
        let told = view.explain(uri).expect("an answer");
        let items = told.first().map_or(&[][..], |story| &story.items);
        let mut expected: Vec<_> = model.items.iter().filter(|(n, _)| *n / VERSIONS.len() == story).collect();
        expected.sort_by_key(|(_, fate)| fate.arrived);
        assert_eq!(items.len(), expected.len(), "versions of {uri}");
        for (told, (&n, fate)) in items.iter().zip(expected) {
            let key = item(n);
            assert_eq!((&told.version, told.canceled), (&key.version, key.canceled));
            assert_eq!(told.versioncreated, key.versioncreated);
            assert_eq!((told.state.as_str(), told.newest), (fate.state, model.latest[story] == Some(n)), "{key:?}");
            let has = ["files:out", "lines:out/all.jsonl"].map(|sink| told.deliveries.iter().any(|d| d.sink == sink));
            assert_eq!(has, fate.has, "{key:?}");
            let file = told.deliveries.iter().find_map(|delivery| delivery.path.clone());
            assert_eq!(file, (model.files[story] == Some(n)).then(|| path(n)), "{key:?}");
            let open: Vec<_> = told.letters.iter().filter(|l| l.closed.is_none()).map(|l| l.tries).collect();
            assert_eq!(open, Vec::from_iter(fate.open), "{key:?}");
            ids.insert(told.id, n);
        }
    }
    let mut reader = ledger.seen_reader(run.pipeline, sinks).expect("a reader");
    let length = ledger.sink(run, "lines:out/all.jsonl").expect("a sink").length;
    assert_eq!(length, model.length);
    let mut group = ledger.group(run, sinks).expect("a group");
    for n in all_items() {
        for asked in ASKED {
            let expected = model.look(n, asked);
            let in_group = group.look(&item(n), asked, at(3)).expect("an answer");
            assert_eq!(said(&in_group, sinks, &ids, &expected), expected, "{:?} {asked:?}", item(n));
            assert_eq!(reader.look(&item(n), asked, at(3)).expect("an answer"), in_group);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_ledger_says_what_the_model_says(steps in prop::collection::vec(step(), 1..14)) {
        let state = State::new();
        let mut ledger = state.ledger();
        let mut run = begin(&mut ledger, 0);
        let mut ended = false;
        let sinks = sinks(&mut ledger, &run);
        let view = state.view();
        let (mut model, mut letters) = (Model::default(), BTreeMap::new());
        for step in steps {
            match step {
                Step::Group(acts, kept) => {
                    let (mut next, mut written) = (model.clone(), letters.clone());
                    let mut group = ledger.group(&run, &sinks).expect("a group");
                    for act in acts {
                        written.extend(do_act(&mut group, &sinks, &written, act));
                        next.apply(act);
                        // What the group has recorded counts for it at once.
                        for n in all_items() {
                            let expected = next.look(n, Asked::Arrived);
                            let known = group.look(&item(n), Asked::Arrived, at(3)).expect("an answer");
                            prop_assert_eq!(said(&known, &sinks, &BTreeMap::new(), &expected), expected, "{:?}", item(n));
                        }
                    }
                    if kept {
                        group.commit().expect("a commit");
                        (model, letters) = (next, written);
                    }
                }
                Step::EndRun => {
                    end(&mut ledger, &run, at(4));
                    ended = true;
                }
                Step::Reopen => {
                    drop(ledger);
                    ledger = state.ledger();
                    let last = run.id;
                    run = begin(&mut ledger, 5);
                    prop_assert_eq!(run.cut_short.as_ref().map(|cut| cut.run), (!ended).then_some(last));
                    ended = false;
                }
            }
            compare(&mut ledger, &view, &run, &sinks, &model);
        }
    }
}
