//! The web server of `burrow serve`: answers what a static host would, and tells open pages of changes.

mod answer;
mod live;

pub use live::{Report, Snapshot};

use crate::failure::Failure;
use axum::Router;
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// The port that is tried first when none was asked for.
pub const DEFAULT_PORT: u16 = 4747;

/// Opens a socket on loopback: the port asked for, or else the default one or any that is free.
pub async fn bind(port: Option<u16>) -> Result<TcpListener, Failure> {
    let open = |port| TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    match port {
        Some(port) => open(port).await.map_err(|error| {
            Failure::Io(format!(
                "cannot listen on port {port}: {error}; leave --port out to take a free one"
            ))
        }),
        None => match open(DEFAULT_PORT).await {
            Ok(listener) => Ok(listener),
            Err(_) => open(0)
                .await
                .map_err(|error| Failure::Io(format!("cannot listen on 127.0.0.1: {error}"))),
        },
    }
}

/// Answers until the future is dropped.
pub async fn run(
    listener: TcpListener,
    state: watch::Receiver<Arc<Snapshot>>,
) -> Result<(), Failure> {
    let app = Router::new()
        .route("/_burrow/events", get(live::events))
        .route(crate::html::LIVE_SCRIPT, get(live::script))
        .fallback(answer::answer)
        .layer(middleware::from_fn(loopback_only))
        .with_state(state);
    let served = axum::serve(listener, app).await;
    served.map_err(|error| Failure::Io(format!("the server stopped: {error}")))
}

/// Refuses requests that reached us by another name: a page elsewhere may have pointed its own name at this machine.
async fn loopback_only(request: Request, next: Next) -> Response {
    let host = request
        .headers()
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or_default();
    if is_loopback(host) {
        next.run(request).await
    } else {
        let text = "burrow serve answers only to 127.0.0.1 and localhost\n";
        (
            StatusCode::FORBIDDEN,
            [(header::CACHE_CONTROL, "no-store")],
            text,
        )
            .into_response()
    }
}

/// Whether a Host header names this machine, with or without a port.
fn is_loopback(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    name.eq_ignore_ascii_case("localhost") || matches!(name, "127.0.0.1" | "[::1]")
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn only_names_of_this_machine_are_answered() {
        for own in [
            "127.0.0.1",
            "127.0.0.1:4747",
            "localhost:80",
            "LocalHost",
            "[::1]:9",
            "[::1]",
        ] {
            assert!(is_loopback(own), "{own}");
        }
        for other in [
            "",
            "example.com",
            "127.0.0.1.example.com:4747",
            "localhost.evil:4747",
            "0.0.0.0:4747",
            "::1",
        ] {
            assert!(!is_loopback(other), "{other}");
        }
    }
}
