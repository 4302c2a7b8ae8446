-- A store as version 1 of the schema wrote it; both SQLite and PostgreSQL read this.
create table "mailstats_migrations" ("name" varchar(255) not null primary key, "timestamp" varchar(255) not null);
create table "mailstats_migration_lock" ("id" varchar(255) not null primary key, "is_locked" integer default 0 not null);
create table "digests" ("id" text not null primary key, "name" text not null, "name_key" text not null, "channel" text not null, "owner" text not null, "words" text not null, "schedule" text not null, "zone" text not null, "pause" text, "created_at" bigint not null, "version" integer not null, "removed_at" bigint);
create unique index "digests_name" on "digests" ("name_key") where "removed_at" is null;
create table "ledger" ("digest_id" text not null, "slot" text not null, "due_at" bigint not null, "state" text not null, "holder" text, "lease_until" bigint, "attempts" integer not null, "channel" text, "message_ts" text, "reason" text, "told" integer not null, "updated_at" bigint not null, constraint "ledger_slot" primary key ("digest_id", "slot"));
create index "ledger_due" on "ledger" ("digest_id", "due_at");
create index "ledger_unfinished" on "ledger" ("due_at") where "state" in ('claimed', 'posting');

insert into "mailstats_migrations" values ('0001-digests-and-ledger', '2026-11-23T16:48:23.446Z');
insert into "mailstats_migration_lock" values ('migration_lock', 0);
insert into "digests" values
  ('d1', 'Weekly-ESP', 'weekly-esp', 'C0MAIL', 'U0OWNER', 'last week by esp vs previous', '{"kind":"weekly","weekdays":[1],"time":"09:00","every":1,"anchor":"2026-11-16"}', 'Asia/Shanghai', null, 1795396800123, 3, null),
  ('d2', '月报', '月报', 'C0MAIL', 'U0OTHER', '上月 按天', '{"kind":"monthly","day":"last","time":"18:30"}', 'America/Sao_Paulo', '{"by":"person","until":"2026-12-31T03:00:00.000Z"}', 1795396800456, 1, null),
  ('d3', 'weekly-esp', 'weekly-esp', 'C0MAIL', 'U0OWNER', 'last week by esp', '{"kind":"weekly","weekdays":[1],"time":"08:00","every":2,"anchor":"2026-11-09"}', 'Asia/Shanghai', null, 1795396700000, 1, 1795396750000);
insert into "ledger" values
  ('d1', '2026-11-16T09:00', 1795050000000, 'posted', null, null, 1, 'C0MAIL', '1795050003.000100', null, 0, 1795050003500),
  ('d1', '2026-11-23T09:00', 1795654800000, 'posting', 'web-1', 1795655100000, 2, 'C0MAIL', null, null, 0, 1795654990000),
  ('d2', '2026-10-31T18:30', 1793482200000, 'skipped', null, null, 0, null, null, 'too-late', 0, 1793600000000);
