import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { Fragment } from "react";
import { DataTable } from "@/components/desk/data-table/data-table";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { Localised } from "@/components/ui/localised";
import type { SchoolScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { nameIsoDay } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import { createNextEditionAction } from "@/lib/setup/actions/setup";
import type { previewNext } from "@/lib/setup/queries/next-source";
import { PARTS, type Part, takenParts } from "@/lib/setup/rules/parts";
import type { NextEdition } from "@/lib/setup/schema";
import { NextDates } from "./next-dates";
import { PartCount } from "./part-count";

type Preview = Awaited<ReturnType<typeof previewNext>>;
interface NextPreviewProps extends Preview {
  scope: SchoolScope;
  input: NextEdition;
}

/** What will be made, part by part with names and dates, and what stays behind. The last button alone writes. */
export async function NextPreview({ scope, input, ...preview }: NextPreviewProps) {
  const { source, dates, questions, counts, slug, elsewhere } = preview;
  const [t, language] = await Promise.all([getTranslations("next-edition"), getLocale()]);
  const say = (text: unknown) => localise(text, language, source.languages);
  const base = `/${language}/organise/${scope.schoolSlug}`;
  const taken = takenParts(input.parts);
  const comes = (part: Part) => taken.has(part) && (part !== "team" || may(scope, "manage-team"));
  const address = new URLSearchParams([
    ["from", source.slug],
    ["look", "again"],
    ...Object.entries(input.title).map(([tag, text]) => [`title.${tag}`, text]),
    ["city", input.city],
    ["firstDay", input.firstDay],
    ...input.parts.map((part) => ["part", part]),
  ] as [string, string][]);
  const notes = comes("form") ? formNotes(questions, say, t, language) : [];
  return (
    <>
      <p>
        <Link href={`${base}/next?${address}`} prefetch={false}>
          {t("otherwise")}
        </Link>
      </p>
      <h1 className="above-3">
        <Localised text={say(input.title)} />
      </h1>
      <p className="muted">{t("address", { address: `/${scope.schoolSlug}/${slug}` })}</p>
      <NextDates dates={dates} zone={source.timeZone} />
      <h2 className="above-5">{t("preview")}</h2>
      <DataTable
        look="rows"
        columns={["part"]}
        rows={PARTS.filter(comes).map((part) => ({
          id: part,
          cells: {
            part: (
              <>
                <span className="name">{t(`part.${part}`)}</span>{" "}
                <small className="muted">
                  <PartCount part={part} counts={counts} t={t} />
                </small>
                <Names part={part} counts={counts} say={say} more={(count) => t("more", { count })} />
                {part === "venue" && elsewhere ? <p className="small">{t("elsewhere")}</p> : null}
                {part === "form"
                  ? notes.map((note) => (
                      <p className="small" key={note}>
                        {note}
                      </p>
                    ))
                  : null}
              </>
            ),
          },
        }))}
      />
      <h2 className="above-5">{t("left")}</h2>
      <ul className="plain above-3">
        {PARTS.filter((part) => !comes(part)).map((part) => (
          <li key={part}>{t(`part.${part}`)}</li>
        ))}
        <li>{t("never")}</li>
      </ul>
      <p className="above-4">{t.rich("contact", { address: () => <bdi>{source.contactEmail}</bdi> })}</p>
      <p className="above-4">{t("marked")}</p>
      <DeskForm
        name="next-edition"
        action={createNextEditionAction}
        hidden={{
          ...{ school: scope.schoolSlug, from: source.slug, city: input.city, firstDay: input.firstDay },
          ...Object.fromEntries(Object.entries(input.title).map(([tag, text]) => [`title.${tag}`, text])),
          parts: input.parts.join("."),
        }}
        submit={t("make")}
        icon="plus"
        doneHref={`${base}/{editionSlug}/overview`}
      />
    </>
  );
}

type Say = (text: unknown) => ReturnType<typeof localise>;
type Translate = Awaited<ReturnType<typeof getTranslations<"next-edition">>>;

/** What of the form becomes otherwise. */
function formNotes(questions: Preview["questions"], say: Say, t: Translate, language: string): string[] {
  return questions.flatMap(({ question, deadline, without, withoutCategory }) => {
    const name = say(question.label)?.text ?? question.key;
    return [
      ...(question.deadline && deadline
        ? [t("deadline", { question: name, date: nameIsoDay(deadline, language) })]
        : []),
      ...(question.deadline && !deadline ? [t("deadline-gone", { question: name })] : []),
      ...(without.length > 0 || withoutCategory ? [t("without", { question: name })] : []),
    ];
  });
}

interface NamesProps {
  part: Part;
  counts: Preview["counts"];
  say: Say;
  more: (count: number) => string;
}

/** How the first ones of a part are called. */
function Names({ part, counts, say, more }: NamesProps) {
  const of = counts[part as keyof Preview["counts"]];
  if (!of || !("names" in of) || of.names.length === 0) return null;
  const rest = of.count - of.names.length;
  return (
    <p className="small">
      {of.names.map((name, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may be called the same, and nothing is moved
        <Fragment key={index}>
          {index > 0 ? " · " : ""}
          {typeof name === "string" ? <bdi>{name}</bdi> : <Localised text={say(name)} />}
        </Fragment>
      ))}
      {rest > 0 ? ` · ${more(rest)}` : ""}
    </p>
  );
}
