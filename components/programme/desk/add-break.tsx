import { getTranslations } from "next-intl/server";
import { AddFold } from "@/components/forms/desk/add-fold";
import { DeskForm } from "@/components/forms/desk/desk-form";
import type { FieldSpec } from "@/components/forms/desk/field-list";
import { fieldLanguagesOf, fieldTexts, optionsOf } from "@/components/forms/desk/field-texts";
import { Confirm } from "@/components/ui/confirm";
import type { EditionScope } from "@/lib/access/access";
import { addBreakAction, unscheduleSlotAction } from "@/lib/programme/actions/programme";
import { BREAK_KINDS } from "@/lib/programme/schema/slot";
import { asksWhichHour, boardDays } from "./board-items";

interface Places {
  timeZone: string;
  days: readonly { date: string }[];
  rooms: readonly { id: string; name: string }[];
}

/** The fields of a break: what, when, in which room or in all. */
export async function breakFields(board: Places, language: string): Promise<FieldSpec[]> {
  const [t, kinds] = await Promise.all([getTranslations("desk-programme"), optionsOf("break", BREAK_KINDS)]);
  return [
    { name: "title", kind: "line" },
    { name: "kind", kind: "radio", options: kinds },
    {
      name: "room",
      kind: "select",
      options: [
        { value: "", label: t("all-rooms") },
        ...board.rooms.map((room) => ({ value: room.id, label: room.name })),
      ],
    },
    {
      name: "date",
      kind: "select",
      options: boardDays(board, language, t).map(({ date, label }) => ({ value: date, label })),
    },
    { name: "time", kind: "time", short: true },
    { name: "minutes", kind: "number", short: true },
    ...(asksWhichHour(board)
      ? [
          {
            name: "choose",
            kind: "select" as const,
            options: [
              { value: "", label: "–" },
              { value: "earlier", label: t("choose-earlier") },
              { value: "later", label: t("choose-later") },
            ],
          },
        ]
      : []),
    { name: "note", kind: "block", optional: true },
  ];
}

/** Adds a break or closes a room for a while. */
export async function AddBreak(props: { scope: EditionScope; board: Places; day: string; language: string }) {
  const { scope, board, day, language } = props;
  const [t, fieldLanguages, fields] = await Promise.all([
    fieldTexts("break"),
    fieldLanguagesOf(scope.languages),
    breakFields(board, language),
  ]);
  return (
    <AddFold
      name="break"
      action={addBreakAction}
      hidden={{ school: scope.schoolSlug, edition: scope.editionSlug }}
      fields={fields}
      fieldLanguages={fieldLanguages}
      values={{ kind: "break", date: day, time: "11:00", minutes: 30 }}
      t={t}
    />
  );
}

interface RemoveBreakProps {
  hidden: Record<string, string | number>;
  /** The programme, which says that it happened. */
  back: string;
}

/** Removes a break, after saying what follows. */
export async function RemoveBreak({ hidden, back }: RemoveBreakProps) {
  const t = await fieldTexts("break");
  return (
    <Confirm ask={t("remove-ask")} warning={t("remove-warning")}>
      <DeskForm
        name="break-remove"
        action={unscheduleSlotAction}
        hidden={hidden}
        submit={t("remove")}
        look="text"
        doneHref={`${back}?removed=break`}
      />
    </Confirm>
  );
}
