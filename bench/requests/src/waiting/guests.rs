//! Remote users: each joins from an address of its own, opens its lobby's socket and answers what it is asked.

use std::net::{Ipv4Addr, SocketAddr};
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use deskside_protocol::signalling::guest::GuestMessage;
use futures_util::{SinkExt as _, StreamExt as _};
use hyper::header::{COOKIE, ORIGIN};
use serde_json::json;
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{WebSocketStream, client_async_with_config};

use super::hall::Hall;
use crate::client::{Call, Connection};
use crate::clock;
use crate::spread::Spread;

/// How many come in at once.
const AT_ONCE: u32 = 50;
/// The load has a buffer for each socket too.
const SOCKET_BUFFER: usize = 1024;
/// How the server's answer to a hello begins.
const WELCOME: &str = r#"{"type":"welcome""#;
/// The address before that of the first.
const ADDRESSES: u32 = 0x0a00_0000;

type Socket = WebSocketStream<TcpStream>;

/// Those who wait, until the program ends.
#[derive(Debug, Default)]
pub(super) struct Guests {
    lost: Arc<AtomicU32>,
    times: Vec<Duration>,
}

impl Guests {
    /// Lets those with these numbers in.
    pub(super) async fn let_in(&mut self, hall: &Hall, numbers: Range<u32>) -> Result<()> {
        let mut doors = JoinSet::new();
        for door in 0..AT_ONCE {
            let mut mine = Vec::new();
            for number in numbers.clone().filter(|number| number % AT_ONCE == door) {
                let place = usize::try_from(number)?;
                let invitation = hall.invitations.get(place).context("too few are invited")?;
                mine.push((number, invitation.token.clone()));
            }
            doors.spawn(one_by_one(hall.server.address, mine, Arc::clone(&self.lost)));
        }
        while let Some(through) = doors.join_next().await {
            self.times.extend(through??);
        }
        Ok(())
    }

    /// From asking to join until the socket was open.
    pub(super) fn times(&self) -> Spread {
        Spread::of(self.times.clone())
    }

    /// How many of their sockets have ended.
    pub(super) fn lost(&self) -> u32 {
        self.lost.load(Ordering::Relaxed)
    }
}

async fn one_by_one(
    server: SocketAddr,
    invited: Vec<(u32, String)>,
    lost: Arc<AtomicU32>,
) -> Result<Vec<Duration>> {
    let mut connection = Connection::open(server).await?;
    let mut times = Vec::new();
    for (number, token) in invited {
        let started = clock::start();
        let device = join(&mut connection, number, &token).await?;
        let socket = open_socket(server, &token, &device).await?;
        times.push(started.elapsed());
        tokio::spawn(listen(socket, Arc::clone(&lost)));
    }
    Ok(times)
}

/// Joins; the device's cookie.
async fn join(connection: &mut Connection, number: u32, token: &str) -> Result<String> {
    let address = Ipv4Addr::from(ADDRESSES + number).to_string();
    let body = json!({ "device_name": "Firefox on Linux" });
    let call = Call::post(format!("/api/v1/session-links/{token}/join"), &body).from(&address)?;
    let answer = connection.send(&call).await?;
    answer.json()?;
    Ok(answer.cookie()?.to_owned())
}

/// Open when the room has welcomed who said hello.
async fn open_socket(server: SocketAddr, token: &str, device: &str) -> Result<Socket> {
    let host = format!("localhost:{}", server.port());
    let mut request = format!("ws://{host}/api/v1/session-links/{token}/socket").into_client_request()?;
    request.headers_mut().insert(ORIGIN, format!("http://{host}").parse()?);
    request.headers_mut().insert(COOKIE, device.parse()?);
    let config = WebSocketConfig::default().read_buffer_size(SOCKET_BUFFER).write_buffer_size(0);
    let stream = TcpStream::connect(server).await?;
    let (mut socket, _) = client_async_with_config(request, stream, Some(config)).await?;
    let hello = GuestMessage::Hello { granted: Vec::new() };
    socket.send(Message::text(serde_json::to_string(&hello)?)).await?;
    loop {
        match socket.next().await.context("the socket ended before its welcome")?? {
            Message::Text(text) if text.starts_with(WELCOME) => return Ok(socket),
            Message::Close(frame) => bail!("the socket was closed before its welcome: {frame:?}"),
            _ => {}
        }
    }
}

/// Reading answers pings by itself.
async fn listen(mut socket: Socket, lost: Arc<AtomicU32>) {
    while let Some(Ok(message)) = socket.next().await {
        if message.is_close() {
            break;
        }
    }
    lost.fetch_add(1, Ordering::Relaxed);
}
