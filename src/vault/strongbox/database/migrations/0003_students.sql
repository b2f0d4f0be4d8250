CREATE TABLE `preferences` (
	`name` text PRIMARY KEY NOT NULL,
	`content` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `roll_overs` (
	`id` text PRIMARY KEY NOT NULL,
	`into_school_year` integer NOT NULL,
	`from_on` text NOT NULL,
	`plan` text NOT NULL,
	`report` text NOT NULL,
	`undone_at` integer,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `roll_overs_standing` ON `roll_overs` (`into_school_year`) WHERE undone_at IS NULL;--> statement-breakpoint
CREATE TABLE `school_spans` (
	`id` text PRIMARY KEY NOT NULL,
	`school_year` integer NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `school_spans_by_year` ON `school_spans` (`school_year`);--> statement-breakpoint
CREATE TABLE `school_years` (
	`school_year` integer PRIMARY KEY NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `circumstance_periods` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`circumstance` text NOT NULL,
	`text` text NOT NULL,
	`source` text NOT NULL,
	`from_on` text NOT NULL,
	`ended_on` text,
	`end_reason` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "circumstance_periods_circumstance" CHECK(circumstance IN ('parentsDivorced', 'singleParent', 'remarried', 'leftBehind', 'orphan', 'economicHardship', 'seriousIllnessInFamily', 'bereavement', 'newcomer', 'other'))
);
--> statement-breakpoint
CREATE INDEX `circumstance_periods_by_student` ON `circumstance_periods` (`student_id`);--> statement-breakpoint
CREATE TABLE `contacts` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`occurred_on` text NOT NULL,
	`channel` text NOT NULL,
	`guardian` text NOT NULL,
	`spoken_by` text NOT NULL,
	`witnesses` text DEFAULT '' NOT NULL,
	`text` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contacts_channel" CHECK(channel IN ('inPerson', 'phone', 'message', 'video', 'homeVisit'))
);
--> statement-breakpoint
CREATE INDEX `contacts_by_student` ON `contacts` (`student_id`);--> statement-breakpoint
CREATE TABLE `departures` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`kind` text NOT NULL,
	`left_on` text NOT NULL,
	`destination` text DEFAULT '' NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`returned_on` text,
	`return_reason` text DEFAULT '' NOT NULL,
	`roll_over_id` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`roll_over_id`) REFERENCES `roll_overs`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "departures_kind" CHECK(kind IN ('graduated', 'transferred', 'withdrawn', 'died'))
);
--> statement-breakpoint
CREATE INDEX `departures_by_student` ON `departures` (`student_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `departures_lasting` ON `departures` (`student_id`) WHERE returned_on IS NULL;--> statement-breakpoint
CREATE TABLE `destructions` (
	`id` text PRIMARY KEY NOT NULL,
	`destroyed_on` text NOT NULL,
	`files` integer NOT NULL,
	`first_witness` text NOT NULL,
	`second_witness` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `diagnoses` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`diagnosed_on` text NOT NULL,
	`hospital` text NOT NULL,
	`diagnosis` text NOT NULL,
	`provided_by` text NOT NULL,
	`provided_on` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `diagnoses_by_student` ON `diagnoses` (`student_id`);--> statement-breakpoint
CREATE TABLE `hand_overs` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`prepared_on` text NOT NULL,
	`to_school` text NOT NULL,
	`content` text NOT NULL,
	`received_on` text,
	`received_by` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `hand_overs_by_student` ON `hand_overs` (`student_id`);--> statement-breakpoint
CREATE TABLE `leave_periods` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`from_on` text NOT NULL,
	`ended_on` text,
	`reason` text NOT NULL,
	`end_reason` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `leave_periods_by_student` ON `leave_periods` (`student_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `leave_periods_lasting` ON `leave_periods` (`student_id`) WHERE ended_on IS NULL;--> statement-breakpoint
CREATE TABLE `observations` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`sign` text NOT NULL,
	`occurred_on` text NOT NULL,
	`text` text NOT NULL,
	`source` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "observations_sign" CHECK(sign IN ('talksOfDeath', 'saysFarewell', 'suddenMoodChange', 'lowMood', 'earlierAttempt', 'heavyBlow', 'suicideInFamily', 'characterFlaw', 'sleepDisorder', 'guiltOrInsecurity', 'noSupport', 'mentalDisorder', 'aggression'))
);
--> statement-breakpoint
CREATE INDEX `observations_by_student` ON `observations` (`student_id`);--> statement-breakpoint
CREATE TABLE `received_hand_overs` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`pack_id` text NOT NULL,
	`from_school` text NOT NULL,
	`received_on` text NOT NULL,
	`content` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `received_hand_overs_by_student` ON `received_hand_overs` (`student_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `received_hand_overs_by_pack` ON `received_hand_overs` (`pack_id`) WHERE removed_at IS NULL;--> statement-breakpoint
CREATE TABLE `retention_holds` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`from_on` text NOT NULL,
	`ended_on` text,
	`reason` text NOT NULL,
	`end_reason` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `retention_holds_by_student` ON `retention_holds` (`student_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `retention_holds_lasting` ON `retention_holds` (`student_id`) WHERE ended_on IS NULL;--> statement-breakpoint
CREATE TABLE `roster_changes` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`import_id` text NOT NULL,
	`student_id` text NOT NULL,
	`change` text NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `roster_imports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `roster_changes_by_import` ON `roster_changes` (`import_id`);--> statement-breakpoint
CREATE TABLE `roster_matchings` (
	`headings` text PRIMARY KEY NOT NULL,
	`matching` text NOT NULL,
	`kept_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `screenings` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`occurred_on` text NOT NULL,
	`scale` text NOT NULL,
	`result` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `screenings_by_student` ON `screenings` (`student_id`);--> statement-breakpoint
CREATE TABLE `student_merges` (
	`id` text PRIMARY KEY NOT NULL,
	`kept_id` text NOT NULL,
	`merged_id` text NOT NULL,
	`reason` text NOT NULL,
	`moved` text NOT NULL,
	`undone_at` integer,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`kept_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merged_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `student_merges_by_kept` ON `student_merges` (`kept_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `student_merges_standing` ON `student_merges` (`merged_id`) WHERE undone_at IS NULL;--> statement-breakpoint
ALTER TABLE `safety` ADD `retention_years` integer DEFAULT 10 NOT NULL;--> statement-breakpoint
ALTER TABLE `homeroom_teachers` ADD `roll_over_id` text;--> statement-breakpoint
ALTER TABLE `class_memberships` ADD `roll_over_id` text REFERENCES roll_overs(id);--> statement-breakpoint
ALTER TABLE `class_memberships` ADD `import_id` text REFERENCES roster_imports(id);--> statement-breakpoint
CREATE INDEX `class_memberships_by_class` ON `class_memberships` (`class_id`);--> statement-breakpoint
ALTER TABLE `guardians` ADD `note` text DEFAULT '' NOT NULL;
--> statement-breakpoint
CREATE TRIGGER school_years_never_deleted BEFORE DELETE ON school_years BEGIN
  SELECT RAISE(ABORT, 'school_years: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER school_spans_never_deleted BEFORE DELETE ON school_spans BEGIN
  SELECT RAISE(ABORT, 'school_spans: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER roll_overs_never_deleted BEFORE DELETE ON roll_overs BEGIN
  SELECT RAISE(ABORT, 'roll_overs: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER roster_changes_never_deleted BEFORE DELETE ON roster_changes BEGIN
  SELECT RAISE(ABORT, 'roster_changes: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER departures_never_deleted BEFORE DELETE ON departures BEGIN
  SELECT RAISE(ABORT, 'departures: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER leave_periods_never_deleted BEFORE DELETE ON leave_periods BEGIN
  SELECT RAISE(ABORT, 'leave_periods: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER circumstance_periods_never_deleted BEFORE DELETE ON circumstance_periods BEGIN
  SELECT RAISE(ABORT, 'circumstance_periods: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER observations_never_deleted BEFORE DELETE ON observations BEGIN
  SELECT RAISE(ABORT, 'observations: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER diagnoses_never_deleted BEFORE DELETE ON diagnoses BEGIN
  SELECT RAISE(ABORT, 'diagnoses: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER screenings_never_deleted BEFORE DELETE ON screenings BEGIN
  SELECT RAISE(ABORT, 'screenings: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER contacts_never_deleted BEFORE DELETE ON contacts BEGIN
  SELECT RAISE(ABORT, 'contacts: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER student_merges_never_deleted BEFORE DELETE ON student_merges BEGIN
  SELECT RAISE(ABORT, 'student_merges: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER hand_overs_never_deleted BEFORE DELETE ON hand_overs BEGIN
  SELECT RAISE(ABORT, 'hand_overs: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER received_hand_overs_never_deleted BEFORE DELETE ON received_hand_overs BEGIN
  SELECT RAISE(ABORT, 'received_hand_overs: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER retention_holds_never_deleted BEFORE DELETE ON retention_holds BEGIN
  SELECT RAISE(ABORT, 'retention_holds: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER destructions_never_deleted BEFORE DELETE ON destructions BEGIN
  SELECT RAISE(ABORT, 'destructions: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER roster_changes_never_change BEFORE UPDATE ON roster_changes BEGIN
  SELECT RAISE(ABORT, 'roster_changes: a row never changes');
END;
--> statement-breakpoint
CREATE TRIGGER destructions_never_change BEFORE UPDATE ON destructions BEGIN
  SELECT RAISE(ABORT, 'destructions: a row never changes');
END;
--> statement-breakpoint
CREATE TRIGGER leave_periods_only_end BEFORE UPDATE ON leave_periods
WHEN OLD.ended_on IS NOT NULL OR NEW.ended_on IS NULL
  OR NEW.id IS NOT OLD.id
  OR NEW.student_id IS NOT OLD.student_id
  OR NEW.from_on IS NOT OLD.from_on
  OR NEW.recorded_at IS NOT OLD.recorded_at
  OR NEW.recorded_by IS NOT OLD.recorded_by
  OR NEW.reason IS NOT OLD.reason BEGIN
  SELECT RAISE(ABORT, 'leave_periods: a period can only end, once');
END;
--> statement-breakpoint
CREATE TRIGGER leave_periods_ends_after_start_insert BEFORE INSERT ON leave_periods WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'leave_periods: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER leave_periods_ends_after_start_update BEFORE UPDATE ON leave_periods WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'leave_periods: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER circumstance_periods_only_end BEFORE UPDATE ON circumstance_periods
WHEN OLD.ended_on IS NOT NULL OR NEW.ended_on IS NULL
  OR NEW.id IS NOT OLD.id
  OR NEW.student_id IS NOT OLD.student_id
  OR NEW.from_on IS NOT OLD.from_on
  OR NEW.recorded_at IS NOT OLD.recorded_at
  OR NEW.recorded_by IS NOT OLD.recorded_by
  OR NEW.circumstance IS NOT OLD.circumstance
  OR NEW.text IS NOT OLD.text
  OR NEW.source IS NOT OLD.source BEGIN
  SELECT RAISE(ABORT, 'circumstance_periods: a period can only end, once');
END;
--> statement-breakpoint
CREATE TRIGGER circumstance_periods_ends_after_start_insert BEFORE INSERT ON circumstance_periods WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'circumstance_periods: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER circumstance_periods_ends_after_start_update BEFORE UPDATE ON circumstance_periods WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'circumstance_periods: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER retention_holds_only_end BEFORE UPDATE ON retention_holds
WHEN OLD.ended_on IS NOT NULL OR NEW.ended_on IS NULL
  OR NEW.id IS NOT OLD.id
  OR NEW.student_id IS NOT OLD.student_id
  OR NEW.from_on IS NOT OLD.from_on
  OR NEW.recorded_at IS NOT OLD.recorded_at
  OR NEW.recorded_by IS NOT OLD.recorded_by
  OR NEW.reason IS NOT OLD.reason BEGIN
  SELECT RAISE(ABORT, 'retention_holds: a period can only end, once');
END;
--> statement-breakpoint
CREATE TRIGGER retention_holds_ends_after_start_insert BEFORE INSERT ON retention_holds WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'retention_holds: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER retention_holds_ends_after_start_update BEFORE UPDATE ON retention_holds WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'retention_holds: ends before it begins');
END;
