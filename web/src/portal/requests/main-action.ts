// The one action of a row that is worth a button of its own, if there is one.
import type { SessionRequestBody } from '../../api/generated';
import type { Looker } from './reasons';
import { mayConnect, mayTakeOver } from './status';

export type MainAction = 'connect' | 'view' | 'take_over' | 'extend' | 'reopen';

export function mainAction(request: SessionRequestBody, { agentId, serves }: Looker): MainAction | null {
  if (request.wish) return request.wish.kind === 'reopen' ? 'reopen' : 'extend';
  switch (request.status) {
    case 'ready':
      return mayConnect(request, agentId, serves) ? 'connect' : null;
    case 'waiting':
      return mayTakeOver(request, serves) ? 'take_over' : null;
    case 'connected':
      return 'view';
    case 'expired':
      return 'extend';
    case 'open':
    case 'closed':
      return null;
  }
}
