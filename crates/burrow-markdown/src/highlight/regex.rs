//! Where a regular expression between slashes ends.

/// Longer ones are not recognised, so that a line of slashes is not read again from each of them.
const LONGEST: usize = 300;

/// The place after `/x/flags` that starts at `at`; none if its line ends first.
pub(super) fn end(code: &str, at: usize, end: usize) -> Option<usize> {
    let bytes = &code.as_bytes()[..end];
    let mut in_class = false;
    let mut i = at + 1;
    while i < end.min(at + LONGEST) {
        match bytes[i] {
            b'\n' => return None,
            b'\\' => i += 1,
            b'[' => in_class = true,
            b']' => in_class = false,
            b'/' if !in_class && i > at + 1 => {
                return Some(super::run(code, i + 1, end, |b| b.is_ascii_lowercase()));
            }
            _ => {}
        }
        i += 1;
    }
    None
}
