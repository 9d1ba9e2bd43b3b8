//! JSON as people read it: one field a line.

use std::fmt;

use crate::story::export::json_string;

/// A value.
#[derive(Clone, Debug)]
pub(super) enum Json {
    Bool(bool),
    Whole(u32),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    pub fn object<'a>(fields: impl IntoIterator<Item = (&'a str, Json)>) -> Self {
        Self::Object(fields.into_iter().map(|(name, it)| (name.to_owned(), it)).collect())
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, indent: usize) -> fmt::Result {
        match self {
            Self::Bool(it) => write!(f, "{it}"),
            Self::Whole(it) => write!(f, "{it}"),
            Self::Text(it) => f.write_str(&json_string(it)),
            Self::List(items) if items.iter().all(|it| matches!(it, Self::Text(_))) => {
                let items: Vec<String> = items.iter().map(ToString::to_string).collect();
                write!(f, "[{}]", items.join(", "))
            }
            Self::List(items) => {
                let items = items.iter().map(|it| (String::new(), it));
                Self::lines(f, indent, ['[', ']'], items)
            }
            Self::Object(fields) if fields.is_empty() => f.write_str("{}"),
            Self::Object(fields) => {
                let fields = fields.iter().map(|(name, it)| (json_string(name) + ": ", it));
                Self::lines(f, indent, ['{', '}'], fields)
            }
        }
    }

    fn lines<'a>(
        f: &mut fmt::Formatter<'_>,
        indent: usize,
        [open, close]: [char; 2],
        items: impl Iterator<Item = (String, &'a Self)>,
    ) -> fmt::Result {
        write!(f, "{open}")?;
        for (index, (name, item)) in items.enumerate() {
            let comma = if index > 0 { "," } else { "" };
            write!(f, "{comma}\n{:1$}{name}", "", indent + 2)?;
            item.write(f, indent + 2)?;
        }
        write!(f, "\n{:1$}{close}", "", indent)
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, 0)
    }
}
