//! Leptos in boxed form. A generic view, effect or task compiles anew for every closure it meets, and the wasm pays for
//! each one; boxed, all of a kind share one compiled form. Measured: docs/decisions.md, "Boxed views".

use leptos::{oco::Oco, prelude::*};
use std::{
    future::{Future, poll_fn},
    pin::Pin,
    task::Poll,
};

/// A part of the screen that follows signals.
pub fn part(view: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    boxed_part(Box::new(view))
}

#[inline(never)]
fn boxed_part(view: Box<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
    (move || view()).into_any()
}

/// Text that follows signals.
pub fn text(text: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    part(move || text_node(text().into()))
}

/// Text.
#[inline(never)]
pub fn text_node(text: Oco<'static, str>) -> AnyView {
    text.into_any()
}

/// A yes or no that follows signals.
pub type Flag = Box<dyn Fn() -> bool + Send + Sync>;

/// Boxes a yes or no that follows signals.
pub fn flag(is: impl Fn() -> bool + Send + Sync + 'static) -> Flag {
    Box::new(is)
}

/// A yes or no that tells its followers only when it changes.
pub fn settled(is: impl Fn() -> bool + Send + Sync + 'static) -> Memo<bool> {
    boxed_memo(Box::new(is))
}

#[inline(never)]
fn boxed_memo(is: Flag) -> Memo<bool> {
    Memo::new(move |_| is())
}

/// Does something to the outside world, and again whenever what it read changes. In a browser only.
pub fn effect(run: impl Fn() + 'static) {
    boxed_effect(Box::new(run));
}

#[inline(never)]
fn boxed_effect(run: Box<dyn Fn()>) {
    Effect::new(run);
}

/// Starts a task on this thread.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    boxed_spawn(Box::pin(task));
}

#[inline(never)]
fn boxed_spawn(task: Pin<Box<dyn Future<Output = ()>>>) {
    wasm_bindgen_futures::spawn_local(task);
}

/// Something on its way.
pub type Task<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// Waits for several tasks side by side; their answers in order. Every wake asks each that is not done: they are few.
pub async fn all<T>(mut tasks: Vec<Task<'_, T>>) -> Vec<T> {
    let mut answers: Vec<Option<T>> = tasks.iter().map(|_| None).collect();
    poll_fn(|context| {
        let mut is_done = true;
        for (task, answer) in tasks.iter_mut().zip(&mut answers) {
            if answer.is_none() {
                match task.as_mut().poll(context) {
                    Poll::Ready(ready) => *answer = Some(ready),
                    Poll::Pending => is_done = false,
                }
            }
        }
        if is_done {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
    answers.into_iter().flatten().collect()
}
