//! What members prove beside the password: codes of an app, recovery codes, passkeys.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A kind of second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SecondFactorKind {
    /// An app that shows a new code every thirty seconds.
    Totp,
    /// A key that a device keeps and that the device's owner unlocks.
    Passkey,
}

/// `GET /api/v1/me/second-factors`: the member's own.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct SecondFactorsBody {
    /// Since when an app shows codes for the member; null: none does.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub totp_since: Option<jiff::Timestamp>,
    /// How many recovery codes are left.
    pub recovery_codes_left: u64,
    /// How many passkeys there are.
    pub passkeys: u64,
}

/// Says that it is really the member who asks.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CurrentPasswordBody {
    /// The member's password.
    #[schema(max_length = 128)]
    pub current_password: String,
}

/// What an app is set up with. Nothing is in force before a code was sent to `POST /api/v1/me/totp/confirm`.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub struct OfferedTotpBody {
    /// The secret as it is typed into an app: base 32.
    pub secret: String,
    /// The same as an `otpauth:` address, for a QR code.
    pub uri: String,
    /// To be sent along with the code.
    pub ceremony: String,
    /// Until when.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: jiff::Timestamp,
}

/// `POST /api/v1/me/totp/confirm`.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmTotpBody {
    /// What came with the secret.
    #[schema(max_length = 512)]
    pub ceremony: String,
    /// The six digits that the app shows.
    #[schema(max_length = 64)]
    pub code: String,
}

/// Recovery codes. They are shown once; each signs in once, together with the password.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub struct RecoveryCodesBody {
    /// The codes; none when the member has some from an earlier second factor.
    pub recovery_codes: Vec<String>,
}

/// `GET /api/v1/me/passkeys`: the member's own, the oldest first.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct PasskeyListBody {
    /// The passkeys.
    pub items: Vec<PasskeyBody>,
    /// Whether passkeys work at this server's address: over HTTPS under a name, or at `localhost`.
    pub possible: bool,
}

/// A passkey of the member.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct PasskeyBody {
    /// The passkey's id.
    pub id: Uuid,
    /// How the member calls it.
    pub name: String,
    /// When it was added.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: jiff::Timestamp,
    /// When it last signed the member in; null: never.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub last_used_at: Option<jiff::Timestamp>,
}

/// What a browser is asked, and what to bring along with its answer.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub struct PasskeyCeremonyBody {
    /// To be sent along with the answer.
    pub ceremony: String,
    /// What `PublicKeyCredential.parseCreationOptionsFromJSON` or `parseRequestOptionsFromJSON` takes (Web
    /// Authentication, level 3, §5.1.8 and §5.1.9).
    #[schema(value_type = Object)]
    pub options: serde_json::Value,
    /// Until when.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: jiff::Timestamp,
}

/// `POST /api/v1/me/passkeys`.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddPasskeyBody {
    /// What came with the options.
    #[schema(max_length = 32768)]
    pub ceremony: String,
    /// How the member calls it.
    #[schema(min_length = 1, max_length = 60)]
    pub name: String,
    /// What `PublicKeyCredential.toJSON` gave.
    #[schema(value_type = Object)]
    pub credential: serde_json::Value,
}

/// A passkey that was added.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub struct AddedPasskeyBody {
    /// The passkey.
    pub passkey: PasskeyBody,
    /// Recovery codes, shown once; none when the member has some from an earlier second factor.
    pub recovery_codes: Vec<String>,
}

/// `PATCH /api/v1/me/passkeys/{id}`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RenamePasskeyBody {
    /// Another name.
    #[schema(min_length = 1, max_length = 60)]
    pub name: String,
}

/// `POST /api/v1/sign-in/passkey`.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasskeySignInBody {
    /// What came with the options.
    #[schema(max_length = 32768)]
    pub ceremony: String,
    /// What `PublicKeyCredential.toJSON` gave.
    #[schema(value_type = Object)]
    pub credential: serde_json::Value,
}
