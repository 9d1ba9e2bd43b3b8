//! Finding a place by its name, as people type it: with or without accents, spaces and its kind.
//!
//! Runs at every key in the browser, so it brings no Unicode tables, no sort and no map along.

/// Something with a name that can be looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Findable {
    /// What is found.
    pub id: String,
    /// Its name as shown, such as `Ba Vì`.
    pub name: String,
    /// Its kind as shown, in either language, such as `huyện`. May be typed before or after the name.
    pub kind: String,
}

/// Those whose name holds what was typed, the ones that begin with it first, else in the given order.
///
/// Where no name does, those that are meant in spite of one wrong letter or another's kind.
pub fn find<'a>(typed: &str, places: &'a [Findable]) -> Vec<&'a Findable> {
    let typed = fold(typed);
    if typed.is_empty() {
        return Vec::new();
    }
    let police_of = without_police(&typed);
    let rank = |it| {
        let of_police = police_of.and_then(|place| rank(place, it));
        rank(&typed, it).into_iter().chain(of_police).min()
    };
    let ranked: Vec<(Rank, &Findable)> =
        places.iter().filter_map(|it| Some((rank(it)?, it))).collect();
    let of_rank = |wanted| ranked.iter().filter(move |(rank, _)| *rank == wanted);
    let sure: Vec<_> = Rank::SURE.into_iter().flat_map(of_rank).map(|(_, it)| *it).collect();
    // A guess beside a match would only be in the way.
    if sure.is_empty() { of_rank(Rank::Guess).map(|(_, it)| *it).collect() } else { sure }
}

/// Letters without accents, lower case, one space between words: `Quận  Đống Đa` becomes `quan dong da`.
///
/// Reads composed and decomposed Vietnamese alike. The table is ours because the Unicode tables
/// would add more to the program than the whole search. Letters of other scripts stay, so that a
/// name typed in them is not found by what is left of it; other signs count as spaces.
pub fn fold(text: &str) -> String {
    let mut folded = String::new();
    for letter in text.chars() {
        let plain = match letter {
            // From `Ạ` on, capitals and small letters take turns.
            'À'..='Å' | 'à'..='å' | 'Ă' | 'ă' | 'Ạ'..='ặ' => 'a',
            'È'..='Ë' | 'è'..='ë' | 'Ẹ'..='ệ' => 'e',
            'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ' | 'ĩ' | 'Ỉ'..='ị' => 'i',
            'Ò'..='Ö' | 'ò'..='ö' | 'Ơ' | 'ơ' | 'Ọ'..='ợ' => 'o',
            'Ù'..='Ü' | 'ù'..='ü' | 'Ũ' | 'ũ' | 'Ư' | 'ư' | 'Ụ'..='ự' => 'u',
            'Ý' | 'ý' | 'Ỳ'..='ỹ' => 'y',
            // Three capitals look the same, and keyboards write all of them.
            'Đ' | 'đ' | 'Ð' | 'ð' | 'Ɖ' | 'ɖ' => 'd',
            '\u{300}'..='\u{36f}' => continue,
            it if it.is_ascii_alphanumeric() => it.to_ascii_lowercase(),
            it @ ('\u{c0}'..='\u{1fff}' | '\u{2c00}'..='\u{d7ff}') => it,
            _ => ' ',
        };
        if plain != ' ' || !(folded.is_empty() || folded.ends_with(' ')) {
            folded.push(plain);
        }
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

/// How well a place answers what was typed, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// The whole name, alone or with its kind.
    Exact,
    /// The name begins with these words: `ba` means Ba Vì rather than Bắc Từ Liêm.
    Words,
    /// The name begins with these letters.
    Prefix,
    /// A later word of the name begins so.
    Word,
    /// Only a kind was typed so far, and the place is of that kind.
    Kind,
    /// The name holds it elsewhere.
    Inside,
    /// One letter is wrong, or the kind is that of another place.
    Guess,
}

impl Rank {
    /// All but the guesses.
    const SURE: [Self; 6] =
        [Self::Exact, Self::Words, Self::Prefix, Self::Word, Self::Kind, Self::Inside];
}

/// What each kind is called, folded: in full, in short, and in English.
///
/// A page has its names in one language, but people type the kind in the other one, and in short.
const KINDS: [&[&str]; 7] = [
    &["quan", "q", "urban district", "district"],
    &["huyen", "h", "rural district", "district"],
    &["thi xa", "tx", "town"],
    &["thanh pho", "tp", "city"],
    &["phuong", "p", "ward"],
    &["xa", "x", "commune"],
    &["thi tran", "tt", "township"],
];

/// The place alone, of `công an quận Ba Đình` and `Ba Đình police`; none when no police was typed.
fn without_police(typed: &str) -> Option<&str> {
    let behind = ["cong an ", "ca "].iter().find_map(|it| typed.strip_prefix(it));
    behind.or_else(|| typed.strip_suffix(" police"))
}

fn rank(typed: &str, place: &Findable) -> Option<Rank> {
    let (name, kind) = (fold(&place.name), fold(&place.kind));
    let with_kind = |it: &str| rank_with_kind(typed, &name, it);
    let own = KINDS.iter().filter(|it| it.contains(&kind.as_str())).copied().flatten();
    // People remember kinds of the past: `huyện Từ Liêm`, later two urban districts, or `TP Sơn Tây`.
    let mixed_up = KINDS.iter().copied().flatten().filter_map(|it| with_kind(it));
    let mixed_up = mixed_up.filter(|it| *it <= Rank::Word).map(|_| Rank::Guess);
    let ranks = rank_by_name(typed, &name).into_iter().chain(with_kind(&kind));
    ranks.chain(own.filter_map(|it| with_kind(it))).chain(mixed_up).min()
}

fn rank_by_name(typed: &str, name: &str) -> Option<Rank> {
    // `str::contains` and its like would bring a search made for long texts.
    let from = |at: usize| name.get(at..).unwrap_or_default();
    let mut words = (0..name.len()).map(from).filter(|it| it.starts_with(' '));
    let mut ends = (0..name.len()).map(from);
    match after(name, typed) {
        Some("") => Some(Rank::Exact),
        Some(rest) if rest.starts_with(' ') => Some(Rank::Words),
        Some(_) => Some(Rank::Prefix),
        None if words.any(|it| after(it, typed).is_some()) => Some(Rank::Word),
        None if ends.any(|it| it.starts_with(typed)) => Some(Rank::Inside),
        None if is_nearly(typed, name) => Some(Rank::Guess),
        None => None,
    }
}

/// The rank by one word for the kind, which must have been typed, at least its beginning.
fn rank_with_kind(typed: &str, name: &str, kind: &str) -> Option<Rank> {
    if after(kind, typed).is_some() {
        return Some(Rank::Kind);
    }
    let is_short = kind.len() <= 2;
    let before_name = after(typed, kind).and_then(|rest| {
        let rank = rank_by_name(rest.trim_start_matches(' '), name);
        // In `ha` the `h` is no `huyện`; in `hbavi` it can be nothing else.
        rank.filter(|it| !is_short || rest.starts_with(' ') || *it == Rank::Exact)
    });
    let behind_name = after(typed, name).and_then(|rest| match after(kind, rest)? {
        "" => Some(Rank::Exact),
        _ => Some(Rank::Prefix),
    });
    let part = typed.strip_suffix(kind).and_then(|it| it.strip_suffix(' ')).filter(|_| !is_short);
    let behind_part = part.and_then(|it| rank_by_name(it, name));
    before_name.into_iter().chain(behind_name).chain(behind_part).min()
}

/// What comes after `start` in `text`, where spaces do not count; none when it begins otherwise.
fn after<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    let mut letters = start.chars().filter(|it| *it != ' ');
    letters.try_fold(text, |rest, it| rest.trim_start_matches(' ').strip_prefix(it))
}

/// Whether some words of the name are meant, one of them with one letter wrong.
fn is_nearly(typed: &str, name: &str) -> bool {
    let [said, words] = [typed, name].map(|it| it.split(' ').collect::<Vec<_>>());
    let in_a_row = words.windows(said.len()).any(|row| {
        let mut wrong = row.iter().zip(&said).filter(|(word, it)| word != it);
        matches!((wrong.next(), wrong.next()), (Some((word, it)), None) if is_one_off(it, word))
    });
    let joined: String = name.chars().filter(|it| *it != ' ').collect();
    in_a_row || said.len() == 1 && is_one_off(typed, &joined)
}

/// Whether one letter of a word of four or more is wrong, missing, too many or in its neighbor's place.
///
/// Shorter words differ by one letter from too many others: `hà` and `ba`, `tây` and `tam`.
fn is_one_off(typed: &str, word: &str) -> bool {
    let same = typed.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
    let (typed, rest) = (typed.as_bytes().split_at(same).1, word.as_bytes().split_at(same).1);
    let is_end = match (typed, rest) {
        ([a, b, typed @ ..], [c, d, rest @ ..]) if a == d && b == c && typed == rest => true,
        ([_, tail @ ..], [_, end @ ..]) => tail == end || tail == rest || typed == end,
        (left, []) | ([], left) => left.len() == 1,
    };
    word.len() >= 4 && is_end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, place: (&str, &str), rank_expected: Option<Rank>) {
        let (kind, name) = place;
        let place = Findable { id: fold(name), name: name.into(), kind: kind.into() };
        assert_eq!(rank(&fold(typed), &place), rank_expected, "{typed} for {kind} {name}");
    }

    #[test]
    fn every_vietnamese_letter_loses_its_marks_and_its_size() {
        for (plain, letters) in [
            ('a', "aàáảãạăằắẳẵặâầấẩẫậ"),
            ('d', "dđ"),
            ('e', "eèéẻẽẹêềếểễệ"),
            ('i', "iìíỉĩị"),
            ('o', "oòóỏõọôồốổỗộơờớởỡợ"),
            ('u', "uùúủũụưừứửữự"),
            ('y', "yỳýỷỹỵ"),
        ] {
            let folded = plain.to_string().repeat(letters.chars().count());
            assert_eq!(fold(letters), folded);
            assert_eq!(fold(&letters.to_uppercase()), folded);
            let marks = "\u{300}\u{301}\u{302}\u{303}\u{306}\u{309}\u{31b}\u{323}";
            assert_eq!(fold(&format!("{plain}{marks}")), plain.to_string());
        }
    }

    #[test]
    fn signs_are_spaces_and_letters_of_other_scripts_stay() {
        assert_eq!(fold("  Q.Ba-Đình,\u{a0}«Hà Nội»\u{200b}…  "), "q ba dinh ha noi");
        assert_eq!(fold("🚓\u{fe0f} Ba Vì →"), "ba vi");
        assert_eq!(fold("ба 河内 שלום"), "ба 河内 שלום");
    }

    #[test]
    fn a_name_is_ranked_by_where_it_holds_what_was_typed() {
        let place = ("quận", "Hai Bà Trưng");
        check("hai ba trung", place, Some(Rank::Exact));
        check("haibatrung", place, Some(Rank::Exact));
        check("hai ba", place, Some(Rank::Words));
        check("hai b", place, Some(Rank::Prefix));
        check("ba tr", place, Some(Rank::Word));
        check("rung", place, Some(Rank::Inside));
        check("trnug", place, Some(Rank::Guess));
        check("ba dinh", place, None);
    }

    #[test]
    fn a_kind_may_stand_on_either_side_in_either_language() {
        for kind in ["thị xã", "town"] {
            for typed in ["thị xã sơn tây", "tx sơn tây", "son tay town", "sơn tây thị xã"]
            {
                check(typed, (kind, "Sơn Tây"), Some(Rank::Exact));
            }
            check("thi xa s", (kind, "Sơn Tây"), Some(Rank::Prefix));
            check("son tay to", (kind, "Sơn Tây"), Some(Rank::Prefix));
            check("thi x", (kind, "Sơn Tây"), Some(Rank::Kind));
        }
        check("tp thu duc", ("thành phố", "Thủ Đức"), Some(Rank::Exact));
        check("p. phúc xá", ("ward", "Phúc Xá"), Some(Rank::Exact));
        check("khu a", ("khu", "A"), Some(Rank::Exact));
        check("ha noi", ("thành phố", "Công an thành phố Hà Nội"), Some(Rank::Word));
    }

    #[test]
    fn a_kind_of_one_letter_is_not_taken_from_a_name() {
        check("hai", ("huyện", "Quốc Oai"), None);
        check("hoai", ("huyện", "Quốc Oai"), None);
        check("h oai", ("huyện", "Quốc Oai"), Some(Rank::Word));
        check("hquocoai", ("huyện", "Quốc Oai"), Some(Rank::Exact));
    }

    #[test]
    fn one_letter_may_be_wrong_in_a_word_of_four() {
        for (typed, word) in [
            ("dong", "long"),
            ("log", "long"),
            ("loong", "long"),
            ("lnog", "long"),
            ("longg", "long"),
        ] {
            assert!(is_one_off(typed, word), "{typed} for {word}");
        }
        for (typed, word) in
            [("long", "long"), ("gnol", "long"), ("lo", "long"), ("tai", "tay"), ("", "long")]
        {
            assert!(!is_one_off(typed, word), "{typed} for {word}");
        }
        check("dong ha", ("quận", "Đống Đa"), None);
    }

    #[test]
    fn a_guess_is_made_only_where_nothing_matches() {
        let place =
            |name: &str| Findable { id: fold(name), name: name.into(), kind: "quận".into() };
        let places = ["Long Biên", "Đông Anh"].map(place);
        let found = |typed: &str| {
            find(typed, &places)
                .into_iter()
                .map(|it| it.name.as_str())
                .collect::<Vec<_>>()
                .join(", ")
        };
        assert_eq!(found("dong"), "Đông Anh");
        assert_eq!(found("tong"), "Long Biên, Đông Anh");
        assert_eq!(found("huyen dong anh"), "Đông Anh");
    }
}
