//! What every request passes before a handler sees it, and every answer after.

mod headers;
mod host;
mod patience;
mod request_id;
mod same_site;
mod telemetry;

pub(crate) use headers::security_headers;
pub(crate) use host::known_host;
pub(crate) use patience::patience;
pub(crate) use request_id::{RequestId, request_id};
pub(crate) use same_site::same_site;
pub(crate) use telemetry::telemetry;
