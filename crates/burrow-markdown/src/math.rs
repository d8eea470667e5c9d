//! Formulas: from LaTeX to MathML that browsers draw themselves, rebuilt element by element.

use crate::writer::escape;
use pulldown_latex::{Parser, RenderConfig, Storage, config::DisplayMode, push_mathml};

/// Longer formulas, in bytes, are shown as their source.
const LONGEST: usize = 20_000;
/// Brackets that may stand inside each other.
const DEEPEST: usize = 100;
/// Commands in one formula.
const MOST_COMMANDS: usize = 1_000;

/// Every element a formula may have.
const ELEMENTS: [&str; 27] = [
    "math",
    "menclose",
    "merror",
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mprescripts",
    "mroot",
    "mrow",
    "ms",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
];

/// Every attribute they may have.
const ATTRIBUTES: [&str; 20] = [
    "accent",
    "accentunder",
    "columnspan",
    "depth",
    "displaystyle",
    "fence",
    "form",
    "height",
    "largeop",
    "linethickness",
    "lspace",
    "mathvariant",
    "maxsize",
    "minsize",
    "movablelimits",
    "notation",
    "rspace",
    "scriptlevel",
    "stretchy",
    "width",
];

/// Classes that the style sheet knows: how the columns of a table stand.
const CLASSES: [&str; 4] = [
    "menv-alignlike",
    "menv-arraylike",
    "menv-cells-left",
    "menv-cases",
];

/// A formula as MathML; `block` when it stands on lines of its own.
///
/// # Errors
/// Says why it cannot be read.
pub(crate) fn markup(source: &str, block: bool) -> Result<String, String> {
    if source.len() > LONGEST {
        return Err(format!("it is longer than {LONGEST} bytes"));
    }
    let mut depth = 0_usize;
    for byte in source.bytes() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Err(format!(
                "more than {DEEPEST} brackets stand inside each other"
            ));
        }
    }
    // What takes an argument may take another such command for it, without brackets.
    if source.matches('\\').count() > MOST_COMMANDS {
        return Err(format!("it has more than {MOST_COMMANDS} commands"));
    }
    let source = source.trim().replace("\\mathscr", "\\mathcal");
    let storage = Storage::new();
    let events: Vec<_> = Parser::new(&source, &storage).collect();
    if let Some(Err(error)) = events.iter().find(|event| event.is_err()) {
        let reason = error.to_string();
        let first = reason.lines().next().unwrap_or_default();
        return Err(first.trim_start_matches("parsing error: ").to_owned());
    }
    let mut mathml = String::new();
    let config = RenderConfig {
        display_mode: if block {
            DisplayMode::Block
        } else {
            DisplayMode::Inline
        },
        ..RenderConfig::default()
    };
    push_mathml(&mut mathml, events.into_iter(), config)
        .map_err(|error| format!("it cannot be written: {error}"))?;
    // Relations and ampersands are written as they stand.
    let mathml = mathml
        .replace("><<", ">&lt;<")
        .replace(">&<", ">&amp;<")
        .replace("<\u{338}", "&lt;\u{338}");
    let document = roxmltree::Document::parse(&mathml)
        .map_err(|error| format!("it cannot be written: {error}"))?;
    let mut out = String::with_capacity(mathml.len() + source.len());
    write(&mut out, document.root_element(), Some((&source, block)));
    Ok(out)
}

/// Writes an element that is on the list, and what stands in it; of others only what stands in them.
fn write(out: &mut String, node: roxmltree::Node<'_, '_>, root: Option<(&str, bool)>) {
    let name = node.tag_name().name();
    let known = ELEMENTS.iter().find(|element| **element == name);
    if let Some(name) = known {
        out.extend(["<", name]);
        if let Some((source, block)) = root {
            if block {
                out.push_str(" display=\"block\"");
            }
            escape::attribute(out, "alttext", source);
        }
        attributes(out, node);
        out.push('>');
    }
    for child in node.children() {
        if child.is_element() {
            write(out, child, None);
        } else if child.is_text() {
            escape::text(out, child.text().unwrap_or_default());
        }
    }
    if let Some(name) = known {
        out.extend(["</", name, ">"]);
    }
}

fn attributes(out: &mut String, node: roxmltree::Node<'_, '_>) {
    for attribute in node.attributes() {
        let (name, value) = (attribute.name(), attribute.value());
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | '-' | '+' | '%');
        if name == "class" {
            let mut classes = value
                .split(' ')
                .filter(|class| CLASSES.contains(class))
                .peekable();
            if classes.peek().is_some() {
                escape::attribute(out, "class", &classes.collect::<Vec<_>>().join(" "));
            }
        } else if name == "style" {
            if let Some(colour) = colour(value) {
                escape::attribute(out, "mathcolor", &colour);
            }
        } else if ATTRIBUTES.contains(&name) && value.chars().all(plain) {
            escape::attribute(out, name, value);
        }
    }
}

/// The colour of `color: rgb(1 2 3)`, as `#010203`.
fn colour(style: &str) -> Option<String> {
    let numbers = style.split_once("color: rgb(")?.1.split_once(')')?.0;
    if style.contains("background") {
        return None;
    }
    let mut parts = numbers.split(' ').map(str::parse::<u8>);
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(Ok(r)), Some(Ok(g)), Some(Ok(b)), None) => Some(format!("#{r:02x}{g:02x}{b:02x}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_becomes_mathml_that_keeps_its_source() {
        insta::assert_snapshot!(markup(r"\frac{a}{b} < \sqrt2", false).expect("sound"), @r#"
        <math alttext="\frac{a}{b} &lt; \sqrt2"><mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mfrac><mo>&lt;</mo><msqrt><mn>2</mn></msqrt></math>
        "#);
        insta::assert_snapshot!(markup(r"a < b \& c > d", false).expect("sound"), @r#"
        <math alttext="a &lt; b \&amp; c &gt; d"><mi>a</mi><mo>&lt;</mo><mi>b</mi><mi>&amp;</mi><mi>c</mi><mo>&gt;</mo><mi>d</mi></math>
        "#);
        insta::assert_snapshot!(markup(r"\begin{aligned}a&=b\\&\color{red}{c}\end{aligned}", true).expect("sound"), @r##"
        <math display="block" alttext="\begin{aligned}a&amp;=b\\&amp;\color{red}{c}\end{aligned}"><mtable class="menv-alignlike"><mtr><mtd><mi>a</mi></mtd><mtd><mo>=</mo><mi>b</mi></mtd></mtr><mtr><mtd></mtd><mtd><mrow mathcolor="#ff0000"><mi>c</mi></mrow></mtd></mtr></mtable></math>
        "##);
        insta::assert_snapshot!(markup(r"\text{<img src=x onerror=a>}", false).expect("sound"), @r#"
        <math alttext="\text{&lt;img src=x onerror=a&gt;}"><mtext>&lt;img src=x onerror=a&gt;</mtext></math>
        "#);
    }

    #[test]
    fn what_is_no_formula_says_why() {
        assert_eq!(
            markup(r"\unknown{x}", false),
            Err("unknown primitive command found".into())
        );
        assert!(markup(r"\frac{a", false).is_err());
        assert!(markup(&"x".repeat(LONGEST + 1), false).is_err());
        assert!(markup(&"{".repeat(50_000), false).is_err());
        for nested in [
            "{",
            "\\sqrt",
            "\\frac",
            "\\left(",
            "\\begin{matrix}",
            "x^",
            "\\hat",
            "\\text{",
        ] {
            assert!(markup(&nested.repeat(900), false).is_err(), "{nested}");
        }
    }

    proptest::proptest! {
        #[test]
        fn only_the_list_is_written(source in r#"([a-z0-9 ^_{}&$%#~<>"'\\.]|\\(frac|left|right|sqrt|text|begin\{matrix\}|end\{matrix\}|color|hat|sum|\\)){0,30}"#) {
            if let Ok(markup) = markup(&source, true) {
                let document = roxmltree::Document::parse(&markup).expect("well formed");
                for node in document.descendants().filter(roxmltree::Node::is_element) {
                    let name = node.tag_name().name();
                    assert!(ELEMENTS.contains(&name), "{name}");
                    for attribute in node.attributes() {
                        let name = attribute.name();
                        let ours = ["alttext", "class", "display", "mathcolor"];
                        assert!(ATTRIBUTES.contains(&name) || ours.contains(&name), "{name}");
                    }
                }
            }
        }
    }
}
