CREATE TABLE `attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`file_name` text NOT NULL,
	`media_type` text NOT NULL,
	`bytes` integer NOT NULL,
	`digest` text NOT NULL,
	`occurred_on` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attachments_by_student` ON `attachments` (`student_id`);--> statement-breakpoint
CREATE TABLE `backup_runs` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`folder` text NOT NULL,
	`file_name` text NOT NULL,
	`outcome` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`bytes` integer DEFAULT 0 NOT NULL,
	CONSTRAINT "backup_runs_outcome" CHECK(outcome IN ('good', 'failed'))
);
--> statement-breakpoint
CREATE TABLE `safety` (
	`id` integer PRIMARY KEY NOT NULL,
	`idle_minutes` integer DEFAULT 5 NOT NULL,
	`screen_protected` integer DEFAULT true NOT NULL,
	`backup_folder` text DEFAULT '' NOT NULL,
	`fully_checked_at` integer
);
--> statement-breakpoint
INSERT INTO safety (id) VALUES (1);
--> statement-breakpoint
CREATE TRIGGER safety_never_deleted BEFORE DELETE ON safety BEGIN
  SELECT RAISE(ABORT, 'safety: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER backup_runs_never_change BEFORE UPDATE ON backup_runs BEGIN
  SELECT RAISE(ABORT, 'backup_runs: a row never changes');
END;
--> statement-breakpoint
CREATE TRIGGER backup_runs_never_deleted BEFORE DELETE ON backup_runs BEGIN
  SELECT RAISE(ABORT, 'backup_runs: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER attachments_never_deleted BEFORE DELETE ON attachments BEGIN
  SELECT RAISE(ABORT, 'attachments: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER attachments_content_never_changes BEFORE UPDATE ON attachments
WHEN NEW.id IS NOT OLD.id OR NEW.student_id IS NOT OLD.student_id OR NEW.bytes IS NOT OLD.bytes
  OR NEW.digest IS NOT OLD.digest OR NEW.media_type IS NOT OLD.media_type
BEGIN
  SELECT RAISE(ABORT, 'attachments: what was attached never changes');
END;
