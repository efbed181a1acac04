import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ListHeading } from "@/components/desk/list-heading";
import { NamePages } from "@/components/desk/name-pages";
import { SaidHere } from "@/components/forms/desk/said-here";
import { Icon } from "@/components/ui/icon";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { dayClock } from "@/lib/agenda/rules/day-clock";
import { formatShortDay } from "@/lib/platform/dates/format";
import { programmeDay } from "@/lib/platform/dates/zones";
import type { getBoard } from "@/lib/programme/queries/board";
import type { DeletedSession } from "@/lib/programme/queries/deleted-sessions";
import { stopsRelease } from "@/lib/programme/rules/findings";
import { AddBreak } from "./add-break";
import { Board } from "./board";
import { FINDABLE, findAsked, ROOMS_SHOWN } from "./board-asked";
import { asksWhichHour, boardDays, boardItems } from "./board-items";
import { bringBack, DeletedList, deletedText } from "./deleted-list";
import { OddList } from "./odd-list";
import { QuickAdd } from "./quick-add";
import { type SavedArrangement, saidOfArranged } from "./said-of-arranged";
import { saidOfChange } from "./said-of-change";
import { type SavedPaste, saidOfPaste } from "./said-of-paste";

interface ProgrammeBodyProps {
  scope: EditionScope;
  board: Awaited<ReturnType<typeof getBoard>>;
  deleted: readonly DeletedSession[];
  /** A list that was saved just now. */
  pasted: SavedPaste | null;
  /** Several cards that were moved just now. */
  arranged: SavedArrangement | null;
  /** Many sessions that were changed just now: by which act, and how many. */
  changed: { batch: string; count: number } | null;
  asked: Record<string, string | string[] | undefined>;
  language: string;
  /** Of the draft, no newer than the board. */
  mark: string;
  /** How many participants marked a session, by its id. */
  stars: ReadonlyMap<string, number>;
}

/** The programme's draft: what has no time, one day as grid or list, what is odd, and where the rest is edited. */
export async function ProgrammeBody(props: ProgrammeBodyProps) {
  const { scope, board, deleted, pasted, arranged, changed, asked, language, stars } = props;
  const t = await getTranslations("desk-programme");
  const base = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/programme`;
  const mayEdit = may(scope, "edit-slots");
  const { day, rooms, columns, empty } = board;
  const items = boardItems(board, language, base, t, day);
  const [scheduled, unscheduled] = [items.scheduled, items.unscheduled].map((list) =>
    list.map((item) => ({ ...item, stars: stars.get(item.sessionId ?? "") ?? 0 })),
  ) as [typeof items.scheduled, typeof items.unscheduled];
  const slots = new Map(board.slots.map((slot) => [slot.id, programmeDay(slot.startsAt, board.timeZone)]));
  const among = (ids: ReadonlySet<string>) => scheduled.filter(({ slotId }) => slotId && ids.has(slotId));
  const view = asked.view === "list" ? "list" : "grid";
  const words = findAsked(asked);
  const found = words ? `&find=${encodeURIComponent(words)}` : "";
  const stopping = board.findings.filter(stopsRelease).length;
  const newSession = (
    <Link className="btn btn--small" href={`${base}/sessions/new`}>
      <span>{t("new-session")}</span>
      <Icon name="plus" />
    </Link>
  );
  const imports = (
    <>
      <Link className="act" href={`${base}/paste`}>
        {t("paste")}
      </Link>
      <Link className="act" href={`${base}/import`}>
        {t("import")}
      </Link>
    </>
  );
  const last = mayEdit ? deleted.find(({ id }) => id === asked.deleted) : undefined;
  const said = last
    ? { text: await deletedText({ scope, session: last }), undo: await bringBack({ scope, session: last }) }
    : asked.removed === "break"
      ? { text: t("deleted.break") }
      : pasted && mayEdit
        ? await saidOfPaste(scope, pasted)
        : arranged && mayEdit
          ? await saidOfArranged(scope, arranged)
          : changed && mayEdit
            ? await saidOfChange(scope, changed)
            : null;
  return (
    <SaidHere {...(said ? { first: said } : {})}>
      <ListHeading
        title={t("title")}
        scope={scope}
        page="programme"
        act="export-lists"
        asked={{}}
        count={board.sessionCount}
      >
        {mayEdit ? (
          <>
            {empty ? null : newSession}
            <Link className="act" href={`${base}/parts`}>
              {t("themes-and-rooms")}
            </Link>
            {empty ? null : imports}
            {empty ? null : (
              <Link className="act" href={`${base}/arrange?day=${day}`}>
                {t("arrange")}
              </Link>
            )}
            {empty ? null : (
              <Link className="act" href={`${base}/change`}>
                {t("change")}
              </Link>
            )}
          </>
        ) : null}
      </ListHeading>
      {empty ? (
        <div className="empty">
          <p>{t("none")}</p>
          {mayEdit ? (
            <p className="row">
              {newSession}
              {imports}
            </p>
          ) : null}
        </div>
      ) : null}
      {stopping > 0 ? (
        <p className="said said--no above-4">
          <Icon name="warning" /> <span>{t("stopping", { count: stopping })}</span>
          {may(scope, "release") ? (
            <Link
              className="act"
              href={`/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/releases`}
            >
              {t("overlaps.go")}
            </Link>
          ) : null}
        </p>
      ) : null}
      <OddList
        items={among(board.odd.shown)}
        count={board.odd.count}
        slots={slots}
        base={base}
        view={view}
        language={language}
        mayEdit={mayEdit}
      />
      {mayEdit ? (
        <QuickAdd
          address={{ school: scope.schoolSlug, edition: scope.editionSlug }}
          language={scope.languages.includes(language) ? language : (scope.languages[0] ?? "en")}
        />
      ) : null}
      <nav className="tabs above-5" aria-label={t("days")}>
        {board.days.map(({ date }) => (
          <Link
            key={date}
            href={`${base}?day=${date}&view=${view}${found}`}
            aria-current={date === day ? "page" : undefined}
          >
            {formatShortDay(new Date(`${date}T12:00:00Z`), "UTC", language)}
          </Link>
        ))}
        <Link href={`${base}?day=${day}&view=${view === "grid" ? "list" : "grid"}${found}`}>
          {t(view === "grid" ? "as-list" : "as-grid")}
        </Link>
      </nav>
      <NamePages
        names={rooms.map(({ name }) => name)}
        size={ROOMS_SHOWN}
        page={board.roomPage}
        label={t("rooms")}
        href={(page) => `${base}?day=${day}&view=${view}&rooms=${page}${found}`}
      />
      <Board
        items={among(board.shown)}
        columns={columns}
        unscheduled={unscheduled}
        unscheduledCount={board.unscheduledCount}
        unscheduledFound={board.unscheduledFound}
        unscheduledHref={`${base}?day=${day}&view=${view}&rooms=${board.roomPage}&unplaced=all${found}`}
        find={
          words || board.unscheduledCount > FINDABLE
            ? { words, kept: { day, view, rooms: String(board.roomPage) } }
            : null
        }
        days={boardDays(board, language, t)}
        clock={day ? dayClock(day, board.timeZone) : { date: "", changes: [] }}
        asksHour={asksWhichHour(board)}
        rooms={rooms}
        address={{ school: scope.schoolSlug, edition: scope.editionSlug }}
        base={base}
        view={view}
        mayEdit={mayEdit}
        mark={props.mark}
      />
      {mayEdit ? <AddBreak scope={scope} board={board} day={day} language={language} /> : null}
      {mayEdit ? <DeletedList scope={scope} sessions={deleted} /> : null}
    </SaidHere>
  );
}
