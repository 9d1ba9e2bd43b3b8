//! Keys of the presenting page: one table, from which the help and its tests are made.

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// On: to the answer of a question, or to the next slide.
    Next,
    /// Back to the slide before.
    Previous,
    /// To the first slide.
    First,
    /// To the last slide.
    Last,
    /// A digit of the number of a slide.
    Digit,
    /// To the slide of the digits typed.
    Jump,
    /// The screen black, or not any more.
    Black,
    /// The screen white, or not any more.
    White,
    /// The whole screen, or not any more.
    Fullscreen,
    /// All slides.
    Overview,
    /// The notes.
    Notes,
    /// The other language.
    Language,
    /// The pointer.
    Pointer,
    /// Part of the stage enlarged, or not any more.
    Zoom,
    /// The code that leads to the reading page.
    Code,
    /// The clock runs or stands.
    Clock,
    /// Larger words.
    Larger,
    /// Smaller words.
    Smaller,
    /// Strong contrast, for a weak projector.
    Contrast,
    /// The room sees this very screen.
    Mirrored,
    /// These keys.
    Help,
    /// Closes what is open.
    Close,
}

/// The keys of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binding {
    /// What they do.
    pub act: Act,
    /// Names as [`key_name`] makes them.
    pub keys: &'static [&'static str],
}

const fn bind(act: Act, keys: &'static [&'static str]) -> Binding {
    Binding { act, keys }
}

/// Every key, in the order of the help.
pub const KEYS: [Binding; 22] = [
    bind(Act::Next, &["PageDown", "ArrowRight", "ArrowDown", "Space"]),
    bind(Act::Previous, &["PageUp", "ArrowLeft", "ArrowUp", "Shift+Space"]),
    bind(Act::First, &["Home"]),
    bind(Act::Last, &["End"]),
    bind(Act::Digit, &["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]),
    bind(Act::Jump, &["Enter"]),
    bind(Act::Black, &["b", "."]),
    bind(Act::White, &["w"]),
    bind(Act::Fullscreen, &["f"]),
    bind(Act::Overview, &["o"]),
    bind(Act::Notes, &["n"]),
    bind(Act::Language, &["l"]),
    bind(Act::Pointer, &["p"]),
    bind(Act::Zoom, &["z"]),
    bind(Act::Code, &["q"]),
    bind(Act::Clock, &["t"]),
    bind(Act::Larger, &["+"]),
    bind(Act::Smaller, &["-"]),
    bind(Act::Contrast, &["c"]),
    bind(Act::Mirrored, &["m"]),
    bind(Act::Help, &["?"]),
    bind(Act::Close, &["Escape"]),
];

/// The value of `data-act` of a button that does the same: the first key of the act.
pub fn act_word(act: Act) -> &'static str {
    KEYS.iter().find(|it| it.act == act).and_then(|it| it.keys.first()).copied().unwrap_or_default()
}

/// The name of a key by its `KeyboardEvent.key`: letters as typed without Shift or Caps Lock.
pub fn key_name(key: &str, shift: bool) -> String {
    match (key, shift) {
        (" ", true) => "Shift+Space".to_owned(),
        (" ", false) => "Space".to_owned(),
        ("=", _) => "+".to_owned(),
        _ if key.chars().count() == 1 => key.to_lowercase(),
        _ => key.to_owned(),
    }
}

/// What a key does; none leaves it to the page.
///
/// With `letters` off, keys that type a character do nothing: for who dictates, or leans on keys.
pub fn act_for(name: &str, letters: bool) -> Option<Act> {
    if !letters && name.chars().count() == 1 {
        return None;
    }
    KEYS.iter().find(|it| it.keys.contains(&name)).map(|it| it.act)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(key: &str, shift: bool, expected: Option<Act>) {
        assert_eq!(act_for(&key_name(key, shift), true), expected, "{key}");
    }

    #[test]
    fn a_clicker_and_a_keyboard_lead_on_and_back() {
        check("PageDown", false, Some(Act::Next));
        check(" ", false, Some(Act::Next));
        check(" ", true, Some(Act::Previous));
        check("PageUp", false, Some(Act::Previous));
        check("B", true, Some(Act::Black));
        check(".", false, Some(Act::Black));
        check("F5", false, None);
        check("Tab", false, None);
    }

    #[test]
    fn no_key_does_two_things() {
        let mut all: Vec<&str> = KEYS.iter().flat_map(|it| it.keys).copied().collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn letters_can_be_switched_off_and_a_clicker_works_on() {
        assert_eq!(act_for("l", false), None);
        assert_eq!(act_for(".", false), None);
        assert_eq!(act_for("PageDown", false), Some(Act::Next));
        assert_eq!(act_for("Escape", false), Some(Act::Close));
    }
}
