import { randomUUID } from "node:crypto";
import { expect, inject, test } from "vitest";
import type { EditionHead } from "@/lib/editions/rules/edition-head";
import { listAskedQuestions } from "@/lib/forms/queries/register-form";
import { db } from "@/lib/platform/db/client";
import { makeBus } from "@/prisma/scenarios/bus";
import { CHIARA } from "@/prisma/scenarios/register-form";
import { listStatements } from "@/prisma/testing/list-statements";
import { inManyProcesses } from "@/prisma/testing/many-processes";
import { withoutLocks } from "@/prisma/testing/without-locks";
import type { DraftScope, LinkScope, PublishedScope, RegisterScope } from "../policy";
import { ApiRegistrationSchema } from "../schema/api";
import { SelfServiceChangeSchema } from "../schema/self-service";
import { changeRegistration } from "./change-registration";
import { beginDraft, saveEnrolment } from "./drafts";
import { registerByApi } from "./register-by-api";
import { submitDraft } from "./submit-draft";
import { withdraw } from "./withdraw";

type Bus = Awaited<ReturnType<typeof makeBus>>;

const FULL = (bus: Bus) => ({ [`answers.${bus.question.id}`]: "full" });

/** By the private link, with what the page says of the way. */
async function change(bus: Bus, who: LinkScope, way: string, more: Record<string, string> = {}) {
  const row = await db().registration.findFirstOrThrow({ where: { id: who.registrationId } });
  const input = SelfServiceChangeSchema.parse({
    ...{ locale: "en", token: "x".repeat(49), version: String(row.version) },
    ...{ fullName: row.fullName, language: "it", affiliation: "", country: "IT", ...more },
    [`answers.${bus.question.id}`]: way,
  });
  return changeRegistration(who, input);
}

/** A form that stands before its last page, with the way chosen. */
async function makeDraft(bus: Bus) {
  const scope = async (): Promise<RegisterScope> =>
    ({
      ...{ kind: "register", phase: "open", terms: [] },
      ...{ head: { ...bus.ids, mode: "on_site" } as EditionHead, categories: [{ id: bus.category.id }] },
      questions: await listAskedQuestions(db(), bus.ids, "en", ["en"]),
    }) as unknown as RegisterScope;
  const made = await beginDraft(await scope(), { ...CHIARA, school: "s", edition: "e", key: randomUUID() });
  if (!made.ok) throw new Error(made.reason);
  const { registrationId } = made.value;
  const draft = async (): Promise<DraftScope> => ({
    ...(await scope()),
    kind: "draft",
    registrationId,
    draft: true,
  });
  const choose = async (way: string) =>
    saveEnrolment(await draft(), {
      ...{ locale: "en", draft: "", category: bus.category.id },
      answers: { [bus.question.id]: way },
    });
  const send = async () => submitDraft(await draft(), { locale: "en", draft: "", asked: false });
  return { registrationId, choose, send };
}

test("the form refuses what is full at its page, and what is full since at its end; the rest stays", async () => {
  const bus = await makeBus(1);
  const form = await makeDraft(bus);
  expect(await form.choose("bus")).toMatchObject({ ok: true });
  const seated = await bus.come();
  expect(await form.choose("bus")).toEqual({ ok: false, reason: "field-errors", detail: FULL(bus) });
  expect(await form.send()).toMatchObject({ ok: false, reason: "option-full" });
  const kept = await db().registration.findFirstOrThrow({ where: { id: form.registrationId } });
  expect(kept).toMatchObject({ state: "draft", fullName: CHIARA.fullName, categoryId: bus.category.id });
  // Sent again once there is a place it is a registration.
  await withdraw(seated);
  expect(await form.send()).toMatchObject({ ok: true });
  expect(await bus.way(form)).toBe("bus");
});

async function makeApi(bus: Bus) {
  const scope = {
    kind: "published",
    head: { ...bus.ids, mode: "on_site", phase: "open" } as EditionHead,
  } as PublishedScope;
  const { slug } = await db().category.findFirstOrThrow({ where: { id: bus.category.id } });
  return (number: number, way: string) =>
    registerByApi(
      scope,
      ApiRegistrationSchema.parse({
        ...{ fullName: `Ada ${number}`, email: `ada-${number}@example.org`, language: "en", country: "IT" },
        ...{ affiliation: "", category: slug, consents: [], answers: { way } },
      }),
      null,
    );
}

test("the API refuses the same with the same code, before anybody waits for a turn and in it", async () => {
  const bus = await makeBus(1);
  const send = await makeApi(bus);
  expect(await send(1, "bus")).toMatchObject({ kind: "registered" });
  const refused = { kind: "field-errors", fieldErrors: [{ field: "answers.way", code: "full" }] };
  const { value, statements } = await listStatements(() => send(2, "bus"));
  expect(value).toEqual(refused);
  expect(statements.join("\n")).not.toMatch(/BEGIN|FOR UPDATE/);
  const rush = await makeBus(3);
  const many = await makeApi(rush);
  const answers = await Promise.all(Array.from({ length: 40 }, (_, number) => many(number, "bus")));
  expect(answers.filter(({ kind }) => kind === "registered")).toHaveLength(3);
  for (const answer of answers) if (answer.kind !== "registered") expect(answer).toEqual(refused);
});

test("a change behind the private link takes a place, gives one up to who wishes for it, and is refused where all are taken", async () => {
  const bus = await makeBus(1);
  const [seated, other] = [await bus.come(), await bus.come("train")];
  expect(await change(bus, other, "bus")).toEqual({ ok: false, reason: "field-errors", detail: FULL(bus) });
  expect(await bus.way(other)).toBe("train");
  // Who has the place changes something else.
  const before = await bus.answers();
  expect(await change(bus, seated, "bus", { affiliation: "Cooperativa Esempio" })).toMatchObject({
    ok: true,
  });
  expect((await bus.answers()).map(({ value, answeredAt }) => [value, answeredAt])).toEqual(
    before.map(({ value, answeredAt }) => [value, answeredAt]),
  );
  expect(await change(bus, seated, "train")).toMatchObject({ ok: true });
  expect(await change(bus, other, "bus")).toMatchObject({ ok: true });
  expect([await bus.way(seated), await bus.way(other)]).toEqual(["train", "bus"]);
  expect(await change(bus, seated, "bus")).toMatchObject({ reason: "field-errors" });
  // A wish stays one when its person changes something else, and comes true when the place is given up.
  await db().answer.updateMany({
    where: { registrationId: seated.registrationId },
    data: { value: "bus", wished: ["bus"] },
  });
  expect(await change(bus, seated, "bus", { affiliation: "Kooperative Beispiel" })).toMatchObject({
    ok: true,
  });
  expect(await bus.way(seated)).toBe("bus?");
  expect(await change(bus, other, "train")).toMatchObject({ ok: true });
  expect(await bus.way(seated)).toBe("bus");
  expect(await bus.told()).toEqual([seated.registrationId]);
  expect(await bus.broken()).toEqual([]);
});

test("who waits changes a wish for a wish, and chooses nothing that is full", async () => {
  const bus = await makeBus(1, { capacity: 1 });
  await bus.come("train");
  const waiting = await bus.come("train");
  expect(await change(bus, waiting, "bus")).toMatchObject({ ok: true });
  expect(await bus.way(waiting)).toBe("bus?");
  expect(await bus.seated()).toBe(0);
});

/** As many as there are change to the bus at the same moment. */
async function rushOfChanges(seats: number) {
  const bus = await makeBus(seats);
  const people = [];
  for (let count = 0; count < 20; count += 1) people.push(await bus.come("train"));
  const answers = await Promise.all(people.map((who) => change(bus, who, "bus").catch(() => null)));
  return { bus, answers, seated: await bus.seated() };
}

test("however many change at once, a place is taken once", async () => {
  const { bus, answers, seated } = await inManyProcesses(() => rushOfChanges(4));
  expect(seated).toBe(4);
  expect(answers.filter((answer) => answer?.ok)).toHaveLength(4);
  expect(await bus.broken()).toEqual([]);
}, 120_000);

test.runIf(inject("engine") === "server")(
  "without the lock more change than there are places",
  async () => {
    const most = await inManyProcesses(() =>
      withoutLocks(async () => {
        for (let round = 0; round < 5; round += 1) {
          const { seated } = await rushOfChanges(2);
          if (seated > 2) return seated;
        }
        return 0;
      }),
    );
    expect(most).toBeGreaterThan(2);
  },
  120_000,
);
