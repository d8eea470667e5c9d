//! Rules that are held to while the tree is read and arranged, long before the others run: their rows of the table.

use super::Rule;

/// Found by `tree`, `decode`, `front_matter`, `source`, `config`, `jekyll`, `read`, `site`, `nav` and `manifest`.
pub(super) const RULES: &[Rule] = &[
    Rule::error(
        "front-matter",
        "The YAML does not parse; its simple lines are used.",
    ),
    Rule::warning(
        "front-matter-value",
        "A value that its key cannot take; left out.",
    ),
    Rule::error("front-matter-unclosed", "The closing `---` is missing."),
    Rule::warning("front-matter-unopened", "The opening `---` is missing."),
    Rule::warning("front-matter-unfenced", "Both `---` are missing."),
    Rule::warning(
        "front-matter-after-heading",
        "The block stands below a heading.",
    ),
    Rule::warning("front-matter-twice", "A second block; the first is used."),
    Rule::error(
        "duplicate-url",
        "Two pages want one address, or differ only in case or accents.",
    ),
    Rule::warning(
        "url-collision",
        "A page's address belongs to a folder's page; it answers at the same with `.page`.",
    ),
    Rule::warning(
        "redirect-taken",
        "A former address already leads elsewhere.",
    ),
    Rule::warning(
        "parent-missing",
        "No page has the title or path in `parent`; the folder decides.",
    ),
    Rule::warning(
        "parent-ambiguous",
        "Several pages have the title in `parent`.",
    ),
    Rule::info("parent-by-prefix", "Taken for a title that starts so."),
    Rule::warning("parent-cycle", "The page would stand above itself."),
    Rule::info(
        "nav-exclude-ignored",
        "A default for the whole site would empty the navigation.",
    ),
    Rule::info(
        "left-out",
        "A draft, or a page that `[visibility]` leaves out.",
    ),
    Rule::warning(
        "nav-missing",
        "The navigation names a page that is not there.",
    ),
    Rule::warning(
        "nav-computed",
        "The navigation is computed by a script, which is never run; files decide.",
    ),
    Rule::warning(
        "include-missing",
        "A file to be included is not in the tree, or has no such part.",
    ),
    Rule::warning(
        "include-refused",
        "Files include each other, or more than a page can hold.",
    ),
    Rule::info(
        "nav-unlisted",
        "The written navigation does not name the page; it can be read all the same.",
    ),
    Rule::info(
        "outside-docs",
        "Markdown outside the folder that the project's configuration names; not read.",
    ),
    Rule::warning("order-unknown", "`order` names no top section."),
    Rule::warning(
        "reading-path",
        "A path names a page or persona that is not there.",
    ),
    Rule::error("logo", "`logo` names no fit image."),
    Rule::error(
        "site-config",
        "A configuration of the project does not parse; it is not used.",
    ),
    Rule::error("too-large", "A page of more than 8 MiB; not read."),
    Rule::warning("too-deep", "A folder more than 64 folders down; not read."),
    Rule::warning(
        "symlink",
        "A link to a folder, out of the tree, or to nothing; not followed.",
    ),
    Rule::warning("not-a-file", "Neither file nor folder."),
    Rule::warning("file-name", "The name is not valid UTF-8."),
    Rule::warning(
        "file-name-portable",
        "Not every system can have a file of this name.",
    ),
    Rule::warning(
        "mojibake",
        "UTF-8 that was read in another encoding; shown as it was meant.",
    ),
    Rule::warning(
        "replacement-character",
        "A � in place of something that was lost.",
    ),
    Rule::warning(
        "bidi-control",
        "A control that makes text read otherwise than it is.",
    ),
    Rule::info(
        "byte-order-mark",
        "A mark at the top that UTF-8 needs nowhere.",
    ),
    Rule::info("invisible-character", "A character without width."),
    Rule::warning(
        "no-break-space",
        "A special space where markup needs a common one.",
    ),
    Rule::error("invalid-utf8", "Bytes that are not UTF-8, shown as �."),
    Rule::error("utf-16", "The file is UTF-16; it is read all the same."),
    Rule::warning("nul", "NUL characters, shown as �."),
];
