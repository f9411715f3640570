//! Comments: `…/session-requests/{id}/comments` and `…/comments/{comment}`

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use deskside_app::App;
use deskside_domain::comment::Comment;
use deskside_domain::ids::{CommentId, SessionRequestId};
use deskside_domain::text::CommentText;
use deskside_protocol::session_requests::{CommentBody, CommentListBody, WriteCommentBody};

use super::bodies;
use crate::extract::{Body, Id, IdInId, SignedIn};
use crate::problem::{Fields, Problem};

/// All comments on a request, the oldest first.
#[utoipa::path(
    get, path = "/api/v1/session-requests/{id}/comments", operation_id = "listComments", tag = "session-requests",
    params(("id" = Uuid, Path, description = "The request.")),
    responses((status = 200, description = "The comments.", body = CommentListBody)),
)]
pub(crate) async fn list_comments(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
) -> Result<Json<CommentListBody>, Problem> {
    let comments = app.comments(&by.0, SessionRequestId(id)).await?;
    Ok(Json(CommentListBody { items: comments.iter().map(comment).collect() }))
}

/// Adds a comment, for agents only.
#[utoipa::path(
    post, path = "/api/v1/session-requests/{id}/comments", operation_id = "addComment", tag = "session-requests",
    params(("id" = Uuid, Path, description = "The request.")),
    request_body = WriteCommentBody,
    responses((status = 201, description = "The comment.", body = CommentBody)),
)]
pub(crate) async fn add_comment(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
    Body(body): Body<WriteCommentBody>,
) -> Result<(StatusCode, Json<CommentBody>), Problem> {
    let added = app.add_comment(&by.0, SessionRequestId(id), text(&body)?).await?;
    Ok((StatusCode::CREATED, Json(comment(&added))))
}

/// Changes one's own comment.
#[utoipa::path(
    patch, path = "/api/v1/session-requests/{id}/comments/{comment}", operation_id = "editComment",
    tag = "session-requests",
    params(
        ("id" = Uuid, Path, description = "The request."),
        ("comment" = Uuid, Path, description = "The comment."),
    ),
    request_body = WriteCommentBody,
    responses((status = 200, description = "The comment as it is now.", body = CommentBody)),
)]
pub(crate) async fn edit_comment(
    by: SignedIn,
    IdInId(id, within): IdInId,
    State(app): State<App>,
    Body(body): Body<WriteCommentBody>,
) -> Result<Json<CommentBody>, Problem> {
    let place = (SessionRequestId(id), CommentId(within));
    Ok(Json(comment(&app.edit_comment(&by.0, place, text(&body)?).await?)))
}

/// Deletes one's own comment.
#[utoipa::path(
    delete, path = "/api/v1/session-requests/{id}/comments/{comment}", operation_id = "deleteComment",
    tag = "session-requests",
    params(
        ("id" = Uuid, Path, description = "The request."),
        ("comment" = Uuid, Path, description = "The comment."),
    ),
    responses((status = 204, description = "It is gone.")),
)]
pub(crate) async fn delete_comment(
    by: SignedIn,
    IdInId(id, within): IdInId,
    State(app): State<App>,
) -> Result<StatusCode, Problem> {
    app.delete_comment(&by.0, (SessionRequestId(id), CommentId(within))).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn text(body: &WriteCommentBody) -> Result<CommentText, Problem> {
    let mut fields = Fields::default();
    let text = fields.take("text", CommentText::parse(&body.text));
    fields.finish(text)
}

fn comment(comment: &Comment) -> CommentBody {
    CommentBody {
        id: comment.id.0,
        author: bodies::agent(&comment.author),
        text: comment.text.as_str().to_owned(),
        created_at: comment.created_at,
        edited_at: comment.edited_at,
    }
}
