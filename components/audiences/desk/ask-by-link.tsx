import Link from "next/link";
import { getLocale } from "next-intl/server";
import { fieldTexts } from "@/components/forms/desk/field-texts";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import type { AskingNow } from "@/lib/audiences/queries/asking";
import { formatDayAndTime } from "@/lib/platform/dates/format";
import { AskRun } from "./ask-run";

/** How many have answered what was asked later, who has not, and the one act that asks or reminds them. */
export async function AskByLink({ scope, asking }: { scope: EditionScope; asking: AskingNow }) {
  const [t, language] = await Promise.all([fieldTexts("ask-by-link"), getLocale()]);
  const { asked, toAnswer, number, seen, last, left, open } = asking;
  const desk = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}`;
  const answered = asked - toAnswer;
  const cutOff = open && left ? left : 0;
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
      {last && cutOff === 0 ? (
        <p className="small muted">
          {t("last", { when: formatDayAndTime(last.at, scope.timeZone, language), count: last.told })}
        </p>
      ) : null}
      {last && cutOff > 0 ? (
        <p className="said said--note" role="status">
          {t("cut-off", { told: last.told, left: cutOff })}{" "}
          <progress max={last.told + cutOff} value={last.told} aria-label={t("progress")} />
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
          <AskRun
            address={{ school: scope.schoolSlug, edition: scope.editionSlug }}
            seen={seen}
            submit={
              cutOff === 0
                ? t(number === 0 ? "ask" : "remind", { count: toAnswer })
                : t("go-on", { count: cutOff })
            }
            done={t("done")}
            meanwhile={t("meanwhile")}
          />
        </>
      ) : null}
    </section>
  );
}
