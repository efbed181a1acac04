import { getTranslations } from "next-intl/server";
import { uploadPicture } from "@/lib/files/commands/upload-picture";
import { IDLE } from "@/lib/platform/action";
import { isLocale } from "@/lib/platform/i18n/locales";
import { findText } from "@/lib/platform/i18n/texts";
import { refuseLarge } from "@/lib/platform/pictures/make";
import { takeDocument } from "./_document";

export const dynamic = "force-dynamic";

const PRIVATE = { "cache-control": "private, no-store" };
const SLUG = /^[a-z0-9][a-z0-9-]*$/;

/**
 * Takes an uploaded picture, or a document: sent by a script, which shows how far it is, or as a plain form. Both learn where to go on, or
 * what is wrong and by how much; a plain form by the address of the page it came from.
 */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData().catch(() => null);
  const [locale, school, edition] = ["locale", "school", "edition"].map((key) =>
    String(form?.get(key) ?? ""),
  );
  if (!form || !isLocale(locale) || !SLUG.test(school ?? "") || !SLUG.test(edition ?? ""))
    return new Response(null, { status: 400, headers: PRIVATE });
  form.delete("locale");
  if (form.has("document")) return takeDocument(form, `/${locale}/organise/${school}/${edition}/materials`);
  const isScript = request.headers.get("accept") === "application/json";
  const page = `/${locale}/organise/${school}/${edition}/pictures`;
  const sent = form.get("picture");
  // Before it is read: an action would only say that it is too large, not by how much.
  const large = sent instanceof File ? refuseLarge(sent.size) : null;
  const state = large ? { ...large, status: "refused" as const } : await uploadPicture(IDLE, form);
  if (state.status === "done") {
    const goTo = `${page}/${state.value.fileId}`;
    return isScript ? Response.json({ goTo }, { headers: PRIVATE }) : seeOther(goTo);
  }
  if (state.status === "rejected" && state.code === "not-found" && !isScript)
    return new Response(null, { status: 404, headers: PRIVATE });
  const { reason, detail } = refusalOf(state);
  if (!isScript) return seeOther(`${page}?${new URLSearchParams({ refused: reason, ...detail })}#add`);
  const t = await getTranslations({ locale, namespace: "desk-pictures" });
  const text = findText(t, `refused.${reason}`, detail) ?? t("refused.other");
  return Response.json({ text }, { status: 422, headers: PRIVATE });
}

type State =
  | Awaited<ReturnType<typeof uploadPicture>>
  | { status: "refused"; reason: string; detail?: Record<string, string | number> };

function refusalOf(state: State): { reason: string; detail: Record<string, string> } {
  if (state.status === "refused") {
    const detail = Object.entries(state.detail ?? {}).map(([key, value]) => [key, String(value)]);
    return { reason: state.reason, detail: Object.fromEntries(detail) };
  }
  if (state.status === "rejected") return { reason: state.code, detail: {} };
  return { reason: "other", detail: {} };
}

const seeOther = (goTo: string) =>
  new Response(null, { status: 303, headers: { ...PRIVATE, location: goTo } });
