import { localise } from "@/lib/platform/i18n/localised";
import { findText, type Texts } from "@/lib/platform/i18n/texts";
import type { TableContent } from "@/lib/platform/tables/table";
import type { listTeam } from "@/lib/team/queries/list-team";

interface TeamWords {
  name: string;
  t: Texts<"desk-lists">;
  fields: Texts<"desk-fields">;
  language: string;
  languages: readonly string[];
}

/** The team as a file holds it, invitations included. */
export function teamContent(
  members: Awaited<ReturnType<typeof listTeam>>,
  { name, t, fields, language, languages }: TeamWords,
): TableContent {
  const rows = members.map((member) => [
    member.login?.name ?? "",
    member.email,
    findText(fields, `values.team.${member.role}`) ?? member.role,
    member.edition
      ? (localise(member.edition.title, language, languages)?.text ?? member.edition.slug)
      : t("team.everywhere"),
    member.sensitiveData ? t("file.yes") : "",
    member.acceptedAt ?? t("team.invited"),
  ]);
  return {
    name,
    columns: [
      ...(["name", "email", "role", "where", "sensitive"] as const).map((key) => t(`file.${key}`)),
      { moments: t("file.joined") },
    ],
    async *pages() {
      yield rows;
    },
  };
}
