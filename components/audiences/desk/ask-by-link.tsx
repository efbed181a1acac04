import Link from "next/link";
import { getLocale } from "next-intl/server";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { fieldTexts } from "@/components/forms/desk/field-texts";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { askByLinkAction } from "@/lib/audiences/actions/asking";
import type { AskingNow } from "@/lib/audiences/queries/asking";
import { formatDayAndTime } from "@/lib/platform/dates/format";

/** How many have answered what was asked later, who has not, and the one act that asks or reminds them. */
export async function AskByLink({ scope, asking }: { scope: EditionScope; asking: AskingNow }) {
  const [t, language] = await Promise.all([fieldTexts("ask-by-link"), getLocale()]);
  const { asked, toAnswer, number, last, open } = asking;
  const desk = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}`;
  const answered = asked - toAnswer;
  return (
    <section className="section" aria-labelledby="ask-by-link">
      <h2 id="ask-by-link">{t("heading")}</h2>
      <p className="above-3">
        {asked === 0 ? t("nobody") : t("answered", { answered, asked })}{" "}
        {toAnswer > 0 && may(scope, "view-registrations") ? (
          <Link href={`${desk}/registrations?answers=missing`} prefetch={false}>
            {t("who", { count: toAnswer })}
          </Link>
        ) : null}
      </p>
      {last ? (
        <p className="small muted">
          {t("last", { when: formatDayAndTime(last.at, scope.timeZone, language), count: last.told })}
        </p>
      ) : null}
      {toAnswer > 0 && open && may(scope, "send-messages") ? (
        <>
          <p className="above-3">
            {t("explain")}{" "}
            <Link href={`${desk}/outbox/wording/still-to-answer`} prefetch={false}>
              {t("reads")}
            </Link>
          </p>
          <DeskForm
            name="ask-by-link"
            action={askByLinkAction}
            hidden={{ school: scope.schoolSlug, edition: scope.editionSlug, number }}
            submit={t(number === 0 ? "ask" : "remind", { count: toAnswer })}
            icon="arrow"
            done={t("done")}
          />
        </>
      ) : null}
    </section>
  );
}
