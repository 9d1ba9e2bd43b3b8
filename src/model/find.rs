//! Finding a place by its name, as people type it: with or without accents, with or without its kind.

/// Something with a name that can be looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Findable {
    /// What is found.
    pub id: String,
    /// Its name as shown, such as `Ba Vì`.
    pub name: String,
    /// What may be typed before the name, such as `huyện`.
    pub kind: String,
}

/// Those whose name holds what was typed, the ones that begin with it first, else in the given order.
pub fn find<'a>(typed: &str, places: &'a [Findable]) -> Vec<&'a Findable> {
    let typed = fold(typed);
    if typed.is_empty() {
        return Vec::new();
    }
    let ranked: Vec<(u8, &Findable)> =
        places.iter().filter_map(|place| Some((rank(&typed, place)?, place))).collect();
    let of_rank = |wanted| ranked.iter().filter(move |(rank, _)| *rank == wanted);
    (0..=LAST_RANK).flat_map(of_rank).map(|(_, place)| *place).collect()
}

/// Letters without accents, lower case, one space between words: `Quận  Đống Đa` becomes `quan dong da`.
///
/// Reads composed and decomposed Vietnamese alike. The table is ours because the Unicode tables
/// would add more to the program than the whole search.
pub fn fold(text: &str) -> String {
    let mut folded = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        let plain = match letter {
            'à'..='å' | 'ă' | 'ạ'..='ặ' => 'a',
            'è'..='ë' | 'ẹ'..='ệ' => 'e',
            'ì'..='ï' | 'ĩ' | 'ỉ'..='ị' => 'i',
            'ò'..='ö' | 'ơ' | 'ọ'..='ợ' => 'o',
            'ù'..='ü' | 'ũ' | 'ư' | 'ụ'..='ự' => 'u',
            'ý' | 'ỳ'..='ỹ' => 'y',
            'đ' | 'ð' => 'd',
            '\u{300}'..='\u{36f}' => continue,
            it if it.is_alphanumeric() => it,
            _ => ' ',
        };
        if plain != ' ' || !(folded.is_empty() || folded.ends_with(' ')) {
            folded.push(plain);
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The rank of a name that holds what was typed somewhere inside.
const LAST_RANK: u8 = 2;

fn rank(typed: &str, place: &Findable) -> Option<u8> {
    let name = fold(&place.name);
    let kind = fold(&place.kind);
    let initials: String = kind.split(' ').filter_map(|it| it.chars().next()).collect();
    let with_kind =
        [format!("{kind} {name}"), format!("{initials} {name}"), format!("{name} {kind}")];
    if name == typed || with_kind.iter().any(|it| it == typed) {
        Some(0)
    } else if name.starts_with(typed) || with_kind.iter().any(|it| it.starts_with(typed)) {
        Some(1)
    } else if name.contains(typed) {
        Some(LAST_RANK)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, first: Option<&str>) {
        let places: Vec<Findable> = [
            ("quận", "Ba Đình"),
            ("quận", "Đống Đa"),
            ("quận", "Hai Bà Trưng"),
            ("huyện", "Ba Vì"),
            ("huyện", "Ứng Hòa"),
            ("thị xã", "Sơn Tây"),
        ]
        .map(|(kind, name)| Findable { id: fold(name), name: name.into(), kind: kind.into() })
        .into();
        assert_eq!(find(typed, &places).first().map(|it| it.name.as_str()), first, "{typed}");
    }

    #[test]
    fn a_place_is_found_with_or_without_accents_and_kind() {
        check("Ba Vì", Some("Ba Vì"));
        check("ba vi", Some("Ba Vì"));
        check("BA VI", Some("Ba Vì"));
        check("huyen ba vi", Some("Ba Vì"));
        check("q ba dinh", Some("Ba Đình"));
        check("Ba Vi\u{300}", Some("Ba Vì"));
        check("đống", Some("Đống Đa"));
        check("dong da", Some("Đống Đa"));
        check("ung hoa", Some("Ứng Hòa"));
        check("ung hoà", Some("Ứng Hòa"));
        check("tx son tay", Some("Sơn Tây"));
        check("trung", Some("Hai Bà Trưng"));
        check("ba vi huyen", Some("Ba Vì"));
    }

    #[test]
    fn nothing_is_found_where_there_is_nothing() {
        check("", None);
        check("  ", None);
        check("paris", None);
    }
}
