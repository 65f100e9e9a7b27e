//! Rows for spreadsheets. The one door to csv.
//!
//! Semicolons and a byte order mark, as a Swedish Excel expects.

/// A header and rows that are as long.
pub(super) fn spreadsheet(header: &[&str], records: &[Vec<String>]) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    let mut write = |cells: &mut dyn Iterator<Item = String>| {
        writer
            .write_record(cells)
            .expect("writing to memory cannot fail, and rows are as long as the header");
    };
    write(&mut header.iter().map(|cell| harmless(cell)));
    for record in records {
        write(&mut record.iter().map(|cell| harmless(cell)));
    }
    let bytes = writer.into_inner().expect("memory can be flushed");
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

/// A cell that begins as a formula would run as one: an apostrophe makes it text.
fn harmless(cell: &str) -> String {
    let clean = crate::text::safe::one_line(cell);
    let formula = clean.starts_with(['=', '+', '-', '@', '\t', '\r']) && clean.parse::<f64>().is_err();
    if formula { format!("'{clean}") } else { clean.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn formulas_become_text() {
        assert_eq!(harmless("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(harmless("@SUM(1)"), "'@SUM(1)");
        assert_eq!(harmless("-12"), "-12");
        assert_eq!(harmless("Åre"), "Åre");
    }
}
