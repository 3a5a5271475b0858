//! Interviews: lines that begin with who speaks (`Q:`, `Rowe:`), labelled answers below questions without a label, or questions in bold with the
//! answers below them.

use std::collections::HashMap;
use std::ops::Range;

use super::label::{is_nameless, is_person, labelled};
use super::line::{Line, asks};
use super::quoted_answers::in_marks;
use super::same_speaker::Keys;

/// How many lines of an interview there are at least.
const LINES: usize = 4;

/// How long what is said is at least, in bytes, in the lines that tell an interview, unless they ask or answer: `Points: 12` is no speech.
const SAID: usize = 16;

/// One line in so many asks at least: tips, line-ups and price lists have labels that come back too, but ask nothing.
const ASKS: usize = 8;

/// How many labelled answers below questions without a label make an interview.
const ANSWERS: usize = 3;

/// How many questions in bold make an interview.
const BOLD: usize = 3;

/// What is spoken in an interview.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Interview<'a> {
    pub(crate) lines: Vec<Line<'a>>,
    /// Whether questions in bold alone tell that it is one, as in a page of questions and answers that nobody was asked.
    pub(crate) unsure: bool,
}

/// The interview in these blocks. It is told by two labels that come back and by questions, or by questions in bold.
pub(crate) fn interview<'a>(blocks: &[&'a str], bold: &[usize]) -> Interview<'a> {
    let mut lines: Vec<Line<'a>> = blocks
        .iter()
        .enumerate()
        .filter_map(|(block, text)| {
            labelled(text).map(|(label, said)| Line { block, said, label, answers: false, asks: false })
        })
        .collect();
    if lines.len() < ANSWERS {
        return under_bold(blocks, bold);
    }
    let questions: Vec<usize> =
        lines.iter().filter(|line| asks(&blocks[line.block][line.said.clone()])).map(|line| line.block).collect();
    let asked = |block: usize| questions.binary_search(&block).is_ok();
    let long = |line: &Line<'_>| {
        let long = line.said.len() >= SAID && blocks[line.block][line.said.clone()].contains(' ');
        // `Q: And the eels?`, `A: No.`
        long || asked(line.block) || line.block.checked_sub(1).is_some_and(asked)
    };
    let keys = Keys::of(&lines);
    let otherwise = |lines: &[Line<'a>]| {
        let answers = under_questions(blocks, lines, &keys);
        if answers.lines.is_empty() { under_bold(blocks, bold) } else { answers }
    };
    if lines.iter().filter(|line| long(line)).count() < LINES {
        return otherwise(&lines);
    }
    let mut labels: HashMap<String, (usize, usize)> = HashMap::new();
    for line in lines.iter().filter(|line| long(line)) {
        let (count, questions_of) = labels.entry(keys.key(line.label)).or_default();
        *count += 1;
        *questions_of += usize::from(asked(line.block));
    }
    labels.retain(|_, (count, _)| *count > 1);
    let known: Vec<bool> = lines.iter().map(|line| labels.contains_key(&keys.key(line.label))).collect();
    let asking: usize = labels.values().map(|(_, asked)| asked).sum();
    let lasting = known.iter().zip(&lines).filter(|(known, line)| **known && long(line)).count();
    if lasting < LINES || labels.len() < 2 || asking * ASKS < lasting || asking == 0 {
        return otherwise(&lines);
    }
    // a label that comes once, between two lines of the interview
    let beside = |at: usize, other: Option<usize>| {
        other.is_some_and(|other| {
            known.get(other).copied().unwrap_or(false) && lines[other].block.abs_diff(lines[at].block) == 1
        })
    };
    let stays: Vec<bool> = (0..lines.len())
        .map(|at| {
            let once = || is_person(lines[at].label) && beside(at, at.checked_sub(1)) && beside(at, Some(at + 1));
            known[at] || once()
        })
        .collect();
    let mut stays = stays.into_iter();
    lines.retain(|_| stays.next().unwrap_or(false));
    // `Q:` asks in most of its lines, and who answers is the one other that is no name either
    for line in &mut lines {
        let nameless = is_nameless(line.label);
        let asks = labels.get(&keys.key(line.label)).is_some_and(|(count, asked)| asked * 2 >= *count);
        (line.asks, line.answers) = (nameless && asks, nameless && !asks);
    }
    Interview { lines, unsure: false }
}

/// The answers of one person, each labelled, below questions that are not.
fn under_questions<'a>(blocks: &[&'a str], lines: &[Line<'a>], keys: &Keys) -> Interview<'a> {
    let below = |line: &&Line<'_>| line.block.checked_sub(1).is_some_and(|above| asks(blocks[above].trim()));
    let Some(first) = lines.iter().find(below) else { return Interview::default() };
    let key = keys.key(first.label);
    // a label and nothing else of the kind: `Rowe:`, `ADA ROWE:`
    let own = lines.iter().filter(|line| is_person(line.label) && keys.key(line.label) == key);
    let asked = own.clone().filter(below).count();
    let lone = lines.iter().filter(below).all(|line| keys.key(line.label) == key);
    if asked < ANSWERS || !lone || own.clone().count() > 2 * asked {
        return Interview::default();
    }
    let lines = own.map(|line| Line { said: line.said.clone(), ..*line }).collect();
    Interview { lines, unsure: false }
}

/// Questions in bold, each with its answer below.
fn under_bold<'a>(blocks: &[&'a str], bold: &[usize]) -> Interview<'a> {
    let questions: Vec<usize> =
        bold.iter().copied().filter(|block| blocks.get(*block).is_some_and(|text| asks(text.trim()))).collect();
    if questions.len() < BOLD {
        return Interview { lines: in_marks(blocks), unsure: true };
    }
    let introduction = &blocks[questions[0].saturating_sub(INTRODUCTION)..questions[0]];
    let mut labels: Vec<&str> = blocks.iter().filter_map(|block| labelled(block)).map(|(label, _)| label).collect();
    labels.sort_unstable();
    let mut lines = Vec::new();
    let ends = questions.iter().skip(1).copied().chain([blocks.len()]);
    for (question, end) in questions.iter().copied().zip(ends) {
        let last = question + 1 == blocks.len();
        // below the last question the article may go on with something else: one paragraph is taken
        let end = if end == blocks.len() && !last { question + 2 } else { end };
        for (block, text) in blocks.iter().enumerate().take(end).skip(question) {
            let answers = block > question;
            if answers && bold.binary_search(&block).is_ok() {
                break;
            }
            let whole = text.len() - text.trim_start().len()..text.trim_end().len();
            let (label, said) = name_before(introduction, &labels, text).unwrap_or(("", whole));
            if said.len() >= SAID {
                lines.push(Line { block, said, label, answers, asks: !answers && label.is_empty() });
            }
        }
    }
    Interview { lines, unsure: true }
}

/// How many blocks before the first question are searched for a name.
const INTRODUCTION: usize = 20;

/// The name before a line below questions in bold, and what is said: one that the introduction gives, or another line has too.
fn name_before<'a>(introduction: &[&str], labels: &[&str], text: &'a str) -> Option<(&'a str, Range<usize>)> {
    let (label, said) = labelled(text)?;
    let name = label.rsplit(' ').next()?;
    let again = || labels.partition_point(|other| *other <= label) - labels.partition_point(|other| *other < label) > 1;
    let known = is_nameless(label) || introduction.iter().any(|block| block.contains(name)) || again();
    known.then_some((label, said))
}

#[cfg(test)]
mod tests {
    use super::*;

    const INTERVIEW: [&str; 5] = [
        "Ada Rowe runs the lock.",
        "Q: Why did you close it?",
        "A: Because it leaked badly.",
        "Q: And for how long?",
        "A: Until June, I should think.",
    ];

    #[test]
    fn two_labels_that_come_back_and_questions_make_an_interview() {
        let found = interview(&INTERVIEW, &[]);
        assert_eq!(found.lines.len(), 4);
        assert_eq!(&INTERVIEW[1][found.lines[0].said.clone()], "Why did you close it?");
        assert_eq!(found.lines.iter().map(|line| line.answers).collect::<Vec<_>>(), [false, true, false, true]);
    }

    #[test]
    fn answers_of_one_below_questions_without_a_label_make_an_interview() {
        let blocks = [
            "Ada Rowe runs the lock. We met her at the gate.",
            "Why did you close it?",
            "Ada Rowe: Because it leaked badly.",
            "And for how long?",
            "Rowe: Until June, I should think.",
            "Who pays for the steel?",
            "Rowe: The port does, as ever.",
        ];
        let found = interview(&blocks, &[]);
        assert_eq!(found.lines.iter().map(|line| line.block).collect::<Vec<_>>(), [2, 4, 6]);
        assert!(found.lines.iter().all(|line| !line.answers && !line.asks));
        assert!(interview(&blocks[..5], &[]).lines.is_empty());
    }

    #[test]
    fn a_full_stop_may_end_a_label_and_the_first_may_be_in_full() {
        let blocks = [
            "Pregunta. ¿Cuándo abre la esclusa?",
            "Respuesta. En junio, como siempre.",
            "P. ¿Y quién paga el acero nuevo?",
            "R. El puerto, que para eso está.",
        ];
        let answers: Vec<_> = interview(&blocks, &[]).lines.iter().map(|line| line.answers).collect();
        assert_eq!(answers, [false, true, false, true]);
    }

    #[test]
    fn a_list_of_facts_is_no_interview() {
        let facts = [
            "Place: the north quay of Arnsby",
            "Time: from nine in the morning",
            "Price: 12 kronor a head, less for two",
            "Rowe: by boat",
        ];
        assert!(interview(&facts, &[]).lines.is_empty());
    }

    #[test]
    fn labels_that_come_back_and_ask_nothing_are_a_list() {
        let tips = [
            "Northern Bets: Rovers 2.10 Wanderers 1.80",
            "Tip: Rovers by twelve points",
            "Northern Bets: Albion 1.40 County 3.10",
            "Tip: Albion by forty points",
        ];
        assert!(interview(&tips, &[]).lines.is_empty());
    }

    #[test]
    fn questions_in_bold_have_their_answers_below() {
        let blocks = [
            "Why did you close the lock?",
            "It leaked, and badly.",
            "We had no choice at all.",
            "And for how long?",
            "Until June, I should think.",
            "Who pays for the steel?",
            "The port does, as ever.",
            "The lock was built in 1911.",
        ];
        let found = interview(&blocks, &[0, 3, 5]);
        let answers: Vec<_> = found.lines.iter().filter(|line| line.answers).map(|line| line.block).collect();
        assert_eq!(answers, [1, 2, 4, 6]);
        assert!(interview(&blocks, &[0, 3]).lines.is_empty());
    }
}
