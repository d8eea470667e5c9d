//! The trail: the pages burrowed through on the way here, and the way back up.

use super::element::{button, element, group, link};
use crate::{dom, react::part, reader::Reader};
use leptos::prelude::AnyView;

/// The pages of the trail; nothing where somebody came straight here.
pub fn trail(reader: Reader) -> AnyView {
    part(move || {
        let trail = reader.trail.get();
        let bar = (!trail.is_empty()).then(|| {
            let surface = button("bw-surface")
                .set("aria-keyshortcuts", "s")
                .on_click(move |_| reader.surface(0))
                .text(reader.strings.surface);
            let steps = trail.into_iter().enumerate().map(|(at, step)| {
                let step = link(reader.href(&step.path))
                    .on_click(move |event| {
                        if dom::focus::followed_link(&event).is_some() {
                            event.prevent_default();
                            reader.surface(at);
                        }
                    })
                    .text(step.title);
                element("li").child(step)
            });
            element("nav")
                .class("bw-trail")
                .set("aria-label", reader.strings.trail)
                .child(surface)
                .child(element("ol").children(steps))
        });
        group([bar])
    })
}
