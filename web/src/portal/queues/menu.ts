// What the menu of a queue offers.
import Archive from '@lucide/svelte/icons/archive';
import Globe from '@lucide/svelte/icons/globe';
import Pencil from '@lucide/svelte/icons/pencil';
import Plus from '@lucide/svelte/icons/plus';
import UsersRound from '@lucide/svelte/icons/users-round';
import * as m from '../../paraglide/messages.js';
import type { MenuEntry } from '../menu/entry';

/** The dialogs a queue's page can show. */
export type QueueTask = 'create_request' | 'edit' | 'subscribers' | 'request_page' | 'archive';

/** What is left out is not for who asks. */
interface May {
  /** Act on session requests. */
  requests: boolean;
  /** Change queues. */
  queues: boolean;
}

export function queueMenu(may: May, choose: (task: QueueTask) => void): MenuEntry[] {
  const all: (MenuEntry & { for?: keyof May })[] = [
    { label: m.queues_menu_new_request(), icon: Plus, key: 'N', for: 'requests', act: () => choose('create_request') },
    { label: m.queues_menu_edit(), icon: Pencil, key: 'E', for: 'queues', act: () => choose('edit') },
    { label: m.queues_menu_subscribers(), icon: UsersRound, act: () => choose('subscribers') },
    { label: m.queues_menu_request_page(), icon: Globe, for: 'queues', act: () => choose('request_page') },
    { label: m.queues_menu_archive(), icon: Archive, danger: true, for: 'queues', act: () => choose('archive') },
  ];
  return all.filter((entry) => !entry.for || may[entry.for]);
}
