import { writeFilters } from "@/lib/audiences/schema/people-set";
import { createStandardForm } from "@/lib/forms/commands/create-standard-form";
import { correctRegistration } from "@/lib/participants/commands/correct-registration";
import { decideRegistrations } from "@/lib/participants/commands/decide";
import { db, transaction } from "@/lib/platform/db/client";
import { makeMember } from "@/prisma/factories/people";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { correcting } from "@/prisma/testing/correcting";
import { readZip } from "@/prisma/testing/read-workbook";
import { editionScope } from "@/prisma/testing/scopes";
import { tracesOf } from "@/prisma/testing/traces";
import { EDITIONS } from "../authorization/actions/editions";
import { MESSAGES } from "../authorization/actions/messages";
import { PARTICIPANTS } from "../authorization/actions/participants";
import { answerFor } from "../authorization/rights";
import { addressOf, ROUTES } from "../authorization/routes";
import { bodyOf, type Form, pageOf, sendAction } from "../authorization/send";
import { cookieOf, makeWorld, type World } from "../authorization/world";
import { expect, test } from "../fixtures";

/**
 * Everything by which a person is helped: a new action of these nouns is one of them on the day it is born
 * (authorization-actions.spec.ts compares the lists with the build). What takes the edition away comes last.
 */
const LAST = ["cancelEditionAction", "stopCancellationAction"];
const ACTS = Object.entries({ ...PARTICIPANTS, ...MESSAGES }).concat(
  Object.entries(EDITIONS).filter(([name]) => LAST.includes(name)),
);

/** Somebody of each kind that an organiser helps, each with answers about diet and access found nowhere else. */
async function plantAnswers(world: World) {
  const { edition, category, registration, twin } = world;
  const ids = { organisationId: edition.organisationId, editionId: edition.id };
  await db().edition.updateMany({ where: { id: edition.id }, data: { undoSeconds: 600 } });
  await transaction((tx) => createStandardForm(tx, { ...ids, languages: ["en"] }));
  const questions = await db().fieldVersion.findMany({ where: { field: ids, sensitive: true } });
  const chosen = await makeCategory(edition, { quotaIds: [edition.rootQuotaId], approval: true });
  const scope = await editionScope<never>(edition);
  const people = {
    confirmed: registration,
    double: await makeRegistration(edition, category, { personId: twin.id, fullName: registration.fullName }),
    pending: await makeRegistration(edition, chosen, { state: "pending" }),
    corrected: await makeRegistration(edition, category),
    undoable: await makeRegistration(edition, category),
    waiting: await makeRegistration(edition, category, { state: "waitlisted" }),
  };
  const markers: string[] = [];
  for (const [who, { id: registrationId }] of Object.entries(people))
    for (const { id: fieldVersionId, termVersionId } of questions) {
      const own = { organisationId: ids.organisationId, registrationId };
      const said = { termVersionId: termVersionId ?? "", language: "en" };
      const consent = await db().consent.create({ data: { ...own, ...said } });
      const value = `${who} peanut ${crypto.randomUUID()}`;
      await db().answer.create({ data: { ...own, fieldVersionId, value, consentId: consent.id } });
      markers.push(value);
    }
  const email = `corrected-${crypto.randomUUID()}@example.org`;
  expect(
    await correctRegistration(scope as never, correcting(people.corrected, { email, language: "en" })),
  ).toMatchObject({ ok: true });
  const cancelled = { decision: "cancel", tell: true, words: "" } as const;
  const registrations = [people.undoable.id];
  expect(await decideRegistrations(scope as never, { registrations, ...cancelled })).toMatchObject({
    ok: true,
  });
  return { people, markers, questions };
}

/** More of an address than one look: whoever is opened there, files of each kind, what it is narrowed down by. */
function looksAt(route: string, world: World, ids: readonly string[], fields: readonly string[]): string[] {
  const address = addressOf(route, world);
  const filters = fields.flatMap((of) =>
    (["filled", "empty"] as const).map((how) => writeFilters([{ by: "answer", of, how, values: [] }])),
  );
  const narrowed = filters.map((text) => `${address}?filters=${encodeURIComponent(text)}`);
  if (route.endsWith("/[registration]")) return ids.map((id) => address.replace(world.registration.id, id));
  if (route.endsWith("/registrations/export") || route.endsWith("/totals/export"))
    return [address, `${address}?format=xlsx`, ...narrowed];
  if (route.endsWith("/export")) return [address, `${address}?format=xlsx`];
  if (route.endsWith("/registrations/list")) return [address, ...narrowed];
  if (route.endsWith("/print"))
    return [address, `${address}?as=list&columns=${fields.map((field) => `answer:${field}`).join(",")}`];
  if (route.endsWith("/registrations"))
    return [address, ...ids.slice(0, 2).map((open) => `${address}?open=${open}`), ...narrowed.slice(0, 1)];
  if (route.endsWith("/registrations/pending"))
    return [address, `${address}?several=on`, ...ids.slice(2, 3).map((open) => `${address}?open=${open}`)];
  if (route.endsWith("/totals"))
    return [address, ...fields.map((question) => `${address}?question=${question}`)];
  if (route.endsWith("/registrations/same")) {
    const pairs = ids
      .slice(1, 2)
      .map((other) => `${address.split("?")[0]}?registration=${world.registration.id}&other=${other}`);
    return [address, ...pairs];
  }
  return [address];
}

/** Everything an answer says, a workbook's files unpacked. */
async function wordsOf(answer: { body: () => Promise<Buffer> }): Promise<string> {
  const bytes = await answer.body();
  if (bytes.subarray(0, 2).toString("latin1") !== "PK") return bytes.toString("utf8");
  return [...readZip(bytes).values()].map((file) => file.toString("utf8")).join("\n");
}

/**
 * With each change an act is about two of the people, the next one about two others, and what it left is looked at as a page or as
 * a navigation; at night each act is about everybody, and every look is taken both ways.
 */
for (const when of ["", " @nightly"])
  test(`an editor without the right reads no answer about diet or access, by any act, look, search, file or mail${when}`, async ({
    playwright,
    baseURL,
  }) => {
    const everything = when !== "";
    test.setTimeout(240_000);
    const world = await makeWorld();
    const { people, markers, questions } = await plantAnswers(world);
    const ids = Object.values(people).map(({ id }) => id);
    const fields = questions.map(({ fieldId }) => fieldId);
    expect(markers).toHaveLength(ids.length * fields.length);
    expect(fields.length).toBeGreaterThan(1);
    const cookie = await cookieOf((await makeMember(world.organisation, { role: "editor" })).login);
    const owner = await cookieOf((await makeMember(world.organisation)).login);
    const asking = (who: string) =>
      playwright.request.newContext({
        ...(baseURL ? { baseURL } : {}),
        extraHTTPHeaders: { cookie: who },
        maxRedirects: 0,
      });
    const [editor, reader] = [await asking(cookie), await asking(owner)];
    const wrong: string[] = [];
    const scan = (where: string, text: string) => {
      const found = markers.find((marker) => text.includes(marker));
      if (found) wrong.push(`${where} tells "${found}"`);
    };

    // Whoever may read them finds them: else the rest proves nothing.
    const panel = "/[locale]/organise/[school]/[edition]/registrations/list/[registration]";
    const panels = await Promise.all(
      looksAt(panel, world, ids, fields).map((path) => reader.get(path).then(wordsOf)),
    );
    for (const marker of markers) expect(panels.join(), marker).toContain(marker);

    const lookAround = async (routes: readonly string[], since: "before" | "after all acts") => {
      for (const [turn, route] of routes.entries())
        for (const [at, path] of looksAt(route, world, ids, fields).entries()) {
          const onlyAsPage = since === "before" || route.endsWith("/export") || route.includes("/list");
          const asPage = (turn + at) % 2 === 0;
          if (everything || onlyAsPage || asPage)
            scan(`${path} ${since}`, await wordsOf(await editor.get(path)));
          if (onlyAsPage || (!everything && asPage)) continue;
          const navigation = await editor.get(path, { headers: { rsc: "1" } });
          scan(`${path} as a navigation ${since}`, await navigation.text());
        }
    };
    const open = Object.entries(ROUTES).filter(([, gate]) => gate.kind !== "link");
    await lookAround(
      open.map(([route]) => route),
      "before",
    );

    // Nor by a search or a filter: who is found would say what was answered.
    const list = addressOf("/[locale]/organise/[school]/[edition]/registrations/list", world);
    for (const marker of markers) {
      const found = await (await editor.get(`${list}?q=${encodeURIComponent(marker)}`)).json();
      if (found.total !== 0) wrong.push(`a search for "${marker}" finds ${found.total}`);
      for (const of of marker === markers[0] ? fields : [])
        for (const how of ["is", "not", "contains"] as const) {
          const text = encodeURIComponent(writeFilters([{ by: "answer", of, how, values: [marker] }]));
          const narrowed = await (await editor.get(`${list}?filters=${text}`)).json();
          if (narrowed.total !== 0 || !narrowed.withheld)
            wrong.push(`a filter (${how}) by "${marker}" finds ${narrowed.total}`);
        }
    }

    const tried: string[] = [];
    const aboutWhom = (turn: number) =>
      Object.values(people).filter((_, at) => everything || (at + turn) % 3 === 0);
    for (const [turn, [name, { act, scope, form }]] of ACTS.entries()) {
      if (answerFor(act, "editor", scope) === "open") tried.push(name);
      for (const target of name === "mergePeopleAction" ? [people.double] : aboutWhom(turn)) {
        const asked: Form = { ...form(world) };
        if ("registration" in asked && name !== "mergePeopleAction") asked.registration = target.id;
        if ("registrations" in asked) asked.registrations = [target.id];
        if (name === "mergePeopleAction") asked["stays.0.registration"] = world.registration.id;
        const sent = await sendAction(name, bodyOf(asked), {
          baseURL: baseURL ?? "",
          cookie,
          page: pageOf(name, world),
        });
        scan(`${name} about ${target.fullName}`, sent.text);
        if (!("registration" in asked || "registrations" in asked)) break;
      }
    }
    expect(tried.length).toBeGreaterThan(20);
    // What was done is on record, or nothing was tried.
    const done = await db().auditEntry.groupBy({ by: ["act"], where: { editionId: world.edition.id } });
    for (const act of ["correct-registration", "merge-people", "cancel", "answer-for", "assign-registration"])
      expect(done.map((entry) => entry.act)).toContain(act);
    await lookAround(
      Object.keys(ROUTES).filter((route) => /registrations|outbox|audit|overview|totals|print/.test(route)),
      "after all acts",
    );
    expect(wrong).toEqual([]);
    // No mail, no history and nothing else that is kept repeats them.
    const kept = (await tracesOf(markers)).filter((trace) => !trace.startsWith("answer:"));
    expect(kept).toEqual([]);
    await Promise.all([editor.dispose(), reader.dispose()]);
  });
