//! The rules that look at one line and where it stands, in their order: the first that knows the line decides.

use std::ops::Range;

use copydesk_text::lines::is_firm_ending;

use crate::author::signature;
use crate::author::{alone, desks};
use crate::calls::Call;
use crate::copy::Copy;
use crate::dates::is_labelled;
use crate::fate::{Fate, Reason};
use crate::furniture;
use crate::furniture::feeds::names_feed;
use crate::furniture::labelled::is_labelled_notice;
use crate::furniture::live::{leads_to_address, leads_to_updates};
use crate::header::dateline::{above_story, dateline};
use crate::header::rights::{self, Rights};
use crate::header::{Header, Set, bylines, headline, put};
use crate::lines::phrases::Class;
use crate::lines::{Info, Look, labels};
use crate::page::model::Place;
use crate::page::taken;
use crate::rules::Rules;

/// What the rules know of the article, and what they found for its header.
pub(crate) struct Judge<'a> {
    pub(crate) rules: &'a Rules,
    pub(crate) infos: &'a [Info<'a>],
    pub(crate) copy: &'a Copy<'a>,
    pub(crate) header: &'a Header<'a>,
    /// Where each line stands, if the text is a page's.
    pub(crate) places: Option<&'a [Place]>,
    pub(crate) first_prose: Option<usize>,
    /// Some line labels a caption.
    pub(crate) captions: bool,
    pub(crate) comments: Option<Range<usize>>,
    /// Copyright and terms of use, as far as they are known.
    pub(crate) rights: (Option<String>, Option<String>),
    pub(crate) byline_known: bool,
    /// The fields of the header to set.
    pub(crate) fields: &'a mut Vec<(Set, String)>,
    /// Scratch space.
    pub(crate) low: String,
}

/// A line, and where it stands.
pub(crate) struct At<'a> {
    pub(crate) i: usize,
    pub(crate) info: &'a Info<'a>,
    /// Before the story, or among the first lines of copy.
    pub(crate) at_head: bool,
    /// What became of the line above.
    pub(crate) above: Option<Fate>,
}

type Rule<'a> = fn(&mut Judge<'a>, &At<'a>) -> Option<Fate>;

impl<'a> Judge<'a> {
    const ORDER: [Rule<'a>; 11] = [
        Self::rights,
        Self::what_stays,
        Self::captioned,
        Self::headline,
        Self::dateline,
        Self::byline,
        Self::house,
        Self::date,
        Self::comment,
        Self::call,
        Self::furniture,
    ];

    /// What becomes of a line.
    pub(crate) fn line(&mut self, at: &At<'a>) -> Fate {
        if self.is_within_copy(at) {
            return self.paragraph(at);
        }
        Self::ORDER.iter().find_map(|rule| rule(self, at)).unwrap_or(Fate::Keep)
    }

    /// What becomes of a line that a phrase of the newsroom's own takes away: what belongs into the header still moves there.
    pub(crate) fn own(&mut self, at: &At<'a>) -> Fate {
        let moves: [Rule<'a>; 3] = [Self::rights, Self::dateline, Self::byline];
        let moved = moves.iter().find_map(|rule| rule(self, at)).filter(|fate| !fate.is_kept());
        moved.unwrap_or(Fate::Gone(Reason::OwnPhrase))
    }

    /// True for a paragraph of copy below its head, which is neither headline, byline nor date, and longer than furniture; or for a sentence.
    fn is_within_copy(&self, at: &At<'_>) -> bool {
        let below_head = self.places.is_none() && !at.at_head && at.i >= 2;
        below_head && (furniture::is_paragraph(at.info) || self.is_sentence_of_story(at))
    }

    /// True for a sentence from the first paragraph of the story to the last that counts nothing and asks nothing, where no phrase of the
    /// newsroom's own may take it: what is furniture there is no sentence.
    fn is_sentence_of_story(&self, at: &At<'_>) -> bool {
        /// No count and no question of the page's is longer, in bytes.
        const LABEL: usize = 48;
        #[cfg(test)]
        if crate::quiet::ALL_LOUD.get() {
            return false;
        }
        let info = at.info;
        let said = info.shape.ends_sentence() && matches!(info.look, Look::Text | Look::Sentence | Look::Short);
        said && info.linked < 80
            && (info.text.len() > LABEL + 1 || info.shape.digits == 0 && !info.text.ends_with('?'))
            && self.first_prose.is_some_and(|first| at.i >= first)
            && !self.copy.is_outside(at.i)
            && at.above != Some(Fate::Gone(Reason::Byline))
            && !self.rules.phrases.has_own()
    }

    /// What becomes of such a paragraph: of the rules above those that may know it, and what must stay is asked only where one does.
    fn paragraph(&mut self, at: &At<'a>) -> Fate {
        let rules: [Rule<'a>; 3] = [Self::captioned, Self::comment, Self::call];
        let known = |judge: &mut Self| rules.iter().find_map(|rule| rule(judge, at)).filter(|_| !at.info.must_stay());
        self.rights(at).or_else(|| known(self)).unwrap_or(Fate::Keep)
    }

    fn place(&self, at: &At<'_>) -> Option<Place> {
        self.places.and_then(|places| places.get(at.i)).copied()
    }

    /// A notice goes into its field, once; the line goes because the header has it. A copyright may have terms behind it.
    fn rights(&mut self, at: &At<'a>) -> Option<Fate> {
        if self.place(at) == Some(Place::Story) {
            return None;
        }
        let (notices, text) = (&self.rules.notices, at.info.text);
        let caption = |i: usize| {
            self.infos[i].shape.words > 3 && matches!(self.infos[i].look, Look::Title | Look::Sentence | Look::Short)
        };
        if rights::is_of_picture(at.info) && at.i.checked_sub(1).is_some_and(caption) {
            return Some(Fate::Caption);
        }
        Some(match notices.says(at.info, self.copy.is_edge(at.i), &mut self.low)? {
            Rights::Terms => put(&mut self.rights.1, text, Set::Usageterms, self.fields),
            Rights::Copyright => {
                let fate = put(&mut self.rights.0, text, Set::Copyright, self.fields);
                if let Some(terms) = notices.terms_within(text).filter(|_| !fate.is_kept()) {
                    put(&mut self.rights.1, terms, Set::Usageterms, self.fields);
                }
                fate
            }
        })
    }

    fn what_stays(&mut self, at: &At<'a>) -> Option<Fate> {
        at.info.must_stay().then_some(Fate::Keep)
    }

    /// What stands below "Image caption,", or behind it: no teaser, though it may be no sentence and stand there twice.
    fn captioned(&mut self, at: &At<'a>) -> Option<Fate> {
        /// So many lines away a copy of the caption stands.
        const TWIN: usize = 6;
        let labelled =
            || at.i.checked_sub(1).and_then(|i| self.infos.get(i)).is_some_and(|i| labels::heads_caption(i.text));
        // Where the caption stands without its label too, it is that copy which is kept.
        let near = || &self.infos[at.i.saturating_sub(TWIN)..self.infos.len().min(at.i + TWIN + 1)];
        let alone = |caption: &str| !near().iter().any(|info| info.text == caption);
        let behind = || labels::caption_behind(at.info.text);
        // That copy, beside the labelled one.
        let twin = |i: usize| {
            let other = self.infos.get(i).filter(|other| other.opens);
            other.is_some_and(|other| labels::caption_behind(other.text) == Some(at.info.text))
        };
        let copied = || at.i > 0 && twin(at.i - 1) || twin(at.i + 1);
        // Above the story, a line with nothing but its credit below it.
        let credited =
            || at.at_head && !at.info.shape.is_long() && self.infos.get(at.i + 1).is_some_and(rights::is_of_picture);
        // Most articles label no caption.
        let told = || at.info.opens && behind().is_some_and(alone) || labelled() || copied();
        let caption = self.captions && told() || credited();
        (caption && at.info.shape.words >= 3).then_some(Fate::Caption)
    }

    fn headline(&mut self, at: &At<'a>) -> Option<Fate> {
        let said = at.at_head && self.header.headline.is_some_and(|headline| headline::is_headline(at.info, headline));
        said.then_some(Fate::Gone(Reason::Headline))
    }

    fn dateline(&mut self, at: &At<'a>) -> Option<Fate> {
        /// No place with its date is wider.
        const PLACE: u32 = 60;
        let above = self.first_prose.is_some_and(|first| at.i < first);
        let next = || at.info.shape.width <= PLACE && self.infos.get(at.i + 1).is_some_and(Info::is_prose);
        let alone = || if next() { above_story(at.info.text, &self.infos[at.i + 1..]) } else { None };
        let line = if above { dateline(at.info.text).or_else(alone) } else { None }?;
        if self.header.dateline.is_none() && !self.fields.iter().any(|(set, _)| *set == Set::Dateline) {
            self.fields.push((Set::Dateline, line.to_owned()));
        }
        Some(Fate::Gone(Reason::Dateline))
    }

    fn byline(&mut self, at: &At<'a>) -> Option<Fate> {
        /// Above the story stands its standfirst, or a picture, and the byline below that.
        const STANDFIRST: usize = 4;
        let near = || self.first_prose.is_some_and(|first| at.i < first + STANDFIRST);
        // In copy only a name behind "By", with the story below it, or the house and the story.
        let prose = |i: usize| self.infos.get(i).is_some_and(Info::is_prose);
        let housed = || self.infos.get(at.i + 1).is_some_and(bylines::is_house) && prose(at.i + 2);
        let signed = || bylines::is_signed(at.info) && (prose(at.i + 1) || housed());
        let below = || near() && (self.places.is_some() || signed());
        // On a page many a label stands above a date.
        let next = self.infos.get(at.i + 1).filter(|_| at.at_head);
        let house = next.filter(|_| self.places.is_none());
        let trade = || bylines::name_above_trade(at.info, next?);
        let above = || bylines::name_above_house(at.info, house?);
        let desk = || desks::desk(at.info).filter(|_| at.at_head);
        // Nothing but names, below the headline and right above the story.
        let headed = at.i > 0 || self.header.headline.is_some();
        let first = headed && self.places.is_none() && self.first_prose == Some(at.i + 1);
        let alone = || if first { alone::names_above(self.infos, at.i) } else { None };
        let parted = || bylines::name_below_by(self.infos.get(at.i.checked_sub(1)?)?, at.info);
        let named =
            || bylines::name(at.info).or_else(parted).or_else(above).or_else(trade).or_else(desk).or_else(alone);
        // "Text: Ada Rowe" right below the last paragraph; among other such labels it may be of a play or a song.
        let foot = || {
            let above = at.i.checked_sub(1).map(|i| &self.infos[i]);
            let last = self.places.is_none() && self.copy.is_below(at.i) && above.is_some_and(Info::is_prose);
            last.then(|| signature::behind_label(at.info.text).or_else(|| bylines::signed_below(at.info))).flatten()
        };
        if self.is_of_makers(at) {
            return Some(Fate::Gone(Reason::DeskCredits));
        }
        let name = (at.at_head || at.i < 2 || below()).then(named).flatten().or_else(foot)?;
        // "News provided by", and below it the firm.
        let firm = || is_firm_ending(name.rsplit(' ').next().unwrap_or_default().trim_end_matches('.'));
        if at.above == Some(Fate::Gone(Reason::Insert)) && firm() {
            return Some(Fate::Gone(Reason::Navigation));
        }
        self.set_byline(name);
        Some(Fate::Gone(Reason::Byline))
    }

    /// "Produced by Ada Rowe", right above the story or below it; a column of such lines may be a play's or a film's.
    fn is_of_makers(&self, at: &At<'_>) -> bool {
        let worked = |i: Option<usize>| i.and_then(|i| self.infos.get(i)).is_some_and(|i| signature::worked_on(i.text));
        let prose = |i: Option<usize>| i.and_then(|i| self.infos.get(i)).is_some_and(Info::is_prose);
        let outside = || at.at_head && (prose(Some(at.i + 1)) || worked(Some(at.i + 1)));
        let above = at.i.checked_sub(1);
        let next = || self.infos.get(at.i + 1).is_none_or(|i| !i.text.contains(" by ")) || worked(Some(at.i + 1));
        let below = || self.copy.is_below(at.i) && (prose(above) || worked(above)) && next();
        worked(Some(at.i)) && (outside() || below())
    }

    /// The house or the address below the name.
    fn house(&mut self, at: &At<'a>) -> Option<Fate> {
        let head = self.first_prose.is_some_and(|first| at.i < first);
        let prose = |i: usize| self.infos.get(i).is_some_and(Info::is_prose);
        let below = at.above == Some(Fate::Gone(Reason::Byline)) && (head || prose(at.i + 1));
        // "The Marl Review", above the name, or above all else where no story begins with it; where the header has no headline, it may be that.
        let few = head && at.info.shape.words <= 4 && self.header.headline.is_some();
        let named = || self.infos.get(at.i + 1).is_some_and(|next| bylines::name(next).is_some());
        let opens = || at.i == 0 && (!prose(1) || bylines::is_credited_with(self.infos, at.info.text));
        if few && bylines::is_house(at.info) && (named() || opens()) {
            return Some(Fate::Gone(Reason::Navigation));
        }
        // The name may be in the header already.
        let address = || (below || head && self.byline_known) && bylines::is_address(at.info.text);
        let trade = || below && head && bylines::is_trade_line(at.info);
        (below && bylines::is_house(at.info) || trade() || address()).then_some(Fate::Gone(Reason::Byline))
    }

    fn date(&mut self, at: &At<'a>) -> Option<Fate> {
        // A page's date stands below its byline, wherever that is.
        let byline_above = at.above == Some(Fate::Gone(Reason::Byline));
        let of_page = || self.places.is_some() || at.at_head && !self.copy.is_parted_by_dates();
        let below_byline = || byline_above && at.info.look == Look::Date && of_page();
        // "Published", with the date below it.
        let label = || at.info.shape.words == 1 && at.info.shape.digits == 0 && is_labelled(at.info.text);
        let above_date = || at.at_head && label() && self.copy.is_date_of_page(at.i + 1, true);
        if !self.copy.is_date_of_page(at.i, at.at_head) && !below_byline() && !above_date() {
            return None;
        }
        if let Some(name) = bylines::name_behind_date(at.info) {
            self.set_byline(name);
        }
        Some(Fate::Gone(Reason::Date))
    }

    fn set_byline(&mut self, name: &str) {
        if !self.byline_known {
            self.byline_known = true;
            self.fields.push((Set::Byline, name.to_owned()));
        }
    }

    fn comment(&mut self, at: &At<'a>) -> Option<Fate> {
        if !self.comments.as_ref()?.contains(&at.i) {
            return None;
        }
        // Below the thread the page's own footer follows.
        let footer = at.info.hits.is_whole(Class::Navigation) || at.info.hits.is_whole(Class::Legal);
        Some(Fate::Gone(if footer { Reason::Navigation } else { Reason::Comments }))
    }

    fn call(&mut self, at: &At<'a>) -> Option<Fate> {
        let call = self.rules.calls.of(at.info, &mut self.low);
        let onward = || leads_to_address(at.info).then_some(Call::Pointer);
        let feed = || (names_feed(at.info) || is_labelled_notice(at.info)).then_some(Call::Notice);
        let call = call.or_else(|| self.blurb(at));
        let call = call.or_else(|| self.live(at.info)).or_else(onward).or_else(feed)?;
        let reason = || furniture::asked(at.info).unwrap_or(call.reason());
        (!self.copy.is_credit(at.i)).then(|| Fate::Gone(reason()))
    }

    /// "Ada Rowe selects her favourite stories in this weekly newsletter.", below the title of a newsletter that went, and "Let's go!" below a call.
    fn blurb(&self, at: &At<'_>) -> Option<Call> {
        /// Words of what it is called: "this free weekly newsletter".
        const CALLED: usize = 4;
        let title = [Reason::CallToReaders, Reason::Subscribe].map(|reason| Some(Fate::Gone(reason)));
        // Most lines end here.
        if !title.contains(&at.above) {
            return None;
        }
        if self.rules.calls.agrees_to(at.info.text) {
            return Some(Call::Asks);
        }
        let (_, named) = at.info.text.trim_end_matches('.').rsplit_once(" in this ")?;
        let called = named.split(' ').count() <= CALLED && self.rules.calls.names(&named.to_lowercase());
        called.then_some(Call::Asks)
    }

    fn live(&mut self, info: &Info<'_>) -> Option<Call> {
        leads_to_updates(info.text, &info.shape, &mut self.low).then_some(Call::Pointer)
    }

    /// What the model says of a page, or the rules for copy.
    fn furniture(&mut self, at: &At<'a>) -> Option<Fate> {
        let (copy, phrases) = (self.copy, &self.rules.phrases);
        Some(match self.place(at) {
            Some(Place::Story) if copy.is_menu_outside(at.i, phrases) => Fate::Gone(Reason::Navigation),
            Some(Place::Story) if copy.is_loud_title(at.i) => Fate::Gone(Reason::Teaser),
            Some(Place::Story) if !at.info.hits.is_whole(Class::Insert) && !copy.is_linked_teaser(at.i) => Fate::Keep,
            Some(_) if self.is_version_above(at.i) => Fate::Keep,
            Some(place) => taken::of_page(self.infos, at.i, place, self.first_prose.unwrap_or(0)),
            None => copy.furniture(at.i, at.at_head, phrases),
        })
    }
}

impl Judge<'_> {
    /// True for one of two lines right above the story of which one goes on with what the other says: a caption with its credit, and what the
    /// page says to those who cannot see the picture. A menu has no such lines, and of two that are the same neither is told.
    fn is_version_above(&self, i: usize) -> bool {
        /// Lines between them and the story, and the words of the shorter.
        const NEAR: usize = 3;
        const WORDS: u32 = 6;
        let near = self.first_prose.is_some_and(|first| (i + 1..=i + 1 + NEAR).contains(&first));
        let goes_on = |a: &Info<'_>, b: &Info<'_>| a.text.len() < b.text.len() && b.text.starts_with(a.text);
        let version = |other: Option<usize>| {
            let (Some(other), own) = (other.and_then(|i| self.infos.get(i)), &self.infos[i]) else { return false };
            goes_on(own, other) && own.shape.words >= WORDS || goes_on(other, own) && other.shape.words >= WORDS
        };
        near && (version(i.checked_sub(1)) || version(Some(i + 1)))
    }
}
