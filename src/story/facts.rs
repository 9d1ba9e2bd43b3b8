//! Reads `facts.toml`: facts and their sources.

use std::collections::HashMap;

use super::StoryFact;
use super::checker::Checker;
use super::noun::Noun;
use super::prose::Line;
use super::read::{At, Table, Written};
use super::ring::rings;
use super::say::say;
use super::value::optional_value;
use crate::model::{
    Bilingual, Date, Fact, Grade, LONGEST_URL_BYTES, Language, SafeUrl, Source, UrlFault, Value,
};

/// Stands for a date with a reported mistake, so that what it belongs to is checked as well.
pub(super) const STAND_IN: Date = Date { year: 1900, month: None, day: None };

/// A quote is evidence, not an excerpt.
const LONGEST_QUOTE_WORDS: usize = 30;

/// So much of a refused address is shown, in characters.
const LONGEST_SHOWN: usize = 200;

/// Facts whose texts are still to be checked, once every name is known.
pub(super) struct ReadFacts<'a> {
    facts: Vec<(Fact<Line>, Table<'a>)>,
    /// Where each one's value stands.
    places: Vec<At>,
    /// For the warning of facts that nobody uses.
    pub ids: Vec<Written<String>>,
}

/// First pass: ids and values, so that texts anywhere can refer to them.
pub(super) fn read_values<'a>(check: &mut Checker, mut file: Table<'a>) -> ReadFacts<'a> {
    let mut read = ReadFacts { facts: Vec::new(), places: Vec::new(), ids: Vec::new() };
    for mut table in file.tables(check, "fact", Noun::Fact) {
        let id = table.id(check);
        table.call(Noun::Fact, &id.value);
        check.define(Noun::Fact, &id);
        let (place, value) = optional_value(check, &mut table, "value")
            .unwrap_or((table.at.clone(), Some(Value::Statement)));
        read.places.push(place);
        if value.is_none() {
            check.define_unreadable(&id.value);
        }
        let suffix = table.optional_string(check, "suffix");
        if let Some(suffix) = &suffix {
            check.verbatim(&table.place_of("suffix"), suffix);
        }
        let suffix = suffix.map(|it| it.value).unwrap_or_default();
        let as_of = table.date(check, "as_of");
        let grade = table.one_of(check, "grade", &Grade::ALL);
        let none = Bilingual { vi: Line::new(), en: Line::new() };
        let fact = Fact {
            id: id.value.clone(),
            value: value.unwrap_or(Value::Statement),
            suffix,
            unit: None,
            as_of: as_of.unwrap_or(STAND_IN),
            grade: grade.unwrap_or(Grade::Assumption),
            from: Vec::new(),
            says: none,
            note: None,
            sources: Vec::new(),
        };
        let written = Bilingual { vi: fact.format(Language::Vi), en: fact.format(Language::En) };
        check.define_value(&id.value, written);
        read.ids.push(id);
        read.facts.push((fact, table));
    }
    file.finish(check);
    read
}

/// The fact of that id, as far as `read` finds in it what is wanted; reports one that is not there
/// or is something else.
pub(super) fn fact_that<T>(
    check: &mut Checker,
    place: &Bilingual<String>,
    id: &Written<String>,
    facts: &[StoryFact],
    read: impl Fn(&StoryFact) -> Option<T>,
    wanted: &Bilingual<String>,
) -> Option<T> {
    if !check.refer(Noun::Fact, place, id) {
        return None;
    }
    let found = facts.iter().find(|it| it.id == id.value).and_then(read);
    if found.is_none() && check.is_readable(&id.value) {
        let message = say!(
            [place, wanted],
            "{place}: số liệu \"{id}\" không phải {wanted}",
            "{place}: the fact \"{id}\" is no {wanted}",
            id = id.value
        );
        check.error(&id.at, message);
    }
    found
}

impl ReadFacts<'_> {
    /// Second pass: texts, sources and references.
    pub fn finish(self, check: &mut Checker) -> (Vec<StoryFact>, Vec<At>, Vec<Written<String>>) {
        let read = |(fact, table): (Fact<Line>, Table<'_>)| {
            check.begin(Some((Noun::Fact, &fact.id)));
            read_rest(check, fact, table)
        };
        let facts: Vec<_> = self.facts.into_iter().map(read).collect();
        check.begin(None);
        report_rings(check, &facts, &self.ids);
        (facts, self.places, self.ids)
    }
}

fn read_rest(check: &mut Checker, mut fact: Fact<Line>, mut table: Table<'_>) -> Fact<Line> {
    let place = table.place.clone();
    fact.unit =
        table.optional_bilingual(check, "unit").map(|it| check.plain(&table.place_of("unit"), it));
    if fact.unit.is_none() && fact.number().is_some() {
        let message = say!(
            [place],
            "{place}: con số chưa có đơn vị tính; thêm unit = {{ vi = \"…\", en = \"…\" }}",
            "{place}: a number without a unit; add unit = {{ vi = \"…\", en = \"…\" }}"
        );
        check.error(&table.at, message);
    }
    if let Some(says) = table.line(check, "says") {
        fact.says = says;
    }
    fact.note =
        table.optional_bilingual(check, "note").map(|it| check.line(&table.place_of("note"), it));
    let reported = check.count();
    for id in table.strings(check, "from") {
        if id.value == fact.id {
            let message = say!(
                [place],
                "{place}: tính ra từ chính nó; ghi số liệu khác",
                "{place}: derived from itself; name other facts"
            );
            check.error(&id.at, message);
        }
        check.refer(Noun::Fact, &place, &id);
        fact.from.push(id.value);
    }
    let underivable = fact.from.is_empty() && check.count() == reported;
    let reported = check.count();
    let sources = table.tables(check, "source", Noun::Source);
    let unsourced = sources.is_empty() && check.count() == reported;
    for source in sources {
        fact.sources.extend(read_source(check, source));
    }
    let ours = matches!(fact.grade, Grade::Derived | Grade::Assumption);
    if fact.grade == Grade::Derived && underivable {
        let message = say!(
            [place],
            "{place}: ghi là tính ra (derived) nhưng chưa rõ từ đâu; thêm from = [\"fact-id\", …]",
            "{place}: derived, but not from what; add from = [\"fact-id\", …]"
        );
        check.error(&table.at, message);
    }
    if unsourced && !ours {
        let message = say!(
            [place],
            "{place}: chưa có nguồn; thêm [[fact.source]] gồm publisher, date, link và quote",
            "{place}: no source; add [[fact.source]] with publisher, date, link and quote"
        );
        check.error(&table.at, message);
    }
    table.finish(check);
    fact
}

fn read_source(check: &mut Checker, mut table: Table<'_>) -> Option<Source> {
    let publisher = table.string(check, "publisher");
    let date = table.date(check, "date");
    let link = table.string(check, "link");
    let quote = table.string(check, "quote");
    let mut address = None;
    for (field, text) in [("publisher", &publisher), ("link", &link), ("quote", &quote)] {
        let (place, Some(text)) = (table.place_of(field), text) else { continue };
        if text.value.trim().is_empty() {
            let message = say!(
                [place],
                "{place}: đang để trống; điền vào",
                "{place}: an empty text; fill it in"
            );
            check.error(&text.at, message);
        } else if field == "link" {
            address = safe_url(check, &place, text);
        } else {
            check.verbatim(&place, text);
        }
    }
    if let Some(quote) = &quote {
        let words = quote.value.split_whitespace().count();
        if words > LONGEST_QUOTE_WORDS {
            let place = &table.place;
            let message = say!(
                [place],
                "{place}: câu trích dài {words} từ; nhiều nhất {LONGEST_QUOTE_WORDS} từ để làm chứng, dài hơn là chép bài",
                "{place}: a quote of {words} words; at most {LONGEST_QUOTE_WORDS} are evidence, more is copying"
            );
            check.error(&quote.at, message);
        }
    }
    table.finish(check);
    Some(Source { publisher: publisher?.value, date: date?, link: address?, quote: quote?.value })
}

/// An address that a source may be read at; reports any other.
fn safe_url(
    check: &mut Checker,
    place: &Bilingual<String>,
    link: &Written<String>,
) -> Option<SafeUrl> {
    let fault = match SafeUrl::parse(&link.value) {
        Ok(address) => return Some(address),
        Err(fault) => said(&fault),
    };
    let shown: String = link.value.chars().take(LONGEST_SHOWN).collect();
    let message = say!(
        [place, fault],
        "{place}: địa chỉ \"{shown}\" {fault}; chép địa chỉ của trang nguồn, dạng https://example.org/bai",
        "{place}: the link \"{shown}\" {fault}; copy the address of the page, as in https://example.org/page"
    );
    check.error(&link.at, message);
    None
}

/// What keeps a link from being plain, behind its name.
fn said(fault: &UrlFault) -> Bilingual<String> {
    match fault {
        UrlFault::Long(length) => say!(
            "dài {length} byte, quá {LONGEST_URL_BYTES}",
            "has {length} bytes, more than {LONGEST_URL_BYTES}"
        ),
        UrlFault::Scheme => say!("không bắt đầu bằng https://", "does not begin with https://"),
        UrlFault::Character(sign) => {
            let sign = sign.escape_debug();
            say!("có ký tự \"{sign}\"", "holds the character \"{sign}\"")
        }
        UrlFault::Host(host) => say!(
            "có tên máy chủ \"{host}\" không phải tên miền thường",
            "has the host \"{host}\", which is no plain domain name"
        ),
    }
}

/// Reports facts that are derived from each other. Those derived from themselves are reported already.
fn report_rings(check: &mut Checker, facts: &[StoryFact], ids: &[Written<String>]) {
    let positions: HashMap<&str, usize> =
        facts.iter().enumerate().map(|(at, it)| (it.id.as_str(), at)).collect();
    let others = |at: usize| {
        let from = facts[at].from.iter().filter_map(|it| positions.get(it.as_str()).copied());
        from.filter(move |it| *it != at).collect()
    };
    for ring in rings(&(0..facts.len()).map(others).collect::<Vec<_>>()) {
        let [first, through @ ..] = &ring[..] else { continue };
        let through = through.iter().map(|it| format!("\"{}\"", facts[*it].id));
        let message = say!(
            "số liệu \"{id}\": tính ra từ chính nó, vòng qua {through}; bỏ một mắt xích trong from",
            "fact \"{id}\": derived from itself by way of {through}; take one of them out of from",
            id = facts[*first].id,
            through = through.clone().collect::<Vec<_>>().join(", ")
        );
        check.error(&ids[*first].at, message);
    }
}
