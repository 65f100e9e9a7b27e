//! Replaced bytes of one text, gathered over several changes.

use std::ops::Range;

use crate::syntax::rewrite::Rewritten;
use crate::text::Span;

/// Bytes that go and bytes that come.
#[derive(Debug, Clone)]
pub(super) struct Change {
    pub(super) range: Range<usize>,
    pub(super) text: String,
}

/// A replacement, in bytes of the old text and of the present one.
#[derive(Debug, Clone)]
struct Piece {
    old: Range<usize>,
    now: Range<usize>,
}

/// The present text, and what of it is not the old one.
#[derive(Debug, Clone)]
pub(super) struct Patch<'t> {
    old: &'t str,
    text: String,
    /// In the order of the text, none touching another.
    pieces: Vec<Piece>,
}

impl<'t> Patch<'t> {
    pub(super) fn new(old: &'t str) -> Self {
        Self { old, text: old.to_owned(), pieces: Vec::new() }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The patch with these changes of the present text made too; none when they overlap.
    pub(super) fn with(&self, changes: &[Change]) -> Option<Self> {
        let mut sorted: Vec<&Change> = changes.iter().collect();
        sorted.sort_by_key(|c| (c.range.start, c.range.end));
        if sorted.windows(2).any(|w| w[0].range.end > w[1].range.start) {
            return None;
        }
        let mut next = self.clone();
        // From the last to the first, so that offsets before a change stay as they are.
        for change in sorted.into_iter().rev() {
            next.replace(change)?;
        }
        Some(next)
    }

    fn replace(&mut self, change: &Change) -> Option<()> {
        let Range { start, end } = change.range;
        if start > end || !self.text.is_char_boundary(start) || !self.text.is_char_boundary(end) {
            return None;
        }
        let first = self.pieces.partition_point(|p| p.now.end < start);
        let last = self.pieces.partition_point(|p| p.now.start <= end);
        let touched = &self.pieces[first..last];
        let from = touched.first().map_or(start, |p| p.now.start.min(start));
        let to = touched.last().map_or(end, |p| p.now.end.max(end));
        let old_from = match touched.first() {
            Some(piece) if piece.now.start <= start => piece.old.start,
            _ => self.outside(start, first),
        };
        let old_to = match touched.last() {
            Some(piece) if piece.now.end >= end => piece.old.end,
            _ => self.outside(end, last),
        };
        let old = old_from..old_to;
        let grown = change.text.len();
        self.text.replace_range(start..end, &change.text);
        let moved = |at: usize| at - (end - start) + grown;
        for piece in &mut self.pieces[last..] {
            piece.now = moved(piece.now.start)..moved(piece.now.end);
        }
        self.pieces.splice(first..last, [Piece { old, now: from..moved(to) }]);
        Some(())
    }

    /// The old offset of a present one that stands behind so many replacements, and in none.
    fn outside(&self, at: usize, pieces: usize) -> usize {
        pieces.checked_sub(1).map_or(at, |i| at - self.pieces[i].now.end + self.pieces[i].old.end)
    }

    /// The old offset of a present one; inside a replacement, its start.
    pub(super) fn origin(&self, at: usize) -> usize {
        let before = self.pieces.partition_point(|p| p.now.end <= at);
        let old = match self.pieces.get(before) {
            Some(piece) if piece.now.start <= at => piece.old.start,
            _ => self.outside(at, before),
        };
        old.min(self.old.len())
    }

    /// What came out. What was changed and changed back is no replacement.
    pub(super) fn finish(self) -> Rewritten {
        let Self { old, text, pieces } = self;
        let replacements = pieces
            .into_iter()
            .filter(|p| old[p.old.clone()] != text[p.now.clone()])
            .map(|p| (Span::new(p.old.start, p.old.end), text[p.now].to_owned()))
            .collect();
        Rewritten { text, replacements }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(start: usize, end: usize, text: &str) -> Change {
        Change { range: start..end, text: text.to_owned() }
    }

    /// The replacements, made in the old text.
    fn remade(old: &str, rewritten: &Rewritten) -> String {
        let mut text = old.to_owned();
        for (span, new) in rewritten.replacements.iter().rev() {
            text.replace_range(span.range(), new);
        }
        text
    }

    #[test]
    fn changes_of_changed_texts_are_replacements_of_the_old_one() {
        let old = "abcdefghij";
        let steps: [&[Change]; 7] = [
            &[change(2, 4, "XYZ"), change(8, 8, "-")],
            &[change(3, 6, "")],
            &[change(0, 1, "åä")],
            &[change(6, 6, "!")],
            &[change(4, 4, "in"), change(4, 6, ""), change(6, 6, "<"), change(6, 6, ">")],
            &[change(4, 9, "öö")],
            &[change(0, 4, "a")],
        ];
        let mut patch = Patch::new(old);
        for step in steps {
            patch = patch.with(step).expect("nothing overlaps");
            let rewritten = patch.clone().finish();
            assert_eq!(remade(old, &rewritten), patch.text(), "{rewritten:?}");
        }
        assert!(patch.with(&[change(0, 2, ""), change(1, 3, "")]).is_none());
    }

    #[test]
    fn what_is_changed_back_is_no_replacement() {
        let patch = Patch::new("abc").with(&[change(1, 2, "xx")]).expect("one change");
        let back = patch.with(&[change(1, 3, "b")]).expect("one change");
        assert_eq!(back.finish(), Rewritten { text: "abc".to_owned(), replacements: Vec::new() });
    }
}
