// Every page's address, as data: the path decides the page, nothing else does.

export type Route =
  | { page: 'home' }
  | { page: 'set_up'; token: string }
  | { page: 'sign_in' }
  | { page: 'requests' }
  | { page: 'request'; id: string }
  | { page: 'session'; id: string }
  | { page: 'agenda' }
  | { page: 'queues' }
  | { page: 'queue'; id: string }
  | { page: 'sessions' }
  | { page: 'clients' }
  | { page: 'members' }
  | { page: 'member'; id: string }
  | { page: 'roles' }
  | { page: 'invitations' }
  | { page: 'invitation' }
  | { page: 'password_reset' }
  | { page: 'audit_log' }
  | { page: 'settings' }
  | { page: 'account' }
  | { page: 'join' }
  | { page: 'ask_for_help'; slug: string }
  | { page: 'link'; token: string }
  | { page: 'not_found' };

/** The page that belongs to a path. */
export function routeOf(path: string): Route {
  const [first, second, third, ...rest] = path.split('/').slice(1);
  if (rest.length > 0) return { page: 'not_found' };
  if (third !== undefined) {
    return first === 'requests' && second && third === 'session' ? { page: 'session', id: second } : { page: 'not_found' };
  }
  if (second !== undefined) return second === '' ? { page: 'not_found' } : withArgument(first, second);
  return alone(first);
}

function alone(segment: string | undefined): Route {
  switch (segment) {
    case '':
      return { page: 'home' };
    case 'sign-in':
      return { page: 'sign_in' };
    case 'requests':
      return { page: 'requests' };
    case 'agenda':
      return { page: 'agenda' };
    case 'queues':
      return { page: 'queues' };
    case 'sessions':
      return { page: 'sessions' };
    case 'clients':
      return { page: 'clients' };
    case 'members':
      return { page: 'members' };
    case 'roles':
      return { page: 'roles' };
    case 'invitations':
      return { page: 'invitations' };
    case 'invitation':
      return { page: 'invitation' };
    case 'password-reset':
      return { page: 'password_reset' };
    case 'audit-log':
      return { page: 'audit_log' };
    case 'settings':
      return { page: 'settings' };
    case 'account':
      return { page: 'account' };
    case 'join':
      return { page: 'join' };
    default:
      return { page: 'not_found' };
  }
}

function withArgument(segment: string | undefined, argument: string): Route {
  switch (segment) {
    case 'set-up':
      return { page: 'set_up', token: argument };
    case 'requests':
      return { page: 'request', id: argument };
    case 'queues':
      return { page: 'queue', id: argument };
    case 'members':
      return { page: 'member', id: argument };
    case 'r':
      return { page: 'ask_for_help', slug: argument };
    case 's':
      return { page: 'link', token: argument };
    default:
      return { page: 'not_found' };
  }
}
