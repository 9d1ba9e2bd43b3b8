//! The typeface as pictures carry it, and as the renderer of PNG reads it.
//!
//! Both are the same letters. The renderer reads no WOFF2, so each face is here a second time as
//! TTF: the file under `public/fonts` unpacked with fontTools (`font.flavor = None`), with the names
//! that the renderer asks for added: 6 (such as `BeVietnamPro-SemiBold`), 16 (`Be Vietnam Pro`, one
//! family with two weights, as in the style sheet) and 17 (`SemiBold`).

use std::sync::Arc;

use resvg::usvg::fontdb::Database;

/// One weight of the typeface.
pub struct Face {
    /// As style sheets count it.
    pub weight: u16,
    /// For browsers and editors.
    pub woff2: &'static [u8],
    /// For the renderer.
    pub ttf: &'static [u8],
}

/// The typeface of all pictures.
pub const FACES: [Face; 2] = [
    Face {
        weight: 400,
        woff2: include_bytes!("../../../public/fonts/be-vietnam-pro-400.woff2"),
        ttf: include_bytes!("be-vietnam-pro-400.ttf"),
    },
    Face {
        weight: 600,
        woff2: include_bytes!("../../../public/fonts/be-vietnam-pro-600.woff2"),
        ttf: include_bytes!("be-vietnam-pro-600.ttf"),
    },
];

/// The typeface and no other: a letter that it lacks shall be missed, not borrowed.
pub fn fonts() -> Arc<Database> {
    let mut fonts = Database::new();
    for face in FACES {
        fonts.load_font_data(face.ttf.to_vec());
    }
    Arc::new(fonts)
}
