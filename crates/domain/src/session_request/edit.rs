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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session_request::testing::{minute, request};

    #[test]
    fn an_edit_names_the_fields_that_changed_and_only_those() {
        let edit = Edit {
            user_name: Some(request().user_name),
            user_email: Some(EmailAddress::parse("aigner@brightwater.example").ok()),
            notes: Some(Notes::parse("calls back at three").ok()),
            ..Edit::default()
        };

        let (edited, event) = request().edit(edit, minute(5)).unwrap();

        let fields = vec![EditedField::UserEmail, EditedField::Notes];
        assert_eq!(event, RequestEvent::Edited { fields });
        assert_eq!(edited.user_email.unwrap().as_str(), "aigner@brightwater.example");
        assert_eq!((edited.version, edited.updated_at), (2, minute(5)));
    }

    #[test]
    fn a_field_can_be_cleared() {
        let with_message = SessionRequest { message: MessageText::parse("Hello").ok(), ..request() };

        let edit = Edit { message: Some(None), ..Edit::default() };

        assert_eq!(with_message.edit(edit, minute(5)).unwrap().0.message, None);
    }

    #[test]
    fn an_edit_that_changes_nothing_is_no_event() {
        let same = Edit { user_name: Some(request().user_name), notes: Some(None), ..Edit::default() };

        assert_eq!(request().edit(same, minute(5)), Err(EditRefusal::NothingChanges));
        assert_eq!(request().edit(Edit::default(), minute(5)), Err(EditRefusal::NothingChanges));
    }
}
