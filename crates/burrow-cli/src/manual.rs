//! The manual's pages about rules, built into the program.

/// Every page as `(code, Markdown)`, by code; made by build.rs from docs/reference/rules.
const PAGES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/rule_pages.rs"));

/// The page about a rule, without its front matter.
pub fn page(code: &str) -> Option<&'static str> {
    let at = PAGES.binary_search_by_key(&code, |(code, _)| code).ok()?;
    Some(body(PAGES[at].1))
}

/// The first paragraph of a rule's page: why there is such a rule.
pub fn why(code: &str) -> Option<String> {
    let paragraphs = page(code)?.split("\n\n");
    let mut prose = paragraphs.filter(|text| {
        let is_prose = text.starts_with(|c: char| c.is_alphanumeric() || c == '`');
        is_prose && !text.starts_with("Severity: ")
    });
    Some(prose.next()?.replace('\n', " ").trim().to_owned())
}

fn body(page: &str) -> &str {
    let end = page
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n"));
    end.map_or(page, |(_, body)| body).trim()
}

#[cfg(test)]
mod tests {
    use super::*;
    use burrow_bundle::rules;

    #[test]
    fn every_rule_has_a_page() {
        let missing: Vec<_> = rules()
            .map(|rule| rule.code)
            .filter(|code| page(code).is_none_or(str::is_empty) || why(code).is_none())
            .collect();
        assert!(
            missing.is_empty(),
            "docs/reference/rules/<code>.md says why, with an example, and how to mend it; missing: {missing:?}"
        );
    }

    #[test]
    fn front_matter_is_no_part_of_a_page() {
        assert_eq!(body("---\ntitle: A\n---\n\n# A\n"), "# A");
        assert_eq!(body("# A\n"), "# A");
    }
}
