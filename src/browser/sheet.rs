//! The cue sheet as the browser's own JSON reads it: lists of words.

use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::JsValue;

use crate::story::{CueSheet, Tables};

/// The sheet of a page; none where it is damaged or of another release.
pub fn read(text: &str) -> Option<CueSheet> {
    let tables = JSON::parse(text).ok()?;
    Tables::gather(|name| rows(&Reflect::get(&tables, &name.into()).ok()?))?.read()
}

fn rows(value: &JsValue) -> Option<Vec<Vec<String>>> {
    match value.as_string() {
        Some(word) => Some(vec![vec![word]]),
        None if !Array::is_array(value) => None,
        None => {
            let array = Array::from(value);
            let flat = array.iter().any(|it| it.is_string());
            if flat {
                Some(vec![words(&array)?])
            } else {
                array.iter().map(|it| words(&Array::from(&it))).collect()
            }
        }
    }
}

fn words(array: &Array) -> Option<Vec<String>> {
    array.iter().map(|it| it.as_string()).collect()
}
