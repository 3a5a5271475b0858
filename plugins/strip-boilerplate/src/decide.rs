//! What becomes of each line of an article: the order of the rules.

use std::ops::Range;

use crate::author;
use crate::boxes;
use crate::boxes::{donations, form};
use crate::comments::comments;
use crate::copy::Copy;
use crate::cuts::cuts;
use crate::disclosures;
use crate::fate::{Fate, Reason};
use crate::furniture::editions::editions;
use crate::furniture::gallery_size;
use crate::furniture::live::labels_of_more;
use crate::furniture::markup::markup;
use crate::furniture::menus;
use crate::furniture::players::players;
use crate::furniture::releases::releases;
use crate::furniture::reposts::reposts;
use crate::furniture::runs;
use crate::furniture::sections;
use crate::furniture::separators::separators;
use crate::furniture::shapes;
use crate::furniture::tail::{may_open_tail, tail};
use crate::furniture::teasers;
use crate::guard::guard;
use crate::header::restrictions::restrictions;
use crate::header::standfirst;
use crate::header::{Header, Set, headline};
use crate::judge::{At, Judge};
use crate::lines::labels;
use crate::lines::loud::{self, loud};
use crate::lines::phrases::Class;
use crate::lines::{Info, Kind, Line, Look, look_at};
use crate::page::evidence::{PAGE, evidence};
use crate::page::listed;
use crate::page::live_title;
use crate::page::mend::mend;
use crate::page::model::Place;
use crate::page::sentences;
use crate::page::title::{self, without_site};
use crate::quiet;
use crate::rules::Rules;
use crate::seen::Seen;
use crate::story::headings::headings;
use crate::story::interview;
use crate::story::introduced;
use crate::story::invited;
use crate::story::led;
use crate::story::letters;
use crate::story::series;
use crate::story::services;
use crate::story::subheads;
use crate::wire::contacts::{is_name_with_number, is_of_addresses};
use crate::wire::notes;
use crate::wire::slugs;
use crate::wire::transmission;
use crate::wire::{BOTTOM, Furniture};
use crate::wording::copies::copies;
use crate::wording::talk;

/// What becomes of an article.
#[derive(Debug, Default)]
pub(crate) struct Decision {
    pub(crate) fates: Vec<Fate>,
    pub(crate) fields: Vec<(Set, String)>,
    /// Notes for editors.
    pub(crate) notes: Vec<String>,
    /// What goes out of blocks that stay, in order.
    pub(crate) cuts: Vec<(usize, Range<usize>)>,
    /// The block of the standfirst, and how many bytes its label has.
    pub(crate) label: Option<(usize, usize)>,
    /// All there is is not for publication.
    pub(crate) nothing_public: bool,
    /// The text is a whole page's.
    pub(crate) page: bool,
}

/// A byline stands among the first lines of copy.
const HEAD: usize = 5;
/// Most lines that are folded are no longer, in bytes.
const LINE: usize = 256;
/// Notes are kept to this length.
const NOTE: usize = 4000;

impl Rules {
    /// Decides on all lines of an article.
    pub(crate) fn decide(&self, lines: &[Line<'_>], header: &Header<'_>) -> Decision {
        let (infos, mut d) = self.known(lines, header);
        talk::talk(&infos, self, header.headline.is_some(), &mut d.fates);
        if header.byline.is_none() && !d.fields.iter().any(|(set, _)| *set == Set::Byline) {
            let name = author::alone::name_that_went(&infos, header.headline.is_some(), &mut d.fates);
            d.fields.extend(name.map(|name| (Set::Byline, name.to_owned())));
        }
        form::told(&infos, &mut d.fates);
        donations::sums(&infos, &mut d.fates);
        labels_of_more(&infos, &mut d.fates);
        copies(&infos, &mut d.fates);
        let found = d.fields.iter().find(|(set, _)| *set == Set::Headline).map(|(_, headline)| headline.as_str());
        if let Some(headline) = header.headline.or(found) {
            headline::said_again(&infos, headline, d.page, &mut d.fates);
        }
        // What stood below the author's box is gone now.
        author::last(&infos, &self.calls, &self.marks, d.page, &mut d.fates, &mut String::new());
        runs::heading_of_call(&infos, &mut d.fates);
        self.end_of_copy(&infos, &mut d.fates);
        d.nothing_public = guard(&infos, &mut d.fates);
        restrictions(&infos, header.usageterms, &mut d.fates, &mut d.fields);
        separators(&infos, &mut d.fates);
        headings(&infos, &mut d.fates);
        let cut = cuts(&infos, &d.fates, &self.wire.desk, header.dateline);
        d.notes.extend(cut.notes);
        d.cuts = cut.places;
        let labelled = |i: usize| Some((i, self.wire.desk.standfirst(infos[i].text)?));
        let open = |i: &usize| d.fates[*i].is_kept() && !infos[*i].protected && infos[*i].kind != Kind::Fixed;
        d.label = (0..infos.len().min(HEAD)).filter(open).find_map(labelled);
        d
    }

    /// What the lists and the order of a page tell of each line.
    pub(crate) fn known<'l>(&'l self, lines: &[Line<'l>], header: &Header<'_>) -> (Vec<Info<'l>>, Decision) {
        let mut infos = look_at(lines, &self.phrases, |text| self.may_open(text));
        quiet::mark(&mut infos);
        let seen = Seen::in_lines(&infos);
        let evidence = if seen.has(Seen::UNSAID) { evidence(&infos) } else { 0 };
        // Tables and results of nothing but short lines are no page either.
        let page = evidence >= PAGE && infos.iter().any(Info::is_prose);
        let report = if seen.has(Seen::FIGURE) { series::protect(&mut infos) } else { None };
        letters::protect(&mut infos);
        if seen.has(Seen::FURNITURE) {
            subheads::protect(&mut infos, page);
        }
        if header.headline.is_none() {
            live_title::protect(&mut infos);
        }
        let mut d = Decision { fates: vec![Fate::Keep; infos.len()], page, ..Decision::default() };
        disclosures::protect(&mut infos, page, &mut d.fates);
        let asked =
            if !page && seen.has(Seen::CRY) { interview::protect(&mut infos, &self.calls, &self.marks) } else { None };
        // What a page says of itself has hours too.
        if !page && seen.has(Seen::FIGURE | Seen::COLON) {
            services::protect(&mut infos, &self.calls);
        }
        if seen.has(Seen::BRIEF | Seen::COLON) {
            introduced::protect(&mut infos, &self.calls);
        }
        if !page && seen.has(Seen::BRIEF) {
            invited::protect(&mut infos, &self.calls);
            led::protect(&mut infos);
        }
        self.wire_furniture(&infos, header, &mut d);
        transmission::codes(&infos, &mut d.fates);
        if header.slugline.is_none() && !d.fields.iter().any(|(set, _)| *set == Set::Slugline) {
            let slugs = infos.iter().zip(&d.fates).filter(|(_, fate)| **fate == Fate::Gone(Reason::Slug));
            let slug = slugs.filter_map(|(info, _)| slugs::in_codes(info.text)).next();
            d.fields.extend(slug.map(|slug| (Set::Slugline, slug.to_owned())));
        }
        let mended = || mend(&infos, self.model.places(&infos, header.headline));
        let mut places = page.then(|| listed::keep(&infos, sentences::keep(&infos, mended(), &self.calls)));
        let first_prose = match &places {
            Some(places) => places.iter().position(|p| *p == Place::Story),
            // A note for editors opens no story, nor does what the page says of itself.
            None => (0..infos.len()).find(|i| {
                let prose = infos[*i].is_prose() && d.fates[*i].is_kept();
                // Below a notice stand its buttons.
                let noted = || *i < HEAD && infos.get(*i + 1).is_some_and(|next| !next.is_prose()) && infos[*i].opens;
                prose && !(noted() && self.calls.of(&infos[*i], &mut String::new()).is_some())
            }),
        };
        let below = first_prose.filter(|_| !page).and_then(|first| standfirst::story_below(&infos, first));
        // An interview may have no paragraph: its first question begins it.
        let begins = |first: Option<usize>| asked.into_iter().chain(first).min();
        let first_prose = below.or_else(|| begins(first_prose));
        releases(&infos, first_prose, &mut d.fates, Fate::Gone(Reason::Insert));
        let open = |at: &usize| d.fates[*at].is_kept() && !infos[*at].protected;
        if let Some(headline) = header.headline.and_then(headline::without_desk_label) {
            d.fields.push((Set::Headline, headline.to_owned()));
        }
        if header.headline.is_none() {
            let above = match &places {
                Some(places) => title::of_page(&infos, places, &self.calls),
                None => title::of_copy(&infos, first_prose, &self.calls),
            };
            let of_report = || live_title::of_report(&infos, report?);
            if let Some(at) =
                above.headline.filter(open).filter(|at| report.is_none_or(|from| *at < from)).or_else(of_report)
            {
                d.fields.push((Set::Headline, without_site(infos[at].text).to_owned()));
                d.fates[at] = Fate::Gone(Reason::Headline);
            }
            let places = places.as_deref_mut().unwrap_or_default();
            above.kept.iter().for_each(|at| places[*at] = Place::Story);
        }
        let mut copy = Copy::new(&infos, evidence);
        copy.first_prose = below.or_else(|| begins(copy.first_prose));
        let mut judge = Judge {
            rules: self,
            infos: &infos,
            copy: &copy,
            header,
            places: places.as_deref(),
            first_prose,
            captions: seen.has(Seen::BRIEF | Seen::OPENS) && labels::label_captions(&infos),
            comments: if seen.has(Seen::UNSAID | Seen::COLON) { comments(&infos) } else { None },
            rights: (header.copyright.map(str::to_owned), header.usageterms.map(str::to_owned)),
            byline_known: header.byline.is_some(),
            fields: &mut d.fields,
            low: String::with_capacity(LINE),
        };
        let head = first_prose.unwrap_or(0).min(if page { usize::MAX } else { HEAD });
        for (i, info) in infos.iter().enumerate() {
            if d.fates[i] != Fate::Keep || info.kind == Kind::Fixed || info.text.is_empty() {
                continue;
            }
            // What the newsroom says counts for more than what a series of the story's own says.
            let own = !lines[i].protected && self.own.takes(info.text, &mut judge.low);
            if info.protected && !own {
                continue;
            }
            let above = i.checked_sub(1).map(|above| d.fates[above]);
            let at = At { i, info, at_head: i < head, above };
            d.fates[i] = if own { judge.own(&at) } else { judge.line(&at) };
        }
        let mut low = judge.low;
        // Most articles have none, and no line of theirs is looked at.
        let lines = if header.embargoed.is_some() { infos.len() } else { 0 };
        for (at, info) in infos.iter().enumerate().take(lines) {
            if !(d.fates[at].is_kept() && header.is_embargo(info)) {
                continue;
            }
            d.fates[at] = Fate::Gone(Reason::EditorNote);
            d.notes.push(info.text.to_owned());
        }
        markup(&infos, &mut d.fates, Fate::Gone(Reason::Insert));
        shapes::shapes(&infos, &mut d.fates);
        gallery_size::sizes(&infos, seen, &mut d.fates);
        editions(&infos, &mut d.fates);
        reposts(&infos, &mut d.fates, header.headline);
        if seen.has(Seen::BRIEF) {
            players(&infos, &mut d.fates, header.headline);
        }
        // Before and behind the story of a page the model knows more.
        let last = places.as_deref().and_then(|places| places.iter().rposition(|p| *p == Place::Story));
        let among = if page { first_prose.unwrap_or(0)..last.unwrap_or(0) } else { 0..infos.len() };
        let went = |fates: &[Fate]| fates.iter().any(|fate| !fate.is_kept());
        if seen.has(Seen::BRIEF | Seen::FURNITURE) || went(&d.fates) {
            teasers::headed(&infos, &self.marks, &mut d.fates, header.headline, among);
            teasers::kickers(&infos, &mut d.fates);
        }
        if !page {
            author::about(&infos, &self.calls, &self.marks, &mut d.fates, &mut low);
            // The line above what was said of the author is the last one now.
            editions(&infos, &mut d.fates);
            // What stands in a run of furniture, or above it, goes with it.
            if went(&d.fates) {
                runs::runs(&copy, &mut d.fates);
                sections::sections(&infos, &mut d.fates, header.headline.is_some());
            }
            if seen.has(Seen::BRIEF) {
                menus::results(&copy, &mut d.fates);
            }
        }
        let byline = d.fields.iter().find(|(set, _)| *set == Set::Byline).map(|(_, name)| name.as_str());
        if let Some(byline) = byline.or(header.byline) {
            author::signed(&infos, byline, &mut d.fates);
        }
        boxes::boxes(&infos, seen, (&self.marks, &self.calls), &mut d.fates, &mut low);
        if seen.has(Seen::UNSAID | Seen::OPENS | Seen::AGAIN) {
            last_teasers(&infos, &mut d.fates);
        }
        (infos, d)
    }

    /// A line that says that the copy ends, where nothing stands below it any more.
    fn end_of_copy(&self, infos: &[Info<'_>], fates: &mut [Fate]) {
        let held = |i: &usize| fates[*i].is_kept() && !infos[*i].text.is_empty();
        let Some(last) = (1..infos.len()).rfind(held) else { return };
        if last + 1 < infos.len() && !infos[last].protected && self.wire.ends_copy(&infos[last]) {
            fates[last] = Fate::Gone(Reason::WireTrailer);
        }
    }

    /// Notes, slugs, trailers and notebooks of wire copy.
    fn wire_furniture(&self, infos: &[Info<'_>], header: &Header<'_>, d: &mut Decision) {
        let mut low = String::with_capacity(LINE);
        let mut slug_known = header.slugline.is_some();
        let mut end = infos.len();
        let private = self.wire.may_be_unpublished(infos);
        if let Some(from) = self.wire.notebook(infos, private) {
            let mut note = String::new();
            for (fate, info) in d.fates.iter_mut().zip(infos).skip(from) {
                *fate = Fate::Gone(Reason::Notebook);
                if note.len() + info.text.len() < NOTE {
                    note.push_str(if note.is_empty() { "" } else { "\n" });
                    note.push_str(info.text);
                }
            }
            d.notes.push(note);
            end = from;
        }
        let mut i = loud::first(&infos[..end], BOTTOM);
        while i < end {
            let info = &infos[i];
            let private = private && self.wire.is_private_line(info, &mut low);
            let found = if private { Some(Furniture::Note) } else { self.wire.line(info, i, end, &mut low) };
            // What is protected goes only where it is not for publication.
            let is_private = |found: &Furniture| matches!(found, Furniture::Note | Furniture::Contact);
            let found = found.filter(|found| *found != Furniture::Contact || !info.served);
            let credits = i > 0 && d.fates[i - 1] == Fate::Gone(Reason::DeskCredits);
            let ended = found.is_none() && i > 0 && d.fates[i - 1] == Fate::Gone(Reason::WireTrailer);
            let reached = credits && is_of_addresses(info.text) || ended && is_name_with_number(info.text);
            let found = if reached { Some(Furniture::Contact) } else { found };
            let asked = found.is_none() && notes::is_on_request(infos, &d.fates, i, &mut low);
            let found = if asked { Some(Furniture::Note) } else { found };
            let story = |info: &Info<'_>| info.protected && led::is_led(infos, i);
            match found.filter(|found| !info.protected || is_private(found) && !story(info)) {
                Some(Furniture::Note) => {
                    let last = notes::last_line(infos, &d.fates, i, end, &mut low);
                    d.fates[i..=last].fill(Fate::Gone(Reason::EditorNote));
                    let note = infos[i..=last].iter().map(|n| n.text).collect::<Vec<_>>().join(" ");
                    d.notes.push(note);
                    i = last;
                }
                Some(Furniture::Slug) => {
                    if let Some(slug) = self.wire.slug(info.text).filter(|_| !slug_known) {
                        slug_known = true;
                        d.fields.push((Set::Slugline, slug.to_owned()));
                    }
                    d.fates[i] = Fate::Gone(Reason::Slug);
                }
                Some(Furniture::Photos) => d.fates[i] = Fate::Gone(Reason::PhotoNumber),
                Some(Furniture::End) => d.fates[i] = Fate::Gone(Reason::WireTrailer),
                Some(Furniture::Credits) => d.fates[i] = Fate::Gone(Reason::DeskCredits),
                Some(Furniture::Separator) => d.fates[i] = Fate::Gone(Reason::Separator),
                Some(Furniture::SignOff) => d.fates[i] = Fate::Gone(Reason::SignOff),
                Some(Furniture::Contact) => {
                    d.fates[i] = Fate::Gone(Reason::Contact);
                    let notes = notes::above_contact(infos, &d.fates, i, &mut low);
                    if !notes.is_empty() {
                        d.fates[notes.clone()].fill(Fate::Gone(Reason::EditorNote));
                        d.notes.push(infos[notes].iter().map(|n| n.text).collect::<Vec<_>>().join(" "));
                    }
                }
                None => {}
            }
            i = loud::next(&infos[..end], i, BOTTOM);
        }
    }
}

/// Takes out the teasers at the end.
fn last_teasers(infos: &[Info<'_>], fates: &mut [Fate]) {
    // Most articles end here: nothing in them may start a tail.
    if !loud(infos).any(|i| may_open_tail(&infos[i])) {
        return;
    }
    // A heading of teasers may be gone already; its teasers are found by it.
    let heads =
        |f: &Fate, i: &Info<'_>| matches!(f, Fate::Gone(Reason::Teaser | Reason::Tags)) && i.look == Look::Furniture;
    let kept: Vec<bool> =
        fates.iter().zip(infos).map(|(f, i)| (f.is_kept() || heads(f, i)) && !i.text.is_empty()).collect();
    let Some(tail) = tail(infos, &kept) else { return };
    let reason = if infos[tail.start].hits.is_whole(Class::Tags) { Reason::Tags } else { Reason::Teaser };
    for (i, info) in infos.iter().enumerate().take(tail.end).skip(tail.start) {
        if kept[i] && info.kind != Kind::Fixed && !info.must_stay() && !info.protected {
            fates[i] = Fate::Gone(reason);
        }
    }
}
