//! The steps of a walk through a tree, without recursion.

use dom_query::{NodeData, NodeRef};

/// One step of a walk.
pub(super) enum Step<'a> {
    /// An element opens.
    Open(NodeRef<'a>),
    /// A text node.
    Text(String),
    /// An element closes.
    Close(NodeRef<'a>),
}

/// All steps under `root`, in the order of the document.
pub(super) fn steps<'a>(root: &NodeRef<'a>) -> Steps<'a> {
    Steps { root: *root, next: root.first_child().map(Move::Enter) }
}

pub(super) struct Steps<'a> {
    root: NodeRef<'a>,
    next: Option<Move<'a>>,
}

#[derive(Clone, Copy)]
enum Move<'a> {
    Enter(NodeRef<'a>),
    Leave(NodeRef<'a>),
}

impl Steps<'_> {
    /// After an `Open`: goes to its `Close` at once.
    pub(super) fn skip_children(&mut self) {
        if let Some(Move::Enter(child)) = self.next
            && let Some(parent) = child.parent()
        {
            self.next = Some(Move::Leave(parent));
        }
    }
}

impl<'a> Iterator for Steps<'a> {
    type Item = Step<'a>;

    fn next(&mut self) -> Option<Step<'a>> {
        loop {
            match self.next? {
                Move::Enter(node) => {
                    let is_element = node.is_element();
                    self.next = match node.first_child() {
                        Some(child) if is_element => Some(Move::Enter(child)),
                        _ => Some(Move::Leave(node)),
                    };
                    if is_element {
                        return Some(Step::Open(node));
                    }
                    let text = node.query(|node| match &node.data {
                        NodeData::Text { contents } => Some(contents.to_string()),
                        _ => None,
                    });
                    if let Some(text) = text.flatten() {
                        return Some(Step::Text(text));
                    }
                }
                Move::Leave(node) => {
                    self.next = match node.next_sibling() {
                        Some(sibling) => Some(Move::Enter(sibling)),
                        None => node.parent().filter(|parent| parent.id != self.root.id).map(Move::Leave),
                    };
                    if node.is_element() {
                        return Some(Step::Close(node));
                    }
                }
            }
        }
    }
}
