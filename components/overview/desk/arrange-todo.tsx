import { getTranslations } from "next-intl/server";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { arrangeTodoAction } from "@/lib/desk/actions/todos";
import type { Todo, TodoArrangement } from "@/lib/desk/schema";

interface ArrangeTodoProps {
  todo: Todo;
  arranged: TodoArrangement | undefined;
  /** Who does the work of the edition. */
  team: readonly { id: string; name: string }[];
  address: { school: string; edition: string };
}

/** Gives a to-do to somebody, or puts it off until a day; blank is everybody's, now. */
export async function ArrangeTodo({ todo, arranged, team, address }: ArrangeTodoProps) {
  const t = await getTranslations("desk-overview");
  return (
    <details className="fold no-print">
      <summary>
        {t("arrange.open")}
        <span className="vh">: {t(`arrange.name.${todo}`)}</span>
      </summary>
      <DeskForm
        name={`arrange-${todo}`}
        action={arrangeTodoAction}
        hidden={{ ...address, todo }}
        submit={t("arrange.submit")}
        look="outlined"
        done={t("arrange.done")}
        goesAway
      >
        <SelectField
          name="member"
          label={t("arrange.member")}
          options={[
            { value: "", label: t("arrange.anybody") },
            ...team.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={arranged?.member?.id ?? ""}
        />
        <TextField
          name="until"
          type="date"
          label={t("arrange.until")}
          hint={t("arrange.until-hint")}
          optional
          short
          value={arranged?.until ?? ""}
        />
      </DeskForm>
    </details>
  );
}
