//! So many connections that ask, each again as soon as it has its answer.

use std::time::{Duration, Instant};

use anyhow::Result;
use hyper::StatusCode;
use tokio::task::JoinSet;

use crate::client::{Answer, Call};
use crate::clock;
use crate::server::Server;
use crate::spread::Spread;

/// How hard and how long.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Load {
    pub(crate) connections: u32,
    pub(crate) lasting: Duration,
    /// Any other answer is an error.
    pub(crate) expected: StatusCode,
}

/// What came of it.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) times: Spread,
    pub(crate) errors: usize,
    /// What the first error said.
    trouble: Option<String>,
    elapsed: Duration,
    server_busy: Duration,
}

impl Outcome {
    /// Answers as expected, a second.
    pub(crate) fn rate(&self) -> f64 {
        count(self.times.len()) / self.elapsed.as_secs_f64()
    }

    /// The server's processor time for each.
    pub(crate) fn busy_for_each(&self) -> Duration {
        self.server_busy.div_f64(count(self.times.len()).max(1.0))
    }

    /// This and what came after it.
    pub(crate) fn and(self, after: Self) -> Self {
        Self {
            times: self.times.and(after.times),
            errors: self.errors + after.errors,
            trouble: self.trouble.or(after.trouble),
            elapsed: self.elapsed + after.elapsed,
            server_busy: self.server_busy + after.server_busy,
        }
    }

    /// Says at once what went wrong, if anything did.
    pub(crate) fn report(&self) {
        if let Some(trouble) = &self.trouble {
            println!("{} errors, the first: {trouble}", self.errors);
        }
    }
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// Asks what `call` says for each connection and each of its turns.
pub(crate) async fn put<F>(server: &Server, load: Load, call: F) -> Result<Outcome>
where
    F: Fn(u32, u64) -> Result<Call> + Clone + Send + 'static,
{
    let mut workers = JoinSet::new();
    let mut connections = Vec::new();
    for _ in 0..load.connections {
        connections.push(server.connect().await?);
    }
    let (busy_before, started) = (server.process().busy()?, clock::start());
    let until = started + load.lasting;
    for (number, mut connection) in (0..).zip(connections) {
        let call = call.clone();
        workers.spawn(async move {
            let mut worker = Worker::default();
            for turn in (0..).take_while(|_| clock::start() < until) {
                let call = call(number, turn)?;
                let asked = clock::start();
                let answered = connection.send(&call).await;
                worker.note(asked, answered, load.expected);
                if worker.is_lost {
                    break;
                }
            }
            anyhow::Ok(worker)
        });
    }
    let mut all = Worker::default();
    while let Some(worker) = workers.join_next().await {
        all.add(worker??);
    }
    let (elapsed, server_busy) = (started.elapsed(), server.process().busy_since(busy_before)?);
    let Worker { times, errors, trouble, .. } = all;
    Ok(Outcome { times: Spread::of(times), errors, trouble, elapsed, server_busy })
}

/// Asks once a second as often as it is needed: what is asked for first pays for what is not in memory yet.
pub(crate) async fn warm_up(server: &Server, load: Load, call: &Call) -> Result<Answer> {
    let mut connection = server.connect().await?;
    let once = connection.send(call).await?;
    let asked = call.clone();
    let short = Load { lasting: load.lasting.div_f64(8.0), ..load };
    put(server, short, move |_, _| Ok(asked.clone())).await?;
    Ok(once)
}

/// What one connection has seen.
#[derive(Debug, Default)]
struct Worker {
    times: Vec<Duration>,
    errors: usize,
    trouble: Option<String>,
    is_lost: bool,
}

impl Worker {
    fn note(&mut self, asked: Instant, answered: Result<Answer>, expected: StatusCode) {
        match answered {
            Ok(answer) if answer.status == expected => self.times.push(asked.elapsed()),
            Ok(answer) => {
                let text = String::from_utf8_lossy(&answer.body);
                self.complain(format!("{}: {text}", answer.status));
            }
            Err(error) => {
                self.complain(format!("{error:#}"));
                self.is_lost = true;
            }
        }
    }

    fn complain(&mut self, trouble: String) {
        self.errors += 1;
        self.trouble.get_or_insert(trouble);
    }

    fn add(&mut self, other: Self) {
        self.times.extend(other.times);
        self.errors += other.errors;
        self.trouble = self.trouble.take().or(other.trouble);
    }
}
