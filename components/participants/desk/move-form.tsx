"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Choice } from "@/components/desk/data-table/table-filters";
import { TickField } from "@/components/forms/choice-field";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { SelectField } from "@/components/forms/select-field";
import { moveToCategoryAction } from "@/lib/participants/actions/move";

interface MoveFormProps {
  registration: { id: string; categoryId: string | null };
  categories: readonly Choice[];
  address: { school: string; edition: string };
}

/** Another category for one registration. */
export function MoveForm({ registration, categories, address }: MoveFormProps) {
  const t = useTranslations("desk-registrations");
  const client = useQueryClient();
  return (
    <DeskForm
      key={registration.id}
      name="move"
      action={moveToCategoryAction}
      hidden={{ ...address, registration: registration.id }}
      submit={t("move.submit")}
      look="outlined"
      done={t("move.done")}
      onDone={() => void client.invalidateQueries({ queryKey: ["registrations"] })}
    >
      <SelectField
        name="category"
        label={t("category")}
        hint={t("move.hint")}
        options={categories}
        value={registration.categoryId}
      />
      <div className="field">
        <TickField name="tell" label={t("move.tell")} ticked />
      </div>
    </DeskForm>
  );
}
