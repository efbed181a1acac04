import Link from "next/link";
import { BrowserTexts } from "@/components/desk/browser-texts";
import { DataTable } from "@/components/desk/data-table/data-table";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { DragOrder, Grip } from "@/components/forms/desk/drag-order";
import type { FieldTexts } from "@/components/forms/desk/fields";
import type { EditionScope } from "@/lib/access/access";
import { bringBackQuestionAction, moveQuestionAction } from "@/lib/forms/actions/form";
import type { getFormQuestions } from "@/lib/forms/queries/form-questions";
import { formatDayAndTime, nameIsoDay } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import type { FieldKind } from "@/prisma/generated/enums";
import { type ConditionReader, tellCondition } from "./condition-words";
import type { FormQuestion } from "./form-question";
import styles from "./question-list.module.css";

interface ListProps {
  scope: EditionScope;
  address: Record<"school" | "edition", string>;
  language: string;
  t: FieldTexts;
}

interface AskedListProps extends ListProps {
  questions: readonly FormQuestion[];
  base: string;
  edits: boolean;
  kindName: (kind: FieldKind) => string;
  reader: ConditionReader;
}

/** The questions in the order of the form, each with the buttons that move it. */
export function AskedList(props: AskedListProps) {
  const { questions, base, edits, address, kindName, scope, language, t, reader } = props;
  const last = questions.length - 1;
  const list = (
    <DataTable
      look="rows"
      columns={edits ? ["question", "move"] : ["question"]}
      empty={<p>{t("none")}</p>}
      rows={questions.map(
        ({ id, label, kind, required, sensitive, later, deadline, condition, places, newPage }, index) => {
          const when = tellCondition(condition, reader);
          const text = localise(label, language, scope.languages)?.text ?? "–";
          const move = (to: "up" | "down") => (
            <DeskForm
              name={`question-${to}-${id}`}
              action={moveQuestionAction}
              hidden={{ ...address, question: id, to, before: null }}
              submit={t(to)}
              look="text"
            />
          );
          const facts = [
            newPage ? t("new-page") : kindName(kind),
            ...(later ? [t("asked-later")] : []),
            ...(deadline ? [t("deadline-on", { date: nameIsoDay(deadline, language) })] : []),
            ...(required ? [t("required.label")] : []),
            ...(sensitive ? [t("sensitive.label")] : []),
          ];
          return {
            id,
            cells: {
              question: (
                <>
                  {edits ? (
                    <Link className="name" href={`${base}?open=${id}`} prefetch={false} dir="auto">
                      {text}
                    </Link>
                  ) : (
                    <span className="name" dir="auto">
                      {text}
                    </span>
                  )}
                  <p className="small muted">{facts.join(" · ")}</p>
                  {when ? <p className="small">{when}</p> : null}
                  {places.length > 0 ? (
                    <ul className={`small ${styles.options}`}>
                      {places.map(({ value, label: option, taken, capacity }) => (
                        <li key={value} dir="auto">
                          {t("option-taken", {
                            option: localise(option, language, scope.languages)?.text ?? value,
                            ...{ taken, capacity },
                          })}
                        </li>
                      ))}
                    </ul>
                  ) : null}
                </>
              ),
              move: (
                <>
                  <Grip id={id} title={t("grip")} />
                  {index > 0 ? move("up") : null}
                  {index < last ? move("down") : null}
                </>
              ),
            },
          };
        },
      )}
    />
  );
  if (!edits || last < 1) return list;
  return (
    <BrowserTexts namespaces={["desk-ui", "field-errors", "form-order"]}>
      <DragOrder
        action={moveQuestionAction}
        idKey="question"
        hidden={address}
        order={questions.map(({ id, label }) => {
          const worded = localise(label, language, scope.languages);
          return { id, name: worded?.text ?? "–", lang: worded?.lang ?? undefined };
        })}
      >
        {list}
      </DragOrder>
    </BrowserTexts>
  );
}

/** What is asked no more, with the way back. */
export function RetiredList({
  retired,
  address,
  scope,
  language,
  t,
}: ListProps & { retired: Awaited<ReturnType<typeof getFormQuestions>>["retired"] }) {
  if (retired.length === 0) return null;
  return (
    <details className="fold">
      <summary>{t("retired", { count: retired.length })}</summary>
      <DataTable
        look="rows"
        columns={["question", "back"]}
        rows={retired.map(({ id, label, retiredAt }) => ({
          id,
          cells: {
            question: (
              <>
                <span className="name" dir="auto">
                  {localise(label, language, scope.languages)?.text ?? "–"}
                </span>
                <p>{t("retired-on", { when: formatDayAndTime(retiredAt, scope.timeZone, language) })}</p>
              </>
            ),
            back: (
              <DeskForm
                name={`question-back-${id}`}
                action={bringBackQuestionAction}
                hidden={{ ...address, question: id }}
                submit={t("bring-back")}
                done={t("back")}
                look="text"
                goesAway
              />
            ),
          },
        }))}
      />
    </details>
  );
}
