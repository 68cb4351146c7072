//! The embedded files: found under their hashed names, compressed, within their budget.

use std::io::Read;

use flate2::read::GzDecoder;

/// A name that does not exist would not compile here.
const STYLES: &str = assets::path("css/samenkoers.css");

#[test]
fn a_hashed_path_leads_to_its_file() {
    let path = STYLES.strip_prefix("/static/").expect("a public path");
    let found = assets::find(path).expect("the file");
    assert_eq!(found.logical, "css/samenkoers.css");
    assert_eq!(found.mime, "text/css; charset=utf-8");
    assert_eq!(found.bytes, assets::bytes("css/samenkoers.css"));
    assert!(assets::find("css/samenkoers.css").is_none(), "only the hashed name is public");
    assert!(assets::find("../Cargo.toml").is_none());
}

#[test]
fn every_file_is_found_and_its_compressed_form_is_the_same() {
    for asset in assets::all() {
        assert_eq!(assets::find(asset.path).map(|found| found.logical), Some(asset.logical));
        assert_eq!(assets::path(asset.logical), format!("/static/{}", asset.path));
        if let Some(gzip) = asset.gzip {
            let mut plain = Vec::new();
            GzDecoder::new(gzip).read_to_end(&mut plain).expect("gzip");
            assert_eq!(plain, asset.bytes, "{}", asset.logical);
        }
    }
}

#[test]
#[should_panic(expected = "no asset has this logical name")]
fn an_unknown_name_is_a_mistake_in_the_code() {
    let name = String::from("css/unknown.css");
    let _ = assets::path(&name);
}

#[test]
fn the_fonts_in_the_css_exist() {
    let css = String::from_utf8(assets::bytes("css/samenkoers.css").to_vec()).expect("utf-8");
    let urls: Vec<&str> =
        css.split("url(").skip(1).filter_map(|rest| rest.split(')').next()).map(|url| url.trim_matches('"')).collect();
    assert!(urls.len() >= 5, "{urls:?}");
    for url in urls {
        let path = url.strip_prefix("/static/").unwrap_or_else(|| panic!("{url} is not one of ours"));
        assert!(assets::find(path).is_some(), "{url}");
    }
}

#[test]
fn a_first_visit_stays_small() {
    let compressed =
        |name: &str| assets::all().iter().find(|asset| asset.logical == name).and_then(|asset| asset.gzip).expect(name).len();
    let themes = compressed("themes/samenkoers.css").max(compressed("themes/voorbeeld.css"));
    let css = compressed("css/samenkoers.css") + themes;
    let fonts: usize =
        ["literata", "atkinson", "public-sans-digits"].map(|name| assets::bytes(&format!("fonts/{name}.woff2")).len()).iter().sum();
    eprintln!("css, compressed: {css} bytes; fonts of a first visit: {fonts} bytes");
    assert!(css <= 60_000, "css is {css} bytes");
    assert!(fonts <= 100_000, "fonts are {fonts} bytes");
}

#[test]
fn the_marks_and_drawings_have_their_names() {
    let has = |file: &str, id: &str| {
        let svg = String::from_utf8(assets::bytes(file).to_vec()).expect("utf-8");
        assert!(svg.contains(&format!("<symbol id=\"{id}\"")), "{file} lacks {id}");
        assert!(!svg.contains("style="), "{file} has a style that the content security policy forbids");
    };
    for id in [
        "reached",
        "on-course",
        "behind",
        "undetermined",
        "no-target",
        "no-figure",
        "better",
        "same",
        "worse",
        "not-asked",
        "differs",
    ] {
        has("svg/marks.svg", id);
    }
    has("svg/thread.svg", "loop");
    has("svg/thread.svg", "skyline");
}

#[test]
fn the_fonts_for_pdf_are_truetype() {
    assert_eq!(assets::pdf_fonts().len(), 9);
    for font in assets::pdf_fonts() {
        assert!(font.starts_with(&[0, 1, 0, 0]));
    }
}

#[test]
fn the_licences_of_fonts_and_styles_are_shipped() {
    let text = String::from_utf8(assets::bytes("licences.txt").to_vec()).expect("utf-8");
    assert!(text.contains("SIL OPEN FONT LICENSE"));
    assert!(text.contains("EUROPEAN UNION PUBLIC LICENCE"));
    assert!(text.contains("@fontsource-variable/literata"));
}
