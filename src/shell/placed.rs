//! A view in the element it belongs to: found there, or built. Leptos' own function for the first would bring what
//! streams data from servers, which nothing here does.

use leptos::{
    prelude::{AnyView, Mountable, Render, RenderHtml},
    tachys::{
        hydration::Cursor,
        renderer::types,
        view::{PositionState, any_view::AnyViewState},
    },
};

/// A view and where it belongs. It is mounted once, with `mount_to_renderer`.
pub struct Placed {
    /// The view.
    pub view: AnyView,
    /// What it stands in.
    pub root: types::Element,
    /// Whether the root holds what the same view has written.
    pub is_written: bool,
}

/// A view that stands.
pub struct Stands(AnyViewState);

impl Render for Placed {
    type State = Stands;

    fn build(self) -> Stands {
        Stands(if self.is_written {
            let cursor = Cursor::new(self.root);
            self.view
                .hydrate::<true>(&cursor, &PositionState::default())
        } else {
            let mut state = self.view.build();
            state.mount(&self.root, None);
            state
        })
    }

    fn rebuild(self, stands: &mut Stands) {
        self.view.rebuild(&mut stands.0);
    }
}

impl Mountable for Stands {
    fn unmount(&mut self) {
        self.0.unmount();
    }

    /// It stands already.
    fn mount(&mut self, _parent: &types::Element, _marker: Option<&types::Node>) {}

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.insert_before_this(child)
    }

    fn elements(&self) -> Vec<types::Element> {
        self.0.elements()
    }
}
