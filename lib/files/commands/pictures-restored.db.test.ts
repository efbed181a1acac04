import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { Client } from "pg";
import { afterAll, expect, test } from "vitest";
import * as z from "zod/mini";
import { fileAnswer } from "@/lib/forms/rules/named-file";
import { LEFT_OUT } from "@/lib/left-out";
import { backup } from "@/lib/platform/db/backup";
import { db } from "@/lib/platform/db/client";
import { restore } from "@/lib/platform/db/restore";
import { settings } from "@/lib/platform/env";
import { filesFolder } from "@/lib/platform/paths";
import { photo } from "@/lib/platform/pictures/fixtures/photos";
import { storage } from "@/lib/platform/storage/storage";
import { makeSpeaker } from "@/prisma/factories/programme";
import { makeCategory, makeQuestion, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import {
  createOnServer,
  migrate,
  startEmbedded,
  type ThrowAwayDatabase,
} from "@/prisma/testing/throw-away-database";
import { hashOf } from "../rules/addresses";
import { AddPictureSchema } from "../schema";
import { addPicture } from "./add-picture";
import { dropBytes } from "./drop-bytes";
import { removePicture } from "./edit-picture";

const scratch = mkdtempSync(join(tmpdir(), "convivio-pictures-"));
const SECRET = "s".repeat(32);
const open: Array<() => Promise<void>> = [];
afterAll(async () => {
  for (const close of open) await close();
  rmSync(scratch, { recursive: true, force: true });
});

/** An empty database: of the other engine where a server is at hand. */
async function empty(other: boolean): Promise<Client> {
  const server = process.env.TEST_DATABASE_URL;
  const database: ThrowAwayDatabase = other && server ? await createOnServer(server) : await startEmbedded();
  await migrate(database.url);
  const client = new Client({ connectionString: database.url });
  await client.connect();
  open.unshift(async () => {
    await client.end();
    await database.stop();
  });
  return client;
}

/** What the rows of an organisation know of files: their names, how large they are, and the SHA-256 of what lies in a folder. */
async function filesIn(client: Client, folder: string, organisationId: string) {
  const { rows } = await client.query(
    `SELECT file.place::text, copy.hash, copy.cut, copy.format, copy.width, copy.bytes
    FROM file_copy AS copy JOIN file ON file.organisation_id = copy.organisation_id AND file.id = copy.file_id
    WHERE copy.organisation_id = $1
    UNION ALL SELECT 'answer', hash, name, format, 0, bytes FROM answer_file WHERE organisation_id = $1
    ORDER BY 2`,
    [organisationId],
  );
  return rows.map((row) => {
    const bytes = readFileSync(join(folder, row.hash.slice(0, 2), row.hash));
    return { ...row, there: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
  });
}

/** A letter that somebody answered with. */
async function sendFile(edition: Awaited<ReturnType<typeof makeOpenEdition>>["edition"]) {
  const { organisationId, id: editionId } = edition;
  const category = await makeCategory(edition);
  const { id: registrationId } = await makeRegistration(edition, category, { state: "confirmed" });
  const version = await makeQuestion(edition, { kind: "file" });
  const data = Buffer.from("%PDF-1.7 why I come");
  const file = { hash: hashOf(registrationId, data), bytes: data.length };
  await storage().put(file.hash, data);
  const made = await db().answerFile.create({
    data: {
      ...{ organisationId, editionId, registrationId, fieldId: version.fieldId },
      ...{ ...file, format: "pdf", name: "letter.pdf" },
    },
  });
  await db().answer.create({
    data: { organisationId, registrationId, fieldVersionId: version.id, value: fileAnswer(made) },
  });
  return file;
}

test("pictures in every size and what somebody sent go through a backup into the other engine and back; what was deleted is in none", async () => {
  const { edition } = await makeOpenEdition();
  const scope = await editionScope<"edit-pictures">(edition);
  const speaker = await makeSpeaker(edition);
  const add = async (target: string) => {
    const said = { school: scope.schoolSlug, edition: scope.editionSlug, target };
    const made = await addPicture(
      scope,
      z.parse(AddPictureSchema, { ...said, picture: await photo(900, 600) }),
    );
    if (!made.ok) throw new Error(made.reason);
    return made.value.fileId;
  };
  const staying = [
    await add("edition_wide"),
    await add(`speaker_face:${speaker.id}`),
    await add("recap_gallery"),
  ];
  const gone = await add("recap_gallery");
  const goneHashes = (await db().fileCopy.findMany({ where: { fileId: gone } })).map(({ hash }) => hash);
  const { version } = await db().storedFile.findFirstOrThrow({ where: { id: gone } });
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  expect(await removePicture(scope, { ...address, fileId: gone, version } as never)).toMatchObject({
    ok: true,
  });
  await dropBytes();
  const sent = await sendFile(edition);

  const client = new Client({ connectionString: settings().databaseUrl });
  await client.connect();
  const folders = ["first", "second"].map((name) => join(scratch, name));
  const kept = { version: "0.1.0", secret: SECRET, leftOut: LEFT_OUT };
  const ours = { migrations: [], secrets: [SECRET], unsealed: false, ignored: ["setting"] };
  const from = filesFolder();
  const there = await backup({ client, folder: join(scratch, "backup-1"), files: from, ...kept });
  await client.end();
  const second = await empty(true);
  const move = { ...ours, ...kept, force: false, finish: async () => {} };
  await restore({ ...move, client: second, folder: join(scratch, "backup-1"), files: folders[0] ?? "" });
  const back = await backup({
    client: second,
    folder: join(scratch, "backup-2"),
    files: folders[0] ?? "",
    ...kept,
  });
  const third = await empty(false);
  await restore({ ...move, client: third, folder: join(scratch, "backup-2"), files: folders[1] ?? "" });

  expect(back.files).toEqual(there.files);
  const own = edition.organisationId;
  const [one, other] = [
    await filesIn(second, folders[0] ?? "", own),
    await filesIn(third, folders[1] ?? "", own),
  ];
  expect(other).toEqual(one);
  const mine = [
    sent,
    ...(await db().fileCopy.findMany({
      where: { fileId: { in: staying } },
      select: { hash: true, bytes: true },
    })),
  ];
  // The original, the one of the desk, and each cut in each of its widths and formats.
  expect(mine.length).toBeGreaterThan(20);
  for (const { hash, bytes } of mine) {
    const found = await storage().read(hash);
    const now = found && (await buffer(found.stream));
    const restored = other.find((row) => row.hash === hash);
    expect(restored).toMatchObject({ bytes, there: bytes });
    expect(restored?.sha256).toBe(
      createHash("sha256")
        .update(now ?? "")
        .digest("hex"),
    );
  }
  const everything = JSON.stringify([there.files, other]);
  for (const hash of goneHashes) expect(everything).not.toContain(hash);
}, 300_000);
