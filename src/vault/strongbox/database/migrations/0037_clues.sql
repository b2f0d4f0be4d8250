CREATE TABLE `clue_records` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`clue_id` text NOT NULL,
	`record_kind` text NOT NULL,
	`record_id` text NOT NULL,
	`told` text NOT NULL,
	FOREIGN KEY (`clue_id`) REFERENCES `clues`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `clue_records_by_clue` ON `clue_records` (`clue_id`);
--> statement-breakpoint
CREATE TABLE `clues` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`occurred_on` text NOT NULL,
	`because` text NOT NULL,
	`answer` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`answered_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "clues_answer" CHECK(answer IN ('goOn', 'interview', 'assess', 'plan', 'refused'))
);
--> statement-breakpoint
CREATE INDEX `clues_by_student` ON `clues` (`student_id`);
--> statement-breakpoint
CREATE TABLE `set_clue_rules` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`rule` text NOT NULL,
	`need` integer NOT NULL,
	`days` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL
);
--> statement-breakpoint
DROP VIEW search_everything;
--> statement-breakpoint
CREATE VIEW search_everything AS
  SELECT 'student' AS kind, id AS record, id AS student_id FROM students
  UNION ALL SELECT 'level', id, student_id FROM level_periods
  UNION ALL SELECT 'concern', id, student_id FROM concern_periods
  UNION ALL SELECT 'care', id, student_id FROM care_periods
  UNION ALL SELECT 'situation', id, student_id FROM situation_periods
  UNION ALL SELECT 'leave', id, student_id FROM leave_periods
  UNION ALL SELECT 'schoolReturn', id, student_id FROM school_returns
  UNION ALL SELECT 'departure', id, student_id FROM departures
  UNION ALL SELECT 'circumstance', id, student_id FROM circumstance_periods
  UNION ALL SELECT 'rosterRemark', id, student_id FROM roster_remarks
  UNION ALL SELECT 'guardian', id, student_id FROM guardians
  UNION ALL SELECT 'observation', id, student_id FROM observations
  UNION ALL SELECT 'clue', id, student_id FROM clues
  UNION ALL SELECT 'diagnosis', id, student_id FROM diagnoses
  UNION ALL SELECT 'screening', id, student_id FROM screenings
  UNION ALL SELECT 'screeningBatch', id, NULL FROM screening_batches
  UNION ALL SELECT 'screeningEntry', id, student_id FROM screening_entries
  UNION ALL SELECT 'interview', id, student_id FROM interviews
  UNION ALL SELECT 'session', session_id, student_id FROM session_students
  UNION ALL SELECT 'followUp', id, student_id FROM follow_ups
  UNION ALL SELECT 'talk', id, student_id FROM talks
  UNION ALL SELECT 'trackingSheet', student_id, student_id FROM tracking_sheets
  UNION ALL SELECT 'putOff', id, student_id FROM put_offs
  UNION ALL SELECT 'contact', id, student_id FROM contacts
  UNION ALL SELECT 'homeVisit', id, student_id FROM home_visits
  UNION ALL SELECT 'referral', id, student_id FROM referrals
  UNION ALL SELECT 'plan', id, student_id FROM plans
  UNION ALL SELECT 'careTeam', id, student_id FROM care_team_members
  UNION ALL SELECT 'custodyPromise', id, student_id FROM custody_promises
  UNION ALL SELECT 'custodyHandOver', id, student_id FROM custody_hand_overs
  UNION ALL SELECT 'conference', id, NULL FROM conferences
  UNION ALL SELECT 'conferenceExtract', id, student_id FROM conference_extracts
  UNION ALL SELECT 'incident', id, NULL FROM incidents
  UNION ALL SELECT 'incidentExtract', id, student_id FROM incident_extracts
  UNION ALL SELECT 'watchGroup', id, student_id FROM watch_groups
  UNION ALL SELECT 'disclosure', id, student_id FROM disclosures
  UNION ALL SELECT 'letter', id, student_id FROM letters
  UNION ALL SELECT 'attachment', r.id, coalesce(r.student_id, a.student_id) FROM attachments r
    LEFT JOIN session_students a ON r.student_id IS NULL AND a.session_id = r.record_id
  UNION ALL SELECT 'receivedHandOver', id, student_id FROM received_hand_overs
  UNION ALL SELECT 'activity', id, NULL FROM activities;
--> statement-breakpoint
CREATE TRIGGER clues_never_deleted BEFORE DELETE ON clues
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'clues: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER clues_stays_with_student BEFORE UPDATE ON clues
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'clues: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER clues_archived BEFORE INSERT ON clues
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER clues_archived_change BEFORE UPDATE ON clues
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER clue_records_never_change BEFORE UPDATE ON clue_records BEGIN
  SELECT RAISE(ABORT, 'clue_records: a row never changes');
END;
--> statement-breakpoint
CREATE TRIGGER clue_records_never_deleted BEFORE DELETE ON clue_records
WHEN (SELECT student_id FROM clues WHERE id = OLD.clue_id) NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'clue_records: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER search_clues_written AFTER INSERT ON clues BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('clue', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_clues_changed AFTER UPDATE ON clues BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('clue', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('clue', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_clues_gone AFTER DELETE ON clues BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('clue', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_clue_records_written AFTER INSERT ON clue_records BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('clue', NEW.clue_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_clue_records_changed AFTER UPDATE ON clue_records BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('clue', OLD.clue_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('clue', NEW.clue_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_clue_records_gone AFTER DELETE ON clue_records BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('clue', OLD.clue_id);
END;
