import "server-only";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { locale } from "next/root-params";
import { getTranslations } from "next-intl/server";
import { fillAnswer } from "@/lib/platform/http/mark-answer";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/i18n/locales";

/** What an address below a live part leads to when it opens nothing. */
export type Place = "page" | "link" | "draft" | "speaker" | "desk" | "signed-out";

/**
 * Ends a page with 404. The `not-found.tsx` beside it says why, once scripts run; the same words leave with the answer
 * for readers without.
 * @param way the address at which one goes on: a form that begins anew, or the sign-in
 */
export async function notThere(place: Place, way?: string): Promise<never> {
  const [wanted, asked] = await Promise.all([locale(), headers()]);
  const language = isLocale(wanted) ? wanted : DEFAULT_LOCALE;
  fillAnswer(asked, { language, ...(await WORDS[place](language, way)) });
  notFound();
}

const WORDS = {
  async page(language: string) {
    const t = await getTranslations("public.frame");
    const links = [{ href: `/${language}`, text: t("schools") }];
    return { title: t("notThere"), paragraphs: [t("notThereText")], links };
  },
  async link(language: string) {
    const t = await getTranslations("registration.gone");
    const links = [{ href: `/${language}/lost-link`, text: t("button") }];
    return { title: t("title"), paragraphs: [t("text")], links };
  },
  async draft(language: string, form?: string) {
    const t = await getTranslations("registration.draftGone");
    const links = [
      ...(form ? [{ href: form, text: t("begin") }] : []),
      { href: `/${language}/lost-link`, text: t("lost") },
    ];
    return { title: t("title"), paragraphs: [t("text"), t("moved")], links };
  },
  async speaker(language: string) {
    const [t, frame] = await Promise.all([getTranslations("speak.gone"), getTranslations("public.frame")]);
    const links = [{ href: `/${language}`, text: frame("schools") }];
    return { title: t("title"), paragraphs: [t("text")], links };
  },
  async desk(language: string) {
    const t = await getTranslations("desk.not-open");
    const paragraphs = [t("text"), t("role"), t("deleted"), t("address"), t("ask")];
    return { title: t("title"), paragraphs, links: [{ href: `/${language}/organise`, text: t("button") }] };
  },
  async "signed-out"(language: string, signIn = `/${language}/sign-in`) {
    const t = await getTranslations("desk.signed-out");
    return { title: t("title"), paragraphs: [t("text")], links: [{ href: signIn, text: t("button") }] };
  },
};
