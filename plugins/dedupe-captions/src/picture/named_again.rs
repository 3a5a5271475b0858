//! The name in a caption's credit once more, alone on the line below the caption, or below another copy of it: "… at Lower Farm. Photo: Coast News
//! Agency", and below "Coast News Agency". A person's name at the head of a text may be the byline.

use copydesk_text::bylines::is_house;
use copydesk_text::lines::{Credit, is_firm_ending};

use crate::info::{Info, Kind};

/// No such line is longer, in bytes.
const LONGEST: usize = 80;
/// A paragraph of the story is no narrower.
const PARAGRAPH: u32 = 80;

/// Tells such lines for the credits that they are.
pub(crate) fn confirm(infos: &mut [Info<'_>]) {
    let sure = |info: &Info<'_>| info.credit.as_ref().is_some_and(|credit| credit.sure && credit.text_end > 0);
    // Most articles end here: no caption in them has a credit.
    let captions = infos.iter().enumerate().filter(|(_, info)| sure(info));
    let named = captions.filter_map(|(i, info)| Some((&info.text[info.credit.as_ref()?.name.clone()], i)));
    let mut credits: Vec<(&str, usize)> = named.collect();
    credits.sort_unstable();
    if credits.is_empty() {
        return;
    }
    let said = |i: usize| infos[i].core.trim_end_matches('.');
    let again = |i: &usize| {
        let line = infos[*i].text;
        let open = line.len() <= LONGEST
            && matches!(infos[*i].kind, Kind::Paragraph | Kind::Heading)
            && !infos[*i].is_credit_alone();
        if !open {
            return false;
        }
        let from = credits.partition_point(|(name, _)| *name < line);
        let same = credits[from..].iter().take_while(|(name, _)| *name == line);
        let mut of = same.map(|(_, at)| *at);
        let Some(at) = of.find(|at| at + 1 == *i || said(*i - 1) == said(*at)) else { return false };
        let within = || at.checked_sub(1).is_some_and(|above| infos[above].width() >= PARAGRAPH);
        at + 1 != *i || is_no_person(line) || within()
    };
    let found: Vec<usize> = (1..infos.len()).filter(again).collect();
    for i in found {
        let name = 0..infos[i].text.len();
        infos[i].set_credit(Credit { text_end: 0, name, sure: true });
    }
}

/// "Coast News Agency", "Ada Rowe, Burdekin University", "Ada Rowe for Harbour Radio", "Kelman Marine Ltd".
fn is_no_person(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default();
    name.contains([',', '/'])
        || name.split(' ').any(|word| word.starts_with(char::is_lowercase))
        || is_house(name)
        || is_firm_ending(last.trim_end_matches('.'))
}
