import "server-only";
import { findLoginOf } from "@/lib/access/queries";
import { recordAct } from "@/lib/audit/commands/record";
import { databaseClock, transaction } from "@/lib/platform/db/client";
import { emailKey } from "@/lib/platform/text";

/**
 * Makes (or, with `remove`, no longer makes) the owner of an address an administrator of the installation. The operator
 * vouches for the address; getting in still takes a link sent to it. Counts at the next request.
 * @returns whether anything changed
 */
export async function makeAdministrator(email: string, choice: { remove?: boolean } = {}): Promise<boolean> {
  const key = emailKey(email);
  return transaction(async (tx) => {
    const found = await findLoginOf(tx, email);
    const known =
      found &&
      (await tx.login.findUnique({
        where: { id: found.id },
        select: { id: true, administratorSince: true },
      }));
    if (choice.remove ? !known?.administratorSince : known?.administratorSince) return false;
    const administratorSince = choice.remove ? null : await databaseClock(tx);
    const { id } = known
      ? await tx.login.update({ where: { id: known.id }, data: { administratorSince } })
      : await tx.login.create({
          data: { administratorSince, emails: { create: { email, emailKey: key } } },
        });
    await recordAct(tx, {
      cause: { kind: "command" },
      act: choice.remove ? "remove-administrator" : "make-administrator",
      objectKind: "login",
      objectId: id,
      organisationId: null,
    });
    return true;
  });
}
