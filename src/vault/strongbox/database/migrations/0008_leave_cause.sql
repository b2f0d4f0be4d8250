ALTER TABLE `leave_periods` ADD `cause` text;
--> statement-breakpoint
DROP TRIGGER leave_periods_only_end;
--> statement-breakpoint
CREATE TRIGGER leave_periods_only_end BEFORE UPDATE ON leave_periods
WHEN (OLD.ended_on IS NOT NULL OR NEW.ended_on IS NULL
  OR NEW.id IS NOT OLD.id
  OR NEW.student_id IS NOT OLD.student_id
  OR NEW.from_on IS NOT OLD.from_on
  OR NEW.cause IS NOT OLD.cause
  OR NEW.reason IS NOT OLD.reason
  OR NEW.recorded_at IS NOT OLD.recorded_at
  OR NEW.recorded_by IS NOT OLD.recorded_by)
  AND NOT (EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id)
  AND NEW.id IS OLD.id
  AND NEW.from_on IS OLD.from_on
  AND NEW.ended_on IS OLD.ended_on
  AND NEW.cause IS OLD.cause
  AND NEW.reason IS OLD.reason
  AND NEW.end_reason IS OLD.end_reason
  AND NEW.recorded_at IS OLD.recorded_at
  AND NEW.recorded_by IS OLD.recorded_by) BEGIN
  SELECT RAISE(ABORT, 'leave_periods: a period can only end, once');
END;
