import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, inject, vi } from "vitest";
import { asking, OWN } from "./request-of-next";

// Outside a server Next has neither a cache nor a request; what is read through the cache is the same.
vi.mock("next/cache", () => ({ unstable_cache: (read: unknown) => read }));
vi.mock("next/headers", () => import("./request-of-next"));

Object.assign(asking, { cookie: "", origin: OWN, network: "", jar: null });
const urls = inject("databaseUrls");
process.env.DATABASE_URL = urls[Number(process.env.VITEST_POOL_ID ?? "1") % urls.length] ?? "";
process.env.APP_SECRET = "only-for-tests-0123456789abcdef0123456789abcdef";
process.env.PUBLIC_URL = "http://localhost:3000";
process.env.CONVIVIO_DATA = mkdtempSync(join(tmpdir(), "convivio-test-data-"));
process.env.DATABASE_POOL = inject("engine") === "embedded" ? "8" : "20";

afterAll(async () => {
  const { disconnect } = await import("@/lib/platform/db/client");
  await disconnect();
});
