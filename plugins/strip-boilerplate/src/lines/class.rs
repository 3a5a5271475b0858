//! The classes of the phrases of page furniture, which are the sections of data/phrases.txt.

/// What a phrase of page furniture serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    Share,
    Subscribe,
    Teaser,
    Comments,
    Login,
    Navigation,
    Legal,
    Byline,
    Tags,
    /// A phrase that the pipeline's definition adds.
    Own,
    /// Lines that stay wherever they stand. The model does not know this class.
    Stays,
    /// What a page puts between the paragraphs of a story: "Advertisement". For the model these are teasers.
    Insert,
}

/// The classes as the sections of the data file name them, in the order of the enum.
pub(crate) const CLASSES: [&str; 12] = [
    "share",
    "subscribe",
    "teaser",
    "comments",
    "login",
    "navigation",
    "legal",
    "byline",
    "tags",
    "own",
    "stays",
    "insert",
];

impl Class {
    pub(crate) const ALL: [Class; 12] = [
        Class::Share,
        Class::Subscribe,
        Class::Teaser,
        Class::Comments,
        Class::Login,
        Class::Navigation,
        Class::Legal,
        Class::Byline,
        Class::Tags,
        Class::Own,
        Class::Stays,
        Class::Insert,
    ];

    /// The class of a section.
    pub(crate) fn of(section: &str) -> Option<Class> {
        CLASSES.iter().position(|class| *class == section).map(|at| Class::ALL[at])
    }

    pub(crate) fn bit(self) -> u16 {
        let own = 1 << self as u16;
        if self == Class::Insert { own | 1 << Class::Teaser as u16 } else { own }
    }
}
