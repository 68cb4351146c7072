//! A made-up report about a town that does not exist.

use crate::council_report::{
    AltText, CouncilReport, Definition, Districts, Fact, Indicator, IntendedResult, Language, Picture, Reading, ResultColumns,
    SourceColumns, Status, StatusWords, Summary, Target, Theme, Words,
};

/// A report with so many themes, and so many results with one indicator each.
pub(super) fn report(themes: usize, results: usize) -> CouncilReport {
    CouncilReport {
        language: Language::Nl,
        title: "De helft loopt op koers, eenzaamheid vraagt een keuze".to_owned(),
        sender: "Waterstad, sociale agenda".to_owned(),
        occasion: "Rapport aan de raad, eerste helft 2026".to_owned(),
        made_up: Some("Verzonnen voorbeeld".to_owned()),
        foot: "Rood: Waterstad. Stippels: streefpad. Ruitje: streefwaarde. Open: voorlopig. Stand 1 juli 2026.".to_owned(),
        summary: summary(),
        themes: (0..themes).map(|number| theme(number, results)).collect(),
        definitions: (0..results).map(definition).collect(),
        unknowns: texts(&[
            "Hoe het gaat met mensen die niet meedoen aan een peiling.",
            "Of de stijging in de opvang komt door meer aanmeldingen of door langer blijven.",
        ]),
        colophon: texts(&["Gemaakt op 1 juli 2026 door de gemeente Waterstad. Alle cijfers en namen zijn verzonnen."]),
        words: words(),
    }
}

/// A report with one theme that holds nothing, and nothing else.
pub(super) fn empty_report() -> CouncilReport {
    let mut report = report(0, 0);
    report.made_up = None;
    report.summary = Summary { standfirst: String::new(), points: vec![], asks: vec![], basis: vec![], reading_guide: vec![] };
    report.themes = vec![Theme {
        sentence: "Over dit thema is nog niets bekend".to_owned(),
        standfirst: String::new(),
        ambition: None,
        results: vec![],
        districts: None,
        asks: vec![],
    }];
    report.unknowns.clear();
    report.colophon.clear();
    report
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(ToString::to_string).collect()
}

fn summary() -> Summary {
    Summary {
        standfirst: "Twee van de zes cijfers per thema liggen op het streefpad, twee blijven achter. Van één weten \
            we het niet zeker en één is nog niet gemeten."
            .to_owned(),
        points: texts(&[
            "Eenzaamheid daalt, maar te langzaam: 41,0% in 2025, het streefpad vraagt 38,5%.",
            "Meer mensen wonen langer zelfstandig thuis. Dat gaat sneller dan verwacht.",
            "Het aantal mensen in de opvang stijgt naar 138.",
            "Mantelzorgers houden het vol volgens het cijfer; partners zien iets anders.",
            "Voor één cijfer is er nog geen meting. Die komt in het najaar van 2026.",
        ]),
        asks: texts(&[
            "Kies of de zondag in 2027 voorrang krijgt (€ 12.000).",
            "Bespreek waarom het aantal mensen in de opvang stijgt, op 17 september.",
            "Neem kennis van de antwoorden op 61 bijdragen.",
        ]),
        basis: vec![
            Fact { name: "Cijfers".to_owned(), text: "Stand van 1 juli 2026.".to_owned() },
            Fact { name: "Agenda".to_owned(), text: "Versie 3, vastgesteld door de raad op 12 maart 2026.".to_owned() },
        ],
        reading_guide: texts(&[
            "Een cijfer is achter als het buiten de marge onder het streefpad ligt. Binnen de marge is de stand niet \
             te bepalen.",
        ]),
    }
}

fn theme(number: usize, results: usize) -> Theme {
    const SENTENCES: [&str; 3] = [
        "Eenzaamheid daalt, maar te langzaam en niet in het weekend",
        "Meer kinderen doen mee",
        "Wonen met zorg in de buurt gaat sneller dan het plan",
    ];
    Theme {
        sentence: SENTENCES[number % SENTENCES.len()].to_owned(),
        standfirst: "Zelfredzaamheid: twee cijfers op koers, twee achter. Het verschil tussen cijfer en ervaring is hier het \
            grootst van alle thema’s."
            .to_owned(),
        ambition: Some("Iedereen in Waterstad kan op een ander rekenen en redt zich, met hulp waar dat nodig is.".to_owned()),
        results: (0..results).map(result).collect(),
        districts: Some(districts(number)),
        asks: texts(&[
            "Kies of de zondag in 2027 voorrang krijgt (€ 12.000, dekking op blz. 7).",
            "Bespreek waarom het aantal mensen in de opvang stijgt, op 17 september.",
        ]),
    }
}

/// By district, with a map for every other theme.
fn districts(number: usize) -> Districts {
    let row = |(name, text): (&str, &str)| Fact { name: name.to_owned(), text: text.to_owned() };
    Districts {
        title: "Per wijk: eenzaamheid bij 65-plussers, 2025".to_owned(),
        text: "Het hoogst is het in Centrum (47,0%), het laagst in De Kaden (38,0%).".to_owned(),
        columns: ("Gebied".to_owned(), "Cijfer".to_owned()),
        rows: [("Centrum", "47,0%"), ("De Kaden", "38,0%"), ("Veenmeer", "niet getoond vanwege privacy")].map(row).to_vec(),
        outlines: "Indeling van 2025. Grenzen: verzonnen.".to_owned(),
        picture: number.is_multiple_of(2).then(|| picture("De wijken", "47,0%")),
    }
}

const NAMES: [(&str, &str, &str, &str); 6] = [
    ("Minder ouderen voelen zich eenzaam", "Eenzaamheid bij 65-plussers", "41,0%", "38,5%"),
    ("Minder mensen met geldzorgen", "Mensen met geldzorgen", "14,1%", "14,5%"),
    ("Meer tijd voor mantelzorg en vrijwilligers", "Mantelzorgers die het volhouden", "80%", "82%"),
    ("Langer zelfstandig wonen", "Langer zelfstandig thuis", "75,1%", "74,0%"),
    ("Minder mensen in de opvang", "Mensen in de opvang", "138", "112"),
    ("Meer mensen kennen hun buren", "Bewoners die hun buren kennen", "", "60%"),
];

const STATUSES: [Status; 6] =
    [Status::Behind, Status::OnCourse, Status::Undetermined, Status::OnCourse, Status::Behind, Status::NoFigure];

fn result(number: usize) -> IntendedResult {
    let (name, indicator, value, target) = NAMES[number % NAMES.len()];
    let status = STATUSES[number % STATUSES.len()];
    let reading = || Reading {
        value: value.to_owned(),
        margin: "marge 39,3–42,7".to_owned(),
        period: "2025".to_owned(),
        source: "Ouderenpeiling Waterstad".to_owned(),
    };
    let latest = (status != Status::NoFigure).then(reading);
    IntendedResult {
        name: name.to_owned(),
        indicators: vec![Indicator {
            name: indicator.to_owned(),
            target: Some(Target { value: target.to_owned(), period: "2025".to_owned() }),
            status,
            remarks: if number.is_multiple_of(2) && latest.is_some() { texts(&["voorlopig"]) } else { vec![] },
            picture: latest.is_some().then(|| picture(indicator, value)),
            latest,
        }],
    }
}

fn picture(indicator: &str, value: &str) -> Picture {
    let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 150 62" fill="none" stroke-linecap="round">
<path d="M0 60H150" stroke="#dad8d3"/>
<path d="M59 21.5L114 45.9" stroke="#1a1d21" stroke-width="2" stroke-dasharray=".1 5"/>
<path d="M4 22.1L17.8 16.4L31.5 13.1L45.2 18.3L59 21.5L72.8 25.3" stroke="#b81c2c" stroke-width="2"/>
<path d="M72.8 25.3L86.5 26.9" stroke="#b81c2c" stroke-width="2" stroke-dasharray="4 4"/>
<circle cx="86.5" cy="26.9" r="4.5" fill="#fff" stroke="#b81c2c" stroke-width="2"/>
<circle cx="114" cy="45.9" r="4" fill="#fff" stroke="#1a1d21" stroke-width="1.5"/></svg>"##;
    let alt = AltText::new(format!("{indicator}, nu {value}, de lijn ligt boven het streefpad")).unwrap();
    Picture { svg: svg.to_owned(), alt }
}

fn definition(number: usize) -> Definition {
    Definition {
        indicator: NAMES[number % NAMES.len()].1.to_owned(),
        meaning: "Deel van de mensen dat in de peiling aangeeft dat dit voor hen geldt.".to_owned(),
    }
}

fn words() -> Words {
    let word = str::to_owned;
    Words {
        page_of: word("blz. {page} van {pages}"),
        in_short: word("In het kort"),
        how_it_stands: word("Hoe het ervoor staat"),
        asked: word("Gevraagd aan de raad"),
        nothing_asked: word("Hiervoor vragen wij de raad nu niets."),
        basis: word("Waar dit rapport op rust"),
        how_to_read: word("Zo leest u dit rapport"),
        intended: word("Wat we wilden"),
        where_we_stand: word("Waar we staan"),
        no_indicators: word("Voor dit thema zijn er nog geen cijfers."),
        no_indicator: word("Nog geen cijfer gekozen"),
        per_result: word("Beoogde resultaten"),
        by_district: "Hoe het verschilt per wijk".to_owned(),
        result_columns: ResultColumns {
            result: word("Beoogd resultaat"),
            indicator: word("Cijfer"),
            latest: word("Laatste waarde"),
            target: word("Streefpad"),
            status: word("Stand"),
        },
        sources: word("Bronnen en wat we niet weten"),
        source_columns: SourceColumns { indicator: word("Cijfer"), meaning: word("Wat het telt"), source: word("Bron") },
        definitions: word("Wat de cijfers tellen"),
        unknowns: word("Wat we niet weten"),
        colophon: word("Colofon"),
        status: StatusWords {
            reached: word("streefwaarde bereikt"),
            on_course: word("op koers"),
            behind: word("achter"),
            undetermined: word("niet te bepalen"),
            no_figure: word("nog geen cijfer"),
            no_target: word("geen streefwaarde"),
        },
    }
}
