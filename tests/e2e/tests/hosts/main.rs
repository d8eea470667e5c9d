//! The site on real web servers, configured as the manual says: what a visitor, a cache and a compressor are told.
//!
//! Configurations and the table of headers are read from `docs/publish/hosting.md`, so the manual cannot say what does
//! not hold.

mod host;
mod manual;
mod visits;

use burrow_e2e::skip;
use host::{CADDY, Kind, NGINX};
use visits::visit;

#[test]
fn nginx_serves_a_site_as_the_manual_says() {
    serve(&NGINX, "/");
}

#[test]
fn nginx_serves_a_site_below_a_path() {
    serve(&NGINX, "/docs/");
}

#[test]
fn caddy_serves_a_site_as_the_manual_says() {
    serve(&CADDY, "/");
}

#[test]
fn caddy_serves_a_site_below_a_path() {
    serve(&CADDY, "/docs/");
}

fn serve(kind: &Kind, base: &'static str) {
    match kind.start(base) {
        Ok(host) => visit(&host),
        Err(reason) => skip(&reason),
    }
}
