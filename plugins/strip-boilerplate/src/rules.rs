//! All that is compiled once: the lists and the models that the rules ask.

use crate::boxes::marks::Marks;
use crate::calls::Calls;
use crate::page::features::names;
use crate::page::model::Model;
use crate::phrases::Phrases;
use crate::rights::Notices;
use crate::wire::Wire;
use crate::wording::Wording;

/// The lists and the models.
pub(crate) struct Rules {
    pub(crate) phrases: Phrases,
    pub(crate) wire: Wire,
    pub(crate) calls: Calls,
    pub(crate) marks: Marks,
    pub(crate) notices: Notices,
    pub(crate) model: Model,
    pub(crate) wording: Wording,
}

impl Rules {
    /// Compiles what the crate ships, with a newsroom's own phrases.
    pub(crate) fn new(own: &[String]) -> Self {
        let names = names();
        Rules {
            phrases: Phrases::new(own),
            wire: Wire::new(),
            calls: Calls::new(),
            marks: Marks::new(),
            notices: Notices::new(),
            model: Model::new(&names),
            wording: Wording::new(&names),
        }
    }
}
