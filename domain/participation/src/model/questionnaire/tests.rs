//! What routes promise, for whatever questionnaire; and what becomes of what people type.

use super::*;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn question(number: Number, asks: Asks, shown: Option<Condition>) -> Question {
    let title = Wording::dutch("Wat vindt u?");
    Question { number, anchor: None, title, text: Wording::default(), needed: false, asks, shown }
}

fn choices(count: u32) -> Choices {
    (1..=count).map(|number| Wording::dutch(&format!("keuze {number}"))).collect()
}

fn asks() -> impl Strategy<Value = Asks> {
    prop_oneof![
        (1..4u32).prop_map(|count| Asks::Single { choices: choices(count) }),
        (1..4u32).prop_map(|count| Asks::Multiple { choices: choices(count) }),
        Just(Asks::Scale { steps: 3, low: Wording::default(), high: Wording::default() }),
        Just(Asks::Statement),
        Just(Asks::LongText),
        Just(Asks::Explanation),
    ]
}

fn condition(most: u32) -> impl Strategy<Value = Option<Condition>> {
    let wanted = prop_oneof![Just(Wanted::Answered), proptest::collection::btree_set(1..5u32, 0..3).prop_map(Wanted::AnyOf),];
    proptest::option::of((1..=most, wanted).prop_map(|(question, wanted)| Condition { question, wanted }))
}

/// Questionnaires with right and wrong routes, of up to five questions.
fn content() -> impl Strategy<Value = Content> {
    proptest::collection::vec((asks(), condition(6)), 1..=5).prop_map(|all| {
        let questions: Vec<_> = all.into_iter().zip(1..).map(|((asks, shown), number)| question(number, asks, shown)).collect();
        Content { last: questions.len().try_into().unwrap(), questions, ..Content::default() }
    })
}

/// Every answer that a route can tell from another.
fn answers(asks: &Asks) -> Vec<Option<Reply>> {
    let mut all = vec![None];
    match asks {
        Asks::Single { choices } => all.extend(choices.numbers().map(|one| Some(Reply::Choice(one)))),
        Asks::Multiple { choices } => all.extend(choices.numbers().map(|one| Some(Reply::Choices(BTreeSet::from([one]))))),
        Asks::Scale { steps, .. } => all.extend((1..=*steps).map(|step| Some(Reply::Step(step)))),
        Asks::Statement => all.extend(Vote::ALL.map(|vote| Some(Reply::Vote(vote)))),
        Asks::Explanation => {}
        _ => all.push(Some(Reply::Text("iets".to_owned()))),
    }
    all
}

/// All ways to answer a questionnaire.
fn all_replies(content: &Content) -> Vec<Replies> {
    content.questions.iter().fold(vec![Replies::default()], |ways, question| {
        let with = |replies: &Replies, answer: Option<Reply>| {
            let mut replies = replies.clone();
            replies.0.extend(answer.map(|reply| (question.number, reply)));
            replies
        };
        ways.iter().flat_map(|replies| answers(&question.asks).into_iter().map(|answer| with(replies, answer))).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_page_is_reached_by_some_answers_if_its_route_and_those_it_rests_on_are_right(content in content()) {
        let seen: BTreeSet<_> = all_replies(&content)
            .iter()
            .flat_map(|replies| content.route(replies).into_iter().map(|question| question.number).collect::<Vec<_>>())
            .collect();
        let faulty: BTreeSet<_> = content.route_faults().iter().map(|fault| fault.question).collect();
        if faulty.is_empty() {
            prop_assert_eq!(seen.len(), content.questions.len());
        }
        // And no page that is never reached goes unnoticed.
        prop_assert!(content.questions.iter().all(|question| seen.contains(&question.number)) || !faulty.is_empty());
    }

    #[test]
    fn a_route_goes_forward_only_and_back_is_the_way_one_came(content in content(), pick in any::<prop::sample::Index>()) {
        let all = all_replies(&content);
        let replies = pick.get(&all);
        let places: Vec<_> = content.route(replies).iter().filter_map(|question| content.place(question.number)).collect();
        prop_assert!(places.is_sorted_by(|a, b| a < b));
        let (mut at, mut walked) = (None, Vec::new());
        while let Some(next) = content.after(replies, at) {
            prop_assert_eq!(content.before(replies, Some(next.number)).map(|question| question.number), at);
            at = Some(next.number);
            walked.push(next.number);
            prop_assert!(walked.len() <= content.questions.len(), "a loop");
        }
        prop_assert_eq!(content.before(replies, None).map(|question| question.number), at);
        prop_assert_eq!(walked.len(), places.len());
    }

    #[test]
    fn what_counts_takes_the_same_route_and_nothing_beside_it(content in content(), pick in any::<prop::sample::Index>()) {
        let all = all_replies(&content);
        let replies = pick.get(&all);
        let counting = content.counting(replies);
        prop_assert_eq!(content.route(&counting), content.route(replies));
        prop_assert_eq!(&content.counting(&counting), &counting);
        let on_route: BTreeSet<_> = content.route(replies).into_iter().map(|question| question.number).collect();
        prop_assert!(counting.0.keys().all(|number| on_route.contains(number)));
    }

    #[test]
    fn an_answer_comes_back_out_of_its_own_form(content in content(), pick in any::<prop::sample::Index>()) {
        let all = all_replies(&content);
        for (number, reply) in &pick.get(&all).0 {
            let question = content.question(*number).unwrap();
            prop_assert_eq!(question.read(&reply.typed()), Ok(Some(reply.clone())));
        }
    }

    #[test]
    fn no_form_breaks_the_reading(asks in asks(), values in proptest::collection::vec(".{0,12}", 0..4)) {
        let typed = Typed(values.into_iter().map(|value| ("reply".to_owned(), value)).collect());
        let _ = question(1, asks, None).read(&typed);
    }
}

fn typed(fields: &[(&str, &str)]) -> Typed {
    Typed(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}

fn read(asks: Asks, fields: &[(&str, &str)]) -> Result<Option<Reply>, &'static str> {
    question(1, asks, None).read(&typed(fields))
}

#[test]
fn each_wrong_route_is_told_apart() {
    let waits = |question, codes: &[u32]| Some(Condition { question, wanted: Wanted::AnyOf(codes.iter().copied().collect()) });
    let single = || Asks::Single { choices: choices(2) };
    let cases = [
        (waits(9, &[1]), None, "route-fault-gone"),
        (waits(2, &[1]), None, "route-fault-itself"),
        (waits(3, &[1]), None, "route-fault-later"),
        (waits(3, &[1]), waits(2, &[1]), "route-fault-loop"),
        (waits(1, &[]), None, "route-fault-nothing"),
        (waits(1, &[1, 7]), None, "route-fault-answer-gone"),
        (Some(Condition { question: 4, wanted: Wanted::Answered }), None, "route-fault-explanation"),
    ];
    for (second, third, text) in cases {
        let mut questions = vec![question(1, single(), None), question(2, single(), second), question(3, single(), third)];
        questions.insert(0, question(4, Asks::Explanation, None));
        let content = Content { questions, ..Content::default() };
        let faults: Vec<_> = content.route_faults().iter().map(|fault| (fault.question, fault.text)).collect();
        assert_eq!(faults[0], (2, text));
    }
}

#[test]
fn who_chooses_another_way_leaves_the_rest_behind() {
    let only = |question, code| Some(Condition { question, wanted: Wanted::AnyOf(BTreeSet::from([code])) });
    let questions = vec![
        question(1, Asks::Single { choices: choices(2) }, None),
        question(2, Asks::LongText, only(1, 2)),
        question(3, Asks::Statement, None),
    ];
    let content = Content { questions, ..Content::default() };
    let mut replies = Replies::default();
    replies.0.insert(1, Reply::Choice(2));
    replies.0.insert(2, Reply::Text("omdat".to_owned()));
    assert_eq!(content.counting(&replies).0.len(), 2);
    replies.0.insert(1, Reply::Choice(1));
    assert_eq!(content.counting(&replies).0.keys().collect::<Vec<_>>(), [&1]);
    assert_eq!(content.after(&replies, Some(1)).unwrap().number, 3);
}

#[test]
fn a_needed_answer_is_asked_for_only_where_the_route_leads() {
    let only = Some(Condition { question: 1, wanted: Wanted::Answered });
    let mut questions = vec![question(1, Asks::Statement, None), question(2, Asks::LongText, only)];
    questions[1].needed = true;
    let content = Content { questions, ..Content::default() };
    assert_eq!(content.missing(&Replies::default()), None);
    let replies = Replies(BTreeMap::from([(1, Reply::Vote(Vote::Pass))]));
    assert_eq!(content.missing(&replies).map(|question| question.number), Some(2));
    assert_eq!(content.questions[1].read(&typed(&[("reply", "  ")])), Err("reply-fault-needed"));
}

#[test]
fn places_numbers_and_days_are_read_as_people_write_them() {
    let place = |text: &str| match read(Asks::Place, &[("reply", text)]) {
        Ok(Some(Reply::Place(place))) => Ok(place),
        other => Err(other),
    };
    assert_eq!(place("8251ab"), Ok(Place::Postcode("8251 AB".to_owned())));
    assert_eq!(place(" 8251 "), Ok(Place::Postcode("8251".to_owned())));
    assert_eq!(place("52.5, 5.72"), Ok(Place::Point(52.5, 5.72)));
    assert_eq!(place("bij de brug"), Ok(Place::Words("bij de brug".to_owned())));
    assert_eq!(place("93, 5"), Err(Err("reply-fault-point")));
    let number = Asks::Number { least: Some(0.0), most: Some(10.0), unit: Wording::default() };
    assert_eq!(read(number.clone(), &[("reply", "2,5")]), Ok(Some(Reply::Number(2.5))));
    assert_eq!(read(number.clone(), &[("reply", "11")]), Err("reply-fault-range"));
    assert_eq!(read(number, &[("reply", "veel")]), Err("reply-fault-number"));
    assert_eq!(read(Asks::Date, &[("reply", "31-1-2026")]), Ok(Some(Reply::Date("2026-01-31".parse().unwrap()))));
    assert_eq!(read(Asks::Date, &[("reply", "31-2-2026")]), Err("fault-day"));
}

#[test]
fn an_order_has_each_place_once_and_a_matrix_every_row_when_it_must() {
    let ranking = || Asks::Ranking { choices: choices(3) };
    assert_eq!(read(ranking(), &[("rank-1", "2"), ("rank-3", "1")]), Ok(Some(Reply::Order(vec![3, 1]))));
    assert_eq!(read(ranking(), &[("rank-1", "1"), ("rank-2", "1")]), Err("reply-fault-same-place"));
    assert_eq!(read(ranking(), &[("rank-1", "4")]), Err("reply-fault-choice"));
    let mut matrix = question(1, Asks::Matrix { rows: choices(2), columns: choices(2) }, None);
    assert_eq!(matrix.read(&typed(&[("row-1", "2")])), Ok(Some(Reply::Cells(BTreeMap::from([(1, 2)])))));
    matrix.needed = true;
    assert_eq!(matrix.read(&typed(&[("row-1", "2")])), Err("reply-fault-row"));
    assert_eq!(read(Asks::Single { choices: choices(2) }, &[("reply", "3")]), Err("reply-fault-choice"));
}

#[test]
fn a_choice_keeps_its_number_and_none_is_given_twice() {
    let old = question(1, Asks::Single { choices: choices(3) }, None);
    let content = Content { questions: vec![old.clone()], ..Content::default() };
    let draft = QuestionDraft {
        typed: typed(&[
            ("title", "Waar?"),
            ("choice_number", "1"),
            ("choice", "een"),
            ("choice_en", "one"),
            ("choice_number", "3"),
            ("choice", ""),
            ("choice_en", ""),
            ("choice_number", ""),
            ("choice", "nieuw"),
            ("choice_en", ""),
        ]),
    };
    let Asks::Single { choices } = draft.check(&old, &content).unwrap().asks else { panic!("another kind") };
    assert_eq!(choices.numbers().collect::<Vec<_>>(), [1, 4]);
    assert_eq!((choices.last, choices.list[0].words.en.as_str()), (4, "one"));
    let again = QuestionDraft::of(&draft.check(&old, &content).unwrap());
    assert_eq!(again.lines("choice").len(), 2 + 3);
}

#[test]
fn a_condition_is_checked_where_it_is_typed() {
    let old = question(2, Asks::LongText, None);
    let content = Content { questions: vec![question(1, Asks::Statement, None), old.clone()], ..Content::default() };
    let check = |shown: &[&str]| {
        let fields: Vec<_> = std::iter::once(("title", "Waarom?")).chain(shown.iter().map(|one| ("shown", *one))).collect();
        QuestionDraft { typed: typed(&fields) }.check(&old, &content)
    };
    assert_eq!(check(&[]).unwrap().shown, None);
    let wanted = Wanted::AnyOf(BTreeSet::from([1, 2]));
    assert_eq!(check(&["1:1", "1:2"]).unwrap().shown, Some(Condition { question: 1, wanted }));
    assert_eq!(check(&["2:answered"]).unwrap_err().of("shown"), Some("route-fault-itself"));
    assert_eq!(check(&["1:1", "2:1"]).unwrap_err().of("shown"), Some("question-fault-routes"));
}

#[test]
fn a_version_tells_what_it_lacks_and_what_is_not_translated() {
    let mut content = Content::default();
    assert_eq!(content.lacks().len(), 5);
    content = Content {
        title: Wording { nl: "Wonen".to_owned(), en: "Living".to_owned() },
        purpose: Wording::dutch("Waarvoor"),
        asked_by: Wording::dutch("Wie"),
        follow_up: Wording::dutch("Daarna"),
        ..content
    };
    let number = content.add(question(0, Asks::Single { choices: choices(1) }, None));
    assert_eq!(content.lacks(), [Lack::Choices(number)]);
    assert_eq!(content.untranslated(kernel::settings::Lang::En), (true, vec![number]));
    assert!(content.remove(number));
    assert_eq!(content.add(question(0, Asks::Statement, None)), number + 1, "a number is given once");
}

#[test]
fn a_version_reads_back_as_it_was_kept() {
    for word in Asks::WORDS {
        let asks = Asks::fresh(word).unwrap();
        assert_eq!(asks.word(), word);
        let content = Content { questions: vec![question(1, asks, None)], ..Content::default() };
        let kept = serde_json::to_string(&content).unwrap();
        assert_eq!(serde_json::from_str::<Content>(&kept).unwrap(), content, "{kept}");
    }
}
