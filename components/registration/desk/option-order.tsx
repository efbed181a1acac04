import { BrowserTexts } from "@/components/desk/browser-texts";
import { DataTable } from "@/components/desk/data-table/data-table";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { DragOrder, Grip } from "@/components/forms/desk/drag-order";
import type { FieldTexts } from "@/components/forms/desk/fields";
import { moveOptionAction } from "@/lib/forms/actions/form";
import { localise } from "@/lib/platform/i18n/localised";
import type { ConditionReader } from "./condition-words";
import type { FormQuestion } from "./form-question";

interface OptionOrderProps {
  question: FormQuestion;
  address: Record<"school" | "edition", string>;
  t: FieldTexts;
  reader: ConditionReader;
}

/** The options of a question in their order, each with its grip and its buttons. */
export function OptionOrder({ question, address, t, reader: { language, fallback } }: OptionOrderProps) {
  const { id: questionId, answers } = question;
  const last = answers.length - 1;
  if (last < 1) return null;
  const here = { ...address, question: questionId };
  const worded = answers.map(({ value, label }) => {
    const words = localise(label, language, fallback);
    return { id: value, name: words?.text ?? value, lang: words?.lang ?? undefined };
  });
  return (
    <details className="fold">
      <summary>{t("option-order")}</summary>
      <BrowserTexts namespaces={["desk-ui", "field-errors", "form-order"]}>
        <DragOrder action={moveOptionAction} idKey="option" hidden={here} order={worded}>
          <DataTable
            look="rows"
            columns={["option", "move"]}
            rows={worded.map(({ id, name, lang }, index) => {
              const move = (to: "up" | "down") => (
                <DeskForm
                  name={`option-${to}-${id}`}
                  action={moveOptionAction}
                  hidden={{ ...here, option: id, to, before: null }}
                  submit={t(to)}
                  look="text"
                  ofStored
                />
              );
              return {
                id,
                cells: {
                  option: (
                    <span className="name" dir="auto" lang={lang}>
                      {name}
                    </span>
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
            })}
          />
        </DragOrder>
      </BrowserTexts>
    </details>
  );
}
