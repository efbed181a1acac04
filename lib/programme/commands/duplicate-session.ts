import "server-only";
import { alsoProven, type EditionScope, provenElsewhere } from "@/lib/access/access";
import { lockEdition } from "@/lib/editions/commands/lock-edition";
import type { Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/client";
import { makeOnce, type TwinForm } from "@/lib/platform/db/once";
import { AppError } from "@/lib/platform/errors";
import { asLocalised } from "@/lib/platform/i18n/localised";
import { done, type Result, refused } from "@/lib/platform/result";
import type { Prisma } from "@/prisma/generated/client";
import { NOT_JOINED } from "../rules/list-order";
import { sameTheme } from "../rules/same-theme";
import { asWebsites } from "../rules/websites";
import type { DuplicateSession } from "../schema/session";
import { addSession } from "./edit-session";
import { addSpeaker } from "./edit-speaker";

type Scope = EditionScope<"edit-sessions">;

const INCLUDED = {
  theme: { select: { title: true } },
  people: { orderBy: { order: "asc" }, include: { speaker: true } },
  interpretations: true,
} satisfies Prisma.SessionInclude;
type Source = Prisma.SessionGetPayload<{ include: typeof INCLUDED }>;
type Person = Source["people"][number]["speaker"];

/** What was made, and the address of its edition. */
type Made = { sessionId: string; number: number; school: string; edition: string };

/**
 * A session once more, as an idea without a time: with its texts in all languages, its theme, its people and how it is
 * interpreted. In another edition of the organisation, for whoever may edit sessions there, too, the theme is the one that is
 * called the same; people are linked who are there already, the others only if that was ticked, without their addresses and
 * as people to ask. Times, pictures, materials and who interprets stay behind.
 * @throws AppError("not-found")
 */
export async function duplicateSession(
  scope: Scope,
  input: DuplicateSession,
): Promise<Result<Made, "edition-gone">> {
  const target = await targetOf(scope, input.into);
  if (!target) return refused("edition-gone");
  const form: TwinForm = {
    act: "duplicate-session",
    input,
    find: (tx, made) => tx.session.findFirst({ where: { id: String(made.sessionId), deletedAt: null } }),
  };
  return transaction((tx) =>
    makeOnce(tx, scope, form, async () => {
      await lockEdition(tx, target);
      const { organisationId, editionId } = scope;
      const source = await tx.session.findFirst({
        where: { organisationId, editionId, id: input.session, deletedAt: null },
        include: INCLUDED,
      });
      if (!source) throw new AppError("not-found");
      const made = await addSession(tx, target, {
        act: "duplicate-session",
        ...(target === scope ? asItIs(source) : await asThere(tx, target, source, input.people)),
      });
      await carryOutdated(tx, source, target, made.sessionId);
      return done({ ...made, school: target.schoolSlug, edition: target.editionSlug });
    }),
  );
}

/** The proof for the edition it is made in; null where there is none. */
async function targetOf(scope: Scope, into: string | null): Promise<Scope | null> {
  const [school, edition] = into?.split("/") ?? [];
  if (!school || !edition) return scope;
  const there = await provenElsewhere(scope, { school, edition }, "edit-sessions");
  return there?.editionId === scope.editionId ? scope : there;
}

function contentOf(source: Source, themeId: string | null, noRecording: boolean) {
  const { title, subtitle, abstract, kind, languages, minutes } = source;
  return {
    ...{ title: asLocalised(title), subtitle: asLocalised(subtitle), abstract: asLocalised(abstract) },
    ...{ kind, languages, minutes, themeId, noRecording },
  };
}

/** Its languages and ways of interpreting, as the rows of a form. */
const interpretedAs = (source: Source, who: (speakerId: string | null) => string | null) =>
  source.interpretations.map(({ fromLanguage: from, toLanguage: to, mode, speakerId }, row) => ({
    ...{ from, to, mode, speaker: who(speakerId), row },
  }));

function asItIs(source: Source) {
  return {
    content: contentOf(source, source.themeId, source.noRecording),
    people: source.people.map(({ speakerId: speaker, role }, row) => ({ speaker, role, row })),
    interpretations: interpretedAs(source, (speakerId) => speakerId),
  };
}

async function asThere(tx: Transaction, target: Scope, source: Source, ticked: boolean) {
  const where = { organisationId: target.organisationId, editionId: target.editionId };
  const themes = source.theme ? await tx.theme.findMany({ where, select: { id: true, title: true } }) : [];
  const speakers = await speakersThere(tx, target, source, ticked);
  const people = source.people.flatMap(({ speaker, role }, row) => {
    const there = speakers.get(speaker.personId);
    return there ? [{ speaker: there, role, row }] : [];
  });
  return {
    // Whoever wishes not to be filmed comes, or their wish does not.
    content: contentOf(
      source,
      source.theme && sameTheme(source.theme, themes),
      source.noRecording && people.length > 0,
    ),
    people,
    interpretations: interpretedAs(source, () => null),
  };
}

/** Who is a speaker of the other edition, or becomes one, by person. */
async function speakersThere(
  tx: Transaction,
  target: Scope,
  source: Source,
  ticked: boolean,
): Promise<Map<string, string>> {
  const { organisationId, editionId } = target;
  const personIds = source.people.map(({ speaker }) => speaker.personId);
  const [there, known] = await Promise.all([
    tx.speaker.findMany({
      where: { organisationId, editionId, personId: { in: personIds } },
      select: { id: true, personId: true },
    }),
    // Of two records that were joined, the one that is left.
    tx.speaker.findMany({
      where: { organisationId, id: { in: source.people.map(({ speakerId }) => speakerId) }, ...NOT_JOINED },
      select: { personId: true },
    }),
  ]);
  const found = new Map(there.map(({ id, personId }) => [personId, id]));
  const editor = alsoProven(target, "edit-speakers");
  if (!ticked || !editor) return found;
  const left = new Set(known.map(({ personId }) => personId));
  for (const { speaker } of source.people)
    if (left.has(speaker.personId) && !found.has(speaker.personId))
      found.set(speaker.personId, await addSpeaker(tx, editor, speaker.personId, toAsk(speaker)));
  return found;
}

/** Somebody as they were, who has not said that they come. */
const toAsk = ({ fullName, sortName, affiliation, country, headline, biography, websites }: Person) => ({
  ...{ fullName, sortName, affiliation, country },
  ...{ headline: asLocalised(headline), biography: asLocalised(biography) },
  websites: asWebsites(websites),
  ...{ email: null, unconfirmed: true },
});

/** What was outdated for a translator there is outdated here. */
async function carryOutdated(tx: Transaction, source: Source, target: Scope, objectId: string) {
  const { organisationId, editionId, languages } = target;
  const outdated = await tx.translation.findMany({
    where: { organisationId, objectKind: "session", objectId: source.id, state: "outdated" },
    select: { objectKind: true, field: true, language: true, state: true },
  });
  await tx.translation.createMany({
    data: outdated
      .filter(({ language }) => languages.includes(language))
      .map((row) => ({ organisationId, editionId, objectId, ...row })),
    skipDuplicates: true,
  });
}
