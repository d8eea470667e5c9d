//! Closures boxed before a view takes them. A view compiles anew for every closure type it meets, and the wasm pays
//! for each; boxed, all of a kind share one compiled form.

use leptos::prelude::*;

/// A part of the screen that follows signals.
pub fn part(view: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let view: Box<dyn Fn() -> AnyView + Send + Sync> = Box::new(view);
    (move || view()).into_any()
}

/// Text that follows signals.
pub fn text(text: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    let text: Box<dyn Fn() -> String + Send + Sync> = Box::new(text);
    (move || text()).into_any()
}

/// A yes or no that follows signals: a class, a property.
pub fn flag(is: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(is)
}

/// A yes or no as ARIA writes it.
pub fn aria(is: impl Fn() -> bool + Send + Sync + 'static) -> Signal<&'static str> {
    Signal::derive(move || if is() { "true" } else { "false" })
}

/// An attribute that is there only while something holds.
pub fn attribute(
    value: &'static str,
    holds: impl Fn() -> bool + Send + Sync + 'static,
) -> Signal<Option<&'static str>> {
    Signal::derive(move || holds().then_some(value))
}

/// What happens on a mouse click.
pub fn click(
    act: impl Fn(leptos::ev::MouseEvent) + 'static,
) -> Box<dyn FnMut(leptos::ev::MouseEvent)> {
    Box::new(act)
}

/// A list of views.
pub fn list<T>(items: impl IntoIterator<Item = T>, view: impl FnMut(T) -> AnyView) -> AnyView {
    items
        .into_iter()
        .map(view)
        .collect::<Vec<AnyView>>()
        .into_any()
}

/// A view, or nothing.
pub fn maybe<T>(value: Option<T>, view: impl FnOnce(T) -> AnyView) -> AnyView {
    match value {
        Some(value) => view(value),
        None => ().into_any(),
    }
}
