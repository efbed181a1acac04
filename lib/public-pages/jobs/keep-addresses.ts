import { webProcess } from "../../platform/web-process.mjs";
import type { PublicAddress } from "../rules";

/** Which of these everybody may see; one indexed statement. */
export type AskAddresses = (asked: readonly PublicAddress[]) => Promise<PublicAddress[]>;

const MOST_KEPT = 10_000;
const MOST_AT_ONCE = 200;

const changes = () => webProcess.pageCache?.changes ?? 0;
const keyOf = ({ school, edition, below }: PublicAddress) => `${school}/${edition}/${below}`;

/**
 * Tells the front door (server/known-addresses.mjs) which schools and editions there are. What is there is
 * remembered and looked at again, without anybody waiting, after each change that the page cache hears of; what is not is
 * never remembered, so that a school just made is found at once. One statement at a time asks for all who wait: strangers
 * can't take the connections of others. While the database is away everything passes, and Next says what it can.
 */
export function keepAddresses(ask: AskAddresses): { stop: () => void } {
  const kept = new Map<string, number>();
  const waiting = new Map<string, { address: PublicAddress; tell: Array<(there: boolean) => void> }>();
  let asking = false;

  function keep(key: string, change: number): void {
    kept.delete(key);
    kept.set(key, change);
    for (const [oldest] of kept) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
  }

  async function askSome(): Promise<void> {
    const batch = [...waiting].slice(0, MOST_AT_ONCE);
    for (const [key] of batch) waiting.delete(key);
    const change = changes();
    const found = await ask(batch.map(([, { address }]) => address)).then(
      (addresses) => new Set(addresses.map(keyOf)),
      () => null,
    );
    for (const [key, { tell }] of batch) {
      if (found?.has(key)) keep(key, change);
      else if (found) kept.delete(key);
      for (const one of tell) one(found?.has(key) ?? true);
    }
  }

  async function askAll(): Promise<void> {
    if (asking) return;
    asking = true;
    while (waiting.size > 0) await askSome();
    asking = false;
  }

  function wait(address: PublicAddress, tell: Array<(there: boolean) => void>): void {
    const key = keyOf(address);
    const before = waiting.get(key);
    if (before) before.tell.push(...tell);
    else waiting.set(key, { address, tell });
    void askAll();
  }

  const own = {
    isThere(school: string, edition: string, below: string): true | Promise<boolean> {
      const address = { school, edition, below };
      const change = kept.get(keyOf(address));
      if (change === undefined) return new Promise((resolve) => wait(address, [resolve]));
      if (change !== changes()) wait(address, []);
      return true;
    },
  };
  webProcess.addresses = own;
  return {
    stop() {
      if (webProcess.addresses === own) delete webProcess.addresses;
    },
  };
}
