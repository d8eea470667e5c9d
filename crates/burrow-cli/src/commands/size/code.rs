//! What the code of a WebAssembly module is made of: bytes by crate and by function, from the names it still has.

use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// Bytes under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// A crate, or a function with its path.
    pub name: String,
    /// Bytes of code.
    pub bytes: u64,
}

/// A module taken apart. Lists are in order of size, the largest first.
#[derive(Debug, Serialize)]
pub struct Code {
    /// All code.
    pub code: u64,
    /// Constants.
    pub data: u64,
    /// By crate; what drops values and what closures are called through stand by themselves, because the compiler
    /// makes them for whoever needs them.
    pub crates: Vec<Part>,
    /// By function, all copies of a generic one together.
    pub functions: Vec<Part>,
}

/// Groups that are no crate.
const NO_CRATE: [(&str, &str); 2] = [
    ("core::ptr::drop_in_place", "(dropping values)"),
    ("core::ops::function::", "(calling closures)"),
];

impl Code {
    /// Takes a module apart; says what is wrong with it, to follow "FILE ".
    pub fn read(bytes: &[u8]) -> Result<Self, &'static str> {
        let module = Module::read(bytes)?;
        if module.names.is_empty() {
            return Err("has no names of functions: give one from before they are taken out");
        }
        let (mut crates, mut functions) = (BTreeMap::new(), BTreeMap::new());
        for (number, size) in module.sizes.iter().enumerate() {
            let name = module.names.get(&(module.imported + number as u64));
            let name = name.map_or("(without a name)", |name| without_hash(name));
            *crates.entry(owner(name)).or_insert(0) += size;
            *functions.entry(without_arguments(name)).or_insert(0) += size;
        }
        Ok(Self {
            code: module.sizes.iter().sum(),
            data: module.data,
            crates: by_size(crates),
            functions: by_size(functions),
        })
    }
}

fn by_size(sizes: BTreeMap<String, u64>) -> Vec<Part> {
    let parts = sizes.into_iter().map(|(name, bytes)| Part { name, bytes });
    let mut parts: Vec<_> = parts.collect();
    parts.sort_by(|a, b| b.bytes.cmp(&a.bytes).then_with(|| a.name.cmp(&b.name)));
    parts
}

/// Without `::h0123456789abcdef` or `[0123456789abcdef]`, which tell copies apart.
fn without_hash(name: &str) -> &str {
    match name.rsplit_once("::h") {
        Some((path, hash)) if hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()) => {
            path
        }
        _ => name,
    }
}

/// The crate a function is from: the first name of a path, types that stand for others aside.
fn owner(name: &str) -> String {
    if let Some((_, group)) = NO_CRATE.iter().find(|(start, _)| name.starts_with(start)) {
        return (*group).to_owned();
    }
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let path = name.find("::").and_then(|_| {
        let mut from = 0;
        while let Some(at) = name[from..].find("::") {
            let before = &name[..from + at];
            // `core[0123456789abcdef]::fmt` is how the newer form of names says `core::fmt`.
            let before = match before
                .strip_suffix(']')
                .and_then(|text| text.rsplit_once('['))
            {
                Some((text, _)) => text,
                None => before,
            };
            let start = before.rfind(|c| !is_part(c)).map_or(0, |at| at + 1);
            if !before[start..].is_empty() {
                return Some(&before[start..]);
            }
            from += at + 2;
        }
        None
    });
    path.unwrap_or("(others)").to_owned()
}

/// Without what stands in angle brackets behind a path: `Vec<T>::push` is one function for all `T`.
fn without_arguments(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    let mut depth = 0;
    // `<T as Trait>::method` begins with brackets that say whose method it is.
    let is_qualified = name.starts_with('<');
    for (at, character) in name.char_indices() {
        match character {
            '<' if is_qualified && at == 0 => text.push('<'),
            '<' => depth += 1,
            '>' if depth == 0 || name[..at].ends_with('-') => text.push('>'),
            '>' => depth -= 1,
            other if depth == 0 => text.push(other),
            _ => {}
        }
    }
    text
}

/// What is read of a module.
#[derive(Default)]
struct Module {
    imported: u64,
    sizes: Vec<u64>,
    data: u64,
    names: HashMap<u64, String>,
}

/// Bytes that are read from the front.
struct Bytes<'a>(&'a [u8]);

const CUT_SHORT: &str = "ends too early";

impl<'a> Bytes<'a> {
    fn byte(&mut self) -> Result<u8, &'static str> {
        let (first, rest) = self.0.split_first().ok_or(CUT_SHORT)?;
        self.0 = rest;
        Ok(*first)
    }

    /// An unsigned number in LEB128.
    fn number(&mut self) -> Result<u64, &'static str> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 127) << shift;
            if byte < 128 {
                return Ok(number);
            }
        }
        Err("holds a number that is too long")
    }

    fn take(&mut self, length: u64) -> Result<Self, &'static str> {
        let length = usize::try_from(length).map_err(|_| CUT_SHORT)?;
        let (taken, rest) = self.0.split_at_checked(length).ok_or(CUT_SHORT)?;
        self.0 = rest;
        Ok(Self(taken))
    }

    /// What is preceded by its length.
    fn block(&mut self) -> Result<Bytes<'a>, &'static str> {
        let length = self.number()?;
        let taken = Bytes(self.0).take(length)?;
        self.0 = &self.0[taken.0.len()..];
        Ok(taken)
    }
}

impl Module {
    fn read(bytes: &[u8]) -> Result<Self, &'static str> {
        let sections = bytes.strip_prefix(b"\0asm\x01\0\0\0");
        let mut bytes = Bytes(sections.ok_or("is no WebAssembly module")?);
        let mut module = Self::default();
        while !bytes.0.is_empty() {
            let kind = bytes.byte()?;
            let mut section = bytes.block()?;
            match kind {
                0 if section.block()?.0 == b"name" => module.read_names(section)?,
                2 => module.count_imports(section)?,
                10 => {
                    for _ in 0..section.number()? {
                        module.sizes.push(section.block()?.0.len() as u64);
                    }
                }
                11 => module.data = section.0.len() as u64,
                _ => {}
            }
        }
        Ok(module)
    }

    fn count_imports(&mut self, mut section: Bytes<'_>) -> Result<(), &'static str> {
        for _ in 0..section.number()? {
            section.block()?;
            section.block()?;
            match section.byte()? {
                0 => {
                    section.number()?;
                    self.imported += 1;
                }
                1 => {
                    section.byte()?;
                    skip_limits(&mut section)?;
                }
                2 => skip_limits(&mut section)?,
                3 => {
                    section.take(2)?;
                }
                _ => return Err("imports something unknown"),
            }
        }
        Ok(())
    }

    fn read_names(&mut self, mut section: Bytes<'_>) -> Result<(), &'static str> {
        while !section.0.is_empty() {
            let kind = section.byte()?;
            let mut names = section.block()?;
            if kind != 1 {
                continue;
            }
            for _ in 0..names.number()? {
                let number = names.number()?;
                let name = String::from_utf8_lossy(names.block()?.0).into_owned();
                self.names.insert(number, name);
            }
        }
        Ok(())
    }
}

fn skip_limits(section: &mut Bytes<'_>) -> Result<(), &'static str> {
    let has_most = section.byte()? & 1 == 1;
    section.number()?;
    if has_most {
        section.number()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(bytes: &[u8]) -> Vec<u8> {
        [&[bytes.len() as u8], bytes].concat()
    }

    fn section(kind: u8, bytes: &[u8]) -> Vec<u8> {
        [vec![kind], block(bytes)].concat()
    }

    /// One imported function, two of its own of three and five bytes, two bytes of data.
    fn module(names: &[(u8, &str)]) -> Vec<u8> {
        let import = [&[1][..], &block(b"m"), &block(b"f"), &[0, 0]].concat();
        let code = [&[2][..], &block(&[0; 3]), &block(&[0; 5])].concat();
        let mut list = vec![names.len() as u8];
        for (number, name) in names {
            list.push(*number);
            list.extend(block(name.as_bytes()));
        }
        let named = [block(b"name"), section(1, &list)].concat();
        [
            b"\0asm\x01\0\0\0".to_vec(),
            section(2, &import),
            section(10, &code),
            section(11, &[0; 2]),
            section(0, &named),
        ]
        .concat()
    }

    #[test]
    fn code_is_added_up_by_crate_and_by_function() {
        let names = [
            (0, "imported"),
            (1, "alloc::vec::Vec<u8>::push::h0123456789abcdef"),
            (2, "alloc::vec::Vec<u16>::push::hfedcba9876543210"),
        ];
        let code = Code::read(&module(&names)).unwrap();
        assert_eq!((code.code, code.data), (8, 2));
        let part = |name: &str, bytes| Part {
            name: name.to_owned(),
            bytes,
        };
        assert_eq!(code.crates, [part("alloc", 8)]);
        assert_eq!(code.functions, [part("alloc::vec::Vec::push", 8)]);
    }

    #[test]
    fn the_crate_is_the_first_name_of_a_path() {
        for (name, expected) in [
            ("burrow_reader::views::page::view", "burrow_reader"),
            ("<T as tachys::html::attribute::Any>::keys", "tachys"),
            ("<&mut W as core::fmt::Write>::write_str", "core"),
            ("<core[62be99b0ec15a4cf]::str::Chars>::next", "core"),
            (
                "core::ptr::drop_in_place<burrow_reader::state::State>",
                "(dropping values)",
            ),
            (
                "core::ops::function::FnOnce::call_once{{vtable.shim}}",
                "(calling closures)",
            ),
            ("dlmalloc", "(others)"),
        ] {
            assert_eq!(owner(name), expected, "{name}");
        }
    }

    #[test]
    fn a_damaged_module_is_an_error_and_one_without_names_too() {
        let whole = module(&[(1, "a::b"), (2, "c::d")]);
        for end in [0, 4, 12, 20, whole.len() - 1] {
            assert!(Code::read(&whole[..end]).is_err(), "{end}");
        }
        assert!(Code::read(&module(&[])).is_err());
    }
}
