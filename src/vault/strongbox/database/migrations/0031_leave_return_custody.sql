CREATE TABLE `custody_hand_over_signers` (
	`record_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`signed_on` text,
	PRIMARY KEY(`record_id`, `position`),
	FOREIGN KEY (`record_id`) REFERENCES `custody_hand_overs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `custody_hand_overs` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`occurred_on` text NOT NULL,
	`starts_at` text NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`handed_by` text NOT NULL,
	`risk_told` text NOT NULL,
	`goes_to` text NOT NULL,
	`instructions` text NOT NULL,
	`witnesses` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `custody_hand_overs_by_student` ON `custody_hand_overs` (`student_id`);
--> statement-breakpoint
CREATE TABLE `custody_promise_signers` (
	`record_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`signed_on` text,
	PRIMARY KEY(`record_id`, `position`),
	FOREIGN KEY (`record_id`) REFERENCES `custody_promises`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `custody_promises` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`kind` text NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text NOT NULL,
	`treatment` text DEFAULT '' NOT NULL,
	`medicine` text DEFAULT '' NOT NULL,
	`company` text DEFAULT '' NOT NULL,
	`dangerous_things` text DEFAULT '' NOT NULL,
	`contact` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `custody_promises_by_student` ON `custody_promises` (`student_id`);
--> statement-breakpoint
CREATE TABLE `leave_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`leave_id` text NOT NULL,
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
	FOREIGN KEY (`leave_id`) REFERENCES `leave_periods`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `leave_steps_by_leave` ON `leave_steps` (`leave_id`);
--> statement-breakpoint
CREATE TABLE `school_return_signers` (
	`record_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`signed_on` text,
	PRIMARY KEY(`record_id`, `position`),
	FOREIGN KEY (`record_id`) REFERENCES `school_returns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `school_returns` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`leave_id` text NOT NULL,
	`applied_on` text NOT NULL,
	`application` text DEFAULT '' NOT NULL,
	`certificate_hospital` text DEFAULT '' NOT NULL,
	`certificate_on` text,
	`certificate` text DEFAULT '' NOT NULL,
	`assessed_on` text,
	`assessed_by` text DEFAULT '' NOT NULL,
	`assessment` text DEFAULT '' NOT NULL,
	`decision` text,
	`decided_on` text,
	`decided_by` text DEFAULT '' NOT NULL,
	`decision_reason` text DEFAULT '' NOT NULL,
	`review_on` text,
	`arrangement` text DEFAULT '' NOT NULL,
	`planned_on` text,
	`signs` text DEFAULT '' NOT NULL,
	`roles` text DEFAULT '' NOT NULL,
	`numbers` text DEFAULT '' NOT NULL,
	`plan_leader` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`leave_id`) REFERENCES `leave_periods`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `school_returns_by_student` ON `school_returns` (`student_id`);
--> statement-breakpoint
CREATE INDEX `school_returns_by_leave` ON `school_returns` (`leave_id`);
--> statement-breakpoint
ALTER TABLE `departures` ADD `cause` text;
--> statement-breakpoint
ALTER TABLE `departures` ADD `certificate_hospital` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `departures` ADD `certificate_on` text;
--> statement-breakpoint
ALTER TABLE `leave_periods` ADD `expires_on` text;
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
  UNION ALL SELECT 'letter', id, student_id FROM letters
  UNION ALL SELECT 'attachment', r.id, coalesce(r.student_id, a.student_id) FROM attachments r
    LEFT JOIN session_students a ON r.student_id IS NULL AND a.session_id = r.record_id
  UNION ALL SELECT 'receivedHandOver', id, student_id FROM received_hand_overs
  UNION ALL SELECT 'activity', id, NULL FROM activities;
--> statement-breakpoint
CREATE TRIGGER leave_steps_never_moves BEFORE UPDATE ON leave_steps
WHEN NEW.leave_id IS NOT OLD.leave_id BEGIN
  SELECT RAISE(ABORT, 'leave_steps: a row stays with its record');
END;
--> statement-breakpoint
CREATE TRIGGER leave_steps_archived BEFORE INSERT ON leave_steps
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM leave_periods WHERE id = NEW.leave_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER leave_steps_archived_change BEFORE UPDATE ON leave_steps
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM leave_periods WHERE id = OLD.leave_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER leave_steps_archived_removal BEFORE DELETE ON leave_steps
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM leave_periods WHERE id = OLD.leave_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day))
  AND ((SELECT student_id FROM leave_periods WHERE id = OLD.leave_id) NOT IN (SELECT student_id FROM destroying)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER search_leave_steps_written AFTER INSERT ON leave_steps BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('leave', NEW.leave_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_leave_steps_changed AFTER UPDATE ON leave_steps BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('leave', OLD.leave_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('leave', NEW.leave_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_leave_steps_gone AFTER DELETE ON leave_steps BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('leave', OLD.leave_id);
END;
--> statement-breakpoint
CREATE TRIGGER school_returns_never_deleted BEFORE DELETE ON school_returns
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'school_returns: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER school_returns_stays_with_student BEFORE UPDATE ON school_returns
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'school_returns: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER school_returns_archived BEFORE INSERT ON school_returns
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER school_returns_archived_change BEFORE UPDATE ON school_returns
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER school_return_signers_never_moves BEFORE UPDATE ON school_return_signers
WHEN NEW.record_id IS NOT OLD.record_id BEGIN
  SELECT RAISE(ABORT, 'school_return_signers: a row stays with its record');
END;
--> statement-breakpoint
CREATE TRIGGER school_return_signers_archived BEFORE INSERT ON school_return_signers
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM school_returns WHERE id = NEW.record_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER school_return_signers_archived_change BEFORE UPDATE ON school_return_signers
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM school_returns WHERE id = OLD.record_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER school_return_signers_archived_removal BEFORE DELETE ON school_return_signers
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM school_returns WHERE id = OLD.record_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day))
  AND ((SELECT student_id FROM school_returns WHERE id = OLD.record_id) NOT IN (SELECT student_id FROM destroying)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER search_school_returns_written AFTER INSERT ON school_returns BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('schoolReturn', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_school_returns_changed AFTER UPDATE ON school_returns BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('schoolReturn', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('schoolReturn', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_school_returns_gone AFTER DELETE ON school_returns BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('schoolReturn', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_school_return_signers_written AFTER INSERT ON school_return_signers BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('schoolReturn', NEW.record_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_school_return_signers_changed AFTER UPDATE ON school_return_signers BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('schoolReturn', OLD.record_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('schoolReturn', NEW.record_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_school_return_signers_gone AFTER DELETE ON school_return_signers BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('schoolReturn', OLD.record_id);
END;
--> statement-breakpoint
CREATE TRIGGER custody_promises_never_deleted BEFORE DELETE ON custody_promises
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'custody_promises: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER custody_promises_stays_with_student BEFORE UPDATE ON custody_promises
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'custody_promises: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER custody_promises_archived BEFORE INSERT ON custody_promises
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER custody_promises_archived_change BEFORE UPDATE ON custody_promises
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER custody_promise_signers_never_moves BEFORE UPDATE ON custody_promise_signers
WHEN NEW.record_id IS NOT OLD.record_id BEGIN
  SELECT RAISE(ABORT, 'custody_promise_signers: a row stays with its record');
END;
--> statement-breakpoint
CREATE TRIGGER custody_promise_signers_archived BEFORE INSERT ON custody_promise_signers
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM custody_promises WHERE id = NEW.record_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER custody_promise_signers_archived_change BEFORE UPDATE ON custody_promise_signers
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM custody_promises WHERE id = OLD.record_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER custody_promise_signers_archived_removal BEFORE DELETE ON custody_promise_signers
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM custody_promises WHERE id = OLD.record_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day))
  AND ((SELECT student_id FROM custody_promises WHERE id = OLD.record_id) NOT IN (SELECT student_id FROM destroying)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER search_custody_promises_written AFTER INSERT ON custody_promises BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('custodyPromise', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_custody_promises_changed AFTER UPDATE ON custody_promises BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('custodyPromise', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('custodyPromise', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_custody_promises_gone AFTER DELETE ON custody_promises BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('custodyPromise', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_custody_promise_signers_written AFTER INSERT ON custody_promise_signers BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('custodyPromise', NEW.record_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_custody_promise_signers_changed AFTER UPDATE ON custody_promise_signers BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('custodyPromise', OLD.record_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('custodyPromise', NEW.record_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_custody_promise_signers_gone AFTER DELETE ON custody_promise_signers BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('custodyPromise', OLD.record_id);
END;
--> statement-breakpoint
CREATE TRIGGER custody_hand_overs_never_deleted BEFORE DELETE ON custody_hand_overs
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'custody_hand_overs: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER custody_hand_overs_stays_with_student BEFORE UPDATE ON custody_hand_overs
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'custody_hand_overs: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER custody_hand_overs_archived BEFORE INSERT ON custody_hand_overs
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER custody_hand_overs_archived_change BEFORE UPDATE ON custody_hand_overs
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER custody_hand_over_signers_never_moves BEFORE UPDATE ON custody_hand_over_signers
WHEN NEW.record_id IS NOT OLD.record_id BEGIN
  SELECT RAISE(ABORT, 'custody_hand_over_signers: a row stays with its record');
END;
--> statement-breakpoint
CREATE TRIGGER custody_hand_over_signers_archived BEFORE INSERT ON custody_hand_over_signers
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM custody_hand_overs WHERE id = NEW.record_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER custody_hand_over_signers_archived_change BEFORE UPDATE ON custody_hand_over_signers
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM custody_hand_overs WHERE id = OLD.record_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER custody_hand_over_signers_archived_removal BEFORE DELETE ON custody_hand_over_signers
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM custody_hand_overs WHERE id = OLD.record_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day))
  AND ((SELECT student_id FROM custody_hand_overs WHERE id = OLD.record_id) NOT IN (SELECT student_id FROM destroying)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER search_custody_hand_overs_written AFTER INSERT ON custody_hand_overs BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('custodyHandOver', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_custody_hand_overs_changed AFTER UPDATE ON custody_hand_overs BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('custodyHandOver', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('custodyHandOver', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_custody_hand_overs_gone AFTER DELETE ON custody_hand_overs BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('custodyHandOver', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_custody_hand_over_signers_written AFTER INSERT ON custody_hand_over_signers BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('custodyHandOver', NEW.record_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_custody_hand_over_signers_changed AFTER UPDATE ON custody_hand_over_signers BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('custodyHandOver', OLD.record_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('custodyHandOver', NEW.record_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_custody_hand_over_signers_gone AFTER DELETE ON custody_hand_over_signers BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('custodyHandOver', OLD.record_id);
END;
