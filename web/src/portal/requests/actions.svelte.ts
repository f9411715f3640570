// What an agent can do with a request from anywhere: the calls, and what becomes of their answers.
import { createContext } from 'svelte';
import { connectSession, reopenSessionRequest, resetGuest, type SessionRequestBody } from '../../api/generated';
import { problemText } from '../../api/problem';
import type { Router } from '../../app/router.svelte';
import * as m from '../../paraglide/messages.js';
import type { Alerts } from '../live/alerts.svelte';
import type { RequestNews } from '../live/news.svelte';
import { mayConnect } from './status';

interface Around {
  router: Router;
  news: RequestNews;
  alerts: Alerts;
  agentId: string;
}

export class RequestActions {
  /** The request whose closing is being confirmed. */
  closing: SessionRequestBody | null = $state.raw(null);
  /** The request whose link is about to be freed. */
  freeing: SessionRequestBody | null = $state.raw(null);
  /** The request that is being connected to. */
  connecting: string | null = $state(null);
  /** Why the last action did not work. */
  problem: string | null = $state(null);
  readonly #around: Around;

  constructor(around: Around) {
    this.#around = around;
  }

  mayConnectNow(request: SessionRequestBody): boolean {
    return request.status === 'ready' && mayConnect(request, this.#around.agentId);
  }

  /** Whether this agent's session is live on it. */
  mayView(request: SessionRequestBody): boolean {
    return request.session?.agent.id === this.#around.agentId;
  }

  open(request: SessionRequestBody): void {
    this.#around.router.go(`/requests/${request.id}`);
  }

  /** Connects, or goes to the session that is live already. */
  async connect(request: SessionRequestBody): Promise<void> {
    if (this.connecting) return;
    if (this.mayView(request)) {
      this.#goToSession(request);
      return;
    }
    this.problem = null;
    this.connecting = request.id;
    const { error } = await connectSession({ path: { id: request.id } });
    this.connecting = null;
    if (!error) this.#goToSession(request);
    else this.#fail(request, error);
  }

  async copyLink(request: SessionRequestBody): Promise<void> {
    await this.#copy(request.link, m.portal_link_copied());
  }

  async copyCode(request: SessionRequestBody): Promise<void> {
    await this.#copy(request.join_code, m.portal_code_copied());
  }

  async reopen(request: SessionRequestBody): Promise<void> {
    this.problem = null;
    const { data, error } = await reopenSessionRequest({ path: { id: request.id } });
    if (data) this.#around.news.tell(data);
    else this.#fail(request, error);
  }

  /** Takes the device off the request; gives the problem if there is one. */
  async free(request: SessionRequestBody): Promise<unknown> {
    const { data, error } = await resetGuest({ path: { id: request.id } });
    if (data) this.#around.news.tell(data);
    return error;
  }

  /** Passes on a request that was changed here. */
  changed(request: SessionRequestBody): void {
    this.#around.news.tell(request);
  }

  async #copy(text: string, remark: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#around.alerts.say(remark);
    } catch {
      this.problem = m.portal_copy_failed();
    }
  }

  #goToSession(request: SessionRequestBody): void {
    this.#around.router.go(`/requests/${request.id}/session`);
  }

  // What we showed was not true any more, so it is read again.
  #fail(request: SessionRequestBody, error: unknown): void {
    this.problem = m.portal_problem_with({ number: request.number, name: request.user_name, problem: problemText(error) });
    void this.#around.news.read(request.id);
  }
}

export const [useActions, provideActions] = createContext<RequestActions>();
