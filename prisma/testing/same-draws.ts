import fc from "fast-check";

// A property is tried on the same values with each change, so that nobody is held up by what another change did; at night
// (TESTS=nightly) on new ones, and a failure says its seed. FC_SEED repeats it.
const { FC_SEED, TESTS } = process.env;
if (FC_SEED) fc.configureGlobal({ seed: Number(FC_SEED) });
else if (TESTS !== "nightly") fc.configureGlobal({ seed: 1 });
