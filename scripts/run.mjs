/** Runs a TypeScript file of this project with any supported Node: `node scripts/run.mjs FILE [ARG…]`. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const [file, ...rest] = process.argv.slice(2);
const child = spawn(process.execPath, ["--import", "tsx", file, ...rest], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, TSX_TSCONFIG_PATH: "tsconfig.scripts.json" },
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
