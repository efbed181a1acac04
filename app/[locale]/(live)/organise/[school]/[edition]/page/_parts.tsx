import { getLocale } from "next-intl/server";
import type { Tongue } from "@/components/desk/desk-form-state";
import { PartList } from "@/components/desk/part-list";
import { formatIsoDay } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import {
  removeEditionPartAction,
  saveAccessItemAction,
  saveEditionDayAction,
  saveHostAction,
  saveQuestionAction,
} from "@/lib/schools/actions/edition";
import type { getEditionForms } from "@/lib/schools/queries/edit-forms";
import { ACCESS_KINDS, EDITION_MODES, HOST_ROLES } from "@/lib/schools/schema/edition";
import type { EditionScope } from "@/lib/team/access";
import { fieldTexts, optionsOf } from "../../../_desk/texts";
import { PagePart } from "./_texts";

interface PartsFormsProps {
  scope: EditionScope;
  forms: Awaited<ReturnType<typeof getEditionForms>>;
  tongues: Tongue[];
}

/** The lists of an edition's page: days, who organises, access, questions. */
export async function PartsForms({ scope, forms, tongues }: PartsFormsProps) {
  const [language, days, hosts, access, questions, modes, roles, kinds] = await Promise.all([
    getLocale(),
    fieldTexts("day"),
    fieldTexts("host"),
    fieldTexts("access"),
    fieldTexts("question"),
    optionsOf("mode", EDITION_MODES, "as-edition"),
    optionsOf("host", HOST_ROLES),
    optionsOf("access", ACCESS_KINDS),
  ]);
  const shared = {
    tongues,
    hidden: { school: scope.schoolSlug, edition: scope.editionSlug, version: forms.version },
    remove: removeEditionPartAction,
  };
  const named = (name: unknown) => localise(name, language, scope.languages)?.text ?? "–";
  return (
    <>
      <PagePart scope={scope} id="days" form="day">
        <PartList
          {...shared}
          name="day"
          t={days}
          parts={forms.days.map((day) => ({ ...day, name: formatIsoDay(day.name, language) }))}
          save={saveEditionDayAction}
          removal={{ part: "day" }}
          create={{ action: saveEditionDayAction, hidden: { ...shared.hidden, id: "" } }}
          fields={[
            { name: "date", kind: "date", short: true },
            { name: "starts", kind: "time", short: true, optional: true },
            { name: "ends", kind: "time", short: true, optional: true },
            { name: "label", kind: "line", optional: true },
            { name: "module", kind: "line", optional: true },
            { name: "mode", kind: "select", options: modes },
          ]}
        />
      </PagePart>
      <PagePart scope={scope} id="hosts" form="host">
        <PartList
          {...shared}
          name="host"
          t={hosts}
          parts={forms.hosts}
          save={saveHostAction}
          removal={{ part: "host" }}
          create={{
            action: saveHostAction,
            hidden: { ...shared.hidden, id: "" },
            values: { role: "host", order: forms.hosts.length },
          }}
          fields={[
            { name: "name", kind: "text" },
            { name: "url", kind: "url", optional: true },
            { name: "role", kind: "radio", options: roles },
            { name: "order", kind: "number", short: true },
          ]}
        />
      </PagePart>
      <PagePart scope={scope} id="access" form="access">
        <PartList
          {...shared}
          name="access"
          t={access}
          parts={forms.access.map((item) => ({ ...item, name: named(item.name) }))}
          save={saveAccessItemAction}
          removal={{ part: "access-item" }}
          create={{
            action: saveAccessItemAction,
            hidden: { ...shared.hidden, id: "" },
            values: { kind: "step_free", order: forms.access.length },
          }}
          fields={[
            { name: "kind", kind: "select", options: kinds },
            { name: "title", kind: "line" },
            { name: "text", kind: "block", optional: true },
            { name: "order", kind: "number", short: true },
          ]}
        />
      </PagePart>
      <PagePart scope={scope} id="questions" form="question">
        <PartList
          {...shared}
          name="question"
          t={questions}
          parts={forms.questions.map((item) => ({ ...item, name: named(item.name) }))}
          save={saveQuestionAction}
          removal={{ part: "question" }}
          create={{
            action: saveQuestionAction,
            hidden: { ...shared.hidden, id: "" },
            values: { order: forms.questions.length },
          }}
          fields={[
            { name: "question", kind: "line" },
            { name: "answer", kind: "markdown" },
            { name: "order", kind: "number", short: true },
          ]}
        />
      </PagePart>
    </>
  );
}
