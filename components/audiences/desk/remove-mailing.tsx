import { DeskForm } from "@/components/forms/desk/desk-form";
import { fieldTexts } from "@/components/forms/desk/field-texts";
import { Confirm } from "@/components/ui/confirm";
import { removeMailingAction } from "@/lib/audiences/actions/mailings";

interface RemoveMailingProps {
  address: { school: string; edition: string };
  form: { id: string; version: number };
  /** The list that it is gone from. */
  back: string;
}

/** Throws a draft away, after saying what follows. */
export async function RemoveMailing({ address, form, back }: RemoveMailingProps) {
  const t = await fieldTexts("mailing");
  return (
    <Confirm ask={t("remove-ask")} warning={t("remove-warning")}>
      <DeskForm
        name="mailing-remove"
        action={removeMailingAction}
        hidden={{ ...address, mailing: form.id, version: form.version }}
        submit={t("remove")}
        look="text"
        doneHref={back}
      />
    </Confirm>
  );
}
