import { writeFilters } from "@/lib/audiences/schema/people-set";
import { SORTS } from "@/lib/participants/schema/filter";
import { db } from "@/lib/platform/db/client";
import { makeMember } from "@/prisma/factories/people";
import { makeQuestion, makeRegistration } from "@/prisma/factories/registration";
import { at } from "../authorization/actions/gated";
import { addressOf } from "../authorization/routes";
import { bodyOf, type Form, pageOf, sendAction } from "../authorization/send";
import { cookieOf, makeWorld } from "../authorization/world";
import { expect, test } from "../fixtures";

const DESK = "/[locale]/organise/[school]/[edition]";

/**
 * An owner looks through an answer that an editor may not read: keeps the set as a view of the team, tags whoever is in it, undoes that,
 * writes to them. Nothing of it tells the editor who is in it.
 */
test("whom an owner found by a sensitive answer an editor learns by no view, act on many, undo, message, column or order", async ({
  baseURL,
}) => {
  const world = await makeWorld();
  const { edition, organisation, category } = world;
  const ids = { organisationId: organisation.id, editionId: edition.id };
  const diet = await makeQuestion(edition, {}, { sensitive: true, label: { en: "What do you eat?" } });
  const said = `peanut ${crypto.randomUUID()}`;
  const eater = await makeRegistration(edition, category, { fullName: `Ada ${crypto.randomUUID()}` });
  await db().answer.create({
    data: {
      organisationId: organisation.id,
      ...{ registrationId: eater.id, fieldVersionId: diet.id, value: said },
    },
  });
  const filters = writeFilters([{ by: "answer", of: diet.fieldId, how: "filled", values: [] }]);
  const column = `answer:${diet.fieldId}`;
  const cookies = {
    owner: await cookieOf((await makeMember(organisation)).login),
    editor: await cookieOf((await makeMember(organisation, { role: "editor" })).login),
  };
  type Who = keyof typeof cookies;
  const send = (who: Who, name: string, form: Form) =>
    sendAction(name, bodyOf({ ...at(world), ...form }), {
      ...{ baseURL: baseURL ?? "", cookie: cookies[who], page: pageOf(name, world) },
    });
  /** As a browser follows it: a redirect is asked with the cookie, too. */
  const read = async (who: Who, path: string): Promise<{ status: number; text: string }> => {
    const answer = await fetch(new URL(path, baseURL), {
      ...{ headers: { cookie: cookies[who] }, redirect: "manual" },
    });
    const text = await answer.text();
    const further = answer.headers.get("location");
    return further === null ? { status: answer.status, text } : read(who, further);
  };

  // What the owner does, and finds again.
  const view = { view: "", version: "0", name: "Lunch", whose: "team", filters, columns: column, sort: "" };
  expect((await send("owner", "savePeopleViewAction", view)).outcome).toBe("done");
  const act = { act: "tag", tag: "Seen", category: "", member: "", note: "", words: "" };
  const asked = new URLSearchParams({ filters }).toString();
  const plan = (who: Who) => send(who, "planBulkAction", { ...act, asked });
  expect((await plan("owner")).outcome).toBe("done");
  const bulk = await db().bulkAct.findFirstOrThrow({ where: { ...ids, id: { not: world.bulk.id } } });
  const message = { mailing: "", version: "0", target: `set:${filters}`, audience: [] };
  const subject = `Lunch ${crypto.randomUUID()}`;
  const words = { "subject.en": subject, "body.en": "Come and eat.", attached: [] };
  expect((await send("owner", "saveMailingAction", { ...message, ...words })).outcome).toBe("done");
  const mailing = await db().mailing.findFirstOrThrow({ where: { ...ids, id: { not: world.mailing.id } } });
  const saved = await db().peopleView.findFirstOrThrow({ where: { ...ids, name: "Lunch" } });
  expect(JSON.stringify(saved.filters)).toContain(diet.fieldId);

  const list = addressOf(`${DESK}/registrations/list`, world);
  const page = addressOf(`${DESK}/registrations`, world);
  const ofBulk = addressOf(`${DESK}/registrations/bulk/[bulk]`, world).replace(world.bulk.id, bulk.id);
  const ofMailing = addressOf(`${DESK}/outbox/write/[mailing]`, world).replace(world.mailing.id, mailing.id);
  const outbox = addressOf(`${DESK}/outbox`, world);
  /** Everything that would say who is in the set, at one time of it. */
  const looks = async (stage: string, isOwner = false) => {
    const who = isOwner ? "owner" : "editor";
    const tells = isOwner ? "tells" : "does not tell";
    const there = (text: string, word: string) => (text.includes(word) ? "tells" : "does not tell");
    for (const path of [ofBulk, ofMailing]) {
      const got = await read(who, path);
      expect([stage, path, got.status, there(got.text, eater.fullName)]).toEqual([
        ...[stage, path, isOwner ? 200 : 404, tells],
      ]);
    }
    expect([stage, there((await read(who, outbox)).text, subject)]).toEqual([stage, tells]);
    const viewed = await read(who, `${page}?${asked}&columns=${encodeURIComponent(column)}`);
    expect([stage, "view", there(viewed.text, eater.fullName)]).toEqual([stage, "view", tells]);
    const led = await read(who, `${page}?view=${saved.id}`);
    expect([stage, led.status]).toEqual([stage, 200]);
    expect([stage, "led", there(led.text, eater.fullName)]).toEqual([stage, "led", tells]);
    const found = JSON.parse((await read(who, `${list}?${asked}`)).text);
    expect([stage, found.total, found.withheld]).toEqual([stage, isOwner ? 1 : 0, !isOwner]);
    for (const sort of SORTS) {
      const sorted = await read(who, `${list}?sort=${sort}&columns=${encodeURIComponent(column)}`);
      expect([stage, sort, there(sorted.text, eater.fullName)]).toEqual([stage, sort, "tells"]);
      expect([stage, sort, there(sorted.text, said)]).toEqual([stage, sort, tells]);
    }
    const paper = `as=list&columns=${encodeURIComponent(column)}`;
    const printed = await read(who, `${addressOf(`${DESK}/print`, world)}?${paper}`);
    expect([stage, "paper", there(printed.text, said)]).toEqual([stage, "paper", tells]);
  };
  const tries = async (stage: string) => {
    for (const name of ["goOnBulkAction", "undoBulkAction"])
      expect([stage, name, (await send("editor", name, { bulk: bulk.id })).outcome]).toEqual([
        ...[stage, name, "rejected: not-found"],
      ]);
    const again = await plan("editor");
    expect([stage, again.outcome]).toEqual([stage, "refused: nobody-there"]);
    expect(again.text).not.toContain(eater.fullName);
  };
  await looks("planned", true);
  await looks("planned");
  await tries("planned");
  await db().bulkAct.updateMany({ where: { id: bulk.id }, data: { startedAt: new Date() } });
  // Cut off, it is offered to be gone on with to whoever may know of it.
  expect((await read("owner", page)).text).toContain(bulk.id);
  expect((await read("editor", page)).text).not.toContain(bulk.id);
  for (const [stage, name] of [
    ["done", "goOnBulkAction"],
    ["undone", "undoBulkAction"],
  ] as const) {
    await tries(`before it is ${stage}`);
    expect((await send("owner", name, { bulk: bulk.id })).outcome).toBe("done");
    await looks(stage, true);
    await looks(stage);
  }
});
