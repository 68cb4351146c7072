//! A reader of XML that is just strict enough to refuse what a browser would refuse.

/// Every attribute of the document as (name, value), or what is wrong with it.
pub fn check(document: &str) -> Result<Vec<(String, String)>, String> {
    let mut attributes = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    let mut rest = document;
    while let Some(start) = rest.find('<') {
        text(&rest[..start])?;
        let end = rest.find('>').ok_or("a tag without an end")?;
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Err(format!("</{name}> closes nothing"));
            }
            continue;
        }
        let (tag, alone) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, list) = tag.split_once(' ').unwrap_or((tag, ""));
        if !alone {
            open.push(name);
        }
        read_attributes(list, &mut attributes)?;
    }
    text(rest)?;
    if open.is_empty() { Ok(attributes) } else { Err(format!("{open:?} left open")) }
}

fn read_attributes(list: &str, attributes: &mut Vec<(String, String)>) -> Result<(), String> {
    let first = attributes.len();
    let mut list = list.trim_start();
    while !list.is_empty() {
        let (name, after) = list.split_once("=\"").ok_or(format!("no value in {list}"))?;
        let (value, after) = after.split_once('"').ok_or(format!("no end to the value of {name}"))?;
        text(value)?;
        let sound = name.chars().all(|c| c.is_ascii_alphabetic() || c == '-');
        if !sound || attributes[first..].iter().any(|(other, _)| other == name) {
            return Err(format!("attribute {name:?} is no name, or there twice"));
        }
        attributes.push((name.to_owned(), value.to_owned()));
        list = after.trim_start();
    }
    Ok(())
}

/// Text and values hold no bare ampersand and nothing that XML has no place for.
fn text(text: &str) -> Result<(), String> {
    for after in text.split('&').skip(1) {
        let entity = after.split(';').next().unwrap_or_default();
        if !["amp", "lt", "gt", "quot", "#39"].contains(&entity) {
            return Err(format!("a bare ampersand before {after:?}"));
        }
    }
    match text.chars().find(|c| c.is_control() && *c != '\n' || matches!(c, '\u{fffe}' | '\u{ffff}')) {
        Some(c) => Err(format!("the character {c:?}")),
        None => Ok(()),
    }
}
