import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/desk/data-table/data-table";
import { type DeskAction, DeskForm } from "@/components/forms/desk/desk-form";
import type { DeskRefusal } from "@/components/forms/desk/desk-refusal";
import { Confirm } from "@/components/ui/confirm";
import { langOf } from "@/components/ui/localised";
import { localise } from "@/lib/platform/i18n/localised";
import type { DeskSections } from "@/lib/sections/queries/sections";

interface SectionRowsProps {
  sections: DeskSections;
  languages: readonly string[];
  language: string;
  edits: boolean;
  address: Record<string, string>;
  own: string;
  actions: { arrange: DeskAction<unknown, DeskRefusal> };
}

/** A line a section: what it is called, and the buttons that move it, hide it or take it away. */
export async function SectionRows(props: SectionRowsProps) {
  const { sections, languages, language, edits, address, own, actions } = props;
  const t = await getTranslations("sections");
  const last = sections.sections.length - 1;
  return (
    <DataTable
      look="rows"
      columns={edits ? ["section", "act"] : ["section"]}
      empty={<p>{t("desk.none")}</p>}
      rows={sections.sections.map(({ id, kind, content, shown, version }, index) => {
        const title = localise(content.title, language, languages);
        const words = title?.text ?? t(`kind.${kind}`);
        const act = (does: "up" | "down" | "show" | "hide" | "remove", done: string) => (
          <DeskForm
            name={`section-${does}-${id}`}
            action={actions.arrange}
            hidden={{ ...address, id, version, act: does }}
            submit={t(`desk.${does}`)}
            look="text"
            done={done}
            goesAway={does === "remove"}
          />
        );
        return {
          id,
          cells: {
            section: (
              <>
                {edits ? (
                  <Link className="name" href={`${own}&open=${id}`} prefetch={false}>
                    <span {...langOf(title)}>{words}</span>
                  </Link>
                ) : (
                  <span className="name" {...langOf(title)}>
                    {words}
                  </span>
                )}
                <p className="small muted">
                  {t(`kind.${kind}`)} {shown ? null : <b className="tag">{t("desk.hidden")}</b>}
                </p>
              </>
            ),
            act: (
              <>
                {index > 0 ? act("up", t("desk.moved")) : null}
                {index < last ? act("down", t("desk.moved")) : null}
                {act(shown ? "hide" : "show", t("desk.done"))}
                <Confirm
                  ask={t("desk.remove-ask")}
                  warning={t(kind === "picture" ? "desk.remove-pictures" : "desk.remove-warning")}
                >
                  {act("remove", t("desk.removed"))}
                </Confirm>
              </>
            ),
          },
        };
      })}
    />
  );
}
