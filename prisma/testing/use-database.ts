import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, inject } from "vitest";

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
