/** The engine as PGlite ships it, which never flushes: the control that shows that a power cut is one. FOLDER SOCKET */
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";

const [folder = "", path = ""] = process.argv.slice(2);
const db = await PGlite.create({ dataDir: folder });
await new PGLiteSocketServer({ db, path, maxConnections: 20 }).start();
process.send?.("ready");
