//! Packages of the system: installed where we are root, otherwise named with the exact command.

use crate::Result;
use crate::run::{announce, output};
use std::path::Path;
use std::process::Command;

/// Whether we may install system packages.
pub fn is_root() -> bool {
    output(Command::new("id").arg("-u")).as_deref() == Some("0")
}

/// The major number of the version that the system would install.
pub fn candidate_version(package: &str) -> Option<u32> {
    let policy = output(Command::new("apt-cache").args(["policy", package]))?;
    major(
        policy
            .lines()
            .find_map(|line| line.trim().strip_prefix("Candidate: "))?,
    )
}

/// Installs packages, or stops with the command that a person with root can run.
pub fn install(packages: &[&str]) -> Result {
    let names = packages.join(" ");
    if !Path::new("/usr/bin/apt-get").exists() {
        return Err(format!(
            "this machine has no apt-get; install what Debian calls: {names}"
        ));
    }
    if !is_root() {
        return Err(format!(
            "these system packages are missing, and installing them needs root. Run this, then again what you ran:\n\n    \
             sudo apt-get update && sudo apt-get install -y --no-install-recommends {names}\n"
        ));
    }
    announce("apt-get update", &mut apt_get(&["update", "-q"]))?;
    announce(
        &format!("apt-get install {names}"),
        apt_get(&["install", "-q", "-y", "--no-install-recommends"]).args(packages),
    )
}

fn apt_get(arguments: &[&str]) -> Command {
    let mut command = Command::new("apt-get");
    command
        .args(arguments)
        .env("DEBIAN_FRONTEND", "noninteractive");
    command
}

/// `2:120-4+b1` gives 120.
fn major(version: &str) -> Option<u32> {
    let version = version.split_once(':').map_or(version, |(_, rest)| rest);
    let digits = version
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(version.len());
    version[..digits].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_number_is_read_past_debians_epoch() {
        assert_eq!(major("108-1"), Some(108));
        assert_eq!(major("1:120.1-4+b1"), Some(120));
        assert_eq!(major("(none)"), None);
    }
}
