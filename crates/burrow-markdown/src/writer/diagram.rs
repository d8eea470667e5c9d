//! Diagrams and formulas: drawn where they can be, shown as their source where they cannot.

use super::{Writer, escape, fence::Info};
use crate::{Language, drawing::Drawing, math};
use std::ops::Range;

/// Longest text alternative in characters.
const LABEL: usize = 240;

impl Writer<'_> {
    /// Writes a diagram; says whether it could be drawn.
    pub(super) fn diagram(&mut self, info: &Info<'_>, code: &str, range: &Range<usize>) -> bool {
        if info.language.eq_ignore_ascii_case("math") {
            return self.formula(code, true, Some(range));
        }
        if !info.language.eq_ignore_ascii_case("mermaid") {
            return false;
        }
        let Some(draw) = self.world.draw() else {
            return false;
        };
        match draw.draw(code) {
            Ok(drawing) => {
                let spanish = self.dialect.language == Language::Spanish;
                let Some(svg) = drawing.markup(&label(&drawing, spanish)) else {
                    self.find(
                        "diagram-invalid",
                        "this diagram is too large to draw; its source is shown".into(),
                        Some("split it into diagrams that fit on a page"),
                    );
                    return false;
                };
                let svg = self.fragments.keep(svg);
                self.out.push_str("<figure class=\"diagram\">");
                if let Some(title) = info.title {
                    self.out.push_str("<figcaption>");
                    escape::text(&mut self.out, title);
                    self.out.push_str("</figcaption>");
                }
                // A wide drawing scrolls inside its box, so the keyboard must reach it.
                self.out.push_str("<div class=\"drawing\" tabindex=\"0\">");
                self.out.push_str(&svg);
                self.out.push_str("</div><details><summary>");
                self.out.push_str(if spanish { "Fuente" } else { "Source" });
                self.out.push_str("</summary>\n");
                let source = super::code::code_block(
                    &Info {
                        language: info.language,
                        ..Info::default()
                    },
                    code,
                );
                self.out.push_str(&source);
                self.out.push_str("</details></figure>\n");
                true
            }
            Err(undrawn) => {
                let at = self.place_in_code(code, range, undrawn.at);
                self.find_at(
                    at,
                    "diagram-invalid",
                    format!("this diagram cannot be drawn: {}; its source is shown", undrawn.reason),
                    Some("try it in Mermaid's live editor, or name the block “text” if it is no diagram"),
                );
                false
            }
        }
    }

    /// Writes a formula; says whether it could be read. `block` is where a fenced one stands.
    pub(super) fn formula(
        &mut self,
        source: &str,
        display: bool,
        block: Option<&Range<usize>>,
    ) -> bool {
        match math::markup(source, display) {
            Ok(markup) => {
                let markup = self.fragments.keep(markup);
                if block.is_some() {
                    self.out
                        .extend(["<p class=\"formula\">", &markup, "</p>\n"]);
                } else {
                    self.out.push_str(&markup);
                }
                true
            }
            Err(reason) => {
                self.find(
                    "math-invalid",
                    format!("this formula cannot be read: {reason}; its source is shown"),
                    Some("write it in LaTeX, without commands of a package"),
                );
                false
            }
        }
    }

    /// Writes a formula in a line, or its source as code.
    pub(super) fn math(&mut self, source: &str, display: bool) {
        if self.formula(source, display, None) {
            self.note_text(source);
        } else {
            self.code_span(source);
        }
    }

    /// Where a byte of a block's code stands in the page: the start of its line.
    fn place_in_code(&self, code: &str, range: &Range<usize>, at: Option<usize>) -> usize {
        let Some(before) = at.and_then(|at| code.get(..at)) else {
            return range.start;
        };
        let line = before.matches('\n').count() + 1;
        let block = &self.page.text[range.clone()];
        let start = block.match_indices('\n').nth(line - 1);
        let Some((start, _)) = start else {
            return range.start;
        };
        let rest = &block[start + 1..];
        let indent = rest.len() - rest.trim_start_matches([' ', '\t', '>']).len();
        range.start + start + 1 + indent
    }
}

/// What a drawing says to those who do not see it: its kind, its title, its words.
fn label(drawing: &Drawing, spanish: bool) -> String {
    let mut label = kind(&drawing.kind, spanish);
    if let Some(title) = drawing
        .title
        .as_deref()
        .map(str::trim)
        .filter(|title| !title.is_empty())
    {
        label.push_str(": ");
        label.push_str(title);
    }
    let mut mark = if drawing.title.is_some() { ". " } else { ": " };
    for words in drawing.words() {
        if label.chars().count() + words.chars().count() > LABEL {
            label.push('…');
            break;
        }
        label.push_str(mark);
        label.push_str(&words);
        mark = ", ";
    }
    label
}

/// What a kind of diagram is called.
fn kind(kind: &str, spanish: bool) -> String {
    let names = [
        ("flow", "Flowchart", "Diagrama de flujo"),
        ("graph", "Flowchart", "Diagrama de flujo"),
        ("sequence", "Sequence diagram", "Diagrama de secuencia"),
        ("class", "Class diagram", "Diagrama de clases"),
        ("state", "State diagram", "Diagrama de estados"),
        (
            "er",
            "Entity relationship diagram",
            "Diagrama entidad-relación",
        ),
        ("gantt", "Gantt chart", "Diagrama de Gantt"),
        ("pie", "Pie chart", "Gráfico circular"),
        ("mindmap", "Mind map", "Mapa mental"),
        ("timeline", "Timeline", "Cronología"),
        ("journey", "User journey", "Recorrido del usuario"),
        ("gitgraph", "Git graph", "Grafo de Git"),
        ("xychart", "Chart", "Gráfico"),
        ("quadrant", "Quadrant chart", "Gráfico de cuadrantes"),
    ];
    let lower = kind.to_ascii_lowercase();
    let known = names.iter().find(|(start, ..)| lower.starts_with(start));
    let (english, translated) = known
        .map_or(("Diagram", "Diagrama"), |(_, english, translated)| {
            (*english, *translated)
        });
    (if spanish { translated } else { english }).to_owned()
}
