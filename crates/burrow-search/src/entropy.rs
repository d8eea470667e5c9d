//! Writes and reads single yes-or-no decisions in as little space as their likelihood allows.
//!
//! An adaptive binary range coder: each decision has a [`Model`] that learns how likely it is, on both sides alike.
//! [`Coder`] lets one function describe what is written and what is read, so the two cannot drift apart.

/// How likely a decision is to be yes, learnt as it goes. One that has learnt nothing is all zeros.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Model {
    /// Likelihood of yes: this of 65,536 above a half.
    yes: i16,
    /// Decisions seen, up to the slowest pace of learning.
    seen: u8,
}

/// Slowest pace: each decision moves the likelihood by a 32nd of the way.
const PACE: u8 = 5;
/// Bounds of the likelihood used, of 4,096: no decision is ever free, so bytes bound the work of reading them.
const LEAST: u32 = 24;

impl Model {
    pub const NEW: Self = Self { yes: 0, seen: 0 };

    fn likelihood(self) -> u32 {
        let yes = (i32::from(self.yes) + (1 << 15)) as u32;
        (yes >> 4).clamp(LEAST, 4096 - LEAST)
    }

    fn learn(&mut self, yes: bool) {
        let goal = i32::from(if yes { i16::MAX } else { i16::MIN });
        let pace = (self.seen + 1).min(PACE);
        self.yes += ((goal - i32::from(self.yes)) >> pace) as i16;
        self.seen = pace;
    }
}

/// Writes decisions, or reads them back.
pub(crate) trait Coder {
    /// A writer writes `yes` and returns it; a reader ignores it and returns what was written.
    fn code(&mut self, model: &mut Model, yes: bool) -> bool;

    /// A number: how many bits it takes, then the bits, the first of them learnt. Up to 2^24.
    fn number(&mut self, models: &mut Numbers, number: u32) -> u32 {
        let goal = (number + 1).ilog2() as usize;
        let mut size = 0;
        while size < 24 && self.code(&mut models.size[size], size < goal) {
            size += 1;
        }
        let mut coded = 1;
        for bit in (0..size).rev() {
            let place = if bit + 1 == size { size } else { 0 };
            let model = &mut models.bits[place][bit.min(7)];
            coded = coded << 1 | u32::from(self.code(model, (number + 1) >> bit & 1 > 0));
        }
        coded - 1
    }
}

/// What is learnt of a kind of number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Numbers {
    size: [Model; 24],
    bits: [[Model; 8]; 25],
}

impl Numbers {
    pub const NEW: Self = Self {
        size: [Model::NEW; 24],
        bits: [[Model::NEW; 8]; 25],
    };
}

/// Writes decisions.
#[derive(Debug)]
pub(crate) struct Writer {
    bytes: Vec<u8>,
    low: u64,
    range: u32,
}

impl Writer {
    /// Goes on after `bytes`.
    pub fn after(bytes: Vec<u8>) -> Self {
        Self {
            bytes,
            low: 0,
            range: u32::MAX,
        }
    }

    pub fn finish(mut self) -> Vec<u8> {
        for _ in 0..4 {
            self.shift();
        }
        self.bytes
    }

    /// Moves the topmost byte out; a carry goes into those written before.
    fn shift(&mut self) {
        if self.low > u64::from(u32::MAX) {
            for byte in self.bytes.iter_mut().rev() {
                *byte = byte.wrapping_add(1);
                if *byte > 0 {
                    break;
                }
            }
        }
        self.bytes.push((self.low >> 24) as u8);
        self.low = (self.low & 0x00ff_ffff) << 8;
    }
}

impl Coder for Writer {
    fn code(&mut self, model: &mut Model, yes: bool) -> bool {
        let bound = (self.range >> 12) * model.likelihood();
        if yes {
            self.range = bound;
        } else {
            self.low += u64::from(bound);
            self.range -= bound;
        }
        model.learn(yes);
        while self.range < 1 << 24 {
            self.range <<= 8;
            self.shift();
        }
        yes
    }
}

/// Reads decisions.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
    code: u32,
    range: u32,
    /// Bytes wanted after the last.
    missing: u32,
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        let mut reader = Self {
            rest: bytes,
            code: 0,
            range: u32::MAX,
            missing: 0,
        };
        for _ in 0..4 {
            reader.shift();
        }
        reader
    }

    /// Whether more was read than was written.
    pub fn is_beyond_the_end(&self) -> bool {
        self.missing > 0
    }

    /// Whether all bytes have been read.
    pub fn is_at_the_end(&self) -> bool {
        self.rest.is_empty() && self.missing == 0
    }

    fn shift(&mut self) {
        let byte = match self.rest {
            [byte, rest @ ..] => {
                self.rest = rest;
                *byte
            }
            [] => {
                self.missing = self.missing.saturating_add(1);
                0
            }
        };
        self.code = self.code << 8 | u32::from(byte);
    }
}

impl Coder for Reader<'_> {
    fn code(&mut self, model: &mut Model, _: bool) -> bool {
        let bound = (self.range >> 12) * model.likelihood();
        let yes = self.code < bound;
        if yes {
            self.range = bound;
        } else {
            self.code -= bound;
            self.range -= bound;
        }
        model.learn(yes);
        while self.range < 1 << 24 {
            self.range <<= 8;
            self.shift();
        }
        yes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_come_back_as_they_were_written(numbers: Vec<u16>) {
            let mut writer = Writer::after(vec![7]);
            let mut models = Numbers::NEW;
            for number in &numbers {
                writer.number(&mut models, u32::from(*number));
            }
            let bytes = writer.finish();
            let mut reader = Reader::new(&bytes[1..]);
            let mut models = Numbers::NEW;
            for number in &numbers {
                prop_assert_eq!(reader.number(&mut models, 0), u32::from(*number));
            }
            prop_assert!(reader.is_at_the_end());
        }

        #[test]
        fn any_bytes_can_be_read(bytes: Vec<u8>) {
            let mut reader = Reader::new(&bytes);
            let mut models = Numbers::NEW;
            for _ in 0..100 {
                prop_assert!(reader.number(&mut models, 0) < 1 << 25);
            }
        }
    }

    #[test]
    fn what_is_always_so_takes_next_to_nothing() {
        let mut writer = Writer::after(Vec::new());
        let mut model = Model::NEW;
        for _ in 0..1000 {
            writer.code(&mut model, true);
        }
        assert!(writer.finish().len() < 12);
    }
}
