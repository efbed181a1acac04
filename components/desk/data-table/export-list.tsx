"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { keepInTab, readInTab } from "@/components/ui/tab-memory";
import { SEPARATORS, type Separator, usualSeparator } from "@/lib/platform/tables/table";
import styles from "./export-list.module.css";

interface ExportListProps {
  /** The address of the files of a list, without a query. */
  href: string;
  /** What the address of the list asks for: the file holds what is shown, in its order. */
  asked?: string;
  count: number;
  language: string;
}

/** Which file was taken last, of whatever list. */
const KEY = "export-as";
type Kind = "xlsx" | Separator;

/**
 * The files a list is to be had as: the one that was taken last in this tab first; else a spreadsheet, and CSV with the sign
 * between cells that this language is used to.
 */
export function ExportList({ href, asked = "", count, language }: ExportListProps) {
  const t = useTranslations("desk-ui");
  const [last, setLast] = useState<Kind | null>(null);
  useEffect(() => setLast(readInTab<Kind>(KEY)), []);
  const separators = Object.keys(SEPARATORS) as Separator[];
  const kinds: Kind[] = ["xlsx", usualSeparator(language), ...separators];
  const known = kinds.filter((kind) => kind === last);
  const address = (kind: Kind) => {
    const file = kind === "xlsx" ? { format: kind } : { format: "csv", separator: kind };
    return `${href}?${new URLSearchParams([...new URLSearchParams(asked), ...Object.entries(file)])}`;
  };
  const take = (kind: Kind) => {
    keepInTab(KEY, kind);
    setLast(kind);
  };
  return (
    <details className={`${styles.export} no-print`}>
      <summary className="act">
        <Icon name="download" /> {t("export.open", { count })}
      </summary>
      <ul>
        {[...new Set([...known, ...kinds])].map((kind) => (
          <li key={kind}>
            <a className="act" href={address(kind)} download onClick={() => take(kind)}>
              {t(`export.${kind}`)}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
