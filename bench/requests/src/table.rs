//! Figures as people read them: tables in Markdown, numbers with their units.

use std::fmt;
use std::time::Duration;

/// A table. The first column is text, the others are figures.
#[derive(Debug)]
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn new<T: Into<String>>(heads: impl IntoIterator<Item = T>) -> Self {
        Self { rows: vec![heads.into_iter().map(Into::into).collect()] }
    }

    pub(crate) fn row<T: Into<String>>(&mut self, cells: impl IntoIterator<Item = T>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }

    fn widths(&self) -> Vec<usize> {
        let columns = self.rows.first().map_or(0, Vec::len);
        let cells = |column| self.rows.iter().filter_map(move |row| row.get::<usize>(column));
        let width = |column| cells(column).map(|cell| cell.chars().count()).max();
        (0..columns).map(|column| width(column).unwrap_or(0).max(3)).collect()
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let widths = self.widths();
        for (place, row) in self.rows.iter().enumerate() {
            for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
                if column == 0 {
                    write!(f, "| {cell:<width$} ")?;
                } else {
                    write!(f, "| {cell:>width$} ")?;
                }
            }
            writeln!(f, "|")?;
            if place == 0 {
                write!(f, "|{}", "-".repeat(widths.first().map_or(3, |width| width + 2)))?;
                for width in widths.iter().skip(1) {
                    write!(f, "|{}:", "-".repeat(width + 1))?;
                }
                writeln!(f, "|")?;
            }
        }
        Ok(())
    }
}

/// `1,234,567`.
pub(crate) fn whole(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A whole number in the same way.
pub(crate) fn whole_of(number: u64) -> String {
    whole(u32::try_from(number).map_or(f64::INFINITY, f64::from))
}

/// A time in milliseconds, without its unit.
pub(crate) fn millis(time: Duration) -> String {
    let millis = time.as_secs_f64() * 1_000.0;
    if millis < 10.0 { format!("{millis:.2}") } else { format!("{millis:.1}") }
}

/// Bytes in millions, without their unit.
pub(crate) fn megabytes(bytes: u64) -> String {
    format!("{:.1}", u32::try_from(bytes / 1_000).map_or(f64::INFINITY, f64::from) / 1_000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_markdown_that_can_be_read_as_it_is() {
        let mut table = Table::new(["what", "n"]);
        table.row(["a list".to_owned(), whole(12_345.0)]);

        assert_eq!(table.to_string(), "| what   |      n |\n|--------|-------:|\n| a list | 12,345 |\n");
    }

    #[test]
    fn figures_are_as_exact_as_they_can_be_read() {
        assert_eq!(["999", "1,000", "1,234,567"], [999.0, 1_000.0, 1_234_567.0].map(whole));
        assert_eq!(millis(Duration::from_micros(1_234)), "1.23");
        assert_eq!(millis(Duration::from_micros(123_456)), "123.5");
        assert_eq!(megabytes(12_345_678), "12.3");
    }
}
