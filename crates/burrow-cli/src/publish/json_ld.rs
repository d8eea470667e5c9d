//! What a page is, as JSON-LD in the vocabulary of schema.org: the site on the home page, elsewhere an article and the
//! way to it.

use super::{Card, Told};
use serde_json::{Map, Value, json};

/// One script element; it holds data and runs nothing.
pub fn html(
    told: &Told<'_>,
    number: u32,
    description: Option<&str>,
    card: Option<&Card<'_>>,
) -> String {
    if told.published(number).unlisted {
        return String::new();
    }
    let mut graph = vec![if number == 0 {
        website(told, description)
    } else {
        article(told, number, description, card)
    }];
    graph.extend(breadcrumb(told, number));
    let data = json!({"@context": "https://schema.org", "@graph": graph});
    format!(
        "<script type=\"application/ld+json\">{}</script>\n",
        script(&data)
    )
}

/// JSON in which nothing can end the element it stands in.
fn script(data: &Value) -> String {
    let mut safe = String::new();
    for c in data.to_string().chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                safe.push_str(&format!("\\u{:04x}", c as u32));
            }
            c => safe.push(c),
        }
    }
    safe
}

fn website(told: &Told<'_>, description: Option<&str>) -> Value {
    let mut site = Map::new();
    site.insert("@type".into(), "WebSite".into());
    site.insert("name".into(), told.title().into());
    site.insert("inLanguage".into(), told.language().into());
    if let Some(description) = description {
        site.insert("description".into(), description.into());
    }
    if let Some(url) = told.url(0) {
        let search = format!("{url}?q={{search_term_string}}");
        site.insert("url".into(), url.into());
        site.insert(
            "potentialAction".into(),
            json!({
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": search},
                "query-input": "required name=search_term_string",
            }),
        );
    }
    site.into()
}

fn article(
    told: &Told<'_>,
    number: u32,
    description: Option<&str>,
    card: Option<&Card<'_>>,
) -> Value {
    let page = told.page(number);
    let mut article = Map::new();
    let mut say = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            article.insert(key.to_owned(), value);
        }
    };
    say("@type", Some("TechArticle".into()));
    say("headline", Some(page.title.as_str().into()));
    say("description", description.map(Value::from));
    say("inLanguage", Some(told.language().into()));
    let modified = told.published(number).modified;
    say("dateModified", modified.map(|day| day.to_string().into()));
    let keywords = (!page.keywords.is_empty()).then(|| page.keywords.join(", ").into());
    say("keywords", keywords);
    if let Some(url) = told.url(number) {
        say("url", Some(url.into()));
    }
    let image = |card: &Card<'_>| told.address.url(&told.address.base().file(card.path));
    say("image", card.and_then(image).map(Value::from));
    let mut site = Map::from_iter([
        ("@type".to_owned(), Value::from("WebSite")),
        ("name".to_owned(), told.title().into()),
    ]);
    site.extend(told.url(0).map(|url| ("url".to_owned(), url.into())));
    say("isPartOf", Some(site.into()));
    article.into()
}

/// The way from the home page; none on it, and none where the site's absolute address is not known.
fn breadcrumb(told: &Told<'_>, number: u32) -> Option<Value> {
    let above = told.catalog.nav.ancestors(number);
    if above.is_empty() || number == 0 {
        return None;
    }
    let steps = above.into_iter().chain([number]).zip(1u32..);
    let items: Option<Vec<Value>> = steps
        .map(|(page, position)| {
            Some(json!({
                "@type": "ListItem",
                "position": position,
                "name": told.meta(page).title,
                "item": told.url(page)?,
            }))
        })
        .collect();
    Some(json!({"@type": "BreadcrumbList", "itemListElement": items?}))
}

#[cfg(test)]
mod tests {
    use super::script;
    use serde_json::json;

    #[test]
    fn nothing_can_end_the_element_and_the_text_stays_what_it_was() {
        let data = json!({"a": "</script><!-- & \u{2028}"});
        let text = script(&data);
        assert!(!text.contains(['<', '>', '&', '\u{2028}']), "{text}");
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&text).unwrap(),
            data
        );
    }
}
