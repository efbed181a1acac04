import { getLocale, getTranslations } from "next-intl/server";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { formatTime } from "@/lib/platform/dates/format";

interface CancellationBannerProps {
  scope: EditionScope;
  dueAt: Date;
  /** How many would be told if it were carried out now. */
  people: number;
}

/** On every page of an edition's desk while its cancellation waits: when it comes, whom it tells, and the way to stop it. */
export async function CancellationBanner({ scope, dueAt, people }: CancellationBannerProps) {
  const [t, language] = await Promise.all([getTranslations("desk"), getLocale()]);
  const { schoolSlug, editionSlug } = scope;
  return (
    <section className="said said--no said--undo no-print" aria-labelledby="cancellation">
      <p id="cancellation">
        {t("cancellation.text", { time: formatTime(dueAt, scope.timeZone, language), count: people })}
      </p>
      {may(scope, "cancel-edition") ? (
        <a className="act" href={`/${language}/organise/${schoolSlug}/${editionSlug}/page?part=publish`}>
          {t("cancellation.stop")}
        </a>
      ) : null}
    </section>
  );
}
