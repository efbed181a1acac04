"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { assignRegistrationsAction, giveBackRegistrationsAction } from "@/lib/participants/actions/assign";
import { tagByNameAction, tagRegistrationsAction } from "@/lib/participants/actions/tag";
import type { RegistrationDetail } from "@/lib/participants/schema/filter";
import { EditionTags } from "./edition-tags";
import { MarkNote, type WayBack } from "./mark-note";

interface PanelMarksProps {
  detail: RegistrationDetail;
  address: { school: string; edition: string };
}

/** The tags of a registration and who of the team sees to it: nobody is told, and each act is undone by its opposite. */
export function PanelMarks({ detail, address }: PanelMarksProps) {
  const t = useTranslations("desk-registrations.marks");
  const client = useQueryClient();
  const known = useId();
  const [last, setLast] = useState<{ said: string; back: WayBack | null; turn: number } | null>(null);
  const readAgain = () => void client.invalidateQueries({ queryKey: ["registrations"] });
  const { marks, tags, assignee } = detail;
  const own = { ...address, registrations: detail.id };
  const note = (said: string, back: WayBack | null) => {
    setLast((before) => ({ said, back, turn: (before?.turn ?? 0) + 1 }));
    readAgain();
  };
  const noteTag = (said: string, has: boolean) => (made: { tagId: string; changed: string[] }) =>
    note(
      said,
      made.changed.length === 0
        ? null
        : { action: tagRegistrationsAction, hidden: { ...own, tag: made.tagId, has: has ? "" : "on" } },
    );
  return (
    <section>
      <h3 className="above-5">{t("title")}</h3>
      {last ? <MarkNote key={last.turn} said={last.said} back={last.back} readAgain={readAgain} /> : null}
      {tags.length === 0 ? <p className="small muted">{t("none")}</p> : null}
      <ul className="plain">
        {tags.map((tag) => (
          <li key={tag.id} className="row">
            <b className="tag" dir="auto">
              {tag.name}
            </b>
            {marks ? (
              <DeskForm
                name={`untag-${tag.id}`}
                action={tagRegistrationsAction}
                hidden={{ ...own, tag: tag.id, has: "" }}
                submit={t("untag", { name: tag.name })}
                look="text"
                onDone={noteTag(t("untagged"), false)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {marks ? (
        <div className="no-print">
          <DeskForm
            name="tag"
            action={tagByNameAction}
            hidden={own}
            submit={t("tag")}
            icon="plus"
            look="outlined"
            again
            onDone={noteTag(t("tagged"), true)}
          >
            <TextField
              name="name"
              label={t("name")}
              hint={t("name-hint")}
              value=""
              maxLength={40}
              list={known}
            />
            <datalist id={known}>
              {marks.tags.map(({ id, name }) => (
                <option key={id} value={name} />
              ))}
            </datalist>
          </DeskForm>
          <EditionTags tags={marks.tags} address={address} onDone={readAgain} />
          <DeskForm
            key={assignee?.id ?? ""}
            name="assign"
            action={assignRegistrationsAction}
            hidden={own}
            submit={t("assign")}
            look="outlined"
            onDone={({ member, changed: [before] }) =>
              note(
                t("assigned"),
                before
                  ? {
                      action: giveBackRegistrationsAction,
                      hidden: {
                        ...{ ...address, member, "back.0.registration": detail.id },
                        "back.0.member": before.member ?? "",
                      },
                    }
                  : null,
              )
            }
          >
            <SelectField
              name="member"
              label={t("assignee")}
              value={assignee?.id ?? ""}
              options={[
                { value: "", label: t("nobody") },
                ...marks.team.map(({ id, name, mine }) => ({
                  value: id,
                  label: mine ? t("mine", { name }) : name,
                })),
              ]}
            />
          </DeskForm>
        </div>
      ) : assignee ? (
        <p>{t.rich("is-with", { name: assignee.name, who: (name) => <bdi>{name}</bdi> })}</p>
      ) : null}
    </section>
  );
}
