//! One passage: its heading, its text, and the passages below it; folded when it is deeper than the dial.

use super::{
    prose::{heading_text, prose_html},
    react::{aria, attribute, click, flag, list, maybe},
};
use crate::{fold, reader::Reader};
use burrow_model::{Depth, Level, Passage};
use leptos::prelude::*;

/// A passage below the page's title. `around` is how deep things are open around it: the dial in force or, inside a
/// passage opened by hand, that passage's level.
pub fn passage_view(
    reader: Reader,
    passage: &Passage,
    page_level: Option<Level>,
    around: Signal<Depth>,
) -> AnyView {
    let Passage {
        id,
        rank,
        level,
        heading,
        html,
        children,
        ..
    } = passage;
    let level = *level;
    let can_fold = fold::folds(level, page_level);
    let own = id.clone();
    let is_open = Memo::new(move |_| {
        let by_hand = reader.folds.with(|folds| {
            folds
                .iter()
                .rev()
                .find(|(id, _)| *id == own)
                .map(|(_, open)| *open)
        });
        !can_fold
            || !reader.alive.get()
            || by_hand.unwrap_or_else(|| level.is_none_or(|level| level <= around.get()))
    });
    let inside = Signal::derive(move || {
        if is_open.get() {
            around.get().max(level.unwrap_or(Level::Surface))
        } else {
            around.get()
        }
    });
    let children = list(children, |passage| {
        passage_view(reader, passage, page_level, inside)
    });
    let fold_id = ["bw-fold-", id].concat();
    let set = {
        let id = id.clone();
        move |open: bool| reader.folds.update(|folds| folds.push((id.clone(), open)))
    };
    let title = heading_text(reader, heading);
    let title = if can_fold {
        let set = set.clone();
        view! {
            <button class="bw-fold-toggle" type="button" aria-controls=fold_id.clone() aria-expanded=aria(move || is_open.get())
                on:click=click(move |_| set(!is_open.get_untracked()))>{title}</button>
        }
        .into_any()
    } else {
        title
    };
    let link = view! { <a class="bw-anchor" href=["#", id].concat() aria-label=(reader.strings.link_to)(&heading.text())>"#"</a> };
    let hint = maybe(can_fold.then(|| fold::hint(passage)), |hint| {
        view! { <p class="bw-fold-hint" aria-hidden="true" hidden=flag(move || is_open.get())>{hint}</p> }.into_any()
    });
    let found: Box<dyn FnMut(leptos::ev::Event)> = Box::new(move |_| set(true));
    let data_level = level
        .filter(|_| can_fold)
        .map(|level| ["1", "2", "3"][level.index()]);
    view! {
        <section class="passage" data-level=data_level>
            {heading_view(*rank, id.clone(), (title, link).into_any())}
            {hint}
            <div class="fold" id=fold_id hidden=attribute("until-found", move || !is_open.get()) on:beforematch=found>
                {prose_html(reader, html)}
                {children}
            </div>
        </section>
    }
    .into_any()
}

/// A heading of the passage's rank; below the page's title ranks start at 2.
fn heading_view(rank: u8, id: String, inside: AnyView) -> AnyView {
    match rank {
        0..=2 => view! { <h2 id=id tabindex="-1">{inside}</h2> }.into_any(),
        3 => view! { <h3 id=id tabindex="-1">{inside}</h3> }.into_any(),
        4 => view! { <h4 id=id tabindex="-1">{inside}</h4> }.into_any(),
        5 => view! { <h5 id=id tabindex="-1">{inside}</h5> }.into_any(),
        _ => view! { <h6 id=id tabindex="-1">{inside}</h6> }.into_any(),
    }
}
