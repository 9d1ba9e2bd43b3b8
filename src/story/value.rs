//! Values of facts as story files write them: numbers, dates and words.

use std::num::IntErrorKind;

use toml::Spanned;
use toml::de::DeValue;

use super::asked::Holds;
use super::checker::Checker;
use super::problem::no_date;
use super::read::{At, Table, Written};
use super::say::say;
use crate::model::{Bilingual, Date, Value};

/// The largest number that is held to the last digit, 2^53 − 1; so is its negative.
const LARGEST_NUMBER: f64 = 9_007_199_254_740_991.0;

/// A value, if it is written: where, and which; none after a reported mistake.
pub(super) fn optional_value(
    check: &mut Checker,
    table: &mut Table<'_>,
    field: &'static str,
) -> Option<(At, Option<Value>)> {
    table.ask(check, field, Holds::Value);
    let value = table.value(field)?;
    Some((table.at_value(value), read_value(check, table, field, value)))
}

/// A value in the field of that name; none after a reported mistake.
pub(super) fn read_value(
    check: &mut Checker,
    table: &Table<'_>,
    field: &str,
    value: &Spanned<DeValue<'_>>,
) -> Option<Value> {
    let (at, place) = (table.at_value(value), &table.place);
    let mistake = match value.get_ref() {
        DeValue::Integer(_) | DeValue::Float(_) => match number(value.get_ref()) {
            Ok(number) => return Some(Value::Number(number)),
            Err(reason) => say!(
                [place, reason],
                "{place}: \"{field}\" {reason}",
                "{place}: \"{field}\" {reason}"
            ),
        },
        DeValue::String(text) if !text.trim().is_empty() => match Date::parse(text) {
            Some(date) => return Some(Value::Date(date)),
            None if is_like_a_date(text) => no_date(place, field, text),
            None => {
                let words = Written { value: text.clone().into_owned(), at };
                check.verbatim(place, &words);
                return Some(Value::Words(words.value));
            }
        },
        _ => say!(
            [place],
            "{place}: \"{field}\" không phải số, ngày hay chữ; viết 30, 17.5, \"2025-03-01\" hoặc \"02/2025/NĐ-CP\"",
            "{place}: \"{field}\" is no number, date or words; write 30, 17.5, \"2025-03-01\" or \"02/2025/NĐ-CP\""
        ),
    };
    check.error(&at, mistake);
    None
}

/// A whole number, in any of the ways that TOML has; one beyond 64 bits as the last that fits.
pub(super) fn whole(value: &DeValue<'_>) -> Option<i64> {
    let integer = value.as_integer()?;
    match i64::from_str_radix(&integer.as_str().replace('_', ""), integer.radix()) {
        Ok(number) => Some(number),
        Err(error) if *error.kind() == IntErrorKind::PosOverflow => Some(i64::MAX),
        Err(error) if *error.kind() == IntErrorKind::NegOverflow => Some(i64::MIN),
        Err(_) => None,
    }
}

/// A number that pages print as it is meant; or why it is none.
fn number(value: &DeValue<'_>) -> Result<f64, Bilingual<String>> {
    let number = match value {
        DeValue::Integer(_) => whole(value).map(|it| it as f64),
        _ => value.as_float().and_then(|it| it.as_str().replace('_', "").parse().ok()),
    };
    let number = number.unwrap_or(f64::NAN);
    if number.is_nan() {
        return Err(say!(
            "không phải một số; viết 30 hoặc 17.5",
            "is not a number; write 30 or 17.5"
        ));
    }
    if number.abs() > LARGEST_NUMBER {
        return Err(say!(
            "vượt quá ±{LARGEST_NUMBER}, máy không giữ đúng được từng chữ số; ghi bằng đơn vị tính lớn hơn",
            "is beyond ±{LARGEST_NUMBER}, where not every digit is kept; use a larger unit"
        ));
    }
    if number == 0.0 && number.is_sign_negative() {
        return Err(say!("là 0 mà có dấu trừ; viết 0", "is zero with a minus sign; write 0"));
    }
    if format!("{number:.2}").parse() != Ok(number) {
        return Err(say!(
            "có nhiều hơn hai chữ số thập phân, mà trang chỉ in hai; làm tròn hoặc đổi đơn vị tính",
            "has more than two decimals, and pages print two; round it or use a smaller unit"
        ));
    }
    Ok(number)
}

/// Four digits, then one or two groups of one or two: meant as a date, if it is one or not.
fn is_like_a_date(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    let digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    let group = |it: &&str| digits(it) && (1..=2).contains(&it.len());
    match &groups[..] {
        [year, rest @ ..] => {
            digits(year)
                && year.len() == 4
                && (1..=2).contains(&rest.len())
                && rest.iter().all(group)
        }
        [] => false,
    }
}

/// What a value is, in words.
pub(super) fn kind(value: &Value) -> Bilingual<&'static str> {
    let (vi, en) = match value {
        Value::Number(_) => ("một số", "a number"),
        Value::Date(_) => ("một ngày", "a date"),
        Value::Words(_) => ("chữ", "words"),
        Value::Statement => ("một lời khẳng định", "a statement"),
    };
    Bilingual { vi, en }
}

/// A value as the story files write it.
pub(super) fn toml_value(value: &Value) -> String {
    match value {
        Value::Number(value) => value.to_string(),
        Value::Date(date) => format!("\"{date}\""),
        Value::Words(words) => {
            format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
        }
        Value::Statement => "\"\"".to_owned(),
    }
}
