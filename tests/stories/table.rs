//! Reads comma-separated values back, as a spreadsheet does.

/// Rows of comma-separated values, where quoted cells may hold commas and line ends.
pub fn table_rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    for letter in text.chars() {
        let row = rows.last_mut().unwrap();
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            it => row.last_mut().unwrap().push(it),
        }
    }
    assert_eq!(rows.pop(), Some(vec![String::new()]), "the last line is not ended");
    rows
}
