//! How an area of a map is filled: a shade or a blank, and the texture on it.

use crate::area_map::Filling;
use crate::classes::MOST;
use crate::drawing::Drawing;
use crate::paint::Ink;

/// The shades of so many classes, from 1 for the lightest to 5: as far apart as they can be.
const SHADES: [&[usize]; MOST] = [&[3], &[1, 4], &[1, 3, 4], &[1, 2, 3, 4], &[1, 2, 3, 4, 5]];

impl Filling {
    /// The shade of a class, of so many; `None` where there is no class. A class beyond the last is drawn as the last.
    pub(crate) fn shade(self, classes: usize) -> Option<usize> {
        let shades = SHADES[classes.clamp(1, MOST) - 1];
        match self {
            Self::Class(class) => shades.get(class).or(shades.last()).copied(),
            _ => None,
        }
    }

    /// What tells its ids from those of other fillings.
    pub(crate) fn name(self, classes: usize) -> String {
        let name = match self {
            Self::Class(_) => return format!("shade-{}", self.shade(classes).unwrap_or(1)),
            Self::Suppressed => "suppressed",
            Self::Impossible => "impossible",
            Self::Unknown => "unknown",
            Self::Secret => "secret",
            Self::NotDelivered => "not-delivered",
        };
        name.to_owned()
    }

    /// The tile of the texture and the path on it; `None` for a plain filling.
    fn texture(self, classes: usize) -> Option<(f64, &'static str)> {
        match self {
            Self::Class(_) => match self.shade(classes)? {
                2 => Some((8.0, "M2 2h.01M6 6h.01")),
                3 => Some((7.0, "M0 3.5H7")),
                4 => Some((8.0, "M2 2h.01M6 6h.01")),
                _ => None,
            },
            Self::Suppressed => Some((8.0, "M-2 2 2-2M0 8 8 0M6 10 10 6")),
            Self::Secret => Some((9.0, "M0 9 9 0M0 0 9 9")),
            Self::Unknown => Some((9.0, "M1.5 2h1.2M6 6.5h1.2")),
            Self::NotDelivered => Some((10.0, "M2.5 1v4M7.5 6v4")),
            Self::Impossible => None,
        }
    }

    /// The ground, drawn first and in one piece: a ground within the pattern would show its tiles on paper.
    pub(crate) fn ground(self, classes: usize) -> Ink {
        self.shade(classes).map_or(Ink::Blank, Ink::Shade)
    }

    /// The attribute that fills with the texture, once defined; `None` for a plain filling.
    pub(crate) fn textured(self, id: &str, classes: usize) -> Option<String> {
        self.texture(classes).map(|_| format!(r#"fill="url(#{id}-{})""#, self.name(classes)))
    }

    /// Defines the texture in a drawing with this id; nothing for a plain filling.
    pub(crate) fn define(self, drawing: &mut Drawing, id: &str, classes: usize) {
        let Some((tile, path)) = self.texture(classes) else { return };
        drawing.push(format_args!(
            r#"<pattern id="{id}-{}" width="{tile}" height="{tile}" patternUnits="userSpaceOnUse">"#,
            self.name(classes)
        ));
        drawing.path(self.shade(classes).map_or(Ink::BlankTexture, Ink::Texture), path);
        drawing.push(format_args!("</pattern>"));
    }
}
