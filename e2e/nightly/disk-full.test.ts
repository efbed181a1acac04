import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import unavailable from "@/messages/it/pages.json";
import { judgeRush, makeRush, type Rush, type Seen } from "@/scripts/bench/rush";
import { makeSite, type Site, until } from "@/scripts/bench/site";

/**
 * A disk that is really full: the data folder of a whole site lies on a small file system of its own, and a file takes
 * the rest of it. Needs root on Linux (mount); elsewhere it says so and does nothing.
 */
const possible = process.platform === "linux" && process.getuid?.() === 0;
if (!possible) console.warn("A full disk is not made: that needs root on Linux (mount).");

const SIZE = "400m";
const PIECE = Buffer.alloc(64 * 1024);

describe.runIf(possible)("a full disk", () => {
  const disk = mkdtempSync(join(tmpdir(), "convivio-disk-"));
  const filler = join(disk, "filler");
  let site: Site;
  let remove: () => Promise<void>;
  let rush: Rush;
  const seen: Seen[] = [];

  beforeAll(async () => {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${SIZE},mode=0700`, "tmpfs", disk]);
    ({ site, remove } = await makeSite({ embedded: true, folder: join(disk, "data") }));
    await site.start();
    await site.openRecords();
    rush = await makeRush(site.url, 500);
  });
  afterAll(async () => {
    await remove();
    execFileSync("umount", ["-l", disk]);
    rmSync(disk, { recursive: true, force: true });
  });

  /** Takes every byte that is left. */
  function fill(): void {
    const file = openSync(filler, "a");
    try {
      for (let size = PIECE.length; size > 0; )
        try {
          if (writeSync(file, PIECE, 0, size) < size) size = Math.floor(size / 2);
        } catch {
          size = Math.floor(size / 2);
        }
    } finally {
      closeSync(file);
    }
  }

  test("reads go on, writes are 503 with a page, nothing acknowledged is lost, and room heals it", async () => {
    const pages = ["/it", `/it${rush.address}`, `/it${rush.address}/agenda`];
    const read = async (path: string) => (await fetch(site.url + path)).status;
    for (const path of [...pages, ...pages]) expect(await read(path), path).toBe(200);
    let number = 0;
    const come = async () => {
      const answer = await rush.come(number++);
      seen.push(answer);
      return answer.status;
    };
    for (let n = 0; n < 20; n += 1) expect(await come()).toBe(201);
    fill();
    // What the engine had kept for itself is used up; from then on everything that writes is refused.
    await until(
      "a write is refused",
      async () => {
        fill();
        return (await come()) === 503;
      },
      120_000,
    );
    const statuses: number[] = [];
    for (let n = 0; n < 30; n += 1) {
      fill();
      statuses.push(await come());
      for (const path of pages) expect(await read(path), `${path} while the disk is full`).toBe(200);
    }
    expect(statuses.filter((status) => ![201, 503].includes(status))).toEqual([]);
    fill();
    const refused = await fetch(`${site.url}/api/v1${rush.address}/registrations`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": "10.9.9.9" },
      body: JSON.stringify({
        fullName: "Eva Esempio",
        email: "eva@example.org",
        language: "it",
        country: "IT",
        affiliation: "Cooperativa Esempio",
        category: rush.category.slug,
        consents: ["terms"],
      }),
    });
    expect([refused.status, refused.headers.get("content-type")]).toEqual([503, "application/problem+json"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    const live = await fetch(`${site.url}/it${rush.address}/register`, { headers: { accept: "text/html" } });
    expect([200, 503]).toContain(live.status);
    if (live.status === 503) {
      expect(Number(live.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(await live.text()).toContain(unavailable.unavailable.title);
    }
    const before = site.supervisor;
    rmSync(filler);
    await until("a write is taken again", async () => (await come()) === 201, 60_000);
    expect(site.supervisor).toBe(before);
    expect(site.ended).toBeNull();
    // Who was refused comes again, with the same key.
    for (const { number: who, status } of [...seen]) if (status !== 201) seen.push(await rush.come(who));
    console.log(
      `refused while full: ${seen.filter(({ status }) => status === 503).length} of ${seen.length}`,
    );
    expect(await judgeRush(rush, seen, number)).toEqual([]);
  });
});
