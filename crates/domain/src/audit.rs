//! The audit log: what was done to the organisation, its members and its queues, as one chain. What was done to a
//! session request stands in the request's own history.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::actor::AgentRef;
use crate::api_token::ApiTokenRef;
use crate::client::{ClientId, ClientRef};
use crate::ids::{BatchId, ImportId, InvitationId, PasskeyId, SavedViewId, SignInId};
use crate::rights::Rights;
use crate::second_factor::StrongProof;
use crate::session_queue::QueueRef;
use crate::text::{PasskeyName, RoleName};

/// Who did something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AuditActor {
    /// A member.
    Member {
        /// The member, with the name of that time.
        agent: AgentRef,
        /// The client that was signed in.
        client: ClientId,
    },
    /// A program with an API token of a member.
    Token {
        /// The member, with the name of that time.
        agent: AgentRef,
        /// The token.
        token: ApiTokenRef,
    },
    /// A member who was not signed in yet, by a one-time link or a password.
    NotSignedInYet {
        /// The member, with the name of that time.
        agent: AgentRef,
    },
    /// Whoever can run the server's own commands.
    CommandLine,
}

/// What was done. The serialised form is stored and hashed: a variant may be added, never changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AuditAction {
    /// The organisation was set up.
    Founded,
    /// A member signed in.
    SignedIn {
        /// At which client.
        client: ClientId,
        /// By what they proved who they are, where it was more than the password.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<StrongProof>,
    },
    /// A member signed out.
    SignedOut,
    /// A member ended one of their sign-ins.
    SignInRevoked {
        /// Which.
        sign_in: SignInId,
    },
    /// A member changed their own name, language or time zone.
    ProfileChanged,
    /// A member set their photo or took it away.
    PhotoChanged {
        /// Whether there is one since then.
        set: bool,
    },
    /// A member made an address at which a calendar program reads their agenda.
    CalendarOffered,
    /// That address was made void.
    CalendarWithdrawn,
    /// A member changed their own password.
    PasswordChanged,
    /// A member chose another password by a link.
    PasswordReset,
    /// A member needs a code of an app to sign in, beside the password.
    TotpTurnedOn,
    /// A member needs no code of an app any more.
    TotpTurnedOff,
    /// A member got other recovery codes; those of before are void.
    RecoveryCodesRenewed,
    /// A member added a passkey.
    PasskeyAdded {
        /// Which.
        passkey: PasskeyId,
        /// How they call it.
        name: PasskeyName,
    },
    /// A member gave a passkey another name.
    PasskeyRenamed {
        /// Which.
        passkey: PasskeyId,
        /// How they call it since then.
        name: PasskeyName,
    },
    /// A member removed a passkey.
    PasskeyRemoved {
        /// Which.
        passkey: PasskeyId,
    },
    /// Somebody removed all that a member proves beside the password.
    SecondFactorsRemoved {
        /// The member.
        member: AgentRef,
    },
    /// Somebody made a link by which a member chooses another password.
    PasswordResetOffered {
        /// The member.
        member: AgentRef,
    },
    /// A member was added from the command line.
    MemberAdded {
        /// The member.
        member: AgentRef,
        /// With which roles, by word or id.
        roles: Vec<String>,
    },
    /// A member's name, address or roles were changed.
    MemberChanged {
        /// The member, with the new name.
        member: AgentRef,
        /// Their roles since then, by word or id.
        roles: Vec<String>,
        /// Whether name or address changed.
        details: bool,
    },
    /// A member was kept from signing in.
    MemberDisabled {
        /// The member.
        member: AgentRef,
    },
    /// A member may sign in again.
    MemberEnabled {
        /// The member.
        member: AgentRef,
    },
    /// An account was deleted.
    MemberDeleted {
        /// The member, with the name under which the record stays.
        member: AgentRef,
    },
    /// Somebody was invited.
    Invited {
        /// The invitation.
        invitation: InvitationId,
        /// With which roles, by word or id.
        roles: Vec<String>,
    },
    /// An invitation was taken back.
    InvitationWithdrawn {
        /// The invitation.
        invitation: InvitationId,
    },
    /// An invitation was accepted.
    InvitationAccepted {
        /// The invitation.
        invitation: InvitationId,
    },
    /// A role was made.
    RoleCreated {
        /// Its id.
        role: String,
        /// Its name.
        name: RoleName,
        /// What it gives.
        rights: Rights,
    },
    /// A role was changed.
    RoleChanged {
        /// Its id.
        role: String,
        /// Its name since then.
        name: RoleName,
        /// What it gives since then.
        rights: Rights,
    },
    /// A role was deleted.
    RoleDeleted {
        /// Its id.
        role: String,
        /// Its name.
        name: RoleName,
    },
    /// A client got another name.
    ClientRenamed {
        /// The client, with the new name.
        client: ClientRef,
    },
    /// A client was forgotten.
    ClientForgotten {
        /// The client.
        client: ClientRef,
    },
    /// The organisation's settings were changed.
    SettingsChanged {
        /// The version since then.
        version: i64,
    },
    /// The logo was set or taken away.
    LogoChanged {
        /// Whether there is one since then.
        set: bool,
    },
    /// A queue was made.
    QueueCreated {
        /// The queue.
        queue: QueueRef,
    },
    /// A queue was changed.
    QueueChanged {
        /// The queue, as it is since then.
        queue: QueueRef,
    },
    /// A queue was archived.
    QueueArchived {
        /// The queue.
        queue: QueueRef,
    },
    /// A queue came back into use.
    QueueRestored {
        /// The queue.
        queue: QueueRef,
    },
    /// A member serves a queue.
    Subscribed {
        /// The queue.
        queue: QueueRef,
        /// The member.
        member: AgentRef,
    },
    /// A member serves a queue no more.
    Unsubscribed {
        /// The queue.
        queue: QueueRef,
        /// The member.
        member: AgentRef,
    },
    /// An action over many requests was begun. What it did stands in each request's history, under its id.
    BatchStarted {
        /// The action.
        batch: BatchId,
        /// Over how many.
        total: u32,
    },
    /// Requests were imported from a file. Each one's history begins with it.
    Imported {
        /// The import, if its sender named it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        import: Option<ImportId>,
        /// How many.
        total: u32,
    },
    /// A member made an API token.
    ApiTokenCreated {
        /// The token.
        token: ApiTokenRef,
        /// What it may do.
        rights: Rights,
        /// When it ends by itself.
        expires_at: Timestamp,
    },
    /// An API token was revoked.
    ApiTokenRevoked {
        /// The token.
        token: ApiTokenRef,
        /// Whose it was.
        member: AgentRef,
    },
    /// A member kept a filter under a name.
    ViewSaved {
        /// The view.
        view: SavedViewId,
    },
    /// A member deleted a filter.
    ViewDeleted {
        /// The view.
        view: SavedViewId,
    },
}
