//! Rules for hosts: `_redirects` and `_headers` as Netlify and Cloudflare Pages read them, and what to include in a
//! configuration of nginx or Caddy. Addresses are complete, so the first two work where a site under a path is put
//! together with others: they belong to the top of what is published.

use super::Told;
use crate::base::encode_path;
use burrow_bundle::Destination;
use std::fmt::Write as _;

/// A file of the site.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
    /// Its path.
    pub path: &'a str,
    /// Whether it may be kept for ever.
    pub immutable: bool,
}

/// For how long a file is kept that is named by its content.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// What every answer says. `frame-ancestors` has no effect in a page, so it stands here.
const ALWAYS: [(&str, &str); 4] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Content-Security-Policy", "frame-ancestors 'none'"),
    ("X-Frame-Options", "DENY"),
];

/// All of them, by path.
pub fn files(
    told: &Told<'_>,
    listed: &[Listed<'_>],
    redirects: &[(String, &Destination)],
) -> Vec<(String, Vec<u8>)> {
    if !told.options.hosts {
        return Vec::new();
    }
    let base = told.address.base().as_str();
    let mut files = vec![("_headers".to_owned(), headers(base, listed))];
    let rules: Vec<Rule> = redirects
        .iter()
        .flat_map(|(from, to)| {
            let to = told.destination(to);
            let addresses = addresses(base, from);
            addresses.into_iter().map(move |from| Rule {
                from,
                to: to.clone(),
            })
        })
        .collect();
    if !rules.is_empty() {
        files.push(("_redirects".to_owned(), lines(&rules)));
        files.push(("hosting/redirects.nginx".to_owned(), nginx(&rules)));
        files.push(("hosting/redirects.caddy".to_owned(), caddy(&rules)));
    }
    files
        .into_iter()
        .map(|(path, text)| (path, text.into_bytes()))
        .collect()
}

/// A former address, decoded, and the complete address that took over, encoded.
#[derive(Clone, Debug)]
struct Rule {
    from: String,
    to: String,
}

/// The ways in which a former address is asked for.
fn addresses(base: &str, from: &str) -> Vec<String> {
    match from.strip_suffix(".html") {
        Some(_) => vec![format!("{base}{from}")],
        None => ["", "/", ".html"]
            .iter()
            .map(|end| format!("{base}{from}{end}"))
            .collect(),
    }
}

fn headers(base: &str, listed: &[Listed<'_>]) -> String {
    let mut text = format!("{base}*\n");
    for (name, value) in ALWAYS {
        let _ = writeln!(text, "  {name}: {value}");
    }
    // A header that two rules set is sent twice over, so no rule for what may be kept overlaps with another.
    for pattern in kept(listed, "") {
        let _ = writeln!(text, "{base}{pattern}\n  Cache-Control: {FOR_EVER}");
    }
    text
}

/// The files below a folder that may be kept for ever: folders that hold nothing else as one.
fn kept(listed: &[Listed<'_>], folder: &str) -> Vec<String> {
    let inside: Vec<_> = listed
        .iter()
        .filter(|file| file.path.starts_with(folder))
        .copied()
        .collect();
    if !inside.iter().any(|file| file.immutable) {
        return Vec::new();
    }
    if !folder.is_empty() && inside.iter().all(|file| file.immutable) {
        return vec![format!("{}*", encode_path(folder))];
    }
    let mut patterns = Vec::new();
    let mut folders = Vec::new();
    for file in &inside {
        match file.path[folder.len()..].split_once('/') {
            Some((name, _)) => {
                let below = format!("{folder}{name}/");
                if folders.last() != Some(&below) {
                    patterns.extend(kept(&inside, &below));
                    folders.push(below);
                }
            }
            None if file.immutable => patterns.push(encode_path(file.path)),
            None => {}
        }
    }
    patterns
}

fn lines(rules: &[Rule]) -> String {
    let mut text = String::new();
    for Rule { from, to } in rules {
        // A `*` or `:` would stand for more than itself.
        let from = encode_path(from).replace('*', "%2A").replace(':', "%3A");
        let _ = writeln!(text, "{from} {to} 301");
    }
    text
}

fn nginx(rules: &[Rule]) -> String {
    let longest = rules.iter().map(|rule| rule.from.len()).max().unwrap_or(0);
    let bucket = (longest + 32).next_power_of_two().max(64);
    let mut text = format!(
        "# Former addresses. Include this file in http {{ }}, and in server {{ }} write:\n\
         #   if ($burrow_moved) {{ return 301 $burrow_moved; }}\n\
         map_hash_bucket_size {bucket};\nmap_hash_max_size {};\nmap $uri $burrow_moved {{\n    default \"\";\n",
        (2 * rules.len()).next_power_of_two().max(2048)
    );
    for Rule { from, to } in rules {
        let quoted = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
        let to = with_query(&to.replace('$', "%24"), "$is_args$args");
        let _ = writeln!(text, "    \"{}\" \"{}\";", quoted(from), quoted(&to));
    }
    text.push_str("}\n");
    text
}

fn caddy(rules: &[Rule]) -> String {
    let mut text = "# Former addresses. Import this file in the block of the site.\n\
                    map {path} {burrow_moved} {burrow_mark} {burrow_place} {\n"
        .to_owned();
    for Rule { from, to } in rules {
        let quoted = |text: &str| {
            let text = text.replace('"', "\\\"");
            text.replace('{', "\\{").replace('}', "\\}")
        };
        let (page, place) = to.find('#').map_or((to.as_str(), ""), |at| to.split_at(at));
        let mark = if page.contains('?') { "&" } else { "?" };
        let _ = writeln!(
            text,
            "\t\"{}\" \"{}\" \"{mark}\" \"{}\"",
            quoted(from),
            quoted(page),
            quoted(place)
        );
    }
    text.push_str(
        "\tdefault \"\" \"\" \"\"\n}\n\
         @burrow_moved expression `{burrow_moved} != \"\" && {query} == \"\"`\n\
         @burrow_asked expression `{burrow_moved} != \"\" && {query} != \"\"`\n\
         redir @burrow_moved {burrow_moved}{burrow_place} permanent\n\
         redir @burrow_asked {burrow_moved}{burrow_mark}{query}{burrow_place} permanent\n",
    );
    text
}

/// An address with what adds the visitor's query, before its anchor; one that has a query of its own keeps that.
fn with_query(to: &str, query: &str) -> String {
    match to.split_once('#') {
        _ if to.contains('?') => to.to_owned(),
        Some((page, anchor)) => format!("{page}{query}#{anchor}"),
        None => format!("{to}{query}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(from: &str, to: &str) -> Rule {
        Rule {
            from: from.into(),
            to: to.into(),
        }
    }

    #[test]
    fn a_folder_that_may_be_kept_whole_is_one_rule_and_none_overlap() {
        let file = |path, immutable| Listed { path, immutable };
        let listed = [
            file("bundle/a.json", true),
            file("bundle/latest.json", false),
            file("bundle/pages/1.json", true),
            file("bundle/pages/2.json", true),
            file("guide/index.html", false),
            file("reader/app 1.js", true),
            file("reader/icon.svg", false),
        ];
        assert_eq!(
            kept(&listed, ""),
            ["bundle/a.json", "bundle/pages/*", "reader/app%201.js"]
        );
        let text = headers("/docs/", &listed);
        assert!(text.starts_with("/docs/*\n  X-Content-Type-Options: nosniff\n"));
        assert!(text.contains(
            "\n/docs/bundle/pages/*\n  Cache-Control: public, max-age=31536000, immutable\n"
        ));
    }

    #[test]
    fn a_former_address_stands_for_itself_alone() {
        assert_eq!(
            lines(&[rule("/a b/*/:c", "/x/")]),
            "/a%20b/%2A/%3Ac /x/ 301\n"
        );
        assert_eq!(
            addresses("/d/", "old"),
            ["/d/old", "/d/old/", "/d/old.html"]
        );
        assert_eq!(addresses("/d/", "old.html"), ["/d/old.html"]);
    }

    #[test]
    fn what_a_visitor_asked_goes_along() {
        assert_eq!(with_query("/x/#a", "$q"), "/x/$q#a");
        assert_eq!(
            with_query("https://a.example/?b", "$q"),
            "https://a.example/?b"
        );
        let text = nginx(&[rule("/a\"b\\", "/$x/")]);
        assert!(
            text.contains("    \"/a\\\"b\\\\\" \"/%24x/$is_args$args\";\n"),
            "{text}"
        );
        let text = caddy(&[rule("/a{b}\"", "/x/?y#z"), rule("/c", "/d/")]);
        assert!(
            text.contains("\t\"/a\\{b\\}\\\"\" \"/x/?y\" \"&\" \"#z\"\n"),
            "{text}"
        );
        assert!(text.contains("\t\"/c\" \"/d/\" \"?\" \"\"\n"), "{text}");
    }
}
