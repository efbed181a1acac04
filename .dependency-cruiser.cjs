/**
 * Imports point down: app → components → lib/<noun> → lib/platform, and between nouns down the order of lib/order.json, from
 * which their rules are made. Every rule is an error; scripts/boundaries.test.ts shows each failing.
 */
const order = require("./lib/order.json");
const noun = "^lib/(?!platform/)([^/]+)/";
const tests = "\\.test\\.tsx?$";
const inner = "(commands|queries|access|rules|policy|schema|templates)(/|\\.ts$)";

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    ...order.flatMap((line, at) =>
      Object.keys(line).map((name) => ({
        name: `${name}-imports-only-lower-nouns`,
        severity: "error",
        from: { path: `^lib/${name}/`, pathNot: tests },
        to: {
          // Also nouns that the order doesn't have, and the files that tie the nouns to the process.
          path: "^lib/",
          pathNot: [name, ...order.slice(0, at).flatMap(Object.keys)].map((lower) => `^lib/${lower}/`),
        },
      })),
    ),
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
      name: "shared-screens-know-no-noun",
      severity: "error",
      from: { path: "^components/(ui|forms|layout|desk)/", pathNot: tests },
      to: { path: "^components/", pathNot: "^components/(ui|forms|layout|desk)/" },
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
          "^prisma/(?!enums/)",
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
          "^prisma/(?!enums/)",
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
          "^prisma/(?!enums/)",
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
      to: { path: ["^prisma/(?!enums/)", "^node_modules/@prisma/"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "database-behind-queries-and-commands",
      severity: "error",
      from: {
        path: "^(app|components|lib|proxy|instrumentation)",
        pathNot: [tests, "/fixtures/", `${noun}(queries|commands)(/|\\.ts$)`, "^lib/platform/"],
      },
      to: { path: "^lib/platform/db/client\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "the-server-stands-before-the-product",
      severity: "error",
      from: { path: "^(app|components|lib|proxy|instrumentation)", pathNot: tests },
      to: { path: "^server/" },
    },
    {
      name: "the-server-is-no-bundle",
      severity: "error",
      from: { path: "^server/", pathNot: tests },
      // What Node runs as it stands: it knows no noun, and can't read TypeScript.
      to: {
        path: "^(app|components|lib|prisma|scripts|e2e)/",
        pathNot: ["^lib/platform/.*\\.mjs$", "^scripts/start/[^/]+\\.mjs$", "\\.d\\.mts$"],
      },
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
      to: { path: [tests, "^e2e/", "^prisma/(factories|scenarios|testing)"] },
    },
  ],
  options: {
    doNotFollow: { path: "(^|/)node_modules/" },
    exclude: { path: ["^prisma/generated/", "^\\.next/", "^\\.data/"] },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
