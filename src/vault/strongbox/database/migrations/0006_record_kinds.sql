CREATE TABLE `writing_day` (
	`id` integer PRIMARY KEY NOT NULL,
	`day` text NOT NULL
);
--> statement-breakpoint
DROP TRIGGER attachments_archived;
--> statement-breakpoint
DROP TRIGGER attachments_content_never_changes;
--> statement-breakpoint
DROP TRIGGER care_periods_archived;
--> statement-breakpoint
DROP TRIGGER care_periods_ends_after_start_insert;
--> statement-breakpoint
DROP TRIGGER care_periods_ends_after_start_update;
--> statement-breakpoint
DROP TRIGGER circumstance_periods_archived;
--> statement-breakpoint
DROP TRIGGER circumstance_periods_ends_after_start_insert;
--> statement-breakpoint
DROP TRIGGER circumstance_periods_ends_after_start_update;
--> statement-breakpoint
DROP TRIGGER circumstance_periods_only_end;
--> statement-breakpoint
DROP TRIGGER concern_periods_archived;
--> statement-breakpoint
DROP TRIGGER concern_periods_ends_after_start_insert;
--> statement-breakpoint
DROP TRIGGER concern_periods_ends_after_start_update;
--> statement-breakpoint
DROP TRIGGER contacts_archived;
--> statement-breakpoint
DROP TRIGGER diagnoses_archived;
--> statement-breakpoint
DROP TRIGGER follow_ups_archived;
--> statement-breakpoint
DROP TRIGGER hand_overs_keep_their_content;
--> statement-breakpoint
DROP TRIGGER home_visits_archived;
--> statement-breakpoint
DROP TRIGGER leave_periods_archived;
--> statement-breakpoint
DROP TRIGGER leave_periods_ends_after_start_insert;
--> statement-breakpoint
DROP TRIGGER leave_periods_ends_after_start_update;
--> statement-breakpoint
DROP TRIGGER leave_periods_only_end;
--> statement-breakpoint
DROP TRIGGER letters_archived;
--> statement-breakpoint
DROP TRIGGER level_periods_archived;
--> statement-breakpoint
DROP TRIGGER level_periods_ends_after_start_insert;
--> statement-breakpoint
DROP TRIGGER level_periods_ends_after_start_update;
--> statement-breakpoint
DROP TRIGGER observations_archived;
--> statement-breakpoint
DROP TRIGGER process_notes_never_moves;
--> statement-breakpoint
DROP TRIGGER process_notes_of_signed_session_delete;
--> statement-breakpoint
DROP TRIGGER process_notes_of_signed_session_insert;
--> statement-breakpoint
DROP TRIGGER process_notes_of_signed_session_update;
--> statement-breakpoint
DROP TRIGGER received_hand_overs_archived;
--> statement-breakpoint
DROP TRIGGER received_hand_overs_keep_their_content;
--> statement-breakpoint
DROP TRIGGER retention_holds_ends_after_start_insert;
--> statement-breakpoint
DROP TRIGGER retention_holds_ends_after_start_update;
--> statement-breakpoint
DROP TRIGGER retention_holds_only_end;
--> statement-breakpoint
DROP TRIGGER screenings_archived;
--> statement-breakpoint
DROP TRIGGER search_departures_changed;
--> statement-breakpoint
DROP TRIGGER search_departures_gone;
--> statement-breakpoint
DROP TRIGGER search_departures_written;
--> statement-breakpoint
DROP TRIGGER search_level_periods_changed;
--> statement-breakpoint
DROP TRIGGER search_level_periods_gone;
--> statement-breakpoint
DROP TRIGGER search_level_periods_written;
--> statement-breakpoint
DROP TRIGGER search_received_hand_overs_changed;
--> statement-breakpoint
DROP TRIGGER search_received_hand_overs_gone;
--> statement-breakpoint
DROP TRIGGER search_received_hand_overs_written;
--> statement-breakpoint
DROP TRIGGER session_students_archived;
--> statement-breakpoint
DROP TRIGGER session_students_never_moves;
--> statement-breakpoint
DROP TRIGGER session_students_of_signed_session_delete;
--> statement-breakpoint
DROP TRIGGER session_students_of_signed_session_insert;
--> statement-breakpoint
DROP TRIGGER session_students_of_signed_session_update;
--> statement-breakpoint
DROP TRIGGER signed_session_never_changes;
--> statement-breakpoint
DROP TRIGGER tracking_sheets_archived;
--> statement-breakpoint
DROP VIEW search_everything;
--> statement-breakpoint
CREATE VIEW search_everything AS
  SELECT 'student' AS kind, id AS record, id AS student_id FROM students
  UNION ALL SELECT 'level', id, student_id FROM level_periods
  UNION ALL SELECT 'concern', id, student_id FROM concern_periods
  UNION ALL SELECT 'care', id, student_id FROM care_periods
  UNION ALL SELECT 'leave', id, student_id FROM leave_periods
  UNION ALL SELECT 'departure', id, student_id FROM departures
  UNION ALL SELECT 'circumstance', id, student_id FROM circumstance_periods
  UNION ALL SELECT 'guardian', id, student_id FROM guardians
  UNION ALL SELECT 'observation', id, student_id FROM observations
  UNION ALL SELECT 'diagnosis', id, student_id FROM diagnoses
  UNION ALL SELECT 'screening', id, student_id FROM screenings
  UNION ALL SELECT 'session', session_id, student_id FROM session_students
  UNION ALL SELECT 'followUp', id, student_id FROM follow_ups
  UNION ALL SELECT 'trackingSheet', student_id, student_id FROM tracking_sheets
  UNION ALL SELECT 'contact', id, student_id FROM contacts
  UNION ALL SELECT 'homeVisit', id, student_id FROM home_visits
  UNION ALL SELECT 'letter', id, student_id FROM letters
  UNION ALL SELECT 'attachment', id, student_id FROM attachments
  UNION ALL SELECT 'receivedHandOver', id, student_id FROM received_hand_overs
  UNION ALL SELECT 'activity', id, NULL FROM activities;
--> statement-breakpoint
CREATE TRIGGER level_periods_ends_after_start_insert BEFORE INSERT ON level_periods
WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'level_periods: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER level_periods_ends_after_start_update BEFORE UPDATE ON level_periods
WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'level_periods: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER level_periods_archived BEFORE INSERT ON level_periods
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER level_periods_archived_change BEFORE UPDATE ON level_periods
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER search_level_periods_written AFTER INSERT ON level_periods BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('level', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_level_periods_changed AFTER UPDATE ON level_periods BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('level', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('level', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_level_periods_gone AFTER DELETE ON level_periods BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('level', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER concern_periods_ends_after_start_insert BEFORE INSERT ON concern_periods
WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'concern_periods: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER concern_periods_ends_after_start_update BEFORE UPDATE ON concern_periods
WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'concern_periods: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER concern_periods_archived BEFORE INSERT ON concern_periods
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER concern_periods_archived_change BEFORE UPDATE ON concern_periods
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER care_periods_ends_after_start_insert BEFORE INSERT ON care_periods
WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'care_periods: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER care_periods_ends_after_start_update BEFORE UPDATE ON care_periods
WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'care_periods: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER care_periods_archived BEFORE INSERT ON care_periods
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER care_periods_archived_change BEFORE UPDATE ON care_periods
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER leave_periods_only_end BEFORE UPDATE ON leave_periods
WHEN (OLD.ended_on IS NOT NULL OR NEW.ended_on IS NULL
  OR NEW.id IS NOT OLD.id
  OR NEW.student_id IS NOT OLD.student_id
  OR NEW.from_on IS NOT OLD.from_on
  OR NEW.reason IS NOT OLD.reason
  OR NEW.recorded_at IS NOT OLD.recorded_at
  OR NEW.recorded_by IS NOT OLD.recorded_by)
  AND NOT (EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id)
  AND NEW.id IS OLD.id
  AND NEW.from_on IS OLD.from_on
  AND NEW.ended_on IS OLD.ended_on
  AND NEW.reason IS OLD.reason
  AND NEW.end_reason IS OLD.end_reason
  AND NEW.recorded_at IS OLD.recorded_at
  AND NEW.recorded_by IS OLD.recorded_by) BEGIN
  SELECT RAISE(ABORT, 'leave_periods: a period can only end, once');
END;
--> statement-breakpoint
CREATE TRIGGER leave_periods_ends_after_start_insert BEFORE INSERT ON leave_periods
WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'leave_periods: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER leave_periods_ends_after_start_update BEFORE UPDATE ON leave_periods
WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'leave_periods: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER leave_periods_archived BEFORE INSERT ON leave_periods
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER leave_periods_archived_change BEFORE UPDATE ON leave_periods
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER departures_stays_with_student BEFORE UPDATE ON departures
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'departures: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER departures_ends_after_start_insert BEFORE INSERT ON departures
WHEN NEW.returned_on < NEW.left_on BEGIN
  SELECT RAISE(ABORT, 'departures: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER departures_ends_after_start_update BEFORE UPDATE ON departures
WHEN NEW.returned_on < NEW.left_on BEGIN
  SELECT RAISE(ABORT, 'departures: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER search_departures_written AFTER INSERT ON departures BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('departure', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_departures_changed AFTER UPDATE ON departures BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('departure', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('departure', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_departures_gone AFTER DELETE ON departures BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('departure', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER retention_holds_only_end BEFORE UPDATE ON retention_holds
WHEN (OLD.ended_on IS NOT NULL OR NEW.ended_on IS NULL
  OR NEW.id IS NOT OLD.id
  OR NEW.student_id IS NOT OLD.student_id
  OR NEW.from_on IS NOT OLD.from_on
  OR NEW.reason IS NOT OLD.reason
  OR NEW.recorded_at IS NOT OLD.recorded_at
  OR NEW.recorded_by IS NOT OLD.recorded_by)
  AND NOT (EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id)
  AND NEW.id IS OLD.id
  AND NEW.from_on IS OLD.from_on
  AND NEW.ended_on IS OLD.ended_on
  AND NEW.reason IS OLD.reason
  AND NEW.end_reason IS OLD.end_reason
  AND NEW.recorded_at IS OLD.recorded_at
  AND NEW.recorded_by IS OLD.recorded_by) BEGIN
  SELECT RAISE(ABORT, 'retention_holds: a period can only end, once');
END;
--> statement-breakpoint
CREATE TRIGGER retention_holds_ends_after_start_insert BEFORE INSERT ON retention_holds
WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'retention_holds: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER retention_holds_ends_after_start_update BEFORE UPDATE ON retention_holds
WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'retention_holds: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER circumstance_periods_only_end BEFORE UPDATE ON circumstance_periods
WHEN (OLD.ended_on IS NOT NULL OR NEW.ended_on IS NULL
  OR NEW.id IS NOT OLD.id
  OR NEW.student_id IS NOT OLD.student_id
  OR NEW.circumstance IS NOT OLD.circumstance
  OR NEW.text IS NOT OLD.text
  OR NEW.source IS NOT OLD.source
  OR NEW.from_on IS NOT OLD.from_on
  OR NEW.recorded_at IS NOT OLD.recorded_at
  OR NEW.recorded_by IS NOT OLD.recorded_by)
  AND NOT (EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id)
  AND NEW.id IS OLD.id
  AND NEW.circumstance IS OLD.circumstance
  AND NEW.text IS OLD.text
  AND NEW.source IS OLD.source
  AND NEW.from_on IS OLD.from_on
  AND NEW.ended_on IS OLD.ended_on
  AND NEW.end_reason IS OLD.end_reason
  AND NEW.recorded_at IS OLD.recorded_at
  AND NEW.recorded_by IS OLD.recorded_by) BEGIN
  SELECT RAISE(ABORT, 'circumstance_periods: a period can only end, once');
END;
--> statement-breakpoint
CREATE TRIGGER circumstance_periods_ends_after_start_insert BEFORE INSERT ON circumstance_periods
WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'circumstance_periods: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER circumstance_periods_ends_after_start_update BEFORE UPDATE ON circumstance_periods
WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'circumstance_periods: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER circumstance_periods_archived BEFORE INSERT ON circumstance_periods
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER circumstance_periods_archived_change BEFORE UPDATE ON circumstance_periods
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER guardians_stays_with_student BEFORE UPDATE ON guardians
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'guardians: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER guardians_ends_after_start_insert BEFORE INSERT ON guardians
WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'guardians: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER guardians_ends_after_start_update BEFORE UPDATE ON guardians
WHEN NEW.ended_on < NEW.from_on BEGIN
  SELECT RAISE(ABORT, 'guardians: ends before it begins');
END;
--> statement-breakpoint
CREATE TRIGGER guardians_archived BEFORE INSERT ON guardians
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER guardians_archived_change BEFORE UPDATE ON guardians
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER observations_stays_with_student BEFORE UPDATE ON observations
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'observations: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER observations_archived BEFORE INSERT ON observations
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER observations_archived_change BEFORE UPDATE ON observations
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER diagnoses_stays_with_student BEFORE UPDATE ON diagnoses
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'diagnoses: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER diagnoses_archived BEFORE INSERT ON diagnoses
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER diagnoses_archived_change BEFORE UPDATE ON diagnoses
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER screenings_stays_with_student BEFORE UPDATE ON screenings
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'screenings: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER screenings_archived BEFORE INSERT ON screenings
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER screenings_archived_change BEFORE UPDATE ON screenings
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER sessions_signed_never_change BEFORE UPDATE ON sessions
WHEN OLD.signed_at IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'sessions: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER sessions_archived_change BEFORE UPDATE ON sessions
WHEN EXISTS (SELECT 1 FROM session_students a WHERE a.session_id = OLD.id AND EXISTS (SELECT 1 FROM departures d
  WHERE d.student_id = a.student_id AND d.returned_on IS NULL AND NEW.occurred_on >= d.left_on))
  OR NEW.removed_at IS NOT OLD.removed_at AND EXISTS (SELECT 1 FROM session_students a WHERE a.session_id = OLD.id AND EXISTS (SELECT 1 FROM departures WHERE student_id = a.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day))) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER session_students_archived BEFORE INSERT ON session_students
WHEN EXISTS (SELECT 1 FROM sessions r WHERE r.id = NEW.session_id
  AND EXISTS (SELECT 1 FROM departures d
  WHERE d.student_id = NEW.student_id AND d.returned_on IS NULL AND r.occurred_on >= d.left_on)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER process_notes_never_moves BEFORE UPDATE ON process_notes
WHEN NEW.session_id IS NOT OLD.session_id BEGIN
  SELECT RAISE(ABORT, 'process_notes: a row stays with its record');
END;
--> statement-breakpoint
CREATE TRIGGER process_notes_of_signed_insert BEFORE INSERT ON process_notes
WHEN (SELECT signed_at FROM sessions WHERE id = NEW.session_id) IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'process_notes: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER process_notes_of_signed_update BEFORE UPDATE ON process_notes
WHEN (SELECT signed_at FROM sessions WHERE id = OLD.session_id) IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'process_notes: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER process_notes_of_signed_delete BEFORE DELETE ON process_notes
WHEN (SELECT signed_at FROM sessions WHERE id = OLD.session_id) IS NOT NULL
  AND (NOT EXISTS (SELECT 1 FROM destroying)
  OR EXISTS (SELECT 1 FROM session_students WHERE session_id = OLD.session_id
    AND student_id NOT IN (SELECT student_id FROM destroying))) BEGIN
  SELECT RAISE(ABORT, 'process_notes: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER session_students_never_moves BEFORE UPDATE ON session_students
WHEN NEW.session_id IS NOT OLD.session_id BEGIN
  SELECT RAISE(ABORT, 'session_students: a row stays with its record');
END;
--> statement-breakpoint
CREATE TRIGGER session_students_of_signed_insert BEFORE INSERT ON session_students
WHEN (SELECT signed_at FROM sessions WHERE id = NEW.session_id) IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'session_students: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER session_students_of_signed_update BEFORE UPDATE ON session_students
WHEN (SELECT signed_at FROM sessions WHERE id = OLD.session_id) IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'session_students: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER session_students_of_signed_delete BEFORE DELETE ON session_students
WHEN (SELECT signed_at FROM sessions WHERE id = OLD.session_id) IS NOT NULL
  AND OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'session_students: a signed record never changes');
END;
--> statement-breakpoint
CREATE TRIGGER follow_ups_stays_with_student BEFORE UPDATE ON follow_ups
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'follow_ups: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER follow_ups_archived BEFORE INSERT ON follow_ups
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER follow_ups_archived_change BEFORE UPDATE ON follow_ups
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER tracking_sheets_archived BEFORE INSERT ON tracking_sheets
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER tracking_sheets_archived_change BEFORE UPDATE ON tracking_sheets
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER contacts_stays_with_student BEFORE UPDATE ON contacts
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'contacts: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER contacts_archived BEFORE INSERT ON contacts
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER contacts_archived_change BEFORE UPDATE ON contacts
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER home_visits_stays_with_student BEFORE UPDATE ON home_visits
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'home_visits: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER home_visits_archived BEFORE INSERT ON home_visits
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER home_visits_archived_change BEFORE UPDATE ON home_visits
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER home_visit_staff_never_moves BEFORE UPDATE ON home_visit_staff
WHEN NEW.home_visit_id IS NOT OLD.home_visit_id BEGIN
  SELECT RAISE(ABORT, 'home_visit_staff: a row stays with its record');
END;
--> statement-breakpoint
CREATE TRIGGER search_home_visit_staff_written AFTER INSERT ON home_visit_staff BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('homeVisit', NEW.home_visit_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_home_visit_staff_changed AFTER UPDATE ON home_visit_staff BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('homeVisit', OLD.home_visit_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('homeVisit', NEW.home_visit_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_home_visit_staff_gone AFTER DELETE ON home_visit_staff BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('homeVisit', OLD.home_visit_id);
END;
--> statement-breakpoint
CREATE TRIGGER letters_archived BEFORE INSERT ON letters
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER letters_archived_change BEFORE UPDATE ON letters
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER attachments_stays_with_student BEFORE UPDATE ON attachments
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'attachments: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER attachments_keep_their_content BEFORE UPDATE ON attachments
WHEN NEW.id IS NOT OLD.id
  OR NEW.bytes IS NOT OLD.bytes
  OR NEW.digest IS NOT OLD.digest
  OR NEW.media_type IS NOT OLD.media_type BEGIN
  SELECT RAISE(ABORT, 'attachments: what was taken in never changes');
END;
--> statement-breakpoint
CREATE TRIGGER attachments_archived BEFORE INSERT ON attachments
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER attachments_archived_change BEFORE UPDATE ON attachments
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER hand_overs_stays_with_student BEFORE UPDATE ON hand_overs
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'hand_overs: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER hand_overs_keep_their_content BEFORE UPDATE ON hand_overs
WHEN NEW.id IS NOT OLD.id
  OR NEW.content IS NOT OLD.content
  OR NEW.prepared_on IS NOT OLD.prepared_on
  OR NEW.to_school IS NOT OLD.to_school BEGIN
  SELECT RAISE(ABORT, 'hand_overs: what was taken in never changes');
END;
--> statement-breakpoint
CREATE TRIGGER received_hand_overs_stays_with_student BEFORE UPDATE ON received_hand_overs
WHEN NEW.student_id IS NOT OLD.student_id AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'received_hand_overs: a row stays with its student');
END;
--> statement-breakpoint
CREATE TRIGGER received_hand_overs_keep_their_content BEFORE UPDATE ON received_hand_overs
WHEN NEW.id IS NOT OLD.id
  OR NEW.content IS NOT OLD.content
  OR NEW.pack_id IS NOT OLD.pack_id
  OR NEW.from_school IS NOT OLD.from_school BEGIN
  SELECT RAISE(ABORT, 'received_hand_overs: what was taken in never changes');
END;
--> statement-breakpoint
CREATE TRIGGER received_hand_overs_archived BEFORE INSERT ON received_hand_overs
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER received_hand_overs_archived_change BEFORE UPDATE ON received_hand_overs
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = OLD.student_id
  AND returned_on IS NULL AND left_on <= (SELECT day FROM writing_day)) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER search_received_hand_overs_written AFTER INSERT ON received_hand_overs BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('receivedHandOver', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_received_hand_overs_changed AFTER UPDATE ON received_hand_overs BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('receivedHandOver', OLD.id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('receivedHandOver', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_received_hand_overs_gone AFTER DELETE ON received_hand_overs BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('receivedHandOver', OLD.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_student_by_level_periods_written AFTER INSERT ON level_periods BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('student', NEW.student_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_student_by_level_periods_changed AFTER UPDATE ON level_periods BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('student', OLD.student_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('student', NEW.student_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_student_by_level_periods_gone AFTER DELETE ON level_periods BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('student', OLD.student_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_student_by_departures_written AFTER INSERT ON departures BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('student', NEW.student_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_student_by_departures_changed AFTER UPDATE ON departures BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('student', OLD.student_id);
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('student', NEW.student_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_student_by_departures_gone AFTER DELETE ON departures BEGIN
  INSERT OR IGNORE INTO search_stale (kind, record) VALUES ('student', OLD.student_id);
END;
--> statement-breakpoint
-- One word for one thing: what is found among the packs of other schools was called after our own.
UPDATE search_entries SET kind = 'receivedHandOver' WHERE kind = 'handOver';
--> statement-breakpoint
UPDATE search_stale SET kind = 'receivedHandOver' WHERE kind = 'handOver';
--> statement-breakpoint
-- Process notes are found by whoever wrote them: the index learns who that is.
INSERT OR IGNORE INTO search_stale (kind, record)
  SELECT DISTINCT kind, record FROM search_everything WHERE kind = 'session';
