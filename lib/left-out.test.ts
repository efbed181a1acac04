import { expect, test } from "vitest";
import { LEFT_OUT } from "./left-out";

test("a backup holds no secret of sign-in, and nothing of the moment; all else is in it", () => {
  expect(Object.keys(LEFT_OUT).sort()).toEqual([
    "_prisma_migrations",
    "cache_tag",
    "idempotency_key",
    "lease",
    "login_session",
    "rate_limit",
    "sign_in_token",
  ]);
});
