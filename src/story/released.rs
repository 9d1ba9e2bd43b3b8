//! Reads and writes `released.toml`: the values of the facts as they were last published.
//!
//! A value that readers have seen changes only with an entry in `corrections.toml`. Facts that are
//! new or gone need none: nobody has read the one, and the other says nothing wrong any more. A story
//! without the file was never published.

use std::fmt::Write;
use std::mem::discriminant;

use super::asked::Holds;
use super::checker::Checker;
use super::read::{At, Table};
use super::say::say;
use super::value::{read_value, toml_value};
use super::{Correction, Story, StoryFact};
use crate::model::Value;

/// Reports values that changed since the last release without a correction, and corrections that
/// were published and are gone. `places` are those of the values.
pub(super) fn check_against(
    check: &mut Checker,
    mut file: Table<'_>,
    facts: &[StoryFact],
    places: &[At],
    corrections: Option<&[Correction]>,
) {
    let mut released = file.table(check, "facts");
    let published = released.is_some() || file.value("corrections").is_some();
    let count = if published { file.integer(check, "corrections") } else { None };
    let values = released.as_mut().map(|table| {
        let entries = table.entries(check, Holds::Value).into_iter();
        let values = entries.map(|(id, it)| {
            let value = read_value(check, table, &id.value, it);
            (id.value, value)
        });
        values.collect::<Vec<_>>()
    });
    let place = file.place.clone();
    file.finish(check);
    if let Some(count) = count.as_ref().filter(|it| it.value < 0) {
        let message = say!(
            [place],
            "{place}: \"corrections\" là {count}; viết số đính chính đã đăng, từ 0 trở lên",
            "{place}: \"corrections\" is {count}; write how many were published, from 0 up",
            count = count.value
        );
        check.error(&count.at, message);
    }
    // Beside a log that is broken itself, what it lacks would be its echo.
    let Some(corrections) = corrections else { return };
    if let Some(count) = count
        && i64::try_from(corrections.len()).is_ok_and(|it| it < count.value)
    {
        let message = say!(
            [place],
            "{place}: đã đăng {published} đính chính mà nay chỉ còn {left}; trả lại các mục bị thiếu vào corrections.toml",
            "{place}: {published} corrections were published, and the log has {left}; put back the ones that are missing",
            published = count.value,
            left = corrections.len()
        );
        check.error(&count.at, message);
    }
    for (id, released) in values.into_iter().flatten() {
        let fact = facts.iter().zip(places).find(|(it, _)| it.id == id);
        let (Some(released), Some((fact, place))) = (released, fact) else { continue };
        let of_fact = || corrections.iter().filter(|it| it.fact == id);
        let explained = of_fact().filter_map(|it| it.change.as_ref()).any(|it| it.old == released);
        let gone = fact.value == Value::Statement;
        if released != fact.value && !explained && !gone && check.is_readable(&id) {
            let (old, new) = (toml_value(&released), toml_value(&fact.value));
            // A correction has two values of one kind.
            let same_kind = discriminant(&released) == discriminant(&fact.value);
            let message = if same_kind {
                say!(
                    "số liệu \"{id}\": đã đăng là {old}, nay là {new} mà chưa có đính chính; thêm [[correction]] vào corrections.toml gồm date, fact = \"{id}\", old = {old}, new = {new} và why",
                    "fact \"{id}\": published as {old}, now {new}, and no correction says so; add [[correction]] to corrections.toml with date, fact = \"{id}\", old = {old}, new = {new} and why"
                )
            } else {
                say!(
                    "số liệu \"{id}\": đã đăng là {old}, nay là {new}, một loại giá trị khác; giữ {old}, và đặt id mới cho giá trị mới",
                    "fact \"{id}\": published as {old}, now {new}, which is a value of another kind; keep {old}, and give the new value an id of its own"
                )
            };
            check.error(place, message);
        }
    }
}

/// The file for a story that is published now.
pub fn released_toml(story: &Story) -> String {
    let mut text = format!(
        "# The values that readers have seen last, written by `cargo xtask release` after publishing.\n# A value that differs needs an entry in corrections.toml.\n\ncorrections = {}\n\n[facts]\n",
        story.corrections.len()
    );
    for fact in story.facts.iter().filter(|it| it.value != Value::Statement) {
        let _ = writeln!(text, "{} = {}", fact.id, toml_value(&fact.value));
    }
    text
}
