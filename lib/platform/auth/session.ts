import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { db } from "../db/client";
import { secretHash } from "../secrets";
import { type Actor, VISITOR } from "./actor";

/** The cookie that holds the raw login-session token; `__Host-` needs https. */
export function sessionCookieName(publicUrl: string): string {
  return publicUrl.startsWith("https:") ? "__Host-convivio.session" : "convivio.session";
}

/** Who is asking, once per request. A session past its idle or absolute end is nobody. */
export const getActor = cache(async (): Promise<Actor> => {
  const { settings } = await import("../env");
  const token = (await cookies()).get(sessionCookieName(settings().publicUrl))?.value;
  if (!token) return VISITOR;
  const found = await db().loginSession.findUnique({
    where: { tokenHash: secretHash(token) },
    select: {
      id: true,
      expiresAt: true,
      endsAt: true,
      login: {
        select: {
          id: true,
          name: true,
          language: true,
          administratorSince: true,
          emails: { select: { emailKey: true } },
        },
      },
    },
  });
  const now = Date.now();
  if (!found || found.expiresAt.getTime() <= now || found.endsAt.getTime() <= now) return VISITOR;
  return {
    kind: "login",
    loginId: found.login.id,
    loginSessionId: found.id,
    name: found.login.name,
    language: found.login.language,
    administrator: found.login.administratorSince !== null,
    emailKeys: found.login.emails.map((email) => email.emailKey),
  };
});
