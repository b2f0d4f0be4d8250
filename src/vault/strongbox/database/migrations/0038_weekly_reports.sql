CREATE TABLE `weekly_report_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`report_id` text NOT NULL,
	`student_id` text NOT NULL,
	`occurred_on` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`kind` text NOT NULL,
	`change` text,
	`absence` text,
	`seen_on` text,
	`source` text NOT NULL,
	`text` text DEFAULT '' NOT NULL,
	`observation_id` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`report_id`) REFERENCES `weekly_reports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`observation_id`) REFERENCES `observations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "weekly_report_entries_kind" CHECK(kind IN ('noticed', 'change', 'absent')),
	CONSTRAINT "weekly_report_entries_change" CHECK(change IN ('same', 'better', 'worse')),
	CONSTRAINT "weekly_report_entries_absence" CHECK(absence IN ('unexplained', 'left', 'suddenLeave')),
	CONSTRAINT "weekly_report_entries_source" CHECK(source IN ('homeroomTeacher', 'peerCommittee'))
);
--> statement-breakpoint
CREATE INDEX `weekly_report_entries_by_report` ON `weekly_report_entries` (`report_id`);
--> statement-breakpoint
CREATE INDEX `weekly_report_entries_by_student` ON `weekly_report_entries` (`student_id`);
--> statement-breakpoint
CREATE TABLE `weekly_report_rules` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`is_asked` integer NOT NULL,
	`due_after` integer NOT NULL,
	`from_on` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `weekly_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`week_from` text NOT NULL,
	`told_on` text NOT NULL,
	`told_by` text DEFAULT '' NOT NULL,
	`is_all_well` integer NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`import_id` text,
	`replaces_id` text,
	`corrected_at` integer,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `school_classes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`import_id`) REFERENCES `roster_imports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`replaces_id`) REFERENCES `weekly_reports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `weekly_reports_standing` ON `weekly_reports` (`week_from`,`class_id`) WHERE removed_at IS NULL;
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
  UNION ALL SELECT 'weeklyReport', id, NULL FROM weekly_reports
  UNION ALL SELECT 'weeklyReportEntry', id, student_id FROM weekly_report_entries
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
CREATE TRIGGER weekly_reports_never_deleted BEFORE DELETE ON weekly_reports
WHEN NOT EXISTS (SELECT 1 FROM weekly_report_entries WHERE report_id = OLD.id
    AND student_id IN (SELECT student_id FROM destroying))
  OR EXISTS (SELECT 1 FROM weekly_report_entries WHERE report_id = OLD.id
    AND student_id NOT IN (SELECT student_id FROM destroying)) BEGIN
  SELECT RAISE(ABORT, 'weekly_reports: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER weekly_report_entries_never_moves BEFORE UPDATE ON weekly_report_entries
WHEN NEW.report_id IS NOT OLD.report_id BEGIN
  SELECT RAISE(ABORT, 'weekly_report_entries: a row stays with its record');
END;
--> statement-breakpoint
CREATE TRIGGER search_weekly_reports_written AFTER INSERT ON weekly_reports BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('weeklyReport', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_weekly_reports_changed AFTER UPDATE ON weekly_reports BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('weeklyReport', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('weeklyReport', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_weekly_reports_gone AFTER DELETE ON weekly_reports BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('weeklyReport', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER weekly_report_entries_never_deleted BEFORE DELETE ON weekly_report_entries
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'weekly_report_entries: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER weekly_report_entries_stays_with_student BEFORE UPDATE ON weekly_report_entries
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'weekly_report_entries: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER weekly_report_entries_archived BEFORE INSERT ON weekly_report_entries
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER weekly_report_entries_archived_change BEFORE UPDATE ON weekly_report_entries
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER search_weekly_report_entries_written AFTER INSERT ON weekly_report_entries BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('weeklyReportEntry', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_weekly_report_entries_changed AFTER UPDATE ON weekly_report_entries BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('weeklyReportEntry', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('weeklyReportEntry', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_weekly_report_entries_gone AFTER DELETE ON weekly_report_entries BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('weeklyReportEntry', OLD.id);
END;
