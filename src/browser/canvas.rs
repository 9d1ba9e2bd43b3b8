//! The canvas over the organization: all marks at any point of their way, as pixels.

use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, ImageData};

use super::{Stage, dom, let_go};
use crate::layout::contrast::SIZE;
use crate::layout::{Crop, Fit};
use crate::pixels::{Mark, Sheet, Stamp, color};

/// More pixels than this are not painted: they would take longer than a frame of a screen.
const MOST_PIXELS: f64 = 2e6;
/// How opaque a unit is that the step does not talk about, as in the style sheet.
const QUIET: f64 = 0.35;
/// The outline of a small square, in figure units, and what it is of half a side at most.
const LINE: (f64, f64) = (1.2, 0.4);
/// Steps in which a square empties on its way: a stamp for every frame would be most of its work.
const FADING: f64 = 16.0;
/// The line of the head's ring, in figure units.
const RING_LINE: f64 = 4.0;

/// A canvas, the pixels on it, and a stamp for the marks of each tier.
pub struct Canvas {
    element: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    sheet: Sheet,
    /// Tier by tier; those of units that matter, and of those that do not.
    stamps: Vec<[Stamp; 2]>,
    colors: Vec<u32>,
    /// What the stamps were drawn for: how empty the squares are, the part in view, and whether
    /// some units do not matter.
    drawn: Option<(f64, Crop, bool)>,
}

impl Canvas {
    /// The canvas of a chart.
    pub fn find(chart: &Element, stage: &Stage) -> Option<Self> {
        let element: HtmlCanvasElement = chart.query_selector("canvas").ok()??.dyn_into().ok()?;
        let context = element.get_context("2d").ok()??.dyn_into().ok()?;
        let tiers = stage.subject.organization.tiers().len();
        Some(Self {
            element,
            context,
            sheet: Sheet::default(),
            stamps: vec![<[Stamp; 2]>::default(); tiers],
            colors: vec![0; tiers],
            drawn: None,
        })
    }

    /// Gives it the pixels of its box, and the colors of its tiers.
    pub fn fit(&mut self, chart: &Element) {
        let (width, height) = self.size();
        let ratio = dom::window().device_pixel_ratio().min(2.0);
        let ratio = ratio.min((MOST_PIXELS / (width * height).max(1.0)).sqrt());
        let pixels = |length: f64| (length * ratio).round() as u32;
        let (width, height) = (pixels(width), pixels(height));
        if self.element.width() != width || self.element.height() != height {
            self.element.set_width(width);
            self.element.set_height(height);
            self.sheet.resize(width as usize, height as usize);
        }
        self.take_colors(chart);
    }

    /// Reads the colors of the tiers from the style sheet, where the reader may have changed them.
    pub fn take_colors(&mut self, chart: &Element) {
        let style = dom::window().get_computed_style(chart).ok().flatten();
        let color = |name: &str| {
            let text = style.as_ref().and_then(|it| it.get_property_value(name).ok());
            color(&text.unwrap_or_default())
        };
        let last = self.colors.len() - 1;
        self.colors.fill(color("--city"));
        self.colors[last - 1] = color("--district");
        self.colors[last] = color("--commune");
        self.drawn = None;
    }

    /// Its box, in CSS pixels.
    pub fn size(&self) -> (f64, f64) {
        (f64::from(self.element.client_width()), f64::from(self.element.client_height()))
    }

    /// Paints all marks where they are at a share of their way.
    pub fn paint(&mut self, stage: &Stage, muted: &[bool], share: f64, crop: Crop) {
        let fit = crop.fit(SIZE, self.sheet.width() as f64, self.sheet.height() as f64);
        let quiet = muted.contains(&true);
        self.draw_stamps(stage, ((share * FADING).round() / FADING, crop, quiet), fit);
        self.sheet.clear();
        let contrast = &stage.subject.contrast;
        // Units stand below those they report to: what is more important is painted later.
        for (unit, it) in stage.subject.organization.units().iter().enumerate().rev() {
            let stamp = &self.stamps[it.tier][usize::from(muted[unit])];
            let place = fit.pixel(contrast.place_at(unit, share));
            self.sheet.set(stamp, place.x, place.y);
        }
        let rows = self.sheet.changed();
        let top = rows.start as f64;
        let (width, height) = (self.sheet.width() as u32, rows.len() as u32);
        let bytes = Clamped(self.sheet.bytes(rows));
        // There is no image without a pixel.
        if let Ok(image) = ImageData::new_with_u8_clamped_array_and_sh(bytes, width, height) {
            let_go(self.context.put_image_data(&image, 0.0, top));
        }
    }

    /// Draws the stamps anew where something about them has changed.
    fn draw_stamps(&mut self, stage: &Stage, wanted: (f64, Crop, bool), fit: Fit) {
        let last = self.stamps.len() - 1;
        let known = self.drawn.replace(wanted);
        let (share, crop, quiet) = wanted;
        for (tier, stamps) in self.stamps.iter_mut().enumerate() {
            let leaving = tier + 1 == last;
            let same = known
                .is_some_and(|it| (it.1, it.2) == (crop, quiet) && (it.0 == share || !leaving));
            if same {
                continue;
            }
            let size = stage.subject.contrast.size(tier);
            let line = LINE.0.min(LINE.1 * size) * fit.scale;
            let mark = match tier {
                0 => Mark::Ring {
                    radius: (size - RING_LINE / 2.0) * fit.scale,
                    line: RING_LINE * fit.scale,
                },
                it if it == last => Mark::Dot { radius: size * fit.scale },
                // A square empties on its way: its place stays, but it is no level any more.
                _ => Mark::Square {
                    half: size * fit.scale,
                    line,
                    inside: if leaving { 1.0 - share } else { 1.0 },
                },
            };
            let kinds = if quiet { 2 } else { 1 };
            for (stamp, opaque) in stamps.iter_mut().zip([1.0, QUIET]).take(kinds) {
                stamp.draw(mark, self.colors[tier], opaque);
            }
        }
    }
}
