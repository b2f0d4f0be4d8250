ALTER TABLE `care_periods` ADD `removed_at` integer;
--> statement-breakpoint
ALTER TABLE `care_periods` ADD `removed_by` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `care_periods` ADD `removal_reason` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `concern_periods` ADD `removed_at` integer;
--> statement-breakpoint
ALTER TABLE `concern_periods` ADD `removed_by` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `concern_periods` ADD `removal_reason` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `level_periods` ADD `removed_at` integer;
--> statement-breakpoint
ALTER TABLE `level_periods` ADD `removed_by` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `level_periods` ADD `removal_reason` text DEFAULT '' NOT NULL;
--> statement-breakpoint
DROP TRIGGER care_periods_only_end;
--> statement-breakpoint
DROP TRIGGER circumstance_periods_only_end;
--> statement-breakpoint
DROP TRIGGER concern_periods_only_end;
--> statement-breakpoint
DROP TRIGGER leave_periods_only_end;
--> statement-breakpoint
DROP TRIGGER level_periods_only_end;
--> statement-breakpoint
CREATE TRIGGER level_periods_stays_with_student BEFORE UPDATE ON level_periods
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'level_periods: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER concern_periods_stays_with_student BEFORE UPDATE ON concern_periods
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'concern_periods: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER care_periods_stays_with_student BEFORE UPDATE ON care_periods
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'care_periods: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER leave_periods_stays_with_student BEFORE UPDATE ON leave_periods
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'leave_periods: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER circumstance_periods_stays_with_student BEFORE UPDATE ON circumstance_periods
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'circumstance_periods: a row stays with its student');
END;
