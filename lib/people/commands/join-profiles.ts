import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { asLocalised } from "@/lib/platform/i18n/localised";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { trackTranslations } from "@/lib/translations/commands/track-translations";
import type { Prisma } from "@/prisma/generated/client";
import type { DoubledSpeaker, SpeakerProfile, TwoRecords } from "../rules/moved-rows";

const PROFILE = {
  ...{ headline: true, biography: true, affiliation: true, country: true, websites: true, email: true },
} as const;
type Field = keyof typeof PROFILE;
type Profile = Prisma.SpeakerGetPayload<{ select: typeof PROFILE }>;
const FIELDS = Object.keys(PROFILE) as Field[];
const TEXTS = ["headline", "biography"] as const;
const EMPTY = {
  ...{ headline: {}, biography: {}, affiliation: "", country: null, websites: [], email: null },
} as const;

type Two = TwoRecords & { editionId: string };

/**
 * What somebody said of themselves as the one of two speakers, and not as the other one, follows: texts, where they come from, and
 * the portrait. What both say stays as the one says it who stays. The texts of the one that is left keep standing there, so that
 * nothing is lost when they are parted.
 */
export async function joinProfiles(
  tx: Transaction,
  { organisationId, editionId, from, to }: Two,
): Promise<SpeakerProfile> {
  const [gone, kept] = await readBoth(tx, { organisationId, from, to });
  const fields = FIELDS.filter((field) => isEmpty(kept[field]) && !isEmpty(gone[field]));
  await write(tx, { organisationId, editionId, to }, kept, pick(gone, fields));
  const pictures = await movePictures(tx, { organisationId, editionId, from, to });
  return { fields, pictures };
}

/** What followed goes back; what somebody has written since stays where it was written. */
export async function partProfiles(
  tx: Transaction,
  organisationId: string,
  { from, to, editionId, profile }: DoubledSpeaker,
): Promise<void> {
  if (!profile) return;
  if ((await tx.speaker.count({ where: { organisationId, id: { in: [from, to] } } })) < 2) return;
  const [gone, kept] = await readBoth(tx, { organisationId, from, to });
  const same = FIELDS.filter(
    (field) => profile.fields.includes(field) && JSON.stringify(gone[field]) === JSON.stringify(kept[field]),
  );
  await write(tx, { organisationId, editionId, to }, kept, pick(EMPTY, same));
  await movePictures(tx, { organisationId, editionId, from: to, to: from }, profile.pictures);
}

async function readBoth(
  tx: Transaction,
  { organisationId, from, to }: TwoRecords,
): Promise<[Profile, Profile]> {
  const read = (id: string) =>
    tx.speaker.findUniqueOrThrow({
      where: { organisationId_id: { organisationId, id } },
      select: PROFILE,
    });
  return [await read(from), await read(to)];
}

async function write(
  tx: Transaction,
  { organisationId, editionId, to: id }: Omit<Two, "from">,
  before: Profile,
  change: Partial<Profile>,
): Promise<void> {
  if (Object.keys(change).length === 0) return;
  const texts = TEXTS.filter((field) => field in change);
  await tx.speaker.update({
    where: { organisationId_id: { organisationId, id } },
    data: { ...(change as Prisma.SpeakerUpdateInput), version: { increment: 1 } },
  });
  // What stays as it was is looked at by nobody here.
  if (texts.length === 0) return;
  const { languages } = await tx.edition.findUniqueOrThrow({
    where: { organisationId_id: { organisationId, id: editionId } },
    select: { languages: true },
  });
  const record = { organisationId, editionId, objectKind: "speaker", objectId: id };
  const after = { ...before, ...change };
  await trackTranslations(tx, record, pick(before, texts), pick(after, texts), languages);
}

/** A portrait goes to who has none. @param only the ids that may go; without them all */
async function movePictures(
  tx: Transaction,
  { organisationId, editionId, from, to }: Two,
  only?: readonly string[],
): Promise<string[]> {
  if ((await tx.storedFile.count({ where: { organisationId, speakerId: to } })) > 0) return [];
  const rows = await tx.storedFile.findMany({
    where: { organisationId, speakerId: from, ...(only ? { id: { in: [...only] } } : {}) },
    select: { id: true },
  });
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  await tx.storedFile.updateMany({
    where: { organisationId, id: { in: ids } },
    data: { speakerId: to, version: { increment: 1 } },
  });
  await invalidateEdition(tx, { organisationId, editionId }, "page");
  return ids;
}

const pick = (profile: Profile | typeof EMPTY, fields: readonly Field[]) =>
  Object.fromEntries(fields.map((field) => [field, profile[field]])) as Partial<Profile>;

const isEmpty = (value: unknown) => {
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && value !== null ? Object.keys(asLocalised(value)).length === 0 : !value;
};
