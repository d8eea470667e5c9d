//! One file over the network, and whether it is what its name says.

use super::LoadError;
use burrow_model::ContentHash;
use gloo_net::http::Request;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::RequestCache;

/// How old an answer may be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Freshness {
    /// The server is asked whether it has changed.
    Asked,
    /// What this browser has read a moment ago will do.
    Recent,
    /// The name holds the content's hash: any copy will do.
    Immutable,
}

/// Reads a file whole.
pub(super) async fn fetch(url: &str, freshness: Freshness) -> Result<Vec<u8>, LoadError> {
    let cache = match freshness {
        Freshness::Asked => RequestCache::NoCache,
        Freshness::Recent => RequestCache::ForceCache,
        Freshness::Immutable => RequestCache::Default,
    };
    let response = Request::get(url)
        .cache(cache)
        .send()
        .await
        .map_err(|_| LoadError::Offline)?;
    match response.status() {
        200 => response.binary().await.map_err(|_| LoadError::Offline),
        404 | 410 => Err(LoadError::NotFound),
        status => Err(LoadError::Status(status)),
    }
}

/// Whether bytes have the hash they are named by. Where the browser offers no digest (a page without TLS that is not
/// on localhost) nothing can be told, and the bytes are taken.
pub(super) async fn matches(bytes: &[u8], hash: &ContentHash) -> bool {
    let Some(subtle) = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .map(|crypto| crypto.subtle())
        .filter(|subtle| !subtle.is_undefined())
    else {
        return true;
    };
    let Ok(promise) = subtle.digest_with_str_and_u8_array("SHA-256", bytes) else {
        return true;
    };
    match JsFuture::from(promise).await {
        Ok(digest) => {
            let digest = js_sys::Uint8Array::new(digest.unchecked_ref()).to_vec();
            ContentHash::from_sha256(&digest) == *hash
        }
        Err(_) => true,
    }
}
