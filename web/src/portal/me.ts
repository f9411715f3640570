// The signed-in member, for every page below. Set once: another member gets pages of its own.
import { createContext } from 'svelte';
import type { MeBody } from '../api/generated';

export const [useMe, provideMe] = createContext<MeBody>();
