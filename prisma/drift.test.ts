import { expect, test } from "vitest";
import { diffSchema } from "./schema-diff";

test("the Prisma schema and the migrations agree", async () => {
  expect(await diffSchema(process.cwd())).toBe("");
}, 60_000);
