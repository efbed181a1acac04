import fc from "fast-check";
import { vi } from "vitest";

// Mutated code counts which of its places are reached, and Stryker runs more than one runner: what something costs then
// says nothing. A mutant that takes too long is still found: it runs into Stryker's own limit.
vi.mock("@/prisma/testing/cost", () => ({
  costOf: (work: () => void) => {
    work();
    return 0;
  },
  crowding: () => 1,
}));

// The first failure is enough to kill; nobody reads the smallest one.
fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });
