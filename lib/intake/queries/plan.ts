import "server-only";
import { isConditional } from "@/lib/forms/rules/visible";
import { type Reader, reading } from "@/lib/platform/db/client";
import { inTurns } from "@/lib/platform/in-turns";
import { done, type Result, refused } from "@/lib/platform/result";
import { type ReadRow, TABLE_LIMITS } from "@/lib/platform/tables/row-taker";
import type { IntakeScope } from "../access";
import { Cells } from "../rules/cells";
import { sampleColumns } from "../rules/column-samples";
import { columnsRefusal, mapColumns, type Remembered, readColumns } from "../rules/columns";
import { refuseFull } from "../rules/full-options";
import { judgeRows, type RowDefaults } from "../rules/judge-rows";
import type { IntakeOffer } from "../rules/offer";
import { ordersOf } from "../rules/orders";
import { intakeHash, planIntake } from "../rules/plan-intake";
import type { IntakePlan, JudgedRow, Known, TableColumn } from "../schema/intake-plan";
import type { ColumnSample } from "../schema/intake-view";
import { type AskedHere, readKnown } from "./known";
import { readOffer } from "./offer";

export interface IntakeOptions extends RowDefaults {
  /** What each column is, "" for nothing; null: as it was before, else by its heading. */
  targets: readonly string[] | null;
}

export interface ReadIntake {
  offer: IntakeOffer;
  columns: TableColumn[];
}

export interface PlannedIntake extends ReadIntake {
  plan: IntakePlan;
  hash: string;
  /** Whether how days are written has to be said. */
  unclearDays: boolean;
  /** What the columns are read as. */
  samples: readonly ColumnSample[];
  /** What was met when it was planned, and for which rows. */
  met: { known: Known; rows: readonly JudgedRow[]; asked: AskedHere };
}

export type ColumnsRefusal =
  | NonNullable<ReturnType<typeof columnsRefusal>>["reason"]
  | "no-rows"
  | "too-many-rows";

/** How the columns of a table are understood, before any row is looked at. */
export async function readIntake(
  scope: IntakeScope,
  rows: readonly ReadRow[],
  options: Pick<IntakeOptions, "targets">,
): Promise<ReadIntake & { body: readonly ReadRow[] }> {
  const { offer, remembered } = await reading(async (reader) => ({
    offer: await readOffer(reader, scope),
    remembered: await readRemembered(reader, scope),
  }));
  const read = readColumns(rows, offer, remembered);
  const columns = options.targets ? mapColumns(read.columns, options.targets, offer) : read.columns;
  return { offer, columns, body: read.body };
}

/**
 * What a table would do: every row judged beside what is there now. No lock is held and nothing is written.
 * @returns refused where the columns don't say who comes
 */
export async function planOf(
  scope: IntakeScope,
  read: Awaited<ReturnType<typeof readIntake>>,
  defaults: RowDefaults,
): Promise<Result<PlannedIntake, ColumnsRefusal>> {
  const { offer, columns, body } = read;
  if (body.length === 0) return refused("no-rows");
  if (body.length > TABLE_LIMITS.rows) return refused("too-many-rows", { most: TABLE_LIMITS.rows });
  const refusal = columnsRefusal(columns);
  if (refusal) return refused(refusal.reason, { heading: refusal.heading });
  const cells = new Cells(body, columns);
  const judged = await inTurns(judgeRows(body, cells, offer, defaults));
  const { questions, categories } = offer;
  const asked = {
    versionIds: questions.map(({ versionId }) => versionId),
    linked: questions.some(isConditional),
  };
  const known = await reading((reader) => readKnown(reader, scope, judged.rows, asked));
  const planned = await inTurns(planIntake(body.length, judged, known, { cells, questions, categories }));
  const { orderOfColumns } = ordersOf(body, cells, offer, defaults.days ?? null);
  const samples = sampleColumns(body, columns, offer, orderOfColumns);
  const plan = refuseFull(planned, questions, cells);
  return done({
    offer,
    columns,
    plan,
    hash: intakeHash(plan),
    unclearDays: judged.unclearDays,
    samples,
    met: { known, rows: judged.rows, asked },
  });
}

/** How the columns of the last table were mapped. */
async function readRemembered(
  reader: Reader,
  { organisationId, editionId }: IntakeScope,
): Promise<Remembered> {
  const row = await reader.intakeMapping.findUnique({
    where: { organisationId_editionId: { organisationId, editionId } },
    select: { columns: true },
  });
  return (row?.columns ?? {}) as Remembered;
}
