import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Markdown } from "@/components/ui/markdown";
import type { RegisterForm } from "@/lib/forms/rules/register-form";
import { formatDayAndTime, formatDeadline } from "@/lib/platform/dates/format";
import type { Locale } from "@/lib/platform/i18n/locales";

/** Said in place of the form while nobody can register: why, until when, whom to ask. */
export async function ClosedPage({ locale, form }: { locale: Locale; form: RegisterForm }) {
  const t = await getTranslations("registration.closed");
  const { head, phase } = form;
  const title = t(phase === "open" || phase === "full" || phase === "draft" ? "closed" : phase, {
    title: head.title.text,
  });
  // Where nobody has told it, there is nothing to see.
  const overText = head.has.recap ? t("overText") : null;
  const text = {
    announced: head.registrationOpensAt
      ? t("announcedOn", {
          date: formatDayAndTime(new Date(head.registrationOpensAt), head.timeZone, locale),
        })
      : t("announcedSometime"),
    closed: head.registrationClosesAt
      ? t("closedOn", { date: formatDeadline(new Date(head.registrationClosesAt), head.timeZone, locale) })
      : null,
    running: t("runningText", { title: head.title.text }),
    past: overText,
    archived: overText,
    cancelled: t("cancelledText"),
    open: null,
    full: null,
    draft: null,
  }[phase];
  return (
    <>
      <title>{`${title}. ${head.title.text}`}</title>
      <h1 className="ask-h1">{title}</h1>
      {text && <p className="lead">{text}</p>}
      {phase === "cancelled" && form.cancelReason && (
        <Markdown text={form.cancelReason} className="lead above-3" />
      )}
      <p className="above-4">{t("contact", { contact: head.contactEmail })}</p>
      <p className="row above-5">
        <ButtonLink href={`/${locale}/schools/${head.schoolSlug}/${head.editionSlug}`} quiet>
          {t("see", { title: head.title.text })}
        </ButtonLink>
        <a href={`/${locale}/lost-link`}>{t("link")}</a>
      </p>
    </>
  );
}
