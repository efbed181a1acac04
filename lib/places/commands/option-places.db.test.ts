import { describe, expect, test } from "vitest";
import { editQuestion } from "@/lib/forms/commands/edit-form";
import { bringBackQuestion, retireQuestion } from "@/lib/forms/commands/retire-question";
import { getFormQuestions } from "@/lib/forms/queries/form-questions";
import { QuestionEditSchema } from "@/lib/forms/schema/question";
import { bringBack } from "@/lib/participants/commands/bring-back";
import { decideRegistrations } from "@/lib/participants/commands/decide";
import { getTotals } from "@/lib/participants/queries/totals";
import { db, transaction } from "@/lib/platform/db/client";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import { withdraw } from "@/lib/registration/commands/withdraw";
import { findMailContexts } from "@/lib/registration/queries/mail-context";
import { makeRegistration } from "@/prisma/factories/registration";
import { busOptions, makeBus } from "@/prisma/scenarios/bus";
import { setCapacity } from "./set-capacity";

type Bus = Awaited<ReturnType<typeof makeBus>>;

/** Somebody in a state, who said how they come. */
async function makeGuest(bus: Bus, state: "pending" | "waitlisted" | "confirmed", way = "bus") {
  const { id } = await makeRegistration(bus.edition, bus.category, { state });
  const { organisationId } = bus.ids;
  await db().answer.create({
    data: { organisationId, registrationId: id, fieldVersionId: bus.question.id, value: way },
  });
  return { registrationId: id };
}

const decide = (
  bus: Bus,
  decision: "confirm" | "cancel" | "waitlist",
  ...people: Array<{ registrationId: string }>
) =>
  decideRegistrations(bus.scope, {
    registrations: people.map(({ registrationId }) => registrationId),
    ...{ decision, tell: true, words: "" },
  });

/** Words the question anew, with so many places on the bus. */
async function limit(bus: Bus, seats: number | null) {
  const [question] = (await getFormQuestions(bus.scope)).asked;
  const form = {
    "label.en": "How do you come?",
    "options.bus.label.en": "Our bus",
    "options.train.label.en": "By train",
  };
  const typed = { ...form, ...(seats === null ? {} : { "options.bus.limit": String(seats) }) };
  const edit = { ...bus.address, question: bus.question.fieldId, version: String(question?.version) };
  expect(await editQuestion(bus.scope, QuestionEditSchema.parse({ ...edit, ...typed }))).toMatchObject({
    ok: true,
  });
}

const enlarge = async (bus: Bus, capacity: number) => {
  const quota = { quota: bus.edition.rootQuotaId, version: 1 };
  expect(await setCapacity(bus.scope, { ...bus.address, ...quota, capacity })).toMatchObject({ ok: true });
};

describe("a place in an option", () => {
  test("is taken by who is confirmed, and nobody chooses what is full, also who would wait", async () => {
    const bus = await makeBus(1, { capacity: 2 });
    await bus.come();
    expect(await bus.tryCome()).toMatchObject({ ok: false, reason: "option-full" });
    await bus.come("train");
    expect(await bus.tryCome()).toMatchObject({ ok: false, reason: "option-full" });
    expect(await bus.tryCome("train")).toMatchObject({ ok: true, value: { state: "waitlisted" } });
    // Nothing of who was refused stays.
    expect(await db().registration.count({ where: bus.ids })).toBe(3);
  });

  test("is only wished for by who waits; who comes in and finds it full keeps the wish and is told", async () => {
    const bus = await makeBus(1, { capacity: 1 });
    const inside = await bus.come("train");
    const [first, second] = [await bus.come(), await bus.come()];
    expect([await bus.way(first), await bus.way(second)]).toEqual(["bus?", "bus?"]);
    expect(await bus.seated()).toBe(0);
    await enlarge(bus, 3);
    expect([await bus.way(inside), await bus.way(first), await bus.way(second)]).toEqual([
      "train",
      "bus",
      "bus?",
    ]);
    const [asked] = (await getFormQuestions(bus.scope)).asked;
    expect(asked?.places).toMatchObject([{ capacity: 1, taken: 1 }]);
    // Their mail gives the place and says so: no second one.
    expect(await bus.told()).toEqual([]);
    const told = async () => {
      const mails = await findMailContexts(
        [first, second].map(({ registrationId }) => ({
          ...{ organisationId: bus.ids.organisationId, editionId: null, registrationId, language: "en" },
          recipientKey: `chiara-${registrationId === first.registrationId ? 2 : 3}@example.org`,
        })),
      );
      return mails.map((mail) => mail?.facts.registration?.options);
    };
    const said = { question: "How do you come?", option: "Our bus", open: true };
    expect(await told()).toEqual([[{ ...said, place: true }], [{ ...said, place: false }]]);
    // After its last day nothing else is chosen, and the mail knows.
    await db().field.updateMany({
      where: { id: bus.question.fieldId },
      data: { answerUntil: new Date("2020-01-01") },
    });
    expect(await told()).toMatchObject([[{ open: false }], [{ open: false }]]);
    expect(await bus.broken()).toEqual([]);
  });

  test.each<[string, (bus: Bus, who: Awaited<ReturnType<Bus["come"]>>) => Promise<unknown>]>([
    ["who withdraws", (_bus, who) => withdraw(who)],
    ["who is erased", (_bus, who) => eraseRegistration(who)],
    ["whom organisers cancel", (bus, who) => decide(bus, "cancel", who)],
  ])("goes from %s to who wishes for it and came in first, who is told once", async (_who, leaves) => {
    const bus = await makeBus(1);
    const seated = await bus.come();
    const [first, second] = [await makeGuest(bus, "pending"), await makeGuest(bus, "pending")];
    await decide(bus, "confirm", second);
    await decide(bus, "confirm", first);
    expect([await bus.way(first), await bus.way(second)]).toEqual(["bus?", "bus?"]);
    await leaves(bus, seated);
    expect([await bus.way(first), await bus.way(second)]).toEqual(["bus?", "bus"]);
    expect(await bus.told()).toEqual([second.registrationId]);
    expect(await bus.seated()).toBe(1);
    const history = await db().auditEntry.findMany({
      where: { ...bus.ids, act: "give-option" },
      include: { values: true },
    });
    expect(history).toMatchObject([
      {
        objectId: second.registrationId,
        values: [{ field: "option", after: "bus", registrationId: second.registrationId }],
      },
    ]);
    expect(await bus.tryCome()).toMatchObject({ ok: false, reason: "option-full" });
    expect(await bus.broken()).toEqual([]);
  });

  test("is counted over all wordings of its question", async () => {
    const bus = await makeBus(2);
    await bus.come();
    await limit(bus, 2);
    const [asked] = (await getFormQuestions(bus.scope)).asked;
    expect(asked?.places).toMatchObject([{ value: "bus", capacity: 2, taken: 1 }]);
    // Sent with the wording that was seen.
    await bus.come();
    expect(await bus.tryCome()).toMatchObject({ reason: "option-full" });
  });
});

describe("a limit", () => {
  test("may be lowered below what is held: nobody loses a place, nobody gets one until there is room", async () => {
    const bus = await makeBus(3);
    const [first, second] = [await bus.come(), await bus.come()];
    await limit(bus, 1);
    const [asked] = (await getFormQuestions(bus.scope)).asked;
    expect(asked?.places).toMatchObject([{ capacity: 1, taken: 2 }]);
    expect(await bus.broken()).toEqual([]);
    const wishing = await makeGuest(bus, "pending");
    await decide(bus, "confirm", wishing);
    await withdraw(first);
    expect([await bus.way(second), await bus.way(wishing)]).toEqual(["bus", "bus?"]);
    await withdraw(second);
    expect(await bus.way(wishing)).toBe("bus");
  });

  test.each([
    ["raised", 2],
    ["lifted", null],
  ])("that is %s gives what was wished for", async (_how, seats) => {
    const bus = await makeBus(1);
    await bus.come();
    const wishing = await makeGuest(bus, "pending");
    await decide(bus, "confirm", wishing);
    await limit(bus, seats);
    expect(await bus.way(wishing)).toBe("bus");
    expect(await bus.told()).toEqual([wishing.registrationId]);
  });

  test("set on an option that people wait for makes it their wish, and takes nobody's place", async () => {
    const bus = await makeBus(5, { capacity: 2 });
    await limit(bus, null);
    const inside = [await bus.come(), await bus.come()];
    const waiting = await bus.come();
    expect(await bus.way(waiting)).toBe("bus");
    await limit(bus, 1);
    expect(await bus.way(waiting)).toBe("bus?");
    for (const one of inside) expect(await bus.way(one)).toBe("bus");
    expect(await bus.broken()).toEqual([]);
  });

  test("counts nothing while its question is not asked", async () => {
    const bus = await makeBus(1);
    await bus.come();
    await retireQuestion(bus.scope, { ...bus.address, question: bus.question.fieldId });
    expect(await bus.tryCome()).toMatchObject({ ok: true });
  });

  test("judges who came in while its question was not asked, when it is brought back", async () => {
    const bus = await makeBus(1);
    const question = { ...bus.address, question: bus.question.fieldId };
    const seated = await bus.come();
    const next = await makeGuest(bus, "pending");
    await decide(bus, "confirm", next);
    await decide(bus, "cancel", seated);
    expect(await bus.way(next)).toBe("bus");
    expect(await retireQuestion(bus.scope, question)).toMatchObject({ ok: true });
    const back = { registration: seated.registrationId, to: "end", tell: true, words: "" } as const;
    expect(await bringBack(bus.scope, back)).toMatchObject({ ok: true });
    const late = await makeGuest(bus, "pending");
    await decide(bus, "confirm", late);
    expect(await bringBackQuestion(bus.scope, question)).toMatchObject({ ok: true });
    expect([await bus.way(next), await bus.way(seated), await bus.way(late)]).toEqual([
      "bus",
      "bus?",
      "bus?",
    ]);
    expect(await bus.broken()).toEqual([]);
  });
});

test("totals count who has a place, and nobody who only wishes", async () => {
  const bus = await makeBus(1);
  await bus.come();
  await bus.come("train");
  const wishing = await makeGuest(bus, "pending");
  await decide(bus, "confirm", wishing);
  const { questions } = await getTotals(bus.scope, {});
  const counts = questions[0]?.lines.map(({ is, values, whole }) => [is, ...values, whole]);
  expect(counts).toEqual([
    ["answer", "bus", 1],
    ["answer", "train", 1],
    ["none", 0],
  ]);
  expect(questions[0]?.places).toMatchObject([{ value: "bus", capacity: 1, taken: 1, wishing: 1 }]);
});

test("mails tell of no wish that nobody can have any more", async () => {
  const bus = await makeBus(1);
  await bus.come();
  const wishing = await makeGuest(bus, "pending");
  await decide(bus, "confirm", wishing);
  const { emailKey } = await db().registration.findFirstOrThrow({ where: { id: wishing.registrationId } });
  const told = async () => {
    const keys = { organisationId: bus.ids.organisationId, editionId: null, ...wishing };
    const [mail] = await findMailContexts([{ ...keys, language: "en", recipientKey: emailKey }]);
    return mail?.facts.registration?.options?.map(({ option, place }) => [option, place]);
  };
  const wish = [["Our bus", false]];
  expect(await told()).toEqual(wish);
  const question = { ...bus.address, question: bus.question.fieldId };
  await retireQuestion(bus.scope, question);
  expect(await told()).toEqual([]);
  await bringBackQuestion(bus.scope, question);
  expect(await told()).toEqual(wish);
  const words = {
    "label.en": "How?",
    "options.train.label.en": "By train",
    "options.new0.label.en": "By car",
  };
  const without = QuestionEditSchema.parse({ ...question, ...words, version: "1" });
  expect(await editQuestion(bus.scope, without)).toMatchObject({ ok: true });
  expect(await told()).toEqual([]);
});

class Undone extends Error {}

test("the invariants find more than there are places, and a wish where one is free", async () => {
  const bus = await makeBus(1);
  await makeGuest(bus, "confirmed");
  const over = await makeGuest(bus, "confirmed", "train");
  const found: string[][] = [];
  // Undone, since others look at all that is there.
  await transaction(async (tx) => {
    const look = async () => found.push((await bus.broken(tx)).map(({ name }) => name));
    await look();
    const { organisationId } = bus.ids;
    const key = { organisationId, registrationId: over.registrationId };
    await tx.answer.updateMany({ where: key, data: { value: "bus" } });
    await look();
    await tx.answer.updateMany({ where: key, data: { wished: ["bus"] } });
    await look();
    await tx.fieldVersion.updateMany({ where: { id: bus.question.id }, data: { options: busOptions(2) } });
    await look();
    throw new Undone();
  }).catch((error) => {
    if (!(error instanceof Undone)) throw error;
  });
  expect(found).toEqual([[], ["option exceeded"], [], ["wish for an option that has a place"]]);
});
