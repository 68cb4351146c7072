//! Boundaries from GeoJSON, as CBS and Kadaster publish them: longitude and latitude in degrees (EPSG:4326).
//!
//! Source: RFC 7946, "The GeoJSON Format" (2016); names of properties as in "CBS Gebiedsindelingen" and "CBS Wijken en Buurten".

use super::{Outcome, Years};
use crate::model::{KnownArea, Mishap, Outline, level_word};
use kernel::areas::Area;
use serde::de::{Error, IgnoredAny, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Where the code and the name of an area stand, the smallest area first.
const NAMED: [(&str, &str); 4] =
    [("statcode", "statnaam"), ("buurtcode", "buurtnaam"), ("wijkcode", "wijknaam"), ("gemeentecode", "gemeentenaam")];
/// The code with the year of the division before it.
const WITH_YEAR: &str = "jrstatcode";
/// How the one coordinate system that we read is called by those who name it.
const DEGREES: [&str; 3] = ["CRS84", "4326", "WGS84"];

/// The most features that a file may have: there are 15 000 neighbourhoods in the whole country.
const MOST_FEATURES: usize = 100_000;

// What may be large stays as it stands in the file until its turn comes: unfolded, it would be many times as large.
#[derive(Deserialize)]
struct Collection<'a> {
    #[serde(rename = "type")]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    crs: Option<&'a RawValue>,
    #[serde(borrow, deserialize_with = "features")]
    features: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct Feature<'a> {
    #[serde(borrow, default)]
    properties: Option<BTreeMap<Cow<'a, str>, &'a RawValue>>,
    #[serde(borrow)]
    geometry: Option<Geometry<'a>>,
}

#[derive(Deserialize)]
struct Geometry<'a> {
    #[serde(rename = "type")]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    coordinates: Option<&'a RawValue>,
}

/// The features of a file, as they stand there.
fn features<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<&'de RawValue>, D::Error> {
    struct List;
    impl<'de> Visitor<'de> for List {
        type Value = Vec<&'de RawValue>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list of features")
        }
        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            let mut features = Vec::new();
            while let Some(feature) = list.next_element()? {
                if features.len() == MOST_FEATURES {
                    return Err(Error::custom(format!("more than {MOST_FEATURES} features")));
                }
                features.push(feature);
            }
            Ok(features)
        }
    }
    deserializer.deserialize_seq(List)
}

/// Longitude and latitude; a height after them is left out.
struct Position(f64, f64);

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Numbers;
        impl<'de> Visitor<'de> for Numbers {
            type Value = Position;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a position")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Position, A::Error> {
                let mut next = || list.next_element()?.ok_or_else(|| Error::custom("a position without two numbers"));
                let position = Position(next()?, next()?);
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(position)
            }
        }
        deserializer.deserialize_seq(Numbers)
    }
}

type Ring = Vec<(f64, f64)>;

/// The areas of a file, and the features that were left out, each with the reason. A feature is counted from 1.
///
/// # Errors
/// Why nothing of it can be read: no GeoJSON, another coordinate system, or no year.
pub fn read(file: &str, text: &[u8], years: Years) -> Outcome<(Vec<KnownArea>, Vec<Mishap>)> {
    let refused = |code: &str, args: &[(&str, String)]| Box::new(mishap(file, 0, "", "", code, args));
    let not_geojson = |error: String| refused("not-geojson", &[("error", error)]);
    let collection: Collection<'_> = serde_json::from_slice(text).map_err(|error| not_geojson(error.to_string()))?;
    if collection.kind != "FeatureCollection" {
        return Err(not_geojson(format!("type {}", collection.kind)));
    }
    let told = collection.crs.map(RawValue::get);
    if let Some(found) = told.filter(|told| !DEGREES.iter().any(|name| told.contains(name))) {
        return Err(refused("other-coordinates", &[("found", found.chars().take(200).collect())]));
    }
    let (mut areas, mut left_out, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (number, feature) in (1..).zip(collection.features) {
        match one(feature, years) {
            Ok(area) if !seen.insert(area.area.clone()) => {
                left_out.push(mishap(file, number, "", area.area.code(), "area-twice", &[]));
            }
            Ok(area) => areas.push(KnownArea { boundary_source: file.to_owned(), ..area }),
            Err(Wrong::Place(code, found)) => return Err(refused(code, &[("found", found)])),
            Err(Wrong::Year) => return Err(refused("no-year", &[])),
            Err(Wrong::Row { column, value, code, args }) => left_out.push(mishap(file, number, column, &value, code, &args)),
        }
    }
    Ok((areas, left_out))
}

/// What is wrong with a feature.
enum Wrong {
    /// Its place is not in degrees of longitude and latitude, nor will that of the others be.
    Place(&'static str, String),
    /// Nobody tells its division.
    Year,
    /// This one cannot be used.
    Row { column: &'static str, value: String, code: &'static str, args: Vec<(&'static str, String)> },
}

fn row(column: &'static str, value: impl Into<String>, code: &'static str) -> Wrong {
    Wrong::Row { column, value: value.into(), code, args: Vec::new() }
}

fn one(feature: &RawValue, years: Years) -> Result<KnownArea, Wrong> {
    let feature: Feature<'_> = serde_json::from_str(feature.get()).map_err(|error| row("", error.to_string(), "outline"))?;
    // No text has a zero in it, and databases keep none.
    let text = |name: &str| {
        let told: String = serde_json::from_str(feature.properties.as_ref()?.get(name)?.get()).ok()?;
        Some(told.trim().to_owned()).filter(|text| !text.contains('\0'))
    };
    let (column, code, name) = NAMED
        .into_iter()
        .find_map(|(code, name)| Some((code, text(code)?, text(name).unwrap_or_default())))
        .ok_or_else(|| row(NAMED[0].0, "", "area"))?;
    let area: Area = code.parse().map_err(|_| row(column, code.as_str(), "area"))?;
    level_word(area.level()).ok_or_else(|| row(column, code.as_str(), "area-kind"))?;
    let told = text(WITH_YEAR).and_then(|code| code.parse::<Area>().ok()).and_then(|area| area.division()).or(area.division());
    let division = match (years.year, told) {
        (Some(year), Some(told)) if !(years.same_since.unwrap_or(year)..=year).contains(&told) => {
            let args = vec![("found", told.to_string()), ("expected", year.to_string())];
            return Err(Wrong::Row { column: WITH_YEAR, value: told.to_string(), code: "area-year", args });
        }
        (year, told) => year.or(told).ok_or(Wrong::Year)?,
    };
    let kind = feature.geometry.as_ref().map(|geometry| geometry.kind.as_ref()).unwrap_or_default();
    let no_outline = || row("geometry", kind, "outline");
    let rings = feature.geometry.as_ref().and_then(rings).ok_or_else(no_outline)?;
    if let Some(wrong) = rings.iter().flatten().find_map(|at| misplaced(*at)) {
        return Err(wrong);
    }
    let outline = Outline::of(&rings);
    if outline.is_empty() {
        return Err(no_outline());
    }
    Ok(KnownArea { outline, ..KnownArea::new(area, division, &name) })
}

/// All rings of a polygon or of several; `None` for anything else.
fn rings(geometry: &Geometry<'_>) -> Option<Vec<Ring>> {
    let coordinates = geometry.coordinates?.get();
    let polygons: Vec<Vec<Vec<Position>>> = match &*geometry.kind {
        "Polygon" => vec![serde_json::from_str(coordinates).ok()?],
        "MultiPolygon" => serde_json::from_str(coordinates).ok()?,
        _ => return None,
    };
    let ring = |ring: Vec<Position>| ring.into_iter().map(|Position(lon, lat)| (lon, lat)).collect();
    Some(polygons.into_iter().flatten().map(ring).collect())
}

/// Why a position cannot be longitude and latitude of a place in the Netherlands or elsewhere on earth.
fn misplaced((lon, lat): (f64, f64)) -> Option<Wrong> {
    let found = || format!("{lon} {lat}");
    if !((-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat)) {
        return Some(Wrong::Place("other-coordinates", found()));
    }
    // The Netherlands seen with its axes changed round lies off the coast of Africa.
    ((50.0..54.0).contains(&lon) && (3.0..8.0).contains(&lat)).then(|| Wrong::Place("axes-swapped", found()))
}

pub(super) fn mishap(file: &str, line: u64, column: &str, value: &str, code: &str, args: &[(&str, String)]) -> Mishap {
    let args: BTreeMap<_, _> = args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    let (column, value) = (column.to_owned(), value.replace('\0', "\u{fffd}").chars().take(80).collect());
    Mishap { file: file.to_owned(), line, column, value, code: code.to_owned(), args }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NO_YEAR: Years = Years { year: None, same_since: None };

    fn feature(properties: &str, geometry: &str) -> String {
        format!(r#"{{"type":"Feature","properties":{{{properties}}},"geometry":{geometry}}}"#)
    }

    fn collection(features: &[String]) -> String {
        format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
    }

    fn square(lon: f64, lat: f64, side: f64) -> String {
        let (east, north) = (lon + side, lat + side);
        format!(
            r#"{{"type":"Polygon","coordinates":[[[{lon},{lat}],[{east},{lat}],[{east},{north}],[{lon},{north}],[{lon},{lat}]]]}}"#
        )
    }

    fn codes(left_out: &[Mishap]) -> Vec<(u64, &str)> {
        left_out.iter().map(|why| (why.line, why.code.as_str())).collect()
    }

    #[test]
    fn every_feature_is_read_or_left_out_with_its_reason() {
        let here = square(5.0, 52.0, 0.1);
        let text = collection(&[
            feature(r#""statcode":"WK999901","statnaam":"Centrum","jrstatcode":"2022WK999901""#, &here),
            feature(r#""buurtcode":"BU99990101","buurtnaam":"Haven","wijkcode":"WK999901""#, &here),
            feature(r#""statcode":"WK999901""#, &here),
            feature(r#""statcode":"Centrum""#, &here),
            feature(r#""naam":"Centrum""#, &here),
            feature(r#""statcode":"AM11""#, &here),
            feature(r#""statcode":"WK999902","jrstatcode":"2021WK999902""#, &here),
            feature(r#""statcode":"WK999903""#, r#"{"type":"Point","coordinates":[5,52]}"#),
            feature(r#""statcode":"WK999904""#, "null"),
            "7".to_owned(),
        ]);
        let years = Years { year: Some(2022), same_since: None };
        let (areas, left_out) = read("wijken.geojson", text.as_bytes(), years).unwrap();
        let found: Vec<_> = areas.iter().map(|one| (one.area.to_string(), one.name.as_str())).collect();
        assert_eq!(found, [("2022WK999901".to_owned(), "Centrum"), ("2022BU99990101".to_owned(), "Haven")]);
        let outline = (8, "outline");
        let twice = (3, "area-twice");
        let expected =
            [twice, (4, "area"), (5, "area"), (6, "area-kind"), (7, "area-year"), outline, (9, "outline"), (10, "outline")];
        assert_eq!(codes(&left_out), expected);
        let same = Years { year: Some(2022), same_since: Some(2020) };
        assert_eq!(read("wijken.geojson", text.as_bytes(), same).unwrap().0.len(), 3);
        assert_eq!(read("wijken.geojson", text.as_bytes(), NO_YEAR).unwrap_err().code, "no-year");
    }

    #[test]
    fn other_coordinate_systems_are_refused_with_what_was_found() {
        let refusal = |text: &str| read("x.geojson", text.as_bytes(), NO_YEAR).unwrap_err();
        let named = r#""statcode":"WK999901","jrstatcode":"2022WK999901""#;
        let dutch = refusal(&collection(&[feature(named, &square(180_000.0, 500_000.0, 1_000.0))]));
        assert_eq!((dutch.code.as_str(), dutch.args["found"].as_str()), ("other-coordinates", "180000 500000"));
        assert_eq!(refusal(&collection(&[feature(named, &square(52.0, 5.0, 0.1))])).code, "axes-swapped");
        let told = r#"{"type":"FeatureCollection","crs":{"properties":{"name":"urn:ogc:def:crs:EPSG::28992"}},"features":[]}"#;
        assert_eq!(refusal(told).code, "other-coordinates");
        for wrong in ["", "{}", "[]", r#"{"type":"Feature","features":[]}"#] {
            assert_eq!(refusal(wrong).code, "not-geojson", "{wrong}");
        }
        let many = format!(r#"{{"type":"FeatureCollection","features":[{}7]}}"#, "7,".repeat(MOST_FEATURES));
        assert_eq!(refusal(&many).args["error"].split(" at ").next(), Some("more than 100000 features"));
        let degrees = told.replace("EPSG::28992", "OGC:1.3:CRS84");
        assert_eq!(read("x.geojson", degrees.as_bytes(), NO_YEAR).unwrap(), (Vec::new(), Vec::new()));
    }
}
