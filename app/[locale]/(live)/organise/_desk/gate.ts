import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { locale } from "next/root-params";
import { requireEdition, requireLogin, requireOrganisation, requireSchool } from "@/lib/access/access";
import type { Act } from "@/lib/access/policy";
import { AppError } from "@/lib/platform/errors";
import { isSent } from "@/lib/platform/http/mark-answer";
import { isUuid } from "@/lib/platform/uuid";
import { notThere } from "../../_not-there";

/** What the pages of one edition's desk get from Next. */
export interface EditionPageProps {
  params: Promise<{ locale: string; school: string; edition: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The edition a page is about and the proof that its reader may do `act` there; else 404, or the way to sign in. */
export function editionGate<const Given extends Act>(school: string, edition: string, act: Given) {
  return opened(`/${school}/${edition}/overview`, () => requireEdition(school, edition, act));
}

/** As `editionGate` for a school. */
export function schoolGate<const Given extends Act>(school: string, act: Given) {
  return opened(`/${school}`, () => requireSchool(school, act));
}

/** As `editionGate` for an organisation. */
export function organisationGate<const Given extends Act>(organisation: string, act: Given) {
  return opened(`/organisations/${organisation}`, () => requireOrganisation(organisation, act));
}

/** Anybody who is signed in. */
export function loginGate() {
  return opened("", requireLogin);
}

async function opened<Proof>(place: string, gate: () => Promise<Proof>): Promise<Proof> {
  try {
    return await gate();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "not-found") return notThere("desk");
    if (error.code === "sign-in-needed") {
      const [language, asked] = await Promise.all([locale(), headers()]);
      const signIn = `/${language}/sign-in?to=${encodeURIComponent(`/${language}/organise${place}`)}`;
      // A form that was sent without script is answered by this page: elsewhere what was written would be gone.
      if (isSent(asked) && !asked.has("next-action")) return notThere("signed-out", signIn);
      redirect(signIn);
    }
    throw error;
  }
}

/** A record named in the address; 404 when it is not there, not yours, or not even an id. */
export async function found<Value>(id: string, read: (id: string) => Promise<Value>): Promise<Value> {
  if (!isUuid(id)) return notThere("desk");
  try {
    return await read(id);
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") return notThere("desk");
    throw error;
  }
}
