import { getLocale } from "next-intl/server";
import { fieldTexts, optionsOf } from "@/components/forms/desk/field-texts";
import { ItemList } from "@/components/forms/desk/item-list";
import type { FieldLanguage } from "@/components/forms/desk/use-field-language";
import type { EditionScope } from "@/lib/access/access";
import {
  removeEditionItemAction,
  saveAccessItemAction,
  saveEditionDayAction,
  saveQuestionAction,
} from "@/lib/editions/actions/edition";
import type { getEditionForms } from "@/lib/editions/queries/edit-forms";
import { ACCESS_KINDS, EDITION_MODES } from "@/lib/editions/schema/edition";
import { formatIsoDay } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import { PageSection } from "./page-texts";

interface ItemFormsProps {
  scope: EditionScope;
  forms: Awaited<ReturnType<typeof getEditionForms>>;
  fieldLanguages: FieldLanguage[];
  part: "days" | "access" | "questions";
  /** The row a link leads to. */
  opened: string | undefined;
  /** Texts older than their original, by record. */
  outdated: ReadonlyMap<string, string[]>;
}

/** One of the lists of an edition's page: days, access, questions. */
export async function ItemForms({ scope, forms, fieldLanguages, part, opened, outdated }: ItemFormsProps) {
  const language = await getLocale();
  const shared = {
    fieldLanguages,
    opened,
    hidden: { school: scope.schoolSlug, edition: scope.editionSlug, version: forms.version },
    remove: removeEditionItemAction,
  };
  const named = (name: unknown) => localise(name, language, scope.languages)?.text ?? "–";
  const marked = <Part extends { id: string }>(row: Part) => ({
    ...row,
    outdated: outdated.get(row.id) ?? [],
  });
  const blank = { ...shared.hidden, id: "" };
  switch (part) {
    case "days": {
      const t = await fieldTexts("day");
      const modes = await optionsOf("mode", EDITION_MODES, "as-edition");
      return (
        <PageSection scope={scope} id="days" form="day">
          <ItemList
            {...shared}
            name="day"
            t={t}
            parts={forms.days.map((day) => ({ ...marked(day), name: formatIsoDay(day.name, language) }))}
            save={saveEditionDayAction}
            removal={{ part: "day" }}
            create={{ action: saveEditionDayAction, hidden: blank }}
            fields={[
              { name: "date", kind: "date", short: true },
              { name: "starts", kind: "time", short: true, optional: true },
              { name: "ends", kind: "time", short: true, optional: true },
              { name: "label", kind: "line", optional: true },
              { name: "module", kind: "line", optional: true },
              { name: "mode", kind: "select", options: modes },
            ]}
          />
        </PageSection>
      );
    }
    case "access": {
      const t = await fieldTexts("access");
      const kinds = await optionsOf("access", ACCESS_KINDS);
      return (
        <PageSection scope={scope} id="access" form="access">
          <ItemList
            {...shared}
            name="access"
            t={t}
            parts={forms.access.map((item) => ({ ...marked(item), name: named(item.name) }))}
            save={saveAccessItemAction}
            removal={{ part: "access-item" }}
            create={{
              action: saveAccessItemAction,
              hidden: blank,
              values: { kind: "step_free" },
              without: ["order"],
            }}
            fields={[
              { name: "kind", kind: "select", options: kinds },
              { name: "title", kind: "line" },
              { name: "text", kind: "block", optional: true },
              { name: "order", kind: "number", short: true },
            ]}
          />
        </PageSection>
      );
    }
    case "questions": {
      const t = await fieldTexts("question");
      return (
        <PageSection scope={scope} id="questions" form="question">
          <ItemList
            {...shared}
            name="question"
            t={t}
            parts={forms.questions.map((item) => ({ ...marked(item), name: named(item.name) }))}
            save={saveQuestionAction}
            removal={{ part: "question" }}
            create={{
              action: saveQuestionAction,
              hidden: blank,
              without: ["order"],
            }}
            fields={[
              { name: "question", kind: "line" },
              { name: "answer", kind: "markdown" },
              { name: "order", kind: "number", short: true },
            ]}
          />
        </PageSection>
      );
    }
  }
}
