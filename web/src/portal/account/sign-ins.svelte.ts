// The member's own sign-ins.
import { listSignIns, revokeSignIn, type SignInRecordBody } from '../../api/generated';

export class SignIns {
  items: readonly SignInRecordBody[] = $state.raw([]);
  problem: unknown = $state.raw(null);
  /** The sign-in that is being ended. */
  revoking: string | null = $state(null);

  async load(): Promise<void> {
    const { data, error } = await listSignIns();
    this.problem = error ?? null;
    if (data) this.items = data.items;
  }

  async revoke(id: string): Promise<void> {
    this.revoking = id;
    const { error } = await revokeSignIn({ path: { id } });
    this.revoking = null;
    this.problem = error ?? null;
    if (!error) this.items = this.items.filter((signIn) => signIn.id !== id);
  }
}
