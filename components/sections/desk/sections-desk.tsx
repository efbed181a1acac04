import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { type DeskAction, DeskForm } from "@/components/forms/desk/desk-form";
import type { DeskRefusal } from "@/components/forms/desk/desk-refusal";
import { SaidHere } from "@/components/forms/desk/said-here";
import type { DeskSections } from "@/lib/sections/queries/sections";
import type { Offered } from "@/lib/sections/rules/kinds";
import { PageVersions } from "./page-versions";
import { SectionForm } from "./section-form";
import { SectionRows } from "./section-rows";
import styles from "./sections-desk.module.css";

type Action = DeskAction<unknown, DeskRefusal>;

/** What the desk of a page's sections needs, an edition's or a school's. */
export interface SectionsDeskProps {
  sections: DeskSections;
  languages: readonly string[];
  timeZone: string;
  /** Else they are only looked at. */
  edits: boolean;
  /** What every form says of whose page it is. */
  address: Record<string, string>;
  /** The address of this list, ready for another parameter. */
  own: string;
  preview: string;
  kinds: readonly Offered[];
  opened: string | undefined;
  /** What else an open section offers. */
  also?: (section: DeskSections["sections"][number]) => ReactNode;
  outdated: ReadonlyMap<string, string[]>;
  actions: Record<"add" | "save" | "arrange" | "publish" | "restore", unknown>;
}

/** The sections in their order, the one that is open, what can be added, and the page as it was. */
export async function SectionsDesk(props: SectionsDeskProps) {
  const { sections, kinds, opened, own, edits, address } = props;
  const [t, language] = await Promise.all([getTranslations("sections"), getLocale()]);
  const open = sections.sections.find(({ id }) => id === opened);
  const actions = props.actions as Record<keyof SectionsDeskProps["actions"], Action>;
  const shared = { ...props, actions, language };
  if (open && edits) return <SectionForm {...shared} section={open} also={props.also?.(open)} />;
  const state =
    sections.publications.length === 0 ? "never-public" : sections.isPublic ? "is-public" : "not-public";
  return (
    <section className="section" id="sections" aria-labelledby="sections-title">
      <h2 id="sections-title">{t("desk.heading")}</h2>
      <p>{t(edits ? "desk.lead" : "desk.read-only")}</p>
      <SaidHere>
        <SectionRows {...shared} />
        <div className="row above-5">
          {edits && !sections.isPublic ? (
            <DeskForm
              name="publish-sections"
              action={actions.publish}
              hidden={address}
              submit={t("desk.publish")}
              done={t("desk.published")}
              goesAway
            />
          ) : null}
          <p>
            <Link className="sign" href={props.preview} prefetch={false}>
              {t("desk.preview")}
            </Link>
          </p>
        </div>
        <p className="muted above-3">{t(`desk.${state}`)}</p>
        {edits ? (
          <>
            <h3 className="above-6">{t("desk.add")}</h3>
            <ul className={`plain ${styles.kinds}`}>
              {kinds.map((kind) => (
                <li key={kind}>
                  <DeskForm
                    name={`add-${kind}`}
                    action={actions.add}
                    hidden={{ ...address, kind, key: crypto.randomUUID() }}
                    submit={t("desk.add-kind", { kind: t(`kind.${kind}`) })}
                    look="text"
                    doneHref={`${own}&open={id}`}
                    done={t("desk.added")}
                  />
                </li>
              ))}
            </ul>
          </>
        ) : null}
        <PageVersions {...shared} />
      </SaidHere>
    </section>
  );
}
