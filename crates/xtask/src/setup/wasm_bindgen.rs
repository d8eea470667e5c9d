//! wasm-bindgen's program, at exactly the version of the library in Cargo.lock: they refuse each other otherwise.

use super::tool::Tool;
use crate::Result;
use crate::workspace::Workspace;
use std::path::Path;

/// The version that Cargo.lock asks for.
pub fn tool(root: &Path) -> Result<Tool> {
    let lock = root.join("Cargo.lock");
    let lock = std::fs::read_to_string(&lock)
        .map_err(|error| format!("cannot read {}: {error}", lock.display()))?;
    Ok(Tool {
        name: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version: locked_version(&lock, "wasm-bindgen")
            .ok_or("Cargo.lock names no wasm-bindgen, so there is no reader to build yet")?,
    })
}

/// Finds or installs it. Not `--locked`: the lock it was published with is not kept in repair.
pub fn ensure(workspace: &Workspace) -> Result {
    let bindgen = tool(&workspace.root)?;
    if bindgen.is_there(workspace) {
        return Ok(());
    }
    bindgen.cargo_install(workspace, &[])
}

fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?.strip_prefix("version = \"")?;
    Some(version.trim_end_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_package_itself_not_of_a_namesake() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(
            locked_version(lock, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
