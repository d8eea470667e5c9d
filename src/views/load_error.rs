//! Something could not be loaded: what happened, and the ways on.

use super::react::click;
use crate::{bundle::LoadError, dom, reader::Reader};
use burrow_model::PagePath;
use leptos::prelude::*;

/// Says why in words, and offers another try, the plain page and home.
#[component]
pub fn LoadErrorView(
    /// Why.
    error: LoadError,
) -> AnyView {
    let reader = Reader::current();
    let plain = click(move |_| {
        dom::root::leave_to(&reader.navigator.visit_now().address.href(&reader.base()))
    });
    view! {
        <div class="bw-load-error bw-text" role="alert">
            <h1 id="bw-title" tabindex="-1">{reader.strings.load_error}</h1>
            <p>{error.words(reader.strings)}</p>
            <p class="bw-ways">
                <button type="button" class="bw-button" on:click=click(move |_| reader.try_again())>{reader.strings.try_again}</button>
                <button type="button" class="bw-button" on:click=plain>{reader.strings.plain_page}</button>
                <a class="bw-button" href=reader.href(&PagePath::default())>{reader.strings.to_home}</a>
            </p>
        </div>
    }
    .into_any()
}
