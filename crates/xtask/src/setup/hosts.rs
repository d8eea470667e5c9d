//! The web servers that sites are tried on.

use super::debian;
use crate::Result;
use crate::workspace::Workspace;
use std::path::Path;

/// What shows that a server or a part of it is there, and the Debian package that holds it. System programs are not on
/// everybody's PATH.
const NEEDS: [(&str, &str); 3] = [
    ("/usr/sbin/nginx", "nginx"),
    (
        "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so",
        "libnginx-mod-http-brotli-static",
    ),
    ("/usr/bin/caddy", "caddy"),
];

/// The packages that are missing.
pub fn missing_hosts(workspace: &Workspace) -> Vec<&'static str> {
    let is_there = |file: &str| {
        let name = file.rsplit('/').next().unwrap_or(file);
        Path::new(file).exists() || workspace.which(name).is_some()
    };
    NEEDS
        .iter()
        .filter(|(file, _)| !is_there(file))
        .map(|(_, package)| *package)
        .collect()
}

/// Finds them or installs them; the error says what a person can do.
pub fn hosts(workspace: &Workspace) -> Result {
    match missing_hosts(workspace)[..] {
        [] => Ok(()),
        ref packages => debian::install(packages),
    }
}
