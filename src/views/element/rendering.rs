//! How an element comes into a document: written as HTML, built anew, changed in place, or found where HTML of ours
//! stands. One form for all elements, and no comment nodes between their children.

use super::{Element, Parts, Text, Value};
use crate::views::prose;
use leptos::{
    attr::{
        Attribute,
        any_attribute::{AnyAttribute, AnyAttributeState},
    },
    prelude::{AnyView, Mountable, Render, RenderEffect, RenderHtml},
    tachys::{
        hydration::Cursor,
        renderer::{CastFrom, Rndr, types},
        view::{Position, PositionState, any_view::AnyViewState},
    },
};

/// Elements that have no inside and no end tag.
const VOID: [&str; 3] = ["input", "img", "br"];

/// An element in a document.
pub struct Standing {
    tag: &'static str,
    node: types::Element,
    fixed: Vec<(&'static str, Text)>,
    following: Vec<(&'static str, RenderEffect<Option<Text>>)>,
    others: (types::Element, Vec<AnyAttributeState>),
    html: Option<String>,
    children: Vec<AnyViewState>,
}

/// What is known of an attribute that begins to follow signals.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// It is not there.
    Absent,
    /// It is there as the same signals wrote it.
    Written,
    /// It may be anything.
    Unknown,
}

/// Has attributes follow their signals from now on; nothing is written that stands already.
#[inline(never)]
fn follow(
    node: &types::Element,
    following: Vec<(&'static str, Value)>,
    before: Before,
) -> Vec<(&'static str, RenderEffect<Option<Text>>)> {
    let follow = |(name, value): (&'static str, Value)| {
        let node = node.clone();
        let effect = RenderEffect::new(move |last: Option<Option<Text>>| {
            let now = value();
            let stands = match &last {
                Some(last) => *last == now,
                None => before == Before::Written || (before == Before::Absent && now.is_none()),
            };
            if !stands {
                match &now {
                    Some(now) => Rndr::set_attribute(&node, name, now),
                    None => Rndr::remove_attribute(&node, name),
                }
            }
            now
        });
        (name, effect)
    };
    following.into_iter().map(follow).collect()
}

/// Writes an attribute of a start tag.
fn write(html: &mut String, name: &str, value: &str) {
    html.extend([" ", name, "=\""]);
    for sign in value.chars() {
        match sign {
            '&' => html.push_str("&amp;"),
            '"' => html.push_str("&quot;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            other => html.push(other),
        }
    }
    html.push('"');
}

impl Render for Element {
    type State = Standing;

    fn build(self) -> Standing {
        let Parts {
            tag,
            fixed,
            following,
            others,
            html,
            children,
            ..
        } = self.finished();
        let node = Rndr::create_element(tag, None);
        if let Some(html) = &html {
            prose::set(&node, html);
        }
        for (name, value) in &fixed {
            Rndr::set_attribute(&node, name, value);
        }
        let following = follow(&node, following, Before::Absent);
        let others = others.build(&node);
        let child = |child: AnyView| {
            let mut child = child.build();
            child.mount(&node, None);
            child
        };
        Standing {
            tag,
            fixed,
            following,
            others,
            html,
            children: children.into_iter().map(child).collect(),
            node,
        }
    }

    fn rebuild(self, standing: &mut Standing) {
        let is_alike = self.0.tag == standing.tag
            && self.0.html.is_some() == standing.html.is_some()
            && self.0.children.len() == standing.children.len();
        if !is_alike {
            let mut new = self.build();
            standing.insert_before_this(&mut new);
            standing.unmount();
            *standing = new;
            return;
        }
        let parts = self.finished();
        let node = &standing.node;
        let names = |name: &str| {
            parts.fixed.iter().any(|(own, _)| *own == name)
                || parts.following.iter().any(|(own, _)| *own == name)
        };
        let former = standing.fixed.iter().map(|(name, _)| *name);
        let former = former.chain(standing.following.iter().map(|(name, _)| *name));
        for name in former.filter(|name| !names(name)) {
            Rndr::remove_attribute(node, name);
        }
        for attribute in &parts.fixed {
            if !standing.fixed.contains(attribute) {
                Rndr::set_attribute(node, attribute.0, &attribute.1);
            }
        }
        standing.fixed = parts.fixed;
        standing.following = follow(node, parts.following, Before::Unknown);
        parts.others.rebuild(&mut standing.others);
        if let Some(html) = &parts.html
            && standing.html != parts.html
        {
            prose::set(node, html);
        }
        standing.html = parts.html;
        for (child, standing) in parts.children.into_iter().zip(&mut standing.children) {
            child.rebuild(standing);
        }
    }
}

impl Mountable for Standing {
    fn unmount(&mut self) {
        Rndr::remove(&self.node);
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        Rndr::insert_node(parent, &self.node, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.node.insert_before_this(child)
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![self.node.clone()]
    }
}

// Nothing spreads attributes onto elements of ours.
leptos::tachys::no_attrs!(Element);

impl RenderHtml for Element {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        _escape: bool,
        mark_branches: bool,
        _spread: Vec<AnyAttribute>,
    ) {
        let Parts {
            tag,
            fixed,
            following,
            html: inside,
            children,
            ..
        } = self.finished();
        html.push('<');
        html.push_str(tag);
        for (name, value) in &fixed {
            write(html, name, value);
        }
        for (name, value) in &following {
            if let Some(value) = value() {
                write(html, name, &value);
            }
        }
        html.push('>');
        if !VOID.contains(&tag) {
            *position = Position::FirstChild;
            html.extend(inside);
            for child in children {
                child.to_html_with_buf(html, position, true, mark_branches, Vec::new());
            }
            html.push_str("</");
            html.push_str(tag);
            html.push('>');
        }
        *position = Position::NextChild;
    }

    /// Finds the element where the cursor is. What stands there must be what the same views wrote; the loader has
    /// counted the nodes before, and mounts the reader anew should this fail.
    fn hydrate<const FROM_SERVER: bool>(
        self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> Standing {
        match position.get() {
            Position::FirstChild => cursor.child(),
            Position::Current => {}
            _ => cursor.sibling(),
        }
        let Parts {
            tag,
            fixed,
            following,
            others,
            html,
            children,
            ..
        } = self.finished();
        let node = types::Element::cast_from(cursor.current())
            .filter(|node| node.local_name() == tag)
            .unwrap_or_else(|| panic!("the page has no {tag} where the reader expects one"));
        let following = follow(&node, following, Before::Written);
        let others = others.hydrate::<true>(&node);
        position.set(Position::FirstChild);
        let child = |child: AnyView| child.hydrate::<FROM_SERVER>(cursor, position);
        let children = children.into_iter().map(child).collect();
        cursor.set(AsRef::<types::Node>::as_ref(&node).clone());
        position.set(Position::NextChild);
        Standing {
            tag,
            node,
            fixed,
            following,
            others,
            html,
            children,
        }
    }

    fn into_owned(self) -> Self {
        self
    }
}
