//! Lower case and base letters: the few alphabets that have them, without Unicode's large tables.

/// Base letters of U+00C0 to U+017F; `#` marks those that [`fold`] writes out itself.
const LATIN: &[u8; 192] = b"\
aaaaaa#ceeeeiiiidnooooo#ouuuuy##aaaaaa#ceeeeiiiidnooooo#ouuuuy#y\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii##jjkkklllllll\
lllnnnnnnnnnoooooo##rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// Base letters of U+1E00 to U+1EFF.
const LATIN_ADDITIONAL: &[u8; 256] = b"\
aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
wwwwwwwwwwxxxxyyzzzzzzhtwyasss#daaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyllvvyy";

/// Writes `c` in lower case and without diacritics.
pub(super) fn fold(c: char, out: &mut String) {
    let code = c as u32;
    let folded = match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        _ if code < 0x80 => c,
        'Æ' | 'æ' => return out.push_str("ae"),
        'Œ' | 'œ' => return out.push_str("oe"),
        'Þ' | 'þ' => return out.push_str("th"),
        'ß' | 'ẞ' => return out.push_str("ss"),
        'Ĳ' | 'ĳ' => return out.push_str("ij"),
        'ª' => 'a',
        'º' => 'o',
        'µ' => 'μ',
        '\u{c0}'..='\u{17f}' => LATIN[code as usize - 0xc0] as char,
        '\u{1e00}'..='\u{1eff}' => LATIN_ADDITIONAL[code as usize - 0x1e00] as char,
        'Ơ' | 'ơ' => 'o',
        'Ư' | 'ư' => 'u',
        'Ș' | 'ș' => 's',
        'Ț' | 'ț' => 't',
        'Ά' | 'ά' => 'α',
        'Έ' | 'έ' => 'ε',
        'Ή' | 'ή' => 'η',
        'Ί' | 'ί' | 'Ϊ' | 'ϊ' | 'ΐ' => 'ι',
        'Ό' | 'ό' => 'ο',
        'Ύ' | 'ύ' | 'Ϋ' | 'ϋ' | 'ΰ' => 'υ',
        'Ώ' | 'ώ' => 'ω',
        'ς' => 'σ',
        'Ё' | 'ё' => 'е',
        'Й' | 'й' => 'и',
        'Α'..='Ω' | 'А'..='Я' => shift(code, 0x20),
        'Ѐ'..='Џ' => shift(code, 0x50),
        // Pairs of a capital and its small letter.
        '\u{460}'..='\u{481}' | '\u{48a}'..='\u{4bf}' | '\u{4d0}'..='\u{52f}' => shift(code | 1, 0),
        '\u{531}'..='\u{556}' => shift(code, 0x30),
        '\u{ff10}'..='\u{ff19}' | '\u{ff41}'..='\u{ff5a}' => shift(code - 0xfee0, 0),
        '\u{ff21}'..='\u{ff3a}' => shift(code - 0xfee0, 0x20),
        _ => c,
    };
    out.push(folded);
}

fn shift(code: u32, by: u32) -> char {
    char::from_u32(code + by).unwrap_or(char::REPLACEMENT_CHARACTER)
}
