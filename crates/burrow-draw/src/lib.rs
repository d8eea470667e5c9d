//! Draws Mermaid diagrams. merman knows the notation and where things go; what it writes is read back shape by shape
//! into burrow-markdown's drawings, which can say nothing but shapes, words and roles of the theme.
//!
//! It is a crate of its own because merman takes minutes to compile: only the program needs it, and everybody else
//! builds and tests without.

mod convert;
mod css;
mod label;
mod marker;
mod numbers;
mod paint;

use burrow_markdown::drawing::{Draw, Drawing, Undrawn};
use merman::svg::{RenderResourcePolicy, SvgRenderOptions};
use merman::{
    Engine, MermaidConfig, OperationControl, RenderError, RenderOutput, RenderRequest, Renderer,
    SvgEnvironment, SvgRequest, runtime::RuntimePolicy, time::CivilDate,
};
use std::collections::HashMap;
use std::sync::Mutex;
use std::thread;

/// Longest source in bytes: as much as Mermaid itself takes.
const LONGEST: usize = 50_000;
/// Statements of one diagram.
const MOST: usize = 1_500;
/// Kinds whose words do not come out where they belong: their source tells more.
const UNREADY: [&str; 6] = [
    "architecture-beta",
    "C4Context",
    "C4Container",
    "C4Component",
    "C4Dynamic",
    "C4Deployment",
];
/// Stack of the thread that draws. It is only reserved, and deep diagrams need it.
const STACK: usize = 64 << 20;
/// Drawings that are kept, so that what stands on many pages is drawn once.
const KEPT: usize = 256;

/// Draws Mermaid's diagrams, each the same every time.
pub struct Mermaid {
    renderer: Renderer,
    /// Words of states are placed well only where they are HTML.
    renderer_of_states: Renderer,
    kept: Mutex<HashMap<String, Result<Drawing, Undrawn>>>,
}

impl Default for Mermaid {
    fn default() -> Self {
        Self::new()
    }
}

impl Mermaid {
    /// Makes ready to draw.
    pub fn new() -> Self {
        Self {
            renderer: renderer(false),
            renderer_of_states: renderer(true),
            kept: Mutex::default(),
        }
    }

    fn draw_anew(&self, source: &str) -> Result<Drawing, Undrawn> {
        if source.len() > LONGEST {
            return Err(undrawn(format!("it is longer than {LONGEST} bytes")));
        }
        // Laying out costs more than in proportion, so that much of anything is too much; `A & B --> C & D` is four.
        let statements = source.matches(['\n', ';']).count() + source.matches(" & ").count() * 20;
        if statements > MOST {
            return Err(undrawn(format!("it has more than {MOST} statements")));
        }
        thread::scope(|scope| {
            let thread = thread::Builder::new()
                .name("diagram".into())
                .stack_size(STACK)
                .spawn_scoped(scope, || self.draw_here(source));
            match thread.map(thread::ScopedJoinHandle::join) {
                Ok(Ok(drawn)) => drawn,
                _ => Err(undrawn("the renderer gave up on it".into())),
            }
        })
    }

    fn draw_here(&self, source: &str) -> Result<Drawing, Undrawn> {
        let kind = kind(source);
        if UNREADY.contains(&kind) {
            return Err(undrawn(format!("`{kind}` cannot be drawn yet")));
        }
        let renderer = match kind {
            "stateDiagram" | "stateDiagram-v2" => &self.renderer_of_states,
            _ => &self.renderer,
        };
        let request = SvgRequest {
            environment: SvgEnvironment::deterministic()
                .with_resource_policy(RenderResourcePolicy::interactive()),
            options: SvgRenderOptions {
                diagram_id: Some("d".into()),
                ..SvgRenderOptions::default()
            },
            ..SvgRequest::default()
        };
        let request = RenderRequest::svg(source, OperationControl::new(), request);
        let svg = match renderer.render(request) {
            Ok(RenderOutput::Svg(Some(svg))) => svg,
            Ok(_) => return Err(undrawn("it names no kind of diagram".into())),
            Err(error) => return Err(reason(&error)),
        };
        convert::drawing(svg.svg()).ok_or_else(|| undrawn("it holds what cannot be shown".into()))
    }
}

impl Draw for Mermaid {
    fn draw(&self, source: &str) -> Result<Drawing, Undrawn> {
        let kept = self
            .kept
            .lock()
            .ok()
            .and_then(|kept| kept.get(source).cloned());
        if let Some(drawn) = kept {
            return drawn;
        }
        let drawn = self.draw_anew(source);
        if let Ok(mut kept) = self.kept.lock()
            && kept.len() < KEPT
        {
            kept.insert(source.to_owned(), drawn.clone());
        }
        drawn
    }
}

/// The word by which a source says what kind of diagram it is, after its front matter and comments; empty when none does.
fn kind(source: &str) -> &str {
    let mut lines = source
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with("%%"))
        .peekable();
    if lines.next_if_eq(&"---").is_some() {
        let _ = lines.by_ref().find(|line| *line == "---");
    }
    let line = lines.next().unwrap_or_default();
    line.split([' ', ';', ':']).next().unwrap_or_default()
}

/// merman, set up for us.
fn renderer(html_labels: bool) -> Renderer {
    // Words as text and not as HTML where that can be; plain outlines; colours that `paint` tells apart.
    let config = MermaidConfig::from_value(serde_json::json!({
        "theme": "default",
        "look": "classic",
        "layout": "dagre",
        "htmlLabels": html_labels,
        "flowchart": { "htmlLabels": false },
        "class": { "htmlLabels": false },
        "fontFamily": "sans-serif",
        "themeVariables": {
            "primaryColor": "#ffffff", "primaryBorderColor": "#777777", "mainBkg": "#ffffff",
            "nodeBorder": "#777777", "clusterBkg": "#eeeeee", "clusterBorder": "#aaaaaa", "lineColor": "#333333",
            "actorBkg": "#ffffff", "actorBorder": "#777777", "actorLineColor": "#aaaaaa",
            "edgeLabelBackground": "#ffffff", "labelBoxBkgColor": "#eeeeee", "labelBoxBorderColor": "#aaaaaa",
        },
    }));
    // A chart without a date of its own would depend on the day.
    let clock = RuntimePolicy::deterministic();
    let clock = clock
        .clone()
        .try_with_fixed_local_offset_minutes(0)
        .unwrap_or(clock)
        .with_fixed_today(CivilDate::new(2000, 1, 1));
    let engine = Engine::new()
        .with_site_config(config)
        .with_runtime_policy(clock);
    Renderer::new().with_engine(engine)
}

fn undrawn(reason: String) -> Undrawn {
    Undrawn { reason, at: None }
}

/// The reason in merman's words, without the names of its parts.
fn reason(error: &RenderError) -> Undrawn {
    match error {
        RenderError::NoDiagram => undrawn("it names no kind of diagram".into()),
        RenderError::Parse(diagnostic) => {
            let details = diagnostic.terminal_diagnostic_details();
            let message = diagnostic.terminal_safe_message();
            if details.code.ends_with("no_diagram_detected") {
                return undrawn("its first word names no kind of diagram".into());
            }
            let message = message
                .strip_prefix("Diagram parse error (")
                .and_then(|rest| rest.split_once("): "))
                .map_or(message.as_str(), |(_, rest)| rest);
            // Places are counted in characters of the diagram; the finding says its line.
            let message = message.split(" at ").next().unwrap_or(message);
            Undrawn {
                reason: message.chars().take(200).collect(),
                at: details.span.map(|span| span.start),
            }
        }
        RenderError::ResourceLimitExceeded(_) => undrawn("it is too large".into()),
        error => undrawn(error.to_string().chars().take(200).collect()),
    }
}
