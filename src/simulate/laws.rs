//! Laws of the model, checked over many settings: what must hold whatever a reader sets.

use super::samples::{REAL, any_communes, any_settings, organization, simulator};
use super::{Direction, Office, Percent, Preset, Run, Settings, Simulator, Structure};
use crate::model::Era;

const CLEAR: Percent = Percent::LEAST;

fn with(offices: [(u32, u32); 2], direction: Direction) -> Settings {
    let offices = offices.map(|(minutes, at_once)| Office::clamped(minutes, at_once));
    Settings { offices, unclear: CLEAR, direction, ..Settings::DEFAULT }
}

fn play(communes: &[u16], era: Era, settings: &Settings) -> Run {
    simulator(communes, era).run(settings, 0).clone()
}

#[test]
fn with_equal_offices_only_the_number_of_hand_overs_tells() {
    let equal = Preset::from_id("equal").unwrap().settings;
    for direction in Direction::ALL {
        let settings = Settings { direction, ..equal };
        assert_eq!(play(&REAL, Era::Before, &settings).arrivals, vec![30; 526]);
        assert_eq!(play(&REAL, Era::After, &settings).arrivals, vec![15; 526]);
    }
}

#[test]
fn one_line_at_a_time_serves_the_communes_one_by_one() {
    let settings = Preset::from_id("one-line-at-a-time").unwrap().settings;
    let mut arrivals = play(&REAL, Era::After, &settings).arrivals;
    assert!(!arrivals.is_sorted(), "somebody is favored");
    arrivals.sort_unstable();
    assert!(arrivals.into_iter().eq((1..=526).map(|it| it * 15)));
}

#[test]
fn everyone_is_reached_exactly_once() {
    for (settings, communes) in any_settings(200).zip(any_communes(200)) {
        let leaves: u32 = communes.iter().copied().map(u32::from).sum();
        let offices = communes.iter().filter(|it| **it > 0).count() as u32;
        for (era, lines) in [(Era::Before, leaves + offices), (Era::After, leaves)] {
            let run = play(&communes, era, &settings);
            assert_eq!(run.arrivals.len(), leaves as usize);
            // Every hand-over but the unclear ones crosses one line, once.
            assert_eq!(run.handovers - run.returned, lines);
            let least = settings.offices[0].minutes.get();
            assert!(run.arrivals.iter().all(|it| least <= *it), "{settings:?}");
        }
    }
}

#[test]
fn the_last_one_is_reached_when_arithmetic_says() {
    let even = [7; 6];
    for settings in any_settings(200) {
        let settings = Settings { unclear: CLEAR, ..settings };
        let [(head, at_once), (middle, districts_at_once)] =
            settings.offices.map(|it| (it.minutes.get(), it.at_once.get()));
        assert_eq!(play(&REAL, Era::After, &settings).last(), 526_u32.div_ceil(at_once) * head);
        // Districts of one size pass on side by side, and all their reports set out together.
        let last = 6_u32.div_ceil(at_once) * head + 7_u32.div_ceil(districts_at_once) * middle;
        assert_eq!(play(&even, Era::Before, &settings).last(), last);
        // Districts of any size, with hands for all.
        let plenty = with([(head, at_once), (middle, 600)], settings.direction);
        let last = 30_u32.div_ceil(at_once) * head + middle;
        assert_eq!(play(&REAL, Era::Before, &plenty).last(), last);
        // Down, a head with hands for all; the largest district has 30 communes.
        let plenty = with([(head, 600), (middle, districts_at_once)], Direction::Down);
        let last = head + 30_u32.div_ceil(districts_at_once) * middle;
        assert_eq!(play(&REAL, Era::Before, &plenty).last(), last);
    }
}

#[test]
fn more_hands_are_never_later_and_more_minutes_never_earlier() {
    for (settings, communes) in any_settings(200).zip(any_communes(200)) {
        let settings = Settings { unclear: CLEAR, ..settings };
        for era in Era::ALL {
            let usual = play(&communes, era, &settings);
            for office in 0..2 {
                let Office { minutes, at_once } = settings.offices[office];
                let mut quicker = settings;
                quicker.offices[office] = Office::clamped(minutes.get(), at_once.get() + 1);
                let mut slower = settings;
                slower.offices[office] = Office::clamped(minutes.get() + 1, at_once.get());
                let quick = play(&communes, era, &quicker);
                let slow = play(&communes, era, &slower);
                assert!(quick.last() <= usual.last() && usual.last() <= slow.last());
                // Down, the shuffled order is the same, so it holds for everyone by themselves.
                if settings.direction == Direction::Down {
                    let both = quick.arrivals.iter().zip(&usual.arrivals).zip(&slow.arrivals);
                    assert!({ both }.all(|((quick, usual), slow)| quick <= usual && usual <= slow));
                }
            }
        }
    }
}

#[test]
fn clear_orders_change_hands_once_on_each_line() {
    for settings in any_settings(20) {
        let settings = Settings { unclear: CLEAR, ..settings };
        for (era, lines) in [(Era::Before, 556), (Era::After, 526)] {
            let run = play(&REAL, era, &settings);
            assert_eq!((run.handovers, run.returned), (lines, 0));
        }
    }
}

#[test]
fn unclear_orders_change_hands_as_often_as_chance_says() {
    for percent in [10, 30, 50] {
        let settings = Settings { unclear: Percent::clamped(percent), ..Settings::DEFAULT };
        for (era, lines) in [(Era::Before, 556), (Era::After, 526)] {
            let mut simulator = simulator(&REAL, era);
            let made: u32 = (0..200).map(|it| simulator.run(&settings, it).handovers).sum();
            let expected = 200 * lines * 100 / (100 - percent);
            assert!(made.abs_diff(expected) < expected / 100, "{percent}: {made} {expected}");
        }
    }
}

#[test]
fn one_seed_is_one_course_of_events_for_good() {
    // A test in the browser compares the same numbers: change them only with the model itself.
    let unclear = Settings { unclear: Percent::clamped(10), ..Settings::DEFAULT };
    let reports = Settings { direction: Direction::Up, ..unclear };
    let sums = [unclear, reports]
        .map(|settings| Era::ALL.map(|era| simulator(&REAL, era).run(&settings, 0).checksum()));
    assert_eq!(sums, [[1_087_222_716, 780_640_487], [1_898_469_368, 780_640_487]]);
}

#[test]
fn another_seed_and_another_run_are_another_course_of_events() {
    let settings = Settings { unclear: Percent::clamped(10), ..Settings::DEFAULT };
    let mut simulator = simulator(&REAL, Era::Before);
    let first = simulator.run(&settings, 0).clone();
    assert_ne!(simulator.run(&settings, 1).arrivals, first.arrivals);
    let other = Settings { seed: 2, ..settings };
    assert_ne!(simulator.run(&other, 0).arrivals, first.arrivals);
    assert_eq!(*simulator.run(&settings, 0), first);
}

#[test]
fn a_run_does_not_know_which_runs_were_played_before_it() {
    let mut used = simulator(&REAL, Era::Before);
    for (index, settings) in any_settings(50).enumerate() {
        let run = index as u32 * 7;
        let fresh = simulator(&REAL, Era::Before).run(&settings, run).clone();
        assert_eq!(*used.run(&settings, run), fresh);
    }
}

#[test]
fn reports_of_a_district_come_in_together_and_no_two_districts_at_one_free_hand() {
    // One hand at the head: a combined report every 10 minutes, once the districts are done.
    let settings = with([(10, 1), (20, 600)], Direction::Up);
    let run = play(&[3, 1, 2], Era::Before, &settings);
    let districts = [&run.arrivals[..3], &run.arrivals[3..4], &run.arrivals[4..]];
    assert!(districts.iter().all(|it| it.iter().all(|minute| *minute == it[0])));
    let mut firsts = districts.map(|it| it[0]);
    firsts.sort_unstable();
    assert_eq!(firsts, [30, 40, 50]);
}

#[test]
fn a_district_reports_when_the_last_of_its_communes_has() {
    // One hand in each district: two communes take 20 minutes, five take 50.
    let settings = with([(5, 1), (10, 1)], Direction::Up);
    assert_eq!(play(&[5, 2], Era::Before, &settings).arrivals, [55, 55, 55, 55, 55, 25, 25]);
}

#[test]
fn after_the_change_reports_take_as_long_as_orders() {
    for settings in any_settings(50) {
        let down = Settings { direction: Direction::Down, ..settings };
        let up = Settings { direction: Direction::Up, ..settings };
        assert_eq!(play(&REAL, Era::After, &down), play(&REAL, Era::After, &up));
    }
}

#[test]
fn nobody_to_reach_is_no_trouble() {
    for era in Era::ALL {
        let structure = Structure::new(&organization(&[0, 0]), era);
        let run = Simulator::new(structure).run(&Settings::DEFAULT, 0).clone();
        assert_eq!(run, Run::default());
    }
}
