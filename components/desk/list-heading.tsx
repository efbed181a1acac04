import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import type { EditionScope } from "@/lib/access/access";
import { type Act, may } from "@/lib/access/policy";
import { ExportList } from "./data-table/export-list";

interface ListHeadingProps {
  title: string;
  scope: EditionScope;
  /** The page of the list, as its address names it; its files stand below. */
  page: string;
  /** What a reader must be allowed who takes it away as a file. */
  act: Act;
  /** What the address narrows the list down to: its file holds no more. */
  asked: Readonly<Record<string, string | null | undefined>>;
  count: number;
  /** What else is done with the list. */
  children?: ReactNode;
}

/** The heading of a page of the server that lists something, with the files it is to be had as. */
export async function ListHeading({ title, scope, page, act, asked, count, children }: ListHeadingProps) {
  const language = await getLocale();
  const said = Object.entries(asked).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const href = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/${page}/export`;
  return (
    <div className="row row--spread">
      <h1>{title}</h1>
      <div className="row">
        {children}
        {may(scope, act) && count > 0 ? (
          <ExportList
            href={href}
            asked={new URLSearchParams(said).toString()}
            count={count}
            language={language}
          />
        ) : null}
      </div>
    </div>
  );
}
