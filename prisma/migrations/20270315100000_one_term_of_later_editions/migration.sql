CREATE UNIQUE INDEX "term_one_of_later_editions" ON "term" ("organisation_id", "edition_id") WHERE "kind" = 'later_editions';
