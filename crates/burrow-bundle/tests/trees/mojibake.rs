//! Text of many languages stays as it is, and comes back from every misreading.

mod languages;

use burrow_bundle::{find_mojibake, repair};
use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252, WINDOWS_1254};
use languages::SOUND;
use std::collections::HashSet;

const READINGS: [(&str, &Encoding); 3] = [
    ("Windows-1252", WINDOWS_1252),
    ("Windows-1254", WINDOWS_1254),
    ("Mac Roman", MACINTOSH),
];

/// What a program makes of UTF-8 that it takes for another encoding.
fn misread(text: &str, encoding: &'static Encoding) -> String {
    let (text, _) = encoding.decode_without_bom_handling(text.as_bytes());
    text.into_owned()
}

fn misread_as_latin_1(text: &str) -> String {
    text.bytes().map(char::from).collect()
}

/// What a program makes of it that drops the bytes which mean nothing to it.
fn misread_with_loss(text: &str, encoding: &'static Encoding) -> String {
    let text = misread(text, encoding);
    text.chars()
        .filter(|sign| !('\u{80}'..='\u{9f}').contains(sign))
        .collect()
}

fn meant(text: &str) -> String {
    repair(text, false).map_or_else(|| text.to_owned(), |repaired| repaired.text)
}

fn guessed(text: &str) -> String {
    repair(text, true).map_or_else(|| text.to_owned(), |repaired| repaired.text)
}

#[test]
fn sound_text_of_any_language_stays_as_it_is() {
    for (language, text) in SOUND {
        for text in [
            text.to_owned(),
            text.to_uppercase(),
            text.to_lowercase(),
            SOUND.map(|(_, text)| text).join("\n"),
        ] {
            assert_eq!(find_mojibake(&text), [], "{language}");
        }
    }
}

#[test]
fn sound_words_in_any_quotation_marks_stay_as_they_are() {
    let marks = [
        "“x”",
        "„x“",
        "«x»",
        "»x«",
        "‚x‘",
        "‘x’",
        "«\u{a0}x\u{a0}»",
        "–x–",
        "…x…",
        "x®",
        "x™",
        "x²",
        "x—",
        "d’x’s",
        "¿x?",
        "x…”",
        "x…»",
        "x”—",
        "x’…",
        "“‘x’”",
        "x\u{a0}€",
        "x\u{a0}°C",
    ];
    for (language, text) in SOUND {
        for word in text.split_whitespace() {
            for mark in marks {
                for word in [word.to_owned(), word.to_uppercase()] {
                    let text = mark.replace('x', word.trim_matches(|c: char| !c.is_alphabetic()));
                    assert_eq!(find_mojibake(&text), [], "{language}: {text}");
                }
            }
        }
    }
}

#[test]
fn misread_text_comes_back_to_the_character() {
    let mut lost = Vec::new();
    for (language, text) in SOUND {
        for (name, encoding) in READINGS {
            let wrong = misread(text, encoding);
            if meant(&wrong) != text {
                lost.push(format!(
                    "{language} as {name}: {wrong}\n  {}\n  {text}",
                    meant(&wrong)
                ));
            }
        }
        let wrong = misread_as_latin_1(text);
        if meant(&wrong) != text {
            lost.push(format!(
                "{language} as Latin-1: {}\n  {text}",
                meant(&wrong)
            ));
        }
    }
    assert!(lost.is_empty(), "{}\n{} lost", lost.join("\n"), lost.len());
}

#[test]
fn a_misread_word_in_sound_text_mostly_comes_back() {
    let (mut all, mut back) = (0, 0);
    for (_, text) in SOUND.iter().take(52) {
        for word in text
            .split_whitespace()
            .filter(|word| word.chars().any(char::is_alphabetic) && !word.is_ascii())
        {
            for (_, encoding) in READINGS {
                let sound = format!("Some “plain” words – a {word} in them, voilà.");
                let wrong = sound.replace(word, &misread(word, encoding));
                let read = meant(&wrong);
                all += 1;
                back += usize::from(read == sound);
            }
        }
    }
    assert!(back * 10 >= all * 9, "{back} of {all}");
}

#[test]
fn what_was_misread_twice_or_three_times_comes_back() {
    for (language, text) in SOUND {
        for (_, encoding) in READINGS {
            let twice = misread(&misread(text, encoding), encoding);
            assert_eq!(meant(&twice), text, "{language}: {twice}");
            let thrice = misread(&twice, encoding);
            assert_eq!(meant(&thrice), text, "{language}: {thrice}");
        }
        let mixed = misread(&misread_as_latin_1(text), WINDOWS_1252);
        assert_eq!(meant(&mixed), text, "{language}: {mixed}");
    }
}

#[test]
fn frequent_misreadings_come_back_alone() {
    for (wrong, right) in [
        ("donâ€™t", "don’t"),
        ("â€œquotedâ€\u{9d}", "“quoted”"),
        ("a â€“ b â€” c", "a – b — c"),
        ("waitâ€¦", "wait…"),
        ("â†’ next", "→ next"),
        ("âœ“ done", "✓ done"),
        ("âœ” fine", "✔ fine"),
        ("â–¼", "▼"),
        ("â‚¬5", "€5"),
        ("cafÃ©", "café"),
        ("Ã©tat", "état"),
        ("Ã‰tat", "État"),
        ("NicolÃ¡s", "Nicolás"),
        ("Ã–sterreich", "Österreich"),
        ("ZURÃœCK", "ZURÜCK"),
        ("DOS AÃ‘OS", "DOS AÑOS"),
        ("Ä°stanbul", "İstanbul"),
        ("Ä±sÄ±", "ısı"),
        ("RÄ«ga", "Rīga"),
        ("20 Â°C", "20 °C"),
        ("Â© 2026", "© 2026"),
        ("Â£5", "£5"),
        ("5Â½", "5½"),
        ("17 U.S.C. Â§ 101", "17 U.S.C. § 101"),
        ("1920Ã—1080", "1920×1080"),
        ("wordÂ\u{a0}word", "word\u{a0}word"),
        ("ï»¿# Title", "# Title"),
        ("a ï¿½ b", "a � b"),
        ("ğŸ“Š", "📊"),
        ("ðŸš€ go", "🚀 go"),
        ("âš\u{a0}ï¸\u{8f} mind", "⚠️ mind"),
        ("æž\u{81}é™\u{90}", "极限"),
        ("Î±-Test", "α-Test"),
        ("weâ€™ll go to the cafÃ©", "we’ll go to the café"),
        ("don‚Äôt", "don’t"),
        ("‚Äúquoted‚Äù", "“quoted”"),
        ("a ‚Äì b", "a – b"),
        ("caf√©", "café"),
        ("wei√ü", "weiß"),
        ("√©quilibr√©", "équilibré"),
        ("\u{f8ff}üöÄ go", "🚀 go"),
        ("‚úÖ done", "✅ done"),
        ("‚ö°", "⚡"),
        ("‚Üí next", "→ next"),
        ("¬© 2026", "© 2026"),
        ("\u{f8ff}üèóÔ∏è", "🏗️"),
        ("doesnÃ¢â‚¬â„¢t", "doesn’t"),
        ("nÃƒÂ©e", "née"),
        ("\u{93}quoted\u{94}", "“quoted”"),
    ] {
        assert_eq!(meant(wrong), right, "{wrong}");
    }
}

#[test]
fn lost_bytes_are_guessed_from_what_is_usual_and_only_when_that_is_wanted() {
    for (wrong, right) in [
        ("â€œbothâ€ and â€œboth", "“both” and “both"),
        ("ğŸ¯ Goals", "🎯 Goals"),
        ("ğŸ” Security", "🔐 Security"),
        ("ğŸ” Search", "🔍 Search"),
        ("ğŸ“ Notes", "📝 Notes"),
        ("ğŸ“ src\n├── a", "📁 src\n├── a"),
        ("ğŸ\u{a0} Home", "🏠 Home"),
        ("ğŸ‘¨â€ğŸ’» code", "👨‍💻 code"),
        ("â˜ï¸ cloud", "☁️ cloud"),
        ("ğŸ—ï¸ build", "🏗️ build"),
        ("â”Œâ”€â” box", "┌─┐ box"),
        ("âŒ no âœ… yes", "❌ no ✅ yes"),
        ("dÃ©jÃ  vu, voilÃ  tout", "déjà  vu, voilà  tout"),
    ] {
        assert_eq!(guessed(wrong), right, "{wrong}");
        assert_ne!(meant(wrong), right, "{wrong}");
        assert!(
            find_mojibake(wrong).iter().any(|found| found.lossy),
            "{wrong}"
        );
    }
}

#[test]
fn text_with_bytes_lost_is_never_worse_for_the_repair() {
    for (language, text) in SOUND {
        for (name, encoding) in READINGS.into_iter().take(2) {
            let wrong = misread_with_loss(text, encoding);
            let read = guessed(&wrong);
            let right = |read: &str| {
                let words: HashSet<_> = text.split_whitespace().collect();
                read.split_whitespace()
                    .filter(|word| words.contains(word))
                    .count()
            };
            assert!(
                right(&read) >= right(&wrong),
                "{language} as {name}: {wrong}\n{read}"
            );
        }
    }
}

#[test]
fn spans_say_what_became_what() {
    let text = "It‚Äôs fine; nichts √ºbrig.";
    let repaired = repair(text, false).unwrap();
    assert_eq!(repaired.text, "It’s fine; nichts übrig.");
    let pairs: Vec<_> = repaired
        .spans
        .iter()
        .map(|span| (&text[span.from.clone()], &repaired.text[span.to.clone()]))
        .collect();
    assert_eq!(pairs, [("‚Äô", "’"), ("√º", "ü")]);
    assert_eq!(find_mojibake(text)[0].read_as, "Mac Roman");
    assert_eq!(repair("plain", true), None);
}

#[test]
fn any_text_takes_time_in_proportion() {
    let units = [
        "â€™",
        "Ã",
        "ğŸ",
        "Ã©x",
        "√©",
        "Ð¿",
        "é",
        "ÃƒÂ¢Ã¢â€šÂ¬Ã¢â€žÂ¢",
        "â\n",
        "ï¸",
    ];
    for unit in units {
        let growth = burrow_effort::growth(4_000, |count| {
            let _ = std::hint::black_box(repair(&unit.repeat(count), true));
        });
        // Quadratic work would take four times as long; one unit takes 2.5 times as long.
        assert!(
            growth.is_none_or(|growth| growth < 3.0),
            "{unit}: {growth:?}"
        );
    }
}
