CREATE TABLE `set_intervals` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`interval` text NOT NULL,
	`count` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `care_team_members` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`role` text NOT NULL,
	`name` text NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`task` text DEFAULT '' NOT NULL,
	`from_on` text NOT NULL,
	`ended_on` text,
	`end_reason` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `care_team_members_by_student` ON `care_team_members` (`student_id`);
--> statement-breakpoint
CREATE TABLE `plan_measures` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`content` text NOT NULL,
	`frequency` text DEFAULT '' NOT NULL,
	`responsible` text NOT NULL,
	`from_on` text,
	`until_on` text,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `plan_measures_by_plan` ON `plan_measures` (`plan_id`);
--> statement-breakpoint
CREATE TABLE `plan_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`step` text NOT NULL,
	`occurred_on` text NOT NULL,
	`who` text DEFAULT '' NOT NULL,
	`witnesses` text DEFAULT '' NOT NULL,
	`institution` text DEFAULT '' NOT NULL,
	`next_on` text,
	`text` text DEFAULT '' NOT NULL,
	`filed_with` text,
	`receipt` text DEFAULT '' NOT NULL,
	`outcome` text,
	`measure_id` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`measure_id`) REFERENCES `plan_measures`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `plan_steps_by_plan` ON `plan_steps` (`plan_id`);
--> statement-breakpoint
CREATE TABLE `plans` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`revises` text,
	`occurred_on` text NOT NULL,
	`test_results` text DEFAULT '' NOT NULL,
	`behaviour` text DEFAULT '' NOT NULL,
	`cause_individual` text DEFAULT '' NOT NULL,
	`cause_family` text DEFAULT '' NOT NULL,
	`cause_school` text DEFAULT '' NOT NULL,
	`cause_peers` text DEFAULT '' NOT NULL,
	`goals` text NOT NULL,
	`pace` text DEFAULT '' NOT NULL,
	`homework` text DEFAULT '' NOT NULL,
	`discipline` text DEFAULT '' NOT NULL,
	`triggers` text DEFAULT '' NOT NULL,
	`dangers` text DEFAULT '' NOT NULL,
	`to_protect` text DEFAULT '' NOT NULL,
	`when_worse` text DEFAULT '' NOT NULL,
	`call_first` text DEFAULT '' NOT NULL,
	`safety_signs` text DEFAULT '' NOT NULL,
	`safety_own_ways` text DEFAULT '' NOT NULL,
	`safety_places` text DEFAULT '' NOT NULL,
	`safety_people` text DEFAULT '' NOT NULL,
	`safety_professionals` text DEFAULT '' NOT NULL,
	`safety_surroundings` text DEFAULT '' NOT NULL,
	`at_home` text DEFAULT '' NOT NULL,
	`in_class` text DEFAULT '' NOT NULL,
	`not_in_class` text DEFAULT '' NOT NULL,
	`review_on` text,
	`signed_at` integer,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revises`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `plans_by_student` ON `plans` (`student_id`);
--> statement-breakpoint
CREATE INDEX `plans_by_revised` ON `plans` (`revises`);
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
  UNION ALL SELECT 'plan', id, student_id FROM plans
  UNION ALL SELECT 'careTeam', id, student_id FROM care_team_members
  UNION ALL SELECT 'letter', id, student_id FROM letters
  UNION ALL SELECT 'attachment', r.id, coalesce(r.student_id, a.student_id) FROM attachments r
    LEFT JOIN session_students a ON r.student_id IS NULL AND a.session_id = r.record_id
  UNION ALL SELECT 'receivedHandOver', id, student_id FROM received_hand_overs
  UNION ALL SELECT 'activity', id, NULL FROM activities;
--> statement-breakpoint
CREATE TRIGGER plans_never_deleted BEFORE DELETE ON plans
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'plans: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER plans_stays_with_student BEFORE UPDATE ON plans
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'plans: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER plans_signed_never_change BEFORE UPDATE ON plans
WHEN (OLD.signed_at IS NOT NULL)
  AND NOT (EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id)
  AND NEW.id IS OLD.id
  AND NEW.revises IS OLD.revises
  AND NEW.occurred_on IS OLD.occurred_on
  AND NEW.test_results IS OLD.test_results
  AND NEW.behaviour IS OLD.behaviour
  AND NEW.cause_individual IS OLD.cause_individual
  AND NEW.cause_family IS OLD.cause_family
  AND NEW.cause_school IS OLD.cause_school
  AND NEW.cause_peers IS OLD.cause_peers
  AND NEW.goals IS OLD.goals
  AND NEW.pace IS OLD.pace
  AND NEW.homework IS OLD.homework
  AND NEW.discipline IS OLD.discipline
  AND NEW.triggers IS OLD.triggers
  AND NEW.dangers IS OLD.dangers
  AND NEW.to_protect IS OLD.to_protect
  AND NEW.when_worse IS OLD.when_worse
  AND NEW.call_first IS OLD.call_first
  AND NEW.safety_signs IS OLD.safety_signs
  AND NEW.safety_own_ways IS OLD.safety_own_ways
  AND NEW.safety_places IS OLD.safety_places
  AND NEW.safety_people IS OLD.safety_people
  AND NEW.safety_professionals IS OLD.safety_professionals
  AND NEW.safety_surroundings IS OLD.safety_surroundings
  AND NEW.at_home IS OLD.at_home
  AND NEW.in_class IS OLD.in_class
  AND NEW.not_in_class IS OLD.not_in_class
  AND NEW.review_on IS OLD.review_on
  AND NEW.signed_at IS OLD.signed_at
  AND NEW.recorded_at IS OLD.recorded_at
  AND NEW.recorded_by IS OLD.recorded_by
  AND NEW.removed_at IS OLD.removed_at
  AND NEW.removed_by IS OLD.removed_by
  AND NEW.removal_reason IS OLD.removal_reason) BEGIN
  SELECT RAISE(ABORT, 'plans: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER plans_archived BEFORE INSERT ON plans
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER plans_archived_change BEFORE UPDATE ON plans
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER plan_measures_never_moves BEFORE UPDATE ON plan_measures
WHEN NEW.plan_id IS NOT OLD.plan_id BEGIN
  SELECT RAISE(ABORT, 'plan_measures: a row stays with its record');
END;
--> statement-breakpoint
CREATE TRIGGER plan_measures_of_signed_insert BEFORE INSERT ON plan_measures
WHEN (SELECT signed_at FROM plans WHERE id = NEW.plan_id) IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'plan_measures: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER plan_measures_of_signed_update BEFORE UPDATE ON plan_measures
WHEN (SELECT signed_at FROM plans WHERE id = OLD.plan_id) IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'plan_measures: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER plan_measures_of_signed_delete BEFORE DELETE ON plan_measures
WHEN (SELECT signed_at FROM plans WHERE id = OLD.plan_id) IS NOT NULL
  AND ((SELECT student_id FROM plans WHERE id = OLD.plan_id) NOT IN (SELECT student_id FROM destroying)) BEGIN
  SELECT RAISE(ABORT, 'plan_measures: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER plan_measures_archived BEFORE INSERT ON plan_measures
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM plans WHERE id = NEW.plan_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER plan_measures_archived_change BEFORE UPDATE ON plan_measures
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM plans WHERE id = OLD.plan_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER plan_measures_archived_removal BEFORE DELETE ON plan_measures
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM plans WHERE id = OLD.plan_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day))
  AND ((SELECT student_id FROM plans WHERE id = OLD.plan_id) NOT IN (SELECT student_id FROM destroying)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER plan_steps_never_moves BEFORE UPDATE ON plan_steps
WHEN NEW.plan_id IS NOT OLD.plan_id BEGIN
  SELECT RAISE(ABORT, 'plan_steps: a row stays with its record');
END;
--> statement-breakpoint
CREATE TRIGGER plan_steps_never_deleted BEFORE DELETE ON plan_steps
WHEN (SELECT student_id FROM plans WHERE id = OLD.plan_id) NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'plan_steps: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER plan_steps_archived BEFORE INSERT ON plan_steps
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM plans WHERE id = NEW.plan_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER plan_steps_archived_change BEFORE UPDATE ON plan_steps
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM plans WHERE id = OLD.plan_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER plan_steps_archived_removal BEFORE DELETE ON plan_steps
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM plans WHERE id = OLD.plan_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day))
  AND ((SELECT student_id FROM plans WHERE id = OLD.plan_id) NOT IN (SELECT student_id FROM destroying)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER search_plans_written AFTER INSERT ON plans BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('plan', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_plans_changed AFTER UPDATE ON plans BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('plan', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('plan', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_plans_gone AFTER DELETE ON plans BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('plan', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_plan_measures_written AFTER INSERT ON plan_measures BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('plan', NEW.plan_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_plan_measures_changed AFTER UPDATE ON plan_measures BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('plan', OLD.plan_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('plan', NEW.plan_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_plan_measures_gone AFTER DELETE ON plan_measures BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('plan', OLD.plan_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_plan_steps_written AFTER INSERT ON plan_steps BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('plan', NEW.plan_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_plan_steps_changed AFTER UPDATE ON plan_steps BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('plan', OLD.plan_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('plan', NEW.plan_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_plan_steps_gone AFTER DELETE ON plan_steps BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('plan', OLD.plan_id);
END;
--> statement-breakpoint
CREATE TRIGGER care_team_members_never_deleted BEFORE DELETE ON care_team_members
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'care_team_members: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER care_team_members_stays_with_student BEFORE UPDATE ON care_team_members
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'care_team_members: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER care_team_members_ends_after_start_insert BEFORE INSERT ON care_team_members
WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'care_team_members: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER care_team_members_ends_after_start_update BEFORE UPDATE ON care_team_members
WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'care_team_members: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER care_team_members_archived BEFORE INSERT ON care_team_members
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER care_team_members_archived_change BEFORE UPDATE ON care_team_members
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER search_care_team_members_written AFTER INSERT ON care_team_members BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('careTeam', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_care_team_members_changed AFTER UPDATE ON care_team_members BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('careTeam', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('careTeam', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_care_team_members_gone AFTER DELETE ON care_team_members BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('careTeam', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER attachments_of_signed_plans BEFORE UPDATE ON attachments
WHEN OLD.record_kind = 'plan'
  AND OLD.recorded_at <= (SELECT signed_at FROM plans WHERE id = OLD.record_id) BEGIN
  SELECT RAISE(ABORT, 'attachments: a signed record never changes');
END;
