CREATE TABLE `activities` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`occurred_on` text NOT NULL,
	`title` text NOT NULL,
	`quantity` integer NOT NULL,
	`guardians` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	CONSTRAINT "activities_kind" CHECK(kind IN ('lesson', 'studentLecture', 'guardianLecture', 'guardianPush'))
);
--> statement-breakpoint
CREATE INDEX `activities_by_date` ON `activities` (`occurred_on`);--> statement-breakpoint
CREATE TABLE `audit_log` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`who` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`detail` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `drafts` (
	`key` text PRIMARY KEY NOT NULL,
	`content` text NOT NULL,
	`kept_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `follow_ups` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`occurred_on` text NOT NULL,
	`channel` text NOT NULL,
	`text` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "follow_ups_channel" CHECK(channel IN ('inPerson', 'phone', 'message', 'homeVisit', 'throughOthers'))
);
--> statement-breakpoint
CREATE INDEX `follow_ups_by_student` ON `follow_ups` (`student_id`,`occurred_on`);--> statement-breakpoint
CREATE TABLE `tracking_periods` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tracking_sheets` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`student_id` text NOT NULL,
	`tracker_id` text,
	`condition` text NOT NULL,
	`intervention` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tracker_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `tracking_sheets_by_student` ON `tracking_sheets` (`student_id`);--> statement-breakpoint
CREATE TABLE `home_visit_staff` (
	`home_visit_id` text NOT NULL,
	`staff_id` text NOT NULL,
	PRIMARY KEY(`home_visit_id`, `staff_id`),
	FOREIGN KEY (`home_visit_id`) REFERENCES `home_visits`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `home_visits` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`planned_on` text,
	`occurred_on` text,
	`text` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `home_visits_by_student` ON `home_visits` (`student_id`);--> statement-breakpoint
CREATE TABLE `letter_receipts` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`letter_id` text NOT NULL,
	`received_on` text NOT NULL,
	`signed_by` text NOT NULL,
	`phone` text NOT NULL,
	`opinion` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `letter_receipts_by_letter` ON `letter_receipts` (`letter_id`);--> statement-breakpoint
CREATE TABLE `letter_voids` (
	`letter_id` text PRIMARY KEY NOT NULL,
	`voided_on` text NOT NULL,
	`reason` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `letters` (
	`id` text PRIMARY KEY NOT NULL,
	`school_year` integer NOT NULL,
	`sequence` integer NOT NULL,
	`student_id` text NOT NULL,
	`issued_on` text NOT NULL,
	`facts` text NOT NULL,
	`pdf` blob NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `letters_by_number` ON `letters` (`school_year`,`sequence`);--> statement-breakpoint
CREATE INDEX `letters_by_student` ON `letters` (`student_id`);--> statement-breakpoint
CREATE TABLE `homeroom_teachers` (
	`id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`from_on` text NOT NULL,
	`ended_on` text,
	`import_id` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `school_classes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `people` (
	`slot_id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `school` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`counsellor_name` text NOT NULL,
	`room_phone` text DEFAULT '' NOT NULL,
	`care_for_child` text NOT NULL,
	`keep_in_touch` text NOT NULL,
	`see_doctor` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `school_classes` (
	`id` text PRIMARY KEY NOT NULL,
	`school_year` integer NOT NULL,
	`name` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `school_classes_by_name` ON `school_classes` (`school_year`,`name`);--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `addenda` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`session_id` text NOT NULL,
	`text` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `addenda_by_session` ON `addenda` (`session_id`);--> statement-breakpoint
CREATE TABLE `process_notes` (
	`session_id` text PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `session_students` (
	`session_id` text NOT NULL,
	`student_id` text NOT NULL,
	PRIMARY KEY(`session_id`, `student_id`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `session_students_by_student` ON `session_students` (`student_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`occurred_on` text NOT NULL,
	`starts_at` text NOT NULL,
	`minutes` integer,
	`topic` text NOT NULL,
	`content` text NOT NULL,
	`assessment` text NOT NULL,
	`next_steps` text NOT NULL,
	`signed_at` integer,
	`signed_by` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	CONSTRAINT "sessions_kind" CHECK(kind IN ('individual', 'group'))
);
--> statement-breakpoint
CREATE TABLE `class_memberships` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`class_id` text NOT NULL,
	`from_on` text NOT NULL,
	`ended_on` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`class_id`) REFERENCES `school_classes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `class_memberships_by_student` ON `class_memberships` (`student_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `class_memberships_lasting` ON `class_memberships` (`student_id`) WHERE ended_on IS NULL;--> statement-breakpoint
CREATE TABLE `guardians` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`name` text NOT NULL,
	`relation` text NOT NULL,
	`phone` text NOT NULL,
	`position` integer NOT NULL,
	`from_on` text NOT NULL,
	`ended_on` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `guardians_by_student` ON `guardians` (`student_id`);--> statement-breakpoint
CREATE TABLE `roster_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`file_name` text NOT NULL,
	`report` text NOT NULL,
	`taken` integer NOT NULL,
	`skipped` integer NOT NULL,
	`undone_at` integer,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `students` (
	`id` text PRIMARY KEY NOT NULL,
	`student_number` text NOT NULL,
	`name` text NOT NULL,
	`gender` text NOT NULL,
	`born_on` text,
	`import_id` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`removed_at` integer,
	`removed_by` text DEFAULT '' NOT NULL,
	`removal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `roster_imports`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "students_gender" CHECK(gender IN ('male', 'female', 'unknown'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `students_by_number` ON `students` (`student_number`) WHERE removed_at IS NULL;--> statement-breakpoint
CREATE INDEX `students_by_import` ON `students` (`import_id`);--> statement-breakpoint
CREATE TABLE `summaries` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text NOT NULL,
	`activities_from_on` text NOT NULL,
	`activities_until_on` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `summary_overrides` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`summary_id` text NOT NULL,
	`figure` text NOT NULL,
	`value` integer,
	`reason` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`summary_id`) REFERENCES `summaries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `summary_overrides_by_summary` ON `summary_overrides` (`summary_id`);--> statement-breakpoint
CREATE TABLE `care_periods` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`from_on` text NOT NULL,
	`ended_on` text,
	`reason` text NOT NULL,
	`end_reason` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`care` text NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "care_periods_care" CHECK(care IN ('leaveAtHome', 'inHospital', 'medication', 'regularCounselling'))
);
--> statement-breakpoint
CREATE INDEX `care_periods_by_student` ON `care_periods` (`student_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `care_periods_lasting` ON `care_periods` (`student_id`,`care`) WHERE ended_on IS NULL;--> statement-breakpoint
CREATE TABLE `concern_periods` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`from_on` text NOT NULL,
	`ended_on` text,
	`reason` text NOT NULL,
	`end_reason` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`concern` text NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "concern_periods_concern" CHECK(concern IN ('mentalIllness', 'seriousProblem', 'personalityDeviation', 'familyConflict', 'internetAddiction', 'lateReturn'))
);
--> statement-breakpoint
CREATE INDEX `concern_periods_by_student` ON `concern_periods` (`student_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `concern_periods_lasting` ON `concern_periods` (`student_id`,`concern`) WHERE ended_on IS NULL;--> statement-breakpoint
CREATE TABLE `level_periods` (
	`id` text PRIMARY KEY NOT NULL,
	`student_id` text NOT NULL,
	`from_on` text NOT NULL,
	`ended_on` text,
	`reason` text NOT NULL,
	`end_reason` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`level` text NOT NULL,
	`decided_by` text NOT NULL,
	`end_decided_by` text DEFAULT '' NOT NULL,
	`discovery_route` text NOT NULL,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "level_periods_level" CHECK(level IN ('severe', 'serious', 'general', 'attention')),
	CONSTRAINT "level_periods_route" CHECK(discovery_route IN ('homeroomTeacher', 'peerCommittee', 'screening', 'counselling', 'hotline', 'letterBox', 'weeklyDiary', 'guardian', 'other'))
);
--> statement-breakpoint
CREATE INDEX `level_periods_by_student` ON `level_periods` (`student_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `level_periods_lasting` ON `level_periods` (`student_id`) WHERE ended_on IS NULL;