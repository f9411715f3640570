//! Changing what a request says.

use jiff::Timestamp;

use super::SessionRequest;
use crate::history::{EditedField, RequestEvent};
use crate::text::{EmailAddress, MessageText, Notes, PersonName};

/// The fields an edit sets; `None` leaves a field as it is, `Some(None)` clears it.
#[derive(Clone, Debug, Default)]
pub struct Edit {
    /// The version the editor saw.
    pub seen_version: Option<i64>,
    /// The remote user's name.
    pub user_name: Option<PersonName>,
    /// The remote user's email address.
    pub user_email: Option<Option<EmailAddress>>,
    /// The message to the remote user.
    pub message: Option<Option<MessageText>>,
    /// The agents' notes.
    pub notes: Option<Option<Notes>>,
}

/// Why an edit was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditRefusal {
    /// Every field has that value already.
    #[error("nothing would change")]
    NothingChanges,
}

impl SessionRequest {
    /// Applies the fields that differ.
    pub fn edit(mut self, edit: Edit, now: Timestamp) -> super::Transition<EditRefusal> {
        let mut fields = Vec::new();
        replace(&mut self.user_name, edit.user_name, EditedField::UserName, &mut fields);
        replace(&mut self.user_email, edit.user_email, EditedField::UserEmail, &mut fields);
        replace(&mut self.message, edit.message, EditedField::Message, &mut fields);
        replace(&mut self.notes, edit.notes, EditedField::Notes, &mut fields);
        if fields.is_empty() {
            return Err(EditRefusal::NothingChanges);
        }
        Ok((self.after(now), RequestEvent::Edited { fields }))
    }
}

fn replace<T: PartialEq>(field: &mut T, new: Option<T>, name: EditedField, changed: &mut Vec<EditedField>) {
    if let Some(new) = new
        && *field != new
    {
        *field = new;
        changed.push(name);
    }
}
