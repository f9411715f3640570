// Clients for tests: one with every field, to be changed where it matters.
import type { ClientBody } from '../../api/generated';

export function client(id: string, more: Partial<ClientBody> = {}): ClientBody {
  return {
    id,
    name: 'Chrome on Linux',
    device_name: 'Chrome on Linux',
    agent: { id: 'lena', name: 'Lena Vogt' },
    online: false,
    current: false,
    created_at: '2026-11-20T08:00:00Z',
    last_seen_at: '2026-11-24T12:00:00Z',
    ...more,
  };
}
