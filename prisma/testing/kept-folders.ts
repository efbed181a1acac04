import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

const HOME = join(process.cwd(), "node_modules/.cache/convivio-tests");

/** A folder of a test's own; who asks for it takes it away. */
export const throwAwayFolder = () => mkdtempSync(join(tmpdir(), "convivio-test-"));

const onTheWay = new Map<string, Promise<string>>();

/**
 * The folder that was made for this state of the tree, made now when there is none: what takes seconds to make, and of
 * which every test would want its own, is copied. Of each kind only the newest state stays.
 * @param state what the folder's content depends on, as one word of sixteen hexadecimal digits
 * @param make puts the content into an empty folder
 */
export function keptFolder(
  kind: string,
  state: string,
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const kept = join(HOME, `${kind}-${state}`);
  const known = onTheWay.get(kept);
  if (known) return known;
  const making = existsSync(kept) ? Promise.resolve(kept) : makeOnce(kept, make);
  onTheWay.set(kept, making);
  return making;
}

async function makeOnce(kept: string, make: (folder: string) => Promise<void>): Promise<string> {
  // Made elsewhere: the sockets of a database have to have a short path.
  const made = throwAwayFolder();
  await make(made);
  mkdirSync(HOME, { recursive: true });
  const beside = mkdtempSync(`${kept}.`);
  cpSync(made, beside, { recursive: true });
  rmSync(made, { recursive: true, force: true });
  try {
    renameSync(beside, kept);
    forgetOthers(kept);
  } catch {
    // Somebody else made the same one meanwhile.
    rmSync(beside, { recursive: true, force: true });
  }
  return kept;
}

/** States that the tree had before; one that is being made has a longer name. */
function forgetOthers(kept: string): void {
  const [kind] = basename(kept).split("-");
  const another = new RegExp(`^(${kind}-)?[0-9a-f]{16}$`);
  for (const name of readdirSync(HOME))
    if (another.test(name) && name !== basename(kept))
      rmSync(join(HOME, name), { recursive: true, force: true });
}
