//! The linear function of one topic: a support vector machine with squared hinge loss, by dual coordinate descent with
//! shrinking (Hsieh et al., 2008), on features that are stretched by how much they tell the topic's articles from the
//! others (Wang and Manning, 2012).

use super::vectors::Vectors;

/// How much an article on the wrong side costs against large weights.
const COST: f32 = 0.15;
/// It is good enough when no article pulls more than this.
const TOLERANCE: f32 = 0.3;
const MOST_PASSES: usize = 60;
/// A feature that tells nothing is stretched by this, so that it is not lost.
const LEAST_STRETCH: f32 = 0.5;

/// A score is `bias` and the sum of an article's features times their weights.
#[derive(Debug)]
pub(super) struct Function {
    pub(super) weights: Vec<f32>,
    pub(super) bias: f32,
}

impl Function {
    pub(super) fn score(&self, article: &[(u32, f32)]) -> f32 {
        self.bias + article.iter().map(|(feature, value)| self.weights[*feature as usize] * value).sum::<f32>()
    }
}

/// A small generator of numbers that look random (splitmix64); always the same row.
struct Shuffled(u64);

impl Shuffled {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }
}

/// Learns from these articles, of which `counts` have each feature; `has` says which have the topic.
pub(super) fn solve(vectors: &Vectors, articles: &[u32], counts: &[u32], has: &[bool]) -> Function {
    let mut function = Function { weights: vec![0.0; vectors.features()], bias: 0.0 };
    if !has.contains(&true) {
        function.bias = -1.0;
        return function;
    }
    let squared = stretch(vectors, articles, counts, has);
    let length = |article: &u32| {
        let of = vectors.of(*article).iter();
        1.0 + of.map(|(feature, value)| squared[*feature as usize] * value * value).sum::<f32>()
    };
    let slack = 0.5 / COST;
    let lengths: Vec<f32> = articles.iter().map(|article| slack + length(article)).collect();
    let mut pulls = vec![0.0_f32; articles.len()];
    let mut order: Vec<u32> = (0..articles.len() as u32).collect();
    let mut active = order.len();
    let mut random = Shuffled(1);
    let mut most_before = f32::INFINITY;
    for _ in 0..MOST_PASSES {
        let (mut most, mut least) = (f32::NEG_INFINITY, f32::INFINITY);
        for at in 0..active {
            let other = at + random.below(active - at);
            order.swap(at, other);
        }
        let mut at = 0;
        while at < active {
            let one = order[at] as usize;
            let side = if has[one] { 1.0 } else { -1.0 };
            let article = vectors.of(articles[one]);
            let gradient = side * function.score(article) - 1.0 + pulls[one] * slack;
            if pulls[one] == 0.0 && gradient > most_before {
                // Far on its right side: it is looked at again when the others are settled.
                active -= 1;
                order.swap(at, active);
                continue;
            }
            let projected = if pulls[one] == 0.0 { gradient.min(0.0) } else { gradient };
            most = most.max(projected);
            least = least.min(projected);
            if projected.abs() > 1e-12 {
                let pull = (pulls[one] - gradient / lengths[one]).max(0.0);
                let step = side * (pull - pulls[one]);
                pulls[one] = pull;
                for &(feature, value) in article {
                    let feature = feature as usize;
                    function.weights[feature] += step * squared[feature] * value;
                }
                function.bias += step;
            }
            at += 1;
        }
        if most - least <= TOLERANCE {
            if active == order.len() {
                break;
            }
            active = order.len();
            most_before = f32::INFINITY;
        } else {
            most_before = if most <= 0.0 { f32::INFINITY } else { most };
        }
    }
    function
}

/// The square of what each feature is stretched by: the logarithm of how much likelier it is with the topic than
/// without, either way.
fn stretch(vectors: &Vectors, articles: &[u32], counts: &[u32], has: &[bool]) -> Vec<f32> {
    let have = || articles.iter().zip(has).filter(|article| *article.1).map(|article| *article.0);
    let with = have().count() as f32;
    let without = articles.len() as f32 - with;
    // As if one more article had every feature.
    let share = with / articles.len() as f32;
    let odds = with.ln() - without.max(1.0).ln();
    let logarithm = |count: u32, share: f32| (count as f32 + share.max(0.001)).ln();
    // Few counts are common: their logarithms are looked up.
    let few = |share: f32| (0..64).map(|count| logarithm(count, share)).collect::<Vec<f32>>();
    let (few_with, few_without) = (few(share), few(1.0 - share));
    let told = |(yes, all): (u32, &u32)| {
        let no = all.saturating_sub(yes);
        let with = few_with.get(yes as usize).copied().unwrap_or_else(|| logarithm(yes, share));
        let without = few_without.get(no as usize).copied().unwrap_or_else(|| logarithm(no, 1.0 - share));
        let stretch = LEAST_STRETCH + (with - without - odds).abs();
        stretch * stretch
    };
    vectors.count(have()).into_iter().zip(counts).map(told).collect()
}
