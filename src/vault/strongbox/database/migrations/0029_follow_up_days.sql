DROP INDEX `follow_ups_by_student`;
--> statement-breakpoint
CREATE INDEX `follow_ups_by_student` ON `follow_ups` (`student_id`,`occurred_on`,`channel`,`removed_at`);
