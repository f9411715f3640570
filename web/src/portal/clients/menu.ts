// What the menu of a client offers.
import Copy from '@lucide/svelte/icons/copy';
import Inbox from '@lucide/svelte/icons/inbox';
import Pencil from '@lucide/svelte/icons/pencil';
import Trash2 from '@lucide/svelte/icons/trash-2';
import * as m from '../../paraglide/messages.js';
import type { MenuEntry } from '../menu/entry';

export type ClientTask = 'rename' | 'copy' | 'requests' | 'forget';

export function clientMenu(choose: (task: ClientTask) => void): MenuEntry[] {
  return [
    { label: m.clients_rename(), icon: Pencil, act: () => choose('rename') },
    { label: m.clients_menu_copy(), icon: Copy, act: () => choose('copy') },
    { label: m.clients_show_requests(), icon: Inbox, act: () => choose('requests') },
    { label: m.clients_forget(), icon: Trash2, danger: true, apart: true, act: () => choose('forget') },
  ];
}
