-- The end of a file: an archive is read only, two files of a student become one, a destroyed file is really gone.
-- The guards of earlier migrations are made anew here, each with the one exception that the end of a file needs. The
-- exception holds only within the transaction that does it: its row in destroying or merging goes with the act.
CREATE TABLE destroying (
	student_id text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE merging (
	from_id text PRIMARY KEY NOT NULL,
	into_id text NOT NULL
);
--> statement-breakpoint
-- Only an archive is destroyed, and none that is held back; files that went into it go with it.
CREATE TRIGGER destroying_only_archives BEFORE INSERT ON destroying
WHEN NOT EXISTS (SELECT 1 FROM student_merges WHERE merged_id = NEW.student_id AND undone_at IS NULL)
  AND (NOT EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id AND returned_on IS NULL)
    OR EXISTS (SELECT 1 FROM retention_holds WHERE student_id = NEW.student_id AND ended_on IS NULL)) BEGIN
  SELECT RAISE(ABORT, 'destroying: only an archive that is not held back');
END;
--> statement-breakpoint
-- Rows move only between two files that a merge on record names.
CREATE TRIGGER merging_only_on_record BEFORE INSERT ON merging
WHEN NOT EXISTS (SELECT 1 FROM student_merges WHERE undone_at IS NULL
  AND ((merged_id = NEW.from_id AND kept_id = NEW.into_id) OR (merged_id = NEW.into_id AND kept_id = NEW.from_id))) BEGIN
  SELECT RAISE(ABORT, 'merging: no merge on record names the two');
END;
--> statement-breakpoint
DROP TRIGGER addenda_never_deleted;
--> statement-breakpoint
CREATE TRIGGER addenda_never_deleted BEFORE DELETE ON addenda
WHEN NOT EXISTS (SELECT 1 FROM destroying)
  OR EXISTS (SELECT 1 FROM session_students WHERE session_id = OLD.session_id
    AND student_id NOT IN (SELECT student_id FROM destroying)) BEGIN
  SELECT RAISE(ABORT, 'addenda: a row is never deleted');
END;
--> statement-breakpoint
DROP TRIGGER attachments_never_deleted;
--> statement-breakpoint
CREATE TRIGGER attachments_never_deleted BEFORE DELETE ON attachments
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'attachments: a row is never deleted');
END;
--> statement-breakpoint
DROP TRIGGER care_periods_never_deleted;
--> statement-breakpoint
CREATE TRIGGER care_periods_never_deleted BEFORE DELETE ON care_periods
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'care_periods: a row is never deleted');
END;
--> statement-breakpoint
DROP TRIGGER circumstance_periods_never_deleted;
--> statement-breakpoint
CREATE TRIGGER circumstance_periods_never_deleted BEFORE DELETE ON circumstance_periods
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'circumstance_periods: a row is never deleted');
END;
--> statement-breakpoint
DROP TRIGGER class_memberships_never_deleted;
--> statement-breakpoint
CREATE TRIGGER class_memberships_never_deleted BEFORE DELETE ON class_memberships
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'class_memberships: a row is never deleted');
END;
--> statement-breakpoint
DROP TRIGGER concern_periods_never_deleted;
--> statement-breakpoint
CREATE TRIGGER concern_periods_never_deleted BEFORE DELETE ON concern_periods
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'concern_periods: a row is never deleted');
END;
--> statement-breakpoint
DROP TRIGGER contacts_never_deleted;
--> statement-breakpoint
CREATE TRIGGER contacts_never_deleted BEFORE DELETE ON contacts
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'contacts: a row is never deleted');
END;
--> statement-breakpoint
DROP TRIGGER departures_never_deleted;
--> statement-breakpoint
CREATE TRIGGER departures_never_deleted BEFORE DELETE ON departures
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'departures: a row is never deleted');
END;
--> statement-breakpoint
DROP TRIGGER diagnoses_never_deleted;
--> statement-breakpoint
CREATE TRIGGER diagnoses_never_deleted BEFORE DELETE ON diagnoses
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'diagnoses: a row is never deleted');
END;
--> statement-breakpoint
DROP TRIGGER follow_ups_never_deleted;
--> statement-breakpoint
CREATE TRIGGER follow_ups_never_deleted BEFORE DELETE ON follow_ups
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'follow_ups: a row is never deleted');
END;
--> statement-breakpoint
DROP TRIGGER guardians_never_deleted;
--> statement-breakpoint
CREATE TRIGGER guardians_never_deleted BEFORE DELETE ON guardians
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'guardians: a row is never deleted');
END;
--> statement-breakpoint
DROP TRIGGER hand_overs_never_deleted;
--> statement-breakpoint
CREATE TRIGGER hand_overs_never_deleted BEFORE DELETE ON hand_overs
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'hand_overs: a row is never deleted');
END;
--> statement-breakpoint
DROP TRIGGER home_visits_never_deleted;
--> statement-breakpoint
CREATE TRIGGER home_visits_never_deleted BEFORE DELETE ON home_visits
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'home_visits: a row is never deleted');
END;
--> statement-breakpoint
DROP TRIGGER leave_periods_never_deleted;
--> statement-breakpoint
CREATE TRIGGER leave_periods_never_deleted BEFORE DELETE ON leave_periods
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'leave_periods: a row is never deleted');
END;
--> statement-breakpoint
DROP TRIGGER letter_receipts_never_deleted;
--> statement-breakpoint
CREATE TRIGGER letter_receipts_never_deleted BEFORE DELETE ON letter_receipts
WHEN (SELECT student_id FROM letters WHERE id = OLD.letter_id) NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'letter_receipts: a row is never deleted');
END;
--> statement-breakpoint
DROP TRIGGER letter_voids_never_deleted;
--> statement-breakpoint
CREATE TRIGGER letter_voids_never_deleted BEFORE DELETE ON letter_voids
WHEN (SELECT student_id FROM letters WHERE id = OLD.letter_id) NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'letter_voids: a row is never deleted');
END;
--> statement-breakpoint
DROP TRIGGER letters_never_deleted;
--> statement-breakpoint
CREATE TRIGGER letters_never_deleted BEFORE DELETE ON letters
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'letters: a row is never deleted');
END;
--> statement-breakpoint
DROP TRIGGER level_periods_never_deleted;
--> statement-breakpoint
CREATE TRIGGER level_periods_never_deleted BEFORE DELETE ON level_periods
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'level_periods: a row is never deleted');
END;
--> statement-breakpoint
DROP TRIGGER observations_never_deleted;
--> statement-breakpoint
CREATE TRIGGER observations_never_deleted BEFORE DELETE ON observations
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'observations: a row is never deleted');
END;
--> statement-breakpoint
DROP TRIGGER received_hand_overs_never_deleted;
--> statement-breakpoint
CREATE TRIGGER received_hand_overs_never_deleted BEFORE DELETE ON received_hand_overs
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'received_hand_overs: a row is never deleted');
END;
--> statement-breakpoint
DROP TRIGGER retention_holds_never_deleted;
--> statement-breakpoint
CREATE TRIGGER retention_holds_never_deleted BEFORE DELETE ON retention_holds
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'retention_holds: a row is never deleted');
END;
--> statement-breakpoint
DROP TRIGGER roster_changes_never_deleted;
--> statement-breakpoint
CREATE TRIGGER roster_changes_never_deleted BEFORE DELETE ON roster_changes
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'roster_changes: a row is never deleted');
END;
--> statement-breakpoint
DROP TRIGGER screenings_never_deleted;
--> statement-breakpoint
CREATE TRIGGER screenings_never_deleted BEFORE DELETE ON screenings
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'screenings: a row is never deleted');
END;
--> statement-breakpoint
DROP TRIGGER sessions_never_deleted;
--> statement-breakpoint
CREATE TRIGGER sessions_never_deleted BEFORE DELETE ON sessions
WHEN NOT EXISTS (SELECT 1 FROM destroying)
  OR EXISTS (SELECT 1 FROM session_students WHERE session_id = OLD.id
    AND student_id NOT IN (SELECT student_id FROM destroying)) BEGIN
  SELECT RAISE(ABORT, 'sessions: a row is never deleted');
END;
--> statement-breakpoint
DROP TRIGGER student_merges_never_deleted;
--> statement-breakpoint
CREATE TRIGGER student_merges_never_deleted BEFORE DELETE ON student_merges
WHEN OLD.merged_id NOT IN (SELECT student_id FROM destroying)
  AND OLD.kept_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'student_merges: a row is never deleted');
END;
--> statement-breakpoint
DROP TRIGGER students_never_deleted;
--> statement-breakpoint
CREATE TRIGGER students_never_deleted BEFORE DELETE ON students
WHEN OLD.id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'students: a row is never deleted');
END;
--> statement-breakpoint
DROP TRIGGER tracking_sheets_never_deleted;
--> statement-breakpoint
CREATE TRIGGER tracking_sheets_never_deleted BEFORE DELETE ON tracking_sheets
WHEN OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'tracking_sheets: a row is never deleted');
END;
--> statement-breakpoint
DROP TRIGGER process_notes_of_signed_session_delete;
--> statement-breakpoint
CREATE TRIGGER process_notes_of_signed_session_delete BEFORE DELETE ON process_notes
WHEN (SELECT signed_at FROM sessions WHERE id = OLD.session_id) IS NOT NULL
  AND (NOT EXISTS (SELECT 1 FROM destroying)
    OR EXISTS (SELECT 1 FROM session_students WHERE session_id = OLD.session_id
    AND student_id NOT IN (SELECT student_id FROM destroying))) BEGIN
  SELECT RAISE(ABORT, 'process_notes: a signed record never changes');
END;
--> statement-breakpoint
DROP TRIGGER session_students_of_signed_session_delete;
--> statement-breakpoint
CREATE TRIGGER session_students_of_signed_session_delete BEFORE DELETE ON session_students
WHEN (SELECT signed_at FROM sessions WHERE id = OLD.session_id) IS NOT NULL
  AND OLD.student_id NOT IN (SELECT student_id FROM destroying) BEGIN
  SELECT RAISE(ABORT, 'session_students: a signed record never changes');
END;
--> statement-breakpoint
DROP TRIGGER session_students_of_signed_session_update;
--> statement-breakpoint
CREATE TRIGGER session_students_of_signed_session_update BEFORE UPDATE ON session_students
WHEN (SELECT signed_at FROM sessions WHERE id = OLD.session_id) IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id) BEGIN
  SELECT RAISE(ABORT, 'session_students: a signed record never changes');
END;
--> statement-breakpoint
-- A line about somebody who was destroyed keeps its place, its time, its hand and its hash, and nothing it said.
DROP TRIGGER audit_log_never_change;
--> statement-breakpoint
CREATE TRIGGER audit_log_never_change BEFORE UPDATE ON audit_log
WHEN NOT EXISTS (SELECT 1 FROM destroying)
  OR NEW.sequence IS NOT OLD.sequence
  OR NEW.at IS NOT OLD.at
  OR NEW.who IS NOT OLD.who
  OR NEW.action IS NOT OLD.action
  OR NEW.previous_hash IS NOT OLD.previous_hash
  OR NEW.hash IS NOT OLD.hash
  OR NEW.subject <> '（档案已销毁）'
  OR json_type(NEW.detail, '$.destructionId') IS NOT 'text' BEGIN
  SELECT RAISE(ABORT, 'audit_log: a row never changes');
END;
--> statement-breakpoint
DROP TRIGGER letters_never_change;
--> statement-breakpoint
CREATE TRIGGER letters_never_change BEFORE UPDATE ON letters
WHEN NOT (EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id)
  AND NEW.id IS OLD.id
  AND NEW.school_year IS OLD.school_year
  AND NEW.sequence IS OLD.sequence
  AND NEW.issued_on IS OLD.issued_on
  AND NEW.facts IS OLD.facts
  AND NEW.pdf IS OLD.pdf
  AND NEW.recorded_at IS OLD.recorded_at
  AND NEW.recorded_by IS OLD.recorded_by) BEGIN
  SELECT RAISE(ABORT, 'letters: a row never changes');
END;
--> statement-breakpoint
DROP TRIGGER tracking_sheets_never_change;
--> statement-breakpoint
CREATE TRIGGER tracking_sheets_never_change BEFORE UPDATE ON tracking_sheets
WHEN NOT (EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id)
  AND NEW.sequence IS OLD.sequence
  AND NEW.tracker_id IS OLD.tracker_id
  AND NEW.condition IS OLD.condition
  AND NEW.intervention IS OLD.intervention
  AND NEW.recorded_at IS OLD.recorded_at
  AND NEW.recorded_by IS OLD.recorded_by) BEGIN
  SELECT RAISE(ABORT, 'tracking_sheets: a row never changes');
END;
--> statement-breakpoint
DROP TRIGGER level_periods_only_end;
--> statement-breakpoint
CREATE TRIGGER level_periods_only_end BEFORE UPDATE ON level_periods
WHEN (OLD.ended_on IS NOT NULL OR NEW.ended_on IS NULL
  OR NEW.id IS NOT OLD.id
  OR NEW.student_id IS NOT OLD.student_id
  OR NEW.from_on IS NOT OLD.from_on
  OR NEW.reason IS NOT OLD.reason
  OR NEW.recorded_at IS NOT OLD.recorded_at
  OR NEW.recorded_by IS NOT OLD.recorded_by
  OR NEW.level IS NOT OLD.level
  OR NEW.decided_by IS NOT OLD.decided_by
  OR NEW.discovery_route IS NOT OLD.discovery_route)
  AND NOT (EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id)
  AND NEW.id IS OLD.id
  AND NEW.from_on IS OLD.from_on
  AND NEW.ended_on IS OLD.ended_on
  AND NEW.reason IS OLD.reason
  AND NEW.end_reason IS OLD.end_reason
  AND NEW.recorded_at IS OLD.recorded_at
  AND NEW.recorded_by IS OLD.recorded_by
  AND NEW.level IS OLD.level
  AND NEW.decided_by IS OLD.decided_by
  AND NEW.end_decided_by IS OLD.end_decided_by
  AND NEW.discovery_route IS OLD.discovery_route) BEGIN
  SELECT RAISE(ABORT, 'level_periods: a period can only end, once');
END;
--> statement-breakpoint
DROP TRIGGER concern_periods_only_end;
--> statement-breakpoint
CREATE TRIGGER concern_periods_only_end BEFORE UPDATE ON concern_periods
WHEN (OLD.ended_on IS NOT NULL OR NEW.ended_on IS NULL
  OR NEW.id IS NOT OLD.id
  OR NEW.student_id IS NOT OLD.student_id
  OR NEW.from_on IS NOT OLD.from_on
  OR NEW.reason IS NOT OLD.reason
  OR NEW.recorded_at IS NOT OLD.recorded_at
  OR NEW.recorded_by IS NOT OLD.recorded_by
  OR NEW.concern IS NOT OLD.concern)
  AND NOT (EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id)
  AND NEW.id IS OLD.id
  AND NEW.from_on IS OLD.from_on
  AND NEW.ended_on IS OLD.ended_on
  AND NEW.reason IS OLD.reason
  AND NEW.end_reason IS OLD.end_reason
  AND NEW.recorded_at IS OLD.recorded_at
  AND NEW.recorded_by IS OLD.recorded_by
  AND NEW.concern IS OLD.concern) BEGIN
  SELECT RAISE(ABORT, 'concern_periods: a period can only end, once');
END;
--> statement-breakpoint
DROP TRIGGER care_periods_only_end;
--> statement-breakpoint
CREATE TRIGGER care_periods_only_end BEFORE UPDATE ON care_periods
WHEN (OLD.ended_on IS NOT NULL OR NEW.ended_on IS NULL
  OR NEW.id IS NOT OLD.id
  OR NEW.student_id IS NOT OLD.student_id
  OR NEW.from_on IS NOT OLD.from_on
  OR NEW.reason IS NOT OLD.reason
  OR NEW.recorded_at IS NOT OLD.recorded_at
  OR NEW.recorded_by IS NOT OLD.recorded_by
  OR NEW.care IS NOT OLD.care)
  AND NOT (EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id)
  AND NEW.id IS OLD.id
  AND NEW.from_on IS OLD.from_on
  AND NEW.ended_on IS OLD.ended_on
  AND NEW.reason IS OLD.reason
  AND NEW.end_reason IS OLD.end_reason
  AND NEW.recorded_at IS OLD.recorded_at
  AND NEW.recorded_by IS OLD.recorded_by
  AND NEW.care IS OLD.care) BEGIN
  SELECT RAISE(ABORT, 'care_periods: a period can only end, once');
END;
--> statement-breakpoint
DROP TRIGGER leave_periods_only_end;
--> statement-breakpoint
CREATE TRIGGER leave_periods_only_end BEFORE UPDATE ON leave_periods
WHEN (OLD.ended_on IS NOT NULL OR NEW.ended_on IS NULL
  OR NEW.id IS NOT OLD.id
  OR NEW.student_id IS NOT OLD.student_id
  OR NEW.from_on IS NOT OLD.from_on
  OR NEW.recorded_at IS NOT OLD.recorded_at
  OR NEW.recorded_by IS NOT OLD.recorded_by
  OR NEW.reason IS NOT OLD.reason)
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
DROP TRIGGER circumstance_periods_only_end;
--> statement-breakpoint
CREATE TRIGGER circumstance_periods_only_end BEFORE UPDATE ON circumstance_periods
WHEN (OLD.ended_on IS NOT NULL OR NEW.ended_on IS NULL
  OR NEW.id IS NOT OLD.id
  OR NEW.student_id IS NOT OLD.student_id
  OR NEW.from_on IS NOT OLD.from_on
  OR NEW.recorded_at IS NOT OLD.recorded_at
  OR NEW.recorded_by IS NOT OLD.recorded_by
  OR NEW.circumstance IS NOT OLD.circumstance
  OR NEW.text IS NOT OLD.text
  OR NEW.source IS NOT OLD.source)
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
DROP TRIGGER retention_holds_only_end;
--> statement-breakpoint
CREATE TRIGGER retention_holds_only_end BEFORE UPDATE ON retention_holds
WHEN (OLD.ended_on IS NOT NULL OR NEW.ended_on IS NULL
  OR NEW.id IS NOT OLD.id
  OR NEW.student_id IS NOT OLD.student_id
  OR NEW.from_on IS NOT OLD.from_on
  OR NEW.recorded_at IS NOT OLD.recorded_at
  OR NEW.recorded_by IS NOT OLD.recorded_by
  OR NEW.reason IS NOT OLD.reason)
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
DROP TRIGGER attachments_content_never_changes;
--> statement-breakpoint
CREATE TRIGGER attachments_content_never_changes BEFORE UPDATE ON attachments
WHEN NEW.id IS NOT OLD.id OR NEW.bytes IS NOT OLD.bytes OR NEW.digest IS NOT OLD.digest
  OR NEW.media_type IS NOT OLD.media_type
  OR (NEW.student_id IS NOT OLD.student_id
    AND NOT EXISTS (SELECT 1 FROM merging WHERE from_id = OLD.student_id AND into_id = NEW.student_id)) BEGIN
  SELECT RAISE(ABORT, 'attachments: what was attached never changes');
END;
--> statement-breakpoint
-- An archive is only read: the student has left, and nothing new is written about them.
CREATE TRIGGER session_students_archived BEFORE INSERT ON session_students
WHEN EXISTS (SELECT 1 FROM departures d JOIN sessions s ON s.id = NEW.session_id
  WHERE d.student_id = NEW.student_id AND d.returned_on IS NULL AND s.occurred_on >= d.left_on) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER level_periods_archived BEFORE INSERT ON level_periods
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id AND returned_on IS NULL
  AND left_on <= date(NEW.recorded_at / 1000, 'unixepoch', 'localtime')) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER concern_periods_archived BEFORE INSERT ON concern_periods
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id AND returned_on IS NULL
  AND left_on <= date(NEW.recorded_at / 1000, 'unixepoch', 'localtime')) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER care_periods_archived BEFORE INSERT ON care_periods
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id AND returned_on IS NULL
  AND left_on <= date(NEW.recorded_at / 1000, 'unixepoch', 'localtime')) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER leave_periods_archived BEFORE INSERT ON leave_periods
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id AND returned_on IS NULL
  AND left_on <= date(NEW.recorded_at / 1000, 'unixepoch', 'localtime')) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER circumstance_periods_archived BEFORE INSERT ON circumstance_periods
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id AND returned_on IS NULL
  AND left_on <= date(NEW.recorded_at / 1000, 'unixepoch', 'localtime')) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER observations_archived BEFORE INSERT ON observations
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id AND returned_on IS NULL
  AND left_on <= date(NEW.recorded_at / 1000, 'unixepoch', 'localtime')) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER diagnoses_archived BEFORE INSERT ON diagnoses
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id AND returned_on IS NULL
  AND left_on <= date(NEW.recorded_at / 1000, 'unixepoch', 'localtime')) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER screenings_archived BEFORE INSERT ON screenings
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id AND returned_on IS NULL
  AND left_on <= date(NEW.recorded_at / 1000, 'unixepoch', 'localtime')) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER contacts_archived BEFORE INSERT ON contacts
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id AND returned_on IS NULL
  AND left_on <= date(NEW.recorded_at / 1000, 'unixepoch', 'localtime')) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER follow_ups_archived BEFORE INSERT ON follow_ups
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id AND returned_on IS NULL
  AND left_on <= date(NEW.recorded_at / 1000, 'unixepoch', 'localtime')) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER tracking_sheets_archived BEFORE INSERT ON tracking_sheets
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id AND returned_on IS NULL
  AND left_on <= date(NEW.recorded_at / 1000, 'unixepoch', 'localtime')) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER home_visits_archived BEFORE INSERT ON home_visits
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id AND returned_on IS NULL
  AND left_on <= date(NEW.recorded_at / 1000, 'unixepoch', 'localtime')) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER letters_archived BEFORE INSERT ON letters
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id AND returned_on IS NULL
  AND left_on <= date(NEW.recorded_at / 1000, 'unixepoch', 'localtime')) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER attachments_archived BEFORE INSERT ON attachments
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id AND returned_on IS NULL
  AND left_on <= date(NEW.recorded_at / 1000, 'unixepoch', 'localtime')) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER received_hand_overs_archived BEFORE INSERT ON received_hand_overs
WHEN EXISTS (SELECT 1 FROM departures WHERE student_id = NEW.student_id AND returned_on IS NULL
  AND left_on <= date(NEW.recorded_at / 1000, 'unixepoch', 'localtime')) BEGIN
  SELECT RAISE(ABORT, 'archived: the student has left');
END;
--> statement-breakpoint
CREATE TRIGGER hand_overs_keep_their_content BEFORE UPDATE ON hand_overs
WHEN NEW.id IS NOT OLD.id OR NEW.content IS NOT OLD.content OR NEW.prepared_on IS NOT OLD.prepared_on
  OR NEW.to_school IS NOT OLD.to_school BEGIN
  SELECT RAISE(ABORT, 'hand_overs: what was handed over never changes');
END;
--> statement-breakpoint
CREATE TRIGGER received_hand_overs_keep_their_content BEFORE UPDATE ON received_hand_overs
WHEN NEW.id IS NOT OLD.id OR NEW.content IS NOT OLD.content OR NEW.pack_id IS NOT OLD.pack_id
  OR NEW.from_school IS NOT OLD.from_school BEGIN
  SELECT RAISE(ABORT, 'received_hand_overs: what was received never changes');
END;
