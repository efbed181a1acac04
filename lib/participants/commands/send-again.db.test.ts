import { expect, test } from "vitest";
import { saveMailing } from "@/lib/audiences/commands/mailings";
import { sendMailing } from "@/lib/audiences/commands/send-mailing";
import { db } from "@/lib/platform/db/client";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import { withdraw } from "@/lib/registration/commands/withdraw";
import { makeCorrecting } from "@/prisma/scenarios/corrected";
import { asTheyLeave } from "@/prisma/testing/leaving";
import { editionScope, linkScope } from "@/prisma/testing/scopes";
import { sendAgain, sendLink } from "./send-again";

async function makeTold() {
  const desk = await makeCorrecting();
  const id = await desk.come("Ada Esempio", desk.old);
  const letLeave = (minutes = 0) =>
    db().$executeRaw`
      UPDATE outbox_message SET state = 'sent', sent_at = clock_timestamp(), recipient = ${desk.old},
        created_at = created_at - make_interval(mins => ${minutes}::int)
      WHERE registration_id = ${id}::uuid AND state IN ('queued', 'sent')`;
  await letLeave();
  const mails = (template: string) =>
    db().outboxMessage.findMany({
      where: { registrationId: id, template },
      orderBy: { createdAt: "asc" },
      include: { cause: true },
    });
  const [confirmation] = await mails("registration-confirmed");
  const again = () => sendAgain(desk.desk as never, { message: confirmation?.id ?? "" });
  const link = () => sendLink(desk.desk as never, { registration: id });
  return { ...desk, id, letLeave, mails, again, link };
}

test("a link goes to the address of now, not while one waits, within five minutes or a fourth time in an hour", async () => {
  const { id, correct, letLeave, mails, link, right, desk } = await makeTold();
  await correct(id);
  const answers: boolean[] = [];
  for (const minutes of [0, 4, 1, 5, 5, 50]) {
    if (minutes > 0) await letLeave(minutes);
    const asked = await Promise.all([link(), link(), link()]);
    answers.push(asked.filter(({ ok }) => ok).length === 1);
  }
  expect(answers).toEqual([true, false, true, true, false, true]);
  const sent = await mails("lost-link");
  expect(sent).toHaveLength(4);
  expect(sent[3]).toMatchObject({ state: "queued", cause: { act: "send-link", actorId: desk.actor.id } });
  expect(await asTheyLeave(sent.slice(3))).toMatchObject([{ recipient: right }]);
});

test("a message goes once more to the address of now, with what is known now, and is in the history", async () => {
  const { id, correct, mails, again, letLeave, right, desk } = await makeTold();
  await correct(id, { email: right, fullName: "Adelaide Esempio" });
  // The one before was of this moment.
  expect(await again()).toEqual({ ok: false, reason: "sent-lately" });
  await letLeave(6);
  expect(await again()).toEqual({ ok: true, value: null });
  expect(await again()).toEqual({ ok: false, reason: "sent-lately" });
  const [, second] = await mails("registration-confirmed");
  expect(second).toMatchObject({ state: "queued", recipient: "", cause: { act: "send-again" } });
  expect(second?.cause?.actorId).toBe(desk.actor.id);
  expect(await asTheyLeave([second as never])).toMatchObject([
    { recipient: right, parameters: { fullName: "Adelaide Esempio" } },
  ]);
});

test("what is not true any more, what went to a former address and what is not theirs does not leave", async () => {
  const { id, ids, correct, mails, again, letLeave, desk } = await makeTold();
  const other = await makeTold();
  const [foreign] = await other.mails("registration-confirmed");
  await expect(sendAgain(desk as never, { message: foreign?.id ?? "" })).rejects.toMatchObject({
    code: "not-found",
  });
  await correct(id);
  await letLeave(6);
  const [told] = await mails("correction-told");
  await expect(sendAgain(desk as never, { message: told?.id ?? "" })).rejects.toMatchObject({
    code: "not-found",
  });
  await withdraw(linkScope(ids, id));
  expect(await again()).toEqual({ ok: false, reason: "not-true-now" });
  await eraseRegistration(linkScope(ids, id));
  await expect(again()).rejects.toMatchObject({ code: "not-found" });
  expect(await mails("registration-confirmed")).toHaveLength(1);
});

test("a message to a set goes once more, and to nobody's order who could not find those of the set", async () => {
  const { come, old, eats, diet, edition } = await makeCorrecting();
  const id = await come("Ada Esempio", old, eats);
  const owner = await editionScope(edition);
  const address = { school: owner.schoolSlug, edition: owner.editionSlug };
  const saved = await saveMailing(owner as never, {
    ...{ ...address, mailing: null, version: 0, audience: [], attached: [] },
    ...{ target: `set:answer:${diet.fieldId}.filled`, subject: { en: "Lunch" }, body: { en: "Come." } },
  });
  const mailing = saved.ok ? saved.value.mailingId : "";
  expect(await sendMailing(owner as never, { ...address, mailing, version: 1 })).toMatchObject({ ok: true });
  await db().outboxMessage.updateMany({
    where: { mailingId: mailing },
    data: { state: "sent", recipient: old, createdAt: new Date(Date.now() - 3_600_000) },
  });
  const { id: message } = await db().outboxMessage.findFirstOrThrow({ where: { mailingId: mailing } });
  const editor = await editionScope(edition, { role: "editor" });
  await expect(sendAgain(editor as never, { message })).rejects.toMatchObject({ code: "not-found" });
  expect(await sendAgain(owner as never, { message })).toEqual({ ok: true, value: null });
  const queued = { registrationId: id, mailingId: mailing, state: "queued" } as const;
  expect(await db().outboxMessage.count({ where: queued })).toBe(1);
});
