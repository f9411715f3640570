//! Removing what a member proves beside the password, for one who lost phone, passkeys and recovery codes.

use deskside_domain::actor::Actor;
use deskside_domain::audit::AuditAction;
use deskside_domain::ids::MemberId;
use deskside_domain::member::MemberRefusal;

use super::{MembersError, SeenMember};
use crate::App;
use crate::hints::Hint;

impl App {
    /// Removes all second factors of a member: from now on the password alone signs them in. Who may do it is who may
    /// make a link to choose another password.
    pub async fn remove_second_factors(&self, by: &Actor, id: MemberId) -> Result<SeenMember, MembersError> {
        let change = self.change_member(by, id).await?;
        change.member.may_be_changed(&change.evidence())?;
        if id == by.agent.id {
            // One's own are turned off with the password.
            return Err(MemberRefusal::Yourself.into());
        }
        let factors = change.unit.second_factors();
        if factors.of(id).await?.is_empty() {
            return Err(MemberRefusal::NothingChanges.into());
        }
        factors.remove_all(id).await?;
        let what = AuditAction::SecondFactorsRemoved { member: change.member.as_agent() };
        self.record(&change.unit, by, what).await?;
        change.unit.commit().await?;
        self.hints().tell(Hint::Members);
        self.member(by, id).await
    }
}
