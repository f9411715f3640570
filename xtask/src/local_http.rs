//! As much of HTTP as is needed to wait for a server of ours on this machine and to sign in to it: version
//! 1.0, in which an answer ends with its connection and comes in one piece.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use anyhow::{Context, Result};

/// How long one answer may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// An answer.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: String,
    head: String,
}

impl Answer {
    /// The first cookie it sets, as a browser would send it back.
    pub(crate) fn cookie(&self) -> Option<&str> {
        let mut headers = self.head.lines().filter_map(|line| line.split_once(':'));
        let (_, value) = headers.find(|(name, _)| name.eq_ignore_ascii_case("set-cookie"))?;
        value.trim().split(';').next()
    }
}

/// Sends one request; `headers` are whole lines.
pub(crate) fn send(to: SocketAddr, start: &str, headers: &[String], body: &str) -> Result<Answer> {
    let mut stream = TcpStream::connect_timeout(&to, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(stream, "{start} HTTP/1.0\r\nHost: localhost:{}\r\n", to.port())?;
    for header in headers {
        write!(stream, "{header}\r\n")?;
    }
    write!(stream, "Content-Length: {}\r\n\r\n{body}", body.len())?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    parse(&String::from_utf8_lossy(&answer)).with_context(|| format!("{start} got no HTTP answer"))
}

fn parse(answer: &str) -> Option<Answer> {
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some(Answer { status, body: body.to_owned(), head: head.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn the_status_the_first_cookie_and_the_body_are_read() {
        let answer =
            parse("HTTP/1.1 200 OK\r\nSet-Cookie: sign_in=abc; Path=/; HttpOnly\r\n\r\n{}").expect("HTTP");

        assert_eq!(answer.status, 200);
        assert_eq!(answer.cookie(), Some("sign_in=abc"));
        assert_eq!(answer.body, "{}");
    }

    #[test]
    fn what_is_no_http_is_no_answer() {
        assert!(parse("hello").is_none());
    }
}
