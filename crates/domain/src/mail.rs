//! Which events the remote user hears of by mail.

use serde::{Deserialize, Serialize};

use crate::history::{EditedField, RequestEvent};
use crate::session_request::{SessionRequest, Updates};

/// Why a mail is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailKind {
    /// The link, for the first time or again.
    Invitation,
    /// A time was set or moved.
    Scheduled,
    /// The time was taken away.
    Unscheduled,
    /// The request was closed.
    Closed,
    /// The request was reopened.
    Reopened,
    /// The validity was extended.
    Extended,
    /// The old link is void; here is the new one.
    LinkRenewed,
}

/// The mail that `event` causes, once the request is as it is now. An invitation that an agent sends again by
/// hand goes out even where updates do not.
pub fn mail_after(event: &RequestEvent, request: &SessionRequest) -> Option<MailKind> {
    request.user_email.as_ref()?;
    if *event == RequestEvent::InvitationResent {
        return Some(MailKind::Invitation);
    }
    match request.updates {
        Updates::NotMailed => None,
        Updates::Mailed => kind(event, request),
    }
}

fn kind(event: &RequestEvent, request: &SessionRequest) -> Option<MailKind> {
    match event {
        RequestEvent::Created | RequestEvent::InvitationResent => Some(MailKind::Invitation),
        RequestEvent::Edited { fields } => {
            let reaches_somebody_new =
                |field: &EditedField| matches!(field, EditedField::UserEmail | EditedField::SendUpdates);
            // The link of a closed request invites to nothing; reopening tells.
            let invites = request.closure.is_none() && fields.iter().any(reaches_somebody_new);
            invites.then_some(MailKind::Invitation)
        }
        RequestEvent::Closed { .. } => Some(MailKind::Closed),
        RequestEvent::Reopened { .. } => Some(MailKind::Reopened),
        RequestEvent::Extended { .. } => Some(MailKind::Extended),
        RequestEvent::Scheduled { .. } => Some(MailKind::Scheduled),
        RequestEvent::Unscheduled => Some(MailKind::Unscheduled),
        RequestEvent::LinkRenewed => Some(MailKind::LinkRenewed),
        // Nobody is glad to read that a link ends sooner; its page says so.
        RequestEvent::Shortened { .. }
        | RequestEvent::Assigned { .. }
        | RequestEvent::TakenOver { .. }
        | RequestEvent::HandedBack { .. }
        | RequestEvent::Commented { .. }
        | RequestEvent::CommentEdited { .. }
        | RequestEvent::CommentDeleted { .. }
        | RequestEvent::Wished { .. }
        | RequestEvent::WishDismissed
        | RequestEvent::SecondDeviceTurnedAway
        | RequestEvent::Joined { .. }
        | RequestEvent::Left
        | RequestEvent::GuestReset
        | RequestEvent::Granted { .. }
        | RequestEvent::Withdrawn
        | RequestEvent::SessionStarted { .. }
        | RequestEvent::SessionEnded { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session_request::Outcome;
    use crate::session_request::testing::{ann, minute, request};
    use crate::text::EmailAddress;

    fn mailed() -> SessionRequest {
        let user_email = EmailAddress::parse("m.aigner@brightwater.example").ok();
        SessionRequest { user_email, updates: Updates::Mailed, ..request() }
    }

    #[test]
    fn whoever_wants_updates_hears_of_what_concerns_them() {
        assert_eq!(mail_after(&RequestEvent::Created, &mailed()), Some(MailKind::Invitation));
        let extended = RequestEvent::Extended { expires_at: minute(90) };
        assert_eq!(mail_after(&extended, &mailed()), Some(MailKind::Extended));
        let shortened = RequestEvent::Shortened { expires_at: minute(30) };
        assert_eq!(mail_after(&shortened, &mailed()), None);
        assert_eq!(mail_after(&RequestEvent::Withdrawn, &mailed()), None);
    }

    #[test]
    fn a_new_address_gets_the_invitation_and_new_notes_do_not_go_out() {
        let edited = |field| RequestEvent::Edited { fields: vec![field] };

        assert_eq!(mail_after(&edited(EditedField::UserEmail), &mailed()), Some(MailKind::Invitation));
        assert_eq!(mail_after(&edited(EditedField::Notes), &mailed()), None);
    }

    #[test]
    fn nobody_is_invited_to_a_closed_request() {
        let (closed, _) = mailed().close(&ann(), Outcome::Solved, None, minute(5)).unwrap();
        let edited = RequestEvent::Edited { fields: vec![EditedField::UserEmail] };

        assert_eq!(mail_after(&edited, &closed), None);
    }

    #[test]
    fn without_updates_only_an_invitation_sent_by_hand_goes_out() {
        let quiet = SessionRequest { updates: Updates::NotMailed, ..mailed() };

        assert_eq!(mail_after(&RequestEvent::Created, &quiet), None);
        assert_eq!(mail_after(&RequestEvent::InvitationResent, &quiet), Some(MailKind::Invitation));
    }

    #[test]
    fn without_an_address_nothing_goes_out() {
        let nowhere = SessionRequest { user_email: None, ..mailed() };

        assert_eq!(mail_after(&RequestEvent::InvitationResent, &nowhere), None);
    }
}
