import { Icon } from "@/components/ui/icon";
import type { Texts } from "@/lib/platform/i18n/texts";
import { SEPARATORS, type Separator, usualSeparator } from "@/lib/platform/tables/table";
import styles from "./export-list.module.css";

interface ExportListProps {
  /** The address of the files of a list, without a query. */
  href: string;
  /** What the address of the list asks for: the file holds what is shown, in its order. */
  asked?: string;
  count: number;
  language: string;
  t: Texts<"desk-ui">;
}

/** The files a list is to be had as: a spreadsheet, and CSV with the sign between cells that this language is used to first. */
export function ExportList({ href, asked = "", count, language, t }: ExportListProps) {
  const usual = usualSeparator(language);
  const others = (Object.keys(SEPARATORS) as Separator[]).filter((one) => one !== usual);
  const address = (file: Record<string, string>) =>
    `${href}?${new URLSearchParams([...new URLSearchParams(asked), ...Object.entries(file)])}`;
  return (
    <details className={styles.export}>
      <summary className="act">
        <Icon name="download" /> {t("export.open", { count })}
      </summary>
      <ul>
        <li>
          <a className="act" href={address({ format: "xlsx" })} download>
            {t("export.xlsx")}
          </a>
        </li>
        {[usual, ...others].map((separator) => (
          <li key={separator}>
            <a className="act" href={address({ format: "csv", separator })} download>
              {t(`export.${separator}`)}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
