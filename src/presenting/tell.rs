//! Times of a talk in words.

use super::{Clock, Deck};

/// Minutes and seconds, such as `12:05`; hours are minutes too, as trainers count.
pub fn minutes(milliseconds: f64) -> String {
    let seconds = (milliseconds / 1000.0) as u64;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// A line for each scene and one for the whole: name, planned, taken, and by how much that differs.
///
/// `scenes` are their names, `heads` the names of the columns, `whole` that of the last line.
pub fn report(
    deck: &Deck,
    clock: &Clock,
    current: usize,
    now: f64,
    scenes: &[String],
    heads: [&str; 4],
    whole: &str,
) -> String {
    let planned: Vec<f64> = deck.minutes.iter().map(|it| f64::from(*it) * 60_000.0).collect();
    let line = |name: &str, planned: f64, taken: f64| {
        let sign = if taken < planned { "−" } else { "+" };
        let off = minutes((taken - planned).abs());
        format!("{name}\t{}\t{}\t{sign}{off}\n", minutes(planned), minutes(taken))
    };
    let mut text = format!("{}\n", heads.join("\t"));
    for (scene, name) in scenes.iter().enumerate() {
        let planned = planned.get(scene).copied().unwrap_or_default();
        text.push_str(&line(name, planned, clock.in_scene(scene, current, now)));
    }
    text + &line(whole, planned.iter().sum(), clock.total(now))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rehearsal_is_told_scene_by_scene_and_as_a_whole() {
        let deck = Deck { slides: Vec::new(), minutes: vec![2, 3] };
        let clock = Clock { spent: vec![90_000.0, 200_000.0], since: None };
        let scenes = ["Mở đầu".to_owned(), "Kết".to_owned()];
        let heads = ["Cảnh", "Dự kiến", "Thực tế", "Chênh"];
        assert_eq!(
            report(&deck, &clock, 1, 0.0, &scenes, heads, "Cả buổi"),
            "Cảnh\tDự kiến\tThực tế\tChênh\nMở đầu\t2:00\t1:30\t−0:30\nKết\t3:00\t3:20\t+0:20\nCả buổi\t5:00\t4:50\t−0:10\n"
        );
    }
}
