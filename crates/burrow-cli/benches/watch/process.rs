//! What a program costs: time, processor time and memory of one run.

use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The kernel counts processor time in hundredths of a second, on every Linux that runs here.
const TICK: Duration = Duration::from_millis(10);

/// What one run cost.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cost {
    /// On the clock.
    pub elapsed: Duration,
    /// Of all processors together.
    #[allow(dead_code, reason = "not every bench prints it")]
    pub processor: Duration,
    /// The most memory it held, in bytes.
    pub memory: u64,
}

/// Runs a command to its end, watched every two milliseconds.
pub fn run(command: &mut Command) -> Cost {
    let start = Instant::now();
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let folder = format!("/proc/{}", child.id());
    let mut cost = Cost::default();
    loop {
        if let Ok(Some(ended)) = child.try_wait() {
            assert!(ended.success(), "{command:?} ended with {ended}");
            cost.elapsed = start.elapsed();
            return cost;
        }
        cost.memory = memory(&folder).unwrap_or(0).max(cost.memory);
        cost.processor = processor(&folder).unwrap_or(cost.processor);
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn memory(folder: &str) -> Option<u64> {
    let status = fs::read_to_string(format!("{folder}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes * 1024)
}

fn processor(folder: &str) -> Option<Duration> {
    let stat = fs::read_to_string(format!("{folder}/stat")).ok()?;
    // The program's name stands in brackets and may hold spaces.
    let fields: Vec<&str> = stat.rsplit_once(") ")?.1.split(' ').collect();
    let ticks: u32 = fields.get(11)?.parse::<u32>().ok()? + fields.get(12)?.parse::<u32>().ok()?;
    Some(TICK * ticks)
}
