//! Identifiers. Each kind is a type of its own, so that one cannot be passed for another.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A `UUIDv7` (RFC 9562 §5.7) of this time and these random bytes.
            pub fn generate(now: Timestamp, random: [u8; 10]) -> Self {
                Self(time_ordered(now, random))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id!(
    /// A session request.
    SessionRequestId
);
id!(
    /// A member of the organisation.
    MemberId
);
id!(
    /// One sign-in of a member.
    SignInId
);
id!(
    /// One API token.
    ApiTokenId
);
id!(
    /// One live session.
    SessionId
);
id!(
    /// One running server process.
    NodeId
);
id!(
    /// A chat message, as its sender names it.
    ChatClientId
);
id!(
    /// A session queue.
    QueueId
);
id!(
    /// A comment on a request.
    CommentId
);
id!(
    /// An action over many requests.
    BatchId
);
id!(
    /// A role that an organisation made.
    RoleId
);
id!(
    /// A one-time invitation to become a member.
    InvitationId
);
id!(
    /// An import of a file, as its sender names it.
    ImportId
);
id!(
    /// A filter that a member keeps under a name.
    SavedViewId
);
id!(
    /// A passkey of a member.
    PasskeyId
);

fn time_ordered(now: Timestamp, random: [u8; 10]) -> Uuid {
    let millis = u64::try_from(now.as_millisecond()).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}
