import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";

/** The PostgreSQL extensions our migrations create; a server must offer them too (all are in postgresql-contrib). */
export const embeddedExtensions = { btree_gist, pg_trgm, unaccent };
