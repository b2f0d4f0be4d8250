-- What the code must never do, the database refuses (design.md, rules of the data, 2, 3, 4, 5, 8).
CREATE TRIGGER audit_log_never_change BEFORE UPDATE ON audit_log BEGIN
  SELECT RAISE(ABORT, 'audit_log: a row never changes');
END;
--> statement-breakpoint
CREATE TRIGGER addenda_never_change BEFORE UPDATE ON addenda BEGIN
  SELECT RAISE(ABORT, 'addenda: a row never changes');
END;
--> statement-breakpoint
CREATE TRIGGER letters_never_change BEFORE UPDATE ON letters BEGIN
  SELECT RAISE(ABORT, 'letters: a row never changes');
END;
--> statement-breakpoint
CREATE TRIGGER letter_voids_never_change BEFORE UPDATE ON letter_voids BEGIN
  SELECT RAISE(ABORT, 'letter_voids: a row never changes');
END;
--> statement-breakpoint
CREATE TRIGGER letter_receipts_never_change BEFORE UPDATE ON letter_receipts BEGIN
  SELECT RAISE(ABORT, 'letter_receipts: a row never changes');
END;
--> statement-breakpoint
CREATE TRIGGER tracking_sheets_never_change BEFORE UPDATE ON tracking_sheets BEGIN
  SELECT RAISE(ABORT, 'tracking_sheets: a row never changes');
END;
--> statement-breakpoint
CREATE TRIGGER summary_overrides_never_change BEFORE UPDATE ON summary_overrides BEGIN
  SELECT RAISE(ABORT, 'summary_overrides: a row never changes');
END;
--> statement-breakpoint
CREATE TRIGGER audit_log_never_deleted BEFORE DELETE ON audit_log BEGIN
  SELECT RAISE(ABORT, 'audit_log: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER addenda_never_deleted BEFORE DELETE ON addenda BEGIN
  SELECT RAISE(ABORT, 'addenda: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER letters_never_deleted BEFORE DELETE ON letters BEGIN
  SELECT RAISE(ABORT, 'letters: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER letter_voids_never_deleted BEFORE DELETE ON letter_voids BEGIN
  SELECT RAISE(ABORT, 'letter_voids: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER letter_receipts_never_deleted BEFORE DELETE ON letter_receipts BEGIN
  SELECT RAISE(ABORT, 'letter_receipts: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER tracking_sheets_never_deleted BEFORE DELETE ON tracking_sheets BEGIN
  SELECT RAISE(ABORT, 'tracking_sheets: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER summary_overrides_never_deleted BEFORE DELETE ON summary_overrides BEGIN
  SELECT RAISE(ABORT, 'summary_overrides: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER school_never_deleted BEFORE DELETE ON school BEGIN
  SELECT RAISE(ABORT, 'school: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER people_never_deleted BEFORE DELETE ON people BEGIN
  SELECT RAISE(ABORT, 'people: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER staff_never_deleted BEFORE DELETE ON staff BEGIN
  SELECT RAISE(ABORT, 'staff: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER school_classes_never_deleted BEFORE DELETE ON school_classes BEGIN
  SELECT RAISE(ABORT, 'school_classes: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER homeroom_teachers_never_deleted BEFORE DELETE ON homeroom_teachers BEGIN
  SELECT RAISE(ABORT, 'homeroom_teachers: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER students_never_deleted BEFORE DELETE ON students BEGIN
  SELECT RAISE(ABORT, 'students: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER guardians_never_deleted BEFORE DELETE ON guardians BEGIN
  SELECT RAISE(ABORT, 'guardians: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER class_memberships_never_deleted BEFORE DELETE ON class_memberships BEGIN
  SELECT RAISE(ABORT, 'class_memberships: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER roster_imports_never_deleted BEFORE DELETE ON roster_imports BEGIN
  SELECT RAISE(ABORT, 'roster_imports: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER level_periods_never_deleted BEFORE DELETE ON level_periods BEGIN
  SELECT RAISE(ABORT, 'level_periods: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER concern_periods_never_deleted BEFORE DELETE ON concern_periods BEGIN
  SELECT RAISE(ABORT, 'concern_periods: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER care_periods_never_deleted BEFORE DELETE ON care_periods BEGIN
  SELECT RAISE(ABORT, 'care_periods: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER sessions_never_deleted BEFORE DELETE ON sessions BEGIN
  SELECT RAISE(ABORT, 'sessions: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER follow_ups_never_deleted BEFORE DELETE ON follow_ups BEGIN
  SELECT RAISE(ABORT, 'follow_ups: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER tracking_periods_never_deleted BEFORE DELETE ON tracking_periods BEGIN
  SELECT RAISE(ABORT, 'tracking_periods: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER home_visits_never_deleted BEFORE DELETE ON home_visits BEGIN
  SELECT RAISE(ABORT, 'home_visits: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER activities_never_deleted BEFORE DELETE ON activities BEGIN
  SELECT RAISE(ABORT, 'activities: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER summaries_never_deleted BEFORE DELETE ON summaries BEGIN
  SELECT RAISE(ABORT, 'summaries: a row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER signed_session_never_changes BEFORE UPDATE ON sessions WHEN OLD.signed_at IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'sessions: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER session_students_of_signed_session_insert BEFORE INSERT ON session_students
WHEN (SELECT signed_at FROM sessions WHERE id = NEW.session_id) IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'session_students: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER session_students_of_signed_session_update BEFORE UPDATE ON session_students
WHEN (SELECT signed_at FROM sessions WHERE id = OLD.session_id) IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'session_students: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER session_students_of_signed_session_delete BEFORE DELETE ON session_students
WHEN (SELECT signed_at FROM sessions WHERE id = OLD.session_id) IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'session_students: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER session_students_never_moves BEFORE UPDATE ON session_students WHEN NEW.session_id IS NOT OLD.session_id BEGIN
  SELECT RAISE(ABORT, 'session_students: a row stays with its session, which never changes once signed');
END;
--> statement-breakpoint
CREATE TRIGGER process_notes_of_signed_session_insert BEFORE INSERT ON process_notes
WHEN (SELECT signed_at FROM sessions WHERE id = NEW.session_id) IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'process_notes: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER process_notes_of_signed_session_update BEFORE UPDATE ON process_notes
WHEN (SELECT signed_at FROM sessions WHERE id = OLD.session_id) IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'process_notes: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER process_notes_of_signed_session_delete BEFORE DELETE ON process_notes
WHEN (SELECT signed_at FROM sessions WHERE id = OLD.session_id) IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'process_notes: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER process_notes_never_moves BEFORE UPDATE ON process_notes WHEN NEW.session_id IS NOT OLD.session_id BEGIN
  SELECT RAISE(ABORT, 'process_notes: a row stays with its session, which never changes once signed');
END;
--> statement-breakpoint
CREATE TRIGGER level_periods_only_end BEFORE UPDATE ON level_periods
WHEN OLD.ended_on IS NOT NULL OR NEW.ended_on IS NULL
  OR NEW.id IS NOT OLD.id
  OR NEW.student_id IS NOT OLD.student_id
  OR NEW.from_on IS NOT OLD.from_on
  OR NEW.reason IS NOT OLD.reason
  OR NEW.recorded_at IS NOT OLD.recorded_at
  OR NEW.recorded_by IS NOT OLD.recorded_by
  OR NEW.level IS NOT OLD.level
  OR NEW.decided_by IS NOT OLD.decided_by
  OR NEW.discovery_route IS NOT OLD.discovery_route BEGIN
  SELECT RAISE(ABORT, 'level_periods: a period can only end, once');
END;
--> statement-breakpoint
CREATE TRIGGER level_periods_ends_after_start_insert BEFORE INSERT ON level_periods WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'level_periods: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER level_periods_ends_after_start_update BEFORE UPDATE ON level_periods WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'level_periods: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER concern_periods_only_end BEFORE UPDATE ON concern_periods
WHEN OLD.ended_on IS NOT NULL OR NEW.ended_on IS NULL
  OR NEW.id IS NOT OLD.id
  OR NEW.student_id IS NOT OLD.student_id
  OR NEW.from_on IS NOT OLD.from_on
  OR NEW.reason IS NOT OLD.reason
  OR NEW.recorded_at IS NOT OLD.recorded_at
  OR NEW.recorded_by IS NOT OLD.recorded_by
  OR NEW.concern IS NOT OLD.concern BEGIN
  SELECT RAISE(ABORT, 'concern_periods: a period can only end, once');
END;
--> statement-breakpoint
CREATE TRIGGER concern_periods_ends_after_start_insert BEFORE INSERT ON concern_periods WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'concern_periods: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER concern_periods_ends_after_start_update BEFORE UPDATE ON concern_periods WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'concern_periods: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER care_periods_only_end BEFORE UPDATE ON care_periods
WHEN OLD.ended_on IS NOT NULL OR NEW.ended_on IS NULL
  OR NEW.id IS NOT OLD.id
  OR NEW.student_id IS NOT OLD.student_id
  OR NEW.from_on IS NOT OLD.from_on
  OR NEW.reason IS NOT OLD.reason
  OR NEW.recorded_at IS NOT OLD.recorded_at
  OR NEW.recorded_by IS NOT OLD.recorded_by
  OR NEW.care IS NOT OLD.care BEGIN
  SELECT RAISE(ABORT, 'care_periods: a period can only end, once');
END;
--> statement-breakpoint
CREATE TRIGGER care_periods_ends_after_start_insert BEFORE INSERT ON care_periods WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'care_periods: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER care_periods_ends_after_start_update BEFORE UPDATE ON care_periods WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'care_periods: ends before it begins');
END;
