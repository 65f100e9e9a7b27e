//! *Did you mean …?*

/// The candidate most like `word`, when one is near enough to be a slip of the pen.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const NEAR_ENOUGH: f64 = 0.8;
    // No id and no field is so long; comparing takes time by the product of the lengths.
    const LONGEST: usize = 120;
    if word.len() > LONGEST {
        return None;
    }
    let word = word.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates {
        let likeness = strsim::jaro_winkler(&word, &candidate.to_lowercase());
        if likeness > NEAR_ENOUGH && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Whether one letter more, less or other makes one word of the other.
pub fn one_slip_apart(a: &str, b: &str) -> bool {
    strsim::levenshtein(a, b) <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_slips_and_nothing_else() {
        assert_eq!(nearest("titel", ["title", "status"]), Some("title"));
        assert_eq!(nearest("budget", ["title", "status"]), None);
        assert_eq!(nearest(&"status".repeat(100_000), ["status".repeat(100_000).as_str()]), None);
        assert_eq!(nearest("STATUS", ["title", "status"]), Some("status"));
    }
}
