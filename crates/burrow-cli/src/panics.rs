//! Panics: a fault of the program ends in words and an exit code, never in a backtrace.

use std::panic::{self, AssertUnwindSafe, PanicHookInfo};

/// Runs `work`; a panic in it comes back as what it said and where.
///
/// While it runs, panics on any thread print nothing: whoever catches one reports it.
pub fn guard<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    panic::set_hook(Box::new(remember));
    caught(work)
}

/// Runs `work`; a panic in it comes back as what it said and, when this thread raised it, where.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    LAST.take();
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        let said = || {
            let text = payload
                .downcast_ref::<&str>()
                .map(|text| (*text).to_owned());
            text.or_else(|| payload.downcast_ref::<String>().cloned())
        };
        LAST.take()
            .or_else(said)
            .unwrap_or_else(|| "no reason was given".to_owned())
    })
}

thread_local! {
    static LAST: std::cell::RefCell<Option<String>> = const { std::cell::RefCell::new(None) };
}

fn remember(panic: &PanicHookInfo<'_>) {
    let said = panic.payload_as_str().unwrap_or("no reason was given");
    let place = panic
        .location()
        .map(|at| format!(" ({}:{})", at.file(), at.line()))
        .unwrap_or_default();
    LAST.set(Some(format!("{said}{place}")));
}

#[cfg(test)]
mod tests {
    use super::caught;

    #[test]
    fn a_panic_comes_back_as_words() {
        let said = caught(|| panic!("page {} is odd", 7))
            .map(|(): ()| ())
            .unwrap_err();
        assert!(said.contains("page 7 is odd"), "{said}");
        assert_eq!(caught(|| 7), Ok(7));
    }
}
