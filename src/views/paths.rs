//! Reading paths on the home page: ordered walks for one kind of reader.

use super::react::{flag, list, maybe};
use crate::{lens, reader::Reader};
use leptos::prelude::*;

/// The site's reading paths; nothing where there are none.
#[component]
pub fn ReadingPaths() -> AnyView {
    let reader = Reader::current();
    let site = reader.site();
    maybe((!site.paths.is_empty()).then_some(()), |()| {
        let items = list(&site.paths, |path| {
            let for_whom: Vec<_> = path.persona.clone().into_iter().collect();
            let label = reader.persona_labels(&for_whom).join(", ");
            let is_dim = flag(move || {
                reader
                    .prefs
                    .lens
                    .with(|lens| !lens::is_for(&for_whom, lens.as_ref()))
            });
            let first = path
                .pages
                .first()
                .map(|id| reader.href(&id.to_path()))
                .unwrap_or_default();
            let label = maybe((!label.is_empty()).then_some(label), |label| {
                view! { <span class="bw-persona">{label}</span> }.into_any()
            });
            view! {
                <li class="bw-path" class:is-dim=is_dim>
                    <a href=first>{path.title.clone()}</a>
                    <span class="bw-row-facts">{label}<span>{(reader.strings.pages)(path.pages.len() as u32)}</span></span>
                </li>
            }
            .into_any()
        });
        view! {
            <section class="bw-paths">
                <h2>{reader.strings.reading_paths}</h2>
                <ul class="bw-rows">{items}</ul>
            </section>
        }
        .into_any()
    })
}
