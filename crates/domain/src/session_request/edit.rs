//! Changing what a request says.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{SessionRequest, Updates};
use crate::actor::AgentRef;
use crate::capability::Asks;
use crate::custom_field::FieldId;
use crate::history::{EditedField, EventActor, HistoryEvent, RequestEvent};
use crate::language::Language;
use crate::text::{EmailAddress, FieldText, MessageText, Notes, PersonName, Reference};

/// The fields an edit sets; `None` leaves a field as it is, `Some(None)` clears it.
#[derive(Clone, Debug, Default)]
pub struct Edit {
    /// The version the editor saw.
    pub seen_version: Option<i64>,
    /// The remote user's name.
    pub user_name: Option<PersonName>,
    /// The remote user's email address.
    pub user_email: Option<Option<EmailAddress>>,
    /// Whether the remote user hears of what changes by mail.
    pub updates: Option<Updates>,
    /// The language of mail and of the link's page.
    pub language: Option<Language>,
    /// The message to the remote user.
    pub message: Option<Option<MessageText>>,
    /// The agents' notes.
    pub notes: Option<Option<Notes>>,
    /// What to ask the remote user to allow.
    pub asks: Option<Asks>,
    /// What the request is called elsewhere.
    pub reference: Option<Option<Reference>>,
    /// What changes in the organisation's own fields.
    pub custom: Vec<(FieldId, Option<FieldText>)>,
}

/// Why an edit was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditRefusal {
    /// Every field has that value already.
    #[error("nothing would change")]
    NothingChanges,
    /// Updates are asked for, and there is no address they could go to.
    #[error("updates need an email address")]
    NoAddress,
    /// Somebody else changed the same fields since the editor read them.
    #[error("the same fields were changed since they were read")]
    Conflicts(Vec<EditConflict>),
}

/// A field that somebody else changed since the editor read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditConflict {
    /// Which.
    pub field: EditedField,
    /// Who changed it last.
    pub by: AgentRef,
    /// When.
    pub at: Timestamp,
}

impl SessionRequest {
    /// Applies the fields that differ. `since` is what happened after the version the editor saw: what it
    /// changed is not overwritten unseen, and all else does not stand in the way. Without an address there are no
    /// updates: clearing the one ends the others.
    pub fn edit(
        mut self,
        edit: Edit,
        since: &[HistoryEvent],
        now: Timestamp,
    ) -> super::Transition<EditRefusal> {
        let address = edit.user_email.as_ref().map_or(self.user_email.as_ref(), Option::as_ref);
        if edit.updates.is_some_and(|updates| !updates.fit(address)) {
            return Err(EditRefusal::NoAddress);
        }
        let updates = edit.updates.or((edit.user_email == Some(None)).then_some(Updates::NotMailed));
        let mut fields = Vec::new();
        replace(&mut self.user_name, edit.user_name, EditedField::UserName, &mut fields);
        replace(&mut self.user_email, edit.user_email, EditedField::UserEmail, &mut fields);
        replace(&mut self.message, edit.message, EditedField::Message, &mut fields);
        replace(&mut self.notes, edit.notes, EditedField::Notes, &mut fields);
        replace(&mut self.updates, updates, EditedField::SendUpdates, &mut fields);
        replace(&mut self.language, edit.language, EditedField::Language, &mut fields);
        replace(&mut self.asks, edit.asks, EditedField::Asks, &mut fields);
        replace(&mut self.reference, edit.reference, EditedField::Reference, &mut fields);
        for (id, value) in edit.custom {
            if self.custom.get(&id) != value.as_ref() {
                fields.push(EditedField::Custom(id.clone()));
                match value {
                    Some(value) => self.custom.insert(id, value),
                    None => self.custom.remove(&id),
                };
            }
        }
        if fields.is_empty() {
            return Err(EditRefusal::NothingChanges);
        }
        let conflicts = conflicts(&fields, since);
        if !conflicts.is_empty() {
            return Err(EditRefusal::Conflicts(conflicts));
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

/// The last change of each field that is to be changed again, in the fields' order.
fn conflicts(fields: &[EditedField], since: &[HistoryEvent]) -> Vec<EditConflict> {
    let wanted: BTreeSet<_> = fields.iter().collect();
    let last_change = |field: &&EditedField| {
        let changes = since.iter().filter(|event| changed(&event.what).contains(*field));
        let last = changes.max_by_key(|event| event.version)?;
        let by = match &last.by {
            EventActor::Agent { agent, .. }
            | EventActor::Token { agent, .. }
            | EventActor::Batch { agent, .. } => agent.clone(),
            EventActor::RemoteUser | EventActor::System => return None,
        };
        Some(EditConflict { field: (*field).clone(), by, at: last.at })
    };
    wanted.iter().filter_map(last_change).collect()
}

fn changed(event: &RequestEvent) -> &[EditedField] {
    match event {
        RequestEvent::Edited { fields } => fields,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session_request::testing::{ben, minute, request};

    #[test]
    fn an_edit_names_the_fields_that_changed_and_only_those() {
        let edit = Edit {
            user_name: Some(request().user_name),
            user_email: Some(EmailAddress::parse("aigner@brightwater.example").ok()),
            notes: Some(Notes::parse("calls back at three").ok()),
            ..Edit::default()
        };

        let (edited, event) = request().edit(edit, &[], minute(5)).unwrap();

        let fields = vec![EditedField::UserEmail, EditedField::Notes];
        assert_eq!(event, RequestEvent::Edited { fields });
        assert_eq!(edited.user_email.unwrap().as_str(), "aigner@brightwater.example");
        assert_eq!((edited.version, edited.updated_at), (2, minute(5)));
    }

    #[test]
    fn a_field_can_be_cleared() {
        let with_message = SessionRequest { message: MessageText::parse("Hello").ok(), ..request() };

        let edit = Edit { message: Some(None), ..Edit::default() };

        assert_eq!(with_message.edit(edit, &[], minute(5)).unwrap().0.message, None);
    }

    #[test]
    fn without_an_address_there_are_no_updates() {
        let mailed = SessionRequest {
            user_email: EmailAddress::parse("aigner@brightwater.example").ok(),
            updates: Updates::Mailed,
            ..request()
        };
        let cleared = || Edit { user_email: Some(None), ..Edit::default() };
        let wanted = || Edit { updates: Some(Updates::Mailed), ..Edit::default() };

        let (without, event) = mailed.clone().edit(cleared(), &[], minute(5)).unwrap();
        let both = Edit { user_email: Some(None), ..wanted() };

        assert_eq!((&without.user_email, without.updates), (&None, Updates::NotMailed));
        let fields = vec![EditedField::UserEmail, EditedField::SendUpdates];
        assert_eq!(event, RequestEvent::Edited { fields });
        assert_eq!(without.edit(wanted(), &[], minute(6)), Err(EditRefusal::NoAddress));
        assert_eq!(mailed.edit(both, &[], minute(6)), Err(EditRefusal::NoAddress));
    }

    #[test]
    fn an_edit_that_changes_nothing_is_no_event() {
        let same = Edit { user_name: Some(request().user_name), notes: Some(None), ..Edit::default() };

        assert_eq!(request().edit(same, &[], minute(5)), Err(EditRefusal::NothingChanges));
        assert_eq!(request().edit(Edit::default(), &[], minute(5)), Err(EditRefusal::NothingChanges));
    }

    fn bens(version: i64, fields: Vec<EditedField>) -> HistoryEvent {
        let by = EventActor::Agent { agent: ben(), client: None };
        HistoryEvent { version, at: minute(version), by, what: RequestEvent::Edited { fields } }
    }

    #[test]
    fn a_field_that_somebody_changed_meanwhile_is_not_overwritten() {
        let since = [bens(2, vec![EditedField::Notes]), bens(3, vec![EditedField::Notes, EditedField::Asks])];
        let edit = Edit { notes: Some(Notes::parse("mine").ok()), ..Edit::default() };

        let refusal = request().edit(edit, &since, minute(5)).unwrap_err();

        let conflict = EditConflict { field: EditedField::Notes, by: ben(), at: minute(3) };
        assert_eq!(refusal, EditRefusal::Conflicts(vec![conflict]));
    }

    #[test]
    fn changes_of_other_fields_and_what_the_remote_user_does_stand_in_no_way() {
        let joined =
            HistoryEvent { what: RequestEvent::Left, by: EventActor::RemoteUser, ..bens(3, Vec::new()) };
        let since = [bens(2, vec![EditedField::Language]), joined];
        let edit = Edit { notes: Some(Notes::parse("mine").ok()), ..Edit::default() };

        assert!(request().edit(edit, &since, minute(5)).is_ok());
    }

    #[test]
    fn who_writes_what_stands_there_already_has_no_conflict() {
        let since = [bens(2, vec![EditedField::UserName])];
        let same = Edit { user_name: Some(request().user_name), ..Edit::default() };

        assert_eq!(request().edit(same, &since, minute(5)), Err(EditRefusal::NothingChanges));
    }

    #[test]
    fn own_fields_are_set_and_cleared_one_by_one() {
        let room = FieldId::parse("room").unwrap();
        let set = Edit { custom: vec![(room.clone(), FieldText::parse("214").ok())], ..Edit::default() };
        let (with_room, event) = request().edit(set, &[], minute(1)).unwrap();
        assert_eq!(event, RequestEvent::Edited { fields: vec![EditedField::Custom(room.clone())] });

        let clear = Edit { custom: vec![(room.clone(), None)], ..Edit::default() };
        let (without, _) = with_room.edit(clear, &[], minute(2)).unwrap();

        assert!(without.custom.is_empty());
    }
}
