import { db } from "@/lib/platform/db/client";
import { photo } from "@/lib/platform/pictures/fixtures/photos";
import { makePeople } from "../authorization/people";
import { makeWorld, PEOPLE, type Somebody } from "../authorization/world";
import { expect, test } from "../fixtures";

/**
 * Files come by a handler of their own, which no table of pages or actions asks. Who may put in a picture of the edition, of its
 * school, the mark of the organisation, typed by hand: others are told that there is nothing, or to sign in.
 */
type Takes = readonly [edition: boolean, school: boolean, organisation: boolean];
const YES = true;
const no = false;

// biome-ignore format: it is read as a table
const TAKES: Record<Somebody, Takes | "sign in"> = {
  //                          edition school organisation
  visitor:                    "sign in",
  participant:                [no , no , no],
  door:                       [no , no , no],
  viewer:                     [no , no , no],
  "viewer with the flag":     [no , no , no],
  editor:                     [YES, YES, no],
  "editor with the flag":     [YES, YES, no],
  owner:                      [YES, YES, YES],
  "editor of this edition":   [YES, no , no],
  "editor of another edition":[no , no , no],
  "flag of a weaker role":    [YES, no , no],
  "other owner":              [no , no , no],
  administrator:              [YES, YES, YES],
  "administrator and viewer": [no , no , no],
  "administrator taken back": [no , no , no],
  "removed while signed in":  [no , no , no],
  "invited, not accepted":    [no , no , no],
  "erased login":             "sign in",
  "session unused too long":  "sign in",
  "session at its end":       "sign in",
};

const TARGETS = ["edition_wide", "school_wide", "organisation_mark"] as const;
/** Documents stand where pictures of the edition do. */
const DOCUMENT = "document";

/** Some at a time: pictures are made one after another, and few may wait. */
async function inTurns<Value>(tries: ReadonlyArray<() => Promise<Value>>, atOnce = 4): Promise<Value[]> {
  const done: Value[] = [];
  for (let at = 0; at < tries.length; at += atOnce)
    done.push(...(await Promise.all(tries.slice(at, at + atOnce).map((one) => one()))));
  return done;
}

test("POST /files takes what a role may put in, a picture or a document, and nothing of anybody else", async ({
  baseURL,
}) => {
  test.setTimeout(120_000);
  const [world, other] = [await makeWorld(), await makeWorld()];
  const people = await makePeople(world, other);
  const { organisation, school, edition } = world;
  const picture = await photo(60, 40);
  const file = (name: string, type: string, bytes: Uint8Array) =>
    new File([new Uint8Array(bytes)], name, { type });
  const send = async (somebody: Somebody, what: Record<string, string | File>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries({
      ...{ locale: "en", school: school.slug, edition: edition.slug },
      ...what,
    }))
      body.append(name, value);
    const { status, headers } = await fetch(new URL("/files", baseURL), {
      ...{ method: "POST", body, redirect: "manual" },
      headers: { origin: new URL(baseURL ?? "").origin, cookie: people[somebody] },
    });
    return { status, goTo: headers.get("location") ?? "" };
  };
  const what = (target: string) =>
    target === DOCUMENT
      ? { session: "", document: file("How.pdf", "application/pdf", Buffer.from("%PDF-1.7 how")) }
      : { target, picture: file("a.jpg", "image/jpeg", picture) };
  const mayPut = (somebody: Somebody, target: string) => {
    const row = TAKES[somebody];
    return row !== "sign in" && row[Math.max(0, TARGETS.indexOf(target as never))] === true;
  };
  // What the history says was put in, which an answer can't make up.
  const put = () =>
    db().auditEntry.count({
      where: { organisationId: organisation.id, act: { in: ["add-picture", "add-material"] } },
    });

  const tries = PEOPLE.flatMap((somebody) => [...TARGETS, DOCUMENT].map((target) => ({ somebody, target })));
  const before = await put();
  const answers = await inTurns(
    tries.map((one) => async () => ({ ...one, ...(await send(one.somebody, what(one.target))) })),
  );
  const wrong = answers.filter(({ somebody, target, status, goTo }) => {
    if (mayPut(somebody, target)) return status !== 303 || goTo.includes("refused=");
    if (TAKES[somebody] === "sign in") return !(status === 303 && goTo.includes("refused="));
    return status !== 404;
  });
  expect(wrong).toEqual([]);
  expect((await put()) - before).toBe(tries.filter((one) => mayPut(one.somebody, one.target)).length);
  // Of a place that has one picture the last one is there, and each document.
  const there = await db().storedFile.groupBy({
    by: ["place"],
    where: { organisationId: organisation.id },
    _count: true,
  });
  expect(there.map(({ place, _count }) => [place, _count]).sort()).toEqual(
    [...TARGETS].sort().map((place) => [place, 1]),
  );
});
