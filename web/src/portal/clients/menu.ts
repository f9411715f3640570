// What the menu of a client offers.
import Copy from '@lucide/svelte/icons/copy';
import Inbox from '@lucide/svelte/icons/inbox';
import Pencil from '@lucide/svelte/icons/pencil';
import Trash2 from '@lucide/svelte/icons/trash-2';
import * as m from '../../paraglide/messages.js';
import type { MenuEntry } from '../menu/entry';

export type ClientTask = 'rename' | 'copy' | 'requests' | 'forget';

/** What is left out is not for who asks. */
interface May {
  /** Name and forget this client. */
  edit: boolean;
  /** See session requests. */
  requests: boolean;
}

export function clientMenu(may: May, choose: (task: ClientTask) => void): MenuEntry[] {
  const all: (MenuEntry & { for?: keyof May })[] = [
    { label: m.clients_rename(), icon: Pencil, for: 'edit', act: () => choose('rename') },
    { label: m.clients_menu_copy(), icon: Copy, act: () => choose('copy') },
    { label: m.clients_show_requests(), icon: Inbox, for: 'requests', act: () => choose('requests') },
    { label: m.clients_forget(), icon: Trash2, danger: true, apart: true, for: 'edit', act: () => choose('forget') },
  ];
  return all.filter((entry) => !entry.for || may[entry.for]);
}
