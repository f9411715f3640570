// Session requests for tests: one with every field, to be changed where it matters.
import type { SessionRequestBody, Status } from '../../api/generated';

export const NOON = Date.parse('2026-11-24T12:00:00Z');

export function request(number: number, status: Status, more: Partial<SessionRequestBody> = {}): SessionRequestBody {
  const at = new Date(NOON).toISOString();
  return {
    id: String(number),
    number,
    status,
    status_since: at,
    user_name: 'Margarethe Aigner',
    language: 'en',
    send_updates: false,
    asks: ['view'],
    custom_fields: {},
    assignment: { kind: 'unassigned' },
    link: 'https://help.example/s/token',
    join_code: '528114907',
    created_at: at,
    created_by: { id: 'lena', name: 'Lena Vogt' },
    origin: 'agent',
    validity_seconds: 86_400,
    expires_at: '2026-11-25T12:00:00Z',
    version: 1,
    updated_at: at,
    ...more,
  };
}
