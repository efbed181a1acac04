import type { PGLiteSocketServer } from "@electric-sql/pglite-socket";

interface Queue {
  enqueue: (client: number, message: Uint8Array, onData: (data: Uint8Array) => void) => Promise<number>;
  clearQueueForHandler: (client: number) => void;
}

/** Parse, Bind, Describe, Execute, Close: what the server only acts on together, up to Sync. */
const PARTS = new Set(Array.from("PBDEC", (letter) => letter.charCodeAt(0)));

/**
 * Keeps the messages of one question together. All clients share the engine's one session with its one unnamed
 * statement, and the socket server queues message by message: after somebody's transaction the waiting clients would
 * bind their values to each other's statements and read each other's rows.
 */
export function keepExchangesTogether(server: PGLiteSocketServer): void {
  const queue = (server as unknown as { queryQueue: Queue }).queryQueue;
  const enqueue = queue.enqueue.bind(queue);
  const clear = queue.clearQueueForHandler.bind(queue);
  const held = new Map<number, Uint8Array[]>();
  queue.enqueue = async (client, message, onData) => {
    const parts = [...(held.get(client) ?? []), message];
    if (PARTS.has(message[0] ?? 0)) {
      held.set(client, parts);
      return 0;
    }
    held.delete(client);
    return enqueue(client, parts.length === 1 ? message : Buffer.concat(parts), onData);
  };
  queue.clearQueueForHandler = (client) => {
    held.delete(client);
    clear(client);
  };
}
