DROP TRIGGER attachments_archived;
--> statement-breakpoint
DROP TRIGGER attachments_archived_change;
--> statement-breakpoint
DROP TRIGGER attachments_keep_their_content;
--> statement-breakpoint
DROP TRIGGER attachments_never_deleted;
--> statement-breakpoint
DROP TRIGGER attachments_stays_with_student;
--> statement-breakpoint
DROP TRIGGER search_attachments_changed;
--> statement-breakpoint
DROP TRIGGER search_attachments_gone;
--> statement-breakpoint
DROP TRIGGER search_attachments_written;
--> statement-breakpoint
DROP TRIGGER search_destructions_written;
--> statement-breakpoint
DROP TRIGGER search_students_hidden;
--> statement-breakpoint
DROP VIEW search_everything;
--> statement-breakpoint
CREATE TABLE `__new_attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text,
	`record_kind` text,
	`record_id` text,
	`file_name` text NOT NULL,
	`media_type` text NOT NULL,
	`bytes` integer NOT NULL,
	`digest` text NOT NULL,
	`occurred_on` text NOT NULL,
	`evidence` text,
	`source` text DEFAULT '' NOT NULL,
	`original` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "attachments_hang" CHECK((record_kind IS NULL) = (record_id IS NULL)),
	CONSTRAINT "attachments_belong" CHECK(student_id IS NOT NULL OR record_id IS NOT NULL),
	CONSTRAINT "attachments_evidence" CHECK(evidence IN ('recording', 'letter', 'note', 'photo', 'scan', 'other')),
	CONSTRAINT "attachments_original" CHECK(original IN ('original', 'copy'))
);
--> statement-breakpoint
INSERT INTO `__new_attachments`("id", "student_id", "file_name", "media_type", "bytes", "digest", "occurred_on", "recorded_at", "recorded_by", "removed_at", "removed_by", "removal_reason") SELECT "id", "student_id", "file_name", "media_type", "bytes", "digest", "occurred_on", "recorded_at", "recorded_by", "removed_at", "removed_by", "removal_reason" FROM `attachments`;
--> statement-breakpoint
DROP TABLE `attachments`;
--> statement-breakpoint
ALTER TABLE `__new_attachments` RENAME TO `attachments`;
--> statement-breakpoint
CREATE INDEX `attachments_by_student` ON `attachments` (`student_id`);
--> statement-breakpoint
CREATE INDEX `attachments_by_record` ON `attachments` (`record_id`);
--> statement-breakpoint
CREATE VIEW search_everything AS
  SELECT 'student' AS kind, id AS record, id AS student_id FROM students
  UNION ALL SELECT 'level', id, student_id FROM level_periods
  UNION ALL SELECT 'concern', id, student_id FROM concern_periods
  UNION ALL SELECT 'care', id, student_id FROM care_periods
  UNION ALL SELECT 'leave', id, student_id FROM leave_periods
  UNION ALL SELECT 'departure', id, student_id FROM departures
  UNION ALL SELECT 'circumstance', id, student_id FROM circumstance_periods
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
CREATE TRIGGER attachments_never_deleted BEFORE DELETE ON attachments
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying)
  OR OLD.student_id IS NULL AND (NOT EXISTS (SELECT 1 FROM session_students a WHERE a.session_id = OLD.record_id)
    OR EXISTS (SELECT 1 FROM session_students a WHERE a.session_id = OLD.record_id AND a.student_id NOT IN (SELECT student_id FROM destroying))) BEGIN
  SELECT RAISE(ABORT, 'attachments: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER attachments_stays_with_student BEFORE UPDATE ON attachments
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'attachments: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER attachments_keep_their_content BEFORE UPDATE ON attachments
WHEN NEW.id IS NOT OLD.id
  OR NEW.bytes IS NOT OLD.bytes
  OR NEW.digest IS NOT OLD.digest
  OR NEW.media_type IS NOT OLD.media_type
  OR NEW.record_kind IS NOT OLD.record_kind
  OR NEW.record_id IS NOT OLD.record_id BEGIN
  SELECT RAISE(ABORT, 'attachments: what was taken in never changes');
END;
--> statement-breakpoint
CREATE TRIGGER attachments_archived BEFORE INSERT ON attachments
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day))
  OR NEW.student_id IS NULL AND EXISTS (SELECT 1 FROM session_students a WHERE a.session_id = NEW.record_id)
    AND NOT EXISTS (SELECT 1 FROM session_students a WHERE a.session_id = NEW.record_id AND NOT EXISTS (SELECT 1 FROM departures WHERE student_id = a.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day))) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER attachments_archived_change BEFORE UPDATE ON attachments
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day))
  OR OLD.student_id IS NULL AND EXISTS (SELECT 1 FROM session_students a WHERE a.session_id = OLD.record_id)
    AND NOT EXISTS (SELECT 1 FROM session_students a WHERE a.session_id = OLD.record_id AND NOT EXISTS (SELECT 1 FROM departures WHERE student_id = a.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day))) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER search_attachments_written AFTER INSERT ON attachments BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('attachment', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_attachments_changed AFTER UPDATE ON attachments BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('attachment', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('attachment', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_attachments_gone AFTER DELETE ON attachments BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('attachment', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_attachments_by_session_students_written AFTER INSERT ON session_students BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) SELECT 'attachment', id FROM attachments
    WHERE record_id = NEW.session_id AND student_id IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER search_attachments_by_session_students_changed AFTER UPDATE ON session_students BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) SELECT 'attachment', id FROM attachments
    WHERE record_id = OLD.session_id AND student_id IS NULL;
  INSERT OR IGNORE INTO search_stale (kind, record) SELECT 'attachment', id FROM attachments
    WHERE record_id = NEW.session_id AND student_id IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER search_attachments_by_session_students_gone AFTER DELETE ON session_students BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) SELECT 'attachment', id FROM attachments
    WHERE record_id = OLD.session_id AND student_id IS NULL;
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
