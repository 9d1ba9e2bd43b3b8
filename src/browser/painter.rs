//! Moves the marks of the organization: paints them into one canvas while they move, and sets them
//! in the SVG when they rest.
//!
//! Moving 557 SVG elements costs a style and layout pass for each of them in each frame; painting
//! costs two passes over plain numbers.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{
    CanvasRenderingContext2d, Element, HtmlCanvasElement, KeyboardEvent, MouseEvent, SvgElement,
    SvgGraphicsElement, SvgTransform,
};

use super::{Stage, dom, let_go};
use crate::layout::contrast::{DOT_RADIUS, HEAD_RADIUS, HEIGHT, SQUARE, WIDTH};
use crate::layout::{Direction, Point, short};
use crate::model::Era;
use crate::view::figures::Subject;
use crate::view::figures::organization::emphasis;
use crate::view::session::Cue;

/// The whole way from one era to the other, in milliseconds.
const MOTION_MS: f64 = 760.0;
/// After the last motion, or the start, in milliseconds: fonts and panels have their place by then.
const FIT_MS: u32 = 300;
/// How far from a mark a finger may be, in CSS pixels.
const REACH_PX: f64 = 22.0;

/// The ring that arrow keys move.
const CURSOR: &str = "[data-figure=organization] .cursor";

/// The marks of the figure, and where they are now.
struct Painter {
    stage: Rc<Stage>,
    svg: Element,
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    marks: Vec<Element>,
    /// The `transform` of each mark: numbers go in without becoming words on the way.
    transforms: Vec<SvgTransform>,
    colors: RefCell<[String; 3]>,
    muted: RefCell<Vec<bool>>,
    /// Share of the motion that is shown; the session's share is where it goes.
    shown: Cell<f64>,
    /// Where the present motion began, and when.
    from: Cell<(f64, f64)>,
    settled: Cell<Option<Era>>,
    frame: RefCell<Option<AnimationFrame>>,
    fitting: RefCell<Option<Timeout>>,
}

/// Starts painting, if the figure is on the page.
pub fn start(stage: &Rc<Stage>) {
    let Some(painter) = Painter::find(stage) else { return };
    let painter = Rc::new(painter);
    painter.fit();
    painter.fit_soon();
    let moving = StoredValue::new_local(painter.clone());
    let session = stage.session;
    let turned = painter.svg.clone();
    let turned = StoredValue::new_local(turned);
    Effect::new(move |_| {
        let era = session.era.get();
        turned.with_value(|it| dom::set(it, "data-era", era.word()));
    });
    Effect::new(move |first: Option<()>| {
        let target = session.share.get();
        moving.with_value(|it| it.go_to(target, first.is_none()));
    });
    Effect::new(move |_| {
        let highlight = session.highlight.get();
        moving.with_value(|it| it.emphasize(&highlight));
    });
    // Paper shows marks, not the canvas.
    let printed = painter.clone();
    dom::listen(&dom::window(), "beforeprint", move |_| {
        printed.settle(session.era.get_untracked());
    });
    let back = painter.clone();
    dom::listen(&dom::window(), "afterprint", move |_| back.show(back.shown.get()));
    let resized = painter.clone();
    dom::listen(&dom::window(), "resize", move |_| resized.repaint());
    listen(&painter);
}

impl Painter {
    fn find(stage: &Rc<Stage>) -> Option<Self> {
        let figure = dom::first::<Element>("[data-figure=organization] .chart")?;
        let svg = figure.query_selector("svg").ok()??;
        let canvas: HtmlCanvasElement = figure.query_selector("canvas").ok()??.dyn_into().ok()?;
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let contrast = &stage.subject.contrast;
        let mut marks = dom::all(&svg, "[data-unit]");
        marks.extend(dots(stage, &svg, marks.len())?);
        if marks.len() != contrast.len() {
            return None;
        }
        Some(Self {
            transforms: marks.iter().map(transform).collect::<Option<_>>()?,
            colors: RefCell::default(),
            muted: RefCell::new(vec![false; marks.len()]),
            stage: stage.clone(),
            svg,
            canvas,
            context,
            marks,
            shown: Cell::new(1.0),
            from: Cell::new((1.0, 0.0)),
            settled: Cell::new(Some(Era::After)),
            frame: RefCell::new(None),
            fitting: RefCell::new(None),
        })
    }

    /// Moves to a share of the motion; at once where motion is not wanted.
    fn go_to(self: &Rc<Self>, target: f64, at_once: bool) {
        if target == self.shown.get() {
            return;
        }
        self.from.set((self.shown.get(), now()));
        if at_once || dom::still() {
            self.show(target);
            return;
        }
        if self.frame.borrow().is_none() {
            self.ask_for_frame();
        }
    }

    fn ask_for_frame(self: &Rc<Self>) {
        let painter = self.clone();
        *self.frame.borrow_mut() = Some(request_animation_frame(move |_| painter.step()));
    }

    fn step(self: &Rc<Self>) {
        self.frame.borrow_mut().take();
        let target = self.stage.session.share.get_untracked();
        let (from, since) = self.from.get();
        let whole = (target - from).abs() * MOTION_MS;
        let done = if whole > 0.0 { ((now() - since) / whole).clamp(0.0, 1.0) } else { 1.0 };
        self.show(from + (target - from) * done);
        if done < 1.0 {
            self.ask_for_frame();
        }
    }

    /// Shows a share of the motion: the marks themselves at its ends, painted ones in between.
    fn show(self: &Rc<Self>, share: f64) {
        self.shown.set(share);
        match share {
            0.0 => self.settle(Era::Before),
            1.0 => self.settle(Era::After),
            _ => {
                dom::set(&self.svg, "data-moving", "true");
                self.settled.set(None);
                self.paint(share);
            }
        }
    }

    fn settle(self: &Rc<Self>, era: Era) {
        let contrast = &self.stage.subject.contrast;
        for (unit, transform) in self.transforms.iter().enumerate() {
            let Point { x, y } = contrast.place(unit, era);
            let_go(transform.set_translate(x as f32, y as f32));
        }
        self.settled.set(Some(era));
        dom::set(&self.svg, "data-moving", "false");
        self.fit_soon();
    }

    /// Fits the canvas while nothing moves: asking for its size lays the page out.
    fn fit_soon(self: &Rc<Self>) {
        let painter = self.clone();
        let fit = Timeout::new(FIT_MS, move || painter.fit());
        *self.fitting.borrow_mut() = Some(fit);
    }

    /// Gives the canvas the pixels of its box, and reads the colors of the tiers from the style sheet.
    fn fit(&self) {
        let ratio = dom::window().device_pixel_ratio().min(2.0);
        let pixels = |length: i32| (f64::from(length) * ratio).round() as u32;
        let (width, height) =
            (pixels(self.canvas.client_width()), pixels(self.canvas.client_height()));
        if self.canvas.width() != width || self.canvas.height() != height {
            self.canvas.set_width(width);
            self.canvas.set_height(height);
        }
        let style = dom::window().get_computed_style(&self.svg).ok().flatten();
        let color = |name: &str| {
            style.as_ref().and_then(|it| it.get_property_value(name).ok()).unwrap_or_default()
        };
        *self.colors.borrow_mut() = ["--city", "--district", "--commune"].map(color);
    }

    fn repaint(&self) {
        self.fit();
        if self.settled.get().is_none() {
            self.paint(self.shown.get());
        }
    }

    fn paint(&self, share: f64) {
        let context = &self.context;
        let (width, height) = (f64::from(self.canvas.width()), f64::from(self.canvas.height()));
        let (scale, left, top) = fitted(width, height);
        let [city, district, commune] = &*self.colors.borrow();
        let organization = &self.stage.subject.organization;
        let contrast = &self.stage.subject.contrast;
        let muted = self.muted.borrow();

        let_go(context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0));
        context.clear_rect(0.0, 0.0, width, height);
        let_go(context.set_transform(scale, 0.0, 0.0, scale, left, top));
        for (quiet, alpha) in [(true, 0.35), (false, 1.0)] {
            context.set_global_alpha(alpha);
            context.set_fill_style_str(commune);
            context.begin_path();
            for unit in organization.of_tier(2).filter(|it| muted[*it] == quiet) {
                let Point { x, y } = contrast.place_at(unit, share);
                context.move_to(x + DOT_RADIUS, y);
                let_go(context.arc(x, y, DOT_RADIUS, 0.0, std::f64::consts::TAU));
            }
            context.fill();
        }
        // A square empties on its way: its place stays, but it is no level any more.
        context.set_fill_style_str(district);
        context.set_stroke_style_str(district);
        context.set_line_width(1.2);
        for unit in organization.of_tier(1) {
            let Point { x, y } = contrast.place_at(unit, share);
            context.set_global_alpha(1.0 - share);
            context.fill_rect(x - SQUARE, y - SQUARE, 2.0 * SQUARE, 2.0 * SQUARE);
            context.set_global_alpha(1.0);
            context.stroke_rect(x - SQUARE, y - SQUARE, 2.0 * SQUARE, 2.0 * SQUARE);
        }
        let Point { x, y } = contrast.place_at(organization.head(), share);
        context.set_stroke_style_str(city);
        context.set_line_width(4.0);
        context.begin_path();
        let_go(context.arc(x, y, HEAD_RADIUS - 2.0, 0.0, std::f64::consts::TAU));
        context.stroke();
    }

    fn emphasize(&self, highlight: &[String]) {
        let mut muted = self.muted.borrow_mut();
        for (unit, mark) in self.marks.iter().enumerate() {
            let word = emphasis(&self.stage.subject, highlight, unit);
            muted[unit] = word == "muted";
            dom::set(mark, "data-emphasis", word);
        }
    }

    /// The unit under a point of the window.
    fn unit_at(&self, x: f64, y: f64) -> Option<usize> {
        let edge = self.svg.get_bounding_client_rect();
        let (scale, left, top) = fitted(edge.width(), edge.height());
        let point =
            Point { x: (x - edge.left() - left) / scale, y: (y - edge.top() - top) / scale };
        self.stage.subject.contrast.nearest(point, self.shown.get(), REACH_PX / scale)
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
        let mark =
            dom::document().create_element_ns(Some("http://www.w3.org/2000/svg"), "circle").ok()?;
        let Point { x, y } = contrast.place(unit, Era::After);
        for (name, value) in [
            ("data-unit", it.id.as_str()),
            ("data-tier", organization.tiers()[it.tier].id.as_str()),
            ("data-emphasis", "normal"),
            ("r", &short(DOT_RADIUS)),
            ("transform", &format!("translate({} {})", short(x), short(y))),
        ] {
            let_go(mark.set_attribute(name, value));
        }
        let_go(group.append_child(&mark).map(drop));
        marks.push(mark);
    }
    path.remove();
    Some(marks)
}

/// How an SVG fits its box, whole and in the middle: pixels a figure unit, and what is left beside.
fn fitted(width: f64, height: f64) -> (f64, f64, f64) {
    let scale = (width / WIDTH).min(height / HEIGHT);
    (scale, (width - WIDTH * scale) / 2.0, (height - HEIGHT * scale) / 2.0)
}

fn listen(painter: &Rc<Painter>) {
    let clicked = painter.clone();
    let Some(chart) = painter.svg.parent_element() else { return };
    dom::listen(&chart, "click", move |event| {
        let Some(event) = event.dyn_ref::<MouseEvent>() else { return };
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        // A number in the picture leads to its source instead.
        if target.is_some_and(|it| it.closest("a").ok().flatten().is_some()) {
            return;
        }
        let unit = clicked.unit_at(f64::from(event.client_x()), f64::from(event.client_y()));
        clicked.stage.follow(Cue::Unit(unit));
        if let Some(cursor) = dom::first::<SvgElement>(CURSOR) {
            let_go(cursor.focus());
        }
    });
    let Some(cursor) = dom::first::<Element>(CURSOR) else { return };
    let stage = painter.stage.clone();
    dom::listen_active(&cursor, "keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if key.alt_key() || key.ctrl_key() || key.meta_key() {
            return;
        }
        let head = stage.subject.organization.head();
        if let Some(cue) = cue_for_key(&key.key(), head) {
            event.prevent_default();
            stage.follow(cue);
        }
    });
}

/// The cue for a key on the mark that walks; `None` leaves the key to the page.
fn cue_for_key(key: &str, head: usize) -> Option<Cue> {
    match key {
        "ArrowLeft" => Some(Cue::Walk(Direction::Left)),
        "ArrowRight" => Some(Cue::Walk(Direction::Right)),
        "ArrowUp" => Some(Cue::Walk(Direction::Up)),
        "ArrowDown" => Some(Cue::Walk(Direction::Down)),
        "Home" | "Enter" | " " => Some(Cue::Unit(Some(head))),
        "Escape" => Some(Cue::Unit(None)),
        _ => None,
    }
}

/// Milliseconds; 0 where the browser has no such clock, which ends every motion at once.
fn now() -> f64 {
    dom::window().performance().map_or(f64::MAX, |it| it.now())
}
