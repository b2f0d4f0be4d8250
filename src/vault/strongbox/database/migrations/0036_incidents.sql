CREATE TABLE `disclosures` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`incident_id` text,
	`occurred_on` text NOT NULL,
	`starts_at` text NOT NULL,
	`to_whom` text NOT NULL,
	`told` text NOT NULL,
	`ground` text NOT NULL,
	`ground_text` text DEFAULT '' NOT NULL,
	`decided_by` text NOT NULL,
	`child_told` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`incident_id`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "disclosures_ground" CHECK(ground IN ('selfRisk', 'othersRisk', 'abuse', 'law', 'other'))
);
--> statement-breakpoint
CREATE INDEX `disclosures_by_student` ON `disclosures` (`student_id`);
--> statement-breakpoint
CREATE TABLE `incident_aftercare` (
	`id` text PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`kind` text NOT NULL,
	`what` text NOT NULL,
	`class_name` text DEFAULT '' NOT NULL,
	`responsible` text NOT NULL,
	`due_on` text,
	`done_on` text,
	`outcome` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`incident_id`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "incident_aftercare_kind" CHECK(kind IN ('classWork', 'day', 'remedy'))
);
--> statement-breakpoint
CREATE INDEX `incident_aftercare_by_incident` ON `incident_aftercare` (`incident_id`);
--> statement-breakpoint
CREATE TABLE `incident_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`step` text,
	`occurred_on` text NOT NULL,
	`starts_at` text NOT NULL,
	`text` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`incident_id`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `incident_entries_by_incident` ON `incident_entries` (`incident_id`);
--> statement-breakpoint
CREATE TABLE `incident_extracts` (
	`id` text PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`student_id` text NOT NULL,
	`occurred_on` text NOT NULL,
	`position` integer NOT NULL,
	`role` text NOT NULL,
	`facts` text DEFAULT '' NOT NULL,
	`assessed_on` text,
	`assessed_at` text DEFAULT '' NOT NULL,
	`assessed_by` text DEFAULT '' NOT NULL,
	`assessment` text DEFAULT '' NOT NULL,
	`disposal` text,
	`advice` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`incident_id`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "incident_extracts_role" CHECK(role IN ('subject', 'witness', 'classmate', 'friend', 'impulsive', 'similarPast'))
);
--> statement-breakpoint
CREATE INDEX `incident_extracts_by_student` ON `incident_extracts` (`student_id`);
--> statement-breakpoint
CREATE INDEX `incident_extracts_by_incident` ON `incident_extracts` (`incident_id`);
--> statement-breakpoint
CREATE TABLE `incident_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`stage` text NOT NULL,
	`nth` integer NOT NULL,
	`addressed_to` text NOT NULL,
	`facts` text NOT NULL,
	`pdf` blob NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`incident_id`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "incident_reports_stage" CHECK(stage IN ('first', 'further', 'last'))
);
--> statement-breakpoint
CREATE INDEX `incident_reports_by_incident` ON `incident_reports` (`incident_id`);
--> statement-breakpoint
CREATE TABLE `incident_steps` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`incident_id` text NOT NULL,
	`state` text NOT NULL,
	`occurred_on` text NOT NULL,
	`starts_at` text NOT NULL,
	`text` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`incident_id`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "incident_steps_state" CHECK(state IN ('handling', 'watching', 'handedOver', 'followUp', 'closed'))
);
--> statement-breakpoint
CREATE INDEX `incident_steps_by_incident` ON `incident_steps` (`incident_id`);
--> statement-breakpoint
CREATE TABLE `incidents` (
	`id` text PRIMARY KEY NOT NULL,
	`school_year` integer NOT NULL,
	`sequence` integer NOT NULL,
	`kind` text,
	`level` text NOT NULL,
	`happened_on` text,
	`happened_at` text DEFAULT '' NOT NULL,
	`found_on` text,
	`found_at` text DEFAULT '' NOT NULL,
	`learned_on` text NOT NULL,
	`learned_at` text NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`others` text DEFAULT '' NOT NULL,
	`cause` text DEFAULT '' NOT NULL,
	`judgement` text DEFAULT '' NOT NULL,
	`measures` text DEFAULT '' NOT NULL,
	`help_needed` text DEFAULT '' NOT NULL,
	`lessons` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	CONSTRAINT "incidents_kind" CHECK(kind IN ('ideation', 'plan', 'attempt', 'selfHarm', 'harmOthers', 'runaway', 'missing', 'outOfControl', 'group', 'death')),
	CONSTRAINT "incidents_level" CHECK(level IN ('first', 'second', 'third'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `incidents_by_number` ON `incidents` (`school_year`,`sequence`);
--> statement-breakpoint
CREATE TABLE `report_legs` (
	`id` text PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`position` integer NOT NULL,
	`to_whom` text NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`channel` text NOT NULL,
	`within_minutes` integer NOT NULL,
	`asked_at` integer,
	`step` text,
	`basis` text DEFAULT '' NOT NULL,
	`done_on` text,
	`done_at` text DEFAULT '' NOT NULL,
	`reported_by` text DEFAULT '' NOT NULL,
	`received_by` text DEFAULT '' NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`waived` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`incident_id`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "report_legs_channel" CHECK(channel IN ('phone', 'inPerson', 'paper'))
);
--> statement-breakpoint
CREATE INDEX `report_legs_by_incident` ON `report_legs` (`incident_id`);
--> statement-breakpoint
CREATE TABLE `report_route_lists` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`routes` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `watch_groups` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`incident_id` text NOT NULL,
	`from_on` text NOT NULL,
	`from_at` text NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`task` text DEFAULT '' NOT NULL,
	`ended_on` text,
	`ended_at` text DEFAULT '' NOT NULL,
	`custody_hand_over_id` text,
	`end_reason` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`incident_id`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`custody_hand_over_id`) REFERENCES `custody_hand_overs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `watch_groups_by_student` ON `watch_groups` (`student_id`);
--> statement-breakpoint
CREATE INDEX `watch_groups_by_incident` ON `watch_groups` (`incident_id`);
--> statement-breakpoint
CREATE TABLE `watch_shifts` (
	`id` text PRIMARY KEY NOT NULL,
	`watch_group_id` text NOT NULL,
	`from_on` text NOT NULL,
	`from_at` text NOT NULL,
	`until_on` text NOT NULL,
	`until_at` text NOT NULL,
	`who` text NOT NULL,
	`state` text DEFAULT '' NOT NULL,
	`handed_to` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`watch_group_id`) REFERENCES `watch_groups`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `watch_shifts_by_group` ON `watch_shifts` (`watch_group_id`);
--> statement-breakpoint
CREATE TABLE `watchers` (
	`watch_group_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`role` text DEFAULT '' NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`watch_group_id`, `position`),
	FOREIGN KEY (`watch_group_id`) REFERENCES `watch_groups`(`id`) ON UPDATE no action ON DELETE no action
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
CREATE TRIGGER incidents_never_deleted BEFORE DELETE ON incidents
WHEN NOT EXISTS (SELECT 1 FROM incident_extracts WHERE incident_id = OLD.id
    AND student_id IN (SELECT student_id FROM destroying))
  OR EXISTS (SELECT 1 FROM incident_extracts WHERE incident_id = OLD.id
    AND student_id NOT IN (SELECT student_id FROM destroying)) BEGIN
  SELECT RAISE(ABORT, 'incidents: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER incident_entries_never_moves BEFORE UPDATE ON incident_entries
WHEN NEW.incident_id IS NOT OLD.incident_id BEGIN
  SELECT RAISE(ABORT, 'incident_entries: a row stays with its record');
END;
--> statement-breakpoint
CREATE TRIGGER incident_entries_never_deleted BEFORE DELETE ON incident_entries
WHEN NOT EXISTS (SELECT 1 FROM incident_extracts WHERE incident_id = OLD.incident_id
    AND student_id IN (SELECT student_id FROM destroying))
  OR EXISTS (SELECT 1 FROM incident_extracts WHERE incident_id = OLD.incident_id
    AND student_id NOT IN (SELECT student_id FROM destroying)) BEGIN
  SELECT RAISE(ABORT, 'incident_entries: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER incident_steps_never_moves BEFORE UPDATE ON incident_steps
WHEN NEW.incident_id IS NOT OLD.incident_id BEGIN
  SELECT RAISE(ABORT, 'incident_steps: a row stays with its record');
END;
--> statement-breakpoint
CREATE TRIGGER incident_steps_never_deleted BEFORE DELETE ON incident_steps
WHEN NOT EXISTS (SELECT 1 FROM incident_extracts WHERE incident_id = OLD.incident_id
    AND student_id IN (SELECT student_id FROM destroying))
  OR EXISTS (SELECT 1 FROM incident_extracts WHERE incident_id = OLD.incident_id
    AND student_id NOT IN (SELECT student_id FROM destroying)) BEGIN
  SELECT RAISE(ABORT, 'incident_steps: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER report_legs_never_moves BEFORE UPDATE ON report_legs
WHEN NEW.incident_id IS NOT OLD.incident_id BEGIN
  SELECT RAISE(ABORT, 'report_legs: a row stays with its record');
END;
--> statement-breakpoint
CREATE TRIGGER report_legs_never_deleted BEFORE DELETE ON report_legs
WHEN NOT EXISTS (SELECT 1 FROM incident_extracts WHERE incident_id = OLD.incident_id
    AND student_id IN (SELECT student_id FROM destroying))
  OR EXISTS (SELECT 1 FROM incident_extracts WHERE incident_id = OLD.incident_id
    AND student_id NOT IN (SELECT student_id FROM destroying)) BEGIN
  SELECT RAISE(ABORT, 'report_legs: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER incident_aftercare_never_moves BEFORE UPDATE ON incident_aftercare
WHEN NEW.incident_id IS NOT OLD.incident_id BEGIN
  SELECT RAISE(ABORT, 'incident_aftercare: a row stays with its record');
END;
--> statement-breakpoint
CREATE TRIGGER incident_aftercare_never_deleted BEFORE DELETE ON incident_aftercare
WHEN NOT EXISTS (SELECT 1 FROM incident_extracts WHERE incident_id = OLD.incident_id
    AND student_id IN (SELECT student_id FROM destroying))
  OR EXISTS (SELECT 1 FROM incident_extracts WHERE incident_id = OLD.incident_id
    AND student_id NOT IN (SELECT student_id FROM destroying)) BEGIN
  SELECT RAISE(ABORT, 'incident_aftercare: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER incident_reports_never_change BEFORE UPDATE ON incident_reports BEGIN
  SELECT RAISE(ABORT, 'incident_reports: a row never changes');
END;
--> statement-breakpoint
CREATE TRIGGER incident_reports_never_deleted BEFORE DELETE ON incident_reports
WHEN NOT EXISTS (SELECT 1 FROM incident_extracts WHERE incident_id = OLD.incident_id
    AND student_id IN (SELECT student_id FROM destroying))
  OR EXISTS (SELECT 1 FROM incident_extracts WHERE incident_id = OLD.incident_id
    AND student_id NOT IN (SELECT student_id FROM destroying)) BEGIN
  SELECT RAISE(ABORT, 'incident_reports: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER incident_extracts_never_moves BEFORE UPDATE ON incident_extracts
WHEN NEW.incident_id IS NOT OLD.incident_id BEGIN
  SELECT RAISE(ABORT, 'incident_extracts: a row stays with its record');
END;
--> statement-breakpoint
CREATE TRIGGER search_incidents_written AFTER INSERT ON incidents BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('incident', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_incidents_changed AFTER UPDATE ON incidents BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('incident', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('incident', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_incidents_gone AFTER DELETE ON incidents BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('incident', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_incident_entries_written AFTER INSERT ON incident_entries BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('incident', NEW.incident_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_incident_entries_changed AFTER UPDATE ON incident_entries BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('incident', OLD.incident_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('incident', NEW.incident_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_incident_entries_gone AFTER DELETE ON incident_entries BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('incident', OLD.incident_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_incident_steps_written AFTER INSERT ON incident_steps BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('incident', NEW.incident_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_incident_steps_changed AFTER UPDATE ON incident_steps BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('incident', OLD.incident_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('incident', NEW.incident_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_incident_steps_gone AFTER DELETE ON incident_steps BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('incident', OLD.incident_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_report_legs_written AFTER INSERT ON report_legs BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('incident', NEW.incident_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_report_legs_changed AFTER UPDATE ON report_legs BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('incident', OLD.incident_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('incident', NEW.incident_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_report_legs_gone AFTER DELETE ON report_legs BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('incident', OLD.incident_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_incident_aftercare_written AFTER INSERT ON incident_aftercare BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('incident', NEW.incident_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_incident_aftercare_changed AFTER UPDATE ON incident_aftercare BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('incident', OLD.incident_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('incident', NEW.incident_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_incident_aftercare_gone AFTER DELETE ON incident_aftercare BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('incident', OLD.incident_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_incident_reports_written AFTER INSERT ON incident_reports BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('incident', NEW.incident_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_incident_reports_changed AFTER UPDATE ON incident_reports BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('incident', OLD.incident_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('incident', NEW.incident_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_incident_reports_gone AFTER DELETE ON incident_reports BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('incident', OLD.incident_id);
END;
--> statement-breakpoint
CREATE TRIGGER incident_extracts_never_deleted BEFORE DELETE ON incident_extracts
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'incident_extracts: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER incident_extracts_stays_with_student BEFORE UPDATE ON incident_extracts
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'incident_extracts: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER search_incident_extracts_written AFTER INSERT ON incident_extracts BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('incidentExtract', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_incident_extracts_changed AFTER UPDATE ON incident_extracts BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('incidentExtract', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('incidentExtract', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_incident_extracts_gone AFTER DELETE ON incident_extracts BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('incidentExtract', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER watch_groups_never_deleted BEFORE DELETE ON watch_groups
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'watch_groups: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER watch_groups_stays_with_student BEFORE UPDATE ON watch_groups
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'watch_groups: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER watchers_never_moves BEFORE UPDATE ON watchers
WHEN NEW.watch_group_id IS NOT OLD.watch_group_id BEGIN
  SELECT RAISE(ABORT, 'watchers: a row stays with its record');
END;
--> statement-breakpoint
CREATE TRIGGER watch_shifts_never_moves BEFORE UPDATE ON watch_shifts
WHEN NEW.watch_group_id IS NOT OLD.watch_group_id BEGIN
  SELECT RAISE(ABORT, 'watch_shifts: a row stays with its record');
END;
--> statement-breakpoint
CREATE TRIGGER watch_shifts_never_deleted BEFORE DELETE ON watch_shifts
WHEN (SELECT student_id FROM watch_groups WHERE id = OLD.watch_group_id) NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'watch_shifts: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER search_watch_groups_written AFTER INSERT ON watch_groups BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('watchGroup', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_watch_groups_changed AFTER UPDATE ON watch_groups BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('watchGroup', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('watchGroup', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_watch_groups_gone AFTER DELETE ON watch_groups BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('watchGroup', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_watchers_written AFTER INSERT ON watchers BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('watchGroup', NEW.watch_group_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_watchers_changed AFTER UPDATE ON watchers BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('watchGroup', OLD.watch_group_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('watchGroup', NEW.watch_group_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_watchers_gone AFTER DELETE ON watchers BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('watchGroup', OLD.watch_group_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_watch_shifts_written AFTER INSERT ON watch_shifts BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('watchGroup', NEW.watch_group_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_watch_shifts_changed AFTER UPDATE ON watch_shifts BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('watchGroup', OLD.watch_group_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('watchGroup', NEW.watch_group_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_watch_shifts_gone AFTER DELETE ON watch_shifts BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('watchGroup', OLD.watch_group_id);
END;
--> statement-breakpoint
CREATE TRIGGER disclosures_never_deleted BEFORE DELETE ON disclosures
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'disclosures: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER disclosures_stays_with_student BEFORE UPDATE ON disclosures
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'disclosures: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER search_disclosures_written AFTER INSERT ON disclosures BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('disclosure', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_disclosures_changed AFTER UPDATE ON disclosures BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('disclosure', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('disclosure', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_disclosures_gone AFTER DELETE ON disclosures BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('disclosure', OLD.id);
END;
