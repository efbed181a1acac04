import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/desk/data-table/data-table";
import { HistoryLink } from "@/components/desk/history-link";
import { NamePages } from "@/components/desk/name-pages";
import { PersonLine } from "@/components/desk/person-line";
import { rowHrefOf } from "@/components/desk/row-href";
import { PictureLink } from "@/components/files/desk/picture-link";
import { countryOptions, fieldLanguagesOf, fieldTexts } from "@/components/forms/desk/field-texts";
import { ItemList } from "@/components/forms/desk/item-list";
import { Icon } from "@/components/ui/icon";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import {
  createSpeakerAction,
  editSpeakerAction,
  removeSpeakerAction,
} from "@/lib/programme/actions/speakers";
import type { getSpeakerForms } from "@/lib/programme/queries/speaker-forms";

interface SpeakerFormsProps {
  scope: EditionScope;
  read: Awaited<ReturnType<typeof getSpeakerForms>>;
  /** Texts older than their original, by record. */
  outdated: ReadonlyMap<string, string[]>;
  /** The row a link leads to. */
  opened: string | undefined;
  text: string | undefined;
  /** What the list is narrowed down to, as its address says it. */
  asked?: string | undefined;
}

/** How many stand on a page: a thousand sessions bring as many people. */
export const SPEAKERS_SHOWN = 100;

/** Who is in the programme: a fold per person, edited in place. */
export async function SpeakerForms({ scope, read, outdated, opened, text, asked }: SpeakerFormsProps) {
  const { speakers } = read;
  const [t, words, fieldLanguages, countries] = await Promise.all([
    fieldTexts("speaker"),
    getTranslations("desk-programme"),
    fieldLanguagesOf(scope.languages),
    countryOptions(),
  ]);
  const named = (speaker: (typeof speakers)[number]) => (
    <PersonLine
      name={speaker.fullName}
      facts={[
        speaker.affiliation,
        words("in-sessions", { count: speaker.sessions.length, list: speaker.sessions.join(", ") }),
        ...(speaker.unconfirmed ? [words("unconfirmed")] : []),
      ]}
      between=". "
    />
  );
  const base = `/${await getLocale()}/organise/${scope.schoolSlug}/${scope.editionSlug}`;
  const pages = (
    <NamePages
      names={read.names}
      size={SPEAKERS_SHOWN}
      page={read.page}
      label={t("heading")}
      href={(number) => `${base}/speakers?${asked ? `${asked}&` : ""}page=${number}`}
    />
  );
  if (!may(scope, "edit-speakers"))
    return (
      <>
        {pages}
        <DataTable
          look="rows"
          columns={["who", "replies"]}
          rows={speakers.map((speaker) => ({
            id: speaker.id,
            cells: {
              who: named(speaker),
              replies: (
                <Link className="act" href={`${base}/speakers/${speaker.id}`} prefetch={false}>
                  {words("replies")}
                </Link>
              ),
            },
          }))}
        />
      </>
    );
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  return (
    <>
      {pages}
      {read.names.length === 0 && !asked ? (
        <div className="empty">
          <p>{words("no-speakers")}</p>
          <Link className="btn btn--line btn--small" href={`${base}/programme/import`}>
            <span>{words("import")}</span>
            <Icon name="arrow" />
          </Link>
        </div>
      ) : null}
      <ItemList
        name="speaker"
        t={t}
        fieldLanguages={fieldLanguages}
        opened={opened}
        rowHref={rowHrefOf(`${base}/speakers`, text)}
        parts={speakers.map((speaker) => ({
          ...speaker,
          name: named(speaker),
          outdated: outdated.get(speaker.id) ?? [],
        }))}
        hidden={address}
        idKey="speaker"
        save={editSpeakerAction}
        remove={removeSpeakerAction}
        removal={{}}
        also={(id) => (
          <>
            <Link className="act" href={`${base}/speakers/${id}`} prefetch={false}>
              {words("replies")}
            </Link>{" "}
            <HistoryLink scope={scope} object={id} />{" "}
            <PictureLink scope={scope} place="speaker_face" owner={id} />
          </>
        )}
        create={{ action: createSpeakerAction, hidden: address }}
        fields={[
          { name: "fullName", kind: "text" },
          { name: "sortName", kind: "text", optional: true },
          { name: "affiliation", kind: "text", optional: true },
          { name: "country", kind: "select", options: countries },
          { name: "headline", kind: "line", optional: true },
          { name: "biography", kind: "markdown", optional: true },
          {
            ...{ kind: "rows", name: "websites", look: "lines", ordered: true, spare: 1 },
            ...{ heading: t("websites"), row: t("website"), keys: [["url"]] },
            fields: [
              { name: "url", kind: "url", optional: true },
              { name: "label", kind: "text", optional: true },
            ],
          },
          { name: "email", kind: "email", optional: true },
          { name: "unconfirmed", kind: "tick" },
        ]}
      />
    </>
  );
}
