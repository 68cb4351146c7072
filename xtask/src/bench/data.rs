//! The figures that everything is measured with: 25 indicators, 342 municipalities, 12 years, 10 groups, as a bulk set of
//! CBS OData v4. The values are made up by a simple rule, the same every time.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The table's number.
const TABLE: &str = "90000NED";
const INDICATORS: u32 = 25;
const MUNICIPALITIES: u32 = 342;
const YEARS: std::ops::Range<u32> = 2014..2026;
/// The first group is everybody together.
const GROUPS: u32 = 10;

/// How much of the figures a set has.
#[derive(Clone, Copy, Debug)]
pub struct Extent {
    pub municipalities: u32,
    pub groups: u32,
    /// Whether the country is there too, to be a line beside the own one.
    pub country: bool,
}

impl Extent {
    /// All municipalities in all groups.
    pub const FULL: Self = Self { municipalities: MUNICIPALITIES, groups: GROUPS, country: false };
    /// All municipalities and the country, of everybody together.
    pub const PAGES: Self = Self { municipalities: MUNICIPALITIES, groups: 1, country: true };

    /// How many figures that is.
    pub const fn rows(self) -> u32 {
        INDICATORS * (self.municipalities + self.country as u32) * (YEARS.end - YEARS.start) * self.groups
    }
}

/// Writes a set into `folder`.
pub fn write(folder: &Path, extent: Extent) -> Result<(), String> {
    let put = |name: &str, text: &str| fs::write(folder.join(name), text).map_err(|error| format!("{name}: {error}"));
    fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    let (observations, count) = (observations(extent), extent.rows());
    put("Observations.csv", &observations)?;
    put(
        "Properties.csv",
        &format!(
            "Identifier;Title;Modified;Publisher;Status;ObservationCount;License\n\
             {TABLE};Made up to measure with;2026-01-01T00:00:00;Nobody;Regulier;{count};\n"
        ),
    )?;
    put(
        "Dimensions.csv",
        "Identifier;Title;Description;MapYear;ReleasePolicy;Kind;ContainsGroups;ContainsCodes;CodesUrl;GroupsUrl\n\
         Leeftijd;Leeftijd;;;;Dimension;False;True;LeeftijdCodes.csv;\n\
         RegioS;Regio's;;2026;;GeoDimension;False;True;RegioSCodes.csv;\n\
         Perioden;Perioden;;;;TimeDimension;False;True;PeriodenCodes.csv;\n",
    )?;
    let measures =
        lines("Identifier;MeasureGroupId;Index;Title;Description;DataType;Unit;Decimals;PresentationType", 1..=INDICATORS, |at| {
            format!("M{at:03};;{at};Measure {at};;Double;%;1;")
        });
    put("MeasureCodes.csv", &measures)?;
    let head = "Identifier;DimensionGroupId;DimensionId;Index;Title;Description";
    put("LeeftijdCodes.csv", &lines(head, 0..=GROUPS - 1, |at| format!("A{at:02};;Leeftijd;{at};Group {at};")))?;
    let areas = lines(head, 0..=MUNICIPALITIES, |at| format!("{};;RegioS;{at};Place {at};", area(at)));
    put("RegioSCodes.csv", &areas)?;
    let periods =
        lines(&format!("{head};Status"), YEARS.start..=YEARS.end - 1, |year| format!("{year}JJ00;0;Perioden;1;{year};;Definitief"));
    put("PeriodenCodes.csv", &periods)
}

/// The country is number 0.
fn area(number: u32) -> String {
    if number == 0 { "NL01".to_owned() } else { format!("GM{number:04}") }
}

fn lines(head: &str, numbers: std::ops::RangeInclusive<u32>, line: impl Fn(u32) -> String) -> String {
    let mut text = format!("{head}\n");
    for number in numbers {
        text.push_str(&line(number));
        text.push('\n');
    }
    text
}

fn observations(extent: Extent) -> String {
    let mut text = String::from("Id;Measure;Leeftijd;RegioS;Perioden;Value;StringValue;ValueAttribute\n");
    let mut id = 0;
    for measure in 1..=INDICATORS {
        for place in u32::from(!extent.country)..=extent.municipalities {
            for year in YEARS {
                for group in 0..extent.groups {
                    let tenths = 50 + (measure * 37 + place * 13 + year * 7 + group * 3) % 800;
                    let (area, whole, rest) = (area(place), tenths / 10, tenths % 10);
                    // Writing to a String cannot fail.
                    let _ = writeln!(text, "{id};M{measure:03};A{group:02};{area};{year}JJ00;{whole},{rest};;None");
                    id += 1;
                }
            }
        }
    }
    text
}

/// The agenda that asks for it: so many themes, and a result with an indicator for each measure.
pub fn strategy(themes: u32) -> String {
    let mut text = String::from(
        "format = \"samenkoers-strategy/1\"\nkey = \"meting\"\ntitle = \"Meting\"\nsubtitle = \"Om te meten\"\nlanguage = \"nl\"\nmade_up = true\n\
         municipality = { name = \"Gemeente Meting\", code = \"GM0001\" }\nperiod = { from = 2026, to = 2029 }\ndated = \"2026-01-01\"\n\
         summary_note = \"Verzonnen, om mee te meten.\"\n[version]\nnumber = 1\nstatus = \"adopted\"\n[version.decision]\n\
         body = \"Niemand\"\nname = \"Geen besluit\"\nnumber = \"\"\ndate = \"2026-01-01\"\n",
    );
    let each = INDICATORS / themes;
    for theme in 1..=themes {
        let _ = writeln!(
            text,
            "[[theme]]\nkey = \"thema-{theme}\"\nname = \"Thema {theme}\"\nambition = \"Verzonnen.\"\nsummary = \"Verzonnen.\""
        );
        let _ = writeln!(text, "[[theme.goal]]\nkey = \"doel-{theme}\"\nname = \"Doel {theme}\"\nsummary = \"Verzonnen.\"");
        for result in (theme - 1) * each + 1..=theme * each {
            let _ = writeln!(
                text,
                "[[theme.goal.result]]\nkey = \"resultaat-{result}\"\nname = \"Resultaat {result}\"\ndirection = \"more\"\nsummary = \"Verzonnen.\""
            );
        }
    }
    for measure in 1..=INDICATORS {
        let _ = writeln!(
            text,
            "[[indicator]]\nkey = \"cijfer-{measure}\"\nresult = \"resultaat-{measure}\"\nstanding = \"adopted\"\nname = \"Cijfer {measure}\"\n\
             definition = \"Verzonnen.\"\nunit = \"%\"\nkind = \"proportion\"\ndirection = \"up\"\nfrequency = \"yearly\"\n\
             areas = [\"municipality\"]\n[indicator.source]\nname = \"Niemand\"\ntitle = \"Verzonnen\"\ntable = \"{TABLE}\"\nmeasure = \"M{measure:03}\"\n\
             by = \"Leeftijd\"\nselect = {{ Leeftijd = \"A00\" }}\n[indicator.baseline]\nperiod = \"2020JJ00\"\nvalue = 40.0\n\
             [indicator.target]\nkind = \"linear\"\npoints = [{{ period = \"2029JJ00\", value = 60.0 }}]"
        );
    }
    text
}
