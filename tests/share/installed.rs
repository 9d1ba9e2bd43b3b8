//! What browsers need to keep the site among programs.

use haicap::style::in_light;
use haicap::view::export::pixels_of;
use serde_json::Value;

use crate::html::Html;
use crate::{STORY, text, written};

#[test]
fn each_language_has_a_manifest_that_leads_to_its_page_and_to_icons_that_are_drawn() {
    let files = written(&STORY);
    let drawn: Vec<(String, u32)> = files.iter().flat_map(|it| pixels_of(&it.path)).collect();
    for (folder, top, language) in [("", "./", "vi"), ("en/", "../", "en")] {
        let page = Html::read(text(&files, &format!("{folder}index.html")));
        let link = page.elements.iter().find(|it| it.get("rel") == Some("manifest")).unwrap();
        let href = link.get("href").unwrap();
        let path = format!("{folder}{}", href.strip_prefix("./").unwrap());
        let manifest: Value = serde_json::from_str(text(&files, &path)).unwrap();
        assert_eq!(manifest["lang"], language);
        assert_eq!([&manifest["start_url"], &manifest["scope"]], ["./", top]);
        assert_eq!(manifest["theme_color"], in_light("--paper"));
        assert!(in_light("--paper").starts_with('#'));
        let icons = manifest["icons"].as_array().unwrap();
        assert_eq!(icons.len(), 2);
        for icon in icons {
            let path = icon["src"].as_str().unwrap().strip_prefix(top).unwrap();
            let (_, width) = drawn.iter().find(|it| it.0 == path).unwrap();
            assert_eq!(icon["sizes"], format!("{width}x{width}"));
        }
    }
}
