//! Moves the marks of the organization: paints them into one canvas while they move, and sets them
//! in the SVG when they rest.
//!
//! Moving 557 SVG elements costs a style and layout pass for each of them in each frame; painting
//! costs two passes over plain numbers. Where there are thousands they stay painted at rest.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use web_sys::{Element, HtmlElement};

use super::canvas::Canvas;
use super::marks::Marks;
use super::{Stage, dom, let_go};
use crate::layout::contrast::SIZE;
use crate::layout::{Crop, Fit, Point, short};
use crate::model::Era;
use crate::view::figures::organization::emphasis;
use crate::view::session::Cue;

/// The whole way from one era to the other, in milliseconds.
const MOTION_MS: f64 = 760.0;
/// After the last motion, or the start, in milliseconds: fonts and panels have their place by then.
const FIT_MS: u32 = 300;

/// The marks of the figure, and where they are now.
pub struct Painter {
    /// What they are the marks of.
    pub stage: Rc<Stage>,
    /// The picture with all that lies over it.
    pub chart: HtmlElement,
    svg: Element,
    marks: Marks,
    canvas: RefCell<Canvas>,
    muted: RefCell<Vec<bool>>,
    /// Share of the motion that is shown; the session's share is where it goes.
    shown: Cell<f64>,
    /// Where the present motion began, and when.
    from: Cell<(f64, f64)>,
    frame: RefCell<Option<AnimationFrame>>,
    fitting: RefCell<Option<Timeout>>,
}

/// Starts painting, if the figure is on the page.
pub fn start(stage: &Rc<Stage>) -> Option<Rc<Painter>> {
    let painter = Rc::new(Painter::find(stage)?);
    painter.show(1.0);
    painter.repaint();
    let session = stage.session;
    let own = || StoredValue::new_local(painter.clone());
    let turned = own();
    Effect::new(move |_| {
        let era = session.era.get();
        turned.with_value(|it| dom::set(&it.svg, "data-era", era.word()));
    });
    let moving = own();
    Effect::new(move |first: Option<()>| {
        let target = session.share.get();
        moving.with_value(|it| it.go_to(target, first.is_none()));
    });
    let marked = own();
    Effect::new(move |_| {
        let highlight = session.highlight.get();
        marked.with_value(|it| it.emphasize(&highlight));
    });
    let cropped = own();
    Effect::new(move |_| {
        session.crop.track();
        cropped.with_value(|it| it.crop());
    });
    let held = own();
    Effect::new(move |_| {
        if let Some(unit) = session.unit.get() {
            held.with_value(|it| it.hold(unit));
        }
    });
    // Paper shows marks, not the canvas. Many of them are on paper as they were written.
    let printed = painter.clone();
    dom::listen(&dom::window(), "beforeprint", move |_| {
        let era = session.era.get_untracked();
        printed.settle(era);
        if printed.is_large() {
            dom::set(&printed.svg, "data-era", Era::After.word());
        }
    });
    let back = painter.clone();
    dom::listen(&dom::window(), "afterprint", move |_| {
        dom::set(&back.svg, "data-era", session.era.get_untracked().word());
        back.show(back.shown.get());
    });
    let resized = painter.clone();
    dom::listen(&dom::window(), "resize", move |_| resized.repaint());
    Some(painter)
}

impl Painter {
    fn find(stage: &Rc<Stage>) -> Option<Self> {
        let chart: HtmlElement = dom::first("[data-figure=organization] .chart")?;
        let svg = chart.query_selector("svg").ok()??;
        Some(Self {
            marks: Marks::find(stage, &svg)?,
            canvas: RefCell::new(Canvas::find(&chart, stage)?),
            muted: RefCell::new(vec![false; stage.subject.contrast.len()]),
            stage: stage.clone(),
            chart,
            svg,
            shown: Cell::new(1.0),
            from: Cell::new((1.0, 0.0)),
            frame: RefCell::new(None),
            fitting: RefCell::new(None),
        })
    }

    fn is_large(&self) -> bool {
        self.stage.subject.contrast.is_large()
    }

    /// The era in which the marks rest; none while they move.
    fn at_rest(&self) -> Option<Era> {
        match self.shown.get() {
            0.0 => Some(Era::Before),
            1.0 => Some(Era::After),
            _ => None,
        }
    }

    /// Moves to a share of the motion; at once where motion is not wanted.
    fn go_to(self: &Rc<Self>, target: f64, at_once: bool) {
        if target == self.shown.get() {
            return;
        }
        self.from.set((self.shown.get(), dom::now()));
        if at_once || dom::still() {
            self.show(target);
            return;
        }
        if self.frame.borrow().is_none() {
            self.canvas.borrow_mut().take_colors(&self.chart);
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
        let moves = whole > 0.0 && !dom::still();
        let done = if moves { ((dom::now() - since) / whole).clamp(0.0, 1.0) } else { 1.0 };
        self.show(from + (target - from) * done);
        if done < 1.0 {
            self.ask_for_frame();
        }
    }

    /// Shows a share of the motion: the marks themselves at its ends, painted ones in between.
    fn show(self: &Rc<Self>, share: f64) {
        self.shown.set(share);
        self.paint();
        match self.at_rest() {
            Some(era) => self.settle(era),
            None => {
                dom::set(&self.svg, "data-moving", "true");
                dom::set(&self.svg, "data-painted", "true");
            }
        }
    }

    fn settle(self: &Rc<Self>, era: Era) {
        self.marks.place(&self.stage, era);
        dom::set(&self.svg, "data-moving", "false");
        dom::set(&self.svg, "data-painted", if self.is_large() { "true" } else { "false" });
        self.fit_soon();
    }

    /// Fits the canvas while nothing moves: asking for its size lays the page out.
    fn fit_soon(self: &Rc<Self>) {
        let painter = self.clone();
        let fit = Timeout::new(FIT_MS, move || painter.repaint());
        *self.fitting.borrow_mut() = Some(fit);
    }

    fn repaint(&self) {
        self.canvas.borrow_mut().fit(&self.chart);
        self.paint();
    }

    /// Paints the marks, unless they rest as elements.
    fn paint(&self) {
        if self.at_rest().is_none() || self.is_large() {
            let crop = self.crop_now();
            let share = self.shown.get();
            self.canvas.borrow_mut().paint(&self.stage, &self.muted.borrow(), share, crop);
        }
    }

    fn emphasize(&self, highlight: &[String]) {
        let subject = &self.stage.subject;
        for (unit, muted) in self.muted.borrow_mut().iter_mut().enumerate() {
            let word = emphasis(subject, highlight, unit);
            *muted = word == "muted";
            self.marks.emphasize(unit, word);
        }
        self.paint();
    }

    /// Shows the part of the picture that the session has in view.
    fn crop(&self) {
        let crop = self.crop_now();
        for svg in dom::all(&self.chart, "svg") {
            dom::set(&svg, "viewBox", &crop.view_box(SIZE));
        }
        let whole = crop == Crop::WHOLE;
        let style = self.chart.style();
        // Words keep their size, and what is out of view does not lie over the page.
        dom::set(&self.chart, "data-zoomed", if whole { "false" } else { "true" });
        let_go(style.set_property("--zoom", &short(crop.scale)));
        let_go(style.set_property("overflow", if whole { "visible" } else { "clip" }));
        self.paint();
    }

    /// Brings a unit into view.
    fn hold(&self, unit: usize) {
        let Stage { session, subject, .. } = &*self.stage;
        let place = subject.contrast.place_at(unit, session.share.get_untracked());
        self.stage.follow(Cue::Hold(place));
    }

    /// The part of the picture that is in view.
    pub fn crop_now(&self) -> Crop {
        self.stage.session.crop.get_untracked()
    }

    /// How figure units become pixels of the window now.
    pub fn fit(&self) -> Fit {
        let edge = self.chart.get_bounding_client_rect();
        let Fit { scale, origin } = self.crop_now().fit(SIZE, edge.width(), edge.height());
        Fit { scale, origin: Point { x: origin.x + edge.left(), y: origin.y + edge.top() } }
    }

    /// The unit at a point of the window, at most so many CSS pixels away.
    pub fn unit_at(&self, point: Point, reach_px: f64) -> Option<usize> {
        let fit = self.fit();
        let contrast = &self.stage.subject.contrast;
        contrast.nearest(fit.place(point), self.shown.get(), reach_px / fit.scale)
    }
}
