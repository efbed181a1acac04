import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { lockEdition } from "@/lib/editions/commands/lock-edition";
import { databaseClock, transaction } from "@/lib/platform/db/client";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { asLocalised } from "@/lib/platform/i18n/localised";
import { done, type Result } from "@/lib/platform/result";
import { inEveryLanguage } from "../rules/standard-words";
import type { LaterEditionsAsked } from "../schema/later-editions";
import { freeKey } from "./edit-form";

/**
 * Asks whoever registers whether organisers may write to them about later editions, or asks it no more: a box of its own, not
 * ticked, that nothing hangs on. Who has agreed keeps that either way. Asked again under another name of who is responsible it
 * has another version: a consent is to the words that were read.
 */
export async function askLaterEditions(
  scope: EditionScope<"edit-form">,
  { asks }: Pick<LaterEditionsAsked, "asks">,
): Promise<Result<{ asks: boolean }, never>> {
  const { organisationId, editionId } = scope;
  return transaction(async (tx) => {
    await lockEdition(tx, scope);
    const term = await tx.term.findFirst({
      where: { organisationId, editionId, kind: "later_editions" },
      include: { versions: { orderBy: { number: "desc" }, take: 1 } },
    });
    if (asks === (term !== null && term.retiredAt === null)) return done({ asks });
    const { controllerName } = await tx.organisation.findUniqueOrThrow({
      where: { id: organisationId },
      select: { controllerName: true },
    });
    const text = inEveryLanguage((say) => say("laterEditions", { controller: controllerName }));
    if (!term) {
      const key = await freeKey(tx, scope, "later-editions");
      const versions = { create: { number: 1, text } };
      await tx.term.create({ data: { organisationId, editionId, kind: "later_editions", key, versions } });
    } else {
      const retiredAt = asks ? null : await databaseClock(tx);
      const where = { organisationId_id: { organisationId, id: term.id } };
      await tx.term.update({ where, data: { retiredAt } });
      const [last] = term.versions;
      const said = asLocalised(last?.text);
      if (asks && LOCALES.some((locale) => said[locale] !== text[locale]))
        await tx.termVersion.create({
          data: { organisationId, termId: term.id, number: (last?.number ?? 0) + 1, text },
        });
    }
    await recordAct(tx, {
      ...{ cause: scope.actor, act: asks ? "ask-later-editions" : "unask-later-editions" },
      ...{ objectKind: "edition", objectId: editionId, organisationId, editionId },
    });
    return done({ asks });
  });
}
