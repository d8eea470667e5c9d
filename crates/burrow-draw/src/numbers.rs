//! Numbers of SVG, rounded to what can be seen.

/// A number with one decimal, none when it is zero.
pub(crate) fn short(number: f32) -> String {
    precise(number, 10.0)
}

fn precise(number: f32, parts: f32) -> String {
    let rounded = (number * parts).round() / parts;
    if rounded == 0.0 {
        return "0".into();
    }
    rounded.to_string()
}

/// A list of numbers and letters (a path, points, dashes, a length) with its numbers rounded.
pub(crate) fn shorten(value: &str) -> String {
    rewrite(value, 10.0)
}

/// A transform, whose factors need more decimals.
pub(crate) fn shorten_transform(value: &str) -> String {
    rewrite(value, 1000.0)
}

fn rewrite(value: &str, parts: f32) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(c) = rest.chars().next() {
        let length = number_length(rest);
        match rest
            .get(..length)
            .and_then(|number| number.parse::<f32>().ok())
        {
            Some(number) if length > 0 && number.is_finite() => {
                // Two numbers of which the second has lost its sign or point must not become one.
                let digit = |c: char| c.is_ascii_digit() || c == '.';
                let number = precise(number, parts);
                if out.ends_with(digit) && number.starts_with(digit) {
                    out.push(' ');
                }
                out.push_str(&number);
                rest = &rest[length..];
            }
            _ => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    out
}

/// Bytes of the number that a text starts with.
pub(crate) fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digits = |from: usize| {
        bytes[from..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count()
    };
    let mut i = usize::from(matches!(bytes.first(), Some(b'-' | b'+')));
    let whole = digits(i);
    i += whole;
    let mut fraction = 0;
    if bytes.get(i) == Some(&b'.') {
        fraction = digits(i + 1);
        i += 1 + fraction;
    }
    if whole + fraction == 0 {
        return 0;
    }
    if matches!(bytes.get(i), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(i + 1), Some(b'-' | b'+')));
        let exponent = digits((i + 1 + sign).min(bytes.len()));
        if exponent > 0 {
            i += 1 + sign + exponent;
        }
    }
    i
}

/// The number a value starts with.
pub(crate) fn first(value: &str) -> Option<f32> {
    let value = value.trim_start();
    value[..number_length(value)].parse().ok()
}

/// All numbers of a value, in order.
pub(crate) fn all(value: &str) -> Vec<f32> {
    let mut found = Vec::new();
    let mut rest = value;
    while let Some(c) = rest.chars().next() {
        let length = number_length(rest);
        match rest[..length].parse() {
            Ok(number) if length > 0 => {
                found.push(number);
                rest = &rest[length..];
            }
            _ => rest = &rest[c.len_utf8()..],
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_one_decimal_and_their_distance() {
        assert_eq!(shorten("M1.2345,-0.04L.5.25e1-3"), "M1.2,0L0.5 2.5-3");
        assert_eq!(shorten("16px"), "16px");
        assert_eq!(
            shorten_transform("scale(0.12345) rotate(-90)"),
            "scale(0.123) rotate(-90)"
        );
        assert_eq!(all("translate(1.5, -2e1)"), [1.5, -20.0]);
        assert_eq!(short(-0.01), "0");
    }
}
