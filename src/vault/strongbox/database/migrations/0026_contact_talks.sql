DROP TRIGGER contacts_archived;
--> statement-breakpoint
DROP TRIGGER contacts_archived_change;
--> statement-breakpoint
DROP TRIGGER contacts_never_deleted;
--> statement-breakpoint
DROP TRIGGER contacts_stays_with_student;
--> statement-breakpoint
DROP TRIGGER search_contacts_changed;
--> statement-breakpoint
DROP TRIGGER search_contacts_gone;
--> statement-breakpoint
DROP TRIGGER search_contacts_written;
--> statement-breakpoint
DROP TRIGGER search_destructions_written;
--> statement-breakpoint
DROP TRIGGER search_students_hidden;
--> statement-breakpoint
DROP VIEW search_everything;
--> statement-breakpoint
CREATE TABLE `__new_contacts` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`occurred_on` text NOT NULL,
	`channel` text NOT NULL,
	`guardian` text NOT NULL,
	`spoken_by` text NOT NULL,
	`witnesses` text DEFAULT '' NOT NULL,
	`text` text NOT NULL,
	`starts_at` text DEFAULT '' NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`child_was` text,
	`institutions` text DEFAULT '' NOT NULL,
	`answer` text DEFAULT '' NOT NULL,
	`answered` text,
	`refusal` text DEFAULT '' NOT NULL,
	`unsigned` integer DEFAULT false NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contacts_channel" CHECK(channel IN ('inPerson', 'phone', 'message', 'video', 'homeVisit')),
	CONSTRAINT "contacts_answered" CHECK(answered IN ('seesDoctor', 'takesHome', 'accompanies', 'considers', 'refuses'))
);
--> statement-breakpoint
INSERT INTO `__new_contacts`("id", "student_id", "occurred_on", "channel", "guardian", "spoken_by", "witnesses", "text", "starts_at", "place", "child_was", "institutions", "answer", "answered", "refusal", "recorded_at", "recorded_by", "removed_at", "removed_by", "removal_reason") SELECT "id", "student_id", "occurred_on", "channel", "guardian", "spoken_by", "witnesses", "text", "starts_at", "place", "child_was", "institutions", "answer", CASE WHEN "refused" THEN 'refuses' END, "refusal", "recorded_at", "recorded_by", "removed_at", "removed_by", "removal_reason" FROM `contacts`;
--> statement-breakpoint
DROP TABLE `contacts`;
--> statement-breakpoint
ALTER TABLE `__new_contacts` RENAME TO `contacts`;
--> statement-breakpoint
CREATE INDEX `contacts_by_student` ON `contacts` (`student_id`);
--> statement-breakpoint
CREATE VIEW search_everything AS
  SELECT 'student' AS kind, id AS record, id AS student_id FROM students
  UNION ALL SELECT 'level', id, student_id FROM level_periods
  UNION ALL SELECT 'concern', id, student_id FROM concern_periods
  UNION ALL SELECT 'care', id, student_id FROM care_periods
  UNION ALL SELECT 'situation', id, student_id FROM situation_periods
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
  UNION ALL SELECT 'putOff', id, student_id FROM put_offs
  UNION ALL SELECT 'contact', id, student_id FROM contacts
  UNION ALL SELECT 'homeVisit', id, student_id FROM home_visits
  UNION ALL SELECT 'letter', id, student_id FROM letters
  UNION ALL SELECT 'attachment', r.id, coalesce(r.student_id, a.student_id) FROM attachments r
    LEFT JOIN session_students a ON r.student_id IS NULL AND a.session_id = r.record_id
  UNION ALL SELECT 'receivedHandOver', id, student_id FROM received_hand_overs
  UNION ALL SELECT 'activity', id, NULL FROM activities;
--> statement-breakpoint
CREATE TRIGGER contacts_never_deleted BEFORE DELETE ON contacts
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'contacts: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER contacts_stays_with_student BEFORE UPDATE ON contacts
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'contacts: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER contacts_archived BEFORE INSERT ON contacts
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER contacts_archived_change BEFORE UPDATE ON contacts
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER search_contacts_written AFTER INSERT ON contacts BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('contact', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_contacts_changed AFTER UPDATE ON contacts BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('contact', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('contact', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_contacts_gone AFTER DELETE ON contacts BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('contact', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_destructions_written AFTER INSERT ON destructions BEGIN
  INSERT INTO search_texts (search_texts) VALUES ('delete-all');
  DELETE FROM search_entries;
  INSERT OR IGNORE INTO search_stale (kind, record) SELECT kind, record FROM search_everything;
END;
--> statement-breakpoint
CREATE TRIGGER search_students_hidden AFTER UPDATE OF removed_at ON students BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record)
    SELECT kind, record FROM search_everything WHERE student_id = NEW.id;
END;
