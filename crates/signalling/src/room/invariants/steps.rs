//! What comes: mostly what pages do, now and then what they must not.

use deskside_protocol::session_requests::Capability;
use deskside_protocol::signalling::agent::AgentMessage;
use deskside_protocol::signalling::guest::{AbortReason, GuestMessage, NotShared};
use deskside_protocol::signalling::server::GuestState;
use deskside_protocol::signalling::{Epoch, PeerSignal};
use proptest::prelude::*;
use uuid::Uuid;

use crate::room::testing::{Stage, live_session};
use crate::{CloseReason, Restored};

/// One input or a few, with agents' sockets by their order so that most of them exist. The nil session is the live one.
#[derive(Clone, Debug)]
pub(super) enum Step {
    GuestConnects,
    /// Connects and says hello.
    GuestComes(Vec<Capability>),
    AgentConnects(&'static str),
    /// Connects and says hello.
    AgentComes(&'static str),
    Guest(GuestMessage),
    Agent(usize, AgentMessage),
    Disconnect(usize),
    SessionOpens,
    /// Everything up to the first start.
    SessionStarts,
    /// May act no more.
    AgentBarred(&'static str),
    /// Is signed out.
    PageBarred(usize),
    Chat,
    Closed(CloseReason),
    Tick,
}

pub(super) fn restored() -> impl Strategy<Value = Option<Restored>> {
    let guest = prop_oneof![
        Just(GuestState::Absent),
        Just(GuestState::InLobby),
        Just(GuestState::Granted { capabilities: vec![Capability::View] }),
    ];
    let session = proptest::option::of(Just(live_session(1, "Ann", Stage::BEGIN)));
    proptest::option::of((guest, session).prop_map(|(guest, session)| Restored { guest, session }))
}

pub(super) fn seconds() -> impl Strategy<Value = i64> {
    prop_oneof![8 => Just(0_i64), 4 => 1_i64..4, 1 => 0_i64..70]
}

pub(super) fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        1 => Just(Step::GuestConnects),
        3 => granted().prop_map(Step::GuestComes),
        1 => granted().prop_map(|granted| Step::Guest(GuestMessage::Hello { granted })),
        1 => agent_name().prop_map(Step::AgentConnects),
        3 => agent_name().prop_map(Step::AgentComes),
        1 => (0_usize..4).prop_map(|nth| Step::Agent(nth, AgentMessage::Hello {})),
        24 => guest_message().prop_map(Step::Guest),
        24 => (0_usize..3, agent_message()).prop_map(|(nth, message)| Step::Agent(nth, message)),
        3 => (0_usize..5).prop_map(Step::Disconnect),
        4 => Just(Step::SessionOpens),
        4 => Just(Step::SessionStarts),
        1 => agent_name().prop_map(Step::AgentBarred),
        1 => (0_usize..3).prop_map(Step::PageBarred),
        1 => Just(Step::Chat),
        1 => closing().prop_map(Step::Closed),
        2 => Just(Step::Tick),
    ]
}

fn agent_name() -> impl Strategy<Value = &'static str> {
    prop_oneof![4 => Just("Ann"), 1 => Just("Ben")]
}

fn guest_message() -> impl Strategy<Value = GuestMessage> {
    prop_oneof![
        8 => granted().prop_map(|capabilities| GuestMessage::Grant { capabilities }),
        1 => Just(GuestMessage::NotShared { why: NotShared::Cancelled }),
        1 => Just(GuestMessage::Withdraw {}),
        1 => Just(GuestMessage::Leave {}),
        12 => (session(), standing()).prop_map(|(session, epoch)| GuestMessage::Attach { session, epoch }),
        12 => (session(), epoch(), signal())
            .prop_map(|(session, epoch, signal)| GuestMessage::Signal { session, epoch, signal }),
        1 => (session(), abort()).prop_map(|(session, reason)| GuestMessage::Abort { session, reason }),
    ]
}

fn agent_message() -> impl Strategy<Value = AgentMessage> {
    prop_oneof![
        12 => (session(), standing()).prop_map(|(session, epoch)| AgentMessage::Attach { session, epoch }),
        12 => (session(), epoch(), signal())
            .prop_map(|(session, epoch, signal)| AgentMessage::Signal { session, epoch, signal }),
        1 => session().prop_map(|session| AgentMessage::End { session }),
        1 => (session(), abort()).prop_map(|(session, reason)| AgentMessage::Abort { session, reason }),
    ]
}

fn granted() -> impl Strategy<Value = Vec<Capability>> {
    prop_oneof![
        12 => Just(vec![Capability::View]),
        3 => Just(Vec::new()),
        1 => Just(vec![Capability::View, Capability::Control]),
    ]
}

fn session() -> impl Strategy<Value = Uuid> {
    prop_oneof![9 => Just(0), 1 => 1_u128..4].prop_map(Uuid::from_u128)
}

fn standing() -> impl Strategy<Value = Option<Epoch>> {
    proptest::option::of(epoch())
}

fn epoch() -> impl Strategy<Value = Epoch> {
    prop_oneof![20 => 0_u32..5, 1 => any::<Epoch>(), 1 => Just(Epoch::MAX)]
}

fn signal() -> impl Strategy<Value = PeerSignal> {
    prop_oneof![
        20 => Just(PeerSignal::Reveal { nonce: String::new() }),
        1 => Just(PeerSignal::Offer { sdp: String::new() }),
        1 => Just(PeerSignal::Answer { sdp: String::new() }),
    ]
}

fn abort() -> impl Strategy<Value = AbortReason> {
    prop_oneof![Just(AbortReason::ConnectionLost), Just(AbortReason::VerificationFailed)]
}

fn closing() -> impl Strategy<Value = CloseReason> {
    prop_oneof![Just(CloseReason::RequestClosed), Just(CloseReason::GuestReset), Just(CloseReason::GuestLeft),]
}
