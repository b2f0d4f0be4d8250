CREATE TABLE `session_numbers` (
	`session_id` text PRIMARY KEY NOT NULL,
	`school_year` integer NOT NULL,
	`sequence` integer NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_numbers_by_year` ON `session_numbers` (`school_year`,`sequence`);
--> statement-breakpoint
ALTER TABLE `session_students` ADD `came` integer DEFAULT true NOT NULL;
--> statement-breakpoint
ALTER TABLE `sessions` ADD `place` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `sessions` ADD `route` text;
--> statement-breakpoint
ALTER TABLE `sessions` ADD `problems` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `sessions` ADD `risk` text DEFAULT 'notAsked' NOT NULL;
--> statement-breakpoint
ALTER TABLE `sessions` ADD `measures` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `sessions` ADD `next_on` text;
--> statement-breakpoint
ALTER TABLE `sessions` ADD `next_at` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `sessions` ADD `effect` text DEFAULT '' NOT NULL;
--> statement-breakpoint
CREATE TRIGGER session_numbers_never_change BEFORE UPDATE ON session_numbers BEGIN
  SELECT RAISE(ABORT, 'session_numbers: a row never changes');
END;
--> statement-breakpoint
CREATE TRIGGER session_numbers_never_deleted BEFORE DELETE ON session_numbers
WHEN NOT EXISTS (SELECT 1 FROM destroying)
  OR EXISTS (SELECT 1 FROM session_students WHERE session_id = OLD.session_id
    AND student_id NOT IN (SELECT student_id FROM destroying)) BEGIN
  SELECT RAISE(ABORT, 'session_numbers: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER search_session_numbers_written AFTER INSERT ON session_numbers BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('session', NEW.session_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_session_numbers_changed AFTER UPDATE ON session_numbers BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('session', OLD.session_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('session', NEW.session_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_session_numbers_gone AFTER DELETE ON session_numbers BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('session', OLD.session_id);
END;
--> statement-breakpoint
-- Sessions of earlier versions get their numbers in the order in which they were written down, as new ones do.
INSERT INTO session_numbers (session_id, school_year, sequence)
SELECT id, school_year, row_number() OVER (PARTITION BY school_year ORDER BY recorded_at, id) FROM (
  SELECT id, recorded_at, CAST(substr(occurred_on, 1, 4) AS integer) - (occurred_on < coalesce(
    (SELECT from_on FROM school_years WHERE school_year = CAST(substr(occurred_on, 1, 4) AS integer)),
    substr(occurred_on, 1, 4) || '-09-01')) AS school_year
  FROM sessions);
