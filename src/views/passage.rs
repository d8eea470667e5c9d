//! One passage: its heading, its text, and the passages below it; folded when it is deeper than the dial.

use super::prose::{HeadingText, ProseHtml, Title};
use crate::{fold, reader::Reader};
use burrow_model::{Depth, Level, Passage};
use leptos::prelude::*;

/// A passage below the page's title.
#[component]
pub fn PassageView(
    /// The passage.
    passage: Passage,
    /// The page's own level.
    page_level: Option<Level>,
    /// How deep things are open around it: the dial in force or, inside a passage opened by hand, that passage's level.
    around: Signal<Depth>,
) -> impl IntoView {
    let reader = Reader::current();
    let can_fold = fold::folds(passage.level, page_level);
    let hint = can_fold.then(|| fold::hint(&passage));
    let Passage { id, rank, level, heading, html, children, .. } = passage;
    let own = id.clone();
    let is_open = Memo::new(move |_| {
        let by_hand = reader.folds.with(|folds| folds.iter().rev().find(|(id, _)| *id == own).map(|(_, open)| *open));
        !can_fold || !reader.alive.get() || by_hand.unwrap_or_else(|| level.is_none_or(|level| level <= around.get()))
    });
    let inside = Signal::derive(move || if is_open.get() { around.get().max(level.unwrap_or(Level::Surface)) } else { around.get() });
    let children = children.into_iter().map(|passage| view! { <PassageView passage page_level around=inside/> }.into_any()).collect_view();
    let fold_id = format!("bw-fold-{id}");
    let title = Title::Marked(heading.clone());
    let own = id.clone();
    let set = move |open: bool| reader.folds.update(|folds| folds.push((own.clone(), open)));
    let shown = set.clone();
    let heading = heading_view(rank, id.clone(), view! {
        {if can_fold {
            let controls = fold_id.clone();
            view! {
                <button class="bw-fold-toggle" type="button" aria-controls=controls
                    aria-expanded=move || if is_open.get() { "true" } else { "false" }
                    on:click=move |_| set(!is_open.get_untracked())><HeadingText title/></button>
            }.into_any()
        } else {
            view! { <HeadingText title/> }.into_any()
        }}
        <a class="bw-anchor" href=format!("#{id}") aria-label=(reader.strings.link_to)(&heading.text())>"#"</a>
    }.into_any());
    view! {
        <section class="passage" data-level=can_fold.then(|| level.map(|level| level.number().to_string())).flatten()>
            {heading}
            {hint.map(|hint| view! { <p class="bw-fold-hint" aria-hidden="true" hidden=move || is_open.get()>{hint}</p> })}
            <div class="fold" id=fold_id hidden=move || (!is_open.get()).then_some("until-found")
                on:beforematch=move |_: leptos::ev::Event| shown(true)>
                <ProseHtml html/>
                {children}
            </div>
        </section>
    }
}

/// A heading of the passage's rank; ranks below the page's title start at 2.
fn heading_view(rank: u8, id: String, inside: AnyView) -> AnyView {
    match rank {
        0..=2 => view! { <h2 id=id tabindex="-1">{inside}</h2> }.into_any(),
        3 => view! { <h3 id=id tabindex="-1">{inside}</h3> }.into_any(),
        4 => view! { <h4 id=id tabindex="-1">{inside}</h4> }.into_any(),
        5 => view! { <h5 id=id tabindex="-1">{inside}</h5> }.into_any(),
        _ => view! { <h6 id=id tabindex="-1">{inside}</h6> }.into_any(),
    }
}
