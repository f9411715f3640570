// Who is signed in. Any answer "not signed in", to whichever call, ends up here.
import { createContext } from 'svelte';
import { getMe, signOut, type MeBody } from '../../api/generated';
import { client } from '../../api/generated/client.gen';

const PAUSE_MS = 150;

export type MemberState =
  | { kind: 'unknown' }
  | { kind: 'unreachable'; problem: unknown }
  | { kind: 'signed_out'; by: 'member' | 'server' }
  | { kind: 'signed_in'; me: MeBody };

export class Member {
  state: MemberState = $state.raw({ kind: 'unknown' });
  /** Whether the server is being told: what it refuses meanwhile is no news. */
  #leaving = false;
  #soon: ReturnType<typeof setTimeout> | undefined;
  #refreshing: Promise<void> | null = null;
  #again = false;
  /** Fulfilled once the last `refreshSoon` has its answer. */
  #settled: Promise<void> = Promise.resolve();
  readonly #farewells = new Set<() => Promise<unknown>>();

  /** Asks the server who is signed in. */
  async load(): Promise<void> {
    const { data, error, response } = await getMe();
    if (data) this.signedIn(data);
    else if (response?.status !== 401) this.state = { kind: 'unreachable', problem: error };
  }

  signedIn(me: MeBody): void {
    this.state = { kind: 'signed_in', me };
  }

  /** As `refresh`, once after a burst of occasions: many come and go at once when a day begins. */
  refreshSoon = (): void => {
    if (this.#soon) return;
    const pause = new Promise<void>((resume) => (this.#soon = setTimeout(resume, PAUSE_MS)));
    this.#settled = pause.then(() => {
      this.#soon = undefined;
      return this.refresh();
    });
  };

  /** Waits until it is known what the member may do after the last occasion; gives whether they are signed in still. */
  settled = async (): Promise<boolean> => {
    await this.#settled;
    return this.state.kind === 'signed_in';
  };

  /** Asks again how the member is called and what they may do; calls that come meanwhile become one more. */
  refresh(): Promise<void> {
    this.#again = this.#refreshing !== null;
    this.#refreshing ??= this.#askUntilQuiet().finally(() => (this.#refreshing = null));
    return this.#refreshing;
  }

  async #askUntilQuiet(): Promise<void> {
    do {
      this.#again = false;
      const { data } = await getMe();
      if (data && this.state.kind === 'signed_in' && JSON.stringify(data) !== JSON.stringify(this.state.me)) this.signedIn(data);
    } while (this.#again);
  }

  /** Ends the sign-in; gives the problem when the server could not be told. */
  async signOut(): Promise<unknown> {
    await Promise.all([...this.#farewells].map((farewell) => farewell()));
    this.#leaving = true;
    const { error, response } = await signOut();
    this.#leaving = false;
    if (error && response?.status !== 401) return error;
    this.state = { kind: 'signed_out', by: 'member' };
    return undefined;
  }

  /** Calls what has to reach the server before the sign-in ends, until the returned function is called. */
  beforeSignOut(farewell: () => Promise<unknown>): () => void {
    this.#farewells.add(farewell);
    return () => this.#farewells.delete(farewell);
  }

  /** Watches every answer for "not signed in" and "not permitted" until the returned function is called. */
  watch(): () => void {
    const look = (response: Response) => {
      if (response.status === 401 && !/\/sign-in(\/passkey)?$/.test(response.url)) this.#signedOutByServer();
      // What the pages offered was not true any more.
      if (response.status === 403 && this.state.kind === 'signed_in' && !response.url.endsWith('/me')) this.refreshSoon();
      return response;
    };
    client.interceptors.response.use(look);
    return () => client.interceptors.response.eject(look);
  }

  #signedOutByServer(): void {
    if (this.state.kind !== 'signed_out' && !this.#leaving) this.state = { kind: 'signed_out', by: 'server' };
  }
}

export const [useMember, provideMember] = createContext<Member>();
