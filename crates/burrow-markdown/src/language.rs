//! The few words that are put into a page's text, in each language.

/// A language that titles and labels are there in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English, and what any other language gets.
    #[default]
    English,
    /// Spanish.
    Spanish,
}

/// Titles of callouts that are not their name in English, and what they are in Spanish.
const TITLES: &[(&str, &str, &str)] = &[
    ("abstract", "Abstract", "Resumen"),
    ("attention", "Attention", "Atención"),
    ("bug", "Bug", "Error conocido"),
    ("caution", "Caution", "Precaución"),
    ("danger", "Danger", "Peligro"),
    ("details", "Details", "Detalles"),
    ("error", "Error", "Error"),
    ("example", "Example", "Ejemplo"),
    ("failure", "Failure", "Fallo"),
    ("hint", "Hint", "Pista"),
    ("important", "Important", "Importante"),
    ("info", "Info", "Información"),
    ("new", "New", "Nuevo"),
    ("note", "Note", "Nota"),
    ("question", "Question", "Pregunta"),
    ("quote", "Quote", "Cita"),
    ("security", "Security", "Seguridad"),
    ("success", "Success", "Éxito"),
    ("summary", "Summary", "Resumen"),
    ("tip", "Tip", "Consejo"),
    ("todo", "Todo", "Pendiente"),
    ("warning", "Warning", "Advertencia"),
];

impl Language {
    /// The language for a BCP 47 tag such as `es-MX`; English where there are no words in it.
    pub fn of(tag: &str) -> Self {
        match tag.split(['-', '_']).next() {
            Some(first) if first.eq_ignore_ascii_case("es") => Self::Spanish,
            _ => Self::English,
        }
    }

    /// The title of a callout by its name: `known-issue` is "Known issue".
    pub(crate) fn title(self, name: &str) -> String {
        let lower = name.to_lowercase();
        let known = TITLES.iter().find(|(known, ..)| *known == lower);
        match (known, self) {
            (Some((_, english, _)), Self::English) => (*english).to_owned(),
            (Some((_, _, spanish)), Self::Spanish) => (*spanish).to_owned(),
            (None, _) => {
                let words = lower.replace(['-', '_'], " ");
                let mut chars = words.chars();
                chars.next().map_or_else(String::new, |first| {
                    first.to_uppercase().chain(chars).collect()
                })
            }
        }
    }

    /// Whether a callout of this name, in small letters, is a usual one.
    pub(crate) fn knows(name: &str) -> bool {
        TITLES.iter().any(|(known, ..)| *known == name)
    }

    /// What the way back from a footnote is called.
    pub(crate) fn back_to_reference(self, number: usize) -> String {
        match self {
            Self::English => format!("Back to reference {number}"),
            Self::Spanish => format!("Volver a la referencia {number}"),
        }
    }

    /// What a table without column heads is called.
    pub(crate) fn table(self) -> &'static str {
        match self {
            Self::English => "Table",
            Self::Spanish => "Tabla",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_words_of_the_language() {
        assert_eq!(Language::of("es-MX").title("WARNING"), "Advertencia");
        assert_eq!(Language::of("en").title("known-issue"), "Known issue");
        assert_eq!(Language::of("de").title("info"), "Info");
        assert_eq!(
            Language::Spanish.back_to_reference(2),
            "Volver a la referencia 2"
        );
    }
}
