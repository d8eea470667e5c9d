//! Search for pages of others: one module with an address that stays, and the engine it names by its content.

use super::hashed_name;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where it stands in a site, and in the built reader.
const FOLDER: &str = "search/";
/// The module that others import.
const MODULE: &str = "search.js";
/// What the module names; it has each once, in quotation marks.
const ENGINE: [(&str, &str); 2] = [("engine", "js"), ("engine", "wasm")];

/// Files with their paths in a site.
type Files = Vec<(String, Arc<[u8]>)>;

/// Takes its files out of the built reader's, and names them as a site has them; none when the reader has none of them.
/// On failure says what is wrong, to follow "the reader in X".
pub fn take(files: &mut BTreeMap<String, Arc<[u8]>>) -> Result<Files, String> {
    let Some(module) = files.remove(&format!("{FOLDER}{MODULE}")) else {
        return Ok(Vec::new());
    };
    let mut module = String::from_utf8(module.to_vec())
        .map_err(|_| format!("has a {FOLDER}{MODULE} that is no text"))?;
    let mut taken = Vec::new();
    for (stem, extension) in ENGINE {
        let name = format!("{stem}.{extension}");
        let bytes = files
            .remove(&format!("{FOLDER}{name}"))
            .ok_or_else(|| format!("has no {FOLDER}{name} to go with its {MODULE}"))?;
        let hashed = hashed_name(stem, extension, &bytes);
        let quoted = format!("\"{name}\"");
        if module.matches(&quoted).count() != 1 {
            return Err(format!(
                "has a {FOLDER}{MODULE} that does not name {name} once"
            ));
        }
        module = module.replace(&quoted, &format!("\"{hashed}\""));
        taken.push((format!("{FOLDER}{hashed}"), bytes));
    }
    taken.push((format!("{FOLDER}{MODULE}"), module.into_bytes().into()));
    Ok(taken)
}

/// Whether it is one of the files that are named by their content.
pub fn is_immutable(path: &str) -> bool {
    path.strip_prefix(FOLDER)
        .is_some_and(|name| name.starts_with("engine-"))
}

/// Whether a file of a site belongs to it.
pub fn is_part(path: &str) -> bool {
    path.starts_with(FOLDER)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(module: &str) -> BTreeMap<String, Arc<[u8]>> {
        [
            ("search/search.js", module),
            ("search/engine.js", "glue"),
            ("search/engine.wasm", "wasm"),
            ("loader.js", "loader"),
        ]
        .map(|(name, text)| (name.to_owned(), Arc::from(text.as_bytes())))
        .into()
    }

    #[test]
    fn the_module_names_the_engine_by_its_content() {
        let mut all = files("import('engine.js', \"engine.js\", \"engine.wasm\")");
        let taken: BTreeMap<_, _> = take(&mut all).unwrap().into_iter().collect();
        assert_eq!(all.len(), 1, "the rest is left: {:?}", all.keys());
        let module = String::from_utf8(taken["search/search.js"].to_vec()).unwrap();
        for path in taken.keys().filter(|path| is_immutable(path)) {
            let name = path.strip_prefix("search/").unwrap();
            assert!(
                module.contains(&format!("\"{name}\"")),
                "{name} in {module}"
            );
        }
        assert_eq!(taken.keys().filter(|path| is_immutable(path)).count(), 2);
    }

    #[test]
    fn a_module_without_its_engine_is_refused_and_a_reader_without_either_is_not() {
        assert!(take(&mut files("\"engine.js\"")).is_err());
        let mut without = files("\"engine.js\" \"engine.wasm\"");
        without.remove("search/engine.wasm");
        assert!(take(&mut without).is_err());
        assert_eq!(take(&mut BTreeMap::new()).map(|taken| taken.len()), Ok(0));
    }
}
