//! The marks of the organization as elements of the page, for as long as they rest.

use wasm_bindgen::JsCast;
use web_sys::{Element, SvgGraphicsElement, SvgTransform};

use super::{Stage, dom, let_go};
use crate::layout::{Point, short};
use crate::model::Era;
use crate::view::figures::Subject;

/// A mark for each unit; none at all where there are more than a page can move.
pub struct Marks {
    marks: Vec<Element>,
    /// The `transform` of each mark: numbers go in without becoming words on the way.
    transforms: Vec<SvgTransform>,
}

impl Marks {
    /// The marks that were written, and new ones in the place of each dot.
    pub fn find(stage: &Stage, svg: &Element) -> Option<Self> {
        let contrast = &stage.subject.contrast;
        if contrast.is_large() {
            return Some(Self { marks: Vec::new(), transforms: Vec::new() });
        }
        let mut marks = dom::all(svg, "[data-unit]");
        marks.extend(dots(stage, svg, marks.len())?);
        if marks.len() != contrast.len() {
            return None;
        }
        Some(Self { transforms: marks.iter().map(transform).collect::<Option<_>>()?, marks })
    }

    /// Puts every mark where it is in an era.
    pub fn place(&self, stage: &Stage, era: Era) {
        for (unit, transform) in self.transforms.iter().enumerate() {
            let Point { x, y } = stage.subject.contrast.place(unit, era);
            let_go(transform.set_translate(x as f32, y as f32));
        }
    }

    /// Sets how much a unit matters to the current step.
    pub fn emphasize(&self, unit: usize, word: &str) {
        if let Some(mark) = self.marks.get(unit) {
            dom::set(mark, "data-emphasis", word);
        }
    }
}

/// The transform that a mark was written with.
fn transform(mark: &Element) -> Option<SvgTransform> {
    let list = mark.dyn_ref::<SvgGraphicsElement>()?.transform().base_val();
    list.get_item(0).ok()
}

/// Puts a mark in the place of each dot of the written path; `named` marks are there already.
fn dots(stage: &Stage, svg: &Element, named: usize) -> Option<Vec<Element>> {
    let Subject { organization, contrast, .. } = &stage.subject;
    let path = svg.query_selector(".dots").ok()??;
    let group = svg.query_selector(".marks").ok()??;
    let mut marks = Vec::new();
    for (unit, it) in organization.units().iter().enumerate().skip(named) {
        let Point { x, y } = contrast.place(unit, Era::After);
        let mark = dom::draw(
            &group,
            "circle",
            &[
                ("data-unit", it.id.as_str()),
                ("data-tier", organization.tiers()[it.tier].id.as_str()),
                ("data-emphasis", "normal"),
                ("r", &short(contrast.size(it.tier))),
                ("transform", &format!("translate({} {})", short(x), short(y))),
            ],
        )?;
        marks.push(mark);
    }
    path.remove();
    Some(marks)
}
