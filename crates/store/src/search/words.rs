//! Words as both databases know them: small letters without marks, cut to a length, a bounded number of them.
//!
//! The databases split nothing and fold nothing themselves, so that both find the same. What somebody types
//! becomes letters, digits and `#` before it meets a query language, so that it can never be part of one.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The most characters of a word that count. SQLite's index holds every beginning up to one more, for the `#`.
const LONGEST: usize = 23;
/// The most words by which one request is found.
const MOST_KEPT: usize = 2_000;
/// The most words that are looked for at once.
const MOST_WANTED: usize = 16;

/// Words that are looked for: all of them, each as the beginning of a word.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Words {
    wanted: Vec<String>,
    /// Something was typed, and there is no word in it.
    unfindable: bool,
}

impl Words {
    /// The words in what somebody typed. Only blanks narrow nothing; signs alone are in no request.
    pub fn wanted(typed: &str) -> Self {
        let mut words = Vec::new();
        for word in split(typed).into_iter().take(MOST_WANTED) {
            let word = word.with_hash.unwrap_or(word.plain);
            if !words.contains(&word) {
                words.push(word);
            }
        }
        Self { unfindable: words.is_empty() && !typed.trim().is_empty(), wanted: words }
    }

    /// Whether no request can have what was typed.
    pub fn are_unfindable(&self) -> bool {
        self.unfindable
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty()
    }

    /// Each of them.
    pub fn each(&self) -> impl Iterator<Item = &str> {
        self.wanted.iter().map(String::as_str)
    }

    /// As SQLite's FTS5 takes it.
    pub(crate) fn for_fts5(&self) -> String {
        self.wanted.iter().map(|word| format!("\"{word}\" *")).collect::<Vec<_>>().join(" AND ")
    }

    /// As PostgreSQL's `tsquery` takes it.
    pub(crate) fn for_tsquery(&self) -> String {
        self.wanted.iter().map(|word| format!("'{word}':*")).collect::<Vec<_>>().join(" & ")
    }
}

/// The words by which a request is found, from texts of which the first count most: each word once, with a
/// space before it.
pub(crate) fn kept<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut seen = HashSet::new();
    let mut kept = String::new();
    for word in texts.into_iter().flat_map(split) {
        for word in [Some(word.plain), word.with_hash].into_iter().flatten() {
            if seen.len() < MOST_KEPT && !seen.contains(&word) {
                kept.push(' ');
                kept.push_str(&word);
                seen.insert(word);
            }
        }
    }
    kept
}

/// A word, and how it reads with the `#` before it if there is one: people write `#1042`.
struct Word {
    plain: String,
    with_hash: Option<String>,
}

/// The text without what does not count: case, accents, forms.
pub(crate) fn folded(text: &str) -> String {
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(fold).collect()
}

fn split(text: &str) -> Vec<Word> {
    let folded = folded(text);
    let pieces = folded.split(|c: char| !c.is_alphanumeric() && c != '#');
    pieces.flat_map(|piece| piece.split('#').enumerate()).filter_map(word).collect()
}

/// Upper case and back makes one of letters that differ in small ones only: `ß` and `ss`, `ς` and `σ`.
fn fold(c: char) -> impl Iterator<Item = char> {
    c.to_uppercase().flat_map(char::to_lowercase).filter(|c| !is_combining_mark(*c))
}

fn word((hashes, text): (usize, &str)) -> Option<Word> {
    let plain: String = text.chars().take(LONGEST).collect();
    let with_hash = (hashes > 0).then(|| format!("#{plain}"));
    (!plain.is_empty()).then_some(Word { plain, with_hash })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(typed: &str) -> Vec<String> {
        Words::wanted(typed).wanted
    }

    #[test]
    fn case_accents_and_forms_do_not_count() {
        assert_eq!(wanted("Müller STRASSE Straße"), ["muller", "strasse"]);
        assert_eq!(wanted("Йод Ёлка"), ["иод", "елка"]);
        assert_eq!(wanted("Ὀδυσσεύς"), ["οδυσσευσ"]);
        assert_eq!(wanted("ﬁne １２３"), ["fine", "123"]);
        assert_eq!(wanted("İstanbul"), ["istanbul"]);
    }

    #[test]
    fn a_number_is_found_with_and_without_its_hash() {
        assert_eq!(kept(["#1042"]), " 1042 #1042");
        assert_eq!(wanted("#1042"), ["#1042"]);
        assert_eq!(wanted("C# ##7"), ["c", "#7"]);
    }

    #[test]
    fn nothing_of_a_query_language_is_left() {
        for typed in
            ["\"a\" OR b*", "a AND NOT (b)", "a:b -c ^d", "'; DROP TABLE x --", "{a b} : c", "NEAR(a b, 2)"]
        {
            let words = wanted(typed);
            assert!(words.iter().all(|word| word.chars().all(char::is_alphanumeric)), "{words:?}");
        }
        assert_eq!(wanted("!?… -- \"'*"), Vec::<String>::new());
    }

    #[test]
    fn words_are_cut_and_counted() {
        assert_eq!(wanted(&"x".repeat(100)), ["x".repeat(LONGEST)]);
        let many = (0..5_000).map(|n| n.to_string()).collect::<Vec<_>>().join(" ");
        assert_eq!(wanted(&many).len(), MOST_WANTED);
        assert_eq!(kept([many.as_str()]).split(' ').count() - 1, MOST_KEPT);
    }

    #[test]
    fn each_word_is_kept_once() {
        assert_eq!(kept(["Ann Huber", "huber@brightwater.example"]), " ann huber brightwater example");
    }
}
