//! How far a build has come, as a bar on standard error.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::Duration;

/// A bar that shows one step at a time. It draws nothing where standard error is not a terminal.
pub struct Bar(ProgressBar);

impl Bar {
    /// A bar, or one that never draws when `quiet`.
    pub fn new(quiet: bool) -> Self {
        let target = if quiet {
            ProgressDrawTarget::hidden()
        } else {
            ProgressDrawTarget::stderr_with_hz(12)
        };
        let bar = ProgressBar::with_draw_target(Some(0), target);
        if !bar.is_hidden() {
            bar.enable_steady_tick(Duration::from_millis(120));
        }
        Self(bar)
    }

    /// Takes the bar off the screen.
    pub fn finish(&self) {
        self.0.finish_and_clear();
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.finish();
    }
}

impl burrow_bundle::Progress for Bar {
    fn step(&self, name: &str, total: u64) {
        let template = if total > 1 {
            "{msg:>10} [{bar:32}] {human_pos}/{human_len}"
        } else {
            "{msg:>10} {spinner}"
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.0.set_style(style.progress_chars("=> "));
        }
        self.0.set_message(name.to_owned());
        self.0.set_length(total);
        self.0.set_position(0);
    }

    fn advance(&self, n: u64) {
        self.0.inc(n);
    }
}
