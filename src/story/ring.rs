//! Rings: things that lead from one to the next and back to the first.

/// Where a thing stands in the walk over all of them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Walked {
    NotYet,
    /// It is on the way being walked.
    OnTheWay,
    /// All that it leads to was walked.
    Done,
}

/// Every ring that one walk over all things finds, each from where it is entered. `next` are those that
/// each thing leads to.
///
/// Not by calling itself: a chain may be as long as a file.
pub(super) fn rings(next: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut walked = vec![Walked::NotYet; next.len()];
    let mut found = Vec::new();
    for start in 0..next.len() {
        if walked[start] != Walked::NotYet {
            continue;
        }
        walked[start] = Walked::OnTheWay;
        // Each with how many of its next ones were looked at.
        let mut way = vec![(start, 0)];
        while let Some((at, looked)) = way.last_mut() {
            let Some(to) = next[*at].get(*looked).copied() else {
                walked[*at] = Walked::Done;
                way.pop();
                continue;
            };
            *looked += 1;
            match walked[to] {
                Walked::NotYet => {
                    walked[to] = Walked::OnTheWay;
                    way.push((to, 0));
                }
                Walked::OnTheWay => {
                    let ring = way.iter().map(|(it, _)| *it).skip_while(|it| *it != to);
                    found.push(ring.collect());
                }
                Walked::Done => {}
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_is_found_once_and_a_way_that_meets_again_is_none() {
        assert_eq!(rings(&[vec![1], vec![2], vec![0], vec![0]]), [[0, 1, 2]]);
        assert_eq!(rings(&[vec![1], vec![1]]), [[1]]);
        assert_eq!(rings(&[vec![1, 2], vec![3], vec![3], vec![]]), [[0; 0]; 0]);
    }

    #[test]
    fn a_long_chain_is_walked_to_its_end() {
        let mut chain: Vec<Vec<usize>> = (1..=100_000).map(|it| vec![it]).collect();
        chain.push(vec![0]);
        assert_eq!(rings(&chain)[0].len(), 100_001);
    }
}
