/**
 * Which entries of the page cache a request was answered with. Keys are Next's affair, so nobody makes one from an
 * address: who wants to know runs Next in `noteEntries`, and the handler notes what it gave.
 * Plain JavaScript because Next loads the handler by path, and the front door this, outside the bundle.
 */
import { AsyncLocalStorage } from "node:async_hooks";

const asking = new AsyncLocalStorage();

/** Runs `work`, and notes in `asked` (a Map of keys) the entries that it is given. */
export const noteEntries = (asked, work) => asking.run(asked, work);

/** Notes an entry that was given, and what else it hangs on. */
export function noteEntry(key, entry, tags) {
  asking.getStore()?.set(key, { entry, tags });
}
