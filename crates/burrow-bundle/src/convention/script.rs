//! Configurations written in JavaScript or TypeScript: their literals are read with a parser, nothing is ever run.
//!
//! A literal may be named (`const sidebar = [...]`), spread, typed (`satisfies`), handed through functions
//! (`defineConfig({...})`), returned by one (`sidebar()`), or imported from a file beside it. Whatever else there is,
//! a call of a library, a condition, an environment variable, is [`Value::Computed`].

mod value;

use crate::front_matter::{Node, Value};
use crate::naming::folder;
use oxc_allocator::Allocator;
use oxc_ast::ast::{
    BindingPattern, Declaration, ExportDefaultDeclarationKind, Expression, Function,
    ImportDeclarationSpecifier, Program, Statement,
};
use oxc_parser::Parser;
use oxc_span::{GetSpan, SourceType, Span};
use std::cell::Cell;
use std::collections::HashMap;

/// A script larger than this many bytes is not read: the parser recurses, and its stack is measured for this.
const MAX_BYTES: usize = 256 << 10;
/// Stack of the thread that parses; address space, of which a usual script touches a few pages.
const STACK: usize = 512 << 20;
/// Literals nested deeper than this count as computed.
const MAX_DEPTH: usize = 64;
/// A script with more brackets inside each other than this is not read.
const MAX_BRACKETS: usize = 200;
/// Values that one script may amount to, names and imports followed.
const MAX_VALUES: usize = 200_000;
/// Files that import each other are followed so far.
const MAX_IMPORTS: usize = 4;

/// The key under which an object carries the name of the function it was handed to.
pub(super) const CALLEE: &str = "()";

/// Reads a file of a project by its path; none if there is no such file.
pub(super) type Load<'a> = &'a (dyn Fn(&str) -> Option<String> + Sync);

/// What a script exports as its default, or assigns to `module.exports`; none if it does not parse or exports
/// nothing. `file` is its path, `load` reads what it imports from beside it.
pub(super) fn read(text: &str, file: &str, load: Load<'_>) -> Option<Node> {
    export(text, file, "default", load, 0)
}

fn export(text: &str, file: &str, name: &str, load: Load<'_>, imports: usize) -> Option<Node> {
    if text.len() > MAX_BYTES || imports > MAX_IMPORTS || is_deep(text) {
        return None;
    }
    let json = file.ends_with(".json");
    let text = if json {
        format!("export default {text}")
    } else {
        text.to_owned()
    };
    std::thread::scope(|scope| {
        let parse = || {
            let allocator = Allocator::default();
            let parsed = Parser::new(&allocator, &text, SourceType::ts().with_module(true)).parse();
            if parsed.panicked {
                return None;
            }
            let script = Script::new(&text, file, load, imports, &parsed.program);
            script.exported(name, 0)
        };
        let thread = std::thread::Builder::new().stack_size(STACK);
        thread.spawn_scoped(scope, parse).ok()?.join().ok()?
    })
}

/// Whether more brackets are open at once than any literal has, counted crudely: where they nest, the parser looks
/// ahead again and again.
fn is_deep(text: &str) -> bool {
    let mut depth = 0usize;
    text.bytes().any(|byte| {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > MAX_BRACKETS
    })
}

/// What a name at the top of a script stands for.
#[derive(Clone, Copy)]
enum Known<'a> {
    Value(&'a Expression<'a>),
    Function(&'a Function<'a>),
    /// A name that another file exports.
    Import(&'a str, &'a str),
}

struct Script<'a> {
    file: &'a str,
    load: Load<'a>,
    imports: usize,
    /// Where each line starts, in bytes.
    lines: Vec<usize>,
    text: &'a str,
    names: HashMap<&'a str, Known<'a>>,
    exports: HashMap<&'a str, Known<'a>>,
    left: Cell<usize>,
}

impl<'a> Script<'a> {
    fn new(
        text: &'a str,
        file: &'a str,
        load: Load<'a>,
        imports: usize,
        program: &'a Program<'a>,
    ) -> Self {
        let starts = text.match_indices('\n').map(|(at, _)| at + 1);
        let mut script = Self {
            file,
            load,
            imports,
            lines: std::iter::once(0).chain(starts).collect(),
            text,
            names: HashMap::new(),
            exports: HashMap::new(),
            left: Cell::new(MAX_VALUES),
        };
        for statement in &program.body {
            script.note(statement);
        }
        script
    }

    /// Remembers what a statement names and exports.
    fn note(&mut self, statement: &'a Statement<'a>) {
        match statement {
            Statement::VariableDeclaration(variables) => {
                for variable in &variables.declarations {
                    if let (BindingPattern::BindingIdentifier(name), Some(value)) =
                        (&variable.id, &variable.init)
                    {
                        self.names.insert(name.name.as_str(), Known::Value(value));
                    }
                }
            }
            Statement::FunctionDeclaration(function) => {
                if let Some(name) = &function.id {
                    self.names
                        .insert(name.name.as_str(), Known::Function(function));
                }
            }
            Statement::ImportDeclaration(import) => {
                let from = import.source.value.as_str();
                for specifier in import.specifiers.iter().flatten() {
                    let (local, imported) = match specifier {
                        ImportDeclarationSpecifier::ImportSpecifier(named) => {
                            (named.local.name.as_str(), named.imported.name().as_str())
                        }
                        ImportDeclarationSpecifier::ImportDefaultSpecifier(default) => {
                            (default.local.name.as_str(), "default")
                        }
                        ImportDeclarationSpecifier::ImportNamespaceSpecifier(_) => continue,
                    };
                    self.names.insert(local, Known::Import(from, imported));
                }
            }
            Statement::ExportDeclaration(export) => match &export.declaration {
                Declaration::VariableDeclaration(variables) => {
                    for variable in &variables.declarations {
                        if let (BindingPattern::BindingIdentifier(name), Some(value)) =
                            (&variable.id, &variable.init)
                        {
                            self.names.insert(name.name.as_str(), Known::Value(value));
                            self.exports.insert(name.name.as_str(), Known::Value(value));
                        }
                    }
                }
                Declaration::FunctionDeclaration(function) => {
                    if let Some(name) = &function.id {
                        let known = Known::Function(function);
                        self.names.insert(name.name.as_str(), known);
                        self.exports.insert(name.name.as_str(), known);
                    }
                }
                _ => {}
            },
            Statement::ExportNamedDeclaration(export) => {
                for specifier in &export.specifiers {
                    if let Some(known) = self.names.get(specifier.local.name().as_str()) {
                        self.exports
                            .insert(specifier.exported.name().as_str(), *known);
                    }
                }
            }
            Statement::ExportDefaultDeclaration(export) => {
                let known = match &export.declaration {
                    ExportDefaultDeclarationKind::FunctionDeclaration(function) => {
                        Some(Known::Function(function))
                    }
                    other => other.as_expression().map(Known::Value),
                };
                self.exports.extend(known.map(|known| ("default", known)));
            }
            Statement::ExpressionStatement(statement) => {
                let Expression::AssignmentExpression(assignment) = &statement.expression else {
                    return;
                };
                let left = self.slice(assignment.left.span());
                if matches!(left, "module.exports" | "exports.default") {
                    self.exports
                        .insert("default", Known::Value(&assignment.right));
                }
            }
            _ => {}
        }
    }

    fn exported(&self, name: &str, depth: usize) -> Option<Node> {
        let known = self.exports.get(name)?;
        Some(self.known(*known, Span::default(), depth))
    }

    fn known(&self, known: Known<'a>, at: Span, depth: usize) -> Node {
        match known {
            Known::Value(value) => self.value(value, depth + 1),
            Known::Function(function) => self.returned(function.body.as_deref(), at, depth + 1),
            Known::Import(from, name) => self.imported(from, name, at),
        }
    }

    /// What a file beside this one exports; its places are that of the name here.
    fn imported(&self, from: &str, name: &str, at: Span) -> Node {
        let path = from.starts_with('.').then(|| {
            let path = format!("{}/{from}", folder(self.file));
            super::project::join_above(&path)
        });
        let Some(path) = path.flatten() else {
            return self.node(Value::Computed, at);
        };
        let stem = path.strip_suffix(".js").unwrap_or(&path);
        let endings = [
            "",
            ".ts",
            ".mts",
            ".js",
            ".mjs",
            ".cjs",
            ".json",
            "/index.ts",
            "/index.js",
        ];
        let found = endings.iter().find_map(|ending| {
            let base = if ending.is_empty() {
                path.as_str()
            } else {
                stem
            };
            let file = format!("{base}{ending}");
            let text = (self.load)(&file)?;
            Some((text, file))
        });
        let value =
            found.and_then(|(text, file)| export(&text, &file, name, self.load, self.imports + 1));
        match value {
            Some(mut value) => {
                let (line, column) = self.place(at);
                move_to(&mut value, line, column);
                value
            }
            None => self.node(Value::Computed, at),
        }
    }

    fn node(&self, value: Value, at: Span) -> Node {
        let (line, column) = self.place(at);
        Node {
            value,
            line,
            column,
        }
    }

    /// Line and column in characters, from 1.
    fn place(&self, at: Span) -> (u32, u32) {
        let start = at.start as usize;
        let line = self.lines.partition_point(|from| *from <= start).max(1);
        let from = self.lines[line - 1];
        let column = self
            .text
            .get(from..start)
            .map_or(0, |text| text.chars().count());
        (line as u32, column as u32 + 1)
    }

    fn slice(&self, span: Span) -> &'a str {
        self.text
            .get(span.start as usize..span.end as usize)
            .unwrap_or("")
    }
}

fn move_to(node: &mut Node, line: u32, column: u32) {
    (node.line, node.column) = (line, column);
    match &mut node.value {
        Value::List(items) => items
            .iter_mut()
            .for_each(|item| move_to(item, line, column)),
        Value::Map(entries) => {
            for (key, node) in entries {
                (key.line, key.column) = (line, column);
                move_to(node, line, column);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alone(text: &str) -> Node {
        read(text, "x.config.ts", &|_| None).expect("it exports something")
    }

    fn text(node: &Node, path: &[&str]) -> Option<String> {
        path.iter()
            .try_fold(node, |node, key| node.get(key))?
            .text()
    }

    #[test]
    fn a_literal_is_read_through_names_types_and_functions() {
        let node = alone(
            "import { defineConfig } from 'x'\nconst title: string = `Tea`\nconst more = { b: 2, c: 'C' }\n\
             const items = (): Item[] => [{ a: 'x' }]\n\
             export default defineConfig({ title, ...more, c: title + '!', items: [...items(), 'last'] } satisfies C)\n",
        );
        assert_eq!(text(&node, &["title"]).as_deref(), Some("Tea"));
        assert_eq!(text(&node, &["b"]).as_deref(), Some("2"));
        assert_eq!(text(&node, &["c"]).as_deref(), Some("Tea!"));
        assert_eq!(text(&node, &[CALLEE]).as_deref(), Some("defineConfig"));
        let items = node.get("items").unwrap().items();
        assert_eq!(text(&items[0], &["a"]).as_deref(), Some("x"));
        assert_eq!((items[1].line, items[1].column), (5, 83));
    }

    #[test]
    fn what_is_computed_is_said_to_be_at_its_place() {
        let node = alone(
            "module.exports = {\n  a: process.env.A,\n  b: [1].map((x) => x),\n  ...load(),\n}\n",
        );
        assert_eq!(node.get("a").unwrap().value, Value::Computed);
        assert_eq!(node.get("a").unwrap().line, 2);
        assert_eq!(node.get("b").unwrap().value, Value::Computed);
        assert_eq!(node.get("...").unwrap().line, 4);
    }

    #[test]
    fn what_stands_in_a_file_beside_it_is_followed_a_few_times() {
        let load = |path: &str| match path {
            "a/side.json" => Some("[\"one\"]".to_owned()),
            "a/loop.ts" => Some("import x from './loop'\nexport default x".to_owned()),
            _ => None,
        };
        let node = read(
            "import side from './side.json'\nimport x from './loop'\nexport default { side, x }\n",
            "a/c.ts",
            &load,
        )
        .unwrap();
        let side = node.get("side").unwrap();
        assert_eq!(side.items()[0].text().as_deref(), Some("one"));
        assert_eq!(side.items()[0].line, 3);
        assert_eq!(node.get("x").unwrap().value, Value::Computed);
    }

    #[test]
    fn hostile_scripts_neither_overflow_nor_unfold() {
        for part in ["[", "!", "a=", "(", "a?b:", "{a:", "-", "a=>", "`${"] {
            let text = format!(
                "export default {}",
                part.repeat(MAX_BYTES / part.len() - 20)
            );
            let took = burrow_effort::effort(|| drop(read(&text, "x.ts", &|_| None)));
            assert!(took.as_secs() < 10, "{part} takes {took:?}");
        }
        let mut text = String::from("const v0 = ['x'];\n");
        for n in 1..60 {
            text.push_str(&format!("const v{n} = [...v{0}, ...v{0}];\n", n - 1));
        }
        text.push_str("export default v59;\n");
        assert!(read(&text, "x.ts", &|_| None).is_some());
    }

    #[test]
    fn a_script_that_does_not_parse_is_none() {
        assert_eq!(read("export default {", "x.ts", &|_| None), None);
        assert_eq!(read("const a = 1", "x.ts", &|_| None), None);
    }
}
