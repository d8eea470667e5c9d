//! Progress: how a long step tells whoever waits.

/// Hears about the steps of a build. Called from several threads.
pub trait Progress: Sync {
    /// A step begins that has `total` parts.
    fn step(&self, name: &str, total: u64);
    /// `n` more parts of the current step are done.
    fn advance(&self, n: u64);
}

/// Tells nobody.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoProgress;

impl Progress for NoProgress {
    fn step(&self, _name: &str, _total: u64) {}
    fn advance(&self, _n: u64) {}
}
