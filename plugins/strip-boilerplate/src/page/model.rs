//! Which lines are story: each line's features are weighed, and the best path through four states is taken (Viterbi), so that a line
//! in doubt goes with its neighbours. The weights are data/weights.txt; training/fit.py makes them.
//!
//! The states keep the order of a page: what stands before the story, the story with what stands in it, what comes after.

use crate::lines::Info;
use crate::page::features::{COUNT, Context, WHOLE};

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Before the story.
    Before,
    /// A line of the story.
    Story,
    /// Furniture within the story.
    Inside,
    /// After the story.
    After,
}

const PLACES: [(Place, &str); 4] =
    [(Place::Before, "before"), (Place::Story, "story"), (Place::Inside, "inside"), (Place::After, "after")];

/// From which places a path may come to each, the first tried first.
const COMES_FROM: [&[usize]; 4] = [&[0], &[0, 1, 2], &[1, 2], &[1, 3]];

/// The weights of the features, and of the steps from place to place.
pub(crate) struct Model {
    /// By feature, for being story.
    story: Vec<f32>,
    /// By phrase class that makes up the line, for standing before the story and after it.
    around: [[f32; 10]; 2],
    step: [[f32; 4]; 4],
}

impl Model {
    /// Reads the weights: `name weight` a line. `names` are those of the features.
    pub(crate) fn new(names: &[String]) -> Self {
        let place = |name: &str| PLACES.iter().position(|(_, n)| *n == name);
        let mut model = Model { story: vec![0.0; COUNT], around: [[0.0; 10]; 2], step: [[0.0; 4]; 4] };
        for line in include_str!("../../data/weights.txt").lines() {
            let mut parts = line.split('#').next().unwrap_or_default().split_whitespace();
            let (Some(name), Some(weight)) = (parts.next(), parts.next().and_then(|w| w.parse::<f32>().ok())) else {
                continue;
            };
            let Some((kind, rest)) = name.split_once('.') else { continue };
            let feature = names.iter().position(|n| n == rest);
            match (kind, feature) {
                ("step", _) => {
                    if let Some((Some(from), Some(to))) = rest.split_once('.').map(|(a, b)| (place(a), place(b))) {
                        model.step[from][to] = weight;
                    }
                }
                ("story", Some(f)) => model.story[f] = weight,
                ("before", Some(f)) if WHOLE.contains(&f) => model.around[0][f - WHOLE.start] = weight,
                ("after", Some(f)) if WHOLE.contains(&f) => model.around[1][f - WHOLE.start] = weight,
                _ => {}
            }
        }
        model
    }

    /// Where each line stands. There is always a story.
    pub(crate) fn places(&self, infos: &[Info<'_>], headline: Option<&str>) -> Vec<Place> {
        let context = Context::new(infos, headline);
        let mut words = Vec::new();
        // The best score of a path that ends here in each place, and where it came from.
        let mut best = [0.0, 0.0, f32::NEG_INFINITY, f32::NEG_INFINITY];
        let mut from: Vec<[u8; 4]> = Vec::with_capacity(infos.len());
        for i in 0..infos.len() {
            let mut score = [0.0; 4];
            context.each(i, &mut words, |f| {
                score[1] += self.story[f];
                if WHOLE.contains(&f) {
                    score[0] += self.around[0][f - WHOLE.start];
                    score[3] += self.around[1][f - WHOLE.start];
                }
            });
            let mut came = [0u8; 4];
            if i > 0 {
                let mut next = [f32::NEG_INFINITY; 4];
                for (to, sources) in COMES_FROM.iter().enumerate() {
                    for &source in *sources {
                        let path = best[source] + self.step[source][to];
                        if path > next[to] {
                            next[to] = path;
                            came[to] = source as u8;
                        }
                    }
                }
                best = next;
            }
            best.iter_mut().zip(score).for_each(|(b, s)| *b += s);
            from.push(came);
        }
        let mut places = vec![Place::Story; infos.len()];
        let mut at = if best[3] > best[1] { 3 } else { 1 };
        for (place, came) in places.iter_mut().zip(&from).rev() {
            *place = PLACES[at].0;
            at = usize::from(came[at]);
        }
        places
    }
}

#[cfg(test)]
mod training {
    use super::*;
    use crate::lines::phrases::Phrases;
    use crate::lines::{look_at, of_record};
    use crate::page::evidence::evidence;

    /// Reads `{"headline": …, "lines": […]}` a line from the file TRAIN_IN and writes the numbers of each line's features to TRAIN_OUT, for
    /// training/fit.py.
    #[test]
    #[ignore = "a tool for making data/weights.txt anew"]
    fn writes_the_features_of_a_labelled_set() {
        let (input, output) = (std::env::var("TRAIN_IN").unwrap(), std::env::var("TRAIN_OUT").unwrap());
        let phrases = Phrases::new(&[]);
        let mut out = String::new();
        for record in std::fs::read_to_string(input).unwrap().lines() {
            let record: serde_json::Value = serde_json::from_str(record).unwrap();
            let lines = of_record(&record);
            let infos = look_at(&lines, &phrases, |_| true);
            let evidence = evidence(&infos);
            let context = Context::new(&infos, record["headline"].as_str());
            let mut features = vec![Vec::new(); infos.len()];
            features.iter_mut().enumerate().for_each(|(i, f)| context.each(i, &mut Vec::new(), |n| f.push(n)));
            out += &serde_json::json!({"features": features, "evidence": evidence, "names": crate::page::features::names()}).to_string();
            out.push('\n');
        }
        std::fs::write(output, out).unwrap();
    }
}
