// What the browser does about passkeys. The server says what to ask, and reads the answer.

/** How the browser's question ended. */
export type Asked = { kind: 'answered'; credential: Record<string, unknown> } | { kind: 'cancelled' } | { kind: 'known' } | { kind: 'failed' };

type Options = Record<string, unknown>;

/** Whether this browser has passkeys, at this address, in the form in which the server speaks of them. */
export function hasPasskeys(): boolean {
  return isSecureContext && typeof PublicKeyCredential === 'function' && 'parseCreationOptionsFromJSON' in PublicKeyCredential && 'toJSON' in PublicKeyCredential.prototype;
}

/** Asks for a new passkey. */
export function askForKey(options: Options): Promise<Asked> {
  return ask(() => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options as unknown as PublicKeyCredentialCreationOptionsJSON) }));
}

/** Asks who is there. */
export function askWho(options: Options): Promise<Asked> {
  return ask(() => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options as unknown as PublicKeyCredentialRequestOptionsJSON) }));
}

async function ask(question: () => Promise<Credential | null>): Promise<Asked> {
  try {
    const credential = await question();
    if (credential instanceof PublicKeyCredential) return { kind: 'answered', credential: { ...credential.toJSON() } };
    return { kind: 'cancelled' };
  } catch (error) {
    return { kind: outcome(error) };
  }
}

/** Web Authentication tells little of why, so that no page learns what somebody has. */
export function outcome(error: unknown): 'cancelled' | 'known' | 'failed' {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'AbortError') return 'cancelled';
  return name === 'InvalidStateError' ? 'known' : 'failed';
}
