// A colleague of the owner: a member whom the administrator adds on the console while the server runs.
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BINARY } from './server.mjs';

export const JAMAL = { name: 'Jamal Brooks', email: 'jamal@example.org', password: 'lantern on the north stair' };

/**
 * `deskside member add`, as typed on the console.
 * @param {import('./server.mjs').Server} server
 */
export async function addMember(server, { name, email, password } = JAMAL, role = 'agent') {
  const passwordFile = join(server.data, 'member-password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  const words = ['--email', email, '--name', name, '--role', role, '--password-file', passwordFile];
  return promisify(execFile)(BINARY, ['member', 'add', '--data', server.data, ...words]);
}

/**
 * A second agent with a browser of their own, signed in.
 * @param {import('./story.mjs').Story} story
 */
export async function secondAgent(story, member = JAMAL, options = {}) {
  await addMember(story.server, member);
  const agent = await story.stranger(options);
  await agent.isSignedIn(member);
  return agent;
}
