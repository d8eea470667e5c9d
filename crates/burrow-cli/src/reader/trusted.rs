//! Lets the reader run where the browser demands Trusted Types. Leptos builds what stays as it is through `innerHTML`, and
//! wasm-bindgen's glue hands it plain text there, which such a page refuses.

/// What the glue calls text it sets as HTML through: the loader, which owns the page's one policy, hands it in.
const TRUST: &str =
    "let bwTrusted = (html) => html;\nexport const trust = (make) => { bwTrusted = make; };\n";
const SETTER: &str = ".innerHTML = ";

/// The glue with its one setter of HTML going through the page's policy; none where it has no setter. Glue with more
/// than one is refused, with what is wrong to follow "the reader in X": nobody can tell what else has changed in it.
pub fn trusted(glue: &str) -> Result<Option<String>, &'static str> {
    let Some((before, after)) = glue.split_once(SETTER) else {
        return Ok(None);
    };
    match after.split_once(';') {
        Some((value, after)) if !after.contains(SETTER) && !value.contains('\n') => Ok(Some(
            format!("{before}{SETTER}bwTrusted({value});{after}{TRUST}"),
        )),
        _ => Err("has a script that sets HTML in more than one place"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_only_setter_of_html_goes_through_the_policy() {
        let glue = "f(a, b) {\n  a.innerHTML = text(b, c);\n}\nconst ret = a.innerHTML;\n";
        let made = trusted(glue).unwrap().unwrap();
        assert!(
            made.contains("a.innerHTML = bwTrusted(text(b, c));\n"),
            "{made}"
        );
        assert!(made.ends_with(TRUST));
        assert!(trusted(&format!("{glue}{glue}")).is_err());
        assert_eq!(trusted("const ret = a.innerHTML;"), Ok(None));
    }
}
