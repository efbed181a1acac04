import "server-only";
import * as z from "zod/mini";
import { lockFiles, Refusal, requireRoom } from "@/lib/files/commands/room";
import { withBytes } from "@/lib/files/commands/store-copies";
import { hashOf } from "@/lib/files/rules/addresses";
import { fileAnswer, namedFile } from "@/lib/forms/rules/named-file";
import { db, type Transaction, transaction } from "@/lib/platform/db/client";
import { settings } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { countAgainst, LIMITS } from "@/lib/platform/limits";
import { newId } from "@/lib/platform/new-id";
import { done, type Result, refused } from "@/lib/platform/result";
import { isUuid } from "@/lib/platform/uuid";
import { Prisma } from "@/prisma/generated/client";
import { type FileRefusal, readSentFile, refuseSize, UPLOAD } from "../rules/sent-file";

/** Whose registration a form is about; a draft is one, too. */
export interface Sender {
  organisationId: string;
  editionId: string;
  registrationId: string;
}

type Refused = FileRefusal | "file-room";

/**
 * How the forms of a registration take files: each is stored at once, as nobody's answer yet, and stands in the form by the
 * value that its question will have. So a form with a mistake elsewhere keeps it, with scripts and without.
 * @param address what of a form says whose it is, and the gate by that alone
 * @param senderOf null: the form will be refused anyway
 */
export function answerUploads<Address extends z.ZodMiniType, Proof>(
  address: Address,
  gate: (input: z.output<Address>) => Promise<Proof>,
  senderOf: (proof: Proof) => Sender | null,
) {
  return {
    prefix: UPLOAD,
    whose: async (raw: Readonly<Record<string, unknown>>) => {
      const read = z.safeParse(address, raw);
      return read.success ? gate(read.data) : null;
    },
    take: async (
      proof: Proof,
      { without = {} }: { without?: Readonly<Record<string, unknown>> | undefined },
      files: ReadonlyMap<string, File>,
      network: string,
    ) => {
      const sender = senderOf(proof);
      const values: Record<string, string> = {};
      const fieldErrors: Record<string, string> = {};
      for (const versionId of Object.keys(without)) values[`answers.${versionId}`] = "";
      for (const [name, file] of sender ? files : []) {
        const versionId = name.slice(UPLOAD.length);
        await countAgainst(LIMITS.answerFilePerLink, sender?.registrationId ?? "");
        await countAgainst(LIMITS.answerFilePerNetwork, network);
        const kept = await keepFile(sender as Sender, versionId, file);
        if (kept.ok) values[`answers.${versionId}`] = kept.value;
        else fieldErrors[`answers.${versionId}`] = kept.reason;
      }
      return { values, fieldErrors };
    },
  };
}

/** So much of its organisation's room the files of one edition take at most: pictures and documents keep theirs. */
const SHARE = 0.5;

/**
 * Stores a file that somebody sent to a question; it is their answer once the form is taken. Another that was sent to the same
 * question before, and answers nothing, goes.
 * @returns the answer that names it
 * @throws AppError("bad-request") where no such question is asked
 */
export async function keepFile(
  { organisationId, editionId, registrationId }: Sender,
  versionId: string,
  file: File,
): Promise<Result<string, Refused>> {
  const asked = isUuid(versionId)
    ? await db().fieldVersion.findFirst({
        where: { organisationId, id: versionId, field: { editionId, kind: "file", retiredAt: null } },
        select: { fieldId: true, settings: true },
      })
    : null;
  if (!asked) throw new AppError("bad-request");
  const large = refuseSize(asked.settings, file.size);
  if (large) return refused(large);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = readSentFile(asked.settings, { name: file.name.slice(-300), bytes });
  if (!read.ok) return read;
  const { fieldId } = asked;
  const id = newId();
  const { data, ...said } = read.value;
  const row = { id, hash: hashOf(id, data), bytes: data.length, ...said };
  return withBytes([{ row, data }], () =>
    transaction(async (tx) => {
      // Behind an erasure nothing may come.
      const [there] = await tx.$queryRaw<unknown[]>`
        SELECT id FROM registration WHERE organisation_id = ${organisationId}::uuid AND id = ${registrationId}::uuid
          AND erased_at IS NULL FOR UPDATE`;
      if (!there) throw new AppError("not-found");
      await tx.$executeRaw`
        DELETE FROM answer_file AS file WHERE organisation_id = ${organisationId}::uuid
          AND registration_id = ${registrationId}::uuid AND field_id = ${fieldId}::uuid AND ${IS_UNANSWERED}`;
      await lockFiles(tx, organisationId);
      await requireRoom(tx, organisationId, row.bytes);
      await requireShare(tx, { organisationId, editionId }, row.bytes);
      await tx.answerFile.create({ data: { ...row, organisationId, editionId, registrationId, fieldId } });
      return done(fileAnswer(row));
    }),
  ).catch((error: unknown) => {
    if (error instanceof Refusal) return refused("file-room");
    throw error;
  });
}

async function requireShare(
  tx: Transaction,
  edition: { organisationId: string; editionId: string },
  wanted: number,
) {
  const { _sum } = await tx.answerFile.aggregate({ where: edition, _sum: { bytes: true } });
  if ((_sum.bytes ?? 0) + wanted > settings().storagePerOrganisation * SHARE) throw new Refusal("full", {});
}

/** Of an `answer_file` named `file`: neither an answer nor a draft names it. */
const IS_UNANSWERED = Prisma.sql`
  NOT EXISTS (SELECT FROM answer WHERE answer.organisation_id = file.organisation_id
    AND answer.registration_id = file.registration_id AND left(answer.value #>> '{}', 36) = file.id::text)
  AND NOT EXISTS (SELECT FROM registration WHERE registration.organisation_id = file.organisation_id
    AND registration.id = file.registration_id AND strpos(registration.draft::text, file.id::text) > 0)`;

/** Deletes files that a draft has let go of, unless something else names them: nobody waits for a night to take one back. */
export async function dropUnanswered(
  tx: Transaction,
  { organisationId, registrationId }: Pick<Sender, "organisationId" | "registrationId">,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`
    DELETE FROM answer_file AS file WHERE organisation_id = ${organisationId}::uuid
      AND registration_id = ${registrationId}::uuid AND id = ANY(${[...ids]}::uuid[]) AND ${IS_UNANSWERED}`;
}

/** Deletes what was sent a day ago and answers nothing. */
export function purgeUnansweredFiles(): Promise<number> {
  return transaction(
    (tx) => tx.$executeRaw`
      DELETE FROM answer_file AS file WHERE created_at < clock_timestamp() - interval '1 day' AND ${IS_UNANSWERED}`,
  );
}

/**
 * The answers that name a file which is not this registration's own, sent to this question: by field, with what is wrong. Of
 * a registration that is only made now none is.
 */
export async function foreignFiles(
  tx: Transaction,
  { organisationId, registrationId }: Pick<Sender, "organisationId" | "registrationId">,
  questions: ReadonlyArray<{ kind: string; versionId: string; fieldId: string }>,
  answers: Readonly<Record<string, unknown>>,
): Promise<Record<string, "file">> {
  const named = questions.flatMap(({ kind, versionId, fieldId }) => {
    const file = kind === "file" ? namedFile(answers[versionId]) : null;
    return file ? [{ versionId, fieldId, file }] : [];
  });
  if (named.length === 0) return {};
  const own = await tx.answerFile.findMany({
    where: { organisationId, registrationId, id: { in: named.map(({ file }) => file.id) } },
    select: { id: true, name: true, fieldId: true },
  });
  const isOwn = ({ fieldId, file }: (typeof named)[number]) =>
    own.some((one) => one.id === file.id && one.name === file.name && one.fieldId === fieldId);
  return Object.fromEntries(
    named.filter((one) => !isOwn(one)).map(({ versionId }) => [`answers.${versionId}`, "file" as const]),
  );
}
