// The ICE servers of a room, without those that the browser would refuse: one bad entry in a server's configuration
// must not keep two browsers apart that find each other without it.

import type { IceServer } from '../../api/generated';

const STUN = /^stuns?:\S+$/;
const TURN = /^turns?:\S+$/;

export function usable(servers: readonly IceServer[]): RTCIceServer[] {
  return servers.flatMap(({ urls, username, credential }) => {
    const stun = { urls: urls.filter((url) => STUN.test(url)) };
    const turn = { urls: urls.filter((url) => TURN.test(url)), username: username ?? '', credential: credential ?? '' };
    const withCredential = turn.username !== '' && turn.credential !== '';
    return [stun, ...(withCredential ? [turn] : [])].filter((server) => server.urls.length > 0);
  });
}
