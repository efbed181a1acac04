/** Imports point down: app → components → lib/<noun> → lib/platform. Every rule is an error; scripts/boundaries.test.ts shows each failing. */
const noun = "^lib/(?!platform/)([^/]+)/";
const tests = "\\.test\\.tsx?$";
const inner = "(commands|queries|access|rules|policy|schema)(/|\\.ts$)";

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "platform-knows-no-noun",
      severity: "error",
      from: { path: "^lib/platform/" },
      to: { path: "^(lib/(?!platform/)|components/|app/)" },
    },
    {
      name: "access-knows-no-other-noun",
      severity: "error",
      from: { path: "^lib/access/" },
      to: { path: "^(lib/(?!platform/|access/)|components/|app/)" },
    },
    {
      name: "lib-knows-no-screen",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^(components|app)/" },
    },
    {
      name: "components-know-no-route",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^app/" },
    },
    {
      name: "components-get-data-as-props",
      severity: "error",
      from: { path: "^components/" },
      // The shape of what it is given may be a query's type; the query itself never.
      to: {
        path: `${noun}(queries|commands|access|jobs|feeds|emails|templates)(/|\\.ts$)`,
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "between-nouns-only-the-front-door",
      severity: "error",
      from: { path: noun, pathNot: tests },
      to: { path: noun, pathNot: ["^lib/$1/", `^lib/[^/]+/${inner}`] },
    },
    {
      name: "schema-is-pure",
      severity: "error",
      from: { path: `${noun}schema(/|\\.ts$)`, pathNot: tests },
      to: {
        path: [
          // Forms in the browser read schemas: no mail comes along.
          "^lib/[^/]+/(queries|commands|access|actions|hooks|jobs|feeds|templates)",
          "^lib/platform/(db|auth|mail)/",
          "^prisma/(?!states\\.ts$)",
          "^node_modules/next/",
        ],
      },
    },
    {
      name: "rules-are-pure",
      severity: "error",
      from: { path: `${noun}(rules|policy)(/|\\.ts$)`, pathNot: tests },
      to: {
        path: [
          "^lib/[^/]+/(queries|commands|access|actions|hooks|jobs|feeds)",
          "^lib/platform/(db|auth|mail)/",
          "^prisma/(?!states\\.ts$)",
          "^node_modules/next/",
        ],
      },
    },
    {
      name: "templates-are-pure",
      severity: "error",
      from: { path: `${noun}templates/`, pathNot: tests },
      to: {
        path: [
          "^lib/[^/]+/(queries|commands|access|actions|hooks|jobs|feeds|emails|rules)",
          "^lib/platform/(db|auth|mail)/",
          "^prisma/",
          "^node_modules/next/",
        ],
      },
    },
    {
      name: "commands-know-no-next",
      severity: "error",
      from: { path: `${noun}commands(/|\\.ts$)`, pathNot: tests },
      to: { path: "^node_modules/next/" },
    },
    {
      name: "prisma-behind-queries-and-commands",
      severity: "error",
      from: {
        path: "^(app|components|lib|proxy|instrumentation)",
        pathNot: [tests, `${noun}(queries|commands)(/|\\.ts$)`, "^lib/platform/db/"],
      },
      // What states mean stands beside their enums, for all nouns alike; it asks nothing of the database.
      to: { path: ["^prisma/(?!states\\.ts$)", "^node_modules/@prisma/"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "next-auth-behind-platform-auth",
      severity: "error",
      from: { pathNot: ["^lib/platform/auth/", "^app/api/auth/"] },
      to: { path: "^node_modules/next-auth/" },
    },
    {
      name: "product-never-imports-tests",
      severity: "error",
      from: { pathNot: [tests, "^e2e/", "^scripts/", "^prisma/"] },
      to: { path: [tests, "^e2e/", "^prisma/(factories|testing)"] },
    },
  ],
  options: {
    doNotFollow: { path: "^node_modules/" },
    exclude: { path: ["^prisma/generated/", "^\\.next/", "^\\.data/"] },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
