import { isAbsolute } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { dataFolder, embeddedDatabaseUrl, socketFolder } from "./paths";

afterEach(() => vi.unstubAllEnvs());

test.each(["data", "./data", "../elsewhere/data", ""])(
  "a relative data folder is made absolute: %j",
  (folder) => {
    vi.stubEnv("CONVIVIO_DATA", folder);
    expect(isAbsolute(dataFolder())).toBe(true);
    expect(isAbsolute(socketFolder())).toBe(true);
    expect(embeddedDatabaseUrl()).toContain("?host=%2F");
  },
);
