/**
 * Preloaded into what a supervisor starts: it leaves when its supervisor is gone, however that ended, and does not go on
 * holding the port.
 */
if (process.send) {
  process.on("disconnect", () => process.exit(0));
  if (!process.connected) process.exit(0);
}
