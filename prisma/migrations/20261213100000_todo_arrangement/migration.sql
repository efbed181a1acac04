-- What the team arranged about a to-do of an edition: whose it is, or until when it is put off.
CREATE TABLE "todo_arrangement" (
    "organisation_id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "todo" TEXT NOT NULL,
    "member_id" UUID,
    "until" DATE,

    CONSTRAINT "todo_arrangement_pkey" PRIMARY KEY ("organisation_id","edition_id","todo")
);
CREATE INDEX "todo_arrangement_organisation_id_member_id_idx" ON "todo_arrangement"("organisation_id", "member_id");
ALTER TABLE "todo_arrangement" ADD CONSTRAINT "todo_arrangement_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "todo_arrangement" ADD CONSTRAINT "todo_arrangement_organisation_id_member_id_fkey" FOREIGN KEY ("organisation_id", "member_id") REFERENCES "team_member"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
