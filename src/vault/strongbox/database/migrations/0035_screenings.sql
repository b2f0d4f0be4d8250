CREATE TABLE `interviews` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`occurred_on` text NOT NULL,
	`starts_at` text DEFAULT '' NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`interviewer` text NOT NULL,
	`occasion` text DEFAULT '' NOT NULL,
	`teacher_says` text DEFAULT '' NOT NULL,
	`guardian_says` text DEFAULT '' NOT NULL,
	`content` text NOT NULL,
	`risk` text NOT NULL,
	`risk_text` text DEFAULT '' NOT NULL,
	`impression` text NOT NULL,
	`advice` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "interviews_risk" CHECK(risk IN ('notAsked', 'none', 'ideation', 'plan', 'behaviour'))
);
--> statement-breakpoint
CREATE INDEX `interviews_by_student` ON `interviews` (`student_id`);
--> statement-breakpoint
CREATE TABLE `screening_batches` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`school_year` integer NOT NULL,
	`term` text NOT NULL,
	`kind` text NOT NULL,
	`scale` text,
	`version` text DEFAULT 'usual' NOT NULL,
	`bands` text DEFAULT '' NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text NOT NULL,
	`consent` text NOT NULL,
	`consent_note` text DEFAULT '' NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	CONSTRAINT "screening_batches_kind" CHECK(kind IN ('everybody', 'newcomers', 'termStart', 'threeGroups')),
	CONSTRAINT "screening_batches_term" CHECK(term IN ('first', 'second')),
	CONSTRAINT "screening_batches_scale" CHECK(scale IN ('mht', 'phq9', 'gad7', 'scl90', 'mssmhs', 'sdq', 'dsrsc', 'scared')),
	CONSTRAINT "screening_batches_consent" CHECK(consent IN ('notYet', 'informed', 'signed'))
);
--> statement-breakpoint
CREATE TABLE `screening_classes` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`batch_id` text NOT NULL,
	`class_id` text NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `screening_batches`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`class_id`) REFERENCES `school_classes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `screening_classes_by_batch` ON `screening_classes` (`batch_id`);
--> statement-breakpoint
CREATE TABLE `screening_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`batch_id` text NOT NULL,
	`student_id` text NOT NULL,
	`occurred_on` text NOT NULL,
	`absence` text,
	`reason` text DEFAULT '' NOT NULL,
	`flagged_on` text,
	`flag_reason` text DEFAULT '' NOT NULL,
	`outcome` text,
	`outcome_on` text,
	`outcome_by` text DEFAULT '' NOT NULL,
	`outcome_reason` text DEFAULT '' NOT NULL,
	`guardian_told_on` text,
	`guardian_told` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `screening_batches`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "screening_entries_absence" CHECK(absence IN ('excused', 'exempt')),
	CONSTRAINT "screening_entries_outcome" CHECK(outcome IN ('ruledOut', 'levelKept'))
);
--> statement-breakpoint
CREATE INDEX `screening_entries_by_batch` ON `screening_entries` (`batch_id`);
--> statement-breakpoint
CREATE INDEX `screening_entries_by_student` ON `screening_entries` (`student_id`);
--> statement-breakpoint
CREATE TABLE `screening_findings` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` text NOT NULL,
	`focus` text NOT NULL,
	`text` text NOT NULL,
	`reported_on` text NOT NULL,
	`reported_by` text NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `screening_entries`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "screening_findings_focus" CHECK(focus IN ('adapting', 'hardship', 'pressure'))
);
--> statement-breakpoint
CREATE INDEX `screening_findings_by_entry` ON `screening_findings` (`entry_id`);
--> statement-breakpoint
CREATE TABLE `screening_replies` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`batch_id` text NOT NULL,
	`class_id` text NOT NULL,
	`focus` text NOT NULL,
	`is_nobody` integer NOT NULL,
	`replied_on` text NOT NULL,
	`replied_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `screening_batches`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`class_id`) REFERENCES `school_classes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "screening_replies_focus" CHECK(focus IN ('adapting', 'hardship', 'pressure'))
);
--> statement-breakpoint
CREATE INDEX `screening_replies_by_batch` ON `screening_replies` (`batch_id`);
--> statement-breakpoint
ALTER TABLE `screenings` ADD `entry_id` text REFERENCES screening_entries(id);
--> statement-breakpoint
ALTER TABLE `screenings` ADD `score` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `screenings` ADD `asks_retest` integer DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE `screenings` ADD `is_flagged` integer DEFAULT false NOT NULL;
--> statement-breakpoint
CREATE INDEX `screenings_by_entry` ON `screenings` (`entry_id`);
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
  UNION ALL SELECT 'letter', id, student_id FROM letters
  UNION ALL SELECT 'attachment', r.id, coalesce(r.student_id, a.student_id) FROM attachments r
    LEFT JOIN session_students a ON r.student_id IS NULL AND a.session_id = r.record_id
  UNION ALL SELECT 'receivedHandOver', id, student_id FROM received_hand_overs
  UNION ALL SELECT 'activity', id, NULL FROM activities;
--> statement-breakpoint
CREATE TRIGGER screening_batches_never_deleted BEFORE DELETE ON screening_batches
WHEN NOT EXISTS (SELECT 1 FROM screening_entries WHERE batch_id = OLD.id
    AND student_id IN (SELECT student_id FROM destroying))
  OR EXISTS (SELECT 1 FROM screening_entries WHERE batch_id = OLD.id
    AND student_id NOT IN (SELECT student_id FROM destroying)) BEGIN
  SELECT RAISE(ABORT, 'screening_batches: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER screening_classes_never_moves BEFORE UPDATE ON screening_classes
WHEN NEW.batch_id IS NOT OLD.batch_id BEGIN
  SELECT RAISE(ABORT, 'screening_classes: a row stays with its record');
END;
--> statement-breakpoint
CREATE TRIGGER screening_replies_never_moves BEFORE UPDATE ON screening_replies
WHEN NEW.batch_id IS NOT OLD.batch_id BEGIN
  SELECT RAISE(ABORT, 'screening_replies: a row stays with its record');
END;
--> statement-breakpoint
CREATE TRIGGER screening_entries_never_moves BEFORE UPDATE ON screening_entries
WHEN NEW.batch_id IS NOT OLD.batch_id BEGIN
  SELECT RAISE(ABORT, 'screening_entries: a row stays with its record');
END;
--> statement-breakpoint
CREATE TRIGGER search_screening_batches_written AFTER INSERT ON screening_batches BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('screeningBatch', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_screening_batches_changed AFTER UPDATE ON screening_batches BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('screeningBatch', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('screeningBatch', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_screening_batches_gone AFTER DELETE ON screening_batches BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('screeningBatch', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_screening_classes_written AFTER INSERT ON screening_classes BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('screeningBatch', NEW.batch_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_screening_classes_changed AFTER UPDATE ON screening_classes BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('screeningBatch', OLD.batch_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('screeningBatch', NEW.batch_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_screening_classes_gone AFTER DELETE ON screening_classes BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('screeningBatch', OLD.batch_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_screening_replies_written AFTER INSERT ON screening_replies BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('screeningBatch', NEW.batch_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_screening_replies_changed AFTER UPDATE ON screening_replies BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('screeningBatch', OLD.batch_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('screeningBatch', NEW.batch_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_screening_replies_gone AFTER DELETE ON screening_replies BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('screeningBatch', OLD.batch_id);
END;
--> statement-breakpoint
CREATE TRIGGER screening_entries_never_deleted BEFORE DELETE ON screening_entries
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'screening_entries: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER screening_entries_stays_with_student BEFORE UPDATE ON screening_entries
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'screening_entries: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER screening_entries_archived BEFORE INSERT ON screening_entries
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER screening_entries_archived_change BEFORE UPDATE ON screening_entries
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER screening_findings_never_moves BEFORE UPDATE ON screening_findings
WHEN NEW.entry_id IS NOT OLD.entry_id BEGIN
  SELECT RAISE(ABORT, 'screening_findings: a row stays with its record');
END;
--> statement-breakpoint
CREATE TRIGGER screening_findings_archived BEFORE INSERT ON screening_findings
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM screening_entries WHERE id = NEW.entry_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER screening_findings_archived_change BEFORE UPDATE ON screening_findings
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM screening_entries WHERE id = OLD.entry_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER screening_findings_archived_removal BEFORE DELETE ON screening_findings
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM screening_entries WHERE id = OLD.entry_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day))
  AND ((SELECT student_id FROM screening_entries WHERE id = OLD.entry_id) NOT IN (SELECT student_id FROM destroying)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER search_screening_entries_written AFTER INSERT ON screening_entries BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('screeningEntry', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_screening_entries_changed AFTER UPDATE ON screening_entries BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('screeningEntry', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('screeningEntry', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_screening_entries_gone AFTER DELETE ON screening_entries BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('screeningEntry', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_screening_findings_written AFTER INSERT ON screening_findings BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('screeningEntry', NEW.entry_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_screening_findings_changed AFTER UPDATE ON screening_findings BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('screeningEntry', OLD.entry_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('screeningEntry', NEW.entry_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_screening_findings_gone AFTER DELETE ON screening_findings BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('screeningEntry', OLD.entry_id);
END;
--> statement-breakpoint
CREATE TRIGGER interviews_never_deleted BEFORE DELETE ON interviews
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'interviews: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER interviews_stays_with_student BEFORE UPDATE ON interviews
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'interviews: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER interviews_archived BEFORE INSERT ON interviews
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER interviews_archived_change BEFORE UPDATE ON interviews
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER search_interviews_written AFTER INSERT ON interviews BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('interview', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_interviews_changed AFTER UPDATE ON interviews BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('interview', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('interview', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_interviews_gone AFTER DELETE ON interviews BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('interview', OLD.id);
END;
