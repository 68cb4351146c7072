//! Where the texts of a drawing stand, and whether they leave each other room.

/// A text and the box that it takes at the least.
#[derive(Debug)]
pub struct Text {
    pub text: String,
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
}

/// The number in an attribute of a tag.
fn number(tag: &str, name: &str) -> Option<f64> {
    tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?.parse().ok()
}

/// Width and height of the drawing.
pub fn extent(svg: &str) -> (f64, f64) {
    let sides = svg.split("viewBox=\"0 0 ").nth(1).and_then(|rest| rest.split('"').next()).expect("a view box");
    let (width, height) = sides.split_once(' ').expect("two sides");
    (width.parse().expect("a width"), height.parse().expect("a height"))
}

/// How wide a letter is at the least, as a share of its size: no face of ours is narrower.
fn ems(letter: char) -> f64 {
    if "iljtfrI.,:;' ()|!".contains(letter) { 0.25 } else { 0.5 }
}

/// All texts, with the least room that they take.
pub fn texts(svg: &str) -> Vec<Text> {
    let size = number(svg, "font-size").expect("a text size");
    let found = svg.split("<text ").skip(1).map(|rest| {
        let (tag, rest) = rest.split_once('>').expect("the end of a tag");
        let tag = format!(" {tag}");
        let inner = rest.split("</text>").next().unwrap_or_default();
        let mut text = String::new();
        for (index, piece) in inner.split('<').enumerate() {
            text.push_str(if index == 0 { piece } else { piece.split_once('>').map_or("", |(_, after)| after) });
        }
        let (x, y) = (number(&tag, "x").expect("x"), number(&tag, "y").expect("y"));
        let width = text.chars().map(ems).sum::<f64>() * size;
        let left = match tag.split("text-anchor=\"").nth(1).and_then(|rest| rest.split('"').next()) {
            Some("middle") => x - width / 2.0,
            Some("end") => x - width,
            _ => x,
        };
        Text { text, left, right: left + width, top: y - size * 0.7, bottom: y }
    });
    found.collect()
}

/// What is wrong with the texts of a drawing: those outside it, and those that cover each other.
pub fn clashes(svg: &str) -> Vec<String> {
    let (width, height) = extent(svg);
    let texts = texts(svg);
    let outside =
        texts.iter().filter(|text| text.left < -1.0 || text.right > width + 1.0 || text.top < -1.0 || text.bottom > height + 1.0);
    let mut wrong: Vec<String> = outside.map(|text| format!("{:?} is outside", text.text)).collect();
    for (index, a) in texts.iter().enumerate() {
        for b in &texts[index + 1..] {
            if a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom {
                wrong.push(format!("{:?} covers {:?}", a.text, b.text));
            }
        }
    }
    wrong
}
