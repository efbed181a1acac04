/** What the picture of the modules is drawn from: the product without its tests, in which no two folders import each other. */
const { options } = require("../../.dependency-cruiser.cjs");

module.exports = {
  forbidden: [
    { name: "no-cycles-of-folders", scope: "folder", severity: "error", from: {}, to: { circular: true } },
  ],
  options: {
    ...options,
    exclude: {
      path: [...options.exclude.path, "\\.test\\.tsx?$", "/fixtures/", "^prisma/(testing|factories)/"],
    },
  },
};
