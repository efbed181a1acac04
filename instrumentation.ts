/** Runs once per server process: watches for changes, later also the duties of the outbox and the clock. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { startDuties } = await import("./lib/duties");
  startDuties();
}
