import { afterAll, vi } from "vitest";
import { forgetSettings } from "@/lib/platform/env";

// The files of a worker share its modules and its environment: settings that were read for another file are read anew, and what
// this one puts in the place of something, or into the environment, is put back when it has ended.
forgetSettings();
const environment = { ...process.env };

afterAll(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
});
