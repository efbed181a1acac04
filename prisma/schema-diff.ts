import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { applyMigrations, readMigrations } from "@/lib/platform/db/migrate";
import { openBareEngine } from "./testing/bare-engine";

interface SchemaEngineInstance {
  diff(parameters: object): Promise<{ stdout: string | null }>;
}

/** The wasm schema engine is the one `prisma migrate` uses; it has to be instantiated by hand outside a bundler. */
async function loadSchemaEngine() {
  const folder = join(dirname(fileURLToPath(import.meta.url)), "../node_modules/@prisma/schema-engine-wasm");
  const bindings = await import(join(folder, "schema_engine_bg.js"));
  const bytes = await readFile(join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return bindings.SchemaEngine as {
    new: (options: object, log: (line: string) => void, adapter: object) => Promise<SchemaEngineInstance>;
  };
}

async function readDatamodels(folder: string): Promise<Array<{ path: string; content: string }>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".prisma")).sort();
  return Promise.all(
    names.map(async (name) => ({
      path: join(folder, name),
      content: await readFile(join(folder, name), "utf8"),
    })),
  );
}

/**
 * The SQL that would bring a database with all migrations applied to the Prisma schema; empty when they agree.
 * What Prisma cannot express (CHECKs, exclusion constraints, partial indexes) is invisible to both sides.
 */
export async function diffSchema(root: string): Promise<string> {
  const database = await openBareEngine();
  try {
    await applyMigrations(
      {
        query: (sql, parameters) => database.query(sql, parameters as unknown[]),
        execute: (sql) => database.exec(sql),
      },
      await readMigrations(join(root, "prisma/migrations")),
    );
    await database.exec(`DROP TABLE IF EXISTS "_prisma_migrations"`);
    const files = await readDatamodels(join(root, "prisma/schema"));
    const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(database));
    const SchemaEngine = await loadSchemaEngine();
    const engine = await SchemaEngine.new(
      { datamodels: files.map((file) => [file.path, file.content]) },
      () => {},
      adapter,
    );
    const result = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: root },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      shadowDatabaseUrl: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const script = result.stdout ?? "";
    return /-- This is an empty migration/.test(script) ? "" : script;
  } finally {
    await database.close();
  }
}
