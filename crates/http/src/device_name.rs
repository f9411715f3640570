//! Browser and system in words, from `User-Agent`. A claim for people to read, never a reason to decide.

use axum::http::{HeaderMap, header};
use deskside_domain::text::DeviceName;

/// "Firefox on Windows"; "Browser" where nothing is recognised.
pub(crate) fn from_headers(headers: &HeaderMap) -> DeviceName {
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let browser = first(
        agent,
        &[
            // More particular names first: each of them also says "Chrome" or "Safari".
            ("Edg/", "Edge"),
            ("OPR/", "Opera"),
            ("Firefox/", "Firefox"),
            ("HeadlessChrome/", "Chrome"),
            ("Chrome/", "Chrome"),
            ("Safari/", "Safari"),
            ("curl/", "curl"),
        ],
    );
    let system = first(
        agent,
        &[
            ("Windows", "Windows"),
            ("CrOS", "ChromeOS"),
            ("Android", "Android"),
            ("iPhone", "iPhone"),
            ("iPad", "iPad"),
            ("Macintosh", "macOS"),
            ("Linux", "Linux"),
        ],
    );
    let name = match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => "Browser".to_owned(),
    };
    DeviceName::from_stored(name)
}

fn first(agent: &str, known: &[(&str, &'static str)]) -> Option<&'static str> {
    known.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(agent: &'static str) -> String {
        let headers = HeaderMap::from_iter([(header::USER_AGENT, agent.parse().unwrap())]);
        from_headers(&headers).as_str().to_owned()
    }

    #[test]
    fn common_browsers_are_named() {
        assert_eq!(
            name("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"),
            "Firefox on Windows"
        );
        assert_eq!(
            name(
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0"
            ),
            "Edge on Linux"
        );
        assert_eq!(
            name(
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15"
            ),
            "Safari on macOS"
        );
        assert_eq!(name("something else"), "Browser");
    }
}
