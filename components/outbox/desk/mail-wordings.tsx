import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/desk/data-table/data-table";
import type { EditionScope } from "@/lib/access/access";
import type { listMailWordings } from "@/lib/outbox/queries/mail-wordings";
import { capitalise, formatLanguage } from "@/lib/platform/dates/format";

interface MailWordingsProps {
  scope: EditionScope<"view-outbox">;
  wordings: Awaited<ReturnType<typeof listMailWordings>>;
}

/** The mails that an edition may say itself, each with the way to its words. */
export async function MailWordings({ scope, wordings }: MailWordingsProps) {
  const [t, mails, language] = await Promise.all([
    getTranslations("desk-lists"),
    getTranslations("emails"),
    getLocale(),
  ]);
  const base = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/outbox/wording`;
  const list = new Intl.ListFormat(language);
  const stateOf = ({ changed, languages }: MailWordingsProps["wordings"][number]) => {
    if (!changed) return t("outbox.wording.ours");
    if (languages.length === 0 || languages.length === scope.languages.length) return t("outbox.wording.own");
    const names = languages.map((tag) => formatLanguage(tag, language));
    return t("outbox.wording.own-in", { languages: list.format(names) });
  };
  return (
    <>
      <p className="lead">{t("outbox.wording.introduction")}</p>
      <DataTable
        look="rows"
        columns={["mail", "state"]}
        rows={wordings.map((wording) => ({
          id: wording.template,
          cells: {
            mail: (
              <Link className="name" href={`${base}/${wording.template}`} prefetch={false}>
                {capitalise(mails(`${wording.template}.name`), language)}
              </Link>
            ),
            state: <span className="muted">{stateOf(wording)}</span>,
          },
        }))}
      />
    </>
  );
}
