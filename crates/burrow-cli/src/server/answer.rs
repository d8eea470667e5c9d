//! One request, one file of the site: status, media type and caching as on a static host.

use super::{Snapshot, is_loopback};
use crate::base::decode;
use crate::mime;
use crate::site::{Entry, NOT_FOUND, Site};
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use std::sync::Arc;
use tokio::sync::watch;

/// Nothing that changes may be kept: the next answer may differ.
const NO_STORE: &str = "no-store";

/// What a path asks for.
enum Target<'a> {
    /// The file at this path of the site.
    File(String, &'a Entry),
    /// A page whose last slash is missing: its full address.
    Slash(String),
    /// Nothing.
    Nothing,
}

/// Answers any path of the site.
pub async fn answer(
    State(state): State<watch::Receiver<Arc<Snapshot>>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return (
            StatusCode::METHOD_NOT_ALLOWED,
            [(header::ALLOW, "GET, HEAD")],
        )
            .into_response();
    }
    let snapshot = Arc::clone(&state.borrow());
    // Rendering takes milliseconds of computing; elsewhere it would hold up every other answer.
    let answered = tokio::task::spawn_blocking(move || respond(&snapshot.site, &uri)).await;
    let mut response = answered.unwrap_or_else(|_| {
        let text = "this page could not be rendered; the terminal says more\n";
        (
            StatusCode::INTERNAL_SERVER_ERROR,
            [(header::CACHE_CONTROL, NO_STORE)],
            text,
        )
            .into_response()
    });
    allow_neighbours(&headers, response.headers_mut());
    response
}

/// Lets pages of another port of this machine read the answer, so that search from a page of one's own can be tried. Any
/// other page is refused: what is being written is nobody else's to read.
fn allow_neighbours(asked: &HeaderMap, answer: &mut HeaderMap) {
    answer.insert(header::VARY, HeaderValue::from_static("Origin"));
    let origin = asked.get(header::ORIGIN);
    let host = origin
        .and_then(|origin| origin.to_str().ok())
        .and_then(|origin| origin.split_once("://"));
    if let Some(origin) = origin.filter(|_| host.is_some_and(|(_, host)| is_loopback(host))) {
        answer.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
    }
}

fn respond(site: &Site, uri: &Uri) -> Response {
    match target(site, uri.path()) {
        Target::File(path, entry) => file(StatusCode::OK, &path, entry, site.bytes(entry)),
        Target::Slash(mut address) => {
            if let Some(query) = uri.query() {
                address.push('?');
                address.push_str(query);
            }
            let headers = [
                (header::LOCATION, address),
                (header::CACHE_CONTROL, NO_STORE.to_owned()),
            ];
            (StatusCode::FOUND, headers).into_response()
        }
        Target::Nothing => file(
            StatusCode::NOT_FOUND,
            NOT_FOUND,
            &Entry::NotFound,
            site.bytes(&Entry::NotFound),
        ),
    }
}

/// Looks a path up among the site's files. Only whole names are compared, so `..` leads nowhere.
fn target<'a>(site: &'a Site, path: &str) -> Target<'a> {
    let Some(path) = decode(path).and_then(|path| path.strip_prefix('/').map(str::to_owned)) else {
        return Target::Nothing;
    };
    let index = |page: &str| format!("{page}index.html");
    if path.is_empty() || path.ends_with('/') {
        let file = index(&path);
        return site
            .entry(&file)
            .map_or(Target::Nothing, |entry| Target::File(file, entry));
    }
    match site.entry(&path) {
        Some(entry) => Target::File(path, entry),
        None if site.entry(&index(&format!("{path}/"))).is_some() => {
            Target::Slash(site.base().page(&path))
        }
        None => Target::Nothing,
    }
}

fn file(status: StatusCode, path: &str, entry: &Entry, bytes: Arc<[u8]>) -> Response {
    let kept = entry.is_immutable();
    let headers = [
        (header::CONTENT_TYPE, mime::of(path)),
        (
            header::CACHE_CONTROL,
            if kept {
                "public, max-age=31536000, immutable"
            } else {
                NO_STORE
            },
        ),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (status, headers, Body::from(Bytes::from_owner(bytes))).into_response()
}
