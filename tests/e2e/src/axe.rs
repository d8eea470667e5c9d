//! Accessibility: axe-core run in the page, as a reader meets it.

use crate::Reader;
use serde_json::json;
use std::sync::LazyLock;
use std::{env, fs};

/// axe-core's script, where `BURROW_AXE` names it.
static SCRIPT: LazyLock<Option<String>> =
    LazyLock::new(|| fs::read_to_string(env::var_os("BURROW_AXE")?).ok());

impl Reader {
    /// Whether there is a checker; without one, [`Reader::accessibility_violations`] finds nothing.
    pub fn has_accessibility_checker() -> bool {
        SCRIPT.is_some()
    }

    /// Every violation of axe-core's rules on the page as it is now: rule, place, what to do.
    pub fn accessibility_violations(&self) -> Vec<String> {
        let Some(script) = &*SCRIPT else {
            return Vec::new();
        };
        if !self.holds("window.axe") {
            // Run by the driver and not as a script element, so that the page's own policy does not stop it.
            self.run(script);
        }
        let found = self.run_until_done(
            "axe.run(document, { resultTypes: ['violations'] }).then(
                result => done(result.violations.flatMap(rule => rule.nodes.map(node =>
                    `${rule.id} (${rule.impact}) at ${node.target.join(' ')}: ${node.failureSummary}`))),
                error => done([`axe-core failed: ${error}`]));",
            json!(null),
        );
        serde_json::from_value(found)
            .unwrap_or_else(|error| vec![format!("axe-core answered: {error}")])
    }
}
