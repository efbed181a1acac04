import type { Transaction } from "@/lib/platform/db/client";
import { translationGaps } from "@/lib/translations/rules";
import type { ExampleIds } from "./insert-school";
import { DRAFT_MESSAGE, NEW_SESSION } from "./upcoming/desk-work";

/** What an organiser has begun since the last release: a session without a time, a message that is not sent. */
export async function insertDeskWork(
  tx: Transaction,
  ids: ExampleIds,
  languages: readonly string[],
  number: number,
): Promise<void> {
  const owner = { organisationId: ids.organisationId, editionId: ids.editionId };
  const { theme, ...session } = NEW_SESSION;
  const { id } = await tx.session.create({
    data: { ...owner, ...session, number, themeId: ids.themes[theme - 1] ?? null },
    select: { id: true },
  });
  const gaps = translationGaps(null, { title: session.title, abstract: session.abstract }, languages);
  await tx.translation.createMany({
    data: gaps.map((gap) => ({ ...owner, objectKind: "session", objectId: id, ...gap })),
  });
  await tx.mailing.create({ data: { ...owner, ...DRAFT_MESSAGE, state: "draft" } });
}
