"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { changeModeAction } from "@/lib/participants/actions/move";
import type { RegistrationDetail } from "@/lib/participants/schema/filter";
import { MarkNote, type WayBack } from "./mark-note";

interface ModeFormProps {
  detail: RegistrationDetail;
  address: { school: string; edition: string };
}

/** On site instead of online, or the other way round, by one press; taken back by the opposite, and then nobody is told. */
export function ModeForm({ detail, address }: ModeFormProps) {
  const t = useTranslations("desk-registrations.mode");
  const client = useQueryClient();
  const [last, setLast] = useState<{ said: string; back: WayBack; turn: number } | null>(null);
  const readAgain = () => void client.invalidateQueries({ queryKey: ["registrations"] });
  const own = { ...address, registration: detail.id };
  const other = detail.mode === "online" ? "on_site" : "online";
  return (
    <>
      {last ? <MarkNote key={last.turn} said={last.said} back={last.back} readAgain={readAgain} /> : null}
      <DeskForm
        name="mode"
        action={changeModeAction}
        hidden={{ ...own, mode: other }}
        submit={t(`to.${other}`)}
        look="outlined"
        onDone={({ before, told }) => {
          setLast((made) => ({
            said: t(told ? "told" : "untold"),
            back: { action: changeModeAction, hidden: { ...own, mode: before } },
            turn: (made?.turn ?? 0) + 1,
          }));
          readAgain();
        }}
      >
        <p className="small muted">{t("hint")}</p>
      </DeskForm>
    </>
  );
}
