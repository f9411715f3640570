//! One socket: frames in, bounded in size and rate; messages out; a beat that notices a dead line.

use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, WebSocket};
use deskside_app::Actor;
use deskside_app::account::Stands;
use deskside_domain::actor::{Level, Section};
use deskside_domain::ids::SessionRequestId;
use deskside_domain::presence::Guest;
use deskside_protocol::signalling::CloseCode;
use deskside_protocol::signalling::agent::AgentMessage;
use deskside_protocol::signalling::server::ServerMessage;
use deskside_signalling::{AgentIdentity, PeerId};
use governor::clock::DefaultClock;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};
use serde::de::DeserializeOwned;
use std::num::NonZeroU32;
use tokio::sync::mpsc;
use tokio::time::{Instant, MissedTickBehavior, interval, timeout};

use super::peers::{Peer, Who};
use super::task::{Command, Said};
use super::{Entrant, Rooms};

/// How often the line is tried.
const BEAT: Duration = Duration::from_secs(4);
/// How long a line may be silent: browsers answer each ping.
const SILENCE: Duration = Duration::from_secs(20);
/// How long one write may take.
const WRITE: Duration = Duration::from_secs(10);
/// How many messages wait for a slow reader before its socket is closed.
const OUTBOX: usize = 256;
/// Messages a second, in the long run. A burst of candidates is shorter than [`BURST`].
const PER_SECOND: NonZeroU32 = NonZeroU32::new(50).unwrap();
const BURST: NonZeroU32 = NonZeroU32::new(300).unwrap();

/// [`ServerMessage::Beat`] as it goes out.
const BEAT_MESSAGE: &str = r#"{"type":"beat"}"#;

/// What goes out by a socket.
#[derive(Debug)]
pub(super) enum Outgoing {
    /// A message.
    Message(Box<ServerMessage>),
    /// The end.
    Close(CloseCode),
}

/// What a socket is allowed to say, and how often.
struct Line {
    peer: PeerId,
    side: LineSide,
    rate: RateLimiter<NotKeyed, InMemoryState, DefaultClock>,
}

enum LineSide {
    Guest,
    Agent(Actor),
}

/// Serves one socket until either side is done with it.
pub(super) async fn serve(
    rooms: Rooms,
    request: SessionRequestId,
    peer: PeerId,
    entrant: Entrant,
    mut socket: WebSocket,
) {
    let (outbox, mut outgoing) = mpsc::channel(OUTBOX);
    let room = rooms.room(request);
    let (who, side) = match entrant {
        Entrant::Guest { guest: entry, device_name } => {
            let guest = Guest { device: entry.device, device_name };
            (Who::Guest { entry, guest }, LineSide::Guest)
        }
        Entrant::Agent(actor, attention) => {
            let agent = AgentIdentity { id: actor.agent.id.0, name: actor.agent.name.as_str().to_owned() };
            (Who::Agent(agent, attention), LineSide::Agent(actor))
        }
    };
    let enters = Command::Enters { peer, page: Box::new(Peer { outbox, who }) };
    if room.send(enters).await.is_err() {
        // The room was just retiring; the page connects again.
        close(&mut socket, CloseCode::TryAgain).await;
        return;
    }
    if let LineSide::Agent(actor) = &side
        && !acts(actor)
    {
        // A session from before a restart of the server may still be theirs.
        let _room_may_be_gone = room.send(Command::BarAgent(actor.agent.id)).await;
    }
    let line =
        Line { peer, side, rate: RateLimiter::direct(Quota::per_second(PER_SECOND).allow_burst(BURST)) };
    let code = line.run(&rooms, &room, &mut socket, &mut outgoing).await;
    let _room_may_be_gone = room.send(Command::Leaves { peer }).await;
    if let Some(code) = code {
        close(&mut socket, code).await;
    }
}

/// Why an agent's socket ends.
struct Barred {
    code: CloseCode,
    /// What the room has to know, so that no session outlives the right to it.
    command: Option<Command>,
}

/// Whether an agent's socket ends because of what they may do now. Boxed where it is asked, so that a socket does
/// not keep the room for it all the time.
async fn end_of(rooms: &Rooms, peer: PeerId, actor: &Actor) -> Option<Barred> {
    let (app, agent) = (rooms.app(), actor.agent.id);
    match app.still_stands(actor).await {
        Ok(Stands::SignedOut) => {
            Some(Barred { code: CloseCode::SignedOut, command: Some(Command::BarPage(peer)) })
        }
        // The page opens another, if the agent still may.
        Ok(Stands::WithOtherRights) => {
            let acts = app.acts_on_requests(agent).await.unwrap_or(false);
            let command = (!acts).then_some(Command::BarAgent(agent));
            Some(Barred { code: CloseCode::TryAgain, command })
        }
        Ok(Stands::AsBefore) | Err(_) => None,
    }
}

impl Line {
    /// Carries messages both ways; the code with which to close, if the line still stands.
    async fn run(
        &self,
        rooms: &Rooms,
        room: &mpsc::Sender<Command>,
        socket: &mut WebSocket,
        outgoing: &mut mpsc::Receiver<Outgoing>,
    ) -> Option<CloseCode> {
        let mut beat = interval(BEAT);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut heard = Instant::now();
        loop {
            tokio::select! {
                () = rooms.0.stopping.cancelled() => return Some(CloseCode::GoingAway),
                out = outgoing.recv() => match out {
                    None => return Some(CloseCode::TryAgain),
                    Some(Outgoing::Close(code)) => return Some(code),
                    Some(Outgoing::Message(message)) => {
                        let text = serde_json::to_string(&message).ok()?;
                        write(socket, Message::text(text)).await?;
                    }
                },
                frame = socket.recv() => {
                    heard = Instant::now();
                    let said = match self.read(frame?.ok()?) {
                        Frame::Said(said) => Box::new(said),
                        Frame::Nothing => continue,
                        Frame::End => return None,
                        Frame::Refused(code) => return Some(code),
                    };
                    room.send(Command::Says { peer: self.peer, said }).await.ok()?;
                }
                _ = beat.tick() => {
                    if heard.elapsed() > SILENCE {
                        return Some(CloseCode::TryAgain);
                    }
                    if let LineSide::Agent(actor) = &self.side
                        && let Some(barred) = Box::pin(end_of(rooms, self.peer, actor)).await
                    {
                        if let Some(command) = barred.command {
                            let _room_may_be_gone = room.send(command).await;
                        }
                        return Some(barred.code);
                    }
                    // A page cannot see pings: the message tells it that the line stands.
                    write(socket, Message::text(BEAT_MESSAGE)).await?;
                    write(socket, Message::Ping(Vec::new().into())).await?;
                }
            }
        }
    }

    fn read(&self, frame: Message) -> Frame {
        if self.rate.check().is_err() {
            return Frame::Refused(CloseCode::TooFast);
        }
        match frame {
            Message::Ping(_) | Message::Pong(_) => Frame::Nothing,
            Message::Close(_) => Frame::End,
            Message::Binary(_) => Frame::Refused(CloseCode::BadMessage),
            Message::Text(text) => match &self.side {
                LineSide::Guest => parse(&text, Said::Guest),
                LineSide::Agent(actor) => match parse(&text, Said::Agent) {
                    // Whoever may only see what goes on neither talks to the remote user nor sees their screen.
                    Frame::Said(Said::Agent(message)) if is_act(&message) && !acts(actor) => Frame::Nothing,
                    frame => frame,
                },
            },
        }
    }
}

fn is_act(message: &AgentMessage) -> bool {
    match message {
        AgentMessage::Hello {} => false,
        AgentMessage::Chat { .. }
        | AgentMessage::Attach { .. }
        | AgentMessage::Signal { .. }
        | AgentMessage::End { .. }
        | AgentMessage::Measured { .. }
        | AgentMessage::Abort { .. } => true,
    }
}

fn acts(actor: &Actor) -> bool {
    actor.may(Section::SessionRequests, Level::Edit).is_ok()
}

/// What came by the line.
enum Frame {
    Said(Said),
    Nothing,
    End,
    Refused(CloseCode),
}

fn parse<T: DeserializeOwned>(text: &str, said: impl FnOnce(T) -> Said) -> Frame {
    match serde_json::from_str(text) {
        Ok(message) => Frame::Said(said(message)),
        Err(_) => Frame::Refused(CloseCode::BadMessage),
    }
}

/// Writes a frame; nothing when the line is gone or does not take it.
async fn write(socket: &mut WebSocket, frame: Message) -> Option<()> {
    timeout(WRITE, socket.send(frame)).await.ok()?.ok()
}

pub(super) async fn close(socket: &mut WebSocket, code: CloseCode) {
    let frame = CloseFrame { code: code.number(), reason: "".into() };
    // A line that is gone needs no farewell.
    let _gone = write(socket, Message::Close(Some(frame))).await;
}

#[cfg(test)]
mod tests {
    use super::super::size_of_future;
    use super::*;

    #[test]
    fn ten_thousand_sockets_that_wait_take_little() {
        let size = size_of_future(|(rooms, request, peer, entrant, socket)| {
            serve(rooms, request, peer, entrant, socket)
        });
        assert!(size <= 2048, "{size}");
    }
}
