import "server-only";
import { transaction } from "@/lib/platform/db/client";

/** Addresses of former members of teams, which earlier versions kept. @returns how many */
export function purgeFormerMembers(): Promise<number> {
  return transaction(
    (tx) => tx.$executeRaw`
      UPDATE team_member SET email = '', email_key = '' WHERE removed_at IS NOT NULL AND email <> ''`,
  );
}
