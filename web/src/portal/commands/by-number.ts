// Finds a request by its number. The API has no filter for it, but its words search finds numbers that begin so.
import { listSessionRequests } from '../../api/generated';
import { problemText } from '../../api/problem';
import * as m from '../../paraglide/messages.js';

const PAGE = 200;
/** Further down than so many pages nobody looks. */
const MOST_PAGES = 5;

/** The request's id, or why there is none. */
export async function findByNumber(number: number): Promise<{ id: string } | { problem: string }> {
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    // Numbers grow with time: the wanted one comes before those that only begin with its digits.
    const { data, error } = await listSessionRequests({ query: { q: String(number), sort: 'oldest', limit: PAGE, cursor } });
    if (!data) return { problem: problemText(error) };
    const wanted = data.items.find((request) => request.number === number);
    if (wanted) return { id: wanted.id };
    if (!data.next || data.items.some((request) => request.number > number)) break;
    cursor = data.next;
  }
  return { problem: m.commands_no_number({ number }) };
}
