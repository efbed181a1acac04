import { expect } from "vitest";
import { listStatements } from "./list-statements";

/**
 * Runs a read and fails when it sent more statements to the database than its budget: the count must not grow with the
 * rows. Counted at the driver, so nothing the ORM adds stays hidden; BEGIN and COMMIT are not counted.
 */
export async function expectQueries<Value>(most: number, read: () => Promise<Value>): Promise<Value> {
  const { value, statements } = await listStatements(read);
  const counted = statements.filter(
    (text) => !/^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|DEALLOCATE)/i.test(text),
  );
  expect(counted.length, counted.join("\n")).toBeLessThanOrEqual(most);
  expect(counted.length, "nothing was counted").toBeGreaterThan(0);
  return value;
}
