// Who edited a request last, for the sentence that tells another editor.
import { listHistory } from '../../api/generated';

/** The member's name; null when it is not among the newest events. */
export async function lastEditor(id: string): Promise<string | null> {
  const { data } = await listHistory({ path: { id }, query: { limit: 20 } });
  const edit = data?.items.find(({ event, by }) => event.kind === 'edited' && by.kind === 'agent');
  return edit?.by.kind === 'agent' ? edit.by.name : null;
}
