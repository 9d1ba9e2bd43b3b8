//! Writes the organization of `stories/nation/`: totals of a source, shared evenly and named by letters.

use std::fmt::Write;

/// Provinces, districts and communes of the whole country, as administrative units.
pub const TOTALS: [usize; 3] = [63, 696, 10_035];

/// Everything above the units.
const HEAD: &str = r#"# A TEST OF SIZE. Written by `BLESS=1 cargo test --test nation` from tests/stories/evenly.rs; edit that.
# The totals come from a source, the shares are even, the names are letters.

[[era]]
id = "before"
name = { vi = "Trước", en = "Before" }
date = "in-force"

[[era]]
id = "after"
name = { vi = "Sau", en = "After" }
date = "in-force"

[[tier]]
id = "country"
name = { vi = "cả nước", en = "country" }
units = { vi = "cả nước", en = "country" }
count = "country"

[[tier]]
id = "province"
name = { vi = "cấp tỉnh", en = "province level" }
units = { vi = "đơn vị hành chính cấp tỉnh", en = "province-level administrative units" }
count = "provinces"

[[tier]]
id = "district"
name = { vi = "cấp huyện", en = "district level" }
units = { vi = "đơn vị hành chính cấp huyện", en = "district-level administrative units" }
count = "districts"

[[tier]]
id = "commune"
name = { vi = "cấp xã", en = "commune level" }
units = { vi = "đơn vị hành chính cấp xã", en = "commune-level administrative units" }
count = "communes"
after = "province"

[[kind]]
id = "country"
tier = "country"
name = { vi = "cả nước", en = "country" }
count = "country"

[[kind]]
id = "province"
tier = "province"
name = { vi = "đơn vị hành chính cấp tỉnh", en = "province-level administrative unit" }
count = "provinces"

[[kind]]
id = "district"
tier = "district"
name = { vi = "đơn vị hành chính cấp huyện", en = "district-level administrative unit" }
count = "districts"

[[kind]]
id = "commune"
tier = "commune"
name = { vi = "đơn vị hành chính cấp xã", en = "commune-level administrative unit" }
count = "communes"

[[unit]]
id = "country"
kind = "country"
name = { vi = "Cả nước", en = "The country" }
"#;

/// The whole file.
pub fn organization() -> String {
    let [provinces, districts, communes] = TOTALS;
    let mut text = HEAD.to_owned();
    for province in 0..provinces {
        unit(
            &mut text,
            &province_name(province),
            "province",
            "before = \"country\", after = \"country\"",
        );
    }
    let mut district = 0;
    for province in 0..provinces {
        let above = province_name(province);
        for nth in 0..share(province, provinces, districts) {
            let name = format!("{above}-{}", letter(nth));
            let superior = format!("before = \"{}\"", above.to_lowercase());
            unit(&mut text, &name, "district", &superior);
            let count = share(district, districts, communes);
            let _ = writeln!(
                text,
                "fate = \"dissolved\"\nunnamed = {{ commune = {count} }}\nfact = \"even-split\""
            );
            district += 1;
        }
    }
    text
}

/// The share of the `nth` of `of`, so that shares differ by one at most and add up to all.
fn share(nth: usize, of: usize, all: usize) -> usize {
    (nth + 1) * all / of - nth * all / of
}

fn unit(text: &mut String, name: &str, kind: &str, superiors: &str) {
    let id = name.to_lowercase();
    let _ = writeln!(
        text,
        "\n[[unit]]\nid = \"{id}\"\nkind = \"{kind}\"\nname = {{ vi = \"{name}\", en = \"{name}\" }}\nreports_to = {{ {superiors} }}"
    );
}

fn province_name(province: usize) -> String {
    format!("{}{}", letter(province / 26), letter(province % 26))
}

fn letter(nth: usize) -> char {
    ('A'..='Z').nth(nth).unwrap_or('Z')
}
