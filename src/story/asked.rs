//! What the reader asks of the story files, taken down while it reads files with nothing in them.
//!
//! The schemas for editors' programs are made from it, so that fields, kinds and words are said once:
//! where they are read. Nothing is taken down while a story is loaded.

use super::load::FILES;

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// Any text.
    Words,
    /// A name in lower case.
    Id,
    /// A year, a month or a day.
    Date,
    /// One of these words.
    OneOf(Vec<&'static str>),
    /// A whole number.
    Whole,
    /// A whole number of units.
    Count,
    /// A number, a date or words.
    Value,
    /// A list of texts.
    List,
    /// A table.
    Table,
    /// `[[tables]]`.
    Tables,
}

/// What was asked of one table.
#[derive(Clone, Debug, Default)]
pub(super) struct Visit {
    /// The table around it, and the field it stands in; none for a file.
    pub within: Option<(usize, &'static str)>,
    /// The field on whose word the rest depends, and that word.
    pub variant: Option<(&'static str, &'static str)>,
    /// Fields in the order of asking, each once.
    pub fields: Vec<Field>,
    /// What every value is, where fields are names.
    pub any: Option<Holds>,
}

/// A field that was asked for.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub name: &'static str,
    /// As first said; the more exact comes first.
    pub kind: Option<Holds>,
    pub required: bool,
    /// Whether a list may not be empty.
    pub some: bool,
}

/// Every table that was read, the files first.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// Empty while a story is loaded.
    visits: Vec<Visit>,
}

impl Asked {
    /// Begins to take down.
    pub fn take_down(&mut self) {
        self.visits = vec![Visit::default(); FILES.len()];
    }

    /// Whether anything is taken down.
    pub fn taken_down(&self) -> bool {
        !self.visits.is_empty()
    }

    /// All of it.
    pub fn into_visits(self) -> Vec<Visit> {
        self.visits
    }

    /// A table in a field of another; its number.
    pub fn enter(&mut self, within: usize, field: &'static str) -> usize {
        if self.taken_down() {
            self.visits.push(Visit { within: Some((within, field)), ..Visit::default() });
        }
        self.visits.len().saturating_sub(1)
    }

    pub fn vary(&mut self, visit: usize, by: &'static str, word: &'static str) {
        self.change(visit, |it| it.variant = Some((by, word)));
    }

    pub fn ask(&mut self, visit: usize, field: &'static str, kind: Holds) {
        self.change_field(visit, field, |it| {
            it.kind.get_or_insert(kind);
        });
    }

    pub fn ask_of_any(&mut self, visit: usize, kind: Holds) {
        self.change(visit, |it| it.any = Some(kind));
    }

    pub fn require(&mut self, visit: usize, field: &'static str) {
        self.change_field(visit, field, |it| it.required = true);
    }

    pub fn require_some(&mut self, visit: usize, field: &'static str) {
        self.change_field(visit, field, |it| (it.required, it.some) = (true, true));
    }

    fn change(&mut self, visit: usize, change: impl FnOnce(&mut Visit)) {
        if let Some(visit) = self.visits.get_mut(visit) {
            change(visit);
        }
    }

    fn change_field(&mut self, visit: usize, name: &'static str, change: impl FnOnce(&mut Field)) {
        let Some(visit) = self.visits.get_mut(visit) else { return };
        let at = visit.fields.iter().position(|it| it.name == name).unwrap_or_else(|| {
            visit.fields.push(Field { name, kind: None, required: false, some: false });
            visit.fields.len() - 1
        });
        change(&mut visit.fields[at]);
    }
}
