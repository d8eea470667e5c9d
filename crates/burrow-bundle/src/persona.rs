//! Personas: from the words authors use to the few readers a site is arranged for.

mod defaults;

use crate::Config;
use burrow_model::{Persona, PersonaId};
use defaults::{DEFAULTS, EVERYONE};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// The personas of a site and the words that mean them.
#[derive(Clone, Debug)]
pub(crate) struct PersonaTable {
    rows: Vec<Row>,
    configured: bool,
}

#[derive(Clone, Debug)]
struct Row {
    persona: Persona,
    aliases: Vec<Alias>,
}

/// Words that mean a persona; those of the configuration go before the default ones.
#[derive(Clone, Debug)]
struct Alias {
    words: Vec<String>,
    configured: bool,
}

/// What an author's words come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Readers {
    /// Who it is for; empty is everyone.
    pub personas: Vec<PersonaId>,
    /// Values that the table does not know.
    pub unknown: Vec<String>,
}

impl PersonaTable {
    /// The default five, or those of the configuration.
    pub fn new(config: &Config) -> Self {
        let default = |id: &str| DEFAULTS.iter().find(|(default, ..)| *default == id);
        if config.persona.is_empty() {
            let rows = DEFAULTS
                .iter()
                .map(|(id, label, aliases)| row(id, label, std::iter::empty(), aliases));
            return Self {
                rows: rows.collect(),
                configured: false,
            };
        }
        let rows = config.persona.iter().map(|persona| {
            let default = default(&persona.id);
            let label = match (&persona.label, default) {
                (Some(label), _) => label.clone(),
                (None, Some((_, label, _))) => (*label).to_owned(),
                (None, None) => capital(&persona.id),
            };
            let known = default.map_or(&[][..], |(.., aliases)| aliases);
            let own = persona.aliases.iter().map(String::as_str);
            row(&persona.id, &label, own, known)
        });
        Self {
            rows: rows.collect(),
            configured: true,
        }
    }

    /// The personas to offer: those of the configuration, else those that some page is for.
    pub fn offered(&self, used: &BTreeSet<PersonaId>) -> Vec<Persona> {
        let rows = self.rows.iter().map(|row| &row.persona);
        rows.filter(|persona| self.configured || used.contains(&persona.id))
            .cloned()
            .collect()
    }

    /// Whether there is a persona of this id.
    pub fn contains(&self, id: &str) -> bool {
        self.rows.iter().any(|row| row.persona.id.as_str() == id)
    }

    /// Who a page is for. One value that is unknown or means everyone makes it everyone: never no one.
    pub fn readers(&self, values: &[String]) -> Readers {
        let mut readers = Readers::default();
        let mut everyone = false;
        for value in values.iter().flat_map(|value| parts(value)) {
            let words = words(&value);
            if words.is_empty() {
                continue;
            }
            if EVERYONE.contains(&words.join(" ").as_str()) {
                everyone = true;
            } else if let Some(id) = self.find(&words) {
                if !readers.personas.contains(id) {
                    readers.personas.push(id.clone());
                }
            } else {
                readers.unknown.push(value);
            }
        }
        if everyone || !readers.unknown.is_empty() {
            readers.personas.clear();
        }
        let order = |id: &PersonaId| self.rows.iter().position(|row| row.persona.id == *id);
        readers.personas.sort_by_key(order);
        readers
    }

    /// Who a heading is for that says so by its form, such as "For developers" or "Technical focus"; none where it does not, or
    /// names nobody who is known.
    pub fn headed(&self, heading: &str) -> Option<Vec<PersonaId>> {
        let whom = crate::manifest::named_in(heading)?;
        let mut personas: Vec<PersonaId> = Vec::new();
        for part in parts(&whom) {
            if let Some(id) = self.find(&words(&part))
                && !personas.contains(id)
            {
                personas.push(id.clone());
            }
        }
        (!personas.is_empty()).then_some(personas)
    }

    fn find(&self, words: &[String]) -> Option<&PersonaId> {
        let matches = self.rows.iter().flat_map(|row| {
            row.aliases.iter().filter_map(|alias| {
                let mut windows = words.windows(alias.words.len());
                let at = windows.position(|window| window == alias.words)?;
                let rank = (!alias.configured, Reverse(alias.words.len()), at);
                Some((rank, &row.persona.id))
            })
        });
        matches.min_by_key(|(rank, _)| *rank).map(|(_, id)| id)
    }
}

fn row<'a>(id: &str, label: &str, own: impl Iterator<Item = &'a str>, known: &[&str]) -> Row {
    let alias = |text: &str, configured| Alias {
        words: words(text),
        configured,
    };
    let known = [id, label].into_iter().chain(known.iter().copied());
    let mut aliases: Vec<_> = own.map(|text| alias(text, true)).collect();
    aliases.extend(known.map(|text| alias(text, false)));
    aliases.retain(|alias| !alias.words.is_empty());
    Row {
        persona: Persona {
            id: PersonaId::new(id),
            label: label.to_owned(),
        },
        aliases,
    }
}

/// The values of a list written as prose: "Finance, CFO & Accountants".
fn parts(value: &str) -> Vec<String> {
    value
        .split([',', '&', '/', ';'])
        .flat_map(|part| part.split(" and "))
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

/// Words in lower case and singular, without "team" and "staff", which say nothing.
fn words(text: &str) -> Vec<String> {
    let words: Vec<_> = text
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(singular)
        .collect();
    let telling: Vec<_> = words
        .iter()
        .filter(|word| !matches!(word.as_str(), "team" | "staff" | "member"))
        .cloned()
        .collect();
    if telling
        .first()
        .is_none_or(|word| matches!(word.as_str(), "all" | "internal"))
    {
        words
    } else {
        telling
    }
}

/// A crude singular, the same for aliases and values: "developers", "operations" and "business" keep their sense.
fn singular(word: &str) -> String {
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 1 && !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        _ => word.to_owned(),
    }
}

fn capital(id: &str) -> String {
    let mut chars = id.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::PersonaConfig;

    fn readers(value: &str) -> String {
        let readers = PersonaTable::new(&Config::default()).readers(&[value.to_owned()]);
        let ids: Vec<_> = readers.personas.iter().map(PersonaId::as_str).collect();
        ids.join(" ")
    }

    #[test]
    fn words_that_authors_use_find_their_persona() {
        for (value, expected) in [
            ("Developers", "technical"),
            ("DevOps Engineers", "technical"),
            ("Backend Developers, Frontend Developers", "technical"),
            ("Technical Architects", "technical"),
            ("Executives", "business"),
            ("Finance Team, CFO, Accountants", "business"),
            ("C-Suite, VPs, Directors", "business"),
            ("Founders and Leadership", "business"),
            ("Product Designers & Developers", "technical design"),
            ("Marketing Operations", "marketing"),
            ("Operations & Support", "operations"),
            ("Compliance Officers", "operations"),
            ("IT Admins, Marketing Ops", "technical marketing"),
            ("UI/UX", "design"),
            ("All Technical Stakeholders", "technical"),
        ] {
            assert_eq!(readers(value), expected, "{value}");
        }
    }

    #[test]
    fn generic_and_unknown_values_mean_everyone() {
        for value in [
            "Documentation Users",
            "All Users",
            "Everyone",
            "All Stakeholders",
            "Zookeepers",
        ] {
            assert_eq!(readers(value), "", "{value}");
        }
        assert_eq!(
            readers("All Users, Developers"),
            "",
            "everyone includes developers"
        );
        let table = PersonaTable::new(&Config::default());
        let readers = table.readers(&["Zookeepers, Developers".into()]);
        assert_eq!(
            (readers.personas.len(), &*readers.unknown),
            (0, &["Zookeepers".to_owned()][..])
        );
    }

    #[test]
    fn configured_personas_replace_the_defaults_and_inherit_from_them() {
        let config = Config {
            persona: vec![
                PersonaConfig {
                    id: "zoo".into(),
                    label: None,
                    aliases: vec!["Zookeepers".into()],
                },
                PersonaConfig {
                    id: "technical".into(),
                    label: Some("Builders".into()),
                    aliases: vec![],
                },
            ],
            ..Config::default()
        };
        let table = PersonaTable::new(&config);
        let of = |value: &str| table.readers(&[value.to_owned()]).personas;
        assert_eq!(of("Zookeeper"), [PersonaId::new("zoo")]);
        assert_eq!(of("Developers"), [PersonaId::new("technical")]);
        assert_eq!(of("CFO"), []);
        let marketing = PersonaConfig {
            id: "marketing".into(),
            label: None,
            aliases: vec!["sales".into()],
        };
        let business = PersonaConfig {
            id: "business".into(),
            ..PersonaConfig::default()
        };
        let both = PersonaTable::new(&Config {
            persona: vec![business, marketing],
            ..Config::default()
        });
        let sales = both.readers(&["Sales Teams".into()]).personas;
        assert_eq!(
            sales,
            [PersonaId::new("marketing")],
            "the author's alias goes first"
        );
        let labels: Vec<_> = table
            .offered(&BTreeSet::new())
            .into_iter()
            .map(|p| p.label)
            .collect();
        assert_eq!(labels, ["Zoo", "Builders"]);
    }
}
