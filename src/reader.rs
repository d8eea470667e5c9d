//! The one context: what every view may ask and do.

mod burrowing;
mod contents;
mod copying;
mod following;
mod leaving;
mod looking;
mod visiting;

use crate::{
    bundle::{Client, LoadError},
    catalog::Catalog,
    config::Config,
    dom, lens,
    location::{Arrival, Navigator},
    page_data::{Branch, PageData, PageLink, Prose},
    place::Step,
    prefs::{Prefs, Theme},
    progress::Progress,
    react::{Flag, effect, flag},
    route::Address,
    search::{Engine, Search},
    state::State,
    strings::{Strings, strings},
};
use burrow_model::{Depth, PageId, PagePath, PersonaId, SiteInfo};
use leptos::prelude::*;
use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicU32, Ordering},
};

/// What the main part of the screen shows.
#[derive(Clone, Debug)]
pub enum Shown {
    /// A page.
    Page {
        /// Everything but its prose.
        data: Arc<PageData>,
        /// Its prose.
        prose: Arc<Prose>,
    },
    /// A page is on its way; its title where that is known.
    Loading(Option<String>),
    /// Nothing answers there.
    NotFound {
        /// Where nothing answers.
        path: PagePath,
        /// The pages most like it.
        nearest: Vec<PageLink>,
    },
    /// Something could not be loaded.
    Failed(LoadError),
}

/// What the reader starts with: read from a prerendered page, or loaded.
pub struct Start {
    /// Where the reader stands.
    pub config: Config,
    /// The site.
    pub site: SiteInfo,
    /// What is shown first.
    pub shown: Shown,
    /// The client, which may have read the manifest already.
    pub client: Client,
    /// Where the reader is.
    pub navigator: Navigator,
}

/// What does not change while a reader lives, or is asked and never watched.
pub(crate) struct Inner {
    config: Config,
    site: Arc<SiteInfo>,
    client: Client,
    /// The latest of each kind of [`Turn`].
    turns: [AtomicU32; 4],
    engine: Mutex<Engine>,
}

impl Inner {
    /// The client that reads the bundle.
    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    /// The search engine. Held only for as long as it works: what waits for a file does so without it.
    pub(crate) fn engine(&self) -> MutexGuard<'_, Engine> {
        self.engine.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What can be overtaken by its like: the answer of an earlier one no longer counts.
#[derive(Clone, Copy)]
pub enum Turn {
    /// A page being loaded.
    Page,
    /// A text being searched for.
    Search,
    /// A step towards its answer.
    Answer,
    /// A link being looked at.
    Look,
}

/// The reader. Cheap to copy; every view is handed it.
#[derive(Clone, Copy)]
pub struct Reader {
    inner: State<Arc<Inner>>,
    /// The interface's language.
    pub strings: &'static Strings,
    /// Where the reader is.
    pub navigator: Navigator,
    /// What is chosen.
    pub prefs: Prefs,
    /// The search dialog and its engine.
    pub search: Search,
    /// How far this reader has read.
    pub progress: State<Progress>,
    /// What the main part of the screen shows.
    pub shown: State<Shown>,
    /// The catalog, once it is read.
    pub catalog: State<Option<Arc<Catalog>>>,
    /// Passages of this page that were opened or closed by hand, by anchor, the latest word last.
    pub folds: State<Vec<(String, bool)>>,
    /// The parts of the nav tree that came with the pages seen so far.
    nav: State<Vec<Branch>>,
    /// Branches of the nav tree that stand open.
    pub branches: State<Vec<PageId>>,
    /// Whether the nav tree is open where it is a drawer.
    pub drawer: State<bool>,
    /// The heading being read.
    pub reading: State<String>,
    /// The pages burrowed through on the way here, the first one first.
    pub trail: State<Vec<Step>>,
    /// How many pages are unfolded in the one shown.
    pub unfolded: State<u32>,
    /// Whether the site has each page as Markdown beside its HTML.
    pub has_markdown: State<bool>,
    /// Whether the sheet of all keys is open.
    pub sheet: State<bool>,
    grafts: StoredValue<burrowing::Grafts, LocalStorage>,
    /// Whether the first render is done: until then every passage is open, as in the HTML, and the style sheet folds.
    pub alive: State<bool>,
    /// Whether lists may be re-ordered: not on a prerendered page until the lens is used.
    pub may_reorder: State<bool>,
    /// What is said for a moment where everybody sees it.
    pub said: State<String>,
    /// What a screen reader is told.
    pub announced: State<String>,
}

impl Reader {
    /// Sets up the context's signals.
    pub fn new(start: Start) -> Self {
        let Start {
            config,
            site,
            shown,
            client,
            navigator,
        } = start;
        let reader = Self {
            strings: strings(&site.language),
            catalog: State::new(client.catalog_at_hand()),
            inner: State::new(Arc::new(Inner {
                config,
                site: Arc::new(site),
                client,
                turns: Default::default(),
                engine: Mutex::default(),
            })),
            navigator,
            prefs: Prefs::default(),
            search: Search::default(),
            progress: State::default(),
            folds: State::default(),
            nav: State::default(),
            branches: State::default(),
            drawer: State::new(false),
            reading: State::default(),
            trail: State::default(),
            unfolded: State::default(),
            has_markdown: State::default(),
            sheet: State::default(),
            grafts: StoredValue::new_local(burrowing::Grafts::default()),
            alive: State::new(false),
            may_reorder: State::new(false),
            said: State::default(),
            announced: State::default(),
            shown: State::new(shown),
        };
        reader.keep_nav();
        reader.open_branches();
        reader
    }

    pub(crate) fn inner(self) -> Arc<Inner> {
        self.inner.get_untracked()
    }

    /// What holds for the whole site.
    pub fn site(self) -> Arc<SiteInfo> {
        self.inner().site.clone()
    }

    /// The base path of all addresses.
    pub fn base(self) -> String {
        self.inner().config.base.clone()
    }

    /// Where a file of the bundle is.
    pub fn bundle_url(self, file: &str) -> String {
        self.inner().config.bundle_url(file)
    }

    fn knows(self, persona: &PersonaId) -> bool {
        self.inner()
            .site
            .personas
            .iter()
            .any(|known| known.id == *persona)
    }

    /// Begins something that overtakes its like; the answer tells whether it is still the latest.
    pub fn take_turn(self, turn: Turn) -> impl Fn() -> bool + Clone {
        let inner = self.inner();
        let own = inner.turns[turn as usize].fetch_add(1, Ordering::Relaxed) + 1;
        move || inner.turns[turn as usize].load(Ordering::Relaxed) == own
    }

    /// A link's `href` to a page.
    pub fn href(self, path: &PagePath) -> String {
        Address::page(path.clone()).href(&self.base())
    }

    /// A link's `href` to the map; none where the site has none.
    pub fn map_href(self) -> Option<String> {
        self.site().map.as_ref().map(|map| self.href(map))
    }

    /// The page shown, when a page is.
    pub fn page(self) -> Option<Arc<PageData>> {
        self.shown.with(|shown| match shown {
            Shown::Page { data, .. } => Some(data.clone()),
            _ => None,
        })
    }

    /// Whether the lens shows that something for `personas` is for other roles.
    pub fn is_for_others(self, personas: Vec<PersonaId>) -> Flag {
        flag(move || !lens::is_for(&personas, self.prefs.lens().as_ref()))
    }

    /// The persona that lists are ordered for: nobody while they may not be re-ordered.
    pub fn lens_on_lists(self) -> Option<PersonaId> {
        if self.may_reorder.get() {
            self.prefs.lens()
        } else {
            None
        }
    }

    /// Whether a passage was opened or closed by hand.
    pub fn opened_by_hand(self, passage: &str) -> Option<bool> {
        self.folds.with(|folds| {
            folds
                .iter()
                .rev()
                .find(|(id, _)| id == passage)
                .map(|(_, open)| *open)
        })
    }

    /// Names shown for personas, in the site's order.
    pub fn persona_labels(self, personas: &[PersonaId]) -> Vec<String> {
        let site = self.site();
        let shown = site
            .personas
            .iter()
            .filter(|persona| personas.contains(&persona.id));
        shown.map(|persona| persona.label.clone()).collect()
    }

    /// The catalog, read at first use.
    pub async fn read_catalog(self) -> Result<Arc<Catalog>, LoadError> {
        let catalog = self.inner().client.catalog().await?;
        self.keep_catalog(&catalog);
        Ok(catalog)
    }

    /// Shows another catalog from now on, where it is another.
    pub(crate) fn keep_catalog(self, catalog: &Arc<Catalog>) {
        let is_known = |known: &Option<Arc<Catalog>>| {
            known
                .as_ref()
                .is_some_and(|known| Arc::ptr_eq(known, catalog))
        };
        if !self.catalog.with_untracked(is_known) {
            self.catalog.set(Some(catalog.clone()));
        }
    }

    /// What starts once the first render stands: everything that needs the browser.
    pub fn start(self) {
        self.prefs
            .restore(&self.navigator.visit_now().address, |persona| {
                self.knows(persona)
            });
        self.begin_burrowing();
        self.navigator.listen(Arc::new(move || self.standing()));
        dom::shortcuts::listen(self);
        dom::scroll::spy(move |heading| {
            if self.reading.with_untracked(|reading| *reading != heading) {
                self.reading.set(heading);
            }
        });
        dom::intent::listen(move |href| self.intend(&href), move |link| self.look(link));
        dom::zoom::listen(self.strings.close);
        self.has_markdown.set(dom::root::has_markdown());
        dom::copying::listen(self.strings, move |is_copied| self.tell_copied(is_copied));
        self.open_search(&self.navigator.visit_now().address);
        self.search.listen(self);
        effect(move || dom::root::set("theme", self.prefs.theme().map(Theme::name)));
        effect(move || {
            dom::root::set(
                "depth",
                Some(self.prefs.depth().map_or("own", Depth::digit)),
            )
        });
        effect(move || dom::root::set("as", self.prefs.lens().as_ref().map(PersonaId::as_str)));
        let is_first = StoredValue::new(true);
        effect(move || {
            let mut visit = self.navigator.visit();
            untrack(|| {
                if is_first.get_value() && self.page().is_some() {
                    visit.arrival = Arrival::Standing;
                }
                is_first.set_value(false);
                self.visit(visit);
            });
        });
        self.keep_progress();
        self.alive.set(true);
        dom::root::set_ready("bw-app");
    }
}
