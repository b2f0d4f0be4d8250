CREATE TABLE `contact_rules` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`situation` text NOT NULL,
	`duty` text NOT NULL,
	`times` integer NOT NULL,
	`per` text NOT NULL,
	`from_on` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	CONSTRAINT "contact_rules_situation" CHECK(situation IN ('highRisk', 'treatedAtSchool', 'mildAfterScreening', 'stayedAfterCrisis', 'affectedByEvent', 'inclinedGroup', 'onLeave', 'returned', 'returnedAfterSuicidality')),
	CONSTRAINT "contact_rules_duty" CHECK(duty IN ('followUp', 'counselling', 'groupCounselling', 'interview', 'riskInterview', 'returnAssessment', 'talk', 'homeroomTalk', 'guardianContact', 'anyContact')),
	CONSTRAINT "contact_rules_per" CHECK(per IN ('day', 'week', 'twoWeeks', 'month', 'onceInSevenDays'))
);
--> statement-breakpoint
CREATE TABLE `put_offs` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`key` text NOT NULL,
	`what` text NOT NULL,
	`occurred_on` text NOT NULL,
	`until_on` text,
	`reason` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `put_offs_by_student` ON `put_offs` (`student_id`);
--> statement-breakpoint
CREATE TABLE `situation_periods` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`from_on` text NOT NULL,
	`ended_on` text,
	`reason` text NOT NULL,
	`end_reason` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	`situation` text NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "situation_periods_situation" CHECK(situation IN ('mildAfterScreening', 'stayedAfterCrisis', 'affectedByEvent', 'inclinedGroup'))
);
--> statement-breakpoint
CREATE INDEX `situation_periods_by_student` ON `situation_periods` (`student_id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `situation_periods_lasting` ON `situation_periods` (`student_id`,`situation`) WHERE ended_on IS NULL;
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
CREATE TRIGGER situation_periods_never_deleted BEFORE DELETE ON situation_periods
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'situation_periods: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER situation_periods_stays_with_student BEFORE UPDATE ON situation_periods
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'situation_periods: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER situation_periods_ends_after_start_insert BEFORE INSERT ON situation_periods
WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'situation_periods: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER situation_periods_ends_after_start_update BEFORE UPDATE ON situation_periods
WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'situation_periods: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER situation_periods_archived BEFORE INSERT ON situation_periods
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER situation_periods_archived_change BEFORE UPDATE ON situation_periods
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER search_situation_periods_written AFTER INSERT ON situation_periods BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('situation', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_situation_periods_changed AFTER UPDATE ON situation_periods BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('situation', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('situation', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_situation_periods_gone AFTER DELETE ON situation_periods BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('situation', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER put_offs_never_deleted BEFORE DELETE ON put_offs
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'put_offs: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER put_offs_stays_with_student BEFORE UPDATE ON put_offs
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'put_offs: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER put_offs_archived BEFORE INSERT ON put_offs
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER put_offs_archived_change BEFORE UPDATE ON put_offs
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER search_put_offs_written AFTER INSERT ON put_offs BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('putOff', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_put_offs_changed AFTER UPDATE ON put_offs BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('putOff', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('putOff', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_put_offs_gone AFTER DELETE ON put_offs BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('putOff', OLD.id);
END;
