//! Where things are, and the environment every command gets.

use crate::Result;
use crate::setup::installed_folders;
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Both sides of hydration must be compiled with this; see `.cargo/config.toml`.
const ERASE: &str = "--cfg erase_components";

/// The clone this runs in.
pub struct Workspace {
    /// Root of the clone.
    pub root: PathBuf,
    /// Cargo's target directory.
    pub target: PathBuf,
    /// Where tools are kept, shared by all clones of this user.
    pub tools: PathBuf,
}

impl Workspace {
    /// Finds the clone by its own package: the one cargo runs, else the one this was compiled in.
    pub fn find() -> Result<Self> {
        let package = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = package
            .ancestors()
            .nth(2)
            .filter(|root| root.join("Cargo.lock").is_file())
            .ok_or("run this as `cargo xtask` inside a clone of Burrow")?
            .to_owned();
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(
            || root.join("target"),
            |target| env::current_dir().unwrap_or_default().join(target),
        );
        let cache = env::var_os("XDG_CACHE_HOME")
            .filter(|cache| !cache.is_empty())
            .map(PathBuf::from)
            .or_else(|| env::home_dir().map(|home| home.join(".cache")))
            .unwrap_or_else(|| target.clone());
        Ok(Self {
            root,
            target,
            tools: cache.join("burrow"),
        })
    }

    /// The built reader.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The sample site's sources.
    pub fn sample(&self) -> PathBuf {
        self.root.join("examples/penguinmails")
    }

    /// The `burrow` program as built by `profile` (`debug` or `release`).
    pub fn program(&self, profile: &str) -> PathBuf {
        self.target.join(profile).join("burrow")
    }

    /// A command in the root of the clone, with our tools first on PATH and the flags the reader insists on.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(&self.root)
            .env("PATH", self.path())
            .env("CARGO_TARGET_DIR", &self.target);
        // These replace the flags of .cargo/config.toml instead of adding to them.
        for variable in ["RUSTFLAGS", "RUSTDOCFLAGS"] {
            if let Some(flags) = with_flag(env::var(variable).ok(), ERASE, " ") {
                command.env(variable, flags);
            }
        }
        let encoded = ERASE.replace(' ', "\u{1f}");
        if let Some(flags) = with_flag(env::var("CARGO_ENCODED_RUSTFLAGS").ok(), &encoded, "\u{1f}")
        {
            command.env("CARGO_ENCODED_RUSTFLAGS", flags);
        }
        command
    }

    /// Takes this machine's folders out of what `command` compiles, so that two machines make the same bytes.
    pub fn make_reproducible(&self, command: &mut Command) {
        let mut flags: Vec<String> =
            match (env::var("CARGO_ENCODED_RUSTFLAGS"), env::var("RUSTFLAGS")) {
                (Ok(encoded), _) => encoded.split('\u{1f}').map(str::to_owned).collect(),
                (_, Ok(flags)) => flags.split_whitespace().map(str::to_owned).collect(),
                _ => Vec::new(),
            };
        flags.retain(|flag| !flag.is_empty());
        if !flags.join(" ").contains(ERASE) {
            flags.extend(ERASE.split(' ').map(str::to_owned));
        }
        for (folder, name) in self.private_folders() {
            flags.push(format!("--remap-path-prefix={}={name}", folder.display()));
        }
        command
            .env_remove("RUSTFLAGS")
            .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    }

    /// Folders that name this machine or its user, with the names that stand for them in what we ship.
    pub fn private_folders(&self) -> Vec<(PathBuf, &'static str)> {
        let home = env::home_dir().unwrap_or_else(|| PathBuf::from("/root"));
        let folder = |variable: &str, usual: &str| {
            env::var_os(variable).map_or_else(|| home.join(usual), PathBuf::from)
        };
        // rustc takes the last prefix that fits, so the clone comes after what may lie around it.
        vec![
            (folder("RUSTUP_HOME", ".rustup"), "/rust"),
            (folder("CARGO_HOME", ".cargo"), "/cargo"),
            (self.root.clone(), "/burrow"),
        ]
    }

    /// Cargo in the root of the clone.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut cargo = self.command("cargo");
        cargo.args(arguments);
        cargo
    }

    /// PATH with the `bin` folder of every tool we installed before the caller's own.
    fn path(&self) -> OsString {
        let ours = installed_folders(&self.root, &self.tools);
        let theirs = env::var_os("PATH").unwrap_or_default();
        env::join_paths(ours.into_iter().chain(env::split_paths(&theirs))).unwrap_or(theirs)
    }

    /// Where `program` is on that PATH.
    pub fn which(&self, program: &str) -> Option<PathBuf> {
        env::split_paths(&self.path())
            .map(|folder| folder.join(program))
            .find(|file| is_executable(file))
    }
}

fn is_executable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata()
        .is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}

/// `flags` with `flag` among them, where there are flags at all.
fn with_flag(flags: Option<String>, flag: &str, separator: &str) -> Option<String> {
    let flags = flags.filter(|flags| !flags.is_empty())?;
    if flags.contains(flag) {
        return Some(flags);
    }
    Some(format!("{flags}{separator}{flag}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_from_the_environment_keep_erased_components() {
        let flags = |text: &str| with_flag(Some(text.to_owned()), ERASE, " ");
        assert_eq!(
            flags("-C target-cpu=native").as_deref(),
            Some("-C target-cpu=native --cfg erase_components")
        );
        assert_eq!(flags(ERASE).as_deref(), Some(ERASE));
        assert_eq!(flags(""), None);
        assert_eq!(with_flag(None, ERASE, " "), None);
    }
}
