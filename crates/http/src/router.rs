//! Every route, and what each request passes.

use std::any::Any;

use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Json, Router};
use deskside_protocol::problem::ProblemCode;
use tower_http::catch_panic::CatchPanicLayer;
use utoipa::openapi::OpenApi as Document;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::{
    HttpState, account, api_tokens, audit, clients, guard, health, join_codes, live, members, openapi,
    organisation, pages, picture, problem, request_pages, roles, saved_views, session_links, session_queues,
    session_requests, sessions,
};

/// The longest body an endpoint takes unless it says otherwise: ten thousand characters of notes with room to spare.
const LONGEST_BODY: usize = 64 * 1024;

/// The whole server.
pub fn router(state: HttpState) -> Router {
    let (api, _) = api(openapi::base()).split_for_parts();
    Router::new()
        .merge(api)
        .route("/api/v1/openapi.json", get(document))
        .route("/api/v1/session-requests/{id}/socket", get(session_requests::socket::agent_socket))
        .route("/api/v1/session-links/{token}/socket", get(session_links::socket::guest_socket))
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .route("/metrics", get(health::metrics))
        .merge(pages::routes())
        .fallback(pages::nothing_here)
        // The last layer is the first that a request passes.
        .layer(DefaultBodyLimit::max(LONGEST_BODY))
        .layer(from_fn(guard::patience))
        .layer(from_fn_with_state(state.clone(), guard::same_site))
        .layer(from_fn_with_state(state.clone(), guard::known_host))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn(problem::render))
        .layer(from_fn_with_state(state.clone(), guard::telemetry))
        .layer(from_fn_with_state(state.clone(), guard::security_headers))
        .layer(from_fn_with_state(state.clone(), guard::request_id))
        .with_state(state)
}

/// The documented routes.
pub(crate) fn api(base: Document) -> OpenApiRouter<HttpState> {
    OpenApiRouter::with_openapi(base)
        .routes(routes!(account::set_up::set_up))
        .routes(routes!(account::sign_in::sign_in))
        .routes(routes!(account::sign_out::sign_out))
        .routes(routes!(account::me::me, account::profile::edit_me))
        .routes(routes!(account::profile::change_password))
        .routes(routes!(account::sign_ins::list_sign_ins))
        .routes(routes!(account::sign_ins::revoke_sign_in))
        .merge(second_factors())
        .routes(routes!(
            session_requests::list::list_session_requests,
            session_requests::create::create_session_request
        ))
        .routes(routes!(
            session_requests::read::get_session_request,
            session_requests::edit::edit_session_request
        ))
        .routes(routes!(session_requests::close::close_session_request))
        .routes(routes!(session_requests::reopen::reopen_session_request))
        .routes(routes!(session_requests::reset_guest::reset_guest))
        .routes(routes!(session_requests::connect::connect_session))
        .routes(routes!(session_requests::history::list_history))
        .merge(request_actions())
        .merge(request_lists())
        .merge(queues())
        .merge(settings())
        .routes(routes!(session_links::read::get_session_link))
        .routes(routes!(session_links::join::join_session_link))
        .routes(routes!(session_links::leave::leave_session_link))
        .routes(routes!(session_links::wish::wish_on_link))
        .routes(routes!(session_links::calendar::get_calendar_file))
        .routes(routes!(request_pages::get_request_page, request_pages::ask_for_help))
        .routes(routes!(join_codes::resolve_join_code))
        .routes(routes!(live::live_hints))
}

fn second_factors() -> OpenApiRouter<HttpState> {
    OpenApiRouter::new()
        .routes(routes!(account::second_factors::get_second_factors))
        .routes(routes!(account::second_factors::renew_recovery_codes))
        .routes(routes!(account::totp::begin_totp))
        .routes(routes!(account::totp::confirm_totp))
        .routes(routes!(account::totp::turn_totp_off))
        .routes(routes!(account::passkeys::list_passkeys, account::passkeys::add_passkey))
        .routes(routes!(account::passkeys::begin_passkey))
        .routes(routes!(account::passkeys::rename_passkey))
        .routes(routes!(account::passkeys::remove_passkey))
        .routes(routes!(account::passkey_sign_in::begin_passkey_sign_in))
        .routes(routes!(account::passkey_sign_in::sign_in_by_passkey))
}

fn request_actions() -> OpenApiRouter<HttpState> {
    OpenApiRouter::new()
        .routes(routes!(session_requests::assign::assign_session_request))
        .routes(routes!(session_requests::take_over::take_over_session_request))
        .routes(routes!(session_requests::hand_back::hand_back_session_request))
        .routes(routes!(session_requests::extend::extend_session_request))
        .routes(routes!(session_requests::schedule::schedule_session_request))
        .routes(routes!(session_requests::unschedule::unschedule_session_request))
        .routes(routes!(session_requests::renew_link::renew_link))
        .routes(routes!(session_requests::send_email::send_email))
        .routes(routes!(session_requests::dismiss_wish::dismiss_wish))
        .routes(routes!(session_requests::mails::list_mails))
        .routes(routes!(session_requests::why::explain_session_request))
        .routes(routes!(session_requests::comments::list_comments, session_requests::comments::add_comment))
        .routes(routes!(session_requests::comments::edit_comment, session_requests::comments::delete_comment))
}

fn request_lists() -> OpenApiRouter<HttpState> {
    OpenApiRouter::new()
        .routes(routes!(session_requests::counts::count_session_requests))
        .routes(routes!(session_requests::batch::read::get_batch))
        .routes(routes!(session_requests::export::export_session_requests))
        .merge(
            OpenApiRouter::new()
                .routes(routes!(session_requests::import::import_session_requests))
                .layer(DefaultBodyLimit::max(session_requests::import::LARGEST_BODY)),
        )
        .merge(
            OpenApiRouter::new()
                .routes(routes!(session_requests::batch::start::start_batch))
                .routes(routes!(session_requests::batch::preview::preview_batch))
                .layer(DefaultBodyLimit::max(session_requests::batch::LARGEST_BODY)),
        )
}

fn queues() -> OpenApiRouter<HttpState> {
    OpenApiRouter::new()
        .routes(routes!(
            session_queues::list::list_session_queues,
            session_queues::create::create_session_queue
        ))
        .routes(routes!(session_queues::read::get_session_queue, session_queues::edit::edit_session_queue))
        .routes(routes!(session_queues::archive::archive_session_queue))
        .routes(routes!(session_queues::restore::restore_session_queue))
        .routes(routes!(session_queues::subscribers::list_subscribers))
        .routes(routes!(session_queues::subscribers::subscribe, session_queues::subscribers::unsubscribe))
        .routes(routes!(session_queues::take_next::take_next))
}

fn settings() -> OpenApiRouter<HttpState> {
    OpenApiRouter::new()
        .routes(routes!(organisation::read::get_organisation, organisation::edit::edit_organisation))
        .routes(routes!(organisation::brand::get_brand))
        .merge(
            OpenApiRouter::new()
                .routes(routes!(
                    organisation::logo::get_logo,
                    organisation::logo::set_logo,
                    organisation::logo::remove_logo
                ))
                .layer(DefaultBodyLimit::max(picture::LARGEST_BODY)),
        )
        .merge(people())
        .routes(routes!(account::photo::get_photo))
        .routes(routes!(
            account::calendar::get_my_calendar,
            account::calendar::offer_my_calendar,
            account::calendar::withdraw_my_calendar
        ))
        .routes(routes!(account::calendar::read_calendar))
        .merge(
            OpenApiRouter::new()
                .routes(routes!(account::photo::set_photo, account::photo::remove_photo))
                .layer(DefaultBodyLimit::max(picture::LARGEST_BODY)),
        )
        .routes(routes!(clients::list_clients))
        .routes(routes!(clients::get_client, clients::rename_client, clients::forget_client))
        .routes(routes!(api_tokens::list_api_tokens, api_tokens::create_api_token))
        .routes(routes!(api_tokens::revoke_api_token))
        .routes(routes!(saved_views::list_saved_views, saved_views::save_view))
        .routes(routes!(saved_views::delete_saved_view))
}

fn people() -> OpenApiRouter<HttpState> {
    OpenApiRouter::new()
        .routes(routes!(members::list_agents))
        .routes(routes!(members::list_members))
        .routes(routes!(members::get_member, members::change::edit_member, members::change::delete_member))
        .routes(routes!(members::change::disable_member))
        .routes(routes!(members::change::enable_member))
        .routes(routes!(members::change::offer_password_reset))
        .routes(routes!(members::change::remove_second_factors))
        .routes(routes!(members::invitations::list_invitations, members::invitations::invite))
        .routes(routes!(members::invitations::withdraw_invitation))
        .routes(routes!(members::invitations::open_invitation))
        .routes(routes!(members::invitations::accept_invitation))
        .routes(routes!(members::password_resets::open_password_reset))
        .routes(routes!(members::password_resets::use_password_reset))
        .routes(routes!(roles::list_roles, roles::create_role))
        .routes(routes!(roles::edit_role, roles::delete_role))
        .routes(routes!(roles::simulate_role))
        .routes(routes!(sessions::list_sessions))
        .routes(routes!(sessions::get_session))
        .routes(routes!(sessions::export::export_sessions))
        .routes(routes!(audit::list_audit_events))
        .routes(routes!(audit::export_audit_events))
}

async fn document() -> Json<Document> {
    Json(openapi())
}

fn panicked(_cause: Box<dyn Any + Send + 'static>) -> Response {
    Problem::new(ProblemCode::Internal, "Deskside made a mistake. It is in the log.").into_response()
}
