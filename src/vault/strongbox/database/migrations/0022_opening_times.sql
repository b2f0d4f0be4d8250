CREATE TABLE `opening_times` (
	`id` text PRIMARY KEY NOT NULL,
	`weekdays` text NOT NULL,
	`starts_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TRIGGER opening_times_never_deleted BEFORE DELETE ON opening_times BEGIN
  SELECT RAISE(ABORT, 'opening_times: a row is never deleted');
END;
