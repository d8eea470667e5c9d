//! A plain tree: folders are sections, README and index their pages, numbers and titles the order. What cannot hurt
//! where nobody writes it is markup here too.

use super::Convention;
use burrow_markdown::Dialect;

/// How a tree is read that no tool has left its marks on.
pub(super) fn convention() -> Convention {
    Convention {
        dialect: Dialect {
            kramdown: true,
            admonitions: true,
            containers: true,
            attributes: true,
            toc: true,
            math: true,
            ..Dialect::default()
        },
        ..Convention::default()
    }
}
