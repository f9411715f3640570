//! API tokens: with one, a program acts in a member's name, in fewer ways than the member and for a time.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::ids::{ApiTokenId, MemberId};
use crate::rights::{Level, NotPermitted, Rights, Section};
use crate::text::TokenName;

/// How long a token lasts at most: a year, and a day for whoever counts it otherwise.
pub const LONGEST_LIFE: SignedDuration = SignedDuration::from_hours(366 * 24);

/// How many a member may have, those that have expired included.
pub const MOST_TOKENS: u64 = 50;

/// Where a token sees at most: a program neither makes members nor gives rights nor makes other tokens.
pub const SEES_AT_MOST: [Section; 3] = [Section::Members, Section::Roles, Section::Integrations];

/// A token, without its secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiToken {
    /// Its id.
    pub id: ApiTokenId,
    /// In whose name it acts.
    pub member: MemberId,
    /// What it is for.
    pub name: TokenName,
    /// What it may do, as far as its member may do it when it is used.
    pub rights: Rights,
    /// The last characters of its secret, to tell it from others.
    pub ending: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it ends by itself.
    pub expires_at: Timestamp,
    /// When it was last used, roughly.
    pub last_used_at: Option<Timestamp>,
}

/// A token as the records name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiTokenRef {
    /// Its id.
    pub id: ApiTokenId,
    /// What it is for.
    pub name: TokenName,
}

/// Why there is no such token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ApiTokenRefusal {
    /// It would do what its maker may not.
    #[error("beyond the maker's own rights")]
    BeyondOwnRights(NotPermitted),
    /// It would act where tokens only see.
    #[error("a token only sees {0:?}")]
    OnlySees(Section),
    /// It would do nothing.
    #[error("a token without rights")]
    NoRights,
    /// It would end before it begins.
    #[error("the time is past")]
    EndsInThePast,
    /// It would last too long.
    #[error("a token lasts at most a year")]
    LastsTooLong,
}

impl ApiToken {
    /// The token as the records name it.
    pub fn as_ref(&self) -> ApiTokenRef {
        ApiTokenRef { id: self.id, name: self.name.clone() }
    }

    /// What it may do for a member who has these rights now.
    pub fn works_with(&self, member: &Rights) -> Rights {
        self.rights.clone().within(member)
    }

    /// Whether it is used up at `now`.
    pub fn is_expired(&self, now: Timestamp) -> bool {
        now >= self.expires_at
    }
}

/// Checks what somebody with the rights of `maker` wants a token to do, and how long.
///
/// # Errors
/// [`ApiTokenRefusal`] says what no token of theirs may.
pub fn check_new(
    rights: &Rights,
    expires_at: Timestamp,
    maker: &Rights,
    now: Timestamp,
) -> Result<(), ApiTokenRefusal> {
    if let Some(section) = SEES_AT_MOST.into_iter().find(|it| rights.level(*it) > Some(Level::View)) {
        return Err(ApiTokenRefusal::OnlySees(section));
    }
    maker.cover(rights).map_err(ApiTokenRefusal::BeyondOwnRights)?;
    if *rights == Rights::default() {
        return Err(ApiTokenRefusal::NoRights);
    }
    let lasts = expires_at.duration_since(now);
    if lasts <= SignedDuration::ZERO {
        return Err(ApiTokenRefusal::EndsInThePast);
    }
    if lasts > LONGEST_LIFE {
        return Err(ApiTokenRefusal::LastsTooLong);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::constant(1_800_000_000, 0);

    fn in_hours(hours: i64) -> Timestamp {
        NOW + SignedDuration::from_hours(hours)
    }

    fn requests(level: Level) -> Rights {
        Rights::of([(Section::SessionRequests, level)])
    }

    #[test]
    fn a_token_does_no_more_than_its_maker() {
        let asked = requests(Level::Edit);
        let missing = NotPermitted { section: Section::SessionRequests, level: Level::Edit };

        assert_eq!(check_new(&asked, in_hours(1), &requests(Level::Edit), NOW), Ok(()));
        let refused = check_new(&asked, in_hours(1), &requests(Level::View), NOW);
        assert_eq!(refused, Err(ApiTokenRefusal::BeyondOwnRights(missing)));
    }

    #[test]
    fn not_even_an_owners_token_changes_members_roles_or_tokens() {
        for section in SEES_AT_MOST {
            let (acts, sees) = (Rights::of([(section, Level::Edit)]), Rights::of([(section, Level::View)]));
            let refused = check_new(&acts, in_hours(1), &Rights::all(), NOW);
            assert_eq!(refused, Err(ApiTokenRefusal::OnlySees(section)));
            assert_eq!(check_new(&sees, in_hours(1), &Rights::all(), NOW), Ok(()));
        }
    }

    #[test]
    fn a_token_does_something_and_ends_within_a_year() {
        let (some, all) = (requests(Level::View), Rights::all());
        assert_eq!(check_new(&Rights::default(), in_hours(1), &all, NOW), Err(ApiTokenRefusal::NoRights));
        assert_eq!(check_new(&some, NOW, &all, NOW), Err(ApiTokenRefusal::EndsInThePast));
        assert_eq!(check_new(&some, in_hours(366 * 24), &all, NOW), Ok(()));
        let too_long = check_new(&some, in_hours(366 * 24 + 1), &all, NOW);
        assert_eq!(too_long, Err(ApiTokenRefusal::LastsTooLong));
    }
}
