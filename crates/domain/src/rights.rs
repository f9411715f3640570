//! Rights: for each section of the product nothing, seeing, or acting.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A part of the product for which rights are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// Session requests and what happens to them.
    SessionRequests,
    /// Session queues and who serves them.
    SessionQueues,
    /// All agents' clients; agents see and name their own without it.
    Clients,
    /// The records of sessions.
    Sessions,
    /// The members.
    Members,
    /// The roles.
    Roles,
    /// The audit log.
    AuditLog,
    /// The organisation's settings.
    Settings,
    /// API tokens and webhooks.
    Integrations,
}

impl Section {
    /// Every section, in the order in which people read them.
    pub const ALL: [Self; 9] = [
        Self::SessionRequests,
        Self::SessionQueues,
        Self::Clients,
        Self::Sessions,
        Self::Members,
        Self::Roles,
        Self::AuditLog,
        Self::Settings,
        Self::Integrations,
    ];
}

/// How far a right goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Sees.
    View,
    /// Sees and acts.
    Edit,
}

/// The right that is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("needs {level:?} on {section:?}")]
pub struct NotPermitted {
    /// Where.
    pub section: Section,
    /// How far.
    pub level: Level,
}

/// What somebody may do: a level for each section in which they may do anything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rights(BTreeMap<Section, Level>);

impl Rights {
    /// Everything.
    pub fn all() -> Self {
        Self::of(Section::ALL.map(|section| (section, Level::Edit)))
    }

    /// These, and nothing else.
    pub fn of(rights: impl IntoIterator<Item = (Section, Level)>) -> Self {
        Self(rights.into_iter().collect())
    }

    /// How far they go in a section; none: not at all.
    pub fn level(&self, section: Section) -> Option<Level> {
        self.0.get(&section).copied()
    }

    /// Whether they go so far.
    ///
    /// # Errors
    /// [`NotPermitted`] names what is missing.
    pub fn allow(&self, section: Section, level: Level) -> Result<(), NotPermitted> {
        if self.level(section) >= Some(level) { Ok(()) } else { Err(NotPermitted { section, level }) }
    }

    /// Whether they hold all of the others: nobody gives or takes what they do not have.
    ///
    /// # Errors
    /// [`NotPermitted`] names the first that is missing.
    pub fn cover(&self, others: &Self) -> Result<(), NotPermitted> {
        others.0.iter().try_for_each(|(section, level)| self.allow(*section, *level))
    }

    /// What somebody may do who has both.
    #[must_use]
    pub fn and(mut self, others: &Self) -> Self {
        for (section, level) in &others.0 {
            let has = self.0.entry(*section).or_insert(*level);
            *has = (*has).max(*level);
        }
        self
    }

    /// What is in both: what a token may do for a member whose rights have shrunk.
    #[must_use]
    pub fn within(mut self, others: &Self) -> Self {
        self.0.retain(|section, level| match others.level(*section) {
            Some(limit) => {
                *level = (*level).min(limit);
                true
            }
            None => false,
        });
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn requests(level: Level) -> Rights {
        Rights::of([(Section::SessionRequests, level)])
    }

    #[test]
    fn acting_includes_seeing_and_nothing_elsewhere() {
        let rights = requests(Level::Edit);
        assert_eq!(rights.allow(Section::SessionRequests, Level::View), Ok(()));
        let missing = NotPermitted { section: Section::Roles, level: Level::View };
        assert_eq!(rights.allow(Section::Roles, Level::View), Err(missing));
    }

    #[test]
    fn who_has_two_roles_has_the_further_right_of_each_section() {
        let both = requests(Level::View).and(&requests(Level::Edit)).and(&Rights::default());
        assert_eq!(both, requests(Level::Edit));
    }

    #[test]
    fn nobody_covers_more_than_they_have() {
        assert_eq!(Rights::all().cover(&requests(Level::Edit)), Ok(()));
        assert_eq!(requests(Level::Edit).cover(&requests(Level::View)), Ok(()));
        let missing = NotPermitted { section: Section::SessionRequests, level: Level::Edit };
        assert_eq!(requests(Level::View).cover(&requests(Level::Edit)), Err(missing));
    }

    #[test]
    fn what_is_within_others_goes_no_further_than_either() {
        assert_eq!(Rights::all().within(&requests(Level::View)), requests(Level::View));
        assert_eq!(requests(Level::View).within(&Rights::all()), requests(Level::View));
        assert_eq!(requests(Level::View).within(&Rights::default()), Rights::default());
    }

    #[test]
    fn rights_keep_their_stored_form() {
        let stored = r#"{"session_requests":"edit","audit_log":"view"}"#;
        let rights = Rights::of([(Section::AuditLog, Level::View), (Section::SessionRequests, Level::Edit)]);
        assert_eq!(serde_json::to_string(&rights).unwrap(), stored);
        assert_eq!(serde_json::from_str::<Rights>(stored).unwrap(), rights);
    }
}
