//! What hosts refuse: the limits of those whose own message comes only after an upload.

use crate::site::Written;
use indicatif::{BinaryBytes, HumanCount};

/// A host's limits for one site.
struct Host {
    name: &'static str,
    files: usize,
    file_bytes: u64,
}

/// The free plan's, where plans differ.
const HOSTS: &[Host] = &[Host {
    name: "Cloudflare Pages",
    files: 20_000,
    file_bytes: 25 << 20,
}];

/// Sentences on what a site is too large for; none for nearly every site.
pub fn exceeded(written: &Written) -> Vec<String> {
    let mut sentences = Vec::new();
    let all = written.files + written.copies;
    let (largest, bytes) = &written.largest;
    for host in HOSTS {
        if all > host.files {
            let way_out = if written.files <= host.files {
                "; it compresses by itself, so leave --precompress out"
            } else {
                ""
            };
            sentences.push(format!(
                "{} takes at most {} files, and this site has {}{way_out}",
                host.name,
                HumanCount(host.files as u64),
                HumanCount(all as u64),
            ));
        }
        if *bytes > host.file_bytes {
            sentences.push(format!(
                "{} takes files of at most {}, and {largest} has {}",
                host.name,
                BinaryBytes(host.file_bytes),
                BinaryBytes(*bytes),
            ));
        }
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(files: usize, copies: usize, largest: u64) -> Written {
        Written {
            files,
            copies,
            largest: ("bundle/assets/film.mp4".to_owned(), largest),
            ..Written::default()
        }
    }

    #[test]
    fn a_site_over_the_limit_of_a_host_is_told_so_and_what_helps() {
        assert!(exceeded(&written(20_000, 0, 25 << 20)).is_empty());
        let copies = exceeded(&written(15_000, 15_000, 1)).join("\n");
        assert!(copies.contains("30,000"), "{copies}");
        assert!(copies.contains("leave --precompress out"), "{copies}");
        let files = exceeded(&written(20_001, 0, 1)).join("\n");
        assert!(files.contains("20,001"), "{files}");
        assert!(!files.contains("--precompress"), "{files}");
        let large = exceeded(&written(1, 0, (25 << 20) + 1)).join("\n");
        assert!(large.contains("film.mp4"), "{large}");
    }
}
