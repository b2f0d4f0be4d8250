CREATE TABLE `roster_remarks` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`import_id` text NOT NULL,
	`noted_on` text NOT NULL,
	`text` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`import_id`) REFERENCES `roster_imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `roster_remarks_by_student` ON `roster_remarks` (`student_id`);
--> statement-breakpoint
ALTER TABLE `students` ADD `other_number` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `students` ADD `address` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `students` ADD `ethnicity` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `students` ADD `boarding` text DEFAULT 'unknown' NOT NULL;
--> statement-breakpoint
CREATE UNIQUE INDEX `students_by_other_number` ON `students` (`other_number`) WHERE removed_at IS NULL AND other_number <> '';
--> statement-breakpoint
ALTER TABLE `school` ADD `identified_by` text DEFAULT '' NOT NULL;
--> statement-breakpoint
-- Kept while 学籍号 was read as 学号, and the other new fields were not read: the next such file is guessed anew.
DELETE FROM roster_matchings WHERE headings LIKE '%学籍%' OR headings LIKE '%地址%' OR headings LIKE '%住%'
  OR headings LIKE '%民族%' OR headings LIKE '%备注%' OR headings LIKE '%备考%' OR headings LIKE '%附注%'
  OR headings LIKE '%走读%' OR headings LIKE '%通学%' OR headings LIKE '%寄宿%' OR headings LIKE '%就读方式%'
  OR headings LIKE '%户%' OR headings LIKE '%情况%';
--> statement-breakpoint
DROP VIEW search_everything;
--> statement-breakpoint
CREATE VIEW search_everything AS
  SELECT 'student' AS kind, id AS record, id AS student_id FROM students
  UNION ALL SELECT 'level', id, student_id FROM level_periods
  UNION ALL SELECT 'concern', id, student_id FROM concern_periods
  UNION ALL SELECT 'care', id, student_id FROM care_periods
  UNION ALL SELECT 'leave', id, student_id FROM leave_periods
  UNION ALL SELECT 'departure', id, student_id FROM departures
  UNION ALL SELECT 'circumstance', id, student_id FROM circumstance_periods
  UNION ALL SELECT 'rosterRemark', id, student_id FROM roster_remarks
  UNION ALL SELECT 'guardian', id, student_id FROM guardians
  UNION ALL SELECT 'observation', id, student_id FROM observations
  UNION ALL SELECT 'diagnosis', id, student_id FROM diagnoses
  UNION ALL SELECT 'screening', id, student_id FROM screenings
  UNION ALL SELECT 'session', session_id, student_id FROM session_students
  UNION ALL SELECT 'followUp', id, student_id FROM follow_ups
  UNION ALL SELECT 'talk', id, student_id FROM talks
  UNION ALL SELECT 'trackingSheet', student_id, student_id FROM tracking_sheets
  UNION ALL SELECT 'contact', id, student_id FROM contacts
  UNION ALL SELECT 'homeVisit', id, student_id FROM home_visits
  UNION ALL SELECT 'letter', id, student_id FROM letters
  UNION ALL SELECT 'attachment', r.id, coalesce(r.student_id, a.student_id) FROM attachments r
    LEFT JOIN session_students a ON r.student_id IS NULL AND a.session_id = r.record_id
  UNION ALL SELECT 'receivedHandOver', id, student_id FROM received_hand_overs
  UNION ALL SELECT 'activity', id, NULL FROM activities;
--> statement-breakpoint
CREATE TRIGGER roster_remarks_never_deleted BEFORE DELETE ON roster_remarks
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'roster_remarks: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER roster_remarks_stays_with_student BEFORE UPDATE ON roster_remarks
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'roster_remarks: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER roster_remarks_keep_their_content BEFORE UPDATE ON roster_remarks
WHEN NEW.id IS NOT OLD.id
  OR NEW.import_id IS NOT OLD.import_id
  OR NEW.noted_on IS NOT OLD.noted_on
  OR NEW.text IS NOT OLD.text BEGIN
  SELECT RAISE(ABORT, 'roster_remarks: what was taken in never changes');
END;
--> statement-breakpoint
CREATE TRIGGER roster_remarks_archived BEFORE INSERT ON roster_remarks
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER roster_remarks_archived_change BEFORE UPDATE ON roster_remarks
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER search_roster_remarks_written AFTER INSERT ON roster_remarks BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('rosterRemark', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_roster_remarks_changed AFTER UPDATE ON roster_remarks BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('rosterRemark', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('rosterRemark', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_roster_remarks_gone AFTER DELETE ON roster_remarks BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('rosterRemark', OLD.id);
END;
