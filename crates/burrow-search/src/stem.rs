//! A light English stemmer: maps the forms of a word to one stem.
//!
//! Stems are only compared with each other, never shown; a form that is typed always weighs more than its relatives,
//! so a family that is a little too large costs little.

/// The stem of a folded word. Words that are not plain ASCII letters are their own stem.
pub(crate) fn stem(word: &str) -> String {
    let mut stem = word.to_owned();
    if word.len() < 4 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return stem;
    }
    plural(&mut stem);
    for (suffix, kept, instead) in SUFFIXES {
        replace(&mut stem, suffix, *kept, instead);
    }
    participle(&mut stem);
    for (suffix, kept, instead) in ENDINGS {
        replace(&mut stem, suffix, *kept, instead);
    }
    // "cancelled" and "cancel", "colour" and "color".
    replace(&mut stem, "ll", 2, "l");
    replace(&mut stem, "our", 3, "or");
    if stem.len() > 3 && stem.ends_with('y') && !vowel_before_last(&stem) {
        stem.pop();
        stem.push('i');
    }
    stem
}

/// Suffixes of derivation: what falls, how many bytes must stay before it, what comes instead.
const SUFFIXES: &[(&str, usize, &str)] = &[
    ("ly", 4, ""),
    ("ness", 4, ""),
    ("ability", 3, ""),
    ("ibility", 4, ""),
    ("ational", 3, "ation"),
    ("ional", 4, "ion"),
    ("ification", 2, "ify"),
    ("ization", 3, "ize"),
    ("isation", 3, "ize"),
    ("ation", 3, ""),
    ("ment", 5, ""),
];

/// Endings that may stand before or after a participle's.
const ENDINGS: &[(&str, usize, &str)] = &[
    ("ator", 3, ""),
    ("er", 4, ""),
    ("or", 5, ""),
    ("e", 3, ""),
    ("at", 3, ""),
    ("is", 5, "iz"),
    ("ion", 5, ""),
    ("abl", 3, ""),
    ("ibl", 4, ""),
    ("ment", 5, ""),
    ("e", 3, ""),
    ("up", 4, ""),
];

/// Drops `suffix` and writes `instead`, when at least `kept` bytes with a vowel among them stay.
fn replace(word: &mut String, suffix: &str, kept: usize, instead: &str) {
    let Some(rest) = word.strip_suffix(suffix) else {
        return;
    };
    if rest.len() >= kept && has_vowel(rest) {
        word.truncate(rest.len());
        word.push_str(instead);
        if suffix == "er" || suffix == "or" {
            undouble(word);
        }
    }
}

fn plural(word: &mut String) {
    let length = word.len();
    if word.ends_with("ies") && length > 4 {
        word.truncate(length - 3);
        word.push('y');
    } else if ["sses", "xes", "ches", "shes", "zzes"]
        .iter()
        .any(|end| word.ends_with(end))
    {
        word.truncate(length - 2);
    } else if word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end)) {
        word.truncate(length - 1);
    }
}

fn participle(word: &mut String) {
    for suffix in ["ing", "ed"] {
        if let Some(rest) = word.strip_suffix(suffix)
            && rest.len() >= 2
            && has_vowel(rest)
            && !(suffix == "ed" && rest.ends_with('e'))
        {
            word.truncate(rest.len());
            undouble(word);
            return;
        }
    }
}

/// "runn" is "run"; "sell", "pass" and "buzz" stay.
fn undouble(word: &mut String) {
    let bytes = word.as_bytes();
    if let [.., before, last] = bytes
        && before == last
        && bytes.len() > 3
        && !matches!(last, b'l' | b's' | b'z' | b'e' | b'o')
    {
        word.pop();
    }
}

fn has_vowel(word: &str) -> bool {
    word.bytes().any(|b| b"aeiouy".contains(&b))
}

fn vowel_before_last(word: &str) -> bool {
    word.bytes()
        .rev()
        .nth(1)
        .is_some_and(|b| b"aeiou".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::stem;

    fn family(words: &str) {
        let mut words = words.split_whitespace();
        let first = words.next().expect("a family has a first word");
        for word in words {
            assert_eq!(stem(word), stem(first), "{word} and {first}");
        }
    }

    #[test]
    fn the_forms_of_a_word_share_a_stem() {
        family("warm warms warmed warming warmup warmups");
        family("run runs running runner");
        family("policy policies");
        family("box boxes");
        family("batch batches batched batching");
        family("process processes processed processing");
        family("configure configures configured configuring configuration configurations");
        family("authenticate authenticates authenticated authenticating authentication");
        family("automate automated automation automating");
        family("validate validation validated validator");
        family("optimize optimization optimizing optimise optimised optimisation");
        family("integrate integration integrations integrating");
        family("document documents documented documenting documentation");
        family("segment segments segmentation");
        family("deploy deploys deployed deploying deployment deployments");
        family("manage manages managed managing manager managers management");
        family("encrypt encrypted encrypting encryption");
        family("delete deletes deleted deleting deletion");
        family("connect connected connection connections");
        family("scale scales scaling scaled scalable scalability");
        family("available availability");
        family("send sends sending sender senders");
        family("quick quickly");
        family("operate operation operations operational operator");
        family("schedule schedules scheduled scheduling");
        family("bounce bounces bounced bouncing");
        family("verify verifies verified verifying verification");
        family("classify classified classifying classification classifications");
        family("require required requirement requirements");
        family("cancel cancels canceled cancelled cancelling cancellation");
        family("control controls controlled controller");
        family("bill bills billed billing");
        family("color colour colours coloured");
        family("implement implements implemented implementing implementation");
    }

    #[test]
    fn different_words_keep_different_stems() {
        for (one, other) in [
            ("mission", "miss"),
            ("version", "verse"),
            ("station", "state"),
            ("need", "ne"),
            ("bring", "br"),
            ("status", "state"),
            ("analysis", "analyst"),
            ("user", "use"),
            ("domain", "dome"),
            ("group", "grow"),
        ] {
            assert_ne!(stem(one), stem(other), "{one} and {other}");
        }
    }

    #[test]
    fn short_words_and_other_scripts_are_left_alone() {
        for word in ["ip", "dns", "v2.1", "send_rate", "москва", "電子"] {
            assert_eq!(stem(word), word);
        }
    }
}
