CREATE TABLE `institutions` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`department` text DEFAULT '' NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`position` integer NOT NULL,
	`in_use` integer DEFAULT true NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	CONSTRAINT "institutions_kind" CHECK(kind IN ('hospital', 'hotline', 'other'))
);
--> statement-breakpoint
CREATE TRIGGER institutions_never_deleted BEFORE DELETE ON institutions BEGIN
  SELECT RAISE(ABORT, 'institutions: a row is never deleted');
END;
--> statement-breakpoint
INSERT INTO institutions (id, kind, name, phone, note, position, recorded_at, recorded_by) VALUES
  ('edf98877-6db2-4837-99a3-b3cbbef015aa', 'hotline', '全国统一心理援助热线', '12356', '各地接通的时间不同，以当地公布的为准', 1, unixepoch() * 1000, '心港'),
  ('5078cde4-9f33-4ae7-b30f-268ce92c3885', 'hotline', '青少年服务台', '12355', '共青团面向青少年的热线', 2, unixepoch() * 1000, '心港');
