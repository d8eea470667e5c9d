//! How much work something takes, for tests that hold on a busy machine too: processor time of one thread, the best of
//! several tries, and ratios within one run.

use std::time::{Duration, Instant};

/// How many times as long twice as much may take.
pub const LINEAR: f64 = 2.3;
/// Less than this is not told apart from chance.
const MEASURABLE: Duration = Duration::from_millis(40);
/// Twice as much is tried at most so often: on a busy machine a few tries in a row may all be disturbed.
const TRIES: usize = 15;
/// Nothing is made larger than this: what takes no time at such a size takes none at any.
const LARGEST: usize = 1 << 22;

/// Processor time that this thread spends on some work; where the system does not tell, time by the clock.
pub fn effort(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    let before = spent();
    work();
    match (before, spent()) {
        (Some(before), Some(after)) => after.saturating_sub(before),
        _ => start.elapsed(),
    }
}

fn spent() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = told.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// Whether some work on one thread stays within a limit: the best of several tries.
pub fn takes_at_most(limit: Duration, mut work: impl FnMut()) -> Result<Duration, Duration> {
    let mut best = Duration::MAX;
    for _ in 0..TRIES {
        best = best.min(effort(&mut work));
        if best <= limit {
            return Ok(best);
        }
    }
    Err(best)
}

/// How many times as long twice as much takes, from a size on at which that can be measured: the best of several tries
/// of each. Nothing where even the largest takes no time. The work happens on the thread that calls it.
pub fn growth(size: usize, work: impl FnMut(usize)) -> Option<f64> {
    growth_up_to(LARGEST, size, work)
}

/// The same, for what cannot be larger than `largest`.
pub fn growth_up_to(largest: usize, size: usize, mut work: impl FnMut(usize)) -> Option<f64> {
    growth_by(largest, size, |size| effort(|| work(size)))
}

/// The same, where `time` measures what a size takes by itself.
pub fn growth_by(
    largest: usize,
    mut size: usize,
    mut time: impl FnMut(usize) -> Duration,
) -> Option<f64> {
    while time(size) < MEASURABLE {
        if size > largest / 4 {
            return None;
        }
        size *= 2;
    }
    let mut least = f64::INFINITY;
    // What is out of proportion is so at every size, and more so at a larger one; chance is not.
    for size in [size, size * 2] {
        let (mut short, mut long) = (Duration::MAX, Duration::MAX);
        for number in 1..=TRIES {
            short = short.min(time(size));
            long = long.min(time(2 * size));
            let ratio = long.as_secs_f64() / short.as_secs_f64();
            if number > 1 && ratio <= LINEAR {
                return Some(ratio);
            }
        }
        least = least.min(long.as_secs_f64() / short.as_secs_f64());
    }
    Some(least)
}

/// Fails unless twice as much takes about twice as long.
#[track_caller]
pub fn assert_linear(what: &str, size: usize, work: impl FnMut(usize)) {
    if let Some(ratio) = growth(size, work) {
        assert!(
            ratio <= LINEAR,
            "{what}: twice as much takes {ratio:.2} times as long"
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::hint::black_box;

    fn count(steps: usize) {
        let mut sum = 0_u64;
        for step in 0..steps as u64 {
            sum = black_box(sum ^ step);
        }
        black_box(sum);
    }

    #[test]
    fn what_grows_in_proportion_is_told_from_what_does_not() {
        assert_linear("steps", 1_000_000, count);
        let square = |size: usize| Duration::from_micros((size * size) as u64);
        let fourfold = growth_by(1 << 20, 10, square);
        assert!(fourfold.is_some_and(|ratio| (ratio - 4.0).abs() < 0.01));
        assert_eq!(growth(1, |_| ()), None);
    }

    #[test]
    fn waiting_is_no_work() {
        let limit = Duration::from_millis(30);
        let nap = || std::thread::sleep(Duration::from_millis(60));
        if spent().is_some() {
            assert!(takes_at_most(limit, nap).is_ok());
        }
        // The system may tell only every few milliseconds.
        let busy = || count(100_000_000);
        assert!(takes_at_most(Duration::from_millis(1), busy).is_err());
    }
}
