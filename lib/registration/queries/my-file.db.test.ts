import { beforeEach, expect, test } from "vitest";
import { decideRegistrations } from "@/lib/participants/commands/decide";
import { db } from "@/lib/platform/db/client";
import { clearOutbox } from "@/prisma/factories/messages";
import { Prisma } from "@/prisma/generated/client";
import { dispatchAll, plant } from "@/prisma/testing/erasure-races";
import { changeRegistration, correctEmail } from "../commands/change-registration";
import { sendLinks } from "../commands/send-links";
import { findMyFile } from "./my-file";

// What other files left there would be sent first.
beforeEach(clearOutbox);

/** Every text in a value, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

test("what a participant was, what was done and what she was told is in her file, and nobody else's", async () => {
  const { mark, link, desk, one, other, email, fullName } = await plant();
  const change = { fullName: `Second ${mark}`, affiliation: `Coop ${mark}`, country: "IT", language: "en" };
  expect(await changeRegistration(link, { version: one.version, ...change } as never)).toMatchObject({
    ok: true,
  });
  await sendLinks({ email });
  await dispatchAll();
  expect(await correctEmail(link, { email: `second-${mark}@example.org` })).toMatchObject({ ok: true });
  const cancel = {
    registrations: [one.id, other.id],
    decision: "cancel",
    tell: true,
    words: `Words ${mark}`,
  };
  expect(await decideRegistrations(desk, cancel as never)).toMatchObject({ ok: true });
  await dispatchAll();
  const file = await findMyFile(link);
  const said = JSON.stringify(file);
  for (const word of [fullName, email, `Second ${mark}`, `Coop ${mark}`, `second-${mark}@`, `Words ${mark}`])
    expect(said).toContain(word);
  // Whatever these tables hold of her, by what the database says.
  for (const table of ["outbox_message", "audit_value"]) {
    const rows = await db().$queryRaw<Array<{ held: unknown }>>(Prisma.sql`
      SELECT to_jsonb(it) AS held FROM ${Prisma.raw(`"${table}"`)} AS it
      WHERE registration_id = ${one.id}::uuid`);
    const hers = rows.flatMap(({ held }) => textsIn(held)).filter((text) => text.includes(mark));
    expect(hers.length, table).toBeGreaterThan(1);
    for (const text of hers.filter((text) => !/^\S+@\S+$/.test(text) || text === email))
      expect(said, table).toContain(JSON.stringify(text).slice(1, -1));
  }
  expect(said).not.toContain(other.email);
  expect(said).not.toContain(desk.actor.id);
});

test("what has not left is named, and its words are not told before", async () => {
  const { link, desk, one, mark } = await plant();
  const cancel = { registrations: [one.id], decision: "cancel", tell: false, words: `Words ${mark}` };
  expect(await decideRegistrations(desk, cancel as never)).toMatchObject({ ok: true });
  const { messages } = await findMyFile(link);
  const unsent = messages.filter((message) => message.sentAt === null);
  expect(unsent.length).toBeGreaterThan(0);
  for (const message of unsent) expect(Object.keys(message)).toEqual(["at", "sentAt", "template", "state"]);
});
