//! Where a page leads on besides its place in the tree: what no page's own source determines, so that it has files of
//! its own.

use crate::{ContentHash, Manifest, PageId, record};

record! {
    /// `bundle/onward/<hash>.json`: some pages of a bundle and where each leads on.
    pub struct OnwardPart {
        /// In order of their ids; pages that lead nowhere are absent.
        pub pages: Vec<OnwardOf>,
    }
}

record! {
    /// A page and where it leads on.
    pub struct OnwardOf {
        /// The page.
        pub id: PageId,
        /// Where it leads.
        pub onward: Onward,
    }
}

record! {
    /// Where a page leads on. A page stands in one of the first three lists at most.
    pub struct Onward {
        /// Pages of the same subject that are one level deeper.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub deeper: Vec<PageId>,
        /// Pages of the same subject that are one level simpler.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub simpler: Vec<PageId>,
        /// Pages like it, the most alike first.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub related: Vec<PageId>,
        /// Pages that link to it, the most alike first; of very many, the first few.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub linked_from: Vec<PageId>,
        /// How many more pages link to it.
        #[serde(default, skip_serializing_if = "is_zero")]
        pub linked_more: u32,
    }
}

impl Manifest {
    /// The part that says where a page leads on; none where nothing is said of any.
    pub fn onward_part(&self, page: &PageId) -> Option<&ContentHash> {
        self.onward
            .get(part_of(page, self.onward.len().try_into().ok()?)?)
    }
}

/// Which of so many parts a page is in: by its id alone, so that a page that comes or goes moves no other.
pub fn part_of(page: &PageId, parts: u32) -> Option<usize> {
    let fnv = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let hash = page.as_str().bytes().fold(0x811c_9dc5, fnv);
    Some(hash.checked_rem(parts)? as usize)
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "the shape serde asks for"
)]
fn is_zero(value: &u32) -> bool {
    *value == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_in_one_part_and_in_none_where_there_are_none() {
        let page = PageId::new("guide/start");
        assert_eq!(part_of(&page, 0), None);
        assert_eq!(part_of(&page, 1), Some(0));
        let at = part_of(&page, 16).unwrap();
        assert!(at < 16);
        assert_eq!(Manifest::default().onward_part(&page), None);
    }
}
