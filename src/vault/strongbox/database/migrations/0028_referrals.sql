CREATE TABLE `referral_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`referral_id` text NOT NULL,
	`step` text NOT NULL,
	`occurred_on` text NOT NULL,
	`who` text DEFAULT '' NOT NULL,
	`witnesses` text DEFAULT '' NOT NULL,
	`institution` text DEFAULT '' NOT NULL,
	`next_on` text,
	`text` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`referral_id`) REFERENCES `referrals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `referral_steps_by_referral` ON `referral_steps` (`referral_id`);
--> statement-breakpoint
CREATE TABLE `referrals` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`occurred_on` text NOT NULL,
	`reason` text NOT NULL,
	`institutions` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `referrals_by_student` ON `referrals` (`student_id`);
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
  UNION ALL SELECT 'referral', id, student_id FROM referrals
  UNION ALL SELECT 'letter', id, student_id FROM letters
  UNION ALL SELECT 'attachment', r.id, coalesce(r.student_id, a.student_id) FROM attachments r
    LEFT JOIN session_students a ON r.student_id IS NULL AND a.session_id = r.record_id
  UNION ALL SELECT 'receivedHandOver', id, student_id FROM received_hand_overs
  UNION ALL SELECT 'activity', id, NULL FROM activities;
--> statement-breakpoint
CREATE TRIGGER home_visit_staff_archived BEFORE INSERT ON home_visit_staff
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM home_visits WHERE id = NEW.home_visit_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER home_visit_staff_archived_change BEFORE UPDATE ON home_visit_staff
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM home_visits WHERE id = OLD.home_visit_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER home_visit_staff_archived_removal BEFORE DELETE ON home_visit_staff
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM home_visits WHERE id = OLD.home_visit_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day))
  AND ((SELECT student_id FROM home_visits WHERE id = OLD.home_visit_id) NOT IN (SELECT student_id FROM destroying)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER referrals_never_deleted BEFORE DELETE ON referrals
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'referrals: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER referrals_stays_with_student BEFORE UPDATE ON referrals
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'referrals: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER referrals_archived BEFORE INSERT ON referrals
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER referrals_archived_change BEFORE UPDATE ON referrals
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER referral_steps_never_moves BEFORE UPDATE ON referral_steps
WHEN NEW.referral_id IS NOT OLD.referral_id BEGIN
  SELECT RAISE(ABORT, 'referral_steps: a row stays with its record');
END;
--> statement-breakpoint
CREATE TRIGGER referral_steps_archived BEFORE INSERT ON referral_steps
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM referrals WHERE id = NEW.referral_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER referral_steps_archived_change BEFORE UPDATE ON referral_steps
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM referrals WHERE id = OLD.referral_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER referral_steps_archived_removal BEFORE DELETE ON referral_steps
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM referrals WHERE id = OLD.referral_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day))
  AND ((SELECT student_id FROM referrals WHERE id = OLD.referral_id) NOT IN (SELECT student_id FROM destroying)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER search_referrals_written AFTER INSERT ON referrals BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('referral', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_referrals_changed AFTER UPDATE ON referrals BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('referral', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('referral', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_referrals_gone AFTER DELETE ON referrals BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('referral', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_referral_steps_written AFTER INSERT ON referral_steps BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('referral', NEW.referral_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_referral_steps_changed AFTER UPDATE ON referral_steps BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('referral', OLD.referral_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('referral', NEW.referral_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_referral_steps_gone AFTER DELETE ON referral_steps BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('referral', OLD.referral_id);
END;
