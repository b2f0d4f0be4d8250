CREATE TABLE `enquiries` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text,
	`channel` text NOT NULL,
	`occurred_on` text NOT NULL,
	`starts_at` text DEFAULT '' NOT NULL,
	`sender` text NOT NULL,
	`from_whom` text DEFAULT '' NOT NULL,
	`summary` text NOT NULL,
	`risk` text NOT NULL,
	`taken_by` text NOT NULL,
	`answered_on` text,
	`answer` text DEFAULT '' NOT NULL,
	`unanswerable` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "enquiries_channel" CHECK(channel IN ('letterBox', 'hotline', 'weeklyDiary', 'online', 'inPerson', 'other')),
	CONSTRAINT "enquiries_sender" CHECK(sender IN ('student', 'other', 'anonymous')),
	CONSTRAINT "enquiries_risk" CHECK(risk IN ('notAsked', 'none', 'ideation', 'plan', 'behaviour'))
);
--> statement-breakpoint
CREATE INDEX `enquiries_by_student` ON `enquiries` (`student_id`);
--> statement-breakpoint
CREATE INDEX `enquiries_by_date` ON `enquiries` (`occurred_on`);
--> statement-breakpoint
CREATE TABLE `helper_posts` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`post` text NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`school_year` integer NOT NULL,
	`class_id` text,
	`dormitory` text DEFAULT '' NOT NULL,
	`from_on` text NOT NULL,
	`ended_on` text,
	`end_reason` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`class_id`) REFERENCES `school_classes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "helper_posts_post" CHECK(post IN ('class', 'dormitory', 'other'))
);
--> statement-breakpoint
CREATE INDEX `helper_posts_by_student` ON `helper_posts` (`student_id`);
--> statement-breakpoint
CREATE INDEX `helper_posts_by_year` ON `helper_posts` (`school_year`);
--> statement-breakpoint
CREATE TABLE `helper_trainings` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`post_id` text NOT NULL,
	`activity_id` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`post_id`) REFERENCES `helper_posts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`activity_id`) REFERENCES `activities`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `helper_trainings_once` ON `helper_trainings` (`post_id`,`activity_id`);
--> statement-breakpoint
CREATE TABLE `season_tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`year` integer NOT NULL,
	`kind` text NOT NULL,
	`what` text NOT NULL,
	`responsible` text NOT NULL,
	`due_on` text,
	`done_on` text,
	`outcome` text DEFAULT '' NOT NULL,
	`activity_id` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`season_id`) REFERENCES `seasons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`activity_id`) REFERENCES `activities`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "season_tasks_kind" CHECK(kind IN ('activity', 'followUp', 'screening', 'other'))
);
--> statement-breakpoint
CREATE INDEX `season_tasks_by_season` ON `season_tasks` (`season_id`,`year`);
--> statement-breakpoint
CREATE TABLE `seasons` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text NOT NULL,
	`why` text DEFAULT '' NOT NULL,
	`stopped_on` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
DROP TRIGGER attachments_archived_change;
--> statement-breakpoint
DROP TRIGGER attachments_stays_with_student;
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
  UNION ALL SELECT 'enquiry', id, student_id FROM enquiries
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
  UNION ALL SELECT 'activity', id, NULL FROM activities
  UNION ALL SELECT 'helperPost', id, student_id FROM helper_posts
  UNION ALL SELECT 'season', id, NULL FROM seasons;
--> statement-breakpoint
CREATE TRIGGER enquiries_never_deleted BEFORE DELETE ON enquiries
WHEN OLD.student_id IS NULL OR OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'enquiries: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER enquiries_stays_with_student BEFORE UPDATE ON enquiries
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id)
  AND NOT OLD.student_id IS NULL BEGIN
  SELECT RAISE(ABORT, 'enquiries: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER enquiries_archived BEFORE INSERT ON enquiries
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER enquiries_archived_change BEFORE UPDATE ON enquiries
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day))
  OR OLD.student_id IS NULL AND EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER search_enquiries_written AFTER INSERT ON enquiries BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('enquiry', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_enquiries_changed AFTER UPDATE ON enquiries BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('enquiry', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('enquiry', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_enquiries_gone AFTER DELETE ON enquiries BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('enquiry', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER attachments_stays_with_student BEFORE UPDATE ON attachments
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id)
  AND NOT (OLD.student_id IS NULL AND NOT EXISTS (SELECT 1 FROM session_students a WHERE a.session_id = OLD.record_id)) BEGIN
  SELECT RAISE(ABORT, 'attachments: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER attachments_archived_change BEFORE UPDATE ON attachments
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day))
  OR OLD.student_id IS NULL AND EXISTS (SELECT 1 FROM session_students a WHERE a.session_id = OLD.record_id)
    AND NOT EXISTS (SELECT 1 FROM session_students a WHERE a.session_id = OLD.record_id AND NOT EXISTS (SELECT 1 FROM departures WHERE student_id = a.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)))
  OR OLD.student_id IS NULL AND EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER helper_posts_never_deleted BEFORE DELETE ON helper_posts
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'helper_posts: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER helper_posts_stays_with_student BEFORE UPDATE ON helper_posts
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'helper_posts: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER helper_posts_ends_after_start_insert BEFORE INSERT ON helper_posts
WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'helper_posts: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER helper_posts_ends_after_start_update BEFORE UPDATE ON helper_posts
WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'helper_posts: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER helper_posts_archived BEFORE INSERT ON helper_posts
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER helper_posts_archived_change BEFORE UPDATE ON helper_posts
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER helper_trainings_never_moves BEFORE UPDATE ON helper_trainings
WHEN NEW.post_id IS NOT OLD.post_id BEGIN
  SELECT RAISE(ABORT, 'helper_trainings: a row stays with its record');
END;
--> statement-breakpoint
CREATE TRIGGER helper_trainings_archived BEFORE INSERT ON helper_trainings
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM helper_posts WHERE id = NEW.post_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER helper_trainings_archived_change BEFORE UPDATE ON helper_trainings
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM helper_posts WHERE id = OLD.post_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER helper_trainings_archived_removal BEFORE DELETE ON helper_trainings
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = (SELECT student_id FROM helper_posts WHERE id = OLD.post_id)
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day))
  AND ((SELECT student_id FROM helper_posts WHERE id = OLD.post_id) NOT IN (SELECT student_id FROM destroying)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER search_helper_posts_written AFTER INSERT ON helper_posts BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('helperPost', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_helper_posts_changed AFTER UPDATE ON helper_posts BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('helperPost', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('helperPost', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_helper_posts_gone AFTER DELETE ON helper_posts BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('helperPost', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_helper_trainings_written AFTER INSERT ON helper_trainings BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('helperPost', NEW.post_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_helper_trainings_changed AFTER UPDATE ON helper_trainings BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('helperPost', OLD.post_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('helperPost', NEW.post_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_helper_trainings_gone AFTER DELETE ON helper_trainings BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('helperPost', OLD.post_id);
END;
--> statement-breakpoint
CREATE TRIGGER seasons_never_deleted BEFORE DELETE ON seasons BEGIN
  SELECT RAISE(ABORT, 'seasons: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER season_tasks_never_moves BEFORE UPDATE ON season_tasks
WHEN NEW.season_id IS NOT OLD.season_id BEGIN
  SELECT RAISE(ABORT, 'season_tasks: a row stays with its record');
END;
--> statement-breakpoint
CREATE TRIGGER season_tasks_never_deleted BEFORE DELETE ON season_tasks BEGIN
  SELECT RAISE(ABORT, 'season_tasks: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER search_seasons_written AFTER INSERT ON seasons BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('season', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_seasons_changed AFTER UPDATE ON seasons BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('season', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('season', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_seasons_gone AFTER DELETE ON seasons BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('season', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_season_tasks_written AFTER INSERT ON season_tasks BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('season', NEW.season_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_season_tasks_changed AFTER UPDATE ON season_tasks BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('season', OLD.season_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('season', NEW.season_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_season_tasks_gone AFTER DELETE ON season_tasks BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('season', OLD.season_id);
END;
