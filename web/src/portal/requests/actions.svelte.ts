// What an agent can do with a request from anywhere: the calls, and what becomes of their answers.
import { createContext } from 'svelte';
import {
  assignSessionRequest,
  closeSessionRequest,
  connectSession,
  dismissWish,
  extendSessionRequest,
  handBackSessionRequest,
  renewLink,
  reopenSessionRequest,
  resetGuest,
  scheduleSessionRequest,
  sendEmail,
  takeOverSessionRequest,
  unscheduleSessionRequest,
  type AssignToBody,
  type ExtendSessionRequestBody,
  type ScheduleInput,
  type SessionRequestBody,
} from '../../api/generated';
import { problemOf, problemText } from '../../api/problem';
import type { Router } from '../../app/router.svelte';
import * as m from '../../paraglide/messages.js';
import type { Alerts } from '../live/alerts.svelte';
import type { RequestNews } from '../live/news.svelte';
import type { Queues } from '../live/queues.svelte';
import type { Me } from '../me';
import type { Looker } from './reasons';
import { mayConnect, mayTakeOver, servedBy } from './status';

interface Around {
  router: Router;
  news: RequestNews;
  alerts: Alerts;
  queues: Queues;
  me: Me;
}

/** What a call of the generated client gives. */
type Answer = Promise<{ data?: SessionRequestBody; error?: unknown }>;

/** What dialogs ask about one request. */
const ASKED = ['explaining', 'closing', 'freeing', 'assigning', 'extending', 'scheduling', 'editing', 'mailing', 'renewing'] as const;

export class RequestActions {
  /** The request whose closing is being confirmed. */
  closing: SessionRequestBody | null = $state.raw(null);
  /** The request whose link is about to be freed. */
  freeing: SessionRequestBody | null = $state.raw(null);
  /** The request for which an assignee is being chosen. */
  assigning: SessionRequestBody | null = $state.raw(null);
  /** The request for which a longer validity is being chosen. */
  extending: SessionRequestBody | null = $state.raw(null);
  /** The request for which a time is being chosen. */
  scheduling: SessionRequestBody | null = $state.raw(null);
  /** The request whose fields are being edited. */
  editing: SessionRequestBody | null = $state.raw(null);
  /** The request to whose remote user an invitation is about to be written. */
  mailing: SessionRequestBody | null = $state.raw(null);
  /** The request whose link is about to become void. */
  renewing: SessionRequestBody | null = $state.raw(null);
  /** The request about which somebody asks who may do what with it, and why. */
  explaining: SessionRequestBody | null = $state.raw(null);
  /** The request that is being connected to. */
  connecting: string | null = $state(null);
  /** Why the last action did not work. */
  problem: string | null = $state(null);
  /** The request that was closed as solved in one press, until that is undone or left. */
  solved: SessionRequestBody | null = $state.raw(null);
  /** The requests whose last action has no answer yet. */
  working: ReadonlySet<string> = $state.raw(new Set());
  readonly #around: Around;
  /** Who looks at the requests, and which queues that agent serves. */
  readonly looker: Looker = $derived.by(() => ({ agentId: this.#around.me.member.id, serves: servedBy(this.#around.queues.items, this.#around.me.member.id) }));

  constructor(around: Around) {
    this.#around = around;
  }

  /** Whether a dialog asks something about a request. */
  get asking(): boolean {
    return ASKED.some((asked) => this[asked] !== null);
  }

  /** Leaves whatever is asked as it is. */
  askNothing(): void {
    for (const asked of ASKED) this[asked] = null;
  }

  /** Whether this member may act on requests at all, or sees them only. */
  get mayEdit(): boolean {
    return this.#around.me.edits('session_requests');
  }

  /** Whether this member may see the records of sessions. */
  get seesSessions(): boolean {
    return this.#around.me.sees('sessions');
  }

  mayConnectNow(request: SessionRequestBody): boolean {
    return this.mayEdit && request.status === 'ready' && mayConnect(request, this.looker.agentId, this.looker.serves);
  }

  /** Whether this agent's session is live on it. */
  mayView(request: SessionRequestBody): boolean {
    return request.session?.agent.id === this.looker.agentId;
  }

  /** Whether taking it over is what this agent can do next. */
  mayTakeOver(request: SessionRequestBody): boolean {
    return this.mayEdit && mayTakeOver(request, this.looker.serves);
  }

  /** Goes to the sessions there were for a request. */
  showSessions(request: SessionRequestBody): void {
    this.#around.router.go(`/sessions?request=${request.id}`);
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
    if (request.link) await this.#copy(request.link, m.portal_link_copied());
  }

  async copyCode(request: SessionRequestBody): Promise<void> {
    if (request.join_code) await this.#copy(request.join_code, m.portal_code_copied());
  }

  async reopen(request: SessionRequestBody): Promise<void> {
    await this.#run(request, () => reopenSessionRequest({ path: { id: request.id } }));
  }

  /** Closes without asking anything: most end so, and it can be undone. */
  async closeAsSolved(request: SessionRequestBody): Promise<void> {
    const closed = await this.#run(request, () => closeSessionRequest({ path: { id: request.id }, body: { outcome: 'solved' } }));
    if (closed) this.solved = closed;
  }

  async undoSolved(): Promise<void> {
    if (this.solved) await this.reopen(this.solved);
    this.solved = null;
  }

  /** Shows the request as this agent's at once; whoever was quicker is named, and the truth comes back. */
  async takeOver(request: SessionRequestBody): Promise<void> {
    const { id, name } = this.#around.me.member;
    const from_queue = request.assignment.kind === 'queue' ? request.assignment.queue : null;
    const taken: SessionRequestBody = { ...request, assignment: { kind: 'agent', agent: { id, name }, client: null, from_queue } };
    await this.#run(request, () => takeOverSessionRequest({ path: { id: request.id } }), { expected: taken, remark: m.request_taken({ number: request.number }) });
  }

  async handBack(request: SessionRequestBody): Promise<void> {
    const queue = request.assignment.kind === 'agent' ? request.assignment.from_queue : null;
    const remark = queue ? m.request_handed_back({ number: request.number, queue: queue.name }) : undefined;
    await this.#run(request, () => handBackSessionRequest({ path: { id: request.id } }), { remark });
  }

  async extend(request: SessionRequestBody, seconds: number): Promise<void> {
    await this.#run(request, () => extendSessionRequest({ path: { id: request.id }, body: { kind: 'by', seconds } }), { remark: m.request_extended({ number: request.number }) });
  }

  /** Says no to what the remote user asks for. */
  async dismissWish(request: SessionRequestBody): Promise<void> {
    await this.#run(request, () => dismissWish({ path: { id: request.id } }), { expected: { ...request, wish: null } });
  }

  /** For dialogs, which say themselves what did not work: each gives the problem if there is one. */
  readonly asked = {
    assign: (request: SessionRequestBody, to: AssignToBody) => this.#ask(assignSessionRequest({ path: { id: request.id }, body: to })),
    extend: (request: SessionRequestBody, body: ExtendSessionRequestBody) => this.#ask(extendSessionRequest({ path: { id: request.id }, body })),
    schedule: (request: SessionRequestBody, body: ScheduleInput) => this.#ask(scheduleSessionRequest({ path: { id: request.id }, body })),
    unschedule: (request: SessionRequestBody) => this.#ask(unscheduleSessionRequest({ path: { id: request.id } })),
    renewLink: (request: SessionRequestBody) => this.#ask(renewLink({ path: { id: request.id } })),
    sendEmail: async (request: SessionRequestBody) => {
      const problem = await this.#ask(sendEmail({ path: { id: request.id } }));
      if (!problem) this.say(m.request_email_queued({ number: request.number }));
      return problem;
    },
    free: (request: SessionRequestBody) => this.#ask(resetGuest({ path: { id: request.id } })),
  };

  /** Passes on a request that was changed here. */
  changed(request: SessionRequestBody): void {
    this.#around.news.tell(request);
  }

  /** Says a few words beside the title: why a control cannot be used, or what was done. */
  say(remark: string): void {
    this.#around.alerts.say(remark);
  }

  async #ask(answer: Answer): Promise<unknown> {
    const { data, error } = await answer;
    if (data) this.changed(data);
    return data ? undefined : (error ?? {});
  }

  async #run(request: SessionRequestBody, call: () => Answer, { expected, remark }: { expected?: SessionRequestBody; remark?: string } = {}): Promise<SessionRequestBody | undefined> {
    if (this.working.has(request.id)) return undefined;
    this.problem = null;
    this.working = new Set([...this.working, request.id]);
    if (expected) this.changed(expected);
    const { data, error } = await call();
    this.working = new Set([...this.working].filter((id) => id !== request.id));
    if (data) {
      this.changed(data);
      if (remark) this.say(remark);
      return data;
    }
    if (expected) this.changed(request);
    this.#fail(request, error);
    return undefined;
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
    const problem = problemOf(error);
    this.problem =
      problem?.code === 'already_taken' && problem.by
        ? m.request_already_taken({ name: problem.by.name, number: request.number })
        : m.portal_problem_with({ number: request.number, name: request.user_name, problem: problemText(error) });
    void this.#around.news.read(request.id);
  }
}

export const [useActions, provideActions] = createContext<RequestActions>();
