//! What each route asks of whoever calls it, and a body that it can read.

use deskside_app::context::{Clock as _, SystemClock};
use deskside_domain::rights::{Level, Section};
use jiff::SignedDuration;
use serde_json::{Value, json};

/// What a route asks of whoever calls it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Needs {
    /// Nothing: the route, or its secret, is for anybody.
    Nothing,
    /// To be a member, or a program of one: it is the same for all of them, or about what is their own.
    Member,
    /// To be signed in: a program does not do this for anybody.
    InPerson,
    /// That it is their own: what is others' is not even seen.
    Own,
    /// The same, signed in.
    OwnInPerson,
    /// A right.
    Right(Section, Level),
    /// A right, signed in.
    RightInPerson(Section, Level),
    /// The right to see for what is their own, and to act for what is others'.
    SeeOwnActOnOthers(Section),
    /// A right, and that it is their own; what is others' is seen, and left alone.
    RightOnOwn(Section, Level),
    /// One of two rights.
    Either(Section, Section),
    /// A right on what belongs to others; without one to see, they are not even seen.
    RightOnOthers(Section, Level),
    /// The same, signed in.
    RightOnOthersInPerson(Section, Level),
}

use Level::{Edit, View};
use Needs::{
    Either, InPerson, Member, Nothing, Own, OwnInPerson, Right, RightInPerson, RightOnOthers,
    RightOnOthersInPerson, RightOnOwn, SeeOwnActOnOthers,
};
use Section::{
    AuditLog, Clients, Integrations, Members, Roles, SessionQueues, SessionRequests, Sessions, Settings,
};

pub(super) const ROUTES: &[(&str, Needs)] = &[
    ("acceptInvitation", Nothing),
    ("addComment", Right(SessionRequests, Edit)),
    ("addPasskey", InPerson),
    ("archiveSessionQueue", Right(SessionQueues, Edit)),
    ("askForHelp", Nothing),
    ("assignSessionRequest", Right(SessionRequests, Edit)),
    ("beginPasskey", InPerson),
    ("beginPasskeySignIn", Nothing),
    ("beginTotp", InPerson),
    ("changePassword", InPerson),
    ("closeSessionRequest", Right(SessionRequests, Edit)),
    ("confirmTotp", InPerson),
    ("connectSession", RightInPerson(SessionRequests, Edit)),
    ("countSessionRequests", Right(SessionRequests, View)),
    ("createApiToken", RightInPerson(Integrations, Edit)),
    ("createRole", Right(Roles, Edit)),
    ("createSessionQueue", Right(SessionQueues, Edit)),
    ("createSessionRequest", Right(SessionRequests, Edit)),
    ("deleteComment", RightOnOwn(SessionRequests, Edit)),
    ("deleteMember", Right(Members, Edit)),
    ("deleteRole", Right(Roles, Edit)),
    ("deleteSavedView", Own),
    ("disableMember", Right(Members, Edit)),
    ("dismissWish", Right(SessionRequests, Edit)),
    ("editComment", RightOnOwn(SessionRequests, Edit)),
    ("editMe", InPerson),
    ("editMember", Right(Members, Edit)),
    ("editOrganisation", Right(Settings, Edit)),
    ("editRole", Right(Roles, Edit)),
    ("editSessionQueue", Right(SessionQueues, Edit)),
    ("editSessionRequest", Right(SessionRequests, Edit)),
    ("enableMember", Right(Members, Edit)),
    ("exportSessionRequests", Right(SessionRequests, View)),
    ("extendSessionRequest", Right(SessionRequests, Edit)),
    ("explainSessionRequest", Right(SessionRequests, View)),
    ("exportAuditEvents", Right(AuditLog, Edit)),
    ("exportSessions", Right(Sessions, View)),
    ("forgetClient", RightOnOthers(Clients, Edit)),
    ("getBatch", Right(SessionRequests, View)),
    ("getBrand", Nothing),
    ("getCalendarFile", Nothing),
    ("getClient", RightOnOthers(Clients, View)),
    ("getLogo", Nothing),
    ("getMe", Member),
    ("getMember", Right(Members, View)),
    ("getMyCalendar", InPerson),
    ("getOrganisation", Member),
    ("getPhoto", Member),
    ("getRequestPage", Nothing),
    ("getSecondFactors", InPerson),
    ("getSession", Right(Sessions, View)),
    ("getSessionLink", Nothing),
    ("getSessionQueue", Right(SessionQueues, View)),
    ("getSessionRequest", Right(SessionRequests, View)),
    ("handBackSessionRequest", Right(SessionRequests, Edit)),
    ("importSessionRequests", Right(SessionRequests, Edit)),
    ("invite", Right(Members, Edit)),
    ("joinSessionLink", Nothing),
    ("leaveSessionLink", Nothing),
    ("listAgents", Right(SessionRequests, View)),
    ("listApiTokens", Member),
    ("listAuditEvents", Right(AuditLog, View)),
    ("listClients", Member),
    ("listComments", Right(SessionRequests, View)),
    ("listHistory", Right(SessionRequests, View)),
    ("listInvitations", Right(Members, View)),
    ("listMails", Right(SessionRequests, View)),
    ("listMembers", Right(Members, View)),
    ("listPasskeys", InPerson),
    ("listRoles", Either(Roles, Members)),
    ("listSavedViews", Member),
    ("listSessionQueues", Right(SessionQueues, View)),
    ("listSessionRequests", Right(SessionRequests, View)),
    ("listSessions", Right(Sessions, View)),
    ("listSignIns", InPerson),
    ("listSubscribers", Right(SessionQueues, View)),
    ("liveHints", Member),
    ("offerPasswordReset", Right(Members, Edit)),
    ("offerMyCalendar", InPerson),
    ("openInvitation", Nothing),
    ("openPasswordReset", Nothing),
    ("previewBatch", Right(SessionRequests, Edit)),
    ("readCalendar", Nothing),
    ("removeLogo", Right(Settings, Edit)),
    ("removePasskey", InPerson),
    ("removePhoto", InPerson),
    ("removeSecondFactors", Right(Members, Edit)),
    ("renameClient", RightOnOthers(Clients, Edit)),
    ("renamePasskey", OwnInPerson),
    ("renewLink", Right(SessionRequests, Edit)),
    ("renewRecoveryCodes", InPerson),
    ("reopenSessionRequest", Right(SessionRequests, Edit)),
    ("resetGuest", Right(SessionRequests, Edit)),
    ("resolveJoinCode", Nothing),
    ("restoreSessionQueue", Right(SessionQueues, Edit)),
    ("revokeApiToken", RightOnOthersInPerson(Integrations, Edit)),
    ("revokeSignIn", OwnInPerson),
    ("saveView", Member),
    ("scheduleSessionRequest", Right(SessionRequests, Edit)),
    ("sendEmail", Right(SessionRequests, Edit)),
    ("setLogo", Right(Settings, Edit)),
    ("setPhoto", InPerson),
    ("setUp", Nothing),
    ("signIn", Nothing),
    ("signInByPasskey", Nothing),
    ("signOut", InPerson),
    ("simulateRole", Right(Roles, View)),
    ("startBatch", Right(SessionRequests, Edit)),
    ("subscribe", SeeOwnActOnOthers(SessionQueues)),
    ("takeNext", Right(SessionRequests, Edit)),
    ("takeOverSessionRequest", Right(SessionRequests, Edit)),
    ("turnTotpOff", InPerson),
    ("unscheduleSessionRequest", Right(SessionRequests, Edit)),
    ("unsubscribe", SeeOwnActOnOthers(SessionQueues)),
    ("usePasswordReset", Nothing),
    ("wishOnLink", Nothing),
    ("withdrawInvitation", Right(Members, Edit)),
    ("withdrawMyCalendar", InPerson),
];

/// Whether a route looks at the member's password before anything else. Here it is always wrong.
pub(super) fn asks_for_password(operation: &str) -> bool {
    body(operation).is_some_and(|body| body.get("current_password").is_some())
}

/// A body that the route can read, so that what it refuses is not the body.
pub(super) fn body(operation: &str) -> Option<Value> {
    Some(match operation {
        "addComment" | "editComment" => json!({ "text": "Hello" }),
        "assignSessionRequest" => json!({ "kind": "unassigned" }),
        "addPasskey" => json!({ "ceremony": "x", "name": "Laptop", "credential": {} }),
        "beginPasskey" | "beginTotp" | "removePasskey" | "renewRecoveryCodes" | "turnTotpOff" => {
            json!({ "current_password": "x" })
        }
        "confirmTotp" => json!({ "ceremony": "x", "code": "000000" }),
        "changePassword" => json!({ "current_password": "x", "new_password": "a very long password" }),
        "closeSessionRequest" => json!({ "outcome": "solved" }),
        "createApiToken" => json!({
            "name": "Wiki",
            "rights": { "session_requests": "view" },
            "expires_at": SystemClock.now().saturating_add(SignedDuration::from_hours(24)).unwrap(),
        }),
        "createRole" => json!({ "name": "Another", "rights": {} }),
        "createSessionQueue" => json!({ "name": "Another" }),
        "createSessionRequest" => json!({ "user_name": "Una" }),
        "editMe" | "editMember" => json!({}),
        "editOrganisation" | "editRole" | "editSessionQueue" | "editSessionRequest" => {
            json!({ "version": 1 })
        }
        "extendSessionRequest" => json!({ "kind": "by", "seconds": 3600 }),
        "invite" => json!({ "email": "new@brightwater.example", "roles": ["user"] }),
        "renameClient" | "renamePasskey" => json!({ "name": "Laptop" }),
        "saveView" => json!({ "name": "Mine", "query": "assigned=me" }),
        "scheduleSessionRequest" => {
            json!({ "local": "2099-01-01T10:00", "time_zone": "UTC" })
        }
        "simulateRole" => json!({ "rights": {} }),
        "previewBatch" | "startBatch" => {
            json!({ "action": { "kind": "reopen" }, "selection": { "kind": "matching", "filter": {} } })
        }
        _ => return None,
    })
}

/// What a route asks, as it is listed here.
pub(super) fn needs(operation: &str) -> Needs {
    let found = ROUTES.iter().find(|(name, _)| *name == operation);
    found.unwrap_or_else(|| panic!("say in ROUTES who may {operation}")).1
}
