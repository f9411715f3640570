//! Filters that a member keeps under a name.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A filter under a name, for its member alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SavedViewBody {
    /// The view's id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// The query of the list's page, as in `GET /api/v1/session-requests`: `status=ready&assigned=me`.
    pub query: String,
}

/// `GET /api/v1/saved-views`: the member's own, by name.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct SavedViewListBody {
    /// The views.
    pub items: Vec<SavedViewBody>,
}

/// `POST /api/v1/saved-views`. A view of that name is replaced.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveViewBody {
    /// Its name.
    #[schema(min_length = 1, max_length = 60)]
    pub name: String,
    /// The query of the list's page.
    #[schema(max_length = 2000)]
    pub query: String,
}
