//! What the windows of a talk say to each other: always all of it, never a change of it.
//!
//! The newest talk wins, by its number and then by who made it. So the order in which messages
//! arrive does not matter, nor does one that arrives twice or never.

/// First word of every message. Changed whenever their form changes.
const FORMAT: &str = "hai-cap-1";
/// Longer than any talk, in bytes.
const LONGEST: usize = 20_000;

/// Which window of a talk it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The room sees it.
    Stage,
    /// The trainer sees it.
    Notes,
}

impl Role {
    const ALL: [(&'static str, Self); 2] = [("stage", Self::Stage), ("notes", Self::Notes)];

    /// In messages and in the name of the window.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, it)| *it == self).map_or("", |(word, _)| word)
    }
}

/// What a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A window is here and would know where the talk stands. Answered with [`Kind::Talk`].
    Hello,
    /// Where the talk stands.
    Talk,
    /// Where the pointer is, in thousandths of the stage; nothing to take it away.
    Point,
    /// To a stage that was copied with its name: this talk has its stage, begin another.
    Taken,
}

impl Kind {
    const ALL: [(&'static str, Self); 4] = [
        ("hello", Self::Hello),
        ("talk", Self::Talk),
        ("point", Self::Point),
        ("taken", Self::Taken),
    ];
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What it is about.
    pub kind: Kind,
    /// The talk it belongs to: windows of other talks do not listen.
    pub deck: String,
    /// Which window says it.
    pub role: Role,
    /// How many times the talk has changed, and the window that changed it last.
    pub version: (u64, String),
    /// The talk, or the place of the pointer.
    pub text: String,
}

impl Message {
    /// The message as text.
    pub fn write(&self) -> String {
        let kind = Kind::ALL.iter().find(|(_, it)| *it == self.kind).map_or("", |(word, _)| word);
        let Self { deck, role, version: (number, by), text, .. } = self;
        format!("{FORMAT} {kind} {deck} {} {number} {by}\n{text}", role.word())
    }

    /// Reads a message; none for whatever else a window may be told.
    pub fn read(text: &str) -> Option<Self> {
        if LONGEST < text.len() {
            return None;
        }
        // A name of a window may be a head alone.
        let (head, text) = text.split_once('\n').unwrap_or((text, ""));
        let words: Vec<&str> = head.split(' ').collect();
        let [FORMAT, kind, deck, role, number, by] = words[..] else { return None };
        Some(Self {
            kind: Kind::ALL.iter().find(|(word, _)| *word == kind).map(|(_, it)| *it)?,
            deck: deck.to_owned(),
            role: Role::ALL.iter().find(|(word, _)| *word == role).map(|(_, it)| *it)?,
            version: (number.parse().ok()?, by.to_owned()),
            text: text.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_what_is_heard() {
        let message = Message {
            kind: Kind::Talk,
            deck: "k3".into(),
            role: Role::Notes,
            version: (12, "w7".into()),
            text: "talk-1\nslide=3\n".into(),
        };
        assert_eq!(Message::read(&message.write()), Some(message));
    }

    #[test]
    fn whatever_else_is_told_is_not_heard() {
        for text in [
            "",
            "hello",
            "hai-cap-1 talk a stage 1",
            "hai-cap-0 talk a stage 1 b\n",
            "hai-cap-1 shout a stage 1 b\n",
            "hai-cap-1 talk a host 1 b\n",
            "hai-cap-1 talk a stage -1 b\n",
            "hai-cap-1 talk a stage 1 b c\n",
        ] {
            assert_eq!(Message::read(text), None, "{text}");
        }
        let long = format!("hai-cap-1 talk a stage 1 b\n{}", "x".repeat(LONGEST));
        assert_eq!(Message::read(&long), None);
    }

    #[test]
    fn the_later_talk_wins_and_of_two_at_once_the_same_one_everywhere() {
        let version = |number, by: &str| (number, by.to_owned());
        assert!(version(1, "z") < version(2, "a"));
        assert!(version(2, "a") < version(2, "b"));
    }
}
