import { afterAll, vi } from "vitest";
import { forgetSettings } from "@/lib/platform/env";

// The files of a worker share its modules: settings that were read for another file are read anew, and what this one puts
// in the place of something is put back when it has ended.
forgetSettings();

afterAll(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});
