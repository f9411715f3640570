// Asks for a path exactly as it is spelt: `fetch` and browsers would tidy it up first.
import { once } from 'node:events';
import { request } from 'node:http';

/**
 * @param {string} origin
 * @param {string} path
 * @returns {Promise<number | undefined>} The answer's status.
 */
export async function statusOf(origin, path) {
  const { hostname, port } = new URL(origin);
  const asking = request({ hostname, port, path, headers: { accept: 'text/html' } }).end();
  const [answer] = await once(asking, 'response');
  answer.resume();
  return answer.statusCode;
}
