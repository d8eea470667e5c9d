//! Questions about the nav tree that both the checker and the reader ask.

use crate::PageMeta;

/// Who stands below whom, computed from the pages' parents. Pages are named by their number in the manifest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NavTree {
    parents: Vec<Option<u32>>,
    children: Vec<Vec<u32>>,
    order: Vec<u32>,
    /// By page: its place in `order`; past its end for a hidden page.
    places: Vec<u32>,
}

impl NavTree {
    /// Builds the tree. Hidden pages keep their parent and are nobody's child. A parent that is out of range or
    /// would close a cycle counts as the home page.
    pub fn new(pages: &[PageMeta]) -> Self {
        let mut parents: Vec<Option<u32>> = Vec::with_capacity(pages.len());
        for (number, page) in pages.iter().enumerate() {
            let earlier = page.parent.filter(|parent| (*parent as usize) < number);
            parents.push(if number == 0 {
                None
            } else {
                Some(earlier.unwrap_or(0))
            });
        }
        let mut children = vec![Vec::new(); pages.len()];
        for (number, parent) in parents.iter().enumerate() {
            if let Some(parent) = parent.filter(|_| !pages[number].hidden) {
                children[parent as usize].push(number as u32);
            }
        }
        let mut tree = Self {
            parents,
            children,
            order: Vec::new(),
            places: vec![u32::MAX; pages.len()],
        };
        if !pages.is_empty() {
            tree.walk(0);
        }
        tree
    }

    fn walk(&mut self, root: u32) {
        let mut open = vec![root];
        while let Some(page) = open.pop() {
            self.places[page as usize] = self.order.len() as u32;
            self.order.push(page);
            open.extend(self.children[page as usize].iter().rev());
        }
    }

    /// The pages directly below `page`, in order.
    pub fn children(&self, page: u32) -> &[u32] {
        self.children.get(page as usize).map_or(&[], Vec::as_slice)
    }

    /// The page above `page`.
    pub fn parent(&self, page: u32) -> Option<u32> {
        self.parents.get(page as usize).copied().flatten()
    }

    /// The pages above `page`, the home page first, `page` itself not among them.
    pub fn ancestors(&self, page: u32) -> Vec<u32> {
        let mut above = Vec::new();
        let mut at = page;
        while let Some(parent) = self.parent(at) {
            above.push(parent);
            at = parent;
        }
        above.reverse();
        above
    }

    /// All pages below `page`, at any depth, in reading order.
    pub fn descendants(&self, page: u32) -> Vec<u32> {
        let mut below = Vec::new();
        let mut open: Vec<u32> = self.children(page).iter().rev().copied().collect();
        while let Some(page) = open.pop() {
            below.push(page);
            open.extend(self.children(page).iter().rev());
        }
        below
    }

    /// The pages before and after `page` in reading order; a hidden page has neither.
    pub fn prev_next(&self, page: u32) -> (Option<u32>, Option<u32>) {
        let place = self.places.get(page as usize).copied().unwrap_or(u32::MAX) as usize;
        if place >= self.order.len() {
            return (None, None);
        }
        (
            place.checked_sub(1).map(|before| self.order[before]),
            self.order.get(place + 1).copied(),
        )
    }

    /// Every page that is in the nav tree, in reading order, the home page first.
    pub fn reading_order(&self) -> &[u32] {
        &self.order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(parent: Option<u32>, hidden: bool) -> PageMeta {
        PageMeta {
            parent,
            hidden,
            ..PageMeta::default()
        }
    }

    /// 0 home, 1 guide, 2 guide/a, 3 guide/a/x, 4 guide/b (hidden), 5 guide/b/y, 6 about
    fn tree() -> NavTree {
        NavTree::new(&[
            page(None, false),
            page(Some(0), false),
            page(Some(1), false),
            page(Some(2), false),
            page(Some(1), true),
            page(Some(4), false),
            page(Some(0), false),
        ])
    }

    #[test]
    fn reading_order_goes_down_before_it_goes_on() {
        assert_eq!(tree().reading_order(), [0, 1, 2, 3, 6]);
        assert_eq!(tree().prev_next(3), (Some(2), Some(6)));
        assert_eq!(tree().prev_next(0), (None, Some(1)));
    }

    #[test]
    fn a_hidden_page_has_a_breadcrumb_but_no_place_in_the_tree() {
        assert_eq!(tree().children(1), [2]);
        assert_eq!(tree().ancestors(5), [0, 1, 4]);
        assert_eq!(tree().prev_next(5), (None, None));
    }

    #[test]
    fn a_parent_that_comes_later_or_is_missing_counts_as_home() {
        let tree = NavTree::new(&[
            page(None, false),
            page(Some(2), false),
            page(Some(1), false),
            page(Some(99), false),
        ]);
        assert_eq!(tree.reading_order(), [0, 1, 2, 3]);
        assert_eq!(tree.descendants(0), [1, 2, 3]);
    }
}
