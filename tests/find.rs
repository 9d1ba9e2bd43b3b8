//! Finding a place: what people type, and what is found, row by row of `stories/find.tsv`.

#![allow(clippy::unwrap_used, reason = "clippy takes only the tests themselves for tests")]

use std::fs;
use std::path::Path;

use haicap::model::{Findable, Language, Unit, find, fold};
use haicap::story::load;

/// The former districts, named as on the page of that language.
fn districts(language: Language) -> Vec<Findable> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/story");
    let organization = load(&folder).unwrap().story.organization.organization;
    let units = organization.of_tier(1).map(|it| &organization.units()[it]);
    let findable = |it: &Unit| Findable {
        id: it.id.clone(),
        name: it.name.as_ref().unwrap().get(language).clone(),
        kind: organization.kind(it).name.get(language).clone(),
    };
    units.map(findable).collect()
}

/// What a row stands for: `Vi\u{300}` with the sign itself instead of its number.
fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut whole = parts.next().unwrap().to_owned();
    for part in parts {
        let (number, rest) = part.split_once('}').unwrap();
        whole.push(char::from_u32(u32::from_str_radix(number, 16).unwrap()).unwrap());
        whole.push_str(rest);
    }
    whole
}

/// Ids in the order found, none as `–`.
fn found(typed: &str, places: &[Findable]) -> String {
    let ids: Vec<&str> = find(typed, places).into_iter().map(|it| it.id.as_str()).collect();
    if ids.is_empty() { "–".to_owned() } else { ids.join(" ") }
}

/// Whether the found ids are those of a row: all of them before a `.`, else the first ones.
fn is_as_expected(found: &str, expected: &str) -> bool {
    match expected.strip_suffix(" .") {
        Some(all) => found == all,
        None => found == expected || found.starts_with(&format!("{expected} ")),
    }
}

#[test]
fn places_are_found_as_people_type_them_on_both_pages() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories/find.tsv");
    let text = fs::read_to_string(file).unwrap();
    let rows = text.lines().enumerate().filter(|(_, it)| !it.is_empty() && !it.starts_with('#'));
    let rows: Vec<_> =
        rows.map(|(index, it)| (index + 1, it.split_once('\t').expect(it))).collect();
    let mut wrong = Vec::new();
    for language in Language::ALL {
        let places = districts(language);
        for (line, (typed, expected)) in &rows {
            let found = found(&unescaped(typed), &places);
            let known = expected
                .split(' ')
                .all(|id| [".", "–"].contains(&id) || places.iter().any(|place| place.id == id));
            if !known || !is_as_expected(&found, expected) {
                let page = language.code();
                wrong.push(format!(
                    "find.tsv:{line} ({page}): \"{typed}\" should find {expected}, and finds {found}"
                ));
            }
        }
    }
    assert!(rows.len() >= 60, "only {} rows", rows.len());
    assert!(wrong.is_empty(), "{} rows fail:\n{}", wrong.len(), wrong.join("\n"));
    // An editor that joined them would have taken the rows about them away.
    let apart = text.chars().any(|it| matches!(it, '\u{300}'..='\u{36f}'));
    assert!(!apart, "write marks apart from their letter as \\u{{300}}");
    assert!(text.contains("\\u{300}"));
}

#[test]
fn every_district_comes_first_by_its_own_name_however_it_is_written() {
    let kinds = [
        ("quận", "q", "urban district"),
        ("huyện", "h", "rural district"),
        ("thị xã", "tx", "town"),
    ];
    let [vietnamese, english] = Language::ALL.map(districts);
    assert_eq!(vietnamese.len(), 30);
    let mut wrong = Vec::new();
    for place in &vietnamese {
        let (vi, short, en) = kinds.into_iter().find(|(it, ..)| *it == place.kind).unwrap();
        let name = &place.name;
        for with_kind in [
            name.clone(),
            format!("{vi} {name}"),
            format!("{short} {name}"),
            format!("{short}.{name}"),
            format!("{name} {vi}"),
            format!("{name} {en}"),
            format!("{en} {name}"),
        ] {
            let plain = fold(&with_kind);
            let joined = plain.replace(' ', "");
            for typed in [with_kind.to_uppercase(), with_kind, plain, joined] {
                for places in [&vietnamese, &english] {
                    let first = find(&typed, places).first().map(|it| it.id.as_str());
                    if first != Some(&place.id) {
                        wrong.push(format!("{typed:?} finds {first:?} first"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_place_once_found_stays_in_the_list_as_its_name_is_typed_on() {
    for language in Language::ALL {
        let places = districts(language);
        for place in &places {
            for typed in
                [format!("{} {}", place.kind, place.name), format!("{} {}", place.name, place.kind)]
            {
                for (end, _) in typed.char_indices().skip(1) {
                    let found = find(&typed[..end], &places);
                    assert!(
                        found.iter().any(|it| it.id == place.id),
                        "{} for {typed}",
                        &typed[..end]
                    );
                }
            }
        }
    }
}
