-- Every request counts, each in a transaction of its own, and waited for the disk. A counter need not survive a crash of the
-- database: it begins anew. After an orderly stop it is there.
ALTER TABLE "rate_limit" SET UNLOGGED;
