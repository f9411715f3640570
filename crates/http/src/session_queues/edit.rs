//! `PATCH /api/v1/session-queues/{id}`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use deskside_app::App;
use deskside_app::session_queues::{QueueChange, RequestPageChange};
use deskside_domain::ids::QueueId;
use deskside_domain::organisation::Organisation;
use deskside_domain::session_queue::{PageSlug, QueueEdit};
use deskside_domain::text::{IntroText, QueueDescription, QueueName};
use deskside_protocol::session_queues::{EditRequestPageBody, EditSessionQueueBody, SessionQueueBody};

use super::bodies;
use crate::HttpConfig;
use crate::extract::{Body, Id, SignedIn};
use crate::problem::{Fields, Problem};

/// Changes a queue's settings.
#[utoipa::path(
    patch, path = "/api/v1/session-queues/{id}", operation_id = "editSessionQueue", tag = "session-queues",
    params(("id" = Uuid, Path, description = "The queue.")),
    request_body = EditSessionQueueBody,
    responses((status = 200, description = "The queue as it is now.", body = SessionQueueBody)),
)]
pub(crate) async fn edit_session_queue(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
    Body(body): Body<EditSessionQueueBody>,
) -> Result<Json<SessionQueueBody>, Problem> {
    let change = change(&body, &app.organisation(&by.0).await?)?;
    let queue = app.edit_session_queue(&by.0, QueueId(id), change).await?;
    Ok(Json(bodies::queue(&queue, &config.public_url)))
}

fn change(body: &EditSessionQueueBody, organisation: &Organisation) -> Result<QueueChange, Problem> {
    let mut fields = Fields::default();
    let name = fields.take("name", body.name.as_deref().map(QueueName::parse).transpose());
    let description = body.description.as_deref();
    let description = fields.take(
        "description",
        description.map(|text| QueueDescription::parse_optional(Some(text))).transpose(),
    );
    let colour = bodies::colour(&mut fields, body.colour.as_deref());
    let defaults = body
        .defaults
        .as_ref()
        .map(|defaults| bodies::read_defaults(&mut fields, defaults, organisation.longest_validity));
    let page = body.request_page.as_ref().and_then(|page| page_change(&mut fields, page));
    let edit = QueueEdit {
        seen_version: body.version,
        name: name.flatten(),
        description: description.flatten(),
        colour,
        defaults,
        page: None,
    };
    fields.finish(Some(QueueChange { edit, page }))
}

fn page_change(fields: &mut Fields, page: &EditRequestPageBody) -> Option<RequestPageChange> {
    let intro = page.intro.as_deref().map(|text| IntroText::parse_optional(Some(text))).transpose();
    let intro = fields.take("request_page.intro", intro)?;
    match page.slug.as_deref() {
        Some("") => Some(RequestPageChange::Off),
        slug => {
            let slug = fields.take("request_page.slug", slug.map(PageSlug::parse).transpose())?;
            Some(RequestPageChange::On { slug, intro })
        }
    }
}
