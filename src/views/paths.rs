//! Reading paths on the home page: ordered walks for one kind of reader.

use crate::{reader::Reader, route::Address};
use leptos::prelude::*;

/// The site's reading paths, the reader's own first in sight; nothing where there are none.
#[component]
pub fn ReadingPaths() -> impl IntoView {
    let reader = Reader::current();
    let site = reader.site();
    (!site.paths.is_empty()).then(|| {
        let items = site.paths.iter().map(|path| {
            let for_whom: Vec<_> = path.persona.clone().into_iter().collect();
            let label = reader.persona_labels(&for_whom).join(", ");
            let is_dim = move || reader.prefs.lens.with(|lens| !crate::lens::is_for(&for_whom, lens.as_ref()));
            let stops = path.pages.iter().map(|id| {
                let address = Address::page(id.to_path());
                (address.href(&reader.base()), id.clone())
            });
            let first = stops.into_iter().next().map(|(href, _)| href).unwrap_or_default();
            view! {
                <li class="bw-path" class:is-dim=is_dim>
                    <a href=first>{path.title.clone()}</a>
                    <span class="bw-row-facts">
                        {(!label.is_empty()).then(|| view! { <span class="bw-persona">{label}</span> })}
                        <span>{(reader.strings.stops)(path.pages.len() as u32)}</span>
                    </span>
                </li>
            }
        });
        view! {
            <section class="bw-paths">
                <h2>{reader.strings.reading_paths}</h2>
                <ul class="bw-rows">{items.collect_view()}</ul>
            </section>
        }
    })
}
