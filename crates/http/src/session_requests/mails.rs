//! `GET /api/v1/session-requests/{id}/mails`

use axum::Json;
use axum::extract::State;
use deskside_app::App;
use deskside_app::session_requests::Mail;
use deskside_domain::ids::SessionRequestId;
use deskside_domain::mail::MailKind;
use deskside_protocol::session_requests::{MailBody, MailKind as KindBody, MailListBody, MailState};

use crate::extract::{Id, SignedIn};
use crate::problem::Problem;

/// The newest hundred mails about a request.
#[utoipa::path(
    get, path = "/api/v1/session-requests/{id}/mails", operation_id = "listMails", tag = "session-requests",
    params(("id" = Uuid, Path, description = "The request.")),
    responses((status = 200, description = "The mails.", body = MailListBody)),
)]
pub(crate) async fn list_mails(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
) -> Result<Json<MailListBody>, Problem> {
    let mails = app.mails(&by.0, SessionRequestId(id)).await?;
    Ok(Json(MailListBody { items: mails.iter().map(mail).collect() }))
}

fn mail(mail: &Mail) -> MailBody {
    MailBody {
        version: mail.version,
        kind: kind(mail.kind),
        to: mail.recipient.as_str().to_owned(),
        state: MailState::Queued,
        created_at: mail.created_at,
    }
}

fn kind(kind: MailKind) -> KindBody {
    match kind {
        MailKind::Invitation => KindBody::Invitation,
        MailKind::Scheduled => KindBody::Scheduled,
        MailKind::Unscheduled => KindBody::Unscheduled,
        MailKind::Closed => KindBody::Closed,
        MailKind::Reopened => KindBody::Reopened,
        MailKind::Extended => KindBody::Extended,
        MailKind::LinkRenewed => KindBody::LinkRenewed,
    }
}
