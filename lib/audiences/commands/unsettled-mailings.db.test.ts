import { expect, test } from "vitest";
import { listOutboxForDesk } from "@/lib/outbox/queries/desk-outbox";
import { confirmPerson } from "@/lib/participants/commands/correct-registration";
import { db } from "@/lib/platform/db/client";
import { confirmCorrection, takeBackCorrection } from "@/lib/registration/commands/end-correction";
import { findMyFile } from "@/lib/registration/queries/my-file";
import { clearOutbox } from "@/prisma/factories/messages";
import { makeCorrecting } from "@/prisma/scenarios/corrected";
import { dispatchAll } from "@/prisma/testing/erasure-races";
import { mailSources } from "@/prisma/testing/mail-sources";
import { editionScope, linkScope } from "@/prisma/testing/scopes";
import { findWithheldMailings } from "../queries/withheld-mailings";
import { saveMailing } from "./mailings";
import { draftMailing, sendDrafts } from "./send-mailing";

test("that a message is for who answered is told to no address that nobody has confirmed, before it leaves or by its coming", async () => {
  await clearOutbox();
  const { edition, come, correct, page, lastCorrection, ids, desk, mark, eats, diet } =
    await makeCorrecting();
  const owner = await editionScope<"send-messages">(edition);
  const address = { school: owner.schoolSlug, edition: owner.editionSlug };
  const ends = [
    async (id: string) => confirmPerson(desk as never, { registration: id }),
    async (id: string) => confirmCorrection(await lastCorrection(id)),
    async (id: string) => takeBackCorrection(await lastCorrection(id)),
  ];
  const people: string[] = [];
  for (const at of ends.keys())
    people.push(await come(`Ada ${at}`, `before-${at}-${mark}@example.org`, eats));
  const write = async (target: string) => {
    const saved = await saveMailing(owner, {
      ...{ ...address, mailing: null, version: 0, target, audience: [], attached: [] },
      ...{ subject: { it: "Pranzo" }, body: { it: "Venite." } },
    });
    const mailing = saved.ok ? saved.value.mailingId : "";
    expect(await draftMailing(owner, { ...address, mailing, version: 1 })).toMatchObject({
      value: { told: 3 },
    });
    return mailing;
  };
  const closed = await write(`set:answer:${diet.fieldId}.filled`);
  const open = await write("set:state.is.confirmed");
  const told = async (id: string) => {
    const { messages } = await findMyFile(linkScope(ids, id));
    const inFile = messages.filter(({ template }) => template === "mailing").length;
    const onPage = (await page(id))?.registration.messages.filter(({ template }) => template === "mailing");
    return [inFile, onPage?.length];
  };
  const leave = async () => {
    await dispatchAll();
    const rows = await db().outboxMessage.findMany({
      where: { mailingId: { in: [closed, open] } },
      select: { mailingId: true, registrationId: true, state: true },
    });
    const of = (mailing: string) =>
      people.map((id) => rows.find((row) => row.mailingId === mailing && row.registrationId === id)?.state);
    return { closed: of(closed), open: of(open) };
  };
  for (const id of people) expect(await told(id)).toEqual([0, 0]);
  for (const [at, id] of people.entries())
    expect(await correct(id, { email: `right-${at}-${mark}@example.org` })).toMatchObject({ ok: true });
  for (const mailing of [closed, open]) await sendDrafts(owner, { ...address, mailing, version: 2 });
  const [queued, sent] = ["queued", "sent"];
  expect(await leave()).toEqual({ closed: [queued, queued, queued], open: [sent, sent, sent] });
  for (const id of people) expect(await told(id)).toEqual([1, 1]);
  // The desk says why they wait, to whoever may know of them at all.
  const waiting = async (flags: "sensitive-data"[]) => {
    const viewer = { ...(await editionScope<"view-outbox">(edition, { role: "editor" })), flags };
    const hidden = await findWithheldMailings(viewer);
    const { rows } = await listOutboxForDesk(viewer, "queued", { page: 1 }, mailSources(), hidden);
    return rows.map(({ mailingId, unsettled }) => [mailingId, unsettled]);
  };
  expect(await waiting(["sensitive-data"])).toEqual(people.map(() => [closed, true]));
  expect(await waiting([])).toEqual([]);
  for (const [at, end] of ends.entries()) {
    expect(await end(people[at] ?? "")).toMatchObject({ ok: true });
    expect((await leave()).closed).toEqual(ends.map((_end, other) => (other <= at ? sent : queued)));
    expect(await told(people[at] ?? "")).toEqual([2, 2]);
  }
});
