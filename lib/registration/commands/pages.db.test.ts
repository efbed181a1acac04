import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { type Asked, is, makeAsking, onlyIf } from "@/prisma/scenarios/conditional-form";
import { getDraft } from "../queries/draft";
import { nextPage, openedPages, pagesBefore, shownParts } from "../rules/form-pages";

/** How one comes; who comes by bus is asked on a page of its own where from; then what one brings. */
const FORM: Asked[] = [
  { key: "bus", kind: "yes_no", required: true },
  { key: "the-bus", kind: "heading", page: true },
  { key: "stop", kind: "choice", required: true, condition: onlyIf(is("bus", "yes")) },
  { key: "why", kind: "text", condition: onlyIf(is("stop", "a")) },
  { key: "luggage", kind: "heading", page: true },
  { key: "bags", kind: "text", required: true },
];

async function makePages(form: Asked[] = FORM) {
  const made = await makeAsking(() => form);
  const scope = await made.draft();
  const first = (bus: string) => made.send(scope, made.categories.member.id, { bus }, []);
  const going = async () => {
    const row = await getDraft(scope);
    return nextPage(row.content.pages, shownParts(scope, row));
  };
  return { ...made, scope, first, going };
}

test("a form is filled in page by page, and what depends on a page before is asked by its answers", async () => {
  const { scope, first, sendPart, going, submit } = await makePages();
  expect(await first("yes")).toBeNull();
  expect(await going()).toBe("taking-part-2");
  // The page has what an earlier one brings from the first; only what its own answers bring comes with it again.
  expect(await sendPart(scope, 2, {}, [])).toEqual({ stop: "choose" });
  expect(await sendPart(scope, 2, { stop: "a" }, [])).toEqual({ why: "asked-now" });
  expect(await sendPart(scope, 2, { stop: "a" }, ["why"])).toBe("taking-part-3");
  expect(await sendPart(scope, 3, {}, [])).toEqual({ bags: "missing" });
  expect(await sendPart(scope, 3, { bags: "Two" }, [])).toBe("check");
  expect(await submit(scope)).toEqual({ bus: "yes", stop: "a", bags: "Two" });
});

test("a page on which nothing is asked is left out, and comes once its questions are asked", async () => {
  const { scope, questions, first, sendPart, going, submit } = await makePages();
  const versionOf = (wanted: string) => questions.find(({ key }) => key === wanted)?.versionId ?? "";
  expect(await first("no")).toBeNull();
  expect(await going()).toBe("taking-part-3");
  expect(await sendPart(scope, 3, { bags: "Two" }, [])).toBe("check");
  expect(await first("yes")).toBeNull();
  expect(await going()).toBe("taking-part-2");
  // What was answered behind it stays, and is looked at once more.
  expect(await sendPart(scope, 2, { stop: "b" }, [], "on")).toBe("taking-part-3");
  expect((await getDraft(scope)).content.answers).toMatchObject({ [versionOf("bags")]: "Two" });
  expect(await sendPart(scope, 3, { bags: "Two" }, [])).toBe("check");
  expect(await submit(scope)).toEqual({ bus: "yes", stop: "b", bags: "Two" });
});

test("what another page's answer hides goes, and its person is told on the last page", async () => {
  const { scope, first, sendPart, dropped, submit } = await makePages();
  await first("yes");
  await sendPart(scope, 2, { stop: "a", why: "So" }, ["why"]);
  await sendPart(scope, 3, { bags: "Two" }, []);
  expect(await first("no")).toBeNull();
  expect(await dropped(scope)).toEqual(["stop", "why"]);
  expect(await sendPart(scope, 3, { bags: "One" }, [], "on")).toBe("check");
  expect(await dropped(scope)).toEqual(["stop", "why"]);
  expect(await submit(scope)).toEqual({ bus: "no", bags: "One" });
});

test("from the last page one comes back to it, unless something is still to be answered", async () => {
  const { scope, first, sendPart } = await makePages();
  await first("yes");
  await sendPart(scope, 2, { stop: "b" }, []);
  // The page behind it was never answered.
  expect(await sendPart(scope, 2, { stop: "b" }, [], "on")).toBe("taking-part-3");
  await sendPart(scope, 3, { bags: "Two" }, []);
  expect(await sendPart(scope, 2, { stop: "c" }, [])).toBe("taking-part-3");
  expect(await sendPart(scope, 2, { stop: "c" }, [], "on")).toBe("check");
});

test("a form that was filled in on one page keeps all its answers when it is split, and the new page is looked at", async () => {
  const whole = FORM.map(({ page: _page, ...one }): Asked => one);
  const { ids, scope, send, sendPart, categories, submit } = await makePages(whole);
  const given = { bus: "yes", stop: "b", bags: "Two" };
  expect(await send(scope, categories.member.id, given, ["stop"])).toBeNull();
  const { id } = await db().field.findFirstOrThrow({ where: { ...ids, key: "luggage" } });
  await db().fieldVersion.updateMany({ where: { fieldId: id }, data: { settings: { page: true } } });
  const questions = scope.questions.map((one) =>
    one.key === "luggage" ? { ...one, settings: { page: true } } : one,
  );
  const split = { ...scope, questions };
  const row = await getDraft(split);
  const parts = shownParts(split, row);
  expect(nextPage(row.content.pages, parts)).toBe("taking-part-2");
  expect(pagesBefore("check", parts)).toBeGreaterThan(openedPages(row.content.pages, parts));
  expect(await sendPart(split, 2, { bags: "Two" }, [])).toBe("check");
  expect(await submit(split)).toEqual(given);
});

test("a page that is not there any more has changed", async () => {
  const { scope, first, sendPart } = await makePages();
  await first("yes");
  expect(await sendPart(scope, 4, {}, [])).toEqual({ "": "changed" });
});
