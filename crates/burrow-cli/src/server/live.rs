//! Live reload: what open pages are told, and the small script beside them that listens.

use crate::site::Site;
use axum::extract::State;
use axum::http::header;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use burrow_bundle::{Diagnostic, Severity};
use serde::Serialize;
use std::collections::HashSet;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt as _};

/// At most so many errors are shown in a page; all are in the terminal or in `burrow check`.
const SHOWN: usize = 20;

/// What is served at one moment.
pub struct Snapshot {
    /// The last site that could be built.
    pub site: Arc<Site>,
    /// What open pages are told.
    pub report: Report,
}

/// The state of the tree as open pages hear of it.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Names what is served; a page that shows another reloads.
    pub revision: String,
    /// Why the newest state of the tree could not be built; the last good site is served meanwhile.
    pub failure: Option<String>,
    /// The first errors in the content, those that came with the last change first.
    pub errors: Vec<Diagnostic>,
    /// How many errors there are in all.
    pub total: usize,
    /// How many of them came with the last change.
    pub fresh: usize,
}

impl Report {
    /// What to tell of a site that was built, when `before` was served until now.
    pub fn of(site: &Site, before: Option<&Site>) -> Self {
        let now: Vec<&Diagnostic> = errors(site).collect();
        // Lines move when text is added above them; that makes no error new.
        let name = |error: &'_ Diagnostic| {
            (
                error.file.clone(),
                error.code.clone(),
                error.message.clone(),
            )
        };
        let known: HashSet<_> = match before {
            Some(before) => errors(before).map(name).collect(),
            None => now.iter().map(|error| name(error)).collect(),
        };
        let is_known = |error: &&Diagnostic| known.contains(&name(error));
        let (old, mut shown): (Vec<_>, Vec<_>) = now.into_iter().partition(is_known);
        let (fresh, total) = (shown.len(), shown.len() + old.len());
        shown.extend(old);
        let errors = shown.into_iter().take(SHOWN).cloned().collect();
        Self {
            revision: site.revision().to_owned(),
            failure: None,
            errors,
            total,
            fresh,
        }
    }

    /// What to tell when the newest state cannot be built and `site` stays.
    pub fn of_failure(site: &Site, failure: String) -> Self {
        Self {
            revision: site.revision().to_owned(),
            failure: Some(failure),
            errors: Vec::new(),
            total: 0,
            fresh: 0,
        }
    }
}

fn errors(site: &Site) -> impl Iterator<Item = &Diagnostic> {
    site.bundle()
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Error)
}

/// A stream of reports: the one in force at once, then each new one.
pub async fn events(
    State(state): State<watch::Receiver<Arc<Snapshot>>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let reports = WatchStream::new(state).map(|snapshot| {
        let report = serde_json::to_string(&snapshot.report).unwrap_or_default();
        Ok(Event::default()
            .data(report)
            .retry(Duration::from_millis(300)))
    });
    Sse::new(reports).keep_alive(KeepAlive::default())
}

/// The script that listens to [`events`].
pub async fn script() -> Response {
    let headers = [
        (header::CONTENT_TYPE, crate::mime::of("live.js")),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, include_str!("live.js")).into_response()
}
