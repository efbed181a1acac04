/**
 * The one joint of the web process: what the server (server/), Next's page cache and the bundle of Next hand each other.
 * They are separate module worlds, the bundle even has copies of a module, so it hangs on globalThis. Whoever offers
 * something sets it; who asks must do without (tests, command line).
 * Plain JavaScript because it is also imported outside the bundle.
 */
globalThis.convivioWebProcess ??= { forwarding: [] };
export const webProcess = globalThis.convivioWebProcess;
