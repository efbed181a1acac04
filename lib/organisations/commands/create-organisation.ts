import "server-only";
import { recordAct } from "@/lib/audit/commands/record";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { makeOnce, type TwinForm } from "@/lib/platform/db/once";
import { done, type Result } from "@/lib/platform/result";
import { emailKey } from "@/lib/platform/text";
import type { FounderScope } from "../access";
import type { NewOrganisation } from "../schema";

/** Founds an organisation; whoever does becomes its owner. */
export async function createOrganisation(
  scope: FounderScope,
  input: NewOrganisation,
): Promise<Result<{ organisationId: string }, never>> {
  const form: TwinForm = {
    act: "create-organisation",
    input,
    find: (tx, made) =>
      tx.organisation.findFirst({ where: { id: String(made.organisationId), deletedAt: null } }),
  };
  return transaction((tx) =>
    makeOnce(tx, scope, form, async () =>
      done({ organisationId: await foundOrganisation(tx, scope, input) }),
    ),
  );
}

/** The same inside a larger transaction. @returns its id */
export async function foundOrganisation(
  tx: Transaction,
  scope: FounderScope,
  input: NewOrganisation,
): Promise<string> {
  const { id: loginId } = scope.actor;
  const address = await tx.loginEmail.findFirst({
    where: { loginId },
    orderBy: { verifiedAt: "asc" },
    select: { email: true },
  });
  const email = address?.email ?? input.privacyContact;
  const { id } = await tx.organisation.create({
    data: {
      name: input.name,
      controllerName: input.name,
      privacyContact: input.privacyContact,
      languages: [input.language],
    },
    select: { id: true },
  });
  const now = new Date();
  await tx.teamMember.create({
    data: {
      organisationId: id,
      loginId,
      email,
      emailKey: emailKey(email),
      role: "owner",
      language: input.language,
      acceptedAt: now,
    },
  });
  await recordAct(tx, {
    cause: scope.actor,
    act: "create-organisation",
    objectKind: "organisation",
    objectId: id,
    organisationId: id,
    values: [{ field: "name", after: input.name }],
  });
  return id;
}
