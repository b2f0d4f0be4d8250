CREATE TABLE `conference_addenda` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`conference_id` text NOT NULL,
	`text` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`conference_id`) REFERENCES `conferences`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `conference_addenda_by_conference` ON `conference_addenda` (`conference_id`);
--> statement-breakpoint
CREATE TABLE `conference_attendees` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`conference_id` text NOT NULL,
	`name` text NOT NULL,
	`role` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`conference_id`) REFERENCES `conferences`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `conference_attendees_by_conference` ON `conference_attendees` (`conference_id`);
--> statement-breakpoint
CREATE TABLE `conference_extracts` (
	`id` text PRIMARY KEY NOT NULL,
	`conference_id` text NOT NULL,
	`student_id` text NOT NULL,
	`occurred_on` text NOT NULL,
	`position` integer NOT NULL,
	`facts` text DEFAULT '' NOT NULL,
	`dissent` text DEFAULT '' NOT NULL,
	`conclusion` text,
	`criterion` text,
	`advice` text DEFAULT '' NOT NULL,
	`finalised_at` integer,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`conference_id`) REFERENCES `conferences`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "conference_extracts_conclusion" CHECK(conclusion IN ('severe', 'serious', 'general', 'attention', 'lifted', 'unchanged'))
);
--> statement-breakpoint
CREATE INDEX `conference_extracts_by_student` ON `conference_extracts` (`student_id`);
--> statement-breakpoint
CREATE INDEX `conference_extracts_by_conference` ON `conference_extracts` (`conference_id`);
--> statement-breakpoint
CREATE TABLE `conference_measures` (
	`id` text PRIMARY KEY NOT NULL,
	`extract_id` text NOT NULL,
	`position` integer NOT NULL,
	`what` text NOT NULL,
	`responsible` text NOT NULL,
	`due_on` text,
	`done_on` text,
	`outcome` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`extract_id`) REFERENCES `conference_extracts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `conference_measures_by_extract` ON `conference_measures` (`extract_id`);
--> statement-breakpoint
CREATE TABLE `conference_opinions` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`extract_id` text NOT NULL,
	`member` text NOT NULL,
	`opinion` text NOT NULL,
	FOREIGN KEY (`extract_id`) REFERENCES `conference_extracts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `conference_opinions_by_extract` ON `conference_opinions` (`extract_id`);
--> statement-breakpoint
CREATE TABLE `conference_remedies` (
	`id` text PRIMARY KEY NOT NULL,
	`conference_id` text NOT NULL,
	`position` integer NOT NULL,
	`what` text NOT NULL,
	`responsible` text NOT NULL,
	`due_on` text,
	`done_on` text,
	`outcome` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`conference_id`) REFERENCES `conferences`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `conference_remedies_by_conference` ON `conference_remedies` (`conference_id`);
--> statement-breakpoint
CREATE TABLE `conference_voids` (
	`conference_id` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`conference_id`) REFERENCES `conferences`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `conferences` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`occurred_on` text NOT NULL,
	`starts_at` text DEFAULT '' NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`chair` text DEFAULT '' NOT NULL,
	`recorder` text DEFAULT '' NOT NULL,
	`minutes` text DEFAULT '' NOT NULL,
	`problems` text DEFAULT '' NOT NULL,
	`finalised_at` integer,
	`finalised_by` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	CONSTRAINT "conferences_kind" CHECK(kind IN ('assessment', 'caseConference', 'seminar', 'schoolReview', 'classMentors', 'situation'))
);
--> statement-breakpoint
CREATE INDEX `conferences_by_date` ON `conferences` (`occurred_on`);
--> statement-breakpoint
ALTER TABLE `plan_steps` ADD `extract_id` text REFERENCES conference_extracts(id);
--> statement-breakpoint
ALTER TABLE `level_periods` ADD `extract_id` text REFERENCES conference_extracts(id);
--> statement-breakpoint
CREATE INDEX `level_periods_by_extract` ON `level_periods` (`extract_id`) WHERE extract_id IS NOT NULL;
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
  UNION ALL SELECT 'conference', id, NULL FROM conferences
  UNION ALL SELECT 'conferenceExtract', id, student_id FROM conference_extracts
  UNION ALL SELECT 'letter', id, student_id FROM letters
  UNION ALL SELECT 'attachment', r.id, coalesce(r.student_id, a.student_id) FROM attachments r
    LEFT JOIN session_students a ON r.student_id IS NULL AND a.session_id = r.record_id
  UNION ALL SELECT 'receivedHandOver', id, student_id FROM received_hand_overs
  UNION ALL SELECT 'activity', id, NULL FROM activities;
--> statement-breakpoint
CREATE TRIGGER conferences_never_deleted BEFORE DELETE ON conferences
WHEN NOT EXISTS (SELECT 1 FROM conference_extracts WHERE conference_id = OLD.id
    AND student_id IN (SELECT student_id FROM destroying))
  OR EXISTS (SELECT 1 FROM conference_extracts WHERE conference_id = OLD.id
    AND student_id NOT IN (SELECT student_id FROM destroying)) BEGIN
  SELECT RAISE(ABORT, 'conferences: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER conferences_signed_never_change BEFORE UPDATE ON conferences
WHEN OLD.finalised_at IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'conferences: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER conference_attendees_never_moves BEFORE UPDATE ON conference_attendees
WHEN NEW.conference_id IS NOT OLD.conference_id BEGIN
  SELECT RAISE(ABORT, 'conference_attendees: a row stays with its record');
END;
--> statement-breakpoint
CREATE TRIGGER conference_attendees_of_signed_insert BEFORE INSERT ON conference_attendees
WHEN (SELECT finalised_at FROM conferences WHERE id = NEW.conference_id) IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'conference_attendees: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER conference_attendees_of_signed_update BEFORE UPDATE ON conference_attendees
WHEN (SELECT finalised_at FROM conferences WHERE id = OLD.conference_id) IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'conference_attendees: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER conference_attendees_of_signed_delete BEFORE DELETE ON conference_attendees
WHEN (SELECT finalised_at FROM conferences WHERE id = OLD.conference_id) IS NOT NULL
  AND (NOT EXISTS (SELECT 1 FROM conference_extracts WHERE conference_id = OLD.conference_id
    AND student_id IN (SELECT student_id FROM destroying))
  OR EXISTS (SELECT 1 FROM conference_extracts WHERE conference_id = OLD.conference_id
    AND student_id NOT IN (SELECT student_id FROM destroying))) BEGIN
  SELECT RAISE(ABORT, 'conference_attendees: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER conference_remedies_never_moves BEFORE UPDATE ON conference_remedies
WHEN NEW.conference_id IS NOT OLD.conference_id BEGIN
  SELECT RAISE(ABORT, 'conference_remedies: a row stays with its record');
END;
--> statement-breakpoint
CREATE TRIGGER conference_remedies_of_signed_insert BEFORE INSERT ON conference_remedies
WHEN (SELECT finalised_at FROM conferences WHERE id = NEW.conference_id) IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'conference_remedies: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER conference_remedies_of_signed_update BEFORE UPDATE ON conference_remedies
WHEN (SELECT finalised_at FROM conferences WHERE id = OLD.conference_id) IS NOT NULL
  AND (NEW.id IS NOT OLD.id
  OR NEW.conference_id IS NOT OLD.conference_id
  OR NEW.position IS NOT OLD.position
  OR NEW.what IS NOT OLD.what
  OR NEW.responsible IS NOT OLD.responsible
  OR NEW.due_on IS NOT OLD.due_on) BEGIN
  SELECT RAISE(ABORT, 'conference_remedies: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER conference_remedies_of_signed_delete BEFORE DELETE ON conference_remedies
WHEN (SELECT finalised_at FROM conferences WHERE id = OLD.conference_id) IS NOT NULL
  AND (NOT EXISTS (SELECT 1 FROM conference_extracts WHERE conference_id = OLD.conference_id
    AND student_id IN (SELECT student_id FROM destroying))
  OR EXISTS (SELECT 1 FROM conference_extracts WHERE conference_id = OLD.conference_id
    AND student_id NOT IN (SELECT student_id FROM destroying))) BEGIN
  SELECT RAISE(ABORT, 'conference_remedies: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER conference_addenda_never_change BEFORE UPDATE ON conference_addenda BEGIN
  SELECT RAISE(ABORT, 'conference_addenda: a row never changes');
END;
--> statement-breakpoint
CREATE TRIGGER conference_addenda_never_deleted BEFORE DELETE ON conference_addenda
WHEN NOT EXISTS (SELECT 1 FROM conference_extracts WHERE conference_id = OLD.conference_id
    AND student_id IN (SELECT student_id FROM destroying))
  OR EXISTS (SELECT 1 FROM conference_extracts WHERE conference_id = OLD.conference_id
    AND student_id NOT IN (SELECT student_id FROM destroying)) BEGIN
  SELECT RAISE(ABORT, 'conference_addenda: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER conference_voids_never_change BEFORE UPDATE ON conference_voids BEGIN
  SELECT RAISE(ABORT, 'conference_voids: a row never changes');
END;
--> statement-breakpoint
CREATE TRIGGER conference_voids_never_deleted BEFORE DELETE ON conference_voids
WHEN NOT EXISTS (SELECT 1 FROM conference_extracts WHERE conference_id = OLD.conference_id
    AND student_id IN (SELECT student_id FROM destroying))
  OR EXISTS (SELECT 1 FROM conference_extracts WHERE conference_id = OLD.conference_id
    AND student_id NOT IN (SELECT student_id FROM destroying)) BEGIN
  SELECT RAISE(ABORT, 'conference_voids: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER conference_extracts_never_moves BEFORE UPDATE ON conference_extracts
WHEN NEW.conference_id IS NOT OLD.conference_id BEGIN
  SELECT RAISE(ABORT, 'conference_extracts: a row stays with its record');
END;
--> statement-breakpoint
CREATE TRIGGER conference_extracts_of_signed_insert BEFORE INSERT ON conference_extracts
WHEN (SELECT finalised_at FROM conferences WHERE id = NEW.conference_id) IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'conference_extracts: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER search_conferences_written AFTER INSERT ON conferences BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conference', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_conferences_changed AFTER UPDATE ON conferences BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conference', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conference', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_conferences_gone AFTER DELETE ON conferences BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conference', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_conference_attendees_written AFTER INSERT ON conference_attendees BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conference', NEW.conference_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_conference_attendees_changed AFTER UPDATE ON conference_attendees BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conference', OLD.conference_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conference', NEW.conference_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_conference_attendees_gone AFTER DELETE ON conference_attendees BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conference', OLD.conference_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_conference_remedies_written AFTER INSERT ON conference_remedies BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conference', NEW.conference_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_conference_remedies_changed AFTER UPDATE ON conference_remedies BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conference', OLD.conference_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conference', NEW.conference_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_conference_remedies_gone AFTER DELETE ON conference_remedies BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conference', OLD.conference_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_conference_addenda_written AFTER INSERT ON conference_addenda BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conference', NEW.conference_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_conference_addenda_changed AFTER UPDATE ON conference_addenda BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conference', OLD.conference_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conference', NEW.conference_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_conference_addenda_gone AFTER DELETE ON conference_addenda BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conference', OLD.conference_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_conference_voids_written AFTER INSERT ON conference_voids BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conference', NEW.conference_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_conference_voids_changed AFTER UPDATE ON conference_voids BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conference', OLD.conference_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conference', NEW.conference_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_conference_voids_gone AFTER DELETE ON conference_voids BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conference', OLD.conference_id);
END;
--> statement-breakpoint
CREATE TRIGGER conference_extracts_never_deleted BEFORE DELETE ON conference_extracts
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'conference_extracts: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER conference_extracts_stays_with_student BEFORE UPDATE ON conference_extracts
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'conference_extracts: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER conference_extracts_signed_never_change BEFORE UPDATE ON conference_extracts
WHEN (OLD.finalised_at IS NOT NULL)
  AND NOT (EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id)
  AND NEW.id IS OLD.id
  AND NEW.conference_id IS OLD.conference_id
  AND NEW.occurred_on IS OLD.occurred_on
  AND NEW.position IS OLD.position
  AND NEW.facts IS OLD.facts
  AND NEW.dissent IS OLD.dissent
  AND NEW.conclusion IS OLD.conclusion
  AND NEW.criterion IS OLD.criterion
  AND NEW.advice IS OLD.advice
  AND NEW.finalised_at IS OLD.finalised_at
  AND NEW.recorded_at IS OLD.recorded_at
  AND NEW.recorded_by IS OLD.recorded_by
  AND NEW.removed_at IS OLD.removed_at
  AND NEW.removed_by IS OLD.removed_by
  AND NEW.removal_reason IS OLD.removal_reason) BEGIN
  SELECT RAISE(ABORT, 'conference_extracts: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER conference_extracts_archived BEFORE INSERT ON conference_extracts
WHEN EXISTS (SELECT 1 FROM departures d
  WHERE d.student_id = NEW.student_id AND d.returned_on IS NULL AND NEW.occurred_on >= d.left_on) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER conference_extracts_archived_change BEFORE UPDATE ON conference_extracts
WHEN EXISTS (SELECT 1 FROM departures d
  WHERE d.student_id = OLD.student_id AND d.returned_on IS NULL AND NEW.occurred_on >= d.left_on) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER conference_opinions_never_moves BEFORE UPDATE ON conference_opinions
WHEN NEW.extract_id IS NOT OLD.extract_id BEGIN
  SELECT RAISE(ABORT, 'conference_opinions: a row stays with its record');
END;
--> statement-breakpoint
CREATE TRIGGER conference_opinions_of_signed_insert BEFORE INSERT ON conference_opinions
WHEN (SELECT finalised_at FROM conference_extracts WHERE id = NEW.extract_id) IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'conference_opinions: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER conference_opinions_of_signed_update BEFORE UPDATE ON conference_opinions
WHEN (SELECT finalised_at FROM conference_extracts WHERE id = OLD.extract_id) IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'conference_opinions: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER conference_opinions_of_signed_delete BEFORE DELETE ON conference_opinions
WHEN (SELECT finalised_at FROM conference_extracts WHERE id = OLD.extract_id) IS NOT NULL
  AND ((SELECT student_id FROM conference_extracts WHERE id = OLD.extract_id) NOT IN (SELECT student_id FROM destroying)) BEGIN
  SELECT RAISE(ABORT, 'conference_opinions: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER conference_measures_never_moves BEFORE UPDATE ON conference_measures
WHEN NEW.extract_id IS NOT OLD.extract_id BEGIN
  SELECT RAISE(ABORT, 'conference_measures: a row stays with its record');
END;
--> statement-breakpoint
CREATE TRIGGER conference_measures_of_signed_insert BEFORE INSERT ON conference_measures
WHEN (SELECT finalised_at FROM conference_extracts WHERE id = NEW.extract_id) IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'conference_measures: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER conference_measures_of_signed_update BEFORE UPDATE ON conference_measures
WHEN (SELECT finalised_at FROM conference_extracts WHERE id = OLD.extract_id) IS NOT NULL
  AND (NEW.id IS NOT OLD.id
  OR NEW.extract_id IS NOT OLD.extract_id
  OR NEW.position IS NOT OLD.position
  OR NEW.what IS NOT OLD.what
  OR NEW.responsible IS NOT OLD.responsible
  OR NEW.due_on IS NOT OLD.due_on) BEGIN
  SELECT RAISE(ABORT, 'conference_measures: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER conference_measures_of_signed_delete BEFORE DELETE ON conference_measures
WHEN (SELECT finalised_at FROM conference_extracts WHERE id = OLD.extract_id) IS NOT NULL
  AND ((SELECT student_id FROM conference_extracts WHERE id = OLD.extract_id) NOT IN (SELECT student_id FROM destroying)) BEGIN
  SELECT RAISE(ABORT, 'conference_measures: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER search_conference_extracts_written AFTER INSERT ON conference_extracts BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conferenceExtract', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_conference_extracts_changed AFTER UPDATE ON conference_extracts BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conferenceExtract', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conferenceExtract', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_conference_extracts_gone AFTER DELETE ON conference_extracts BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conferenceExtract', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_conference_opinions_written AFTER INSERT ON conference_opinions BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conferenceExtract', NEW.extract_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_conference_opinions_changed AFTER UPDATE ON conference_opinions BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conferenceExtract', OLD.extract_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conferenceExtract', NEW.extract_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_conference_opinions_gone AFTER DELETE ON conference_opinions BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conferenceExtract', OLD.extract_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_conference_measures_written AFTER INSERT ON conference_measures BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conferenceExtract', NEW.extract_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_conference_measures_changed AFTER UPDATE ON conference_measures BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conferenceExtract', OLD.extract_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conferenceExtract', NEW.extract_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_conference_measures_gone AFTER DELETE ON conference_measures BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('conferenceExtract', OLD.extract_id);
END;
--> statement-breakpoint
CREATE TRIGGER attachments_of_signed_conference_extracts BEFORE UPDATE ON attachments
WHEN OLD.record_kind = 'conferenceExtract'
  AND OLD.recorded_at <= (SELECT finalised_at FROM conference_extracts WHERE id = OLD.record_id) BEGIN
  SELECT RAISE(ABORT, 'attachments: a signed record never changes');
END;
--> statement-breakpoint
-- Groups of the search had changed their numbers in an index that was there: it begins anew, and each number is fixed.
INSERT INTO search_texts (search_texts) VALUES ('delete-all');
--> statement-breakpoint
DELETE FROM search_entries;
--> statement-breakpoint
INSERT OR IGNORE INTO search_stale (kind, record) SELECT kind, record FROM search_everything;
