/** Writes prisma/migrations/<time>_<name>/migration.sql with what the schema has and the migrations have not. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { diffSchema } from "../prisma/schema-diff";

const root = process.cwd();
const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error("Say what it does: npm run new-migration -- add_rooms");
  process.exit(2);
}
const sql = await diffSchema(root);
if (sql === "") {
  console.log("The schema and the migrations agree.");
} else {
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(root, "prisma/migrations", `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "migration.sql"), sql);
  console.log(`Wrote ${folder}. Read it, add what Prisma cannot express, then start.`);
}
