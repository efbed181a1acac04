import { getTranslations } from "next-intl/server";
import type { getMailingForm } from "@/lib/audiences/queries/mailings";
import { formatLanguage } from "@/lib/platform/dates/format";

interface MailingCountsProps {
  form: Awaited<ReturnType<typeof getMailingForm>>;
  language: string;
}

const UNREACHED = ["unwanted", "refused"] as const;

/** How many it reaches now in each language, and which of them read another one. */
export async function MailingCounts({ form, language }: MailingCountsProps) {
  const lists = await getTranslations("desk-lists");
  if (form.counts.length === 0) return <p>{lists("outbox.reaches-none")}</p>;
  return (
    <ul>
      {UNREACHED.map((why) =>
        form.unreached[why] > 0 ? (
          <li key={why}>
            <b>{lists(`outbox.will-not.${why}`, { count: form.unreached[why] })}</b>
          </li>
        ) : null,
      )}
      {form.counts.map((one) => (
        <li key={one.language}>
          {lists("outbox.preview-for", {
            count: one.people,
            language: formatLanguage(one.language, language),
          })}
          {one.written ? null : <p className="muted">{lists("outbox.preview-fallback")}</p>}
        </li>
      ))}
    </ul>
  );
}
