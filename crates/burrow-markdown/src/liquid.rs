//! Liquid in Jekyll pages: nothing is run, but what a tag in a link's target stands for can be known.

/// What a tag stands for in an address; nothing where only Jekyll could say.
pub(crate) fn address(tag: &str) -> Option<String> {
    if let Some(inner) = tag
        .strip_prefix("{%")
        .and_then(|inner| inner.strip_suffix("%}"))
    {
        let (name, path) = inner.trim_matches(['-', ' ', '\t']).split_once(' ')?;
        let path = path.trim();
        let fits = !path.is_empty() && !path.contains(char::is_whitespace);
        return match name {
            "link" if fits => Some(format!("/{}", path.trim_start_matches('/'))),
            "post_url" if fits => {
                let (folder, name) = path
                    .rsplit_once('/')
                    .map_or((String::new(), path), |(folder, name)| {
                        (format!("{}/", folder.trim_matches('/')), name)
                    });
                Some(format!("/{folder}_posts/{name}.md"))
            }
            _ => None,
        };
    }
    let inner = tag.strip_prefix("{{")?.strip_suffix("}}")?;
    let mut filters = inner
        .trim_matches(['-', ' ', '\t'])
        .split('|')
        .map(str::trim);
    let mut value = match filters.next()? {
        "site.baseurl" | "site.url" => String::new(),
        text => {
            let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            text[1..].strip_suffix(quote)?.to_owned()
        }
    };
    for filter in filters {
        match filter {
            "relative_url" | "absolute_url" => {
                if !value.starts_with('/') {
                    value.insert(0, '/');
                }
            }
            _ => {
                let (name, of) = filter.split_once(':')?;
                let site = matches!(of.trim(), "site.baseurl" | "site.url");
                if !site || !matches!(name.trim(), "prepend" | "append") {
                    return None;
                }
            }
        }
    }
    Some(value)
}

/// The length of the tag that a text starts with, up to the end of its line.
pub(crate) fn tag_length(text: &str) -> Option<usize> {
    let end = if text.starts_with("{{") {
        "}}"
    } else if text.starts_with("{%") {
        "%}"
    } else {
        return None;
    };
    // Tags are short: looking no further keeps a text full of openings linear.
    let limit = text.floor_char_boundary(300);
    let line = &text[..text[..limit].find('\n').unwrap_or(limit)];
    line[2..].find(end).map(|at| at + 4)
}

/// The length of an address that a text starts with, tags in it with their spaces, up to a closing bracket, quotation
/// mark or space; only where it holds a tag.
pub(crate) fn target_length(text: &str) -> Option<usize> {
    let (mut at, mut tags) = (0, 0);
    let limit = text.floor_char_boundary(2000);
    while at < limit {
        if let Some(length) = tag_length(&text[at..]) {
            at += length;
            tags += 1;
            continue;
        }
        let c = text[at..].chars().next()?;
        if c.is_whitespace() || matches!(c, ')' | '"' | '\'' | '>' | '<') {
            break;
        }
        at += c.len_utf8();
    }
    (tags > 0).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_in_addresses_stand_for_addresses() {
        let known = [
            ("{{ site.baseurl }}", ""),
            ("{{site.url}}", ""),
            ("{{ '/a/b' | relative_url }}", "/a/b"),
            ("{{ \"a\" | absolute_url }}", "/a"),
            ("{{ '/a' | prepend: site.baseurl }}", "/a"),
            ("{% link _docs/a.md %}", "/_docs/a.md"),
            ("{%- link /a.md -%}", "/a.md"),
            ("{% post_url 2020-01-02-a %}", "/_posts/2020-01-02-a.md"),
            (
                "{% post_url news/2020-01-02-a %}",
                "/news/_posts/2020-01-02-a.md",
            ),
        ];
        for (tag, stands_for) in known {
            assert_eq!(address(tag).as_deref(), Some(stands_for), "{tag}");
        }
        for tag in [
            "{{ page.url }}",
            "{{ 'a' | upcase }}",
            "{% include a.html %}",
            "{% link %}",
            "{{ 'a }}",
        ] {
            assert_eq!(address(tag), None, "{tag}");
        }
        assert_eq!(
            target_length("{{ site.baseurl }}/a/{% link b %}) c"),
            Some(33)
        );
        assert_eq!(target_length("/a) {{ b }}"), None);
    }
}
