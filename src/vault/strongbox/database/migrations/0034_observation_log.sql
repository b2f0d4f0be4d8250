DROP TRIGGER observations_archived;
--> statement-breakpoint
DROP TRIGGER observations_archived_change;
--> statement-breakpoint
DROP TRIGGER observations_never_deleted;
--> statement-breakpoint
DROP TRIGGER observations_stays_with_student;
--> statement-breakpoint
DROP TRIGGER search_destructions_written;
--> statement-breakpoint
DROP TRIGGER search_observations_changed;
--> statement-breakpoint
DROP TRIGGER search_observations_gone;
--> statement-breakpoint
DROP TRIGGER search_observations_written;
--> statement-breakpoint
DROP TRIGGER search_students_hidden;
--> statement-breakpoint
DROP VIEW search_everything;
--> statement-breakpoint
CREATE TABLE `__new_observations` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`sign` text,
	`occurred_on` text NOT NULL,
	`starts_at` text DEFAULT '' NOT NULL,
	`seen_at` text,
	`text` text DEFAULT '' NOT NULL,
	`cognition` text DEFAULT '' NOT NULL,
	`emotion` text DEFAULT '' NOT NULL,
	`behaviour` text DEFAULT '' NOT NULL,
	`will` text DEFAULT '' NOT NULL,
	`study` text DEFAULT '' NOT NULL,
	`compared` text DEFAULT '' NOT NULL,
	`done` text DEFAULT '' NOT NULL,
	`source` text NOT NULL,
	`absence` text,
	`unusual` integer DEFAULT false NOT NULL,
	`judged_on` text,
	`judged_by` text DEFAULT '' NOT NULL,
	`verdict` text,
	`judgement` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "observations_sign" CHECK(sign IN ('talksOfDeath', 'saysFarewell', 'suddenMoodChange', 'lowMood', 'earlierAttempt', 'heavyBlow', 'suicideInFamily', 'characterFlaw', 'sleepDisorder', 'guiltOrInsecurity', 'noSupport', 'mentalDisorder', 'aggression'))
);
--> statement-breakpoint
INSERT INTO `__new_observations`("id", "student_id", "sign", "occurred_on", "text", "source", "recorded_at", "recorded_by", "removed_at", "removed_by", "removal_reason") SELECT "id", "student_id", "sign", "occurred_on", "text", "source", "recorded_at", "recorded_by", "removed_at", "removed_by", "removal_reason" FROM `observations`;
--> statement-breakpoint
DROP TABLE `observations`;
--> statement-breakpoint
ALTER TABLE `__new_observations` RENAME TO `observations`;
--> statement-breakpoint
CREATE INDEX `observations_by_student` ON `observations` (`student_id`);
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
CREATE TRIGGER observations_never_deleted BEFORE DELETE ON observations
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'observations: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER observations_stays_with_student BEFORE UPDATE ON observations
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'observations: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER observations_archived BEFORE INSERT ON observations
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER observations_archived_change BEFORE UPDATE ON observations
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER search_observations_written AFTER INSERT ON observations BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('observation', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_observations_changed AFTER UPDATE ON observations BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('observation', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('observation', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_observations_gone AFTER DELETE ON observations BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('observation', OLD.id);
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
