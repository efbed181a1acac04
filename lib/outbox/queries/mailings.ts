import "server-only";
import { reading } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { flatFields } from "@/lib/platform/form-fields";
import { asLocalised } from "@/lib/platform/i18n/localised";
import type { EditionScope } from "@/lib/team/access";

type Scope = EditionScope<"send-messages">;

/** The plain messages of an edition, the newest first. */
export async function listMailings(scope: EditionScope<"view-outbox">) {
  const { organisationId, editionId } = scope;
  return reading((db) =>
    db.mailing.findMany({
      where: { organisationId, editionId },
      orderBy: { createdAt: "desc" },
      take: 100,
      select: {
        id: true,
        state: true,
        subject: true,
        sentAt: true,
        createdAt: true,
        _count: { select: { messages: true } },
      },
    }),
  );
}

/** A message as its form is filled, and how many people it would reach now. @throws AppError("not-found") */
export async function getMailingForm(scope: Scope, id: string) {
  const { organisationId, editionId } = scope;
  return reading(async (db) => {
    const row = await db.mailing.findFirst({ where: { organisationId, editionId, id } });
    if (!row) throw new AppError("not-found");
    const states = (["confirmed", "waitlisted"] as const).filter((state) => row.audience.includes(state));
    const reaches = await db.registration.count({
      where: { organisationId, editionId, state: { in: states }, erasedAt: null },
    });
    return {
      id,
      version: row.version,
      state: row.state,
      reaches,
      values: flatFields({
        audience: row.audience,
        subject: asLocalised(row.subject),
        body: asLocalised(row.body),
      }),
    };
  });
}
