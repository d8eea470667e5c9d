//! Which link somebody is about to follow, and which one they look at: the pointer rests on it, the keyboard has come
//! to it, or a finger stays down.

use leptos::prelude::*;
use web_sys::{Element, Event, KeyboardEvent, PointerEvent};

/// How long a pointer rests on a link that is meant, not passed over; milliseconds.
const REST: u64 = 60;
/// How long somebody stays on a link before more is said of it; milliseconds. A finger that stays down this long does
/// not mean to tap.
const LOOK: u64 = 450;
/// How long what was said stays after the pointer has left it: the way to it may lead over its edge; milliseconds.
const LEAVE: u64 = 250;

/// What looking at a link shows. Being on it is being on the link.
pub const PREVIEW: &str = ".bw-preview";

/// What is looked at now; the turn tells whether a timer's moment has passed.
#[derive(Clone, Default)]
struct Attention {
    link: Option<Element>,
    turn: u32,
    /// Whether a finger has stayed down, so that lifting it is no tap.
    held: bool,
}

/// Calls `intend` with the `href` of each link somebody is about to follow, and `look` with each link that is looked at,
/// or with none when nobody looks at one any more.
pub fn listen(
    intend: impl Fn(String) + Copy + 'static,
    look: impl Fn(Option<Element>) + Copy + 'static,
) {
    let attention = StoredValue::new_local(Attention::default());
    // Turns to a link, or to none; what is due after so long is done unless somebody turns elsewhere before.
    let turn = move |link: Option<Element>, due: &[(u64, Due)]| {
        let mut turn = 0;
        attention.try_update_value(|now| {
            now.turn += 1;
            turn = now.turn;
            now.link.clone_from(&link);
        });
        for (delay, due) in due.iter().copied() {
            let link = link.clone();
            super::timer::after(delay, move || {
                if attention.try_with_value(|now| now.turn == turn) != Some(true) {
                    return;
                }
                match due {
                    Due::Hold => {
                        attention.try_update_value(|now| now.held = true);
                    }
                    Due::Look => look(link),
                    Due::Intend => {
                        if let Some(href) = link.and_then(|link| link.get_attribute("href")) {
                            intend(href);
                        }
                    }
                }
            });
        }
    };
    let is_on = move |link: &Option<Element>| {
        attention.try_with_value(|now| now.link == *link) == Some(true)
    };
    super::on_window("pointerover", move |event: PointerEvent| {
        if event.pointer_type() == "touch" {
            return;
        }
        if super::around(&event, PREVIEW).is_some() {
            // Whoever reads the preview has not left the link.
            turn(attention.get_value().link, &[]);
            return;
        }
        let link = super::around(&event, "a[href]");
        if link.is_some() && is_on(&link) {
            turn(link, &[]);
        } else if link.is_some() {
            turn(link, &[(REST, Due::Intend), (LOOK, Due::Look)]);
        } else {
            turn(None, &[(LEAVE, Due::Look)]);
        }
    });
    super::on_window("focusin", move |event: Event| {
        if super::around(&event, PREVIEW).is_some() {
            return;
        }
        let link = super::around(&event, "a[href]:focus-visible");
        if link.is_none() || !is_on(&link) {
            turn(link, &[(LOOK, Due::Look)]);
        }
    });
    super::on_window("touchstart", move |event: Event| {
        if let Some(link) =
            super::around(&event, "a[href]").filter(|_| super::around(&event, PREVIEW).is_none())
        {
            intend(link.get_attribute("href").unwrap_or_default());
            turn(Some(link), &[(LOOK, Due::Hold), (LOOK, Due::Look)]);
        }
    });
    let end = move |event: Event| {
        let held = attention.try_update_value(|now| {
            now.turn += 1;
            std::mem::take(&mut now.held)
        });
        if held == Some(true) && event.cancelable() {
            event.prevent_default();
        }
    };
    super::on_window("touchmove", end);
    super::on_window("touchend", end);
    super::on_window("contextmenu", move |event: Event| {
        if attention.try_with_value(|now| now.held) == Some(true) {
            event.prevent_default();
        }
    });
    super::on_window("keydown", move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            turn(None, &[]);
            look(None);
        }
    });
    super::on_window("scroll", move |_: Event| {
        if attention.try_with_value(|now| now.link.is_some()) == Some(true) {
            turn(None, &[]);
            look(None);
        }
    });
}

/// What is done when somebody has stayed on a link.
#[derive(Clone, Copy)]
enum Due {
    /// It is about to be followed.
    Intend,
    /// It is looked at.
    Look,
    /// A finger holds it.
    Hold,
}
