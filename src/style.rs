//! The style sheet: all files of `style/` as one, in the order of the cascade. `burrow build` writes it under the
//! name of its hash; a test holds that `index.html`, used while developing, links the same files.

/// Every file of the sheet, in order.
pub const FILES: &[(&str, &str)] = &[
    ("layers.css", include_str!("../style/layers.css")),
    ("tokens.css", include_str!("../style/tokens.css")),
    ("base.css", include_str!("../style/base.css")),
    ("layout.css", include_str!("../style/layout.css")),
    ("header.css", include_str!("../style/header.css")),
    ("nav.css", include_str!("../style/nav.css")),
    ("page.css", include_str!("../style/page.css")),
    ("passage.css", include_str!("../style/passage.css")),
    ("cards.css", include_str!("../style/cards.css")),
    ("onward.css", include_str!("../style/onward.css")),
    ("paths.css", include_str!("../style/paths.css")),
    ("outline.css", include_str!("../style/outline.css")),
    ("prose.css", include_str!("../style/prose.css")),
    ("map.css", include_str!("../style/map.css")),
    ("code.css", include_str!("../style/code.css")),
    ("dialects.css", include_str!("../style/dialects.css")),
    ("search.css", include_str!("../style/search.css")),
    ("burrowing.css", include_str!("../style/burrowing.css")),
    ("states.css", include_str!("../style/states.css")),
    ("print.css", include_str!("../style/print.css")),
];

/// The sheet as one text.
pub fn sheet() -> String {
    FILES.iter().map(|(_, text)| *text).collect()
}
