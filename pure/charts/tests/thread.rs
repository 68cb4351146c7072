//! The golden thread: every knot in its place, no text over another, sound whatever comes in.

mod texts;
mod xml;

use charts::{Knot, KnotLook, Layer, MOST_KNOTS, Paint, Size, Thread};
use proptest::prelude::*;
use texts::{clashes, texts};

const SIZES: [Size; 3] = [Size::Wide, Size::Narrow, Size::Print];

fn knot(kind: &str, name: &str, look: KnotLook, from: &[usize]) -> Knot {
    Knot { kind: kind.to_owned(), name: name.to_owned(), look, from: from.to_vec() }
}

fn layer(knots: Vec<Knot>) -> Layer {
    Layer { more: format!("en {} meer", knots.len().saturating_sub(MOST_KNOTS)), knots }
}

fn thread(layers: Vec<Layer>) -> Thread {
    let desc = "Wat mensen zeiden, en wat ermee gebeurde".to_owned();
    Thread { id: "draad".to_owned(), title: "De rode draad".to_owned(), desc, layers }
}

/// So many notes, a result, and so many things that follow.
fn fans(notes: usize, follows: usize, name: &str) -> Thread {
    let note = |_| knot("Bijdrage", name, KnotLook::Tied, &[]);
    let follow = |_| knot("Indicator", name, KnotLook::Tied, &[0]);
    let all: Vec<usize> = (0..notes).collect();
    thread(vec![
        layer((0..notes).map(note).collect()),
        layer(vec![knot("Resultaat", name, KnotLook::Here, &all)]),
        layer((0..follows).map(follow).collect()),
    ])
}

#[test]
fn a_small_thread_in_full() {
    let open = knot("Wat erop volgde", "Nog niets", KnotLook::Open, &[0]);
    let small = thread(vec![
        layer(vec![knot("Besluit", "Agenda <vastgesteld>", KnotLook::Tied, &[])]),
        layer(vec![knot("U bent hier", "Minder mensen eenzaam", KnotLook::Here, &[0])]),
        layer(vec![open]),
    ]);
    insta::assert_snapshot!(small.svg(Size::Wide, Paint::Classes).replace("><", ">\n<"));
}

#[test]
fn many_knots_are_folded_into_one() {
    for size in SIZES {
        let svg = fans(20, 1, "Een zin").svg(size, Paint::Classes);
        assert_eq!(texts(&svg).iter().filter(|text| text.text == "Bijdrage").count(), MOST_KNOTS);
        assert_eq!(texts(&svg).iter().filter(|text| text.text == "en 14 meer").count(), 1);
    }
}

#[test]
fn a_knot_alone_is_drawn_and_none_is_nothing() {
    for size in SIZES {
        let svg = thread(vec![layer(vec![knot("", "Alleen", KnotLook::Here, &[0, 7])])]).svg(size, Paint::Classes);
        assert_eq!(svg.matches("sk-rope__heart").count(), 1);
        assert_eq!(clashes(&svg), Vec::<String>::new());
        assert_eq!(thread(vec![Layer::default()]).svg(size, Paint::Classes), "");
    }
}

#[test]
fn strands_twine_where_they_travel_together_and_hang_loose_where_nothing_is() {
    let mut drawn = fans(3, 2, "Samen");
    let twined = |thread: &Thread| thread.svg(Size::Wide, Paint::Classes).matches("sk-rope__strand--twined").count();
    assert_eq!(twined(&drawn), 3);
    assert_eq!(twined(&fans(1, 1, "Samen")), 0);
    drawn.layers[2].knots[1].look = KnotLook::Open;
    assert!(drawn.svg(Size::Wide, Paint::Classes).contains("sk-rope__strand--loose"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn texts_stay_clear_and_inside(notes in 0..40usize, follows in 0..40usize, name in "([A-Za-zé-]{1,40} ?){1,30}") {
        for size in SIZES {
            for paint in [Paint::Classes, Paint::Fixed] {
                let thread = fans(notes, follows, &name);
                let svg = thread.svg(size, paint);
                prop_assert_eq!(clashes(&svg), Vec::<String>::new());
                prop_assert!(xml::check(&svg).is_ok() && !svg.contains("style="));
                prop_assert_eq!(&svg, &thread.svg(size, paint));
            }
        }
    }
}
