//! What an expression of a script amounts to: a literal, also by name and through what hands it on, or computed.

use super::{CALLEE, Known, MAX_BYTES, MAX_DEPTH, Script};
use crate::front_matter::{Entries, Key, Node, Value};
use oxc_ast::ast::{
    ArrayExpressionElement, ArrowFunctionBody, Expression, FunctionBody, ObjectPropertyKind,
    PropertyKey, PropertyKind, Statement,
};
use oxc_span::{GetSpan, Span};
use std::collections::HashMap;

impl<'a> Script<'a> {
    pub(super) fn value(&self, expression: &'a Expression<'a>, depth: usize) -> Node {
        let at = expression.span();
        if depth > MAX_DEPTH || self.left.get() == 0 {
            return self.node(Value::Computed, at);
        }
        self.left.set(self.left.get() - 1);
        let inner = |inner| self.value(inner, depth + 1);
        let value = match expression {
            Expression::StringLiteral(text) => Value::Text(text.value.to_string()),
            Expression::NumericLiteral(number) => Value::Text(number.value.to_string()),
            Expression::BooleanLiteral(flag) => Value::Text(flag.value.to_string()),
            Expression::NullLiteral(_) => Value::Null,
            Expression::TemplateLiteral(template) => {
                let mut text = String::new();
                for (number, quasi) in template.quasis.iter().enumerate() {
                    text.push_str(
                        quasi
                            .value
                            .cooked
                            .as_ref()
                            .map_or("", |cooked| cooked.as_str()),
                    );
                    if let Some(expression) = template.expressions.get(number) {
                        let Value::Text(part) = inner(expression).value else {
                            return self.node(Value::Computed, at);
                        };
                        if text.len() + part.len() > MAX_BYTES {
                            return self.node(Value::Computed, at);
                        }
                        text.push_str(&part);
                    }
                }
                Value::Text(text)
            }
            Expression::ArrayExpression(array) => {
                let mut items = Vec::new();
                for element in &array.elements {
                    match element {
                        ArrayExpressionElement::SpreadElement(spread) => {
                            let spread = inner(&spread.argument);
                            match spread.value {
                                Value::List(more) => items.extend(more),
                                _ => items.push(Node {
                                    value: Value::Computed,
                                    ..spread
                                }),
                            }
                        }
                        element => items.extend(element.as_expression().map(inner)),
                    }
                }
                Value::List(items)
            }
            Expression::ObjectExpression(object) => self.object(&object.properties, depth),
            Expression::Identifier(name) if name.name == "undefined" => Value::Null,
            Expression::Identifier(name) => {
                return match self.names.get(name.name.as_str()) {
                    Some(known) => self.known(*known, at, depth),
                    None => self.node(Value::Computed, at),
                };
            }
            Expression::ParenthesizedExpression(wrapped) => return inner(&wrapped.expression),
            Expression::TSAsExpression(typed) => return inner(&typed.expression),
            Expression::TSSatisfiesExpression(typed) => return inner(&typed.expression),
            Expression::TSNonNullExpression(typed) => return inner(&typed.expression),
            Expression::TSTypeAssertion(typed) => return inner(&typed.expression),
            Expression::AwaitExpression(awaited) => return inner(&awaited.argument),
            Expression::StaticMemberExpression(member) => {
                let object = inner(&member.object);
                return match object.get(member.property.name.as_str()) {
                    Some(value) => value.clone(),
                    None => self.node(Value::Computed, at),
                };
            }
            Expression::BinaryExpression(sum) if sum.operator.as_str() == "+" => {
                match (inner(&sum.left).value, inner(&sum.right).value) {
                    (Value::Text(left), Value::Text(right))
                        if left.len() + right.len() <= MAX_BYTES =>
                    {
                        Value::Text(left + &right)
                    }
                    _ => Value::Computed,
                }
            }
            Expression::ArrowFunctionExpression(function) => {
                return match function.body.as_expression() {
                    Some(value) => inner(value),
                    None => match &function.body {
                        ArrowFunctionBody::FunctionBody(body) => {
                            self.returned(Some(body), at, depth + 1)
                        }
                        _ => self.node(Value::Computed, at),
                    },
                };
            }
            Expression::FunctionExpression(function) => {
                return self.returned(function.body.as_deref(), at, depth + 1);
            }
            Expression::CallExpression(call) => {
                let callee = self.slice(call.callee.span());
                if let Some(Known::Function(function)) = self.names.get(callee) {
                    return self.returned(function.body.as_deref(), at, depth + 1);
                }
                if let Some(Known::Value(
                    function @ (Expression::ArrowFunctionExpression(_)
                    | Expression::FunctionExpression(_)),
                )) = self.names.get(callee)
                {
                    return self.value(function, depth + 1);
                }
                // A function that is handed a literal mostly hands it on; one that belongs to a value changes it.
                let hands_on = !callee.contains(['.', '(', '[']) || callee.ends_with(".resolve");
                let arguments = &call.arguments;
                let handed = if callee.ends_with(".resolve") {
                    arguments.last()
                } else {
                    arguments.first()
                };
                let handed = handed.and_then(|argument| argument.as_expression());
                match handed.filter(|_| hands_on).map(inner) {
                    Some(mut node) => {
                        if let Value::Map(entries) = &mut node.value {
                            let (line, column) = self.place(at);
                            let key = Key {
                                text: CALLEE.into(),
                                line,
                                column,
                            };
                            let name = self.node(Value::Text(callee.to_owned()), at);
                            entries.push((key, name));
                        }
                        return node;
                    }
                    None => Value::Computed,
                }
            }
            _ => Value::Computed,
        };
        self.node(value, at)
    }

    fn object(&self, properties: &'a [ObjectPropertyKind<'a>], depth: usize) -> Value {
        let mut entries = Entries::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        let mut set = |key: Key, node: Node| {
            let at = *known.entry(key.text.clone()).or_insert(entries.len());
            match entries.get_mut(at) {
                Some(entry) => *entry = (key, node),
                None => entries.push((key, node)),
            }
        };
        for property in properties {
            match property {
                ObjectPropertyKind::ObjectProperty(property) => {
                    let name = match &property.key {
                        PropertyKey::StaticIdentifier(name) => name.name.to_string(),
                        PropertyKey::StringLiteral(name) => name.value.to_string(),
                        PropertyKey::NumericLiteral(number) => number.value.to_string(),
                        _ => continue,
                    };
                    let (line, column) = self.place(property.span);
                    let node = if property.kind == PropertyKind::Init {
                        self.value(&property.value, depth + 1)
                    } else {
                        self.node(Value::Computed, property.span)
                    };
                    set(
                        Key {
                            text: name,
                            line,
                            column,
                        },
                        node,
                    );
                }
                ObjectPropertyKind::SpreadProperty(spread) => {
                    let node = self.value(&spread.argument, depth + 1);
                    match node.value {
                        Value::Map(more) => more.into_iter().for_each(|(key, node)| set(key, node)),
                        _ => {
                            let (line, column) = self.place(spread.span);
                            let key = Key {
                                text: "...".into(),
                                line,
                                column,
                            };
                            set(
                                key,
                                Node {
                                    value: Value::Computed,
                                    line,
                                    column,
                                },
                            );
                        }
                    }
                }
            }
        }
        Value::Map(entries)
    }

    /// What a function returns that does nothing but return a literal.
    pub(super) fn returned(
        &self,
        body: Option<&'a FunctionBody<'a>>,
        at: Span,
        depth: usize,
    ) -> Node {
        let statements = body.map_or(&[][..], |body| &body.statements[..]);
        let mut returns = statements.iter().filter_map(|statement| match statement {
            Statement::ReturnStatement(returned) => returned.argument.as_ref(),
            _ => None,
        });
        match returns.next() {
            Some(value) => self.value(value, depth + 1),
            None => self.node(Value::Computed, at),
        }
    }
}
