import { expect, test } from "../fixtures";

test("the site says whether it lives and whether it can work, and nothing about itself", async ({
  request,
}) => {
  expect(await (await request.get("/api/healthz")).json()).toEqual({ status: "ok" });
  const answer = await request.get("/api/readyz");
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toEqual({
    ready: true,
    database: "ok",
    migrations: "ok",
    dispatcher: "ok",
    disk: "ok",
    outboxPaused: false,
    forwarding: "ok",
    settings: "ok",
  });
});
