//! Cuts text into folded words: case and diacritics removed, identifiers whole and in parts, ideographs in pairs.
//!
//! Own small tables stand in for Unicode's large ones, so that the reader's wasm stays small and the program and the
//! reader always agree.

mod fold;

use fold::fold;
use std::ops::Range;

/// Longest word kept, in bytes; the rest of a longer one is dropped on both sides alike.
const MAX_WORD: usize = 32;
/// What French and Italian write before a vowel in place of a small word, which says nothing by itself.
const ELIDED: [&str; 15] = [
    "all", "c", "d", "dall", "dell", "j", "l", "m", "n", "nell", "qu", "s", "sull", "t", "un",
];
/// Most parts of an identifier that is also kept whole.
const MAX_PARTS: u32 = 6;

/// What a token is within its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A word, or one part of an identifier; these make up the length of a text.
    Word,
    /// An identifier of several parts, kept whole; it follows its parts, as many as this says.
    Whole(u32),
    /// One or two characters of a script written without spaces.
    Gram,
}

/// Receives each token: where it stands in the text, its folded form, and what it is.
pub(crate) type Sink<'a> = dyn FnMut(Range<usize>, &str, Kind) + 'a;

/// Calls `sink` with every token of `text`, in order.
pub(crate) fn tokenize(text: &str, sink: &mut Sink<'_>) {
    let mut cutter = Cutter::default();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let next = || text[end..].chars().next().map_or(Class::Break, classify);
        match classify(c) {
            Class::Ignored => cutter.extend(end),
            Class::Apostrophe if next().is_word() && cutter.elides() => cutter.part.clear(),
            Class::Apostrophe if next().is_word() => cutter.apostrophe(),
            Class::Connector if cutter.in_word() && next().is_word() => cutter.connect(c, sink),
            Class::Comma if cutter.last == Class::Digit && next() == Class::Digit => {}
            Class::Ideograph => {
                cutter.flush(sink);
                cutter.ideograph(at..end, c, sink);
                continue;
            }
            class if class.is_word() => {
                if cutter.turns(class, &text[end..]) {
                    cutter.end_part(sink);
                }
                cutter.push(at..end, c, class);
            }
            _ => cutter.flush(sink),
        }
        cutter.end_run(sink);
    }
    cutter.flush(sink);
    cutter.end_run(sink);
}

/// The folded words of a short text; identifiers in their parts only.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    tokenize(text, &mut |_, word, kind| {
        if !matches!(kind, Kind::Whole(_)) {
            words.push(word.to_owned());
        }
    });
    words
}

/// Whether `text` stops inside a word, as it does while somebody types.
pub(crate) fn ends_inside_a_word(text: &str) -> bool {
    text.chars()
        .next_back()
        .is_some_and(|c| classify(c).is_word() || classify(c) == Class::Ideograph)
}

/// The identifier and the part of it being read.
struct Cutter {
    part: String,
    part_at: Range<usize>,
    /// Length of `part` at its last apostrophe.
    apostrophe: usize,
    whole: String,
    whole_at: Range<usize>,
    parts: u32,
    last: Class,
    /// The last ideograph of a run, not yet told on its own.
    run: Option<(Range<usize>, char)>,
}

impl Default for Cutter {
    fn default() -> Self {
        Self {
            part: String::new(),
            part_at: 0..0,
            apostrophe: usize::MAX,
            whole: String::new(),
            whole_at: 0..0,
            parts: 0,
            last: Class::Break,
            run: None,
        }
    }
}

impl Cutter {
    fn in_word(&self) -> bool {
        !self.part.is_empty()
    }

    fn extend(&mut self, end: usize) {
        if self.in_word() {
            self.part_at.end = end;
        }
    }

    /// Whether what stands before an apostrophe is only the rest of a small word: "l'abonnement".
    fn elides(&self) -> bool {
        self.parts == 0 && ELIDED.contains(&self.part.as_str())
    }

    fn apostrophe(&mut self) {
        self.apostrophe = self.part.len();
    }

    fn push(&mut self, at: Range<usize>, c: char, class: Class) {
        if self.part.is_empty() {
            self.part_at.start = at.start;
            if self.parts == 0 {
                self.whole_at.start = at.start;
            }
        }
        self.part_at.end = at.end;
        if self.part.len() < MAX_WORD {
            fold(c, &mut self.part);
        }
        self.last = class;
    }

    /// Whether a hump begins here: `sendRate`, `HTTPServer`, but not `OAuth` or `APIs`.
    fn turns(&self, class: Class, rest: &str) -> bool {
        if class != Class::Upper || self.part.is_empty() {
            return false;
        }
        if self.last != Class::Upper {
            return self.last != Class::Letter;
        }
        let mut ahead = rest.chars().map(classify);
        self.part.len() > 1
            && ahead.next() == Some(Class::Lower)
            && ahead.next() == Some(Class::Lower)
    }

    fn connect(&mut self, connector: char, sink: &mut Sink<'_>) {
        self.end_part(sink);
        self.whole.push(connector);
    }

    fn end_part(&mut self, sink: &mut Sink<'_>) {
        if self.part.is_empty() {
            return;
        }
        // The possessive: "sender's" is "sender".
        if self.apostrophe < usize::MAX && self.part[self.apostrophe..] == *"s" {
            self.part.truncate(self.apostrophe);
        }
        self.apostrophe = usize::MAX;
        if !self.part.is_empty() {
            sink(self.part_at.clone(), &self.part, Kind::Word);
            if self.whole.len() < MAX_WORD {
                self.whole.push_str(&self.part);
            }
            self.whole_at.end = self.part_at.end;
            self.parts += 1;
            self.part.clear();
        }
    }

    fn flush(&mut self, sink: &mut Sink<'_>) {
        self.end_part(sink);
        if (2..=MAX_PARTS).contains(&self.parts) {
            sink(self.whole_at.clone(), &self.whole, Kind::Whole(self.parts));
        }
        self.whole.clear();
        self.parts = 0;
        self.last = Class::Break;
    }

    fn ideograph(&mut self, at: Range<usize>, c: char, sink: &mut Sink<'_>) {
        if let Some((before, first)) = self.run.take() {
            let pair: String = [first, c].iter().collect();
            sink(before.start..at.end, &pair, Kind::Gram);
        }
        self.run = Some((at, c));
    }

    /// The last ideograph of a run is also told alone, so that each one can be found by itself.
    fn end_run(&mut self, sink: &mut Sink<'_>) {
        if let Some((at, c)) = self.run.take() {
            sink(at, c.encode_utf8(&mut [0; 4]), Kind::Gram);
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Lower,
    Upper,
    /// Beyond ASCII, of either case: identifiers have no humps there.
    Letter,
    Digit,
    Ideograph,
    /// Combining marks and characters that only tell how to break or join.
    Ignored,
    Apostrophe,
    /// Joins the parts of an identifier.
    Connector,
    Comma,
    Break,
}

impl Class {
    fn is_word(self) -> bool {
        matches!(
            self,
            Class::Lower | Class::Upper | Class::Letter | Class::Digit
        )
    }
}

fn classify(c: char) -> Class {
    let code = c as u32;
    match c {
        'a'..='z' => Class::Lower,
        'A'..='Z' => Class::Upper,
        '0'..='9' => Class::Digit,
        '_' | '.' => Class::Connector,
        ',' => Class::Comma,
        '\'' | '\u{2019}' => Class::Apostrophe,
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{feff}' => Class::Ignored,
        // Points of Hebrew and Arabic.
        '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{640}' => Class::Ignored,
        _ if code < 0x80 || in_ranges(code, &BREAKS) => Class::Break,
        _ if in_ranges(code, &UNSPACED) => Class::Ideograph,
        '\u{ff10}'..='\u{ff19}' => Class::Digit,
        _ => Class::Letter,
    }
}

fn in_ranges(code: u32, ranges: &[(u32, u32)]) -> bool {
    ranges
        .iter()
        .any(|&(first, last)| (first..=last).contains(&code))
}

/// Punctuation, symbols, emoji and private use beyond ASCII.
const BREAKS: [(u32, u32); 22] = [
    (0x80, 0xa9),
    (0xab, 0xb4),
    (0xb6, 0xb9),
    (0xbb, 0xbf),
    (0xd7, 0xd7),
    (0xf7, 0xf7),
    (0x2b9, 0x2ff),
    (0x589, 0x58a),
    (0x600, 0x61f),
    (0x6d4, 0x6d4),
    (0x964, 0x965),
    (0x2000, 0x2bff),
    (0x2e00, 0x2fff),
    (0x3000, 0x3004),
    (0x3008, 0x3030),
    (0x30fb, 0x30fb),
    (0xe000, 0xf8ff),
    (0xfe00, 0xfe6f),
    (0xff00, 0xff0f),
    (0xff1a, 0xff20),
    (0x1f000, 0x1faff),
    (0xe0000, 0x10ffff),
];

/// Scripts written without spaces, and Hangul, whose words carry endings.
const UNSPACED: [(u32, u32); 9] = [
    (0xe01, 0xeff),
    (0x1000, 0x109f),
    (0x1780, 0x17ff),
    (0x3005, 0x3007),
    (0x3031, 0x318f),
    (0x31f0, 0x9fff),
    (0xac00, 0xd7af),
    (0xf900, 0xfaff),
    (0x20000, 0x3ffff),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        let mut found: Vec<String> = Vec::new();
        tokenize(text, &mut |_, word, _| found.push(word.to_owned()));
        found.join(" ")
    }

    #[test]
    fn words_are_lower_case_and_without_punctuation() {
        assert_eq!(words("Hello, (big) World!"), "hello big world");
        assert_eq!(words("  "), "");
    }

    #[test]
    fn diacritics_are_folded() {
        assert_eq!(words("Über die Größe"), "uber die grosse");
        assert_eq!(words("Configuración año ¿qué?"), "configuracion ano que");
        assert_eq!(words("Œuvre élève ça"), "oeuvre eleve ca");
        assert_eq!(words("İstanbul ığşçöü"), "istanbul igscou");
        assert_eq!(words("Zażółć gęślą jaźń ŁÓDŹ"), "zazolc gesla jazn lodz");
        assert_eq!(words("e\u{301}cole Tiếng Việt"), "ecole tieng viet");
        assert_eq!(words("Ėžys ŽŠŽ ŷŸ ĥŉŋ"), "ezys zsz yy hnn");
    }

    #[test]
    fn what_is_left_of_a_small_word_before_an_apostrophe_is_no_part_of_the_next() {
        assert_eq!(
            words("L’abonnement, avant d'envoyer qu'il"),
            "abonnement avant envoyer il"
        );
        assert_eq!(words("nell'area un’ora"), "area ora");
        assert_eq!(words("don't O'Brien sender's"), "dont obrien sender");
    }

    #[test]
    fn other_alphabets_are_folded_too() {
        assert_eq!(words("МОСКВА Ёлка"), "москва елка");
        assert_eq!(words("Αθήνα ΛΌΓΟΣ"), "αθηνα λογοσ");
        assert_eq!(words("ＡＢＣ１２"), "abc12");
    }

    #[test]
    fn identifiers_are_kept_whole_and_in_parts() {
        assert_eq!(words("max_send_rate"), "max send rate max_send_rate");
        assert_eq!(words("sendRate"), "send rate sendrate");
        assert_eq!(words("HTTPServer"), "http server httpserver");
        assert_eq!(words("OAuth APIs IPv6 DKIM"), "oauth apis ipv6 dkim");
        assert_eq!(words("v2.1"), "v2 1 v2.1");
        assert_eq!(words("/api/v1/users."), "api v1 users");
        assert_eq!(words("warm-up"), "warm up");
    }

    #[test]
    fn apostrophes_and_thousands_do_not_part_words() {
        assert_eq!(
            words("don't the sender’s 'quoted'"),
            "dont the sender quoted"
        );
        assert_eq!(words("1,000, 2, 3"), "1000 2 3");
    }

    #[test]
    fn scripts_without_spaces_are_cut_in_pairs() {
        assert_eq!(words("電子郵件"), "電子 子郵 郵件 件");
        assert_eq!(words("DKIM設定"), "dkim 設定 定");
    }

    #[test]
    fn emoji_and_controls_are_not_words() {
        assert_eq!(words("🚀 go\u{0}now 👩‍💻 ✅"), "go now");
    }

    #[test]
    fn ranges_point_at_the_words() {
        let text = "Die Größe, sendRate";
        let mut found = Vec::new();
        tokenize(text, &mut |at, _, _| found.push(&text[at]));
        assert_eq!(found, ["Die", "Größe", "send", "Rate", "sendRate"]);
    }

    #[test]
    fn long_words_are_cut_alike() {
        let long = "x".repeat(500);
        assert_eq!(words(&long).len(), MAX_WORD);
    }
}
