import type { ClientInit } from '@sveltejs/kit';
import { noteEarlyInput } from '#lib/ui/early-input.ts';

/** Runs before the page is hydrated. */
export const init: ClientInit = () => noteEarlyInput(document);
