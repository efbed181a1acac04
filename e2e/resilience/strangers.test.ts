import { afterAll, beforeAll, expect, test } from "vitest";
import publicTexts from "@/messages/fr/public.json";
import { makeEdition, makeOpenEdition, makeOrganisation, makeSchool } from "@/prisma/factories/schools";
import { makeSite, type Site } from "@/scripts/bench/site";
import { fuzz, someSeed } from "../security/fuzz";
import { sendBytes } from "../security/wire";

/** What strangers choose: addresses, methods, bytes. A few at each change, many at night. */
const nightly = process.env.TESTS === "nightly";
const UNKNOWN = nightly ? 5_000 : 300;

let site: Site;
let remove: () => Promise<void>;
let address: string;
beforeAll(async () => {
  ({ site, remove } = await makeSite());
  await site.start();
  await site.openRecords();
  const { school, edition } = await makeOpenEdition();
  address = `/schools/${school.slug}/${edition.slug}`;
});
afterAll(() => remove());

async function read(path: string) {
  const answer = await fetch(site.url + path, { redirect: "manual" });
  return { status: answer.status, cache: answer.headers.get("x-nextjs-cache"), body: await answer.text() };
}

/** Addresses that name nothing, each another one. */
const STRANGE: Array<(number: number) => string> = [
  (n) => `/en/schools/nobody-${n}`,
  (n) => `/it${address}-${n}`,
  (n) => `/de/schools/nobody-${n}/2027/agenda`,
  (n) => `/fr${address}/speakers/${n + 1000}-x`,
  (n) => `/es${address}/sessions/${n + 1000}`,
  (n) => `/en${address}-${n}/lite`,
  (n) => `/schools/nobody-${n}/2027/agenda.ics`,
  (n) => `/api/v1/schools/nobody-${n}`,
  (n) => `/en/nothing-${n}`,
  (n) => `/en/schools/nobody-${n}/2027/register`,
];

test(`cached pages stay in the cache under ${UNKNOWN} unknown addresses`, async () => {
  const pages = [
    "/en",
    `/en${address}`,
    `/it${address}`,
    `/en${address}/agenda`,
    "/en/practices",
    "/de/privacy",
  ];
  for (const path of [...pages, ...pages]) expect((await read(path)).status, path).toBe(200);
  let number = 0;
  const wrong: string[] = [];
  const stranger = async () => {
    while (number < UNKNOWN) {
      number += 1;
      const path = STRANGE[number % STRANGE.length]?.(number) ?? "";
      const { status } = await read(path);
      if (status !== 404) wrong.push(`${path}: ${status}`);
      if (number % 50 !== 0) continue;
      for (const page of pages) {
        const { cache } = await read(page);
        if (cache !== "HIT") wrong.push(`${page} after ${number}: ${cache}`);
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, stranger));
  expect(wrong).toEqual([]);
});

test("a school just made is found at once, also by who was told a moment ago that it isn't there", async () => {
  for (let round = 0; round < 5; round += 1) {
    const slug = `school-of-round-${round}-${Date.now()}`;
    for (const path of [`/en/schools/${slug}`, `/schools/${slug}/2027/agenda.ics`, `/api/v1/schools/${slug}`])
      expect((await read(path)).status, path).toBe(404);
    await makeEdition(await makeSchool(await makeOrganisation(), { slug }));
    expect((await read(`/en/schools/${slug}`)).status).toBe(200);
  }
});

test("what is not there says so in the reader's language, as a page of its own words", async () => {
  const first = await read("/fr/schools/nobody-here");
  const again = await read(`/fr/schools/nobody-else/2027/sessions/1-x`);
  expect([first.status, again.status, again.cache]).toEqual([404, 404, "HIT"]);
  for (const { body } of [first, again]) {
    expect(body).toContain('<html lang="fr"');
    expect(body).toContain(publicTexts.frame.notThere);
    expect(body).not.toContain("nobody-");
  }
});

test("other words behind the number of a speaker are no other page to keep", async () => {
  const path = `/en${address}/speakers/1`;
  await read(`${path}-ada`);
  for (const words of ["", "-ada", "-other", "-words-without-end"])
    expect((await read(path + words)).cache, words).toBe("HIT");
});

test("a tunnel and an upgrade are answered at once; so is a flood of fields, before anything is made of them", async () => {
  const host = new URL(site.url).host;
  const ask = async (text: string) => await sendBytes(site.port, Buffer.from(text, "latin1"), true);
  expect(await ask(`CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n`)).toMatchObject({
    status: 405,
  });
  expect(
    await ask(`GET /en HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n`),
  ).toMatchObject({
    status: 200,
  });
  expect(await ask(`GET ${site.url}/en HTTP/1.1\r\nHost: ${host}\r\n\r\n`)).toMatchObject({ status: 200 });
});

const SHOTS = 250;
test(`${SHOTS} requests that no page sends break nothing, and their flood is few lines of the log`, async () => {
  const seed = someSeed();
  const before = site.said.length;
  const { tally, faults } = await fuzz(site, seed, SHOTS);
  console.log(`seed ${seed}: ${JSON.stringify(tally)}`);
  expect(faults, `repeat it with FUZZ_SEED=${seed}`).toEqual([]);
  const lines = site.said.slice(before).split("\n").filter(Boolean);
  expect(
    // Without a mail server the operator is shown the link of a sign-in that somebody asked for.
    lines.filter((line) => !/^(\{|A link to sign in: http)/.test(line)).join("\n"),
    "lines without structure",
  ).toBe("");
  expect(lines.length, lines.join("\n").slice(0, 3000)).toBeLessThan(SHOTS / 2);
});
