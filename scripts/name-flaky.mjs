/**
 * A reporter beside vitest's own: names each test that passed only at its second go, which the others leave unsaid, and
 * counts them in a line that check.mjs reads.
 */
export default class NameFlaky {
  onTestRunEnd(modules) {
    const flaky = modules
      .flatMap((module) => [...module.children.allTests()])
      .filter((test) => test.diagnostic()?.flaky);
    for (const test of flaky) {
      const first = test.result().errors?.[0]?.message ?? "";
      console.log(` FLAKY  ${test.module.relativeModuleId} > ${test.fullName}\n        ${first}`);
    }
    if (flaky.length > 0) console.log(`${flaky.length} flaky`);
  }
}
