//! Files as bodies: bytes, and not JSON.

use utoipa::ToSchema;

/// A file's bytes, as they are.
#[derive(Debug, ToSchema)]
#[schema(value_type = String, format = Binary)]
pub struct FileBody(pub Vec<u8>);
