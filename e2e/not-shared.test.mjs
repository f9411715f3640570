// A remote user who wants to share the screen, and it does not come to that: her agent can help her with it.
import { assertGoodLooks } from './support/looks.mjs';
import { story } from './support/story.mjs';

story('the agent reads why sharing led nowhere, until it succeeds', async (story) => {
  const agent = await story.agent();
  const request = await agent.hasRequest({ user_name: 'Una User', assign_to: 'myself' });
  const user = await story.remoteUser();
  await user.page.addInitScript(refuseToShare);
  await agent.opensRequest(request);
  await user.opens(request.link);
  await user.joins();
  await agent.reads('Una User is here and has not allowed anything yet.');

  await user.allowButton.click();
  await agent.reads(/left the browser’s question without choosing\. Nobody sees anything yet\./);
  await user.page.getByText(/^Nothing is shared/).waitFor();
  await user.allowButton.click();
  await agent.reads(/the browser or the system refused/);
  await assertGoodLooks(agent.page, 'request-not-shared');

  await agent.page.reload();
  await agent.reads(/the browser or the system refused/);
  await user.allows();
  await agent.reads(/^You may see the screen/);
});

/** Runs in the page: the first time the person leaves the browser's question, the second time the system refuses. */
function refuseToShare() {
  const share = MediaDevices.prototype.getDisplayMedia;
  const refusals = ['NotAllowedError', 'NotReadableError'];
  MediaDevices.prototype.getDisplayMedia = async function (options) {
    const refusal = refusals.shift();
    if (refusal) throw new DOMException('', refusal);
    return share.call(this, options);
  };
}
