"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { TextField } from "@/components/forms/text-field";
import { editTagAction, removeTagAction } from "@/lib/participants/actions/tag";
import type { Tag } from "@/lib/participants/schema/tag";

interface EditionTagsProps {
  tags: readonly Tag[];
  address: { school: string; edition: string };
  onDone: () => void;
}

/** Every tag of the edition, to be renamed or removed for all who have it. */
export function EditionTags({ tags, address, onDone }: EditionTagsProps) {
  const t = useTranslations("desk-registrations.marks");
  const [open, setOpen] = useState(false);
  if (tags.length === 0) return null;
  return (
    <details className="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("all")}</summary>
      {open ? (
        <ul className="plain">
          {tags.map(({ id, name, version, count }) => (
            <li key={id}>
              <DeskForm
                name={`rename-${id}`}
                action={editTagAction}
                hidden={{ ...address, tag: id, version }}
                submit={t("rename")}
                look="outlined"
                done={t("renamed")}
                onDone={onDone}
              >
                <TextField name="name" label={t("name-of", { name, count })} value={name} maxLength={40} />
              </DeskForm>
              <details className="fold">
                <summary>{t("remove-open", { name })}</summary>
                <DeskForm
                  name={`remove-${id}`}
                  action={removeTagAction}
                  hidden={{ ...address, tag: id, version }}
                  submit={t("remove", { count })}
                  look="outlined"
                  onDone={onDone}
                />
              </details>
            </li>
          ))}
        </ul>
      ) : null}
    </details>
  );
}
