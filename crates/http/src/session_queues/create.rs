//! `POST /api/v1/session-queues`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use deskside_app::App;
use deskside_app::session_queues::NewQueue;
use deskside_domain::organisation::Organisation;
use deskside_domain::text::{QueueDescription, QueueName};
use deskside_protocol::session_queues::{CreateSessionQueueBody, SessionQueueBody};

use super::bodies;
use crate::HttpConfig;
use crate::extract::{Body, SignedIn};
use crate::problem::{Fields, Problem};

/// Creates a queue, which its creator serves from the start.
#[utoipa::path(
    post, path = "/api/v1/session-queues", operation_id = "createSessionQueue", tag = "session-queues",
    request_body = CreateSessionQueueBody,
    responses((status = 201, description = "The new queue.", body = SessionQueueBody)),
)]
pub(crate) async fn create_session_queue(
    by: SignedIn,
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
    Body(body): Body<CreateSessionQueueBody>,
) -> Result<(StatusCode, Json<SessionQueueBody>), Problem> {
    let new = new_queue(&body, &app.organisation(&by.0).await?)?;
    let queue = app.create_session_queue(&by.0, new).await?;
    Ok((StatusCode::CREATED, Json(bodies::queue(&queue, &config.public_url))))
}

fn new_queue(body: &CreateSessionQueueBody, organisation: &Organisation) -> Result<NewQueue, Problem> {
    let mut fields = Fields::default();
    let name = fields.take("name", QueueName::parse(&body.name));
    let description =
        fields.take("description", QueueDescription::parse_optional(body.description.as_deref()));
    let colour = bodies::colour(&mut fields, body.colour.as_deref());
    let defaults = bodies::read_defaults(&mut fields, &body.defaults, organisation.longest_validity);
    let new =
        name.zip(description).map(|(name, description)| NewQueue { name, description, colour, defaults });
    fields.finish(new)
}
