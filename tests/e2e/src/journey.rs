//! One journey: a site, a host, a browser; afterwards a clean console, or evidence of what went wrong.

use crate::driver::Failure;
use crate::site::scratch;
use crate::{Reader, Tree};
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::{fs, thread};

/// Takes a browser through `tree`'s site. Where the site or the browser cannot be had, says so and passes.
///
/// At the end the browser's console must hold no error that the journey did not expect.
pub fn journey(tree: Tree, steps: impl FnOnce(&Reader)) {
    let site = match tree.site() {
        Ok(site) => site,
        Err(reason) => return skip(reason),
    };
    let reader = match Reader::start(site) {
        Ok(reader) => reader,
        Err(Failure::Absent(reason)) => return skip(&reason),
        Err(Failure::Broken(reason)) => panic!("{reason}"),
    };
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        steps(&reader);
        let errors = reader.console_errors();
        assert!(
            errors.is_empty(),
            "the console holds errors:\n{}",
            errors.join("\n")
        );
    }));
    if let Err(panic) = outcome {
        // Asking a page that is broken may panic again; the first panic is the one that counts.
        let _ = catch_unwind(AssertUnwindSafe(|| leave_evidence(&reader)));
        resume_unwind(panic);
    }
}

/// Says that a journey does not take place. Written past libtest, which would keep it to itself.
pub fn skip(reason: &str) {
    let _ = writeln!(std::io::stderr(), "SKIPPED {}: {reason}", name());
}

/// A picture of the page and the console's words, in the target directory.
fn leave_evidence(reader: &Reader) {
    let folder = scratch().join("failures");
    let picture = folder.join(format!("{}.png", name().replace("::", ".")));
    if let Some(png) = reader.picture()
        && fs::create_dir_all(&folder).is_ok()
        && fs::write(&picture, png).is_ok()
    {
        say(&format!("picture: {}", picture.display()));
    }
    for line in reader.console() {
        say(&format!("console: {line}"));
    }
    say(&format!("address: {}", reader.address()));
}

fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{}: {line}", name());
}

/// The test's name, as libtest names its thread.
fn name() -> String {
    thread::current().name().unwrap_or("journey").to_owned()
}
