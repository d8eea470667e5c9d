//! How the reader answers an address: moves within the page shown or loads another, and settles where it belongs.

use super::{Reader, Shown, Turn};
use crate::{
    bundle::LoadError,
    dom::{self, focus::Way},
    fold,
    location::{Arrival, Visit},
    page_data::{self, PageData, Prose},
    place::Place,
    react::spawn,
    route::{Address, Route},
};
use burrow_model::{Depth, Level, Onward, PagePath, Passage, PersonaId};
use leptos::prelude::*;
use std::sync::Arc;

/// How long the page that stands may stay while the next one loads, before its skeleton shows; milliseconds.
const PATIENCE: u64 = 250;

fn page_of(data: PageData, prose: Prose) -> Shown {
    Shown::Page {
        data: Arc::new(data),
        prose: Arc::new(prose),
    }
}

impl Reader {
    /// Answers a visit: moves within the page shown, or opens another.
    pub(super) fn visit(self, visit: Visit) {
        self.drawer.set(false);
        self.prefs
            .visit(&visit.address, |persona| self.knows(persona));
        self.open_search(&visit.address);
        let here = self.shown.with_untracked(
            |shown| matches!(shown, Shown::Page { data, .. } if data.path == *visit.address.path()),
        );
        if here {
            if visit.arrival != Arrival::Asked {
                self.take_place(&visit);
            }
            self.settle(&visit, false);
        } else {
            self.load(visit);
        }
    }

    /// Loads the page of the address once more.
    pub fn try_again(self) {
        self.load(self.navigator.visit_now());
    }

    fn load(self, visit: Visit) {
        let is_latest = self.take_turn(Turn::Page);
        let is_waiting = is_latest.clone();
        let path = visit.address.path().clone();
        dom::timer::after(PATIENCE, move || {
            if is_waiting() {
                let title = self.catalog.with_untracked(|catalog| {
                    let catalog = catalog.as_ref()?;
                    catalog
                        .find(&path)
                        .map(|number| catalog.meta(number).title.clone())
                });
                self.shown.set(Shown::Loading(title));
            }
        });
        spawn(async move {
            let shown = self.read(&visit.address).await;
            if is_latest() {
                // The turn is over: its timer finds that it is no longer the latest.
                let _ended = self.take_turn(Turn::Page);
                self.show(shown, &visit);
            }
        });
    }

    /// Reads a page from its own HTML; where none answers, asks the catalog, which knows former addresses and whatever
    /// is like a mistyped one.
    async fn read(self, address: &Address) -> Shown {
        let path = address.path();
        match self.inner().client.document(path, None).await {
            Ok(Some((seed, prose))) => page_of(seed.page, prose),
            // Written for another reader: the browser opens it with that one.
            Err(LoadError::Format { .. }) => {
                dom::root::leave_to(&address.href(&self.base()));
                Shown::Loading(None)
            }
            Err(error)
                if error != LoadError::NotFound
                    && self.inner().client.catalog_at_hand().is_none() =>
            {
                Shown::Failed(error)
            }
            _ => self.read_by_catalog(path).await,
        }
    }

    async fn read_by_catalog(self, path: &PagePath) -> Shown {
        let found = async {
            let mut catalog = self.read_catalog().await?;
            let Some(number) = catalog.find(path) else {
                return Ok(Shown::NotFound {
                    path: path.clone(),
                    nearest: catalog.nearest(path, 6),
                });
            };
            let own = catalog.meta(number).path();
            // Sent on from a former address: the page's own HTML says all of it.
            if own != *path
                && let Ok(Some((seed, prose))) = self.inner().client.document(&own, None).await
            {
                return Ok(page_of(seed.page, prose));
            }
            let id = catalog.meta(number).id.clone();
            let page = self.inner().client.page(&id).await?;
            // A deploy may have renewed the catalog on the way.
            catalog = self.read_catalog().await?;
            let number = catalog.number(&id).ok_or(LoadError::NotFound)?;
            let onward = Onward::default();
            let data = page_data::page_data(&catalog, number, &page, &onward);
            Ok(page_of(data, Prose::of(&page)))
        };
        found.await.unwrap_or_else(Shown::Failed)
    }

    /// Takes over how the page was left: the trail, and what stood open.
    fn take_place(self, visit: &Visit) {
        let place = visit.place.as_deref().cloned().unwrap_or_default();
        self.trail.set(place.trail);
        self.folds.set(place.folds);
    }

    fn show(self, shown: Shown, visit: &Visit) {
        self.leave_page();
        self.take_place(visit);
        self.reading.set(String::new());
        self.may_reorder.set(true);
        let title = match &shown {
            Shown::Page { data, .. } => data.title.clone(),
            Shown::NotFound { .. } => self.strings.not_found.to_owned(),
            _ => self.strings.load_error.to_owned(),
        };
        if let Shown::Page { data, .. } = &shown
            && data.path != *visit.address.path()
        {
            // A former address: show the page's own.
            let mut address = visit.address.clone();
            address.route = Route::Page(data.path.clone());
            self.navigator.rewrite(address);
        }
        self.shown.set(shown);
        self.keep_nav();
        self.open_branches();
        let site = self.site();
        dom::root::set_title(&if title == site.title {
            title.clone()
        } else {
            format!("{title} · {}", site.title)
        });
        self.announced.set(title);
        self.settle(visit, true);
    }

    /// Scrolls to where the visit belongs once the page stands, opening what is folded on the way.
    fn settle(self, visit: &Visit, is_new: bool) {
        let Visit {
            address,
            arrival,
            place,
        } = visit.clone();
        if let Some(anchor) = &address.anchor {
            let way = self.shown.with_untracked(|shown| match shown {
                Shown::Page { prose, .. } => prose.way_to(anchor),
                _ => Vec::new(),
            });
            self.folds
                .update(|folds| folds.extend(way.into_iter().map(|id| (id, true))));
        }
        self.look_ahead();
        request_animation_frame(move || {
            dom::scroll::nav_to_page();
            match (arrival, &address.anchor) {
                (Arrival::Standing | Arrival::Returned, _) if place.is_some() => {
                    self.settle_again(place.unwrap_or_default(), arrival)
                }
                (Arrival::Standing, _) => {}
                (_, Some(anchor)) => {
                    if dom::scroll::to_id(anchor) {
                        return;
                    }
                    if is_new {
                        dom::scroll::to(0);
                    }
                }
                (_, None) if is_new => dom::scroll::to(0),
                _ => {}
            }
            if is_new {
                dom::focus::focus("bw-title");
            }
        });
    }

    /// Has a page stand as it was left. One that the browser has scrolled already moves only where things open in it.
    fn settle_again(self, place: Arc<Place>, arrival: Arrival) {
        if arrival == Arrival::Standing && !place.has_open() {
            return;
        }
        dom::scroll::to(place.y);
        if !place.unfolded.is_empty() {
            spawn(async move {
                self.unfold_again(&place).await;
                dom::scroll::to(place.y);
            });
        }
    }

    /// Follows a link if it leads to a page of this site; whether it did.
    pub fn follow(self, href: &str, way: Way) -> bool {
        let address = self.address_at(href);
        let is_ours = address.is_some();
        if let Some(address) = address {
            self.go(address, way);
        }
        is_ours
    }

    /// The address that a link's `href` leads to, if that may be a page of this site: its files are the browser's affair.
    pub(super) fn address_at(self, href: &str) -> Option<Address> {
        let address = self.navigator.read(&self.base(), href)?;
        (!address.path().as_str().starts_with("bundle/")).then_some(address)
    }

    /// Goes to an address of this site as from the nav tree: a trail of its own begins.
    pub fn go_anew(self, address: Address) {
        self.go(address, Way::Anew);
    }

    /// Goes to the map, where the site has one.
    pub fn go_to_map(self) {
        if let Some(map) = self.site().map.clone() {
            self.go_anew(Address::page(map));
        }
    }

    /// Opens every passage of the page or, where all are open, closes those deeper than the dial.
    pub fn open_all(self) {
        let (deeper, level) = self.shown.with_untracked(|shown| match shown {
            Shown::Page { data, prose } => (folding(&prose.root, data.level), data.level),
            _ => (Vec::new(), None),
        });
        let dial = fold::dial_in_force(untrack(|| self.prefs.depth()), level);
        let open = !deeper
            .iter()
            .all(|(id, level)| self.stands_open(id, *level, dial));
        self.folds.update(|folds| {
            folds.extend(
                deeper
                    .into_iter()
                    .map(|(id, level)| (id, open || level <= dial)),
            );
        });
    }

    /// Whether a passage that can fold is open with the dial so.
    pub(super) fn stands_open(self, id: &str, level: Level, dial: Depth) -> bool {
        untrack(|| self.opened_by_hand(id)).unwrap_or(level <= dial)
    }

    /// Goes to an address of this site.
    pub fn go(self, address: Address, way: Way) {
        let place = Place {
            trail: self.trail_to(address.path(), way),
            ..Place::default()
        };
        self.navigator.go(address, place);
    }

    /// Has the page that a link leads to ready, for somebody who is about to follow it.
    pub(super) fn intend(self, href: &str) {
        if dom::network::saves_data() {
            return;
        }
        if let Some(address) = self.address_at(href) {
            self.prefetch(address.path());
        }
    }

    /// Has the next page in reading order ready when nothing else is to be done.
    fn look_ahead(self) {
        if dom::network::is_frugal() {
            return;
        }
        dom::timer::when_idle(move || {
            if let Some(next) = untrack(|| self.page()).and_then(|page| page.next.clone()) {
                self.prefetch(&next.path);
            }
        });
    }

    fn prefetch(self, path: &PagePath) {
        if self.is_here(path) {
            return;
        }
        let path = path.clone();
        spawn(async move { self.inner().client.prefetch(&path).await });
    }

    /// Goes to the next page in reading order, or the one before.
    pub fn go_to_neighbour(self, forward: bool) {
        let page = untrack(|| self.page());
        let stop = page.as_ref().and_then(|page| untrack(|| self.stop(page)));
        if let Some(stop) = stop
            && let Some(link) = if forward { stop.next } else { stop.prev }
        {
            let mut address = Address::page(link.path);
            address.walk = Some(stop.id);
            self.go(address, Way::Along);
        } else if let Some(link) = page.and_then(|page| {
            if forward {
                page.next.clone()
            } else {
                page.prev.clone()
            }
        }) {
            self.go(Address::page(link.path), Way::Along);
        }
    }

    /// Reads as someone else; lists may now be re-ordered, and a persona in the address has had its visit.
    pub fn read_as(self, lens: Option<PersonaId>) {
        self.may_reorder.set(true);
        self.prefs.set_lens(lens);
        self.change_address(|address| address.lens = None);
    }

    /// Turns the dial; a depth in the address has had its visit.
    pub fn turn_dial(self, depth: Depth) {
        self.prefs.set_depth(depth);
        self.change_address(|address| address.depth = None);
    }

    /// Opens the search an address holds.
    pub(super) fn open_search(self, address: &Address) {
        if let Some(query) = address.query.clone().filter(|_| !self.search.is_open()) {
            self.search.open_with(query);
        }
    }

    /// Keeps the open search in the address, so that it can be sent and come back to.
    pub fn put_query(self, query: String) {
        let query = Some(query).filter(|query| !query.is_empty());
        self.change_address(|address| address.query = query.clone());
    }

    fn change_address(self, change: impl Fn(&mut Address)) {
        let old = self.navigator.visit_now().address;
        let mut new = old.clone();
        change(&mut new);
        if new != old {
            self.navigator.rewrite(new);
        }
    }
}

/// The passages that can fold on a page, with their levels.
fn folding(root: &Passage, page: Option<Level>) -> Vec<(String, Level)> {
    let passages = root.in_order().into_iter();
    passages
        .filter(|passage| fold::folds(passage.level, page))
        .filter_map(|passage| Some((passage.id.clone(), passage.level?)))
        .collect()
}
