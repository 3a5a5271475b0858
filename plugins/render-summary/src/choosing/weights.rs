//! How much each feature of a sentence counts.

/// The weights of the score. The defaults are round numbers, set by hand and measured on a few hundred news stories with
/// summaries that people wrote. Around them the measure is flat: others may do as well.
#[derive(Clone, Copy, Debug)]
pub struct Weights {
    /// For the story's first sentence; falls off towards the end.
    pub position: f32,
    /// What of it the next sentence keeps.
    pub decay: f32,
    /// More for the very first sentence.
    pub lead: f32,
    /// For the likeness to the other sentences: the mean cosine of their content words.
    pub centrality: f32,
    /// For words that the story comes back to: the mean, over a sentence's content words, of how many other sentences
    /// hold them, counted up to two and halved. Only where a summary has so many sentences, of any length.
    pub recurrence: f32,
    /// For sharing the headline's words.
    pub headline: f32,
    /// For telling what the headline does and the story's first sentences do not, where those tell little of it.
    pub buried: f32,
    /// Against what goes on with the scene before, and has no word of the headline.
    pub scene: f32,
    /// For telling what the story is about, where a scene opens it.
    pub nut: f32,
    /// Against a summary that tells nothing of what the headline promises; less where it tells some of it.
    pub promised: f32,
    /// For each topic that the sentence is evidence of, up to three.
    pub topic: f32,
    /// For speaking of what the summary shall dwell on.
    pub focus: f32,
    /// For a quotation with a named speaker.
    pub attributed: f32,
    /// Against any other quotation.
    pub quotation: f32,
    /// For holding a figure: a date, a sum, an age.
    pub figures: f32,
    /// For opening a paragraph.
    pub paragraph: f32,
    /// Against a sentence shorter than `short_words`.
    pub short: f32,
    /// See `short`.
    pub short_words: u32,
    /// Against each ten words beyond `long_words`.
    pub long: f32,
    /// See `long`.
    pub long_words: u32,
    /// Against a question.
    pub question: f32,
    /// Against one that nobody in it puts, so that the paper asks it, where quotation marks are told well.
    pub own_question: f32,
    /// Against the writer's speaking of himself, there too: a summary does not name him.
    pub own: f32,
    /// Against a sentence that opens with a kicker, as a caption does.
    pub kicker: f32,
    /// Against one that tells no news.
    pub no_news: f32,
    /// Against a sentence made mostly of numbers, such as a line of results.
    pub numbers: f32,
    /// Against repeating what the chosen sentences say.
    pub redundancy: f32,
    /// Against what a sentence takes for known and the summary does not tell, such as a surname that it opens with;
    /// more or less of it for other things.
    pub unexplained: f32,
    /// What editors take besides, in copy in which names show by their capitals, and where sentences may have any length.
    pub editors: Editors,
}

/// What editors take and leave, besides what [`Weights`] holds: fitted to the sentences that readers who judged as editors chose for
/// summaries of 730 news stories, features and opinion pieces in English. Which of these count was cross-validated; how much all of
/// them count together, and the round numbers, were chosen on all of the stories and by comparing summaries.
#[derive(Clone, Copy, Debug)]
pub struct Editors {
    /// For words that a sentence brings in and the story comes back to: how often, up to twice each, over the root of the number of its
    /// words.
    pub brings_in: f32,
    /// For sharing the headline's words, the less the more of them the story's first sentences have.
    pub headline: f32,
    /// For being longer than `usual_words`, and against being shorter, by the logarithm of how many times.
    pub length: f32,
    /// See `length`.
    pub usual_words: u32,
    /// For naming a day.
    pub day: f32,
    /// For naming somebody or something.
    pub named: f32,
    /// Against a quotation with a named speaker: what happened is told sooner.
    pub attributed: f32,
    /// Against any other quotation.
    pub quotation: f32,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            position: 1.0,
            decay: 0.87,
            lead: 0.4,
            centrality: 1.5,
            recurrence: 0.65,
            headline: 0.4,
            buried: 2.0,
            scene: 0.4,
            nut: 2.5,
            promised: 1.5,
            topic: 0.1,
            focus: 1.5,
            attributed: 0.1,
            quotation: 0.15,
            figures: 0.2,
            paragraph: 0.1,
            short: 1.0,
            short_words: 8,
            long: 0.15,
            long_words: 50,
            question: 1.2,
            own_question: 2.0,
            own: 1.2,
            kicker: 1.5,
            no_news: 2.0,
            numbers: 1.0,
            redundancy: 1.2,
            unexplained: 0.4,
            editors: Editors::default(),
        }
    }
}

impl Default for Editors {
    fn default() -> Self {
        Self {
            brings_in: 0.2,
            headline: 1.2,
            length: 0.3,
            usual_words: 26,
            day: 0.3,
            named: 0.3,
            attributed: 0.9,
            quotation: 0.2,
        }
    }
}
