//! Elements built by plain calls. One compiled form serves every element of the reader, where `view!` would compile
//! each anew (docs/decisions.md, "Boxed views").

mod rendering;

use crate::{
    dom,
    react::{Flag, text_node},
};
use leptos::{
    attr::{any_attribute::AnyAttribute, any_attribute::IntoAnyAttribute},
    ev,
    oco::Oco,
    prelude::*,
    tachys::html::property::prop,
};
use std::sync::Arc;

/// Text of an attribute or between tags.
pub type Text = Oco<'static, str>;

/// An element under construction. In a box, so that handing it on from call to call moves one pointer.
pub struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    class: &'static str,
    class_if: Option<(&'static str, Flag)>,
    fixed: Vec<(&'static str, Text)>,
    following: Vec<(&'static str, Value)>,
    /// Properties, and what happens on events.
    others: Vec<AnyAttribute>,
    /// Sanitised HTML in place of children.
    html: Option<String>,
    children: Vec<AnyView>,
}

/// What an attribute is as signals stand; absent while it is none.
type Value = Arc<dyn Fn() -> Option<Text> + Send + Sync>;

/// Begins an element.
#[inline(never)]
pub fn element(tag: &'static str) -> Element {
    Element(Box::new(Parts {
        tag,
        class: "",
        class_if: None,
        fixed: Vec::new(),
        following: Vec::new(),
        others: Vec::new(),
        html: None,
        children: Vec::new(),
    }))
}

impl Element {
    #[inline(never)]
    fn with(mut self, attribute: AnyAttribute) -> Self {
        self.0.others.push(attribute);
        self
    }

    /// Its class names.
    #[inline(never)]
    pub fn class(mut self, names: &'static str) -> Self {
        self.0.class = names;
        self
    }

    /// One more class name while something holds.
    #[inline(never)]
    pub fn class_if(mut self, name: &'static str, holds: Flag) -> Self {
        self.0.class_if = Some((name, holds));
        self
    }

    #[inline(never)]
    fn set_text(mut self, name: &'static str, value: Text) -> Self {
        self.0.fixed.push((name, value));
        self
    }

    /// An attribute.
    #[inline(never)]
    pub fn set(self, name: &'static str, value: impl Into<Text>) -> Self {
        self.set_text(name, value.into())
    }

    /// An attribute that follows signals; absent while there is none.
    #[inline(never)]
    pub fn follow(
        mut self,
        name: &'static str,
        value: Box<dyn Fn() -> Option<Text> + Send + Sync>,
    ) -> Self {
        self.0.following.push((name, value.into()));
        self
    }

    /// An attribute that is there only while something holds.
    #[inline(never)]
    pub fn set_while(self, name: &'static str, value: &'static str, holds: Flag) -> Self {
        self.follow(
            name,
            Box::new(move || holds().then_some(Text::Borrowed(value))),
        )
    }

    /// A yes or no as ARIA writes it.
    #[inline(never)]
    pub fn aria(self, name: &'static str, is: Flag) -> Self {
        self.follow(
            name,
            Box::new(move || Some(Text::Borrowed(if is() { "true" } else { "false" }))),
        )
    }

    /// A property that follows signals, such as `checked`.
    #[inline(never)]
    pub fn property(self, name: &'static str, is: Flag) -> Self {
        let is: Arc<dyn Fn() -> bool + Send + Sync> = is.into();
        self.with(prop(name, move || is()).into_any_attr())
    }

    /// What happens on a mouse click.
    pub fn on_click(self, act: impl Fn(ev::MouseEvent) + 'static) -> Self {
        self.on("click", move |event| act(dom::as_mouse_event(event)))
    }

    /// What happens on another event.
    pub fn on(self, name: &'static str, act: impl Fn(ev::Event) + 'static) -> Self {
        self.boxed_event(name, Box::new(act))
    }

    #[inline(never)]
    fn boxed_event(self, name: &'static str, act: Box<dyn FnMut(ev::Event)>) -> Self {
        self.with(ev::on(ev::Custom::new(name), act).into_any_attr())
    }

    #[inline(never)]
    fn with_child(mut self, child: AnyView) -> Self {
        self.0.children.push(child);
        self
    }

    /// HTML inside, in place of anything else: for the prose view alone, which holds it to be sanitised.
    pub(super) fn prose(mut self, html: String) -> Self {
        self.0.html = Some(html);
        self
    }

    /// Something inside.
    #[inline(never)]
    pub fn child(self, child: impl Into<Child>) -> Self {
        match child.into() {
            Child(Some(child)) => self.with_child(child),
            Child(None) => self,
        }
    }

    /// Several things inside.
    pub fn children<T: Into<Child>>(self, children: impl IntoIterator<Item = T>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Text inside.
    #[inline(never)]
    pub fn text(self, text: impl Into<Text>) -> Self {
        self.with_child(text_node(text.into()))
    }

    /// The finished view.
    #[inline(never)]
    pub fn into_view(self) -> AnyView {
        self.into_any()
    }

    /// Its parts, the class names among the attributes.
    #[inline(never)]
    fn finished(mut self) -> Parts {
        let names = self.0.class;
        let element = match self.0.class_if.take() {
            Some((name, holds)) => self.follow(
                "class",
                Box::new(move || {
                    Some(if holds() {
                        [names, " ", name].concat().into()
                    } else {
                        names.into()
                    })
                }),
            ),
            None if names.is_empty() => self,
            None => self.set("class", names),
        };
        *element.0
    }
}

/// What can stand inside an element: a view, another element, or nothing.
pub struct Child(Option<AnyView>);

impl From<AnyView> for Child {
    fn from(view: AnyView) -> Self {
        Self(Some(view))
    }
}

impl From<Element> for Child {
    fn from(element: Element) -> Self {
        Self(Some(element.into_view()))
    }
}

impl<T: Into<Child>> From<Option<T>> for Child {
    fn from(child: Option<T>) -> Self {
        child.map_or(Self(None), Into::into)
    }
}

/// Several things side by side.
pub fn group<T: Into<Child>>(children: impl IntoIterator<Item = T>) -> AnyView {
    let mut views = Vec::new();
    for child in children {
        add(&mut views, child.into());
    }
    join(views)
}

#[inline(never)]
fn add(views: &mut Vec<AnyView>, child: Child) {
    views.extend(child.0);
}

#[inline(never)]
fn join(views: Vec<AnyView>) -> AnyView {
    views.into_any()
}

/// A link.
#[inline(never)]
pub fn link(href: impl Into<Text>) -> Element {
    element("a").set("href", href)
}

/// A button. The reader has no forms that it could submit.
#[inline(never)]
pub fn button(class: &'static str) -> Element {
    element("button").class(class)
}
